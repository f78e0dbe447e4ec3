package structure

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
)

// partLine is a heading by its word: "Phần I", "Chương 2. ...", "Điều 3. ...".
var partLine = regexp.MustCompile(`^((?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|ĐIỀU|Điều|TIỂU MỤC|Tiểu mục)\s+(?:THỨ\s+\p{Lu}+|thứ\s+\p{Ll}+|[IVX]{1,6}|\d{1,3}))\s*(?:[.:–-]|$|\s\p{Lu})`)

var (
	unitLine    = regexp.MustCompile(`(?i)^\(?\s*(?:đơn vị(?: tính)?|đvt|đ\.v\.t)\s*:?\s*([^()]*?)\s*\)?\s*\.?$`)
	unitInside  = regexp.MustCompile(`(?i)\((?:\s*đơn vị(?: tính)?|\s*đvt)\s*:\s*([^()]+?)\s*\)`)
	captionLine = regexp.MustCompile(`(?i)^(?:bảng|biểu|hình|biểu đồ|sơ đồ)\s+(?:số\s+)?[\dIVX]+(?:[.\-]\d+)*\s*[.:–-]?\s*`)
)

// heading is an open heading while paragraphs are read.
type heading struct {
	style string
	mark  string
}

// outline names headings and list items, gives each block the marks of the
// headings above it, and tables their captions and units.
func (b *builder) outline() {
	var open []heading
	annex := ""
	for i, e := range b.elements {
		if e.table != nil {
			e.table.section = section(annex, open)
			b.caption(i)
			continue
		}
		p := e.para
		switch {
		case p.kind == trichluc.BlockAppendix:
			if isAppendixLabel(p.text) || isKindLine(p.text) {
				annex, open = annexName(p.text), nil
			}
			p.section = annex
			continue
		case p.kind != "":
			if p.kind == trichluc.BlockRecipients || p.kind == trichluc.BlockSignature {
				open = nil // the outline ends with the text
			}
			p.section = section(annex, open)
			continue
		}
		style, mark := b.headingOf(p)
		if style == "" {
			open = b.entry(p, annex, open)
			continue
		}
		open = enclosing(open, style)
		p.kind, p.mark, p.level = trichluc.BlockHeading, mark, len(open)+1
		p.section = section(annex, open)
		open = append(open, heading{style, trimMark(mark)})
	}
}

// entry names a paragraph that is no heading: running text, or an entry of a
// list. A numbered entry ends the headings of its style, as "7." ends the
// heading "6." before it, and what follows stands under it.
func (b *builder) entry(p *para, annex string, open []heading) []heading {
	p.kind = trichluc.BlockParagraph
	k := leadOf(p.text)
	if m := partLine.FindStringSubmatch(p.text); m != nil {
		word, _, _ := strings.Cut(words(m[1]), " ")
		k = key{printed: m[1], style: word, rank: rankUpper}
	}
	if beginsWith(p.text, "tren day la") {
		open = nil // the closing sentence belongs to the whole
	}
	if k.rank != 0 {
		p.kind, p.mark = trichluc.BlockItem, k.printed
	}
	if k.rank == 0 || k.rank >= rankBracket {
		p.section = section(annex, open)
		return open
	}
	open = enclosing(open, k.style)
	p.section = section(annex, open)
	return append(open, heading{k.style, trimMark(k.printed)})
}

// enclosing closes the headings that one of the same style ends. A style that
// is not open stands below all that are.
func enclosing(open []heading, style string) []heading {
	for i, h := range open {
		if h.style == style {
			return open[:i]
		}
	}
	return open
}

func trimMark(mark string) string { return strings.TrimRight(mark, ".:)/ -–") }

// headingOf gives the style and mark of a heading; no style when p is none.
func (b *builder) headingOf(p *para) (style, mark string) {
	if m := partLine.FindStringSubmatch(p.text); m != nil && headingLike(p) {
		word, _, _ := strings.Cut(words(m[1]), " ")
		return word, m[1]
	}
	k := leadOf(p.text)
	if k.rank == 0 {
		if strings.HasPrefix(p.style, "heading") && headingLike(p) {
			return p.style, ""
		}
		return "", ""
	}
	if k.rank >= rankDash || !headingLike(p) || strings.TrimSpace(p.text) == k.printed {
		return "", ""
	}
	return k.style, k.printed
}

// headingLike tells a heading from an entry of a list that is a sentence: it
// is short, and does not end as a sentence or an entry does.
func headingLike(p *para) bool {
	const longest = 250 // runes: the longest headings seen have 190
	last, _ := utf8.DecodeLastRuneInString(p.text)
	if capitals(p.text) {
		return last != ';'
	}
	if statesFigure.MatchString(p.text) {
		return strings.HasPrefix(p.style, "heading")
	}
	if utf8.RuneCountInString(p.text) > longest || strings.ContainsRune(".;,", last) {
		return strings.HasPrefix(p.style, "heading") && !strings.ContainsRune(";,", last)
	}
	return strings.Count(p.text, ". ") <= 1
}

// statesFigure matches an entry that gives the figure of what it names: "1. Thu
// nội địa: 1.256 tỷ đồng:". A heading names only.
var statesFigure = regexp.MustCompile(`(?i)(?::|\s(?:là|đạt))\s*(?:khoảng\s+|trên\s+|hơn\s+)?\d[\d.,]*\s*(?:%|(?:nghìn |ngàn |triệu |tỷ |tỉ )*(?:đồng|USD)|ha|tấn|km2?|m2|người|hộ|con)(?:[^\p{L}]|$)`)

func section(annex string, open []heading) string {
	var marks []string
	if annex != "" {
		marks = append(marks, annex)
	}
	for _, h := range open {
		if h.mark != "" {
			marks = append(marks, h.mark)
		}
	}
	return strings.Join(marks, "/")
}

// annexName is an annex's label in one spelling: "Phụ lục II".
func annexName(s string) string {
	m := appendixLine.FindStringSubmatch(s)
	if m == nil {
		m = []string{s, s, "", ""}
	}
	r, n := utf8.DecodeRuneInString(m[1])
	name := string(unicode.ToUpper(r)) + strings.ToLower(m[1][n:])
	if m[2] != "" {
		name += " " + m[2]
	}
	return name
}

// caption reads what stands above table i: its title and its unit. A line that
// is only a unit, or names the table by number, is a caption block; an annex's
// title, or a sentence that leads up to the table with a colon, names the table
// too but stays what it is.
func (b *builder) caption(i int) {
	t := b.elements[i].table
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		p := b.elements[k].para
		if p == nil {
			return
		}
		if m := unitLine.FindStringSubmatch(p.text); m != nil && utf8.RuneCountInString(p.text) < 80 {
			t.unit = m[1]
			p.kind = trichluc.BlockCaption
			continue
		}
		if m := unitInside.FindStringSubmatch(p.text); m != nil && t.unit == "" {
			t.unit = m[1]
		}
		if t.caption != "" {
			return // its own, inside its frame
		}
		switch {
		case captionLine.MatchString(p.text) && utf8.RuneCountInString(p.text) < 400:
			p.kind = trichluc.BlockCaption
			t.caption = p.text
		case p.kind == trichluc.BlockAppendix:
			t.caption = b.annexTitle(k)
		case strings.HasSuffix(p.text, ":"):
			t.caption = strings.TrimSpace(strings.TrimSuffix(p.text, ":"))
		case p.kind == trichluc.BlockParagraph && titleLike(p.text) && !strings.HasPrefix(p.text, "(") && utf8.RuneCountInString(p.text) < 200:
			p.kind = trichluc.BlockCaption
			t.caption = p.text
		case p.kind == trichluc.BlockHeading:
			t.caption = p.text
		}
		return
	}
}

// annexTitle is the title of the annex whose opening lines end at element k:
// without its label, and without lines in brackets when there are others.
func (b *builder) annexTitle(k int) string {
	var title, aside []string
	for ; k >= 0 && b.elements[k].para != nil && b.elements[k].para.kind == trichluc.BlockAppendix; k-- {
		text := b.elements[k].para.text
		switch {
		case isAppendixLabel(text):
			if m := appendixLine.FindStringSubmatch(text); m[3] != "" {
				title = append([]string{m[3]}, title...)
			}
			k = 0
		case strings.HasPrefix(text, "("):
			aside = append([]string{text}, aside...)
		default:
			title = append([]string{text}, title...)
		}
	}
	if title == nil {
		title = aside
	}
	return strings.Join(title, " ")
}
