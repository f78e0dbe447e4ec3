package unit

import "testing"

func TestAfter(t *testing.T) {
	tests := []struct {
		text, unit string
		rest       string
	}{
		{" quyết định, 22 kế hoạch", "quyết định", ", 22 kế hoạch"},
		{" văn bản chỉ đạo về chuyển đổi số", "văn bản chỉ đạo", " về chuyển đổi số"},
		{" huyện, thành phố, 209 xã", "huyện, thành phố", ", 209 xã"},
		{" xã, phường thị trấn và", "xã, phường, thị trấn", " và"},
		{" các hệ thống thông tin trong", "hệ thống thông tin", " trong"},
		{"⁸ dịch vụ. Sở", "dịch vụ", ". Sở"},
		{" danh mục dữ liệu mở", "danh mục", " dữ liệu mở"},
		{" nhiệm vụ, dự án chuyển tiếp", "nhiệm vụ, dự án", " chuyển tiếp"},
		{" tin, bài phản ánh", "tin, bài", " phản ánh"},
		{" hồ sơ, doanh nghiệp", "hồ sơ", ", doanh nghiệp"},
		{" triệu đồng cho", "triệu đồng", " cho"},
		{" tỉ đồng", "tỷ đồng", ""},
		{" TTHC đủ điều kiện", "TTHC", " đủ điều kiện"},
		{" ha rừng", "ha", " rừng"},
		{" Cổng thành phần", "cổng thành phần", ""},
		{" và", "", " và"},
		{"", "", ""},
	}
	for _, test := range tests {
		u, end := After(test.text)
		if u.Name != test.unit || test.text[end:] != test.rest {
			t.Errorf("%q: %q leaves %q, want %q leaving %q", test.text, u.Name, test.text[end:], test.unit, test.rest)
		}
	}
}

func TestMultiplier(t *testing.T) {
	for printed, want := range map[string]float64{"triệu đồng": 1e6, "Tỷ đồng": 1e9, "nghìn USD": 1e3, "đồng": 1, "ha": 1} {
		if u, ok := Measure(printed); !ok || u.Multiplier != want {
			t.Errorf("%s: %v, want %v", printed, u.Multiplier, want)
		}
	}
}

func TestInHead(t *testing.T) {
	tests := map[string]string{
		"Kinh phí (triệu đồng) > Tổng số": "triệu đồng", "Tỷ lệ số hóa hồ sơ %": "%", "Diện tích (ha)": "ha", "ĐVT: Triệu đồng": "triệu đồng",
		"Tỷ lệ (%)": "%", "Kết quả (tính đến ngày 10/3/2024)": "", "Số lượng (hồ sơ)": "hồ sơ", "Ghi chú": "",
	}
	for head, want := range tests {
		if u, _ := InHead(head); u.Name != want {
			t.Errorf("%s: %q, want %q", head, u.Name, want)
		}
	}
}

func TestOfName(t *testing.T) {
	tests := map[string]string{
		"Tổng số hồ sơ giải quyết của các DVCTT": "hồ sơ", "Số lượng DVCTT toàn trình": "DVCTT", "Tỉ lệ hồ sơ trực tuyến": "%",
		"Tỷ trọng kinh tế số": "%", "Văn bản đến": "văn bản", "Cập nhật kiến trúc": "", "Số TTHC có phát sinh": "TTHC",
	}
	for name, want := range tests {
		if u, _ := OfName(name); u.Name != want {
			t.Errorf("%s: %q, want %q", name, u.Name, want)
		}
	}
}

func TestOfCell(t *testing.T) {
	tests := map[string]string{"Hồ sơ": "hồ sơ", "DVC": "DVC", "Thủ tục": "thủ tục", "%": "%", "Triệu đồng": "triệu đồng", "-": "", "": ""}
	for cell, want := range tests {
		if u := OfCell(cell); u.Name != want {
			t.Errorf("%q: %q, want %q", cell, u.Name, want)
		}
	}
}
