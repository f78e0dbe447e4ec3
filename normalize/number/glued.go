package number

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// glued reads digits with letters right after them: a unit ("đ", "km", "Gb")
// or part of a name ("4G", "3D", "14h30").
func (sc *scanner) glued(f Figure) Figure {
	end := wordEnd(sc.s, f.End)
	word := sc.s[f.End:end]
	if !gluedUnit(word) {
		f.Kind, f.End = None, end
		for at(sc.s, f.End) == '/' && isDigit(at(sc.s, f.End+1)) { // 2G/3G/4G
			f.End = wordEnd(sc.s, f.End+1)
		}
		return f
	}
	if at(sc.s, end) == '/' {
		end = per(sc.s, end)
	}
	f.Unit, f.End = sc.s[f.End:end], end
	return f
}

// lostBlank tells whether the numeral at i follows a verb whose blank was lost:
// "tăng1,36%". Only a percentage or a number with a sign in it is no name.
func (sc *scanner) lostBlank(i int, n numeral) bool {
	lead := before(sc.s, i, 1)
	return len(lead) > 0 && stated[lead[0]] && (n.form == decimal || n.form == grouped || percent(sc.s, n.end) > n.end)
}

// per returns the end of what a unit is per, when a word follows the stroke at
// i: "Gb/tài khoản".
func per(s string, i int) int {
	r, _ := utf8.DecodeRuneInString(s[i+1:])
	if !unicode.IsLetter(r) {
		return i
	}
	end := wordEnd(s, i+1)
	second := wordEnd(s, skipSpaces(s, end, 1))
	if compound[strings.ToLower(s[i+1:second])] {
		end = second
	}
	if at(s, end) == '/' {
		return per(s, end) // "USD/người/năm"
	}
	return end
}

// compound lists the nouns of two words that follow "per".
var compound = map[string]bool{"tài khoản": true, "hồ sơ": true, "công dân": true, "học sinh": true, "lao động": true, "hộ dân": true, "cán bộ": true}

func gluedUnit(w string) bool {
	switch w {
	case "đ", "đồng", "VNĐ", "VND", "USD", "tr", "km", "km2", "km²", "m", "m2", "m3", "cm", "mm", "ha", "kg", "g", "Gb", "GB", "Mb", "MB", "TB", "Tb", "Gbps", "Mbps", "MW", "kW", "kWh", "MWh", "tấn", "tạ", "lít", "người", "hộ", "ng", "kWp", "MWp":
		return true
	}
	return false
}
