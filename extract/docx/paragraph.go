package docx

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/internal/viet"
)

// paragraph is a paragraph being read.
type paragraph struct {
	format paragraphFormat
	run    runFormat // of its style
	text   strings.Builder
	boxes  []flow.Item // text boxes anchored in it

	letters, bold, italic int
	sizes                 map[float64]int // letters by size
	raised                bool            // its text begins raised
	contents              bool            // an entry of a table of contents
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
	return s.emit(p)
}

func (s *story) newParagraph() *paragraph {
	p := &paragraph{sizes: map[float64]int{}}
	p.format, p.run = s.styles.resolve("")
	if before := s.carried; before != nil {
		s.carried = nil
		p.text.WriteString(before.text.String())
		p.boxes, p.raised = before.boxes, before.raised
		p.letters, p.bold, p.italic, p.sizes = before.letters, before.bold, before.italic, before.sizes
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
		return s.formula(p)
	case "subDoc":
		s.unread("a linked document", "")
	}
	return s.c.skip()
}

// formula adds the letters of a formula in the order in which they stand.
func (s *story) formula(p *paragraph) error {
	var walk func(name string, e *element) error
	walk = func(name string, e *element) error {
		switch name {
		case "m:t", "t":
			text, err := s.c.text()
			p.add(text, p.run)
			return err
		case "m:den":
			p.add("/", p.run)
		}
		return s.c.each(walk)
	}
	return s.c.each(walk)
}

// add appends text in a format.
func (p *paragraph) add(text string, f runFormat) {
	n := countCharacters(text)
	if n > 0 && p.letters == 0 {
		p.raised = f.raised == on
	}
	p.letters += n
	if f.bold == on {
		p.bold += n
	}
	if f.italic == on {
		p.italic += n
	}
	p.sizes[f.size] += n
	p.text.WriteString(text)
}

// mostly is the share of letters that decides on the look of a paragraph: a
// heading keeps its weight where its number or a full stop was set apart.
const mostly = 0.9

// emit ends a paragraph: it is numbered, split at its line breaks and put into
// the story with the text boxes anchored in it.
func (s *story) emit(p *paragraph) error {
	if p.format.markDeleted {
		s.carried = p
		return nil
	}
	if p.contents || strings.HasPrefix(s.styles.name(p.format.style), "toc ") {
		s.furniture("navigation", p.text.String()) // it repeats the headings
		s.items = append(s.items, p.boxes...)
		return s.grow(1)
	}
	mark, indent := s.numbering.next(p.format.list, p.format.style)
	lines := splitLines(clean(p.text.String()), s.inCell || p.format.align == "center")
	if len(lines) == 0 && mark != "" && s.inCell {
		lines = [][]string{{""}}
	}
	for i, parts := range lines {
		out := p.look(indent)
		out.Style = s.hint(p.format)
		if i == 0 {
			out.Mark = mark
		}
		for _, part := range parts {
			out.Parts = append(out.Parts, flow.Part{Text: part})
		}
		s.items = append(s.items, flow.Item{Paragraph: out})
	}
	s.items = append(s.items, p.boxes...)
	return s.grow(1)
}

// look is a flow paragraph with the typography of p.
func (p *paragraph) look(list paragraphFormat) *flow.Paragraph {
	out := &flow.Paragraph{
		FontSize: p.size(),
		Bold:     p.letters > 0 && float64(p.bold) >= mostly*float64(p.letters),
		Italic:   p.letters > 0 && float64(p.italic) >= mostly*float64(p.letters),
		Centered: p.format.align == "center",
		Raised:   p.raised,
	}
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

// size is the size of most of the paragraph's letters.
func (p *paragraph) size() float64 {
	best, most := p.run.size, 0
	for size, n := range p.sizes {
		if n > most || n == most && n > 0 && size > best {
			best, most = size, n
		}
	}
	return best
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

// clean makes the text of a paragraph fit for keeping. Tabs and line breaks
// stay inside it; at its ends they are layout.
func clean(s string) string { return strings.TrimSpace(viet.Clean(s)) }

// listEntry matches the beginning of a list entry or heading typed by hand.
var listEntry = regexp.MustCompile(`^([-–—+*•▪]|\(?[0-9]{1,2}[.)/]|\(?[a-zđ][.)]|[IVX]{1,5}\.)(\s|\p{Lu}|[0-9.]*\s)`)

// splitLines splits the text of a paragraph at its forced line breaks: into
// paragraphs, each of the parts that its lines make. In titles and cells every
// line is apart.
func splitLines(text string, apart bool) (paragraphs [][]string) {
	var parts []string
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if n := len(parts); n > 0 && (apart || endsSentence(parts[n-1]) || listEntry.MatchString(line)) {
			paragraphs, parts = append(paragraphs, parts), nil
		} else if n > 0 {
			parts[n-1] += " "
		}
		parts = append(parts, line)
	}
	if len(parts) > 0 {
		paragraphs = append(paragraphs, parts)
	}
	return paragraphs
}

func endsSentence(s string) bool {
	return s != "" && strings.ContainsRune(".:;!?…", rune(s[len(s)-1])) || strings.HasSuffix(s, "…")
}

// countCharacters counts as trichluc.Coverage does: runes without white space.
func countCharacters(s string) (n int) {
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}
