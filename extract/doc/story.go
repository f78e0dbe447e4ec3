package doc

import (
	"strings"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

// story is a stretch of the text that is read into its own list: the body, a
// note, a page head, a text box.
type story struct {
	*reader
	items     []flow.Item
	tables    []*table // open ones, the outermost first
	fields    fields
	carried   *office.Paragraph // text of a paragraph whose mark is deleted
	anchored  []flow.Item       // text boxes of the paragraph being read
	inHead    bool              // a page head or foot
	pageField bool              // a PAGE field was met
	inBox     bool              // a text box; boxes in it are not looked for
	inNote    bool              // a note; neither boxes nor notes are looked for
	headless  bool              // the beginning of the table that stands here is damaged
}

// Characters with a meaning of their own. Those above the blank line have it
// everywhere, those below where a property says that they are special.
const (
	cellMark      = 0x07
	tab           = 0x09
	lineBreak     = 0x0b
	pageBreak     = 0x0c
	paragraphMark = 0x0d
	columnBreak   = 0x0e
	fieldBegin    = 0x13
	fieldResult   = 0x14
	fieldEnd      = 0x15
	hardHyphen    = 0x1e
	softHyphen    = 0x1f

	pictureSign = 0x01
	noteSign    = 0x02
	shapeSign   = 0x08
	symbolSign  = 0x28
)

// read reads a span paragraph by paragraph.
func (s *story) read(all span) error {
	all = s.text.within(all)
	s.fields.closed = s.closedFields(all)
	for start := all.start; start < all.end; {
		end := start
		for end < all.end-1 && !s.endsParagraph(end) {
			end++
		}
		if err := s.paragraph(span{start, end + 1}); err != nil {
			return err
		}
		start = end + 1
	}
	s.closeTables(0)
	s.flush()
	return nil
}

func (s *story) endsParagraph(cp int) bool {
	switch s.text.units[cp] {
	case paragraphMark, cellMark:
		return true
	case pageBreak:
		return s.sections[cp]
	}
	return false
}

// paragraph reads a paragraph with its mark, and puts it into the story or
// into the cell of the table that it stands in.
func (s *story) paragraph(at span) error {
	mark := at.end - 1
	f, base, changes := s.format(mark)
	adrift := s.text.units[mark] == cellMark && !f.inTable // its properties are damaged: only cells have this mark
	if adrift {
		s.headless = true
		s.breaks("how paragraphs are set, and which of them are cells of tables")
	}
	s.closeTables(f.depth)
	if gone := s.text.lostIn(at); gone > 0 {
		s.loseParagraph(at, gone)
		if f.inTable {
			s.table(f.depth).damaged = true
		}
		at.start = mark
	}
	if f.inTable && (f.rowEnd || f.innerRowEnd) {
		s.table(f.depth).endRow(s.reader, changes)
		return s.grow()
	}
	p := s.carried
	if s.carried = nil; p == nil {
		p = &office.Paragraph{}
	}
	text := at
	if s.endsParagraph(mark) {
		text.end = mark
	}
	if err := s.characters(p, base, text); err != nil {
		return err
	}
	if s.markDeleted(base, mark) && !f.inTable {
		s.carried = p
		return nil
	}
	if adrift {
		s.items = append(s.items, s.loose(office.Clean(p.Text()))...)
		return s.grow()
	}
	into := &s.items
	if f.inTable {
		into = &s.table(f.depth).items
	} else if s.text.units[mark] == paragraphMark && !s.paragraphs.at(s.place(mark)).unknown {
		s.headless = false
	}
	*into = append(*into, s.emit(p, f, base)...)
	if f.inTable && (f.cellEnd || f.depth == 1 && s.text.units[mark] == cellMark) {
		s.table(f.depth).endCell(s.reader)
	}
	return s.grow()
}

// format is what applies to the paragraph that a mark ends: to itself, and
// what its style makes of characters. The changes over the style are handed
// on because those of the mark that ends a row describe its cells.
func (s *story) format(mark int) (f paragraphFormat, base characterFormat, changes []byte) {
	piece := s.text.pieceAt(mark)
	own := s.paragraphs.at(s.place(mark))
	changes = own.changes
	if len(piece.changes) > 0 {
		changes = append(append([]byte{}, changes...), piece.changes...)
	}
	style := own.style
	s.each(changes, func(code int, operand []byte) {
		if code == pStyle {
			style = u16(operand, 0)
		}
	})
	inherited := s.resolve(style)
	f = inherited.paragraph
	place := f
	s.applyParagraph(&place, changes)
	if _, _, level := s.numbering.at(place); level != nil { // its indent counts less than the paragraph's own
		s.applyParagraph(&f, level.paragraph)
	}
	s.applyParagraph(&f, changes)
	return f, inherited.characters, changes
}

// place is the FC of a CP.
func (r *reader) place(cp int) int {
	piece := r.text.pieceAt(cp)
	return piece.fc + (cp-piece.start)*piece.width
}

// stretch is what applies to the characters from a CP on, and where that ends.
func (s *story) stretch(base characterFormat, cp, end int) (characterFormat, int) {
	piece := s.text.pieceAt(cp)
	fc := piece.fc + (cp-piece.start)*piece.width
	own := s.reader.characters.at(fc)
	f := base
	s.applyCharacters(&f, base, own.changes)
	s.applyCharacters(&f, base, piece.changes)
	last := cp + max((own.end-fc)/piece.width, 1)
	return f, min(last, piece.end, end)
}

func (s *story) markDeleted(base characterFormat, mark int) bool {
	f, _ := s.stretch(base, mark, mark+1)
	return f.deleted
}

// emit makes flow paragraphs of a paragraph, followed by the text boxes
// anchored in it.
func (s *story) emit(p *office.Paragraph, f paragraphFormat, base characterFormat) []flow.Item {
	boxes := s.anchored
	s.anchored = nil
	name := s.styleName(f.style)
	if s.fields.contents || strings.HasPrefix(name, "toc ") {
		s.fields.contents = s.fields.inContents()
		s.furniture("navigation", p.Text()) // it repeats the headings
		return boxes
	}
	like := flow.Paragraph{FontSize: base.size, Centered: f.centered, Indent: f.left + f.first, Style: name, Mark: s.mark(f)}
	if f.outline > 0 && !strings.HasPrefix(name, "heading ") && name != "title" {
		like.Style = "heading " + string(rune('0'+f.outline))
	}
	items := p.Flow(like, f.inTable || f.centered)
	if len(items) == 0 && like.Mark != "" && f.inTable { // columns of numbers are made so
		like.Parts = []flow.Part{{}}
		items = append(items, flow.Item{Paragraph: &like})
	}
	return append(items, boxes...)
}

// mark is the paragraph's automatic number. An empty paragraph that is
// numbered counts, and is left out.
func (s *story) mark(f paragraphFormat) string {
	if s.inHead {
		return ""
	}
	return s.numbering.next(f)
}

// flush ends the story: text carried over from a deleted paragraph mark has
// no next paragraph to join.
func (s *story) flush() {
	if s.carried != nil {
		s.items = append(s.items, s.carried.Flow(flow.Paragraph{}, false)...)
		s.carried = nil
	}
	s.items = append(s.items, s.anchored...)
	s.anchored = nil
}

// fields is the stack of fields that a place stands in. Their instructions
// are not printed, their results are.
type fields struct {
	open     []field
	contents bool         // a table of contents has stood in the paragraph
	closed   map[int]bool // CPs of the beginnings that have an end
}

type field struct {
	instruction bool // the place is in the instruction, not in the result
	text        []uint16
	contents    bool
}

// maxFields bounds nested fields; Word nests a handful.
const maxFields = 64

// closedFields are the CPs in a span at which a field begins that ends in it.
// One without an end would make all text after it its instruction.
func (s *story) closedFields(all span) map[int]bool {
	closed := map[int]bool{}
	var open []int
	for cp := all.start; cp < all.end; cp++ {
		switch c := s.text.units[cp]; {
		case c == fieldBegin:
			open = append(open, cp)
		case c == fieldEnd && len(open) > 0:
			closed[open[len(open)-1]] = true
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		s.breaks("the ends of fields")
	}
	return closed
}

// mark takes a sign of a field at a CP and says whether the field shows a
// page's number.
func (f *fields) mark(sign uint16, cp int) (page bool) {
	last := len(f.open) - 1
	switch {
	case sign == fieldBegin && last < maxFields && f.closed[cp]:
		f.open = append(f.open, field{instruction: true})
	case sign == fieldResult && last >= 0:
		page = f.open[last].settle()
	case sign == fieldEnd && last >= 0:
		page = f.open[last].settle()
		f.open = f.open[:last]
	}
	return page
}

// settle ends the instruction.
func (f *field) settle() (page bool) {
	if !f.instruction {
		return false
	}
	f.instruction = false
	name, _, _ := strings.Cut(strings.TrimSpace(decodeUnits(f.text)), " ")
	f.contents = strings.EqualFold(name, "TOC")
	return strings.EqualFold(name, "PAGE") || strings.EqualFold(name, "NUMPAGES") || strings.EqualFold(name, "SECTIONPAGES")
}

// maxInstruction is how much of an instruction is kept, to know its name.
const maxInstruction = 32

// instruct takes text and says whether it is part of an instruction.
func (f *fields) instruct(units []uint16) bool {
	for i := range f.open {
		if f.open[i].instruction {
			if last := &f.open[len(f.open)-1]; last.instruction && len(last.text) < maxInstruction {
				last.text = append(last.text, units[:min(len(units), maxInstruction)]...)
			}
			return true
		}
	}
	return false
}

func (f *fields) inContents() bool {
	for _, v := range f.open {
		if v.contents {
			return true
		}
	}
	return false
}
