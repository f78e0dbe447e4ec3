package sheet

import (
	"strconv"

	"github.com/xuri/excelize/v2"
)

// Formats shows numbers by Excel's formats, for files that keep the number
// and its format and not what was shown. It asks the library that reads
// newer workbooks, so that old and new ones show a number alike.
type Formats struct {
	book *excelize.File
	rows map[format]int // of the book's sheet that have the format
}

type format struct {
	id   int
	code string
}

// firstCustom is the first number of a format that is not built in.
const firstCustom = 164

// maxFormats bounds the formats of a file; Excel allows 4,050 looks of cells.
const maxFormats = 5000

// NewFormats makes one. Dates count from 1904 in workbooks of early Macintosh
// computers.
func NewFormats(from1904 bool) *Formats {
	f := &Formats{book: excelize.NewFile(excelize.Options{ShortDatePattern: "dd/mm/yyyy", LongDatePattern: "dd/mm/yyyy"}), rows: map[format]int{}}
	_ = f.book.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904}) // of a book in memory: cannot fail
	return f
}

// Close frees what it holds.
func (f *Formats) Close() { _ = f.book.Close() }

// Show is a number as a Vietnamese computer shows it by a format: one built in,
// by its number, or one with a code.
func (f *Formats) Show(value float64, id int, code string) string {
	row := f.row(format{id, code})
	cell := "A" + strconv.Itoa(row)
	if row == 0 || f.book.SetCellFloat("Sheet1", cell, value, -1, 64) != nil {
		return strconv.FormatFloat(value, 'f', -1, 64)
	}
	text, err := f.book.GetCellValue("Sheet1", cell)
	if err != nil {
		text = strconv.FormatFloat(value, 'f', -1, 64)
	}
	return Local(text, value, ScaleOf(code))
}

// row is the row whose first cell has a format; 0 where there is none.
func (f *Formats) row(of format) int {
	if row, ok := f.rows[of]; ok {
		return row
	}
	style := &excelize.Style{NumFmt: of.id}
	if of.id >= firstCustom || of.code != "" {
		style = &excelize.Style{CustomNumFmt: &of.code}
	}
	row := len(f.rows) + 1
	cell := "A" + strconv.Itoa(row)
	id, err := f.book.NewStyle(style)
	if err != nil || row > maxFormats || f.book.SetCellStyle("Sheet1", cell, cell, id) != nil {
		row = 0
	}
	f.rows[of] = row
	return row
}
