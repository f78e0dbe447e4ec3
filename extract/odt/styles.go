package odt

import (
	"strconv"
	"strings"
)

// look is what a style or span says of text and paragraphs; nil and zero
// values mean "as inherited".
type look struct {
	bold, italic, hidden, upper *bool
	size                        float64 // points
	percent                     float64 // of the inherited size
	raised                      *bool
	font                        string
	centered                    *bool
	left, first                 *float64
	outline                     int // 1-based
}

// style is a named style; its look is without its parent's.
type style struct {
	look
	name   string // as shown, lower case
	parent string
	width  float64 // of table columns
	lines  bool    // table cells: draws lines

	hiddenTable bool // sheets that are not shown
}

// styles are the styles of a document by family and name.
type styles struct {
	named    map[string]*style
	defaults map[string]look // by family
	fonts    map[string]string
}

// maxChain bounds styles based on each other; damaged files have circles.
const maxChain = 32

// defaultSize is the size of text where nothing names one.
const defaultSize = 12

func readStyles(parts ...*node) *styles {
	s := &styles{named: map[string]*style{}, defaults: map[string]look{}, fonts: map[string]string{}}
	for _, p := range parts {
		p.each("style:font-face", func(n *node) {
			s.fonts[n.attr("style:name")] = strings.Trim(n.attr("svg:font-family"), "'\"")
		})
	}
	for _, p := range parts {
		p.each("style:default-style", func(n *node) { s.defaults[n.attr("style:family")] = s.readLook(n) })
		p.each("style:style", func(n *node) {
			st := &style{look: s.readLook(n), parent: n.attr("style:parent-style-name"), name: n.attr("style:display-name")}
			if st.name == "" {
				st.name = strings.ReplaceAll(n.attr("style:name"), "_20_", " ")
			}
			st.name = strings.ToLower(st.name)
			st.outline = n.count("style:default-outline-level", 0, 10)
			st.width, _ = points(n.child("style:table-column-properties").attr("style:column-width"))
			st.hiddenTable = n.child("style:table-properties").attr("table:display") == "false"
			cell := n.child("style:table-cell-properties")
			for _, side := range []string{"fo:border", "fo:border-top", "fo:border-bottom", "fo:border-left", "fo:border-right"} {
				if v := cell.attr(side); v != "" && v != "none" && v != "hidden" {
					st.lines = true
				}
			}
			s.named[n.attr("style:family")+" "+n.attr("style:name")] = st
		})
	}
	return s
}

func (s *styles) readLook(n *node) (l look) {
	p, t := n.child("style:paragraph-properties"), n.child("style:text-properties")
	if v := p.attr("fo:text-align"); v != "" {
		l.centered = truth(v == "center")
	}
	if v, ok := points(p.attr("fo:margin-left")); ok {
		l.left = &v
	}
	if v, ok := points(p.attr("fo:text-indent")); ok {
		l.first = &v
	}
	if v := t.attr("fo:font-weight"); v != "" {
		l.bold = truth(v == "bold" || v >= "600" && v <= "900")
	}
	if v := t.attr("fo:font-style"); v != "" {
		l.italic = truth(v != "normal")
	}
	if v := t.attr("text:display"); v != "" {
		l.hidden = truth(v == "none")
	}
	if v := t.attr("fo:text-transform"); v != "" {
		l.upper = truth(v == "uppercase")
	}
	if v := t.attr("style:text-position"); v != "" {
		l.raised = truth(isRaised(v))
	}
	l.size, _ = points(t.attr("fo:font-size"))
	if v, ok := strings.CutSuffix(t.attr("fo:font-size"), "%"); ok {
		l.percent, _ = strconv.ParseFloat(v, 64)
	}
	if l.font = s.fonts[t.attr("style:font-name")]; l.font == "" {
		l.font = strings.Trim(t.attr("fo:font-family"), "'\"")
	}
	return l
}

func truth(b bool) *bool { return &b }

// raisedPercent is how far above the baseline text stands to be a superscript,
// in per cent of its size.
const raisedPercent = 20

// isRaised reads a position: "super 58%" or "33% 58%".
func isRaised(v string) bool {
	where, _, _ := strings.Cut(v, " ")
	if where == "super" {
		return true
	}
	p, err := strconv.ParseFloat(strings.TrimSuffix(where, "%"), 64)
	return err == nil && p > raisedPercent
}

// over lays l over base.
func (l look) over(base look) look {
	for _, f := range []struct{ own, inherited **bool }{
		{&l.bold, &base.bold}, {&l.italic, &base.italic}, {&l.hidden, &base.hidden}, {&l.upper, &base.upper},
		{&l.raised, &base.raised}, {&l.centered, &base.centered},
	} {
		if *f.own == nil {
			*f.own = *f.inherited
		}
	}
	if l.size == 0 {
		l.size = base.size
		if l.percent > 0 && l.percent < 1000 {
			l.size = base.size * l.percent / 100
		}
	}
	if l.font == "" {
		l.font = base.font
	}
	if l.left == nil {
		l.left = base.left
	}
	if l.first == nil {
		l.first = base.first
	}
	if l.outline == 0 {
		l.outline = base.outline
	}
	return l
}

// resolve is a style with what it inherits; base is what stands around it.
func (s *styles) resolve(family, name string, base look) look {
	var chain []*style
	for range maxChain {
		st := s.named[family+" "+name]
		if st == nil {
			break
		}
		chain = append(chain, st)
		name = st.parent
	}
	for i := len(chain) - 1; i >= 0; i-- {
		base = chain[i].look.over(base)
	}
	return base
}

// paragraph is the look of a paragraph's style.
func (s *styles) paragraph(name string) look {
	return s.resolve("paragraph", name, s.defaults["paragraph"].over(look{size: defaultSize}))
}

// shown is the name of a paragraph style that a reader knows it by: that of
// the style which an automatic one, made for a single place, is based on.
func (s *styles) shown(name string) string {
	st := s.named["paragraph "+name]
	if st == nil {
		return ""
	}
	if parent := s.named["paragraph "+st.parent]; parent != nil && isAutomatic(name) {
		return parent.name
	}
	return st.name
}

// isAutomatic holds for names such as P12.
func isAutomatic(name string) bool {
	number, ok := strings.CutPrefix(name, "P")
	_, err := strconv.Atoi(number)
	return ok && err == nil
}

func is(b *bool) bool { return b != nil && *b }

func value(v *float64) float64 {
	if v == nil {
		return 0
	}
	return *v
}
