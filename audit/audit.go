// Package audit checks the figures of a report against each other and says
// what does not fit. It is pure: the same document, observations and citations
// always give the same findings, in the order of the text.
//
// A finding of severity error is a contradiction that no ordinary reading
// resolves; whatever could have an innocent reason (another base, another
// cut-off date, a document listed under a heading of its own quarter) is a
// review. Every code is explained with an example in docs/FINDINGS.md.
package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"

	"github.com/trichluc/trichluc"
)

// rule looks for one kind of contradiction.
type rule struct {
	kind  string
	check func(*report) []trichluc.Finding
}

// rules in the order in which docs/FINDINGS.md explains them.
var rules = []rule{
	{"ratio", checkRatios},
	{"table_ratio", checkTableRatios},
	{"column_ratio", checkColumnRatios},
	{"column_change", checkColumnChanges},
	{"share_of_total", checkSharesOfTotals},
	{"implied_total", checkImpliedTotals},
	{"shares_of_whole", checkWholes},
	{"sum_parts", checkParts},
	{"sum_columns", checkSumOfColumns},
	{"sum_rows", checkSumOfRows},
	{"assessment", checkAssessments},
	{"target_share", checkTargetShares},
	{"remainder", checkRemainders},
	{"average", checkAverages},
	{"same_indicator", checkRepeated},
	{"duplicate_row", checkDuplicateRows},
	{"count_list", checkCountedLists},
	{"change", checkChanges},
	{"denominator", checkDenominators},
	{"out_of_range", checkRanges},
	{"quarter_heading", checkQuarterHeadings},
	{"impossible_date", checkImpossibleDates},
	{"reversed_span", checkReversedSpans},
	{"later_period", checkLaterPeriods},
	{"later_document", checkLaterDocuments},
	{"own_name", checkOwnName},
	{"document_dates", checkDocumentDates},
	{"document_numbers", checkDocumentNumbers},
	{"issuer_symbol", checkIssuers},
	{"listed_twice", checkListedTwice},
	{"number_order", checkNumberOrder},
}

// Kinds lists the codes that findings may have.
func Kinds() []string {
	kinds := make([]string, len(rules))
	for i, r := range rules {
		kinds[i] = r.kind
	}
	return kinds
}

// report is what the rules look at, with the indexes they share.
type report struct {
	document     *trichluc.Document
	observations []trichluc.Observation
	citations    []trichluc.Citation
	tables       map[string]*trichluc.Table
	byRow        map[place][]*trichluc.Observation // figures of a table row, by column
	rows         []place                           // keys of byRow in the order of the text
}

// place is a row of a table.
type place struct {
	table string
	row   int
}

// Document checks one report.
func Document(d *trichluc.Document, observations []trichluc.Observation, citations []trichluc.Citation) []trichluc.Finding {
	r := newReport(d, observations, citations)
	var findings []trichluc.Finding
	for _, rule := range rules {
		for _, f := range rule.check(r) {
			f.Kind, f.Document = rule.kind, d.ID
			f.ID = identify(f)
			findings = append(findings, f)
		}
	}
	sort.SliceStable(findings, func(i, j int) bool {
		return findings[i].Where[0].Start < findings[j].Where[0].Start
	})
	return findings
}

func newReport(d *trichluc.Document, observations []trichluc.Observation, citations []trichluc.Citation) *report {
	r := &report{
		document: d, observations: observations, citations: citations,
		tables: map[string]*trichluc.Table{}, byRow: map[place][]*trichluc.Observation{},
	}
	for i := range d.Tables {
		r.tables[d.Tables[i].ID] = &d.Tables[i]
	}
	for i := range observations {
		o := &observations[i]
		if o.Location.Table == "" {
			continue
		}
		at := place{o.Location.Table, o.Location.Row}
		if _, seen := r.byRow[at]; !seen {
			r.rows = append(r.rows, at)
		}
		r.byRow[at] = append(r.byRow[at], o)
	}
	return r
}

// text is a stretch of the document's text, as far as there is one.
func (r *report) text(start, end int) string {
	start, end = max(start, 0), min(end, len(r.document.Text))
	if start >= end {
		return ""
	}
	return r.document.Text[start:end]
}

// identify gives a finding an identifier that survives a new reading as long
// as its kind and places stay.
func identify(f trichluc.Finding) string {
	h := sha256.New()
	fmt.Fprint(h, f.Document, f.Kind)
	for _, w := range f.Where {
		fmt.Fprint(h, " ", w.Start, " ", w.End)
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}
