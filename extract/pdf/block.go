package pdf

import (
	"cmp"
	"math"
	"slices"
)

// block is the text of a cell: lines of one column that follow closely.
type block struct {
	column, end int // columns, half-open; more than one for a title across
	lines       []line
}

func (b *block) top() float64    { return b.lines[0].top() }
func (b *block) bottom() float64 { return b.lines[len(b.lines)-1].bottom() }
func (b *block) size() float64   { return b.lines[0].size }

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
