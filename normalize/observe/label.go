package observe

import (
	"strings"

	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
)

// nameHead matches the words that open the name of an indicator.
var nameHead = pattern.New(`(?i)(?:^|[\s,;:(])((?:mức bội chi|bội chi|bội thu|điều chỉnh giảm|điều chỉnh tăng|thu thuế|thuế thu nhập|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tổng số|số lượng|tổng|mức độ hài lòng|mức độ|dung lượng|sản lượng|diện tích|doanh thu|giá trị|kim ngạch|tốc độ|năng suất|thu nhập|chi phí|công suất|quy mô|mật độ|kinh phí|tổng kinh phí|dự toán|thu ngân sách|chi ngân sách|độ che phủ|hệ số|chỉ số|điểm số|lượng khách|giải ngân|vốn|tỷ suất|tỉ suất|số tiền|tổng đàn|đàn|giá|trị giá|mức sinh|tuổi thọ|số vốn|dư nợ|nợ xấu|nợ|bao phủ|độ bao phủ)(?:\s|$))`)

// countHead matches "Số ..." where it opens a phrase; elsewhere the word
// belongs to another ("chuyển đổi số").
var countHead = pattern.New(`(?i)(?:^\s*|[,;:(]\s*|trong đó,?\s*|\svà\s+)((?:tổng số|số lượng|số)\s+\p{L})`)

// copula matches what ties a label to its figure.
var copula = pattern.New(`(?i)[\s:]*(?:\s(?:(?:lần lượt|tương ứng|theo thứ tự)\s*|(?:tăng|giảm) từ [\d.,]+\s*%?\s*(?:xuống|lên)(?: còn| mức)?|(?:tăng|giảm) từ|duy trì|đạt được|là|đạt tỷ lệ|đạt tỉ lệ|đạt mức|ước đạt|đạt|chiếm tỷ lệ|chiếm tỉ lệ|chiếm|còn|chỉ còn|chỉ đạt|chỉ|bằng|ở mức|lên|với|có|gồm|từ|khoảng|ước|tương ứng|thì|mức|còn thấp|tăng lên|giảm còn|giảm xuống còn|đến|có tỷ lệ)(?:\s+(?:từ|khoảng|mức|tỷ lệ|tỉ lệ|là|đạt))?)?[\s:*]*\(?\s*$`)

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
	from += reasonEnd(p.text[from:f.qstart])
	text := strings.TrimRight(p.text[from:f.qstart], " (*")
	cut := copula.FindStringIndex(text)
	if cut == nil {
		cut = []int{len(text), len(text)}
	}
	label := text[:cut[0]]
	tied := cut[0] < len(text) || strings.HasSuffix(text, ":") || f.Kind == number.Percent && f.nounStart < 0 && f.qstart < f.Start && !opensClause(openerless(lastPart(text))) // "ước đạt", "khoảng"
	if start := labelHead(label, f.Kind == number.Percent); start >= 0 && (tied || f.nounStart < 0 || f.measured) && (len(strings.Fields(label[start:])) > headWords || f.measured) {
		f.labelStart, f.labelled = from+start, true
		if f.label = p.phrase(from+start, from+cut[0]); strings.HasSuffix(f.label, " trở") {
			f.label += " lên" // "đạt chuẩn trở lên đạt 88,6%"
		}
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

var leadingAnd = pattern.New(`(?i)^(?:và|còn|hoặc|trong đó|gồm|là)\s+`)

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

var rateHead = pattern.New(`(?i)(?:^|[\s,;:(])((?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|mức độ hài lòng)[\s,])`)

func firstMatch(re *pattern.Pattern, s string) int {
	if at := re.FindStringSubmatchIndex(s); at != nil {
		return at[2]
	}
	return -1
}

// lastMatch is where the last match's group begins.
func lastMatch(re *pattern.Pattern, s string) int {
	all := re.FindAllStringSubmatchIndex(s, -1)
	if len(all) == 0 {
		return -1
	}
	return all[len(all)-1][2]
}

// lastPart is what stands after the last comma of a phrase that is not within a
// name.
func lastPart(s string) string {
	for i := strings.LastIndex(s, ", "); i >= 0; i = strings.LastIndex(s[:i], ", ") {
		if !innerComma(s, i) {
			return s[i+2:]
		}
	}
	return s
}
