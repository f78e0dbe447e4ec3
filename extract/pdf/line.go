package pdf

import (
	"cmp"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// Distances within a line, in font sizes.
const (
	sameBaseline = 0.22 // baselines closer than this are one line; rows of text are at least 1.0 apart
	raisedSize   = 0.87 // a raised or lowered sign is at most so large: word processors take 0.58 to 0.75, browsers 0.83
	raisedFrom   = 0.12 // how far its baseline is above that of its line, at least
	raisedTo     = 0.75 // and at most
	closeBehind  = 0.10 // a note mark of nearly its line's size stands so close behind a word
	notSmaller   = 0.95 // and has so much of that size at most: WeasyPrint takes 12/13
	loweredTo    = 0.40
	spaceGap     = 0.14 // a wider gap is a space: kerning takes up to 0.12, and justified lines shrink spaces to 0.16
	leastLift    = 0.05 // what sticks out less pushes no line down
	overprint    = 0.12 // the same letter this close is drawn twice, to look bold or as a shadow
	ascent       = 0.80 // of the box around a line, above the baseline
	descent      = 0.22
	columnGap    = 1.2 // a gap that may be the one between blocks side by side; justified spaces are mostly below
)

// line is a printed line, or the part of one that stands in a column.
type line struct {
	text      string
	x0, x1    float64 // without the spaces at either end
	y         float64 // baseline, from the top
	size      float64 // that most of its letters have
	letters   int
	bold      bool
	italic    bool
	raised    bool    // begins with a raised sign
	spaced    bool    // the writer drew a space at its end
	cut       bool    // ends in a soft hyphen: its last word goes on in the next line
	motto     bool    // begins with the national motto, or the party's
	lift      float64 // points by which raised signs stick out above the letters, and push the line down
	firstWord float64 // width of the first word, which a line above had no room for
}

func (l *line) top() float64    { return l.y - ascent*l.size }
func (l *line) bottom() float64 { return l.y + descent*l.size }

func (l *line) box() trichluc.Box { return trichluc.Box{l.x0, l.top(), l.x1, l.bottom()} }

// mark is how a glyph stands to its line's baseline.
type mark uint8

const (
	onBaseline mark = iota
	raisedMark
	loweredMark
)

// placed is a glyph in a row.
type placed struct {
	*glyph
	mark mark
}

// row is the glyphs of one baseline, sorted by x: writers draw letters of a
// fallback font after the rest of the line, so the order of drawing is no
// order of reading.
type row struct {
	glyphs []placed
	y      float64
	size   float64
}

// rowsOf sorts glyphs that read rightward into rows, from the top.
func rowsOf(glyphs []*glyph) []row {
	slices.SortStableFunc(glyphs, func(a, b *glyph) int { return cmp.Compare(a.y, b.y) })
	var rows []row
	all := make([]placed, len(glyphs))
	for i := 0; i < len(glyphs); {
		j, size := i, glyphs[i].size
		for j < len(glyphs) && glyphs[j].y-glyphs[i].y <= sameBaseline*max(size, glyphs[j].size) {
			size = max(size, glyphs[j].size)
			all[j] = placed{glyph: glyphs[j]}
			j++
		}
		rows = append(rows, row{glyphs: all[i:j:j], y: glyphs[i+(j-i)/2].y, size: size})
		i = j
	}
	rows = attachMarks(rows)
	for i := range rows {
		rows[i].sort()
	}
	return rows
}

// attachMarks moves raised and lowered signs into the line they belong to.
func attachMarks(rows []row) []row {
	gone := make([]bool, len(rows))
	for i := range rows {
		small := &rows[i]
		if i+1 < len(rows) && (belongs(small, &rows[i+1], raisedFrom, raisedTo) || behindWords(small, &rows[i+1])) {
			rows[i+1].adopt(small, raisedMark)
			gone[i] = true
		} else if i > 0 && !gone[i-1] && belongs(small, &rows[i-1], -loweredTo, -raisedFrom/2) {
			rows[i-1].adopt(small, loweredMark)
			gone[i] = true
		}
	}
	kept := rows[:0]
	for i := range rows {
		if !gone[i] {
			kept = append(kept, rows[i])
		}
	}
	return kept
}

// belongs says whether a row of small signs stands so far above the other's
// baseline (from, to, in its font sizes), beside its letters.
func belongs(small, base *row, from, to float64) bool {
	above := (base.y - small.y) / base.size
	if small.size > raisedSize*base.size || above < from || above > to {
		return false
	}
	low, high := extent(base.glyphs)
	first, last := extent(small.glyphs)
	return first >= low-base.size && last <= high+base.size
}

// behindWords says that a row is nothing but figures raised above the other
// row's baseline, each close behind a letter of it and over none: note marks,
// which some writers set hardly smaller than their line.
func behindWords(marks, base *row) bool {
	above := (base.y - marks.y) / base.size
	if len(marks.glyphs) > mostMarks || marks.size > notSmaller*base.size || above < sameBaseline || above > raisedTo {
		return false
	}
	for i := range marks.glyphs {
		m := &marks.glyphs[i]
		if m.blank() {
			continue
		}
		if len(m.text) != 1 || m.text[0] < '0' || m.text[0] > '9' || !behind(m, base.glyphs) && !behind(m, marks.glyphs) {
			return false
		}
		for _, g := range base.glyphs {
			if !g.blank() && g.x < m.x+m.width/2 && g.x+g.width > m.x+m.width/2 {
				return false
			}
		}
	}
	return true
}

// behind says that a letter of glyphs ends where m begins.
func behind(m *placed, glyphs []placed) bool {
	for _, g := range glyphs {
		if gap := m.x - g.x - g.width; g.glyph != m.glyph && !g.blank() && math.Abs(gap) <= closeBehind*m.size {
			return true
		}
	}
	return false
}

func extent(glyphs []placed) (low, high float64) {
	low, high = glyphs[0].x, glyphs[0].x+glyphs[0].width
	for _, g := range glyphs {
		low, high = min(low, g.x), max(high, g.x+g.width)
	}
	return low, high
}

func (r *row) adopt(small *row, m mark) {
	for _, g := range small.glyphs {
		g.mark = m
		r.glyphs = append(r.glyphs, g)
	}
}

// sort orders a row by x and drops letters drawn twice. A combining mark sorts
// after the letter that it ends over.
func (r *row) sort() {
	key := func(g placed) float64 {
		if c, _ := utf8.DecodeRuneInString(g.text); c >= 0x300 && unicode.Is(unicode.Mn, c) {
			return g.x - 0.05*g.size
		}
		return g.x
	}
	ordered := true
	for i := 1; i < len(r.glyphs) && ordered; i++ {
		ordered = key(r.glyphs[i-1]) <= key(r.glyphs[i])
	}
	if !ordered {
		slices.SortStableFunc(r.glyphs, func(a, b placed) int { return cmp.Compare(key(a), key(b)) })
	}
	kept := r.glyphs[:0]
	for _, g := range r.glyphs {
		if !drawnTwice(kept, g) {
			kept = append(kept, g)
		}
	}
	r.glyphs = kept
}

// drawnTwice says that a letter repeats one just before it: to look bold, or
// as its own shadow.
func drawnTwice(before []placed, g placed) bool {
	for i := len(before) - 1; i >= 0 && g.x-before[i].x < overprint*g.size; i-- {
		if b := &before[i]; b.text == g.text && b.width > 0 && g.x-b.x <= b.width/2 {
			return true
		}
	}
	return false
}

// lines cuts a row at the gaps wide enough to part blocks that stand side by
// side, and gives each part as a line.
func (r *row) lines() []line {
	var out []line
	start, end := -1, 0.0
	for i, g := range r.glyphs {
		if g.blank() {
			continue
		}
		if start >= 0 && (g.x-end > columnGap*r.size || g.x-end > leastBeforeMotto*r.size && opensMotto(r.glyphs[i:])) {
			out = append(out, lineOf(r.glyphs[start:i], r.y))
			start = -1
		}
		if start < 0 {
			start = i
		}
		end = max(end, g.x+g.width)
	}
	if start >= 0 {
		out = append(out, lineOf(r.glyphs[start:], r.y))
	}
	return out
}

// lineOf writes out glyphs sorted by x as one line.
func lineOf(glyphs []placed, y float64) line {
	for len(glyphs) > 0 && glyphs[0].blank() {
		glyphs = glyphs[1:]
	}
	l := line{y: y}
	drawn := len(glyphs)
	for drawn > 0 && glyphs[drawn-1].blank() {
		drawn--
	}
	l.spaced = drawn < len(glyphs)
	glyphs = glyphs[:drawn]
	if drawn == 0 {
		return l
	}
	tracked := tracking(glyphs)
	gap := max(spaceGap, tracked)
	l.motto = opensMotto(glyphs)
	text := make([]byte, 0, 2*len(glyphs))
	var sizes sizeCount
	bold, italic := 0, 0
	highest := 0.0
	l.x0, l.raised = glyphs[0].x, glyphs[0].mark == raisedMark
	end := l.x0
	for i, g := range glyphs {
		if g.blank() && tracked > 0 {
			continue
		}
		apart := i > 0 && g.x-end > gap*g.size
		if g.blank() || apart {
			if l.firstWord == 0 {
				l.firstWord = end - l.x0
			}
			if n := len(text); n > 0 && text[n-1] != ' ' {
				text = append(text, ' ')
			}
			if g.blank() {
				end = max(end, g.x+g.width)
				continue
			}
		}
		text = appendGlyph(text, g)
		end = max(end, g.x+g.width)
		l.letters++
		bold += count(g.bold)
		italic += count(g.italic)
		if g.mark == onBaseline {
			sizes.add(g.size)
		}
		highest = max(highest, y-g.y+ascent*g.size)
	}
	l.text, l.x1, l.cut = viet.Clean(string(text)), end, glyphs[drawn-1].text == softHyphen
	if l.firstWord == 0 {
		l.firstWord = end - l.x0
	}
	l.size = sizes.most()
	if l.size == 0 {
		l.size = glyphs[0].size
	}
	if lift := highest - ascent*l.size; lift > leastLift*l.size {
		l.lift = lift
	}
	l.bold, l.italic = 2*bold > l.letters, 2*italic > l.letters
	return l
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// softHyphen is printed at the end of a line and is no part of the text.
const softHyphen = "\u00ad"

// superscripts holds the raised digits.
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

func appendGlyph(text []byte, g placed) []byte {
	if g.mark == raisedMark && len(g.text) == 1 && '0' <= g.text[0] && g.text[0] <= '9' {
		i := 0
		for _, r := range superscripts {
			if i == int(g.text[0]-'0') {
				return utf8.AppendRune(text, r)
			}
			i++
		}
	}
	return append(text, g.text...)
}

// mostMarks is how many figures and spaces a row of note marks may have: a line
// has up to 4 marks of up to 3 figures.
const mostMarks = 24

// maxSizes is how many different sizes are counted: documents have 5 to 10.
const maxSizes = 256

// sizeCount finds the font size that most letters have; sizes within a
// quarter of a point count as one.
type sizeCount struct {
	sizes  []float64
	counts []int
}

func (s *sizeCount) add(size float64) { s.addMany(size, 1) }

func (s *sizeCount) addMany(size float64, n int) {
	for i, known := range s.sizes {
		if size > known-0.25 && size < known+0.25 {
			s.counts[i] += n
			return
		}
	}
	if len(s.sizes) < maxSizes {
		s.sizes, s.counts = append(s.sizes, size), append(s.counts, n)
	}
}

func (s *sizeCount) most() float64 {
	best, size := 0, 0.0
	for i, n := range s.counts {
		if n > best {
			best, size = n, s.sizes[i]
		}
	}
	return size
}
