package audit

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc"
)

// quarterTitle reads a group title such as "Quý III năm 2023" or "Quý 3/2023".
var quarterTitle = regexp.MustCompile(`(?i)quý\s+(IV|III|II|I|[1-4])\s*(?:/|năm)\s*(\d{4})`)

var romanQuarter = map[string]int{"I": 1, "II": 2, "III": 3, "IV": 4}

// checkQuarterHeadings finds documents listed under a quarter that their date
// is not in. The date, the heading or the list may be at fault: a review.
func checkQuarterHeadings(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	seen := map[place]bool{}
	for i := range r.citations {
		c := &r.citations[i]
		at := place{c.Location.Table, c.Location.Row}
		table := r.tables[c.Location.Table]
		if table == nil || c.DatePrecision != "day" || seen[at] || c.Location.Row < 1 || c.Location.Row > len(table.Rows) {
			continue
		}
		seen[at] = true // the first citation of a row is the document listed
		group := table.Rows[c.Location.Row-1].Group
		if len(group) == 0 {
			continue
		}
		title := group[len(group)-1]
		m := quarterTitle.FindStringSubmatch(title)
		if m == nil {
			continue
		}
		quarter := quarterOf(c.Date)
		if c.Date[:4] == m[2] && quarter == quarterNumber(m[1]) {
			continue
		}
		findings = append(findings, trichluc.Finding{
			Severity: trichluc.SeverityReview,
			Verdict:  trichluc.VerdictUndetermined,
			Printed:  fmt.Sprintf("%s dưới %q", c.Text, title),
			Computed: fmt.Sprintf("Quý %s năm %s", [...]string{"", "I", "II", "III", "IV"}[quarter], c.Date[:4]),
			Message:  fmt.Sprintf("%s ghi ngày không thuộc %q.", c.Text, title),
			Where:    []trichluc.Location{c.Location},
		})
	}
	return findings
}

func quarterNumber(s string) int {
	if n, ok := romanQuarter[strings.ToUpper(s)]; ok {
		return n
	}
	n, _ := strconv.Atoi(s)
	return n
}

// quarterOf takes an ISO date of day precision.
func quarterOf(date string) int {
	month, _ := strconv.Atoi(date[5:7])
	return (month + 2) / 3
}
