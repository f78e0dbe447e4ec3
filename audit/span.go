package audit

import (
	"fmt"
	"math"
	"regexp"
	"strings"

	"github.com/trichluc/trichluc"
)

var (
	// fromBefore and toBetween read "từ 15.430 hộ đầu năm xuống còn 14.285 hộ".
	fromBefore = regexp.MustCompile(`(?i)\btừ (?:mức |khoảng )?$`)
	toBetween  = regexp.MustCompile(`^[^.;:()\n]{0,50}? (lên|xuống|còn|đến|tới)(?: còn| mức| thành)? $`)

	// changeFrom reads what may stand between a change and the "từ" of its
	// ends; changeAfter between its ends and the change.
	changeFrom  = regexp.MustCompile(`^[^.;:()\d\n]{0,40}[,(]? ?(?:từ |\(từ )$`)
	changeAfter = regexp.MustCompile(`^[^.;:()\d\n]{0,30}(?: năm \d{4})?(?:, | \()(?:tức )?(?:là )?(?:tăng|giảm|gấp|tăng gấp)(?: được| thêm| khoảng)? ?$`)

	// directed reads the word that says which way it went.
	directed = regexp.MustCompile(`(?i)\b(tăng|giảm)(?: mạnh| dần| nhẹ)?,? từ (?:mức )?$`)
)

// checkSpans compares a change with both of its ends: "giảm 1.245 hộ, từ 15.430
// hộ xuống còn 14.285 hộ" is a fall by 1.145; and with the word that says which
// way it went: "tăng từ 94,2% xuống 93,1%".
func (r *report) checkSpans() []trichluc.Finding {
	var findings []trichluc.Finding
	for i := 0; i+1 < len(r.observations); i++ {
		from, to := &r.observations[i], &r.observations[i+1]
		way, ok := r.spans(from, to)
		if !ok {
			continue
		}
		if said := directed.FindStringSubmatch(r.before(from, 40)); said != nil {
			if f, ok := compareWay(from, to, strings.ToLower(said[1]), way); ok {
				findings = append(findings, f)
			}
		}
		if i > 0 && r.leads(&r.observations[i-1], from, changeFrom) {
			findings = append(findings, compareEnds(&r.observations[i-1], from, to)...)
		}
		if i+2 < len(r.observations) && r.leads(to, &r.observations[i+2], changeAfter) {
			findings = append(findings, compareEnds(&r.observations[i+2], from, to)...)
		}
	}
	return findings
}

// spans tells that two figures are the ends of a change, and by which word.
func (r *report) spans(from, to *trichluc.Observation) (way string, ok bool) {
	a, b := from.Location, to.Location
	if a.Table != "" || b.Table != "" || from.Value == nil || to.Value == nil || hasRatio(from) || hasRatio(to) || !isExact(from) || !isExact(to) ||
		baseUnit(from) != baseUnit(to) || a.End > b.Start || b.End > len(r.document.Text) || !fromBefore.MatchString(r.before(from, 24)) {
		return "", false
	}
	m := toBetween.FindStringSubmatch(r.text(a.End, b.Start))
	if m == nil {
		return "", false
	}
	return m[1], true
}

// before are the bytes of text right before a figure, cut at letters.
func (r *report) before(o *trichluc.Observation, reach int) string {
	end := min(o.Location.Start, len(r.document.Text))
	return strings.ToValidUTF8(r.text(max(0, end-reach), end), "")
}

func (r *report) leads(a, b *trichluc.Observation, by *regexp.Regexp) bool {
	return a.Location.Table == "" && b.Location.Table == "" && a.Location.End <= b.Location.Start && b.Location.End <= len(r.document.Text) &&
		by.MatchString(r.text(a.Location.End, b.Location.Start))
}

func compareWay(from, to *trichluc.Observation, said, way string) (trichluc.Finding, bool) {
	rises := baseValue(to) > baseValue(from)
	if baseValue(to) == baseValue(from) || rises == (said == "tăng") {
		return trichluc.Finding{}, false
	}
	printed := fmt.Sprintf("%s từ %s %s %s", said, withUnit(from), way, withUnit(to))
	real := map[bool]string{true: "tăng", false: "giảm"}[rises]
	return trichluc.Finding{
		Severity: trichluc.SeverityError,
		Verdict:  trichluc.VerdictReport,
		Printed:  printed,
		Computed: real,
		Message:  fmt.Sprintf("%q: từ %s đến %s là %s.", printed, withUnit(from), withUnit(to), real),
		Where:    []trichluc.Location{from.Location, to.Location},
	}, true
}

// compareEnds computes the change from its ends. A share may be of the earlier
// figure or, between two shares, of points.
func compareEnds(change, from, to *trichluc.Observation) []trichluc.Finding {
	if !isChange(change) {
		return nil
	}
	if isShareOfChange(change) {
		if f, ok := compareEarlier(to, change, from); ok {
			return []trichluc.Finding{f}
		}
		return nil
	}
	if f, ok := compareDifference(to, change, from, trichluc.SeverityError); ok {
		return []trichluc.Finding{f}
	}
	return nil
}

// compareDifference compares a change in the unit of the figures with both of
// them; "gấp 2,5 lần" is their quotient.
func compareDifference(now, change, before *trichluc.Observation, severity trichluc.Severity) (trichluc.Finding, bool) {
	computed := fmt.Sprintf("%s - %s = %s", plain(*now.Value), plain(*before.Value), plain(*now.Value-*before.Value))
	switch unit := baseUnit(change); {
	case unit == "lần":
		if baseValue(before) <= 0 || near(*change.Value, baseValue(now)/baseValue(before), decimals(change)) {
			return trichluc.Finding{}, false
		}
		severity = trichluc.SeverityReview // "tăng 2 lần" may be twice as much, or as much again twice
		computed = fmt.Sprintf("%s/%s = %s", plain(*now.Value), plain(*before.Value), plain(math.Round(100*baseValue(now)/baseValue(before))/100))
	case unit != baseUnit(before) && unit != "bậc":
		return trichluc.Finding{}, false
	default:
		difference, stated := math.Abs(baseValue(now)-baseValue(before)), math.Abs(baseValue(change))
		if math.Abs(difference-stated) <= slackOf(max(resolution(now), resolution(before), resolution(change)), measured(now)) {
			return trichluc.Finding{}, false
		}
	}
	printed := strings.TrimSpace(change.Direction + " " + withUnit(change))
	return trichluc.Finding{
		Severity: severity,
		Verdict:  trichluc.VerdictReport,
		Printed:  printed,
		Computed: computed,
		Message:  fmt.Sprintf("Từ %s đến %s không phải là %s.", withUnit(before), withUnit(now), printed),
		Where:    []trichluc.Location{now.Location, change.Location, before.Location},
	}, true
}
