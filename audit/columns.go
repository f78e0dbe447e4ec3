package audit

import (
	"fmt"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// A column of shares is taken to be computed from two other columns only on
// strong evidence: at least so many rows agree, and at least this part of all.
// Where its head says so, one row that agrees is enough, and as many as do not.
const (
	leastAgreeing  = 3
	leastShare     = 0.7
	leastWhenNamed = 0.5
)

// mostColumns bounds the search for the pair of columns, which is cubic. The
// widest table of a real report seen has 24; a line with hundreds of tabs that
// was taken for a row has no columns of shares.
const mostColumns = 40

// column holds the figures of a table's column, one a row or nil.
type column struct {
	head        string // folded
	plan, later bool   // its head compares with a plan, with an earlier time
	cells       []*trichluc.Observation
}

// columnsOf lists the columns that hold at least two figures that are accepted.
func (r *report) columnsOf(t *trichluc.Table, accept func(*trichluc.Observation) bool) []column {
	if len(t.Header) > mostColumns || len(t.Rows) < 2 {
		return nil
	}
	var columns []column
	for number := 1; number <= len(t.Header); number++ {
		head, filled := viet.Fold(t.Header[number-1]), 0
		c := column{head, againstPlan.MatchString(head), againstBefore.MatchString(head), make([]*trichluc.Observation, len(t.Rows))}
		for n := range t.Rows {
			if o := figureIn(r.byRow[place{t.ID, n + 1}], number); o != nil && accept(o) {
				c.cells[n], filled = o, filled+1
			}
		}
		if filled >= 2 {
			columns = append(columns, c)
		}
	}
	return columns
}

// counts tells an amount from a share, a ratio or a bound.
func counts(o *trichluc.Observation) bool {
	return o.Value != nil && o.Unit != "%" && o.Denominator == nil && isExact(o)
}

// isComparable accepts amounts and rates that a percentage may be computed from.
func isComparable(o *trichluc.Observation) bool {
	return counts(o) || isShare(o) && !hasRatio(o) && isExact(o)
}

// isPercentage accepts shares and rises in percent alike: which of the two a
// column holds is told by the columns that it follows from.
func isPercentage(o *trichluc.Observation) bool {
	return o.Value != nil && o.Unit == "%" && o.Measure != trichluc.MeasureRank && !hasRatio(o) && isExact(o)
}

// checkColumnRatios finds columns of shares that are one column over another
// in nearly all rows, and raises the rows where they are not.
func checkColumnRatios(r *report) []trichluc.Finding { return r.checkPercentages(&plainRatio) }

// checkColumnChanges does the same for columns of rises and falls, in percent
// or as the difference of two columns.
func checkColumnChanges(r *report) []trichluc.Finding {
	findings := r.checkPercentages(&growth)
	for i := range r.document.Tables {
		columns := r.columnsOf(&r.document.Tables[i], counts)
		for _, c := range columns {
			if c.later {
				_, fit := bestFit(c, columns, &difference)
				findings = append(findings, fit.findings()...)
			}
		}
	}
	return findings
}

// checkPercentages judges the columns of percentages that follow from two
// others in the way that is asked for.
func (r *report) checkPercentages(asked *relation) []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.document.Tables {
		t := &r.document.Tables[i]
		percentages := r.columnsOf(t, isPercentage)
		if len(percentages) == 0 {
			continue
		}
		amounts := r.columnsOf(t, isComparable) // rates are compared with a plan, too
		for _, c := range percentages {
			if by, fit := bestFit(c, amounts, &plainRatio, &growth); by == asked {
				findings = append(findings, fit.findings()...)
			}
		}
	}
	return findings
}

// bestFit tries all pairs of columns and the relations given, and keeps what
// most rows agree with; nil where there is not enough evidence.
func bestFit(result column, amounts []column, relations ...*relation) (*relation, fit) {
	var by *relation
	var best fit
	for _, relation := range relations {
		for a := range amounts {
			for b := range amounts {
				if a == b || amounts[a].head == result.head || amounts[b].head == result.head {
					continue
				}
				if f := try(relation, result, amounts[a], amounts[b]); f.better(&best) {
					by, best = relation, f
				}
			}
		}
	}
	return by, best
}

// fit is how well a column follows from two others.
type fit struct {
	relation *relation
	rows     []triple
	agreeing int
	telling  int // rows that agree by no chance: 0 and 100 % fit any two equal columns
	named    bool
}

// triple is a row that has a result and the two figures tried for it.
type triple struct{ result, a, b *trichluc.Observation }

func try(by *relation, result, a, b column) fit {
	f := fit{relation: by}
	for i := range result.cells {
		row := triple{result.cells[i], a.cells[i], b.cells[i]}
		if row.result == nil || row.a == nil || row.b == nil || *row.b.Value == 0 || row.a.Unit != row.b.Unit && by != &plainRatio {
			continue
		}
		f.rows = append(f.rows, row)
		f.named = by.named(&result, row.a, row.b)
		if by.agrees(row) {
			f.agreeing++
			if by.tells(row) {
				f.telling++
			}
		}
	}
	return f
}

// ofRates tells a comparison of two rates: reports print it as a difference,
// too, and turn it round where less is better.
func (row triple) ofRates() bool { return row.a.Unit == "%" && row.b.Unit == "%" }

// better tells that a fit is sound and beats the best so far.
func (f *fit) better(best *fit) bool {
	sound := f.agreeing >= leastAgreeing && f.telling >= 2 && float64(f.agreeing) >= leastShare*float64(len(f.rows)) ||
		f.named && f.telling >= 1 && float64(f.agreeing) >= leastWhenNamed*float64(len(f.rows))
	return sound && (f.agreeing > best.agreeing || f.agreeing == best.agreeing && f.named && !best.named)
}

// findings are the rows that do not agree. Where many do not, the column may
// be computed in another way after all.
func (f *fit) findings() []trichluc.Finding {
	severity, verdict := trichluc.SeverityError, trichluc.VerdictReport
	if float64(f.agreeing) < leastShare*float64(len(f.rows)) {
		severity, verdict = trichluc.SeverityReview, trichluc.VerdictUndetermined
	}
	var findings []trichluc.Finding
	for _, row := range f.rows {
		if f.relation.agrees(row) || row.ofRates() && (lessIsBetter(row.b) || difference.agrees(row)) {
			continue
		}
		printed, computed := f.relation.words(row)
		findings = append(findings, trichluc.Finding{
			Severity: severity,
			Verdict:  verdict,
			Printed:  printed,
			Computed: computed,
			Message:  fmt.Sprintf("In là %s; theo cùng cách tính của các dòng khác là %s.", printed, computed),
			Where:    []trichluc.Location{row.result.Location, row.a.Location, row.b.Location},
		})
	}
	return findings
}
