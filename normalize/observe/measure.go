package observe

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
)

// headMeasures say what the figures of a column are, by words of its head;
// what stands first wins.
var headMeasures = []struct {
	words   *pattern.Pattern
	measure trichluc.Measure
}{
	{word(`xếp hạng|thứ hạng|hạng`), trichluc.MeasureRank},
	{word(`đánh giá|nhận xét|xếp loại`), trichluc.MeasureAssessment},
	{word(`so với|so sánh|tăng|giảm|tốc độ tăng`), trichluc.MeasureChange},
	{word(`đề ra|chỉ tiêu|mục tiêu|kế hoạch|nhiệm vụ giao|được giao|giao năm|tw giao|trung ương giao|tỉnh giao|hđnd giao|phấn đấu|kh năm|kh`), trichluc.MeasureTarget},
	{word(`kinh phí|dự toán|nguồn vốn|vốn|tổng mức đầu tư|ngân sách|nstw|nsđp|nsnn`), trichluc.MeasureBudget},
	{word(`kết quả|thực hiện|số liệu|đạt|hiện trạng|ước|th`), trichluc.MeasureActual},
}

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

// aims matches words that make a figure after them a target.
var aims = word(`phấn đấu|dự kiến (?:đến )?(?:năm|quý|tháng|cả năm)|dự kiến tuyển dụng|mục tiêu|đặt chỉ tiêu|chỉ tiêu đề ra|nhằm duy trì|duy trì thứ hạng|đề ra mục tiêu|bảo đảm đến năm|yêu cầu đạt|(?:bảo|đảm) (?:đảm|bảo)(?: đạt)? (?:tối thiểu|ít nhất)`)

// programme matches the names of programmes that hold a word of aims:
// "Chương trình mục tiêu quốc gia" promises nothing.
var programme = pattern.New(`(?i)(?:các )?(?:chương trình|ctmt|dự án)(?:\s+(?:mục tiêu(?: quốc gia| y tế| giáo dục)?|mtqg))|mục tiêu quốc gia|chỉ tiêu chất lượng`)

// asks matches a sentence that asks for what is not yet: "Đề nghị bổ sung 15
// biên chế".
var asks = pattern.New(`^[\s\d.)*+-]*(?:Đề nghị|Kiến nghị)\s(?:[^.;]*\s)?(?:bổ sung|cấp|bố trí|hỗ trợ|giao|cho phép|phân bổ)\s`)

// aimWindow is how many bytes back of a figure words make it a target.
const aimWindow = 600

// aimed tells whether the words of a clause before a figure make it a target.
func aimed(before string) bool {
	_, ok := aim(before)
	return ok
}

// aim is aimed, with what stands between the last word of aims and the figure.
func aim(before string) (since string, ok bool) {
	before = tailText(before, aimWindow)
	before = programme.ReplaceAllString(before, "")
	if asks.MatchString(before) {
		return "", true
	}
	found := aims.FindAllStringIndex(before, -1)
	if len(found) == 0 {
		return "", plannedFirst(before)
	}
	first, last := found[0][0], found[len(found)-1][0]
	since = before[last:]
	return since, !strings.Contains(strings.ToLower(before[first:]), "so với") && !turned.MatchString(since)
}

// turned matches where a sentence goes over from what was aimed at to what
// was reached: "Mục tiêu là 95%; kết quả đạt 92,1%".
var turned = pattern.New(`(?i)[;,]\s*(?:nhưng\s+|song\s+)?(?:kết quả|thực hiện|thực tế|đã|đến nay|hiện nay|ước đạt|ước thực hiện|(?:\d+|sáu|chín) tháng(?: đầu năm)?\s+(?:đã |ước )?(?:đạt|thực hiện))(?:\s|$)`)

// planFirst matches a sentence that begins with a plan and says no more than
// what it is of, up to the figure: "Chỉ tiêu giao thu ngân sách năm 2024 là".
var planFirst = pattern.New(`(?i)^[\s\d.)*+•–-]*(?:kế hoạch|chỉ tiêu|dự toán)((?:\s+(?:được\s+)?giao)?\s[^,;:]*)$`)

// isResult matches words that make a result of what follows a plan: "Chỉ tiêu
// hồ sơ trực tuyến đạt", "Kế hoạch số 12".
var isResult = word(`đạt|đã|thực hiện|hoàn thành|tăng|giảm|vượt|số|này|có|của`)

func plannedFirst(before string) bool {
	m := planFirst.FindStringSubmatch(before)
	return m != nil && !isResult.MatchString(m[1])
}

// newClause matches a place where a clause of its own begins.
var newClause = pattern.New(`[;,]\s`)

var (
	future = word(`mục tiêu|nhiệm vụ trọng tâm|nhiệm vụ, giải pháp|nhiệm vụ và giải pháp|phương hướng|nhiệm vụ chủ yếu|chỉ tiêu cụ thể|chỉ tiêu chủ yếu|chỉ tiêu năm|giải pháp|kế hoạch công tác|đề xuất nhiệm vụ|nhiệm vụ`)
	past   = word(`kết quả|tình hình|hiện trạng|thực trạng|đánh giá|tồn tại|hạn chế|đã đạt được|ưu điểm|thực hiện các mục tiêu|thực hiện các nhiệm vụ`)
)
