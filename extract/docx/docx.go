// Package docx reads Word documents (Office Open XML: .docx, .docm, .dotx,
// transitional and strict) into a flow.
//
// What becomes what:
//
//   - A paragraph is one flow paragraph. A forced line break starts another
//     one where what follows it begins like a list entry, or what precedes it
//     ends like a sentence; elsewhere it ends a Part.
//   - Automatic numbers are rendered into Paragraph.Mark; inside a table they
//     stand before the cell's text, where the reader of the page sees them.
//   - Raised digits are superscript characters. The mark of a foot- or endnote
//     is its number as Word shows it: ¹ ² ³ for footnotes, ⁱ ⁱⁱ ⁱⁱⁱ for endnotes
//     unless the document's settings say otherwise.
//   - A table is one grid; the paragraphs of a cell are its lines. A table
//     inside a cell becomes a grid of its own right after the outer one, and
//     so does the text of a text box after the paragraph that anchors it.
//   - Tracked insertions are text, deletions are furniture of the kind
//     "deleted"; fields show their last result. Heads and feet of pages are
//     furniture, and so are tables of contents ("navigation"), which repeat the
//     headings. Hidden text, pictures and embedded objects are unread.
//   - Of a damaged file what is left is read, whole paragraphs and rows up to
//     the damage, and the flow says that it is not all.
//
// Measures are points. A document has no pages here: Word decides on them
// when it prints.
package docx

import (
	"context"
	"errors"
	"fmt"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
	"github.com/trichluc/trichluc/extract/office/archive"
	"github.com/trichluc/trichluc/extract/office/markup"
)

// MediaType is the registered type of a Word document.
const MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// Read reads a Word document. An error is a *flow.Error that says why the
// file cannot be read at all, or the context's error.
func Read(ctx context.Context, data []byte) (*flow.Flow, error) {
	f, err := read(ctx, data)
	if err != nil {
		return nil, translate(err)
	}
	return f, nil
}

func read(ctx context.Context, data []byte) (*flow.Flow, error) {
	pkg, err := openPackage(ctx, data)
	if err != nil {
		return nil, err
	}
	content, err := pkg.content(data)
	if err != nil {
		return nil, err
	}
	if content.Damage != "" {
		return readDamaged(ctx, pkg, content)
	}
	f, err := readSound(ctx, pkg, content.Text)
	if err == nil && content.Repaired > 0 {
		f.Remarks = append(f.Remarks, fmt.Sprintf("%s was damaged: %d bytes were restored, its checksum holds again", pkg.main, content.Repaired))
	}
	var broken *markup.SyntaxError
	if errors.As(err, &broken) { // as it was written, by a program that failed
		return readDamaged(ctx, pkg, archive.Content{Text: content.Text, Damage: broken.Reason, Ended: true})
	}
	return f, err
}

// readSound reads a document whose main part is well-formed.
func readSound(ctx context.Context, pkg *bundle, content string) (*flow.Flow, error) {
	r := &reader{ctx: ctx, pkg: pkg, flow: &flow.Flow{MediaType: MediaType}}
	r.links = pkg.relations(pkg.main)
	r.accountParts()
	r.styles = r.readStyles()
	r.numbering = r.readNumbering()
	r.readNotes()
	body := &story{reader: r}
	if err := body.read(content, "document"); err != nil {
		return nil, err
	}
	r.readHeadsAndFeet()
	r.flow.Items = body.items
	r.finish()
	if len(r.flow.Items) == 0 && len(r.flow.Notes) == 0 {
		return nil, &flow.Error{Code: flow.CodeNoText, Detail: "no paragraph or table holds text"}
	}
	return r.flow, nil
}

// reader is what all stories of one file share.
type reader struct {
	ctx       context.Context
	pkg       *bundle
	links     map[string]relation // of the main part, by id
	styles    *styles
	numbering *numbering
	notes     [2]noteList // by noteKind
	flow      *flow.Flow
	tally     office.Tally
	size      int // paragraphs and cells read so far
}

const (
	// maxSize bounds the paragraphs, lines, cells, notes and unread parts of a
	// file together. The largest provincial report met has two thousand; a
	// statistical yearbook of 100,000 cells about 220,000. At the limit a flow
	// takes some 100 MB while it grows.
	maxSize = 250_000
	// maxParagraph bounds one paragraph, in bytes: converters that know no
	// paragraphs put a page or a chapter into one.
	maxParagraph = 4 << 20
)

func (r *reader) grow(n int) error {
	r.size += n
	if r.size > maxSize {
		return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("more than %d paragraphs, cells and the like, or a paragraph of more than %d bytes", maxSize, maxParagraph)}
	}
	return nil
}

// unread accounts for a part of the document that is not handed over.
func (r *reader) unread(reason, text string) {
	if r.size++; r.size > maxSize {
		return // grow says so
	}
	r.flow.Unread = append(r.flow.Unread, trichluc.Unread{Characters: office.CountCharacters(text), Reason: reason})
}

func (r *reader) remark(format string, args ...any) {
	r.flow.Remarks = append(r.flow.Remarks, fmt.Sprintf(format, args...))
}

func (r *reader) finish() {
	r.tally.Report(r.flow)
	r.finishNotes()
	office.MarkSmall(r.flow.Items)
}

// translate turns whatever zip and XML decoding say into a flow.Error.
func translate(err error) error {
	var known *flow.Error
	if errors.As(err, &known) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return &flow.Error{Code: flow.CodeCorrupt, Detail: office.FirstLine(err.Error())}
}
