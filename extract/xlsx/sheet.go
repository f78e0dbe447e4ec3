package xlsx

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

// sheet hands over a sheet: its name, what stands above its table, the table,
// and what stands below.
func (r *reader) sheet(name string, rows [][]string, f *facts) error {
	first, last, width := extent(rows)
	if width == 0 {
		return nil
	}
	if f.hiddenRows+f.hiddenColumns > 0 {
		r.remark("the sheet %q hides %d rows and %d stretches of columns; they were read", office.Clean(name), f.hiddenRows, f.hiddenColumns)
	}
	if title := office.Clean(name); unnamed.MatchString(title) {
		r.flow.Furniture = append(r.flow.Furniture, trichluc.Furniture{Kind: "bookmark", Text: title})
	} else {
		r.paragraph(title, "heading 1")
	}
	if width > office.MaxColumns {
		n := 0
		for _, row := range rows {
			for _, text := range row {
				n += office.CountCharacters(text)
			}
		}
		r.flow.Unread = append(r.flow.Unread, trichluc.Unread{Characters: n, Reason: "a sheet of more columns than a table may have"})
		return nil
	}
	for _, p := range divide(rows, width) {
		if !p.table {
			for _, row := range rows[p.start:p.end] {
				r.paragraphs(row)
			}
			continue
		}
		if (p.end-p.start)*width > maxGrid {
			return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("a table of more than %d cells", maxGrid)}
		}
		r.grid(rows[p.start:p.end], p.start, first, last, f.merged)
	}
	return nil
}

// unnamed matches the names that programs give to sheets by themselves.
var unnamed = regexp.MustCompile(`(?i)^(sheet|trang[ _]?tính|table|worksheet) ?[0-9]*$`)

func (r *reader) paragraph(text, style string) {
	r.flow.Items = append(r.flow.Items, flow.Item{Paragraph: &flow.Paragraph{Parts: []flow.Part{{Text: text}}, Style: style}})
}

func (r *reader) paragraphs(row []string) {
	for _, text := range row {
		for _, parts := range office.SplitLines(text, true) {
			r.paragraph(parts[0], "")
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
func (r *reader) grid(rows [][]string, offset, first, last int, merged []area) {
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
			at, text := place{offset + i, column}, ""
			if column < len(row) {
				text = row[column]
			}
			if covered[at] {
				if text != "" {
					r.flow.Unread = append(r.flow.Unread, trichluc.Unread{Characters: office.CountCharacters(text), Reason: "text hidden under a merged cell"})
				}
				continue
			}
			c := flow.Cell{Row: kept[i], Column: column - first, RowSpan: 1, ColumnSpan: 1, Text: text}
			if a, ok := spans[at]; ok {
				c.RowSpan = max(kept[min(a.last.row+1-offset, len(rows))]-kept[i], 1)
				c.ColumnSpan = min(a.last.column, last) - column + 1
			}
			g.Cells = append(g.Cells, c)
		}
	}
	r.flow.Items = append(r.flow.Items, flow.Item{Grid: g})
}

// within are the merged areas that begin on a row with text of a table, by
// their first cell, and the other cells that they cover. Areas that cover more
// than a table may hold are damage and are passed over.
func within(merged []area, rows [][]string, offset, first, last int) (spans map[place]area, covered map[place]bool) {
	spans, covered = map[place]area{}, map[place]bool{}
	size := 0
	for _, a := range merged {
		top := a.first.row - offset
		if top < 0 || top >= len(rows) || filled(rows[top]) == 0 || a.first.column < first || a.first.column > last || covered[a.first] {
			continue
		}
		bottom, right := min(a.last.row, offset+len(rows)-1), min(a.last.column, last)
		if size += (bottom - a.first.row + 1) * (right - a.first.column + 1); size > maxGrid {
			break
		}
		spans[a.first] = a
		for row := a.first.row; row <= bottom; row++ {
			for column := a.first.column; column <= right; column++ {
				if at := (place{row, column}); at != a.first {
					covered[at] = true
				}
			}
		}
	}
	return spans, covered
}
