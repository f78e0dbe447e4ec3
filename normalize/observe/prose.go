package observe

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	text    string
	offset  int // of text in Document.Text; -1 for a cell
	period  timeOf
	target  bool // its figures are promised, not reached
	titles  []string
	leadIn  string                // the sentence with a colon that announced it
	topic   trichluc.Subject      // whom the sentences before speak of
	noun    string                // what a footnote's mark stands at: "công chức chuyên trách"
	unit    string                // the unit of that
	parent  string                // the name of the figure that the mark stands at
	prior   string                // for a footnote, the text before its mark
	index   string                // the last index named, for ranks
	prev    string                // the name of the figure before in the passage
	rate    string                // the name of the last rate in the passage before
	last    *trichluc.Observation // the figure before in the sentence that stands for itself
	lastEnd int                   // where that one ends
	time    timeOf                // of the figure before in the sentence

	pastTime bool // the time of the figure being read was over when the document was written
	ownTime  bool // and its own words say that time

	figures []number.Figure
	quotes  []span
	timed   span // the sentence that found is of
	found   []period.Mention
}

// prose reads the running text block by block.
func (r *reader) prose() []trichluc.Observation {
	var out []trichluc.Observation
	leadIn, rate := "", ""
	var under timeLead
	for i, b := range r.d.Blocks {
		text := r.d.Text[b.Start:b.End]
		switch b.Kind {
		case trichluc.BlockParagraph, trichluc.BlockItem:
			p := r.passage(b, text)
			p.leadIn, p.rate = leadIn, rate
			if under.section == b.Section {
				under.govern(p)
			}
			found := p.read()
			if len(found) == 0 {
				under = under.next(b, text)
			}
			for j := range found {
				r.locate(&found[j], r.d.Blocks[i])
			}
			out = append(out, found...)
			leadIn, rate = announces(text, leadIn, len(found) > 0), lastRate(found, rate)
		case trichluc.BlockFootnote:
			p := r.footnote(b, text)
			found := p.read()
			for j := range found {
				r.locate(&found[j], r.d.Blocks[i])
			}
			out = append(out, found...)
		default:
			leadIn, under = "", timeLead{}
		}
	}
	return out
}

// announces is the lead-in for the blocks that follow text: its last sentence
// if it ends with a colon; the old one goes on over entries of its list.
func announces(text, old string, figures bool) string {
	trimmed := strings.TrimSpace(text)
	if strings.HasSuffix(trimmed, ":") {
		s := sentences(trimmed)
		last := s[len(s)-1]
		return shorten(cutTrailing(nameMark.ReplaceAllString(trimmed[last.start:last.end], "")), 200)
	}
	if figures && len(trimmed) < 300 || nameMark.MatchString(trimmed) {
		return old
	}
	return ""
}

// lastRate is the name of the last rate among the figures of a passage, which
// "Tỷ lệ này" in the next one means; the old one where it has none.
func lastRate(found []trichluc.Observation, old string) string {
	for i := len(found) - 1; i >= 0; i-- {
		if found[i].Unit == "%" && found[i].Direction == "" {
			return found[i].Indicator.Text
		}
	}
	return old
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

var footnoteMark = pattern.New(`^[⁰¹²³⁴⁵⁶⁷⁸⁹\s*()\[\]]+`)

// footnote prepares a footnote: it speaks of what stands before its mark in
// the running text.
func (r *reader) footnote(b trichluc.Block, text string) *passage {
	anchor := -1
	for _, f := range r.d.Footnotes {
		if f.Start >= b.Start && f.Start <= b.End {
			anchor = f.Anchor
		}
	}
	for _, above := range r.d.Blocks {
		if anchor < above.Start || anchor >= above.End || above.Kind == trichluc.BlockTable {
			continue
		}
		p := r.passage(above, r.d.Text[above.Start:above.End])
		p.anchored(anchor - above.Start)
		p.text, p.offset = text, b.Start
		return p
	}
	return r.passage(b, text)
}

// anchored reads the passage up to a footnote's mark and keeps what the note
// will be about: the topic and the last thing counted.
func (p *passage) anchored(at int) {
	whole := p.text
	p.text = whole[:at]
	p.prior = p.text + " "
	found := p.read()
	for _, s := range sentences(whole) {
		if s.start <= at && at < s.end+1 {
			p.leadIn = shorten(p.phrase(s.start, at), 200)
		}
	}
	if n := len(found); n > 0 && found[n-1].Location.Start-p.offset > at-160 {
		last := found[n-1]
		p.parent = last.Indicator.Text
		if last.Unit != "%" {
			p.noun, p.unit = last.Indicator.Text, last.Unit
		}
	}
	p.titles = nil
}

// locate completes the place of an observation read from a block.
func (r *reader) locate(o *trichluc.Observation, b trichluc.Block) {
	o.Location.Section = b.Section
	for _, f := range b.Fragments {
		if f.Start <= o.Location.Start && o.Location.Start < max(f.End, f.Start+1) {
			o.Location.Page, o.Location.Box = f.Page, f.Box
			break
		}
	}
}

var quoted = pattern.New(`“[^“”]{2,300}”|"[^"]{2,300}"`)

// read reads the passage sentence by sentence.
func (p *passage) read() []trichluc.Observation {
	p.figures, p.quotes, p.timed = nil, nil, span{}
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
		if f.Start < at {
			continue
		}
		if open, shut := p.bracketOf(f.Start); open >= at && shut <= end && shut > 0 {
			b.WriteString(p.text[at:open])
			at = shut
			continue
		}
		b.WriteString(p.text[at:max(at, f.Quantity)])
		b.WriteByte(' ')
		at = f.End
		if u, n := unit.After(p.text[f.End:end]); n > 0 && money(u.Name) {
			at += n // "tổng mức đầu tư 2.350 tỷ đồng": the unit goes with its figure
		}
	}
	if at < end {
		b.WriteString(p.text[at:end])
	}
	return clean(balance(emptyBrackets.ReplaceAllString(b.String(), " ")))
}

// figureAt is the index of the first figure at or after an offset.
func (p *passage) figureAt(offset int) int {
	i, _ := slices.BinarySearchFunc(p.figures, offset, func(f number.Figure, at int) int { return f.Start - at })
	return i
}

// bracketLimit is the most bytes to either side that a bracket is looked for:
// longer ones are brackets that were never closed.
const bracketLimit = 1500

// sentenceLimit is the most bytes of a sentence: what runs on longer is a list,
// and its entries are read on their own, so that time grows with the text only.
const sentenceLimit = 4000

// bracketOf is the pair of brackets around i, half-open; 0, 0 for none.
func (p *passage) bracketOf(i int) (open, shut int) {
	_, open = p.leftBound(max(0, i-bracketLimit), i)
	if open < 0 {
		return 0, 0
	}
	depth := 0
	for j := open; j < min(len(p.text), i+bracketLimit); j++ {
		switch p.text[j] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return open, j + 1
			}
		}
	}
	return 0, 0
}

// balance drops what stands before a bracket that closes only, and from a
// bracket that opens only.
func balance(s string) string {
	depth, opened := 0, -1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			if depth == 0 {
				opened = i
			}
			depth++
		case ')':
			if depth == 0 {
				return balance(s[i+1:])
			}
			depth--
		}
	}
	if depth > 0 && opened >= 0 {
		return s[:opened]
	}
	return s
}

var emptyBrackets = pattern.New(`\(\s*(?:đạt|đạt tỷ lệ|chiếm)?\s*[,;]?\s*\)|<[^<>]*>`)

// sentences cuts a text at full stops that end a sentence, not at those of
// abbreviations and list marks.
func sentences(text string) []span {
	var out []span
	start, depth := 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			depth = max(0, depth-1)
		case '.', '!', '?':
			if i+1 < len(text) && text[i+1] == ' ' && depth == 0 && !abbreviation.MatchString(text[max(start, i-12):i+1]) && opensSentence(text[i+1:]) {
				out = append(out, span{start, i + 1})
				start = i + 1
			}
		case ';', ',':
			if i-start > sentenceLimit {
				out = append(out, span{start, i + 1})
				start, depth = i+1, 0
			}
		}
	}
	return append(out, span{start, len(text)})
}

var abbreviation = pattern.New(`(?:(?:^|[;:.]\s*|\(\s*)\d{1,2}|(?:^|[\s(;:])(?:TP|Tp|TX|TT|ThS|TS|GS|PGS|P|Q|ph|tr|v\.v|Đ/c|đ/c|[A-Z]))\.$`)

func opensSentence(rest string) bool {
	rest = strings.TrimLeft(rest, " *")
	if rest == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLower(r) && r != '.' && r != ','
}

// settled is a time, and whether the sentence itself says it.
type settled struct {
	timeOf
	own bool
}

// when settles the time of a figure that begins at i in a sentence: what the
// sentence says before it as an adverb, else the passage's own.
func (p *passage) when(s span, f figure) settled {
	t := p.period
	own, named := false, false
	for _, m := range p.times(s) {
		named = named || m.Start >= f.end && m.Start < f.postEnd && m.Role != period.Horizon || m.Role == period.Against && f.bracket >= 0 && m.End <= f.bracket && strings.TrimSpace(p.text[m.End:f.bracket]) == ""
		adverb := p.adverbial(s, m)
		switch {
		case p.offset >= 0 && p.cited(p.offset+m.Start, p.offset+m.End):
		case m.Start >= f.qstart && m.Role == period.During && f.nounEnd > 0 && strings.Trim(p.text[min(f.nounEnd, m.Start):m.Start], " (") == "" && p.text[m.Start] == '(':
			t.period, own = m.Period, true
		case f.change != "" && m.Role == period.During && m.Start >= f.segStart && m.End <= f.qstart && len(m.Period.Label) > 4:
			t, own = timeOf{period: m.Period, asOf: t.asOf}, true // "IIP tháng 6 tăng 3,15%"
		case f.change != "" && !adverb:
		case m.Start >= f.qstart:
			if m.Role == period.During && m.Start < f.postEnd && m.Start >= f.end && !own && len(m.Period.Label) <= 7 && !inTitle.MatchString(p.text[f.end:m.Start]) && !adverb {
				t.period = m.Period
			}
		case m.Role == period.During && (adverb || f.Kind == number.Rank || f.labelStart >= 0 && m.Start >= f.labelStart && !inTitle.MatchString(p.text[f.labelStart:m.Start])):
			t, own = timeOf{period: m.Period, asOf: t.asOf}, true
			if strings.Count(m.Period.Label, "-") == 5 {
				t.asOf = m.Period.End
			}
		case m.Role == period.AsOf && aimed(p.text[s.start:m.Start]):
			if strings.HasSuffix(m.Period.End, "-12-31") {
				t.period, own = period.Year(m.Period.End[:4]), true // "mục tiêu đến hết năm 2025": no reading is taken yet
			}
		case m.Role == period.During && m.Start >= f.segStart && m.End <= f.qstart && planYear.MatchString(tailText(p.text[s.start:m.Start], 40)) && isValue.MatchString(p.text[m.End:f.qstart]):
			t, own = timeOf{period: m.Period, asOf: t.asOf}, true
		case m.Role == period.AsOf && (p.target || aimed(p.text[s.start:f.qstart])) && strings.HasSuffix(m.Period.Start, "-01-01") && m.Period.Label == m.Period.End:
			t.period, own = period.Year(m.Period.End[:4]), true // "phấn đấu đến hết năm 2024"
		case m.Role == period.AsOf && adverb:
			t.asOf = m.Period.Label
		case m.Role == period.Horizon && (p.target || aimed(p.text[s.start:f.qstart])):
			t.period = m.Period
		}
	}
	for _, m := range p.times(s) {
		if m.Role == period.Against && f.bracket >= 0 && m.End <= f.bracket && strings.TrimSpace(p.text[m.End:f.bracket]) == "" && f.change == "" && strings.TrimSpace(p.text[f.bracket+1:f.qstart]) == "" {
			t.period = m.Period // "giảm 5,2% so với năm 2015 (2.140 biên chế)"
		}
	}
	if p.target && strings.Contains(p.text[f.clauseStart:f.qstart], "cả năm") && len(t.period.Label) > 4 {
		t.period, own = period.Year(t.period.Label[:4]), true
	}
	if t.asOf != "" && t.asOf < t.period.Start && len(t.asOf) == len("2006-01-02") {
		t.period, own = period.Year(t.asOf[:4]), true // "đến 31/12/2023" in a report of 2024
	}
	if was, earlier := p.earlierLevel(&f, t.period); earlier && !named {
		t.period, own = was, true
	}
	return settled{t, own}
}

// planYear and isValue match what stands before and after the year of a plan
// that a figure is: "kế hoạch năm 2024 là", "dự toán năm 2024:".
var (
	planYear = pattern.New(`(?i)(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|ước|dự kiến|kh)\s+(?:giao\s+|cho\s+|của\s+)?$`)
	isValue  = pattern.New(`(?i)^\s*(?:là|:|đạt|giao|đề ra|bằng|ước)?(?:\s*là)?(?:\s*(?:khoảng|trên|hơn|đạt))?\s*$`)
)

// inTitle matches words after which a year belongs to a document or plan, not
// to the figure.
var inTitle = word(`kế hoạch|chương trình|đề án|quyết định|nghị quyết|chỉ thị|danh mục|báo cáo|dự án|hội nghị`)

// times are the mentions of time in a sentence, at offsets of the passage, in
// order of place.
func (p *passage) times(s span) []period.Mention {
	if p.timed == s {
		return p.found
	}
	found := period.Find(p.text[s.start:s.end])
	for _, m := range period.Within(p.text[s.start:s.end], p.reader.period) {
		if !slices.ContainsFunc(found, func(f period.Mention) bool { return f.Start < m.End && m.Start < f.End }) {
			found = append(found, m)
		}
	}
	for i := range found {
		found[i].Start += s.start
		found[i].End += s.start
	}
	for i := 1; i < len(found); i++ {
		for j := i; j > 0 && found[j].Start < found[j-1].Start; j-- {
			found[j], found[j-1] = found[j-1], found[j]
		}
	}
	p.timed, p.found = s, found
	return found
}

// adverbial tells whether a mention of time says when the clause holds: it
// opens a clause or follows "trong".
func (p *passage) adverbial(s span, m period.Mention) bool {
	before := strings.TrimRight(p.text[s.start:m.Start], " *")
	if before == "" || strings.ContainsAny(before[len(before)-1:], ",;:(-") {
		return true
	}
	lower := strings.ToLower(before)
	for _, w := range []string{"trong", "vào", "theo đó,", "lũy kế", "luỹ kế", "tính chung", "cộng dồn", "bình quân", "phấn đấu", "dự kiến", "mục tiêu"} {
		if strings.HasSuffix(lower, w) {
			return true
		}
	}
	return nameMark.ReplaceAllString(strings.TrimSpace(before)+" ", "") == "" || footnoteMark.ReplaceAllString(before, "") == ""
}
