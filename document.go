package trichluc

// Document is one source file as read: its text in reading order, the blocks
// and tables found in it, and an account of what was not read.
//
// Text holds everything that was read as content, one block a line: sentences
// that a page break or a footnote had cut are joined again, table rows are
// lines whose cells are separated by tabs, footnote bodies stand at the end.
// Furniture (page numbers, running heads) is not part of Text.
type Document struct {
	ID        string // SHA-256 of the file's bytes, lower-case hexadecimal
	Source    string // path or URL it was read from; a zip member as "a.zip!/b.pdf"
	MediaType string // what the bytes are, whatever the name says
	Pages     int    // 0 where the format has no pages
	Text      string
	Blocks    []Block
	Tables    []Table
	Footnotes []Footnote
	Furniture []Furniture
	Coverage  Coverage
	Metadata  Metadata // filled by normalize
}

// BlockKind says what part of a document's anatomy a block is.
type BlockKind string

// The kinds of block. A letterhead holds the agency, the motto, the number
// line and the date line; a signature holds role and name; recipients is the
// "Nơi nhận" list.
const (
	BlockLetterhead BlockKind = "letterhead"
	BlockTitle      BlockKind = "title"
	BlockHeading    BlockKind = "heading"
	BlockParagraph  BlockKind = "paragraph"
	BlockItem       BlockKind = "item" // an entry of a list: "-", "+", "a)", "(1)"
	BlockCaption    BlockKind = "caption"
	BlockTable      BlockKind = "table"
	BlockFootnote   BlockKind = "footnote"
	BlockSignature  BlockKind = "signature"
	BlockRecipients BlockKind = "recipients"
	BlockAppendix   BlockKind = "appendix" // the label or title line that opens an annex
)

// Block is a paragraph, heading, list item, table or footnote body of a
// document, Text[Start:End].
type Block struct {
	Kind      BlockKind
	Start     int
	End       int
	Mark      string // the printed outline or list mark: "II.", "1.2.", "a)", "-"
	Level     int    // depth in the outline from 1; 0 for blocks that are not headings
	Section   string // marks of the headings above it, outermost first: "II/1/a", with "Phụ lục I/..." inside an annex
	Table     string // Table.ID for a table block
	Footnote  string // Footnote.Mark for a footnote block
	Fragments []Fragment
}

// Fragment maps a part of the text to the place it was read from. A block that
// a page break cut has one fragment (or more) a page.
type Fragment struct {
	Start int
	End   int
	Page  int
	Box   Box
}

// Box is a rectangle in points (1/72 inch) from the page's top left corner:
// x0, y0, x1, y1. The zero Box means that the format has no positions.
type Box [4]float64

// Footnote is a note's body tied to its mark in the running text.
type Footnote struct {
	Mark    string // as printed, superscript digits where it was raised: "¹", "(*)"
	Text    string
	Start   int // of the body in Document.Text
	End     int
	Anchor  int // offset of the mark in the running text; -1 when no mark was found
	Page    int
	Endnote bool
}

// Furniture is text that belongs to the page and not to the document.
type Furniture struct {
	Kind string // page-number | running-head (repeated heads of tables too) | running-foot | navigation | bookmark | markup | deleted
	Text string
	Page int
	Box  Box
}

// Coverage accounts for every character of the source: each one ends as text,
// table, footnote or furniture, or as unread with a reason.
type Coverage struct {
	Text      int // characters (runes without white space) in running text
	Table     int
	Footnote  int
	Furniture int
	Unread    []Unread
	Notes     []string // what was done that a reader should know: "2 deletions left out", "table t3 joined over pages 4-5"
}

// Unread is a part of the source that could not be read, and why.
type Unread struct {
	Page       int
	Characters int // as far as known; 0 for an image
	Reason     string
}

// Metadata is what a document says of itself.
type Metadata struct {
	Kind          string // Báo cáo, Kế hoạch, Quyết định, Công văn, Bài viết ...
	Number        string // "698"; empty where it was left blank
	Symbol        string // "KH-UBND"
	Key           string // number and symbol together as cited: "698/KH-UBND"
	Issuer        string // in full: "Sở Thông tin và Truyền thông tỉnh Bắc Giang"
	IssuerPrinted string
	Place         string
	Date          string
	DatePrecision string // day | month | year
	Title         string
	Province      Province
	Period        Period
	Signer        string
	SignerRole    string
	Draft         bool
	DraftBasis    string
	Outline       []OutlineEntry
	Appendices    []Appendix
	Supersedes    string // Document.ID of the earlier version, if the corpus holds one
}

// Province is a province-level unit with its official codes.
type Province struct {
	Code string // official two-digit code (General Statistics Office)
	ISO  string // ISO 3166-2
	Name string // without "tỉnh" or "thành phố"
}

// Period is a stretch of time. Label is its compact name: "2023", "2024-Q1",
// "2024-H1", "2024-03", "2021/2025", "2023-12-25/2024-03-05".
type Period struct {
	Label string
	Start string
	End   string
}

// OutlineEntry is a heading.
type OutlineEntry struct {
	Level int
	Mark  string
	Text  string
	Page  int
	Start int
}

// Appendix is an annex of the document.
type Appendix struct {
	Label string // "Phụ lục I"
	Title string
	Start int
}

// Location is a place in a document that something was read from.
type Location struct {
	Page    int
	Section string
	Table   string // Table.ID; empty in running text
	Row     int    // 1-based into Table.Rows
	Column  int    // 1-based
	Start   int    // bytes into Document.Text, half-open
	End     int
	Box     Box
}
