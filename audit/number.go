package audit

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// decimals is the number of digits that a figure is printed with after its
// decimal sign. The value tells a decimal sign from a grouping one: 1.034 read
// as 1034 has none.
func decimals(o *trichluc.Observation) int {
	if o.Value == nil || *o.Value == math.Trunc(*o.Value) && !strings.ContainsAny(o.ValueText, ",") {
		return zerosAfterSign(o)
	}
	text := strings.TrimRight(o.ValueText, "% \u00a0")
	i := strings.LastIndexAny(text, ".,")
	if i < 0 {
		return 0
	}
	n := 0
	for _, c := range text[i+1:] {
		if c < '0' || c > '9' {
			break
		}
		n++
	}
	if n == 3 && math.Abs(*o.Value) >= 1000 { // a grouping sign after all
		return 0
	}
	return n
}

// zerosAfterSign sees that "100.00%" is printed with two digits though its
// value is whole.
func zerosAfterSign(o *trichluc.Observation) int {
	text := strings.TrimRight(o.ValueText, "% \u00a0")
	i := strings.LastIndexAny(text, ".,")
	if i < 0 || o.Unit != "%" {
		return 0
	}
	if rest := text[i+1:]; strings.Trim(rest, "0") == "" {
		return len(rest)
	}
	return 0
}

// measuredUnits, folded, are of what is measured and rounded to the digit that
// is printed, also where that is a whole one: 4.812 ha.
var measuredUnits = regexp.MustCompile(`^(?:ha|hecta|hec ta|sao|m|km|cm|m2|m3|m²|m³|km2|km²|met|met vuong|met khoi|kg|ta|tan|lit|kwh|mwh|mw|gio)(?:$|[ /])`)

// measured tells a figure of what is measured, or of what is printed in
// thousands or millions; what is counted is exact.
func measured(o *trichluc.Observation) bool {
	return scale(o) != 1 || measuredUnits.MatchString(viet.Fold(o.Unit))
}

// slackOfSum allows a total and its n parts each to be rounded by half a unit of
// their last digit.
func slackOfSum(unit float64, n int) float64 { return unit/2*float64(n+1) + unit*1e-6 }

// agrees says whether a printed share is a/b in percent, rounded or cut off at
// the digits printed. Both are in use; anything further off is not.
func agrees(printed float64, digits int, numerator, denominator float64) bool {
	exact := 100 * numerator / denominator
	unit := math.Pow(10, -float64(digits))
	const slack = 1e-9 // of binary fractions
	rounded := math.Abs(printed-exact) <= unit/2+slack
	cut := printed <= exact+slack && exact-printed < unit-slack
	return rounded || cut
}

// plain prints a figure with as many digits as it needs, at most four.
func plain(v float64) string {
	s := strconv.FormatFloat(v, 'f', 4, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	_, fraction, _ := strings.Cut(s, ".")
	return viet.Number(v, len(fraction))
}
