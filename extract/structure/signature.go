package structure

// cutSignature takes the rows at the end of a table that are no rows of it but
// the signature below: word processors make one table of two that follow each
// other, and workbooks have no place but cells. It gives them as a table of
// their own, nil without any.
func (t *table) cutSignature() *table {
	const least, most = 2, 8 // rows: of a table above a signature, and of a signature with room for a stamp
	for r := max(least, len(t.rows)-most); r < len(t.rows); r++ {
		if !t.rows[r].opensSignature() || noData(t.rows[:r]) || !noData(t.rows[r:]) {
			continue
		}
		end := &table{columns: t.columns, rows: t.rows[r:], borderless: t.borderless, confidence: t.confidence}
		t.rows = t.rows[:r:r]
		t.dropUnusedColumns()
		return end
	}
	return nil
}

// opensSignature reports a row that begins a signature: the recipients, or
// nothing but roles, beside or below the line of place and date.
func (r row) opensSignature() bool {
	roles, dates := 0, 0
	filled := r.filled()
	for _, c := range filled {
		switch lines := r.cells[c].lines(); {
		case isRecipients(lines[0].text):
			return true
		case isRole(lines[0].text):
			roles++
		case dateLine.MatchString(words(lines[0].text)):
			dates++
		}
	}
	return roles+dates > 0 && roles+dates == len(filled)
}

// signed gives the lines of a signature: place and date, which stand above all
// of it, then column by column.
func (t *table) signed() []element {
	whole := *t
	whole.rows = nil
	if first := t.rows[0].filled(); len(first) == 1 && dateLine.MatchString(words(t.rows[0].cells[first[0]].text)) {
		whole.rows, t.rows = t.rows[:1], t.rows[1:]
	}
	return append(whole.columnwise(), t.columnwise()...)
}

// noData reports rows without a figure, their own numbers included.
func noData(rows []row) bool {
	for _, r := range rows {
		for _, c := range r.cells {
			if isFigure(c.text) {
				return false
			}
		}
	}
	return true
}

// dropUnusedColumns drops the columns in which no cell begins any more: only a
// row that is gone had an edge there.
func (t *table) dropUnusedColumns() {
	for c := t.columns - 1; c > 0; c-- {
		used := false
		for _, r := range t.rows {
			used = used || !r.cells[c].covered || r.cells[c].text != "" || r.cells[c].fromAbove && !r.cells[c-1].fromAbove
		}
		if !used {
			t.mergeColumns(c - 1)
		}
	}
}
