package pdf

import "github.com/trichluc/trichluc"

// Bounds of a structure tree. A report of 100 pages has some 30 000 elements,
// nested 10 deep at most.
const (
	maxStructNodes = 1 << 19
	maxStructDepth = 64
	maxRoleChain   = 8
)

// tagTree is what the structure tree of a tagged file says of tables: which
// marked content stands in which cell. It is evidence only; see taggedPiece.
type tagTree struct {
	tables []taggedTable
	refs   []cellRef                // from 1
	places map[string]map[int]int32 // index of refs, by identity of the page or form and number of the marked content
	nodes  int
	roles  object // RoleMap: the file's own names of roles
}

// taggedTable is a table as the structure tree has it, over all its pages.
type taggedTable struct {
	columns, rows int
	heads         int // leading rows of heads
	cells         []span
	ends          []int // of each row: where its last cell ends; some writers leave empty cells out
	nested        bool  // a cell holds a table
	printed       []printedHead
}

// printedHead is the first rows of a table as a page prints them.
type printedHead struct {
	letters string
	box     trichluc.Box
}

// cellRef is a cell of a table of the tree.
type cellRef struct{ table, cell int }

// readTags reads the tables of the structure tree. A tree that cannot be read
// is no loss: what pages show tells as much.
func readTags(catalog object) *tagTree {
	t := &tagTree{refs: make([]cellRef, 1), places: map[string]map[int]int32{}}
	err := protect(func() error {
		if root := catalog.key("StructTreeRoot"); root.kind() == kindDict {
			t.roles = root.key("RoleMap")
			t.walk(root.key("K"), 0)
		}
		return nil
	})
	if err != nil {
		return &tagTree{}
	}
	return t
}

// kids calls f with the kids of an element, one or an array of them.
func (t *tagTree) kids(k object, depth int, f func(object)) {
	if depth > maxStructDepth {
		return
	}
	if k.kind() != kindArray {
		if t.nodes++; t.nodes <= maxStructNodes && k.kind() != kindNull {
			f(k)
		}
		return
	}
	for i := range k.length() {
		if t.nodes++; t.nodes > maxStructNodes {
			return
		}
		f(k.index(i))
	}
}

// role gives an element's role in the standard's words.
func (t *tagTree) role(e object) string {
	role := e.key("S").name()
	for range maxRoleChain {
		next := t.roles.key(role).name()
		if next == "" || next == role {
			break
		}
		role = next
	}
	return role
}

// walk looks for tables. Elements that hold no more than text are passed over.
func (t *tagTree) walk(k object, depth int) {
	t.kids(k, depth, func(e object) {
		if e.kind() != kindDict {
			return
		}
		switch t.role(e) {
		case "Table":
			t.table(e, depth)
		case "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Span", "Link", "Figure", "TOC", "Note", "Caption", "Formula", "":
		default:
			t.walk(e.key("K"), depth+1)
		}
	})
}

func (t *tagTree) table(e object, depth int) {
	t.tables = append(t.tables, taggedTable{})
	number := len(t.tables) - 1
	taken := map[[2]int]bool{} // elementary cells under a cell
	t.rowsOf(e, number, depth, e.key("Pg"), taken)
	table := &t.tables[number]
	for _, c := range table.cells {
		table.columns = max(table.columns, c.columnEnd)
	}
	for _, c := range table.cells { // rows end with cells that reach into them, too
		for i := c.row; i < min(c.rowEnd, table.rows); i++ {
			table.ends[i] = max(table.ends[i], c.columnEnd)
		}
	}
}

// rowsOf reads the rows of a table, or of its head, body or foot.
func (t *tagTree) rowsOf(e object, number, depth int, page object, taken map[[2]int]bool) {
	t.kids(e.key("K"), depth, func(k object) {
		switch t.role(k) {
		case "THead", "TBody", "TFoot":
			t.rowsOf(k, number, depth+1, own(k, page), taken)
		case "TR":
			t.row(k, number, depth+1, own(k, page), taken)
		}
	})
}

// own gives the page that an element names, or else that of the one above.
func own(e, above object) object {
	if page := e.key("Pg"); page.kind() == kindDict {
		return page
	}
	return above
}

func (t *tagTree) row(e object, number, depth int, page object, taken map[[2]int]bool) {
	table := &t.tables[number]
	row, column, heads := table.rows, 0, true
	table.rows++
	table.ends = append(table.ends, 0)
	t.kids(e.key("K"), depth, func(k object) {
		role := t.role(k)
		if role != "TH" && role != "TD" {
			return
		}
		heads = heads && role == "TH"
		for taken[[2]int{row, column}] {
			column++
		}
		down, across := spansOf(k.key("A"))
		if len(taken)+down*across > maxCells {
			t.tables[number].nested = true // not a table that can be used
			return
		}
		for i := range down {
			for j := range across {
				taken[[2]int{row + i, column + j}] = true
			}
		}
		table := &t.tables[number]
		table.cells = append(table.cells, span{row, column, row + down, column + across})
		t.refs = append(t.refs, cellRef{number, len(table.cells) - 1})
		t.content(k.key("K"), depth+1, own(k, page))
		column += across
		table.ends[row] = column
	})
	if table := &t.tables[number]; heads && table.heads == row {
		table.heads = row + 1
	}
}

// spansOf gives the rows and columns that a cell takes, by its attributes.
func spansOf(attributes object) (down, across int) {
	down, across = 1, 1
	read := func(a object) {
		if n := int(a.key("RowSpan").number()); n > 0 {
			down = min(n, maxCells)
		}
		if n := int(a.key("ColSpan").number()); n > 0 {
			across = min(n, maxCells)
		}
	}
	if attributes.kind() != kindArray {
		read(attributes)
	}
	for i := range min(attributes.length(), maxRoleChain) {
		read(attributes.index(i))
	}
	return down, across
}

// content notes the marked content of the last cell.
func (t *tagTree) content(k object, depth int, page object) {
	t.kids(k, depth, func(k object) {
		switch {
		case k.kind() == kindNumber:
			t.put(page, int(k.number()))
		case k.kind() != kindDict:
		case k.key("Type").name() == "MCR" || k.key("S").kind() == kindNull:
			place := own(k, page)
			if stream := k.key("Stm"); stream.kind() == kindStream {
				place = stream
			}
			if id := k.key("MCID"); id.kind() == kindNumber {
				t.put(place, int(id.number()))
			}
		case t.role(k) == "Table":
			t.tables[len(t.tables)-1].nested = true
		default:
			t.content(k.key("K"), depth+1, own(k, page))
		}
	})
}

// put says that a page's marked content stands in the last cell.
func (t *tagTree) put(page object, id int) {
	if page.kind() == kindNull {
		return
	}
	key := page.identity()
	if t.places[key] == nil {
		t.places[key] = map[int]int32{}
	}
	t.places[key][id] = int32(len(t.refs) - 1)
}

// on gives the cells of a page's marked content, by its number.
func (t *tagTree) on(page object) map[int]int32 {
	if page == nil {
		return nil
	}
	return t.places[page.identity()]
}
