package odt

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc/extract/office"
	"github.com/trichluc/trichluc/extract/sheet"
)

// workbook reads the sheets of an office:spreadsheet.
func (r *reader) workbook(n *node) error {
	b := &sheet.Budget{}
	for _, table := range n.children {
		if table.name != "table:table" {
			continue
		}
		name := table.attr("table:name")
		if st := r.styles.named["table "+table.attr("table:style-name")]; st != nil && st.hiddenTable {
			sheet.Hidden(r.flow, name)
			continue
		}
		s := &cells{reader: r, sheet: &sheet.Sheet{Name: name}, budget: b}
		if err := s.rows(table); err != nil {
			return err
		}
		if err := s.sheet.Write(r.flow); err != nil {
			return err
		}
	}
	return nil
}

// cells reads a sheet.
type cells struct {
	*reader
	sheet  *sheet.Sheet
	budget *sheet.Budget
	row    int
}

// maxRepeated bounds how often rows and cells may be said to be repeated:
// programs repeat an empty one to the end of their sheets.
const maxRepeated = 1 << 24

func (s *cells) rows(n *node) error {
	for _, c := range n.children {
		var err error
		switch c.name {
		case "table:table-column":
			if isHidden(c) {
				s.sheet.HiddenColumns++
			}
		case "table:table-row":
			err = s.readRow(c)
		case "table:table-header-rows", "table:table-rows", "table:table-row-group", "table:table-columns", "table:table-header-columns", "table:table-column-group":
			err = s.rows(c)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func isHidden(n *node) bool {
	v := n.attr("table:visibility")
	return v == "collapse" || v == "filter"
}

// readRow reads a row as often as it is repeated. Rows without text only
// count.
func (s *cells) readRow(n *node) error {
	times := n.count("table:number-rows-repeated", 1, maxRepeated)
	first := s.row
	s.row += times
	for i := range times {
		found, err := s.cellsOf(n, first+i)
		if err != nil {
			return err
		}
		if !found {
			return s.ctx.Err()
		}
		if isHidden(n) {
			s.sheet.HiddenRows++
		}
	}
	return nil
}

// cellsOf puts the texts of a row into one of the sheet, and says whether
// there are any.
func (s *cells) cellsOf(n *node, row int) (found bool, err error) {
	column := 0
	for _, c := range n.children {
		if c.name != "table:table-cell" && c.name != "table:covered-table-cell" {
			continue
		}
		times := c.count("table:number-columns-repeated", 1, maxRepeated)
		text := s.shown(c)
		for i := 0; i < times && text != ""; i++ {
			found = true
			if err := s.sheet.Set(row, column+i, text, s.budget); err != nil {
				return true, err
			}
		}
		s.span(c, row, column)
		column += times
	}
	return found, nil
}

// maxMerged bounds the merged cells of a sheet.
const maxMerged = 100_000

func (s *cells) span(c *node, row, column int) {
	rows, columns := c.count("table:number-rows-spanned", 1, sheet.MaxRows), c.count("table:number-columns-spanned", 1, office.MaxColumns)
	if rows*columns > 1 && len(s.sheet.Merged) < maxMerged {
		s.sheet.Merged = append(s.sheet.Merged, sheet.Area{
			First: sheet.Place{Row: row, Column: column}, Last: sheet.Place{Row: row + rows - 1, Column: column + columns - 1}})
	}
}

// decode converts text of a cell whose style has a font made before Unicode.
func (s *cells) decode(c *node, text string) string {
	font := s.styles.resolve("table-cell", c.attr("table:style-name"), look{}).font
	decoded, changed := office.Decode(font, text)
	if changed && !slices.Contains(s.tally.Fonts, font) {
		s.tally.Fonts = append(s.tally.Fonts, font)
	}
	return decoded
}

// date matches a day as any computer shows it.
var date = regexp.MustCompile(`^[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}$`)

// shown is a cell's text as a Vietnamese computer shows it. The file keeps it
// as the computer showed it that wrote it, and the value.
func (s *cells) shown(c *node) string {
	in := &story{reader: s.reader, inCell: true}
	if err := in.blocks(c.children); err != nil {
		return ""
	}
	text := s.decode(c, office.Lines(in.items))
	switch c.attr("office:value-type") {
	case "float", "percentage", "currency":
		if v, err := strconv.ParseFloat(c.attr("office:value"), 64); err == nil {
			return sheet.Foreign(text, v)
		}
	case "date":
		day, _, _ := strings.Cut(c.attr("office:date-value"), "T")
		if parts := strings.Split(day, "-"); len(parts) == 3 && date.MatchString(text) {
			return fmt.Sprintf("%s/%s/%s", parts[2], parts[1], parts[0])
		}
	}
	return text
}
