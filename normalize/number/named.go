package number

import (
	"regexp"
	"strings"
)

// partOfName matches what stands right before digits that count nothing:
// "TIA-942", "± 3%".
var partOfName = regexp.MustCompile(`(?:\p{Lu}[\p{Lu}\d]+-|(?:±|\+/-)\s?)$`)

// named tells whether the numeral at i is part of a name, a place on a road or a
// tolerance.
func (sc *scanner) named(i int, n numeral) bool {
	s := sc.s
	if at(s, n.end) == '+' && isDigit(at(s, n.end+1)) { // "km 12+500"
		lead := before(s, i, 1)
		return len(lead) > 0 && (lead[0] == "km" || lead[0] == "trình")
	}
	m := partOfName.FindString(tail(s[:i], 16))
	return m != "" && strings.Trim(m, "IVXLC-") != "" // "Quý I-2023" is a quarter
}

// levelled are the words that a number with one point is an outline mark
// after: "Chỉ tiêu 1.2", "Mục tiêu 6.3".
var levelled = map[string]bool{"tiêu": true, "chí": true, "vụ": true, "mục": true, "biểu": true, "bảng": true, "phần": true}

// stated are the words that a quantity follows, so that "2.0" is none of a
// version.
var stated = map[string]bool{"đạt": true, "là": true, "bằng": true, "số": true, "được": true, "còn": true, "mức": true, "điểm": true, "từ": true,
	"đến": true, "tăng": true, "giảm": true, "có": true, "khoảng": true, "trên": true, "dưới": true, "hơn": true, "gần": true}

// scaled are the words that make a quantity of any number before them.
var scaled = map[string]bool{"triệu": true, "tỷ": true, "tỉ": true, "nghìn": true, "ngàn": true, "lần": true, "điểm": true, "phần": true}

// outlined tells whether a number printed "6.3" is an outline mark, or "2.0" a
// version, by the word before it.
func (sc *scanner) outlined(n numeral, lead, follow []string) bool {
	text := sc.s[sc.startOf(n):n.end]
	if n.form != decimal || len(text) > 4 || !strings.Contains(text, ".") || len(lead) == 0 || len(follow) > 0 && scaled[follow[0]] {
		return false
	}
	word := []rune(lead[0])
	if !inWord(word[0]) || '0' <= word[0] && word[0] <= '9' {
		return false
	}
	return levelled[lead[0]] || strings.HasSuffix(text, ".0") && len(text) == 3 && !stated[lead[0]] && !countable(follow)
}
