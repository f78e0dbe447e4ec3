package doc

import (
	"slices"
	"strings"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

// characters adds the text of a span to a paragraph.
func (s *story) characters(p *office.Paragraph, base characterFormat, at span) error {
	for cp := at.start; cp < at.end; {
		f, end := s.stretch(base, cp, at.end)
		if end <= cp {
			end = cp + 1
		}
		if s.customMark(p, f, span{cp, end}) {
			cp = end
			continue
		}
		if err := s.units(p, f, span{cp, end}); err != nil {
			return err
		}
		cp = end
	}
	return nil
}

// units adds characters that are set alike.
func (s *story) units(p *office.Paragraph, f characterFormat, at span) error {
	from := at.start
	for cp := at.start; cp < at.end; cp++ {
		c := s.text.units[cp]
		if !isSign(c, f) {
			continue
		}
		s.write(p, f, s.text.units[from:cp])
		from = cp + 1
		if err := s.sign(p, f, c, cp); err != nil {
			return err
		}
	}
	s.write(p, f, s.text.units[from:at.end])
	return nil
}

// isSign says whether a character is a sign for something else than itself.
func isSign(c uint16, f characterFormat) bool {
	return c < ' ' || f.special && c == symbolSign && f.hasSymbol
}

// sign handles one that is.
func (s *story) sign(p *office.Paragraph, f characterFormat, c uint16, cp int) error {
	switch c {
	case fieldBegin, fieldResult, fieldEnd:
		s.pageField = s.fields.mark(c, cp) || s.pageField
		s.fields.contents = s.fields.contents || s.fields.inContents()
		return nil
	}
	if s.fields.instruct(nil) {
		return nil
	}
	switch {
	case c == tab:
		s.write(p, f, []uint16{'\t'})
	case c == lineBreak || c == pageBreak || c == columnBreak || c == paragraphMark || c == cellMark:
		s.write(p, f, []uint16{'\n'})
	case c == hardHyphen:
		s.write(p, f, []uint16{'-'})
	case c == softHyphen: // in fonts of TCVN3 it is a letter
		s.write(p, f, []uint16{0xad})
	case !f.special:
	case c == symbolSign:
		s.symbol(p, f)
	case c == noteSign:
		s.reference(p, f, cp)
	case c == shapeSign:
		return s.shape(cp)
	case c == pictureSign && f.object:
		s.unread("an embedded object", "")
	case c == pictureSign:
		s.unread("a picture", "")
	}
	return nil
}

// write adds text as it is printed.
func (s *story) write(p *office.Paragraph, f characterFormat, units []uint16) {
	if len(units) == 0 || s.fields.instruct(units) {
		return
	}
	text := decodeUnits(units)
	switch {
	case f.deleted:
		if office.CountCharacters(text) > 0 {
			s.tally.Deletions++
			s.furniture("deleted", text)
		}
		return
	case f.hidden:
		if office.CountCharacters(text) > 0 {
			s.unread("hidden text", text)
		}
		return
	case f.inserted:
		s.tally.Insertions++
	}
	s.add(p, f, s.font(f.font), text)
}

// add adds text of a font.
func (s *story) add(p *office.Paragraph, f characterFormat, font, text string) {
	decoded, changed := office.Decode(font, text)
	if changed && !slices.Contains(s.tally.Fonts, font) {
		s.tally.Fonts = append(s.tally.Fonts, font)
	}
	text = office.SymbolText(font, decoded)
	if f.caps {
		text = strings.ToUpper(text)
	}
	look := office.Look{Bold: f.bold, Italic: f.italic, Size: f.size}
	if f.raised == 1 || f.raised == 0 && f.position > office.RaisedShare*f.size {
		text, look.Raised = office.Superscript(text), true
	}
	p.Add(text, look)
}

// symbol adds a sign of a picture font.
func (s *story) symbol(p *office.Paragraph, f characterFormat) {
	if f.hidden || f.deleted {
		return
	}
	font := s.font(f.symbolFont)
	text := office.SymbolText(font, decodeUnits([]uint16{f.symbol}))
	if strings.ContainsRune(text, '\ufffd') {
		s.unread("a sign of the font "+office.Clean(font)+" that is not known", "x")
	}
	s.add(p, f, "", text)
}

// shape hands over the text box that is anchored at a CP.
func (s *story) shape(cp int) error {
	if s.inBox || s.inNote {
		return nil
	}
	at, ok := s.boxes.take(cp)
	if !ok {
		if !s.inHead {
			s.tally.Drawings++
		}
		return nil
	}
	items, err := s.box(at)
	s.anchored = append(s.anchored, items...)
	return err
}

// box reads a text box.
func (r *reader) box(at span) ([]flow.Item, error) {
	box := &story{reader: r, inBox: true}
	if err := box.read(at); err != nil {
		return nil, err
	}
	if len(box.items) > 0 {
		r.tally.Boxes++
	}
	return box.items, nil
}

// textBoxes are the spans of text boxes by the CP of their anchor.
type textBoxes struct {
	byAnchor map[int]span
	order    []int
}

// Sizes of records, and where the id of the shape stands in them.
const (
	shapeSize   = 26
	boxTextSize = 22
	boxShapeAt  = 14
)

// readTextBoxes ties the texts of boxes to the shapes that hold them.
func (r *reader) readTextBoxes() textBoxes {
	b := textBoxes{byAnchor: map[int]span{}}
	texts := newPLC(r.part(partBoxTexts), boxTextSize)
	if !texts.rising() {
		r.remark("the list of text boxes is damaged; they are not read")
		return b
	}
	byShape := map[uint32]span{}
	start := r.starts[boxStory]
	for i := range texts.n - 1 { // the last one is a guard
		byShape[u32(texts.record(i), boxShapeAt)] = span{start + texts.position(i), start + texts.position(i+1)}
	}
	shapes := newPLC(r.part(partShapes), shapeSize)
	for i := range shapes.n {
		id := u32(shapes.record(i), 0)
		if at, ok := byShape[id]; ok {
			delete(byShape, id)
			b.byAnchor[shapes.position(i)] = at
			b.order = append(b.order, shapes.position(i))
		}
	}
	return b
}

// take hands out the box anchored at a CP, once.
func (b *textBoxes) take(cp int) (span, bool) {
	at, ok := b.byAnchor[cp]
	delete(b.byAnchor, cp)
	return at, ok
}

// restOfBoxes reads boxes whose anchor was not met, after the body.
func (r *reader) restOfBoxes(body *story) error {
	for _, cp := range r.boxes.order {
		at, ok := r.boxes.take(cp)
		if !ok {
			continue
		}
		items, err := r.box(at)
		if err != nil {
			return err
		}
		body.items = append(body.items, items...)
	}
	return nil
}
