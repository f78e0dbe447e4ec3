package audit

import (
	"fmt"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// checkDocumentDates finds one document cited under two dates, and a document
// whose number names another year than its date. Issuer, symbol and number
// come back every year: two years are one document's only where the day of the
// year or the subject is the same, too.
func checkDocumentDates(r *report) []trichluc.Finding {
	first := map[string][]*trichluc.Citation{}
	var findings []trichluc.Finding
	for i := range r.citations {
		c := &r.citations[i]
		if c.Number == "" || c.Date == "" || c.Form != trichluc.FormExplicit {
			continue
		}
		if c.Year != "" && c.Year != c.Date[:4] {
			findings = append(findings, yearInNumber(c))
			continue
		}
		key := strings.Join([]string{c.Issuer, c.Symbol, c.Number}, "\x00")
		for _, before := range first[key] {
			if !sameDay(before.Date, c.Date) && isSameDocument(before, c) {
				findings = append(findings, citedTwice(before, c, "Một văn bản, hai ngày"))
				break
			}
		}
		first[key] = append(first[key], c)
	}
	return findings
}

// isSameDocument compares two citations of one number and issuer that differ
// in their date.
func isSameDocument(a, b *trichluc.Citation) bool {
	if a.Date[:4] == b.Date[:4] {
		return a.Issuer != "" && (a.Instrument == b.Instrument || a.Instrument == "" || b.Instrument == "")
	}
	return len(a.Date) == 10 && len(b.Date) == 10 && a.Date[4:] == b.Date[4:] || sameSubject(a, b)
}

// sameSubject compares what two documents are said to be about; less than four
// words, such as "kiện toàn Ban Chỉ đạo", come back too often.
func sameSubject(a, b *trichluc.Citation) bool {
	x, y := strings.Fields(viet.Fold(a.Subject)), strings.Fields(viet.Fold(b.Subject))
	n := min(len(x), len(y))
	return n >= subjectWords && strings.Join(x[:n], " ") == strings.Join(y[:n], " ")
}

func yearInNumber(c *trichluc.Citation) trichluc.Finding {
	return trichluc.Finding{
		Severity: trichluc.SeverityReview,
		Verdict:  trichluc.VerdictReport,
		Printed:  c.Text,
		Computed: c.Year,
		Message:  fmt.Sprintf("%s: năm trong số hiệu (%s) khác năm của ngày ban hành (%s).", c.Text, c.Year, c.Date),
		Where:    []trichluc.Location{c.Location},
	}
}

// subjectWords is how many words of a subject, at least, tell that two are about
// the same.
const subjectWords = 6

// checkDocumentNumbers finds one document cited under two numbers: two of one
// issuer and kind, about the same and of one day, or whose numbers are one slip
// of the typist apart.
func checkDocumentNumbers(r *report) []trichluc.Finding {
	first := map[string][]*trichluc.Citation{}
	said := map[[2]string]bool{}
	var findings []trichluc.Finding
	for i := range r.citations {
		c := &r.citations[i]
		if c.Number == "" || c.Issuer == "" || c.Form != trichluc.FormExplicit {
			continue
		}
		about := strings.Fields(viet.Fold(c.Subject))
		if len(about) < subjectWords {
			continue
		}
		key := strings.Join(append(about[:subjectWords:subjectWords], c.Issuer, c.Symbol), "\x00")
		for _, before := range first[key] {
			pair := [2]string{before.Key, c.Key}
			if before.Number == c.Number || said[pair] || !sameSubject(before, c) || !r.sameTime(before, c) {
				continue
			}
			said[pair] = true
			findings = append(findings, citedTwice(before, c, "Một văn bản, hai số"))
			break
		}
		first[key] = append(first[key], c)
	}
	return findings
}

// sameTime tells that two documents may be of one day: both are dated so, or
// one is not dated and its number is a slip away from the other's.
func (r *report) sameTime(a, b *trichluc.Citation) bool {
	if a.Date != "" && b.Date != "" {
		return a.DatePrecision == "day" && a.Date == b.Date
	}
	return isSlip(a.Number, b.Number)
}

// isSlip tells that two numbers differ by one digit, or by two neighbours
// swapped.
func isSlip(a, b string) bool {
	if len(a) != len(b) || len(a) < 2 {
		return false
	}
	var at []int
	for i := range len(a) {
		if a[i] != b[i] {
			at = append(at, i)
		}
	}
	switch len(at) {
	case 1:
		return true
	case 2:
		i, j := at[0], at[1]
		return j == i+1 && a[i] == b[j] && a[j] == b[i]
	}
	return false
}
