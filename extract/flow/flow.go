// Package flow is what a format reader hands over: paragraphs and grids in
// reading order, with places and typography as evidence, before anything is
// known of headings, heads of tables, footnotes or page breaks.
//
// Readers (extract/text, extract/html, extract/docx, extract/pdf) know bytes
// and typography; extract/structure turns a Flow into a trichluc.Document, the
// same way for every format, so that one report gives one document whatever
// it was saved as.
package flow

import "github.com/trichluc/trichluc"

// Flow is a source file read, in reading order.
type Flow struct {
	MediaType string
	Pages     []Page // empty where the format has no pages
	Items     []Item
	Notes     []Note // footnotes and endnotes that the format itself ties to marks
	Furniture []trichluc.Furniture
	Unread    []trichluc.Unread
	Remarks   []string // for Coverage.Notes: "3 deletions left out"
}

// Page is a page's size in points.
type Page struct {
	Width  float64
	Height float64
}

// Item is one paragraph or one grid; exactly one is set.
type Item struct {
	Paragraph *Paragraph
	Grid      *Grid
}

// Paragraph is a paragraph as the format delimits it. A PDF paragraph never
// crosses a page: joining is the work of extract/structure.
type Paragraph struct {
	Parts    []Part // its text is the concatenation of Parts' Text
	Style    string // the format's own hint, lower case: "heading 1", "footnote", "title", ""
	Mark     string // automatic number or bullet that the format renders before the text ("1.", "-"); not in Parts
	FontSize float64
	Bold     bool
	Italic   bool
	Centered bool
	Indent   float64 // first line's distance from the text area's left edge, points
	FullLine bool    // the last line reaches the right margin: the paragraph may go on over the page
	Raised   bool    // begins with a raised mark, as footnote bodies do
	Small    bool    // set smaller than the page's body text
	Column   int     // 1, 2 ... where the page is set side by side (letterhead, signature); 0 otherwise
}

// Part is a stretch of text on one printed line, or a whole paragraph where
// the format has no lines. Text carries its own separators: where the next
// part needs a space before it, this one ends in one. Raised digits are
// superscript characters (¹²³).
type Part struct {
	Text string
	Page int
	Box  trichluc.Box
}

// Grid is a table, or the piece of one that stands on a page.
type Grid struct {
	Page       int
	Box        trichluc.Box
	Rows       int
	Columns    int
	Cells      []Cell    // each cell once, by row then column
	HeadRows   int       // leading rows that the format itself marks as head; 0 when it does not say
	Edges      []float64 // x of the Columns+1 column edges, where the format has positions
	CutTop     bool      // the piece begins at the top of the page's text area
	CutBottom  bool      // the piece ends at the bottom of the page's text area
	Borderless bool      // no rules: found by alignment, or a layout table
	Confidence float64   // 1 when the grid is certain
}

// Cell is a cell of a grid, 0-based Row and Column.
type Cell struct {
	Row        int
	Column     int
	RowSpan    int // at least 1
	ColumnSpan int // at least 1
	Text       string
	Box        trichluc.Box
	Bold       bool
	Italic     bool
}

// Note is a footnote or endnote that the format ties to its mark, which stands
// in the running text as superscript digits.
type Note struct {
	Mark    string
	Text    string
	Page    int
	Endnote bool
}

// Text is the paragraph's text, its parts together.
func (p *Paragraph) Text() string {
	if len(p.Parts) == 1 {
		return p.Parts[0].Text
	}
	n := 0
	for _, part := range p.Parts {
		n += len(part.Text)
	}
	b := make([]byte, 0, n)
	for _, part := range p.Parts {
		b = append(b, part.Text...)
	}
	return string(b)
}

// Code classifies why a file, or a part of it, cannot be read.
type Code string

// The codes. Each has a message in both languages in cmd/trichluc.
const (
	CodeEmpty       Code = "empty"       // no bytes
	CodeUnsupported Code = "unsupported" // a format that is not read
	CodeMismatch    Code = "mismatch"    // the bytes are not what the name says, and nothing that is read
	CodeTruncated   Code = "truncated"   // ends too early
	CodeCorrupt     Code = "corrupt"     // breaks the rules of its format
	CodeEncrypted   Code = "encrypted"   // needs a password
	CodeEncoding    Code = "encoding"    // bytes that are no text in any encoding known
	CodeNoText      Code = "no-text"     // readable, but holds no text: a scan
	CodeTooLarge    Code = "too-large"   // over a limit
	CodePanic       Code = "panic"       // a fault of ours, kept from spreading
)

// Error says why a file cannot be read. Detail is for people who repair
// files; it is one line and does not name the file.
type Error struct {
	Code   Code
	Detail string
}

// Error implements error.
func (e *Error) Error() string {
	if e.Detail == "" {
		return string(e.Code)
	}
	return string(e.Code) + ": " + e.Detail
}
