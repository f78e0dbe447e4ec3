package ingest

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Candidate is a file to be read.
type Candidate struct {
	Source string // how it is called everywhere else: NFC, "/" as separator, a zip member as "a.zip!/b.pdf"
	Size   int64  // bytes, unpacked, as far as known before reading
	path   string // for Files.Open
	member int    // index into the zip archive at path; -1 for a plain file
}

// SkipReason says why a file was not taken.
type SkipReason string

// The reasons. Each has a message in both languages in cmd/trichluc.
const (
	SkipHidden SkipReason = "hidden" // name begins with a dot, or is an archiver's or desktop's own
	SkipLock   SkipReason = "lock"   // "~$report.docx": an office program has the report open
	SkipOther  SkipReason = "other"  // in a folder or archive, and of no kind that holds reports
	SkipLink   SkipReason = "link"   // a link to a folder, which could lead in circles
	SkipDevice SkipReason = "device" // in a folder, and neither file nor folder
	SkipTwice  SkipReason = "twice"  // found before in the same run
)

// SkipReasons lists the reasons.
func SkipReasons() []SkipReason {
	return []SkipReason{SkipHidden, SkipLock, SkipOther, SkipLink, SkipDevice, SkipTwice}
}

// reportKinds are the endings that are taken from folders and archives. Kinds
// that hold reports but are not read yet are among them, so that they fail
// with a reason instead of being passed over.
var reportKinds = map[string]bool{
	".pdf": true, ".docx": true, ".docm": true, ".doc": true, ".rtf": true, ".odt": true, ".ott": true, ".fodt": true,
	".html": true, ".htm": true, ".xhtml": true, ".mht": true, ".mhtml": true, ".txt": true,
	".xlsx": true, ".xlsm": true, ".xls": true, ".ods": true, ".fods": true,
	".zip": true, ".rar": true, ".7z": true,
}

// Plan is what was found in the sources.
type Plan struct {
	Candidates []Candidate
	Skips      []Skip
	Failures   []Refusal
}

// Skip is a file that is not taken.
type Skip struct {
	Source string
	Reason SkipReason
}

// Refusal is a source that cannot be read, known before reading it.
type Refusal struct {
	Source string
	Error  *Error
}

// Discover looks for files in sources, in their order: a folder's files sorted
// by name, folders inside it in their place among them, an archive's members
// in the archive's order. A file that the caller names is taken whatever its
// ending.
func Discover(ctx context.Context, files Files, sources []string, limits Limits) Plan {
	d := discovery{ctx: ctx, files: files, limits: limits.orDefault(), seen: map[string]bool{}}
	for _, source := range sources {
		d.named(source)
	}
	return d.plan
}

type discovery struct {
	ctx    context.Context
	files  Files
	limits Limits
	seen   map[string]bool // sources in the plan
	plan   Plan
}

// named handles a source as the caller gave it.
func (d *discovery) named(source string) {
	if scheme, _, ok := strings.Cut(source, "://"); ok {
		d.refuse(source, CodeScheme, scheme)
		return
	}
	path := filepath.Clean(source)
	info, err := d.files.Stat(path)
	switch {
	case err != nil:
		e := reading(err)
		if e.Code == CodeVanished {
			e.Code = CodeMissing
		}
		d.refuse(called(path), e.Code, e.Detail)
	case info.IsDir():
		d.folder(path)
	case info.Mode().IsRegular():
		d.file(path, info.Size())
	default:
		d.refuse(called(path), CodeIrregular, info.Mode().Type().String())
	}
}

func (d *discovery) folder(path string) {
	if d.ctx.Err() != nil {
		return
	}
	entries, err := d.files.ReadDir(path)
	if err != nil {
		e := reading(err)
		d.refuse(called(path), e.Code, e.Detail)
		// entries hold what could be listed before the error
	}
	for _, entry := range entries {
		d.entry(filepath.Join(path, entry.Name()), entry)
	}
}

// entry handles what was found in a folder.
func (d *discovery) entry(path string, entry fs.DirEntry) {
	if reason, skip := passedOver(entry.Name()); skip {
		d.skip(called(path), reason)
		return
	}
	if entry.IsDir() {
		d.folder(path)
		return
	}
	if !reportKinds[strings.ToLower(filepath.Ext(path))] {
		d.skip(called(path), SkipOther)
		return
	}
	info, err := d.files.Stat(path) // follows links, which entry.Info does not
	switch {
	case err != nil:
		e := reading(err)
		d.refuse(called(path), e.Code, e.Detail)
	case info.IsDir():
		d.skip(called(path), SkipLink)
	case info.Mode().IsRegular():
		d.file(path, info.Size())
	default:
		d.skip(called(path), SkipDevice)
	}
}

func (d *discovery) file(path string, size int64) {
	if isZip(path) {
		d.archive(path)
		return
	}
	d.take(Candidate{Source: called(path), Size: size, path: path, member: -1})
}

func (d *discovery) take(c Candidate) {
	if d.seen[c.Source] {
		d.skip(c.Source, SkipTwice)
		return
	}
	d.seen[c.Source] = true
	d.plan.Candidates = append(d.plan.Candidates, c)
}

func (d *discovery) skip(source string, reason SkipReason) {
	d.plan.Skips = append(d.plan.Skips, Skip{source, reason})
}

func (d *discovery) refuse(source string, code Code, detail string) {
	d.plan.Failures = append(d.plan.Failures, Refusal{source, &Error{Code: code, Detail: oneLine(detail)}})
}

// passedOver says whether a name is one that desktops, archivers and office
// programs leave beside reports.
func passedOver(name string) (SkipReason, bool) {
	switch {
	case strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".~lock."):
		return SkipLock, true
	case strings.HasPrefix(name, ".") || name == "__MACOSX" || strings.EqualFold(name, "thumbs.db") || strings.EqualFold(name, "desktop.ini"):
		return SkipHidden, true
	}
	return "", false
}

func isZip(path string) bool { return strings.EqualFold(filepath.Ext(path), ".zip") }

// called is a path as a source name. macOS hands out decomposed letters, and
// a name may hold bytes that are no text, as in archives packed in an old code
// page; neither is fit for exports.
func called(path string) string {
	path = filepath.ToSlash(path)
	if utf8.ValidString(path) {
		return norm.NFC.String(path)
	}
	var b strings.Builder
	for i := 0; i < len(path); {
		r, size := utf8.DecodeRuneInString(path[i:])
		if r == utf8.RuneError && size == 1 {
			fmt.Fprintf(&b, "%%%02X", path[i]) // not U+FFFD: two names must stay two
		} else {
			b.WriteRune(r)
		}
		i += size
	}
	return norm.NFC.String(b.String())
}
