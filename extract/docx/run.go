package docx

import (
	"slices"
	"strings"

	"github.com/trichluc/trichluc/extract/office"
)

// run reads a w:r.
func (s *story) run(p *paragraph) error {
	f := p.run
	var custom noteReference
	var handle func(name string, e *element) error
	handle = func(name string, e *element) error {
		switch name {
		case "rPr":
			own, err := readRunFormat(s.c)
			f = own.over(s.styles.character(own.style).over(p.run))
			return err
		case "t":
			text, err := s.c.text()
			s.write(p, f, text)
			return err
		case "tab", "ptab":
			s.write(p, f, "\t")
		case "br", "cr":
			s.write(p, f, "\n") // breaks of pages and columns end the line too
		case "noBreakHyphen":
			s.write(p, f, "-")
		case "softHyphen": // in fonts of TCVN3 it is a letter
			s.write(p, f, "\u00ad")
		case "sym":
			s.symbol(p, f, e)
		case "fldChar":
			s.fields.mark(e.attr("fldCharType"))
		case "instrText":
			text, err := s.c.text()
			s.pageField = s.pageField || isPageField(text)
			if name := strings.Fields(text + " ."); name[0] == "EQ" || name[0] == "SYMBOL" { // drawn from the instruction
				s.unread("a formula in a field", text)
			}
			s.fields.instruct(text)
			return err
		case "footnoteReference", "endnoteReference":
			custom = s.reference(p, f, kindOfNote(name), e)
		case "drawing", "pict", "object":
			return s.c.each(s.shape(p))
		case "AlternateContent":
			return s.alternate(handle)
		case "ruby":
			return s.c.each(func(name string, e *element) error {
				if name != "rubyBase" {
					return s.c.skip()
				}
				return s.c.each(func(name string, e *element) error { return s.inline(p, name, e) })
			})
		case "commentReference":
			s.tally.Comments++
		case "delText", "annotationRef", "footnoteRef", "endnoteRef":
		}
		return s.c.skip()
	}
	if err := s.c.each(handle); err != nil {
		return err
	}
	s.closeReference(p, custom)
	return s.grow(0)
}

// write adds the text of a run as it is printed.
func (s *story) write(p *paragraph, f runFormat, text string) {
	switch {
	case s.fields.any(func(f field) bool { return f.instruction }):
		return
	case f.hidden == on:
		if office.CountCharacters(text) > 0 {
			s.unread("hidden text", text)
		}
		return
	}
	if text != "\t" && text != "\n" && strings.ContainsAny(text, "\t\n\r") {
		text = flatten.Replace(text)
	}
	if text = s.decode(f.font, p.join(f, text)); text == "" {
		return
	}
	text = office.SymbolText(f.font, text)
	if f.caps == on {
		text = strings.ToUpper(text)
	}
	if f.isRaised() {
		text = office.Superscript(text)
		f.raised = on
	}
	if text == "\n" {
		s.size++ // a line
	}
	if p.runs.Len()+len(text) > maxParagraph {
		s.size = maxSize // grow says so
		return
	}
	p.contents = p.contents || s.fields.any(func(f field) bool { return f.contents })
	p.put(text, f)
}

// decode decodes text of fonts made before Unicode and says so once a font.
func (s *story) decode(font, text string) string {
	text, changed := office.Decode(font, text)
	if changed && !slices.Contains(s.tally.Fonts, font) {
		s.tally.Fonts = append(s.tally.Fonts, font)
	}
	return text
}

// flatten makes white space inside a w:t what it is on the page.
var flatten = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")

func (f runFormat) isRaised() bool {
	return f.raised == on || f.position > office.RaisedShare*f.size
}

// fields is the stack of complex fields that a place stands in. Their
// instructions are not printed, their results are.
type fields struct{ open []field }

// maxFields bounds fields within fields: three deep is much.
const maxFields = 250

type field struct {
	instruction bool // the place is in the instruction, not in the result
	contents    bool // a table of contents
}

func (f *fields) mark(kind string) {
	last := len(f.open) - 1
	switch {
	case kind == "begin" && last < maxFields:
		f.open = append(f.open, field{instruction: true})
	case kind == "separate" && last >= 0:
		f.open[last].instruction = false
	case kind == "end" && last >= 0:
		f.open = f.open[:last]
	}
}

func (f *fields) instruct(text string) {
	if last := len(f.open) - 1; last >= 0 && strings.HasPrefix(strings.TrimSpace(text), "TOC") {
		f.open[last].contents = true
	}
}

func (f *fields) any(holds func(field) bool) bool { return slices.ContainsFunc(f.open, holds) }

func isPageField(instruction string) bool {
	name, _, _ := strings.Cut(strings.TrimSpace(instruction), " ")
	return strings.EqualFold(name, "PAGE") || strings.EqualFold(name, "NUMPAGES") || strings.EqualFold(name, "SECTIONPAGES")
}

// shape reads a drawing: the text boxes in it, and notice of what is no text.
func (s *story) shape(p *paragraph) func(string, *element) error {
	var walk func(name string, e *element) error
	walk = func(name string, e *element) error {
		switch name {
		case "txbxContent":
			return s.textBox(p)
		case "AlternateContent":
			return s.alternate(walk)
		case "a:blip", "v:imagedata":
			s.unread("a picture", "")
		case "v:textpath": // letters bent into a drawing; in a page head, a watermark
			if text := e.attr("string"); text != "" && s.inHead {
				s.furniture("running-head", text)
			} else if text != "" {
				s.write(p, p.run, text)
			}
		case "OLEObject":
			s.unread("an embedded object: "+office.Clean(e.attr("ProgID")), "")
		case "a:chart", "chart":
			s.unreadPart("a chart", e.attr("id"))
		case "a:relIds", "relIds":
			s.unreadPart("a diagram", e.attr("dm"))
		case "a:t":
			text, err := s.c.text()
			s.unread("text in a drawing", text)
			return err
		}
		return s.c.each(walk)
	}
	return walk
}

func (s *story) textBox(p *paragraph) error {
	box := s.inner()
	if err := s.c.each(box.block); err != nil {
		return err
	}
	box.flush()
	s.pageField = s.pageField || box.pageField
	if len(box.items) > 0 {
		s.tally.Boxes++
		p.boxes = append(p.boxes, box.items...)
	}
	return nil
}
