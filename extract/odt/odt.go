// Package odt reads OpenDocument texts (.odt, .ott) into a flow.
//
// What becomes what is as in extract/docx: one paragraph one flow paragraph,
// automatic numbers in Paragraph.Mark, raised digits as superscript
// characters, notes tied to their marks, a table one grid, tables within a
// cell and text boxes right after what holds them, tracked deletions, heads
// and feet of pages and indexes as furniture, hidden text and pictures unread.
// Rows and cells that the format repeats are written out.
//
// Measures are points. A document has no pages here.
package odt

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

// MediaType is the registered type of an OpenDocument text.
const MediaType = "application/vnd.oasis.opendocument.text"

// Read reads an OpenDocument text. An error is a *flow.Error that says why the
// file cannot be read at all, or the context's error.
func Read(ctx context.Context, data []byte) (*flow.Flow, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &flow.Error{Code: flow.CodeTruncated, Detail: "the package: " + err.Error()}
	}
	if err := refuse(ctx, z); err != nil {
		return nil, err
	}
	content, err := part(ctx, z, "content.xml")
	if err != nil {
		return nil, err
	}
	if content == nil {
		return nil, &flow.Error{Code: flow.CodeCorrupt, Detail: "the package has no content.xml"}
	}
	body := content.child("office:body").child("office:text")
	if body.name == "" {
		return nil, &flow.Error{Code: flow.CodeUnsupported, Detail: "an OpenDocument file that is no text"}
	}
	r := &reader{ctx: ctx, flow: &flow.Flow{MediaType: MediaType}}
	shared, err := part(ctx, z, "styles.xml")
	if err != nil || shared == nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		r.remark("the part styles.xml is missing or damaged")
		shared = &node{}
	}
	r.styles, r.lists = readStyles(shared, content), readLists(shared, content)
	s := &story{reader: r}
	if err := s.blocks(body.children); err != nil {
		return nil, err
	}
	r.readHeadsAndFeet(shared)
	r.flow.Items = s.items
	r.finish()
	if len(r.flow.Items) == 0 && len(r.flow.Notes) == 0 {
		return nil, &flow.Error{Code: flow.CodeNoText, Detail: "no paragraph or table holds text"}
	}
	return r.flow, nil
}

// refuse refuses packages that need a password.
func refuse(ctx context.Context, z *zip.Reader) error {
	manifest, err := part(ctx, z, "META-INF/manifest.xml")
	if err != nil || manifest == nil {
		return ctx.Err() // packages are readable without it
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
	size   int // paragraphs and cells read so far
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
