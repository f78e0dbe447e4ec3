package structure

import (
	"fmt"
	"math"
	"strings"
)

// joinPieces makes one table of the pieces that pages and notes have cut it
// into. Two grids are pieces of one table when nothing stands between them
// (notes and furniture are gone by now), they have the same columns, and the
// second repeats the head of the first or has none of its own.
func (b *builder) joinPieces() {
	var out []element
	for _, e := range b.elements {
		if e.table == nil {
			out = append(out, e)
			continue
		}
		e.table.mendColumns()
		out = b.titlesBetween(out, e.table)
		if n := len(out); n > 0 && out[n-1].table != nil && b.join(out[n-1].table, e.table) {
			continue
		}
		e.table.settleHead()
		out = append(out, e)
	}
	b.elements = out
	for _, e := range out {
		if e.table != nil {
			e.table.mendSpills()
		}
	}
}

// titlesBetween makes rows of the titles that end the page between two pieces of
// a table without rules: nothing tells such a row from a line of text but its
// place. out ends with them, and u follows.
func (b *builder) titlesBetween(out []element, u *table) []element {
	const most = 3 // titles: a group, a group in it, and what it counts
	at := len(out)
	for at > 0 && at > len(out)-most && out[at-1].para != nil {
		at--
	}
	if at == len(out) || at == 0 || out[at-1].table == nil {
		return out
	}
	t := out[at-1].table
	if !t.borderless || !u.borderless || !b.sameColumns(t, u) || t.lastPage() == u.firstPage() || u.given > 0 || u.headed {
		return out
	}
	if len(u.rows) > 1 && u.headlike(0) && t.sameHead(u) == 0 {
		return out
	}
	for _, e := range out[at:] {
		if e.para.page() != t.lastPage() || !t.couldBeTitle(e.para) {
			return out
		}
	}
	for _, e := range out[at:] {
		r := row{cells: make([]cell, t.columns), page: e.para.page()}
		for c := range r.cells {
			r.cells[c] = cell{passage: passage{places: []place{{page: r.page}}}, columnSpan: 1, rowSpan: 1, covered: c > 0}
		}
		r.cells[0].passage, r.cells[0].columnSpan, r.cells[0].bold = e.para.passage, t.columns, e.para.bold
		t.rows = append(t.rows, r)
	}
	t.doubt(0.7, "titles at the foot of a page taken for rows")
	return out[:at]
}

// couldBeTitle reports a line that fits between the table's edges and ends as a
// title does.
func (t *table) couldBeTitle(p *para) bool {
	const apart = 6 // points, as edges differ by rounding
	if len(t.edges) == 0 || len(p.places) != 1 || !open(p.text) || !titleLike(p.text) && leadOf(p.text).rank == 0 {
		return false
	}
	x0, x1 := p.extent()
	return x0 >= t.edges[0]-apart && x1 <= t.edges[len(t.edges)-1]
}

// join appends u to t when it goes on with it.
func (b *builder) join(t, u *table) bool {
	t.settleHead()
	if !b.sameColumns(t, u) {
		return false
	}
	repeated := t.sameHead(u)
	follows, sure := goesOn(t, u)
	if repeated == 0 && (!follows || u.given > 0 || serial.MatchString(words(u.rows[0].cells[0].text))) {
		return false
	}
	from, to := t.lastPage(), u.firstPage()
	for _, r := range u.rows[:repeated] {
		b.furnish("running-head", r.text(), r.page)
	}
	rest := u.rows[repeated:]
	how := "same columns"
	if repeated > 0 {
		how += ", head repeated"
	}
	if len(rest) > 0 && len(t.rows) > t.head && t.cutRow(t.rows[len(t.rows)-1], rest[0], rest[1:]) {
		last := t.rows[len(t.rows)-1]
		for c := range last.cells {
			last.cells[c].mend(rest[0].cells[c].passage)
		}
		rest = rest[1:]
		how += ", a row cut in two joined"
		sure = true
	} else if len(rest) > 0 && len(t.rows) > t.head && t.mayBeRest(t.rows[len(t.rows)-1], rest[0]) {
		t.doubt(0.9, fmt.Sprintf("%q at the head of a page may be the rest of the row above", rest[0].text()))
	}
	if repeated == 0 && !sure {
		t.doubt(0.9, "the pieces have no head or number that proves them one table")
	}
	t.rows = append(t.rows, rest...)
	t.spans = t.spans || u.spans
	t.cutBottom = u.cutBottom
	t.confidence = min(t.confidence, u.confidence)
	if from != to {
		t.note(fmt.Sprintf("joined over pages %d-%d: %s", from, to, how))
	} else {
		t.note("joined: " + how)
	}
	return true
}

// sameColumns reports as many columns, and where positions are known, edges
// that agree; pieces of a table printed by one program differ by rounding only.
func (b *builder) sameColumns(t, u *table) bool {
	if t.columns != u.columns {
		return false
	}
	const apart = 6 // points: less than the narrowest column seen, 20
	if len(t.edges) == len(u.edges) {
		shift := 0.0
		for i := range t.edges {
			if i == 0 {
				shift = u.edges[0] - t.edges[0]
			}
			if math.Abs(u.edges[i]-t.edges[i]-shift) > apart {
				return false
			}
		}
	}
	return true
}

// near is how many rows around a row are asked what kind of table it is in, so
// that the time for long tables grows with their length alone.
const near = 200

// goesOn reports that u, without a head, can follow t: its first row's number
// is not one that t has been past; and whether that is sure, because the number
// is the next.
func goesOn(t, u *table) (follows, sure bool) {
	if len(t.rows) == 0 {
		return false, false
	}
	last := key{}
	for i := len(t.rows) - 1; i >= max(t.head, len(t.rows)-near) && last.rank == 0; i-- {
		last, _ = t.title(t.rows[i])
		if last.rank == 0 && len(t.rows[i].filled()) == 1 {
			return true, true // a title: whatever follows belongs to it
		}
	}
	next, _ := u.title(u.rows[0])
	switch n := len(last.numbers) - 1; {
	case next.rank == 0 || last.rank == 0 || len(last.numbers) == 0:
		return true, next.rank == last.rank || len(u.rows[0].filled()) == 1 && t.head > 0
	case last.rank != next.rank || len(last.numbers) != len(next.numbers):
		return true, true
	default:
		return next.numbers[n] > last.numbers[n] || n > 0 && !begins(last.numbers[:n], next.numbers), next.numbers[n] <= last.numbers[n]+1
	}
}

// cutRow reports that b is the rest of a, the last row of t, cut by a page;
// after are the rows below b. It is when a sentence goes on in one of its cells; or, in a table whose rows are
// numbered, when it has neither number nor title. It never is when both have a
// number, or both a figure in the same column.
func (t *table) cutRow(a, b row, after []row) bool {
	if len(b.filled()) == 0 {
		return false
	}
	if only := a.filled(); len(only) == 1 && only[0] == 0 && keyOf(a.cells[0].text).rank != 0 && b.cells[0].text == "" {
		return true // the page ended below the number of a row
	}
	proof, doubt, title := false, false, false
	for c := range b.cells {
		upper, lower := a.cells[c].text, b.cells[c].text
		switch {
		case lower == "":
			continue
		case c == 0 && keyOf(lower).rank != 0 && (upper != "" || !isOpenRow(a)):
			return false
		case upper != "" && (continues(upper, lower) || lower == "%" && isFigure(upper)):
			proof = true
		case isFigure(lower) && upper != "":
			return false
		case c > 0 || upper != "":
			doubt = true
		}
		title = title || c == 1 || c == 0 && keyOf(lower).rank == 0
	}
	if proof {
		return !doubt || b.cells[0].text == "" && t.numbered()
	}
	if title && t.restOfTitle(a, b, after) {
		return true
	}
	return !title && b.cells[0].text == "" && doubt && t.numbered() && keyOf(a.cells[0].text).rank != 0 && onlyText(a, b)
}

// restOfTitle reports that b, a lone text that might be a title, is the rest of
// the text above it: that text breaks off, no row of the table has been a title
// without a number that looked like it, and the numbers go on below it as if it
// were not there.
func (t *table) restOfTitle(a, b row, after []row) bool {
	const least = 3 // rows that show what kind of table it is
	columns := b.filled()
	c := columns[0]
	if len(columns) != 1 || !open(a.cells[c].text) || isFigure(a.cells[c].text) || a.cells[c].bold != b.cells[c].bold || b.cells[c].columnSpan > 1 || len(t.rows)-t.head < least || !t.numbered() {
		return false
	}
	for _, r := range t.rows[max(t.head, len(t.rows)-near):] {
		if k, _ := t.title(r); k.rank == 0 && r.looksLike(b) {
			return false
		}
	}
	last, _ := t.title(a)
	if len(after) == 0 {
		return true
	}
	next, _ := t.title(after[0])
	n := len(last.numbers) - 1
	return n >= 0 && (next.rank < last.rank && next.rank != 0 || len(next.numbers) == n+1 && next.numbers[n] == last.numbers[n]+1)
}

// mayBeRest reports a lone text below a row whose text in that column breaks off,
// where no title of the table looks like it.
func (t *table) mayBeRest(a, b row) bool {
	columns := b.filled()
	if len(columns) != 1 || keyOf(b.cells[columns[0]].text).rank != 0 || b.cells[columns[0]].columnSpan > 1 {
		return false
	}
	above := a.cells[columns[0]].text
	if len(a.filled()) < 2 || isFigure(above) || !open(above) || a.cells[columns[0]].bold != b.cells[columns[0]].bold {
		return false
	}
	for _, r := range t.rows[max(t.head, len(t.rows)-near):] {
		if k, _ := t.title(r); k.rank == 0 && r.looksLike(b) {
			return false
		}
	}
	return true
}

// looksLike reports two rows of one text in the same column, set the same way.
func (r row) looksLike(other row) bool {
	a, b := r.filled(), other.filled()
	return len(a) == 1 && len(b) == 1 && a[0] == b[0] && r.cells[a[0]].bold == other.cells[b[0]].bold && r.cells[a[0]].columnSpan == other.cells[b[0]].columnSpan
}

// isOpenRow reports a row without a number whose text breaks off: its number
// may stand in the part that follows, set in the middle of a high row.
func isOpenRow(r row) bool {
	if r.cells[0].text != "" {
		return false
	}
	for _, c := range r.filled() {
		if open(r.cells[c].text) && !isFigure(r.cells[c].text) {
			return true
		}
	}
	return false
}

// onlyText reports that every cell of b stands below words of a.
func onlyText(a, b row) bool {
	for _, c := range b.filled() {
		if a.cells[c].text == "" || isFigure(a.cells[c].text) {
			return false
		}
	}
	return true
}

// numbered reports that all but a tenth of the rows with more than a title have
// a number of their own.
func (t *table) numbered() bool {
	with, all := 0, 0
	for _, r := range t.rows[max(t.head, len(t.rows)-near):] {
		if len(r.filled()) < 2 {
			continue
		}
		all++
		if keyOf(r.cells[0].text).rank != 0 {
			with++
		}
	}
	return all > 0 && with*10 >= all*9
}

// mend appends the rest of a cell.
func (c *cell) mend(rest passage) {
	switch {
	case rest.text == "":
	case c.text == "":
		c.passage = rest
	default:
		c.join(between(c.text, rest.text), rest)
	}
}

func (r row) text() string {
	var all []string
	for _, c := range r.cells {
		if c.text != "" {
			all = append(all, c.text)
		}
	}
	return strings.Join(all, "\t")
}
