package number

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// comparing holds the words before a figure that bound it; longest first.
var comparing = []struct{ words, sign string }{
	{"không để vượt quá", "<="}, {"không được vượt quá", "<="}, {"không để quá", "<="}, {"không được quá", "<="}, {"không thấp hơn", ">="}, {"không vượt quá", "<="}, {"không ít hơn", ">="}, {"không dưới", ">="}, {"khoảng trên", ">"}, {"không quá", "<="},
	{"lớn hơn hoặc bằng", ">="}, {"nhỏ hơn hoặc bằng", "<="}, {"trên dưới", "~"},
	{"tối thiểu", ">="}, {"chí ít", ">="}, {"thấp nhất", ">="}, {"ít nhất", ">="}, {"tối đa", "<="}, {"nhiều nhất", "<="}, {"lớn hơn", ">"}, {"nhỏ hơn", "<"}, {"thấp hơn", "<"},
	{"xấp xỉ", "~"}, {"ước đạt", "~"}, {"ước tính", "~"}, {"khoảng", "~"}, {"gần", "~"}, {"ngót", "~"}, {"ước", "~"},
	{"trên", ">"}, {"hơn", ">"}, {"dưới", "<"}, {"chưa đến", "<"}, {"chưa tới", "<"}, {"chưa đầy", "<"},
	{">=", ">="}, {"> =", ">="}, {"≥", ">="}, {"<=", "<="}, {"< =", "<="}, {"≤", "<="}, {">", ">"}, {"<", "<"}, {"~", "~"}, {"=", "="},
}

// comparator finds the words or signs that bound a figure, and where they
// begin: "trên", "tối thiểu", "từ ... trở lên", ">=".
func (sc *scanner) comparator(f Figure) (sign string, start int) {
	sign, start = "=", f.Start
	if f.Kind == Rank {
		if lead := before(sc.s, f.Start, 1); len(lead) > 0 && (lead[0] == "nhóm" || lead[0] == "top") {
			sign = "<="
		}
		return sign, start
	}
	head := strings.TrimRight(sc.s[:f.Start], " *\u00a0")
	lower := strings.ToLower(tail(head, 40))
	for _, c := range comparing {
		if !strings.HasSuffix(lower, c.words) || !boundary(lower[:len(lower)-len(c.words)], c.words) {
			continue
		}
		if c.words == "trên" && f.Kind != Percent && !bounds(before(sc.s, max(0, len(head)-len(c.words)), 1)) {
			break // "1.579 mã độc trên 1.217 máy tính": on, not over; before a percentage it is over
		}
		if differs(lower, c.words, after(sc.s, f.End, 6)) {
			break // "cao hơn 5 điểm phần trăm so với năm trước": the size of a change
		}
		sign, start = c.sign, max(0, len(head)-len(c.words))
		break
	}
	from := strings.HasSuffix(lower, "từ") && boundary(lower[:len(lower)-len("từ")], "từ") // "từ 12% GRDP trở lên"
	follow := after(sc.s, f.End, 8)
	for i := 0; i+1 < len(follow); i++ {
		if follow[i] == "," || follow[i] == ";" || follow[i] == "." || follow[i] == ":" || isDigit(follow[i][0]) {
			break
		}
		if follow[i] == "trở" && (i == 0 || f.Kind == Plain || from) {
			switch follow[i+1] {
			case "lên":
				sign = ">="
			case "xuống":
				sign = "<="
			}
			break
		}
	}
	return sign, start
}

// differs tells whether "hơn" before a figure compares two levels and bounds
// none.
func differs(lower, words string, follow []string) bool {
	switch words {
	case "hơn":
		for _, w := range []string{"cao hơn", "nhiều hơn", "ít hơn"} {
			if strings.HasSuffix(lower, w) {
				return true
			}
		}
	case "tối thiểu", "tối đa":
		for _, w := range []string{"lương ", "giá ", "công suất "} {
			if strings.HasSuffix(lower, w+words) {
				return true // "mức lương tối thiểu" is a name
			}
		}
	case "thấp hơn", "lớn hơn", "nhỏ hơn":
		return strings.Contains(phrase(reversed(follow)), " so với") || len(follow) > 1 && follow[0] == "điểm"
	}
	return false
}

func reversed(words []string) []string {
	out := slices.Clone(words)
	slices.Reverse(out)
	return out
}

// bounds tells whether "trên" after these words is "over" and not "on": it
// follows a verb, an adverb or nothing.
func bounds(lead []string) bool {
	if len(lead) == 0 {
		return true
	}
	switch lead[0] {
	case "đạt", "có", "được", "khoảng", "với", "là", "gồm", "cho", "tới", "đến", "tăng", "giảm", "còn", "phủ", "chiếm", "lên", "thành", "mức", "cấp", "hút", "dựng", "lập", "tạo", "hiện", "bởi", "sóng", "hành", "chức", ",", ":", ";", "(", ".", "-", "–", "+", "nhận", "số", "ước", "quả", "và", "thu", "chi", "trì", "động":
		return true
	}
	return false
}

// boundary tells whether a word that follows head begins there.
func boundary(head, words string) bool {
	r, _ := utf8.DecodeLastRuneInString(head)
	first, _ := utf8.DecodeRuneInString(words)
	return head == "" || !inWord(first) || !inWord(r)
}

// tail returns at most n bytes from the end of s, cut at a rune.
func tail(s string, n int) string {
	if len(s) <= n {
		return s
	}
	i := len(s) - n
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return s[i:]
}
