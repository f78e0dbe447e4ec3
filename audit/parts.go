package audit

import (
	"fmt"
	"math"
	"regexp"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// checkParts compares a count in running text with the parts that a
// parenthesis right after it lists: "12 cơ quan (05 sở; 04 huyện; 02 xã)".
// Parts far from the total are not parts of it; parts a little off are.
func checkParts(r *report) []trichluc.Finding {
	const near = 0.15 // of the total
	var findings []trichluc.Finding
	for i := range r.observations {
		total := &r.observations[i]
		if total.Location.Table != "" || !adds(total) || *total.Value == 0 {
			continue
		}
		parts := r.parenthesis(i)
		if len(parts) < 2 {
			continue
		}
		sum := 0.0
		for _, p := range parts {
			sum += *p.Value
		}
		if off := math.Abs(sum - *total.Value); off == 0 || off > near**total.Value {
			continue
		}
		findings = append(findings, partsFinding(total, parts, sum))
	}
	return findings
}

// parenthesis returns the counts between the brackets that open within a few
// words after observation i; nil if anything between them is not a count.
func (r *report) parenthesis(i int) []*trichluc.Observation {
	const reach = 48 // bytes: "12 cơ quan, đơn vị (" is 24
	text, end := r.document.Text, r.observations[i].Location.End
	open := strings.IndexByte(text[end:min(end+reach, len(text))], '(')
	if open < 0 || strings.ContainsAny(text[end:end+open], ".;:\n0123456789") {
		return nil
	}
	open += end
	shut := strings.IndexByte(text[open:], ')')
	if shut < 0 {
		return nil
	}
	shut += open
	var parts []*trichluc.Observation
	for j := range r.observations {
		o := &r.observations[j]
		if o.Location.Table != "" || o.Location.Start <= open || o.Location.End > shut {
			continue
		}
		if !adds(o) {
			return nil
		}
		parts = append(parts, o)
	}
	return parts
}

func partsFinding(total *trichluc.Observation, parts []*trichluc.Observation, sum float64) trichluc.Finding {
	where := []trichluc.Location{total.Location}
	terms := make([]string, len(parts))
	for i, p := range parts {
		where = append(where, p.Location)
		terms[i] = plain(*p.Value)
	}
	return trichluc.Finding{
		Severity: trichluc.SeverityError,
		Verdict:  trichluc.VerdictReport,
		Printed:  strings.TrimSpace(total.ValueText + " " + total.Unit),
		Computed: strings.Join(terms, " + ") + " = " + plain(sum),
		Message:  fmt.Sprintf("Báo cáo nêu %s %s, các phần kể trong ngoặc cộng lại là %s.", total.ValueText, total.Unit, plain(sum)),
		Where:    where,
	}
}

// shareAfter reads what stands between a part and its share: "hồ sơ, đạt",
// "hồ sơ, chiếm tỷ lệ", and nothing else.
var shareAfter = regexp.MustCompile(`^[^.;:()\d]{0,40}(?:đạt|chiếm)(?: tỷ lệ| tỉ lệ)?:? $`)

// checkSharesOfTotals computes a share from the total and the part stated just
// before it: "256.480 hồ sơ, trong đó trực tuyến 141.064 hồ sơ, đạt 65%". The
// share may be of something else: a review.
func checkSharesOfTotals(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	for i := 2; i < len(r.observations); i++ {
		total, part, share := &r.observations[i-2], &r.observations[i-1], &r.observations[i]
		if share.Location.Table != "" || !isShare(share) || hasRatio(share) || !counts(total) || !counts(part) ||
			total.Unit != part.Unit || *total.Value < *part.Value || *total.Value == 0 || !r.follow(total, part, share) {
			continue
		}
		if agrees(*share.Value, decimals(share), *part.Value, *total.Value) {
			continue
		}
		found := compareShare(share, &trichluc.Observation{Numerator: part.Value, Denominator: total.Value, Location: part.Location})
		for _, f := range found {
			f.Severity, f.Verdict = trichluc.SeverityReview, trichluc.VerdictUndetermined
			f.Where = append(f.Where, total.Location)
			findings = append(findings, f)
		}
	}
	return findings
}

// follow tells that total, part and share stand in this order in one sentence,
// the part after "trong đó" and the share right after the part.
func (r *report) follow(total, part, share *trichluc.Observation) bool {
	a, b, c := total.Location, part.Location, share.Location
	if a.Table != "" || b.Table != "" || a.End > b.Start || b.End > c.Start || c.Start > len(r.document.Text) {
		return false
	}
	between := r.document.Text[a.End:b.Start]
	if strings.ContainsAny(between, "\n.;(") || !strings.Contains(viet.Fold(between), "trong do") {
		return false
	}
	return shareAfter.MatchString(r.document.Text[b.End:c.Start])
}
