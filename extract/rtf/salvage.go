package rtf

import (
	"bytes"

	"github.com/trichluc/trichluc/extract/office"
)

// What is read of a file that was cut is what it said: the paragraph, the note
// and the row of a table that the cut goes through are unread, because a
// figure or sentence cut short says something else.

// breakOff ends the stories that were being read where the file ends.
func (r *reader) breakOff(body *story) {
	n := 0
	for _, s := range []*story{r.state.story, body} {
		if s.paragraph != nil {
			n += office.CountCharacters(s.paragraph.Text())
		}
		s.paragraph, s.mark, s.anchored = nil, "", nil
		for _, t := range s.tables {
			n += office.CountCharacters(office.Lines(t.items))
			for _, c := range t.cells {
				n += office.CountCharacters(c.Text)
			}
			t.items, t.cells = nil, nil
		}
		if s != body { // a note or a text box, which is handed over whole or not at all
			n += office.CountCharacters(office.Lines(s.items))
		}
	}
	r.unreadCount("the paragraph or row in which the file ends, and what followed", n)
}

// enough is how many paragraphs behind the end of the outermost group are
// text of the document, and not what a transfer added.
const enough = 4

// goesOn says whether text follows the end of the outermost group: then a
// brace before was damage. A second document begins with a group of its own.
func (r *reader) goesOn() bool {
	rest := r.data[r.at:]
	if bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n\x00"), []byte(`{\rtf`)) {
		return false
	}
	if r.tail == 0 {
		r.tail = len(r.data)
		for range enough {
			if r.tail = bytes.LastIndex(r.data[:r.tail], []byte(`\par`)); r.tail < 0 {
				break
			}
		}
	}
	return r.at <= r.tail
}
