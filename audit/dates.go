package audit

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/trichluc/trichluc"
)

// dateBehind reads the date that follows a document's number. A day that does
// not exist is no date to those who read citations: it stands behind them.
var dateBehind = regexp.MustCompile(`^\s*,?\s*(?:ký\s+)?ngày\s+(\d{1,2})\s*(?:/|-|\.|tháng)\s*(\d{1,2})\s*(?:/|-|\.|năm)\s*(\d{4})\b`)

// behind is the text that follows a citation without a date.
func (r *report) behind(c *trichluc.Citation) string {
	const reach = 48 // bytes: ", ngày 31 tháng 4 năm 2023" is 31
	if c.Date != "" || c.Location.End > len(r.document.Text) {
		return ""
	}
	return r.document.Text[c.Location.End:min(c.Location.End+reach, len(r.document.Text))]
}

// checkImpossibleDates finds days that no calendar has, such as 31/4/2023.
func checkImpossibleDates(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.citations {
		c := &r.citations[i]
		m := dateBehind.FindStringSubmatch(r.behind(c))
		if m == nil {
			continue
		}
		day, _ := strconv.Atoi(m[1])
		month, _ := strconv.Atoi(m[2])
		year, _ := strconv.Atoi(m[3])
		t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		if t.Day() == day && int(t.Month()) == month {
			continue
		}
		findings = append(findings, trichluc.Finding{
			Severity: trichluc.SeverityError,
			Verdict:  trichluc.VerdictReport,
			Printed:  c.Text + m[0],
			Message:  fmt.Sprintf("%s%s: ngày không có trong lịch.", c.Text, m[0]),
			Where:    []trichluc.Location{c.Location},
		})
	}
	return findings
}

// checkLaterDocuments finds documents dated after the report that cites them.
func checkLaterDocuments(r *report) []trichluc.Finding {
	own := r.document.Metadata
	if own.Date == "" {
		return nil
	}
	var findings []trichluc.Finding
	for i := range r.citations {
		c := &r.citations[i]
		digits := min(len(own.Date), len(c.Date)) // of the coarser date
		if c.Form == trichluc.FormSelf || c.Date == "" || c.Date[:digits] <= own.Date[:digits] {
			continue
		}
		findings = append(findings, trichluc.Finding{
			Severity: trichluc.SeverityReview,
			Verdict:  trichluc.VerdictUndetermined,
			Printed:  c.Text,
			Computed: "báo cáo đề ngày " + own.Date,
			Message:  fmt.Sprintf("%s có ngày sau ngày của chính báo cáo (%s).", c.Text, own.Date),
			Where:    []trichluc.Location{c.Location},
		})
	}
	return findings
}

// checkOwnName compares what the report calls itself in its annexes ("Kèm theo
// Báo cáo số … ngày …") with its own number line and date.
func checkOwnName(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	var head *trichluc.Citation
	for i := range r.citations {
		c := &r.citations[i]
		if c.Form != trichluc.FormSelf && !r.namesItself(c) {
			continue
		}
		if head == nil {
			head = c
			continue
		}
		if sameDay(head.Date, c.Date) && (head.Number == "" || c.Number == "" || head.Number == c.Number) {
			continue
		}
		findings = append(findings, trichluc.Finding{
			Severity: trichluc.SeverityReview,
			Verdict:  trichluc.VerdictReport,
			Printed:  c.Text,
			Computed: strings.TrimSpace(head.Text + " " + head.Date),
			Message:  fmt.Sprintf("Phụ lục gọi văn bản này là %q, khác với số, ngày ở đầu văn bản (%s).", c.Text, strings.TrimSpace(head.Text+" "+head.Date)),
			Where:    []trichluc.Location{c.Location, head.Location},
		})
	}
	return findings
}

// namesItself tells that a document with the report's own symbol and date is
// the report under a wrong number: annexes are attached to nothing else.
func (r *report) namesItself(c *trichluc.Citation) bool {
	own := r.document.Metadata
	return c.Relation == trichluc.RelationAttached && own.Symbol != "" && c.Symbol == own.Symbol && c.Date != "" && c.Date == own.Date
}

// sameDay says that two dates do not contradict each other at the precision of
// the coarser one.
func sameDay(a, b string) bool {
	digits := min(len(a), len(b))
	return a[:digits] == b[:digits]
}

// checkDocumentDates finds one document cited under two dates.
func checkDocumentDates(r *report) []trichluc.Finding {
	first := map[string]*trichluc.Citation{}
	var findings []trichluc.Finding
	for i := range r.citations {
		c := &r.citations[i]
		if c.Instrument == "" || c.Date == "" || c.Form != trichluc.FormExplicit {
			continue
		}
		before := first[c.Instrument]
		if before == nil {
			first[c.Instrument] = c
			continue
		}
		if sameDay(before.Date, c.Date) {
			continue
		}
		findings = append(findings, citedTwice(before, c, "Một văn bản, hai ngày"))
	}
	return findings
}

// citedTwice is the finding that a document was cited before, in a way that
// does not go together with how it is cited again.
func citedTwice(before, again *trichluc.Citation, what string) trichluc.Finding {
	return trichluc.Finding{
		Severity: trichluc.SeverityReview,
		Verdict:  trichluc.VerdictReport,
		Printed:  again.Text,
		Computed: before.Text,
		Message:  fmt.Sprintf("%s: %q và %q.", what, before.Text, again.Text),
		Where:    []trichluc.Location{again.Location, before.Location},
	}
}
