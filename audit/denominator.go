package audit

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"unicode"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// base is the denominator of a ratio together with what the report calls it.
type base struct {
	name string // folded
	text string // as printed
	of   *trichluc.Observation
}

// checkDenominators finds one denominator, by its name, that has two values
// under the same numerator: "1.013/1.181 tổng số dịch vụ" in the text and, in
// the annex, 1.013/1.013 beside a note that defines it as "…/Tổng số dịch vụ".
// Equal numerators tell that the two ratios speak of the same things; the same
// name in another field of work ("tổng số hồ sơ") has other numerators.
func checkDenominators(r *report) []trichluc.Finding {
	first := map[string]base{}
	var findings []trichluc.Finding
	for i := range r.observations {
		o := &r.observations[i]
		if !hasRatio(o) {
			continue
		}
		b, ok := r.baseOf(o)
		if !ok {
			continue
		}
		key := b.name + "\x00" + plain(*o.Numerator) + "\x00" + o.Period
		before, seen := first[key]
		if !seen {
			first[key] = b
			continue
		}
		if *before.of.Denominator == *o.Denominator {
			continue
		}
		findings = append(findings, trichluc.Finding{
			Severity: trichluc.SeverityError,
			Verdict:  trichluc.VerdictUndetermined,
			Printed:  fraction(o) + " trên " + b.text,
			Computed: fraction(before.of) + " trên " + before.text,
			Message: fmt.Sprintf("Cùng gọi là %q nhưng mẫu số khi là %s, khi là %s.", b.text,
				plain(*before.of.Denominator), plain(*o.Denominator)),
			Where: []trichluc.Location{o.Location, before.of.Location},
		})
	}
	return findings
}

func fraction(o *trichluc.Observation) string {
	return fmt.Sprintf("%s/%s = %s%%", plain(*o.Numerator), plain(*o.Denominator), plain(math.Round(1000**o.Numerator / *o.Denominator)/10))
}

// wholeNamed reads the whole that a share's name ends in: "… trên tổng số
// dịch vụ công trực tuyến".
var wholeNamed = regexp.MustCompile(`(?i) (?:trên|trong) ((?:tổng )?số .+)$`)

// baseOf finds what the report calls a ratio's denominator: the end of the
// indicator's name, or a cell of the row that defines it ("Số A/Tổng số B").
func (r *report) baseOf(o *trichluc.Observation) (base, bool) {
	text := ""
	if m := wholeNamed.FindStringSubmatch(o.Indicator.Text); m != nil {
		text = m[1]
	}
	if t := r.tables[o.Location.Table]; t != nil && o.Location.Row >= 1 && o.Location.Row <= len(t.Rows) {
		for i, c := range t.Rows[o.Location.Row-1].Cells {
			if i+1 == o.Location.Column {
				continue
			}
			if whole, ok := definition(c.Text); ok {
				text = whole
			}
		}
	}
	if text == "" {
		return base{}, false
	}
	name := strings.Join(strings.Fields(viet.Fold(text)), " ")
	return base{name, text, o}, true
}

// definition reads "Số lượng A/Tổng số B": words on both sides of one stroke,
// and no figures.
func definition(cell string) (whole string, ok bool) {
	part, whole, ok := strings.Cut(cell, "/")
	if !ok || strings.Contains(whole, "/") || strings.ContainsFunc(cell, unicode.IsDigit) {
		return "", false
	}
	isCount := func(s string) bool {
		s = strings.ToLower(strings.TrimSpace(s)) // with its tones: "sở" is an agency
		return strings.HasPrefix(s, "số ") || strings.HasPrefix(s, "tổng số ")
	}
	return strings.TrimSpace(whole), isCount(part) && isCount(whole)
}
