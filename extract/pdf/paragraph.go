package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc/extract/flow"
)

// Distances that part paragraphs, in font sizes unless stated.
const (
	otherSize     = 0.08 // sizes that differ by more are not one paragraph
	extraPitch    = 0.18 // space before a paragraph; Chromium's 4 pt on 14 pt are 0.28
	widestPitch   = 2.4  // lines further apart are never one paragraph: double spacing is 2.3
	unknownPitch  = 1.75 // the same where the page's own pitch cannot be told
	firstIndent   = 0.5  // an indent, against a margin that wavers by a few points
	sameStart     = 2.0  // points; lines that begin at the same x
	centredSlack  = 2.0  // white space on either side of a centred line, at least
	centredWithin = 4.0  // points by which the sides of a centred line may differ
	smallSize     = 0.88 // of the body's size; notes are set in 10 to 12 under 13 to 14
	reachesMargin = 1.0  // a line that ends so close to the margin fills its width ...
	raggedMargin  = 4.0  // ... and so close where lines are not justified: a syllable and a space
)

// listMark is what opens an item of a list.
var listMark = regexp.MustCompile(`^(?:[-–+•*]\s*\S|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ][.)]\s|[IVX]{1,5}\.\s|\(\d{1,2}\)\s)`)

// bullet is what opens an item that is not counted.
var bullet = regexp.MustCompile(`^[-–+•]\s`)

// area is where a block's text runs, and how.
type area struct {
	left, right float64
	indent      float64 // x at which most first lines begin
	pitch       float64 // distance of baselines within paragraphs, in font sizes; 0 when unknown
	body        float64 // font size of the document's body
	column      int
	drawn       bool    // the writer draws the spaces that lines break at
	ragged      bool    // lines end where their words do, not at the right margin
	middle      float64 // of a column whose lines are all centred; 0 otherwise
}

// areaOf measures the area of lines. Margins are where most of them begin and
// end: a tenth may stick out.
func areaOf(lines []line, body float64) area {
	a := area{body: body}
	if len(lines) == 0 {
		return a
	}
	starts, ends := make([]float64, len(lines)), make([]float64, len(lines))
	for i := range lines {
		starts[i], ends[i] = lines[i].x0, lines[i].x1
	}
	slices.Sort(starts)
	slices.Sort(ends)
	a.left, a.right = starts[len(starts)/20], ends[len(ends)-1-len(ends)/10]
	var indents, pitches sizeCount
	goOn, atMargin := 0, 0
	for i := range lines {
		if i+1 < len(lines) && lines[i+1].x0 < a.left+sameStart && a.right-lines[i].x1 < raggedMargin*lines[i].size {
			goOn++
			atMargin += count(a.right-lines[i].x1 < reachesMargin*lines[i].size)
		}
		if lines[i].x0 > a.left+firstIndent*lines[i].size {
			indents.add(lines[i].x0)
		}
		if i > 0 && lines[i].x0 < a.left+sameStart {
			if p := (lines[i].y - lines[i-1].y) / lines[i].size; p > 0.8 && p < widestPitch {
				pitches.add(p * 10) // a quarter of a point counts as one: 0.025 font sizes
			}
		}
	}
	a.indent, a.pitch = indents.most(), pitches.most()/10
	a.ragged = goOn > 4 && 2*atMargin < goOn
	return a
}

func (a *area) centred(l *line) bool {
	if a.column > 0 {
		return a.middle > 0 && math.Abs((l.x0+l.x1)/2-a.middle) <= centredWithin
	}
	before, after := l.x0-a.left, a.right-l.x1
	if before <= centredSlack*l.size || a.indented(l) {
		return false
	}
	// Centred paragraphs often keep the first line's indent of the others.
	indent := max(a.indent-a.left, 0)
	return math.Abs(before-after) <= centredWithin || after > centredSlack*l.size && math.Abs(before-after-indent) <= centredWithin
}

// symmetric says that a line may be one of a centred paragraph that fills its
// width.
func (a *area) symmetric(l *line) bool {
	before, after := l.x0-a.left, a.right-l.x1
	return a.centred(l) || a.column == 0 && before > sameStart && math.Abs(before-after) <= centredWithin
}

// paragraphs cuts the lines of a block into paragraphs.
func (a *area) paragraphs(lines []line, page int) []flow.Item {
	var out []flow.Item
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && a.goesOn(lines[i:j], &lines[j]) {
			j++
		}
		p := a.paragraph(lines[i:j], page)
		out = append(out, flow.Item{Paragraph: &p})
		i = j
	}
	return out
}

// goesOn says whether a line goes on with the paragraph of the lines above it.
func (a *area) goesOn(above []line, next *line) bool {
	first, last := &above[0], &above[len(above)-1]
	if math.Abs(last.size-next.size) > otherSize*last.size || !a.pitchFits(above, next) || a.hadRoom(last, next) || next.motto {
		return false
	}
	if bullet.MatchString(next.text) && strings.HasSuffix(last.text, ";") {
		return false // also where lists are centred, as recipients are in some letters
	}
	if next.raised && !last.raised && next.x0 > a.left+sameStart {
		return false // the body of the next note
	}
	if a.centred(first) || a.centred(next) {
		if a.column > 0 && next.x1-next.x0 > last.x1-last.x0 {
			return false // the room of a column is not known, but the wider line shows that the other left some
		}
		return a.symmetric(last) && a.symmetric(next) && last.bold == next.bold && last.italic == next.italic &&
			isUpper(last.text) == isUpper(next.text)
	}
	if a.column > 0 && a.endsBlock(first, last, next) {
		return false
	}
	marked := listMark.MatchString(next.text)
	switch {
	case len(above) > 1 && math.Abs(next.x0-last.x0) > sameStart:
		return false // lines after the second begin where the second does
	case len(above) == 1 && next.x0 > first.x0+sameStart:
		return listMark.MatchString(first.text) || first.raised // hanging indent
	case len(above) == 1 && next.x0 > first.x0-sameStart && next.x0 > a.left+firstIndent*next.size:
		return !a.indented(next) && !marked
	case next.x0 > first.x0-sameStart:
		return !marked
	}
	return true
}

// endsBlock says that a line of a letterhead or a signature is another one's
// below: a title below place and date, a name below an office in capitals.
func (a *area) endsBlock(first, last, next *line) bool {
	if math.Abs(next.x0-last.x0) > sameStart && last.bold != next.bold && isUpper(last.text) != isUpper(next.text) {
		return true
	}
	if isUpper(last.text) && isUpper(next.text) && next.x1-next.x0 > last.x1-last.x0 {
		return true // agencies below each other; the wider line shows that the other left room
	}
	opens, _ := utf8.DecodeRuneInString(next.text)
	return isUpper(last.text) && !isUpper(next.text) && (unicode.IsUpper(opens) || opens == '(') && !listMark.MatchString(first.text)
}

// isUpper says that a line is set in capitals: titles change case from one
// paragraph to the next, not within one.
func isUpper(s string) bool { return strings.ToUpper(s) == s }

// columnArea measures a block that stands beside another. Its text had room
// between left and right.
func columnArea(lines []line, column int, body, left, right float64) area {
	a := areaOf(lines, body)
	a.column = column
	a.left, a.right = edges(lines)
	middles := make([]float64, len(lines))
	for i := range lines {
		middles[i] = (lines[i].x0 + lines[i].x1) / 2
	}
	slices.Sort(middles)
	middle, starts := middles[len(middles)/2], 0
	centred := 0
	for i := range lines {
		centred += count(math.Abs((lines[i].x0+lines[i].x1)/2-middle) <= centredWithin)
		starts += count(lines[i].x0 <= a.left+sameStart)
	}
	if 4*centred >= 3*len(lines) && centred > starts {
		a.middle = middle
		half := max(min(middle-left, right-middle), (a.right-a.left)/2)
		a.left, a.right = middle-half, middle+half
	}
	return a
}

// indented says that a line begins where this area's paragraphs begin.
func (a *area) indented(l *line) bool { return math.Abs(l.x0-a.indent) <= sameStart }

// pitchFits says that a line follows as closely as lines of one paragraph do.
func (a *area) pitchFits(above []line, next *line) bool {
	last := &above[len(above)-1]
	size := max(last.size, next.size)
	pitch := (next.y - last.y) / size
	if pitch <= 0 || pitch > widestPitch {
		return false
	}
	pitch -= next.lift / size // a raised sign may have pushed the line down
	switch n := len(above); {
	case n > 1:
		before := (last.y - above[n-2].y) / last.size
		if last.lift > 0 && a.pitch > 0 {
			before = min(before, a.pitch)
		}
		return pitch <= before+extraPitch
	case a.pitch > 0:
		return pitch <= a.pitch+extraPitch
	}
	return pitch <= unknownPitch
}

// hadRoom says that the line above had room for the next line's first word:
// its end was meant.
func (a *area) hadRoom(above, next *line) bool {
	const space = 0.2
	room := a.right - above.x1
	if a.centred(above) {
		room = (a.right - a.left) - (above.x1 - above.x0)
	}
	return room > next.firstWord+space*above.size
}

// paragraph writes out lines as a paragraph.
func (a *area) paragraph(lines []line, page int) flow.Paragraph {
	first, last := &lines[0], &lines[len(lines)-1]
	p := flow.Paragraph{
		Indent: max(first.x0-a.left, 0), Centered: a.centred(first) && a.centred(last), Raised: first.raised, Column: a.column,
		FullLine: last.x1 > a.right-reachesMargin*last.size,
	}
	if a.ragged {
		p.FullLine = last.x1 > a.right-raggedMargin*last.size
	}
	var sizes sizeCount
	for i := range lines {
		text := lines[i].text
		if i+1 < len(lines) {
			text += separator(&lines[i], &lines[i+1], a.left, a.right, a.drawn)
		}
		p.Parts = append(p.Parts, flow.Part{Text: text, Page: page, Box: lines[i].box()})
		sizes.addMany(lines[i].size, lines[i].letters)
	}
	p.Bold, p.Italic = mostly(lines)
	p.FontSize = math.Round(sizes.most()*10) / 10
	p.Small = p.FontSize < smallSize*a.body
	return p
}
