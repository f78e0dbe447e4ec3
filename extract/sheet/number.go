package sheet

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc/internal/viet"
)

// shown matches a number as the library shows it, in the English way, with the
// signs and words that a format puts around it.
var shown = regexp.MustCompile(`^([^0-9.,/:]*)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?([^0-9.,/:]*)$`)

// digitsShown is how many digits Excel shows of a number without a format;
// files hold 17, such as 98.700000000000003.
const digitsShown = 11

// Scale is how a format divides a number before it shows it.
type Scale struct {
	divisor  float64 // 0 or 1 where it does not
	decimals int
}

var (
	literal = regexp.MustCompile(`"[^"]*"|\\.|\[[^\]]*\]|_.|\*.`)
	scaling = regexp.MustCompile(`[0#?](,+)[^0#?,.]*$`)
	places  = regexp.MustCompile(`\.([0#?]+)`)
)

// ScaleOf reads a format: each comma behind its digits divides by a thousand.
func ScaleOf(format string) (s Scale) {
	format = literal.ReplaceAllString(format, "")
	format, _, _ = strings.Cut(format, ";")
	m := scaling.FindStringSubmatch(format)
	if m == nil {
		return s
	}
	s.divisor = math.Pow(1000, float64(min(len(m[1]), 4)))
	if d := places.FindStringSubmatch(format); d != nil {
		s.decimals = min(len(d[1]), 9)
	}
	return s
}

// Divides says whether the format shows numbers smaller than they are.
func (s Scale) Divides() bool { return s.divisor > 1 }

// apply is a number without its sign as a scaling format shows it, in the
// Vietnamese way.
func (s Scale) apply(value float64) string {
	return viet.Number(math.Abs(value)/s.divisor, s.decimals)
}

// Local is a number's text as a Vietnamese computer shows it. What is no
// plain number, such as a date, stays.
func Local(text string, value float64, s Scale) string {
	if first := strings.IndexAny(text, "0123456789"); s.divisor > 1 && first >= 0 {
		last := strings.LastIndexAny(text, "0123456789")
		return text[:first] + s.apply(value) + strings.TrimLeft(text[last+1:], ".,")
	}
	m := shown.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	before, whole, decimals, after := m[1], m[2], m[3], m[4]
	if !strings.Contains(whole, ",") && decimals != "" {
		v, err := strconv.ParseFloat(whole+decimals, 64)
		if err != nil || !isValue(v, len(decimals)-1, value) {
			return text // a month and a year
		}
		if digits := len(strings.TrimLeft(whole+decimals[1:], "0")); digits > digitsShown {
			whole, decimals = rounded(v)
		}
	}
	return before + strings.ReplaceAll(whole, ",", ".") + strings.Replace(decimals, ".", ",", 1) + after
}

// native matches a number as a Vietnamese computer shows it.
var native = regexp.MustCompile(`^([^0-9.,/:]*)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(,[0-9]+)?([^0-9.,/:]*)$`)

// Foreign is a number's text as a Vietnamese computer shows it, whatever
// computer showed it as text: its value says which sign is which.
func Foreign(text string, value float64) string {
	if m := native.FindStringSubmatch(text); m != nil {
		v, err := strconv.ParseFloat(strings.ReplaceAll(m[2], ".", "")+strings.Replace(m[3], ",", ".", 1), 64)
		if err == nil && isValue(v, max(len(m[3])-1, 0), value) {
			return text
		}
	}
	return Local(text, value, Scale{})
}

// isValue says whether a number shown with some decimals is a value, or what
// the value is per hundred.
func isValue(shown float64, decimals int, value float64) bool {
	unit := math.Pow(10, -float64(decimals))
	for _, v := range []float64{math.Abs(value), 100 * math.Abs(value)} {
		if math.Abs(shown-v) <= 0.51*unit+1e-9*v {
			return true
		}
	}
	return false
}

// rounded is a number to as many digits as are shown.
func rounded(v float64) (whole, decimals string) {
	places := max(digitsShown-len(strconv.FormatFloat(math.Trunc(v), 'f', 0, 64)), 0)
	text := strconv.FormatFloat(v, 'f', places, 64)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	at := strings.IndexByte(text+".", '.')
	return text[:at], text[at:]
}
