package structure

import "testing"

func TestCutInCitation(t *testing.T) {
	for _, tt := range []struct {
		s, next string
		want    bool
	}{
		{"Theo quy định tại Nghị định số", "15/2020/NĐ-CP ngày 03/02/2020, tỉnh đã", true},
		{"Kế hoạch số:", "112/KH-UBND của tỉnh", true},
		{"Nghị quyết số 76/NQ-CP ngày 15 tháng", "7 năm 2021 của Chính phủ", true},
		{"Nghị quyết số 76/NQ-CP ngày", "15/7/2021 của Chính phủ", true},
		{"Tổng số", "15.112 hồ sơ", false},
		{"Tổng số", "15/20 xã", false},
		{"làm việc trong ngày", "15/7/2021 có mưa", false},
		{"Lũy kế 9 tháng", "7 năm 2021", false},
	} {
		if got := cutInCitation(tt.s, tt.next); got != tt.want {
			t.Errorf("%q, %q: %v", tt.s, tt.next, got)
		}
	}
}
