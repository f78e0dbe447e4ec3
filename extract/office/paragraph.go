package office

import (
	"regexp"
	"strings"

	"github.com/trichluc/trichluc/extract/flow"
)

// Look is how a run of text is set.
type Look struct {
	Bold, Italic, Raised bool
	Size                 float64 // points
}

// Paragraph gathers the runs of a paragraph. The zero value is an empty one.
type Paragraph struct {
	text                  strings.Builder
	letters, bold, italic int
	sizes                 []sizeCount // letters by size, in the order of their first
	raised                bool        // its text begins raised
}

// Add appends text as it is printed.
func (p *Paragraph) Add(text string, look Look) {
	n := CountCharacters(text)
	if n > 0 && p.letters == 0 {
		p.raised = look.Raised
	}
	p.letters += n
	if look.Bold {
		p.bold += n
	}
	if look.Italic {
		p.italic += n
	}
	p.count(look.Size, n)
	p.text.WriteString(text)
}

// sizeCount is how many letters are set in a size. A paragraph has one or two
// sizes, so that a list is found through sooner than a map.
type sizeCount struct {
	size    float64
	letters int
}

func (p *Paragraph) count(size float64, letters int) {
	for i := range p.sizes {
		if p.sizes[i].size == size {
			p.sizes[i].letters += letters
			return
		}
	}
	if len(p.sizes) < maxSizes {
		p.sizes = append(p.sizes, sizeCount{size, letters})
	}
}

// maxSizes bounds the sizes that are counted: a hostile paragraph can have a
// size a letter.
const maxSizes = 32

// Text is the text so far, as added.
func (p *Paragraph) Text() string { return p.text.String() }

// Len is the length of Text in bytes.
func (p *Paragraph) Len() int { return p.text.Len() }

// mostly is the share of letters that decides on the look of a paragraph: a
// heading keeps its weight where its number or a full stop was set apart.
const mostly = 0.9

// Look is how most of the paragraph is set; otherwise is its size where it has
// no letters.
func (p *Paragraph) Look(otherwise float64) Look {
	l := Look{
		Bold:   p.letters > 0 && float64(p.bold) >= mostly*float64(p.letters),
		Italic: p.letters > 0 && float64(p.italic) >= mostly*float64(p.letters),
		Raised: p.raised,
		Size:   otherwise,
	}
	most := 0
	for _, c := range p.sizes {
		if c.letters > most || c.letters == most && c.letters > 0 && c.size > l.Size {
			l.Size, most = c.size, c.letters
		}
	}
	return l
}

// Flow makes flow paragraphs of it, like the given one but for what its runs
// say: one, or several where forced line breaks begin another (see
// SplitLines). The first has the mark of like. An empty paragraph makes none.
func (p *Paragraph) Flow(like flow.Paragraph, apart bool) (items []flow.Item) {
	look := p.Look(like.FontSize)
	like.Bold, like.Italic, like.Raised, like.FontSize = look.Bold, look.Italic, look.Raised, look.Size
	for _, parts := range SplitLines(Clean(p.Text()), apart) {
		out := like
		for _, part := range parts {
			out.Parts = append(out.Parts, flow.Part{Text: part})
		}
		items = append(items, flow.Item{Paragraph: &out})
		like.Mark = ""
	}
	return items
}

// listEntry matches the beginning of a list entry or heading typed by hand.
var listEntry = regexp.MustCompile(`^([-–—+*•▪]|\(?[0-9]{1,2}[.)/]|\(?[a-zđ][.)]|[IVX]{1,5}\.)(\s|\p{Lu}|[0-9.]*\s)`)

// SplitLines splits the text of a paragraph at its forced line breaks: into
// paragraphs, each of the parts that its lines make. Another paragraph starts
// where a line begins like a list entry or the one before ends like a
// sentence; apart, as in titles and cells, every line is one.
func SplitLines(text string, apart bool) (paragraphs [][]string) {
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

// Lines is the text of paragraphs as the lines of a cell, each with its mark.
// Grids are left out.
func Lines(items []flow.Item) string {
	var lines []string
	for _, item := range items {
		if p := item.Paragraph; p != nil {
			lines = append(lines, strings.TrimSpace(p.Mark+" "+p.Text()))
		}
	}
	return strings.Join(lines, "\n")
}

// OneLine is the text of a note or a page head: paragraphs and the cells of
// grids, on one line.
func OneLine(items []flow.Item) string {
	lines := []string{Lines(items)}
	for _, item := range Grids(items) {
		for _, cell := range item.Grid.Cells {
			lines = append(lines, cell.Text)
		}
	}
	return strings.Join(strings.Fields(strings.Join(lines, "\n")), " ")
}

// Grids are the tables among items.
func Grids(items []flow.Item) (found []flow.Item) {
	for _, item := range items {
		if item.Grid != nil {
			found = append(found, item)
		}
	}
	return found
}

// IsBold holds for paragraphs set bold.
func IsBold(p *flow.Paragraph) bool { return p.Bold }

// IsItalic holds for paragraphs set in italics.
func IsItalic(p *flow.Paragraph) bool { return p.Italic }

// All says whether something holds of all paragraphs with text, and there are
// any.
func All(items []flow.Item, holds func(*flow.Paragraph) bool) bool {
	any := false
	for _, item := range items {
		if p := item.Paragraph; p != nil && p.Text() != "" {
			if !holds(p) {
				return false
			}
			any = true
		}
	}
	return any
}

// smallRatio is how much smaller than the body a paragraph is set to be called
// small: letterheads are 13 points beside a body of 14 and are not, footnotes
// and lists of recipients are 10 to 12 and are.
const smallRatio = 0.9

// MarkSmall sets Small on the paragraphs set smaller than most of the text.
func MarkSmall(items []flow.Item) {
	weight := map[float64]int{}
	for _, item := range items {
		if p := item.Paragraph; p != nil {
			weight[p.FontSize] += len(p.Text())
		}
	}
	body, most := 0.0, 0
	for size, n := range weight {
		if n > most || n == most && size > body {
			body, most = size, n
		}
	}
	for _, item := range items {
		if p := item.Paragraph; p != nil && p.FontSize > 0 {
			p.Small = p.FontSize < smallRatio*body
		}
	}
}
