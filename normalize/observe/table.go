package observe

import (
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/unit"
)

// grid is a table being read.
type grid struct {
	*reader
	t       *trichluc.Table
	cols    []column
	name    int             // column of names, -1 for none
	units   int             // column of units, -1 for none
	over    [][]string      // for each row the names in the columns that group rows, outermost first; nil without any
	shared  map[string]bool // names that rows under several of those have
	places  bool            // rows are agencies or places, and heads the indicators
	noun    unit.Unit       // what the figures of the table count, where it is one thing
	figures bool
}

// table reads the observations of t: one for each cell that holds a figure or
// says how things stand instead of one. A table without such columns (a list
// of documents, a schedule) gives none.
func (r *reader) table(t *trichluc.Table) []trichluc.Observation {
	g := &grid{reader: r, t: t, cols: r.columns(t), name: -1, units: -1}
	for j, c := range g.cols {
		switch c.role {
		case roleName:
			if g.name < 0 {
				g.name = j
			}
		case roleUnit:
			g.units = j
		case roleFigure:
			g.figures = true
		}
	}
	if !g.figures {
		return nil
	}
	g.over, g.shared = g.spanning()
	g.places = g.namesPlaces()
	g.noun = g.countedThing()
	g.settleSeparators()
	var out []trichluc.Observation
	for i, row := range t.Rows {
		if row.Kind == trichluc.RowData {
			out = append(out, g.row(i, row)...)
		}
	}
	return out
}

// row reads the figures of the i-th row.
func (g *grid) row(i int, row trichluc.Row) []trichluc.Observation {
	var out []trichluc.Observation
	row.Group = g.groupOf(i)
	for j := range g.cols {
		text := cell(row, j)
		if text == "" {
			continue
		}
		switch g.cols[j].role {
		case roleFigure:
			out = append(out, g.cell(i, j, row, text)...)
		case roleNote:
			out = append(out, g.note(i, j, row, text)...)
		}
	}
	return out
}

// base is an observation with everything that row and column say, without a
// figure.
func (g *grid) base(i, j int, row trichluc.Row) trichluc.Observation {
	c := g.cols[j]
	name := g.rowName(row)
	o := trichluc.Observation{Measure: c.measure, Period: c.period.Label, AsOf: c.asOf, Group: row.Group, Multiplier: 1, Confidence: 0.95}
	o.Subject = g.whole()
	switch when, ok := rowTime(name, c.period); {
	case ok:
		o.Indicator.Text, o.Period = g.headIndicator(c), when.Label
	case g.places:
		o.Indicator.Text = g.headIndicator(c)
		if over := g.beside(i); len(over) > 0 && !g.groupedByPlace(over) {
			o.Indicator.Text = over[len(over)-1] // "Lúa | Huyện An Phú | Năm 2024"
			if !kindOnly(c.head) {
				o.Indicator.Text += " – " + lowerFirst(g.headIndicator(c))
			}
		}
		o.Subject = g.rowSubject(row, name)
	case levelName.MatchString(name) && len(row.Group) > 0:
		o.Indicator.Text = join(" – ", plainTitle(row.Group[len(row.Group)-1]), lowerFirst(name), c.suffix)
		if s, ok := levelIn(name); ok {
			o.Subject = trichluc.Subject{Text: g.qualified(s.Text), Level: s.Level}
		}
	default:
		o.Indicator.Text = join(" – ", g.indicatorName(i, row), c.suffix)
		if over := g.beside(i); len(over) > 0 && g.groupedByPlace(over) {
			o.Subject = g.rowSubject(row, over[len(over)-1])
		}
		if rankRow.MatchString(name) && o.Measure == trichluc.MeasureActual {
			o.Measure = trichluc.MeasureRank
		}
		for k, who := range g.cols {
			if who.role != roleWho {
				continue
			}
			if _, ok := entityAt(cell(row, k)); ok {
				o.Subject = trichluc.Subject{Text: g.qualified(cell(row, k)), Level: "agency"}
				break
			}
		}
	}
	if c.subject != "" && !g.places {
		if o.Subject = g.rowSubject(row, c.subject); c.level != "" {
			o.Subject = trichluc.Subject{Text: c.subject, Level: c.level}
		}
	}
	if g.unheaded(j) || c.vague {
		o.Confidence = 0.5 // two columns without heads: nothing tells their figures apart
	}
	o.Location = trichluc.Location{Section: g.t.Section, Table: g.t.ID, Row: i + 1, Column: j + 1, Page: row.Page}
	o.Quote = g.quote(row)
	return o
}

// groupedByPlace tells whether the merged cells beside a row name a place or
// an agency: its figures are of that.
func (g *grid) groupedByPlace(over []string) bool {
	level, ok := entityAt(over[len(over)-1])
	if !ok || level == "system" {
		return false
	}
	return level != "agency" || slices.ContainsFunc(g.cols, func(c column) bool { return c.role == roleGroup && placesHead.MatchString(c.head) })
}

// unheaded tells whether a column of figures has no head, and another has none
// either.
func (g *grid) unheaded(j int) bool {
	if g.cols[j].head != "" || g.cols[j].whose {
		return false
	}
	n := 0
	for _, c := range g.cols {
		if c.role == roleFigure && c.head == "" {
			n++
		}
	}
	return n > 1
}

// quoteLimit keeps quotes to what a reader takes in at once.
const quoteLimit = 400

func (g *grid) quote(row trichluc.Row) string {
	var parts []string
	for j, size := 0, 0; j < len(row.Cells) && size <= quoteLimit; j++ { // a row of thousands of cells is quoted for each of them
		if text := cell(row, j); text != "" {
			parts = append(parts, text)
			size += len(text) + len(" | ")
		}
	}
	return shorten(strings.Join(parts, " | "), quoteLimit)
}

// place notes where a figure stands in its cell, and that cell's page.
func place(o *trichluc.Observation, c trichluc.Cell, printed string) {
	o.Location.Start, o.Location.End = c.Start, c.End
	if i := strings.Index(c.Text, printed); i >= 0 && c.End-c.Start == len(c.Text) {
		o.Location.Start, o.Location.End = c.Start+i, c.Start+i+len(printed)
	}
	if c.Page > 0 {
		o.Location.Page = c.Page
	}
	o.Location.Box = c.Box
}

// note reads the figures that a note adds to its row.
func (g *grid) note(i, j int, row trichluc.Row, text string) []trichluc.Observation {
	p := passage{reader: g.reader, text: text, offset: -1, period: g.latest()}
	p.topic = g.whole()
	var out []trichluc.Observation
	for _, o := range p.read() {
		b := g.base(i, j, row)
		printed := o.ValueText
		o.Group = append(append([]string{}, row.Group...), g.rowName(row))
		o.Location, o.Quote = b.Location, text
		place(&o, row.Cells[j], printed)
		o.Confidence = min(o.Confidence, 0.7)
		out = append(out, o)
	}
	return out
}

// latest is the period of the last column of results.
func (g *grid) latest() (p timeOf) {
	p.period = g.reader.period
	for _, c := range g.cols {
		if c.role == roleFigure && c.measure == trichluc.MeasureActual {
			p.period, p.asOf = c.period, c.asOf
		}
	}
	return p
}
