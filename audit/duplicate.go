package audit

import (
	"fmt"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// mostRepeated is the part of a table's rows that may bear a name of another
// row: where more do, the names do not tell rows apart, as those of communes do
// not without their districts.
const mostRepeated = 0.2

// checkDuplicateRows finds rows that a table has twice under one title: with
// the same figures one is too many, with others one of them is wrong.
func checkDuplicateRows(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.document.Tables {
		t := &r.document.Tables[i]
		type pair struct{ first, again int }
		first, pairs, rows := map[string]int{}, []pair{}, 0
		for n, row := range t.Rows {
			key := rowKey(row)
			if key == "" || len(r.byRow[place{t.ID, n + 1}]) == 0 {
				continue
			}
			rows++
			if before, seen := first[key]; seen {
				pairs = append(pairs, pair{before, n})
				continue
			}
			first[key] = n
		}
		if len(pairs) > 1 && float64(len(pairs)) > mostRepeated*float64(rows) {
			continue
		}
		for _, p := range pairs {
			findings = append(findings, r.duplicate(t, p.first, p.again))
		}
	}
	return findings
}

// rowKey is all that a row says in words, under its titles; empty where that is
// too little to be a name.
func rowKey(row trichluc.Row) string {
	if row.Kind == trichluc.RowGroup || isTotalRow(row) || len(strings.Fields(rowName(row))) < 2 {
		return ""
	}
	words := append([]string{}, row.Group...)
	for _, c := range row.Cells {
		if !strings.ContainsAny(c.Text, "0123456789") {
			words = append(words, viet.Fold(viet.Space(c.Text)))
		} else if strings.Contains(c.Text, rowName(row)) {
			words = append(words, viet.Fold(viet.Space(rowName(row))))
		}
	}
	return strings.Join(words, "\x00")
}

// duplicate is an information where the figures are the same, and a review
// where they are not.
func (r *report) duplicate(t *trichluc.Table, first, again int) trichluc.Finding {
	a, b := r.byRow[place{t.ID, first + 1}], r.byRow[place{t.ID, again + 1}]
	name := viet.Space(rowName(t.Rows[again]))
	f := trichluc.Finding{
		Severity: trichluc.SeverityInfo,
		Verdict:  trichluc.VerdictReport,
		Printed:  figuresOf(b),
		Computed: figuresOf(a),
		Message:  fmt.Sprintf("%q được kê hai lần với cùng số liệu, ở dòng %d và dòng %d.", name, first+1, again+1),
		Where:    []trichluc.Location{b[0].Location, a[0].Location},
	}
	if f.Printed != f.Computed {
		f.Severity, f.Verdict = trichluc.SeverityReview, trichluc.VerdictUndetermined
		f.Message = fmt.Sprintf("%q được kê hai lần với số liệu khác nhau: %s (dòng %d) và %s (dòng %d).", name, f.Computed, first+1, f.Printed, again+1)
	}
	return f
}

func figuresOf(row []*trichluc.Observation) string {
	var figures []string
	for _, o := range row {
		figures = append(figures, withUnit(o))
	}
	return strings.Join(figures, "; ")
}
