package audit

import (
	"fmt"
	"strings"

	"github.com/trichluc/trichluc"
)

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
