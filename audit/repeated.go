package audit

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// checkRepeated compares figures that the report states more than once for the
// same indicator, subject, period and measure: in prose and in a table, or on
// two pages.
func checkRepeated(r *report) []trichluc.Finding {
	groups := map[string][]*trichluc.Observation{}
	var keys []string
	for i := range r.observations {
		o := &r.observations[i]
		if !repeats(o) {
			continue
		}
		key := identityOf(o)
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
	return findings
}

// repeats leaves out what may well differ under one name: changes, ranks,
// bounds, and names too short to identify anything.
func repeats(o *trichluc.Observation) bool {
	return o.Value != nil && (o.Measure == trichluc.MeasureActual || o.Measure == trichluc.MeasureTarget) &&
		(o.Comparator == "" || o.Comparator == "=") && len(strings.Fields(o.Indicator.Text)) >= 4
}

func identityOf(o *trichluc.Observation) string {
	words := strings.FieldsFunc(viet.Fold(o.Indicator.Text), func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9')
	})
	name := strings.NewReplacer("ti le", "ty le", "so luong", "so", "tong so", "so").Replace(strings.Join(words, " "))
	// Rows of one table under different groups are different things.
	group := ""
	if o.Location.Table != "" {
		group = strings.Join(o.Group, "/")
	}
	return strings.Join([]string{name, viet.Fold(o.Subject.Text), o.Period, string(o.Measure), o.Unit, group}, "\x00")
}

// compareRepeated takes the first two figures of a group that differ and stand
// apart: within one sentence or row, a name said twice is a list.
func (r *report) compareRepeated(group []*trichluc.Observation) (trichluc.Finding, bool) {
	first := group[0]
	for _, o := range group[1:] {
		if sameFigure(first, o) || r.together(first.Location, o.Location) {
			continue
		}
		// Names read from prose are cut out of sentences and may have lost what
		// tells them apart; a table's row says what it is. Two cut-off dates may
		// well give two figures.
		severity := trichluc.SeverityError
		if first.Location.Table == "" && o.Location.Table == "" || first.AsOf != o.AsOf {
			severity = trichluc.SeverityReview
		}
		places := []trichluc.Location{first.Location, o.Location}
		sort.Slice(places, func(i, j int) bool { return places[i].Start < places[j].Start })
		return trichluc.Finding{
			Severity: severity,
			Verdict:  trichluc.VerdictUndetermined,
			Printed:  first.ValueText,
			Computed: o.ValueText,
			Message:  fmt.Sprintf("%q được nêu hai lần với số liệu khác nhau: %s và %s.", first.Indicator.Text, first.ValueText, o.ValueText),
			Where:    places,
		}, true
	}
	return trichluc.Finding{}, false
}

// together tells that two figures stand in one row, or in one block of text.
func (r *report) together(a, b trichluc.Location) bool {
	if a.Table != b.Table {
		return false
	}
	if a.Table != "" {
		return a.Row == b.Row
	}
	blocks := r.document.Blocks
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > a.Start })
	return i < len(blocks) && blocks[i].Start <= b.Start && b.Start < blocks[i].End
}

// sameFigure compares to the digits of the coarser of two figures.
func sameFigure(a, b *trichluc.Observation) bool {
	digits := min(decimals(a), decimals(b))
	unit := math.Pow(10, -float64(digits))
	return math.Abs(*a.Value-*b.Value) <= unit/2+1e-9
}
