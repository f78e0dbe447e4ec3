package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"strings"

	worddocx "github.com/nguyenthenguyen/docx"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

const (
	// maxPart bounds one XML part after unpacking: a thousand pages of tables
	// make about 20 MB.
	maxPart = 64 << 20
	// maxParts bounds all XML parts together; they are held in memory.
	maxParts = 128 << 20
	// maxEntries bounds the zip directory: a report with a picture on every
	// page has a few hundred entries.
	maxEntries = 20_000
	// mainPart is where every known writer puts the main part, and the only
	// place where nguyenthenguyen/docx looks for it.
	mainPart = "word/document.xml"
)

// archive is an opened package: its parts by lower-case name.
type archive struct {
	parts map[string]*zip.File
	main  string // name of the main part, as keyed in parts
}

// relation is one entry of a .rels part.
type relation struct {
	kind   string // last path element of the type: "header", "footnotes"
	target string // part name as keyed in archive.parts; a URL where external
}

func openPackage(data []byte) (*archive, error) {
	if err := checkMagic(data); err != nil {
		return nil, err
	}
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, unreadableZip(data, err)
	}
	if len(zr.File) > maxEntries {
		return nil, &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("%d zip entries", len(zr.File))}
	}
	a := &archive{parts: make(map[string]*zip.File, len(zr.File))}
	for _, f := range zr.File {
		a.parts[partName(f.Name)] = f
	}
	if err := a.findMain(); err != nil {
		return nil, err
	}
	return a, a.checkSizes()
}

// partName is how names are compared: OPC names are case-insensitive, and some
// writers use backslashes.
func partName(s string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(s, "\\", "/"), "/"))
}

func checkMagic(data []byte) error {
	switch {
	case len(data) == 0:
		return &flow.Error{Code: flow.CodeEmpty}
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return oleError(data)
	case !bytes.HasPrefix(data, []byte("PK")):
		return &flow.Error{Code: flow.CodeMismatch, Detail: "not a zip package"}
	}
	return nil
}

// oleError tells a Word document behind a password, which is wrapped in the
// container of the old formats, from the old formats themselves.
func oleError(data []byte) error {
	if bytes.Contains(data, utf16("EncryptedPackage")) {
		return &flow.Error{Code: flow.CodeEncrypted, Detail: "encrypted package"}
	}
	return &flow.Error{Code: flow.CodeMismatch, Detail: "an OLE container, not a zip package"}
}

func utf16(s string) []byte {
	b := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

// unreadableZip tells a package that ends too early, whose directory at the
// end is missing, from one that is broken otherwise.
func unreadableZip(data []byte, err error) error {
	if !bytes.Contains(data, []byte("PK\x05\x06")) {
		return &flow.Error{Code: flow.CodeTruncated, Detail: "the zip directory is missing"}
	}
	return &flow.Error{Code: flow.CodeCorrupt, Detail: err.Error()}
}

// findMain finds the main part by the package's own relations.
func (a *archive) findMain() error {
	for _, r := range a.relations("") {
		if r.kind == "officedocument" && a.parts[r.target] != nil {
			a.main = r.target
		}
	}
	if a.main == "" && a.parts[mainPart] != nil {
		a.main = mainPart
	}
	if a.main == "" || strings.HasPrefix(a.main, "xl/") || strings.HasPrefix(a.main, "ppt/") {
		return &flow.Error{Code: flow.CodeMismatch, Detail: "a zip file without a Word document in it"}
	}
	return nil
}

// checkSizes refuses zip bombs before anything is unpacked. archive/zip never
// hands out more than the size that the directory states.
func (a *archive) checkSizes() error {
	var total uint64
	for name, f := range a.parts {
		if f.Flags&1 != 0 {
			return &flow.Error{Code: flow.CodeEncrypted, Detail: name}
		}
		if !isRead(name) {
			continue
		}
		total += f.UncompressedSize64
		if f.UncompressedSize64 > maxPart || total > maxParts {
			return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("%s unpacks to %d bytes", name, f.UncompressedSize64)}
		}
	}
	return nil
}

// isRead says whether a part is unpacked by us or by nguyenthenguyen/docx,
// which unpacks everything with "header" or "footer" in its name.
func isRead(name string) bool {
	return strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") ||
		strings.Contains(name, "header") || strings.Contains(name, "footer")
}

// content is the XML of the main part. nguyenthenguyen/docx reads it where the
// package is laid out as Word lays it out.
func (a *archive) content(data []byte) (string, error) {
	if a.parts[mainPart] == nil || a.parts[mainPart].Name != mainPart || a.main != mainPart {
		return a.read(a.main)
	}
	doc, err := worddocx.ReadDocxFromMemory(bytes.NewReader(data), int64(len(data)))
	if err != nil { // no word/_rels, or a damaged head: neither matters to the text
		return a.read(a.main)
	}
	defer doc.Close()
	return doc.Editable().GetContent(), nil
}

// read unpacks a part; "" without an error means that there is none.
func (a *archive) read(name string) (string, error) {
	f := a.parts[name]
	if f == nil {
		return "", nil
	}
	rc, err := f.Open()
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	defer rc.Close()
	var b strings.Builder
	b.Grow(int(min(f.UncompressedSize64, 1<<20)))
	if _, err := io.Copy(&b, io.LimitReader(rc, maxPart+1)); err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return b.String(), nil
}

// relations are the relations of a part, of the package itself for "". A
// .rels part that cannot be read has none: Word's defaults are tried then.
func (a *archive) relations(part string) map[string]relation {
	dir, base := path.Split(part)
	b, err := a.read(dir + "_rels/" + base + ".rels")
	if b == "" || err != nil {
		return nil
	}
	found := map[string]relation{}
	c := newCursor(context.Background(), b)
	_, _ = c.root(func(name string, e *element) error {
		if name != "Relationship" {
			return c.skip()
		}
		target := e.attr("Target")
		if e.attr("TargetMode") != "External" {
			if !strings.HasPrefix(target, "/") {
				target = path.Join(dir, target)
			}
			target = partName(target)
		}
		found[e.attr("Id")] = relation{kind: strings.ToLower(path.Base(e.attr("Type"))), target: target}
		return c.skip()
	})
	return found
}

// target is the part that the main part names for a kind of content, or the
// name that Word gives it.
func (r *reader) target(kind, usual string) string {
	for _, l := range r.links {
		if l.kind == kind && r.pkg.parts[l.target] != nil {
			return l.target
		}
	}
	return path.Join(path.Dir(r.pkg.main), usual)
}

// auxiliary reads a part beside the main one. What is wrong with it is a
// remark: the text can be read without it.
func (r *reader) auxiliary(kind, usual string, handle func(c *cursor, name string, e *element) error) {
	name := r.target(kind, usual)
	b, err := r.pkg.read(name)
	if err == nil && b != "" {
		c := newCursor(r.ctx, b)
		_, err = c.root(func(name string, e *element) error { return handle(c, name, e) })
	}
	if err != nil {
		r.remark("%s could not be read to its end: %s", name, office.FirstLine(err.Error()))
	}
}
