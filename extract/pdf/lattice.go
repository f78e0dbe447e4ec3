package pdf

import (
	"cmp"
	"math"
	"slices"
)

// Tolerances of rules, in points.
const (
	sameRule    = 2.5   // rules closer than this are one: double borders, corners drawn apart
	touching    = 2.5   // rules that end this close to each other meet
	shortRule   = 4.0   // shorter ones are ornaments
	runsPast    = 4.0   // a rule that goes on so far beyond the last one across shows an edge that is not drawn
	covered     = 0.6   // the part of a cell's side that a rule must cover to count as its border
	maxSegments = 4000  // more are a drawing; a full page of a dense table has some 500
	maxCells    = 20000 // more are graph paper
)

// lattice is a ruled table found: the edges of its rows and columns and the
// sides of its elementary cells that are drawn.
type lattice struct {
	xs, ys     []float64
	horizontal [][]bool // [line of ys][column]: the side is drawn
	vertical   [][]bool // [row][line of xs]
}

// findLattices finds the ruled tables of a page, from the top.
func findLattices(rules []rule) []lattice {
	across, down := mergeRules(rules, false), mergeRules(rules, true)
	if len(across)+len(down) > maxSegments {
		return nil
	}
	var out []lattice
	for _, group := range withLoose(connected(across, down)) {
		if t, ok := newLattice(group.across, group.down); ok {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b lattice) int { return cmp.Compare(a.ys[0], b.ys[0]) })
	return out
}

// looseRules gives the rules across that no table has.
func looseRules(rules []rule, tables []ruled) []rule {
	if len(rules) > maxSegments*4 {
		return nil
	}
	return slices.DeleteFunc(mergeRules(rules, false), func(r rule) bool {
		return slices.ContainsFunc(tables, func(t ruled) bool {
			b := t.box()
			return b[1]-sameRule < r.at && r.at < b[3]+sameRule && b[0]-sameRule < r.from && r.to < b[2]+sameRule
		})
	})
}

// mergeRules joins the pieces of the rules of one orientation.
func mergeRules(rules []rule, vertical bool) []rule {
	var of []rule
	for _, r := range rules {
		if r.vertical == vertical {
			of = append(of, r)
		}
	}
	slices.SortFunc(of, func(a, b rule) int { return cmp.Compare(a.at, b.at) })
	var out []rule
	for i := 0; i < len(of); {
		j := i
		for j < len(of) && of[j].at-of[i].at <= sameRule {
			j++
		}
		out = append(out, mergeLine(of[i:j])...)
		i = j
	}
	return out
}

// mergeLine joins the pieces of rules that lie on one line.
func mergeLine(pieces []rule) []rule {
	at := pieces[len(pieces)/2].at
	slices.SortFunc(pieces, func(a, b rule) int { return cmp.Compare(a.from, b.from) })
	var out []rule
	for _, p := range pieces {
		p.at = at
		if n := len(out); n > 0 && p.from <= out[n-1].to+touching {
			out[n-1].to = max(out[n-1].to, p.to)
			continue
		}
		out = append(out, p)
	}
	return slices.DeleteFunc(out, func(r rule) bool { return r.to-r.from < shortRule })
}

// ruleGroup is rules that hang together.
type ruleGroup struct{ across, down []rule }

// connected sorts rules into groups that cross or touch.
func connected(across, down []rule) []ruleGroup {
	parent := make([]int, len(across)+len(down))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for i, h := range across {
		for j, v := range down {
			if h.from-touching <= v.at && v.at <= h.to+touching && v.from-touching <= h.at && h.at <= v.to+touching {
				parent[find(i)] = find(len(across) + j)
			}
		}
	}
	groups := map[int]*ruleGroup{}
	var order []int
	group := func(i int) *ruleGroup {
		root := find(i)
		if groups[root] == nil {
			groups[root] = &ruleGroup{}
			order = append(order, root)
		}
		return groups[root]
	}
	for i, h := range across {
		g := group(i)
		g.across = append(g.across, h)
	}
	for j, v := range down {
		g := group(len(across) + j)
		g.down = append(g.down, v)
	}
	out := make([]ruleGroup, 0, len(order))
	for _, root := range order {
		out = append(out, *groups[root])
	}
	return out
}

// withLoose puts rules down that touch no others into the tables that they
// stand in, where titles over the whole table break them; and where several of
// the same height stand beside each other, makes a table of them, whose upper
// and lower edges are on other pages.
func withLoose(groups []ruleGroup) []ruleGroup {
	var out []ruleGroup
	var loose []rule
	for _, g := range groups {
		if len(g.across) == 0 {
			loose = append(loose, g.down...)
		} else {
			out = append(out, g)
		}
	}
	var outside []rule
	for _, r := range loose {
		k := slices.IndexFunc(out, func(g ruleGroup) bool { return g.surrounds(r) })
		if k >= 0 {
			out[k].down = append(out[k].down, r)
		} else {
			outside = append(outside, r)
		}
	}
	slices.SortFunc(outside, func(a, b rule) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.at, b.at)) })
	for i := 0; i < len(outside); {
		j, g := i, ruleGroup{}
		left, right := outside[i].at, outside[i].at
		for j < len(outside) && outside[j].from-outside[i].from <= touching && math.Abs(outside[j].to-outside[i].to) <= touching {
			left, right = min(left, outside[j].at), max(right, outside[j].at)
			j++
		}
		if j-i > 2 {
			g.down = outside[i:j:j]
			g.across = []rule{{at: outside[i].from, from: left, to: right}, {at: outside[i].to, from: left, to: right}}
			out = append(out, g)
		}
		i = j
	}
	return out
}

// surrounds says that a rule down stands inside the group's bounds.
func (g *ruleGroup) surrounds(r rule) bool {
	left, right := math.Inf(1), math.Inf(-1)
	top, bottom := left, right
	for _, h := range g.across {
		left, right, top, bottom = min(left, h.from), max(right, h.to), min(top, h.at), max(bottom, h.at)
	}
	for _, v := range g.down {
		left, right, top, bottom = min(left, v.at), max(right, v.at), min(top, v.from), max(bottom, v.to)
	}
	return left < r.at && r.at < right && top-touching < r.from && r.to < bottom+touching
}

// newLattice makes a table of rules that hang together. One column is a frame
// around text and no table.
func newLattice(across, down []rule) (lattice, bool) {
	if len(across) == 0 || len(down) == 0 || len(across)+len(down) < 3 {
		return lattice{}, false
	}
	across = append(across, openSides(across, down, false)...)
	down = append(down, openSides(down, across, true)...)
	t := lattice{xs: positions(down), ys: positions(across)}
	t.ys = append(t.ys, gaps(down, t.ys)...)
	slices.Sort(t.ys)
	if len(t.xs)*len(t.ys) > maxCells {
		return lattice{}, false
	}
	t.drawSides(across, down)
	t.dropEmptyLines()
	return t, len(t.xs) >= 3 && len(t.ys) >= 2
}

// openSides gives the rules that a table leaves out at its edges: where two or
// more of the rules across it run past the last one, the table goes on to
// their ends.
func openSides(along, across []rule, vertical bool) []rule {
	first, last := along[0].at, along[0].at
	for _, r := range along {
		first, last = min(first, r.at), max(last, r.at)
	}
	low, high := first, last
	before, after := 0, 0
	from, to := across[0].at, across[0].at
	for _, r := range across {
		before += count(r.from < first-runsPast)
		after += count(r.to > last+runsPast)
		low, high = min(low, r.from), max(high, r.to)
		from, to = min(from, r.at), max(to, r.at)
	}
	var out []rule
	if before >= 2 {
		out = append(out, rule{vertical: vertical, at: low, from: from, to: to})
	}
	if after >= 2 {
		out = append(out, rule{vertical: vertical, at: high, from: from, to: to})
	}
	return out
}

// gaps gives the places between rules across where two or more of the rules
// down end or begin: the edges of a title over the table, drawn by nothing
// else where only verticals part the rows.
func gaps(down []rule, ys []float64) []float64 {
	var ends []rule
	for _, r := range down {
		for _, y := range []float64{r.from, r.to} {
			if y < ys[0] || y > ys[len(ys)-1] {
				continue
			}
			if !slices.ContainsFunc(ys, func(at float64) bool { return math.Abs(at-y) < shortRule }) {
				ends = append(ends, rule{at: y})
			}
		}
	}
	return slices.DeleteFunc(positions(ends), func(y float64) bool {
		n := 0
		for _, e := range ends {
			n += count(math.Abs(e.at-y) <= sameRule)
		}
		return n < 2
	})
}

// positions gives the places of rules, each once.
func positions(rules []rule) []float64 {
	at := make([]float64, len(rules))
	for i, r := range rules {
		at[i] = r.at
	}
	slices.Sort(at)
	out := at[:0]
	for i, p := range at {
		if i == 0 || p-out[len(out)-1] > sameRule {
			out = append(out, p)
		}
	}
	return out
}

// drawSides notes which sides of the elementary cells are drawn. The table's
// own edges always are.
func (t *lattice) drawSides(across, down []rule) {
	rows, columns := len(t.ys)-1, len(t.xs)-1
	t.horizontal, t.vertical = make([][]bool, rows+1), make([][]bool, rows)
	for i := range t.horizontal {
		t.horizontal[i] = sides(across, t.ys[i], t.xs, i == 0 || i == rows)
	}
	for i := range t.vertical {
		t.vertical[i] = make([]bool, columns+1)
	}
	for j, x := range t.xs {
		for i, drawn := range sides(down, x, t.ys, j == 0 || j == columns) {
			t.vertical[i][j] = drawn
		}
	}
}

// sides says which of the stretches between cuts the rules at a place cover.
func sides(rules []rule, at float64, cuts []float64, edge bool) []bool {
	out := make([]bool, max(len(cuts)-1, 0))
	for k := range out {
		length := 0.0
		for _, r := range rules {
			if r.at-at <= sameRule && at-r.at <= sameRule {
				length += max(0, min(r.to, cuts[k+1])-max(r.from, cuts[k]))
			}
		}
		out[k] = edge || length >= covered*(cuts[k+1]-cuts[k])
	}
	return out
}

// dropEmptyLines removes lines that are no cell's side anywhere: stubs.
func (t *lattice) dropEmptyLines() {
	for i := len(t.ys) - 2; i > 0; i-- {
		if !slices.Contains(t.horizontal[i], true) && slices.Equal(t.vertical[i-1], t.vertical[i]) {
			t.ys = slices.Delete(t.ys, i, i+1)
			t.horizontal = slices.Delete(t.horizontal, i, i+1)
			t.vertical = slices.Delete(t.vertical, i, i+1) // sides of the row above stand for both
		}
	}
	for j := len(t.xs) - 2; j > 0; j-- {
		used := false
		for i := range t.vertical {
			used = used || t.vertical[i][j]
		}
		if used {
			continue
		}
		t.xs = slices.Delete(t.xs, j, j+1)
		for i := range t.vertical {
			t.vertical[i] = slices.Delete(t.vertical[i], j, j+1)
		}
		for i := range t.horizontal {
			t.horizontal[i] = slices.Delete(t.horizontal[i], j, j+1)
		}
	}
}

// span is a cell of a lattice, in rows and columns, half-open.
type span struct{ row, column, rowEnd, columnEnd int }

// spans gives the cells: elementary cells joined where no side is drawn
// between them. Each elementary cell is in exactly one span.
func (t *lattice) spans() []span {
	rows, columns := len(t.ys)-1, len(t.xs)-1
	taken := make([]bool, rows*columns)
	var out []span
	for i := range rows {
		for j := range columns {
			if taken[i*columns+j] {
				continue
			}
			s := span{i, j, i + 1, j + 1}
			for s.columnEnd < columns && !t.vertical[i][s.columnEnd] && !taken[i*columns+s.columnEnd] {
				s.columnEnd++
			}
			for s.rowEnd < rows && t.open(s, taken) {
				s.rowEnd++
			}
			for r := s.row; r < s.rowEnd; r++ {
				for c := s.column; c < s.columnEnd; c++ {
					taken[r*columns+c] = true
				}
			}
			out = append(out, s)
		}
	}
	return out
}

// open says that nothing is drawn below a span, and nothing inside the row
// that it would take in, whose sides are those of the span.
func (t *lattice) open(s span, taken []bool) bool {
	columns := len(t.xs) - 1
	if !t.vertical[s.rowEnd][s.column] || !t.vertical[s.rowEnd][s.columnEnd] {
		return false
	}
	for c := s.column; c < s.columnEnd; c++ {
		if t.horizontal[s.rowEnd][c] || taken[s.rowEnd*columns+c] || c > s.column && t.vertical[s.rowEnd][c] {
			return false
		}
	}
	return true
}
