// Package structure turns a flow of any format into a Document: the same
// report gives the same Document whatever it was saved as.
//
// The stages, each in a file of its own name:
//
//	quirks     marks that converters left in the text are taken out
//	furniture  page numbers and running heads are set aside
//	layout     tables that only set text side by side become paragraphs
//	notes      footnote bodies are taken out and tied to their marks
//	columns    columns that a missing rule has parted are put together
//	pieces     pieces of one table are joined, repeated heads dropped
//	join       sentences that a page or a note has cut are joined
//	anatomy    letterhead, title, signature, recipients, appendices
//	outline    headings, list items, sections, captions
//	head       heads of tables and the names of their columns
//	rows       data and the titles that group them
//	emit       the text, its blocks, and the account of every character
//
// Every rune of the flow that is not white space ends in exactly one of
// Coverage's Text, Table, Footnote and Furniture.
package structure

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
)

// Build makes a Document of a flow. ID and Source are left to the caller,
// Metadata to normalize.
func Build(f *flow.Flow) *trichluc.Document {
	b := gather(f)
	b.unquirk()
	b.setAside()
	b.flatten()
	b.takeNotes()
	b.joinPieces()
	b.joinParagraphs()
	b.joinHead()
	b.anatomy()
	b.outline()
	return b.emit()
}

// builder holds what the stages hand on.
type builder struct {
	flow      *flow.Flow
	elements  []element
	notes     []*note
	furniture []trichluc.Furniture
	markup    map[int][]string // converters' marks taken out, by page
	remarks   []string
	paged     bool
}

// element is one paragraph or one table, in reading order.
type element struct {
	para  *para
	table *table
}

// para is a paragraph on its way to a block.
type para struct {
	passage
	bold, italic, centered, raised, small, fullLine bool
	style                                           string
	indent                                          float64
	column                                          int
	block                                           *para // the first line of an emphasis that spans several
	kind                                            trichluc.BlockKind
	mark                                            string
	level                                           int
	section                                         string
	isNote                                          bool   // the body of a note, by its number
	star                                            string // the asterisks that the body of a note begins with
	afterNote                                       bool   // the body of a note was taken out before it
}

// note is a footnote or endnote.
type note struct {
	mark    string
	body    []*passage
	page    int
	endnote bool
}

// gather cleans the flow's text and counts nothing away.
func gather(f *flow.Flow) *builder {
	b := &builder{flow: f, markup: map[int][]string{}, paged: len(f.Pages) > 0, remarks: append([]string(nil), f.Remarks...)}
	b.furniture = append(b.furniture, f.Furniture...)
	for i := range f.Items {
		switch item := f.Items[i]; {
		case item.Paragraph != nil:
			for _, p := range newParas(item.Paragraph) {
				b.elements = append(b.elements, element{para: p})
			}
		case item.Grid != nil:
			if t := newTable(item.Grid); t != nil {
				b.elements = append(b.elements, element{table: t})
			}
		}
	}
	for _, n := range f.Notes {
		body := newPassage(n.Text, n.Page, trichluc.Box{})
		body.fold()
		b.notes = append(b.notes, &note{mark: n.Mark, body: []*passage{&body}, page: n.Page, endnote: n.Endnote})
	}
	return b
}

// newParas gives a paragraph of the flow as one; a signature set in one
// paragraph, with role and name parted by line breaks, a line each.
func newParas(f *flow.Paragraph) []*para {
	var lines []passage
	if f.Mark == "" && beginsInCapitals(f) {
		lines = signatureLines(f)
	}
	if len(lines) < 2 {
		lines = []passage{passageOf(f.Parts)}
	}
	var all []*para
	for _, line := range lines {
		if p := newPara(f, line); runes(p.text) > 0 {
			all = append(all, p)
		}
	}
	return all
}

// beginsInCapitals reports a first line in capitals, as signers' roles are.
func beginsInCapitals(f *flow.Paragraph) bool {
	if len(f.Parts) == 0 {
		return false
	}
	line, _, _ := strings.Cut(f.Parts[0].Text, "\n")
	return capitals(line)
}

// signatureLines gives the lines of a paragraph that begins with a role and
// holds nothing but roles, stamps and names. Word's reader gives each line as a
// part of its own.
func signatureLines(f *flow.Paragraph) []passage {
	var lines []passage
	for i := range f.Parts {
		part := passageOf(f.Parts[i : i+1])
		at := 0
		for text := range strings.SplitSeq(part.text, "\n") {
			line := strings.TrimSpace(text)
			if len(lines) == 0 && !isRole(line) || !capitals(line) && !isName(line) && line != "" && !signStamp.MatchString(opening(line)) {
				return nil
			}
			lines = append(lines, part.slice(at, at+len(text)))
			at += len(text) + 1
		}
	}
	return lines
}

func newPara(f *flow.Paragraph, text passage) *para {
	p := &para{
		passage: text, bold: f.Bold, italic: f.Italic, centered: f.Centered, raised: f.Raised,
		small: f.Small, fullLine: f.FullLine, style: f.Style, indent: f.Indent, column: f.Column,
	}
	p.fold()
	if f.Mark != "" {
		p.replace(0, 0, f.Mark+" ")
	}
	return p
}

// passages lists every passage, of paragraphs and of cells.
func (b *builder) passages() []*passage {
	var all []*passage
	for _, e := range b.elements {
		if e.para != nil {
			all = append(all, &e.para.passage)
			continue
		}
		for _, row := range e.table.rows {
			for c := range row.cells {
				if row.cells[c].text != "" {
					all = append(all, &row.cells[c].passage)
				}
			}
		}
	}
	return all
}
