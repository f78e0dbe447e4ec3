package observe

import (
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// A resolution says how things stood before it says what shall be, and gives
// times in headings and in short lines.
func TestPlansTellPastFromFuture(t *testing.T) {
	plan := func(lines ...string) *trichluc.Document {
		d := text(lines...)
		d.Metadata.Kind, d.Metadata.Date = "Nghị quyết", "2021-03-15"
		d.Metadata.Period = trichluc.Period{Label: "2025", Start: "2025-01-01", End: "2025-12-31"}
		return d
	}
	tests := []struct {
		name  string
		lines []string
		want  []string // value, measure, period
	}{
		{"a heading of the past", []string{"# Tình hình", "Giai đoạn 2016 - 2020, sản lượng chè đạt 1.500 tấn.", "Thành lập 25 hợp tác xã."},
			[]string{"1500 actual 2016/2020", "25 actual "}},
		{"a sentence of the past", []string{"# Sự cần thiết", "Năm 2020 tỉnh trồng 350 ha rừng.", "Trồng 500 ha rừng."},
			[]string{"350 actual 2020", "500 target 2025"}},
		{"lines that give the time", []string{"# Mục tiêu", "2.1- Đến năm 2025", "- Trồng 500 ha rừng.", "- Xây 12 trường học.", "2.2- Đến năm 2030", "- Trồng 800 ha rừng."},
			[]string{"500 target 2025", "12 target 2025", "800 target 2030"}},
		{"a heading that gives the time", []string{"# Mục tiêu đến năm 2030", "Trồng 800 ha rừng."}, []string{"800 target 2030"}},
	}
	for _, test := range tests {
		var got []string
		for _, o := range Document(plan(test.lines...), nil) {
			got = append(got, strings.Join([]string{strings.Split(show(o), ";")[0], string(o.Measure), o.Period}, " "))
		}
		if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
			t.Errorf("%s: got\n\t%s\nwant\n\t%s", test.name, strings.Join(got, "\n\t"), strings.Join(test.want, "\n\t"))
		}
	}
}

// A decision that assigns says what shall be; one that does something else
// sets rules, and a report what is.
func TestDecisionsThatAssign(t *testing.T) {
	for _, c := range []struct {
		kind, title string
		want        trichluc.Measure
	}{
		{"Quyết định", "Về việc giao chỉ tiêu cải cách hành chính năm 2025", trichluc.MeasureTarget},
		{"Quyết định", "Phê duyệt Kế hoạch phát triển rừng năm 2025", trichluc.MeasureTarget},
		{"Quyết định", "Về việc công bố số liệu đất đai", trichluc.MeasureActual},
		{"Báo cáo", "Kết quả giao chỉ tiêu cải cách hành chính năm 2025", trichluc.MeasureActual},
	} {
		d := text("Tỷ lệ hồ sơ trực tuyến cấp tỉnh 85%.")
		d.Metadata.Kind, d.Metadata.Title = c.kind, c.title
		got := Document(d, nil)
		if len(got) != 1 || got[0].Measure != c.want {
			t.Errorf("%s %s: %+v, want one %s", c.kind, c.title, got, c.want)
		}
	}
}
