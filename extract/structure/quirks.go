package structure

import (
	"regexp"
	"strings"

	"github.com/trichluc/trichluc"
)

// Word text dumped by converters, and everything later made from such a dump,
// carries marks of its own inside the text. They are the same in every format,
// so they are taken out here: what they say is kept (a footnote's mark becomes
// superscript digits and its body a note), and their letters are furniture.
var (
	bookmarkMark = regexp.MustCompile(`\[bookmark:\s*[^\]\n]{0,120}\]`)
	noteMark     = regexp.MustCompile(`\s*\[(?:footnote|endnote)Ref:(\d{1,3})\]`)
	noteBody     = regexp.MustCompile(`\s*\[(\d{1,3}):\s{1,4}`)
	tagMark      = regexp.MustCompile(`(?i)</?(?:i|b|u|em|strong)>`)
	boldPair     = regexp.MustCompile(`\*\*([^*]+)\*\*`)
	italicPair   = regexp.MustCompile(`(^|[\s(“"'/,:;])\*([\pL\pN“"(](?:[^*]*[^*\s])?)\*`)
)

// noteBodyRunsOver is how many paragraphs a dumped note body may span before
// its "]" is taken to be missing; bodies seen have at most a dozen list lines.
const noteBodyRunsOver = 30

// unquirk takes the converters' marks out of all elements.
func (b *builder) unquirk() {
	refs := map[string]bool{}
	for _, p := range b.passages() {
		for _, m := range noteMark.FindAllStringSubmatch(p.text, -1) {
			refs[m[1]] = true
		}
	}
	for _, p := range b.passages() {
		b.drop(p, bookmarkMark, "bookmark")
	}
	if len(refs) > 0 {
		b.noteBodies(refs)
		for _, p := range b.passages() {
			b.noteMarks(p)
		}
	}
	for _, p := range b.passages() {
		b.drop(p, tagMark, "markup")
		b.drop(p, boldPair, "markup")
		b.drop(p, italicPair, "markup")
	}
	b.openEmphasis()
}

// drop takes what re finds out of p, but for the groups of re, and books the
// rest.
func (b *builder) drop(p *passage, re *regexp.Regexp, kind string) {
	if !strings.ContainsAny(p.text, "[<*") {
		return
	}
	for from := 0; ; {
		m := re.FindStringSubmatchIndex(p.text[from:])
		if m == nil {
			return
		}
		at, end, kept, dropped := from+m[0], from+m[0], "", ""
		for g := 2; g < len(m); g += 2 {
			dropped += p.text[end : from+m[g]]
			kept += p.text[from+m[g] : from+m[g+1]]
			end = from + m[g+1]
		}
		dropped += p.text[end : from+m[1]]
		b.furnish(kind, dropped, p.page())
		p.replace(at, from+m[1], kept)
		from = at + len(kept)
		if strings.HasSuffix(kept, " ") {
			from-- // the space after one emphasis may open the next
		}
	}
}

// noteMarks makes superscript digits of "[footnoteRef:1]".
func (b *builder) noteMarks(p *passage) {
	for {
		m := noteMark.FindStringSubmatchIndex(p.text)
		if m == nil {
			return
		}
		number := p.text[m[2]:m[3]]
		b.furnish("markup", strings.Replace(strings.TrimSpace(p.text[m[0]:m[1]]), number, "", 1), p.page())
		p.replace(m[0], m[1], superscript(number))
	}
}

// noteBodies makes notes of "[1:  body]", for the numbers that are referred to.
func (b *builder) noteBodies(refs map[string]bool) {
	for i := 0; i < len(b.elements); i++ {
		e := b.elements[i]
		if e.para == nil {
			continue
		}
		p := &e.para.passage
		m := noteBody.FindStringSubmatchIndex(p.text)
		if m == nil || !refs[p.text[m[2]:m[3]]] {
			continue
		}
		number := p.text[m[2]:m[3]]
		body, rest, last := b.untilBracket(i, m[1])
		if body == nil {
			continue
		}
		b.furnish("markup", "[:]", p.page())
		p.replace(m[0], len(p.text), rest)
		b.notes = append(b.notes, &note{mark: superscript(number), body: body})
		b.elements = append(b.elements[:i+1], b.elements[last+1:]...)
		if strings.TrimSpace(p.text) == "" {
			b.elements = append(b.elements[:i], b.elements[i+1:]...)
		}
		i--
	}
}

// untilBracket reads from byte at of element i to the bracket that closes the
// one before it: the passages between, what follows the bracket, and the last
// element read. nil when it never closes.
func (b *builder) untilBracket(i, at int) (body []*passage, rest string, last int) {
	depth := 1
	for last = i; last < len(b.elements) && last < i+noteBodyRunsOver; last++ {
		e := b.elements[last]
		if e.para == nil {
			return nil, "", 0
		}
		text := e.para.text
		for j := at; j < len(text); j++ {
			switch text[j] {
			case '[':
				depth++
			case ']':
				if depth--; depth == 0 {
					piece := e.para.slice(at, j)
					return append(body, &piece), text[j+1:], last
				}
			}
		}
		piece := e.para.slice(at, len(text))
		body, at = append(body, &piece), 0
	}
	return nil, "", 0
}

// openEmphasis drops a "**" that opens at the start of one paragraph and closes
// at the end of another below it: a bold title of several lines.
func (b *builder) openEmphasis() {
	const lines = 6 // titles run over two to four lines
	for i, e := range b.elements {
		if e.para == nil || !strings.HasPrefix(e.para.text, "**") || strings.Count(e.para.text, "**") != 1 {
			continue
		}
		for j := i + 1; j < len(b.elements) && j < i+lines && b.elements[j].para != nil; j++ {
			below := b.elements[j].para
			if !strings.HasSuffix(below.text, "**") {
				continue
			}
			e.para.replace(0, 2, "")
			below.replace(len(below.text)-2, len(below.text), "")
			b.furnish("markup", "****", e.para.page())
			for k := i; k <= j; k++ {
				b.elements[k].para.bold = true
				b.elements[k].para.block = e.para
			}
			break
		}
	}
}

// furnish books text as furniture. The marks of one page's markup are one
// piece of furniture: each alone says nothing.
func (b *builder) furnish(kind, text string, page int) {
	if runes(text) == 0 {
		return
	}
	if kind == "markup" {
		for i := range b.furniture {
			if f := &b.furniture[i]; f.Kind == kind && f.Page == page {
				f.Text += " " + strings.TrimSpace(text)
				return
			}
		}
	}
	b.furniture = append(b.furniture, trichluc.Furniture{Kind: kind, Text: strings.TrimSpace(text), Page: page})
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// superscript raises digits.
func superscript(number string) string {
	table := []rune(superscripts)
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return table[r-'0']
		}
		return r
	}, number)
}
