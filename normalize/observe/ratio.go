package observe

import (
	"strings"

	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
)

// over joins a figure and the one after a stroke: of the same things they are
// a ratio ("1.186.500 thửa/1.512.000 thửa"), of others a density ("20,9 thuê
// bao/100 dân").
func (p *passage) over(g *figure, next number.Figure) bool {
	end := max(g.end, g.nounEnd)
	if g.Kind != number.Plain || next.Kind != number.Plain || next.Start < end {
		return false
	}
	switch strings.TrimSpace(p.text[end:next.Start]) {
	case "/":
	case "trên", "trên mỗi", "/trên":
		return p.density(g, end, next)
	default:
		return false
	}
	below := figure{reading: ratio(next), nounStart: -1}
	p.takeNoun(&below, next.End, len(p.text), next.Kind)
	if below.unit.Name == g.unit.Name && below.Unit == g.Unit {
		n, d := g.Value, next.Value
		g.Kind, g.numerator, g.denominator = number.Fraction, &n, &d
		g.over = true
	} else if !roundBase.MatchString(next.Text) {
		return false // "1.205 lượt/1.450 người": two counts
	} else {
		g.unit.Name = strings.TrimSpace(p.text[g.end:end]) + p.text[next.Start-1:max(next.End, below.nounEnd)]
		g.measured = true
	}
	g.middleEnd, g.end = end, max(next.End, below.nounEnd)
	return true
}

// density reads what a count is per: "28,5 giường bệnh trên 1 vạn dân".
func (p *passage) density(g *figure, end int, next number.Figure) bool {
	if end == g.end || next.Decimal || !roundBase.MatchString(next.Text) {
		return false
	}
	below := figure{reading: ratio(next), nounStart: -1}
	p.takeNoun(&below, next.End, len(p.text), next.Kind)
	if below.nounStart < 0 || !peopled.MatchString(below.unit.Name) {
		return false
	}
	g.unit.Name = strings.TrimSpace(p.text[g.end:end]) + "/" + p.text[next.Start:below.nounEnd]
	g.middleEnd, g.end = end, below.nounEnd
	return true
}

var (
	roundBase = pattern.New(`^10*(?:\.000)*$`)
	peopled   = pattern.New(`(?:^|\s)(?:dân|người|người dân|hộ|trẻ|lao động|doanh nghiệp|học sinh|km2|ha)(?:\s|$)`)
)

var sharing = pattern.New(`(?i)\((?:[^()]*)$|đạt|chiếm|tỷ lệ|tương đương|bằng|hay`)

// tied matches words right before a percentage that tie it to a ratio.
var tied = pattern.New(`(?i)(?:đạt|chiếm)\s*(?:tỷ lệ|tỉ lệ)?[\s:*]*$`)

// pairs tells whether two figures are a share printed as percentage and as
// ratio: close together, with nothing between but the noun and a word that
// ties them.
func (p *passage) pairs(a, b number.Figure) bool {
	x, y := a, b
	if x.Kind == number.Fraction {
		x, y = y, x
	}
	if x.Kind != number.Percent || y.Kind != number.Fraction || y.Denominator == 0 {
		return false
	}
	between := p.text[a.End:b.Start]
	if len(between) > 120 && !tied.MatchString(between) || len(between) > 400 || strings.ContainsAny(between, ";.") {
		return false
	}
	exact := 100 * y.Numerator / y.Denominator
	agrees := func(tolerance float64) bool {
		d, e := x.Value-exact, x.Value-(exact-100)
		return -tolerance < d && d < tolerance || -tolerance < e && e < tolerance
	}
	return agrees(0.6) || agrees(8) && sharing.MatchString(between)
}
