package observe

import (
	"strings"
	"testing"
)

// TestPlacesInHeads gives figures to the places that name their columns.
func TestPlacesInHeads(t *testing.T) {
	tests := []struct {
		name, head, row string
		want            []string
	}{
		{"places and their total", "Chỉ tiêu | ĐVT | Toàn tỉnh | Huyện An Phú | TX. An Lộc", "Diện tích lúa | ha | 300 | 100 | 200", []string{
			"300; ha; actual; 2024-Q1; Diện tích lúa of province tỉnh An Hòa", "100; ha; actual; 2024-Q1; Diện tích lúa of district Huyện An Phú", "200; ha; actual; 2024-Q1; Diện tích lúa of district TX. An Lộc"}},
		{"places over kinds of figures", "Chỉ tiêu | Huyện An Phú > Kế hoạch | Huyện An Phú > Thực hiện | Quận 1 > Kế hoạch | Quận 1 > Thực hiện", "Số xã đạt chuẩn | 5 | 4 | 7 | 6", []string{
			"5; xã; target; 2024-Q1; Số xã đạt chuẩn of district Huyện An Phú", "4; xã; actual; 2024-Q1; Số xã đạt chuẩn of district Huyện An Phú",
			"7; xã; target; 2024-Q1; Số xã đạt chuẩn of district Quận 1", "6; xã; actual; 2024-Q1; Số xã đạt chuẩn of district Quận 1"}},
		{"places without their kind", "Chỉ tiêu | Tổng số | Các huyện, thành phố > Cao Lãnh | Các huyện, thành phố > Lấp Vò", "Số hồ sơ | 9 | 5 | 4", []string{
			"9; hồ sơ; actual; 2024-Q1; Số hồ sơ of province tỉnh An Hòa", "5; hồ sơ; actual; 2024-Q1; Số hồ sơ of district Cao Lãnh", "4; hồ sơ; actual; 2024-Q1; Số hồ sơ of district Lấp Vò"}},
		{"agencies", "Chỉ tiêu | Sở Y tế | Sở Nội vụ", "Số hồ sơ | 5 | 4", []string{
			"5; hồ sơ; actual; 2024-Q1; Số hồ sơ of agency Sở Y tế, tỉnh An Hòa", "4; hồ sơ; actual; 2024-Q1; Số hồ sơ of agency Sở Nội vụ, tỉnh An Hòa"}},
		{"levels are no places", "Chỉ tiêu | Kinh phí (triệu đồng) > Ngân sách tỉnh | Kinh phí (triệu đồng) > Ngân sách huyện", "Tập huấn | 50 | 40", []string{
			"50; triệu đồng; budget; 2024-Q1; Tập huấn – Kinh phí – ngân sách tỉnh of province tỉnh An Hòa", "40; triệu đồng; budget; 2024-Q1; Tập huấn – Kinh phí – ngân sách huyện of province tỉnh An Hòa"}},
	}
	for _, test := range tests {
		var got []string
		for _, o := range Document(grown("", test.head, test.row), nil) {
			got = append(got, show(o)+" of "+o.Subject.Level+" "+o.Subject.Text)
		}
		if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
			t.Errorf("%s: got\n\t%s\nwant\n\t%s", test.name, strings.Join(got, "\n\t"), strings.Join(test.want, "\n\t"))
		}
	}
}
