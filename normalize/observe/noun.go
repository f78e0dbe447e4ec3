package observe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
	"github.com/trichluc/trichluc/normalize/unit"
)

// numberOf matches words before the noun that a fraction is of.
var numberOf = pattern.New(`(?i)^\s+(?:tổng\s+)?số\s+`)

// perPeople matches what a rate is per, in words right after what it counts.
var perPeople = pattern.New(`(?i)^/(?:vạn|nghìn|ngàn|triệu)?\s?(?:dân|người dân|lao động|trẻ em)`)

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
