package audit

import (
	"fmt"
	"math"
	"regexp"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// checkAssessments compares target and actual of a row with the assessment
// printed beside them: Đạt, Vượt, Chưa đạt; and those of a sentence with the
// words between them: "đạt 38,4%, vượt kế hoạch (40%)".
func checkAssessments(r *report) []trichluc.Finding {
	findings := append(checkAssessedProse(r), r.checkAssessedAfter()...)
	for _, at := range r.rows {
		target, actual, assessment := soleOf(r.byRow[at])
		if target == nil || actual == nil || assessment == nil || target.Unit != actual.Unit {
			continue
		}
		want, ok := judge(target, actual)
		said := assess(assessment.Status + assessment.ValueText)
		if !ok || said == "" || compatible(want, said) {
			continue
		}
		findings = append(findings, trichluc.Finding{
			Severity: severityOfAssessment(target, actual),
			Verdict:  trichluc.VerdictReport,
			Printed:  fmt.Sprintf("%s / %s: %s", target.ValueText, actual.ValueText, assessment.ValueText),
			Computed: verdictWords[want],
			Message: fmt.Sprintf("Chỉ tiêu %s, kết quả %s là %s, nhưng báo cáo đánh giá %q.",
				target.ValueText, actual.ValueText, verdictWords[want], assessment.ValueText),
			Where: []trichluc.Location{target.Location, actual.Location, assessment.Location},
		})
	}
	return findings
}

var (
	// namesTarget reads a target's name right before its bracket.
	namesTarget = regexp.MustCompile(`(?:kế hoạch|chỉ tiêu|mục tiêu)(?: được)?(?: giao| đề ra| năm)*\s*\($`)

	// meetsTarget reads "đạt" as an assessment: of a target, not of a figure.
	meetsTarget = regexp.MustCompile(`(?:đạt|hoàn thành) (?:so với )?(?:kế hoạch|chỉ tiêu|mục tiêu)`)
)

// checkAssessedProse takes a target that stands in brackets after an actual
// figure and the assessment between the two.
func checkAssessedProse(r *report) []trichluc.Finding {
	const reach = 80 // bytes: ", vượt chỉ tiêu kế hoạch đề ra (" is 45
	var findings []trichluc.Finding
	for i := 1; i < len(r.observations); i++ {
		actual, target := &r.observations[i-1], &r.observations[i]
		a, b := actual.Location.End, target.Location.Start
		if actual.Measure != trichluc.MeasureActual || actual.Unit != target.Unit ||
			actual.Location.Table != "" || target.Location.Table != "" || a > b || b-a > reach {
			continue
		}
		words := strings.TrimRight(r.text(a, b), " ")
		if !strings.HasSuffix(words, "(") || strings.ContainsAny(words, ";\n") || target.Measure != trichluc.MeasureTarget && !namesTarget.MatchString(words) {
			continue
		}
		want, ok := judge(target, actual)
		said := assess(words)
		verdict, severity := verdictWords, severityOfAssessment(target, actual)
		if higherOrLower.MatchString(words) { // says which is greater, not which is better
			want, ok = compareLevels(target, actual)
			severity = trichluc.SeverityError
			verdict = map[string]string{"below": "thấp hơn", "above": "cao hơn"}
		}
		if said == "met" && !meetsTarget.MatchString(words) {
			continue // "đạt" between two figures may be a verb of its own
		}
		if !ok || said == "" || compatible(want, said) {
			continue
		}
		printed := actual.ValueText + strings.TrimRight(strings.TrimSuffix(words, "("), " ") + " (" + target.ValueText + ")"
		findings = append(findings, trichluc.Finding{
			Severity: severity,
			Verdict:  trichluc.VerdictReport,
			Printed:  printed,
			Computed: verdict[want],
			Message:  fmt.Sprintf("%q: kết quả so với chỉ tiêu là %s.", printed, verdict[want]),
			Where:    []trichluc.Location{actual.Location, target.Location},
		})
	}
	return findings
}

// assessedAfter reads an assessment right after a figure: "biên chế, vượt kế
// hoạch giao". A plan of a month or a quarter is not the one stated before.
var assessedAfter = regexp.MustCompile(`^[^.;:()\d\n]{0,40}, ((?:đã )?(?:vượt|không đạt|chưa đạt|không hoàn thành|chưa hoàn thành|hoàn thành|đạt|cao hơn|thấp hơn)(?: và vượt)?(?: mức| so với)? (?:kế hoạch|chỉ tiêu|mục tiêu)(?: được)?(?: giao| đề ra| năm)*)[,.;\n]`)

// checkAssessedAfter takes a target, an actual figure after it in the same
// sentence, and the words behind the two.
func (r *report) checkAssessedAfter() []trichluc.Finding {
	var findings []trichluc.Finding
	for i := 1; i < len(r.observations); i++ {
		target, actual := &r.observations[i-1], &r.observations[i]
		a, b := target.Location, actual.Location
		if target.Measure != trichluc.MeasureTarget || actual.Measure != trichluc.MeasureActual || target.Unit != actual.Unit ||
			a.Table != "" || b.Table != "" || a.End > b.Start || b.End > len(r.document.Text) || !r.together(a, b) ||
			strings.Contains(r.text(a.End, b.Start), ". ") {
			continue
		}
		m := assessedAfter.FindStringSubmatch(r.text(b.End, b.End+200))
		if m == nil {
			continue
		}
		want, ok := judge(target, actual)
		said := assess(m[1])
		if !ok || said == "" || compatible(want, said) {
			continue
		}
		findings = append(findings, trichluc.Finding{
			Severity: severityOfAssessment(target, actual),
			Verdict:  trichluc.VerdictReport,
			Printed:  fmt.Sprintf("%s / %s: %s", withUnit(target), withUnit(actual), m[1]),
			Computed: verdictWords[want],
			Message: fmt.Sprintf("Chỉ tiêu %s, kết quả %s là %s, nhưng báo cáo viết %q.", withUnit(target), withUnit(actual),
				verdictWords[want], m[1]),
			Where: []trichluc.Location{target.Location, actual.Location},
		})
	}
	return findings
}

var verdictWords = map[string]string{"below": "chưa đạt", "met": "đạt", "above": "vượt"}

// soleOf picks the one target, actual and assessment of a row; a row with
// several of one sort cannot be judged.
func soleOf(row []*trichluc.Observation) (target, actual, assessment *trichluc.Observation) {
	count := map[trichluc.Measure]int{}
	for _, o := range row {
		count[o.Measure]++
		switch o.Measure {
		case trichluc.MeasureTarget:
			target = o
		case trichluc.MeasureActual:
			actual = o
		case trichluc.MeasureAssessment:
			assessment = o
		}
	}
	for _, n := range count {
		if n > 1 {
			return nil, nil, nil
		}
	}
	return target, actual, assessment
}

// nearRough is how far from a rough target ("khoảng 40%") a result may be and
// still be it, as a part of the target.
const nearRough = 0.1

// judge compares actual and target; ok is false where either is no plain
// figure, where less may be better, or where a rough target may be reached.
func judge(target, actual *trichluc.Observation) (verdict string, ok bool) {
	if target.Value == nil || actual.Value == nil || lessIsBetter(target) || lessIsBetter(actual) {
		return "", false
	}
	if target.Comparator == "~" && math.Abs(*actual.Value-*target.Value) <= nearRough*math.Abs(*target.Value) {
		return "", false
	}
	switch t, a := *target.Value, *actual.Value; {
	case a < t:
		return "below", true
	case a > t:
		return "above", true
	case target.Comparator == ">":
		return "below", true
	}
	return "met", true
}

var higherOrLower = regexp.MustCompile(`(?:cao|thấp|lớn|nhỏ) hơn`)

// compareLevels says which of two plain figures is greater.
func compareLevels(target, actual *trichluc.Observation) (verdict string, ok bool) {
	if target.Value == nil || actual.Value == nil || !isExact(target) || !isExact(actual) || *target.Value == *actual.Value {
		return "", false
	}
	if *actual.Value > *target.Value {
		return "above", true
	}
	return "below", true
}

func assess(printed string) string {
	s := viet.Fold(printed)
	switch {
	case strings.Contains(s, "khong dat"), strings.Contains(s, "chua dat"), strings.Contains(s, "hoan thanh") && (strings.Contains(s, "chua hoan") || strings.Contains(s, "khong hoan")),
		strings.Contains(s, "thap hon"):
		return "below"
	case strings.Contains(s, "vuot"), strings.Contains(s, "cao hon"):
		return "above"
	case strings.Contains(s, "dat"), strings.Contains(s, "hoan thanh"):
		return "met"
	}
	return ""
}

// compatible allows "Đạt" for what is above: the target was reached.
func compatible(computed, said string) bool {
	return computed == said || computed == "above" && said == "met"
}
