package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
)

// citedDates is the code of one document that two reports date differently.
const citedDates = "cited_dates"

// Mention is a citation with the report that holds it, of which only the
// metadata is used.
type Mention struct {
	Report *trichluc.Document
	trichluc.Citation
}

// dated is a date that documents give another, with the first mention of each.
type dated struct {
	date    string
	first   []Mention    // one a document
	reports map[int]bool // that they are, by reportsOf
}

// CitedDates finds the reports that date a document otherwise than most
// reports do, given all mentions of it. Within one report that is
// document_dates; where the reports are divided equally, the later one is
// held against the earlier. Versions and formats of one report count once and
// are not held against each other. Dates that are not days say nothing.
func CitedDates(mentions []Mention) []Between {
	reports := reportsOf(mentions)
	dates := byDate(mentions, reports)
	slices.SortStableFunc(dates, func(a, b *dated) int {
		return cmp.Or(cmp.Compare(len(b.reports), len(a.reports)), strings.Compare(a.first[0].Report.Metadata.Date, b.first[0].Report.Metadata.Date), strings.Compare(a.date, b.date))
	})
	var found []Between
	for i, d := range dates {
		for _, m := range d.first {
			// Where its own report gives the usual date too, it names both.
			if usual := dates[0]; i > 0 && !usual.reports[reports[m.Report.ID]] {
				found = append(found, otherDate(m, usual.first[0], len(usual.reports)))
			}
		}
	}
	return found
}

// byDate sorts mentions by the days that they give, in the order of their coming.
func byDate(mentions []Mention, reports map[string]int) (dates []*dated) {
	for _, m := range mentions {
		if m.DatePrecision != "day" || m.Form == trichluc.FormSelf {
			continue
		}
		i := slices.IndexFunc(dates, func(d *dated) bool { return d.date == m.Date })
		if i < 0 {
			i, dates = len(dates), append(dates, &dated{date: m.Date, reports: map[int]bool{}})
		}
		d := dates[i]
		if !slices.ContainsFunc(d.first, func(o Mention) bool { return o.Report.ID == m.Report.ID }) {
			d.first = append(d.first, m)
		}
		d.reports[reports[m.Report.ID]] = true
	}
	return dates
}

// reportsOf numbers the reports that hold mentions, by Document.ID: documents
// that share a name are one report.
func reportsOf(mentions []Mention) map[string]int {
	named, reports := map[string]int{}, map[string]int{}
	for _, m := range mentions {
		if _, seen := reports[m.Report.ID]; seen {
			continue
		}
		names, report := namesOf(&m.Report.Metadata), len(reports)
		for _, name := range names {
			if known, ok := named[name]; ok {
				report = known
			}
		}
		for _, name := range names {
			named[name] = report
		}
		reports[m.Report.ID] = report
	}
	return reports
}

// otherDate makes the finding of a mention that dates its document otherwise
// than many reports do, of which usual is one.
func otherDate(m, usual Mention, many int) Between {
	b := Between{Earlier: usual.Report.ID, There: []trichluc.Location{usual.Location}}
	b.Finding = trichluc.Finding{
		Document: m.Report.ID, Kind: citedDates, Severity: trichluc.SeverityReview, Verdict: trichluc.VerdictUndetermined,
		Printed: m.Text, Computed: usual.Date, Where: []trichluc.Location{m.Location},
		Message: fmt.Sprintf("%s %s được ghi ngày %s, trong khi %d báo cáo khác ghi ngày %s.", m.Type, m.Key, written(m.Date), many, written(usual.Date)),
	}
	both := trichluc.Finding{Document: b.Document + b.Earlier, Kind: citedDates, Where: []trichluc.Location{m.Location, usual.Location}}
	b.ID = identify(both)
	return b
}
