package pdf

import (
	"cmp"
	"math"
	"slices"
)

const (
	offCentre = 0.3  // how far a title's middle may be from that of its columns, in parts of their width: titles are centred
	levelSlip = 0.25 // font sizes by which a head may stand below the middle of its level
)

// head gives the cells of a table's first row, where heads may stand over
// heads: a title over several columns has the heads of each of them below it,
// while other heads stand in the middle of the row's full height.
func (t *alignedTable) head(row []piece) []setCell {
	if slices.ContainsFunc(row, func(q piece) bool { return q.column == 0 && q.end == 1 && !q.bold && rowNumber.MatchString(q.text) }) {
		return t.cells(row)
	}
	h := heading{table: t, left: make([][]piece, len(t.corridors)+1)}
	slices.SortStableFunc(row, func(a, b piece) int { return cmp.Or(cmp.Compare(a.y, b.y), cmp.Compare(a.column, b.column)) })
	for _, q := range row {
		for c := q.column; c < q.end; c++ {
			h.left[c] = append(h.left[c], q)
		}
	}
	h.level(0, len(h.left), 0)
	dealt := 0
	for _, c := range h.cells {
		dealt += len(c.lines)
	}
	if h.levels == 1 || dealt != len(row) { // each text once, or no levels
		return t.cells(row)
	}
	for i := range h.cells {
		if c := &h.cells[i]; c.levels == 0 {
			c.levels = h.levels - c.level
		}
	}
	return h.cells
}

// heading is a head while titles are taken off its top.
type heading struct {
	table  *alignedTable
	left   [][]piece // of each column, from the top
	levels int
	cells  []setCell // those down to the lowest level have no levels of their own yet
}

// level gives the heads of the columns [from, to): titles with the levels
// below them, and heads that go down to the lowest level.
func (h *heading) level(from, to, depth int) {
	h.levels = max(h.levels, depth+1)
	hangs := h.hanging(from, to)
	for c := from; c < to; {
		start := c
		for c < to && hangs[c-from] { // those left of a title's own columns
			c++
		}
		if c == to {
			h.leaves(start, to, depth)
			return
		}
		lines, own := h.title(c, from, hangs)
		if len(lines) == 0 {
			h.leaves(start, own, depth)
			c = own
			continue
		}
		end := h.reach(start, own, from, to, hangs, lines)
		for k := start; k < end; k++ {
			for len(h.left[k]) > 0 && h.left[k][0].y <= lines[len(lines)-1].y {
				h.left[k] = h.left[k][1:]
			}
		}
		h.cells = append(h.cells, setCell{column: start, end: end, level: depth, levels: 1, lines: lines})
		h.level(start, end, depth+1)
		c = end
	}
}

// hanging says which columns' heads begin below the top of the level and stand
// below its middle: something has to stand above them.
func (h *heading) hanging(from, to int) []bool {
	top, bottom := math.Inf(1), 0.0
	for _, pieces := range h.left[from:to] {
		if n := len(pieces); n > 0 {
			top, bottom = min(top, pieces[0].y), max(bottom, pieces[n-1].y)
		}
	}
	out := make([]bool, to-from)
	for i, pieces := range h.left[from:to] {
		if n := len(pieces); n > 0 {
			first, last := pieces[0], pieces[n-1]
			out[i] = first.y > top+first.size/2 && (first.y+last.y)/2 > (top+bottom)/2+levelSlip*first.size
		}
	}
	return out
}

// title gives the lines of the title that begins column c, and the end of the
// columns that it lies over. It has none if nothing hangs below.
func (h *heading) title(c, from int, hangs []bool) (lines []line, own int) {
	pieces := h.left[c]
	if len(pieces) == 0 || pieces[0].end > from+len(hangs) {
		return nil, c + 1
	}
	first := pieces[0]
	limit := math.Inf(1)
	for _, k := range []int{c - 1, first.end} {
		if i := k - from; i >= 0 && i < len(hangs) && hangs[i] {
			limit = min(limit, h.left[k][0].y)
		}
	}
	for _, q := range pieces {
		if q.column != first.column || q.end != first.end || q.y > limit-first.size/2 {
			break
		}
		lines = append(lines, q.line)
	}
	if first.end-first.column == 1 && math.IsInf(limit, 1) {
		return nil, first.end
	}
	for k := first.column; k < first.end; k++ {
		if len(h.left[k]) <= len(lines) {
			return nil, first.end // a text without heads below
		}
	}
	return lines, first.end
}

// reach gives where a title's columns end: as far right as makes it stand in
// their middle, and up to the next title or to a head that does not hang.
func (h *heading) reach(start, own, from, to int, hangs []bool, lines []line) int {
	end := own
	for end < to && hangs[end-from] {
		end++
	}
	if end == to || len(h.left[end]) == 0 || end == own {
		return end
	}
	x0, x1 := edges(lines)
	best, nearest := own, math.Inf(1)
	for e := own; e <= end; e++ {
		left, right := h.table.start(start), h.table.finish(e-1)
		if off := math.Abs((left+right)/2-(x0+x1)/2) / (right - left); off < nearest && e-start > 1 {
			best, nearest = e, off
		}
	}
	if next, _ := h.title(end, from, hangs); len(next) == 0 && nearest > offCentre {
		return end
	}
	return best
}

// leaves gives the heads of columns down to the lowest level.
func (h *heading) leaves(from, to, depth int) {
	for c := from; c < to; {
		end := c + 1
		var lines []line
		for _, q := range h.left[c] {
			if q.column == c {
				end = max(end, min(q.end, to))
				lines = append(lines, q.line)
			}
		}
		if len(lines) > 0 {
			h.cells = append(h.cells, setCell{column: c, end: end, level: depth, lines: lines})
		}
		c = end
	}
}
