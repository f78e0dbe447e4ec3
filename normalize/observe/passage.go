package observe

import (
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
	"github.com/trichluc/trichluc/normalize/period"
	"github.com/trichluc/trichluc/normalize/unit"
)

// timeOf is when figures hold.
type timeOf struct {
	period trichluc.Period
	asOf   string
}

// passage is a stretch of running text being read: a paragraph, an item, a
// footnote, or a cell that reads like one.
type passage struct {
	*reader
	text      string
	offset    int // of text in Document.Text; -1 for a cell
	period    timeOf
	target    bool // its figures are promised, not reached
	demand    bool // it stands in a list of what others shall do
	titles    []string
	leadIn    string                // the sentence with a colon that announced it
	topic     trichluc.Subject      // whom the sentences before speak of
	noun      string                // what a footnote's mark stands at: "công chức chuyên trách"
	unit      string                // the unit of that
	parent    string                // the name of the figure that the mark stands at
	prior     string                // for a footnote, the text before its mark
	index     string                // the last index named, for ranks
	prev      string                // the name of the figure before in the passage
	rate      string                // the name of the last rate in the passage before
	shared    shared                // what a list of the sentence shares
	last      *trichluc.Observation // the figure before in the sentence that stands for itself
	lastEnd   int                   // where that one ends
	indexTime timeOf                // of the last yearly index whose time was said
	time      timeOf                // of the figure before in the sentence
	head      announcement          // by the sentence that announced the list
	under     announcement          // that the sentence being read stands under

	pastTime bool // the time of the figure being read was over when the document was written
	ownTime  bool // and its own words say that time

	figures []number.Figure
	quotes  []span
	kept    []int  // starts of figures that names keep
	skips   []span // of the sentence, that no name takes in: what figures are dealt out to
	timed   span   // the sentence that found is of
	found   []period.Mention
	aims    map[int]bool // by byte of the text, for the sentence that found is of
}

// passage prepares a block for reading.
func (r *reader) passage(b trichluc.Block, text string) *passage {
	p := &passage{reader: r, text: text, offset: b.Start, titles: r.heads.above(b)}
	var when trichluc.Period
	p.target, when = r.aim(p.titles)
	p.period = timeOf{period: when}
	p.topic = r.whole()
	return p
}

var quoted = pattern.New(`“[^“”]{2,300}”|"[^"]{2,300}"`)

// read reads the passage sentence by sentence.
func (p *passage) read() []trichluc.Observation {
	p.figures, p.quotes, p.timed, p.kept = nil, nil, span{}, nil
	for _, q := range quoted.FindAllStringIndex(p.text, -1) {
		p.quotes = append(p.quotes, span{q[0], q[1]})
	}
	title := p.titleEnd()
	for _, f := range number.Scan(p.text, p.locale) {
		if f.Measures() && !p.inQuotes(f.Start) && !p.inCitation(f) && (f.Start >= title || p.explained(f.Start)) {
			p.figures = append(p.figures, f)
		}
	}
	if len(p.figures) == 0 {
		p.remember(p.text)
		if len(p.text) < sentenceLimit {
			for _, s := range sentences(p.text) {
				p.carry(s)
			}
		}
		return nil
	}
	var out []trichluc.Observation
	for _, s := range sentences(p.text) {
		out = append(out, p.sentence(s)...)
		p.follow(s)
	}
	return out
}

func (p *passage) inCitation(f number.Figure) bool {
	return p.offset >= 0 && p.cited(p.offset+f.Start, p.offset+f.End)
}

func (p *passage) inQuotes(i int) bool {
	for _, q := range p.quotes {
		if q.start <= i && i < q.end {
			return true
		}
	}
	return false
}

var documentTitle = pattern.New(`^[-+•*\s\d.]*(?:Quyết định|Kế hoạch|Nghị quyết|Nghị định|Chỉ thị|Công văn|Tờ trình|Thông báo|Chương trình|Thông tư|Báo cáo|Văn bản|Hướng dẫn|Công điện|Luật|Đề án|Kế hoạch hành động|Chương trình hành động)[^.;]{0,60}?\bsố\s*:?\s*\d`)

// titleEnd is where the title of a document ends that opens the passage: an
// entry of a list of documents. Figures in titles measure nothing.
func (p *passage) titleEnd() int {
	if !documentTitle.MatchString(p.text) {
		return 0
	}
	s := sentences(p.text)
	return s[0].end
}

var explains = pattern.New(`\(\s*(?:bao gồm|gồm|trong đó)[^()]*$`)

// explained tells whether i is in brackets that add what a title contains.
func (p *passage) explained(i int) bool { return explains.MatchString(p.text[:i]) }

// figureAt is the index of the first figure at or after an offset.
func (p *passage) figureAt(offset int) int {
	i, _ := slices.BinarySearchFunc(p.figures, offset, func(f number.Figure, at int) int { return f.Start - at })
	return i
}

// phrase is a stretch of the passage as part of a name: without the figures in
// it.
func (p *passage) phrase(start, end int) string {
	if start >= end {
		return ""
	}
	var b strings.Builder
	at := start
	for _, f := range p.figures[p.figureAt(start):] {
		if f.End > end {
			break
		}
		if f.Start < at || slices.Contains(p.kept, f.Start) {
			continue
		}
		if open, shut := p.bracketOf(f.Start); open >= at && shut <= end && shut > 0 {
			p.spell(&b, at, open)
			at = shut
			continue
		}
		p.spell(&b, at, max(at, f.Quantity))
		b.WriteByte(' ')
		at = f.End
		if u, n := unit.After(p.text[f.End:end]); n > 0 && money(u.Name) {
			at += n // "tổng mức đầu tư 2.350 tỷ đồng": the unit goes with its figure
		}
	}
	p.spell(&b, at, end)
	return clean(balance(emptyBrackets.ReplaceAllString(b.String(), " ")))
}

// spell writes a stretch of the passage without what no name takes in.
func (p *passage) spell(b *strings.Builder, start, end int) {
	for _, skip := range p.skips {
		if start < skip.start && skip.start < end {
			b.WriteString(p.text[start:skip.start])
		}
		if skip.start < end && start < skip.end {
			start = skip.end
		}
	}
	if start < end {
		b.WriteString(p.text[start:end])
	}
}

var emptyBrackets = pattern.New(`\(\s*(?:đạt|đạt tỷ lệ|chiếm)?\s*[,;]?\s*\)|<[^<>]*>`)
