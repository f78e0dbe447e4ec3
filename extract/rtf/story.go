package rtf

import (
	"strings"
	"unicode"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

// story is a stretch of paragraphs that is read into its own list: the body, a
// note, a page head, a text box.
type story struct {
	items     []flow.Item
	anchored  []flow.Item // text boxes of the paragraph being read
	tables    []*table    // open ones, the outermost first
	row       rowFormat   // as the last words have it
	inner     rowFormat   // the same for tables inside cells
	paragraph *office.Paragraph
	mark      string
	last      string // text added last
	contents  bool   // the paragraph is an entry of a table of contents
	automatic bool   // the mark of the next note is its number
	endnote   bool   // the story is an endnote
	inHead    bool
	pageField bool
}

// text is the paragraph being read.
func (s *story) text() *office.Paragraph {
	if s.paragraph == nil {
		s.paragraph = &office.Paragraph{}
	}
	return s.paragraph
}

// endParagraph ends the paragraph being read, and puts it into the story or
// into the cell of the table that it stands in.
func (s *story) endParagraph(r *reader) {
	depth := r.state.paragraph.level()
	s.closeTables(r, depth)
	s.emit(r, depth)
}

// emit adds the paragraph being read to what stands at a depth of tables.
func (s *story) emit(r *reader, depth int) {
	into := &s.items
	if depth > 0 {
		into = &s.table(depth).items
	}
	*into = append(*into, s.take(r, depth > 0)...)
	r.size++
}

// take makes flow paragraphs of the paragraph being read, followed by the text
// boxes anchored in it.
func (s *story) take(r *reader, inCell bool) []flow.Item {
	p, boxes := s.text(), s.anchored
	mark, contents := strings.Join(strings.Fields(office.Clean(s.mark)), " "), s.contents
	s.paragraph, s.anchored, s.mark, s.contents = nil, nil, "", false
	f := r.state.paragraph
	name := strings.TrimSpace(office.Clean(r.styles[f.style]))
	if contents || strings.HasPrefix(name, "toc ") {
		r.furniture("navigation", p.Text()) // it repeats the headings
		return boxes
	}
	like := flow.Paragraph{FontSize: r.state.characters.size, Centered: f.centered, Indent: f.left + f.first, Style: name, Mark: mark}
	if f.outline > 0 && !strings.HasPrefix(name, "heading ") && name != "title" {
		like.Style = "heading " + string(rune('0'+f.outline))
	}
	items := p.Flow(like, inCell || f.centered)
	if len(items) == 0 && mark != "" && inCell { // columns of numbers are made so
		like.Parts = []flow.Part{{}}
		items = append(items, flow.Item{Paragraph: &like})
	}
	return append(items, boxes...)
}

// end ends the story: its last paragraph may lack an end.
func (s *story) end(r *reader) {
	if s.paragraph != nil || s.mark != "" || len(s.anchored) > 0 {
		s.endParagraph(r)
	}
	s.closeTables(r, 0)
}

// note begins a note. Whether it is an endnote stands in it.
func (r *reader) note() {
	r.flush()
	outer, look, s := r.state.story, r.state.characters, &story{}
	automatic, typed := outer.automatic, strings.TrimSpace(outer.last)
	outer.automatic = false
	r.begin(s)
	s.automatic = false
	r.state.end = func() {
		s.end(r)
		kind := 0
		if s.endnote {
			kind = 1
		}
		text, mark := office.OneLine(s.items), typed
		if automatic {
			mark = office.NoteMark(r.notes[kind].next, r.notes[kind].format)
			r.notes[kind].next++
			outer.text().Add(mark, office.Look{Bold: look.bold, Italic: look.italic, Raised: true, Size: look.size})
		} else { // a mark typed by hand begins the note too
			text = strings.TrimSpace(strings.TrimPrefix(text, mark))
		}
		r.flow.Notes = append(r.flow.Notes, flow.Note{Mark: mark, Text: text, Endnote: s.endnote})
	}
}

func hasLetters(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// hasFurniture says whether the last section's head or foot said the same.
func (r *reader) hasFurniture(kind, text string) bool {
	for _, f := range r.flow.Furniture {
		if (f == trichluc.Furniture{Kind: kind, Text: text}) {
			return true
		}
	}
	return false
}
