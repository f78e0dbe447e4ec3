package doc

import (
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

// table is a table being read.
type table struct {
	rows   []office.Row
	cells  []office.RowCell // of the row being read
	items  []flow.Item      // of the cell being read
	nested []flow.Item      // tables inside its cells
	ruled  bool

	damaged  bool // a part of the row being read is gone
	headless bool // rows before those read are gone, and with them what its columns mean
}

// maxCells bounds a row; Word allows 63.
const maxCells = office.MaxColumns

// table is the open table of a depth, 1-based.
func (s *story) table(depth int) *table {
	for len(s.tables) < depth {
		s.tables = append(s.tables, &table{headless: s.headless && len(s.tables) == 0})
	}
	return s.tables[depth-1]
}

// closeTables ends the tables deeper than a depth. Their grids follow after
// what holds them.
func (s *story) closeTables(depth int) {
	for len(s.tables) > depth {
		last := len(s.tables) - 1
		t := s.tables[last]
		s.tables = s.tables[:last]
		found := t.finish(s.reader)
		if last == 0 {
			s.items = append(s.items, found...)
			continue
		}
		outer := s.tables[last-1]
		outer.nested = append(outer.nested, found...)
		s.tally.Nested += len(found)
	}
}

// endCell ends the cell being read.
func (t *table) endCell(r *reader) {
	text := office.Lines(t.items)
	boxed := office.Grids(t.items)
	t.nested = append(t.nested, boxed...)
	cell := office.RowCell{Text: text, Bold: office.All(t.items, office.IsBold), Italic: office.All(t.items, office.IsItalic)}
	t.items = nil
	if len(t.cells) >= maxCells { // damaged: the ends of rows are missing
		t.endRow(r, nil)
	}
	t.cells = append(t.cells, cell)
}

// endRow ends the row being read; changes are the properties of its mark.
func (t *table) endRow(r *reader, changes []byte) {
	if len(t.items) > 0 {
		t.endCell(r)
	}
	if len(t.cells) == 0 && !t.damaged {
		return
	}
	d := r.readRowFormat(changes)
	if t.damaged || len(d.cells) != len(t.cells) && !r.sound() {
		t.loseRow(r)
		return
	}
	row := office.Row{Cells: t.cells, Head: d.head}
	t.cells = nil
	t.ruled = t.ruled || d.ruled
	for len(d.edges) < len(row.Cells)+1 { // cells without a definition
		d.edges = append(d.edges, nextEdge(d.edges))
	}
	row.Edges = office.Regular(d.edges[:len(row.Cells)+1])
	first := -1 // of cells merged in the row
	for i := range min(len(row.Cells), len(d.cells)) {
		c := d.cells[i]
		row.Cells[i].Above = c.vertical == continuesAbove
		switch {
		case c.horizontal == 0:
			first = -1
		case first >= 0 && c.horizontal != d.cells[first].horizontal:
			row.Cells[i].Before = true
		default:
			first = i
		}
	}
	t.rows = append(t.rows, row)
}

// loseRow leaves out a row of which a part is damaged: which of its cells
// stands in which column cannot be told.
func (t *table) loseRow(r *reader) {
	n := 0
	for _, c := range t.cells {
		n += office.CountCharacters(c.Text)
	}
	r.unreadCount("a row of a table of which a part is damaged", n)
	r.lostRows++
	t.headless = t.headless || len(t.rows) == 0
	t.cells, t.damaged = nil, false
}

// unknownWidth is how wide a cell is taken to be whose row does not say.
const unknownWidth = 72

func nextEdge(edges []float64) float64 {
	if len(edges) == 0 {
		return 0
	}
	return edges[len(edges)-1] + unknownWidth
}

// finish makes the grid, followed by the tables inside it.
func (t *table) finish(r *reader) []flow.Item {
	if len(t.items) > 0 || len(t.cells) > 0 {
		t.endRow(r, nil)
	}
	if len(t.rows) == 0 {
		return t.nested
	}
	if t.headless {
		return append(t.loosen(r), t.nested...)
	}
	g := office.GridOf(t.rows, func(text string) { r.unread("text hidden under a merged cell", text) })
	g.Borderless = !t.ruled && g.HeadRows == 0
	return append([]flow.Item{{Grid: g}}, t.nested...)
}

// loosen makes paragraphs of cells whose columns have lost their names.
func (t *table) loosen(r *reader) (items []flow.Item) {
	for _, row := range t.rows {
		for _, cell := range row.Cells {
			items = append(items, r.loose(cell.Text)...)
		}
	}
	return items
}

// rowFormat is what the mark at a row's end says of it.
type rowFormat struct {
	edges []float64
	cells []cellFormat
	head  bool
	ruled bool
}

// cellFormat says how a cell is merged. In a merged row all cells after the
// first differ from it in horizontal; programs disagree on which number is
// which.
type cellFormat struct {
	horizontal, vertical int
}

const (
	continuesAbove = 1
	cellSize       = 20 // of a cell's record
	bordersAt      = 4  // of its borders
)

func (r *reader) readRowFormat(changes []byte) (d rowFormat) {
	r.each(changes, func(code int, operand []byte) {
		if lines, ok := borders(code, operand); ok {
			d.ruled = d.ruled || lines
			return
		}
		switch code {
		case tDefinition:
			d.define(operand)
		case tHead:
			d.head = operand[0] != 0
		case tStyle:
			d.ruled = d.ruled || r.ruled(u16(operand, 0))
		case tVertical:
			if i := u8(operand, 0); i < len(d.cells) {
				d.cells[i].vertical = u8(operand, 1)
			}
		case tMerge, tSplit:
			for i := u8(operand, 0); i < min(u8(operand, 1), len(d.cells)); i++ {
				d.cells[i].horizontal = 0
				if code == tMerge {
					d.cells[i].horizontal = 2 - min(i-u8(operand, 0), 1)
				}
			}
		}
	})
	return d
}

// define reads the edges and cells of a row.
func (d *rowFormat) define(operand []byte) {
	n := min(u8(operand, 0), maxCells)
	d.edges, d.cells = nil, nil
	for i := range n + 1 {
		d.edges = append(d.edges, float64(i16(operand, 1+2*i))*twip)
	}
	for i := range n {
		b := bytesAt(operand, 1+2*(n+1)+cellSize*i, cellSize)
		flags := u16(b, 0)
		d.cells = append(d.cells, cellFormat{horizontal: flags & 3, vertical: flags >> 5 & 3})
		for k := range 4 {
			d.ruled = d.ruled || isLine(u8(b, bordersAt+4*k+1))
		}
	}
}

// borders says whether a change of a table's or its cells' borders draws
// lines; ok is false for other changes.
func borders(code int, operand []byte) (lines, ok bool) {
	first, step := 0, 4
	switch code {
	case tBorders80:
		first = 1
	case tBorders:
		first, step = 5, 8
	case tCellBorder80:
		return isLine(u8(operand, 4)), true
	case tCellBorder:
		return isLine(u8(operand, 8)), true
	default:
		return false, false
	}
	for at := first; at < len(operand); at += step {
		lines = lines || isLine(u8(operand, at))
	}
	return lines, true
}

// isLine says whether a kind of border draws anything.
func isLine(kind int) bool { return kind != 0 && kind != 0xff }
