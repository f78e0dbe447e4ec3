package docx

import (
	"strings"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
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
	first  int
	next   int
	anew   bool // each section counts from the first
	cited  map[string]bool
}

// readNotes reads the bodies of all notes.
func (r *reader) readNotes() {
	for kind, part := range []struct{ plural, singular, format string }{
		{"footnotes", "footnote", "decimal"},
		{"endnotes", "endnote", "lowerRoman"}, // Word's defaults
	} {
		l := &r.notes[kind]
		*l = noteList{bodies: map[string]string{}, cited: map[string]bool{}, format: part.format, first: 1}
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
			l.bodies[id] = office.OneLine(body.items)
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
				l.first = e.number("val", 1)
			case "numRestart":
				l.anew = e.attr("val") == "eachSect"
				if e.attr("val") == "eachPage" {
					r.remark("notes are counted anew on each page: here they are counted through")
				}
			}
			return c.skip()
		})
	})
	for kind := range r.notes {
		r.notes[kind].next = r.notes[kind].first
	}
}

// readSection reads a w:sectPr: whether each section counts its notes anew.
func readSection(c *cursor) (anew [2]bool, err error) {
	err = c.each(func(name string, e *element) error {
		if name != "footnotePr" && name != "endnotePr" {
			return c.skip()
		}
		kind := kindOfNote(name)
		return c.each(func(name string, e *element) error {
			if name == "numRestart" {
				anew[kind] = e.attr("val") == "eachSect"
			}
			return c.skip()
		})
	})
	return anew, err
}

// endSection counts the notes of the next section anew where the document, or
// the section that ends, says so.
func (r *reader) endSection(anew [2]bool) {
	for kind := range r.notes {
		if l := &r.notes[kind]; l.anew || anew[kind] {
			l.next = l.first
		}
	}
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
	p.release()
	if v := e.attr("customMarkFollows"); v != "" && v != "0" && v != "false" {
		return noteReference{pending: true, kind: kind, id: id, start: p.runs.Len()}
	}
	mark := office.NoteMark(l.next, l.format)
	l.next++
	f.caps, f.raised, f.font = off, on, ""
	p.add(mark, f)
	s.note(kind, id, mark)
	return custom
}

// closeReference ends a reference with a mark of its own, such as "*".
func (s *story) closeReference(p *paragraph, ref noteReference) {
	if ref.pending {
		s.note(ref.kind, ref.id, strings.TrimSpace(p.runs.Text()[ref.start:]))
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
	if s.size++; s.size > maxSize {
		return // grow says so
	}
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
