package observe

import (
	"math"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
	"github.com/trichluc/trichluc/normalize/unit"
)

// separation says what a sign between digits is in a column.
type separation int

const (
	separationOpen    separation = iota // nothing tells
	separationGroups                    // it groups thousands
	separationDecimal                   // it marks decimals
	separationBoth                      // there is evidence for either
)

// signs are a column's point and comma.
type signs struct{ point, comma separation }

func (s *signs) of(sign byte) *separation {
	if sign == '.' {
		return &s.point
	}
	return &s.comma
}

// note takes evidence along.
func (s *separation) note(is separation) {
	switch {
	case *s == separationOpen:
		*s = is
	case *s != is:
		*s = separationBoth
	}
}

var (
	// openNumeral matches numerals that form leaves open: "1,034" may be a
	// thousand and thirty-four, or a little more than one.
	openNumeral = pattern.New(`^[-+]?([1-9]\d{0,2})([.,])(\d{3})$`)
	// groupedOnly and decimalOnly match numerals that tell what a sign is: "1.234.567",
	// "1.357,5"; "12,5", "0.512".
	groupedOnly = pattern.New(`^[-+]?\d{1,3}([.,])\d{3}(?:[.,]\d+)+$`)
	decimalOnly = pattern.New(`^[-+]?(?:\d*[.,\d]*[^.,\d])?(?:\d+([.,])(?:\d{1,2}|\d{4,})|0([.,])\d+)$`)
)

// openAt is a numeral that form leaves open, in both its readings.
func openAt(text string) (grouped, decimal float64, sign byte, ok bool) {
	m := openNumeral.FindStringSubmatch(text)
	if m == nil {
		return 0, 0, 0, false
	}
	grouped, _ = strconv.ParseFloat(m[1]+m[3], 64)
	decimal, _ = strconv.ParseFloat(m[1]+"."+m[3], 64)
	if strings.HasPrefix(text, "-") {
		grouped, decimal = -grouped, -decimal
	}
	return grouped, decimal, m[2][0], true
}

// Three decimals, to the last of which sums agree.
const thousandth = 0.0015

// settleSeparators tells for each column of figures what its signs are: by the
// numerals of the column whose form leaves no doubt, by what is counted in
// whole numbers, by its total, and then by the other figures of its rows.
func (g *grid) settleSeparators() {
	var open []int
	for j := range g.cols {
		if c := &g.cols[j]; c.role == roleFigure && c.unit.Name != "%" && g.oneUnit(c) && g.holdsOpen(j) {
			open = append(open, j)
			g.separateByForm(j)
			g.separateByTotal(j)
		}
	}
	if len(open) > comparedColumns {
		return
	}
	for _, j := range open {
		g.separateByRows(j)
	}
}

// oneUnit tells whether the rows of a column are measured alike: where each has
// a unit of its own, one says nothing of the others.
func (g *grid) oneUnit(c *column) bool {
	return g.places || g.units < 0 && !c.unit.Zero()
}

func (g *grid) holdsOpen(j int) bool {
	for _, row := range g.t.Rows {
		if openNumeral.MatchString(cell(row, j)) {
			return true
		}
	}
	return false
}

// separateByForm takes the evidence of the other numerals of a column.
func (g *grid) separateByForm(j int) {
	c := &g.cols[j]
	for _, row := range g.t.Rows {
		text := cell(row, j)
		if m := groupedOnly.FindStringSubmatch(text); m != nil {
			c.signs.of(m[1][0]).note(separationGroups)
			if last := text[strings.LastIndexAny(text, ".,")]; last != m[1][0] {
				c.signs.of(last).note(separationDecimal)
			}
		} else if m := decimalOnly.FindStringSubmatch(text); m != nil {
			c.signs.of((m[1] + m[2])[0]).note(separationDecimal)
		}
	}
	if g.wholeThings(j) {
		c.signs.point.note(separationGroups)
		c.signs.comma.note(separationGroups)
	}
}

// wholeThings tells whether a column counts things one by one.
func (g *grid) wholeThings(j int) bool {
	if !g.places || len(g.t.Rows) == 0 {
		return false
	}
	u, _ := g.unitOf(j, g.t.Rows[0], g.headIndicator(g.cols[j]))
	return countsWhole(u)
}

// countsWhole tells whether what has a unit comes in whole numbers.
func countsWhole(u unit.Unit) bool {
	return !u.Zero() && u.Multiplier == 1 && unitQuantity(u) == quantityCount && u.Name != "điểm" && u.Name != "lần" && !strings.Contains(u.Name, "/")
}

// separateByTotal takes the evidence of a column's total, which is the sum of
// the rows in one reading only.
func (g *grid) separateByTotal(j int) {
	if g.name < 0 {
		return
	}
	var sum, total [2]float64 // with groups and with decimals
	sign, totals, n := byte(0), 0, 0
	for _, row := range g.t.Rows {
		if row.Kind != trichluc.RowData {
			continue
		}
		a, b, s, isOpen := openAt(cell(row, j))
		if !isOpen {
			f, ok := number.Parse(cell(row, j), g.locale)
			if !ok {
				continue
			}
			a, b = f.Value, f.Value
		} else {
			sign = s
		}
		if totalRow.MatchString(g.rowName(row)) {
			totals++
			total = [2]float64{a, b}
			continue
		}
		n++
		sum[0] += a
		sum[1] += b
	}
	if totals != 1 || n < 2 || sign == 0 {
		return
	}
	byGroups, byDecimals := math.Abs(sum[0]-total[0]) < 0.5, math.Abs(sum[1]-total[1]) < thousandth
	if is := g.cols[j].signs.of(sign); byGroups && !byDecimals {
		is.note(separationGroups)
	} else if byDecimals && !byGroups {
		is.note(separationDecimal)
	}
}

// separateByRows takes the evidence of the other figures of the rows: of a
// share, or of a sum of two.
func (g *grid) separateByRows(j int) {
	groups, decimals, sign := 0, 0, byte(0)
	for _, row := range g.t.Rows {
		a, b, s, ok := openAt(cell(row, j))
		if !ok || *g.cols[j].signs.of(s) != separationOpen {
			continue
		}
		switch byGroups, byDecimals := g.fitsRow(j, row, a, separationGroups), g.fitsRow(j, row, b, separationDecimal); {
		case byGroups && !byDecimals:
			groups++
		case byDecimals && !byGroups:
			decimals++
		}
		sign = s
	}
	switch {
	case groups > 0 && decimals == 0:
		g.cols[j].signs.of(sign).note(separationGroups)
	case decimals > 0 && groups == 0:
		g.cols[j].signs.of(sign).note(separationDecimal)
	}
}

// fitsRow tells whether a value fits other figures of its row, read like it
// where they are open themselves: its share of one of them is printed, or it is
// a sum or part of a sum of two.
func (g *grid) fitsRow(j int, row trichluc.Row, value float64, like separation) bool {
	var others []float64
	for k := range min(len(row.Cells), len(g.cols), comparedColumns) {
		if k == j || g.cols[k].role != roleFigure || g.cols[k].unit.Name == "%" {
			continue
		}
		if v, ok := g.settled(k, cell(row, k), like); ok && v != 0 {
			others = append(others, v)
		}
	}
	if g.shareProves(j, row, value) {
		return true
	}
	near := func(a, b float64) bool { return math.Abs(a-b) < thousandth }
	for i, a := range others {
		for _, b := range others[i+1:] {
			if near(a+b, value) || near(a+value, b) || near(b+value, a) {
				return true
			}
		}
	}
	return false
}

// settled is the value of a cell: by its form, or else as its column is read,
// or else like another one.
func (g *grid) settled(j int, text string, like separation) (float64, bool) {
	a, b, sign, ok := openAt(text)
	if !ok {
		f, ok := number.Parse(text, g.locale)
		return f.Value, ok
	}
	if is := *g.cols[j].signs.of(sign); is == separationGroups || is == separationDecimal {
		like = is
	}
	if like == separationGroups {
		return a, true
	}
	return b, true
}

// separate reads a numeral that form leaves open as its column does; other is
// the reading that was given up, or that stands beside it where there is
// evidence for either.
func (g *grid) separate(j int, text string, read float64) (value float64, other []float64, settled bool) {
	a, b, sign, ok := openAt(text)
	if !ok {
		return read, nil, false
	}
	switch *g.cols[j].signs.of(sign) {
	case separationGroups:
		return a, []float64{b}, true
	case separationDecimal:
		return b, []float64{a}, true
	case separationBoth:
		if read == a {
			return a, []float64{b}, false
		}
		return b, []float64{a}, false
	}
	return read, nil, false
}
