// Package sheet holds what the formats of workbooks (extract/xlsx, xls, odt)
// have in common: how a sheet of cells becomes titles and tables, and how a
// number is written.
//
//   - A sheet is a heading, its name unless a program gave it, and what stands
//     on it.
//   - A row with three cells with text (or as many as the sheet has columns)
//     begins a table, which is a grid and goes on over empty rows; after one, a
//     row without figures begins another. What stands around tables, such as
//     titles and signatures, is paragraphs, a cell one.
//   - Merged cells are one cell of the grid.
//   - Numbers are texts as their format shows them on a Vietnamese computer:
//     1.013,5 and 03/06/2020, whatever computer wrote the file.
package sheet

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

// tableCells is how many cells with text make a row one of a table.
const tableCells = 3

// maxGrid bounds the cells of a table, empty ones included.
const maxGrid = 2 * maxCells

// Sheet is a sheet of cells with text.
type Sheet struct {
	Name          string
	Rows          [][]string // texts by row and column, from 0; cleaned
	Merged        []Area
	HiddenRows    int
	HiddenColumns int // stretches of them
	Unvalued      int // formulas without a stored value, which are blank here
}

// Place is a cell's row and column, 0-based.
type Place struct{ Row, Column int }

// Area is a rectangle of cells, its corners included.
type Area struct{ First, Last Place }

// Write hands over a sheet: its name, what stands above its tables, the
// tables, and what stands around them. A sheet without text adds nothing but
// the number of its formulas that have no value.
func (s *Sheet) Write(into *flow.Flow) error {
	w := &writer{flow: into}
	if s.Unvalued > 0 {
		into.Unread = append(into.Unread, trichluc.Unread{Reason: fmt.Sprintf("%d formulas without a stored value in the sheet %s", s.Unvalued, office.Clean(s.Name))})
	}
	first, last, width := extent(s.Rows)
	if width == 0 {
		return nil
	}
	if s.HiddenRows+s.HiddenColumns > 0 {
		into.Remarks = append(into.Remarks, fmt.Sprintf("the sheet %q hides %d rows and %d stretches of columns; they were read", office.Clean(s.Name), s.HiddenRows, s.HiddenColumns))
	}
	if title := office.Clean(s.Name); unnamed.MatchString(title) {
		into.Furniture = append(into.Furniture, trichluc.Furniture{Kind: "bookmark", Text: title})
	} else {
		w.paragraph(title, "heading 1")
	}
	if width > office.MaxColumns {
		n := 0
		for _, row := range s.Rows {
			for _, text := range row {
				n += office.CountCharacters(text)
			}
		}
		into.Unread = append(into.Unread, trichluc.Unread{Characters: n, Reason: "a sheet of more columns than a table may have"})
		return nil
	}
	for _, p := range divide(s.Rows, width) {
		if !p.table {
			for _, row := range s.Rows[p.start:p.end] {
				w.paragraphs(row)
			}
			continue
		}
		if (p.end-p.start)*width > maxGrid {
			return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("a table of more than %d cells", maxGrid)}
		}
		w.grid(s.Rows[p.start:p.end], p.start, first, last, s.Merged)
	}
	return nil
}

// Hidden accounts for a sheet that is not shown.
func Hidden(into *flow.Flow, name string) {
	into.Unread = append(into.Unread, trichluc.Unread{Reason: "the hidden sheet " + office.Clean(name)})
	into.Remarks = append(into.Remarks, fmt.Sprintf("the sheet %q is hidden and was left out", office.Clean(name)))
}

// writer adds to a flow.
type writer struct{ flow *flow.Flow }

// unnamed matches the names that programs give to sheets by themselves.
var unnamed = regexp.MustCompile(`(?i)^(sheet|trang[ _]?tính|table|worksheet) ?[0-9]*$`)

func (w *writer) paragraph(text, style string) {
	w.flow.Items = append(w.flow.Items, flow.Item{Paragraph: &flow.Paragraph{Parts: []flow.Part{{Text: text}}, Style: style}})
}

func (w *writer) paragraphs(row []string) {
	for _, text := range row {
		for _, parts := range office.SplitLines(text, true) {
			w.paragraph(parts[0], "")
		}
	}
}

// extent is the first and last column that hold text, 0-based, and their
// number.
func extent(rows [][]string) (first, last, width int) {
	first, last = -1, -1
	for _, row := range rows {
		for column, text := range row {
			if text == "" {
				continue
			}
			if first < 0 || column < first {
				first = column
			}
			last = max(last, column)
		}
	}
	if first < 0 {
		return 0, 0, 0
	}
	return first, last, last - first + 1
}

// piece is a stretch of rows, half-open: a table or paragraphs.
type piece struct {
	start, end int
	table      bool
}

// divide finds the tables of a sheet. A table begins with the first row that
// has enough cells with text, and goes on over empty rows; after one, or after
// a caption, another table begins with a row that has as many and no figures,
// which is a head.
func divide(rows [][]string, width int) (pieces []piece) {
	enough := func(row []string) bool { return filled(row) >= min(tableCells, width) }
	open := -1 // the table that may go on
	for i := 0; i < len(rows); {
		if filled(rows[i]) == 0 {
			i++
			continue
		}
		end := i + 1
		for end < len(rows) && filled(rows[end]) > 0 && !isCaption(rows[end]) {
			end++
		}
		from := i + slices.IndexFunc(rows[i:end], enough)
		switch {
		case from < i: // too few cells in all rows
			pieces = append(pieces, piece{i, end, false})
		case open >= 0 && !isHead(rows[from]):
			pieces = append(pieces[:open], piece{pieces[open].start, end, true})
		default:
			if from > i {
				pieces = append(pieces, piece{i, from, false})
			}
			open = len(pieces)
			pieces = append(pieces, piece{from, end, true})
		}
		i = end
	}
	return pieces
}

var (
	figure = regexp.MustCompile(`^[-+<>=≥≤~]*[0-9][0-9.,/%]*$`)
	year   = regexp.MustCompile(`^(19|20)[0-9]{2}$`)
)

// caption matches the beginning of a title that names a table by number.
var caption = regexp.MustCompile(`(?i)^(biểu|bảng|phụ biểu|phụ lục)( số)? [0-9IVX]+`)

// isCaption holds for rows that hold such a title only.
func isCaption(row []string) bool {
	return filled(row) == 1 && slices.ContainsFunc(row, caption.MatchString)
}

// isHead holds for rows without figures other than years.
func isHead(row []string) bool {
	return !slices.ContainsFunc(row, func(text string) bool { return figure.MatchString(text) && !year.MatchString(text) })
}

func filled(row []string) (n int) {
	for _, text := range row {
		if text != "" {
			n++
		}
	}
	return n
}

// grid hands over the rows of a table, the first of which has the given
// number, as a grid. Rows without text are left out.
func (w *writer) grid(rows [][]string, offset, first, last int, merged []Area) {
	g := &flow.Grid{Columns: last - first + 1, Confidence: 1}
	spans, covered := within(merged, rows, offset, first, last)
	kept := make([]int, len(rows)+1) // rows of the grid before each row of the sheet
	for i, row := range rows {
		kept[i+1] = kept[i]
		if filled(row) > 0 {
			kept[i+1]++
		}
	}
	g.Rows = kept[len(rows)]
	for i, row := range rows {
		if kept[i+1] == kept[i] {
			continue
		}
		for column := first; column <= last; column++ {
			at, text := Place{offset + i, column}, ""
			if column < len(row) {
				text = row[column]
			}
			if covered[at] {
				if text != "" {
					w.flow.Unread = append(w.flow.Unread, trichluc.Unread{Characters: office.CountCharacters(text), Reason: "text hidden under a merged cell"})
				}
				continue
			}
			c := flow.Cell{Row: kept[i], Column: column - first, RowSpan: 1, ColumnSpan: 1, Text: text}
			if a, ok := spans[at]; ok {
				c.RowSpan = max(kept[min(a.Last.Row+1-offset, len(rows))]-kept[i], 1)
				c.ColumnSpan = min(a.Last.Column, last) - column + 1
			}
			g.Cells = append(g.Cells, c)
		}
	}
	w.flow.Items = append(w.flow.Items, flow.Item{Grid: g})
}

// within are the merged areas that begin on a row with text of a table, by
// their first cell, and the other cells that they cover. Areas that cover more
// than a table may hold are damage and are passed over.
func within(merged []Area, rows [][]string, offset, first, last int) (spans map[Place]Area, covered map[Place]bool) {
	spans, covered = map[Place]Area{}, map[Place]bool{}
	size := 0
	for _, a := range merged {
		top := a.First.Row - offset
		if top < 0 || top >= len(rows) || filled(rows[top]) == 0 || a.First.Column < first || a.First.Column > last || covered[a.First] {
			continue
		}
		bottom, right := min(a.Last.Row, offset+len(rows)-1), min(a.Last.Column, last)
		if size += (bottom - a.First.Row + 1) * (right - a.First.Column + 1); size > maxGrid {
			break
		}
		spans[a.First] = a
		for row := a.First.Row; row <= bottom; row++ {
			for column := a.First.Column; column <= right; column++ {
				if at := (Place{row, column}); at != a.First {
					covered[at] = true
				}
			}
		}
	}
	return spans, covered
}
