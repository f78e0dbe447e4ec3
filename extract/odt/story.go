package odt

import (
	"slices"
	"strings"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

// story is a stretch of blocks that is read into its own list: the body, a
// note, a page head, a cell, a text box.
type story struct {
	*reader
	items     []flow.Item
	anchored  []flow.Item // text boxes of the paragraph being read
	inCell    bool        // an empty paragraph with a number counts
	inHead    bool        // a page head or foot
	pageField bool        // a field with a page's number was met
}

// place is where in a list a block stands.
type place struct {
	list  *list
	level int
	mark  string // for the next paragraph
}

func (s *story) blocks(nodes []*node) error { return s.blocksIn(nodes, &place{}) }

func (s *story) blocksIn(nodes []*node, at *place) error {
	for _, n := range nodes {
		if err := s.block(n, at); err != nil {
			return err
		}
	}
	return nil
}

// block reads a block-level element.
func (s *story) block(n *node, at *place) error {
	switch n.name {
	case "text:p", "text:h":
		return s.paragraph(n, at)
	case "text:list":
		return s.list(n, at)
	case "table:table":
		return s.table(n)
	case "text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index", "text:user-index", "text:alphabetical-index":
		n.child("text:index-body").each("text:p", func(p *node) { s.furniture("navigation", p.plain()) }) // it repeats the headings
		return nil
	case "text:section":
		if n.attr("text:display") == "none" {
			s.unread("hidden text", n.plain())
			return nil
		}
		return s.blocksIn(n.children, at)
	case "text:tracked-changes":
		s.tracked(n)
		return nil
	case "draw:frame", "draw:custom-shape", "draw:rect", "draw:g":
		err := s.shape(n)
		s.items = append(s.items, s.anchored...)
		s.anchored = nil
		return err
	case "text:numbered-paragraph", "text:index-title", "text:index-body":
		return s.blocksIn(n.children, at)
	}
	return nil
}

// tracked accounts for tracked changes. Deleted text is kept apart from the
// place that it stood at.
func (s *story) tracked(n *node) {
	n.each("text:insertion", func(*node) { s.tally.Insertions++ })
	n.each("text:deletion", func(d *node) {
		s.tally.Deletions++
		var b strings.Builder
		for _, c := range d.children {
			if c.name != "office:change-info" {
				c.write(&b)
			}
		}
		s.furniture("deleted", b.String())
	})
}

// list reads a text:list.
func (s *story) list(n *node, at *place) error {
	in := place{list: at.list, level: at.level + 1}
	if at.list == nil {
		in = place{list: s.lists.open(n)}
	}
	if levels := s.lists.styles[n.attr("text:style-name")]; levels != nil && at.list != nil {
		in.list.levels = levels
	}
	for _, item := range n.children {
		in.mark = ""
		if item.name == "text:list-item" && !startsWithList(item) {
			var start *int
			if item.attr("text:start-value") != "" {
				v := item.count("text:start-value", 0, 1<<30)
				start = &v
			}
			in.mark = in.list.next(in.level, start)
		}
		if err := s.blocksIn(item.children, &in); err != nil {
			return err
		}
	}
	return nil
}

// startsWithList holds for items that only carry a list of the next level.
func startsWithList(item *node) bool {
	for _, c := range item.children {
		if c.name != "" {
			return c.name == "text:list"
		}
	}
	return true
}

// paragraph reads a text:p or text:h.
func (s *story) paragraph(n *node, at *place) error {
	name := n.attr("text:style-name")
	l := s.styles.paragraph(name)
	p := &office.Paragraph{}
	if err := s.inline(p, l, n.children); err != nil {
		return err
	}
	like := flow.Paragraph{FontSize: l.size, Centered: is(l.centered), Indent: value(l.left) + value(l.first), Style: s.styles.shown(name)}
	like.Mark, at.mark = at.mark, ""
	if level := n.count("text:outline-level", 0, 10); n.name == "text:h" && level > 0 {
		if at.list == nil {
			like.Mark = s.lists.heading(level)
		}
		if level < 10 && like.Style != "title" {
			like.Style = "heading " + string(rune('0'+level))
		}
	}
	items := p.Flow(like, s.inCell || like.Centered)
	if len(items) == 0 && like.Mark != "" && s.inCell { // columns of numbers are made so
		like.Parts = []flow.Part{{}}
		items = append(items, flow.Item{Paragraph: &like})
	}
	s.items = append(append(s.items, items...), s.anchored...)
	s.anchored = nil
	return s.grow(1)
}

// pageFields are fields with the number of a page.
var pageFields = []string{"text:page-number", "text:page-count"}

// inline reads what a paragraph holds.
func (s *story) inline(p *office.Paragraph, l look, nodes []*node) error {
	for _, n := range nodes {
		if err := s.inlineNode(p, l, n); err != nil {
			return err
		}
	}
	return nil
}

func (s *story) inlineNode(p *office.Paragraph, l look, n *node) error {
	switch n.name {
	case "":
		s.write(p, l, foldSpace(n.text))
	case "text:span":
		return s.inline(p, s.styles.resolve("text", n.attr("text:style-name"), l), n.children)
	case "text:s":
		s.write(p, l, strings.Repeat(" ", n.count("text:c", 1, 1000)))
	case "text:tab":
		s.write(p, l, "\t")
	case "text:line-break":
		s.write(p, l, "\n")
	case "text:note":
		return s.note(p, l, n)
	case "text:ruby":
		return s.inline(p, l, n.child("text:ruby-base").children)
	case "text:hidden-text", "text:hidden-paragraph":
		if text := n.plain() + n.attr("text:string-value"); office.CountCharacters(text) > 0 {
			s.unread("hidden text", text)
		}
	case "office:annotation":
		s.tally.Comments++
	case "draw:frame", "draw:custom-shape", "draw:rect", "draw:g", "draw:ellipse", "draw:a":
		return s.shape(n)
	case "text:note-ref", "text:bookmark-ref", "text:a", "text:meta", "text:meta-field":
		return s.inline(p, l, n.children)
	case "office:event-listeners", "office:annotation-end", "text:soft-page-break":
	default: // fields and whatever else shows text
		s.pageField = s.pageField || slices.Contains(pageFields, n.name)
		return s.inline(p, l, n.children)
	}
	return nil
}

// foldSpace makes one space of each run of white space, as the format says.
func foldSpace(s string) string {
	if !strings.ContainsAny(s, "\n\t\r") && !strings.Contains(s, "  ") {
		return s
	}
	var b strings.Builder
	space := false
	for _, r := range s {
		if r == ' ' || r == '\n' || r == '\t' || r == '\r' {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

// write adds text as it is printed.
func (s *story) write(p *office.Paragraph, l look, text string) {
	if is(l.hidden) {
		if office.CountCharacters(text) > 0 {
			s.unread("hidden text", text)
		}
		return
	}
	text = strings.ReplaceAll(text, "\u2011", "-") // a hyphen that no line breaks at
	decoded, changed := office.Decode(l.font, text)
	if changed && !slices.Contains(s.tally.Fonts, l.font) {
		s.tally.Fonts = append(s.tally.Fonts, l.font)
	}
	text = office.SymbolText(l.font, decoded)
	if is(l.upper) {
		text = strings.ToUpper(text)
	}
	if is(l.raised) {
		text = office.Superscript(text)
	}
	p.Add(text, office.Look{Bold: is(l.bold), Italic: is(l.italic), Raised: is(l.raised), Size: l.size})
}

// note writes the mark of a note and hands the note over.
func (s *story) note(p *office.Paragraph, l look, n *node) error {
	mark := strings.TrimSpace(n.child("text:note-citation").plain())
	endnote := n.attr("text:note-class") == "endnote"
	if raised := office.Superscript(mark); raised != mark || mark == "" {
		mark = raised
	} else if endnote {
		mark = office.RaiseLetters(mark)
	}
	p.Add(mark, office.Look{Bold: is(l.bold), Italic: is(l.italic), Raised: true, Size: l.size})
	body := &story{reader: s.reader}
	if err := body.blocks(n.child("text:note-body").children); err != nil {
		return err
	}
	s.flow.Notes = append(s.flow.Notes, flow.Note{Mark: mark, Text: office.OneLine(body.items), Endnote: endnote})
	return nil
}

// shape reads a drawing: the text in it, and notice of what is no text.
func (s *story) shape(n *node) error {
	if n.name == "draw:text-box" || n.name == "draw:custom-shape" || n.name == "draw:rect" || n.name == "draw:ellipse" {
		box := &story{reader: s.reader, inHead: s.inHead}
		if err := box.blocks(n.children); err != nil {
			return err
		}
		s.pageField = s.pageField || box.pageField
		if len(box.items) > 0 {
			s.tally.Boxes++
			s.anchored = append(s.anchored, box.items...)
		}
		return nil
	}
	found := false // a frame holds the same thing in several forms, the best first
	for _, c := range n.children {
		switch c.name {
		case "draw:text-box", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:frame", "draw:g":
			if err := s.shape(c); err != nil {
				return err
			}
			found = c.name == "draw:text-box"
		case "draw:image", "draw:object", "draw:object-ole":
			if reason := "an embedded object"; !found {
				if c.name == "draw:image" {
					reason = "a picture"
				}
				s.unread(reason, "")
			}
			found = true
		}
	}
	return nil
}
