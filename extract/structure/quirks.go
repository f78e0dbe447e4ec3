package structure

import (
	"maps"
	"regexp"
	"slices"
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
		if !strings.Contains(p.text, "Ref:") {
			continue
		}
		for _, m := range noteMark.FindAllStringSubmatch(p.text, -1) {
			refs[m[1]] = true
		}
	}
	for _, p := range b.passages() {
		b.drop(p, bookmarkMark, "[bookmark:", "bookmark")
	}
	if len(refs) > 0 {
		b.noteBodies(refs)
		for _, p := range b.passages() {
			b.noteMarks(p)
		}
	}
	for _, p := range b.passages() {
		b.drop(p, tagMark, "<", "markup")
		b.drop(p, boldPair, "**", "markup")
		b.drop(p, italicPair, "*", "markup")
	}
	b.openEmphasis()
}

// drop takes what re finds out of p, but for the groups of re, and books the
// rest. Every match of re holds sign.
func (b *builder) drop(p *passage, re *regexp.Regexp, sign, kind string) {
	if !strings.Contains(p.text, sign) {
		return
	}
	var edits []edit
	for _, m := range re.FindAllStringSubmatchIndex(p.text, -1) {
		end, kept, dropped := m[0], "", ""
		for g := 2; g < len(m); g += 2 {
			dropped += p.text[end:m[g]]
			kept += p.text[m[g]:m[g+1]]
			end = m[g+1]
		}
		b.furnish(kind, dropped+p.text[end:m[1]], p.page())
		edits = append(edits, edit{m[0], m[1], kept})
	}
	p.apply(edits)
}

// noteMarks makes superscript digits of "[footnoteRef:1]".
func (b *builder) noteMarks(p *passage) {
	var edits []edit
	for _, m := range noteMark.FindAllStringSubmatchIndex(p.text, -1) {
		number := p.text[m[2]:m[3]]
		b.furnish("markup", strings.Replace(p.text[m[0]:m[1]], number, "", 1), p.page())
		edits = append(edits, edit{m[0], m[1], superscript(number)})
	}
	p.apply(edits)
}

// noteBodies makes notes of "[1:  body]", for the numbers that are referred to.
func (b *builder) noteBodies(refs map[string]bool) {
	var out []element
	for i := 0; i < len(b.elements); i++ {
		e := b.elements[i]
		out = append(out, e)
		for e.para != nil {
			p := &e.para.passage
			m := noteBody.FindStringSubmatchIndex(p.text)
			if m == nil || !refs[p.text[m[2]:m[3]]] {
				break
			}
			body, rest, last := b.untilBracket(p, m[1], i)
			if body == nil {
				break
			}
			b.notes = append(b.notes, &note{mark: superscript(p.text[m[2]:m[3]]), body: body})
			b.furnish("markup", "[:]", p.page())
			p.replace(m[0], len(p.text), rest)
			i = last
		}
		if e.para != nil && strings.TrimSpace(e.para.text) == "" {
			out = out[:len(out)-1]
		}
	}
	b.elements = out
}

// untilBracket reads from byte at of p, the paragraph of element i, to the
// bracket that closes the one before it: the passages between, what follows the
// bracket, and the last element read. nil when it never closes.
func (b *builder) untilBracket(p *passage, at, i int) (body []*passage, rest string, last int) {
	depth := 1
	for last = i; last < i+noteBodyRunsOver; {
		for j := at; j < len(p.text); j++ {
			switch p.text[j] {
			case '[':
				depth++
			case ']':
				if depth--; depth == 0 {
					piece := p.slice(at, j)
					return append(body, &piece), p.text[j+1:], last
				}
			}
		}
		piece := p.slice(at, len(p.text))
		body = append(body, &piece)
		if last++; last >= len(b.elements) || b.elements[last].para == nil {
			break
		}
		p, at = &b.elements[last].para.passage, 0
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
// piece of furniture, written when all are known: each alone says nothing.
func (b *builder) furnish(kind, text string, page int) {
	switch {
	case runes(text) == 0:
	case kind == "markup":
		b.markup[page] = append(b.markup[page], strings.TrimSpace(text))
	default:
		b.furniture = append(b.furniture, trichluc.Furniture{Kind: kind, Text: strings.TrimSpace(text), Page: page})
	}
}

// allFurniture is the furniture with the markup of each page.
func (b *builder) allFurniture() []trichluc.Furniture {
	for _, page := range slices.Sorted(maps.Keys(b.markup)) {
		b.furniture = append(b.furniture, trichluc.Furniture{Kind: "markup", Text: strings.Join(b.markup[page], " "), Page: page})
	}
	return b.furniture
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
