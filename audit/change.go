package audit

import (
	"fmt"
	"math"
	"regexp"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// checkChanges compares a stated rise or fall with the figures around it: a
// count and its share ("tăng 37 cơ sở (12,3%)"), or a share and the earlier
// figure ("1.926 biên chế, giảm 5,2% so với năm 2015 (2.140 biên chế)").
func checkChanges(r *report) []trichluc.Finding {
	findings := r.checkSpans()
	for i := range r.observations {
		change := &r.observations[i]
		if i == 0 || !isChange(change) {
			continue
		}
		if level, earlier := r.earlierStated(i); earlier != nil {
			if f, ok := compareStated(level, change, earlier); ok {
				findings = append(findings, f)
				continue
			}
		}
		if i+1 == len(r.observations) {
			continue
		}
		previous, next := &r.observations[i-1], &r.observations[i+1]
		if next.Value == nil || previous.Value == nil {
			continue
		}
		var f trichluc.Finding
		var ok bool
		switch {
		case change.Unit != "%" && isChange(next) && next.Unit == "%" && r.inBrackets(change, next):
			if level := r.levelBefore(i, change.Unit); level != nil {
				f, ok = compareShareOfChange(level, change, next)
			}
		case change.Unit == "bậc" && next.Measure == trichluc.MeasureRank && previous.Measure == trichluc.MeasureRank && r.leads(change, next, opensBracket):
			f, ok = compareDifference(previous, change, next, trichluc.SeverityReview)
		case !isShareOfChange(change) && r.isEarlier(change, next):
			severity := trichluc.SeverityReview
			level := r.levelBefore(i, next.Unit)
			if level == previous {
				severity = trichluc.SeverityError
			}
			if level != nil {
				f, ok = compareDifference(level, change, next, severity)
			}
		case isShareOfChange(change) && r.isEarlier(change, next):
			if level := r.levelOf(i, next); level != nil {
				f, ok = compareEarlier(level, change, next)
			}
		}
		if ok {
			findings = append(findings, f)
		}
	}
	return findings
}

// compareStated compares a change in percent or in the unit of its figures with
// an earlier figure that stands elsewhere: a review.
func compareStated(level, change, earlier *trichluc.Observation) (trichluc.Finding, bool) {
	if isShareOfChange(change) {
		return compareEarlier(level, change, earlier)
	}
	return compareDifference(level, change, earlier, trichluc.SeverityReview)
}

// opensBracket reads what stands between a change and an earlier rank: "so với
// năm 2023 (xếp thứ".
var opensBracket = regexp.MustCompile(`^[^.;\n()]{0,50}\((?:xếp |đứng |thứ |hạng |vị trí )*$`)

func isChange(o *trichluc.Observation) bool {
	return o.Location.Table == "" && o.Measure == trichluc.MeasureChange && o.Value != nil &&
		(o.Comparator == "" || o.Comparator == "=")
}

func isShareOfChange(o *trichluc.Observation) bool { return o.Unit == "%" || isPoints(o) }

// isPoints tells "12 điểm phần trăm", which can only be a difference.
func isPoints(o *trichluc.Observation) bool {
	return strings.HasPrefix(viet.Fold(o.Unit), "diem") && o.Unit != "điểm"
}

// inBrackets tells that a share stands in brackets right after a change.
func (r *report) inBrackets(change, share *trichluc.Observation) bool {
	const reach = 48 // bytes: "cơ sở giáo dục (" is 22
	a, b := change.Location.End, share.Location.Start
	if a > b || b-a > reach {
		return false
	}
	words, inside, open := strings.Cut(r.text(a, b), "(")
	inside = strings.TrimSpace(inside)
	return open && !strings.ContainsAny(words, ".;:\n") && (inside == "" || inside == "tăng" || inside == "giảm")
}

// isEarlier tells that the figure after a change is what it is compared with:
// of another period, in brackets in the same sentence.
func (r *report) isEarlier(change, next *trichluc.Observation) bool {
	const reach = 60 // bytes: " so với cùng kỳ năm 2023 (năm 2023: " is 43
	a, b := change.Location.End, next.Location.Start
	if next.Location.Table != "" || next.Measure != trichluc.MeasureActual || next.Value == nil || hasRatio(next) ||
		next.Period == change.Period || a > b || b-a > reach {
		return false
	}
	between := r.text(a, b)
	return strings.Contains(between, "(") && !strings.ContainsAny(between, ".;\n)")
}

// levelBefore is the figure that change i is a change of: the nearest before
// it in the same sentence that has a ratio or the unit asked for.
func (r *report) levelBefore(i int, unit string) *trichluc.Observation {
	for j := i - 1; j >= 0; j-- {
		o := &r.observations[j]
		if o.Location.Table != "" || o.Location.End > r.observations[i].Location.Start {
			return nil
		}
		between := r.text(o.Location.End, r.observations[i].Location.Start)
		if strings.ContainsAny(between, ";\n") || strings.Contains(between, ". ") {
			return nil
		}
		if o.Measure == trichluc.MeasureActual && o.Value != nil && (hasRatio(o) || o.Unit == unit && (counts(o) || unit == "%")) {
			return o
		}
	}
	return nil
}

// levelOf is what change i is a change of when the earlier figure is known: in
// the sentence, or anywhere before under the earlier figure's name.
func (r *report) levelOf(i int, earlier *trichluc.Observation) *trichluc.Observation {
	change := &r.observations[i]
	if o := r.levelBefore(i, earlier.Unit); o != nil && o.Unit == earlier.Unit {
		return o
	}
	name := viet.Fold(earlier.Indicator.Text)
	for j := i - 1; j >= 0; j-- {
		o := &r.observations[j]
		if o.Measure == trichluc.MeasureActual && o.Value != nil && o.Unit == earlier.Unit && o.Period == change.Period &&
			o.Subject == earlier.Subject && strings.HasPrefix(viet.Fold(o.Indicator.Text), name) {
			return o
		}
	}
	return nil
}

// compareShareOfChange tries the readings of a share that are in use: of the
// earlier count, of the whole (121/282), of the count now. With a whole, the
// earlier whole may have been another one: then the finding is a review.
func compareShareOfChange(level, change, share *trichluc.Observation) (trichluc.Finding, bool) {
	now, whole := *level.Value, 0.0
	if hasRatio(level) {
		now, whole = *level.Numerator, *level.Denominator
	}
	by, earlier := math.Abs(*change.Value), now-*change.Value
	if earlier <= 0 {
		return trichluc.Finding{}, false // all of it is new, or it is a change of something else
	}
	digits := decimals(share)
	var computed []string
	for _, base := range []float64{earlier, whole, now} {
		if base == 0 {
			continue
		}
		if agrees(math.Abs(*share.Value), digits, by, base) {
			return trichluc.Finding{}, false
		}
		computed = append(computed, fmt.Sprintf("%s/%s = %s%%", plain(by), plain(base), viet.Number(100*by/base, max(digits, 2))))
	}
	severity := trichluc.SeverityError
	if whole != 0 {
		severity = trichluc.SeverityReview
	}
	return trichluc.Finding{
		Severity: severity,
		Verdict:  trichluc.VerdictUndetermined,
		Printed:  strings.TrimSpace(change.Direction+" "+withUnit(change)) + " (" + share.ValueText + ")",
		Computed: strings.Join(computed, "; "),
		Message: fmt.Sprintf("Mức %s %s không cho ra %s: trước đó là %s.", change.Direction, withUnit(change),
			share.ValueText, plain(earlier)),
		Where: []trichluc.Location{level.Location, change.Location, share.Location},
	}, true
}

// compareEarlier computes the change from both figures. Between two shares,
// "tăng 12%" may mean points or a part of the earlier share.
func compareEarlier(level, change, earlier *trichluc.Observation) (trichluc.Finding, bool) {
	now, before, stated := *level.Value, *earlier.Value, math.Abs(*change.Value)
	if before <= 0 || level.Unit != earlier.Unit {
		return trichluc.Finding{}, false
	}
	digits := decimals(change)
	difference, relative := math.Abs(now-before), 100*math.Abs(now-before)/before
	var computed string
	switch {
	case level.Unit == "%":
		computed = fmt.Sprintf("%s - %s = %s điểm phần trăm", plain(now), plain(before), plain(now-before))
		if near(stated, difference, digits) || !isPoints(change) && near(stated, relative, digits) {
			return trichluc.Finding{}, false
		}
	case isPoints(change):
		return trichluc.Finding{}, false // points of what is no share
	default:
		computed = fmt.Sprintf("(%s - %s)/%s = %s%%", plain(now), plain(before), plain(before), viet.Number(100*(now-before)/before, max(digits, 2)))
		if near(stated, relative, digits) {
			return trichluc.Finding{}, false
		}
	}
	return trichluc.Finding{
		Severity: trichluc.SeverityReview, // the two may be counted differently
		Verdict:  trichluc.VerdictUndetermined,
		Printed:  strings.TrimSpace(change.Direction + " " + change.ValueText + " " + strings.TrimPrefix(change.Unit, "%")),
		Computed: computed,
		Message:  fmt.Sprintf("Từ %s đến %s không phải là %s %s.", earlier.ValueText, level.ValueText, change.Direction, change.ValueText),
		Where:    []trichluc.Location{level.Location, change.Location, earlier.Location},
	}, true
}

// near compares a stated figure with a computed one, rounded or cut off at the
// digits stated.
func near(stated, computed float64, digits int) bool {
	return agrees(stated, digits, computed, 100)
}
