package observe

import (
	"strings"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
	"github.com/trichluc/trichluc/normalize/unit"
)

// name words the indicator of a figure; ok is false when nothing says what it
// measures, so that it is better left out.
func (p *passage) name(s span, fs []figure, i int, before []trichluc.Observation) (string, bool) {
	f, last := &fs[i], p.last
	switch {
	case f.turn != nil && f.turn.names != nil:
		return f.turn.names[f.place], true
	case f.turn != nil && f.place > 0:
		return f.turn.name, f.turn.name != ""
	}
	name := p.worded(s, fs, i, before)
	if clean(name) == "" && f.Kind == number.Percent && f.bracket < 0 {
		name = p.bareShare(f)
	}
	if clean(name) == "" && last != nil && f.measured && (f.unit.Name == last.Unit || money(f.unit.Name) && money(last.Unit)) {
		name = ofPart.ReplaceAllString(last.Indicator.Text, "") // "quý II đạt 24,3 nghìn tỷ đồng, lũy kế 6 tháng đạt 43.812 tỷ đồng"
	}
	if strings.Contains(f.unit.Name, "/") || f.over {
		if name = baseOf.ReplaceAllString(" "+name, ""); clean(name) == "" {
			name = "Số " + f.unit.Name
		}
	}
	name = p.itemised(s, f, area(f, p.contribution(f, name, before)))
	if len(strings.Fields(name)) <= headWords && p.parent != "" {
		name = join(" – ", name, p.parent)
	}
	if f.Comparator == ">=" && !strings.Contains(name, " tuổi trở") {
		name = strings.TrimSuffix(name, " trở lên")
	}
	name = upperFirst(limitWords(tidy(leadingAnd.ReplaceAllString(name, "")), nameWords))
	return p.single(name)
}

// worded is the name that the first rule gives that fits the figure: what it is
// (a rank, a change, a part), what it goes with, its label, its noun.
func (p *passage) worded(s span, fs []figure, i int, before []trichluc.Observation) (name string) {
	f, last := &fs[i], p.last
	label, base, isPart := p.part(s, fs, i)
	listed, place, isPlace := p.placeInList(f, before)
	basis := p.basis(f, before)
	switch {
	case f.ranked():
		name = p.rankName(s, f)
	case f.unit.Name == "điểm" && f.change == "" && p.index != "" && f.segStart == f.clauseStart && ofProvince(f.label) && indexIn(p.text[s.start:f.qstart], true) == "":
		name = "Điểm " + lowerFirst(p.index)
	case isPlace:
		f.subject = place
		name = listed
	case isPart:
		name = p.partTitle(f, label, base)
	case f.change != "":
		name = p.changeName(s, fs, i, before)
	case basis != "":
		f.relative = true
		name = "Tỷ lệ so với " + basis + " – " + lowerFirst(p.amount(before).Indicator.Text)
	case f.reference:
		name = last.Indicator.Text
	case p.planAfterShare(fs, i):
		f.reference = true
		name = last.Indicator.Text
	case f.bracket >= 0 && len(before) > 0 && f.Kind == number.Percent && openerless(p.text[f.segStart:f.qstart]) == "" && f.segStart < f.qstart:
		name = unchanged(before[len(before)-1].Indicator.Text) // "(năm 2022: 45,2%)"
	case f.bracket >= 0 && len(before) > 0 && before[len(before)-1].Direction != "" && baseLevel.MatchString(p.text[s.start:f.qstart]):
		name = ofYear.ReplaceAllString(unchanged(before[len(before)-1].Indicator.Text), "")
	case len(before) > 0 && before[len(before)-1].Direction != "" && reached.MatchString(p.text[f.segStart:f.qstart]) && p.akin(f, before):
		name = unchanged(before[len(before)-1].Indicator.Text)
	case f.bracket >= 0 && len(before) > 0 && before[len(before)-1].Direction != "" && fromLevel.MatchString(p.text[f.bracket:f.qstart]):
		name = "Số " + lowerFirst(unchanged(before[len(before)-1].Indicator.Text))
		f.unit = unit.Unit{Name: before[len(before)-1].Unit, Multiplier: before[len(before)-1].Multiplier} // "giảm 05 sở (từ 19 xuống còn 14)"
	case p.shareOfChange(fs, i, before):
		o := before[len(before)-1]
		o.Indicator.Text = upperFirst(unchanged(o.Indicator.Text))
		name = shareName(&o) + " " + o.Direction
	case last != nil && f.Kind != number.Percent && f.unit.Zero() && from.MatchString(p.text[f.segStart:f.qstart]) && f.bracket >= 0:
		name = last.Indicator.Text
		f.unit = unit.Unit{Name: last.Unit, Multiplier: last.Multiplier}
	case last != nil && f.Kind != number.Percent && from.MatchString(p.text[f.segStart:f.qstart]) && f.unit.Name == last.Unit:
		name = last.Indicator.Text
	case f.labelled && len(strings.Fields(f.label)) <= headWords && indexShort.MatchString(f.label+" "):
		name = "Chỉ số " + f.label // "SIPAS đạt 83,7%"
	case f.Kind == number.Percent && last != nil && last.Unit == "%" && fromTo.MatchString(p.text[f.segStart:f.qstart]):
		name = strings.TrimSuffix(last.Indicator.Text, " (trước khi thay đổi)")
	case f.labelStart >= 0 && thisRate.MatchString(f.label) && p.meant() != "":
		name = p.meant()
	case f.Kind == number.Percent && last != nil && f.labelStart < 0 && planned.MatchString(p.text[f.segStart:f.qstart]):
		name = last.Indicator.Text
	case f.bracket >= 0 && last != nil && planned.MatchString(p.text[f.segStart:f.qstart]):
		name = last.Indicator.Text
	case f.labelled && f.labelStart < 0 && f.nounStart >= 0 && !f.measured && strings.HasPrefix(strings.ToLower(f.label), strings.ToLower(f.unit.Name)+" ") && !predicate.MatchString(" "+f.label):
		name = "Số " + lowerFirst(f.label)
	case f.labelStart >= 0 && !(last != nil && conditional.MatchString(p.text[f.segStart:f.qstart])):
		name = p.labelName(f)
	case f.Kind == number.Percent && conditional.MatchString(p.text[f.segStart:f.qstart]) && last != nil:
		name = last.Indicator.Text + " – " + cutTrailing(p.phrase(f.segStart, f.qstart))
	case f.labelled && (strings.HasSuffix(strings.TrimSpace(p.text[:f.qstart]), "chiếm") || strings.HasPrefix(strings.TrimSpace(p.text[f.end:]), "GRDP")) && f.Kind == number.Percent && f.segStart == f.clauseStart:
		name = p.partName(f, nil)
	case f.nounStart >= 0 || f.Kind == number.Percent && !p.bare(f):
		name = p.ofWhom(f, p.nounName(s, fs, i), before)
	case i > 0 && p.nextShare(&fs[i-1], f) != "":
		name = "Tỷ lệ " + lowerFirst(p.nextShare(&fs[i-1], f))
	case f.Kind == number.Percent && last != nil && together.MatchString(p.text[f.segStart:f.qstart]):
		name = shareName(last)
	case f.bracket >= 0 && last != nil && belongs.MatchString(p.text[f.End:max(f.End, f.postEnd)]):
		head, _, _ := strings.Cut(last.Indicator.Text, " – ")
		f.unit = unit.Unit{Name: last.Unit, Multiplier: last.Multiplier}
		name = join(" – ", head, join(" ", p.phrase(f.segStart, f.qstart), p.phrase(f.End, f.postEnd)))
	case f.labelled && f.label != "":
		name = p.partName(f, last)
	case f.Kind == number.Percent && last != nil:
		name = shareName(last)
	}
	return name
}

// bareShare names a percentage by the words before it alone: "Độ phủ sóng 98%".
func (p *passage) bareShare(f *figure) string {
	words := cutTrailing(openerless(p.phrase(f.ownStart, f.qstart)))
	if n := len(strings.Fields(words)); n < 2 || n > topicWords || !ends.MatchString(p.text[f.end:max(f.end, f.postEnd)]) {
		return ""
	}
	return "Tỷ lệ " + lowerFirst(words)
}

// reached matches what stands before the level that a change has led to:
// "giảm 1,5% xuống còn 3,2%"; from, before that of a fall from another: "từ
// 12.500 hộ xuống 10.200 hộ".
var (
	fromTo    = pattern.New(`(?i)^\s*\(?(?:cuối |đầu )?năm \d{4}\)?\s+(?:xuống|lên)(?: còn| mức| đến)?\s*$`)
	fromLevel = pattern.New(`^\(\s*từ\s*$`)
	reached   = pattern.New(`(?i)^[\s,]*(?:so với [^,;]*,?\s*)?(?:giảm )?(?:lũy kế(?: đến nay)?|luỹ kế(?: đến nay)?|nâng tổng số lên|xuống còn|xuống mức|xuống|lên mức|lên đến|lên|còn|còn lại)\s*(?:là|khoảng|đạt)?\s*$`)
	from      = pattern.New(`(?i)^\s*(?:xuống còn|xuống|lên|lên thành|lên đến)\s*$`)
)

// akin tells whether a figure can be a level of what the change before it is
// of: both in per cent, or both of the same things.
func (p *passage) akin(f *figure, before []trichluc.Observation) bool {
	unit := before[len(before)-1].Unit
	if f.Kind == number.Percent {
		return unit == "%" || unit == "điểm phần trăm"
	}
	return f.unit.Name == unit
}

// single completes a name of one word, which says too little alone: an index
// is called one, a part of a sum is named with the sum.
func (p *passage) single(name string) (string, bool) {
	switch {
	case len(strings.Fields(name)) > 1:
		return name, true
	case name == "":
		return "", false
	case indexShort.MatchString(name + " "):
		return "Chỉ số " + name, true
	case p.last != nil && utf8.RuneCountInString(name) > 2:
		whole := whose(p.last.Indicator.Text)
		if head, rest, ok := strings.Cut(whole, " – "); ok && len(strings.Fields(head)) == 1 {
			whole = rest
		}
		return join(" – ", name, whole), true
	}
	return name, false
}

// baseOf matches what a density is per, left in its name.
var baseOf = pattern.New(`\s/\s*\p{L}.*$`)

// ofYear matches the year that closes a name, which is not that of the level
// before.
var ofYear = pattern.New(`\s+(?:trong\s+)?năm \d{4}$`)

// ofPart matches the time that closes a name, which is not that of what has
// come together since.
var ofPart = pattern.New(`(?i)\s+(?:tính )?đến (?:hết )?(?:ngày )?\d{1,2}/\d{1,2}(?:/\d{4})?$|\s+(?:trong )?(?:quý|tháng|kỳ)(?: \d{1,2}| IV| I{1,3})?(?:/\d{4}| năm \d{4})?$`)

// meant is the indicator that "Tỷ lệ này" means: the figure before in the
// passage, else the last rate of the one before.
func (p *passage) meant() string {
	if p.prev != "" {
		return p.prev
	}
	head, promise, _ := strings.Cut(p.rate, " – ")
	if aims.MatchString(promise) {
		return head // "Tỷ lệ này hiện mới đạt 35%" after a target
	}
	return p.rate
}

// dangling matches words that leave a name unfinished.
var dangling = pattern.New(`(?i)(?:\s+(?:và|với|của|cho|tại|là|được|gồm|hoặc|do|để|từ|đến|trong đó|cùng))+$`)

// tidy makes a name end where it can: without a word that something should
// follow, without a bracket that closes only.
func tidy(name string) string {
	name = clean(dangling.ReplaceAllString(clean(strings.TrimRight(name, "./ ")), ""))
	if strings.HasSuffix(name, ")") && strings.Count(name, "(") < strings.Count(name, ")") {
		name = clean(strings.TrimRight(name, ")"))
	}
	return name
}

// ofPlan matches what follows a percentage that measures a figure against a
// plan: "đạt 72,3% kế hoạch".
var ofPlan = pattern.New(`(?i)^\s*(?:so với|(?:so )?(?:với )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|kh|nghị quyết|cùng kỳ|cùng thời điểm|năm trước|năm ngoái))(?:[\s,;.)¹²³⁴⁵⁶⁷⁸⁹⁰]|$)`)

// compared is the head of a name that already says "so với".
var compared = pattern.New(`(?i)^so (?:với )?`)

// planAfterShare tells whether a figure in brackets is the plan that the share
// before the bracket was taken of: "đạt 51,8% kế hoạch (23.600 tỷ đồng)".
func (p *passage) planAfterShare(fs []figure, i int) bool {
	f := &fs[i]
	if i == 0 || f.bracket < 0 || !fs[i-1].relative || fs[i-1].end > f.bracket || p.last == nil || f.Kind == number.Percent {
		return false
	}
	return clean(p.text[f.bracket+1:f.qstart]) == "" && f.bracket-fs[i-1].end < 80 && f.unit.Name == p.last.Unit
}

// thisRate matches a label that points back: "Tỷ lệ này hiện mới đạt".
var thisRate = pattern.New(`(?i)^(?:tỷ lệ|tỉ lệ|con số|chỉ số|mức|tỷ trọng) (?:này|trên)(?:\s|$)`)

// together matches what ties a percentage to the count before it: "980 doanh
// nghiệp, đạt tỷ lệ 18,3%".
var together = pattern.New(`(?i)(?:^[\s*]*|[^,]*,\s*)(?:đạt|chiếm|tương ứng|bằng|(?:xuống|lên)(?: còn| mức)?)?\s*(?:với )?(?:tỷ lệ|tỉ lệ)?(?: là)?[\s:*]*(?:khoảng|gần|hơn|trên)?\s*$`)

// belongs matches what follows a part in brackets whose noun stands before
// them: "178 người (19 thuộc sở, 08 thuộc huyện)".
var belongs = pattern.New(`^\s*(?:thuộc|của|tại|ở|/)\s`)

// conditional matches a clause that gives the figure before under another
// count: "nếu tính đủ ... thì chỉ đạt 31%".
var conditional = pattern.New(`(?i)^[\s,;]*nếu\s`)

// bare tells whether nothing that can be a noun follows a percentage.
func (p *passage) bare(f *figure) bool {
	rest := strings.TrimLeft(p.text[f.end:max(f.end, f.postEnd)], " *⁰¹²³⁴⁵⁶⁷⁸⁹")
	return clean(rest) == "" || strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, ")") || stopWord.MatchString(rest) && !strings.HasPrefix(rest, "số ") && !strings.HasPrefix(rest, "toàn ")
}
