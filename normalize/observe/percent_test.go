package observe

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// Columns of percentages have their own unit, and hold shares, levels of a
// hundred or changes by what their cells show.
func TestPercentColumns(t *testing.T) {
	tests := []struct {
		name, head string
		rows       []string
		column     int
		want       []string // measure, direction, unit, value, other readings
	}{
		{"share of a plan beside units of rows", "Chỉ tiêu | ĐVT | KH 2024 | TH 2024 | % so KH", []string{"Đàn dê | Con | 400 | 380 | 95,0", "Cá hồ | Tấn | 50 | 20 | 40,0"}, 5,
			[]string{"actual  % 95 []", "actual  % 40 []"}},
		{"implementation over plan", "Chỉ tiêu | ĐVT | KH | TH | TH/KH (%)", []string{"Đàn dê | Con | 400 | 380 | 95,0", "Cá hồ | Nghìn con | 50 | 20 | 40,0"}, 5,
			[]string{"actual  % 95 []", "actual  % 40 []"}},
		{"a plan in per cent stays a target", "Chỉ tiêu | ĐVT | Kế hoạch (%) | TH (%)", []string{"Tỷ lệ che phủ | % | 40 | 38", "Tỷ lệ hộ dùng điện | % | 99 | 97"}, 3,
			[]string{"target  % 40 []", "target  % 99 []"}},
		{"level of the year before", "Chỉ tiêu | ĐVT | TH | % so CK", []string{"Đàn dê | Con | 380 | 96,9", "Cá hồ | Tấn | 20 | 102,5"}, 4,
			[]string{"actual  % 96.9 []", "actual  % 102.5 []"}},
		{"index under a head of change", "Chỉ tiêu | TH | Tăng/giảm 2023/2022 (%)", []string{"Lúa | 380 | 103,7", "Ngô | 20 | 95,9", "Sắn | 7 | 110"}, 3,
			[]string{"actual  % 103.7 []", "actual  % 95.9 []", "actual  % 110 []"}},
		{"changes with signs", "Chỉ tiêu | TH | So với cùng kỳ (%)", []string{"Lúa | 380 | 3,7", "Ngô | 20 | -4,1"}, 3,
			[]string{"change tăng % 3.7 []", "change giảm % -4.1 []"}},
		{"rate of growth", "Chỉ tiêu | TH | Tốc độ tăng (%)", []string{"Lúa | 380 | 98", "Ngô | 20 | 110"}, 3,
			[]string{"change tăng % 98 []", "change tăng % 110 []"}},
		{"one figure tells nothing", "Chỉ tiêu | TH | Tăng, giảm (%)", []string{"Lúa | 380 | 98,4"}, 3, []string{"actual  % 98.4 [-1.6]"}},
		{"small figures without a sign", "Chỉ tiêu | TH | So với cùng kỳ (%)", []string{"Lúa | 380 | 3,7", "Ngô | 20 | 4,1"}, 3,
			[]string{"change tăng % 3.7 [103.7]", "change tăng % 4.1 [104.1]"}},
	}
	for _, test := range tests {
		var got []string
		for _, o := range Document(grown("", test.head, test.rows...), nil) {
			if o.Location.Column == test.column {
				got = append(got, sprint(o))
			}
		}
		if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
			t.Errorf("%s: got\n\t%s\nwant\n\t%s", test.name, strings.Join(got, "\n\t"), strings.Join(test.want, "\n\t"))
		}
	}
}

func sprint(o trichluc.Observation) string {
	return fmt.Sprint(string(o.Measure), " ", o.Direction, " ", o.Unit, " ", *o.Value, " ", o.Ambiguous)
}
