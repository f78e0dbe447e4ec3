package docx

import (
	"strings"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

// paragraph is a paragraph being read.
type paragraph struct {
	format paragraphFormat
	run    runFormat   // of its style
	boxes  []flow.Item // text boxes anchored in it
	runs   *office.Paragraph
	held   heldText

	contents bool // an entry of a table of contents
}

// paragraph reads a w:p.
func (s *story) paragraph() error {
	p := s.newParagraph()
	err := s.c.each(func(name string, e *element) error {
		if name != "pPr" {
			return s.inline(p, name, e)
		}
		own, err := readParagraphFormat(s.c)
		inherited, run := s.styles.resolve(own.style)
		p.format, p.run = own.over(inherited), run
		p.format.style = inherited.style
		return err
	})
	if err != nil {
		return err
	}
	if p.format.endsSection {
		s.endSection(p.format.restartsNotes)
	}
	return s.emit(p)
}

func (s *story) newParagraph() *paragraph {
	p := &paragraph{runs: &office.Paragraph{}}
	p.format, p.run = s.styles.resolve("")
	if before := s.carried; before != nil {
		s.carried = nil
		p.runs, p.boxes = before.runs, before.boxes
	}
	return p
}

// inline reads an element inside a paragraph.
func (s *story) inline(p *paragraph, name string, e *element) error {
	handle := func(name string, e *element) error { return s.inline(p, name, e) }
	switch name {
	case "r":
		return s.run(p)
	case "fldSimple":
		s.pageField = s.pageField || isPageField(e.attr("instr"))
		return s.c.each(handle)
	case "ins", "moveTo", "hyperlink", "smartTag", "customXml", "bdo", "dir":
		s.countInsertion(name)
		return s.c.each(handle)
	case "sdt":
		return s.contentControl(handle)
	case "del", "moveFrom":
		return s.deleted(name)
	case "AlternateContent":
		return s.alternate(handle)
	case "m:oMath", "m:oMathPara":
		text, err := s.formula()
		s.write(p, p.run, text)
		return err
	case "subDoc":
		s.unread("a linked document", "")
	}
	return s.c.skip()
}

// add appends text in a format.
func (p *paragraph) add(text string, f runFormat) {
	p.release()
	p.put(text, f)
}

// put appends text, before a letter that is held.
func (p *paragraph) put(text string, f runFormat) {
	p.runs.Add(text, office.Look{Bold: f.bold == on, Italic: f.italic == on, Raised: f.raised == on, Size: f.size})
}

// emit ends a paragraph: it is numbered, split at its line breaks and put into
// the story with the text boxes anchored in it.
func (s *story) emit(p *paragraph) error {
	p.release()
	if p.format.runsOn {
		s.carried = p
		return nil
	}
	if p.contents || strings.HasPrefix(s.styles.name(p.format.style), "toc ") {
		s.furniture("navigation", p.runs.Text()) // it repeats the headings
		s.items = append(s.items, p.boxes...)
		return s.grow(1)
	}
	mark, indent := s.numbering.next(p.format.list, p.format.style)
	like := p.look(indent)
	like.Style, like.Mark = s.hint(p.format), mark
	items := p.runs.Flow(like, s.inCell || like.Centered)
	if len(items) == 0 && mark != "" && s.inCell {
		like.Parts = []flow.Part{{}}
		items = append(items, flow.Item{Paragraph: &like})
	}
	s.items = append(append(s.items, items...), p.boxes...)
	return s.grow(1)
}

// look is a flow paragraph with the place and size that p's format gives.
func (p *paragraph) look(list paragraphFormat) flow.Paragraph {
	out := flow.Paragraph{FontSize: p.run.size, Centered: p.format.align == "center"}
	place := p.format
	if list.left != nil {
		place.left = list.left
	}
	if list.firstLine != nil {
		place.firstLine = list.firstLine
	}
	if place.left != nil {
		out.Indent += *place.left
	}
	if place.firstLine != nil {
		out.Indent += *place.firstLine
	}
	return out
}

// hint is the style's name, or the heading level that the style, whatever its
// name, states for the outline.
func (s *story) hint(f paragraphFormat) string {
	name := s.styles.name(f.style)
	if f.outline >= 1 && f.outline <= 9 && !strings.HasPrefix(name, "heading ") && name != "title" {
		return "heading " + string(rune('0'+f.outline))
	}
	return name
}
