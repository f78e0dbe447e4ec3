package structure

import (
	"fmt"
	"sort"
	"strings"

	"github.com/trichluc/trichluc"
)

// emitter writes the document's text and counts in its Coverage where each
// rune went.
type emitter struct {
	doc  *trichluc.Document
	text strings.Builder
}

// emit writes the Document.
func (b *builder) emit() *trichluc.Document {
	d := &trichluc.Document{
		MediaType: b.flow.MediaType, Pages: len(b.flow.Pages), Furniture: b.allFurniture(),
	}
	w := &emitter{doc: d}
	for _, e := range b.elements {
		if e.para != nil {
			w.para(e.para)
		} else {
			w.table(e.table)
		}
	}
	running := w.text.Len()
	for _, n := range b.notes {
		w.note(n)
	}
	d.Text = w.text.String()
	w.anchors(running)
	for _, f := range d.Furniture {
		d.Coverage.Furniture += runes(f.Text)
	}
	d.Coverage.Unread = b.flow.Unread
	d.Coverage.Notes = b.remarks
	for _, t := range d.Tables {
		for _, note := range t.Notes {
			d.Coverage.Notes = append(d.Coverage.Notes, "table "+t.ID+" "+note)
		}
	}
	return d
}

// line starts a new line and gives where it begins.
func (w *emitter) line() int {
	if w.text.Len() > 0 {
		w.text.WriteByte('\n')
	}
	return w.text.Len()
}

func (w *emitter) para(p *para) {
	start := w.line()
	w.text.WriteString(p.text)
	w.doc.Coverage.Text += runes(p.text)
	w.doc.Blocks = append(w.doc.Blocks, trichluc.Block{
		Kind: p.kind, Start: start, End: w.text.Len(), Mark: p.mark, Level: p.level, Section: p.section,
		Fragments: p.fragments(start),
	})
}

// fragments are the places of a passage that begins at byte start of the text;
// neighbours on one page without positions are one.
func (p passage) fragments(start int) []trichluc.Fragment {
	var all []trichluc.Fragment
	for i, pl := range p.places {
		end := len(p.text)
		if i+1 < len(p.places) {
			end = p.places[i+1].at
		}
		if end <= pl.at {
			continue
		}
		if n := len(all); n > 0 && all[n-1].Page == pl.page && all[n-1].Box == pl.box {
			all[n-1].End = start + end
			continue
		}
		all = append(all, trichluc.Fragment{Start: start + pl.at, End: start + end, Page: pl.page, Box: pl.box})
	}
	return all
}

func (w *emitter) table(t *table) {
	if t.head == 0 {
		t.doubt(0.8, "no head found: the columns have no names")
	}
	w.doc.Tables = append(w.doc.Tables, trichluc.Table{
		ID: fmt.Sprintf("t%d", len(w.doc.Tables)+1), Caption: t.caption, Unit: t.unit, Section: t.section,
		PageFirst: t.firstPage(), PageLast: t.lastPage(), Confidence: t.confidence, Notes: t.notes,
		Header: t.header(), Rows: t.kinds(), Start: w.line(),
	})
	out := &w.doc.Tables[len(w.doc.Tables)-1]
	var fragments []trichluc.Fragment
	for r := range t.rows {
		if r > 0 {
			w.text.WriteByte('\n')
		}
		cells := w.row(&t.rows[r])
		for c, cell := range cells {
			if cell.Text != "" {
				fragments = append(fragments, t.rows[r].cells[c].fragments(cell.Start)...)
			}
		}
		if r >= t.head {
			out.Rows[r-t.head].Cells = cells
		}
	}
	out.End = w.text.Len()
	if len(out.Rows) == 0 {
		out.Rows = nil
	}
	w.doc.Blocks = append(w.doc.Blocks, trichluc.Block{
		Kind: trichluc.BlockTable, Start: out.Start, End: out.End, Section: t.section, Table: out.ID, Fragments: fragments,
	})
}

func (w *emitter) row(r *row) []trichluc.Cell {
	cells := make([]trichluc.Cell, len(r.cells))
	for c := range r.cells {
		if c > 0 {
			w.text.WriteByte('\t')
		}
		from := &r.cells[c]
		cells[c] = trichluc.Cell{Text: from.text, Start: w.text.Len(), Page: from.page(), Box: from.places[0].box}
		w.text.WriteString(from.text)
		cells[c].End = w.text.Len()
		w.doc.Coverage.Table += runes(from.text)
	}
	return cells
}

// note writes a footnote's mark and body.
func (w *emitter) note(n *note) {
	body := n.passage()
	start := w.line()
	w.text.WriteString(n.mark)
	if n.mark != "" {
		w.text.WriteByte(' ')
	}
	at := w.text.Len()
	w.text.WriteString(body.text)
	w.doc.Coverage.Footnote += runes(n.mark) + runes(body.text)
	w.doc.Footnotes = append(w.doc.Footnotes, trichluc.Footnote{
		Mark: n.mark, Text: body.text, Start: at, End: w.text.Len(), Anchor: -1, Page: n.page, Endnote: n.endnote,
	})
	w.doc.Blocks = append(w.doc.Blocks, trichluc.Block{
		Kind: trichluc.BlockFootnote, Start: start, End: w.text.Len(), Footnote: n.mark, Fragments: body.fragments(at),
	})
}

// anchors finds each note's mark in the running text, in order: where notes
// are numbered anew on each page, the second "¹" belongs to the second body.
func (w *emitter) anchors(running int) {
	next := map[string]int{}
	for i := range w.doc.Footnotes {
		f := &w.doc.Footnotes[i]
		if f.Mark == "" {
			continue
		}
		at := findMark(w.doc.Text[:running], f.Mark, next[f.Mark])
		for k := at; k >= 0 && f.Page > 0; k = findMark(w.doc.Text[:running], f.Mark, k+len(f.Mark)) {
			if page := w.pageAt(k); page >= f.Page {
				if page == f.Page {
					at = k
				}
				break
			}
		}
		if at >= 0 {
			f.Anchor = at
			next[f.Mark] = at + len(f.Mark)
		}
	}
}

// pageAt is the page on which byte at of the text was printed; 0 where there are
// no pages.
func (w *emitter) pageAt(at int) int {
	blocks := w.doc.Blocks
	b := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > at })
	if b == len(blocks) {
		return 0
	}
	fragments := blocks[b].Fragments
	f := sort.Search(len(fragments), func(i int) bool { return fragments[i].End > at })
	if f == len(fragments) {
		return 0
	}
	return fragments[f].Page
}

// findMark finds a raised mark that is not part of a longer one.
func findMark(text, mark string, from int) int {
	for {
		i := strings.Index(text[from:], mark)
		if i < 0 {
			return -1
		}
		at := from + i
		before, after := lastRune(text[:at]), firstRune(text[at+len(mark):])
		if !strings.ContainsRune(superscripts, before) && !strings.ContainsRune(superscripts, after) {
			return at
		}
		from = at + len(mark)
	}
}
