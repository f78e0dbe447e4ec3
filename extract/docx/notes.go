package docx

import (
	"strings"

	"github.com/trichluc/trichluc/extract/flow"
)

type noteKind int

const (
	footnotes noteKind = iota
	endnotes
)

func kindOfNote(element string) noteKind {
	if strings.HasPrefix(element, "endnote") {
		return endnotes
	}
	return footnotes
}

// noteList holds the bodies of the foot- or endnotes and how they are numbered.
type noteList struct {
	bodies map[string]string // by id
	order  []string
	format string // w:numFmt
	next   int
	cited  map[string]bool
}

// readNotes reads the bodies of all notes.
func (r *reader) readNotes() {
	for kind, part := range []struct{ plural, singular, format string }{
		{"footnotes", "footnote", "decimal"},
		{"endnotes", "endnote", "lowerRoman"}, // Word's defaults
	} {
		l := &r.notes[kind]
		*l = noteList{bodies: map[string]string{}, cited: map[string]bool{}, format: part.format, next: 1}
		r.auxiliary(part.plural, part.plural+".xml", func(c *cursor, name string, e *element) error {
			id, separator := e.attr("id"), e.attr("type")
			if name != part.singular || separator != "" && separator != "normal" {
				return c.skip()
			}
			body := &story{reader: r, c: c}
			if err := c.each(body.block); err != nil {
				return err
			}
			body.flush()
			l.bodies[id] = body.noteText()
			l.order = append(l.order, id)
			return nil
		})
	}
	r.auxiliary("settings", "settings.xml", func(c *cursor, name string, e *element) error {
		if name != "footnotePr" && name != "endnotePr" {
			return c.skip()
		}
		l := &r.notes[kindOfNote(name)]
		return c.each(func(name string, e *element) error {
			switch name {
			case "numFmt":
				l.format = e.attr("val")
			case "numStart":
				l.next = e.number("val", 1)
			}
			return c.skip()
		})
	})
}

// noteText is the body of a note on one line, its tables' cells included.
func (s *story) noteText() string {
	lines := []string{s.text()}
	for _, item := range s.grids() {
		for _, cell := range item.Grid.Cells {
			lines = append(lines, cell.Text)
		}
	}
	return strings.Join(strings.Fields(strings.Join(lines, "\n")), " ")
}

// noteReference is a reference whose mark is the text that follows it in the
// same run.
type noteReference struct {
	pending bool
	kind    noteKind
	id      string
	start   int // of the mark in the paragraph's text
}

// reference writes the mark of a note and hands the note over.
func (s *story) reference(p *paragraph, f runFormat, kind noteKind, e *element) (custom noteReference) {
	l := &s.notes[kind]
	id := e.attr("id")
	if v := e.attr("customMarkFollows"); v != "" && v != "0" && v != "false" {
		return noteReference{pending: true, kind: kind, id: id, start: p.text.Len()}
	}
	mark := noteMark(l.next, l.format)
	l.next++
	f.caps, f.raised, f.font = off, on, ""
	p.add(mark, f)
	s.note(kind, id, mark)
	return custom
}

// closeReference ends a reference with a mark of its own, such as "*".
func (s *story) closeReference(p *paragraph, ref noteReference) {
	if ref.pending {
		s.note(ref.kind, ref.id, strings.TrimSpace(p.text.String()[ref.start:]))
	}
}

func (s *story) note(kind noteKind, id, mark string) {
	l := &s.notes[kind]
	text, ok := l.bodies[id]
	if !ok {
		s.remark("the note with the mark %s has no body", mark)
		return
	}
	l.cited[id] = true
	s.flow.Notes = append(s.flow.Notes, flow.Note{Mark: mark, Text: text, Endnote: kind == endnotes})
}

// finishNotes accounts for notes that nothing refers to: Word does not print
// them.
func (r *reader) finishNotes() {
	for _, l := range r.notes {
		for _, id := range l.order {
			if !l.cited[id] && l.bodies[id] != "" {
				r.unread("a note that nothing refers to", l.bodies[id])
			}
		}
	}
}

// raisedLetters are the superscript letters that small roman numerals need.
var raisedLetters = strings.NewReplacer("i", "ⁱ", "v", "ᵛ", "x", "ˣ", "l", "ˡ", "c", "ᶜ", "d", "ᵈ", "m", "ᵐ")

// noteMark is the mark of the n-th note. Letters that have no superscript form
// stay as they are.
func noteMark(n int, format string) string {
	if format == "chicago" {
		signs := []rune("*†‡§")
		return strings.Repeat(string(signs[max(n-1, 0)%4]), max(n-1, 0)/4+1)
	}
	mark := formatNumber(n, format)
	if format == "lowerRoman" {
		return raisedLetters.Replace(mark)
	}
	return superscripts.Replace(mark)
}
