package ingest

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/trichluc/trichluc/extract/flow"
)

// archive adds the members of a zip archive to the plan. A member is refused
// for its name although nothing is ever unpacked to disk: such an archive is
// either hostile or broken, and its names would mislead whoever reads them.
func (d *discovery) archive(name string) {
	a, err := openArchive(d.files, name)
	if err != nil {
		e := failed(err)
		d.refuse(called(name), e.Code, e.Detail)
		return
	}
	defer a.close()
	var total uint64
	seen := map[string]bool{}
	for i, member := range a.reader.File {
		if strings.HasSuffix(member.Name, "/") {
			continue
		}
		source := called(name) + "!/" + called(member.Name)
		if reason, skip := passedOverMember(member.Name); skip {
			d.skip(source, reason)
			continue
		}
		if e := refuseMember(member, seen, d.limits); e != nil {
			d.refuse(source, e.Code, e.Detail)
			continue
		}
		if total += member.UncompressedSize64; total > uint64(d.limits.Archive) {
			d.refuse(source, flow.CodeTooLarge, fmt.Sprintf("the archive's members together exceed %d bytes", d.limits.Archive))
			continue
		}
		d.take(Candidate{Source: source, Size: int64(member.UncompressedSize64), path: name, member: i})
	}
}

// passedOverMember looks at every part of a member's name, as a walk through
// folders would.
func passedOverMember(name string) (SkipReason, bool) {
	for part := range strings.SplitSeq(name, "/") {
		if part == "." || part == ".." {
			return "", false // not hidden but refused
		}
		if reason, skip := passedOver(part); skip {
			return reason, true
		}
	}
	return SkipOther, !reportKinds[strings.ToLower(path.Ext(name))]
}

func refuseMember(member *zip.File, seen map[string]bool, limits Limits) *Error {
	name := member.Name
	switch {
	case strings.ContainsRune(name, '\\'):
		return &Error{Code: CodeMemberName, Detail: "backslash in the name"}
	case strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':':
		return &Error{Code: CodeMemberName, Detail: "absolute name"}
	case !fs.ValidPath(called(name)):
		return &Error{Code: CodeMemberName, Detail: `name with "..", "." or "//"`}
	case seen[name]:
		return &Error{Code: CodeMemberTwice}
	case isZip(name):
		return &Error{Code: CodeNested}
	case member.Flags&1 != 0:
		return &Error{Code: flow.CodeEncrypted, Detail: "encrypted member"}
	case !member.Mode().IsRegular():
		return &Error{Code: CodeIrregular, Detail: member.Mode().Type().String()}
	case member.UncompressedSize64 > uint64(limits.File):
		return &Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("declares %d bytes, limit %d", member.UncompressedSize64, limits.File)}
	}
	seen[name] = true
	return nil
}

// archive is a zip archive open for reading.
type archive struct {
	file   File
	reader *zip.Reader
}

func (a *archive) close() { _ = a.file.Close() } // only read: nothing can be lost

// openArchive reads an archive's directory. Its errors are *Error.
func openArchive(files Files, name string) (*archive, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, reading(err)
	}
	info, err := f.Stat()
	if err != nil {
		_ = f.Close()
		return nil, reading(err)
	}
	r, err := zip.NewReader(f, info.Size())
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are judged one by one
		e := brokenArchive(f, info.Size(), err)
		_ = f.Close()
		return nil, e
	}
	return &archive{f, r}, nil
}

// brokenArchive tells an archive cut short from what never was one: the
// directory stands at the end of an archive, the signature at its start.
func brokenArchive(f io.ReaderAt, size int64, err error) *Error {
	head := make([]byte, 4)
	n, _ := f.ReadAt(head, 0)
	switch {
	case size == 0:
		return &Error{Code: flow.CodeEmpty}
	case string(head[:n]) == "PK\x03\x04":
		return &Error{Code: flow.CodeTruncated, Detail: "zip archive without its directory"}
	case errors.Is(err, zip.ErrFormat):
		return &Error{Code: flow.CodeMismatch, Detail: "not a zip archive"}
	}
	return &Error{Code: flow.CodeCorrupt, Detail: err.Error()}
}
