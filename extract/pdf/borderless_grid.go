package pdf

import (
	"cmp"
	"slices"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
)

// grid writes the table out.
func (t *alignedTable) grid(page int, drawn bool) *flow.Grid {
	cuts := t.edges()
	g := &flow.Grid{Page: page, Columns: len(cuts) - 1, Edges: cuts, Borderless: true, Confidence: alignedConfidence}
	g.Box = trichluc.Box{t.left, t.rows[0][0].top(), t.right, 0}
	for i, row := range t.rows {
		cells := t.cells(row)
		if i == 0 {
			cells = t.head(row)
		}
		levels := 1
		for _, c := range cells {
			levels = max(levels, c.level+c.levels)
			g.Cells = append(g.Cells, c.cell(g.Rows, cuts, drawn))
		}
		g.Rows += levels
		for k := range row {
			g.Box[1], g.Box[3] = min(g.Box[1], row[k].top()), max(g.Box[3], row[k].bottom())
		}
	}
	g.Cells = append(g.Cells, emptyCells(g)...)
	slices.SortStableFunc(g.Cells, func(a, b flow.Cell) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	return g
}

// setCell is the lines of a cell. In a row of heads over heads it stands in
// some of the row's levels.
type setCell struct {
	column, end   int // half-open
	level, levels int
	lines         []line
}

func (c *setCell) cell(row int, cuts []float64, drawn bool) flow.Cell {
	left, right := edges(c.lines)
	out := flow.Cell{Row: row + c.level, Column: c.column, RowSpan: c.levels, ColumnSpan: c.end - c.column,
		Text: joinLines(c.lines, left, right, drawn),
		Box:  trichluc.Box{cuts[c.column], c.lines[0].top(), cuts[c.end], c.lines[len(c.lines)-1].bottom()}}
	out.Bold, out.Italic = mostly(c.lines)
	return out
}

// cells gives the cells of a row, one for the pieces of one column. Text that
// begins in a column on which another lies is the other's.
func (t *alignedTable) cells(row []piece) []setCell {
	var out []setCell
	slices.SortStableFunc(row, func(a, b piece) int { return cmp.Compare(a.column, b.column) })
	for _, q := range row {
		if n := len(out); n > 0 && (out[n-1].column == q.column || out[n-1].end > q.column) {
			out[n-1].lines = append(out[n-1].lines, q.line)
			out[n-1].end = max(out[n-1].end, q.end)
			continue
		}
		out = append(out, setCell{column: q.column, end: q.end, levels: 1, lines: []line{q.line}})
	}
	for i := range out {
		slices.SortStableFunc(out[i].lines, func(a, b line) int { return cmp.Compare(a.y, b.y) })
	}
	if len(out) == 1 && out[0].column == 0 && out[0].end > 1 {
		out[0].end = len(t.corridors) + 1 // a title over the whole table
	}
	return out
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
