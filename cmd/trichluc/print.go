package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// title is how a document is called in lists: kind and number, or its title.
func title(d *trichluc.Document) string {
	m := d.Metadata
	name := viet.Space(m.Kind + " " + m.Key)
	if m.Key == "" && m.Title != "" {
		name = viet.Space(strings.TrimPrefix(m.Kind+": ", ": ") + m.Title)
	}
	if name == "" {
		name = d.Source
	}
	return short(name, 100)
}

// place says where something stands: "trang 3, mục II/1, bảng t2, dòng 5".
func (p *program) place(l trichluc.Location) string {
	var parts []string
	add := func(key string, value any, known bool) {
		if known {
			parts = append(parts, p.say(key, value))
		}
	}
	add("place.page", l.Page, l.Page > 0)
	add("place.section", l.Section, l.Section != "")
	add("place.table", l.Table, l.Table != "")
	add("place.row", l.Row, l.Row > 0)
	add("place.column", l.Column, l.Column > 0)
	if len(parts) == 0 {
		return p.say("place.offset", l.Start)
	}
	return strings.Join(parts, ", ")
}

// figure is an observation on one line.
func (p *program) figure(o trichluc.Observation) string {
	value := o.ValueText
	if value == "" {
		value = o.Status
	}
	if o.Unit != "" && !strings.HasSuffix(strings.TrimSpace(value), o.Unit) {
		value += " " + o.Unit
	}
	about := o.Indicator.Text
	if about == "" {
		about = o.Indicator.Name
	}
	if o.Value != nil && o.Comparator != "" && o.Comparator != "=" {
		value = p.word("comparator", o.Comparator) + " " + value
	}
	measure := p.word("measure", string(o.Measure))
	if o.Direction != "" {
		measure = p.word("direction", o.Direction)
	}
	return fmt.Sprintf("%s: %s%s", short(about, 90), value+p.otherReadings(o), bracketed(o.Subject.Text, o.Period, measure))
}

// otherReadings says what else a printed figure can mean: "1,034" is both a
// thousand and thirty-four, and one and a bit.
func (p *program) otherReadings(o trichluc.Observation) string {
	if len(o.Ambiguous) == 0 || o.Value == nil {
		return ""
	}
	readings := []string{p.decimal(*o.Value)}
	for _, other := range o.Ambiguous {
		if text := p.decimal(other); !slices.Contains(readings, text) {
			readings = append(readings, text)
		}
	}
	if len(readings) == 1 {
		return " [" + p.say("figure.doubtful") + "]"
	}
	return " [" + p.say("figure.readings", strings.Join(readings, p.say("figure.or"))) + "]"
}

// citation is one mention on one line: the number as filed, what it is, how
// it is used.
func (p *program) citation(c trichluc.Citation) string {
	name := viet.Space(c.Type + " " + c.Key)
	if c.Key == "" {
		name = c.Text
	}
	return short(name, 80) + bracketed(c.Issuer, c.Date, p.word("relation", string(c.Relation)))
}

// finding is one contradiction on one line.
func (p *program) finding(f trichluc.Finding) string {
	text := fmt.Sprintf("[%s] %s", p.word("severity", string(f.Severity)), or(p.message(f), p.figures(f)))
	if f.Verdict != "" {
		text += " (" + p.word("verdict", string(f.Verdict)) + ")"
	}
	return text
}

// message is the sentence of a finding. It is data, and Vietnamese; in English
// one of its kind stands for it, and the figures follow.
func (p *program) message(f trichluc.Finding) string {
	if key := "finding." + f.Kind; p.lang == english && has(key) {
		return p.say(key)
	}
	return f.Message
}

// figures are both sides of a finding on one line.
func (p *program) figures(f trichluc.Finding) string {
	printed, computed := p.sides(f)
	return p.say("finding.figures", printed, computed)
}

// sides are the figures of a finding as printed and as computed.
func (p *program) sides(f trichluc.Finding) (printed, computed string) {
	if p.lang == english {
		return f.Printed, computedInEnglish(f.Computed)
	}
	return f.Printed, f.Computed
}

// oneLine shows what would break a line, as names of files may hold it, by its
// escape.
func oneLine(s string) string {
	if !strings.ContainsFunc(s, unicode.IsControl) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if unicode.IsControl(r) {
			b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// word translates a value of a fixed list; an unknown one stays as it is.
func (p *program) word(family, value string) string {
	if key := family + "." + value; has(key) {
		return p.say(key)
	}
	return value
}

func bracketed(parts ...string) string {
	var kept []string
	for _, part := range parts {
		if part != "" {
			kept = append(kept, short(part, 60))
		}
	}
	if len(kept) == 0 {
		return ""
	}
	return " (" + strings.Join(kept, ", ") + ")"
}

// short cuts s to n runes at most, on one line.
func short(s string, n int) string {
	s = viet.Space(s)
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return strings.TrimSpace(string(runes[:n-1])) + "…"
}

// around cuts s to n runes at most, so that part stays in sight.
func around(s, part string, n int) string {
	s, part = viet.Space(s), viet.Space(part)
	at := strings.Index(s, part)
	before := len([]rune(s[:max(at, 0)]))
	if at < 0 || before+len([]rune(part)) <= n {
		return short(s, n)
	}
	from := max(0, before-n/4)
	s = string([]rune(s)[from:])
	if space := strings.IndexByte(s, ' '); from > 0 && space >= 0 && space < strings.Index(s, part) {
		s = s[space+1:] // begin with a whole word
	}
	return "…" + short(s, n)
}
