package observe

import (
	"math"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
	"github.com/trichluc/trichluc/normalize/period"
)

var (
	// shareHead matches heads of shares of a plan: "TH 2023/KH 2023 (%)", "Đạt
	// % kế hoạch". They hold results, though they name the plan.
	shareHead = pattern.New(`(?i)(?:^|[\s%])(?:th|thực hiện|ước|kết quả|giải ngân|tỷ lệ|tỉ lệ|đạt|hoàn thành)(?:[\s/%][^>]*)?[\s/%](?:so với |với )?(?:kh|kế hoạch|dt|dự toán|chỉ tiêu|mục tiêu)(?:[\s%)(.,\d]|$)`)
	percented = pattern.New(`%|(?i)(?:tỷ lệ|tỉ lệ)`)
	// movement matches heads whose figures are the size of a change; others that
	// compare ("So với cùng kỳ (%)") may hold levels: 104,35 of a hundred.
	movement = word(`tăng|giảm|tốc độ|chênh lệch|\+/-|tăng trưởng`)
	ofPlans  = word(`kh|kế hoạch|dt|dự toán|chỉ tiêu|nq|nghị quyết|mục tiêu`)
	// sameTime matches heads of the same stretch of the year before; comparing
	// matches those that only compare with it.
	sameTime  = word(`cùng kỳ`)
	comparing = word(`so|so với|so sánh|tăng|giảm|tỷ lệ|tỉ lệ|tốc độ|chênh lệch|với cùng kỳ`)
	// rateBefore matches heads of a share of the year before itself: "Tỷ lệ giải
	// ngân cùng kỳ năm 2023".
	rateBefore = pattern.New(`(?i)(?:^|> )(?:tỷ|tỉ) lệ(?:\s*\([^)]*\))?(?:\s+\p{L}+){1,6}\s+cùng kỳ`)
	versus     = word(`so|với|so sánh|tăng|giảm|trên`)
	// addedUp matches heads of what has come together since the year began.
	addedUp = word(`lũy kế|luỹ kế|cộng dồn`)
	longer  = word(`giai đoạn|từ năm|dự án|khởi công|nhiệm kỳ|từ khi|các năm`)
	// yearly matches heads of plans that are made for a year.
	yearly = word(`kế hoạch vốn|kh vốn|dự toán|kế hoạch năm|kh năm|chỉ tiêu năm|vốn kế hoạch|tổng vốn`)
)

// percentHead matches heads that say their figures are per cent: "% so KH",
// "Tỷ lệ (%)". After digits the sign belongs to them: "Đạt 80%".
var percentHead = pattern.New(`(?:^|[^\d\s])\s*%`)

// planShare matches heads of shares of a plan by what stands before its name:
// "% so KH", "% KH", "Đạt KH (%)", "TH/KH (%)".
var planShare = pattern.New(`(?i)(?:%|so|so với|so sánh với|với|đạt|hoàn thành|thực hiện|th|uth|/)\s*(?:được\s+)?(?:so\s+)?(?:với\s+)?(?:kh|kế hoạch|dt|dự toán|chỉ tiêu|mục tiêu|nq|nghị quyết)(?:[\s%)(.,/\d]|$)`)

// againstPlan tells whether a column under a head that compares names only what
// it compares with: "So sánh (%) > Dự toán năm".
func againstPlan(c *column) bool {
	above, leaf, ok := cutLast(c.head, " > ")
	return ok && comparison.MatchString(above) && ofPlans.MatchString(leaf)
}

var comparison = word(`so|so với|so sánh|tỷ lệ|tỉ lệ|đạt|hoàn thành|tăng|giảm`)

// earlier matches heads that hold a figure against that of the year before.
var earlier = word(`cùng kỳ|ck|năm trước|kỳ trước|tháng trước|quý trước|(?:19|20)\d{2}\s*/\s*(?:19|20)\d{2}`)

// growth matches heads that can hold nothing but changes.
var growth = word(`tốc độ tăng|tốc độ tăng trưởng|tăng trưởng`)

// settleChange decides by its cells whether a column of percentages that
// compares holds changes (2,4; -1,6) or levels of a hundred (102,4; 98,4): both
// are printed under the same heads, "Tăng, giảm (%)" included.
func (r *reader) settleChange(t *trichluc.Table, j int, c *column) {
	change := c.measure == trichluc.MeasureChange
	if levelBefore(c) || c.unit.Name != "%" || !change && !(c.measure == trichluc.MeasureActual && earlier.MatchString(c.leaf)) {
		return
	}
	if m, ok := r.provenChange(t, j); ok {
		c.measure = m
		return
	}
	n, signed, about, small := 0, false, 0, 0
	for _, row := range t.Rows {
		text := cell(row, j)
		f, ok := number.Parse(text, r.locale)
		if booked.MatchString(text) {
			signed = true
		}
		if !ok || f.Value == 0 {
			continue
		}
		signed = signed || f.Value < 0 || strings.HasPrefix(text, "+")
		n++
		switch {
		case f.Value >= 80 && f.Value <= 125:
			about++
		case f.Value <= 50:
			small++
		}
	}
	moves := movement.MatchString(c.head)
	switch {
	case signed || growth.MatchString(c.head):
		c.measure = trichluc.MeasureChange
	case ofPlans.MatchString(c.leaf) && !moves:
		c.measure = trichluc.MeasureActual
	case about*2 > n:
		c.measure = trichluc.MeasureActual
		c.unsure = moves && n == 1
	case moves:
		c.measure = trichluc.MeasureChange
		c.unsure = small*2 <= n
	case small*2 > n:
		c.measure = trichluc.MeasureChange
		c.unsure = true
	case n > 0:
		c.measure = trichluc.MeasureActual // 60, 130, 240 without a sign
		c.unsure = about == 0
	}
}

// levelBefore tells whether a column holds the shares of the year before, not
// what this year's are compared with them.
func levelBefore(c *column) bool {
	return rateBefore.MatchString(c.leaf) && !versus.MatchString(c.leaf)
}

// otherReading is what a figure of an unsure column would be if it were read
// the other way: the change for a level of a hundred, the level for a change.
func otherReading(m trichluc.Measure, value float64) float64 {
	d := 100.0
	if m != trichluc.MeasureChange || value > 50 {
		d = -100
	}
	return math.Round((value+d)*1e6) / 1e6 // 98.4-100 is not -1.5999999999999943
}

// timed gives a column the time that its head names by comparison with the
// document's own: the year before for "Cùng kỳ", since New Year for "Lũy kế",
// the whole year for a plan of capital.
func timed(c *column, document trichluc.Period, own bool) {
	switch {
	case sameTime.MatchString(c.leaf) && (!comparing.MatchString(c.leaf) || levelBefore(c)) && c.measure == trichluc.MeasureActual:
		if p, ok := period.YearBefore(c.period); ok && !own {
			c.period, c.vague = p, true
		}
	case own || len(document.Start) < 4:
	case addedUp.MatchString(c.head) && !longer.MatchString(c.head):
		if document.Start[:4] == document.End[:4] {
			c.period = period.Span(document.Start[:4]+"-01-01", document.End)
		}
	case yearly.MatchString(c.head) && (c.measure == trichluc.MeasureTarget || c.measure == trichluc.MeasureBudget):
		if document.Start[:4] == document.End[:4] {
			c.period = period.Year(document.Start[:4])
		}
	}
}

// kindWords and timeWords are what a head can say without saying what is
// measured.
var (
	kindWords = pattern.New(`(?i)(?:^|[\s/(,–-])(?:ước thực hiện|ước tính|ước th|ước đạt|ước|thực hiện|kết quả|số liệu|kế hoạch|chỉ tiêu|mục tiêu|đề ra|được giao|giao|cộng dồn|lũy kế|luỹ kế|chính thức|sơ bộ|th|kh|dt|năm|cả năm|của|đến|hết|ngày|từ|đầu năm|cuối năm|cùng kỳ năm trước|cùng kỳ năm|cùng kỳ|năm trước|trong kỳ|kỳ báo cáo|trước|báo cáo)(?:$|[\s/),–-])`)
	timeWords = pattern.New(`(?i)\d{1,2} tháng(?: đầu năm| cuối năm)?|tháng \d{1,2}|quý (?:IV|I{1,3}|[1-4])|\d{1,2}/\d{1,2}(?:/\d{4})?|(?:19|20)\d{2}|\([^()]*\)`)
)

// kindOnly tells whether a head says only which kind of figure a column holds,
// and when.
func kindOnly(head string) bool {
	rest := timeWords.ReplaceAllString(head, " ")
	for range 8 {
		next := kindWords.ReplaceAllString(rest, " ")
		if next == rest {
			break
		}
		rest = next
	}
	return clean(strings.Trim(rest, " /-–,()%")) == ""
}
