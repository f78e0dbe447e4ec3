package doc

import (
	"strings"
	"unicode"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

type noteKind int

const (
	footnotes noteKind = iota
	endnotes
)

// noteList holds where the foot- or endnotes stand and how they are numbered.
type noteList struct {
	texts  []span
	byMark map[int]int // index of the note by the CP of its mark
	custom map[int]bool
	cited  map[int]bool
	format string
	next   int
}

// Places in the document's settings.
const (
	footnoteStartAt  = 2
	endnoteStartAt   = 52
	footnoteFormatAt = 492
	endnoteFormatAt  = 494
)

// readNotes finds the notes and their marks.
func (r *reader) readNotes() {
	settings := r.part(partSettings)
	for kind, p := range []struct {
		marks, texts      part
		start             int
		format            string
		startAt, formatAt int
	}{
		{partNoteMarks, partNoteTexts, r.starts[noteStory], "decimal", footnoteStartAt, footnoteFormatAt},
		{partEndnoteMarks, partEndnoteTexts, r.starts[endnoteStory], "lowerRoman", endnoteStartAt, endnoteFormatAt},
	} {
		l := &r.notes[kind]
		*l = noteList{byMark: map[int]int{}, custom: map[int]bool{}, cited: map[int]bool{}, format: p.format, next: max(u16(settings, p.startAt)>>2, 1)}
		if len(settings) > p.formatAt+2 {
			l.format = noteFormat(u16(settings, p.formatAt))
		}
		marks, texts := newPLC(r.part(p.marks), 2), newPLC(r.part(p.texts), 0)
		if !texts.rising() {
			r.remark("the list of notes is damaged; they are not read")
			continue
		}
		for i := range min(marks.n, texts.n) {
			l.texts = append(l.texts, span{p.start + texts.position(i), p.start + texts.position(i+1)})
			l.byMark[marks.position(i)] = i
			l.custom[i] = u16(marks.record(i), 0) == 0
		}
	}
}

// chicago is the code of the row of signs * † ‡ §.
const chicago = 9

func noteFormat(code int) string {
	if code == chicago {
		return "chicago"
	}
	return formats[code]
}

// noteAt finds the note whose mark stands at a CP.
func (r *reader) noteAt(cp int) (kind noteKind, index int, ok bool) {
	for k := range r.notes {
		if i, ok := r.notes[k].byMark[cp]; ok {
			return noteKind(k), i, true
		}
	}
	return 0, 0, false
}

// reference writes the mark of a note and hands the note over. The mark that
// begins the note's own text is met here as well: it is no reference.
func (s *story) reference(p *office.Paragraph, f characterFormat, cp int) {
	kind, i, ok := s.noteAt(cp)
	if !ok || s.inNote || f.deleted || f.hidden {
		return
	}
	l := &s.notes[kind]
	if l.cited[i] {
		return
	}
	mark := office.NoteMark(l.next, l.format)
	l.next++
	p.Add(mark, office.Look{Bold: f.bold, Italic: f.italic, Raised: true, Size: f.size})
	s.note(kind, i, mark)
}

// customMark writes a mark that the author typed, which is text like any
// other, and says whether there is one.
func (s *story) customMark(p *office.Paragraph, f characterFormat, at span) bool {
	kind, i, ok := s.noteAt(at.start)
	if !ok || s.inNote || !s.notes[kind].custom[i] || s.notes[kind].cited[i] || s.text.units[at.start] == noteSign {
		return false
	}
	from := p.Len()
	s.write(p, f, s.text.units[at.start:at.end])
	if mark := strings.TrimSpace(p.Text()[from:]); mark != "" {
		s.note(kind, i, mark)
	}
	return true
}

func (s *story) note(kind noteKind, i int, mark string) {
	s.notes[kind].cited[i] = true
	s.flow.Notes = append(s.flow.Notes, flow.Note{Mark: mark, Text: "", Endnote: kind == endnotes})
	place := len(s.flow.Notes) - 1
	text, err := s.noteText(s.notes[kind].texts[i])
	if err != nil {
		s.remark("the note with the mark %s could not be read to its end: %s", mark, office.FirstLine(err.Error()))
	}
	s.flow.Notes[place].Text = strings.TrimSpace(strings.TrimPrefix(text, mark)) // a mark typed by hand begins the note too
}

// noteText is the body of a note on one line.
func (r *reader) noteText(at span) (string, error) {
	body := &story{reader: r, inNote: true}
	err := body.read(at)
	return office.OneLine(body.items), err
}

// restOfNotes accounts for notes that nothing refers to: Word does not print
// them. It counts the comments of reviewers too.
func (r *reader) restOfNotes() error {
	r.tally.Comments = newPLC(r.part(partComments), 30).n
	for k := range r.notes {
		for i, at := range r.notes[k].texts {
			if r.notes[k].cited[i] {
				continue
			}
			text, err := r.noteText(at)
			if err != nil {
				return err
			}
			if text != "" {
				r.unread("a note that nothing refers to", text)
			}
		}
	}
	return nil
}

// Heads and feet come in groups of six, the first of which holds the lines
// above footnotes. In the others, these are the feet.
const headGroup = 6

var feet = map[int]bool{2: true, 3: true, 5: true}

// readHeadsAndFeet reads the heads and feet of pages; sections that say the
// same are named once.
func (r *reader) readHeadsAndFeet() error {
	list := newPLC(r.part(partHeads), 0)
	if !list.rising() {
		r.remark("the heads and feet of pages could not be read")
		return nil
	}
	seen := map[string]bool{}
	start := r.starts[headStory]
	for i := headGroup; i < list.n; i++ {
		s := &story{reader: r, inHead: true}
		if err := s.read(span{start + list.position(i), start + list.position(i+1)}); err != nil {
			return err
		}
		kind, text := "running-head", office.OneLine(s.items)
		if feet[i%headGroup] {
			kind = "running-foot"
		}
		if s.pageField && strings.IndexFunc(text, unicode.IsLetter) < 0 {
			kind = "page-number"
		}
		if !seen[kind+text] {
			seen[kind+text] = true
			r.furniture(kind, text)
		}
	}
	return nil
}
