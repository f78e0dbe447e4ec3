package pdf

import (
	"cmp"
	"math"
	"slices"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
)

// ruled is a ruled table with the letters that stand in its cells.
type ruled struct {
	lattice
	cells  []span
	glyphs [][]*glyph // by cell, until they are written out
	lines  [][]line   // by cell
	owner  []int      // cell of each elementary cell
}

func newRuled(t lattice) ruled {
	r := ruled{lattice: t, cells: t.spans()}
	r.glyphs = make([][]*glyph, len(r.cells))
	columns := len(t.xs) - 1
	r.owner = make([]int, columns*(len(t.ys)-1))
	for k, s := range r.cells {
		for i := s.row; i < s.rowEnd; i++ {
			for j := s.column; j < s.columnEnd; j++ {
				r.owner[i*columns+j] = k
			}
		}
	}
	return r
}

func (r *ruled) box() trichluc.Box {
	return trichluc.Box{r.xs[0], r.ys[0], r.xs[len(r.xs)-1], r.ys[len(r.ys)-1]}
}

func (r *ruled) area() float64 { b := r.box(); return (b[2] - b[0]) * (b[3] - b[1]) }

// cellAt gives the cell at a place, -1 outside.
func (r *ruled) cellAt(p point) int {
	i, j := stretch(r.ys, p.y), stretch(r.xs, p.x)
	if i < 0 || j < 0 {
		return -1
	}
	return r.owner[i*(len(r.xs)-1)+j]
}

// stretch gives the index of the stretch between cuts that holds v, -1 when
// none does.
func stretch(cuts []float64, v float64) int {
	if v < cuts[0] || v >= cuts[len(cuts)-1] {
		return -1
	}
	i, found := slices.BinarySearch(cuts, v)
	if !found {
		i--
	}
	return i
}

// fill deals the canvas's letters out to the tables and gives the rest. A
// letter in a table that stands inside another belongs to the inner one.
func fill(tables []ruled, glyphs []glyph) []*glyph {
	bySize := make([]*ruled, len(tables))
	for i := range tables {
		bySize[i] = &tables[i]
	}
	slices.SortStableFunc(bySize, func(a, b *ruled) int {
		if a.area() < b.area() {
			return -1
		}
		return 1
	})
	rest := make([]*glyph, 0, len(glyphs))
	for i := 0; i < len(glyphs); {
		j := i + 1
		for j < len(glyphs) && len(tables) > 0 && glyphs[j].continues(&glyphs[j-1]) {
			j++
		}
		cell := cellOf(bySize, glyphs[i:j])
		for k := i; k < j; k++ {
			if cell != nil {
				*cell = append(*cell, &glyphs[k])
			} else {
				rest = append(rest, &glyphs[k])
			}
		}
		i = j
	}
	return rest
}

// cellOf gives the letters of the cell that a word stands in, nil outside all
// tables. A word is never dealt to two cells: a figure too wide for its cell
// would become two.
func cellOf(tables []*ruled, w []glyph) *[]*glyph {
	p := w[0].center()
	if n := len(w); n > 1 {
		p.x = (w[0].x + w[n-1].x + w[n-1].width) / 2
	}
	for _, t := range tables {
		if k := t.cellAt(p); k >= 0 {
			return &t.glyphs[k]
		}
	}
	return nil
}

// continues says that a letter was drawn right after another, as letters of
// one word are.
func (g *glyph) continues(o *glyph) bool {
	const joined = 0.1 // of the font size: kerning
	return g.dir == rightward && o.dir == rightward && !g.blank() && !o.blank() && math.Abs(g.y-o.y) < joined*g.size &&
		math.Abs(g.x-o.x-o.width) < joined*g.size
}

// center is a point well inside the letter.
func (g *glyph) center() point {
	const middle = 0.3 // of the font size, half the height of a small letter
	switch g.dir {
	case downward:
		return point{g.x + middle*g.size, g.y + g.width/2}
	case upward:
		return point{g.x - middle*g.size, g.y - g.width/2}
	case leftward:
		return point{g.x - g.width/2, g.y + middle*g.size}
	}
	return point{g.x + g.width/2, g.y - middle*g.size}
}

// write makes lines of the letters in the cells.
func (r *ruled) write() {
	r.lines = make([][]line, len(r.cells))
	for k, s := range r.cells {
		if len(r.glyphs[k]) > 0 {
			r.lines[k] = cellLines(r.glyphs[k], trichluc.Box{r.xs[s.column], r.ys[s.row], r.xs[s.columnEnd], r.ys[s.rowEnd]})
		}
	}
	r.glyphs = nil
}

// partedConfidence is that of a ruled table with rows that no rule parts.
const partedConfidence = 0.8

// grid writes a table out. It is nil when no cell has text: a drawing.
func (r *ruled) grid(page int, drawn bool) *flow.Grid {
	g := &flow.Grid{Page: page, Box: r.box(), Columns: len(r.xs) - 1, Edges: r.xs, Confidence: 1}
	bands := r.bands(r.lines)
	first := make([]int, len(bands)+1) // row of the grid that each band begins
	for i, cuts := range bands {
		first[i+1] = first[i] + len(cuts) + 1
		if len(cuts) > 0 {
			g.Confidence = partedConfidence
		}
	}
	g.Rows = first[len(bands)]
	empty := true
	for k, s := range r.cells {
		left, right := r.xs[s.column], r.xs[s.columnEnd]
		c := flow.Cell{Row: first[s.row], Column: s.column, RowSpan: first[s.rowEnd] - first[s.row], ColumnSpan: s.columnEnd - s.column}
		tops, texts := []float64{r.ys[s.row], r.ys[s.rowEnd]}, [][]line{r.lines[k]}
		if s.rowEnd == s.row+1 && len(bands[s.row]) > 0 {
			c.RowSpan = 1
			tops = slices.Concat(tops[:1], bands[s.row], tops[1:])
			texts = dealLines(r.lines[k], bands[s.row])
		}
		for i, text := range texts {
			c.Box = trichluc.Box{left, tops[i], right, tops[i+1]}
			c.Text = joinLines(text, left, right, drawn)
			c.Bold, c.Italic = mostly(text)
			empty = empty && c.Text == ""
			g.Cells = append(g.Cells, c)
			c.Row++
		}
	}
	if empty {
		return nil
	}
	slices.SortStableFunc(g.Cells, func(a, b flow.Cell) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	return g
}

// cellLines gives the lines of a cell's text. A cell whose text is turned is
// turned back first.
func cellLines(glyphs []*glyph, box trichluc.Box) []line {
	var of [directions]int
	for _, g := range glyphs {
		of[g.dir]++
	}
	for d := downward; d < slanted; d++ {
		if 2*of[d] > len(glyphs) {
			glyphs = turned(glyphs, d, box)
		}
	}
	rows := rowsOf(glyphs)
	lines := make([]line, 0, len(rows))
	for i := range rows {
		if l := lineOf(rows[i].glyphs, rows[i].y); l.text != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

// turned gives copies of letters, turned to read rightward.
func turned(glyphs []*glyph, d direction, box trichluc.Box) []*glyph {
	m := matrix{1, 0, 0, 1, -box[0], -box[1]}.then(turning(d, box[2]-box[0], box[3]-box[1]))
	out := make([]*glyph, len(glyphs))
	for i, g := range glyphs {
		turned := *g
		turned.turn(m, d)
		out[i] = &turned
	}
	return out
}

// mostly says whether most letters are bold, and italic.
func mostly(lines []line) (bold, italic bool) {
	letters, b, i := 0, 0, 0
	for k := range lines {
		l := &lines[k]
		letters += l.letters
		b += l.letters * count(l.bold)
		i += l.letters * count(l.italic)
	}
	return 2*b > letters, 2*i > letters
}
