package number

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain classifies a number by the words around it.
func (sc *scanner) plain(n numeral) Kind {
	s := sc.s
	i := n.end
	lead := before(s, sc.startOf(n), 4)
	follow := after(s, i, 3)
	if n.form == whole && n.digits == 8 && len(lead) > 0 && (lead[0] == "đoạn" || lead[0] == "kỳ") {
		return Years // "giai đoạn 20112020": the dash was lost
	}
	if n.form == whole && (n.digits > 3 && n.zero || n.digits > 12) || n.digits > 15 {
		return None // telephone and account numbers
	}
	if n.form == whole && n.digits >= 9 && account.MatchString(tail(s[:sc.startOf(n)], 60)) {
		return None
	}
	if kind, ok := sc.document(i); ok {
		return kind
	}
	if n.short() && sc.opens(len(strings.TrimRight(s[:sc.startOf(n)], " *-–+•"))) && ofDocument.MatchString(s[i:]) {
		return Ordinal
	}
	if n.short() && n.value == 1 && len(lead) > 1 && perOne.MatchString(s[i:]) && (lead[0] == "/" || lead[0] == "trên" && !bounds(lead[1:])) {
		return Ordinal
	}
	byAfter, hasAfter := followedBy(follow)
	byBefore, hasBefore := ledBy(lead)
	if byBefore == weak {
		if byBefore = Ordinal; countable(follow) && !(lead[0] == "cấp" && n.value <= 5) && !(lead[0] == "lớp" && n.value <= 12) {
			byBefore = Plain
		}
	}
	small := n.form == whole && n.digits <= 4
	switch {
	case hasBefore && byBefore == Rank && small && n.value > 0 && n.value < 1000 && !countable(follow):
		return Rank
	case len(lead) > 0 && lead[0] == "nhóm" && small && len(follow) > 0 && places[follow[0]]:
		return Rank
	case hasBefore && byBefore == Document && n.form == whole && n.digits <= 6:
		if len(lead) > 1 && (countable(follow) && lead[0] != "số") {
			return Plain
		}
		return Document
	case n.year() && (!hasBefore || byBefore == Year) && sc.isYear(lead, follow):
		return Year
	case hasBefore && byBefore != Plain && byBefore != Rank && byBefore != Year && (small || byBefore == None || n.form == decimal && n.digits < 4):
		return byBefore
	case byAfter == Duration && boundedTime.MatchString(tail(s[:sc.startOf(n)], 60)) && !term.MatchString(tail(s[:sc.startOf(n)], 60)):
		return Plain
	case hasAfter && n.form != grouped && !(n.form == decimal && byAfter == Ordinal) && byAfter != Plain && !(n.value > 9 && slogans[follow[0]]):
		return byAfter
	case sc.continued(n, lead):
		return sc.last.Kind
	case sc.outlined(n, lead, follow):
		return Ordinal
	}
	return Plain
}

// ofDocument matches a kind of document and its number, before which a number
// is the mark of an entry: "- 2 Quyết định 14/2012/QĐ-TTg".
var ofDocument = regexp.MustCompile(`^\s(?:Quyết định|Nghị quyết|Nghị định|Thông tư|Chỉ thị|Công văn|Kế hoạch|Chương trình|Luật|Văn bản|Công điện)\s+(?:liên tịch\s+)?(?:số\s*:?\s*)?\d+[/-]`)

// perOne matches what a rate is per, in the name of the rate: "trên 1 vạn dân",
// "/1 ha đất".
var perOne = regexp.MustCompile(`^\s*(?:(?:vạn|nghìn|ngàn|triệu)\s\p{Ll}|ha(?:\s|$)|km2|đơn vị\s)`)

// boundedTime matches the bound of a time that is promised, "không quá 04 giờ";
// term what makes of it the term of a procedure.
var (
	boundedTime = regexp.MustCompile(`(?i)(?:không quá|không dưới|tối thiểu|tối đa)\s$`)
	term        = regexp.MustCompile(`(?i)(?:thời hạn|trong vòng|trong thời gian|chậm nhất|trong)\s`)
)

// account matches what stands before a number that names an account, a
// telephone, a person or a business and counts nothing.
var account = regexp.MustCompile(`(?i)(?:tài khoản|stk|tk|điện thoại|đt|di động|hotline|đường dây nóng|fax|zalo|mã số(?: thuế| doanh nghiệp| định danh| bảo hiểm| hồ sơ)?|mã hồ sơ|mã định danh|mst|cccd|cmnd|căn cước(?: công dân)?)(?:\s+số)?[\s:.]*$`)

// slogans are the words of mottoes that count a few principles: "3 không", "4
// nhà"; more than a few are things counted.
var slogans = map[string]bool{"nhà": true, "không": true, "có": true, "cùng": true, "rõ": true}

// startOf is where the numeral being read begins.
func (sc *scanner) startOf(n numeral) int {
	i := n.end
	for i > 0 && (isDigit(sc.s[i-1]) || i > 1 && (sc.s[i-1] == '.' || sc.s[i-1] == ',' || sc.s[i-1] == ' ') && isDigit(sc.s[i-2]) && i <= n.end && i-1 > sc.last.End) {
		i--
	}
	return i
}

// places are what a group of the foremost is made of.
var places = map[string]bool{"tỉnh": true, "địa": true, "thành": true, "đầu": true, "dẫn": true, "huyện": true, "đơn": true, "nước": true}

// countable tells whether the words after a number begin a noun phrase.
func countable(follow []string) bool {
	if len(follow) == 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(follow[0])
	return unicode.IsLetter(r) && !functionWord[follow[0]]
}

// functionWord holds words that open no noun phrase.
var functionWord = map[string]bool{"và": true, "của": true, "tại": true, "đến": true, "ngày": true, "năm": true, "về": true, "do": true, "theo": true, "để": true, "từ": true, "trong": true, "trên": true, "cho": true, "với": true, "là": true, "được": true, "đã": true, "hoặc": true, "có": true, "so": true, "tháng": true, "tỉnh": true, "cả": true, "toàn": true, "ở": true, "thì": true, "nhằm": true, "bằng": true, "khi": true, "sau": true, "trước": true, "này": true, "nêu": true, "ban": true, "gồm": true, "quy": true}

// isYear tells a year from a quantity of four digits.
func (sc *scanner) isYear(lead, follow []string) bool {
	if len(lead) > 0 {
		switch lead[0] {
		case "năm", "quý", "tháng", "/", "đoạn", "kỳ":
			return true
		case "có", "đạt", "được", "là", "với", "cho", "gồm", "số", ":", "hơn", "trên", "khoảng", "hành", "tổng":
			return !countable(follow)
		}
	}
	return !countable(follow) || sc.last.Kind == Year
}

// continued tells whether a number shares the words that named the one before
// it: "mức độ 3 và 4", "các năm 2020, 2021".
func (sc *scanner) continued(n numeral, lead []string) bool {
	if sc.last.Kind != Ordinal && sc.last.Kind != Year && sc.last.Kind != Document || len(lead) < 2 || n.form != whole || n.digits > 4 {
		return false
	}
	joined := lead[0] == "và" || lead[0] == "," || lead[0] == ";" || lead[0] == "-" || lead[0] == "hoặc" || lead[0] == "đến"
	if !joined || strings.TrimSpace(sc.s[sc.last.End:sc.startOf(n)]) != lead[0] || sc.last.Kind == Year && !n.year() {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(sc.s[n.end:], " "))
	return !countable(after(sc.s, n.end, 1)) || sc.last.Kind == Ordinal && unicode.IsUpper(r)
}

// document recognises what follows the number of a document: "-CT/TU",
// "/QĐ-TTg".
func (sc *scanner) document(i int) (Kind, bool) {
	rest := sc.s[i:]
	if strings.HasPrefix(rest, "-") {
		r, size := utf8.DecodeRuneInString(rest[1:])
		if q, _ := utf8.DecodeRuneInString(rest[1+size:]); unicode.IsUpper(r) && unicode.IsLetter(q) {
			return Document, true
		}
	}
	return "", false
}
