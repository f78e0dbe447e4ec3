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
		if n := len(out); n > 0 && out[n-1].table != nil && b.join(out[n-1].table, e.table) {
			continue
		}
		e.table.settleHead()
		out = append(out, e)
	}
	b.elements = out
}

// join appends u to t when it goes on with it.
func (b *builder) join(t, u *table) bool {
	t.settleHead()
	if !b.sameColumns(t, u) {
		return false
	}
	repeated := t.sameHead(u)
	if repeated == 0 {
		if u.given > 0 || serial.MatchString(words(u.rows[0].cells[0].text)) || !goesOn(t, u) {
			return false
		}
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
	if len(rest) > 0 && len(t.rows) > t.head && cutRow(t.rows[len(t.rows)-1], rest[0]) {
		last := t.rows[len(t.rows)-1]
		for c := range last.cells {
			last.cells[c].mend(rest[0].cells[c].passage)
		}
		rest = rest[1:]
		how += ", a row cut in two joined"
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

// goesOn reports that u, without a head, can follow t: its first row's number
// is not one that t has been past.
func goesOn(t, u *table) bool {
	if len(t.rows) == 0 {
		return false
	}
	last, next := key{}, key{}
	for i := len(t.rows) - 1; i >= t.head && last.rank == 0; i-- {
		last, _ = t.title(t.rows[i])
		if last.rank == 0 && len(t.rows[i].filled()) == 1 {
			return true // a title: whatever follows belongs to it
		}
	}
	next, _ = u.title(u.rows[0])
	if last.rank != next.rank || len(last.numbers) == 0 || len(last.numbers) != len(next.numbers) {
		return true
	}
	n := len(last.numbers) - 1
	return next.numbers[n] > last.numbers[n] || n > 0 && !begins(last.numbers[:n], next.numbers)
}

// cutRow reports that b is the rest of a, cut by a page: no cell has text in
// both that cannot be one sentence, and at least one goes on.
func cutRow(a, b row) bool {
	if len(a.filled()) == 0 || len(b.filled()) == 0 {
		return false
	}
	proof := false
	for c := range b.cells {
		upper, lower := a.cells[c].text, b.cells[c].text
		switch {
		case lower == "" || upper == "" && c > 0:
		case upper == "":
			if keyOf(lower).rank == 0 {
				return false
			}
		case c == 0 && keyOf(upper).rank != 0:
			return false
		case isFigure(lower) && isFigure(upper):
			return false
		case continues(upper, lower):
			proof = true
		default:
			return false
		}
	}
	return proof
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
