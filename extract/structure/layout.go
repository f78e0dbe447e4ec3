package structure

import (
	"slices"
	"strings"
)

// flatten turns tables that only set text side by side into paragraphs, column
// by column: letterheads, signatures, framed text. Where a page has the same
// without a table, its lines are put in the same order.
func (b *builder) flatten() {
	b.sideBySide()
	var out []element
	for i, e := range b.elements {
		if e.table == nil {
			out = append(out, e)
			continue
		}
		signature := e.table.cutSignature()
		if signature == nil && e.table.layout(i) {
			out = append(out, e.table.columnwise()...)
			continue
		}
		e.table.fold()
		out = append(out, e)
		if signature != nil {
			out = append(out, signature.signed()...)
		}
	}
	b.elements = out
}

// columnwise gives the lines of a table, column by column.
func (t *table) columnwise() []element {
	var out []element
	for c := range t.columns {
		for _, r := range t.rows {
			for _, p := range r.cells[c].lines() {
				if t.columns > 1 {
					p.column = c + 1
				}
				out = append(out, element{para: p})
			}
		}
	}
	return out
}

// letterheadWithin is how many elements into a document a letterhead can
// begin: crests and draft stamps come first.
const letterheadWithin = 6

// layout reports a table that is none. at is its place among the elements.
func (t *table) layout(at int) bool {
	if t.columns == 1 || len(t.rows) == 1 && len(t.rows[0].filled()) == 1 {
		return true
	}
	if t.columns > 4 || len(t.rows) > 6 {
		return false
	}
	text := ""
	for _, r := range t.rows {
		text += r.text() + "\n"
	}
	folded := words(text)
	if isRecipients(t.rows[0].text()) || strings.Contains(folded, "noi nhan") && len(t.rows) <= 4 {
		return true
	}
	if (at < letterheadWithin || t.columns == 2) && (strings.Contains(folded, "doc lap tu do hanh phuc") || strings.Contains(folded, "cong hoa xa hoi chu nghia") || strings.Contains(folded, "dang cong san viet nam")) {
		return true
	}
	if at == 0 && t.datesLetter() {
		return true
	}
	return t.columns == 2 && len(t.rows) <= 3 && t.given == 0 && (t.borderless || at > 0) && signs(t)
}

// datesLetter reports a letterhead without a motto: a number line beside a date
// line.
func (t *table) datesLetter() bool {
	number, date := false, false
	for _, r := range t.rows {
		for _, c := range r.cells {
			for _, line := range c.lines() {
				folded := words(line.text)
				number, date = number || numberLine.MatchString(folded), date || dateLine.MatchString(folded)
			}
		}
	}
	return number && date
}

// signs reports a table of signatures: every cell is empty, capitals, or a
// name under capitals.
func signs(t *table) bool {
	roles := 0
	for _, r := range t.rows {
		for _, c := range r.cells {
			if isRole(c.text) {
				roles++
			}
		}
	}
	return roles > 0
}

// lines splits a cell at its line breaks.
func (c *cell) lines() []*para {
	var out []*para
	for from := 0; from < len(c.text); {
		to := len(c.text)
		if n := strings.IndexByte(c.text[from:], '\n'); n >= 0 {
			to = from + n
		}
		piece := c.slice(from, to)
		piece.fold()
		if piece.text != "" {
			out = append(out, &para{passage: piece, bold: c.bold})
		}
		from = to + 1
	}
	return out
}

// sideBySide finds lines set side by side on a page, as letterheads and
// signatures are, and puts those on the left before those on the right. Such a
// run holds a motto, a role or the recipients, and no line of it crosses the
// middle.
func (b *builder) sideBySide() {
	b.splitGlued()
	b.columnsOverPages()
	for i := 0; i < len(b.elements); i++ {
		p := b.elements[i].para
		if p == nil || p.page() == 0 || p.column != 0 || !isRecipients(p.text) && !motto.MatchString(words(p.text)) && !isRole(p.text) {
			continue
		}
		from, to, middle := b.columnsAround(i)
		if middle == 0 {
			continue
		}
		var left, right []element
		for _, e := range b.elements[from:to] {
			if x0, _ := e.para.extent(); x0 < middle {
				e.para.column = 1
				left = append(left, e)
			} else {
				e.para.column = 2
				right = append(right, e)
			}
		}
		copy(b.elements[from:to], append(left, right...))
		i = to - 1
	}
}

// columnsOverPages puts the right column behind the left one where a list of
// recipients beside a signature runs over a page break.
func (b *builder) columnsOverPages() {
	for from := 0; from < len(b.elements); from++ {
		to, lists := from, false
		for to < len(b.elements) && b.elements[to].para != nil && b.elements[to].para.column > 0 {
			lists = lists || isRecipients(b.elements[to].para.text)
			to++
		}
		if run := b.elements[from:to]; lists && run[0].para.page() != run[len(run)-1].para.page() {
			slices.SortStableFunc(run, func(x, y element) int { return x.para.column - y.para.column })
		}
		from = to
	}
}

// splitGlued parts paragraphs that a reader has put together of lines that do
// not belong together: where the next line lies wholly left of the one before
// it, as in columns it does, or more than a line further down.
func (b *builder) splitGlued() {
	var out []element
	for _, e := range b.elements {
		for e.para != nil {
			at := e.para.glued()
			if at == 0 {
				break
			}
			head := *e.para
			head.passage = e.para.slice(0, at)
			head.passage.fold()
			rest := *e.para
			rest.passage = e.para.slice(at, len(e.para.text))
			rest.passage.fold()
			rest.column, rest.mark = 0, ""
			out = append(out, element{para: &head})
			e = element{para: &rest}
		}
		out = append(out, e)
	}
	b.elements = out
}

// glued gives the byte where a paragraph's lines part; 0 when they do not.
func (p *para) glued() int {
	const indent = 72 // points: first lines are indented by half of it at most
	for i := 1; i < len(p.places); i++ {
		above, below := p.places[i-1], p.places[i]
		if below.page == 0 || above.page != below.page || below.at == 0 || below.at >= len(p.text) {
			continue
		}
		end := len(p.text)
		if i+1 < len(p.places) {
			end = p.places[i+1].at
		}
		if isKindLine(strings.TrimSpace(p.text[below.at:end])) && dateLine.MatchString(words(p.text[:below.at])) {
			return below.at // "..., ngày 3 tháng 4 năm 2024" and, right below, "BÁO CÁO"
		}
		height := above.box[3] - above.box[1]
		if below.box[2] < above.box[0] && above.box[0]-below.box[0] > indent || height > 0 && below.box[1]-above.box[3] > 1.1*height {
			return below.at
		}
	}
	return 0
}

// columnsAround finds the run of lines around element i that stand left or
// right of a middle: the lines' extents and where they part. middle is 0 when
// they are all on one side.
func (b *builder) columnsAround(i int) (from, to int, middle float64) {
	x0, x1 := b.elements[i].para.extent()
	page := b.elements[i].para.page()
	width := 0.0
	if page <= len(b.flow.Pages) {
		width = b.flow.Pages[page-1].Width
	}
	if width == 0 || x0 < width/2 && x1 > width*0.62 {
		return 0, 0, 0
	}
	side := func(e element) int {
		if e.para == nil || e.para.page() != page {
			return 0
		}
		switch x0, x1 := e.para.extent(); { // a line in the page's middle is in neither
		case x1 <= width*0.56 && x0+x1 <= width*0.9:
			return -1
		case x0 >= width*0.42 && x0+x1 >= width*1.12:
			return 1
		}
		return 0
	}
	if side(b.elements[i]) == 0 {
		return 0, 0, 0
	}
	const most = 40 // lines: a page's letterhead or signatures
	for from = i; from > max(0, i-most) && side(b.elements[from-1]) != 0; from-- {
	}
	for ; from < i && !b.beside(from, side); from++ { // lines above the columns
	}
	left, right := width, 0.0
	lefts, rights := 0, 0
	for to = from; to < min(len(b.elements), i+most) && side(b.elements[to]) != 0; to++ {
		x0, x1 := b.elements[to].para.extent()
		if side(b.elements[to]) < 0 {
			lefts++
			right = max(right, x1)
		} else {
			rights++
			left = min(left, x0)
		}
	}
	if lefts == 0 || rights == 0 || left <= right {
		return 0, 0, 0
	}
	return from, to, (left + right) / 2
}

// beside reports that a line below element i on the page's other side begins no
// lower than element i ends.
func (b *builder) beside(i int, side func(element) int) bool {
	own := side(b.elements[i])
	places := b.elements[i].para.places
	bottom := places[len(places)-1].box[3]
	const most = 40
	for k := i + 1; k < min(len(b.elements), i+most) && side(b.elements[k]) != 0; k++ {
		if side(b.elements[k]) != own && b.elements[k].para.places[0].box[1] < bottom {
			return true
		}
	}
	return false
}

// extent is how far left and right a passage's lines reach.
func (p passage) extent() (x0, x1 float64) {
	for i, pl := range p.places {
		if i == 0 || pl.box[0] < x0 {
			x0 = pl.box[0]
		}
		x1 = max(x1, pl.box[2])
	}
	return x0, x1
}
