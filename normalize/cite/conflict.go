package cite

import (
	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
)

// printedDay is a day in figures or words behind a number, whether or not the
// calendar has it.
var printedDay = pattern.New(`^[ ,(]*(?:ký )?ngày\s+(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*((?:19|20)\d\d)`)

// checkDate notes a date that cannot be that of the document: a day that no
// calendar has, or a year other than that of the number. Of an impossible day
// the year still tells which document is meant; of two years, the number's.
func (m *mention) checkDate() {
	switch {
	case m.form != trichluc.FormExplicit || m.bare:
	case m.date.ISO == "":
		for _, from := range []int{m.number.End, m.end} {
			if d := printedDay.FindStringSubmatch(m.text[from:]); d != nil {
				m.conflicts = append(m.conflicts, "date: "+d[1]+"/"+d[2]+"/"+d[3])
				m.edition = d[3]
				return
			}
		}
	case m.number.Year != "" && m.date.ISO[:4] != m.number.Year:
		m.conflicts = append(m.conflicts, "date: "+m.number.Year+", "+m.date.ISO)
	}
}
