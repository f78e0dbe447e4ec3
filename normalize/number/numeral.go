package number

import (
	"strconv"
	"strings"
)

// form is how a numeral is written.
type form int

const (
	whole   form = iota // 1737, 07
	grouped             // 1.034
	decimal             // 98.79
	outline             // 5.2.1: no quantity
)

// numeral is one number as written, without sign or unit.
type numeral struct {
	value  float64
	others []float64
	form   form
	digits int // digits printed
	zero   bool
	end    int
}

// year tells whether the numeral can be a year.
func (n numeral) year() bool {
	return n.form == whole && n.digits == 4 && n.value >= 1900 && n.value < 2100
}

// short tells whether the numeral has the shape of a day or month.
func (n numeral) short() bool { return n.form == whole && n.digits <= 2 }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// readNumeral reads the numeral that begins at s[i], a digit.
func readNumeral(s string, i int, l Locale) numeral {
	groups, signs, end := split(s, i)
	n := settle(groups, signs, l)
	n.end = end
	n.zero = groups[0][0] == '0' && len(groups[0]) > 1
	for _, g := range groups {
		n.digits += len(g)
	}
	return n
}

// split cuts a numeral at its separators. A space separates only before
// exactly three digits: "1 234 567".
func split(s string, i int) (groups []string, signs []byte, end int) {
	run := func(j int) int {
		for j < len(s) && isDigit(s[j]) {
			j++
		}
		return j
	}
	end = run(i)
	groups = []string{s[i:end]}
	for end+1 < len(s) && isDigit(s[end+1]) {
		sign := s[end]
		next := run(end + 1)
		switch {
		case sign == '.' || sign == ',':
		case sign == ' ' && spaced(groups, signs, next-end-1) && !continues(s, next):
		default:
			return groups, signs, end
		}
		groups, signs, end = append(groups, s[end+1:next]), append(signs, sign), next
	}
	return groups, signs, end
}

// spaced tells whether a space before a run of n digits can group thousands.
func spaced(groups []string, signs []byte, n int) bool {
	first := groups[0]
	return n == 3 && len(first) <= 3 && first[0] != '0' && (len(signs) == 0 || signs[0] == ' ')
}

// continues tells whether the digits that end at i are the start of a date,
// fraction, range or word, so that they are a number of their own.
func continues(s string, i int) bool {
	return i < len(s) && (s[i] == '/' || s[i] == '-' || s[i] == '.' && i+1 < len(s) && isDigit(s[i+1]))
}

func join(groups []string) float64 {
	v, _ := strconv.ParseFloat(strings.Join(groups, ""), 64)
	return v
}

func fractional(groups []string, last string) float64 {
	v, _ := strconv.ParseFloat(strings.Join(groups, "")+"."+last, 64)
	return v
}

// thousands tells whether the groups after the first have three digits each
// and the first one to three: the shape of grouping.
func thousands(groups []string) bool {
	if len(groups[0]) > 3 || len(groups) > 1 && groups[0][0] == '0' {
		return false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return true
}

// settle gives groups their value by form and, where form leaves two
// readings, by the document's usage.
func settle(groups []string, signs []byte, l Locale) numeral {
	last := len(groups) - 1
	switch {
	case len(signs) == 0:
		return numeral{value: join(groups), form: whole}
	case mixed(signs):
		if thousands(groups[:last]) && same(signs[:last-1]) {
			return numeral{value: fractional(groups[:last], groups[last]), form: decimal}
		}
		return numeral{form: outline}
	case last > 1 || signs[0] == ' ':
		if thousands(groups) {
			return numeral{value: join(groups), form: grouped}
		}
		if signs[0] != ' ' && thousands(groups[:last]) && len(groups[last]) < 3 { // "5.229.806.7": no outline goes so far
			return numeral{value: fractional(groups[:last], groups[last]), form: decimal}
		}
		return numeral{value: join(groups[:1]), form: outline}
	case !thousands(groups):
		return numeral{value: fractional(groups[:1], groups[1]), form: decimal}
	}
	big, small := join(groups), fractional(groups[:1], groups[1])
	if signs[0] == '.' && !l.english() || signs[0] == ',' && l.pointy() {
		n := numeral{value: big, form: grouped}
		if l.english() || signs[0] == ',' {
			n.others = []float64{small}
		}
		return n
	}
	return numeral{value: small, others: []float64{big}, form: decimal}
}

func same(signs []byte) bool {
	for _, c := range signs {
		if c != signs[0] {
			return false
		}
	}
	return true
}

func mixed(signs []byte) bool { return !same(signs) }

// Joined reads the digits of a cell as one whole number whatever stands
// between them: what "14.40" is when a table's other figures prove that the
// point was misplaced.
func Joined(s string) (float64, bool) {
	s = strings.NewReplacer(".", "", ",", "", " ", "").Replace(s)
	v, err := strconv.ParseUint(s, 10, 52)
	return float64(v), err == nil
}

// Evidence counts how texts write numbers, by numerals whose form leaves no
// doubt: decimals before a percent sign, and numerals with several separators.
func Evidence(texts ...string) Locale {
	var l Locale
	for _, s := range texts {
		for i := 0; i < len(s); i++ {
			if !isDigit(s[i]) {
				continue
			}
			groups, signs, end := split(s, i)
			l.count(groups, signs, percent(s, end) > end)
			i = end
		}
	}
	return l
}

func (l *Locale) count(groups []string, signs []byte, percent bool) {
	n := len(signs)
	if n == 0 {
		return
	}
	last := signs[n-1]
	if n > 1 && mixed(signs) || n == 1 && percent && len(groups[1]) < 3 {
		switch last {
		case ',':
			l.Comma++
		case '.':
			l.Point++
		}
	}
	if n > 1 && (same(signs) && thousands(groups) || mixed(signs)) {
		switch signs[0] {
		case ',':
			l.CommaGroups++
		case '.':
			l.PointGroups++
		}
	}
}

// percent returns the end of a percent sign that follows s[:i], or i.
func percent(s string, i int) int {
	j := i
	for j < len(s) && s[j] == ' ' && j < i+2 {
		j++
	}
	if j < len(s) && s[j] == '%' {
		return j + 1
	}
	return i
}
