package evaluate

import (
	"strings"

	"github.com/trichluc/trichluc/export"
)

// enoughOfName is the overlap of words from which two names of a figure are
// taken for the same, and enoughOfSubject that of subjects of documents, which
// are long and copied out. Annotators word a name as they understand it.
const (
	enoughOfName    = 0.6
	enoughOfSubject = 0.85
)

var documents = stage[export.Document]{
	source:   func(d export.Document) string { return d.Source },
	name:     func(d export.Document) string { return value(d.Title) },
	likeness: func(gold, got export.Document) float64 { return 1 },
	attributes: []attribute[export.Document]{
		{"kind", func(a, b export.Document) bool { return fold(value(a.Kind)) == fold(value(b.Kind)) }},
		{"key", func(a, b export.Document) bool { return value(a.Key) == value(b.Key) }},
		{"issuer", func(a, b export.Document) bool { return fold(value(a.Issuer)) == fold(value(b.Issuer)) }},
		{"date", func(a, b export.Document) bool { return value(a.Date) == value(b.Date) }},
		{"title", func(a, b export.Document) bool { return fold(value(a.Title)) == fold(value(b.Title)) }},
		{"province", func(a, b export.Document) bool { return value(a.Province.Code) == value(b.Province.Code) }},
		{"period", func(a, b export.Document) bool { return value(a.Period.Label) == value(b.Period.Label) }},
		{"signer", func(a, b export.Document) bool { return fold(value(a.Signer)) == fold(value(b.Signer)) }},
	},
}

var tables = stage[export.Table]{
	source: func(t export.Table) string { return t.Source },
	name:   func(t export.Table) string { return strings.Join(t.Header, " | ") },
	likeness: func(gold, got export.Table) float64 {
		return overlap(cellsOf(gold), cellsOf(got))
	},
	attributes: []attribute[export.Table]{
		{"header", func(a, b export.Table) bool {
			return fold(strings.Join(a.Header, "|")) == fold(strings.Join(b.Header, "|"))
		}},
		{"every cell", func(a, b export.Table) bool { return gridOf(a) == gridOf(b) }},
		{"caption", func(a, b export.Table) bool { return fold(value(a.Caption)) == fold(value(b.Caption)) }},
		{"unit", func(a, b export.Table) bool { return fold(value(a.Unit)) == fold(value(b.Unit)) }},
	},
}

func cellsOf(t export.Table) string {
	var b strings.Builder
	for _, r := range t.Rows {
		b.WriteString(strings.Join(r.Cells, " ") + " ")
	}
	return b.String()
}

// gridOf is the table's cells with their places: rows and columns count.
func gridOf(t export.Table) string {
	var b strings.Builder
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			b.WriteString(fold(c) + "|")
		}
		b.WriteString("\n")
	}
	return b.String()
}

var observations = stage[export.Observation]{
	source: func(o export.Observation) string { return o.Source },
	name: func(o export.Observation) string {
		return value(o.ValueText) + value(o.Status) + " " + value(o.Indicator.Text)
	},
	likeness: func(gold, got export.Observation) float64 {
		if !same(gold.Value, got.Value) || gold.Value == nil && fold(value(gold.Status)) != fold(value(got.Status)) {
			return 0
		}
		// Equal figures are told apart by name, place in a table and measure.
		l := 1 + overlap(value(gold.Indicator.Text), value(got.Indicator.Text))
		if same(gold.Location.Table, got.Location.Table) && same(gold.Location.Row, got.Location.Row) {
			l++
		}
		if same(gold.Measure, got.Measure) {
			l += 0.1
		}
		return l
	},
	attributes: []attribute[export.Observation]{
		{"indicator", func(a, b export.Observation) bool {
			return overlap(value(a.Indicator.Text), value(b.Indicator.Text)) >= enoughOfName
		}},
		{"catalogue", func(a, b export.Observation) bool {
			return a.Indicator.Name == nil || same(a.Indicator.ID, b.Indicator.ID)
		}},
		{"subject", func(a, b export.Observation) bool { return fold(value(a.Subject.Text)) == fold(value(b.Subject.Text)) }},
		{"measure", func(a, b export.Observation) bool { return same(a.Measure, b.Measure) }},
		{"unit", func(a, b export.Observation) bool { return fold(value(a.Unit)) == fold(value(b.Unit)) }},
		{"comparator", func(a, b export.Observation) bool { return same(a.Comparator, b.Comparator) }},
		{"period", func(a, b export.Observation) bool { return same(a.Period, b.Period) }},
		{"ratio", func(a, b export.Observation) bool {
			return same(a.Numerator, b.Numerator) && same(a.Denominator, b.Denominator)
		}},
	},
}

var citations = stage[export.Citation]{
	source: func(c export.Citation) string { return c.Source },
	name:   func(c export.Citation) string { return c.Text },
	likeness: func(gold, got export.Citation) float64 {
		near := overlap(gold.Text, got.Text)
		switch {
		case value(gold.Form) != value(got.Form):
			return 0
		case gold.Key != nil:
			if !same(gold.Key, got.Key) {
				return 0
			}
			return 1 + near
		case near < enoughOfName:
			return 0
		}
		return near
	},
	attributes: []attribute[export.Citation]{
		{"type", func(a, b export.Citation) bool { return fold(value(a.Type)) == fold(value(b.Type)) }},
		{"date", func(a, b export.Citation) bool { return value(a.Date) == value(b.Date) }},
		{"issuer", func(a, b export.Citation) bool { return fold(value(a.Issuer)) == fold(value(b.Issuer)) }},
		{"subject", func(a, b export.Citation) bool {
			return a.Subject == nil || overlap(value(a.Subject), value(b.Subject)) >= enoughOfSubject
		}},
		{"relation", func(a, b export.Citation) bool { return same(a.Relation, b.Relation) }},
		{"instrument", func(a, b export.Citation) bool { return same(a.Instrument, b.Instrument) }},
	},
}

var findings = stage[export.Finding]{
	source: func(f export.Finding) string { return f.Source },
	name:   func(f export.Finding) string { return f.Kind + " " + value(f.Printed) },
	likeness: func(gold, got export.Finding) float64 {
		if gold.Kind != got.Kind {
			return 0
		}
		return overlap(value(gold.Printed)+" "+value(gold.Computed), value(got.Printed)+" "+value(got.Computed))
	},
	attributes: []attribute[export.Finding]{
		{"severity", func(a, b export.Finding) bool { return a.Severity == b.Severity }},
		{"verdict", func(a, b export.Finding) bool { return a.Verdict == b.Verdict }},
	},
}
