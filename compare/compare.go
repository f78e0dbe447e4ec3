// Package compare puts the figures of one indicator side by side, over
// provinces, periods or subjects. It is pure: it takes figures and gives a
// table, which it can draw as text and as SVG.
//
// Figures are never mixed: another unit, another measure, a figure of a
// commune among those of provinces stand apart. Where provinces that merged on
// 1 July 2025 are to be seen as one, counts are added and shares are computed
// from numerators and denominators, and only where every part is known; else
// the parts are shown apart.
package compare

import (
	"cmp"
	"regexp"
	"slices"

	"github.com/trichluc/trichluc"
)

// Figure is an observation with the report that it is from.
type Figure struct {
	trichluc.Observation
	Province trichluc.Province // that the figure is of
	Source   string
	Date     string // of the report, ISO; empty where it has none
}

// By says what the rows of a table are.
type By string

// The rows. Columns are periods, except over periods, where they are
// provinces.
const (
	ByProvince By = "province"
	ByPeriod   By = "period"
	BySubject  By = "subject"
)

// Options say how figures are laid out. The zero value shows what was reached,
// by province.
type Options struct {
	By      By
	Measure trichluc.Measure
	Merged  bool // provinces as they are since 1 July 2025, agencies as since 1 March 2025
}

// Table is figures side by side.
type Table struct {
	Unit    string
	Columns []string
	Rows    []Row
	Apart   []Figure // what does not belong into the table: another unit
	Within  []Figure // figures of agencies of a province: its own stand without them
}

// Row is a line of a table, a cell a column.
type Row struct {
	Name  string
	Cells []Cell
}

// Sort says how the value of a cell came about.
type Sort string

// The sorts. A lone figure is shown as it is printed; parts are the figures of
// provinces that have merged and could not be put together.
const (
	SortEmpty  Sort = ""
	SortFigure Sort = "figure"
	SortSum    Sort = "sum"
	SortShare  Sort = "share"
	SortParts  Sort = "parts"
)

// Cell is where a row and a column meet.
type Cell struct {
	Sort    Sort
	Value   float64 // of a figure, sum or share
	Figure  Figure  // the figure shown; zero for sums and shares
	Parts   []Figure
	Missing []string // provinces without a figure, where parts could not be put together for that
	Others  []Figure // figures of the same place and period with another value

	bySubject bool // parts are agencies, not provinces
}

// Tabulate lays figures out. They should all be of one indicator; see Query.
func Tabulate(figures []Figure, o Options) Table {
	if o.By == "" {
		o.By = ByProvince
	}
	if o.Measure == "" {
		o.Measure = trichluc.MeasureActual
	}
	var t Table
	t.Unit = commonUnit(figures, o)
	cells := map[[2]string][]Figure{}
	rows, columns := map[string]string{}, map[string]bool{} // rows by the key they are sorted by
	for _, f := range figures {
		if f.Value == nil || f.Measure != o.Measure || !fits(f, o.By) {
			continue
		}
		if f.Unit != t.Unit {
			t.Apart = append(t.Apart, f)
			continue
		}
		if o.By != BySubject && isWithin(f) {
			t.Within = append(t.Within, f)
			continue
		}
		row, column, order := keys(f, o)
		rows[row], columns[column] = order, true
		cells[[2]string{row, column}] = append(cells[[2]string{row, column}], f)
	}
	for c := range columns {
		t.Columns = append(t.Columns, c)
	}
	slices.Sort(t.Columns)
	for name := range rows {
		r := Row{Name: name}
		for _, c := range t.Columns {
			r.Cells = append(r.Cells, cellOf(cells[[2]string{name, c}], o))
		}
		t.Rows = append(t.Rows, r)
	}
	slices.SortFunc(t.Rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(rows[a.Name], rows[b.Name]), cmp.Compare(a.Name, b.Name))
	})
	return t
}

// fits keeps figures of communes and districts out of tables of provinces.
func fits(f Figure, by By) bool {
	if by == BySubject {
		return f.Subject.Text != ""
	}
	return f.Province.Name != "" && f.Subject.Level != "commune" && f.Subject.Level != "district"
}

// keys are the row and column of a figure, and what the row is sorted by.
func keys(f Figure, o Options) (row, column, order string) {
	province := f.Province
	if o.Merged {
		province = since2025(province)
	} else if grown(f) {
		province.Name += sinceMerger
	}
	switch o.By {
	case ByPeriod:
		return f.Period, province.Name, f.Period
	case BySubject:
		return subjectRow(f, o.Merged), f.Period, f.Subject.Level + f.Subject.Code
	}
	return province.Name, f.Period, province.Code
}

// sinceMerger marks a province in its boundaries since July 2025 among those
// before.
const sinceMerger = " (từ 7/2025)"

// isWithin tells a figure of one agency of a list from one of the province: the
// share of a department says nothing of the whole. What a sentence says that an
// agency has done is done for the province, and its own bodies speak for it.
func isWithin(f Figure) bool {
	return f.Subject.Level == "agency" && f.Location.Table != "" && !ownBody.MatchString(f.Subject.Text)
}

// ownBody matches the bodies whose figures are those of the province.
var ownBody = regexp.MustCompile(`(?i)^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|hội đồng nhân dân|hđnd|chủ tịch ubnd|tỉnh ủy|tỉnh uỷ|thành ủy|các sở|các cơ quan)\s*(?:tỉnh|thành phố|,|$)`)

// commonUnit is the unit that most figures of the measure have.
func commonUnit(figures []Figure, o Options) string {
	count, best := map[string]int{}, ""
	for _, f := range figures {
		if f.Value == nil || f.Measure != o.Measure || !fits(f, o.By) {
			continue
		}
		if count[f.Unit]++; count[f.Unit] > count[best] || count[f.Unit] == count[best] && f.Unit < best {
			best = f.Unit
		}
	}
	return best
}

// cellOf settles what a cell shows.
func cellOf(figures []Figure, o Options) Cell {
	if len(figures) == 0 {
		return Cell{}
	}
	if o.Merged && o.By == BySubject {
		return mergedSubject(figures)
	}
	if o.Merged {
		if parts, missing := partsOf(figures); len(parts)+len(missing) > 1 {
			return together(parts, missing)
		}
	}
	return lone(figures)
}

// lone shows the best of the figures of one place and period, and names those
// that say something else.
func lone(figures []Figure) Cell {
	best := slices.MinFunc(figures, compareWorth)
	c := Cell{Sort: SortFigure, Value: *best.Value, Figure: best}
	for _, f := range figures {
		if *f.Value != *best.Value && !slices.ContainsFunc(c.Others, func(g Figure) bool { return *g.Value == *f.Value }) {
			c.Others = append(c.Others, f)
		}
	}
	return c
}

// compareWorth puts the figure to be shown first: sound, of the province
// itself, counted last.
func compareWorth(a, b Figure) int {
	return cmp.Or(
		cmp.Compare(doubts(a), doubts(b)),
		cmp.Compare(distance(a), distance(b)),
		cmp.Compare(b.AsOf, a.AsOf),
		cmp.Compare(b.Confidence, a.Confidence),
		cmp.Compare(a.Source, b.Source),
		cmp.Compare(a.Location.Start, b.Location.Start),
	)
}

func doubts(f Figure) int { return len(f.Ambiguous) + len(f.Findings) }

// distance is how far a figure's subject is from the province.
func distance(f Figure) int {
	switch f.Subject.Level {
	case "province", "":
		return 0
	case "agency":
		return 2
	}
	return 1
}
