package observe

import (
	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
)

// headMeasures say what the figures of a column are, by words of its head;
// what stands first wins.
var headMeasures = []struct {
	words   *pattern.Pattern
	measure trichluc.Measure
}{
	{rankChange, trichluc.MeasureChange},
	{ranked, trichluc.MeasureRank},
	{word(`đánh giá|nhận xét|xếp loại`), trichluc.MeasureAssessment},
	{word(`so với|so sánh|so cùng kỳ|so ck|so năm trước|so kế hoạch|so kh|tăng|giảm|tốc độ tăng`), trichluc.MeasureChange},
	{word(`dự toán (?:hđnd|hội đồng|ubnd|tỉnh|tw|trung ương|bộ tài chính|btc|huyện|được|pháp lệnh)[^>]{0,24}giao|dự toán giao|kế hoạch vốn|kh vốn|vốn kế hoạch|vốn giao|kế hoạch đầu tư công`), trichluc.MeasureBudget},
	{word(`đề ra|chỉ tiêu|mục tiêu|kế hoạch|nhiệm vụ giao|được giao|giao năm|tw giao|trung ương giao|tỉnh giao|hđnd giao|phấn đấu|biên chế giao|số giao|kh năm|kh`), trichluc.MeasureTarget},
	{word(`vốn đăng ký|vốn điều lệ|vốn thực hiện|vốn giải ngân|vốn đã giải ngân|vốn huy động|vốn vay|vốn fdi`), trichluc.MeasureActual},
	{word(`kinh phí|dự toán|nguồn vốn|vốn|tổng mức đầu tư|ngân sách|nstw|nsđp|nsnn`), trichluc.MeasureBudget},
	{word(`kết quả|thực hiện|số liệu|đạt|hiện trạng|ước|th`), trichluc.MeasureActual},
}

var (
	ranked = word(`xếp hạng|thứ hạng|hạng|xếp thứ|vị thứ|thứ bậc|thứ tự xếp`)
	// rankChange matches heads of how many places were won or lost.
	rankChange = pattern.New(`(?i)(?:tăng|giảm|thay đổi|chênh lệch|biến động)[^>]{0,16}\s(?:hạng|bậc)(?:\P{L}|$)`)
)

// strong matches heads that say only which kind of figure a column holds, not
// what is measured.
var strong = word(`kết quả|thực hiện|số liệu|đề ra|chỉ tiêu|kế hoạch|mục tiêu|đánh giá|đạt|xếp hạng|giao năm|tỉnh giao|ước tính|ước|cộng dồn|lũy kế|luỹ kế|chính thức|sơ bộ`)

// word compiles alternatives that match whole words in any case.
func word(alternatives string) *pattern.Pattern {
	return pattern.New(`(?i)(?:^|[^\p{L}\p{N}])(?:` + alternatives + `)(?:$|[^\p{L}\p{N}])`)
}

// measureOf reads the measure from a head; actual where it says nothing.
// "Kết quả thực hiện kế hoạch" is a result: a word of result before a word of
// plan decides.
func measureOf(head string) trichluc.Measure {
	if at := resultFirst.FindStringIndex(head); at != nil && at[0] == 0 {
		return trichluc.MeasureActual
	}
	for _, m := range headMeasures {
		if m.words.MatchString(head) {
			return m.measure
		}
	}
	return trichluc.MeasureActual
}

var resultFirst = pattern.New(`(?i)^(?:kết quả|ước thực hiện|thực hiện|ước|số liệu|tỷ lệ thực hiện|tỷ lệ đạt)(?:\s|$)`)
