package pdf

import (
	"cmp"
	"math"
	"regexp"
	"slices"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
)

const (
	maxCuts           = 6    // times that a stretch is cut in search of a table
	mostTitles        = 3    // titles of groups that follow each other: "II", "Quý I"
	titlePitch        = 1.6  // font sizes; they stand as close as rows do
	alignedConfidence = 0.7  // of a table that only white space shows
	linePitch         = 1.35 // font sizes; lines of one cell are at most so far apart
	samePitch         = 0.12 // font sizes by which the pitch of one cell's lines wavers
	overlaps          = 0.25 // font sizes by which texts beside each other overlap to be one row
)

// rowNumber is what the first column of most tables holds.
var rowNumber = regexp.MustCompile(`^(?:[IVXLC]{1,6}|[A-ZĐ]|[a-zđ]|\d{1,3}(?:\.\d{1,3})*)[.)]?$`)

// block is the text of a cell: lines of one column that follow closely.
type block struct {
	column, end int // columns, half-open; more than one for a title across
	lines       []line
}

func (b *block) top() float64    { return b.lines[0].top() }
func (b *block) bottom() float64 { return b.lines[len(b.lines)-1].bottom() }
func (b *block) size() float64   { return b.lines[0].size }

// alignedTable is a table found by white space alone.
type alignedTable struct {
	columns
	rows [][]*block // sorted from the top
	from int        // rows of letters that it takes, half-open
	to   int
}

// findAligned finds the tables without rules among a page's rows of letters.
// before is the columns of such a table at the end of the page above, if any:
// a table that goes on needs no further proof.
func findAligned(rows []textRow, before *columns) []alignedTable {
	var out []alignedTable
	for _, s := range tableStretches(rows) {
		for _, part := range withoutProse(rows, s[0], s[1]) {
			out = append(out, alignedIn(rows, part[0], part[1], before, maxCuts)...)
		}
	}
	return out
}

// alignedIn looks for a table in a stretch of rows, and where that is none, in
// the two parts above and below its widest gap.
func alignedIn(rows []textRow, from, to int, before *columns, cuts int) []alignedTable {
	if t, ok := newAligned(rows, from, to, before); ok {
		return []alignedTable{t}
	}
	if cuts == 0 || to-from < 2*minTableLines {
		return nil
	}
	widest := from + 1
	for i := from + 1; i < to; i++ {
		if rows[i].y-rows[i-1].y > rows[widest].y-rows[widest-1].y {
			widest = i
		}
	}
	return append(alignedIn(rows, from, widest, before, cuts-1), alignedIn(rows, widest, to, before, cuts-1)...)
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

// newAligned makes a table of the rows that show columns between from and to.
func newAligned(rows []textRow, from, to int, before *columns) (alignedTable, bool) {
	first, last := -1, -1
	for i := from; i < to; i++ {
		if rows[i].wide || i > from && rows[i].beside(&rows[i-1]) || i+1 < to && rows[i].beside(&rows[i+1]) {
			if first < 0 {
				first = i
			}
			last = i + 1
		}
	}
	if first < 0 || last-first < minTableLines {
		return alignedTable{}, false
	}
	t := alignedTable{columns: findColumns(rows[first:last]), from: first, to: last}
	t.supported(rows[first:last])
	t.takeOver(before, rows[first:last])
	if len(t.corridors) == 0 {
		return t, false
	}
	t.extend(rows, from, to)
	t.makeRows(rows[t.from:t.to])
	return t, t.convincing(rows[t.from:t.to], before)
}

// takeOver takes the columns of the table before over, where this one shows
// fewer but none that that one has not, and its text keeps to all of them: a
// column may be empty for a page.
func (t *alignedTable) takeOver(before *columns, rows []textRow) {
	if before == nil || len(t.corridors) == 0 || len(before.corridors) <= len(t.corridors) || math.Abs(before.left-t.left) > sameEdge {
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
	titles := 0
	for i := range rows {
		titles += count(wider.across(rows[i].words, rows[i].size))
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
		if !t.fits(&rows[k], &rows[k+1]) {
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

// blocks cuts the rows of letters at the corridors and gathers what belongs
// to one cell.
func (t *alignedTable) blocks(rows []textRow) []*block {
	var open, all []*block
	pitch := t.pitch(rows)
	for i := range rows {
		if title := t.titleAbove(open, &rows[i], pitch); title != nil {
			title.lines = append(title.lines, t.piece(&rows[i], rows[i].words, 0, 0).lines...)
			continue
		}
		for _, piece := range t.pieces(&rows[i]) {
			l := piece.lines[0]
			j := slices.IndexFunc(open, func(b *block) bool {
				return b.column == piece.column && b.end == piece.end && b.follows(&l, pitch)
			})
			if j >= 0 {
				open[j].lines = append(open[j].lines, l)
				continue
			}
			open = slices.DeleteFunc(open, func(b *block) bool { return b.column < piece.end && piece.column < b.end })
			open = append(open, piece)
			all = append(all, piece)
		}
	}
	return all
}

// follows says that a line is as close below the block as lines of one cell.
func (b *block) follows(l *line, pitch float64) bool {
	last := &b.lines[len(b.lines)-1]
	return l.y-last.y <= pitch*max(l.size, last.size)
}

// titleAbove gives the title across columns that a row goes on with: a single
// text that begins where the title does.
func (t *alignedTable) titleAbove(open []*block, r *textRow, pitch float64) *block {
	for _, b := range open {
		l := line{y: r.y, size: r.size}
		if b.end-b.column > 1 && !r.wide && math.Abs(r.left()-b.lines[0].x0) < sameEdge && b.follows(&l, pitch) {
			return b
		}
	}
	return nil
}

// pitch is the largest distance of baselines within a cell, in font sizes: a
// little more than the distance that most lines of one column have.
func (t *alignedTable) pitch(rows []textRow) float64 {
	lastY := map[int]float64{}
	var all []float64
	for i := range rows {
		for _, p := range t.pieces(&rows[i]) {
			l := &p.lines[0]
			if y, ok := lastY[p.column]; ok && l.y-y < linePitch*l.size {
				all = append(all, (l.y-y)/l.size)
			}
			lastY[p.column] = l.y
		}
	}
	if len(all) == 0 {
		return linePitch
	}
	slices.Sort(all)
	return min(all[len(all)/4]+samePitch, linePitch)
}

// pieces cuts one row of letters at the corridors. Text that runs across one
// of them stays whole.
func (t *alignedTable) pieces(r *textRow) []*block {
	var out []*block
	r.runs(func(run []word) { out = append(out, t.cut(r, run)...) })
	return out
}

func (t *alignedTable) cut(r *textRow, run []word) []*block {
	var out []*block
	space := ownSpaces * medianGap(run)
	for i := 0; i < len(run); {
		j := i + 1
		for j < len(run) && !t.parts(run, i, j, space, r.size) {
			j++
		}
		words := run[i:j]
		column := t.cell((words[0].x0 + words[0].x1) / 2)
		end := column + 1
		if t.across(words, r.size) {
			column = t.cell(words[0].x0)
			end = max(t.cell(words[len(words)-1].x1), column) + 1
		}
		out = append(out, t.piece(r, words, column, end))
		i = j
	}
	return out
}

// parts says that the text that begins with word i ends before word j: a
// corridor is between, and if the text runs across another one, the gap is
// wider than its own spaces.
func (t *alignedTable) parts(run []word, i, j int, space, size float64) bool {
	a, b := run[j-1], run[j]
	if t.cell((a.x0+a.x1)/2) == t.cell((b.x0+b.x1)/2) {
		return false
	}
	return !t.across(run, size) || b.x0-a.x1 > space && !t.across(run[j-1:j+1], size)
}

// across says that text lies across a corridor: a word, or two with no more
// than a space between.
func (t *alignedTable) across(words []word, size float64) bool {
	for i, w := range words {
		for _, g := range t.corridors {
			if g.crosses(w) {
				return true
			}
			if i > 0 && w.x0-words[i-1].x1 <= ownSpaces*thinFor(size) && g.taken(w)+g.taken(words[i-1]) > mostOf*(g.right-g.left) {
				return true
			}
		}
	}
	return false
}

func medianGap(run []word) float64 {
	gaps := make([]float64, 0, len(run))
	for i := 1; i < len(run); i++ {
		gaps = append(gaps, run[i].x0-run[i-1].x1)
	}
	if len(gaps) == 0 {
		return 0
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}

// piece makes a block of words that stand together.
func (t *alignedTable) piece(r *textRow, words []word, column, end int) *block {
	to := words[len(words)-1].to
	l := lineOf(r.glyphs[words[0].from:to], r.y)
	l.spaced = to < len(r.glyphs) && r.glyphs[to].blank()
	return &block{column: column, end: end, lines: []line{l}}
}

// makeRows sorts the blocks into rows: texts that stand beside each other are
// one row, however they are aligned in their cells.
func (t *alignedTable) makeRows(rows []textRow) {
	blocks := t.blocks(rows)
	slices.SortStableFunc(blocks, func(a, b *block) int { return cmp.Compare(a.top(), b.top()) })
	bottom := 0.0
	for _, b := range blocks {
		if n := len(t.rows); n > 0 && b.top() < bottom-overlaps*b.size() {
			t.rows[n-1] = append(t.rows[n-1], b)
			bottom = max(bottom, b.bottom())
			continue
		}
		t.rows = append(t.rows, []*block{b})
		bottom = b.bottom()
	}
	var cut [][]*block
	for _, row := range t.rows {
		cut = append(cut, t.numbered(row)...)
	}
	t.rows = cut
}

// numbered cuts a row that holds several row numbers: where nothing is between
// the rows of a table, only the numbers tell them apart. A number stands at
// the top or in the middle of its row.
func (t *alignedTable) numbered(row []*block) [][]*block {
	var marks []line
	numbers := 0
	for _, b := range row {
		if b.column != 0 || b.end != 1 {
			continue
		}
		for _, l := range b.lines {
			number := rowNumber.MatchString(l.text)
			numbers += count(number)
			if number || len(marks) == 0 && l.bold { // the head's own "STT"
				marks = append(marks, l)
			}
		}
	}
	if len(marks) < 2 || numbers == 0 {
		return [][]*block{row}
	}
	cuts, miss := rowEnds(row, marks, true)
	if miss > overlaps*marks[0].size {
		cuts, _ = rowEnds(row, marks, false)
	}
	out := make([][]*block, len(marks))
	for _, b := range row {
		parts := map[int]*block{}
		for _, l := range b.lines {
			k, _ := slices.BinarySearch(cuts, l.y)
			if parts[k] == nil {
				parts[k] = &block{column: b.column, end: b.end}
				out[k] = append(out[k], parts[k])
			}
			parts[k].lines = append(parts[k].lines, l)
		}
	}
	return out
}

// rowEnds gives the baselines between the rows of the marks, if these stand in
// the middle of their rows or else at their top, and by how much the worst does
// not.
func rowEnds(row []*block, marks []line, middle bool) (cuts []float64, miss float64) {
	var ys []float64
	for _, b := range row {
		for _, l := range b.lines {
			ys = append(ys, l.y)
		}
	}
	slices.Sort(ys)
	first := 0
	for k := range marks {
		end := ys[len(ys)-1]
		if k+1 < len(marks) {
			end = marks[k+1].y - overlaps*marks[k].size
			if wanted := 2*marks[k].y - ys[first] + overlaps*marks[k].size; middle && wanted < end {
				end = max(wanted, marks[k].y)
			}
			cuts = append(cuts, end)
		}
		last := first
		for last+1 < len(ys) && ys[last+1] <= end {
			last++
		}
		place := ys[first]
		if middle {
			place = (ys[first] + ys[last]) / 2
		}
		miss = max(miss, math.Abs(place-marks[k].y))
		first = min(last+1, len(ys)-1)
	}
	return cuts, miss
}

// convincing says that the rows and columns are those of a table and not of a
// letterhead, a signature or a list.
func (t *alignedTable) convincing(rows []textRow, before *columns) bool {
	several, numbers, firsts := 0, 0, 0
	for _, row := range t.rows {
		seen := map[int]bool{}
		for _, b := range row {
			seen[b.column] = true
			if b.column == 0 && b.end == 1 {
				firsts++
				numbers += count(rowNumber.MatchString(b.lines[0].text))
			}
		}
		several += count(len(seen) > 1)
	}
	if len(t.rows) < minTableRows && !t.continues(before) || 2*several < len(t.rows) {
		return false
	}
	if len(t.corridors) > 1 {
		return true
	}
	middle := 0
	for i := 1; i < len(rows); i++ {
		middle += count(rows[i].beside(&rows[i-1]))
	}
	return 10*numbers >= 6*firsts && (middle >= 2 || t.headed() || t.continues(before))
}

// headed says that the first row is a head: bold in every column, and no row
// of its own number.
func (t *alignedTable) headed() bool {
	seen := map[int]bool{}
	for _, b := range t.rows[0] {
		if !b.lines[0].bold || b.column == 0 && rowNumber.MatchString(b.lines[0].text) {
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

// grid writes the table out.
func (t *alignedTable) grid(page int) *flow.Grid {
	edges := t.edges()
	g := &flow.Grid{Page: page, Columns: len(edges) - 1, Edges: edges, Borderless: true, Confidence: alignedConfidence}
	for _, row := range t.rows {
		for _, level := range levels(row) {
			for _, c := range level {
				c.Row += g.Rows
				b := c.Box
				c.Box = trichluc.Box{edges[c.Column], b[1], edges[c.Column+c.ColumnSpan], b[3]}
				g.Cells = append(g.Cells, c)
			}
		}
		g.Rows += len(levels(row))
	}
	top, bottom := t.rows[0][0].top(), 0.0
	for _, row := range t.rows {
		for _, b := range row {
			top, bottom = min(top, b.top()), max(bottom, b.bottom())
		}
	}
	g.Box = trichluc.Box{t.left, top, t.right, bottom}
	g.Cells = append(g.Cells, emptyCells(g)...)
	slices.SortStableFunc(g.Cells, func(a, b flow.Cell) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	return g
}

// emptyCells gives the cells of a grid that no other cell covers.
func emptyCells(g *flow.Grid) []flow.Cell {
	covered := make([]bool, g.Rows*g.Columns)
	tops, bottoms := make([]float64, g.Rows), make([]float64, g.Rows)
	for _, c := range g.Cells {
		for i := c.Row; i < min(c.Row+c.RowSpan, g.Rows); i++ {
			for j := c.Column; j < min(c.Column+c.ColumnSpan, g.Columns); j++ {
				covered[i*g.Columns+j] = true
			}
		}
		if top := tops[c.Row]; top == 0 || c.Box[1] < top {
			tops[c.Row] = c.Box[1]
		}
		bottoms[c.Row] = max(bottoms[c.Row], c.Box[3])
	}
	var out []flow.Cell
	for k, done := range covered {
		if i, j := k/g.Columns, k%g.Columns; !done {
			out = append(out, flow.Cell{Row: i, Column: j, RowSpan: 1, ColumnSpan: 1, Box: trichluc.Box{g.Edges[j], tops[i], g.Edges[j+1], bottoms[i]}})
		}
	}
	return out
}

// levels gives the cells of a row. A title across columns with their heads
// below it, beside heads of full height, makes two levels.
func levels(row []*block) [][]flow.Cell {
	across := slices.IndexFunc(row, func(b *block) bool { return b.end-b.column > 1 })
	if across >= 0 {
		title := row[across]
		under := func(b *block) bool {
			return b != title && b.column >= title.column && b.end <= title.end && b.top() >= title.lines[len(title.lines)-1].y-overlaps*b.size()
		}
		if slices.ContainsFunc(row, under) {
			var upper, lower []*block
			for _, b := range row {
				if under(b) {
					lower = append(lower, b)
				} else {
					upper = append(upper, b)
				}
			}
			out := [][]flow.Cell{cellsOf(upper, 0), cellsOf(lower, 1)}
			for i := range out[0] {
				if c := &out[0][i]; c.Column < title.column || c.Column >= title.end {
					c.RowSpan = 2
				}
			}
			return out
		}
	}
	return [][]flow.Cell{cellsOf(row, 0)}
}

// cellsOf makes cells of blocks, one for the blocks of one column.
func cellsOf(blocks []*block, row int) []flow.Cell {
	byColumn := map[int][]line{}
	end := map[int]int{}
	var order []int
	for _, b := range blocks {
		if byColumn[b.column] == nil {
			order = append(order, b.column)
		}
		byColumn[b.column] = append(byColumn[b.column], b.lines...)
		end[b.column] = max(end[b.column], b.end)
	}
	slices.Sort(order)
	var out []flow.Cell
	taken := 0
	for i, column := range order {
		last := end[column]
		if i+1 < len(order) {
			last = min(last, order[i+1])
		}
		lines := byColumn[column]
		slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(a.y, b.y) })
		left, right := edges(lines)
		c := flow.Cell{Row: row, Column: max(column, taken), RowSpan: 1, ColumnSpan: max(last-column, 1),
			Text: joinLines(lines, left, right), Box: trichluc.Box{left, lines[0].top(), right, lines[len(lines)-1].bottom()}}
		c.Bold, c.Italic = mostly(lines)
		out = append(out, c)
		taken = c.Column + c.ColumnSpan
	}
	return out
}
