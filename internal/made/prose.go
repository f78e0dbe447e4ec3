package made

import (
	"fmt"
	"strconv"
)

// things are what reports count, with what they are said of.
var things = []struct{ noun, said string }{
	{"hồ sơ", "tiếp nhận qua Cổng dịch vụ công"}, {"thủ tục hành chính", "được đơn giản hóa"}, {"văn bản điện tử", "phát hành trên hệ thống"},
	{"chứng thư số", "đã cấp cho cán bộ"}, {"tài khoản", "đăng ký trên Cổng dịch vụ công"}, {"trạm BTS", "đang hoạt động"}, {"doanh nghiệp", "sử dụng hóa đơn điện tử"},
	{"hộ gia đình", "có kết nối internet cáp quang"}, {"cán bộ", "được tập huấn kỹ năng số"}, {"tổ công nghệ số cộng đồng", "được thành lập"}, {"camera", "giám sát giao thông"},
	{"máy tính", "được cài phần mềm phòng chống mã độc"}, {"học sinh", "học trực tuyến"}, {"sản phẩm", "lên sàn thương mại điện tử"}, {"điểm", "phát wifi công cộng"},
}

// shares are what reports give per cent of.
var shares = []string{
	"Tỷ lệ hồ sơ nộp trực tuyến", "Tỷ lệ hồ sơ thanh toán trực tuyến", "Tỷ lệ hồ sơ giải quyết đúng hạn", "Tỷ lệ số hóa hồ sơ", "Tỷ lệ văn bản ký số",
	"Tỷ lệ dân số trưởng thành có tài khoản ngân hàng", "Tỷ lệ hộ gia đình có cáp quang", "Tỷ lệ người dân có hồ sơ sức khỏe điện tử", "Tỷ lệ doanh nghiệp nộp thuế điện tử",
	"Mức độ hài lòng của người dân", "Tỷ lệ thuê bao dùng điện thoại thông minh", "Tỷ lệ trường học thu học phí không dùng tiền mặt",
}

// communes are bodies of their own level.
const communes = "xã, phường, thị trấn"

// bodies are what a share is printed of: "12/15 xã".
var bodies = []string{communes, "cơ quan, đơn vị", "hồ sơ", "trường học", "cơ sở y tế", "hệ thống thông tin"}

// sentences write one sentence each and note what it states.
var sentences = []func(*writer) string{
	func(w *writer) string {
		v, text := w.share()
		name := pick(w, shares)
		w.state(figure{value: v, text: text + "%", unit: "%", name: name, measure: "actual"})
		return fmt.Sprintf("%s đạt %s%%.", name, text)
	},
	func(w *writer) string {
		v, a, b, text, fraction := w.ratio(30000)
		name := pick(w, shares)
		w.state(figure{value: v, text: text + "%", unit: "%", name: name, measure: "actual", numerator: a, denominator: b})
		return fmt.Sprintf("%s đạt %s%% (%s).", name, text, fraction)
	},
	func(w *writer) string {
		v, text := w.count(90000)
		t := pick(w, things)
		w.state(figure{value: v, text: text, unit: t.noun, name: "Số " + t.noun + " " + t.said, measure: "actual"})
		return fmt.Sprintf("Toàn tỉnh có %s %s %s.", text, t.noun, t.said)
	},
	func(w *writer) string {
		whole := 1000 + w.random.IntN(80000)
		for 1900 <= whole && whole < 2100 {
			whole += 300
		}
		part := 200 + w.random.IntN(whole-200)
		for 1900 <= part && part < 2100 {
			part -= 300
		}
		w.state(figure{value: float64(whole), text: w.grouped(whole), unit: "hồ sơ", name: "Số hồ sơ tiếp nhận", measure: "actual"})
		w.state(figure{value: float64(part), text: w.grouped(part), unit: "hồ sơ", name: "Số hồ sơ tiếp nhận trực tuyến", measure: "actual"})
		return fmt.Sprintf("Trong kỳ đã tiếp nhận %s hồ sơ, trong đó tiếp nhận trực tuyến %s hồ sơ.", w.grouped(whole), w.grouped(part))
	},
	func(w *writer) string {
		v, text := w.share()
		name := pick(w, shares)
		w.state(figure{value: v, text: text + "%", unit: "%", name: "Mức tăng " + name, measure: "change"})
		return fmt.Sprintf("%s tăng %s%% so với cùng kỳ năm %d.", name, text, w.year-1)
	},
	func(w *writer) string {
		place := 1 + w.random.IntN(63)
		text := fmt.Sprintf("%02d/63", place)
		w.state(figure{value: float64(place), text: text, unit: "thứ hạng", name: "Xếp hạng chỉ số chuyển đổi số", measure: "rank", numerator: float64(place), denominator: 63})
		return fmt.Sprintf("Chỉ số chuyển đổi số của tỉnh xếp hạng %s tỉnh, thành phố.", text)
	},
	func(w *writer) string {
		body := pick(w, bodies)
		whole := 13 + w.random.IntN(400)
		part := 13 + w.random.IntN(whole-12)
		subject := ""
		if body == communes {
			subject = "cấp xã, " + w.territory()
		}
		w.state(figure{value: float64(part), text: fmt.Sprintf("%d/%d", part, whole), unit: body, name: "Số " + body + " đã triển khai", measure: "actual",
			subject: subject, numerator: float64(part), denominator: float64(whole)})
		return fmt.Sprintf("Đến nay, %d/%d %s đã triển khai phần mềm dùng chung.", part, whole, body)
	},
	func(w *writer) string {
		n := 1000 + w.random.IntN(90000)
		text := w.decimal(n, 1)
		w.state(figure{value: float64(n) / 10, text: text, unit: "triệu đồng", name: "Kinh phí thực hiện chuyển đổi số", measure: "budget"})
		return fmt.Sprintf("Kinh phí thực hiện chuyển đổi số là %s triệu đồng.", text)
	},
	func(w *writer) string { // no figure at all
		return fmt.Sprintf("UBND tỉnh đã ban hành Kế hoạch số %d/KH-UBND ngày %02d/%02d/%d triển khai Đề án 06.", 1+w.random.IntN(300), 1+w.random.IntN(28), 1+w.random.IntN(12), w.year)
	},
	func(w *writer) string {
		return fmt.Sprintf("Thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020 và Nghị quyết số %d-NQ/TU, giai đoạn 2021 - 2025, hướng tới mạng 4G, 5G và IPv6.", 2+w.random.IntN(40))
	},
}

func (w *writer) paragraph() {
	text := pick(w, sentences)(w)
	for range w.random.IntN(3) {
		text += " " + pick(w, sentences)(w)
	}
	if w.random.IntN(3) == 0 {
		text = "- " + text
	}
	w.line(text)
}

// aim writes a target of the year to come.
func (w *writer) aim() {
	v := 50 + w.random.IntN(51)
	name := pick(w, shares)
	text := strconv.Itoa(v) + "%"
	w.state(figure{value: float64(v), text: text, unit: "%", name: name, measure: "target", comparator: ">=", period: strconv.Itoa(w.year + 1)})
	w.line(fmt.Sprintf("- Phấn đấu năm %d, %s đạt tối thiểu %s.", w.year+1, lowerFirst(name), text))
}

func lowerFirst(s string) string { return "t" + s[1:] }
