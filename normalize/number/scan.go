package number

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// address matches what holds digits but no numbers: web and mail addresses,
// the marks that converters leave.
var address = regexp.MustCompile(`(?i)(?:https?://|www\.)[^\s<>]+|[\w.+-]+@[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|edu|gov)\b[^\s<>]*|\[(?:bookmark|footnoteRef)?:?[^\]\s]*[\]:]`)

// scanner reads one text.
type scanner struct {
	s      string
	locale Locale
	masked [][]int
	last   Figure // the figure before, for "mức độ 3 và 4"
}

// Scan finds every run of digits in s, in order, and says what each is.
func Scan(s string, l Locale) []Figure {
	sc := &scanner{s: s, locale: l}
	if !strings.ContainsAny(s, "0123456789") {
		return sc.ranksInWords(nil)
	}
	sc.masked = address.FindAllStringIndex(s, -1)
	var out []Figure
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			continue
		}
		f := sc.figure(i)
		f.Text = s[f.Start:f.End]
		f.Quantity = f.Start
		if f.Measures() {
			f.Comparator, f.Quantity = sc.comparator(f)
		}
		f = sc.signed(f)
		out = append(out, f)
		out = sc.merge(out)
		sc.last = f
		i = f.End - 1
	}
	return sc.ranksInWords(out)
}

// merge makes one range of the last two figures if they read "từ a đến b".
func (sc *scanner) merge(fs []Figure) []Figure {
	if len(fs) < 2 {
		return fs
	}
	a, b := fs[len(fs)-2], fs[len(fs)-1]
	if a.Kind == Rank && a.Denominator == 0 && b.Kind == Plain && a.Value <= b.Value && among.MatchString(sc.s[a.End:b.Start]) {
		a.Numerator, a.Denominator, a.End = a.Value, b.Value, b.End
		a.Text = sc.s[a.Start:a.End]
		return append(fs[:len(fs)-2], a)
	}
	if a.Kind == Plain && b.Kind == Plain && a.Unit == "" && a.Value <= b.Value && !a.Decimal && !b.Decimal && outOf.MatchString(sc.s[a.End:b.Start]) {
		a.Kind, a.Numerator, a.Denominator, a.End, a.Unit = Fraction, a.Value, b.Value, b.End, b.Unit
		a.Text = sc.s[a.Start:a.End]
		return append(fs[:len(fs)-2], a)
	}
	if unit := sc.compounded(a, b); unit != "" {
		a.Value, a.Decimal, a.Unit, a.Readings = a.Value+b.Value/1000, true, unit, nil
		a.End = b.End + len(lesser.FindString(sc.s[b.End:]))
		a.Text = sc.s[a.Start:a.End]
		return append(fs[:len(fs)-2], a)
	}
	if strings.TrimSpace(sc.s[a.End:b.Start]) != "đến" || !ranging[first(before(sc.s, a.Start, 1))] {
		return fs
	}
	if a.Kind == Plain && (b.Kind == Ordinal || b.Kind == Duration) { // "từ 6 đến 14 tuổi"
		fs[len(fs)-2].Kind = b.Kind
		return fs
	}
	if !a.Measures() || b.Kind != Plain && b.Kind != Percent || a.Value >= b.Value || a.Kind != b.Kind && a.Kind != Plain {
		return fs
	}
	a.Kind, a.High, a.End, a.Unit, a.Decimal = Range, b.Value, b.End, b.Unit, a.Decimal || b.Decimal
	a.Text = sc.s[a.Start:a.End]
	return append(fs[:len(fs)-2], a)
}

// lesser matches the lower scale of an amount of money in two parts.
var lesser = regexp.MustCompile(`(?i)^\s(?:triệu|nghìn|ngàn)(?:\sđồng)?`)

// compounded is the unit of an amount printed in two scales, "12 tỷ 500 triệu
// đồng"; empty for any other two figures.
func (sc *scanner) compounded(a, b Figure) string {
	if a.Kind != Plain || b.Kind != Plain || a.Unit != "" || b.Unit != "" || b.Value <= 0 || b.Value >= 1000 {
		return ""
	}
	low := strings.ToLower(lesser.FindString(sc.s[b.End:]))
	switch between := strings.ToLower(strings.TrimSpace(sc.s[a.End:b.Start])); {
	case (between == "tỷ" || between == "tỉ") && strings.HasPrefix(low, " triệu"):
		return "tỷ đồng"
	case between == "triệu" && low != "" && !strings.HasPrefix(low, " triệu"):
		return "triệu đồng"
	}
	return ""
}

// outOf matches what makes a ratio of two counts: "9 trên 12 huyện", "05 trong
// tổng số 09 huyện". "trong" alone is "within" too: "trong 30 ngày".
var outOf = regexp.MustCompile(`^ (?:trên (?:tổng số |tổng cộng )?|trong (?:tổng )?số )$`)

// among matches what stands between a place in an order and the number of
// places: "thứ 2 trong 14 tỉnh".
var among = regexp.MustCompile(`^ (?:trong|trên) (?:tổng )?(?:số )?$`)

// minus matches the sign of a figure below zero in running text: right after a
// bracket, or before a decimal or percentage after a word ("đạt -1,2%"). After
// digits it is a dash, and after nothing a bullet.
var minus = regexp.MustCompile(`(?:\(\s*|\p{L}:?\s+)([-−–])$`)

// minusApart matches signs that stand apart from the figure: "(-) 3,4", "âm 2,3%".
var minusApart = regexp.MustCompile(`(?i)(?:^|[\s(;:,])(\(\s*[-−–]\s*\)|âm)\s*$`)

// coldOrLow matches the words right before the minus of a whole number, where
// no dash can stand: "thấp nhất -1 độ C", "xuống -5".
var coldOrLow = regexp.MustCompile(`(?i)(?:nhất|xuống|còn|mức|đạt|là|cân|nhiệt độ|khoảng|dưới|đến|tới):?\s+[-−–]$`)

// degrees matches the unit of a temperature after a figure.
var degrees = regexp.MustCompile(`^\s*(?:độ|°|⁰|o)\s*C?`)

// signed gives a figure the minus that is printed right before it.
func (sc *scanner) signed(f Figure) Figure {
	if f.Kind != Percent && f.Kind != Plain || f.Value <= 0 {
		return f
	}
	head := tail(sc.s[:f.Start], 40)
	at := minus.FindStringSubmatchIndex(head)
	if at != nil && f.Kind == Plain && !f.Decimal && head[at[0]] != '(' && !coldOrLow.MatchString(head) && !degrees.MatchString(sc.s[f.End:]) {
		return f
	}
	if at == nil {
		if at = minusApart.FindStringSubmatchIndex(head); at == nil || head[at[2]] != '(' && f.Kind == Plain && !f.Decimal && !degrees.MatchString(sc.s[f.End:]) {
			return f
		}
	}
	f.Start -= len(head) - at[2]
	f.Value, f.Text = -f.Value, sc.s[f.Start:f.End]
	f.Quantity = min(f.Quantity, f.Start)
	f.Readings = nil
	return f
}

// Parse reads a text that is one figure and nothing else but what bounds it:
// a table's cell. A minus sign counts. ok is false for everything else, dates
// and outline marks included; a lone year is a figure of kind Year, which the
// caller may know to be a quantity.
func Parse(s string, l Locale) (f Figure, ok bool) {
	s = strings.TrimFunc(s, func(r rune) bool { return blank(r) })
	body := s
	for _, c := range comparing {
		if len(body) > len(c.words) && strings.EqualFold(body[:len(c.words)], c.words) {
			f.Comparator = c.sign
			body = strings.TrimLeft(body[len(c.words):], " ")
			break
		}
	}
	if rest, found := strings.CutPrefix(body, "+"); found && rest != "" && isDigit(rest[0]) {
		body = rest
	}
	negative := false
	for _, sign := range []string{"-", "−", "–"} {
		if rest, found := strings.CutPrefix(body, sign); found && rest != "" && isDigit(rest[0]) {
			body, negative = rest, true
		}
	}
	figures := Scan(body, l)
	if len(figures) != 1 || figures[0].Start != 0 || figures[0].End != len(body) || !figures[0].Measures() && figures[0].Kind != Year {
		return Figure{}, false
	}
	sign := f.Comparator
	f = figures[0]
	if f.Comparator = "="; sign != "" {
		f.Comparator = sign
	}
	if negative {
		f.Value = -f.Value
	}
	offset := len(s) - len(body)
	f.Start, f.End, f.Text = f.Start+offset, f.End+offset, s
	return f, true
}

// figure reads and classifies the digits that begin at i.
func (sc *scanner) figure(i int) Figure {
	s := sc.s
	for _, m := range sc.masked {
		if m[0] <= i && i < m[1] {
			return Figure{Kind: None, Start: i, End: m[1]}
		}
	}
	if r, _ := utf8.DecodeLastRuneInString(s[:i]); i > 0 && (unicode.IsLetter(r) || r == '_') {
		return Figure{Kind: None, Start: i, End: wordEnd(s, i)}
	}
	n := readNumeral(s, i, sc.locale)
	if sc.goesOn(i) || sc.named(i, n) {
		return Figure{Kind: None, Start: i, End: n.end}
	}
	f := Figure{Kind: Plain, Start: i, End: n.end, Value: n.value, Readings: n.others, Decimal: n.form == decimal}
	switch next := at(s, n.end); {
	case n.form == outline:
		f.Kind = outlineKind(s[i:n.end])
		return f
	case next == '/' || next == ' ' && at(s, n.end+1) == '/' && n.form == whole:
		return sc.stroke(f, n)
	case percent(s, n.end) > n.end:
		f.Kind, f.Unit, f.End = Percent, "%", percent(s, n.end)
		f.settlePercent(n)
		return f
	case dash(s, n.end) > 0:
		if g, ok := sc.span(f, n); ok {
			return g
		}
	}
	if sc.mark(i, n) {
		f.Kind = Ordinal
		return f
	}
	if r, _ := utf8.DecodeRuneInString(s[n.end:]); unicode.IsLetter(r) && !superscript(r) {
		return sc.glued(f)
	}
	f.Kind = sc.plain(n)
	return f
}

// goesOn tells whether the digits at i belong to the telephone number or the
// kilometre mark before them: "0293 3 876 543", "Km 90+300".
func (sc *scanner) goesOn(i int) bool {
	gap := sc.s[min(sc.last.End, i):i]
	switch {
	case sc.last.End == 0:
		return false
	case gap == "+":
		return true
	}
	return sc.last.Kind == None && (gap == " " || gap == ") " || gap == "." || gap == "-") && isDigit(sc.s[sc.last.End-1])
}

// settlePercent prefers the reading that a percentage can have: 12.345% is not
// twelve thousand per cent.
func (f *Figure) settlePercent(n numeral) {
	f.Readings = nil
	if n.form == grouped && n.value >= 1000 && n.value < 1e6 {
		f.Value, f.Decimal = n.value/1000, true
	}
}

func at(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 0
}

func wordEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !inWord(r) && r != '_' {
			break
		}
		i += size
	}
	return i
}

// outlineKind tells dates with points from outline marks.
func outlineKind(s string) Kind {
	if p := strings.Split(s, "."); len(p) == 3 && len(p[2]) == 4 {
		return Date
	}
	return Ordinal
}

// mark tells whether a short number is a list mark: "(1)", "7." before a
// word, "2)" where a list can begin.
func (sc *scanner) mark(i int, n numeral) bool {
	if n.digits > 2 || n.form == grouped {
		return n.form == decimal && sc.opens(i) && at(sc.s, n.end) == '.'
	}
	prev, next := byte(0), at(sc.s, n.end)
	if i > 0 {
		prev = sc.s[i-1]
	}
	if (prev == '(' && next == ')') || (prev == '[' && next == ']') {
		return true
	}
	if next != '.' && next != ')' {
		return false
	}
	follow := at(sc.s, n.end+1)
	return sc.opens(i) && (follow == ' ' || next == '.' && follow >= utf8.RuneSelf || follow == 0 && next == '.' && i == 0)
}

// opens tells whether a list entry can begin at i: at the start of the text or
// after the end of another.
func (sc *scanner) opens(i int) bool {
	head := strings.TrimRight(sc.s[:i], " *\t")
	return head == "" || strings.HasSuffix(head, ";") || strings.HasSuffix(head, ":") || strings.HasSuffix(head, ".")
}

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
		return second
	}
	return end
}

// compound lists the nouns of two words that follow "per".
var compound = map[string]bool{"tài khoản": true, "hồ sơ": true, "công dân": true, "học sinh": true, "lao động": true, "hộ dân": true, "cán bộ": true}

func gluedUnit(w string) bool {
	switch w {
	case "đ", "đồng", "VNĐ", "VND", "USD", "tr", "km", "m", "m2", "m3", "cm", "mm", "ha", "kg", "g", "Gb", "GB", "Mb", "MB", "TB", "Tb", "Gbps", "Mbps", "MW", "kW", "kWh", "MWh", "tấn", "tạ", "lít", "người", "hộ", "ng", "kWp", "MWp":
		return true
	}
	return false
}

// plain classifies a number by the words around it.
func (sc *scanner) plain(n numeral) Kind {
	s := sc.s
	i := n.end
	lead := before(s, sc.startOf(n), 4)
	follow := after(s, i, 3)
	if n.form == whole && (n.digits > 3 && n.zero || n.digits > 12) || n.digits > 15 {
		return None // telephone and account numbers
	}
	if n.form == whole && n.digits >= 9 && account.MatchString(tail(s[:sc.startOf(n)], 60)) {
		return None
	}
	if kind, ok := sc.document(i); ok {
		return kind
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
	case hasAfter && n.form != grouped && !(n.form == decimal && byAfter == Ordinal) && byAfter != Plain && !(n.value > 9 && slogans[follow[0]]):
		return byAfter
	case sc.continued(n, lead):
		return sc.last.Kind
	case sc.outlined(n, lead, follow):
		return Ordinal
	}
	return Plain
}

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
