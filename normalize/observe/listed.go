package observe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
)

// part tells what a figure without noun and verb is a part of: "1.876 thủ tục,
// trong đó: cấp tỉnh 1.489, cấp huyện 251", "Cơ cấu kinh tế: nông nghiệp 21,5%;
// dịch vụ 39,2%". The words before it are its label, base is the whole.
func (p *passage) part(s span, fs []figure, i int) (label, base string, ok bool) {
	f := &fs[i]
	if f.nounStart >= 0 || f.labelled || f.change != "" || f.Kind != number.Plain && f.Kind != number.Percent || !ends.MatchString(p.text[f.end:max(f.end, f.postEnd)]) {
		return "", "", false
	}
	from := f.segStart
	colon := colonIn(p.text[s.start:f.qstart])
	if colon >= 0 {
		colon += s.start
		from = max(from, colon+1)
	}
	label = leadingAnd.ReplaceAllString(openerless(strings.TrimLeft(p.phrase(from, f.qstart), ",; ")), "")
	if words := len(strings.Fields(label)); words == 0 || words > partWords || strings.ContainsAny(label, ":;") {
		return "", "", false
	}
	spokenOf := opensClause(label)
	last := p.last
	switch {
	case last != nil && last.Direction == "" && f.Kind == number.Plain && last.Unit != "%" && last.Unit != "" && (p.listsParts(s, f) && !spokenOf || donePart.MatchString(label)):
		return label, last.Indicator.Text, true
	case last != nil && f.Kind == number.Percent && p.listsParts(s, f) && !spokenOf:
		return label, last.Indicator.Text, true
	case colon >= 0 && !spokenOf && f.Kind == number.Percent && (i == 0 || fs[0].qstart > colon):
		base = cutTrailing(openerless(p.phrase(s.start, colon)))
		return label, base, base != "" && len(strings.Fields(base)) <= partWords
	}
	return "", "", false
}

// partWords is the most words of a part's label and of what it is a part of.
const partWords = 12

// ends matches what can follow a figure that has no noun.
var ends = pattern.New(`^[\s⁰¹²³⁴⁵⁶⁷⁸⁹*]*(?:[,;.)]|và\s|$)`)

// donePart matches a part that is told by what became of it: "tiếp nhận 96 phản
// ánh, đã xử lý 91".
var donePart = pattern.New(`(?i)^(?:đã|đang|chưa|không|còn)\s(?:\p{L}+\s?){1,4}$`)

// colonIn is the last colon of s outside of brackets, or -1.
func colonIn(s string) int {
	depth := 0
	for i := len(s) - 1; i >= 0; i-- {
		switch s[i] {
		case ')':
			depth++
		case '(':
			depth--
		case ':':
			if depth == 0 {
				return i
			}
		}
	}
	return -1
}

// listsParts tells whether the sentence lists parts where a figure stands.
func (p *passage) listsParts(s span, f *figure) bool {
	from := max(s.start, f.qstart-partWindow)
	return f.bracket >= 0 || partOf.MatchString(p.text[from:f.qstart])
}

// partTitle names a part and gives it the unit of the whole.
func (p *passage) partTitle(f *figure, label, base string) string {
	if f.Kind == number.Plain && f.unit.Zero() && p.last != nil {
		f.unit.Name, f.unit.Multiplier = p.last.Unit, p.last.Multiplier
	}
	if l, ok := levelIn(label); ok {
		f.subject = l
	}
	head, _, _ := strings.Cut(base, " – ")
	return join(" – ", head, label)
}

// ownName matches the name of a place or office right before a bracket.
var ownName = pattern.New(`(?:^|[,;:]\s*|\svà\s+|gồm\s+|\()((?:(?:[Hh]uyện|[Tt]hành phố|[Tt]hị xã|TP\.?|[Xx]ã|[Pp]hường|[Ss]ở)\s+)?\p{Lu}[\p{L}'-]*(?:\s\p{Lu}[\p{L}'-]*){0,4})\s*$`)

// placeInList is the place that stands before the bracket of a figure alone:
// "gồm: Ba Chẽ (12,5%), Bình Liêu (17,4%)". Its name is the last rate named.
func (p *passage) placeInList(f *figure, before []trichluc.Observation) (name string, of trichluc.Subject, ok bool) {
	if f.bracket < 0 || f.Kind != number.Percent || clean(p.text[f.bracket+1:f.qstart]) != "" || !strings.HasPrefix(strings.TrimLeft(p.text[f.end:], " "), ")") {
		return "", of, false
	}
	m := ownName.FindStringSubmatch(tailText(p.text[:f.bracket], 80))
	if m == nil {
		return "", of, false
	}
	for i := len(before) - 1; i >= 0; i-- {
		if before[i].Unit == "%" && before[i].Direction == "" {
			name = before[i].Indicator.Text
			break
		}
	}
	if name == "" {
		name = p.rate
	}
	of.Text = clean(m[1])
	if r, _ := utf8.DecodeRuneInString(of.Text); unicode.IsLower(r) {
		of.Level, _ = entityAt(upperFirst(of.Text))
	} else if level, named := entityAt(of.Text); named {
		of.Level = level
	}
	return name, of, name != ""
}
