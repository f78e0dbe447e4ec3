package audit

import (
	"fmt"
	"math"
	"regexp"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

var (
	// saysAverage reads what stands before an average; where it names what the
	// average is of one of ("bình quân mỗi xã có"), that is its first group.
	saysAverage = regexp.MustCompile(`(?i)(?:bình quân|trung bình)(?: (?:mỗi|một|01) (\pL+)[^.;,()\d\n]{0,40}| (?:có|là|đạt|khoảng))? $`)

	// perUnit reads what an average is of one of behind it: "cán bộ, công chức/xã".
	// A second one ("/người/năm") is of a time that nothing tells.
	perUnit = regexp.MustCompile(`^[^.;()\d\n/]{0,60}/ ?(\pL+)(?: \pL+)*[,.;)\n]`)
)

// mostOffAverage is how far an average may be from what it is computed from, as
// a part of it, and still be meant as that.
const mostOffAverage = 0.5

// checkAverages compares an average with the total and the number before it in
// its sentence: "157 xã với 3.268 cán bộ, bình quân 28 cán bộ/xã" is 20,8. The
// average may be of some of them only: a review.
func checkAverages(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.observations {
		average := &r.observations[i]
		if !r.isCountInProse(average) {
			continue
		}
		each := r.averagedOver(average)
		if each == "" {
			continue
		}
		total := r.soleBefore(i, func(o *trichluc.Observation) bool { return baseUnit(o) == baseUnit(average) })
		number := r.soleBefore(i, func(o *trichluc.Observation) bool {
			return firstWord(viet.Fold(o.Unit)) == each && baseUnit(o) != baseUnit(average)
		})
		if total != nil && number != nil && *number.Value > 0 {
			findings = append(findings, compareAverage(average, total, number)...)
		}
	}
	return findings
}

// averagedOver is the noun, folded, that an average is of one of; empty for
// what is no average.
func (r *report) averagedOver(o *trichluc.Observation) string {
	m := saysAverage.FindStringSubmatch(r.before(o, 90))
	if m == nil {
		return ""
	}
	if m[1] != "" {
		return viet.Fold(m[1])
	}
	if m := perUnit.FindStringSubmatch(r.text(o.Location.End, o.Location.End+120) + "\n"); m != nil {
		return viet.Fold(m[1])
	}
	return ""
}

// soleBefore is the one count before observation i in its sentence that is
// accepted; nil where there are two.
func (r *report) soleBefore(i int, accept func(*trichluc.Observation) bool) *trichluc.Observation {
	var found *trichluc.Observation
	for j := i - 1; j >= 0; j-- {
		o := &r.observations[j]
		if !r.together(o.Location, r.observations[i].Location) || strings.Contains(r.text(o.Location.End, r.observations[i].Location.Start), ". ") {
			break
		}
		if !r.isCountInProse(o) || !accept(o) {
			continue
		}
		if found != nil {
			return nil
		}
		found = o
	}
	return found
}

func compareAverage(average, total, number *trichluc.Observation) []trichluc.Finding {
	exact, stated := baseValue(total)/(*number.Value), baseValue(average)
	unit := resolution(average)
	slack := resolution(total)/2 / *number.Value + unit*1e-6
	rounded, cut := math.Abs(exact-stated) <= unit/2+slack, exact >= stated-slack && exact < stated+unit+slack
	if rounded || cut || math.Abs(exact-stated) > mostOffAverage*max(exact, stated) {
		return nil
	}
	computed := plain(math.Round(100*exact/scale(average)) / 100)
	return []trichluc.Finding{{
		Severity: trichluc.SeverityReview,
		Verdict:  trichluc.VerdictUndetermined,
		Printed:  withUnit(average),
		Computed: fmt.Sprintf("%s/%s = %s", withUnit(total), withUnit(number), computed),
		Message:  fmt.Sprintf("%s chia cho %s bình quân là %s, báo cáo ghi %s.", withUnit(total), withUnit(number), computed, withUnit(average)),
		Where:    []trichluc.Location{average.Location, total.Location, number.Location},
	}}
}
