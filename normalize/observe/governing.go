package observe

import (
	"strings"

	"github.com/trichluc/trichluc/internal/pattern"
)

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

var trailing = pattern.New(`(?i)(?:[\s,;:(–-]+(?:và|với|trong đó|đạt|là|cho|tại|đến|từ|gồm|bao gồm|cùng|trên|của|để|hoặc|trong|tăng|giảm|chiếm|có|còn|tỷ lệ|tỉ lệ|đạt tỷ lệ|cụ thể|do|qua|theo|khoảng|hơn|tổng|tổng số|được|với số lượng|số lượng|thuộc|bằng|ước|dự|tiếp tục|ước tính|dự ước|ước thực hiện|sơ bộ|tổng cộng|như sau|đối với|đối|đã|đang|sẽ|thì|chỉ|thì chỉ|đã có|hiện có|hiện|ghi nhận|lần lượt|làm|xuống|xuống còn|xuống dưới|lên))+$`)

// cutTrailing drops words at the end that belong to what follows.
func cutTrailing(s string) string {
	s = " " + clean(s)
	at := trailing.FindStringIndex(s)
	if at == nil {
		return clean(s)
	}
	if m := compound.FindStringIndex(s[:at[1]]); m != nil && m[0] < at[0] && m[1] > at[0] {
		return clean(s[:m[1]])
	}
	return clean(s[:at[0]])
}

// compound matches words of two syllables whose second could be dropped as a
// word of its own.
var compound = pattern.New(`(?i)(?:(?:chưa|không) (?:đạt|có)|phát hiện|thực hiện|xuất hiện|thể hiện|chứng chỉ|địa chỉ|chứng từ|hương ước|quy ước|tham dự|tuyệt đối|tương đối|gia tăng|thuyên giảm|suy giảm|việc làm|trở lên|trở xuống)`)

// aside matches where a clause leaves the things that it counts.
var aside = pattern.New(`,\s*(?:đồng thời|qua đó|góp phần|trong đó|bảo đảm|đảm bảo|đạt|tăng|giảm|chiếm|với|cụ thể|vượt|bao gồm|gồm|từ đó|nhờ đó|tuy nhiên|không có|không|làm|cao hơn|thấp hơn|tập trung|tổng dung lượng|trong \d|từ ngày)(?:\s|$)|\svới\s+(?:tổng|số|kinh phí|quy mô|diện tích|mức|dung lượng)(?:\s|$)|\snhằm\s|\sđể\s|:\s|\scó\s(?:Quyết định|Kế hoạch|Công văn|Nghị quyết|Chỉ thị)`)

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
		case reaches.MatchString(own) && fs[peer].measured && p.last != nil:
			return lowerFirst(p.last.Indicator.Text) // "nợ 87,3 tỷ đồng, chiếm 3,63% số phải thu"
		case reaches.MatchString(own) && fs[peer].nounStart >= 0:
			return cutTrailing(p.phrase(fs[peer].nounStart, fs[peer].postEnd)) // "442.758 tài khoản, đạt 56,3% dân số"
		}
	}
	phrase := openerless(p.phrase(from, f.qstart))
	if f.bracket >= 0 {
		from, _ := p.leftBound(s.start, f.bracket)
		return join(" – ", cutTrailing(phrase), lastParts(cutTrailing(openerless(p.phrase(from, f.bracket)))))
	}
	if follows && from == f.segStart && len(strings.Fields(phrase)) < 4 && fs[peer].nounStart >= 0 {
		return join(" – ", p.governing(s, fs, peer), cutTrailing(cutAside(p.phrase(fs[peer].nounStart, f.qstart))))
	}
	if !follows && f.clauseStart > s.start && placed.MatchString(phrase) && !strings.HasPrefix(strings.ToLower(phrase), "xã hội") && !spoken.MatchString(" "+phrase+" ") {
		earlier, _ := p.leftBound(s.start, f.clauseStart-1)
		phrase = openerless(p.phrase(earlier, f.qstart)) // a semicolon in a list of places
	}
	return about.ReplaceAllString(lastParts(cutTrailing(phrase)), "")
}

// reaches matches what ties a share of another whole to the count before it.
var reaches = pattern.New(`(?i)^\s*(?:đạt|chiếm|bằng|tương ứng)(?:\s+(?:tỷ lệ|khoảng|gần|hơn|trên))?\s*$`)

// about matches a phrase that only announces a topic: "Về nhân lực số".
var about = pattern.New(`^[Vv]ề [^,:;.]{3,60}$`)

// placed matches a phrase that begins with a place.
var placed = pattern.New(`(?i)^(?:các )?(?:huyện|xã|thị xã|thành phố|phường|quận|tỉnh|thị trấn)\s`)

// spoken matches a phrase that holds a verb.
var spoken = pattern.New(`(?i)\s(?:đã|đang|được|có|tổ chức|triển khai|thực hiện|xây dựng|ban hành|hỗ trợ|phát hiện|tiếp nhận|xử lý|cấp|duy trì|kết nối|tập huấn|bồi dưỡng|hoàn thành|thành lập|bảo đảm|đảm bảo|phổ cập|quang hóa|số hóa|phủ|kiện toàn|đăng tải|phối hợp|cung cấp|lắp đặt|nâng cấp|đầu tư|tuyên truyền|thu hút|giải quyết|trồng|sản xuất)\s`)

// lastParts keeps the end of a governing phrase: the parts between commas from
// the last that opens with a verb or a name, so that a list of nouns is not
// cut.
func lastParts(s string) string {
	const instance = " với việc " // "đáp ứng đầy đủ yêu cầu với việc cấu hình 19/19 (100%) báo cáo"
	if at := strings.LastIndex(s, instance); at >= 0 {
		s = s[at+len(instance):]
	}
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
		case s[j] == ',' && !quoted && j+1 < len(s) && s[j+1] == ' ' && !innerComma(s, j):
			return j
		}
	}
	return -1
}

// governingWords is the most words of a governing phrase.
const governingWords = 32

func openerless(s string) string {
	s = strings.TrimSpace(s)
	s = s[reasonEnd(s):]
	for range 6 {
		at := opener.FindStringIndex(s)
		if at == nil || at[1] == 0 {
			break
		}
		s = s[at[1]:]
	}
	return s
}

// therefore matches what ends the reason before what is said.
var therefore = pattern.New(`(?i)(\p{L}+),?\s(?:nên|do đó|do vậy|vì vậy|vì thế),?\s`)

// reasonEnd is where the reason ends that s begins with: "giá giảm sâu nên tổng
// thu chỉ đạt". Words of two syllables ("trở nên") end none.
func reasonEnd(s string) int {
	end := 0
	for _, m := range therefore.FindAllStringSubmatchIndex(s, -1) {
		switch strings.ToLower(s[m[2]:m[3]]) {
		case "trở", "tạo", "gây", "làm", "dựng", "xây", "lập":
		default:
			end = m[1]
		}
	}
	return end
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
