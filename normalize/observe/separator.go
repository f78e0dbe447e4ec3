package observe

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/number"
)

// misplaced looks for a numeral in a column of whole numbers that has a
// decimal sign where it should have none: "14.40" in a row whose share says
// that it is 1440.
func (g *grid) misplaced(j int, row trichluc.Row, f number.Figure) (joined float64, proved, doubtful bool) {
	if !g.cols[j].whole || !f.Decimal || f.Kind != number.Plain {
		return 0, false, false
	}
	joined, ok := number.Joined(strings.TrimSpace(f.Text))
	if !ok {
		return 0, false, false
	}
	return joined, g.shareProves(j, row, joined) && !g.shareProves(j, row, f.Value), true
}

// shareProves tells whether a value, another figure of the row and one of its
// percentages fit together.
func (g *grid) shareProves(j int, row trichluc.Row, value float64) bool {
	var others, shares []float64
	for k, c := range g.cols {
		if k == j || c.role != roleFigure {
			continue
		}
		if f, ok := number.Parse(cell(row, k), g.locale); ok && f.Value != 0 {
			if f.Kind == number.Percent || g.cols[k].unit.Name == "%" {
				shares = append(shares, f.Value)
			} else {
				others = append(others, f.Value)
			}
		}
	}
	for _, w := range others {
		for _, p := range shares {
			if d := 100*value/w - p; -0.06 < d && d < 0.06 {
				return true
			}
		}
	}
	return false
}
