package office

import (
	"slices"

	"github.com/trichluc/trichluc/extract/flow"
)

// MaxColumns bounds a table; Word allows 63.
const MaxColumns = 256

// Row is a row of a table in a format that keeps the edges of each row's
// cells and no grid that all rows share.
type Row struct {
	Edges []float64 // left edge of each cell, then the right edge of the last
	Cells []RowCell
	Head  bool // the format marks it as repeated on each page
}

// RowCell is a cell of a Row.
type RowCell struct {
	Text         string
	Bold, Italic bool
	Above        bool // continues the cell above it
	Before       bool // continues the cell before it in its row
}

const (
	// sameEdge is how near two edges of different rows are to be one edge:
	// borders drawn by hand miss each other by a point or two, and no
	// column that holds text is as narrow as this.
	sameEdge = 4
	// sameSide is the same for a table's two outer edges: rows made apart
	// differ there by the margin inside their cells, 5.4 points a side.
	sameSide = 12
)

// Regular makes edges rise from each to the next by a point at least: damaged
// rows have cells without width, or edges that run back.
func Regular(edges []float64) []float64 {
	for i := 1; i < len(edges); i++ {
		edges[i] = max(edges[i], edges[i-1]+1)
	}
	return edges
}

// GridOf makes the grid that rows with regular edges of their own share. Rows
// have a cell at least. Hidden is told of texts under merged cells, which no
// program shows.
func GridOf(rows []Row, hidden func(text string)) *flow.Grid {
	g := &flow.Grid{Rows: len(rows), Edges: shared(rows), Confidence: 1}
	g.Columns = len(g.Edges) - 1
	open := make([]int, g.Columns) // by column: 1 + index of the cell that may go on below
	for number, row := range rows {
		if row.Head && g.HeadRows == number {
			g.HeadRows++
		}
		next := make([]int, g.Columns)
		for _, c := range place(row, number, g, hidden) {
			if at := open[c.Column] - 1; c.above && at >= 0 && g.Cells[at].ColumnSpan == c.ColumnSpan {
				g.Cells[at].RowSpan++
				merge(&g.Cells[at], c.Text, hidden)
				next[c.Column] = at + 1
				continue
			}
			g.Cells = append(g.Cells, c.Cell)
			next[c.Column] = len(g.Cells)
		}
		open = next
	}
	return g
}

// placed is a cell with its place in the grid.
type placed struct {
	flow.Cell
	above bool
}

// place finds the columns of a row's cells and joins those that continue the
// one before.
func place(row Row, number int, g *flow.Grid, hidden func(string)) (cells []placed) {
	end := 0 // of the cell before
	for i, c := range row.Cells {
		from, to := nearest(g.Edges, row.Edges[i]), nearest(g.Edges, row.Edges[i+1])
		if n := len(cells); n > 0 && end == g.Columns { // a damaged row runs over
			cells[n-1].Text += "\n" + c.Text
			continue
		}
		from = min(max(from, end), g.Columns-1)
		to = min(max(to, from+1), g.Columns)
		end = to
		if n := len(cells); c.Before && n > 0 {
			cells[n-1].ColumnSpan = to - cells[n-1].Column
			merge(&cells[n-1].Cell, c.Text, hidden)
			continue
		}
		cells = append(cells, placed{flow.Cell{
			Row: number, Column: from, RowSpan: 1, ColumnSpan: to - from, Text: c.Text, Bold: c.Bold, Italic: c.Italic}, c.Above})
	}
	return cells
}

// merge accounts for the text of a cell that is merged into another: it is not
// printed, so it is taken only where nothing else is there.
func merge(into *flow.Cell, text string, hidden func(string)) {
	switch {
	case into.Text == "":
		into.Text = text
	case text != "":
		hidden(text)
	}
}

// shared are the edges that all rows share. Edges of one row are never taken
// for one; where nearness alone would do so, only equal edges are.
func shared(rows []Row) []float64 {
	trim(rows)
	for _, near := range []float64{sameEdge, 0.5} {
		edges := cluster(rows, near)
		if len(edges) <= MaxColumns+1 && !slices.ContainsFunc(rows, func(r Row) bool { return !distinct(r, edges) }) {
			return edges
		}
	}
	edges := cluster(rows, 0)
	for near := 1.0; len(edges) > MaxColumns+1; near *= 2 { // damaged: no two rows agree
		edges = cluster(rows, near)
	}
	return edges
}

// trim moves the outer edges of rows that nearly agree onto each other.
func trim(rows []Row) {
	var left, right float64
	for i, r := range rows {
		n := len(r.Edges) - 1
		if i == 0 || r.Edges[0] < left {
			left = r.Edges[0]
		}
		if i == 0 || r.Edges[n] > right {
			right = r.Edges[n]
		}
	}
	for _, r := range rows {
		n := len(r.Edges) - 1
		if n < 1 {
			continue
		}
		if r.Edges[0]-left < sameSide && r.Edges[1] > r.Edges[0] {
			r.Edges[0] = left
		}
		if right-r.Edges[n] < sameSide && r.Edges[n] > r.Edges[n-1] {
			r.Edges[n] = right
		}
	}
}

// cluster takes edges that are near each other for one, the first of them.
func cluster(rows []Row, near float64) (edges []float64) {
	var all []float64
	for _, r := range rows {
		all = append(all, r.Edges...)
	}
	slices.Sort(all)
	for _, x := range all {
		if n := len(edges); n == 0 || x-edges[n-1] > near {
			edges = append(edges, x)
		}
	}
	return edges
}

// distinct says whether the cells of a row keep a column each.
func distinct(r Row, edges []float64) bool {
	for i := range r.Cells {
		if nearest(edges, r.Edges[i]) >= nearest(edges, r.Edges[i+1]) {
			return false
		}
	}
	return true
}

// nearest is the index of the last edge at or left of x.
func nearest(edges []float64, x float64) int {
	at, found := slices.BinarySearch(edges, x)
	if !found && at > 0 {
		at--
	}
	return at
}
