package odt

import (
	"fmt"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

// table is a table being read.
type table struct {
	grid   *flow.Grid
	widths []float64
	ruled  bool
	nested []flow.Item // tables inside its cells
}

// maxRepeat bounds how often a row or cell with text is written out.
const maxRepeat = 10_000

// table reads a table:table.
func (s *story) table(n *node) error {
	t := &table{grid: &flow.Grid{Confidence: 1}}
	if err := s.tableRows(t, n, false); err != nil {
		return err
	}
	t.finish()
	if len(t.grid.Cells) > 0 {
		s.items = append(s.items, flow.Item{Grid: t.grid})
	}
	s.items = append(s.items, t.nested...)
	return nil
}

// tableRows reads the columns and rows below n.
func (s *story) tableRows(t *table, n *node, head bool) error {
	for _, c := range n.children {
		var err error
		switch c.name {
		case "table:table-column":
			var width float64
			if st := s.styles.named["table-column "+c.attr("table:style-name")]; st != nil {
				width = st.width
			}
			for range min(c.count("table:number-columns-repeated", 1, office.MaxColumns), office.MaxColumns-len(t.widths)) {
				t.widths = append(t.widths, width)
			}
		case "table:table-row":
			err = s.row(t, c, head)
		case "table:table-header-rows":
			err = s.tableRows(t, c, t.grid.Rows == t.grid.HeadRows)
		case "table:table-columns", "table:table-header-columns", "table:table-column-group", "table:table-rows", "table:table-row-group":
			err = s.tableRows(t, c, head)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// row reads a table:table-row, as often as it is repeated.
func (s *story) row(t *table, n *node, head bool) error {
	var cells []flow.Cell
	column := 0
	for _, c := range n.children {
		if c.name != "table:table-cell" && c.name != "table:covered-table-cell" {
			continue
		}
		times := c.count("table:number-columns-repeated", 1, office.MaxColumns)
		if column+times > office.MaxColumns {
			return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("a table of more than %d columns", office.MaxColumns)}
		}
		if c.name == "table:covered-table-cell" {
			if text := office.Clean(c.plain()); text != "" {
				s.unread("text hidden under a merged cell", text)
			}
			column += times
			continue
		}
		cell, err := s.cell(t, c)
		if err != nil {
			return err
		}
		for range times {
			cell.Column = column
			cells = append(cells, cell)
			column++
		}
	}
	times := n.count("table:number-rows-repeated", 1, maxRepeat)
	if err := s.grow(times * (len(cells) + 1)); err != nil {
		return err
	}
	for range times {
		for _, cell := range cells {
			cell.Row = t.grid.Rows
			t.grid.Cells = append(t.grid.Cells, cell)
		}
		if head {
			t.grid.HeadRows++
		}
		t.grid.Rows++
	}
	t.grid.Columns = max(t.grid.Columns, column)
	return nil
}

// cell reads a table:table-cell.
func (s *story) cell(t *table, n *node) (flow.Cell, error) {
	in := &story{reader: s.reader, inCell: true, inHead: s.inHead}
	if err := in.blocks(n.children); err != nil {
		return flow.Cell{}, err
	}
	if st := s.styles.named["table-cell "+n.attr("table:style-name")]; st != nil {
		t.ruled = t.ruled || st.lines
	}
	nested := office.Grids(in.items)
	s.tally.Nested += len(nested)
	t.nested = append(t.nested, nested...)
	s.pageField = s.pageField || in.pageField
	return flow.Cell{
		Text: office.Lines(in.items), Bold: office.All(in.items, office.IsBold), Italic: office.All(in.items, office.IsItalic),
		RowSpan:    n.count("table:number-rows-spanned", 1, maxRepeat),
		ColumnSpan: n.count("table:number-columns-spanned", 1, office.MaxColumns),
	}, nil
}

// finish settles what only the whole table tells.
func (t *table) finish() {
	g := t.grid
	for i := range g.Cells {
		c := &g.Cells[i]
		c.RowSpan = min(c.RowSpan, g.Rows-c.Row)
		c.ColumnSpan = min(c.ColumnSpan, g.Columns-c.Column)
	}
	g.Borderless = !t.ruled && g.HeadRows == 0
	if len(t.widths) < g.Columns || g.Columns == 0 {
		return
	}
	x := 0.0
	g.Edges = append(g.Edges, x)
	for _, w := range t.widths[:g.Columns] {
		x += w
		g.Edges = append(g.Edges, x)
	}
}
