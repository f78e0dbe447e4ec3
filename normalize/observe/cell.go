package observe

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/number"
	"github.com/trichluc/trichluc/normalize/unit"
)

// statusWords is the most words of a cell that still is a status and not a
// passage of its own.
const statusWords = 40

// cell reads the figure of a cell, or the status printed in its stead.
func (g *grid) cell(i, j int, row trichluc.Row, text string) []trichluc.Observation {
	o := g.base(i, j, row)
	if m := booked.FindStringSubmatch(text); m != nil && o.Measure == trichluc.MeasureChange {
		text = "-" + m[1] // as bookkeepers write what is below zero
	}
	f, rest, ok := g.figure(text)
	if m := booked.FindStringSubmatch(text); m != nil && !ok {
		if f, rest, ok = g.figure("-" + m[1]); ok {
			out := g.fill(o, f, rest, j, row)
			out.ValueText, out.Ambiguous, out.Confidence = text, append(out.Ambiguous, -f.Value), 0.5 // below zero, or a remark
			return []trichluc.Observation{out}
		}
	}
	switch {
	case ok:
		return []trichluc.Observation{g.fill(o, f, rest, j, row)}
	case len(strings.Fields(text)) > 8 && carriesFigures(text, g.locale):
		return g.note(i, j, row, text)
	case len(strings.Fields(text)) > statusWords:
		return nil
	}
	o.Status = text
	o.ValueText = text
	place(&o, row.Cells[j], text)
	return []trichluc.Observation{o}
}

// booked matches a figure in brackets and nothing else.
var booked = pattern.New(`^\(\s*(\d[\d.,]*\s*%?)\s*\)$`)

// carriesFigures tells whether a long cell holds figures of its own.
func carriesFigures(text string, l number.Locale) bool {
	for _, f := range number.Scan(text, l) {
		if f.Measures() {
			return true
		}
	}
	return false
}

// reading is a figure with the ratio printed beside it.
type reading struct {
	number.Figure
	numerator, denominator *float64
	unit                   unit.Unit
}

var lead = pattern.New(`(?i)^(?:đạt|ước đạt|ước|là|khoảng|trên|hơn|tối thiểu|ít nhất|dưới|không quá|>=|<=|≥|≤|>|<|~)\s*`)

// figure reads a cell that is one figure: alone, with what bounds it, with its
// unit, with a remark in brackets, or a percentage with the ratio behind it.
func (g *grid) figure(text string) (f reading, rest string, ok bool) {
	if p, ok := number.Parse(text, g.locale); ok {
		return ratio(p), "", true
	}
	if small, ok := smallRatio(text, g.locale); ok {
		return ratio(small), "", true
	}
	figures := measuring(number.Scan(text, g.locale))
	if len(figures) == 0 || figures[0].Quantity > 0 && lead.ReplaceAllString(text[:figures[0].Start], "") != "" || figures[0].Quantity == 0 && figures[0].Start > 0 && lead.ReplaceAllString(text[:figures[0].Start], "") != "" {
		return f, "", false
	}
	f = ratio(figures[0])
	end := figures[0].End
	if len(figures) == 2 && ratioAndPercent(text, g.locale) {
		f = paired(figures[0], figures[1])
		end = figures[1].End
	} else if len(figures) == 2 && shareOf(figures[0], figures[1]) {
		f = paired(figures[0], figures[1])
		f.Unit = "%"
		end = figures[1].End
	} else if len(figures) > 1 && figures[1].Start < end+3 {
		return f, "", false
	}
	if u, n := unit.After(text[end:]); n > 0 && f.Kind != number.Percent {
		f.unit = u
		end += n
	}
	rest = strings.TrimSpace(strings.Trim(text[end:], " )"))
	if rest != "" && !strings.HasPrefix(rest, "(") && len(strings.Fields(rest)) > 6 {
		return f, "", false
	}
	return f, rest, true
}

func measuring(fs []number.Figure) []number.Figure {
	var out []number.Figure
	for _, f := range fs {
		if f.Measures() || f.Kind == number.Year {
			out = append(out, f)
		}
	}
	return out
}

// ratio takes the parts of a fraction or rank along.
func ratio(f number.Figure) reading {
	r := reading{Figure: f}
	if f.Denominator != 0 || f.Kind == number.Fraction {
		n, d := f.Numerator, f.Denominator
		r.numerator, r.denominator = &n, &d
	}
	return r
}

// paired makes one reading of a percentage and the fraction beside it.
func paired(a, b number.Figure) reading {
	if a.Kind == number.Fraction {
		a, b = b, a
	}
	r := ratio(b)
	n, d := r.numerator, r.denominator
	r = reading{Figure: a, numerator: n, denominator: d}
	r.Text = a.Text
	return r
}

// shareOf tells whether a bare figure is the share that the fraction after it
// is: "98,6 (136/138)".
func shareOf(a, b number.Figure) bool {
	if a.Kind != number.Plain || b.Kind != number.Fraction || b.Denominator == 0 {
		return false
	}
	d := a.Value - 100*b.Numerator/b.Denominator
	return -shareSlack < d && d < shareSlack
}

// shareSlack is half of the last digit of a share printed with one decimal,
// and a little for those that cut instead of rounding.
const shareSlack = 0.06

// fill puts a figure into an observation.
func (g *grid) fill(o trichluc.Observation, f reading, rest string, j int, row trichluc.Row) trichluc.Observation {
	value := f.Value
	o.Value, o.ValueText, o.Comparator = &value, strings.TrimSpace(f.Text), f.Comparator
	o.Numerator, o.Denominator = f.numerator, f.denominator
	var sure bool
	if o.Unit, o.Multiplier, sure = g.unitName(f, j, row, o.Indicator.Text); !sure {
		o.Confidence = min(o.Confidence, 0.6)
	}
	if o.Measure == trichluc.MeasureRank || rankRow.MatchString(o.Indicator.Text) {
		o.Unit = "thứ hạng"
	}
	if rankChange.MatchString(g.cols[j].leaf) {
		o.Unit = "bậc"
	}
	if codes := codeTable(o.Unit); codes != nil {
		o.Unit = "mã"
		o.Status = codes[o.ValueText]
	}
	if read, other, settled := g.separate(j, o.ValueText, value); other != nil && f.Kind == number.Plain && o.Unit != "%" {
		if proved := g.shareProves(j, row, read) && !g.shareProves(j, row, other[0]); !settled && !proved {
			o.Ambiguous, o.Confidence = other, 0.5
		} else if read != value {
			o.Ambiguous, o.Confidence = other, 0.85
		}
		value = read
	} else if (g.cols[j].whole || countsWhole(unit.Unit{Name: o.Unit, Multiplier: o.Multiplier})) && len(f.Readings) > 0 && f.Decimal && f.Kind == number.Plain {
		value, o.Ambiguous = f.Readings[0], []float64{f.Value} // a column of whole numbers settles "1,034"
	} else if joined, proved, doubtful := g.misplaced(j, row, f.Figure); o.Unit == "%" {
		// nobody leaves the sign out of a share of hundreds: "98.79" among whole percentages
	} else if proved {
		o.Ambiguous = []float64{f.Value}
		value, o.Confidence = joined, 0.85
	} else if doubtful {
		o.Ambiguous = []float64{joined}
		o.Confidence = 0.5
	} else if len(f.Readings) > 0 && f.Kind == number.Plain {
		o.Ambiguous = f.Readings
		o.Confidence = 0.6
	}
	if o.Measure == trichluc.MeasureChange {
		o.Direction = direction(row, j, value)
	}
	if g.cols[j].unsure && o.Unit == "%" && value != 0 {
		o.Ambiguous = append(o.Ambiguous, otherReading(o.Measure, value))
		o.Confidence = 0.5
	}
	if rest != "" && o.Status == "" {
		o.Status = strings.Trim(rest, "() ")
	}
	place(&o, row.Cells[j], o.ValueText)
	return o
}

func direction(row trichluc.Row, j int, value float64) string {
	switch text := strings.ToLower(cell(row, j)); {
	case value < 0 || strings.HasPrefix(text, "giảm"):
		return "giảm"
	case value > 0:
		return "tăng"
	}
	return ""
}

// unitName settles the unit of a reading: its own sign, what follows it, then
// what the table says. A ratio of counts has the unit of what is counted, which
// the row's note or name tells.
func (g *grid) unitName(f reading, j int, row trichluc.Row, indicator string) (name string, multiplier float64, sure bool) {
	switch {
	case f.Unit == "%":
		return "%", 1, true
	case !f.unit.Zero():
		return f.unit.Name, f.unit.Multiplier, true
	case f.Unit != "":
		u := unit.OfCell(f.Unit)
		return u.Name, u.Multiplier, true
	case f.Kind == number.Fraction && !f.Decimal:
		if u := g.counted(row, indicator); !u.Zero() {
			return u.Name, u.Multiplier, true
		}
	}
	u, sure := g.unitOf(j, row, indicator)
	if u.Zero() {
		return "", 1, sure
	}
	return u.Name, u.Multiplier, sure
}

var share = pattern.New(`(?i)^(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng)\s*(?:\(%\)\s*)?(?:cung cấp\s+)?`)

// counted finds what a ratio counts: "Số lượng hồ sơ .../Tổng số hồ sơ" in a
// note, else the noun after "Tỷ lệ" in the name.
func (g *grid) counted(row trichluc.Row, name string) unit.Unit {
	for j, c := range g.cols {
		if c.role != roleNote {
			continue
		}
		first, _, _ := strings.Cut(cell(row, j), "/")
		if u, ok := unit.OfName(first); ok && u.Name != "%" {
			return u
		}
	}
	if u, n := unit.After(lowerFirst(share.ReplaceAllString(name, ""))); n > 0 {
		return u
	}
	return unit.Unit{}
}

var code = pattern.New(`\s*(.*?)\s*=\s*(\d+)(?:[\s;,/.]+|$)`)

// codeTable reads a cell of units that explains codes: "Chưa = 0 Hoàn thành =
// 1". It is nil for everything else.
func codeTable(text string) map[string]string {
	found := code.FindAllStringSubmatch(text, -1)
	if len(found) < 2 {
		return nil
	}
	out := map[string]string{}
	for _, m := range found {
		out[m[2]] = viet.Space(m[1])
	}
	return out
}
