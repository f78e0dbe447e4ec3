package observe

import (
	"strings"

	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
)

// predicate matches where what is said of a noun begins.
var predicate = pattern.New(`\s(?:được|đã|đang|chưa|có|về|liên quan|đạt|sử dụng|thực hiện|triển khai|tham gia|kiện toàn|thành lập|cung cấp|tiếp nhận|không|đăng ký|hoàn thành|tự|đủ|phát sinh|còn)\s`)

// connective matches what stands between the members of a list.
var connective = pattern.New(`^[\s,;*]*(?:và|cùng)?[\s*]*$`)

// share gives members of a list ("24 quyết định, 22 kế hoạch, 39 văn bản chỉ
// đạo về ...") the predicate that the last of them carries.
func (p *passage) share(fs []figure) {
	for i := len(fs) - 1; i >= 0; i-- {
		f := &fs[i]
		post := p.text[f.end:max(f.end, f.postEnd)]
		if i+1 < len(fs) && f.nounStart >= 0 && fs[i+1].qstart >= f.nounEnd && nested.MatchString(p.text[f.nounEnd:fs[i+1].qstart]) {
			f.postEnd = fs[i+1].postEnd // "20 bản thuộc 03 xã chưa có điện lưới"
			continue
		}
		if at := predicate.FindStringIndex(post); at != nil {
			if tail := cutTrailing(cutAside(p.phrase(f.end+at[0], f.postEnd))); len(strings.Fields(tail)) > 1 {
				f.tail = tail
				continue
			}
		}
		if i+1 >= len(fs) || f.bracket != fs[i+1].bracket || fs[i+1].tail == "" {
			continue
		}
		next := fs[i+1]
		gap := p.text[max(f.nounEnd, f.end):next.qstart]
		alike := next.Kind == f.Kind || f.Kind == number.Fraction && next.Kind == number.Plain && !next.measured
		if alike && connective.MatchString(gap) || alike && strings.Count(gap, " ") <= 8 && listGap.MatchString(gap) && !strings.Contains(gap, ":") {
			f.tail = next.tail
		}
	}
}

// nested matches a noun that the next figure's noun qualifies.
var nested = pattern.New(`^(?:[^,;:()]*\s)?(?:thuộc|của|tại|ở|trên)\s*$`)

// listGap matches a short modifier and a connective: " cấp tỉnh; ".
var listGap = pattern.New(`^[^,;:()]{0,60}(?:[,;]|\svà)\s*(?:và\s)?$`)
