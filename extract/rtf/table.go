package rtf

import (
	"strings"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

const (
	maxTables = 16 // tables in tables; Word nests about 30, nobody more than 3
	maxCells  = office.MaxColumns
)

// table is a table being read.
type table struct {
	rows   []office.Row
	cells  []office.RowCell // of the row being read
	items  []flow.Item      // of the cell being read
	nested []flow.Item      // tables inside its cells
	ruled  bool
	uneven bool // a row has another number of cells than it states
}

// rowFormat is what the words before or behind a row say of it.
type rowFormat struct {
	left  float64
	cells []cellFormat
	own   cellFormat // of the cell whose right edge is still to come
	head  bool
	ruled bool
	lines bool // border words are about cells
}

// cellFormat is a cell's right edge and how it is merged.
type cellFormat struct {
	right         float64
	above, before bool
}

// table is the open table of a depth, 1-based.
func (s *story) table(depth int) *table {
	for len(s.tables) < depth {
		s.tables = append(s.tables, &table{})
	}
	return s.tables[depth-1]
}

// closeTables ends the tables deeper than a depth. Their grids follow after
// what holds them.
func (s *story) closeTables(r *reader, depth int) {
	for len(s.tables) > depth {
		last := len(s.tables) - 1
		t := s.tables[last]
		s.tables = s.tables[:last]
		found := t.finish(r)
		if last == 0 {
			s.items = append(s.items, found...)
			continue
		}
		outer := s.tables[last-1]
		outer.nested = append(outer.nested, found...)
		r.tally.Nested += len(found)
	}
}

// noLine are kinds of border that draw nothing.
var noLine = map[string]bool{"brdrnone": true, "brdrnil": true, "brdrtbl": true}

// isLine says whether a word is a kind of border that draws a line.
func isLine(word string) bool {
	switch word {
	case "brdrs", "brdrth", "brdrdb", "brdrdot", "brdrdash", "brdrhair", "brdrdashsm", "brdrdashd", "brdrdashdd", "brdrtriple", "brdrwavy", "brdrwavydb":
		return true
	}
	return strings.HasPrefix(word, "brdrtnth") || strings.HasPrefix(word, "brdrthtn")
}

// tableWord handles the words that make tables.
func (r *reader) tableWord(t token) bool {
	s := r.state.story
	f := &s.row
	if r.state.nested {
		f = &s.inner
	}
	switch t.word {
	case "trowd":
		*f = rowFormat{}
	case "trleft":
		f.left = float64(t.number) * twip
	case "trhdr":
		f.head = true
	case "clmrg":
		f.own.before = true
	case "clvmrg":
		f.own.above = true
	case "cellx":
		if f.own.right = float64(t.number) * twip; len(f.cells) < maxCells {
			f.cells = append(f.cells, f.own)
		}
		f.own = cellFormat{}
	case "cell":
		s.endCell(r, 1)
	case "nestcell":
		s.endCell(r, min(max(r.state.paragraph.depth, 2), maxTables))
	case "row":
		s.endRow(r, 1, s.row)
	case "nestrow":
		s.endRow(r, min(max(r.state.paragraph.depth, 2), maxTables), s.inner)
	case "brdrt", "brdrl", "brdrb", "brdrr", "box":
		f.lines = false
	case "ftnalt":
		s.endnote = true
	default:
		if strings.HasPrefix(t.word, "clbrdr") || strings.HasPrefix(t.word, "trbrdr") {
			f.lines = true
			return true
		}
		if isLine(t.word) {
			f.ruled = f.ruled || f.lines
		}
		return isLine(t.word) || noLine[t.word]
	}
	return true
}

// endCell ends the cell being read at a depth.
func (s *story) endCell(r *reader, depth int) {
	if r.state.into != intoStory {
		return
	}
	s.closeTables(r, depth)
	s.emit(r, depth)
	s.table(depth).endCell()
}

func (t *table) endCell() {
	t.nested = append(t.nested, office.Grids(t.items)...)
	cell := office.RowCell{Text: office.Lines(t.items), Bold: office.All(t.items, office.IsBold), Italic: office.All(t.items, office.IsItalic)}
	t.items = nil
	if len(t.cells) >= maxCells { // damaged: the ends of rows are missing
		t.endRow(rowFormat{})
	}
	t.cells = append(t.cells, cell)
}

// endRow ends the row being read at a depth.
func (s *story) endRow(r *reader, depth int, f rowFormat) {
	if r.state.into != intoStory {
		return
	}
	s.closeTables(r, depth)
	t := s.table(depth)
	if n := len(t.cells); n > 0 && len(f.cells) > 0 && n != len(f.cells) {
		r.uneven++
		t.uneven = true
	}
	t.endRow(f)
}

// unevenConfidence is that of a table of which a row may have lost the end of
// a cell: its figures may stand a column aside.
const unevenConfidence = 0.5

// unknownWidth is how wide a cell is taken to be whose row does not say.
const unknownWidth = 72

func (t *table) endRow(f rowFormat) {
	if len(t.items) > 0 {
		t.endCell()
	}
	if len(t.cells) == 0 {
		return
	}
	row := office.Row{Cells: t.cells, Head: f.head, Edges: []float64{f.left}}
	t.cells = nil
	t.ruled = t.ruled || f.ruled
	for i := range row.Cells {
		if i >= len(f.cells) {
			row.Edges = append(row.Edges, row.Edges[i]+unknownWidth)
			continue
		}
		row.Edges = append(row.Edges, f.cells[i].right)
		row.Cells[i].Above, row.Cells[i].Before = f.cells[i].above, f.cells[i].before
	}
	row.Edges = office.Regular(row.Edges)
	t.rows = append(t.rows, row)
}

// finish makes the grid, followed by the tables inside it.
func (t *table) finish(r *reader) []flow.Item {
	if len(t.items) > 0 || len(t.cells) > 0 {
		t.endRow(rowFormat{})
	}
	if len(t.rows) == 0 {
		return t.nested
	}
	g := office.GridOf(t.rows, func(text string) { r.unread("text hidden under a merged cell", text) })
	g.Borderless = !t.ruled && g.HeadRows == 0
	if t.uneven {
		g.Confidence = unevenConfidence
	}
	return append([]flow.Item{{Grid: g}}, t.nested...)
}
