package audit

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// checkRatios compares a printed share with the numerator and denominator
// printed beside it: "2,69% (559/20.824)".
func checkRatios(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.observations {
		o := &r.observations[i]
		if isShare(o) && hasRatio(o) {
			findings = append(findings, compareShare(o, o)...)
		}
		if i > 0 {
			findings = append(findings, r.shareBehind(&r.observations[i-1], o)...)
		}
	}
	return findings
}

// inBracketsBehind reads what stands between an a/b and its share in brackets:
// "99/175 xã đạt chuẩn nông thôn mới (".
var inBracketsBehind = regexp.MustCompile(`^[^.;:()\d\n]{0,60}\((?:(?:đạt|chiếm|bằng|tỷ lệ) ?)*$`)

// shareBehind compares a share in brackets with the a/b right before it.
func (r *report) shareBehind(ratio, share *trichluc.Observation) []trichluc.Finding {
	if !isShare(share) || hasRatio(share) || isShare(ratio) || !hasRatio(ratio) || ratio.Measure == trichluc.MeasureRank || !r.leads(ratio, share, inBracketsBehind) ||
		!strings.HasPrefix(strings.TrimLeft(r.text(share.Location.End, share.Location.End+8), "% "), ")") {
		return nil
	}
	return compareShare(share, ratio)
}

// checkTableRatios compares a share in one column with an a/b in another
// column of the same row, where the row has one of each for the same measure.
func checkTableRatios(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	for _, at := range r.rows {
		for _, ratio := range r.byRow[at] {
			if isShare(ratio) || !hasRatio(ratio) {
				continue
			}
			if share := soleShare(r.byRow[at], ratio); share != nil {
				findings = append(findings, compareShare(share, ratio)...)
			}
		}
	}
	return findings
}

// soleShare finds the one share of the row that the ratio can be about.
func soleShare(row []*trichluc.Observation, ratio *trichluc.Observation) *trichluc.Observation {
	var found *trichluc.Observation
	for _, o := range row {
		if !isShare(o) || hasRatio(o) || o.Measure != ratio.Measure || o.Period != ratio.Period {
			continue
		}
		if o.Location.Column > ratio.Location.Column+1 { // a note further right speaks of something else
			continue
		}
		if found != nil {
			return nil
		}
		found = o
	}
	return found
}

func isShare(o *trichluc.Observation) bool {
	return o.Value != nil && o.Unit == "%" && o.Measure != trichluc.MeasureChange && o.Measure != trichluc.MeasureRank
}

func hasRatio(o *trichluc.Observation) bool {
	return o.Numerator != nil && o.Denominator != nil && *o.Denominator != 0
}

func compareShare(share, ratio *trichluc.Observation) []trichluc.Finding {
	if share.Comparator != "=" && share.Comparator != "" {
		return nil // "trên 80%" makes no claim of being exact
	}
	digits := decimals(share)
	if agrees(*share.Value, digits, *ratio.Numerator, *ratio.Denominator) {
		return nil
	}
	exact := 100 * *ratio.Numerator / *ratio.Denominator
	where := []trichluc.Location{share.Location}
	if ratio != share {
		where = append(where, ratio.Location)
	}
	printed := fmt.Sprintf("%s/%s = %s%%", plain(*ratio.Numerator), plain(*ratio.Denominator), viet.Number(*share.Value, digits))
	severity, verdict := trichluc.SeverityError, trichluc.VerdictReport
	if *share.Value > 10*max(exact, 100) { // no author misses by that much: we have read another figure as the share
		severity, verdict = trichluc.SeverityReview, trichluc.VerdictReading
	}
	return []trichluc.Finding{{
		Severity: severity,
		Verdict:  verdict,
		Printed:  printed,
		Computed: viet.Number(exact, max(digits, 2)) + "%",
		Message: fmt.Sprintf("Tỷ lệ in là %s%%, nhưng %s/%s là %s%%.", viet.Number(*share.Value, digits),
			plain(*ratio.Numerator), plain(*ratio.Denominator), viet.Number(exact, max(digits, 2))),
		Where: where,
	}}
}
