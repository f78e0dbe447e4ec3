package golden

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc"
)

// String prints a result as a golden file: a section a stage, a line a thing,
// empty fields left out, so that a diff shows what changed and nothing else.
func (r result) String() string {
	p := &printer{r: r}
	p.metadata()
	p.blocks()
	p.tables()
	p.notes()
	p.observations()
	p.citations()
	p.findings()
	return p.b.String()
}

type printer struct {
	r result
	b strings.Builder
}

func (p *printer) section(name string) { fmt.Fprintf(&p.b, "-- %s --\n", name) }

// line writes fields separated by bars, without empty ones.
func (p *printer) line(fields ...string) {
	fields = slices.DeleteFunc(fields, func(s string) bool { return s == "" })
	p.b.WriteString(strings.ReplaceAll(strings.Join(fields, " | "), "\n", "⏎"))
	p.b.WriteByte('\n')
}

// named is "name: value", or nothing where there is no value.
func named(name, value string) string {
	if value == "" {
		return ""
	}
	return name + ": " + value
}

func (p *printer) metadata() {
	m, c := p.r.document.Metadata, p.r.document.Coverage
	p.section("metadata")
	for _, f := range [][2]string{
		{"media type", p.r.document.MediaType}, {"kind", m.Kind}, {"number", m.Number}, {"symbol", m.Symbol}, {"key", m.Key},
		{"issuer", m.Issuer}, {"place", m.Place}, {"date", m.Date}, {"precision", m.DatePrecision}, {"title", m.Title},
		{"province", strings.TrimSpace(m.Province.Code + " " + m.Province.Name)},
		{"period", strings.Trim(m.Period.Label+" "+m.Period.Start+"/"+m.Period.End, " /")},
		{"signer", m.Signer}, {"role", m.SignerRole}, {"draft", m.DraftBasis},
	} {
		if f[1] != "" {
			p.line(named(f[0], f[1]))
		}
	}
	if p.r.document.Pages > 0 {
		p.line(fmt.Sprintf("pages: %d", p.r.document.Pages))
	}
	p.line(fmt.Sprintf("characters: text %d, tables %d, notes %d, furniture %d", c.Text, c.Table, c.Footnote, c.Furniture))
	for _, u := range c.Unread {
		p.line(fmt.Sprintf("unread: %d characters on page %d: %s", u.Characters, u.Page, u.Reason))
	}
	for _, n := range c.Notes {
		p.line("note: " + n)
	}
	for _, a := range m.Appendices {
		p.line("appendix: "+a.Label, a.Title)
	}
}

func (p *printer) blocks() {
	p.section("blocks")
	d := p.r.document
	for _, b := range d.Blocks {
		kind := string(b.Kind)
		if b.Level > 0 {
			kind += " " + strconv.Itoa(b.Level)
		}
		text := d.Text[b.Start:b.End]
		if b.Kind == trichluc.BlockTable {
			text = b.Table
		}
		p.line(kind, b.Section, named("mark", b.Mark), text, pages(b.Fragments))
	}
}

// pages says which pages a block stands on, from its second one.
func pages(fragments []trichluc.Fragment) string {
	if n := len(fragments); n > 1 && fragments[n-1].Page != fragments[0].Page {
		return fmt.Sprintf("pages %d-%d", fragments[0].Page, fragments[n-1].Page)
	}
	return ""
}

func (p *printer) tables() {
	for _, t := range p.r.document.Tables {
		p.section("table " + t.ID)
		p.line(named("caption", t.Caption), named("unit", t.Unit), named("section", t.Section), pageRange(t.PageFirst, t.PageLast))
		for _, n := range t.Notes {
			p.line("note: " + n)
		}
		p.line(t.Header...)
		for i, row := range t.Rows {
			cells := make([]string, len(row.Cells))
			for j, c := range row.Cells {
				cells[j] = c.Text
			}
			fmt.Fprintf(&p.b, "%d %s [%s] %s\n", i+1, row.Kind, strings.Join(row.Group, " / "), strings.Join(cells, " | "))
		}
	}
}

func pageRange(first, last int) string {
	if first == last {
		return ""
	}
	return fmt.Sprintf("pages %d-%d", first, last)
}

func (p *printer) notes() {
	d := p.r.document
	if len(d.Footnotes)+len(d.Furniture) == 0 {
		return
	}
	p.section("notes and furniture")
	for _, n := range d.Footnotes {
		at := "no anchor"
		if n.Anchor >= 0 && n.Anchor <= len(d.Text) {
			at = "after …" + tail(d.Text[:n.Anchor], 24)
		}
		p.line(n.Mark, n.Text, at)
	}
	for _, f := range d.Furniture {
		p.line(f.Kind, f.Text)
	}
}

// tail is the last n runes of the last line of s.
func tail(s string, n int) string {
	s = s[strings.LastIndexByte(s, '\n')+1:]
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}

func (p *printer) observations() {
	p.section("observations")
	for _, o := range p.r.observations {
		place := o.Location.Section
		if o.Location.Table != "" {
			place = fmt.Sprintf("%s:r%d:c%d", o.Location.Table, o.Location.Row, o.Location.Column)
		}
		p.line(figure(o), string(o.Measure), o.Indicator.Text, named("catalogue", o.Indicator.ID), named("of", o.Subject.Text),
			named("in", o.Period), named("as of", o.AsOf), named("status", o.Status), strings.Join(o.Group, " / "),
			named("also", numbers(o.Ambiguous)), confidence(o.Confidence), place)
	}
}

// figure is the value with its comparator, unit and ratio.
func figure(o trichluc.Observation) string {
	s := number(o.Value)
	if o.Comparator != "" && o.Comparator != "=" {
		s = o.Comparator + s
	}
	if o.Unit != "" {
		s += " " + o.Unit
	}
	if o.Multiplier != 0 && o.Multiplier != 1 {
		s += " ×" + strconv.FormatFloat(o.Multiplier, 'g', -1, 64)
	}
	if o.Numerator != nil || o.Denominator != nil {
		s += " (" + number(o.Numerator) + "/" + number(o.Denominator) + ")"
	}
	return s
}

func number(v *float64) string {
	if v == nil {
		return "–"
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}

func numbers(values []float64) string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = number(&v)
	}
	return strings.Join(out, ", ")
}

// confidence is printed where it is not full.
func confidence(c float64) string {
	if c == 1 {
		return ""
	}
	return strconv.FormatFloat(c, 'f', 2, 64)
}

func (p *printer) citations() {
	p.section("citations")
	for _, c := range p.r.citations {
		p.line(c.Text, c.Type, c.Key, c.Date, named("by", c.Issuer), string(c.Form), string(c.Relation), named("at", c.Pinpoint),
			c.Instrument, named("about", c.Subject), confidence(c.Confidence))
	}
}

func (p *printer) findings() {
	p.section("findings")
	for _, f := range p.r.findings {
		p.line(f.Kind, string(f.Severity), string(f.Verdict), named("printed", f.Printed), named("computed", f.Computed), f.Message)
	}
}
