package observe

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
	"github.com/trichluc/trichluc/normalize/unit"
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
	middleStart int    // of the words between a ratio and its percentage
	middleEnd   int
	tail        string // what its clause says of the noun, shared by a list
}

func (f figure) ranked() bool { return f.Kind == number.Rank }

// sentence reads the figures of one sentence.
func (p *passage) sentence(s span) []trichluc.Observation {
	fs := p.gather(s)
	p.share(fs)
	var out []trichluc.Observation
	p.last = nil
	for i := range fs {
		found := p.observation(s, fs, i, out)
		for j := range found {
			found[j].Group = p.group(s, fs[i], found[j], out)
		}
		out = append(out, found...)
		if len(found) > 0 {
			p.prev = found[len(found)-1].Indicator.Text
		}
		if len(found) > 0 && fs[i].change == "" && !fs[i].relative {
			o := found[len(found)-1]
			p.last, p.lastEnd = &o, fs[i].End
		}
	}
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
		if i+1 < len(p.figures) && p.figures[i+1].Start < s.end && p.over(&g, p.figures[i+1]) {
			i++
		}
		fs = append(fs, g)
	}
	for i := range fs {
		p.bound(s, fs, i)
	}
	return fs
}

// over joins a figure and the one after a stroke: of the same things they are
// a ratio ("1.186.500 thửa/1.512.000 thửa"), of others a density ("20,9 thuê
// bao/100 dân").
func (p *passage) over(g *figure, next number.Figure) bool {
	end := max(g.end, g.nounEnd)
	if g.Kind != number.Plain || next.Kind != number.Plain || next.Start < end {
		return false
	}
	switch strings.TrimSpace(p.text[end:next.Start]) {
	case "/":
	case "trên", "trên mỗi", "/trên":
		return p.density(g, end, next)
	default:
		return false
	}
	below := figure{reading: ratio(next), nounStart: -1}
	p.takeNoun(&below, next.End, len(p.text), next.Kind)
	if below.unit.Name == g.unit.Name && below.Unit == g.Unit {
		n, d := g.Value, next.Value
		g.Kind, g.numerator, g.denominator = number.Fraction, &n, &d
	} else if !roundBase.MatchString(next.Text) {
		return false // "1.205 lượt/1.450 người": two counts
	} else {
		g.unit.Name = strings.TrimSpace(p.text[g.end:end]) + p.text[next.Start-1:max(next.End, below.nounEnd)]
		g.measured = true
	}
	g.middleEnd, g.end = end, max(next.End, below.nounEnd)
	return true
}

// density reads what a count is per: "28,5 giường bệnh trên 1 vạn dân".
func (p *passage) density(g *figure, end int, next number.Figure) bool {
	if end == g.end || next.Decimal || !roundBase.MatchString(next.Text) {
		return false
	}
	below := figure{reading: ratio(next), nounStart: -1}
	p.takeNoun(&below, next.End, len(p.text), next.Kind)
	if below.nounStart < 0 || !peopled.MatchString(below.unit.Name) {
		return false
	}
	g.unit.Name = strings.TrimSpace(p.text[g.end:end]) + "/" + p.text[next.Start:below.nounEnd]
	g.middleEnd, g.end = end, below.nounEnd
	return true
}

// numberOf matches words before the noun that a fraction is of.
var numberOf = pattern.New(`(?i)^\s+(?:tổng\s+)?số\s+`)

// perPeople matches what a rate is per, in words right after what it counts.
var perPeople = pattern.New(`(?i)^/(?:vạn|nghìn|ngàn|triệu)?\s?(?:dân|người dân|lao động|trẻ em)`)

var (
	roundBase = pattern.New(`^10*(?:\.000)*$`)
	peopled   = pattern.New(`(?:^|\s)(?:dân|người|người dân|hộ|trẻ|lao động|doanh nghiệp|học sinh|km2|ha)(?:\s|$)`)
)

// closing passes a bracket that closes right after i.
func (p *passage) closing(i int) int {
	if j := i + len(p.text[i:]) - len(strings.TrimLeft(p.text[i:], " *")); j < len(p.text) && p.text[j] == ')' {
		return j + 1
	}
	return i
}

// takeNoun reads the unit or noun that follows a figure before limit.
func (p *passage) takeNoun(g *figure, from, limit int, kind number.Kind) {
	if from >= limit || kind == number.Percent || kind == number.Rank {
		return
	}
	if kind == number.Fraction {
		from += len(numberOf.FindString(p.text[from:limit])) // "1/3 số xã" is of communes
	}
	u, n := unit.After(p.text[from:limit])
	if n == 0 {
		if u, n = unknownNoun(p.text[from:limit]); n == 0 {
			return
		}
	}
	if strings.HasPrefix(g.Unit, "/") { // "15/100.000 trẻ": what a rate is per
		g.Unit += " " + strings.TrimSpace(p.text[from:from+n])
		g.end, g.measured = from+n, true
		return
	}
	if per := perPeople.FindString(p.text[from+n : limit]); per != "" && !strings.Contains(u.Name, "/") {
		u.Name += per // "28,5 giường bệnh/vạn dân"
		n += len(per)
	} else if at := strings.IndexByte(p.text[from:from+n], '/'); at > 0 && perPeople.MatchString(p.text[from+at:limit]) && !strings.Contains(u.Name, "/") {
		u.Name += perPeople.FindString(p.text[from+at : limit])
	}
	g.nounStart, g.nounEnd = from, from+n
	if g.Unit == "" {
		g.unit = u
	}
	base, _, _ := strings.Cut(u.Name, "/")
	_, g.measured = unit.Measure(base)
	if u.Scale() {
		p.scaleOf(g, limit)
	}
}

// scaleOf settles what a bare multiple is of: the noun after it, else money
// where its clause speaks of money.
func (p *passage) scaleOf(g *figure, limit int) {
	if noun, n := unknownNoun(p.text[g.nounEnd:limit]); n > 0 {
		first, _, _ := strings.Cut(noun.Name, " ")
		g.unit.Name += " " + first
		return
	}
	clause := tailText(p.text[:g.qstart], moneyWindow)
	clause = clause[strings.LastIndexAny(clause, ",;.")+1:]
	if g.measured = moneyWords.MatchString(clause); g.measured {
		g.unit.Name += " đồng"
	}
}

// moneyWords tell that a bare "312 triệu" is of money; moneyWindow is how many
// bytes before it they stand.
var moneyWords = word(`tiền|kinh phí|vốn|ngân sách|đồng|thu nhập|doanh thu|giải ngân|trị giá|giá trị|chi phí|thiệt hại|nộp|phạt|dự toán|lợi nhuận|đầu tư|nợ|thu|chi`)

const moneyWindow = 90

// stopWord matches words that open no noun.
var stopWord = pattern.New(`(?i)^(?:và|của|tại|đến|ngày|năm|về|do|theo|để|từ|trong|trên|cho|với|là|được|đã|hoặc|có|so|tháng|cả|toàn|ở|thì|nhằm|bằng|khi|sau|trước|này|nêu|đạt|tăng|giảm|chiếm|gồm|đang|chưa|còn|vượt|hơn|dưới|không|mới|như|nhưng|nên|mỗi|trở|thuộc|ước|qua|rồi|lên|xuống|ra|vào|bình quân|trung bình|cùng|đồng thời|hay|nếu|tỷ|tỉ|số|quý|kỳ|xếp|đứng|hạng|thứ)(?:[\s,.;:)]|$)`)

// unknownNoun takes two words for a noun that the table does not hold, if
// they can be one.
func unknownNoun(s string) (unit.Unit, int) {
	start := len(s) - len(strings.TrimLeft(s, " *¹²³⁴⁵⁶⁷⁸⁹⁰"))
	rest := s[start:]
	r, _ := utf8.DecodeRuneInString(rest)
	if start == 0 || !unicode.IsLetter(r) || stopWord.MatchString(rest) {
		return unit.Unit{}, 0
	}
	end, words := 0, 0
	for words < 2 && end < len(rest) {
		j := end
		for j < len(rest) && rest[j] == ' ' {
			j++
		}
		if words > 0 && stopWord.MatchString(rest[j:]) {
			break
		}
		k := j
		for k < len(rest) && letterAt(rest, k) {
			_, size := utf8.DecodeRuneInString(rest[k:])
			k += size
		}
		if k == j {
			break
		}
		end = k
		words++
	}
	if end == 0 {
		return unit.Unit{}, 0
	}
	return unit.Unit{Name: rest[:end], Multiplier: 1}, start + end
}

var sharing = pattern.New(`(?i)\((?:[^()]*)$|đạt|chiếm|tỷ lệ|tương đương|bằng|hay`)

// tied matches words right before a percentage that tie it to a ratio.
var tied = pattern.New(`(?i)(?:đạt|chiếm)\s*(?:tỷ lệ|tỉ lệ)?[\s:*]*$`)

// pairs tells whether two figures are a share printed as percentage and as
// ratio: close together, with nothing between but the noun and a word that
// ties them.
func (p *passage) pairs(a, b number.Figure) bool {
	x, y := a, b
	if x.Kind == number.Fraction {
		x, y = y, x
	}
	if x.Kind != number.Percent || y.Kind != number.Fraction || y.Denominator == 0 {
		return false
	}
	between := p.text[a.End:b.Start]
	if len(between) > 120 && !tied.MatchString(between) || len(between) > 400 || strings.ContainsAny(between, ";.") {
		return false
	}
	exact := 100 * y.Numerator / y.Denominator
	agrees := func(tolerance float64) bool {
		d, e := x.Value-exact, x.Value-(exact-100)
		return -tolerance < d && d < tolerance || -tolerance < e && e < tolerance
	}
	return agrees(0.6) || agrees(8) && sharing.MatchString(between)
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
		if rest := strings.TrimSpace(gap[min(i+1, len(gap)):]); gap[i] == ',' && (opensClause(rest) || firstMatch(nameHead, rest) == 0 || moves.MatchString(rest)) {
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

// predicate matches where what is said of a noun begins.
var predicate = pattern.New(`\s(?:được|đã|đang|chưa|có|về|liên quan|đạt|sử dụng|thực hiện|triển khai|tham gia|kiện toàn|thành lập|cung cấp|tiếp nhận|không|đăng ký|hoàn thành|tự|đủ|phát sinh|còn)\s`)

// connective matches what stands between the members of a list.
var connective = pattern.New(`^[\s,;*]*(?:và|cùng)?[\s*]*$`)

// share gives members of a list ("24 quyết định, 22 kế hoạch, 39 văn bản chỉ
// đạo về ...") the predicate that the last of them carries.
func (p *passage) share(fs []figure) {
	for i := len(fs) - 1; i >= 0; i-- {
		f := &fs[i]
		post := p.text[f.end:max(f.end, f.postEnd)]
		if i+1 < len(fs) && f.nounStart >= 0 && fs[i+1].qstart >= f.nounEnd && nested.MatchString(p.text[f.nounEnd:fs[i+1].qstart]) {
			f.postEnd = fs[i+1].postEnd // "20 bản thuộc 03 xã chưa có điện lưới"
			continue
		}
		if at := predicate.FindStringIndex(post); at != nil {
			if tail := cutTrailing(cutAside(p.phrase(f.end+at[0], f.postEnd))); len(strings.Fields(tail)) > 1 {
				f.tail = tail
				continue
			}
		}
		if i+1 >= len(fs) || f.bracket != fs[i+1].bracket || fs[i+1].tail == "" {
			continue
		}
		next := fs[i+1]
		gap := p.text[max(f.nounEnd, f.end):next.qstart]
		if next.Kind == f.Kind && connective.MatchString(gap) || next.Kind == f.Kind && strings.Count(gap, " ") <= 8 && listGap.MatchString(gap) && !strings.Contains(gap, ":") {
			f.tail = next.tail
		}
	}
}

// nested matches a noun that the next figure's noun qualifies.
var nested = pattern.New(`^(?:[^,;:()]*\s)?(?:thuộc|của|tại|ở|trên)\s*$`)

// listGap matches a short modifier and a connective: " cấp tỉnh; ".
var listGap = pattern.New(`^[^,;:()]{0,60}(?:[,;]|\svà)\s*(?:và\s)?$`)
