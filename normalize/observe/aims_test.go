package observe

import (
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// What is aimed at and what was reached, in one sentence and under headings
// that leave the year out.
func TestAimsEndWhereResultsBegin(t *testing.T) {
	report := func(lines ...string) *trichluc.Document {
		d := text(lines...)
		d.Metadata.Kind, d.Metadata.Date = "Báo cáo", "2024-10-07"
		d.Metadata.Period = trichluc.Period{Label: "2024-Q3", Start: "2024-07-01", End: "2024-09-30"}
		return d
	}
	for _, test := range []struct {
		name  string
		lines []string
		want  []string // value, measure, period
	}{
		{"tasks of a quarter without its year", []string{"# Nhiệm vụ trọng tâm quý IV", "Trồng 500 ha rừng."}, []string{"500 target 2024-Q4"}},
		{"tasks of a quarter of the next year", []string{"# Nhiệm vụ quý I", "Trồng 500 ha rừng."}, []string{"500 target 2025-Q1"}},
		{"tasks without a time", []string{"# Nhiệm vụ", "Trồng 500 ha rừng."}, []string{"500 target "}},
		{"results of the quarter", []string{"# Kết quả", "Đã trồng 500 ha rừng."}, []string{"500 actual 2024-Q3"}},
		{"a result after its aim", []string{"# Kết quả", "Mục tiêu tiêm chủng là 95%; kết quả tiêm chủng đạt 92,1%."}, []string{"95 target 2024-Q3", "92.1 actual 2024-Q3"}},
		{"a result of some months after the aim of the year", []string{"# Kết quả", "Phấn đấu thu cả năm đạt 5.000 tỷ đồng; 9 tháng đạt 4.100 tỷ đồng."}, []string{"5000 target 2024-Q3", "4100 actual 2024-01/2024-09"}},
		{"two aims", []string{"# Kết quả", "Phấn đấu thu ngân sách đạt 1.200 tỷ đồng, trồng rừng đạt 500 ha."}, []string{"1200 target 2024-Q3", "500 target 2024-Q3"}},
		{"what was assigned", []string{"# Kết quả", "Chỉ tiêu giao thu ngân sách năm 2024 là 1.500 tỷ đồng, thực hiện đạt 1.620 tỷ đồng."}, []string{"1500 target 2024", "1620 actual 2024-Q3"}},
		{"a plan and what was done", []string{"# Kết quả", "Kế hoạch trồng 500 ha rừng, đã trồng được 420 ha."}, []string{"500 target 2024-Q3", "420 actual 2024-Q3"}},
		{"a target's name before its result", []string{"# Kết quả", "Chỉ tiêu hồ sơ trực tuyến đạt 85%."}, []string{"85 actual 2024-Q3"}},
		{"a rate that tells which are meant", []string{"# Kết quả", "Có 07/11 huyện có tỷ lệ giải ngân trên 50%."}, []string{"7 of 7/11 actual 2024-Q3"}},
	} {
		var got []string
		for _, o := range Document(report(test.lines...), nil) {
			got = append(got, strings.Join([]string{strings.Split(show(o), ";")[0], string(o.Measure), o.Period}, " "))
		}
		if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
			t.Errorf("%s: got\n\t%s\nwant\n\t%s", test.name, strings.Join(got, "\n\t"), strings.Join(test.want, "\n\t"))
		}
	}
}

// Letters that are Roman numerals open words too.
func TestWordsKeepTheirFirstLetters(t *testing.T) {
	for _, c := range []struct{ line, name string }{
		{"Trong tháng xảy ra 62 vụ tai nạn giao thông.", "xảy ra"},
		{"Trong quý xử phạt 120 vụ.", "xử phạt"},
		{"Trong tháng Vĩnh Phúc có 5 dự án.", "Vĩnh"},
		{"Trong quý III xử phạt 120 vụ.", "xử phạt"},
	} {
		for _, o := range Document(text("# Kết quả", c.line), nil) {
			if whole := o.Indicator.Text + " " + o.Subject.Text; !strings.Contains(whole, c.name) {
				t.Errorf("%s: %q", c.line, whole)
			}
		}
	}
}
