package text

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/internal/viet"
)

// Converters of PDF that keep the look of pages ("pdftotext -layout") end each
// with a form feed, indent first lines, and set what stands side by side with
// spaces. layout reads such a text page by page.
type layout struct {
	flow  *flow.Flow
	right int // letters to where full lines end
}

// isLayout reports such a text.
func isLayout(s string) bool { return strings.Contains(s, "\f") && !strings.Contains(s, "\t") }

const letterWidth = 6 // points, so that indents compare with those of pages

func readLayout(f *flow.Flow, s string) {
	var pages [][]string
	for page := range strings.SplitSeq(strings.TrimRight(s, "\f\r\n "), "\f") {
		var lines []string
		for line := range strings.SplitSeq(viet.Clean(page), "\n") {
			lines = append(lines, strings.TrimRight(line, " "))
		}
		pages = append(pages, lines)
	}
	f.Pages = make([]flow.Page, len(pages))
	l := &layout{flow: f, right: rightEdge(pages)}
	for i, lines := range pages {
		l.page(lines, i+1)
	}
}

// rightEdge is where most full lines of running text end: nine of ten lines
// without gaps end before or there.
func rightEdge(pages [][]string) int {
	var ends []int
	for _, lines := range pages {
		for _, line := range lines {
			if !gapped(line) && strings.TrimSpace(line) != "" {
				ends = append(ends, utf8.RuneCountInString(line))
			}
		}
	}
	if len(ends) == 0 {
		return 0
	}
	slices.Sort(ends)
	return ends[len(ends)*9/10]
}

// gapped reports a line with white inside it that no running text has, or
// behind the number of a row.
func gapped(line string) bool {
	return strings.Contains(strings.TrimSpace(line), "   ") || rowNumber.MatchString(line)
}

var rowNumber = regexp.MustCompile(`^ {0,4}(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,4})\.? {2,}\S`)

// page reads one page: what stands above its notes, the notes, and the number
// below them.
func (l *layout) page(lines []string, page int) {
	above, notes, below := cutNotes(lines)
	l.body(above, page)
	for _, n := range notes {
		l.add(&flow.Paragraph{Raised: true, Small: true}, superscript(n.mark)+" "+n.text, page)
	}
	l.body(below, page)
}

// body reads letterheads and signatures, tables and running text.
func (l *layout) body(lines []string, page int) {
	for i := 0; i < len(lines); {
		if strings.TrimSpace(lines[i]) == "" {
			i++
			continue
		}
		to := i
		for to < len(lines) && strings.TrimSpace(lines[to]) != "" {
			to++
		}
		if p := columnsBySpaces(lines[i:to]); p != nil && gapped(lines[i]) {
			l.columns(p, page)
			i = to
			continue
		}
		if end := l.tableEnd(lines, i); end > i {
			l.table(lines[i:end], page)
			i = end
			continue
		}
		i = l.paragraph(lines, i, page)
	}
}

func (l *layout) add(p *flow.Paragraph, text string, page int) {
	p.Parts = []flow.Part{{Text: viet.Space(text), Page: page}}
	l.flow.Items = append(l.flow.Items, flow.Item{Paragraph: p})
}

func (l *layout) columns(p *part, page int) {
	for i, line := range p.lines {
		l.add(&flow.Paragraph{Column: p.columns[i]}, line, page)
	}
}

// paragraph reads the paragraph that begins at line i and gives the line after
// it. It goes on while lines are full and begin at the left edge.
func (l *layout) paragraph(lines []string, i, page int) (next int) {
	const ragged, centred = 12, 15 // letters: a word's length; more than any first line's indent
	first := indent(lines[i])
	text := lines[i]
	for next = i + 1; next < len(lines); next++ {
		above, line := lines[next-1], lines[next]
		if strings.TrimSpace(line) == "" || utf8.RuneCountInString(above) < l.right-ragged || gapped(line) ||
			indent(line) > 3 && indent(line) >= first || opens(strings.TrimSpace(line)) || capitals(line) != capitals(above) {
			break
		}
		text += " " + strings.TrimSpace(line)
	}
	l.add(&flow.Paragraph{
		Indent: float64(first * letterWidth), Centered: first >= centred,
		FullLine: utf8.RuneCountInString(lines[next-1]) >= l.right-ragged,
	}, text, page)
	return next
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// table writes a table whose columns are parted by white in every line, and says
// of any other that it is unread: a figure under a wrong head is worse than
// none.
func (l *layout) table(lines []string, page int) {
	g := byGutters(lines)
	if g == nil {
		count := 0
		for _, line := range lines {
			count += utf8.RuneCountInString(strings.ReplaceAll(line, " ", ""))
		}
		l.flow.Unread = append(l.flow.Unread, trichluc.Unread{Page: page, Characters: count, Reason: "a table set with spaces whose columns cannot be told apart"})
		return
	}
	g.Page = page
	l.flow.Items = append(l.flow.Items, flow.Item{Grid: g})
}

// note is a note at the foot of a page.
type note struct{ mark, text string }

var noteLine = regexp.MustCompile(`^ {0,3}(\d{1,3}) {2,4}(\S.*)$`)

// cutNotes takes the notes off a page's end: lines that begin with a number and
// a gap, and those below them, which are indented like their text. The first
// number must be a mark on the page: tables of a number and a text look alike.
// Marks that are certain are raised.
func cutNotes(lines []string) (above []string, notes []note, below []string) {
	end := len(lines)
	for end > 0 && (strings.TrimSpace(lines[end-1]) == "" || isNumber(strings.TrimSpace(lines[end-1]))) {
		end--
	}
	from := end
	for i := end - 1; i >= 0 && !gapped(noteText(lines[i])); i-- {
		if noteLine.MatchString(lines[i]) {
			from = i
		} else if indent(lines[i]) < 3 && lines[i] != "" {
			break
		}
	}
	for _, line := range lines[from:end] {
		if m := noteLine.FindStringSubmatch(line); m != nil {
			notes = append(notes, note{m[1], m[2]})
		} else if n := len(notes); n > 0 {
			notes[n-1].text += " " + strings.TrimSpace(line)
		}
	}
	above = slices.Clone(lines[:from])
	for i, n := range notes {
		if !raiseMark(above, n.mark) && i == 0 {
			return lines, nil, nil
		}
	}
	return above, notes, lines[end:]
}

func noteText(line string) string {
	if m := noteLine.FindStringSubmatch(line); m != nil {
		return m[2]
	}
	return strings.TrimLeft(line, " ")
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// raiseMark raises the mark of a note where it is certain: the number stands
// once on the page right behind a letter, or behind a closing sign. It reports
// whether it does.
func raiseMark(lines []string, mark string) bool {
	behind := regexp.MustCompile(`(\pL|[)%”"] ?)` + mark + `([\s.,;:)]|$)`)
	at, found := -1, 0
	for i, line := range lines {
		if n := len(behind.FindAllStringIndex(line, -1)); n > 0 {
			at = i
			found += n
		}
	}
	if found != 1 {
		return false
	}
	lines[at] = behind.ReplaceAllString(lines[at], "${1}"+superscript(mark)+"${2}")
	return true
}

func superscript(digits string) string {
	return strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace(digits)
}
