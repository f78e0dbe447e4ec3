package audit

import (
	"testing"

	"github.com/trichluc/trichluc"
)

func TestNamesThatSayTooLittle(t *testing.T) {
	for name, want := range map[string]bool{
		"Sở Khoa học và Công nghệ":               true,
		"Các địa phương phía Bắc":                true,
		"Ngân sách cấp xã":                       true,
		"Đóng góp vào mức tăng trưởng chung":     true,
		"Sở Tài chính tiếp nhận hồ sơ trực tiếp": false,
		"Tỷ lệ hộ nghèo của huyện":               false,
		"Ngân sách cấp xã chi cho giáo dục":      false,
	} {
		o := trichluc.Observation{Indicator: trichluc.Indicator{Text: name}}
		if got := saysTooLittle(&o); got != want {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

func TestHeadsOfFigures(t *testing.T) {
	of := func(table string, group ...string) *trichluc.Observation {
		return &trichluc.Observation{Group: group, Location: trichluc.Location{Table: table}}
	}
	for _, c := range []struct {
		a, b *trichluc.Observation
		want bool
	}{
		{of("", "Thu nội địa"), of("", "Thu nội địa"), false},
		{of("", "Thu nội địa"), of("", "Chi đầu tư"), true},
		{of("", "Thu nội địa"), of(""), true},
		{of("", "Thu nội địa"), of("t1", "I Thu nội địa"), false}, // a table's groups only sort
		{of("t1", "I Thu nội địa"), of("t2", "2. Thu nội địa"), false},
		{of("t1", "I Giao thông"), of("t2", "I Y tế"), true},
		{of("t1"), of("t2", "I Y tế"), false},
	} {
		if got := otherHead(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: got %v", c.a.Group, c.b.Group, got)
		}
	}
}
