package observe

import (
	_ "embed"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
)

// figure is a figure in a sentence with the words around it. All places are
// offsets into the passage.
type figure struct {
	reading
	qstart, end int // from what bounds it to the end of its unit
	nounStart   int // of the noun it counts, after the figure; -1 for none
	nounEnd     int
	clauseStart int // of its clause: after the last semicolon or opening bracket
	segStart    int // of the words that belong to it alone: after the figure before
	ownStart    int // of what is left of them when the words of the figure before are taken away
	postEnd     int // of the words after it that belong to it
	bracket     int // the bracket that it stands in, -1 for none
	labelStart  int // of the label that names it, -1 for none
	label       string
	labelled    bool
	change      string // tăng | giảm
	measured    bool   // in money, tonnes, hectares: nothing is counted
	reference   bool   // what the figure before is held against: a plan, a mean
	mean        bool   // the figure before is held against the mean of a wider place, not a plan
	relative    bool   // a share of a plan, not a figure of its own
	over        bool   // a ratio whose figures have each their unit: "75.240 ha/75.000 ha"
	middleStart int    // of the words between a ratio and its percentage
	middleEnd   int
	tail        string           // what its clause says of the noun, shared by a list
	turn        *turn            // the run that it is dealt out in, nil for none
	place       int              // in that run
	subject     trichluc.Subject // that a list names, zero for none
}

func (f figure) ranked() bool { return f.Kind == number.Rank }

// sentence reads the figures of one sentence.
func (p *passage) sentence(s span) []trichluc.Observation {
	if p.demand {
		p.demanded(s)
	}
	p.announce(s)
	p.carry(s)
	fs := p.gather(s)
	p.share(fs)
	p.dealsOut(s, fs)
	var out []trichluc.Observation
	p.last, p.shared = nil, shared{}
	for i := range fs {
		found := p.observation(s, fs, i, out)
		for j := range found {
			found[j].Group = p.group(s, fs[i], found[j], out)
		}
		out = append(out, found...)
		if len(found) > 0 {
			p.prev = found[len(found)-1].Indicator.Text
			p.keep(&fs[i], p.prev)
		}
		if len(found) > 0 && fs[i].change == "" && !fs[i].relative {
			o := found[len(found)-1]
			p.last, p.lastEnd = &o, fs[i].End
		}
	}
	proven(out)
	return out
}

// gather collects the figures of a sentence, a percentage and the ratio beside
// it as one, with their words.
func (p *passage) gather(s span) []figure {
	var fs []figure
	for i := p.figureAt(s.start); i < len(p.figures) && p.figures[i].Start < s.end; i++ {
		f := p.figures[i]
		g := figure{reading: ratio(f), qstart: f.Quantity, end: f.End, nounStart: -1, labelStart: -1, bracket: -1}
		if f.Kind == number.Plain && money(f.Unit) { // "12 tỷ 500 triệu đồng" has its unit within
			g.measured, g.nounStart, g.nounEnd = true, f.End, f.End
		}
		if i+1 < len(p.figures) && p.figures[i+1].Start < s.end && p.pairs(f, p.figures[i+1]) {
			next := p.figures[i+1]
			g.reading = paired(f, next)
			p.takeNoun(&g, f.End, next.Quantity, f.Kind)
			g.end = p.closing(next.End)
			g.middleStart, g.middleEnd = f.End, next.Quantity
			if next.Kind == number.Fraction {
				p.takeNoun(&g, next.End, s.end, next.Kind)
			}
			i++
		}
		if g.nounStart < 0 {
			limit := s.end
			if i+1 < len(p.figures) {
				limit = min(limit, p.figures[i+1].Start)
			}
			p.takeNoun(&g, g.end, limit, g.Kind)
		}
		g.measured = g.measured || g.nounStart >= 0 && twoScales.MatchString(f.Text) // as "1,2 triệu con" is
		if i+1 < len(p.figures) && p.figures[i+1].Start < s.end && p.over(&g, p.figures[i+1]) {
			i++
		}
		fs = append(fs, g)
	}
	fs = p.withoutThresholds(fs)
	for i := range fs {
		p.bound(s, fs, i)
	}
	return fs
}

// twoScales matches a number that is printed in two scales: "1 triệu 200 nghìn".
var twoScales = pattern.New(`\p{L}$`)

// closing passes a bracket that closes right after i.
func (p *passage) closing(i int) int {
	if j := i + len(p.text[i:]) - len(strings.TrimLeft(p.text[i:], " *")); j < len(p.text) && p.text[j] == ')' {
		return j + 1
	}
	return i
}

// bound finds the words that belong to the i-th figure.
func (p *passage) bound(s span, fs []figure, i int) {
	f := &fs[i]
	f.clauseStart, f.bracket = p.leftBound(s.start, f.qstart)
	f.segStart = f.clauseStart
	if i > 0 && fs[i-1].end > f.segStart {
		f.segStart = max(fs[i-1].end, fs[i-1].nounEnd)
		if fs[i-1].bracket > f.bracket {
			if _, shut := p.bracketOf(fs[i-1].Start); shut > f.segStart && shut <= f.qstart {
				f.segStart = shut
			}
		}
	}
	f.segStart = min(f.segStart, f.qstart) // a unit of the figure before may reach into the words that bound this one
	f.ownStart = f.segStart
	if i > 0 && fs[i-1].postEnd > f.ownStart && fs[i-1].postEnd <= f.qstart {
		f.ownStart = fs[i-1].postEnd
	}
	limit := s.end
	if i+1 < len(fs) {
		limit = p.beforeNext(max(f.end, f.nounEnd), fs[i+1].qstart)
		if from := max(f.end, f.nounEnd); f.measured && fs[i+1].measured && strings.HasPrefix(p.text[from:max(from, limit)], ",") {
			limit = from // "gạo 15.000 tấn, thủy sản 3.200 tấn"
		}
	}
	f.postEnd = p.rightBound(max(f.end, f.nounEnd), limit)
	for _, c := range p.numbered {
		if at := c.start - p.offset; p.offset >= 0 && at > max(f.end, f.nounEnd) && at < f.postEnd {
			f.postEnd = at // what a cited document is about is not said of the figure
		}
	}
	if f.nounEnd > f.end {
		f.end = max(f.end, f.nounStart)
	}
}

// beforeNext moves limit, where the next figure begins, back over the words
// that govern or label that figure: in "là 97%, cấp huyện là 95%" and "1.217 máy
// tính, phát hiện 2.163" what follows the comma is the next one's.
func (p *passage) beforeNext(from, limit int) int {
	if from >= limit {
		return limit
	}
	gap := p.text[from:limit]
	if i := strings.IndexByte(gap, ';'); i >= 0 {
		return from + i
	}
	for i := 0; i < len(gap); i++ {
		if rest := strings.TrimSpace(gap[min(i+1, len(gap)):]); gap[i] == ',' && !innerComma(p.text, from+i) && (opensClause(rest) || opensClause(openerless(rest)) || firstMatch(nameHead, rest) == 0 || moves.MatchString(rest)) {
			return from + i
		}
	}
	return limit
}

// moves matches a clause about what has changed: ", số người chết tăng".
var moves = pattern.New(`(?i)^[^,]{3,60}\s(?:tăng|giảm)(?: thêm| khoảng| hơn)?$`)

//go:embed verbs.tsv
var verbsTable string

var governingVerbs = readPairs(verbsTable)

// opensClause tells whether words before a figure begin a clause of its own:
// with a verb, or as a short label ("cấp huyện là").
func opensClause(words string) bool {
	lower := strings.ToLower(words)
	if _, level := levelIn(lower[:min(len(lower), len("cấp huyện")+2)]); level && strings.HasPrefix(lower, "cấp ") {
		return shortLabel.MatchString(words) && len(strings.Fields(words)) <= 7 // no verb: "cấp xã 136"
	}
	for _, v := range governingVerbs {
		if strings.HasPrefix(lower, v.words) && (len(lower) == len(v.words) || !letterAt(lower, len(v.words))) {
			return true
		}
	}
	return shortLabel.MatchString(words) && len(strings.Fields(words)) <= 7
}

var shortLabel = pattern.New(`(?i)(?:\s(?:là|đạt)|:)[\s*]*$`)

// leftBound goes back from i to the start of the clause: after a semicolon, or
// after the bracket that holds i.
func (p *passage) leftBound(start, i int) (from, bracket int) {
	depth := 0
	from = -1
	for j := i - 1; j >= start; j-- {
		switch p.text[j] {
		case ')':
			depth++
		case '(':
			if depth == 0 {
				return max(from, j+1), j
			}
			depth--
		case ';':
			if depth == 0 {
				from = max(from, j+1)
			}
		}
	}
	return max(from, start), -1
}

// rightBound goes on from i to where the words of a figure end: at a
// semicolon, the end of the brackets that hold it, or limit. A bracket that
// limit stands in is left out.
func (p *passage) rightBound(i, limit int) int {
	depth, opened := 0, limit
	for j := i; j < limit; j++ {
		switch p.text[j] {
		case '(':
			if depth == 0 {
				opened = j
			}
			depth++
		case ')':
			if depth == 0 {
				return j
			}
			depth--
		case ';':
			if depth == 0 {
				return j
			}
		}
	}
	if depth > 0 {
		return opened
	}
	return limit
}
