package structure

import "testing"

func TestCutInPhrase(t *testing.T) {
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
		{"Nam Sơn, ngày", "05 tháng 6 năm 2023", true},
		{"Căn cứ Luật Đê điều ngày", "29 tháng 11 năm 2006", true},
		{"giảm 4% so với năm", "2019 do mưa lũ", true},
		{"Kết quả năm", "2019", false},
		{"Chương trình giai đoạn", "2021 - 2025 của huyện", true},
		{"Thông tư của Bộ", "Xây dựng hướng dẫn", true},
		{"Lãnh đạo các Bộ", "Xây dựng kế hoạch", false},
		{"của Thủ tướng", "Chính phủ phê duyệt", true},
		{"trên địa bàn tỉnh", "Nam Sơn năm 2024", true},
		{"trên địa bàn tỉnh", "Căn cứ kết quả", false},
	} {
		if got := cutInPhrase(tt.s, tt.next); got != tt.want {
			t.Errorf("%q, %q: %v", tt.s, tt.next, got)
		}
	}
}

func TestFigureGoesOn(t *testing.T) {
	const sentence = "Diện tích rừng trồng mới đạt 1.204 ha, bằng 98% cùng kỳ, sản lượng gỗ khai thác"
	for _, tt := range []struct {
		s, next string
		want    bool
	}{
		{sentence, "87,3 nghìn m3, tăng 6,8%.", true},
		{sentence, "12%, cao hơn năm trước.", true},
		{sentence, "1. Trồng trọt", false},
		{sentence, "12", false},
		{"Tình hình thu ngân sách", "5 tháng đầu năm, thu đạt kế hoạch.", false},
		{"Tình hình thu ngân sách nhà nước trên địa bàn tỉnh và kết quả giải ngân vốn", "5 tháng đầu năm, thu đạt kế hoạch.", false},
	} {
		if got := figureGoesOn(tt.s, tt.next); got != tt.want {
			t.Errorf("%q, %q: %v", tt.s, tt.next, got)
		}
	}
}
