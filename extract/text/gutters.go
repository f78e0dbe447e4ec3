package text

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/trichluc/trichluc/extract/flow"
)

// tableEnd is the line after the table that begins at line i; i when none does.
// A table has lines with gaps, at least three, and goes on over empty lines and
// lines that are too short for running text.
func (l *layout) tableEnd(lines []string, i int) int {
	if !gapped(lines[i]) && !headline(lines, i) {
		return i
	}
	with, end := 0, i
	for k := i; k < len(lines) && !l.running(lines, k); k++ {
		if gapped(lines[k]) {
			with++
			end = k + 1
		}
	}
	for end < len(lines) && strings.TrimSpace(lines[end]) != "" && !l.running(lines, end) {
		end++ // the last row's further lines
	}
	if with < 3 {
		return i
	}
	return end
}

// running reports that line k is running text: long, and it or the line below it
// begins at the left edge, where tables have their numbers.
func (l *layout) running(lines []string, k int) bool {
	const edge = 3 // letters
	line := strings.TrimSpace(lines[k])
	if gapped(lines[k]) || captions.MatchString(line) || utf8.RuneCountInString(line)*5 < l.right*3 {
		return !gapped(lines[k]) && captions.MatchString(line)
	}
	if indent(lines[k]) < edge {
		return true
	}
	for _, next := range lines[k+1:] {
		if next = strings.TrimRight(next, " "); next != "" {
			return indent(next) < edge && !gapped(next) && !isNumber(next)
		}
	}
	return true
}

// captions is a line that belongs to the next table, or to the text below.
var captions = regexp.MustCompile(`^(?:Bảng|Biểu|Phụ lục|PHỤ LỤC|Đơn vị tính|[IVX]+\.|Nơi nhận)\b`)

// headline reports the first line of a head, a merged cell alone, far from the
// left edge, above a line with gaps.
func headline(lines []string, i int) bool {
	const far = 40 // letters: titles are centred, and stand further left
	return indent(lines[i]) >= far && i+1 < len(lines) && (gapped(lines[i+1]) || indent(lines[i+1]) >= far && i+2 < len(lines) && gapped(lines[i+2]))
}

// byGutters reads a table by the white that runs through the lines of its rows:
// nil when lines do not agree. Rows are parted by empty lines, or begin with a
// line that fills most columns.
func byGutters(lines []string) *flow.Grid {
	rows, apart := rowsOf(lines)
	if len(rows) < 2 {
		return nil
	}
	columns := gutters(rows[1:])
	if len(columns) < 2 || len(gutters(rows[:1])) != len(columns) {
		return nil // its head has more columns, or merges some
	}
	g := &flow.Grid{Rows: len(rows), Columns: len(columns), Borderless: true, Confidence: 0.6}
	for r, row := range rows {
		cells := make([]string, len(columns))
		for _, line := range row {
			if !fill(cells, line, columns) {
				return nil
			}
		}
		if !apart && slices.Contains(cells[1:], "") {
			return nil // perhaps the rest of the row above
		}
		for c, text := range cells {
			g.Cells = append(g.Cells, flow.Cell{Row: r, Column: c, RowSpan: 1, ColumnSpan: 1, Text: strings.TrimSpace(text)})
		}
	}
	return g
}

// rowsOf parts lines at empty ones, where that gives rows of few lines (apart);
// each line is a row otherwise.
func rowsOf(lines []string) (rows [][]string, apart bool) {
	const most = 8 // lines of a row
	var row []string
	longest := 0
	for _, line := range append(lines, "") {
		if strings.TrimSpace(line) != "" {
			row = append(row, line)
			continue
		}
		if row != nil {
			rows = append(rows, row)
			longest = max(longest, len(row))
		}
		row = nil
	}
	if len(rows) > 2 && longest <= most {
		return rows, true
	}
	rows = nil
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			rows = append(rows, []string{line})
		}
	}
	return rows, false
}

// span is where a column stands, in letters from the left, the end exclusive.
type span struct{ from, to int }

// gutters gives the columns of rows: between stretches of two letters and more
// in which no line of any row has one.
func gutters(rows [][]string) (columns []span) {
	var used []bool
	for _, row := range rows {
		for _, line := range row {
			for i, r := range []rune(line) {
				for i >= len(used) {
					used = append(used, false)
				}
				used[i] = used[i] || r != ' '
			}
		}
	}
	for i := 0; i < len(used); i++ {
		if !used[i] {
			continue
		}
		if n := len(columns); n > 0 && i-columns[n-1].to < 2 {
			columns[n-1].to = i + 1
		} else {
			columns = append(columns, span{i, i + 1})
		}
	}
	return columns
}

// fill adds the pieces of a line, parted by gaps, to the columns that they stand
// in. It fails where a piece reaches into two columns, which a merged head does,
// or two pieces stand in one.
func fill(cells []string, line string, columns []span) bool {
	runes := []rune(line)
	taken := make([]bool, len(cells))
	for from := 0; from < len(runes); {
		if runes[from] == ' ' {
			from++
			continue
		}
		to := from
		for to < len(runes) && (runes[to] != ' ' || to+1 < len(runes) && runes[to+1] != ' ') {
			to++
		}
		at := -1
		for c, column := range columns {
			if from < column.to && to > column.from {
				if at >= 0 {
					return false
				}
				at = c
			}
		}
		if at < 0 || taken[at] {
			return false
		}
		taken[at] = true
		cells[at] += " " + string(runes[from:to])
		from = to
	}
	return true
}
