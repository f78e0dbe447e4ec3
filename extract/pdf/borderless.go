package pdf

import (
	"math"
	"slices"
)

const (
	maxCuts           = 6   // times that a stretch is cut in search of a table
	mostTitles        = 3   // titles of groups that follow each other: "II", "Quý I"
	titlePitch        = 1.6 // font sizes; they stand as close as rows do
	otherNumber       = 10  // points by which centred numbers begin elsewhere on another page
	wholeWidth        = 0.9 // of a table; the rule between two levels of heads spares those of full height
	alignedConfidence = 0.7 // of a table that only white space shows
)

// alignedTable is a table found by white space alone.
type alignedTable struct {
	columns
	rows [][]piece // sorted from the top
	from int       // rows of letters that it takes, half-open
	to   int
}

// search is where tables without rules are looked for: a page's rows of letters,
// the columns of such tables on the pages around (nil where there are none),
// and the rules that are no table's.
type search struct {
	rows  []textRow
	known []*columns
	rules []rule
}

// tables finds the tables without rules among the rows. One that goes on with
// a table known needs no further proof.
func (s *search) tables() []alignedTable {
	var out []alignedTable
	for _, stretch := range tableStretches(s.rows) {
		for _, part := range withoutProse(s.rows, stretch[0], stretch[1]) {
			out = append(out, s.in(part[0], part[1], maxCuts)...)
		}
	}
	return out
}

// in looks for a table in a stretch of rows, and where that is none, in the
// two parts above and below its widest gap.
func (s *search) in(from, to int, cuts int) []alignedTable {
	if t, ok := s.table(from, to); ok {
		return []alignedTable{t}
	}
	if cuts == 0 || to-from < 2*minTableLines {
		return nil
	}
	widest := from + 1
	for i := from + 1; i < to; i++ {
		if s.rows[i].y-s.rows[i-1].y > s.rows[widest].y-s.rows[widest-1].y {
			widest = i
		}
	}
	return append(s.in(from, widest, cuts-1), s.in(widest, to, cuts-1)...)
}

// withoutProse cuts a stretch at lines that run over its whole width from its
// left edge, two or more together: paragraphs between tables.
func withoutProse(rows []textRow, from, to int) [][2]int {
	left, right := rows[from].left(), rows[from].right()
	for i := from; i < to; i++ {
		left, right = min(left, rows[i].left()), max(right, rows[i].right())
	}
	full := func(i int) bool {
		return !rows[i].wide && rows[i].left() < left+sameEdge && rows[i].right() > right-0.1*(right-left)
	}
	var out [][2]int
	start := from
	for i := from; i < to; i++ {
		if full(i) && i+1 < to && full(i+1) {
			if i > start {
				out = append(out, [2]int{start, i})
			}
			for i < to && full(i) {
				i++
			}
			start = i
		}
	}
	if start < to {
		out = append(out, [2]int{start, to})
	}
	return out
}

// table makes a table of the rows that show columns between from and to.
func (s *search) table(from, to int) (alignedTable, bool) {
	rows := s.rows
	first, last, wide := -1, -1, 0
	for i := from; i < to; i++ {
		if rows[i].wide || i > from && rows[i].beside(&rows[i-1]) || i+1 < to && rows[i].beside(&rows[i+1]) {
			if first < 0 {
				first = i
			}
			last = i + 1
			wide++
		}
	}
	if first < 0 || last-first < minTableRows {
		return alignedTable{}, false
	}
	t := alignedTable{columns: findColumns(rows[first:last]), from: first, to: last}
	t.supported(rows[first:last])
	for _, c := range s.known {
		t.takeOver(c, rows[first:last])
	}
	small := last-first < minTableLines
	if len(t.corridors) == 0 || small && (len(t.corridors) < 2 || wide < last-first) {
		return t, false
	}
	t.extend(rows, from, to)
	for _, c := range s.known {
		t.adoptEdges(c)
	}
	t.makeRows(rows[t.from:t.to], s.across(&t))
	return t, t.convincing(rows[t.from:t.to], slices.ContainsFunc(s.known, t.continues)) && (!small || t.figures() > 1)
}

// across gives the places of the rules that part rows of the table.
func (s *search) across(t *alignedTable) []float64 {
	var out []float64
	top, bottom := s.rows[t.from].y, s.rows[t.to-1].y
	for _, r := range s.rules {
		if length := min(r.to, t.right) - max(r.from, t.left); top < r.at && r.at < bottom && length > wholeWidth*(t.right-t.left) {
			out = append(out, r.at)
		}
	}
	return out
}

// figures counts the figures of the table.
func (t *alignedTable) figures() int {
	n := 0
	for _, row := range t.rows {
		for _, q := range row {
			n += count(q.column > 0 && isFigure(q.text))
		}
	}
	return n
}

// adoptEdges takes the column edges of the table before over, where they lie
// in this one's corridors: two pages of one table have the same edges.
func (t *alignedTable) adoptEdges(before *columns) {
	if !t.continues(before) {
		return
	}
	for k, x := range before.edges()[1 : len(t.corridors)+1] {
		if x < t.corridors[k].left || x > t.corridors[k].right {
			return
		}
	}
	t.cuts = before.edges()
}

// takeOver takes the columns of the table before over, where this one shows
// fewer but none that that one has not, and its text keeps to all of them: a
// column may be empty for a page.
func (t *alignedTable) takeOver(before *columns, rows []textRow) {
	if before == nil || len(t.corridors) == 0 || len(before.corridors) <= len(t.corridors) || math.Abs(before.left-t.left) > otherNumber {
		return
	}
	for _, own := range t.corridors {
		if !slices.ContainsFunc(before.corridors, func(c corridor) bool { return c.left < own.right && own.left < c.right }) {
			return
		}
	}
	wider := alignedTable{columns: columns{left: t.left, right: max(t.right, before.right)}}
	for _, c := range before.corridors {
		wider.corridors = append(wider.corridors, c.trim(rows))
	}
	titles := 0 // heads aside, which titles stand over
	for i := range rows {
		titles += count(!rows[i].glyphs[rows[i].words[0].from].bold && wider.across(rows[i].words, rows[i].size))
	}
	narrow := slices.ContainsFunc(wider.corridors, func(c corridor) bool { return c.right-c.left < thinCorridor/2 })
	if !narrow && float64(titles) <= spanningRows*float64(len(rows)) {
		t.columns = wider.columns
	}
}

// extend takes in the rows above and below that belong to the table, titles of
// groups among them.
func (t *alignedTable) extend(rows []textRow, from, to int) {
	for t.from > from {
		k := t.from - 1
		for k > from && t.from-k < mostTitles && t.title(&rows[k], &rows[k+1]) {
			k--
		}
		if !t.fits(&rows[k], &rows[k+1]) && !t.overHeads(&rows[k], &rows[k+1]) {
			break
		}
		t.from = k
	}
	for t.to < to {
		k := t.to
		for k < to && k-t.to < mostTitles && t.title(&rows[k], &rows[k-1]) {
			k++
		}
		if k < len(rows) && (k == to || !t.fits(&rows[k], &rows[k-1])) {
			break
		}
		t.to = min(k+1, to) // at the end of the page titles may stand last
	}
}

// title says that a row is the title of a group, next to a row of the table.
func (t *alignedTable) title(r, next *textRow) bool {
	return !r.wide && math.Abs(r.left()-t.left) < sameEdge && math.Abs(r.y-next.y) <= titlePitch*r.size && r.right() < t.right &&
		t.across(r.words, r.size)
}

// overHeads says that a row above the table is a title over the heads of some
// of its columns: bold as they are, close to them, and not over the first.
func (t *alignedTable) overHeads(r, next *textRow) bool {
	bold := func(r *textRow) bool {
		n := 0
		for _, g := range r.glyphs {
			n += count(g.bold)
		}
		return 2*n > len(r.glyphs)
	}
	return next.y-r.y <= linePitch*r.size && r.left() > t.finish(0) && r.right() < t.right && bold(r) && bold(next)
}

// fits says that a row beside the table belongs to it: its text begins where
// columns begin, and not only in the first one, where any text begins.
func (t *alignedTable) fits(r, next *textRow) bool {
	if math.Abs(r.y-next.y) > 2*r.size {
		return false
	}
	seen := map[int]bool{}
	if t.across(r.words, r.size) {
		return false
	}
	for _, w := range r.words {
		k := t.cell((w.x0 + w.x1) / 2)
		if !seen[k] && len(seen) == 0 && math.Abs(w.x0-t.start(k)) > sameEdge {
			return false
		}
		seen[k] = true
	}
	return len(seen) > 1 || !seen[0]
}

// convincing says that the rows and columns are those of a table and not of a
// letterhead, a signature or a list.
func (t *alignedTable) convincing(rows []textRow, goesOn bool) bool {
	several, numbers, firsts := 0, 0, 0
	for _, row := range t.rows {
		seen := map[int]bool{}
		for _, b := range row {
			seen[b.column] = true
			if b.column == 0 && b.end == 1 {
				firsts++
				numbers += count(rowNumber.MatchString(b.text))
			}
		}
		several += count(len(seen) > 1)
	}
	if len(t.rows) < minTableRows && !goesOn || 2*several < len(t.rows) {
		return false
	}
	if len(t.corridors) > 1 {
		return true
	}
	middle := 0
	for i := 1; i < len(rows); i++ {
		middle += count(rows[i].beside(&rows[i-1]))
	}
	return 10*numbers >= 6*firsts && (middle >= 2 || t.headed() || goesOn)
}

// headed says that the first row is a head: bold in every column, and no row
// of its own number.
func (t *alignedTable) headed() bool {
	seen := map[int]bool{}
	for _, b := range t.rows[0] {
		if !b.bold || b.column == 0 && rowNumber.MatchString(b.text) {
			return false
		}
		seen[b.column] = true
	}
	return len(seen) == len(t.corridors)+1
}

// continues says that the table has the columns of the one before it.
func (t *alignedTable) continues(before *columns) bool {
	if before == nil || len(before.corridors) != len(t.corridors) {
		return false
	}
	for k := range t.corridors {
		if t.corridors[k].left > before.corridors[k].right || before.corridors[k].left > t.corridors[k].right {
			return false
		}
	}
	return true
}
