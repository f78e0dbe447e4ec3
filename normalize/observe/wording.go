package observe

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/number"
	"github.com/trichluc/trichluc/normalize/unit"
)

// name words the indicator of a figure; ok is false when nothing says what it
// measures, so that it is better left out.
func (p *passage) name(s span, fs []figure, i int, before []trichluc.Observation) (string, bool) {
	f, last := &fs[i], p.last
	var name string
	switch {
	case f.ranked():
		name = p.rankName(s, f)
	case f.change != "":
		name = p.changeName(s, fs, i, before)
	case f.Kind == number.Percent && last != nil && ofPlan.MatchString(p.text[f.end:max(f.end, f.postEnd)]):
		f.relative = true
		name = "Tỷ lệ so với " + cutTrailing(cutAside(p.phrase(f.end, f.postEnd))) + " – " + lowerFirst(last.Indicator.Text)
	case f.bracket >= 0 && len(before) > 0 && f.Kind == number.Percent && openerless(p.text[f.segStart:f.qstart]) == "" && f.segStart < f.qstart:
		name = upperFirst(against.ReplaceAllString(changed.ReplaceAllString(before[len(before)-1].Indicator.Text, ""), "")) // "(năm 2022: 45,2%)"
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
		name = p.nounName(s, fs, i)
	case f.Kind == number.Percent && last != nil && together.MatchString(p.text[f.segStart:f.qstart]):
		name = p.shareName(s, f, last)
	case f.bracket >= 0 && last != nil && belongs.MatchString(p.text[f.End:max(f.End, f.postEnd)]):
		head, _, _ := strings.Cut(last.Indicator.Text, " – ")
		f.unit = unit.Unit{Name: last.Unit, Multiplier: last.Multiplier}
		name = join(" – ", head, join(" ", p.phrase(f.segStart, f.qstart), p.phrase(f.End, f.postEnd)))
	case f.labelled && f.label != "":
		name = p.partName(f, last)
	case f.Kind == number.Percent && last != nil:
		name = p.shareName(s, f, last)
	}
	if len(strings.Fields(name)) <= headWords && p.parent != "" {
		name = join(" – ", name, p.parent)
	}
	name = upperFirst(limitWords(clean(name), nameWords))
	return name, len(strings.Fields(name)) > 1
}

// ofPlan matches what follows a percentage that measures a figure against a
// plan: "đạt 72,3% kế hoạch".
var ofPlan = regexp.MustCompile(`(?i)^\s*(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|kh|so với)(?:[\s,;.)]|$)`)

// changed matches the head of the name of a change.
var changed = regexp.MustCompile(`^Mức (?:tăng|giảm) `)

// together matches what ties a percentage to the count before it: "980 doanh
// nghiệp, đạt tỷ lệ 18,3%".
var together = regexp.MustCompile(`(?i)(?:^[\s*]*|[^,]*,\s*)(?:đạt|chiếm|tương ứng|bằng|(?:xuống|lên)(?: còn| mức)?)?\s*(?:với )?(?:tỷ lệ|tỉ lệ)?(?: là)?[\s:*]*(?:khoảng|gần|hơn|trên)?\s*$`)

// belongs matches what follows a part in brackets whose noun stands before
// them: "178 người (19 thuộc sở, 08 thuộc huyện)".
var belongs = regexp.MustCompile(`^\s*(?:thuộc|của|tại|ở|/)\s`)

// conditional matches a clause that gives the figure before under another
// count: "nếu tính đủ ... thì chỉ đạt 31%".
var conditional = regexp.MustCompile(`(?i)^[\s,;]*nếu\s`)

// bare tells whether nothing that can be a noun follows a percentage.
func (p *passage) bare(f *figure) bool {
	rest := strings.TrimLeft(p.text[f.end:max(f.end, f.postEnd)], " *⁰¹²³⁴⁵⁶⁷⁸⁹")
	return clean(rest) == "" || strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, ")") || stopWord.MatchString(rest) && !strings.HasPrefix(rest, "số ") && !strings.HasPrefix(rest, "toàn ")
}

// labelName is a label as the indicator: "Tỷ lệ hồ sơ trực tuyến". What
// follows a percentage completes it ("chiếm 20% GRDP").
func (p *passage) labelName(f *figure) string {
	name := f.label
	if f.Kind == number.Percent {
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
	if f.measured && len(strings.Fields(name)) <= headWords && p.last != nil {
		name += " – " + p.last.Indicator.Text // "xóa 1.200 nhà tạm với kinh phí 72 tỷ đồng"
	}
	return cutTrailing(name)
}

// formerly matches what follows the earlier of two levels: "giảm từ 8,11%
// xuống 6,07%".
var formerly = regexp.MustCompile(`^\s*(?:xuống|lên|sang)(?: còn| mức| đến)?\s*$`)

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
	case isRate(head) && (last == nil || last.Unit == "%"):
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
func (p *passage) shareName(s span, f *figure, last *trichluc.Observation) string {
	base := strings.TrimSuffix(last.Indicator.Text, " (trước khi thay đổi)")
	for _, head := range []string{"Tổng số lượng ", "Tổng số ", "Số lượng ", "Số "} {
		base = strings.TrimPrefix(base, head)
	}
	if strings.HasPrefix(base, "Tỷ lệ") {
		return base
	}
	return "Tỷ lệ " + lowerFirst(base)
}

// nounName names a figure by the noun after it, what is said of the noun, and
// the words that govern both: "Số quyết định về chuyển đổi số – đã ban hành".
func (p *passage) nounName(s span, fs []figure, i int) string {
	f := &fs[i]
	head := "Số"
	if f.Kind == number.Percent || f.Kind == number.Range && f.Unit == "%" {
		head = "Tỷ lệ"
	}
	thing := p.phrase(f.end, f.postEnd)
	if f.nounStart >= 0 && f.nounStart < f.end {
		thing = p.phrase(f.nounStart, f.postEnd)
		if f.middleEnd > 0 {
			thing = join(" ", cutTrailing(p.phrase(f.nounStart, f.middleEnd)), p.phrase(f.end, f.postEnd))
		}
	} else if f.middleEnd > 0 {
		thing = join(" ", cutTrailing(p.phrase(f.middleStart, f.middleEnd)), thing)
	}
	thing = dropPlural(cutTrailing(cutAside(thing)))
	if noun := p.text[max(f.nounStart, 0):max(f.nounStart, 0, f.nounEnd)]; f.nounStart >= 0 && len(thing) < len(clean(noun)) {
		thing = clean(noun) // "31 tồn tại": no preposition is cut off a noun
	}
	if f.measured {
		thing = cutTrailing(cutAside(p.phrase(f.nounEnd, f.postEnd)))
		if f.Kind != number.Percent {
			head = ""
		}
	}
	if f.tail != "" && !strings.Contains(thing, f.tail) {
		thing = join(" ", cutPredicate(thing), f.tail)
	}
	if rest, ok := strings.CutPrefix(thing, "số "); ok {
		thing = rest
	} else if isRate(thing) && lastMatch(rateHead, thing) == 0 {
		head = ""
	}
	governed := p.governing(s, fs, i)
	switch {
	case f.measured && head == "" && len(strings.Fields(governed)) <= headWords && thing == "" && p.last != nil:
		return join(" – ", governed, p.last.Indicator.Text)
	case thing == "":
		return governed
	case f.measured && head == "":
		return join(" ", governed, thing)
	}
	return join(" – ", strings.TrimSpace(head+" "+thing), governed)
}

// cutPredicate is a noun phrase without what is said of it.
func cutPredicate(s string) string {
	if at := predicate.FindStringIndex(" " + s); at != nil && at[0] > 0 {
		return clean((" " + s)[:at[0]])
	}
	return s
}

func dropPlural(s string) string {
	for _, w := range []string{"các ", "những "} {
		s = strings.TrimPrefix(s, w)
	}
	return s
}

var trailing = regexp.MustCompile(`(?i)(?:[\s,;:(–-]+(?:và|với|trong đó|đạt|là|cho|tại|đến|từ|gồm|bao gồm|cùng|trên|của|để|hoặc|trong|tăng|giảm|chiếm|có|còn|tỷ lệ|tỉ lệ|đạt tỷ lệ|cụ thể|do|qua|theo|khoảng|hơn|tổng|tổng số|được|với số lượng|số lượng|thuộc|bằng|ước|tổng cộng|như sau|đối với|đối|đã|đang|sẽ|thì|chỉ|thì chỉ|đã có|hiện có|hiện|ghi nhận))+$`)

// cutTrailing drops words at the end that belong to what follows.
func cutTrailing(s string) string { return clean(trailing.ReplaceAllString(" "+clean(s), "")) }

// aside matches where a clause leaves the things that it counts.
var aside = regexp.MustCompile(`,\s*(?:đồng thời|qua đó|góp phần|trong đó|bảo đảm|đảm bảo|đạt|tăng|giảm|chiếm|với|cụ thể|vượt|bao gồm|gồm|từ đó|nhờ đó|tuy nhiên|không có|không|làm|cao hơn|thấp hơn|tập trung|tổng dung lượng)(?:\s|$)|\svới\s+(?:tổng|số|kinh phí|quy mô|diện tích|mức|dung lượng)(?:\s|$)|\snhằm\s|\sđể\s|:\s|\scó\s(?:Quyết định|Kế hoạch|Công văn|Nghị quyết|Chỉ thị)`)

// cutAside drops what a clause goes on to say.
func cutAside(s string) string {
	if at := aside.FindStringIndex(s); at != nil && len(strings.Fields(s[:at[0]])) > 0 {
		return s[:at[0]]
	}
	return s
}

// governing is the phrase that stands before a figure and says what was done
// with the things it counts. Members of a list share that of the first; a
// figure after "với" goes with the things counted before it; a part ("trong
// đó") has none, for the whole it is a part of stands in its group.
func (p *passage) governing(s span, fs []figure, i int) string {
	f := &fs[i]
	own := p.text[f.segStart:f.qstart]
	peer := i - 1
	for peer >= 0 && fs[peer].bracket != f.bracket {
		peer--
	}
	follows := peer >= 0 && f.segStart > f.clauseStart
	if follows && peer == i-1 && fs[peer].nounStart >= 0 && nested.MatchString(p.text[fs[peer].nounEnd:f.qstart]) {
		return join(" ", p.governing(s, fs, peer), cutTrailing(p.phrase(fs[peer].nounStart, f.qstart)))
	}
	from := f.segStart
	if follows {
		if k := commaBefore(own, len(own)); k >= 0 {
			from += k + 1
		}
		own = p.text[from:f.qstart]
		switch {
		case connective.MatchString(own) || listGap.MatchString(own) && !predicate.MatchString(own):
			return p.governing(s, fs, peer)
		case partOf.MatchString(own) && len(strings.Fields(own)) < 8:
			return cutTrailing(openerless(p.phrase(from, f.qstart)))
		}
	}
	phrase := openerless(p.phrase(from, f.qstart))
	if f.bracket >= 0 {
		from, _ := p.leftBound(s.start, f.bracket)
		return join(" – ", cutTrailing(phrase), lastParts(cutTrailing(openerless(p.phrase(from, f.bracket)))))
	}
	if follows && from == f.segStart && len(strings.Fields(phrase)) < 4 && fs[peer].nounStart >= 0 {
		phrase = cutAside(p.phrase(fs[peer].nounStart, f.qstart))
	}
	if !follows && f.clauseStart > s.start && placed.MatchString(phrase) && !spoken.MatchString(" "+phrase+" ") {
		earlier, _ := p.leftBound(s.start, f.clauseStart-1)
		phrase = openerless(p.phrase(earlier, f.qstart)) // a semicolon in a list of places
	}
	return about.ReplaceAllString(lastParts(cutTrailing(phrase)), "")
}

// about matches a phrase that only announces a topic: "Về nhân lực số".
var about = regexp.MustCompile(`^[Vv]ề [^,:;.]{3,60}$`)

// placed matches a phrase that begins with a place.
var placed = regexp.MustCompile(`(?i)^(?:các )?(?:huyện|xã|thị xã|thành phố|phường|quận|tỉnh|thị trấn)\s`)

// spoken matches a phrase that holds a verb.
var spoken = regexp.MustCompile(`(?i)\s(?:đã|đang|được|có|tổ chức|triển khai|thực hiện|xây dựng|ban hành|hỗ trợ|phát hiện|tiếp nhận|xử lý|cấp|duy trì|kết nối|tập huấn|bồi dưỡng|hoàn thành|thành lập|bảo đảm|đảm bảo|phổ cập|quang hóa|số hóa|phủ|kiện toàn|đăng tải|phối hợp|cung cấp|lắp đặt|nâng cấp|đầu tư|tuyên truyền|thu hút|giải quyết|trồng|sản xuất|còn|gồm|với)\s`)

// lastParts keeps the end of a governing phrase: the parts between commas from
// the last that opens with a verb or a name, so that a list of nouns is not
// cut.
func lastParts(s string) string {
	for at := commaBefore(s, len(s)); at >= 0; at = commaBefore(s, at) {
		part := strings.TrimSpace(s[at+1:])
		_, named := entityAt(part)
		if n := len(strings.Fields(part)); n >= 4 && (opensClause(part) || named) || n >= 16 {
			return limitTail(part, governingWords)
		}
	}
	return limitTail(s, governingWords)
}

// commaBefore is the last comma before i that is in no quotation marks, or -1.
func commaBefore(s string, i int) int {
	quoted := false
	for j := i - 1; j >= 0; j-- {
		switch {
		case strings.HasPrefix(s[j:], "”"):
			quoted = true
		case strings.HasPrefix(s[j:], "“"):
			quoted = false
		case s[j] == ',' && !quoted && j+1 < len(s) && s[j+1] == ' ':
			return j
		}
	}
	return -1
}

// governingWords is the most words of a governing phrase.
const governingWords = 32

func openerless(s string) string {
	s = strings.TrimSpace(s)
	for range 6 {
		at := opener.FindStringIndex(s)
		if at == nil || at[1] == 0 {
			break
		}
		s = s[at[1]:]
	}
	return s
}

// limitTail keeps the last n words of s, from the start of a phrase.
func limitTail(s string, n int) string {
	words := strings.Fields(s)
	if len(words) <= n {
		return s
	}
	cut := strings.Join(words[len(words)-n:], " ")
	if i := strings.IndexAny(cut, ",;:"); i >= 0 && i < len(cut)/2 {
		cut = cut[i+1:]
	}
	return clean(cut)
}

func limitWords(s string, n int) string {
	words := strings.Fields(s)
	if len(words) <= n {
		return s
	}
	return strings.Join(words[:n], " ")
}

var against = regexp.MustCompile(`(?:so với|so cùng kỳ)[^,;.()]*`)

// changeName names the size of a change after what changed: the words of its
// own clause, else the figure before that counts the same things, else the
// figure before.
func (p *passage) changeName(s span, fs []figure, i int, before []trichluc.Observation) string {
	f := &fs[i]
	from := f.segStart
	if i > 0 && fs[i-1].postEnd > from && fs[i-1].postEnd <= f.qstart {
		from = fs[i-1].postEnd
	}
	than := clean(against.FindString(p.text[f.end:s.end]))
	own := changeWord.ReplaceAllString(against.ReplaceAllString(p.phrase(from, f.qstart)+" ", " "), "")
	own = leadingAnd.ReplaceAllString(cutTrailing(openerless(clean(own))), "")
	if m := changeClause.FindStringSubmatch(lastPart(p.text[f.segStart:f.qstart])); m != nil {
		own = strings.TrimSpace(own[min(len(own), len(m[1])):])
	}
	thing := ""
	if f.nounStart >= 0 && !f.measured && !steps[f.unit.Name] || f.Kind == number.Percent && !p.bare(f) {
		thing = cutTrailing(against.ReplaceAllString(p.phrase(f.end, f.postEnd), ""))
	}
	base := lowerFirst(own)
	switch {
	case base != "" && len(strings.Fields(base)) < 12:
	case thing != "":
		base = lowerFirst(counting(before, thing, f.unit.Name, p.last))
		if strings.Contains(strings.ToLower(base), strings.ToLower(thing)) {
			thing = ""
		}
	case p.last != nil:
		base = lowerFirst(p.last.Indicator.Text)
	}
	if base == "" && thing == "" {
		return ""
	}
	return join(" ", "Mức "+f.change, join(", ", thing, base), than)
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
	if last == nil {
		return ""
	}
	return last.Indicator.Text
}

var (
	indexName  = regexp.MustCompile(`(?i)(?:bộ chỉ số|chỉ số)\s`)
	indexShort = regexp.MustCompile(`(?:PAR INDEX|PAR Index|Par Index|PCI|PAPI|SIPAS|DTI|PGI)(?:[\s,.)]|$)`)
	indexVerb  = regexp.MustCompile(`(?i)\s(?:đứng|xếp|thuộc|các năm|năm \d+|đạt|liên tục|thường xuyên|của tỉnh|tỉnh|trên môi trường|tiếp tục|luôn|vươn|nằm|duy trì|\d+|tăng|giảm|này)(?:\s|$)`)
	foremost   = regexp.MustCompile(`dẫn đầu(?:\s(?:cả nước|toàn quốc))?\svề\s+([^,;.()]+(?:,\s*\p{Lu}[^,;.()]+)*)`)
)

// rankName names a rank after the index that it is a place in: named after the
// figure ("dẫn đầu cả nước về chỉ số ..."), before it, or sentences ago.
func (p *passage) rankName(s span, f *figure) string {
	after := stripTags(p.text[f.End:max(f.End, f.postEnd)])
	index := indexIn(after, false)
	if strings.Contains(after, "chỉ số này") {
		index = ""
	}
	if index == "" {
		index = indexIn(stripTags(p.text[s.start:f.qstart]), true)
	}
	if m := foremost.FindStringSubmatch(after); index == "" && m != nil {
		index = clean(m[1])
	}
	if index == "" {
		index = p.index
	}
	if index == "" {
		return join(" ", "Thứ hạng", lowerFirst(lastParts(cutTrailing(openerless(p.phrase(s.start, f.qstart))))))
	}
	if strings.HasSuffix(index, " cấp") {
		index += " tỉnh"
	}
	p.index = index
	name := "Thứ hạng " + lowerFirst(index)
	if !strings.Contains(name, "cả nước") && !strings.Contains(name, "toàn quốc") {
		name += " cả nước"
	}
	return name
}

// indexIn is the index named in a text: the last one before a figure, the
// first one after it. Its name ends at a verb, or else at a comma.
func indexIn(text string, before bool) string {
	all := indexName.FindAllStringIndex(text, -1)
	if len(all) == 0 {
		if at := indexShort.FindString(text); at != "" {
			return "chỉ số " + clean(at)
		}
		return ""
	}
	at := all[0]
	if before {
		at = all[len(all)-1]
		for _, m := range all { // "chỉ số chuyển đổi số ... thuộc chỉ số" does not occur; a name may hold the word again
			if !indexVerb.MatchString(text[m[0]:]) || m[0] == at[0] {
				at = m
				break
			}
			at = m
		}
	}
	rest := text[at[0]:]
	from := at[1] - at[0]
	if open := strings.Index(rest, "“"); open >= 0 && open < 60 {
		if shut := strings.Index(rest, "”"); shut > open {
			from = shut
		}
	}
	end := len(rest)
	if m := indexVerb.FindStringIndex(rest[from:]); m != nil {
		end = from + m[0]
	} else if i := strings.IndexAny(rest[from:], ",;.("); i >= 0 && !before {
		end = from + i
	}
	if !before {
		if i := strings.IndexAny(rest[from:end], ";.("); i >= 0 {
			end = from + i
		}
	}
	return clean(rest[:end])
}
