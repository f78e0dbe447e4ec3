package indicator

import "testing"

func TestMatch(t *testing.T) {
	tests := []struct{ name, unit, id string }{
		{"Tỉ lệ hồ sơ trực tuyến một phần", "%", "filings-online-mot-phan-rate"},
		{"Tỷ lệ DVCTT toàn trình", "%", "dvctt-toan-trinh-rate"},
		{"Số lượng DVCTT toàn trình", "DVC", "dvctt-toan-trinh-count"},
		{"Tỷ lệ hồ sơ thanh toán trực tuyến qua cổng DVCQG", "%", "payment-online-filings-rate"},
		{"Tỷ lệ TTHC được triển khai thanh toán trực tuyến", "%", "payment-online-procedures-rate"},
		{"Tỷ lệ hộ nghèo", "%", "poverty-rate"},
		{"Tỷ lệ bao phủ BHYT", "%", "health-insurance-rate"},
		{"Thứ hạng chỉ số chuyển đổi số - DTI", "thứ hạng", "dti-rank"},
		{"Tỷ lệ số hoá hồ sơ", "%", "filings-digitised-rate"},
		{"Tỷ lệ hồ sơ trực tuyến", "hồ sơ", ""},
		{"Tỷ lệ học sinh bán trú", "%", ""},
		{"Số văn bản", "văn bản", ""},
	}
	for _, test := range tests {
		e, _ := Match(test.name, test.unit)
		if e.ID != test.id {
			t.Errorf("%s (%s): %q, want %q", test.name, test.unit, e.ID, test.id)
		}
	}
}

func TestCatalogueIsUnambiguous(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range Catalogue() {
		if seen[e.ID] {
			t.Errorf("%s stands twice", e.ID)
		}
		seen[e.ID] = true
		if got, ok := Match(e.Name, e.Unit); ok && got.ID != e.ID {
			t.Errorf("the name of %s, %q, matches %s", e.ID, e.Name, got.ID)
		}
	}
	if len(seen) < 60 {
		t.Errorf("only %d indicators", len(seen))
	}
}

func TestSlug(t *testing.T) {
	if got := Slug("Số thôn, bản chưa phủ sóng (4G)"); got != "so-thon-ban-chua-phu-song-4g" {
		t.Error(got)
	}
}
