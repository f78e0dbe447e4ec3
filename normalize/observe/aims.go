package observe

import (
	"strings"

	"github.com/trichluc/trichluc/internal/pattern"
)

// aims matches words that make a figure after them a target.
var aims = word(`phấn đấu|dự kiến (?:đến )?(?:năm|quý|tháng|cả năm)|dự kiến tuyển dụng|mục tiêu|đặt chỉ tiêu|giao chỉ tiêu|chỉ tiêu đề ra|chỉ tiêu phấn đấu|chỉ tiêu định hướng|chỉ tiêu phát triển|nhằm duy trì|duy trì thứ hạng|đề ra mục tiêu|bảo đảm đến năm|yêu cầu đạt|(?:bảo|đảm) (?:đảm|bảo)(?: đạt)? (?:tối thiểu|ít nhất)`)

// programme matches the names of programmes that hold a word of aims:
// "Chương trình mục tiêu quốc gia" promises nothing.
var programme = pattern.New(`(?i)(?:các )?(?:chương trình|ctmt|dự án)(?:\s+(?:mục tiêu(?: quốc gia| y tế| giáo dục)?|mtqg))|mục tiêu quốc gia|chỉ tiêu chất lượng`)

// countedAims matches aims that are counted and not set: "trong 21 mục tiêu".
var countedAims = pattern.New(`(?i)\d+\s+(?:mục tiêu|chỉ tiêu)`)

// heldToAim matches aims that a result before them is held against, up to where
// its clause ends: "vượt mục tiêu đề ra; số giường bệnh đạt".
var heldToAim = pattern.New(`(?i)(?:đạt|vượt|hoàn thành|bằng|so với|kịp)\s+(?:và vượt\s+)?(?:các\s+)?(?:mục tiêu|chỉ tiêu)(?:\s+(?:đã\s+)?(?:đề ra|giao|được giao|nghị quyết|kế hoạch))?\s*([;.])`)

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
	if strings.Contains(before, "tiêu") { // as every match of these does
		before = heldToAim.ReplaceAllString(countedAims.ReplaceAllString(before, ""), "$1")
	}
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
var turned = pattern.New(`(?i);\s*kết quả\s|[;,]\s*(?:nhưng\s+|song\s+)?(?:kết quả(?:\s+(?:đạt|thực hiện|đến|là|cho|sau|năm|có|đã|tính|\d)|\s*:)|thực hiện|thực tế|đã|đến nay|hiện nay|ước đạt|ước thực hiện|(?:\d+|sáu|chín) tháng(?: đầu năm)?\s+(?:đã |ước )?(?:đạt|thực hiện))(?:\s|$)`)

// planFirst matches a sentence that begins with a plan and says no more than
// what it is of, up to the figure: "Chỉ tiêu giao thu ngân sách năm 2024 là".
var planFirst = pattern.New(`(?i)^[\s\d.)*+•–-]*(?:kế hoạch|chỉ tiêu|dự toán)((?:\s+(?:được\s+)?giao)?\s[^,;:]*)$`)

// isResult matches words that make a result of what follows a plan: "Chỉ tiêu
// hồ sơ trực tuyến đạt", "Kế hoạch số 12".
var isResult = word(`đạt|đã|thực hiện|hoàn thành|tăng|giảm|vượt|số|này|có|của|gồm|bao gồm`)

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
