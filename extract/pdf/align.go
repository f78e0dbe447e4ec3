package pdf

import (
	"math"
	"slices"
)

// Measures of tables without rules, in font sizes unless stated.
const (
	interleaved   = 0.75  // baselines closer than lines of one text can be: text stands side by side
	tableBreak    = 2.6   // a larger gap between baselines ends a table
	longestCell   = 14    // lines that a cell may have between two lines that show columns
	spanningRows  = 0.15  // the part of a table's lines that may run across columns: titles of groups
	reaching      = 1.5   // how far a title across columns reaches into them, at least
	titleLength   = 3.0   // of a title of a group, at least; row numbers are shorter
	manyTitles    = 0.25  // the part of a table's lines that titles may be, at most
	thinCorridor  = 3.0   // points; cells of word processors are padded by 2 or more on either side ...
	thinGap       = 0.255 // ... and in font sizes: a space has 0.25
	mostOf        = 0.6   // the part of a corridor that a word lies on if it goes across
	ownSpaces     = 1.25  // a gap so many times a text's own spaces is no space
	farRow        = 1.28  // a gap so many times the larger ones of a table is not inside it
	sameEdge      = 2.0   // points by which the beginnings of a column's lines may differ
	minTableRows  = 3
	minTableLines = 4
)

// word is letters without a space between, glyphs[from:to] of its row.
type word struct {
	x0, x1   float64
	from, to int
}

// textRow is a row of letters cut into words.
type textRow struct {
	row
	words []word
	wide  bool // has a gap that may part columns
}

func newTextRow(r row) textRow {
	t := textRow{row: r}
	inside := false
	for i, g := range r.glyphs {
		if g.blank() {
			inside = false
			continue
		}
		n := len(t.words)
		switch end := 0.0; {
		case inside && g.x-t.words[n-1].x1 <= spaceGap*g.size:
			t.words[n-1].x1, t.words[n-1].to = max(t.words[n-1].x1, g.x+g.width), i+1
		default:
			if n > 0 {
				end = t.words[n-1].x1
				t.wide = t.wide || g.x-end > columnGap*r.size
			}
			t.words = append(t.words, word{g.x, g.x + g.width, i, i + 1})
			inside = true
		}
	}
	return t
}

func (t *textRow) left() float64  { return t.words[0].x0 }
func (t *textRow) right() float64 { return t.words[len(t.words)-1].x1 }

// beside says that another row's text stands beside this one's: too close to
// be the next line of the same text.
func (t *textRow) beside(o *textRow) bool {
	return math.Abs(t.y-o.y) < interleaved*min(t.size, o.size) && (t.right() < o.left() || o.right() < t.left())
}

// figure says that a word of the row is a number.
func (t *textRow) figure(w word) bool {
	for _, g := range t.glyphs[w.from:w.to] {
		if !isNumeric(g.text) {
			return false
		}
	}
	return true
}

// columns is how the text of a stretch of rows is set in columns: the white
// corridors between them.
type columns struct {
	left, right float64
	corridors   []corridor // from the left
	cuts        []float64  // the edges of the columns, where another page tells
}

// cell gives the column that x lies in.
func (c *columns) cell(x float64) int {
	for i, gap := range c.corridors {
		if x < (gap.left+gap.right)/2 {
			return i
		}
	}
	return len(c.corridors)
}

// edges gives the x of the column edges.
func (c *columns) edges() []float64 {
	if c.cuts != nil {
		return c.cuts
	}
	out := []float64{c.left}
	for _, gap := range c.corridors {
		out = append(out, (gap.left+gap.right)/2)
	}
	return append(out, c.right)
}

// start is where the text of a column begins, the left edge of the corridor's
// other side.
func (c *columns) start(column int) float64 {
	if column == 0 {
		return c.left
	}
	return c.corridors[column-1].right
}

// finish is where the text of a column ends at the latest.
func (c *columns) finish(column int) float64 {
	if column == len(c.corridors) {
		return c.right
	}
	return c.corridors[column].left
}

// crosses says that a word lies across the corridor.
func (c corridor) crosses(w word) bool { return w.x0 < c.left+0.5 && w.x1 > c.right-0.5 }

// taken is how much of the corridor's width a word takes.
func (c corridor) taken(w word) float64 { return max(0, min(w.x1, c.right)-max(w.x0, c.left)) }

// findColumns finds the corridors of white space that run through all rows
// but a few, which are titles across the table. A title reaches far into both
// sides of a corridor; the text of a narrow column does not, however few rows
// have one.
func findColumns(rows []textRow) columns {
	c := columns{left: rows[0].left(), right: rows[0].right()}
	for i := range rows {
		c.left, c.right = min(c.left, rows[i].left()), max(c.right, rows[i].right())
	}
	rows = withoutTitles(rows, c.left)
	const step = 0.5 // points
	bins := int((c.right-c.left)/step) + 2
	edge, deep := make([]int, bins), make([]int, bins)
	for i := range rows {
		rows[i].runs(func(run []word) {
			reach := reaching * rows[i].size
			low, high := run[0].x0+reach, run[len(run)-1].x1-reach
			for k, w := range run {
				from := w.x0
				if k > 0 && w.x0-run[k-1].x1 < rows[i].thin() {
					from = run[k-1].x1 // a space inside a text
				}
				for b := int((from - c.left) / step); b <= int((w.x1-c.left)/step); b++ {
					if x := c.left + float64(b)*step; low < x && x < high {
						deep[b]++
					} else {
						edge[b]++
					}
				}
			}
		})
	}
	few := int(spanningRows * float64(len(rows)))
	thin := thinCorridor
	white := func(b int) bool { return edge[b] == 0 && deep[b] <= few }
	for b := 0; b < bins; b++ {
		e := b
		for e < bins && white(e) {
			e++
		}
		gap := corridor{c.left + float64(b)*step, c.left + float64(e)*step}
		if b > 0 && e < bins-1 {
			if gap = gap.trim(rows); gap.right-gap.left >= thin {
				c.corridors = append(c.corridors, gap)
			}
		}
		b = e
	}
	return c
}

// thin is the width of the narrowest corridor beside the row's text.
func (t *textRow) thin() float64 { return thinFor(t.size) }

func thinFor(size float64) float64 { return max(thinCorridor, thinGap*size) }

// trim takes the words that reach into the corridor out of it. Those that lie
// across it stay, and those of a text that goes on through it.
func (c corridor) trim(rows []textRow) corridor {
	for i := range rows {
		words, space := rows[i].words, ownSpaces*rows[i].thin()
		for k, w := range words {
			switch {
			case w.x1 <= c.left || w.x0 >= c.right || w.x0 < c.left && w.x1 > c.right:
			case w.x0 < c.left:
				if k+1 == len(words) || words[k+1].x0-w.x1 > space {
					c.left = w.x1
				}
			case w.x1 > c.right:
				if k == 0 || w.x0-words[k-1].x1 > space {
					c.right = w.x0
				}
			}
		}
	}
	return c
}

// withoutTitles leaves out the rows that are one text from the table's left
// edge on, too long for a number: titles of groups. Where they are many, they
// are something else.
func withoutTitles(rows []textRow, left float64) []textRow {
	out := make([]textRow, 0, len(rows))
	title := false
	for i := range rows {
		r := &rows[i]
		single := !r.wide && r.left() < left+sameEdge
		goesOn := i > 0 && title && r.y-rows[i-1].y < linePitch*r.size && len(r.words) > 1
		if title = single && (goesOn || r.right()-r.left() > titleLength*r.size); !title {
			out = append(out, *r)
		}
	}
	if float64(len(out)) < (1-manyTitles)*float64(len(rows)) {
		return rows
	}
	return out
}

// supported drops the corridors that part nothing: text has to begin in each
// column, in two rows at least, or as a bold head beside heads of others.
func (c *columns) supported(rows []textRow) {
	for len(c.corridors) > 0 {
		b := c.beginnings(rows)
		column := b.unsupported(rows[0].size)
		if column < 0 {
			break
		}
		drop := b.neighbour(column)
		c.corridors = slices.Delete(c.corridors, drop, drop+1)
	}
	c.corridors = slices.DeleteFunc(c.corridors, func(g corridor) bool { return g.isSpace(rows) })
}

// beginnings is in how many rows text begins in each column.
type beginnings struct {
	rows   []int
	heads  []float64 // baseline of the bold text that a column begins with, 0 without
	parted []int     // rows in which text begins on both sides of a corridor, less those in which it runs through
}

func (c *columns) beginnings(rows []textRow) beginnings {
	const headLines = 4
	n := len(c.corridors)
	b := beginnings{make([]int, n+1), make([]float64, n+1), make([]int, n)}
	for i := range rows {
		seen, begun := -1, -1
		for k, w := range rows[i].words {
			column := c.cell((w.x0 + w.x1) / 2)
			switch {
			case column == seen:
			case k == 0 || w.x0-rows[i].words[k-1].x1 >= rows[i].thin():
				b.rows[column]++
				if i < headLines && b.heads[column] == 0 && rows[i].glyphs[w.from].bold {
					b.heads[column] = rows[i].y
				}
				if begun >= 0 && begun == column-1 {
					b.parted[begun]++
				}
				begun = column
			case seen == column-1:
				b.parted[seen]--
			}
			seen = column
		}
	}
	return b
}

// unsupported gives the first column in which text does not begin as it has
// to, -1 without one.
func (b *beginnings) unsupported(size float64) int {
	for k, n := range b.rows {
		alone := slices.ContainsFunc(b.heads[max(k-1, 0):min(k+2, len(b.heads))], func(y float64) bool {
			return y == 0 || y > b.heads[k]+interleaved*size
		})
		if n < 2 && alone {
			return k
		}
	}
	return -1
}

// neighbour gives the corridor to drop for a column without support of its
// own: the one to the column beside which its text hardly stands. A head over
// figures set to the right has its white space below on its left, and one over
// texts on its right.
func (b *beginnings) neighbour(column int) int {
	if column == 0 || column < len(b.parted) && b.parted[column] < b.parted[column-1] {
		return column
	}
	return column - 1
}

// isSpace says that the corridor is nothing but spaces that happen to stand
// below each other: in most texts that go on beyond it, it is no wider than
// their other spaces.
func (c corridor) isSpace(rows []textRow) bool {
	spaces, gaps := 0, 0
	for i := range rows {
		rows[i].runs(func(run []word) {
			k := slices.IndexFunc(run, func(w word) bool { return w.x0 >= c.right-0.5 })
			if k <= 0 || run[k-1].x1 > c.left+0.5 {
				return
			}
			if gap := run[k].x0 - run[k-1].x1; gap <= ownSpaces*medianGap(run) && !(rows[i].figure(run[k-1]) && rows[i].figure(run[k])) {
				spaces++
			} else {
				gaps++
			}
		})
		for k := 1; k < len(rows[i].words); k++ {
			a, b := rows[i].words[k-1], rows[i].words[k]
			gaps += count(a.x1 <= c.left+0.5 && b.x0 >= c.right-0.5 && b.x0-a.x1 > columnGap*rows[i].size)
		}
	}
	return spaces > 2*gaps+1
}

// tableStretches finds the stretches of rows, half-open, that show columns
// often enough to be looked at as tables.
func tableStretches(rows []textRow) [][2]int {
	anchor := make([]bool, len(rows))
	for i := range rows {
		anchor[i] = rows[i].wide || i > 0 && rows[i].beside(&rows[i-1]) || i+1 < len(rows) && rows[i].beside(&rows[i+1])
	}
	var out [][2]int
	for i := 0; i < len(rows); {
		j, last, anchors := i+1, -1, 0
		for k := i; k < len(rows); k++ {
			if k > i && breaksTable(&rows[k-1], &rows[k]) || last >= 0 && k-last > longestCell {
				break
			}
			j = k + 1
			if anchor[k] {
				last = k
				anchors++
			}
		}
		if anchors >= minTableRows {
			out = append(out, [2]int{i, j})
		}
		i = j
	}
	return out
}

// breaksTable says that a table does not go on from one row to the next: the
// letters change size, or the gap is too large.
func breaksTable(above, below *textRow) bool {
	size := max(above.size, below.size)
	return below.y-above.y > tableBreak*size || math.Abs(above.size-below.size) > 0.15*size
}

// runs calls f with the words between gaps that may part columns.
func (t *textRow) runs(f func([]word)) {
	for i := 0; i < len(t.words); {
		j := i + 1
		for j < len(t.words) && t.words[j].x0-t.words[j-1].x1 <= columnGap*t.size {
			j++
		}
		f(t.words[i:j])
		i = j
	}
}
