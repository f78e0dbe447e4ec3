package observe

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
)

// group is what a figure stands under: the system that the passage speaks of,
// the announcing sentence, and for a part ("trong đó", in brackets) the figure
// or clause that it is a part of.
func (p *passage) group(s span, f figure, o trichluc.Observation, before []trichluc.Observation) []string {
	var out []string
	if system := p.system(s.start); system != "" && o.Subject.Level != "system" && !f.ranked() && !strings.Contains(strings.ToLower(o.Indicator.Text), strings.ToLower(system)) {
		out = append(out, system)
	}
	if p.leadIn != "" && (p.topic.Level == "province" || p.prior != "") {
		out = append(out, p.leadIn) // an item with a subject of its own needs no announcing
	}
	whole := -1 // where the words stand that make the figure a part
	from := max(s.start, f.qstart-partWindow)
	if all := partOf.FindAllStringIndex(p.text[from:f.qstart], -1); all != nil {
		whole = from + all[len(all)-1][0]
	}
	if f.bracket > whole {
		whole = f.bracket
	}
	for i := len(before) - 1; i >= 0 && whole >= 0; i-- {
		if at := before[i].Location.Start - max(p.offset, 0); at < whole {
			return append(out, before[i].Indicator.Text)
		}
	}
	if f.bracket >= 0 && !strings.Contains(o.Indicator.Text, " – ") || f.bracket >= 0 && f.labelled {
		from, _ := p.leftBound(s.start, f.bracket)
		if outer := lastParts(cutTrailing(openerless(p.phrase(from, f.bracket)))); outer != "" {
			out = append(out, outer)
		}
	}
	return out
}

// partWindow is how many bytes back words make a figure a part of another.
const partWindow = 1000

var partOf = pattern.New(`(?i)trong đó|bao gồm|gồm|cụ thể\s*:|, với\s`)

// quote is the clause around a figure.
func (p *passage) quote(s span, f *figure) string {
	start := f.clauseStart
	if f.bracket >= 0 {
		start = s.start
	}
	if f.qstart-start > quoteLimit/2 {
		start = f.qstart - quoteLimit/2
		if i := strings.IndexByte(p.text[start:f.qstart], ' '); i >= 0 {
			start += i
		}
	}
	end := max(f.end, f.postEnd, f.End)
	return shorten(strings.TrimSpace(p.text[start:end]), quoteLimit)
}
