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

// CitedDates finds the reports that date a document otherwise than most
// reports do, given all mentions of it. Within one report that is
// document_dates; where the reports are divided equally, the later one is
// held against the earlier. Dates that are not days say nothing.
func CitedDates(mentions []Mention) []Between {
	type dated struct {
		date  string
		first []Mention // of each report
	}
	var dates []*dated
	for _, m := range mentions {
		if m.DatePrecision != "day" || m.Form == trichluc.FormSelf {
			continue
		}
		i := slices.IndexFunc(dates, func(d *dated) bool { return d.date == m.Date })
		if i < 0 {
			i, dates = len(dates), append(dates, &dated{date: m.Date})
		}
		if !slices.ContainsFunc(dates[i].first, func(o Mention) bool { return o.Report.ID == m.Report.ID }) {
			dates[i].first = append(dates[i].first, m)
		}
	}
	slices.SortStableFunc(dates, func(a, b *dated) int {
		return cmp.Or(cmp.Compare(len(b.first), len(a.first)), strings.Compare(a.first[0].Report.Metadata.Date, b.first[0].Report.Metadata.Date), strings.Compare(a.date, b.date))
	})
	var found []Between
	for i, d := range dates {
		if i == 0 {
			continue
		}
		most := dates[0]
		for _, m := range d.first {
			at := slices.IndexFunc(most.first, func(o Mention) bool { return o.Report.ID != m.Report.ID })
			if at < 0 || slices.ContainsFunc(most.first, func(o Mention) bool { return o.Report.ID == m.Report.ID }) {
				continue // the report names both dates
			}
			found = append(found, otherDate(m, most.first[at], len(most.first)))
		}
	}
	return found
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
