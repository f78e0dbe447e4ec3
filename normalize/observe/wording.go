package observe

import (
	"regexp"
	"strings"

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
	case f.labelStart >= 0:
		name = p.labelName(f)
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

// bare tells whether nothing that can be a noun follows a percentage.
func (p *passage) bare(f *figure) bool {
	rest := strings.TrimLeft(p.text[f.end:max(f.end, f.postEnd)], " *")
	return clean(rest) == "" || strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, ")") || stopWord.MatchString(rest) && !strings.HasPrefix(rest, "số ") && !strings.HasPrefix(rest, "toàn ")
}

// labelName is a label as the indicator: "Tỷ lệ hồ sơ trực tuyến". What
// follows a percentage completes it ("chiếm 20% GRDP").
func (p *passage) labelName(f *figure) string {
	name := f.label
	if f.Kind == number.Percent && !p.bare(f) {
		name += " " + p.phrase(f.end, f.postEnd)
	}
	if f.nounStart >= 0 && f.Kind == number.Fraction && strings.HasPrefix(strings.ToLower(name), "tỷ lệ") {
		return name
	}
	return name
}

// partName names a figure whose label has no head of its own ("cấp huyện là
// 95%") after the figure before, after what a footnote's mark stands at, or
// after the sentence that announced it.
func (p *passage) partName(f *figure, last *trichluc.Observation) string {
	base := p.noun
	if base == "" && last != nil && !strings.Contains(f.label, " là ") {
		base = last.Indicator.Text
	}
	if base == "" {
		base = p.leadIn
	}
	head, _, _ := strings.Cut(base, " – ")
	if f.Kind == number.Percent && !strings.HasPrefix(strings.ToLower(head), "tỷ lệ") && !strings.HasPrefix(strings.ToLower(head), "tỉ lệ") {
		post := ""
		if !p.bare(f) {
			post = p.phrase(f.end, f.postEnd)
		}
		return join(" ", "Tỷ lệ", lowerFirst(f.label), post)
	}
	if f.unit.Zero() && base == "" {
		return ""
	}
	return join(" – ", head, f.label)
}

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
	}
	thing = dropPlural(cutTrailing(thing))
	if f.nounStart >= 0 && f.nounEnd <= f.nounStart+1 || money.MatchString(f.unit.Name) {
		head = ""
		thing = ""
	}
	if f.tail != "" && !strings.Contains(thing, f.tail) {
		thing = join(" ", cutPredicate(thing), f.tail)
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
func cutTrailing(s string) string { return clean(trailing.ReplaceAllString(s, "")) }

// governing is the phrase that stands before a figure and says what was done
// with the things it counts. Members of a list share that of the first.
func (p *passage) governing(s span, fs []figure, i int) string {
	f := &fs[i]
	own := p.text[f.segStart:f.qstart]
	if connective.MatchString(own) && i > 0 && fs[i-1].bracket == f.bracket {
		return p.governing(s, fs, i-1)
	}
	from := f.segStart
	inner := ""
	if f.bracket >= 0 {
		inner = cutTrailing(openerless(p.phrase(f.clauseStart, f.qstart)))
		from, _ = p.leftBound(s.start, f.bracket)
		phrase := p.phrase(from, f.bracket)
		return join(" – ", inner, limitTail(cutTrailing(openerless(phrase)), governingWords))
	}
	phrase := p.phrase(from, f.qstart)
	if len(strings.Fields(phrase)) < 3 && i > 0 {
		phrase = p.phrase(f.clauseStart, f.qstart)
	}
	return limitTail(cutTrailing(openerless(phrase)), governingWords)
}

// governingWords is the most words of a governing phrase.
const governingWords = 24

func openerless(s string) string {
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
	switch {
	case len(strings.Fields(before)) > 1:
		base = lowerFirst(cutTrailing(openerless(before)))
	case last != nil:
		base = lowerFirst(last.Indicator.Text)
	}
	thing := ""
	if f.nounStart >= 0 && !money.MatchString(f.unit.Name) || f.Kind == number.Percent && !p.bare(f) {
		thing = cutTrailing(against.ReplaceAllString(p.phrase(f.end, f.postEnd), ""))
	}
	if base == "" && thing == "" {
		return ""
	}
	return join(" ", verb, join(", ", thing, base), than)
}

var (
	indexName = regexp.MustCompile(`(?i)(?:bộ chỉ số|chỉ số|xếp hạng|bảng xếp hạng|par index|pci|papi|sipas|dti)(?:\s|$)`)
	indexEnd  = regexp.MustCompile(`(?i)\s(?:đứng|xếp|thuộc|các năm|năm|đạt|liên tục|thường xuyên|tăng|giảm|của tỉnh|tỉnh|trên môi trường|tiếp tục|được|luôn|vươn|nằm|duy trì|ở|có|là|\d+)(?:\s|$)|[,;.(]`)
)

// rankName names a rank after the index that it is a place in: named after the
// figure ("dẫn đầu cả nước về chỉ số ..."), before it, or sentences ago.
func (p *passage) rankName(s span, f *figure) string {
	index := p.indexIn(p.text[f.End:s.end])
	if index == "" || strings.HasSuffix(index, "này") {
		if before := p.indexIn(p.text[s.start:f.qstart]); before != "" {
			index = before
		} else {
			index = p.index
		}
	}
	if index == "" {
		return join(" ", "Thứ hạng", lowerFirst(limitTail(cutTrailing(openerless(p.phrase(s.start, f.qstart))), governingWords)))
	}
	p.index = index
	return "Thứ hạng " + lowerFirst(index) + " cả nước"
}

// indexIn is the last index named in a text.
func (p *passage) indexIn(text string) string {
	text = stripTags(text)
	all := indexName.FindAllStringIndex(text, -1)
	for i := len(all) - 1; i >= 0; i-- {
		rest := text[all[i][0]:]
		end := len(rest)
		quote := strings.IndexAny(rest, "“\"")
		from := all[i][1] - all[i][0]
		if quote >= 0 && quote < 40 {
			if j := strings.Index(rest[quote+1:], "”"); j >= 0 {
				from = quote + 1 + j
			}
		}
		if at := indexEnd.FindStringIndex(rest[min(from, len(rest)):]); at != nil {
			end = from + at[0]
		}
		name := clean(rest[:min(end, len(rest))])
		if len(strings.Fields(name)) > 1 {
			return name
		}
	}
	return ""
}
