package made

import (
	"fmt"
	"strconv"
	"strings"
)

// layouts write a table each and note its figures.
var layouts = []func(w *writer, number int){planned, counted, byUnit}

// row writes cells with tabs between.
func (w *writer) row(cells ...string) { w.b.WriteString(strings.Join(cells, "\t") + "\n") }

// planned is a table of indicators with what was planned and reached.
func planned(w *writer, number int) {
	w.line(fmt.Sprintf("Bảng %d. Kết quả thực hiện chỉ tiêu %s", number, first(w.reported())))
	w.row("STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện", "Ghi chú")
	for i, at := range w.random.Perm(len(shares))[:4+w.random.IntN(6)] {
		plan := 40 + w.random.IntN(61)
		v, text := w.share()
		mark := ""
		if w.random.IntN(4) == 0 {
			mark = ">="
		}
		w.row(strconv.Itoa(i+1), shares[at], "%", mark+strconv.Itoa(plan), text, pick(w, []string{"", "", "Đạt", "Chưa đạt"}))
		w.state(figure{value: float64(plan), text: mark + strconv.Itoa(plan), unit: "%", name: shares[at], measure: "target", comparator: mark})
		w.state(figure{value: v, text: text, unit: "%", name: shares[at], measure: "actual"})
	}
	w.b.WriteString("\n")
}

// counted is a table of counts over two years.
func counted(w *writer, number int) {
	w.line(fmt.Sprintf("Bảng %d. Số liệu hạ tầng và ứng dụng", number))
	w.row("TT", "Nội dung", "ĐVT", fmt.Sprintf("Năm %d", w.year-1), fmt.Sprintf("Năm %d", w.year))
	for i, at := range w.random.Perm(len(things))[:4+w.random.IntN(6)] {
		t := things[at]
		cells := []string{strconv.Itoa(i + 1), "Số " + t.noun + " " + t.said, t.noun}
		for _, year := range []int{w.year - 1, w.year} {
			v, text := w.count(90000)
			cells = append(cells, text)
			w.state(figure{value: v, text: text, unit: t.noun, name: cells[1], measure: "actual", period: strconv.Itoa(year)})
		}
		w.row(cells...)
	}
	w.b.WriteString("\n")
}

// byUnit is a table of filings by department.
func byUnit(w *writer, number int) {
	w.line(fmt.Sprintf("Bảng %d. Tình hình tiếp nhận hồ sơ của các đơn vị", number))
	w.row("TT", "Đơn vị", "Tiếp nhận (hồ sơ)", "Đúng hạn (hồ sơ)", "Tỷ lệ đúng hạn (%)")
	for i, name := range []string{"Sở Tư pháp", "Sở Y tế", "Sở Nội vụ", "Sở Tài chính", "Sở Công Thương"}[:3+w.random.IntN(3)] {
		share, part, whole, text, _ := w.ratio(9000)
		a, b := w.grouped(int(whole)), w.grouped(int(part))
		w.row(strconv.Itoa(i+1), name, a, b, text)
		w.state(figure{value: whole, text: a, unit: "hồ sơ", name: "Số hồ sơ tiếp nhận", measure: "actual", subject: name + ", " + w.territory()})
		w.state(figure{value: part, text: b, unit: "hồ sơ", name: "Số hồ sơ đúng hạn", measure: "actual", subject: name + ", " + w.territory()})
		w.state(figure{value: share, text: text, unit: "%", name: "Tỷ lệ đúng hạn", measure: "actual", subject: name + ", " + w.territory()})
	}
	w.b.WriteString("\n")
}

func first(words, _ string) string { return words }
