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

// figure reads and classifies the digits that begin at i.
func (sc *scanner) figure(i int) Figure {
	s := sc.s
	for _, m := range sc.masked {
		if m[0] <= i && i < m[1] {
			return Figure{Kind: None, Start: i, End: m[1]}
		}
	}
	n := readNumeral(s, i, sc.locale)
	if r, _ := utf8.DecodeLastRuneInString(s[:i]); i > 0 && (unicode.IsLetter(r) || r == '_') && !sc.lostBlank(i, n) {
		return Figure{Kind: None, Start: i, End: max(n.end, wordEnd(s, i))}
	}
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
