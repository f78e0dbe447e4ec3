package agency

import (
	"testing"

	"github.com/trichluc/trichluc/normalize/place"
)

func home(t *testing.T, name string) Home {
	t.Helper()
	p, ok := place.ByName(name)
	if !ok {
		t.Fatalf("no province %q", name)
	}
	return Home{Province: p}
}

func TestAt(t *testing.T) {
	tests := []struct{ text, printed, full, path string }{
		{"UBND tỉnh về việc", "UBND tỉnh", "UBND tỉnh Hà Nam", "ha-nam/ubnd"},
		{"UBND tỉnh Nghệ An ban hành", "UBND tỉnh Nghệ An", "UBND tỉnh Nghệ An", "nghe-an/ubnd"},
		{"Uỷ ban nhân dân tỉnh, Sở", "Uỷ ban nhân dân tỉnh", "UBND tỉnh Hà Nam", "ha-nam/ubnd"},
		{"UBND thành phố Đà Nẵng", "UBND thành phố Đà Nẵng", "UBND thành phố Đà Nẵng", "da-nang/ubnd"},
		{"UBND huyện Thanh Liêm về", "UBND huyện Thanh Liêm", "UBND huyện Thanh Liêm", "ha-nam/huyen-thanh-liem/ubnd"},
		{"UBND thành phố Phủ Lý", "UBND thành phố Phủ Lý", "UBND thành phố Phủ Lý", "ha-nam/thanh-pho-phu-ly/ubnd"},
		{"Chủ tịch UBND tỉnh Nâng cao chất lượng", "Chủ tịch UBND tỉnh", "UBND tỉnh Hà Nam", "ha-nam/ubnd"},
		{"Phó Chủ tịch Thường trực UBND tỉnh Lê Văn Tám tại Hội nghị", "Phó Chủ tịch Thường trực UBND tỉnh Lê Văn Tám", "UBND tỉnh Hà Nam", "ha-nam/ubnd"},
		{"Thủ tướng Chính phủ phê duyệt", "Thủ tướng Chính phủ", "Thủ tướng Chính phủ", "thu-tuong-chinh-phu"},
		{"Chính phủ về", "Chính phủ", "Chính phủ", "chinh-phu"},
		{"Bộ trưởng Bộ TT&TT quy định", "Bộ trưởng Bộ TT&TT", "Bộ Thông tin và Truyền thông", "bo-thong-tin-va-truyen-thong"},
		{"Sở TT&TT", "Sở TT&TT", "Sở Thông tin và Truyền thông tỉnh Hà Nam", "ha-nam/so-thong-tin-va-truyen-thong"},
		{"Sở Giao thông Vận tải và", "Sở Giao thông Vận tải", "Sở Giao thông vận tải tỉnh Hà Nam", "ha-nam/so-giao-thong-van-tai"},
		{"Tỉnh ủy về", "Tỉnh ủy", "Tỉnh ủy Hà Nam", "ha-nam/tinh-uy"},
		{"Ban Thường vụ Tỉnh ủy Hà Nam", "Ban Thường vụ Tỉnh ủy Hà Nam", "Tỉnh ủy Hà Nam", "ha-nam/tinh-uy"},
		{"Ban Chấp hành Đảng bộ tỉnh Hà Nam về", "Ban Chấp hành Đảng bộ tỉnh Hà Nam", "Tỉnh ủy Hà Nam", "ha-nam/tinh-uy"},
		{"Ban Chấp hành Trung ương Đảng về", "Ban Chấp hành Trung ương Đảng", "Ban Chấp hành Trung ương Đảng", "ban-chap-hanh-trung-uong-dang"},
		{"Bộ Chính trị (khóa XI)", "Bộ Chính trị", "Bộ Chính trị", "bo-chinh-tri"},
		{"Ban Chỉ đạo về Chuyển đổi số tỉnh Hà Nam, ", "Ban Chỉ đạo về Chuyển đổi số tỉnh Hà Nam", "Ban Chỉ đạo về Chuyển đổi số tỉnh Hà Nam", "ha-nam/ban-chi-dao-chuyen-doi-so"},
		{"Ban Chỉ đạo Chuyển đổi số về Chương trình", "Ban Chỉ đạo Chuyển đổi số", "Ban Chỉ đạo chuyển đổi số tỉnh Hà Nam", "ha-nam/ban-chi-dao-chuyen-doi-so"},
		{"BCĐ VỀ CHUYỂN ĐỔI SỐ", "BCĐ VỀ CHUYỂN ĐỔI SỐ", "Ban Chỉ đạo về Chuyển đổi số tỉnh Hà Nam", "ha-nam/ban-chi-dao-chuyen-doi-so"},
		{"BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MTQG", "BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MTQG", "Ban Chỉ đạo các Chương trình MTQG tỉnh Hà Nam", "ha-nam/ban-chi-dao-cac-chuong-trinh-mtqg"},
		{"Ban Chỉ đạo phòng, chống thiên tai tỉnh về", "Ban Chỉ đạo phòng, chống thiên tai tỉnh", "Ban Chỉ đạo phòng, chống thiên tai tỉnh Hà Nam", "ha-nam/ban-chi-dao-phong-chong-thien-tai"},
		{"Ủy ban Quốc gia về chuyển đổi số về kế hoạch", "Ủy ban Quốc gia về chuyển đổi số", "Ủy ban Quốc gia về chuyển đổi số", "uy-ban-quoc-gia-ve-chuyen-doi-so"},
		{"Tổ Công tác triển khai Đề án 06 tỉnh về triển khai", "Tổ Công tác triển khai Đề án 06 tỉnh", "Tổ công tác triển khai Đề án 06 tỉnh Hà Nam", "ha-nam/to-cong-tac-trien-khai-de-an-06"},
		{"Ban cán sự Đảng UBND tỉnh về", "Ban cán sự Đảng UBND tỉnh", "Ban cán sự đảng UBND tỉnh Hà Nam", "ha-nam/ban-can-su-dang-ubnd"},
		{"Văn phòng UBND tỉnh về kết luận", "Văn phòng UBND tỉnh", "Văn phòng UBND tỉnh Hà Nam", "ha-nam/van-phong-ubnd"},
		{"UBND tỉnh Thừa Thiên Huế có", "UBND tỉnh Thừa Thiên Huế", "UBND tỉnh Thừa Thiên Huế", "hue/ubnd"},
		{"Tỉnh ủy Thừa Thiên - Huế về", "Tỉnh ủy Thừa Thiên - Huế", "Tỉnh ủy Thừa Thiên Huế", "hue/tinh-uy"},
		{"UBND thành phố Huế về", "UBND thành phố Huế", "UBND thành phố Huế", "hue/ubnd"},
		{"Bộ Giáo dục Đào tạo về", "Bộ Giáo dục Đào tạo", "Bộ Giáo dục và Đào tạo", "bo-giao-duc-va-dao-tao"},
		{"Sở Văn hóa Thể thao và Du lịch", "Sở Văn hóa Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch tỉnh Hà Nam", "ha-nam/so-van-hoa-the-thao-va-du-lich"},
		{"Tổng cục trưởng Tổng cục Thuế", "Tổng cục trưởng Tổng cục Thuế", "Tổng cục Thuế", "tong-cuc-thue"},
		{"Tổ công tác cải cách hành chính của Thủ tướng Chính phủ về", "Tổ công tác cải cách hành chính của Thủ tướng Chính phủ", "Tổ công tác cải cách hành chính của Thủ tướng Chính phủ", "to-cong-tac-cai-cach-hanh-chinh-cua-thu-tuong-chinh-phu"},
		{"Ủy ban Xã hội của Quốc hội thẩm tra", "Ủy ban Xã hội của Quốc hội", "Ủy ban Xã hội", "uy-ban-xa-hoi"},
		{"các cơ quan", "", "", ""},
		{"Bắc Giang", "", "", ""},
		{"về việc", "", "", ""},
	}
	for _, tt := range tests {
		m, ok := At(tt.text, 0)
		if !ok {
			if tt.printed != "" {
				t.Errorf("At(%q) found nothing", tt.text)
			}
			continue
		}
		a := m.In(home(t, "Hà Nam"))
		if got := tt.text[:m.End]; got != tt.printed || a.Name != tt.full || a.Path() != tt.path {
			t.Errorf("At(%q) = %q, %q, %q; want %q, %q, %q", tt.text, got, a.Name, a.Path(), tt.printed, tt.full, tt.path)
		}
	}
}

// TestBelowProvinces reads bodies of districts and communes whose names are
// left out: the report's own, or one that stays open.
func TestBelowProvinces(t *testing.T) {
	commune, district := home(t, "Hà Nam"), home(t, "Hà Nam")
	commune.Local, district.Local = "xã Bình Lục", "huyện Kim Bảng"
	for _, tt := range []struct {
		text       string
		home       Home
		name, path string
	}{
		{"UBND xã", commune, "UBND xã Bình Lục", "ha-nam/xa-binh-luc/ubnd"},
		{"UBND tỉnh", commune, "UBND tỉnh Hà Nam", "ha-nam/ubnd"},
		{"UBND", commune, "UBND xã Bình Lục", "ha-nam/xa-binh-luc/ubnd"},
		{"UBND huyện", district, "UBND huyện Kim Bảng", "ha-nam/huyen-kim-bang/ubnd"},
		{"Huyện ủy", district, "Huyện ủy Kim Bảng", "ha-nam/huyen-kim-bang/huyen-uy"},
		{"UBND xã", district, "UBND xã", ""},
		{"UBND huyện", home(t, "Hà Nam"), "UBND huyện", ""},
		{"Huyện ủy", home(t, "Hà Nam"), "Huyện ủy", ""},
		{"UBND thành phố", home(t, "Đà Nẵng"), "UBND thành phố Đà Nẵng", "da-nang/ubnd"},
		{"Thành ủy", home(t, "Đà Nẵng"), "Thành ủy Đà Nẵng", "da-nang/tinh-uy"},
	} {
		m, _ := At(tt.text, 0)
		if a := m.In(tt.home); a.Name != tt.name || a.Path() != tt.path {
			t.Errorf("%s of %q is %q, %q; want %q, %q", tt.text, tt.home.Local, a.Name, a.Path(), tt.name, tt.path)
		}
	}
}

func TestOfSymbol(t *testing.T) {
	for symbol, want := range map[string]string{
		"UBND": "UBND tỉnh Hà Nam", "UBND-KGVX": "UBND tỉnh Hà Nam", "UBND-NCVX": "UBND tỉnh Hà Nam", "TTg": "Thủ tướng Chính phủ",
		"TTG": "Thủ tướng Chính phủ", "BTTTT-CATTT": "Bộ Thông tin và Truyền thông", "SLĐ-TB&XH": "Sở Lao động - Thương binh và Xã hội tỉnh Hà Nam",
		"STTTT-CNTT&TT": "Sở Thông tin và Truyền thông tỉnh Hà Nam", "QH15": "Quốc hội", "UBTVQH14": "Ủy ban Thường vụ Quốc hội",
		"TU": "Tỉnh ủy Hà Nam", "BCSĐ": "Ban cán sự đảng UBND tỉnh Hà Nam", "BCSD": "Ban cán sự đảng UBND tỉnh Hà Nam",
		"BCĐCĐS": "Ban Chỉ đạo chuyển đổi số tỉnh Hà Nam", "VPUBND-KSTT": "Văn phòng UBND tỉnh Hà Nam", "XYZ": "",
	} {
		m, ok := OfSymbol(symbol)
		if !ok {
			if want != "" {
				t.Errorf("OfSymbol(%q) found nothing", symbol)
			}
			continue
		}
		if got := m.In(home(t, "Hà Nam")).Name; got != want {
			t.Errorf("OfSymbol(%q) = %q, want %q", symbol, got, want)
		}
	}
}
