package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/compare"
	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/export"
)

type compareCommand struct {
	indicator, by, measure, svg, year string
	merged                            bool
}

var (
	comparisons = []compare.By{compare.ByProvince, compare.ByPeriod, compare.BySubject}
	measures    = []trichluc.Measure{
		trichluc.MeasureActual, trichluc.MeasureTarget, trichluc.MeasureChange, trichluc.MeasureRank, trichluc.MeasureBudget,
	}
)

func (c *compareCommand) flags(set *flag.FlagSet) {
	set.StringVar(&c.indicator, "indicator", "", "Q")
	set.StringVar(&c.by, "by", string(compare.ByProvince), "province|period|subject")
	set.StringVar(&c.measure, "measure", string(trichluc.MeasureActual), "MEASURE")
	set.StringVar(&c.year, "year", "", "YYYY")
	set.BoolVar(&c.merged, "merged", false, "")
	set.StringVar(&c.svg, "svg", "", "FILE")
}

func (c *compareCommand) run(p *program, operands []string) (err error) {
	if err := p.none(operands); err != nil {
		return err
	}
	if strings.TrimSpace(c.indicator) == "" {
		return usageError{message: p.say("usage.indicator")}
	}
	if err := oneOf(p, "--by", compare.By(c.by), comparisons); err != nil {
		return err
	}
	if err := oneOf(p, "--measure", trichluc.Measure(c.measure), measures); err != nil {
		return err
	}
	store, err := p.read()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	query := compare.Parse(c.indicator)
	figures, err := c.figures(p, store, query)
	if err != nil {
		return err
	}
	table := compare.Tabulate(figures, compare.Options{By: compare.By(c.by), Measure: trichluc.Measure(c.measure), Merged: c.merged})
	if c.svg != "" {
		if err := export.ToFile(c.svg, func(w io.Writer) error { return table.WriteSVG(w, query.Name+inUnit(table.Unit)) }); err != nil {
			return err
		}
		fmt.Fprintln(p.err, p.say("compare.svg", c.svg))
	}
	if p.json {
		return p.printJSON(comparisonOf(query, table))
	}
	return p.printComparison(query, table)
}

// figures are the observations of the indicator, each with its province: the
// subject's own, or else the document's.
func (c *compareCommand) figures(p *program, store corpus.Store, query compare.Query) (out []compare.Figure, err error) {
	documents := map[string]trichluc.Metadata{}
	for d, err := range store.Documents(p.ctx, corpus.Selection{}) {
		if err != nil {
			return nil, err
		}
		documents[d.ID] = d.Metadata
	}
	for o, err := range store.Observations(p.ctx, corpus.Selection{}) {
		if err != nil {
			return nil, err
		}
		if query.Selects(&o.Row) && (c.year == "" || strings.HasPrefix(o.Row.Period, c.year)) {
			out = append(out, compare.Figure{Observation: o.Row, Province: documents[o.Document].Province, Source: o.Source, Date: documents[o.Document].Date})
		}
	}
	return out, nil
}

func inUnit(unit string) string {
	if unit == "" {
		return ""
	}
	return " (" + unit + ")"
}

// printComparison prints the table, a chart of it, and where its figures are
// from.
func (p *program) printComparison(query compare.Query, t compare.Table) error {
	if len(t.Rows) == 0 {
		fmt.Fprintln(p.out, p.say("compare.nothing", query.Name))
		return nil
	}
	fmt.Fprintln(p.out, query.Name+inUnit(t.Unit))
	grid := [][]string{{""}}
	for _, c := range t.Columns {
		grid[0] = append(grid[0], or(c, "?"))
	}
	for _, r := range t.Rows {
		line := []string{r.Name}
		for _, c := range r.Cells {
			line = append(line, p.cell(c))
		}
		grid = append(grid, line)
	}
	p.printGrid(grid)
	fmt.Fprintln(p.out)
	if err := t.WriteChart(p.out, 80); err != nil {
		return err
	}
	fmt.Fprintln(p.out, "\n"+p.say("compare.sources"))
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			p.printSources(r.Name+", "+or(t.Columns[i], "?"), c)
		}
	}
	if len(t.Apart) > 0 {
		fmt.Fprintln(p.out, p.say("compare.apart", len(t.Apart), t.Unit))
	}
	if len(t.Within) > 0 {
		fmt.Fprintln(p.out, p.say("compare.within", len(t.Within)))
	}
	return nil
}

// cell is what a cell shows; a sum or share says that it is one.
func (p *program) cell(c compare.Cell) string {
	text := c.Text()
	switch c.Sort {
	case compare.SortSum:
		text += " " + p.say("compare.sum")
	case compare.SortShare:
		text += " " + p.say("compare.share")
	}
	if len(c.Others) > 0 {
		text += " *"
	}
	return text
}

// printGrid aligns cells by columns, as wide as their widest.
func (p *program) printGrid(grid [][]string) {
	widths := make([]int, len(grid[0]))
	for _, line := range grid {
		for i, cell := range line {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, line := range grid {
		var b strings.Builder
		for i, cell := range line {
			b.WriteString(cell + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+2))
		}
		fmt.Fprintln(p.out, strings.TrimRight(b.String(), " "))
	}
}

func (p *program) printSources(name string, c compare.Cell) {
	shown := c.Parts
	if c.Sort == compare.SortFigure {
		shown = []compare.Figure{c.Figure}
	}
	for _, f := range shown {
		fmt.Fprintf(p.out, "  %s: %s, “%s”, %s, %s\n", name, f.ValueText, oneLine(f.Indicator.Text), oneLine(f.Source), p.place(f.Location))
	}
	for _, f := range c.Others {
		fmt.Fprintf(p.out, "  %s: * %s, “%s”, %s, %s\n", name, f.ValueText, oneLine(f.Indicator.Text), oneLine(f.Source), p.place(f.Location))
	}
}

// comparisonJSON is `compare --json`.
type comparisonJSON struct {
	Indicator string           `json:"indicator"`
	Unit      string           `json:"unit"`
	Cells     []comparedJSON   `json:"cells"`
	Apart     []comparedFigure `json:"apart"`
	Within    []comparedFigure `json:"within"`
}

type comparedJSON struct {
	Row     string           `json:"row"`
	Column  string           `json:"column"`
	Sort    compare.Sort     `json:"sort"` // figure | sum | share | parts
	Value   *float64         `json:"value"`
	Figures []comparedFigure `json:"figures"` // the figure shown, or the parts
	Missing []string         `json:"missing"`
	Others  []comparedFigure `json:"others"`
}

type comparedFigure struct {
	Name        string       `json:"name"` // of the indicator, as the report words it
	Province    string       `json:"province"`
	Subject     string       `json:"subject"`
	Period      string       `json:"period"`
	Value       *float64     `json:"value"`
	ValueText   string       `json:"value_text"`
	Comparator  string       `json:"comparator"`
	Unit        string       `json:"unit"`
	Numerator   *float64     `json:"numerator"`
	Denominator *float64     `json:"denominator"`
	Source      string       `json:"source"`
	Location    export.Place `json:"location"`
	Quote       string       `json:"quote"`
}

func comparisonOf(query compare.Query, t compare.Table) comparisonJSON {
	out := comparisonJSON{Indicator: query.Name, Unit: t.Unit, Cells: []comparedJSON{}, Apart: comparedFigures(t.Apart), Within: comparedFigures(t.Within)}
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			if c.Sort == compare.SortEmpty {
				continue
			}
			row := comparedJSON{
				Row: r.Name, Column: t.Columns[i], Sort: c.Sort, Figures: comparedFigures(c.Parts),
				Missing: append([]string{}, c.Missing...), Others: comparedFigures(c.Others),
			}
			if c.Sort != compare.SortParts {
				row.Value = &c.Value
			}
			if c.Sort == compare.SortFigure {
				row.Figures = comparedFigures([]compare.Figure{c.Figure})
			}
			out.Cells = append(out.Cells, row)
		}
	}
	return out
}

func comparedFigures(figures []compare.Figure) []comparedFigure {
	out := []comparedFigure{}
	for _, f := range figures {
		out = append(out, comparedFigure{
			f.Indicator.Text, f.Province.Name, f.Subject.Text, f.Period, f.Value, f.ValueText, f.Comparator, f.Unit, f.Numerator, f.Denominator,
			f.Source, export.OfLocation(f.Location), f.Quote,
		})
	}
	return out
}
