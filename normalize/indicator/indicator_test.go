package indicator

import (
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	tests := []struct {
		name, unit, id string
		method         Method
	}{
		{"Tỷ lệ hộ nghèo", "%", "poverty-rate", Exact},
		{"TỶ LỆ HỘ NGHÈO", "%", "poverty-rate", Exact},
		{"Tỉ lệ hộ nghèo", "%", "poverty-rate", Exact},
		{"Tỷ lệ hộ nghèo đa chiều năm 2024 trên địa bàn tỉnh Bình Định", "%", "poverty-rate", Synonym},
		{"Tỷ lệ số hoá hồ sơ", "%", "filings-digitised-rate", Synonym},
		{"Tỷ lệ đúng hạn của hồ sơ", "%", "filings-on-time-rate", Order},
		{"Tỷ lệ người dân tham gia BHYT", "%", "health-insurance-rate", Acronym},
		{"Số DVCTT toàn trình", "DVC", "dvctt-toan-trinh-count", Exact},
		{"Tổng số DVCTT toàn trình", "TTHC", "dvctt-toan-trinh-count", Acronym},
		{"Tỷ lệ trên môi trường mạng của hồ sơ công việc được xử lý", "%", "work-files-online-rate", Order},
		{"Tỷ lệ hồ sơ nộp trực tuyếnn", "%", "filings-online-rate", Fuzzy},
		{"Tỷ lệ hồ sơ giải quyết đúng hạn cấp t1nh", "%", "filings-on-time-province-rate", Fuzzy},
		{"Tỷ lệ hộ gia đình có cápquang", "%", "fibre-households-rate", Fuzzy},
		{"Tỷ lệ dân số trưởng thành có chữ ký số tính lũy kế", "%", "digital-signature-adults-rate", ""},
		{"Chỉ số cải cách hành chính", "thứ hạng", "par-index-rank", Synonym},
		{"Chỉ số cải cách hành chính", "điểm", "par-index-score", Synonym},
		{"Tỷ lệ hồ sơ trực tuyến (gồm cả hồ sơ nộp tại cấp xã)", "%", "filings-online-rate", Exact},
		{"Mức độ hài lòng của người dân", "", "satisfaction-rate", ""},
		{"Tỷ lệ hồ sơ trực tuyến (cấp xã)", "%", "filings-online-commune-rate", Exact},
		{"Tỷ lệ hộ gia đình có cáp quang trên tổng số hộ gia đình toàn tỉnh", "%", "fibre-households-rate", Synonym},
	}
	for _, test := range tests {
		f, ok := Find(test.name, test.unit)
		if !ok || f.Entry.ID != test.id || test.method != "" && f.Method != test.method {
			t.Errorf("%s (%s): %s %s %.3f %v, want %s %s", test.name, test.unit, f.Entry.ID, f.Method, f.Score, ok, test.id, test.method)
		}
	}
}

// TestKeptApart names pairs that differ by what matters.
func TestKeptApart(t *testing.T) {
	tests := []struct{ what, name, unit, not string }{
		{"share and count", "Tỷ lệ hồ sơ trực tuyến", "hồ sơ", "filings-online-rate filings-online-count"},
		{"share and count", "Số hồ sơ trực tuyến", "%", "filings-online-rate filings-online-count"},
		{"rank and marks", "Thứ hạng DTI", "điểm", "dti-rank dti-score"},
		{"services and filings", "DVCTT toàn trình", "hồ sơ", "dvctt-toan-trinh-count"},
		{"end-to-end and partly", "Tỷ lệ hồ sơ trực tuyến một phần", "%", "filings-online-toan-trinh-rate filings-online-rate"},
		{"end-to-end and level 4", "Tỷ lệ DVCTT mức độ 4", "%", "dvctt-toan-trinh-rate"},
		{"received and resolved", "Số hồ sơ đã giải quyết", "hồ sơ", "filings-received-count"},
		{"on time and all", "Số hồ sơ giải quyết đúng hạn", "hồ sơ", "filings-resolved-all-count filings-received-count"},
		{"on time and late", "Số hồ sơ giải quyết không đúng hạn", "hồ sơ", "filings-on-time-count"},
		{"levels", "Tỷ lệ hồ sơ công việc cấp xã xử lý trên môi trường mạng", "%", "work-files-online-rate work-files-online-province-rate"},
		{"levels", "Thứ hạng chuyển đổi số cấp xã", "thứ hạng", "dti-rank"},
		{"households and people", "Tỷ lệ hộ gia đình có điện thoại thông minh", "%", "smartphone-adults-rate smartphone-people-rate"},
		{"adults and people", "Tỷ lệ người dân có điện thoại thông minh", "%", "smartphone-adults-rate"},
		{"not and is", "Tỷ lệ thôn chưa được phủ sóng di động", "%", "mobile-villages-rate"},
		{"change and level", "Mức tăng tỷ lệ hồ sơ trực tuyến", "%", "filings-online-rate"},
		{"change and level", "Tỷ lệ hồ sơ trực tuyến so với cùng kỳ", "%", "filings-online-rate"},
		{"field and all", "Tỷ lệ hồ sơ trực tuyến (lĩnh vực đất đai)", "%", "filings-online-rate"},
		{"whole and part", "Tỷ lệ DVCTT toàn trình trên tổng số TTHC", "%", "dvctt-toan-trinh-rate"},
		{"services with filings and filings of services", "Tỷ lệ hồ sơ trực tuyến của DVCTT", "%", "dvctt-with-filings-rate"},
		{"trying and using", "Tỷ lệ doanh nghiệp nhỏ và vừa dùng thử nền tảng số", "%", "sme-platforms-rate"},
		{"covered and connected", "Tỷ lệ hộ gia đình được phủ cáp quang", "%", "fibre-households-rate"},
		{"country and province", "Tỷ lệ thanh toán trực tuyến trung bình của cả nước", "%", "payment-online-filings-rate"},
		{"code and figure", "Danh mục dữ liệu mở", "mã", "open-data-sets-count"},
		{"one real word for another", "Tỷ lệ hồ sơ bị trả", "%", "filings-late-rate filings-online-rate"},
	}
	known := map[string]bool{"": true}
	for _, e := range Catalogue() {
		known[e.ID] = true
	}
	for _, test := range tests {
		e, _ := Match(test.name, test.unit)
		for not := range strings.FieldsSeq(test.not) {
			if e.ID == not || !known[not] {
				t.Errorf("%s: %s (%s) is taken for %s", test.what, test.name, test.unit, e.ID)
			}
		}
	}
}

func TestNearest(t *testing.T) {
	f, ok := Nearest("Tỷ lệ hồ sơ trực tuyến của ngành y tế", "%")
	if !ok || f.Entry.ID != "filings-online-rate" || f.Score >= Accept {
		t.Errorf("%s %.2f", f.Entry.ID, f.Score)
	}
	if f, ok := Nearest("Sản lượng cá tra", "lần"); ok {
		t.Errorf("a multiple is near %s", f.Entry.ID)
	}
}

func TestSlug(t *testing.T) {
	if got := Slug("Số thôn, bản chưa phủ sóng (4G)"); got != "so-thon-ban-chua-phu-song-4g" {
		t.Error(got)
	}
	if a, b := Slug("Tỉ lệ học sinh bán trú"), Slug("TỶ LỆ HỌC SINH BÁN TRÚ"); a != b {
		t.Errorf("%s, %s", a, b)
	}
	long := strings.Repeat("một hai ba ", 6)
	if a, b := Slug(long+"cấp tỉnh"), Slug(long+"cấp xã"); a == b {
		t.Errorf("two long names are both %s", a)
	}
}
