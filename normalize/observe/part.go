package observe

import (
	"strings"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
)

// labelName is a label as the indicator: "Tỷ lệ hồ sơ trực tuyến". What
// follows a percentage completes it ("chiếm 20% GRDP").
func (p *passage) labelName(f *figure) string {
	name := f.label
	if f.Kind == number.Percent && digital.MatchString(name) {
		name = "Tỷ lệ " + lowerFirst(name)
	} else if f.Kind == number.Percent {
		name = countHead.ReplaceAllStringFunc(name, func(m string) string {
			_, size := utf8.DecodeLastRuneInString(m)
			return "Tỷ lệ " + m[len(m)-size:]
		})
		if f.numerator == nil && !p.bare(f) {
			post := cutTrailing(cutAside(p.phrase(f.end, f.postEnd)))
			if strings.HasPrefix(post, "GRDP") {
				post = "trong " + post
			}
			name += " " + post
		}
	}
	if f.Kind == number.Percent && f.measured && !isRate(name) {
		name = join(" ", "Tỷ lệ", lowerFirst(name), cutTrailing(cutAside(p.phrase(max(f.nounEnd, f.middleStart), f.middleEnd)))) // "giải ngân 3.870/9.400 triệu đồng kế hoạch vốn"
	}
	if formerly.MatchString(p.text[f.end:max(f.end, f.postEnd)]) {
		name = cutTrailing(f.label) + " (trước khi thay đổi)"
	}
	if f.Kind == number.Percent && covering.MatchString(name) {
		name = "Tỷ lệ " + lowerFirst(f.label)
	}
	if f.measured {
		name = p.completed(f, strings.TrimSuffix(name, " được"))
	}
	return cutTrailing(name)
}

// digital matches words that begin like a count and are none.
var digital = pattern.New(`(?i)^số (?:hóa|hoá)\s`)

// completed adds to the head of a name what it is of: the thing that its clause
// speaks of, the figure before, or the heading above.
func (p *passage) completed(f *figure, name string) string {
	bare := headOnly.MatchString(ofPart.ReplaceAllString(name, ""))
	lead := p.text[f.clauseStart:max(f.clauseStart, f.labelStart)]
	if topic := cutTrailing(openerless(p.phrase(f.clauseStart, max(f.clauseStart, f.labelStart)))); f.segStart <= f.clauseStart || p.bracketed(f) {
		item := strings.HasSuffix(strings.TrimSpace(lead), ":") && len(strings.Fields(name)) <= topicHead
		if n := len(strings.Fields(topic)); (bare || item) && n > 1 && n <= topicWords && !opensClause(topic) && !urges.MatchString(topic) && !spoken.MatchString(" "+topic+" ") && !provinceOnly(topic) && !actsItself(topic) {
			return name + " – " + topic // "Cây ăn trái: tổng diện tích 46.310 ha"
		}
	}
	switch {
	case bare && p.last != nil && f.clauseStart <= p.lastEnd:
		return name + " – " + whose(p.last.Indicator.Text) // "xóa 1.200 nhà tạm với kinh phí 72 tỷ đồng"
	case bare && len(p.titles) > 0:
		title := strings.ToLower(p.titles[len(p.titles)-1])
		if head := strings.ToLower(ofPart.ReplaceAllString(name, "")); strings.HasPrefix(title, head+" ") && len(strings.Fields(title)) <= topicWords {
			return upperFirst(title)
		}
	}
	return name
}

// topicHead is the most words of a name that the words before a colon complete,
// topicWords the most words of what completes it.
const (
	topicHead  = 4
	topicWords = 14
)

// urges matches what opens a clause that asks for something.
var urges = pattern.New(`(?i)^(?:đề nghị|kiến nghị|phấn đấu|tiếp tục|đẩy mạnh|yêu cầu|tập trung|ước|tổng)(?:\s|$)`)

// bracketed tells whether the figure before stands in brackets of the clause.
func (p *passage) bracketed(f *figure) bool {
	i := p.figureAt(f.clauseStart)
	return i < len(p.figures) && p.figures[i].Start < f.labelStart && strings.LastIndexByte(p.text[f.clauseStart:f.labelStart], ')') >= 0 && p.last != nil && p.lastEnd < f.clauseStart+strings.LastIndexByte(p.text[f.clauseStart:f.labelStart], ')')
}

// actsItself tells whether a phrase is an office that does something.
func actsItself(topic string) bool {
	name := nameOf(topic)
	_, named := entityAt(topic)
	return named && name != "" && acts(topic, name)
}

// provinceOnly tells whether a phrase names no more than the whole province.
func provinceOnly(topic string) bool {
	level, ok := entityAt(upperFirst(topic))
	return ok && level == "province" && len(strings.Fields(topic)) <= 5
}

// covering matches labels of a share that leave the word out: "bao phủ BHYT
// đạt 93% dân số".
var covering = pattern.New(`(?i)^(?:bao phủ|độ bao phủ|che phủ)\s`)

// totals matches a phrase that counts people by a closer word: "Tổng số cán bộ
// là 2.150 người".
var totals = pattern.New(`(?i)^(?:tổng số|số lượng)\s+\p{L}+\s`)

// headOnly matches names that say nothing without the figure before.
var headOnly = pattern.New(`(?i)^(?:đạt |đã )?(?:giải ngân|kinh phí|tổng kinh phí|tổng số|tổng|giá trị|tổng giá trị|trị giá|doanh thu|số tiền|tổng số tiền|thiệt hại|bình quân|trung bình|mật độ|mức|dung lượng|vốn|số vốn|vốn đăng ký|tổng vốn|tổng vốn đăng ký|diện tích|sản lượng|năng suất|năng suất bình quân|tổng trọng lượng|trọng lượng|nợ|dư nợ|mỗi \p{L}+(?: \p{L}+)?)$`)

// whose is what a name that says nothing alone was joined to, so that "sản
// lượng" after "năng suất – lúa" is of the rice.
func whose(name string) string {
	if head, rest, ok := strings.Cut(name, " – "); ok && headOnly.MatchString(head) {
		return rest
	}
	return name
}

// formerly matches what follows the earlier of two levels: "giảm từ 8,11%
// xuống 6,07%".
var formerly = pattern.New(`^\s*(?:xuống|lên|sang)(?: còn| mức| đến)?\s*$`)

// partName names a figure whose label has no head of its own ("cấp huyện là
// 95%") after the figure before, after what a footnote's mark stands at, or
// after the sentence that announced it.
func (p *passage) partName(f *figure, last *trichluc.Observation) string {
	base := p.noun
	if base == "" && last != nil {
		base = last.Indicator.Text
	}
	if base == "" {
		base = p.leadIn
	}
	head, _, _ := strings.Cut(base, " – ")
	switch {
	case f.Kind != number.Percent:
		if base == "" {
			return ""
		}
		return join(" – ", head, f.label)
	case isRate(head) && (last == nil || last.Unit == "%") && (f.clauseStart <= p.lastEnd || len(strings.Fields(f.label)) <= topicHead):
		return join(" – ", head, f.label)
	}
	post := ""
	if !p.bare(f) {
		post = cutTrailing(cutAside(p.phrase(f.end, f.postEnd)))
	}
	if of, ok := strings.CutSuffix(p.text[:f.qstart], "chiếm "); (ok && of != "" || strings.HasPrefix(post, "GRDP")) && post != "" {
		return "Tỷ trọng " + lowerFirst(f.label) + " trong " + post
	}
	return join(" ", "Tỷ lệ", lowerFirst(f.label), post)
}

// isRate tells whether a name is that of a rate or share.
func isRate(name string) bool { return rateHead.MatchString(name + " ") }

// shareName names a percentage without words of its own after the count that
// it goes with: "980 doanh nghiệp, đạt tỷ lệ 18,3%".
func shareName(last *trichluc.Observation) string {
	base := strings.TrimSuffix(last.Indicator.Text, " (trước khi thay đổi)")
	for _, head := range []string{"Tổng số lượng ", "Tổng số ", "Số lượng ", "Số "} {
		base = strings.TrimPrefix(base, head)
	}
	if strings.HasPrefix(base, "Tỷ lệ") {
		return base
	}
	return "Tỷ lệ " + lowerFirst(base)
}

// tilled matches the work that is measured in hectares.
var tilled = pattern.New(`(?i)(?:^|\s)((?:gieo cấy|gieo trồng|gieo sạ|xuống giống|trồng mới|trồng|thu hoạch|chuyển đổi|nuôi trồng|thả nuôi|nuôi|khoanh nuôi|chăm sóc)(?:\s|$))`)

// area names hectares after the land and not after who tilled it: "Toàn tỉnh
// gieo cấy ... lúa" is "Diện tích gieo cấy lúa".
func area(f *figure, name string) string {
	if f.unit.Name != "ha" && !strings.HasSuffix(f.unit.Name, " ha") || f.change != "" || strings.Contains(strings.ToLower(name), "diện tích") {
		return name
	}
	if strings.HasPrefix(strings.ToLower(name), "rừng ") {
		return "Diện tích " + lowerFirst(name)
	}
	at := tilled.FindStringSubmatchIndex(name)
	if at == nil {
		return name
	}
	return "Diện tích " + lowerFirst(name[at[2]:])
}
