package cite

import (
	"slices"
	"testing"
)

// What the parts of a citation disagree on is told, and does not make it
// another document than its number says.
func TestConflicts(t *testing.T) {
	for _, tt := range []struct {
		text, instrument string
		conflicts        []string
	}{
		{"theo Quyết định số 88/QĐ-UBND ngày 5/5/2022", "vn/nghe-an/ubnd/quyet-dinh/2022/88-qd-ubnd", nil},
		{"theo Quyết định số 88/QĐ-UBND ngày 31/4/2022", "vn/nghe-an/ubnd/quyet-dinh/2022/88-qd-ubnd", []string{"date: 31/4/2022"}},
		{"theo Quyết định số 88/QĐ-UBND ngày 30 tháng 02 năm 2022 của UBND tỉnh", "vn/nghe-an/ubnd/quyet-dinh/2022/88-qd-ubnd", []string{"date: 30/02/2022"}},
		{"theo Nghị định số 13/2023/NĐ-CP ngày 17/4/2022", "vn/chinh-phu/nghi-dinh/2023/13-2023-nd-cp", []string{"date: 2023, 2022-04-17"}},
		{"theo Quyết định số 88/QĐ-UBND ngày 5/5/2022 của Thủ tướng Chính phủ", "vn/thu-tuong-chinh-phu/quyet-dinh/2022/88-qd-ubnd", []string{"issuer: Thủ tướng Chính phủ, QĐ-UBND"}},
	} {
		got := Document(report(tt.text))
		if len(got) != 1 || got[0].Instrument != tt.instrument || !slices.Equal(got[0].Conflicts, tt.conflicts) {
			t.Errorf("%q: %q of %+v", tt.text, tt.conflicts, got)
		}
	}
}

// A document of several bodies has them all in its issuer and is identified by
// the first of its symbol, in whatever order the text has them.
func TestJointIssuers(t *testing.T) {
	for text, issuer := range map[string]string{
		"theo Thông tư liên tịch số 10/2014/TTLT-BYT-BNV-BTC ngày 26/02/2014 của Bộ Nội vụ": "Bộ Y tế, Bộ Nội vụ, Bộ Tài chính",
		"ký Kế hoạch liên ngành số 10/KHLN-SGTVT-SYT ngày 26/02/2014":                       "Sở Giao thông vận tải tỉnh Nghệ An, Sở Y tế tỉnh Nghệ An",
	} {
		got := Document(report(text))
		if len(got) != 1 || got[0].Issuer != issuer || len(got[0].Conflicts) > 0 {
			t.Errorf("%q: %+v", text, got)
		}
	}
	got := Document(report("theo Thông tư liên tịch số 10/2014/TTLT-BYT-BNV-BTC; theo Thông tư liên tịch số 10/2014/TTLT-BYT-BNV-BTC của Bộ Tài chính"))
	if len(got) != 2 || got[0].Instrument != got[1].Instrument || got[0].Instrument != "vn/bo-y-te/thong-tu-lien-tich/2014/10-2014-ttlt-byt-bnv-btc" {
		t.Errorf("%+v", got)
	}
}

// What cannot be told keeps the documents that it may be; one that stands in
// another's subject knows it.
func TestCandidatesAndInside(t *testing.T) {
	got := Document(report("Theo Kế hoạch số 44/KH-UBND ngày 21/02/2022 và Kế hoạch số 44/KH-UBND ngày 17/02/2023. Việc theo Kế hoạch số 44/KH-UBND và Kế hoạch số 44 còn chậm. Kế hoạch nêu trên."))
	both := []string{"vn/nghe-an/ubnd/ke-hoach/2022/44-kh-ubnd", "vn/nghe-an/ubnd/ke-hoach/2023/44-kh-ubnd"}
	if len(got) != 5 {
		t.Fatalf("%d citations: %+v", len(got), got)
	}
	for _, c := range got[2:] {
		if c.Instrument != "" || !slices.Equal(c.Candidates, both) {
			t.Errorf("%q: %q of %q", c.Text, c.Instrument, c.Candidates)
		}
	}
	got = Document(report("ban hành Kế hoạch số 60/KH-UBND ngày 13/01/2023 triển khai Quyết định số 964/QĐ-TTg ngày 10/8/2022; Chỉ thị số 9/CT-TTg"))
	if len(got) != 3 || got[0].Inside != "" || got[1].Inside != got[0].ID || got[2].Inside != "" {
		t.Errorf("%+v", got)
	}
}
