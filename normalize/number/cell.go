package number

import "strings"

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
