package docx

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

// story is a stretch of blocks that is read into its own list: the body, a
// note, a page head, a cell, a text box.
type story struct {
	*reader
	c         *cursor
	items     []flow.Item
	fields    fields
	carried   *paragraph // text of a paragraph that runs on: it belongs to the next one
	inCell    bool       // an empty paragraph with a number counts: STT columns are made so
	inHead    bool       // a page head or foot
	pageField bool       // a PAGE field was met
}

// read reads a part whose root element has the given name.
func (s *story) read(content, root string) error {
	s.c = newCursor(s.ctx, content)
	name, err := s.c.root(func(name string, e *element) error {
		if name == "body" {
			return s.c.each(s.block)
		}
		return s.block(name, e)
	})
	if err != nil {
		return err
	}
	if name != root {
		return &flow.Error{Code: flow.CodeMismatch, Detail: "the main part is a <" + name + ">, not a document"}
	}
	s.flush()
	return nil
}

// inner is a story inside this one.
func (s *story) inner() *story {
	return &story{reader: s.reader, c: s.c, inHead: s.inHead}
}

// block reads a block-level element.
func (s *story) block(name string, e *element) error {
	switch name {
	case "p":
		return s.paragraph()
	case "tbl":
		return s.table()
	case "sdt":
		return s.contentControl(s.block)
	case "ins", "moveTo", "customXml", "smartTag":
		s.countInsertion(name)
		return s.c.each(s.block)
	case "del", "moveFrom":
		return s.deleted(name)
	case "AlternateContent":
		return s.alternate(s.block)
	case "m:oMathPara", "m:oMath":
		text, err := s.formula()
		if err != nil {
			return err
		}
		p := s.newParagraph()
		s.write(p, p.run, text)
		return s.emit(p)
	case "altChunk":
		s.unread("an embedded part in another format: "+s.links[e.attr("id")].target, "")
	}
	return s.c.skip()
}

// contentControl reads the content of a w:sdt, unless it is the placeholder
// that invites to type.
func (s *story) contentControl(handle func(string, *element) error) error {
	placeholder := false
	return s.c.each(func(name string, e *element) error {
		switch name {
		case "sdtPr":
			return s.c.each(func(name string, e *element) error {
				placeholder = placeholder || name == "showingPlcHdr" && e.on() == on
				return s.c.skip()
			})
		case "sdtContent":
			if !placeholder {
				return s.c.each(handle)
			}
		}
		return s.c.skip()
	})
}

// alternate reads a mc:AlternateContent: its first choice, and the fallback,
// which repeats the same text for old programs, only where there is none.
func (s *story) alternate(handle func(string, *element) error) error {
	chosen := false
	return s.c.each(func(name string, e *element) error {
		if chosen || name != "Choice" && name != "Fallback" {
			return s.c.skip()
		}
		chosen = true
		return s.c.each(handle)
	})
}

func (s *story) countInsertion(name string) {
	switch name {
	case "ins":
		s.tally.Insertions++
	case "moveTo":
		s.tally.Moves++
	}
}

// deleted reads a tracked deletion. What was moved away is read where it went.
func (s *story) deleted(name string) error {
	var b strings.Builder
	var collect func(name string, e *element) error
	collect = func(name string, e *element) error {
		switch name {
		case "t", "delText":
			text, err := s.c.text()
			b.WriteString(text)
			return err
		case "p", "tc", "br", "tab":
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
		case "rPr", "pPr", "Fallback":
			return s.c.skip()
		}
		return s.c.each(collect)
	}
	if err := s.c.each(collect); err != nil || name != "del" {
		return err
	}
	s.tally.Deletions++
	s.furniture("deleted", b.String())
	return nil
}

func (r *reader) furniture(kind, text string) {
	if text = office.Clean(text); text != "" && r.grow(1) == nil {
		r.flow.Furniture = append(r.flow.Furniture, trichluc.Furniture{Kind: kind, Text: text})
	}
}

// flush ends the story: text carried over from a deleted paragraph mark has
// no next paragraph to join.
func (s *story) flush() {
	if s.carried != nil {
		s.carried.format.runsOn = false
		_ = s.emit(s.carried)
	}
}
