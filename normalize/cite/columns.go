package cite

import (
	"strings"
	"sync"

	"github.com/trichluc/trichluc/normalize/agency"
	"github.com/trichluc/trichluc/normalize/date"
	"github.com/trichluc/trichluc/normalize/phrase"
	"github.com/trichluc/trichluc/normalize/serial"
	"github.com/trichluc/trichluc/normalize/tables"
)

// columnWords say what a column of a list of documents holds.
var columnWords = sync.OnceValue(func() *phrase.Set[string] {
	s := &phrase.Set[string]{}
	for _, row := range tables.Rows("register-columns.tsv") {
		s.AddExact(row[0], row[1])
	}
	return s
})

// columnHolds tells by its head what a column holds: the first word that the
// table knows; empty if there is none.
func columnHolds(head string) (what string) {
	columnWords().Each(head, func(v string, _, _ int) {
		if what == "" {
			what = v
		}
	})
	return what
}

// readRow completes a citation that is a number alone in a column for numbers
// ("Số, ký hiệu") from the other cells of its row: kind, date, issuer, subject.
func (m *mention) readRow() {
	if m.table == nil || m.row == 0 || m.row > len(m.table.Rows) || m.column > len(m.table.Header) || !m.opens(m.lead) ||
		columnHolds(m.table.Header[m.column-1]) != "number" {
		return
	}
	cells := m.table.Rows[m.row-1].Cells
	for c, head := range m.table.Header[:min(len(m.table.Header), len(cells))] {
		if c == m.column-1 {
			continue
		}
		text := strings.TrimSpace(cells[c].Text)
		switch columnHolds(head) {
		case "date":
			if d, ok := date.At(text, 0); ok && m.date.ISO == "" {
				m.date = date.Date{ISO: d.ISO, Precision: d.Precision}
			}
		case "kind":
			if k, _, ok := serial.KindAt(text, 0); ok && !m.printed {
				m.kind = k
			}
		case "issuer":
			if who, ok := agency.At(text, 0); ok && !m.hasIssuer {
				who.Start, who.End = 0, 0 // stands outside the citation's text
				m.issuer, m.hasIssuer = who, true
			}
		case "subject":
			m.subject = text
			if k, end, ok := serial.KindAt(text, 0); ok && k == m.kind {
				m.subject = strings.TrimSpace(text[end:])
			}
		}
	}
}
