package observe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/unit"
)

// unitOf settles the unit of a cell: what the column of units says, the head,
// the indicator's own name. A row may name another unit than that stated above
// the table.
func (g *grid) unitOf(j int, row trichluc.Row, name string) (u unit.Unit, sure bool) {
	c := &g.cols[j]
	if c.unit.Name == "%" && len(c.above) == 0 {
		return c.unit, true
	}
	if g.units >= 0 && g.units < len(row.Cells) {
		if u := unit.OfCell(row.Cells[g.units].Text); !u.Zero() { // raw: "m³" is no footnote
			return u, true
		}
	}
	rowNames := !g.places
	if _, ok := rowTime(g.rowName(row), c.period); ok {
		rowNames = false
	}
	if rowNames && len(c.above) > 0 {
		if u, ok := unit.InHead(g.rowName(row)); ok {
			return u, true
		}
		if u, own, sure := applies(c.above, g.rowName(row)); own {
			return u, sure
		}
	}
	if !c.unit.Zero() || len(c.above) > 1 {
		return c.unit, c.sure
	}
	if !rowNames || namesOne(g.rowName(row)) {
		name = headName(c.head)
	}
	if u, ok := unit.InHead(g.rowName(row)); ok && !g.places {
		return u, true
	}
	u, ok := unit.OfName(name)
	if !ok && countsWord.MatchString(c.leaf) && !sumOf.MatchString(c.leaf) {
		u, ok = unit.OfName(c.leaf) // "Mầm non > Số trường"
	}
	if m := spent.FindStringSubmatch(name); m != nil && !ok {
		u = unit.Unit{Name: strings.ToLower(m[1]), Multiplier: 1}
	}
	return u, c.sure
}

// spent matches names that count days or turns, which are units only there.
var spent = pattern.New(`(?i)^(?:tổng )?(?:số )?(ngày|lượt) \p{L}`)

// namesOne tells whether a row's name is that of one thing and not of a kind
// that is counted: "Bệnh viện Đa khoa vùng Tây Nguyên" is no number of
// hospitals. Acronyms do not tell: "Doanh nghiệp FDI".
func namesOne(name string) bool {
	_, n := unit.Noun(name)
	if n == 0 {
		return false
	}
	for word := range strings.FieldsSeq(name[n:]) {
		first, size := utf8.DecodeRuneInString(word)
		if second, _ := utf8.DecodeRuneInString(word[size:]); unicode.IsUpper(first) && unicode.IsLower(second) {
			return true
		}
	}
	return false
}
