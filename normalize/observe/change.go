package observe

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
	"github.com/trichluc/trichluc/normalize/period"
)

var changeWord = pattern.New(`(?i)(?:(?:cắt|kéo|tinh)\s)?(tăng|giảm|vượt|cao hơn|thấp hơn|nhiều hơn|ít hơn|gấp)(?:\s+(?:so với\s+)?(mục tiêu|kế hoạch|chỉ tiêu|bình quân|cùng kỳ|năm trước|mức)(?:\s[^\s,;\d(]+){0,5}?)?(?:\s+(?:lần lượt|tương ứng|gấp|cao nhất|thấp nhất|cao tiếp theo|tiếp theo|nhanh nhất|mạnh nhất|thêm|khoảng|bình quân|tối thiểu|trung bình|ít nhất|được|trên|hơn|gần))*\s*\(?\s*$`)

// changes tells whether a figure is the size of a change, and its direction.
func (p *passage) changes(f *figure) string {
	if f.ranked() {
		return ""
	}
	if sign := p.printedSign(f); sign != "" {
		return sign
	}
	if f.turn != nil && f.place > 0 {
		return f.turn.change
	}
	m := changeWord.FindStringSubmatch(tailText(p.text[:f.qstart], 60))
	if m == nil && !reachedLevel.MatchString(p.text[f.segStart:f.qstart]) {
		m = changeClause.FindStringSubmatch(lastPart(p.text[f.segStart:f.qstart]))
	}
	if m == nil {
		m = adjusted.FindStringSubmatch(p.text[f.segStart:f.qstart])
	}
	if m == nil && f.Kind == number.Percent {
		m = pulled.FindStringSubmatch(lastPart(p.text[f.segStart:f.qstart]))
	}
	if m == nil {
		return p.changeBefore(f)
	}
	if m[2] != "" && !strings.EqualFold(m[1], "tăng") && !strings.EqualFold(m[1], "giảm") && p.last != nil && comparable(f.Value, *p.last.Value) {
		f.mean = strings.EqualFold(m[2], "bình quân")
		f.reference = true // "đạt 38,4%, vượt kế hoạch 35%": the plan's level, not the size of a change
		return ""
	}
	switch strings.ToLower(m[1]) {
	case "giảm", "thấp hơn", "ít hơn":
		return "giảm"
	}
	return "tăng"
}

// printedSign reads a change that stands in brackets behind the figure that
// changed, with its sign: "(-12,5%)", "(+3 vụ)".
func (p *passage) printedSign(f *figure) string {
	if f.bracket < 0 {
		return ""
	}
	switch between := strings.TrimSpace(p.text[f.bracket+1 : f.qstart]); {
	case between == "" && f.Value < 0:
		return "giảm"
	case between == "+":
		return "tăng"
	}
	return ""
}

// comparable tells whether a figure can be another level of the same thing.
func comparable(a, b float64) bool { return a > b/2 && a < 2*b }

// changeClause matches a clause that begins with the change: "giảm tỷ lệ hộ
// nghèo từ 4 - 5%". "Giảm ... xuống còn" gives the level reached.
var changeClause = pattern.New(`(?i)^[\s,;+-]*(?:phấn đấu\s+|(?:ước )?(?:kết quả )?(?:thực hiện |điều chỉnh |mức )?)(tăng|giảm)()\s+(?:tỷ lệ|tỉ lệ|số|mức)\s[^,;%]{3,60}?(?:\s(?:từ|khoảng|ít nhất|tối thiểu|bình quân|thêm))*\s*$`)

// adjusted matches a clause on how much a plan is changed by.
var adjusted = pattern.New(`(?i)^[\s,;+-]*(?:thống nhất |đồng ý |quyết định )?điều chỉnh (tăng|giảm)()\s+(?:dự toán|kế hoạch|vốn|kinh phí|chỉ tiêu)\s[^;%]*\s(?:là|với|:)[\s:]*$`)

// pulled matches a clause that says what is to be brought down: "kéo giảm tai
// nạn giao thông ít nhất 5%".
var pulled = pattern.New(`(?i)^[\s,;+-]*(?:phấn đấu\s+)?(?:kéo|cắt)\s(giảm)()\s+[^,;%]{3,60}$`)

// pulledHead matches the verb of such a clause in a name.
var pulledHead = pattern.New(`(?i)^(?:kéo|cắt)\s+giảm\s+`)

// reachedLevel matches the words right before the level that a change leads
// to: "giảm tỷ lệ hộ nghèo còn".
var reachedLevel = pattern.New(`(?i)\s(?:còn|xuống|xuống còn|còn lại|lên|lên đến|lên tới|lên mức|xuống mức|về mức|đạt)(?:\s(?:khoảng|chỉ))?\s*$`)

// sameTimeBefore matches what stands before the bracket with the level of the
// same time of the year before; otherTime with that of another time.
var (
	sameTimeBefore = pattern.New(`(?i)(?:so với|so|với|bằng|cùng)\s*(?:cùng kỳ(?: năm)?(?: trước| ngoái)?|năm trước|năm ngoái|cùng kỳ năm \d{4})\s*$`)
	otherTime      = pattern.New(`(?i)(?:so với|với)\s*(?:tháng|quý|kỳ|tuần|đầu năm|cuối năm|giai đoạn|nhiệm kỳ)\s?(?:trước|liền kề|báo cáo trước|trước đó)?\s*$`)
)

// raisedFrom and raisedTo match what stands before and after the level that a
// change starts from: "tăng từ 120 tấn lên".
var (
	raisedFrom = pattern.New(`(?i)(?:tăng|giảm|nâng|hạ|rút ngắn|kéo giảm)\s(?:[^,;.()\d]{1,60}\s)?từ\s*$`)
	raisedTo   = pattern.New(`(?i)^[^,;.()\d]{0,60}\s(?:lên|xuống|còn|đến|thành|tới)\s`)
)

// earlierLevel is the time of a figure that another one is compared with: the
// same stretch of the year before, or none where nobody says which.
func (p *passage) earlierLevel(f *figure, current trichluc.Period) (trichluc.Period, bool) {
	if f.change != "" || f.ranked() {
		return current, false
	}
	if f.bracket >= 0 && f.Kind != number.Percent && strings.TrimSpace(p.text[f.bracket+1:f.qstart]) == "" {
		switch before := tailText(p.text[:f.bracket], 60); {
		case sameTimeBefore.MatchString(before):
			was, _ := period.YearBefore(current)
			return was, current.Label != ""
		case otherTime.MatchString(before):
			return trichluc.Period{}, true
		}
	}
	if raisedFrom.MatchString(tailText(p.text[:f.qstart], 120)) && raisedTo.MatchString(p.text[f.end:]) {
		return trichluc.Period{}, true
	}
	return current, false
}

// changeBefore carries a change into the bracket behind it: "tăng 37 cơ sở
// (12,3%)".
func (p *passage) changeBefore(f *figure) string {
	if f.bracket < 0 || strings.TrimSpace(p.text[f.bracket+1:f.qstart]) != "" {
		return ""
	}
	for i := max(0, p.figureAt(f.bracket)-1); i < len(p.figures) && p.figures[i].Start < f.qstart; i++ {
		g := p.figures[i]
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

// baseLevel matches what stands before the level that a change is measured
// from: "so với năm 2015 (".
var baseLevel = pattern.New(`so với[^,;()]*\($`)

// changed matches the head of the name of a change.
var changed = pattern.New(`^Mức (?:tăng|giảm) `)

var against = pattern.New(`(?i)(?:^|\b)so (?:với|cùng kỳ|kế hoạch)[^,;.()]*`)

// changeName names the size of a change after what changed: the words of its
// own clause, else the figure before that counts the same things, else the
// figure before.
func (p *passage) changeName(s span, fs []figure, i int, before []trichluc.Observation) string {
	f := &fs[i]
	from := f.segStart
	if i > 0 && fs[i-1].postEnd > from && fs[i-1].postEnd <= f.qstart {
		from = fs[i-1].postEnd
	}
	if sign := p.printedSign(f); sign != "" && i > 0 && fs[i-1].change != "" && len(before) > 0 {
		return before[len(before)-1].Indicator.Text // "giảm 5 vụ (-12,5%)"
	} else if sign != "" && p.last != nil {
		return join(" ", "Mức "+sign, lowerFirst(p.last.Indicator.Text), clean(goesOn.ReplaceAllString(against.FindString(p.text[f.end:max(f.end, f.postEnd)]), "")))
	}
	if i > 0 && fs[i-1].change != "" && len(before) > 0 && f.bracket >= fs[i-1].End && strings.TrimSpace(p.text[f.bracket+1:f.qstart]) == "" {
		return before[len(before)-1].Indicator.Text // "giảm 850 hộ nghèo (0,8%)"
	}
	than := clean(goesOn.ReplaceAllString(against.FindString(p.text[f.end:s.end]), ""))
	own := changeWord.ReplaceAllString(against.ReplaceAllString(p.phrase(from, f.qstart)+" ", " "), "")
	own = leadingAnd.ReplaceAllString(cutTrailing(openerless(clean(own))), "")
	for _, opens := range []*pattern.Pattern{changeClause, adjusted} {
		m := opens.FindStringSubmatch(lastPart(p.text[f.segStart:f.qstart]))
		if opens == adjusted {
			m = opens.FindStringSubmatch(p.text[f.segStart:f.qstart])
		}
		if m != nil {
			if at := strings.Index(strings.ToLower(own), strings.ToLower(m[1])+" "); at >= 0 && at+len(m[1]) <= len(own) {
				own = cutTrailing(withAmount.ReplaceAllString(own[at+len(m[1]):], ""))
			}
		}
	}
	own = hasRate.ReplaceAllString(own, "")
	own = pulledHead.ReplaceAllString(own, "")
	thing := ""
	if f.nounStart >= 0 && !f.measured && !steps[f.unit.Name] || f.Kind == number.Percent && !p.bare(f) {
		thing = cutTrailing(noteMark.ReplaceAllString(against.ReplaceAllString(p.phrase(f.end, f.postEnd), ""), ""))
	}
	base := lowerFirst(own)
	if t, ok := subjectAt(own); ok && t.Text == own && f.nounStart >= 0 && !f.measured && !steps[f.unit.Name] {
		base, thing = "", cutTrailing(against.ReplaceAllString(p.phrase(f.end, f.postEnd), "")) // "Tỉnh giảm 05 sở"
	}
	if m := exceeded.FindStringSubmatch(p.text[f.end:max(f.end, f.postEnd)]); m != nil && f.Kind == number.Percent && p.last != nil {
		thing, than = "", "so với "+cutTrailing(m[1])
	}
	if m := regarding.FindStringSubmatch(p.text[f.end:s.end]); m != nil {
		base, thing = m[1], ""
	}
	switch {
	case base != "" && len(strings.Fields(atPrices.ReplaceAllString(base, ""))) < 12:
		if strings.Contains(base, strings.ToLower(thing)) || thing == f.unit.Name {
			thing = ""
		}
	case thing != "":
		base = lowerFirst(counting(before, thing, f.unit.Name, p.last))
		if strings.Contains(strings.ToLower(base), strings.ToLower(thing)) {
			thing = ""
		}
	case p.last != nil && (p.last.Measure != trichluc.MeasureRank || steps[f.unit.Name]):
		base = lowerFirst(p.last.Indicator.Text)
	case p.last != nil:
		for _, o := range before {
			if o.Measure != trichluc.MeasureRank && o.Direction == "" {
				base = lowerFirst(o.Indicator.Text) // "tăng trưởng đạt 7%, đứng thứ 15; quý III tăng 7,8%"
			}
		}
	case len(before) > 0:
		base = unchanged(before[len(before)-1].Indicator.Text)
		if ownTime.MatchString(p.text[f.segStart:f.qstart]) {
			base = partOfYear.ReplaceAllString(base, "") // "IIP tháng 8 tăng 3,15%; tính chung 9 tháng tăng 5,47%"
		}
	}
	if base == "" && thing == "" {
		return ""
	}
	return join(" ", "Mức "+f.change, join(", ", thing, base), than)
}

// hasRate matches words that only say that a change is one.
var hasRate = pattern.New(`(?i)\s(?:đạt|có|với|ước)?(?: tốc độ| mức)$`)

// withAmount matches words that only say that an amount follows.
var withAmount = pattern.New(`(?i)\s(?:với|là)?\s*(?:tổng )?(?:số tiền|kinh phí|số kinh phí)$`)

// atPrices matches the prices that an amount is at, which a name keeps whatever
// its length; noteMark the mark of a note behind a figure.
var (
	atPrices = pattern.New(`(?i)\s+theo giá (?:so sánh|hiện hành|thực tế|cố định)(?: (?:năm )?\d{4})?`)
	noteMark = pattern.New(`^\s*\(\d{1,2}\)`)
)

// exceeded matches the plan that an amount has gone beyond: "vượt 18% dự toán".
var exceeded = pattern.New(`(?i)^\s*((?:kế hoạch|dự toán|chỉ tiêu|nghị quyết)[^,;.()\d]*)`)

// ownTime matches words that give a figure a time of its own, partOfYear the
// time that closes the name of the figure before.
var (
	ownTime    = pattern.New(`(?i)(?:^|[\s,;])(?:tính chung|lũy kế|luỹ kế|bình quân|cộng dồn|\d{1,2} tháng|quý|cả năm)[\s,]`)
	partOfYear = pattern.New(`(?i)\s+(?:tháng \d{1,2}|quý (?:IV|I{1,3}))(?:\s*/\s*\d{4})?$`)
)

// regarding matches what a change is of, where it stands behind: "tăng 8,5% về
// số doanh nghiệp".
var regarding = pattern.New(`^\s*về ((?:số|vốn|giá trị|lượng|diện tích|sản lượng|tổng|quy mô)[^,;.()\d]*?)(?:\s(?:và|so với|tăng|giảm)\s|[,;.()]|$)`)

// otherChange matches what stands before the change of another time or place,
// that this one is held against: "thấp hơn mức tăng 4,2% của cùng kỳ".
var otherChange = pattern.New(`(?i)(?:cao|thấp|lớn|nhỏ) hơn (?:so với )?(?:mức|tốc độ) (?:tăng|giảm)(?:\s[^\d,;()]{0,40})?$`)

// goesOn matches where what a change is measured against ends.
var goesOn = pattern.New(`\s(?:và|tăng|giảm|đạt|còn|là)(?:\s.*)?$`)

// unchanged is the name of what changed, taken from the name of a change.
func unchanged(name string) string {
	return clean(against.ReplaceAllString(changed.ReplaceAllString(name, ""), ""))
}

// steps are units of ranks and scores: what changed is named elsewhere.
var steps = map[string]bool{"bậc": true, "hạng": true, "điểm": true, "thứ hạng": true, "lần": true}

// counting is the name of the last figure that counts the things named, in
// their unit; the default's when none does.
func counting(before []trichluc.Observation, thing, unit string, last *trichluc.Observation) string {
	for i := len(before) - 1; i >= 0; i-- {
		o := before[i]
		name, _, _ := strings.Cut(o.Indicator.Text, " – ")
		if (o.Unit == unit || strings.HasPrefix(o.Unit, unit+" ")) && strings.Contains(name, thing) && o.Direction == "" {
			return o.Indicator.Text
		}
	}
	if last == nil || last.Unit != unit && unit != "" && !steps[unit] {
		return ""
	}
	return last.Indicator.Text
}
