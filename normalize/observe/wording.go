package observe

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/number"
)

// name words the indicator of a figure; ok is false when nothing says what it
// measures, so that it is better left out.
func (p *passage) name(s span, fs []figure, i int, last *trichluc.Observation) (string, bool) {
	f := &fs[i]
	var name string
	switch {
	case f.ranked():
		name = p.rankName(s, f)
	case f.change != "":
		name = p.changeName(s, f, last)
	case f.labelStart >= 0 && !(last != nil && conditional.MatchString(p.text[f.segStart:f.qstart])):
		name = p.labelName(f)
	case f.Kind == number.Percent && conditional.MatchString(p.text[f.segStart:f.qstart]) && last != nil:
		name = last.Indicator.Text + " – " + cutTrailing(p.phrase(f.segStart, f.qstart))
	case f.labelled && strings.HasSuffix(strings.TrimSpace(p.text[:f.qstart]), "chiếm") && f.Kind == number.Percent && f.segStart == f.clauseStart:
		name = p.partName(f, nil)
	case f.nounStart >= 0 || f.Kind == number.Percent && !p.bare(f):
		name = p.nounName(s, fs, i)
	case f.labelled && f.label != "":
		name = p.partName(f, last)
	case f.Kind == number.Percent && last != nil:
		name = p.shareName(s, f, last)
	}
	name = upperFirst(limitWords(clean(name), nameWords))
	return name, len(strings.Fields(name)) > 1
}

// conditional matches a clause that gives the figure before under another
// count: "nếu tính đủ ... thì chỉ đạt 31%".
var conditional = regexp.MustCompile(`(?i)^[\s,;]*nếu\s`)

// bare tells whether nothing that can be a noun follows a percentage.
func (p *passage) bare(f *figure) bool {
	rest := strings.TrimLeft(p.text[f.end:max(f.end, f.postEnd)], " *")
	return clean(rest) == "" || strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, ")") || stopWord.MatchString(rest) && !strings.HasPrefix(rest, "số ") && !strings.HasPrefix(rest, "toàn ")
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
			name += " " + cutTrailing(cutAside(p.phrase(f.end, f.postEnd)))
		}
	}
	return cutTrailing(name)
}

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
	if of, ok := strings.CutSuffix(p.text[:f.qstart], "chiếm "); ok && of != "" && post != "" {
		return "Tỷ trọng " + lowerFirst(f.label) + " trong " + post
	}
	return join(" ", "Tỷ lệ", lowerFirst(f.label), post)
}

// isRate tells whether a name is that of a rate or share.
func isRate(name string) bool { return rateHead.MatchString(name + " ") }

// shareName names a percentage without words of its own after the count that
// it goes with: "980 doanh nghiệp, đạt tỷ lệ 18,3%".
func (p *passage) shareName(s span, f *figure, last *trichluc.Observation) string {
	base := strings.TrimPrefix(strings.TrimPrefix(last.Indicator.Text, "Số lượng "), "Số ")
	if f.labelled && f.label != "" {
		base = f.label + " – " + base
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
	}
	thing = dropPlural(cutTrailing(cutAside(thing)))
	if f.nounStart >= 0 && f.nounEnd <= f.nounStart+1 || money.MatchString(f.unit.Name) {
		head = ""
		thing = ""
	}
	if f.tail != "" && !strings.Contains(thing, f.tail) {
		thing = join(" ", cutPredicate(thing), f.tail)
	}
	if strings.HasPrefix(thing, "số ") || strings.HasPrefix(strings.ToLower(thing), "tỷ lệ ") {
		head = ""
	}
	governed := p.governing(s, fs, i)
	if thing == "" {
		return governed
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

var trailing = regexp.MustCompile(`(?i)(?:[\s,;:(–-]+(?:và|với|trong đó|đạt|là|cho|tại|đến|từ|gồm|bao gồm|cùng|trên|của|để|hoặc|trong|tăng|giảm|chiếm|có|còn|tỷ lệ|tỉ lệ|đạt tỷ lệ|cụ thể|do|qua|theo|khoảng|hơn|tổng|tổng số|được|với số lượng|số lượng|thuộc|bằng|ước|tổng cộng|như sau))+$`)

// cutTrailing drops words at the end that belong to what follows.
func cutTrailing(s string) string { return clean(trailing.ReplaceAllString(" "+s, "")) }

// aside matches where a clause leaves the things that it counts.
var aside = regexp.MustCompile(`,\s*(?:đồng thời|qua đó|góp phần|trong đó|bảo đảm|đảm bảo|đạt|tăng|giảm|chiếm|với|cụ thể|vượt|bao gồm|gồm|từ đó|nhờ đó|tuy nhiên)(?:\s|$)|\snhằm\s|\sđể\s|:\s*\(1\)`)

// cutAside drops what a clause goes on to say.
func cutAside(s string) string {
	if at := aside.FindStringIndex(s); at != nil && len(strings.Fields(s[:at[0]])) > 0 {
		return s[:at[0]]
	}
	return s
}

// governing is the phrase that stands before a figure and says what was done
// with the things it counts. Members of a list share that of the first; a
// figure after "với" or "gồm" goes with the things counted before it.
func (p *passage) governing(s span, fs []figure, i int) string {
	f := &fs[i]
	own := p.text[f.segStart:f.qstart]
	follows := i > 0 && fs[i-1].bracket == f.bracket && f.segStart > f.clauseStart
	if follows && (connective.MatchString(own) || listGap.MatchString(own) && !predicate.MatchString(own)) {
		return p.governing(s, fs, i-1)
	}
	if f.bracket >= 0 {
		inner := cutTrailing(openerless(p.phrase(f.segStart, f.qstart)))
		from, _ := p.leftBound(s.start, f.bracket)
		return join(" – ", inner, lastParts(cutTrailing(openerless(p.phrase(from, f.bracket)))))
	}
	if follows && fs[i-1].nounStart >= 0 && nested.MatchString(p.text[fs[i-1].end:f.qstart]) {
		return join(" ", p.governing(s, fs, i-1), cutTrailing(p.phrase(fs[i-1].nounStart, f.qstart)))
	}
	phrase := openerless(p.phrase(f.segStart, f.qstart))
	if follows && len(strings.Fields(phrase)) < 4 && fs[i-1].nounStart >= 0 {
		phrase = p.phrase(fs[i-1].nounStart, f.qstart)
	}
	return lastParts(cutTrailing(phrase))
}

// lastParts keeps the end of a governing phrase: as many of its parts between
// commas as make five words, which is enough to hold a verb and its object.
func lastParts(s string) string {
	at := len(s)
	for at > 0 && len(strings.Fields(s[at:])) < 5 {
		at = max(0, commaBefore(s, at))
	}
	return limitTail(strings.TrimPrefix(s[at:], ", "), governingWords)
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
const governingWords = 24

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

var against = regexp.MustCompile(`so với[^,;.()]*`)

// changeName names the size of a change after what changed.
func (p *passage) changeName(s span, f *figure, last *trichluc.Observation) string {
	verb := "Mức " + f.change
	than := ""
	if m := against.FindString(p.text[f.end:s.end]); m != "" {
		than = clean(m)
	}
	before := p.phrase(f.segStart, f.qstart)
	before = clean(changeWord.ReplaceAllString(before+" ", ""))
	base := ""
	continued := f.segStart > f.clauseStart
	switch {
	case len(strings.Fields(before)) > 1 && !continued:
		base = lowerFirst(cutTrailing(openerless(before)))
	case last != nil:
		base = lowerFirst(last.Indicator.Text)
	}
	thing := ""
	if base == "" && continued && len(strings.Fields(before)) > 1 && f.Kind == number.Percent && p.bare(f) {
		base = lowerFirst(cutTrailing(lastPart(before)))
	}
	if f.nounStart >= 0 && !money.MatchString(f.unit.Name) || f.Kind == number.Percent && !p.bare(f) {
		thing = cutTrailing(against.ReplaceAllString(p.phrase(f.end, f.postEnd), ""))
	}
	if base == "" && thing == "" {
		return ""
	}
	return join(" ", verb, join(", ", thing, base), than)
}

var (
	indexName  = regexp.MustCompile(`(?i)(?:bộ chỉ số|chỉ số)\s`)
	indexShort = regexp.MustCompile(`(?:PAR INDEX|PAR Index|Par Index|PCI|PAPI|SIPAS|DTI|PGI)(?:[\s,.)]|$)`)
	indexVerb  = regexp.MustCompile(`(?i)\s(?:đứng|xếp|thuộc|các năm|năm \d|đạt|liên tục|thường xuyên|của tỉnh|tỉnh|trên môi trường|tiếp tục|luôn|vươn|nằm|duy trì|\d+|tăng|giảm|này)(?:\s|$)`)
	foremost   = regexp.MustCompile(`dẫn đầu(?:\s(?:cả nước|toàn quốc))?\svề\s+([^,;.()]+(?:,\s*\p{Lu}[^,;.()]+)*)`)
)

// rankName names a rank after the index that it is a place in: named after the
// figure ("dẫn đầu cả nước về chỉ số ..."), before it, or sentences ago.
func (p *passage) rankName(s span, f *figure) string {
	after := stripTags(p.text[f.End:s.end])
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
