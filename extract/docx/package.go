package docx

import (
	"bytes"
	"context"
	"path"
	"strings"

	worddocx "github.com/nguyenthenguyen/docx"

	"github.com/trichluc/trichluc/extract/compound"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
	"github.com/trichluc/trichluc/extract/office/archive"
)

const (
	// mainPart is where every known writer puts the main part, and the only
	// place where nguyenthenguyen/docx looks for it.
	mainPart = "word/document.xml"
	// maxQuick bounds what nguyenthenguyen/docx is asked to unpack, in bytes:
	// it holds each part three times over while it reads.
	maxQuick = 8 << 20
)

// bundle is an opened package.
type bundle struct {
	*archive.Archive
	main string // name of the main part
}

// relation is one entry of a .rels part.
type relation struct {
	kind   string // last path element of the type: "header", "footnotes"
	target string // part name as keyed in archive.parts; a URL where external
}

func openPackage(ctx context.Context, data []byte) (*bundle, error) {
	if err := checkMagic(data); err != nil {
		return nil, err
	}
	a, err := archive.Open(ctx, data)
	if err != nil {
		return nil, err
	}
	p := &bundle{Archive: a}
	return p, p.findMain()
}

func checkMagic(data []byte) error {
	switch {
	case len(data) == 0:
		return &flow.Error{Code: flow.CodeEmpty}
	case bytes.HasPrefix(data, []byte(compound.Signature)):
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

// findMain finds the main part by the package's own relations.
func (p *bundle) findMain() error {
	for _, r := range p.relations("") {
		if r.kind == "officedocument" && p.Has(r.target) {
			p.main = r.target
		}
	}
	if p.main == "" && !p.Has(mainPart) {
		p.Search()
	}
	if p.main == "" && p.Has(mainPart) {
		p.main = mainPart
	}
	switch {
	case p.main == "" && p.Damage != "":
		return &flow.Error{Code: flow.CodeTruncated, Detail: "the main part is not among what is left: " + p.Damage}
	case p.main == "" || strings.HasPrefix(p.main, "xl/") || strings.HasPrefix(p.main, "ppt/"):
		return &flow.Error{Code: flow.CodeMismatch, Detail: "a zip file without a Word document in it"}
	}
	return nil
}

// isUnpacked says whether nguyenthenguyen/docx unpacks a part: it does so with
// everything that has "header" or "footer" in its name.
func isUnpacked(name string) bool {
	return name == mainPart || name == "word/_rels/document.xml.rels" || strings.Contains(name, "header") || strings.Contains(name, "footer")
}

// content is the XML of the main part. nguyenthenguyen/docx reads it where the
// package is sound, of usual size and laid out as Word lays it out.
func (p *bundle) content(data []byte) (archive.Content, error) {
	if p.Damage == "" && p.main == mainPart && p.Written(mainPart) == mainPart && p.Size(isUnpacked) <= maxQuick {
		if doc, err := worddocx.ReadDocxFromMemory(bytes.NewReader(data), int64(len(data))); err == nil {
			defer doc.Close()
			return archive.Content{Text: doc.Editable().GetContent()}, nil
		} // no word/_rels, or damage
	}
	return p.Read(p.main)
}

// relations are the relations of a part, of the package itself for "". A
// .rels part that cannot be read has none: Word's defaults are tried then.
func (p *bundle) relations(part string) map[string]relation {
	dir, base := path.Split(part)
	b, err := p.Read(dir + "_rels/" + base + ".rels")
	if b.Text == "" || err != nil {
		return nil
	}
	found := map[string]relation{}
	c := newCursor(context.Background(), b.Text)
	_, _ = c.root(func(name string, e *element) error {
		if name != "Relationship" {
			return c.skip()
		}
		target := e.attr("Target")
		if e.attr("TargetMode") != "External" {
			if !strings.HasPrefix(target, "/") {
				target = path.Join(dir, target)
			}
			target = archive.Name(target)
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
		if l.kind == kind && r.pkg.Has(l.target) {
			return l.target
		}
	}
	return path.Join(path.Dir(r.pkg.main), usual)
}

// auxiliary reads a part beside the main one. What is wrong with it is a
// remark: the text can be read without it.
func (r *reader) auxiliary(kind, usual string, handle func(c *cursor, name string, e *element) error) {
	name := r.target(kind, usual)
	b, err := r.pkg.Read(name)
	if err == nil && b.Text != "" {
		c := newCursor(r.ctx, b.Text)
		_, err = c.root(func(name string, e *element) error { return handle(c, name, e) })
	}
	r.account(name, b.Damage, err)
}

// account says what is wrong with a part beside the main one, if anything.
func (r *reader) account(name, damage string, err error) {
	if damage != "" {
		r.unread("a part of the package that is damaged: "+name, "")
	}
	switch {
	case err != nil && damage != "":
		r.remark("%s is damaged (%s) and could not be read to its end: %s", name, office.FirstLine(damage), office.FirstLine(err.Error()))
	case err != nil:
		r.remark("%s could not be read to its end: %s", name, office.FirstLine(err.Error()))
	case damage != "":
		r.remark("%s is damaged: %s", name, office.FirstLine(damage))
	}
}
