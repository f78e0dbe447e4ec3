package observe

import (
	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
)

var footnoteMark = pattern.New(`^[⁰¹²³⁴⁵⁶⁷⁸⁹\s*()\[\]]+`)

// footnote prepares a footnote: it speaks of what stands before its mark in
// the running text.
func (r *reader) footnote(b trichluc.Block, text string) *passage {
	anchor := -1
	for _, f := range r.d.Footnotes {
		if f.Start >= b.Start && f.Start <= b.End {
			anchor = f.Anchor
		}
	}
	for _, above := range r.d.Blocks {
		if anchor < above.Start || anchor >= above.End || above.Kind == trichluc.BlockTable {
			continue
		}
		p := r.passage(above, r.d.Text[above.Start:above.End])
		p.anchored(anchor - above.Start)
		p.text, p.offset = text, b.Start
		return p
	}
	return r.passage(b, text)
}

// anchored reads the passage up to a footnote's mark and keeps what the note
// will be about: the topic and the last thing counted.
func (p *passage) anchored(at int) {
	whole := p.text
	p.text = whole[:at]
	p.prior = p.text + " "
	found := p.read()
	for _, s := range sentences(whole) {
		if s.start <= at && at < s.end+1 {
			p.leadIn = shorten(p.phrase(s.start, at), 200)
		}
	}
	if n := len(found); n > 0 && found[n-1].Location.Start-p.offset > at-160 {
		last := found[n-1]
		p.parent = last.Indicator.Text
		if last.Unit != "%" {
			p.noun, p.unit = last.Indicator.Text, last.Unit
		}
	}
	p.titles = nil
}
