package audit

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

const planWords = `(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|KH\b)`

var (
	// reachesShare reads what stands between a result and the share of the plan
	// that it is: "tỷ đồng, bằng", "lao động, hoàn thành".
	reachesShare = regexp.MustCompile(`^[^.;:()\d\n]{0,60}?(bằng|đạt|hoàn thành|vượt)(?: tỷ lệ)?:? ?$`)

	// planInBrackets reads what stands between such a share and the plan:
	// "kế hoạch năm (".
	planInBrackets = regexp.MustCompile(`^%? ?(?:so với |so )?` + planWords + `[^.;:()\d\n]{0,60}\((?:kế hoạch |dự toán |giao |KH |là |: )*$`)

	// doneBehind reads what stands between a plan and the result behind it: "liều,
	// thực hiện".
	doneBehind = regexp.MustCompile(`^[^.;:()\d\n]{0,40}[,;] (?:đã )?(?:thực hiện|đạt|kết quả)(?: được| là|:)* $`)

	// disburses reads what stands between the money set aside and what was spent
	// of it; figures of where it comes from may stand between, too.
	disburses = regexp.MustCompile(`(?i)giải ngân[^.;:()\d\n]{0,40}$`)

	// bareShare reads what follows a share of which nothing more is said.
	bareShare = regexp.MustCompile(`^%? ?(?:[,.;)\n]|$)`)

	// ofPlan reads what follows a share of a plan that was named before. A plan
	// of a month or a quarter is not the one of the year.
	ofPlan = regexp.MustCompile(`^%? ?(?:so với |so )?` + planWords + `(?: được)?(?: giao| đề ra| năm)?\s*(?:[,.;)\n]|$)`)
)

// checkTargetShares compares a share of a plan with the result and the plan:
// "thu 3.250 tỷ đồng, bằng 83,5% dự toán (5.000 tỷ đồng)" is 65 %.
func checkTargetShares(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	for i := 2; i < len(r.observations); i++ {
		a, b, c := r.moneyBefore(i-2), &r.observations[i-1], &r.observations[i]
		if a.Location.Table != "" || c.Location.Table != "" || a.Location.End > b.Location.Start || b.Location.End > c.Location.Start ||
			c.Location.End > len(r.document.Text) {
			continue
		}
		ab, bc := r.text(a.Location.End, b.Location.Start), r.text(b.Location.End, c.Location.Start)
		if m := reachesShare.FindStringSubmatch(ab); m != nil && planInBrackets.MatchString(bc) {
			findings = append(findings, compareTargetShare(a, b, c, m[1], trichluc.SeverityError)...)
			continue
		}
		if a.Unit == "%" && planInBrackets.MatchString(ab) && doneBehind.MatchString(bc) {
			findings = append(findings, compareTargetShare(c, a, b, "đạt", trichluc.SeverityError)...)
			continue
		}
		after := r.text(c.Location.End, c.Location.End+80)
		m := reachesShare.FindStringSubmatch(bc)
		if m == nil || !r.together(a.Location, c.Location) {
			continue
		}
		if !ofPlan.MatchString(after) {
			if bareShare.MatchString(after) && disburses.MatchString(ab) && !strings.ContainsAny(ab, ";()") && !strings.Contains(ab, ". ") && nearPlan(a, b, c) {
				findings = append(findings, compareTargetShare(b, c, a, m[1], trichluc.SeverityReview)...)
			}
			continue
		}
		if a.Measure == trichluc.MeasureTarget && !strings.Contains(ab, ". ") || a.Measure == trichluc.MeasureBudget && disburses.MatchString(ab) {
			findings = append(findings, compareTargetShare(b, c, a, m[1], trichluc.SeverityReview)...)
		}
	}
	return findings
}

// nearPlan tells that a share is no further, in points, from what was spent of
// the money named before than a slip would bring it.
func nearPlan(plan, spent, share *trichluc.Observation) bool {
	const near = 25
	return amounts(plan) && amounts(spent) && share.Value != nil && *plan.Value != 0 &&
		math.Abs(100*baseValue(spent)/baseValue(plan)-*share.Value) <= near
}

// moneyBefore is observation i; or, where that is a part of a sum of money in
// brackets, the sum.
func (r *report) moneyBefore(i int) *trichluc.Observation {
	o := &r.observations[i]
	for j := i; j >= max(0, i-4) && o.Measure == trichluc.MeasureBudget && o.Value != nil; j-- {
		whole := &r.observations[j]
		if whole.Measure != trichluc.MeasureBudget || whole.Value == nil || !r.together(whole.Location, o.Location) {
			break
		}
		if *whole.Value > *o.Value && slices.Contains(r.parenthesis(j), &r.observations[i]) {
			return whole
		}
	}
	return o
}

// compareTargetShare computes the share; "vượt 5% kế hoạch" is 105 % of it.
func compareTargetShare(actual, share, target *trichluc.Observation, verb string, severity trichluc.Severity) []trichluc.Finding {
	if share.Unit != "%" || share.Value == nil || !isExact(share) || hasRatio(share) || !amounts(actual) || !amounts(target) ||
		baseUnit(actual) != baseUnit(target) || *target.Value == 0 {
		return nil
	}
	result, plan, digits := baseValue(actual), baseValue(target), decimals(share)
	stated := *share.Value
	if verb == "vượt" {
		stated += 100
	}
	// Result and plan are rounded themselves, where they are printed in tỷ.
	spread := 100 * (resolution(actual)/2 + result/plan*resolution(target)/2) / plan
	if scale(actual) == 1 {
		spread = 0
	}
	exact := 100 * result / plan
	if agrees(stated, digits, result, plan) || stated >= exact-spread && stated <= exact+spread {
		return nil
	}
	printed := fmt.Sprintf("%s / %s = %s", withUnit(actual), withUnit(target), withUnit(share))
	if verb == "vượt" {
		printed = fmt.Sprintf("%s / %s: vượt %s", withUnit(actual), withUnit(target), withUnit(share))
	}
	computed := viet.Number(exact, max(digits, 1)) + "%"
	return []trichluc.Finding{{
		Severity: severity,
		Verdict:  trichluc.VerdictReport,
		Printed:  printed,
		Computed: computed,
		Message: fmt.Sprintf("Kết quả %s trên kế hoạch %s là %s, báo cáo ghi %s.", withUnit(actual), withUnit(target),
			computed, strings.TrimSpace(strings.TrimPrefix(verb, "bằng")+" "+withUnit(share))),
		Where: []trichluc.Location{share.Location, actual.Location, target.Location},
	}}
}

// amounts tells a figure that a share can be computed from, be it a target that
// is a lower bound.
func amounts(o *trichluc.Observation) bool {
	return o.Value != nil && o.Unit != "%" && o.Denominator == nil && o.Measure != trichluc.MeasureRank && (isExact(o) || o.Comparator == ">=" && o.Measure == trichluc.MeasureTarget)
}
