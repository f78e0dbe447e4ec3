package observe

import (
	"regexp"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/number"
	"github.com/trichluc/trichluc/normalize/unit"
)

// nameWords is the most words of an indicator's text: a clause, not a
// paragraph.
const nameWords = 48

// observation makes the observations of one figure: one, or one a year where
// the sentence names several years, or the two bounds of a range.
func (p *passage) observation(s span, fs []figure, i int, before []trichluc.Observation) []trichluc.Observation {
	f := &fs[i]
	f.change = p.changes(f)
	p.findLabel(s, fs, i)
	name, ok := p.name(s, fs, i, before)
	if !ok {
		return nil
	}
	o := trichluc.Observation{Measure: trichluc.MeasureActual, Comparator: f.Comparator, Multiplier: 1, Confidence: 0.8}
	value := f.Value
	o.Value, o.ValueText, o.Numerator, o.Denominator = &value, f.Text, f.numerator, f.denominator
	o.Indicator.Text = name
	o.Unit, o.Multiplier = p.unitOf(f, name)
	p.readings(&o, f)
	o.Subject = p.subject(s, *f, name)
	t := p.when(s, *f)
	o.Period, o.AsOf = t.period.Label, t.asOf
	p.measure(&o, s, f)
	if o.Comparator == "=" && estimated.MatchString(p.text[f.segStart:f.qstart]) {
		o.Comparator = "~"
	}
	o.Quote = p.quote(s, f)
	o.Location.Start, o.Location.End = f.Start, f.End
	if p.offset >= 0 {
		o.Location.Start, o.Location.End = p.offset+f.Start, p.offset+f.End
	}
	switch {
	case f.Kind == number.Range:
		return bounds(o, f.High)
	case f.ranked():
		return p.eachYear(o, s, f)
	}
	return []trichluc.Observation{o}
}

// estimated matches words that make a figure an estimate.
var estimated = regexp.MustCompile(`(?i)(?:^|[\s:;,(])ước(?: tính| đạt| thực hiện)?\s`)

// bounds makes the two bounds of a range.
func bounds(o trichluc.Observation, high float64) []trichluc.Observation {
	top := o
	o.Comparator, top.Comparator = ">=", "<="
	if o.Direction == "giảm" {
		high = -high
		o.Comparator, top.Comparator = "<=", ">="
	}
	top.Value = &high
	return []trichluc.Observation{o, top}
}

// eachYear repeats a rank for each of the years that it was held in.
func (p *passage) eachYear(o trichluc.Observation, s span, f *figure) []trichluc.Observation {
	for _, m := range p.times(s) {
		if len(m.Years) > 1 && m.Period.Label == o.Period && m.Start < f.qstart {
			var out []trichluc.Observation
			for _, y := range m.Years {
				o.Period = y
				out = append(out, o)
			}
			return out
		}
	}
	return []trichluc.Observation{o}
}

// readings settles or notes a figure's other readings: things that are counted
// come in whole numbers.
func (p *passage) readings(o *trichluc.Observation, f *figure) {
	if len(f.Readings) == 0 || f.Kind != number.Plain {
		return
	}
	if _, measured := unit.Measure(o.Unit); !measured && o.Unit != "" && f.Decimal {
		o.Value, o.Ambiguous = &f.Readings[0], []float64{f.Value}
		return
	}
	o.Ambiguous, o.Confidence = f.Readings, 0.5
}

// unitOf settles the unit of a figure: printed with it, what it counts, what
// its label counts.
func (p *passage) unitOf(f *figure, name string) (string, float64) {
	switch {
	case f.ranked():
		return "thứ hạng", 1
	case f.Kind == number.Percent, f.Kind == number.Range && f.Unit == "%":
		return "%", 1
	case f.Unit != "":
		if u, ok := unit.Measure(f.Unit); ok {
			return u.Name, u.Multiplier
		}
		return f.Unit, 1
	case !f.unit.Zero():
		if person.MatchString(f.unit.Name) {
			return "người", 1
		}
		return f.unit.Name, f.unit.Multiplier
	case p.unit != "" && !countHead.MatchString(f.label):
		return p.unit, 1
	}
	u, _ := unit.OfName(name)
	if f.Kind == number.Fraction && u.Name == "%" {
		u, _ = unit.After(" " + lowerFirst(share.ReplaceAllString(name, "")))
	}
	if u.Zero() {
		return "", 1
	}
	return u.Name, u.Multiplier
}

// person matches nouns whose unit is people.
var person = regexp.MustCompile(`^người dân$`)

// measure decides what kind of statement a figure is.
func (p *passage) measure(o *trichluc.Observation, s span, f *figure) {
	before := p.text[f.clauseStart:f.qstart]
	if f.bracket < 0 {
		before = p.text[s.start:f.qstart]
	}
	target := p.target || aimed(before) && f.change == "" || f.change == "" && planned.MatchString(p.text[f.segStart:f.qstart])
	switch {
	case f.change != "":
		o.Measure, o.Direction = trichluc.MeasureChange, f.change
		if f.change == "giảm" {
			v := -*o.Value
			o.Value = &v
		}
	case f.ranked():
		o.Measure = trichluc.MeasureRank
	case budgetName.MatchString(o.Indicator.Text) && o.Multiplier >= 1 && money(o.Unit):
		o.Measure = trichluc.MeasureBudget
	}
	if target && o.Measure != trichluc.MeasureBudget {
		o.Measure = trichluc.MeasureTarget
	}
}

// planned matches words right before a figure that make it a plan's: "(kế
// hoạch: 8%)", "(chỉ tiêu giao là 90%)".
var planned = regexp.MustCompile(`(?i)(?:^|[\s(,;])(?:kế hoạch|chỉ tiêu|mục tiêu|kh)(?: (?:giao|đề ra|năm|năm \d{4}))?\s*(?:là|:)?\s*$`)

var (
	budgetName = regexp.MustCompile(`(?i)^(?:tổng\s+)?(?:kinh phí|dự toán|nguồn vốn|vốn ngân sách|vốn đầu tư công|kế hoạch vốn|mức đầu tư|ngân sách)`)
)

// money tells whether a unit is of money.
func money(name string) bool {
	name, _, _ = strings.Cut(name, "/")
	_, ok := unit.Measure(name)
	return ok && (strings.Contains(name, "đồng") || strings.Contains(name, "USD"))
}

// group is what a figure stands under: the system that the passage speaks of,
// the announcing sentence, and for a part ("trong đó", in brackets) the figure
// or clause that it is a part of.
func (p *passage) group(s span, f figure, o trichluc.Observation, before []trichluc.Observation) []string {
	var out []string
	if system := p.system(s.start); system != "" && o.Subject.Level != "system" && !f.ranked() && !strings.Contains(strings.ToLower(o.Indicator.Text), strings.ToLower(system)) {
		out = append(out, system)
	}
	if p.leadIn != "" && (p.topic.Level == "province" || p.prior != "") {
		out = append(out, p.leadIn) // an item with a subject of its own needs no announcing
	}
	whole := -1 // where the words stand that make the figure a part
	if all := partOf.FindAllStringIndex(p.text[s.start:f.qstart], -1); all != nil {
		whole = s.start + all[len(all)-1][0]
	}
	if f.bracket > whole {
		whole = f.bracket
	}
	for i := len(before) - 1; i >= 0 && whole >= 0; i-- {
		if at := before[i].Location.Start - max(p.offset, 0); at < whole {
			return append(out, before[i].Indicator.Text)
		}
	}
	if f.bracket >= 0 && !strings.Contains(o.Indicator.Text, " – ") || f.bracket >= 0 && f.labelled {
		from, _ := p.leftBound(s.start, f.bracket)
		if outer := lastParts(cutTrailing(openerless(p.phrase(from, f.bracket)))); outer != "" {
			out = append(out, outer)
		}
	}
	return out
}

var partOf = regexp.MustCompile(`(?i)trong đó|bao gồm|gồm|cụ thể\s*:|, với\s`)

// quote is the clause around a figure.
func (p *passage) quote(s span, f *figure) string {
	start := f.clauseStart
	if f.bracket >= 0 {
		start = s.start
	}
	if f.qstart-start > quoteLimit/2 {
		start = f.qstart - quoteLimit/2
		if i := strings.IndexByte(p.text[start:f.qstart], ' '); i >= 0 {
			start += i
		}
	}
	end := max(f.end, f.postEnd, f.End)
	return shorten(strings.TrimSpace(p.text[start:end]), quoteLimit)
}

var changeWord = regexp.MustCompile(`(?i)(tăng|giảm|vượt|cao hơn|thấp hơn)(?:\s+(?:so với\s+)?(?:mục tiêu|kế hoạch|chỉ tiêu|bình quân|cùng kỳ|năm trước|mức)(?:\s[^\s,;\d]+){0,5})?(?:\s+(?:gấp|thêm|khoảng|bình quân|tối thiểu|trung bình|ít nhất|được|trên|hơn|gần))*\s*$`)

// changes tells whether a figure is the size of a change, and its direction.
func (p *passage) changes(f *figure) string {
	if f.ranked() {
		return ""
	}
	m := changeWord.FindStringSubmatch(tailText(p.text[:f.qstart], 60))
	if m == nil {
		m = changeClause.FindStringSubmatch(lastPart(p.text[f.segStart:f.qstart]))
	}
	if m == nil {
		return p.changeBefore(f)
	}
	if planned.MatchString(p.text[f.segStart:f.qstart]) && p.last != nil && comparable(f.Value, *p.last.Value) {
		return "" // "đạt 38,4%, vượt kế hoạch 35%": the plan's level, not the size of a change
	}
	switch strings.ToLower(m[1]) {
	case "giảm", "thấp hơn":
		return "giảm"
	}
	return "tăng"
}

// comparable tells whether a figure can be another level of the same thing.
func comparable(a, b float64) bool { return a > b/2 && a < 2*b }

// changeClause matches a clause that begins with the change: "giảm tỷ lệ hộ
// nghèo từ 4 - 5%". "Giảm ... xuống còn" gives the level reached.
var changeClause = regexp.MustCompile(`(?i)^[\s,;+-]*(?:phấn đấu\s+)?(tăng|giảm)\s+(?:tỷ lệ|tỉ lệ|số|mức)\s[^,;%]{3,60}?(?:\s(?:từ|khoảng|ít nhất|tối thiểu|bình quân|thêm))*\s*$`)

// changeBefore carries a change into the bracket behind it: "tăng 37 cơ sở
// (12,3%)".
func (p *passage) changeBefore(f *figure) string {
	if f.bracket < 0 || strings.TrimSpace(p.text[f.bracket+1:f.qstart]) != "" {
		return ""
	}
	for i, g := range p.figures {
		if g.End <= f.bracket && !strings.Contains(p.text[g.End:f.bracket], "so với") && (i+1 == len(p.figures) || p.figures[i+1].Start > f.bracket) && f.bracket-g.End < 40 {
			return p.changes(&figure{reading: ratio(g), qstart: g.Quantity, bracket: -1})
		}
	}
	return ""
}

func tailText(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return s[len(s)-n:]
}

// nameHead matches the words that open the name of an indicator.
var nameHead = regexp.MustCompile(`(?i)(?:^|[\s,;:(])((?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tổng số|số lượng|tổng|mức độ hài lòng|mức độ|dung lượng|sản lượng|diện tích|doanh thu|giá trị|kim ngạch|tốc độ|năng suất|thu nhập|chi phí|công suất|quy mô|mật độ|kinh phí|tổng kinh phí|dự toán|thu ngân sách|chi ngân sách|độ che phủ|hệ số|chỉ số|điểm số|lượng khách|giải ngân|vốn)(?:\s|$))`)

// countHead matches "Số ..." where it opens a phrase; elsewhere the word
// belongs to another ("chuyển đổi số").
var countHead = regexp.MustCompile(`(?i)(?:^\s*|[,;:(]\s*|trong đó,?\s*|\svà\s+)((?:tổng số|số lượng|số)\s+\p{L})`)

// copula matches what ties a label to its figure.
var copula = regexp.MustCompile(`(?i)[\s:]*(?:\s(?:(?:tăng|giảm) từ [\d.,]+\s*%?\s*(?:xuống|lên)(?: còn| mức)?|(?:tăng|giảm) từ|duy trì|đạt được|là|đạt tỷ lệ|đạt tỉ lệ|đạt mức|ước đạt|đạt|chiếm tỷ lệ|chiếm tỉ lệ|chiếm|còn|chỉ còn|chỉ đạt|chỉ|bằng|ở mức|lên|với|có|gồm|từ|khoảng|ước|tương ứng|thì|mức|còn thấp|tăng lên|giảm còn|giảm xuống còn|đến|có tỷ lệ)(?:\s+(?:từ|khoảng|mức|tỷ lệ|tỉ lệ|là|đạt))?)?[\s:*]*\(?\s*$`)

// findLabel looks for the words before a figure that name it as a label does:
// "Tỷ lệ ... đạt", "Tổng số ...:", "cấp huyện là".
func (p *passage) findLabel(s span, fs []figure, i int) {
	f := &fs[i]
	from := f.segStart
	if f.bracket >= 0 && strings.TrimSpace(p.text[f.bracket+1:f.qstart]) == "" {
		from, _ = p.leftBound(s.start, f.bracket)
		if i > 0 && fs[i-1].end > from {
			from = max(fs[i-1].end, fs[i-1].nounEnd)
		}
	}
	if from >= f.qstart {
		return
	}
	text := strings.TrimRight(p.text[from:f.qstart], " (*")
	cut := copula.FindStringIndex(text)
	if cut == nil {
		cut = []int{len(text), len(text)}
	}
	label := text[:cut[0]]
	tied := cut[0] < len(text) || strings.HasSuffix(text, ":")
	if start := labelHead(label, f.Kind == number.Percent); start >= 0 && (tied || f.nounStart < 0 || f.measured) && (len(strings.Fields(label[start:])) > headWords || f.measured) {
		f.labelStart, f.labelled = from+start, true
		f.label = p.phrase(from+start, from+cut[0])
		return
	}
	if !tied {
		return
	}
	f.labelled = true
	f.label = p.phrase(from, from+cut[0])
	if from > f.clauseStart {
		f.label = lastPart(f.label)
	}
	f.label = limitTail(leadingAnd.ReplaceAllString(openerless(f.label), ""), governingWords)
	if f.label == "" && i > 0 && fs[i-1].nounStart >= 0 {
		f.label = p.phrase(fs[i-1].nounStart, fs[i-1].nounEnd) // "tại 08 UBND cấp huyện là 24"
	}
}

var leadingAnd = regexp.MustCompile(`(?i)^(?:và|còn|hoặc|trong đó|gồm|là)\s+`)

// headWords is how many words a label's head has: a label of only these names
// nothing ("với số lượng hơn 300 máy chủ").
const headWords = 2

// labelHead finds where the name of an indicator begins in the words before a
// figure: for a percentage at the last rate named, else at the first head.
func labelHead(label string, percent bool) int {
	if percent {
		if at := lastMatch(rateHead, label); at >= 0 {
			return at
		}
	}
	start := firstMatch(nameHead, label)
	if at := firstMatch(countHead, label); at >= 0 && (start < 0 || at < start) {
		start = at
	}
	return start
}

var rateHead = regexp.MustCompile(`(?i)(?:^|[\s,;:(])((?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|mức độ hài lòng)[\s,])`)

func firstMatch(re *regexp.Regexp, s string) int {
	if at := re.FindStringSubmatchIndex(s); at != nil {
		return at[2]
	}
	return -1
}

// lastMatch is where the last match's group begins.
func lastMatch(re *regexp.Regexp, s string) int {
	all := re.FindAllStringSubmatchIndex(s, -1)
	if len(all) == 0 {
		return -1
	}
	return all[len(all)-1][2]
}

// lastPart is what stands after the last comma of a phrase.
func lastPart(s string) string {
	if i := strings.LastIndex(s, ", "); i >= 0 {
		return s[i+2:]
	}
	return s
}
