package trichluc

// Table is one table of a document, joined over the pages it runs across. Its
// repeated heads are dropped and rows that a page break cut are whole again.
type Table struct {
	ID         string   // "t1", "t2" ... in reading order
	Caption    string   // the title above it
	Unit       string   // a unit stated for the whole table: "triệu đồng"
	Header     []string // one a column; the levels of a head of several rows joined with " > "
	Rows       []Row    // body rows, groups included, head rows not
	Section    string   // as Block.Section
	Start      int      // of the table in Document.Text, head included
	End        int
	PageFirst  int
	PageLast   int
	Confidence float64  // 1 unless something could not be told; then Notes says what
	Notes      []string // "joined over pages 4-5: same columns, head repeated"
}

// RowKind tells data from the titles that group them.
type RowKind string

// The kinds of row. A group row holds a title and no figures. A row that both
// has figures and stands above others (a total) is data, and appears in the
// Group of the rows under it.
const (
	RowData  RowKind = "data"
	RowGroup RowKind = "group"
)

// Row is a row of a table's body.
type Row struct {
	Cells []Cell   // one a column; a cell merged over several columns stands in the first, the others are empty
	Group []string // titles of the group rows above it, outermost first, each with its number: "5. Số liệu ..."
	Kind  RowKind
	Page  int // where the row begins
}

// Cell is a cell of a row. Text is NFC with white space folded.
type Cell struct {
	Text  string
	Start int // of the cell in Document.Text
	End   int
	Page  int
	Box   Box
}
