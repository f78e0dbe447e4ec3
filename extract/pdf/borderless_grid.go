package pdf

import (
	"cmp"
	"slices"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
)

// grid writes the table out.
func (t *alignedTable) grid(page int, drawn bool) *flow.Grid {
	edges := t.edges()
	g := &flow.Grid{Page: page, Columns: len(edges) - 1, Edges: edges, Borderless: true, Confidence: alignedConfidence}
	for _, row := range t.rows {
		for _, level := range levels(row, drawn) {
			for _, c := range level {
				c.Row += g.Rows
				b := c.Box
				c.Box = trichluc.Box{edges[c.Column], b[1], edges[c.Column+c.ColumnSpan], b[3]}
				g.Cells = append(g.Cells, c)
			}
		}
		g.Rows += len(levels(row, drawn))
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
func levels(row []*block, drawn bool) [][]flow.Cell {
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
			out := [][]flow.Cell{cellsOf(upper, 0, drawn), cellsOf(lower, 1, drawn)}
			for i := range out[0] {
				if c := &out[0][i]; c.Column < title.column || c.Column >= title.end {
					c.RowSpan = 2
				}
			}
			return out
		}
	}
	return [][]flow.Cell{cellsOf(row, 0, drawn)}
}

// cellsOf makes cells of blocks, one for the blocks of one column.
func cellsOf(blocks []*block, row int, drawn bool) []flow.Cell {
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
			Text: joinLines(lines, left, right, drawn), Box: trichluc.Box{left, lines[0].top(), right, lines[len(lines)-1].bottom()}}
		c.Bold, c.Italic = mostly(lines)
		out = append(out, c)
		taken = c.Column + c.ColumnSpan
	}
	return out
}
