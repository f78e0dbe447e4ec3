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
			if d := 100*value/w - p; -shareSlack < d && d < shareSlack {
				return true
			}
		}
	}
	return false
}

// held says how a figure stands to two others of its row.
type held struct {
	share      bool // so many of a hundred
	change     bool // so many of a hundred more or less
	difference bool
}

// heldAgainst tells what a value is of two of the figures beside it.
func heldAgainst(figures []float64, v float64) (h held) {
	for i, a := range figures {
		for k, b := range figures {
			if i == k {
				continue
			}
			h.share = h.share || near(100*a/b, v)
			h.change = h.change || near(100*a/b-100, v)
			h.difference = h.difference || near(a-b, v)
		}
	}
	return h
}

// near tells whether two values are the same as far as they are printed.
func near(a, b float64) bool { return -shareSlack < a-b && a-b < shareSlack }

// provenRows is how many rows of a table must agree before what they show
// counts as proved: a single one may do so by chance.
const provenRows = 2

// provenChange tells by other figures of its rows whether a column that
// compares holds changes or levels of a hundred; ok is false where nothing
// proves either.
func (r *reader) provenChange(t *trichluc.Table, j int) (m trichluc.Measure, ok bool) {
	levels, changes, n := 0, 0, 0
	for _, row := range t.Rows {
		f, isFigure := number.Parse(cell(row, j), r.locale)
		if !isFigure || f.Value == 0 {
			continue
		}
		n++
		switch h := heldAgainst(r.figuresBeside(row, j), f.Value); {
		case h.share && !h.change:
			levels++
		case h.change && !h.share:
			changes++
		}
	}
	switch {
	case levels >= provenRows && levels*2 > n && changes == 0:
		return trichluc.MeasureActual, true
	case changes >= provenRows && changes*2 > n && levels == 0:
		return trichluc.MeasureChange, true
	}
	return "", false
}

// timeShares gives a column of shares the time of the figures that it is a
// share of: "So sánh (%) > Dự toán năm" of "Lũy kế 8 tháng" is of eight months.
// A head that names a time of its own keeps it.
func (r *reader) timeShares(t *trichluc.Table, cols []column) {
	for j := range cols[:min(len(cols), comparedColumns)] {
		c := &cols[j]
		if c.role != roleFigure || c.ownTime || c.unit.Name != "%" || c.measure != trichluc.MeasureActual && c.measure != trichluc.MeasureChange {
			continue
		}
		if a := r.shareOfColumn(t, cols, j); a != nil {
			c.period, c.asOf = a.period, a.asOf
		}
	}
}

// shareOfColumn is the column of results that the j-th is a share of, or a
// change of, in most rows; nil where none is.
func (r *reader) shareOfColumn(t *trichluc.Table, cols []column, j int) *column {
	var best *column
	most := provenRows - 1
	for i := range cols[:min(len(cols), comparedColumns)] {
		a := &cols[i]
		if i == j || a.role != roleFigure || a.unit.Name == "%" || a.measure != trichluc.MeasureActual {
			continue
		}
		hits, n := 0, 0
		for _, row := range t.Rows {
			v, ok := number.Parse(cell(row, j), r.locale)
			part, ok2 := number.Parse(cell(row, i), r.locale)
			if !ok || !ok2 || v.Value == 0 {
				continue
			}
			n++
			for k, f := range r.figuresAt(row, cols) {
				if k != i && k != j && (near(100*part.Value/f, v.Value) || near(100*part.Value/f-100, v.Value)) {
					hits++
					break
				}
			}
		}
		if hits > most && hits*5 >= n*4 {
			best, most = a, hits
		}
	}
	return best
}

// figuresAt are the figures of a row that are no shares, by column.
func (r *reader) figuresAt(row trichluc.Row, cols []column) map[int]float64 {
	out := map[int]float64{}
	for k := range min(len(row.Cells), len(cols), comparedColumns) {
		if f, ok := number.Parse(cell(row, k), r.locale); ok && cols[k].role == roleFigure && cols[k].unit.Name != "%" && f.Value != 0 {
			out[k] = f.Value
		}
	}
	return out
}
