package audit

import (
	"fmt"
	"strings"

	"github.com/trichluc/trichluc"
)

// checkRepeated compares figures that the report states more than once for the
// same indicator, subject, period and measure: in prose and in a table, in a
// table and in an annex, or on two pages.
func checkRepeated(r *report) []trichluc.Finding {
	groups := map[string][]*trichluc.Observation{}
	var keys []string
	told := r.groupsThatTell()
	for i := range r.observations {
		o := &r.observations[i]
		if !Comparable(o) || saysTooLittle(o) {
			continue
		}
		key := Identity(o)
		if told[tableName{o.Location.Table, nameOf(o)}] || isPartName(o) {
			key += "\x00" + strings.Join(o.Group, "/")
		}
		if _, seen := groups[key]; !seen {
			keys = append(keys, key)
		}
		groups[key] = append(groups[key], o)
	}
	var findings []trichluc.Finding
	for _, key := range keys {
		if f, ok := r.compareRepeated(groups[key]); ok {
			findings = append(findings, f)
		}
	}
	return append(findings, r.sharesOfOneCount()...)
}

// leastTelling is the least count that two places hardly share by chance.
const leastTelling = 1000

// sharesOfOneCount compares the share of a count in running text with the one
// share of the table row that has the same count: "521.880 tài khoản, đạt
// 93,8%" and a total of 521.880 beside 93,4. The two may be of different
// wholes: a review.
func (r *report) sharesOfOneCount() []trichluc.Finding {
	type figure struct {
		value float64
		unit  string
	}
	rows := map[figure]*trichluc.Observation{}
	for _, at := range r.rows {
		for _, o := range r.byRow[at] {
			if counts(o) && *o.Value >= leastTelling && o.Measure == trichluc.MeasureActual {
				rows[figure{*o.Value, o.Unit}] = o
			}
		}
	}
	var findings []trichluc.Finding
	for i := 1; i < len(r.observations); i++ {
		if !r.standsBehind(i) {
			continue
		}
		said, stated := &r.observations[i-1], &r.observations[i]
		count := rows[figure{*said.Value, said.Unit}]
		if count == nil || count.Period != said.Period {
			continue
		}
		share := soleShare(r.byRow[place{count.Location.Table, count.Location.Row}], count)
		if share == nil || !isExact(share) || SameFigure(share, stated) || share.Location.Column < count.Location.Column {
			continue
		}
		findings = append(findings, r.statedTwice(stated, share, trichluc.SeverityReview))
	}
	return findings
}

// tableName is a row's name in a table.
type tableName struct{ table, name string }

// groupsThatTell finds the names that a table has under more than one group:
// there the group is a part of the name. Elsewhere a group only sorts.
func (r *report) groupsThatTell() map[tableName]bool {
	first, told := map[tableName]string{}, map[tableName]bool{}
	for i := range r.observations {
		o := &r.observations[i]
		if o.Location.Table == "" {
			continue
		}
		at, group := tableName{o.Location.Table, nameOf(o)}, strings.Join(o.Group, "/")
		if before, seen := first[at]; !seen {
			first[at] = group
		} else if before != group {
			told[at] = true
		}
	}
	return told
}

// compareRepeated takes the first two figures of a group that differ and stand
// apart: within one sentence or row, a name said twice is a list, and two rows
// of one table are for duplicate_row.
func (r *report) compareRepeated(group []*trichluc.Observation) (trichluc.Finding, bool) {
	first := group[0]
	for _, o := range group[1:] {
		if SameFigure(first, o) || r.together(first.Location, o.Location) || !r.comparableInProse(first, o) || otherHead(first, o) || r.otherLabel(first, o) {
			continue
		}
		a, b := first, o
		if b.Location.Start < a.Location.Start {
			a, b = b, a
		}
		return r.statedTwice(a, b, r.severityOfRepeated(a, b)), true
	}
	return trichluc.Finding{}, false
}

func (r *report) statedTwice(a, b *trichluc.Observation, severity trichluc.Severity) trichluc.Finding {
	return trichluc.Finding{
		Severity: severity,
		Verdict:  trichluc.VerdictUndetermined,
		Printed:  withUnit(a),
		Computed: withUnit(b),
		Message: fmt.Sprintf("%q được nêu hai lần với số liệu khác nhau: %s (%s) và %s (%s).", a.Indicator.Text,
			withUnit(a), r.site(a), withUnit(b), r.site(b)),
		Where: []trichluc.Location{a.Location, b.Location},
	}
}

// severityOfRepeated is a review where the two may be of different things
// after all. Names read from prose are cut out of sentences and may have lost
// what tells them apart; two cut-off dates may well give two figures; a sentence
// may speak of a level or a time that the table does not name, and one table
// of another than the other; and a row that is named by its head alone, as
// communes are, says nothing of what its table is about.
func (r *report) severityOfRepeated(a, b *trichluc.Observation) trichluc.Severity {
	switch inA, inB := a.Location.Table != "", b.Location.Table != ""; {
	case !inA && !inB, inA != inB && !r.coversScope(a, b), a.AsOf != b.AsOf, mayAgree(a, b), mayAgree(b, a),
		inA && !r.namedByRow(a), inB && !r.namedByRow(b), inA && inB && !r.sameScope(a, b):
		return trichluc.SeverityReview
	}
	return trichluc.SeverityError
}

// mayAgree tells that another reading of an ambiguous figure is the other one.
func mayAgree(ambiguous, o *trichluc.Observation) bool {
	for _, reading := range ambiguous.Ambiguous {
		other := *ambiguous
		other.Value = &reading
		if SameFigure(&other, o) {
			return true
		}
	}
	return false
}

// namedByRow tells that the row itself says what a figure is of, not the head
// above it.
func (r *report) namedByRow(o *trichluc.Observation) bool {
	t := r.tables[o.Location.Table]
	if t == nil || o.Location.Row < 1 || o.Location.Row > len(t.Rows) {
		return false
	}
	named := *o
	named.Indicator.Text = rowName(t.Rows[o.Location.Row-1])
	return nameOf(&named) == nameOf(o)
}

// site says in words where a figure stands: in the text, or in which table.
func (r *report) site(o *trichluc.Observation) string {
	t := r.tables[o.Location.Table]
	switch {
	case t == nil:
		return "phần lời"
	case strings.HasPrefix(o.Location.Section, "Phụ lục"), strings.HasPrefix(o.Location.Section, "Phụ biểu"):
		return fmt.Sprintf("bảng ở %s, dòng %d", o.Location.Section, o.Location.Row)
	}
	caption, _, _ := strings.Cut(t.Caption, ".")
	if len(caption) == 0 || len(caption) > 24 { // bytes: "Biểu số 12a" is 14
		caption = "bảng " + strings.TrimPrefix(t.ID, "t")
	}
	return fmt.Sprintf("%s, dòng %d", caption, o.Location.Row)
}

// withUnit is a figure as printed, with its unit.
func withUnit(o *trichluc.Observation) string {
	if o.Unit == "%" && !strings.Contains(o.ValueText, "%") {
		return o.ValueText + "%"
	}
	if o.Unit == "" || strings.HasSuffix(o.ValueText, o.Unit) || strings.Contains(o.ValueText, "%") {
		return o.ValueText
	}
	return strings.TrimSpace(o.ValueText + " " + o.Unit)
}

// together tells that two figures stand in one table, or in one block of text.
func (r *report) together(a, b trichluc.Location) bool {
	if a.Table != b.Table {
		return false
	}
	at := r.blockAt(a.Start)
	return a.Table != "" || at >= 0 && at == r.blockAt(b.Start)
}
