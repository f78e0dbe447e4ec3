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
			if b.paged {
				e.table.mendCutNumbers()
			}
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
	if len(rest) > 0 && len(t.rows) > t.head && t.joinRow(rest[0], rest[1:]) {
		rest = rest[1:]
		how += ", a row cut in two joined"
		sure = true
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

func (r row) text() string {
	var all []string
	for _, c := range r.cells {
		if c.text != "" {
			all = append(all, c.text)
		}
	}
	return strings.Join(all, "\t")
}
