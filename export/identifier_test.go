package export

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

func TestIdentifiers(t *testing.T) {
	for _, tt := range []struct{ id, date, eli, akn string }{
		{"vn/thu-tuong-chinh-phu/quyet-dinh/2020/749-qd-ttg", "2020-06-03", "/eli/vn/thu-tuong-chinh-phu/2020/quyet-dinh/749-qd-ttg", "/akn/vn/act/quyet-dinh/thu-tuong-chinh-phu/2020/749-qd-ttg"},
		{"vn/nghe-an/ubnd/ke-hoach/2024/112-kh-ubnd", "", "/eli/vn/nghe-an/ubnd/2024/ke-hoach/112-kh-ubnd", "/akn/vn/doc/ke-hoach/nghe-an.ubnd/2024/112-kh-ubnd"},
		{"vn/nghe-an/huyen-con-cuong/ubnd/quyet-dinh/2024/09-2024-qd-ubnd", "", "/eli/vn/nghe-an/huyen-con-cuong/ubnd/2024/quyet-dinh/09-2024-qd-ubnd", "/akn/vn/act/quyet-dinh/nghe-an.huyen-con-cuong.ubnd/2024/09-2024-qd-ubnd"},
		{"vn/quoc-hoi/luat/2023/giao-dich-dien-tu", "", "/eli/vn/quoc-hoi/2023/luat/giao-dich-dien-tu", "/akn/vn/act/luat/quoc-hoi/2023/giao-dich-dien-tu"},
		{"vn/quoc-hoi/luat/cong-nghe-thong-tin", "2006", "/eli/vn/quoc-hoi/luat/cong-nghe-thong-tin", "/akn/vn/act/luat/quoc-hoi/2006/cong-nghe-thong-tin"},
		{"vn/quoc-hoi/luat/cong-nghe-thong-tin", "", "/eli/vn/quoc-hoi/luat/cong-nghe-thong-tin", ""},
		{"", "", "", ""},
		{"document/3fa9", "", "", ""},
	} {
		i := trichluc.Instrument{ID: tt.id, Date: tt.date}
		if got := ELI(i); got != tt.eli {
			t.Errorf("ELI of %s is %q, want %q", tt.id, got, tt.eli)
		}
		if got := AkomaNtoso(i); got != tt.akn {
			t.Errorf("Akoma Ntoso of %s is %q, want %q", tt.id, got, tt.akn)
		}
		for _, name := range []string{tt.eli, tt.akn} {
			if name != "" && !slices.Contains(OfIdentifier(name), tt.id) {
				t.Errorf("%s is read as %q, want %q", name, OfIdentifier(name), tt.id)
			}
		}
	}
	for _, name := range []string{"", "/", "/akn/vn", "/akn/de/act/x/y/2020/z", "/eli/vn/2020/x", "749/QĐ-TTg"} {
		if got := OfIdentifier(name); len(got) > 0 {
			t.Errorf("%q is read as %q", name, got)
		}
	}
}

// The identifiers on the page are those that are made.
func TestIdentifiersOfTheDocs(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "docs", "CITATIONS.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"vn/thu-tuong-chinh-phu/quyet-dinh/2020/749-qd-ttg", "vn/nghe-an/ubnd/ke-hoach/2024/112-kh-ubnd"} {
		i := trichluc.Instrument{ID: id}
		for _, name := range []string{id, ELI(i), AkomaNtoso(i)} {
			if !strings.Contains(string(page), "`"+name+"`") {
				t.Errorf("docs/CITATIONS.md does not have %s", name)
			}
		}
	}
}
