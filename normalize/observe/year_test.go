package observe

import (
	"strings"
	"testing"
)

// What a sentence compares with belongs to the time that it names, and what it
// plans to the year planned for.
func TestTimesOfComparedFigures(t *testing.T) {
	tests := []struct {
		text string
		want []string // value, measure, period
	}{
		{"Sản lượng chè đạt 500 tấn, kế hoạch năm 2025 là 600 tấn.", []string{"500 actual 2024-Q1", "600 target 2025"}},
		{"Phấn đấu đến hết năm 2024 trồng 900 ha rừng.", []string{"900 target 2024"}},
		{"Diện tích lúa đạt 500 ha, tăng 2% so với cùng kỳ năm trước (490 ha).", []string{"500 actual 2024-Q1", "2 change 2024-Q1", "490 actual 2023-Q1"}},
		{"Xuất khẩu chè tăng từ 120 tấn lên 135 tấn.", []string{"120 actual ", "135 actual 2024-Q1"}},
		{"Phấn đấu giảm tỷ lệ hộ nghèo còn dưới 14%.", []string{"<14 target 2024-Q1"}},
		{"Giải ngân 12 tỷ đồng trên tổng số 20 tỷ đồng.", []string{"12 actual 2024-Q1", "20 budget 2024-Q1"}},
	}
	for _, test := range tests {
		var got []string
		for _, o := range Document(text(test.text), nil) {
			got = append(got, strings.Join([]string{strings.Split(show(o), ";")[0], string(o.Measure), o.Period}, " "))
		}
		if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
			t.Errorf("%s: got\n\t%s\nwant\n\t%s", test.text, strings.Join(got, "\n\t"), strings.Join(test.want, "\n\t"))
		}
	}
}
