package pdf

import (
	"strings"
	"unicode/utf8"
)

// Distances between blocks side by side, in font sizes.
const (
	minCorridor  = 0.9 // white space between the blocks, over all their lines
	certainGap   = 4.0 // a gap so wide parts blocks even in a single line
	bandPitch    = 2.6 // lines further apart do not belong to one band ...
	signatureGap = 9.0 // ... but the name below a signature
	sameBand     = 0.9 // one block may begin that much higher than the other

	leastStaggered   = 0.1 // white space between segments, one the motto, that are not on one baseline
	leastBeforeMotto = 0.3 // white space before the national motto, where the agency's name nearly touches it
)

// band is lines that stand in blocks side by side, or a stretch without.
type band struct {
	columns [][]line // one: not side by side
}

// bands cuts the lines of a page, sorted by y, into stretches that are set
// side by side (letterheads, signatures) and stretches that are not.
func bands(lines []line) []band {
	rows := byBaseline(lines)
	var out []band
	var plain []line
	flush := func() {
		if len(plain) > 0 {
			out = append(out, band{columns: [][]line{plain}})
			plain = nil
		}
	}
	for i := 0; i < len(rows); {
		if columns, first, end := sideBySide(rows, i); end > i && first == i {
			flush()
			out = append(out, band{columns: columns})
			i = end
			continue
		}
		plain = append(plain, mergeSegments(rows[i]))
		i++
	}
	flush()
	return out
}

// byBaseline groups segments of the same baseline.
func byBaseline(lines []line) [][]line {
	var rows [][]line
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && lines[j].y == lines[i].y {
			j++
		}
		rows = append(rows, lines[i:j])
		i = j
	}
	return rows
}

// mergeSegments makes one line of the parts of a row that were cut at a gap
// which turned out to be a wide space.
func mergeSegments(parts []line) line {
	l := parts[0]
	for _, p := range parts[1:] {
		l.text += " " + p.text
		l.x1, l.spaced = p.x1, p.spaced
		if p.letters > l.letters {
			l.size, l.bold, l.italic = p.size, p.bold, p.italic
		}
		l.letters += p.letters
	}
	return l
}

// corridor is the white space between two blocks.
type corridor struct{ left, right float64 }

// narrow takes a row's segments out of the corridor. It fails when one lies
// across it, or leaves less than least of it, in font sizes.
func (c corridor) narrow(row []line, least float64) (corridor, bool) {
	for _, s := range row {
		middle := (c.left + c.right) / 2
		switch {
		case s.x1 <= middle:
			c.left = max(c.left, s.x1)
		case s.x0 >= middle:
			c.right = min(c.right, s.x0)
		case s.x1-c.left < c.right-s.x0: // reaches into it from the left
			c.left = s.x1
		default:
			c.right = s.x0
		}
		if c.right-c.left < least*s.size {
			return c, false
		}
	}
	return c, true
}

// sides says whether a row has segments left and right of the corridor.
func (c corridor) sides(row []line) (left, right bool) {
	for _, s := range row {
		left = left || s.x1 <= (c.left+c.right)/2
		right = right || s.x0 >= (c.left+c.right)/2
	}
	return left, right
}

// sideBySide looks for a band that begins at row i. It gives the lines of its
// columns and the rows [first, end) that it takes.
func sideBySide(rows [][]line, i int) (columns [][]line, first, end int) {
	start := i
	for start < len(rows) && start <= i+1 && len(rows[start]) < 2 {
		start++ // one block may begin a little above the other
	}
	if staggered(rows, i+1) {
		start = i + 1
	} else if start >= len(rows) || start > i+1 || len(rows[start]) < 2 {
		return nil, i, i
	}
	if start == i+1 && rows[start][0].y-rows[i][0].y > sameBand*rows[i][0].size {
		return nil, i, i
	}
	c, least := widestGap(rows[start]), minCorridor
	if len(rows[start]) < 2 {
		c = corridor{min(rows[i][0].x1, rows[start][0].x1), max(rows[i][0].x0, rows[start][0].x0)}
		if rows[i][0].motto || rows[start][0].motto {
			least = leastStaggered
		}
	}
	widest := c.right - c.left
	m := mottoAt(rows[start])
	if m > 0 {
		c, least = corridor{rows[start][m-1].x1, rows[start][m].x0}, leastBeforeMotto
	}
	if start == i+1 {
		ok := false
		if c, ok = c.narrow(rows[i], least); !ok {
			return nil, i, i
		}
	}
	end, both := start, 0
	for k := start; k < len(rows); k++ {
		next, ok := c.narrow(rows[k], least)
		if !ok || k > start && addresses(rows[k]) {
			break
		}
		left, right := next.sides(rows[k])
		if k > start && !reaches(rows, k, left, right) {
			break
		}
		c = next
		end = k + 1
		both += count(left && right || staggered(rows, k))
	}
	size := rows[start][0].size
	if both < 2 && widest < certainGap*size && m == 0 {
		return nil, i, i
	}
	columns = c.deal(rows[i:end])
	if isList(columns[0]) || isList(columns[1]) {
		return nil, i, i
	}
	return columns, i, end
}

// addresses says that a row opens the list of those whom a letter is sent to:
// it stands below the letterhead, however short its lines are.
func addresses(row []line) bool {
	return strings.HasPrefix(row[0].text, "Kính gửi") || strings.HasPrefix(row[0].text, "KÍNH GỬI")
}

// staggered says that rows k-1 and k are one segment each, on either side of
// white space and too close to be lines of one block: the blocks' lines do not
// stand on common baselines.
func staggered(rows [][]line, k int) bool {
	const closest = 0.8 // font sizes; lines of one block are at least 1.0 apart
	if k == 0 || k >= len(rows) || len(rows[k-1]) != 1 || len(rows[k]) != 1 {
		return false
	}
	a, b := &rows[k-1][0], &rows[k][0]
	size := min(a.size, b.size)
	least := minCorridor
	if a.motto || b.motto {
		least = leastStaggered
	}
	return b.y-a.y < closest*size && max(a.x0, b.x0)-min(a.x1, b.x1) >= least*size
}

// reaches says that row k still belongs to the band above it: a name under a
// signature may stand far below, anything else follows closely.
func reaches(rows [][]line, k int, left, right bool) bool {
	pitch := (rows[k][0].y - rows[k-1][0].y) / max(rows[k][0].size, rows[k-1][0].size)
	if right && !left {
		return pitch <= signatureGap
	}
	return pitch <= bandPitch
}

func widestGap(row []line) corridor {
	var best corridor
	for i := 1; i < len(row); i++ {
		if row[i].x0-row[i-1].x1 > best.right-best.left {
			best = corridor{row[i-1].x1, row[i].x0}
		}
	}
	return best
}

// deal sorts the segments of rows into the left and the right column.
func (c corridor) deal(rows [][]line) [][]line {
	columns := make([][]line, 2)
	for _, row := range rows {
		var parts [2][]line
		for _, s := range row {
			side := count(s.x0 >= (c.left+c.right)/2)
			parts[side] = append(parts[side], s)
		}
		for side, p := range parts {
			if len(p) > 0 {
				columns[side] = append(columns[side], mergeSegments(p))
			}
		}
	}
	return columns
}

// isList says that a column holds nothing but numbers and bullets: the marks
// of a list, or the page numbers of a table of contents.
func isList(lines []line) bool {
	const longestMark = 4 // "III.", "12.1"
	for i := range lines {
		if utf8.RuneCountInString(lines[i].text) > longestMark {
			return false
		}
	}
	return true
}
