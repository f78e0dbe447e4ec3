package structure

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/internal/viet"
)

// table is a grid on its way to a trichluc.Table.
type table struct {
	rows       []row
	columns    int
	given      int  // head rows that the format itself marks
	head       int  // rows that are head, those that are titles included
	titled     int  // leading rows that hold the table's title or unit
	headed     bool // head has been settled
	spans      bool // the format knows merged cells
	edges      []float64
	cutTop     bool
	cutBottom  bool
	borderless bool
	confidence float64
	notes      []string
	caption    string
	unit       string
	section    string
}

// row is a row of a table.
type row struct {
	cells []cell // one a column
	page  int
	known *titled // once its text is settled
}

// cell is a cell; one that another is merged over is covered and empty.
type cell struct {
	passage
	columnSpan, rowSpan int
	covered             bool
	fromAbove           bool // covered by a cell of a row above
	bold                bool
}

// newTable lays a grid's cells out as a matrix; nil when it holds no text.
func newTable(g *flow.Grid) *table {
	t := &table{
		columns: g.Columns, given: g.HeadRows, edges: g.Edges, cutTop: g.CutTop, cutBottom: g.CutBottom,
		borderless: g.Borderless, confidence: g.Confidence, rows: make([]row, g.Rows),
	}
	for r := range t.rows {
		t.rows[r] = row{cells: make([]cell, g.Columns), page: g.Page}
		for c := range t.rows[r].cells {
			t.rows[r].cells[c] = cell{passage: newPassage("", g.Page, trichluc.Box{}), columnSpan: 1, rowSpan: 1}
		}
	}
	any := false
	for i := range g.Cells {
		any = t.put(&g.Cells[i], g.Page) || any
	}
	if !any {
		return nil
	}
	t.dropEmptyRows()
	t.dropUnusedColumns()
	return t
}

// put sets one cell and marks those that it covers. Cells outside the grid, or
// on one already taken, are set where there is room: their text is not lost.
func (t *table) put(c *flow.Cell, page int) bool {
	if len(t.rows) == 0 || t.columns == 0 {
		return false
	}
	r, k := min(max(c.Row, 0), len(t.rows)-1), min(max(c.Column, 0), t.columns-1)
	text := newPassage(foldLines(c.Text), page, c.Box)
	at := &t.rows[r].cells[k]
	if at.text != "" {
		at.join(" ", text)
		return true
	}
	span, down := min(max(c.ColumnSpan, 1), t.columns-k), min(max(c.RowSpan, 1), len(t.rows)-r)
	covered := at.covered
	*at = cell{passage: text, columnSpan: span, rowSpan: down, bold: c.Bold, covered: covered && text.text == ""}
	if span > 1 || down > 1 {
		t.spans = true
	}
	for i := r; i < r+down; i++ {
		for j := k; j < k+span; j++ {
			if other := &t.rows[i].cells[j]; (i != r || j != k) && other.text == "" {
				other.covered = true
				other.fromAbove = i > r
			}
		}
	}
	return text.text != ""
}

// dropEmptyRows drops rows without any text that no merged cell reaches into.
func (t *table) dropEmptyRows() {
	kept := t.rows[:0]
	for r, row := range t.rows {
		empty := true
		for _, c := range row.cells {
			empty = empty && c.text == "" && !c.fromAbove && c.rowSpan == 1
		}
		if !empty {
			kept = append(kept, row)
		} else if r < t.given {
			t.given--
		}
	}
	t.rows = kept
}

// filled lists the columns of a row that hold text.
func (r row) filled() []int {
	var columns []int
	for c := range r.cells {
		if r.cells[c].text != "" {
			columns = append(columns, c)
		}
	}
	return columns
}

func (t *table) firstPage() int { return t.rows[0].page }

func (t *table) lastPage() int {
	last := t.rows[len(t.rows)-1]
	page := last.page
	for _, c := range last.cells {
		if c.text != "" {
			page = max(page, c.lastPage())
		}
	}
	return page
}

func (t *table) note(s string) { t.notes = append(t.notes, s) }

// doubt lowers the confidence to at most c and says why.
func (t *table) doubt(c float64, why string) {
	t.confidence = min(t.confidence, c)
	t.note(why)
}

// foldLines folds white space inside each line; the breaks stay until the
// table is known not to be a layout table.
func foldLines(s string) string {
	if s = clean(s); isFolded(s) {
		return s
	}
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = viet.Space(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// fold makes one line of every cell.
func (t *table) fold() {
	for _, r := range t.rows {
		for c := range r.cells {
			r.cells[c].fold()
		}
	}
}
