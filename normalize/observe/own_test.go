package observe

import (
	"testing"

	"github.com/trichluc/trichluc"
)

// TestOwnSubject says whom a report's figures are about where nothing else is
// said.
func TestOwnSubject(t *testing.T) {
	for _, c := range []struct{ issuer, province, want, level string }{
		{"UBND xã Tân Lập", "Lào Cai", "xã Tân Lập, tỉnh Lào Cai", "commune"},
		{"UBND phường Hòa Khánh", "Đà Nẵng", "phường Hòa Khánh, thành phố Đà Nẵng", "commune"},
		{"Ban Chỉ đạo chuyển đổi số xã Tân Lập", "Lào Cai", "xã Tân Lập, tỉnh Lào Cai", "commune"},
		{"UBND huyện Bát Xát tỉnh Lào Cai", "Lào Cai", "huyện Bát Xát, tỉnh Lào Cai", "district"},
		{"Thị ủy Sa Pa", "Lào Cai", "thị xã Sa Pa, tỉnh Lào Cai", "district"},
		{"UBND thành phố Vinh", "Nghệ An", "thành phố Vinh, tỉnh Nghệ An", "district"},
		{"UBND thành phố Cần Thơ", "Cần Thơ", "thành phố Cần Thơ", "province"},
		{"Thành ủy Hải Phòng", "Hải Phòng", "thành phố Hải Phòng", "province"},
		{"Sở Nội vụ tỉnh Lào Cai", "Lào Cai", "tỉnh Lào Cai", "province"},
		{"Tỉnh ủy Lào Cai", "Lào Cai", "tỉnh Lào Cai", "province"},
	} {
		d := text("Đã cấp 120 giấy phép.")
		d.Metadata = trichluc.Metadata{Issuer: c.issuer, Province: trichluc.Province{Name: c.province}}
		got := Document(d, nil)
		if len(got) != 1 || got[0].Subject.Text != c.want || got[0].Subject.Level != c.level {
			t.Errorf("%s: %+v, want %s (%s)", c.issuer, got, c.want, c.level)
		}
	}
}
