package number

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stroke classifies digits joined by strokes: a date, a fraction, a rank, the
// number of a document.
func (sc *scanner) stroke(f Figure, first numeral) Figure {
	parts := []numeral{first}
	end := first.end
	for len(parts) < 4 {
		j := skipSpaces(sc.s, end, 1)
		if at(sc.s, j) != '/' {
			break
		}
		k := skipSpaces(sc.s, j+1, 1)
		if !isDigit(at(sc.s, k)) {
			if g, done := sc.strokeLetters(f, parts, k); done {
				return g
			}
			break
		}
		n := readNumeral(sc.s, k, sc.locale)
		parts, end = append(parts, n), n.end
	}
	f.End = end
	if r, _ := utf8.DecodeRuneInString(sc.s[end:]); unicode.IsLetter(r) && !superscript(r) && len(parts) > 1 {
		if f.End = wordEnd(sc.s, end); !gluedUnit(sc.s[end:f.End]) { // 63/NQ, 2/3G
			f.Kind = None
			return f
		}
	}
	switch len(parts) {
	case 1:
		return f
	case 2:
		return sc.pair(f, parts[0], parts[1])
	}
	f.Kind = None
	if len(parts) == 3 && parts[0].short() && parts[1].short() && parts[2].form == whole {
		f.Kind = Date
	}
	return f
}

// strokeLetters reads letters after a stroke: the symbol of a document, or
// what a quantity is per.
func (sc *scanner) strokeLetters(f Figure, parts []numeral, k int) (Figure, bool) {
	rest := sc.s[k:]
	r, size := utf8.DecodeRuneInString(rest)
	q, _ := utf8.DecodeRuneInString(rest[size:])
	switch {
	case unicode.IsUpper(r) && (unicode.IsUpper(q) || q == '-' || unicode.IsLower(q) && strings.ContainsAny(word(rest), "-/")):
		f.Kind = Document
		f.End = k + len(word(rest))
		return f, true
	case len(parts) == 1:
		f.Kind = Plain
		return f, true
	}
	return f, false
}

// word is the run of signs without a space that opens s, without closing
// punctuation.
func word(s string) string {
	if i := strings.IndexAny(s, " \t\n,;()"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, ".:")
}

func skipSpaces(s string, i, most int) int {
	for n := 0; n < most && at(s, i) == ' '; n++ {
		i++
	}
	return i
}

// pair classifies a/b.
func (sc *scanner) pair(f Figure, a, b numeral) Figure {
	lead := before(sc.s, f.Start, 6)
	follow := after(sc.s, f.End, 3)
	kind, led := ledBy(lead)
	ratio := func(k Kind) Figure {
		f.Kind, f.Numerator, f.Denominator = k, a.value, b.value
		f.Readings = nil
		return f
	}
	switch {
	case a.form == outline || b.form == outline || b.value == 0 && a.value != 0:
		f.Kind = None
	case b.year() && a.form == decimal && led && kind == Date: // "tháng 10,11/2023"
		f.Kind = Date
	case b.year() && a.form == whole && a.digits <= 2 && a.value >= 1 && a.value <= 12:
		f.Kind = Date
	case b.year() && a.form == whole && !countable(follow) && (a.digits < 4 || led && kind == Document):
		f.Kind = Document
	case a.short() && (b.value == 7 || b.value == 24) && a.value == 24 && b.form == whole && (len(follow) == 0 || follow[0] == "giờ" || !countable(follow)):
		f.Kind = Duration
	case sc.ranks(lead, follow, a, b):
		return ratio(Rank)
	case led && (kind == Document || kind == None):
		f.Kind = kind
	case calendar(a, b) && !sc.shares(f, a, b, lead, follow):
		f.Kind = Date
	case perMany(a, b):
		f.Kind, f.Unit = Plain, sc.s[strings.IndexByte(sc.s[f.Start:f.End], '/')+f.Start:f.End]
	default:
		return ratio(Fraction)
	}
	return f
}

// perMany tells whether a/b is a rate per thousand or more and not a share:
// "15/100.000 trẻ đẻ sống". A share of exactly so many things is seldom that
// small.
func perMany(a, b numeral) bool {
	switch b.value {
	case 1000, 10000, 100000, 1000000:
		return b.form == grouped && a.value*20 < b.value
	}
	return false
}

// ranks tells whether a/b is a place in an order.
func (sc *scanner) ranks(lead, follow []string, a, b numeral) bool {
	if a.form != whole || b.form != whole || a.value == 0 || b.value > 1000 {
		return false
	}
	if a.value > b.value { // "xếp thứ 65/63": a slip, and no share either
		return b.value >= 50 && len(lead) > 1 && (lead[0] == "thứ" || lead[0] == "hạng")
	}
	if kind, ok := ledBy(lead); ok && kind == Rank {
		return true
	}
	for i, w := range lead {
		if i < 4 && (w == "hạng" || w == "xếp" || w == "đứng" || w == "thứ" && i < 2) && !countable(follow) {
			return true
		}
	}
	return len(lead) > 1 && (lead[0] == "đứng" || lead[0] == "hạng")
}

// calendar tells whether a/b can be a day and month.
func calendar(a, b numeral) bool {
	return a.short() && b.short() && a.value >= 1 && a.value <= 31 && b.value >= 1 && b.value <= 12
}

// shares tells whether a/b that could be a date is a share of things: a noun
// follows, or a percentage beside it agrees.
func (sc *scanner) shares(f Figure, a, b numeral, lead, follow []string) bool {
	if len(lead) > 0 && (lead[0] == "ngày" || lead[0] == "khánh" || lead[0] == "từ" || lead[0] == "đến" && !countable(follow)) {
		return false
	}
	if a.value > b.value {
		return false
	}
	if countable(follow) {
		return sc.last.Kind != Date || sc.last.End+12 < f.Start
	}
	p := sc.last
	if p.Kind == Percent && f.Start-p.End < 12 && near(p.Value, 100*a.value/b.value) {
		return true
	}
	if j := strings.IndexByte(sc.s[f.End:], '%'); j >= 0 && j < 24 {
		for i := f.End; i < f.End+j; i++ {
			if isDigit(sc.s[i]) {
				n := readNumeral(sc.s, i, sc.locale)
				return near(n.value, 100*a.value/b.value)
			}
		}
	}
	return false
}

func near(x, y float64) bool { return x-y < 0.6 && y-x < 0.6 }

// dash returns the length of a dash after i with the spaces around it that
// digits follow, or 0.
func dash(s string, i int) int {
	j := skipSpaces(s, i, 2)
	switch {
	case at(s, j) == '-':
		j++
	case strings.HasPrefix(s[min(j, len(s)):], "–"):
		j += len("–")
	default:
		return 0
	}
	j = skipSpaces(s, j, 2)
	if isDigit(at(s, j)) {
		return j - i
	}
	return 0
}

// ranging are the words that a range follows: "từ 62.000 - 65.000 đồng/kg".
var ranging = map[string]bool{"từ": true, "khoảng": true, "động": true, "cho": true, "đạt": true, "thêm": true, "tăng": true, "giảm": true, "còn": true, "mức": true}

func first(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// span reads a-b: years, days of a month, or a range of quantities.
func (sc *scanner) span(f Figure, a numeral) (Figure, bool) {
	k := a.end + dash(sc.s, a.end)
	b := readNumeral(sc.s, k, sc.locale)
	spaced := at(sc.s, a.end) == ' ' || at(sc.s, k-1) == ' '
	end := percent(sc.s, b.end)
	switch {
	case a.year() && b.year():
		f.Kind, f.High, f.End = Years, b.value, b.end
	case a.year() || b.year():
		return f, false
	case at(sc.s, b.end) == '/' && isDigit(at(sc.s, b.end+1)) && a.short(): // 09-10/10
		n := readNumeral(sc.s, b.end+1, sc.locale)
		f.Kind, f.End = Date, n.end
	case a.form == outline || b.form == outline || a.value >= b.value:
		return f, false
	case spaced && end == b.end && !(a.form == b.form && (ranging[first(before(sc.s, f.Start, 1))] || scaled[first(after(sc.s, end, 1))] || a.form == grouped && b.value <= 2*a.value) && countable(after(sc.s, end, 1))):
		return f, false
	default:
		if k, ok := ledBy(before(sc.s, f.Start, 4)); ok && k != Plain && k != Rank && end == b.end {
			f.Kind, f.End = k, b.end
			return f, true
		}
		f.Kind, f.High, f.End, f.Decimal = Range, b.value, end, f.Decimal || b.form == decimal
		if end > b.end {
			f.Unit = "%"
		}
		if d, ok := followedBy(after(sc.s, end, 3)); ok && d != Plain {
			f.Kind = d
		}
	}
	return f, true
}
