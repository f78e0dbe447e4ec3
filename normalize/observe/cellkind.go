package observe

import (
	_ "embed"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/number"
)

var outlineCell = pattern.New(`^(?:[IVXLC]+|[A-ZĐ]|[a-zđ]|\d+(?:\.\d+)*)[.)]?$`)

func isOutline(text string) bool { return outlineCell.MatchString(text) }

// wordy tells a name from a figure: it has letters, and no figure alone.
func wordy(text string) bool {
	if _, ok := number.Parse(text, number.Locale{}); ok {
		return false
	}
	for _, c := range viet.Fold(text) {
		if 'a' <= c && c <= 'z' {
			return true
		}
	}
	return false
}

// cell is the text of a row's j-th cell without markup; empty when the row is
// shorter.
func cell(row trichluc.Row, j int) string {
	if j >= len(row.Cells) {
		return ""
	}
	return viet.Space(stripTags(row.Cells[j].Text))
}

var tags = pattern.New(`</?[ibu]>|\*\*|[⁰¹²³⁴⁵⁶⁷⁸⁹]`)

func stripTags(s string) string {
	if !strings.ContainsAny(s, "<*⁰¹²³⁴⁵⁶⁷⁸⁹") {
		return s
	}
	return tags.ReplaceAllString(s, "")
}

// holdsFigures decides by content: figures in half of the cells, or under a
// head of results figures or statuses in most.
func (r *reader) holdsFigures(t *trichluc.Table, j int, c *column) bool {
	n, figures, whole, years, status := 0, 0, 0, 0, 0
	for _, row := range t.Rows {
		text := cell(row, j)
		if text == "" {
			continue
		}
		n++
		f, ok := number.Parse(text, r.locale)
		if small, is := smallRatio(text, r.locale); is && resultHead.MatchString(c.head) {
			f, ok = small, true
		}
		switch {
		case ok && f.Kind == number.Year:
			years++
		case ok || ratioAndPercent(text, r.locale) || booked.MatchString(text) && measureOf(c.leaf) == trichluc.MeasureChange:
			figures++
		case isStatus(text):
			status++
			continue
		default:
			if g := number.Scan(text, r.locale); len(g) > 0 && g[0].Start == 0 && g[0].Measures() {
				figures++
			}
			continue
		}
		if !f.Decimal && f.Unit == "" {
			whole++
		}
	}
	c.whole = whole*10 >= figures*8 && whole > 0
	results := resultHead.MatchString(c.head) || measureOf(c.leaf) == trichluc.MeasureTarget
	switch {
	case n == 0:
		return false
	case years*2 > n:
		return years < n && figures > 0 && results
	case figures*2 >= n-status && figures > 0:
		return true
	case figures > 0 && results:
		return (figures+status)*2 >= n
	}
	return resultHead.MatchString(c.head) && status*10 >= n*6 && !r.plan && n > 1
}

// smallRatio reads a cell like "5/10", which elsewhere would be a date.
func smallRatio(text string, l number.Locale) (number.Figure, bool) {
	above, below, ok := strings.Cut(text, "/")
	if !ok {
		return number.Figure{}, false
	}
	a, ok1 := number.Parse(above, l)
	b, ok2 := number.Parse(below, l)
	if !ok1 || !ok2 || a.Kind != number.Plain || b.Kind != number.Plain || a.Value > b.Value || a.Decimal || b.Decimal {
		return number.Figure{}, false
	}
	a.Kind, a.Numerator, a.Denominator, a.Text, a.End = number.Fraction, a.Value, b.Value, text, len(text)
	return a, true
}

// ratioAndPercent tells whether a cell is a share printed twice: "45/50 (90%)".
func ratioAndPercent(text string, l number.Locale) bool {
	g := number.Scan(text, l)
	return len(g) == 2 && (g[0].Kind == number.Percent && g[1].Kind == number.Fraction || g[0].Kind == number.Fraction && g[1].Kind == number.Percent)
}

// isStatus tells whether a cell says how things stand: "-", "Đạt", "Chưa có số
// liệu".
func isStatus(text string) bool {
	lower := strings.ToLower(text)
	for _, s := range statuses {
		if strings.HasPrefix(lower, s.words) && (len(lower) == len(s.words) || !letterAt(lower, len(s.words))) {
			return true
		}
	}
	return false
}
