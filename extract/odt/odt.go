// Package odt reads OpenDocument texts (.odt, .ott) and workbooks (.ods) into
// a flow, packed or flat (.fodt, .fods).
//
// What becomes what is as in extract/docx: one paragraph one flow paragraph,
// automatic numbers in Paragraph.Mark, raised digits as superscript
// characters, notes tied to their marks, a table one grid, tables within a
// cell and text boxes right after what holds them, tracked deletions, heads
// and feet of pages and indexes as furniture, hidden text and pictures unread.
// Rows and cells that the format repeats are written out. What a sheet becomes
// is said in extract/sheet. A damaged file is read up to where it breaks.
//
// Measures are points. A document has no pages here.
package odt

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
	"github.com/trichluc/trichluc/extract/office/archive"
)

// MediaType is the registered type of an OpenDocument text.
const MediaType = "application/vnd.oasis.opendocument.text"

// MediaTypeWorkbook is that of an OpenDocument workbook.
const MediaTypeWorkbook = "application/vnd.oasis.opendocument.spreadsheet"

// Read reads an OpenDocument text or workbook. An error is a *flow.Error that
// says why the file cannot be read at all, or the context's error.
func Read(ctx context.Context, data []byte) (*flow.Flow, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r := &reader{ctx: ctx, flow: &flow.Flow{}}
	content, shared, err := r.parts(data)
	if err != nil {
		return nil, err
	}
	r.styles, r.lists = readStyles(shared, content), readLists(shared, content)
	body := content.child("office:body")
	switch {
	case body.child("office:text").name != "":
		r.flow.MediaType = MediaType
		s := &story{reader: r}
		if err := s.blocks(body.child("office:text").children); err != nil {
			return nil, err
		}
		r.readHeadsAndFeet(shared)
		r.flow.Items = append(r.flow.Items, s.items...)
	case body.child("office:spreadsheet").name != "":
		r.flow.MediaType = MediaTypeWorkbook
		if err := r.workbook(body.child("office:spreadsheet")); err != nil {
			return nil, err
		}
	case r.broken != nil:
		return nil, r.broken
	default:
		return nil, &flow.Error{Code: flow.CodeUnsupported, Detail: "an OpenDocument file that is neither text nor workbook"}
	}
	r.finish()
	if len(r.flow.Items) == 0 && len(r.flow.Notes) == 0 {
		return nil, r.nothing()
	}
	return r.flow, nil
}

// parts are the trees of the content, and of the styles that pages and content
// share. A flat file is one tree with both.
func (r *reader) parts(data []byte) (content, shared *node, err error) {
	if !bytes.HasPrefix(data, []byte("PK")) && !bytes.Contains(data, []byte("PK\x01\x02")) {
		content, err = r.content("the file", archive.Content{Text: string(data)})
		return content, content, err
	}
	a, err := archive.Open(r.ctx, data)
	if err != nil {
		return nil, nil, err
	}
	if err := refuse(r.ctx, a); err != nil {
		return nil, nil, err
	}
	packed, err := a.Read("content.xml")
	if err != nil {
		return nil, nil, err
	}
	if packed.Text == "" && packed.Damage == "" {
		return nil, nil, missing(a)
	}
	if a.Damage != "" {
		r.remark("the package is damaged (%s): its parts were found one by one", office.FirstLine(a.Damage))
	}
	if content, err = r.content("content.xml", packed); err != nil {
		return nil, nil, err
	}
	if shared, err = part(r.ctx, a, "styles.xml"); err != nil {
		return nil, nil, err
	}
	if shared == nil {
		r.remark("the part styles.xml is missing or damaged")
		shared = &node{}
	}
	return content, shared, nil
}

// refuse refuses packages that need a password.
func refuse(ctx context.Context, a *archive.Archive) error {
	manifest, err := part(ctx, a, "META-INF/manifest.xml")
	if err != nil || manifest == nil {
		return err // packages are readable without it
	}
	encrypted := false
	manifest.each("manifest:encryption-data", func(*node) { encrypted = true })
	if encrypted {
		return &flow.Error{Code: flow.CodeEncrypted, Detail: "a document that needs a password"}
	}
	return nil
}

// reader is what all stories of one file share.
type reader struct {
	ctx    context.Context
	styles *styles
	lists  *lists
	flow   *flow.Flow
	tally  office.Tally
	size   int         // paragraphs and cells read so far
	broken *flow.Error // why the content ends too early
}

// maxSize bounds the paragraphs and cells of a file, written out where the
// format repeats them. The largest provincial report met has a thousand.
const maxSize = 1_000_000

func (r *reader) grow(n int) error {
	before := r.size / checkEvery
	r.size += n
	if r.size > maxSize {
		return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("more than %d paragraphs and cells", maxSize)}
	}
	if r.size/checkEvery != before {
		return r.ctx.Err()
	}
	return nil
}

// unread accounts for a part of the document that is not handed over.
func (r *reader) unread(reason, text string) {
	r.flow.Unread = append(r.flow.Unread, trichluc.Unread{Characters: office.CountCharacters(text), Reason: reason})
}

func (r *reader) remark(format string, args ...any) {
	r.flow.Remarks = append(r.flow.Remarks, fmt.Sprintf(format, args...))
}

func (r *reader) furniture(kind, text string) {
	if text = strings.Join(strings.Fields(office.Clean(text)), " "); text != "" {
		r.flow.Furniture = append(r.flow.Furniture, trichluc.Furniture{Kind: kind, Text: text})
	}
}

func (r *reader) finish() {
	r.tally.Report(r.flow)
	office.MarkSmall(r.flow.Items)
}

// headsAndFeet are the elements of a page's master.
var headsAndFeet = []struct{ element, kind string }{
	{"style:header", "running-head"}, {"style:header-left", "running-head"}, {"style:header-first", "running-head"},
	{"style:footer", "running-foot"}, {"style:footer-left", "running-foot"}, {"style:footer-first", "running-foot"},
}

// readHeadsAndFeet reads the heads and feet of pages; masters that say the
// same are named once.
func (r *reader) readHeadsAndFeet(shared *node) {
	var seen []string
	shared.each("style:master-page", func(master *node) {
		for _, h := range headsAndFeet {
			s := &story{reader: r, inHead: true}
			if err := s.blocks(master.child(h.element).children); err != nil {
				r.remark("a page head or foot could not be read to its end")
			}
			kind, text := h.kind, office.OneLine(s.items)
			if s.pageField && strings.IndexFunc(text, unicode.IsLetter) < 0 {
				kind = "page-number"
			}
			if text != "" && !slices.Contains(seen, kind+text) {
				seen = append(seen, kind+text)
				r.furniture(kind, text)
			}
		}
	})
}
