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
