package cite

import (
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// TestRecognition reads what stands around numbers: the citations of a text,
// as found, with their keys and dates.
func TestRecognition(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"numbers before the one with the symbol", "theo các Quyết định số 06, 942 và 411/QĐ-TTg ngày 31/3/2022.",
			"Quyết định số 06=06/QĐ-TTg | 942=942/QĐ-TTg | 411/QĐ-TTg ngày 31/3/2022=411/QĐ-TTg 2022-03-31"},
		{"with years", "các Nghị định 43/2011, 64/2007 và 42/2022/NĐ-CP;", "Nghị định 43/2011=43/2011/NĐ-CP | 64/2007=64/2007/NĐ-CP | 42/2022/NĐ-CP=42/2022/NĐ-CP"},
		{"figures before a number are no list of numbers", "tăng 12, 15 và theo 20/QĐ-UBND", "20/QĐ-UBND=20/QĐ-UBND"},
		{"nor are years", "năm 2021, 2022 và Quyết định số 20/QĐ-UBND", "Quyết định số 20/QĐ-UBND=20/QĐ-UBND"},
		{"words between kind and number", "Công điện hỏa tốc số 12/CĐ-UBND và Quyết định xử phạt vi phạm hành chính số 15/QĐ-XPHC ngày 3/2/2024",
			"Công điện hỏa tốc số 12/CĐ-UBND=12/CĐ-UBND | Quyết định xử phạt vi phạm hành chính số 15/QĐ-XPHC ngày 3/2/2024=15/QĐ-XPHC 2024-02-03"},
		{"words that lead over", "Kế hoạch được giao tại số 15/QĐ-UBND", "số 15/QĐ-UBND=15/QĐ-UBND"},
		{"marks of footnotes", "Kế hoạch số 5/KH-UBND² ngày 3/2/2024; Nghị quyết số 9-NQ/TU[12] ngày 4/2/2024; Quyết định số 8/QĐ-UBND(3) ngày 5/2/2024 của UBND tỉnh",
			"Kế hoạch số 5/KH-UBND² ngày 3/2/2024=5/KH-UBND 2024-02-03 | Nghị quyết số 9-NQ/TU[12] ngày 4/2/2024=9-NQ/TU 2024-02-04 | Quyết định số 8/QĐ-UBND(3) ngày 5/2/2024 của UBND tỉnh=8/QĐ-UBND 2024-02-05"},
		{"a mark that nothing follows is no part", "Kế hoạch số 5/KH-UBND(2) đã ban hành", "Kế hoạch số 5/KH-UBND=5/KH-UBND"},
		{"letters for figures", "Quyết định số 1O2/QĐ-UBND; tại 1O2/QĐ-UBND", "Quyết định số 1O2/QĐ-UBND=102/QĐ-UBND"},
		{"mark left out", "Nghị quyết 22 NQ/TW và Quyết định số 15 QĐ/UBND", "Nghị quyết 22 NQ/TW=22-NQ/TW | Quyết định số 15 QĐ/UBND=15/QĐ-UBND"},
		{"hour", "Công điện số 7/CĐ-UBND hồi 10 giờ 30 phút, ngày 6/9/2024", "Công điện số 7/CĐ-UBND hồi 10 giờ 30 phút, ngày 6/9/2024=7/CĐ-UBND 2024-09-06"},
		{"bare number with its date", "Công văn 567 ngày 08/7/2024 đề nghị; Công văn 567 ngày làm việc", "Công văn 567 ngày 08/7/2024=567 2024-07-08"},
		{"letters without their word", "ca 2/KCN-B; gửi 12/UBND-VX và 7/STC-NS", "12/UBND-VX=12/UBND-VX | 7/STC-NS=7/STC-NS"},
		{"programmes and years", "Đề án 06 năm 2024; Đề án 06 năm phát triển", "Đề án 06="},
		{"day on which it was issued", "Ngày 05/3/2024, UBND tỉnh đã ban hành Quyết định số 4/QĐ-UBND; ngày 6/3/2024, UBND tỉnh họp về Quyết định số 5/QĐ-UBND",
			"Quyết định số 4/QĐ-UBND=4/QĐ-UBND 2024-03-05 | Quyết định số 5/QĐ-UBND=5/QĐ-UBND"},
		{"contracts are no documents of state", "Hợp đồng số 27/2024/HĐKT-VNPT, hợp đồng 01/2023/HĐ ký ngày 2/5/2024", ""},
	} {
		var got []string
		for _, c := range Document(report(tt.text)) {
			got = append(got, strings.TrimSpace(c.Text+"="+c.Key+" "+c.Date))
		}
		if s := strings.Join(got, " | "); s != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, s, tt.want)
		}
	}
}

// TestMisreadNumbersAreDoubtful: a figure that a letter stands for is not
// shown as certain.
func TestMisreadNumbersAreDoubtful(t *testing.T) {
	var got []trichluc.Citation = Document(report("Quyết định số 1O2/QĐ-UBND ngày 3/2/2024 của UBND tỉnh"))
	if len(got) != 1 || got[0].Number != "102" || got[0].Confidence > doubtful {
		t.Errorf("%+v", got)
	}
}

// TestOverlaps: of citations that overlap the one by number stays, else the
// longer; one that only touches another stays.
func TestOverlaps(t *testing.T) {
	span := func(start, end int, form trichluc.CitationForm) *mention {
		return &mention{passage: &passage{}, start: start, end: end, form: form}
	}
	for _, tt := range []struct {
		name  string
		found []*mention
		want  []int // of found, as they stay
	}{
		{"none", nil, nil},
		{"apart, out of order", []*mention{span(10, 12, trichluc.FormLaw), span(0, 10, trichluc.FormLaw)}, []int{1, 0}},
		{"number wins", []*mention{span(0, 9, trichluc.FormLaw), span(5, 7, trichluc.FormExplicit)}, []int{1}},
		{"longer wins", []*mention{span(0, 4, trichluc.FormAlias), span(2, 9, trichluc.FormAlias)}, []int{1}},
		{"what the loser overlapped stays", []*mention{span(0, 4, trichluc.FormExplicit), span(3, 12, trichluc.FormLaw), span(11, 14, trichluc.FormAlias), span(13, 20, trichluc.FormExplicit)}, []int{0, 3}},
	} {
		var want []*mention
		for _, i := range tt.want {
			want = append(want, tt.found[i])
		}
		got := withoutOverlaps(append([]*mention(nil), tt.found...))
		if len(got) != len(want) {
			t.Errorf("%s: %d stay, want %d", tt.name, len(got), len(want))
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%s: number %d is [%d, %d)", tt.name, i, got[i].start, got[i].end)
			}
		}
	}
}
