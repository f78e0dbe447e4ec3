package pdf

import "slices"

const (
	linePitch = 1.35 // font sizes; lines of one cell are at most so far apart
	samePitch = 0.12 // font sizes by which the pitch of one cell's lines wavers
)

// makeRows cuts the rows of letters into pieces and gathers these into the
// rows of the table. rules are the places of rules that run across it.
func (t *alignedTable) makeRows(rows []textRow, rules []float64) {
	pieces := make([][]piece, len(rows))
	for i := range rows {
		pieces[i] = t.pieces(&rows[i], i)
	}
	t.rows = gather(pieces, len(t.corridors)+1, rules)
}

// gather makes the rows of a table of its pieces, by baseline.
func gather(pieces [][]piece, columns int, rules []float64) [][]piece {
	p := newPartition(pieces, columns, pitchOf(pieces))
	for _, y := range rules {
		p.rule(y)
	}
	starts := p.rows()
	out := make([][]piece, len(starts))
	for k, from := range starts {
		to := len(pieces)
		if k+1 < len(starts) {
			to = starts[k+1]
		}
		for _, q := range pieces[from:to] {
			out[k] = append(out[k], q...)
		}
	}
	return out
}

// pitchOf is the largest distance of baselines within a cell, in font sizes: a
// little more than the distance that most lines of one column have.
func pitchOf(pieces [][]piece) float64 {
	last := map[int]float64{}
	var all []float64
	for _, row := range pieces {
		for _, q := range row {
			if y, ok := last[q.column]; ok && q.y-y < linePitch*q.size {
				all = append(all, (q.y-y)/q.size)
			}
			last[q.column] = q.y
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
func (c *columns) pieces(r *textRow, at int) []piece {
	var out []piece
	r.runs(func(run []word) { out = append(out, c.cut(r, run, at)...) })
	return out
}

func (c *columns) cut(r *textRow, run []word, at int) []piece {
	var out []piece
	space := ownSpaces * medianGap(run)
	for i := 0; i < len(run); {
		j := i + 1
		for j < len(run) && !c.parts(run, j, space, r.size) {
			j++
		}
		words := run[i:j]
		column := c.cell((words[0].x0 + words[0].x1) / 2)
		end := column + 1
		if c.across(words, r.size) {
			column = c.cell(words[0].x0)
			end = max(c.cell(words[len(words)-1].x1), column) + 1
		}
		l := r.piece(words)
		out = append(out, piece{line: l, column: column, end: end, at: at})
		i = j
	}
	return out
}

// parts says that the text that run begins with ends before word j: a
// corridor is between, and if the text runs across another one, the gap is
// wider than its own spaces.
func (c *columns) parts(run []word, j int, space, size float64) bool {
	a, b := run[j-1], run[j]
	if c.cell((a.x0+a.x1)/2) == c.cell((b.x0+b.x1)/2) {
		return false
	}
	return !c.across(run, size) || b.x0-a.x1 > space && !c.across(run[j-1:j+1], size)
}

// across says that text lies across a corridor: a word, or two with no more
// than a space between.
func (c *columns) across(words []word, size float64) bool {
	for i, w := range words {
		for _, g := range c.corridors {
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

// piece writes out words that stand together.
func (t *textRow) piece(words []word) line {
	to := words[len(words)-1].to
	l := lineOf(t.glyphs[words[0].from:to], t.y)
	l.spaced = to < len(t.glyphs) && t.glyphs[to].blank()
	return l
}
