package text

import (
	"slices"
	"strings"
)

// split tells paragraphs from tables, chunk by chunk.
func split(all []chunk) []part {
	var parts []part
	wrapped := wraps(all)
	for i := 0; i < len(all); i++ {
		if n := cellRows(all[i:]); n > 0 {
			parts = append(parts, part{rows: joinCells(all[i : i+n])})
			i += n - 1
			continue
		}
		parts = append(parts, splitChunk(all[i], wrapped)...)
	}
	return parts
}

// splitChunk cuts a chunk into runs of rows and runs of lines.
func splitChunk(c chunk, wrapped bool) []part {
	if columns := sideBySide(c); columns != nil {
		return []part{{lines: c, columns: columns}}
	}
	if p := columnsBySpaces(c); p != nil {
		return []part{*p}
	}
	var parts []part
	rowwise := false
	for _, line := range c {
		rowwise = rowwise || inner(line)
	}
	for i := 0; i < len(c); {
		j := i
		switch {
		case isPipe(c[i]) || isDrawn(c[i]):
			for j < len(c) && (isPipe(c[j]) || isDrawn(c[j])) {
				j++
			}
			parts = append(parts, pipes(c[i:j]))
		case isRow(c[i], rowwise):
			var rows [][]string
			for ; j < len(c) && isRow(c[j], rowwise); j++ {
				rows = append(rows, strings.Split(c[j], "\t"))
			}
			parts = append(parts, part{rows: rows})
		default:
			for j < len(c) && !isPipe(c[j]) && !isDrawn(c[j]) && !isRow(c[j], rowwise) {
				j++
			}
			lines := []string(c[i:j])
			if wrapped {
				lines = unwrap(lines)
			}
			parts = append(parts, part{lines: lines})
		}
		i = j
	}
	return parts
}

// inner reports a tab between two cells.
func inner(line string) bool {
	return strings.Contains(strings.TrimLeft(line, "\t "), "\t") || strings.HasPrefix(line, "\t\t")
}

// isRow reports a row of a table. A line whose only tab is its first character
// is a row (of an empty cell and one more) only beside others that are.
func isRow(line string, rowwise bool) bool {
	return inner(line) || rowwise && strings.HasPrefix(line, "\t")
}

// cells splits a chunk written one cell a line; nil when it is not.
func cells(c chunk) []string {
	if !strings.HasPrefix(c[0], "\t") {
		return nil
	}
	var out []string
	from := 0
	for i, line := range c {
		if inner(line) && strings.TrimSpace(line) != "" {
			return nil
		}
		if strings.HasPrefix(line, "\t") && i > 0 {
			out = append(out, strings.Join(c[from:i], "\n")[1:])
			from = i
		}
	}
	return append(out, strings.Join(c[from:], "\n")[1:])
}

// cellRows counts the chunks from the first on that are rows of one table
// written one cell a line: at least two rows of the same number of cells, a
// row of fewer cells being one that a blank line inside a cell has cut.
func cellRows(all []chunk) int {
	first := cells(all[0])
	if len(first) < 2 {
		return 0
	}
	n, have := 0, 0
	for i, c := range all {
		row := cells(c)
		if row == nil || have+len(row) > len(first) {
			break
		}
		if have += len(row); have == len(first) {
			n, have = i+1, 0
		}
	}
	if n < 2 {
		return 0
	}
	return n
}

func joinCells(all []chunk) [][]string {
	width := len(cells(all[0]))
	var rows [][]string
	var row []string
	for _, c := range all {
		row = append(row, cells(c)...)
		if len(row) >= width {
			rows, row = append(rows, row), nil
		}
	}
	return rows
}

// sideBySide gives the column of each line of a lone row written one cell a
// line: letterheads and signatures are such tables of one row. nil otherwise.
func sideBySide(c chunk) []int {
	if n := len(cells(c)); n < 2 || n > 3 {
		return nil
	}
	columns := make([]int, len(c))
	now := 0
	for i, line := range c {
		if strings.HasPrefix(line, "\t") {
			now++
		}
		columns[i] = now
	}
	return columns
}

// isPipe reports a row of cells that "|" closes; copies of web pages leave out
// the first.
func isPipe(line string) bool {
	line = strings.TrimSpace(line)
	return len(line) > 2 && strings.HasSuffix(line, "|") && (line[0] == '|' || strings.Contains(line, " | "))
}

// isDrawn reports a rule between rows: "+----+====+".
func isDrawn(line string) bool {
	line = strings.TrimSpace(line)
	return len(line) > 2 && line[0] == '+' && line[len(line)-1] == '+' && strings.Trim(line, "+-=:") == "" && strings.ContainsAny(line, "-=")
}

// pipes reads rows between "|"; the rule below a head ("|---|:--:|") is the
// format's own and says nothing. Between drawn rules all lines are one row.
func pipes(lines []string) part {
	var rows [][]string
	drawn, open := slices.ContainsFunc(lines, isDrawn), false
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if isDrawn(line) || strings.Trim(line, "|-: ") == "" && strings.Contains(line, "-") {
			open = false
			continue
		}
		cells := strings.Split(strings.TrimPrefix(line[:len(line)-1], "|"), "|")
		if !drawn || !open || len(cells) != len(rows[len(rows)-1]) {
			rows = append(rows, cells)
			open = true
			continue
		}
		for c, text := range cells {
			cell := &rows[len(rows)-1][c]
			*cell = strings.TrimSpace(strings.TrimSpace(*cell) + "\n" + strings.TrimSpace(text))
		}
	}
	if rows == nil {
		return part{lines: lines} // nothing but rules
	}
	return part{rows: rows}
}
