package observe

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
)

// nameWords is the most words of an indicator's text: a clause, not a
// paragraph.
const nameWords = 48

// structure are the parts of a document: "Luật ... gồm 9 chương, 89 điều"
// measures nothing.
var structure = map[string]bool{"chương": true, "điều": true, "khoản": true, "phụ lục": true}

// observation makes the observations of one figure: one, or one a year where
// the sentence names several years, or the two bounds of a range.
func (p *passage) observation(s span, fs []figure, i int, before []trichluc.Observation) []trichluc.Observation {
	f := &fs[i]
	if otherChange.MatchString(strings.TrimSpace(p.text[f.clauseStart:f.qstart])) {
		return nil
	}
	f.change = p.changes(f)
	f.reference = f.reference || i > 0 && f.Kind == number.Percent && fs[i-1].Kind == number.Percent && strings.TrimSpace(p.text[fs[i-1].End:f.Start]) == "/" // "đạt 72,4%/65%"
	f.reference = f.reference || f.bracket >= 0 && p.last != nil && f.change == "" && strings.TrimSpace(p.text[f.bracket+1:f.qstart]) == "" && aimBefore.MatchString(tailText(p.text[:f.bracket], 80))
	p.findLabel(s, fs, i)
	counted := f.unit
	name, ok := p.name(s, fs, i, before)
	if !ok {
		return nil
	}
	if f.unit.Name == "%" && f.Kind != number.Percent {
		f.unit = counted // "giảm 15% (từ 120 vụ xuống 102 vụ)"
	}
	if f.turn != nil && f.place == 0 {
		f.turn.name, f.turn.change = name, f.change
	}
	o := trichluc.Observation{Measure: trichluc.MeasureActual, Comparator: f.Comparator, Multiplier: 1, Confidence: 0.8}
	value := f.Value
	o.Value, o.ValueText, o.Numerator, o.Denominator = &value, f.Text, f.numerator, f.denominator
	o.Indicator.Text = name
	if o.Unit, o.Multiplier = p.unitOf(f, name); structure[o.Unit] {
		return nil
	}
	p.readings(&o, f)
	if o.Subject = p.subject(s, *f, name); f.turn != nil && f.turn.subjects != nil {
		f.subject = f.turn.subjects[f.place]
	}
	if f.subject.Text != "" {
		o.Subject = f.subject
		o.Subject.Text = p.qualified(o.Subject.Text)
	}
	o.Indicator.Text = withoutSubject(name, o.Subject.Text)
	t := p.when(s, *f)
	if f.change == "" && mentionsIndex(name) && yearlyIndex.MatchString(name) {
		if t.own {
			p.indexTime = t.timeOf
		} else if p.indexTime.period.Label != "" && !p.target {
			t.timeOf, t.own = p.indexTime, true // "PAR INDEX năm 2023 đạt 89,17%; SIPAS đạt 84,2%"
		}
	}
	if i > 0 && (f.change != "" || f.relative) && !t.own && fs[i-1].Start >= f.clauseStart {
		t.timeOf = p.time // a change is of the time of what changed
	}
	if i == 0 && f.change != "" && !t.own && p.time.period.Label != "" && againstFirst.MatchString(p.text[s.start:f.qstart]) {
		t.timeOf = p.time // "So với cùng kỳ, số vụ giảm 21 vụ"
	}
	p.time = t.timeOf
	if p.reader.period.Label == "" && t.own && f.change == "" && f.bracket < 0 && !p.target && ofOneYear(t.period) && !aimed(p.text[s.start:f.qstart]) {
		p.period.period = t.period // "Thu 6 tháng đầu năm 2018 đạt ...; trong đó: ..."
	}
	o.Period, o.AsOf = t.period.Label, t.asOf
	p.pastTime, p.ownTime = p.passed(t.period), t.own
	if o.Period == "" && p.reader.period.Label != "" {
		o.Confidence = 0.6 // before the time planned for, nobody says when
	}
	if m := ofYear.FindString(o.Indicator.Text); m != "" && p.last != nil && strings.HasSuffix(p.last.Indicator.Text, m) && f.change == "" && len(o.Period) == 4 && !strings.HasSuffix(m, o.Period) {
		o.Indicator.Text = strings.TrimSuffix(o.Indicator.Text, m) // "năm 2023 là 92%, năm 2024 là 75%"
	}
	o.Indicator.Text = p.untimed(unscoped(o.Indicator.Text), t.timeOf)
	p.measure(&o, s, f)
	if o.Comparator == "=" && estimated.MatchString(p.text[f.segStart:f.qstart]) {
		o.Comparator = "~"
	}
	o.Quote = p.quote(s, f)
	o.Location.Start, o.Location.End = f.Start, f.End
	if p.offset >= 0 {
		o.Location.Start, o.Location.End = p.offset+f.Start, p.offset+f.End
	}
	switch {
	case f.Kind == number.Range:
		return bounds(o, f.High)
	case f.ranked():
		return p.eachYear(o, s, f)
	}
	return []trichluc.Observation{o}
}

// againstFirst matches a sentence that opens with what its changes are held
// against: they are of the time of the sentence before.
var againstFirst = pattern.New(`(?i)^[\s+-]*so (?:với|cùng)\s`)

// bounds makes the two bounds of a range.
func bounds(o trichluc.Observation, high float64) []trichluc.Observation {
	top := o
	o.Comparator, top.Comparator = ">=", "<="
	if o.Direction == "giảm" {
		high = -high
		o.Comparator, top.Comparator = "<=", ">="
	}
	top.Value = &high
	return []trichluc.Observation{o, top}
}

// eachYear repeats a rank for each of the years that it was held in.
func (p *passage) eachYear(o trichluc.Observation, s span, f *figure) []trichluc.Observation {
	for _, m := range p.times(s) {
		if len(m.Years) > 1 && m.Period.Label == o.Period && m.Start < f.qstart {
			var out []trichluc.Observation
			for _, y := range m.Years {
				o.Period = y
				out = append(out, o)
			}
			return out
		}
	}
	return []trichluc.Observation{o}
}
