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

// checkParts compares a count in running text with the parts that are listed
// right after it: "12 cơ quan (05 sở; 04 huyện; 02 xã)", "10 đơn vị, gồm 01
// thành phố và 09 huyện", "12.540 tấn, trong đó khai thác 4.820 tấn, nuôi trồng
// 7.720 tấn".
// Parts far from the total are not parts of it; parts a little off are.
func checkParts(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.observations {
		total := &r.observations[i]
		if total.Location.Table != "" || total.Location.End > len(r.document.Text) || !addsRoughly(total) || *total.Value == 0 {
			continue
		}
		severity, parts := trichluc.SeverityError, r.parenthesis(i)
		if len(parts) < 2 {
			severity, parts = r.enumerated(i)
		}
		if len(parts) < 2 {
			severity, parts = trichluc.SeverityReview, r.summedUp(i)
		}
		if sum, ok := sumOfParts(total, parts); ok && !r.namesMore(total, parts, sum) {
			findings = append(findings, partsFinding(total, parts, sum, severity))
		}
	}
	return findings
}

// addsRoughly accepts an estimate, which has parts that are estimates.
func addsRoughly(o *trichluc.Observation) bool {
	if o.Comparator != "~" {
		return adds(o)
	}
	exact := *o
	exact.Comparator = "="
	return adds(&exact)
}

// nearTotal is how far parts may be from their total and still be parts of it:
// beyond it they are not all of them, or are of something else.
const nearTotal = 0.15

// sumOfParts adds parts, in the unit of their total; ok tells that they do not
// make it, though they are near it.
func sumOfParts(total *trichluc.Observation, parts []*trichluc.Observation) (sum float64, ok bool) {
	if len(parts) < 2 {
		return 0, false
	}
	unit := resolution(total)
	for _, p := range parts {
		sum += baseValue(p)
		unit = max(unit, resolution(p))
	}
	slack := 1e-6
	if unit != 1 || measured(total) {
		slack = slackOfSum(unit, len(parts))
	}
	off := math.Abs(baseValue(total) - sum)
	return sum / scale(total), off > slack && off <= nearTotal*baseValue(total)
}

// namesMore tells that what the parts lack may be named without a figure: "11 ủy
// viên và thư ký", or left out after "trong đó". A slip of the typist is seen
// even so, because it leaves all digits but one or two.
func (r *report) namesMore(total *trichluc.Observation, parts []*trichluc.Observation, sum float64) bool {
	last := parts[len(parts)-1].Location.End
	if sum >= *total.Value || last < total.Location.End { // parts that stand before their total are all
		return false
	}
	tail := r.text(last, last+120)
	if i := strings.IndexAny(tail, ".;)\n"); i >= 0 {
		tail = tail[:i]
	}
	between := r.text(total.Location.End, parts[0].Location.Start)
	return strings.Contains(tail, " và ") || strings.Contains(between, "rong đó") && !isSlip(plain(*total.Value), plain(sum))
}

var (
	// opensParts reads the end of what stands between a total and its first
	// part: "đơn vị, gồm", "tấn, trong đó: khai thác", "43,58%. Trong đó, mầm non
	// có".
	opensParts = regexp.MustCompile(`(?:^|[ ,;(])(bao gồm|gồm|[Tt]rong đó)(?: có)?[:,]?[^.;:()\d\n]{0,60}$`)

	// oneSentence reads what stands before that: the total's own sentence.
	oneSentence = regexp.MustCompile(`^[^\n(]{0,160}$`)

	// dividesParts are the marks between two parts.
	dividesParts = regexp.MustCompile(`[,;]| và `)
)

// enumerated returns the parts that follow a total in its sentence or at the
// beginning of the next, and how grave it is that they do not add up: "gồm"
// names all parts, "trong đó" may name some.
func (r *report) enumerated(i int) (trichluc.Severity, []*trichluc.Observation) {
	total := &r.observations[i]
	severity := trichluc.SeverityReview
	var parts []*trichluc.Observation
	end := total.Location.End
	for j := i + 1; j < len(r.observations); j++ {
		o := &r.observations[j]
		if o.Location.Table != "" || o.Location.Start < end {
			break
		}
		between := r.text(end, o.Location.Start)
		if len(parts) > 0 && (strings.Contains(between, ". ") || strings.Contains(between, "\n")) {
			break // the next sentence
		}
		if o.Unit == "%" || o.Measure == trichluc.MeasureChange {
			continue // "chiếm 51,8%", "tăng 160 xã"
		}
		if len(parts) == 0 {
			m := opensParts.FindStringSubmatchIndex(between)
			if m == nil || !oneSentence.MatchString(between[:m[0]]) || strings.Contains(between[:m[0]], ")") || strings.Count(between, ". ") > 1 || strings.Contains(between[m[2]:], ". ") {
				return "", nil
			}
			if !strings.HasSuffix(between[m[2]:m[3]], "rong đó") {
				severity = trichluc.SeverityError
			} else if strings.Contains(between, ". ") && !strings.Contains(between, ". Trong đó") {
				return "", nil
			}
		} else if !dividesParts.MatchString(between) || strings.ContainsAny(between, "()") || strings.Contains(between, "trong đó") || strings.Contains(between, "gồm") {
			return "", nil // parts of a part
		}
		if len(parts) > 1 && baseUnit(o) != baseUnit(total) && strings.Contains(between, "; ") && allOf(parts, total) {
			break // another clause: "và 25 giải Khuyến khích; xếp thứ 4"
		}
		if !addsRoughly(o) || severity != trichluc.SeverityError && baseUnit(o) != baseUnit(total) {
			return "", nil
		}
		parts, end = append(parts, o), o.Location.End
	}
	return severity, parts
}

// allOf tells that all parts are counted in the unit of their total.
func allOf(parts []*trichluc.Observation, total *trichluc.Observation) bool {
	return !slices.ContainsFunc(parts, func(p *trichluc.Observation) bool { return baseUnit(p) != baseUnit(total) })
}

// sumsUp reads what stands right before a total that follows its parts: "chưa
// đạt trên tổng số", "trung tâm y tế, tổng cộng".
var sumsUp = regexp.MustCompile(`(?:trên|,|;) (?:tổng cộng|tổng số|tổng)(?: có| là)?:? $`)

// summedUp returns the parts before a total in its sentence.
func (r *report) summedUp(i int) []*trichluc.Observation {
	total := &r.observations[i]
	if !sumsUp.MatchString(r.before(total, 40)) {
		return nil
	}
	var parts []*trichluc.Observation
	end := total.Location.Start
	for j := i - 1; j >= 0; j-- {
		o := &r.observations[j]
		between := r.text(o.Location.End, end)
		if o.Location.Table != "" || !r.together(o.Location, total.Location) || strings.Contains(between, ". ") {
			break
		}
		if !adds(o) || strings.ContainsAny(between, "();") || strings.Contains(between, "trong đó") || strings.Contains(between, "gồm") {
			return nil
		}
		parts, end = append([]*trichluc.Observation{o}, parts...), o.Location.Start
	}
	return parts
}

// parenthesis returns the counts between the brackets that open within a few
// words after observation i; nil if anything between them is not a count.
func (r *report) parenthesis(i int) []*trichluc.Observation {
	const reach = 48 // bytes: "12 cơ quan, đơn vị (" is 24
	end := r.observations[i].Location.End
	open := strings.IndexByte(r.text(end, end+reach), '(')
	if open < 0 || strings.ContainsAny(r.text(end, end+open), ".;:\n0123456789") {
		return nil
	}
	open += end
	shut := strings.IndexByte(r.text(open, len(r.document.Text)), ')')
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

func partsFinding(total *trichluc.Observation, parts []*trichluc.Observation, sum float64, severity trichluc.Severity) trichluc.Finding {
	where := []trichluc.Location{total.Location}
	terms := make([]string, len(parts))
	for i, p := range parts {
		where = append(where, p.Location)
		terms[i] = plain(*p.Value)
	}
	return trichluc.Finding{
		Severity: severity,
		Verdict:  trichluc.VerdictReport,
		Printed:  withUnit(total),
		Computed: strings.Join(terms, " + ") + " = " + plain(sum),
		Message:  fmt.Sprintf("Báo cáo nêu %s, các phần kể ra cộng lại là %s.", withUnit(total), plain(sum)),
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
		after := strings.TrimLeft(r.text(share.Location.End, share.Location.End+40), "% ")
		if *share.Value > 100 || notOfWhole.MatchString(after) || agrees(*share.Value, decimals(share), *part.Value, *total.Value) {
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
	between := r.text(a.End, b.Start)
	if strings.ContainsAny(between, "\n.;(") || !strings.Contains(viet.Fold(between), "trong do") {
		return false
	}
	return shareAfter.MatchString(r.text(b.End, c.Start))
}
