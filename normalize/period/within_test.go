package period

import (
	"fmt"
	"testing"

	"github.com/trichluc/trichluc"
)

func TestWithin(t *testing.T) {
	half := monthsOf("2024", 1, 6)
	tests := []struct {
		s    string
		want string
	}{
		{"IIP tháng 6 tăng 2,3% so với tháng 5", "during 2024-06, against 2024-05"},
		{"Tính chung 5 tháng tăng 4%", "during 2024-01/2024-05"},
		{"lũy kế sáu tháng đầu năm là 4.120 triệu đồng", "during 2024-H1"},
		{"quý II ước đạt 7%", "during 2024-Q2"},
		{"trẻ dưới 24 tháng tuổi", ""},
		{"thời hạn 6 tháng", ""},
		{"tháng 6/2023 đạt", ""},
		{"9 tháng năm 2023", ""},
		{"ngày 15 tháng 6", ""},
		{"đến tháng 9 có 5 xã", ""},
	}
	for _, tt := range tests {
		got := ""
		for i, m := range Within(tt.s, half) {
			if i > 0 {
				got += ", "
			}
			got += fmt.Sprintf("%s %s", m.Role, m.Period.Label)
		}
		if got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.s, got, tt.want)
		}
	}
	if got := Within("tháng 6", trichluc.Period{Label: "2021/2025", Start: "2021-01-01", End: "2025-12-31"}); got != nil {
		t.Errorf("a part of which of five years? got %v", got)
	}
}

func TestYearBefore(t *testing.T) {
	for _, tt := range []struct {
		p    trichluc.Period
		want string
	}{
		{monthsOf("2024", 1, 9), "2023-01/2023-09"}, {Quarter("2024", 1), "2023-Q1"}, {Year("2024"), "2023"}, {monthsOf("2024", 2, 2), "2023-02"}, {monthsOf("2025", 2, 2), "2024-02"},
	} {
		if got, ok := YearBefore(tt.p); !ok || got.Label != tt.want {
			t.Errorf("before %s: got %s, want %s", tt.p.Label, got.Label, tt.want)
		}
	}
	if _, ok := YearBefore(trichluc.Period{}); ok {
		t.Error("nothing has a year before")
	}
}
