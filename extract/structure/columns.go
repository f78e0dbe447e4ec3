package structure

import "unicode/utf8"

// mendColumns puts together the columns of a table without rules that are one:
// a head often lies beside its figures, not above them, and the white between
// the two looks like a border. Such a column has a head and nothing below it,
// and its neighbour figures and no head.
func (t *table) mendColumns() {
	if !t.borderless {
		return
	}
	for c := 0; c+1 < t.columns; c++ {
		if t.headOf(c, c+1) || c > 0 && t.headOf(c+1, c) {
			t.mergeColumns(c)
			t.doubt(0.7, "a head and the figures beside it taken for one column")
			c--
		}
	}
}

// headOf reports that column head holds only the head of column body.
func (t *table) headOf(head, body int) bool {
	const most = 3    // rows of a head
	const figures = 2 // fewer prove nothing
	last := -1
	for r := range t.rows {
		cell := t.rows[r].cells[head]
		if cell.text != "" {
			last = r
		}
		if !within(cell, head, body) || !within(t.rows[r].cells[body], body, head) {
			return false
		}
	}
	if last < 0 || last >= most || t.rows[0].cells[head].text == "" || t.rows[0].cells[body].text != "" {
		return false
	}
	if own := t.rows[0].cells[head].columnSpan == 2; t.rows[0].cells[body].covered && !own {
		return false // another head lies over the figures
	}
	for r := 0; body < head && r <= last; r++ {
		if t.rows[r].cells[body].text != "" {
			return false // they have a head of their own
		}
	}
	count := 0
	for r := last + 1; r < len(t.rows); r++ {
		if isFigure(t.rows[r].cells[body].text) {
			count++
		}
	}
	return count >= figures && count*2 > len(t.rows)-last-1
}

// within reports a cell at column c that is merged over no column but c and next.
func within(cell cell, c, next int) bool {
	return cell.columnSpan == 1 || cell.columnSpan == 2 && next == c+1
}

// mergeColumns joins column c+1 to column c.
func (t *table) mergeColumns(c int) {
	for r := range t.rows {
		cells := t.rows[r].cells
		cells[c].mend(cells[c+1].passage)
		cells[c].bold = cells[c].bold || cells[c+1].bold
		t.rows[r].cells = append(cells[:c+1], cells[c+2:]...)
		for left := range c + 1 {
			if over := &t.rows[r].cells[left]; left+over.columnSpan > c+1 {
				over.columnSpan--
			}
		}
	}
	t.columns--
	if c+1 < len(t.edges)-1 {
		t.edges = append(append([]float64(nil), t.edges[:c+1]...), t.edges[c+2:]...)
	}
}

// mendSpills puts back a last cell that a converter has set in a row of its own,
// where an empty line inside the row had cut it off: a row with a sentence in
// the column of numbers and nothing else, below one that lacks its last cell
// only, and the numbers go on after it.
func (t *table) mendSpills() {
	if t.columns < 3 || !t.numbered() {
		return
	}
	for r := t.head + 1; r+1 < len(t.rows); r++ {
		if !t.spilled(r) {
			continue
		}
		above := t.rows[r-1].cells
		above[t.columns-1].mend(t.rows[r].cells[0].passage)
		t.rows = append(t.rows[:r], t.rows[r+1:]...)
		t.doubt(0.9, "a text alone in the column of numbers taken for the last cell of the row above")
	}
}

func (t *table) spilled(r int) bool {
	const least = 30 // runes: titles of groups are shorter or stand elsewhere
	filled, above := t.rows[r].filled(), t.rows[r-1].cells
	if len(filled) != 1 || filled[0] != 0 || t.rows[r].cells[0].columnSpan > 1 || t.rows[r].cells[0].bold ||
		utf8.RuneCountInString(t.rows[r].cells[0].text) < least || above[t.columns-1].text != "" {
		return false
	}
	for c := 1; c+1 < t.columns; c++ {
		if above[c].text == "" {
			return false
		}
	}
	last := key{}
	for i := r - 1; i >= t.head && last.rank == 0; i-- {
		last, _ = t.title(t.rows[i])
	}
	next, _ := t.title(t.rows[r+1])
	n := len(last.numbers)
	return n > 0 && len(next.numbers) == n && next.numbers[n-1] == last.numbers[n-1]+1
}
