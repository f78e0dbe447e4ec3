package structure

import "strings"

// flatten turns tables that only set text side by side into paragraphs, row by
// row and cell by cell: letterheads, signatures, framed text.
func (b *builder) flatten() {
	var out []element
	for i, e := range b.elements {
		if e.table == nil || !e.table.layout(i) {
			if e.table != nil {
				e.table.fold()
			}
			out = append(out, e)
			continue
		}
		for _, r := range e.table.rows {
			for c := range r.cells {
				for _, p := range r.cells[c].lines() {
					p.column = 0
					if e.table.columns > 1 {
						p.column = c + 1
					}
					out = append(out, element{para: p})
				}
			}
		}
	}
	b.elements = out
}

// letterheadWithin is how many elements into a document a letterhead can
// begin: crests and draft stamps come first.
const letterheadWithin = 6

// layout reports a table that is none. at is its place among the elements.
func (t *table) layout(at int) bool {
	if t.columns == 1 || len(t.rows) == 1 && len(t.rows[0].filled()) == 1 {
		return true
	}
	if t.columns > 4 || len(t.rows) > 6 {
		return false
	}
	text := ""
	for _, r := range t.rows {
		text += r.text() + "\n"
	}
	folded := words(text)
	if isRecipients(t.rows[0].text()) || strings.Contains(folded, "noi nhan") && len(t.rows) <= 4 {
		return true
	}
	if at < letterheadWithin && (strings.Contains(folded, "doc lap tu do hanh phuc") || strings.Contains(folded, "cong hoa xa hoi chu nghia") || strings.Contains(folded, "dang cong san viet nam")) {
		return true
	}
	return t.columns == 2 && len(t.rows) <= 3 && t.given == 0 && (t.borderless || at > 0) && signs(t)
}

// signs reports a table of signatures: every cell is empty, capitals, or a
// name under capitals.
func signs(t *table) bool {
	roles := 0
	for _, r := range t.rows {
		for _, c := range r.cells {
			if isRole(c.text) {
				roles++
			}
		}
	}
	return roles > 0
}

// lines splits a cell at its line breaks.
func (c *cell) lines() []*para {
	var out []*para
	for from := 0; from < len(c.text); {
		to := len(c.text)
		if n := strings.IndexByte(c.text[from:], '\n'); n >= 0 {
			to = from + n
		}
		piece := c.slice(from, to)
		piece.fold()
		if piece.text != "" {
			out = append(out, &para{passage: piece, bold: c.bold})
		}
		from = to + 1
	}
	return out
}
