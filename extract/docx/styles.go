package docx

import "strings"

// runFormat is what a run's properties say; zero values mean "as inherited".
type runFormat struct {
	bold, italic, caps, hidden toggle
	size                       float64 // points
	raised                     toggle  // on: superscript; off: baseline or subscript
	position                   float64 // points above the baseline
	font                       string
	style                      string // character style
}

// over lays the properties of f over those of base.
func (f runFormat) over(base runFormat) runFormat {
	pick := func(own, inherited toggle) toggle {
		if own != unset {
			return own
		}
		return inherited
	}
	f.bold, f.italic = pick(f.bold, base.bold), pick(f.italic, base.italic)
	f.caps, f.hidden = pick(f.caps, base.caps), pick(f.hidden, base.hidden)
	f.raised = pick(f.raised, base.raised)
	if f.size == 0 {
		f.size = base.size
	}
	if f.position == 0 {
		f.position = base.position
	}
	if f.font == "" {
		f.font = base.font
	}
	return f
}

// paragraphFormat is what a paragraph's properties say.
type paragraphFormat struct {
	style           string
	align           string // w:jc; "" as inherited
	left, firstLine *float64
	outline         int // 1-based; 0 as inherited
	list            listPlace
	runsOn          bool    // no new line after it: its mark is deleted or hidden, or it is a drop capital
	endsSection     bool    // it is the last of a section
	restartsNotes   [2]bool // by noteKind: the section says that each counts its notes anew
}

// listPlace is where a paragraph stands in a list.
type listPlace struct {
	set   bool   // the properties name a list, or none by id "0"
	id    string // of the numbering instance
	level int    // 0-based; -1 as inherited
}

func (f paragraphFormat) over(base paragraphFormat) paragraphFormat {
	if f.align == "" {
		f.align = base.align
	}
	if f.left == nil {
		f.left = base.left
	}
	if f.firstLine == nil {
		f.firstLine = base.firstLine
	}
	if f.outline == 0 {
		f.outline = base.outline
	}
	if !f.list.set {
		f.list = base.list
	} else if f.list.id == "" {
		f.list.id = base.list.id
	}
	return f
}

// style is a named style; its formats are without what it is based on.
type style struct {
	name      string // lower case
	basedOn   string
	run       runFormat
	paragraph paragraphFormat
	borders   toggle
}

// styles are the named styles of a document and its defaults.
type styles struct {
	byID             map[string]*style
	run              runFormat
	paragraph        paragraphFormat
	defaultParagraph string
	defaultTable     string
}

// defaultSize is the size of text where nothing names one.
const defaultSize = 10

func (r *reader) readStyles() *styles {
	s := &styles{byID: map[string]*style{}, run: runFormat{size: defaultSize}}
	r.auxiliary("styles", "styles.xml", func(c *cursor, name string, e *element) error {
		switch name {
		case "docDefaults":
			return s.readDefaults(c)
		case "style":
			return s.readStyle(c, e)
		}
		return c.skip()
	})
	return s
}

func (s *styles) readDefaults(c *cursor) error {
	return c.each(func(name string, e *element) error {
		return c.each(func(name string, e *element) error {
			switch name {
			case "rPr":
				own, err := readRunFormat(c)
				s.run = own.over(s.run)
				return err
			case "pPr":
				own, err := readParagraphFormat(c)
				s.paragraph = own
				return err
			}
			return c.skip()
		})
	})
}

func (s *styles) readStyle(c *cursor, e *element) error {
	st := &style{}
	id, kind := e.attr("styleId"), e.attr("type")
	if v := e.attr("default"); v == "1" || v == "true" {
		switch kind {
		case "paragraph":
			s.defaultParagraph = id
		case "table":
			s.defaultTable = id
		}
	}
	s.byID[id] = st
	return c.each(func(name string, e *element) (err error) {
		switch name {
		case "name":
			st.name = strings.ToLower(e.attr("val"))
		case "basedOn":
			st.basedOn = e.attr("val")
		case "rPr":
			st.run, err = readRunFormat(c)
			return err
		case "pPr":
			st.paragraph, err = readParagraphFormat(c)
			return err
		case "tblPr":
			return c.each(func(name string, e *element) error {
				if name != "tblBorders" {
					return c.skip()
				}
				st.borders, err = readBorders(c)
				return err
			})
		}
		return c.skip()
	})
}

// maxChain bounds how far styles are followed: Word stops at 10, and damaged
// files hold cycles.
const maxChain = 20

// chain calls visit for a style and what it is based on, nearest first.
func (s *styles) chain(id string, visit func(*style)) {
	for range maxChain {
		st := s.byID[id]
		if st == nil {
			return
		}
		visit(st)
		id = st.basedOn
	}
}

// resolve gives the formats of a paragraph style with all that it inherits.
func (s *styles) resolve(id string) (p paragraphFormat, r runFormat) {
	if s.byID[id] == nil {
		id = s.defaultParagraph
	}
	s.chain(id, func(st *style) {
		own := st.paragraph
		if own.list.set && own.list.level < 0 {
			own.list.level = 0
		}
		p, r = p.over(own), r.over(st.run)
	})
	p, r = p.over(s.paragraph), r.over(s.run)
	p.style = id
	return p, r
}

// character gives the run format of a character style.
func (s *styles) character(id string) (r runFormat) {
	s.chain(id, func(st *style) { r = r.over(st.run) })
	return r
}

// name is the hint that a paragraph style gives: its name, "" for the default.
// Word keeps the built-in names in English whatever its language.
func (s *styles) name(id string) string {
	st := s.byID[id]
	if st == nil || id == s.defaultParagraph || st.name == "normal" {
		return ""
	}
	return st.name
}

// borders says whether a table style draws lines.
func (s *styles) borders(id string) bool {
	if s.byID[id] == nil {
		id = s.defaultTable
	}
	found := unset
	s.chain(id, func(st *style) {
		if found == unset {
			found = st.borders
		}
	})
	return found == on
}
