package cite

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/phrase"
)

// passage is a stretch of text that citations are read in: a block, or one
// cell of a table. No citation runs over its end.
type passage struct {
	text    string
	start   int // of text in Document.Text
	block   int // index into passages.blocks; -1 outside every block
	page    int
	box     trichluc.Box
	section string
	table   *trichluc.Table
	row     int // 1-based; 0 in a table's head
	column  int
	cell    bool
}

// passages finds the passage around an offset.
type passages struct {
	doc    *trichluc.Document
	blocks []trichluc.Block // of the document, or its lines where it has none
	order  []int            // indexes of blocks by Start
	nth    []int            // index of blocks -> place in order
	last   int              // place in order of the block found last
	seen   *passage         // in that block, found last; nil if its page depends on the offset
	tables map[string]*trichluc.Table
	intros map[int]string // by place in order: what introduces the list there
}

func newPassages(d *trichluc.Document) *passages {
	p := &passages{doc: d, blocks: d.Blocks, tables: map[string]*trichluc.Table{}, intros: map[int]string{}}
	if len(p.blocks) == 0 {
		p.blocks = linesOf(d.Text)
	}
	p.order, p.nth = make([]int, 0, len(p.blocks)), make([]int, len(p.blocks))
	for i := range p.blocks {
		if b := &p.blocks[i]; b.Start >= 0 && b.Start <= b.End && b.End <= len(d.Text) {
			p.order = append(p.order, i)
		}
	}
	byPlace := func(a, b int) int { return p.blocks[a].Start - p.blocks[b].Start }
	if !slices.IsSortedFunc(p.order, byPlace) {
		slices.SortStableFunc(p.order, byPlace)
	}
	for k, i := range p.order {
		p.nth[i] = k
	}
	for i := range d.Tables {
		p.tables[d.Tables[i].ID] = &d.Tables[i]
	}
	return p
}

// lineLimit bounds the lines of a text without blocks, in bytes: what is read
// of one citation never reaches further, and a file that is one line must not
// take time in the square of its length.
const lineLimit = 64 << 10

// linesOf divides a text without blocks into its lines and cells.
func linesOf(text string) []trichluc.Block {
	var out []trichluc.Block
	for start := 0; start < len(text); {
		end := runeStart(text, min(len(text), start+lineLimit))
		if n := strings.IndexAny(text[start:end], "\n\t"); n >= 0 {
			end = start + n
		}
		if end > start {
			out = append(out, trichluc.Block{Kind: trichluc.BlockParagraph, Start: start, End: end})
		}
		start = end
		for start < len(text) && (text[start] == '\n' || text[start] == '\t') {
			start++
		}
	}
	return out
}

// at returns the passage that holds the offset.
func (p *passages) at(offset int) *passage {
	d := p.doc
	if s := p.seen; s != nil && s.start <= offset && offset < s.start+len(s.text) && (p.last+1 >= len(p.order) || offset < p.blocks[p.order[p.last+1]].Start) {
		return s
	}
	p.seen = nil
	k := p.last
	if k >= len(p.order) || offset < p.blocks[p.order[k]].Start || k+1 < len(p.order) && p.blocks[p.order[k+1]].Start <= offset {
		k = sort.Search(len(p.order), func(k int) bool { return p.blocks[p.order[k]].Start > offset }) - 1
	}
	p.last = max(k, 0)
	if k < 0 || p.blocks[p.order[k]].End <= offset {
		return p.field(offset, fieldStart(d.Text, offset), -1)
	}
	i := p.order[k]
	b := &p.blocks[i]
	if t := p.tables[b.Table]; t != nil && b.Kind == trichluc.BlockTable {
		return p.inTable(t, i, offset)
	}
	out := &passage{text: d.Text[b.Start:b.End], start: b.Start, block: i, section: b.Section}
	for _, f := range b.Fragments {
		if f.Start <= offset {
			out.page, out.box = f.Page, f.Box
		}
	}
	if len(b.Fragments) < 2 { // else its page and box depend on the offset
		p.seen = out
	}
	return out
}

// inTable returns the cell around the offset, or the field between tabs where
// the table knows no cell (its head).
func (p *passages) inTable(t *trichluc.Table, block, offset int) *passage {
	r := sort.Search(len(t.Rows), func(r int) bool { return len(t.Rows[r].Cells) > 0 && t.Rows[r].Cells[0].Start > offset }) - 1
	if r >= 0 {
		for c, cell := range t.Rows[r].Cells {
			if cell.Start <= offset && offset < cell.End && cell.End <= len(p.doc.Text) {
				p.seen = &passage{text: p.doc.Text[cell.Start:cell.End], start: cell.Start, block: block, page: cell.Page,
					box: cell.Box, section: t.Section, table: t, row: r + 1, column: c + 1, cell: true}
				return p.seen
			}
		}
	}
	out := p.field(offset, max(fieldStart(p.doc.Text, offset), t.Start), block)
	out.table, out.section, out.page, out.cell = t, t.Section, t.PageFirst, true
	return out
}

func fieldStart(text string, offset int) int {
	from := runeStart(text, max(0, offset-lineLimit))
	return from + strings.LastIndexAny(text[from:offset], "\n\t") + 1
}

func (p *passages) field(offset, start, block int) *passage {
	end := runeStart(p.doc.Text, min(len(p.doc.Text), offset+lineLimit))
	if n := strings.IndexAny(p.doc.Text[offset:end], "\n\t"); n >= 0 {
		end = offset + n
	}
	return &passage{text: p.doc.Text[start:end], start: start, block: block}
}

// opens reports whether nothing but a list mark stands before text[pos].
func (p *passage) opens(pos int) bool {
	return strings.TrimLeft(p.text[:pos], " -–+•*0123456789.)(abcdđe¹²³⁴⁵⁶⁷⁸⁹⁰“\"") == ""
}

// sentence returns the sentence of the passage around [start, end).
func (p *passage) sentence(start, end int) string {
	if p.cell {
		return p.text
	}
	from := sentenceStart(p.text, start)
	return strings.TrimSpace(p.text[from:sentenceEnd(p.text, end)])
}

// sentenceLimit bounds how far a sentence is followed to either side: the
// longest of the reports at hand has 2,900 bytes. Without a bound, a file that
// is one line would take time in the square of its length.
const sentenceLimit = 8 << 10

func sentenceStart(text string, pos int) int {
	for i := pos - 1; i > max(0, pos-sentenceLimit); i-- {
		if text[i] == '\n' || text[i] == ' ' && endsSentence(text, i-1) {
			return i + 1
		}
	}
	return runeStart(text, max(0, pos-sentenceLimit))
}

// runeStart moves an offset back to where a letter begins.
func runeStart(text string, pos int) int {
	for pos > 0 && pos < len(text) && !utf8.RuneStart(text[pos]) {
		pos--
	}
	return pos
}

func sentenceEnd(text string, pos int) int {
	limit := min(len(text), pos+sentenceLimit)
	for i := pos; i < limit; i++ {
		if text[i] == '\n' || endsSentence(text, i) {
			return i + 1
		}
	}
	return runeStart(text, limit)
}

// endsSentence reports whether text[i] is a full stop: a point before a space
// and a capital, but not one behind an abbreviation ("TP. Đồng Hới").
func endsSentence(text string, i int) bool {
	if text[i] != '.' && text[i] != '!' && text[i] != '?' {
		return false
	}
	if i+1 == len(text) {
		return true
	}
	if text[i+1] != ' ' || i+2 >= len(text) {
		return false
	}
	word := phrase.WordBefore(text, i)
	return phrase.IsUpper(text[i+2:]) && len(word) > 1 && word != "TP" && word != "Tp" && word != "TX" && word != "TM" && word != "KT"
}

// intro returns the text that introduces the list which the passage is an
// item of: the nearest line above it that ends in a colon or is a heading,
// with only items of the same kind of mark between.
func (p *passages) intro(at *passage) string {
	if at.block < 0 || at.cell {
		return ""
	}
	place := p.nth[at.block]
	mark := markClass(p.blocks[at.block].Mark)
	k, found := place-1, ""
	for ; k >= 0; k-- {
		b := p.blocks[p.order[k]]
		if known, ok := p.intros[k]; ok && markClass(b.Mark) == mark && !introduces(p.doc, b) {
			found = known
			break
		}
		if b.Kind == trichluc.BlockFootnote || b.Kind == trichluc.BlockTable {
			continue
		}
		if introduces(p.doc, b) {
			found = strings.TrimSpace(p.doc.Text[b.Start:b.End])
			break
		}
		if markClass(b.Mark) != mark {
			break
		}
	}
	p.intros[place] = found
	return found
}

// introduces reports whether a block can stand above a list that it announces.
func introduces(d *trichluc.Document, b trichluc.Block) bool {
	switch b.Kind {
	case trichluc.BlockHeading, trichluc.BlockTitle, trichluc.BlockAppendix:
		return true
	case trichluc.BlockFootnote, trichluc.BlockTable:
		return false
	}
	return strings.HasSuffix(strings.TrimRight(d.Text[b.Start:b.End], " "), ":")
}

func markClass(mark string) string {
	if mark == "" {
		return ""
	}
	switch c := strings.TrimLeft(mark, "( "); {
	case c != "" && isDigit(c[0]):
		return "1"
	case len(c) > 1:
		return "a"
	}
	return mark
}

// anchor returns the text before the mark of the footnote that the passage is
// the body of.
func (p *passages) anchor(at *passage) string {
	if at.block < 0 {
		return ""
	}
	b := p.blocks[at.block]
	if b.Kind != trichluc.BlockFootnote {
		return ""
	}
	for _, f := range p.doc.Footnotes {
		if f.Mark == b.Footnote && f.Anchor > 0 && f.Anchor <= len(p.doc.Text) {
			host := p.at(f.Anchor - 1)
			pos := min(max(f.Anchor-host.start, 0), len(host.text))
			return host.text[sentenceStart(host.text, pos):pos]
		}
	}
	return ""
}

// listing returns the words that say what a table or its column lists.
func (p *passage) listing() string {
	if p.table == nil {
		return ""
	}
	words := p.table.Caption
	if c := p.column - 1; c >= 0 && c < len(p.table.Header) {
		words += " " + p.table.Header[c]
	}
	if r := p.row - 1; r >= 0 && r < len(p.table.Rows) {
		words += " " + strings.Join(p.table.Rows[r].Group, " ")
	}
	return words
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
