package docx

import (
	"fmt"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

// maxColumns bounds a table; Word allows 63.
const maxColumns = 256

// table is a table being read.
type table struct {
	grid      *flow.Grid
	widths    []float64
	indent    float64
	ruled     bool
	nested    []flow.Item // tables inside its cells
	open      []int       // by column: 1 + index of the cell that a vertical merge may continue
	spare     []int       // what open was two rows ago
	headEnded bool
}

// table reads a w:tbl.
func (s *story) table() error {
	t := &table{grid: &flow.Grid{Confidence: 1}, open: make([]int, maxColumns), spare: make([]int, maxColumns)}
	var handle func(name string, e *element) error
	handle = func(name string, e *element) error {
		switch name {
		case "tblPr":
			return s.tableFormat(t)
		case "tblGrid":
			return s.c.each(func(name string, e *element) error {
				if name == "gridCol" && len(t.widths) < maxColumns {
					t.widths = append(t.widths, e.length("w", twip))
				}
				return s.c.skip()
			})
		case "tr":
			return s.row(t)
		case "sdt":
			return s.contentControl(handle)
		case "ins", "moveTo", "customXml", "smartTag":
			return s.c.each(handle)
		case "del", "moveFrom":
			return s.deleted(name)
		case "AlternateContent":
			return s.alternate(handle)
		}
		return s.c.skip()
	}
	if err := s.c.each(handle); err != nil {
		return err
	}
	t.finish()
	if len(t.grid.Cells) > 0 {
		s.items = append(s.items, flow.Item{Grid: t.grid})
	}
	s.items = append(s.items, t.nested...)
	return nil
}

func (s *story) tableFormat(t *table) error {
	styleID, own := "", unset
	err := s.c.each(func(name string, e *element) (err error) {
		switch name {
		case "tblStyle":
			styleID = e.attr("val")
		case "tblInd":
			t.indent = e.length("w", twip)
		case "tblBorders":
			own, err = readBorders(s.c)
			return err
		}
		return s.c.skip()
	})
	t.ruled = own == on || own == unset && s.styles.borders(styleID)
	return err
}

// row reads a w:tr.
func (s *story) row(t *table) error {
	r := &row{number: t.grid.Rows}
	var handle func(name string, e *element) error
	handle = func(name string, e *element) error {
		switch name {
		case "trPr":
			return s.rowFormat(r)
		case "tc":
			return s.cell(t, r)
		case "sdt":
			return s.contentControl(handle)
		case "ins", "moveTo", "customXml", "smartTag":
			return s.c.each(handle)
		case "AlternateContent":
			return s.alternate(handle)
		}
		return s.c.skip()
	}
	if err := s.c.each(handle); err != nil {
		return err
	}
	if r.deleted {
		return nil
	}
	s.closeRow(t, r)
	return s.grow(len(r.cells) + 1)
}

// row is a row being read.
type row struct {
	number  int
	column  int // next free one
	cells   []flow.Cell
	goesOn  []bool // by cell: continues a vertical merge
	after   int    // columns left empty at its end
	head    bool
	deleted bool
}

func (s *story) rowFormat(r *row) error {
	return s.c.each(func(name string, e *element) error {
		switch name {
		case "gridBefore":
			r.column = bounded(e.number("val", 0), 0)
		case "gridAfter":
			r.after = bounded(e.number("val", 0), 0)
		case "tblHeader":
			r.head = e.on() == on
		case "del":
			r.deleted = true
			s.tally.Deletions++
		case "ins":
			s.tally.Insertions++
		}
		return s.c.skip()
	})
}

func bounded(n, least int) int { return min(max(n, least), maxColumns) }

// cell reads a w:tc.
func (s *story) cell(t *table, r *row) error {
	if r.column >= maxColumns {
		return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("a table of more than %d columns", maxColumns)}
	}
	in := s.inner()
	in.inCell = true
	cell := flow.Cell{Row: r.number, Column: r.column, RowSpan: 1, ColumnSpan: 1}
	goesOn, joined, gone := false, false, false
	err := s.c.each(func(name string, e *element) error {
		if name != "tcPr" {
			return in.block(name, e)
		}
		return s.c.each(func(name string, e *element) error {
			switch name {
			case "gridSpan":
				cell.ColumnSpan = bounded(e.number("val", 1), 1)
			case "vMerge":
				goesOn = e.attr("val") != "restart"
			case "cellMerge": // tracked
				goesOn = e.attr("vMerge") == "cont"
			case "cellDel":
				gone = true
			case "hMerge":
				joined = e.attr("val") != "restart" && len(r.cells) > 0
			case "tcBorders":
				drawn, err := readBorders(s.c)
				t.ruled = t.ruled || drawn == on
				return err
			}
			return s.c.skip()
		})
	})
	if err != nil {
		return err
	}
	in.flush()
	cell.Text, cell.Bold, cell.Italic = office.Lines(in.items), office.All(in.items, office.IsBold), office.All(in.items, office.IsItalic)
	if gone {
		s.tally.Deletions++
	}
	if r.deleted || gone {
		s.furniture("deleted", cell.Text)
		return nil
	}
	nested := office.Grids(in.items)
	s.tally.Nested += len(nested)
	t.nested = append(t.nested, nested...)
	r.column = min(r.column+cell.ColumnSpan, maxColumns)
	cell.ColumnSpan = r.column - cell.Column
	if joined { // the old way to merge cells of a row
		s.merge(&r.cells[len(r.cells)-1], cell.Text)
		r.cells[len(r.cells)-1].ColumnSpan += cell.ColumnSpan
		return nil
	}
	r.cells, r.goesOn = append(r.cells, cell), append(r.goesOn, goesOn)
	return nil
}

// closeRow puts a row into the grid.
func (s *story) closeRow(t *table, r *row) {
	if r.head && !t.headEnded {
		t.grid.HeadRows++
	} else {
		t.headEnded = true
	}
	open := t.spare
	clear(open)
	for i, cell := range r.cells {
		if at := t.open[cell.Column]; r.goesOn[i] && at > 0 && t.grid.Cells[at-1].ColumnSpan == cell.ColumnSpan {
			t.grid.Cells[at-1].RowSpan++
			s.merge(&t.grid.Cells[at-1], cell.Text)
			open[cell.Column] = at
			continue
		}
		t.grid.Cells = append(t.grid.Cells, cell)
		open[cell.Column] = len(t.grid.Cells)
	}
	t.open, t.spare = open, t.open
	t.grid.Columns = max(t.grid.Columns, min(r.column+r.after, maxColumns))
	t.grid.Rows++
}

// merge accounts for the text of a cell that is merged into another: Word does
// not print it, so it is taken only where nothing else is there.
func (s *story) merge(into *flow.Cell, text string) {
	switch {
	case into.Text == "":
		into.Text = text
	case text != "":
		s.unread("text hidden under a merged cell", text)
	}
}

// finish settles what only the whole table tells.
func (t *table) finish() {
	t.grid.Borderless = !t.ruled && t.grid.HeadRows == 0
	if len(t.widths) != t.grid.Columns {
		return
	}
	x := t.indent
	t.grid.Edges = append(t.grid.Edges, x)
	for _, w := range t.widths {
		x += w
		t.grid.Edges = append(t.grid.Edges, x)
	}
}
