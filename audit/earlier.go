package audit

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc"
)

// comparedYear reads what a change is compared with, right after it: "so với
// năm 2023", "so với cùng kỳ năm trước".
var comparedYear = regexp.MustCompile(`^%?[^.;,()\d\n]{0,40}?so (?:với )?(?:cùng kỳ )?(?:năm (\d{4})|năm trước)`)

// earlierStated finds the earlier figure of change i in a sentence before: of
// the same name, subject and unit, and of the period that the change is compared
// with. Where the report states it twice differently, there is none.
func (r *report) earlierStated(i int) (level, earlier *trichluc.Observation) {
	change := &r.observations[i]
	m := comparedYear.FindStringSubmatch(r.text(change.Location.End, change.Location.End+80))
	level = r.sameSentence(i)
	if m == nil || level == nil || len(level.Period) < 4 {
		return nil, nil
	}
	year := m[1]
	if year == "" {
		own, err := strconv.Atoi(level.Period[:4])
		if err != nil {
			return nil, nil
		}
		year = strconv.Itoa(own - 1)
	}
	period := strings.ReplaceAll(level.Period, level.Period[:4], year)
	if period == level.Period {
		return nil, nil
	}
	for j := range i {
		o := &r.observations[j]
		if !r.isCountInProse(o) || o.Period != period || o.Unit != level.Unit || o.Subject != level.Subject || nameOf(o) != nameOf(level) ||
			o.AsOf != "" || level.AsOf != "" || otherHead(o, level) {
			continue
		}
		if earlier != nil && !SameFigure(earlier, o) {
			return nil, nil
		}
		earlier = o
	}
	return level, earlier
}

// sameSentence is the count right before observation i in its sentence.
func (r *report) sameSentence(i int) *trichluc.Observation {
	o := &r.observations[i-1]
	if !r.isCountInProse(o) || o.Location.End > r.observations[i].Location.Start {
		return nil
	}
	if between := r.text(o.Location.End, r.observations[i].Location.Start); strings.ContainsAny(between, ";\n(") || strings.Contains(between, ". ") {
		return nil
	}
	return o
}
