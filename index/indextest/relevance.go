package indextest

import (
	"strings"
	"testing"

	"github.com/trichluc/trichluc/index"
)

// relevance is a table of questions with the hits that are to come first, in
// this order.
func relevance(t *testing.T, i index.Index) {
	update(t, i, nil, library...)
	all := []index.Kind{index.KindCitation, index.KindObservation, index.KindText}
	for _, c := range []struct {
		words string
		kinds []index.Kind
		want  string
	}{
		// A number, however it is typed; the best known instrument before others of that number.
		{"749", nil, "ttg-749 hagiang-749 backan-749 bacgiang-749"},
		{"749/QD-TTg", nil, "ttg-749"},
		{"749/qđ-ttg", nil, "ttg-749"},
		{"749 QDTTg", nil, "ttg-749"},
		{"quyet dinh 749", nil, "ttg-749 hagiang-749"},
		{"Quyết định 749", nil, "ttg-749 hagiang-749"},
		{"Quyết định số 749/QĐ-TTg", nil, "ttg-749"},
		{"qđ 749", nil, "ttg-749 hagiang-749"},
		{"kế hoạch 749", nil, "backan-749"},
		{"749 hà giang", nil, "hagiang-749"},
		{"749/KH-UBND", nil, "backan-749"},
		{"quyết định 942", nil, "ttg-942"},
		{"942", nil, "ttg-942 backan-749"}, // its own number before a title that quotes it
		{"15/2024/QĐ-UBND", nil, "hagiang-15 camau-15"},
		{"15/2024 ca mau", nil, "camau-15"},
		{"nghị định 13/2023", nil, "cp-13"},
		{"nd 47", nil, "cp-47"},
		{"31/CT-TU", nil, "camau-31"}, // as others print 31-CT/TU
		{"đề án 06", nil, "ttg-06 ttg-05"},
		{"quyết định 6", nil, "ttg-06"},
		{"BTTTT-CATTT", nil, "btttt-1145"},
		// Words, with and without their marks; the exact tone first.
		{"chuyển đổi số", nil, "ttg-749 camau-05 hagiang-749"},
		{"chuyen doi so quoc gia", nil, "ttg-749"},
		{"đường", nil, "hagiang-31 camau-15"},
		{"dưỡng", nil, "camau-15 hagiang-31"},
		{"hòa bình", nil, "hoabinh-8"},
		{"hoà bình", nil, "hoabinh-8"},
		{"uỷ ban nhân dân hà giang kế hoạch", nil, "hagiang-31"},
		{"nghị quyết hđnd", nil, "hdnd-21"},
		{"luật giao dịch điện tử", nil, "law-gddt"},
		{"chính phủ điện tử", nil, "ttg-942 cp-17"},
		{"an toàn thông tin", nil, "law-attm btttt-1145"}, // together before apart (btttt-12)
		{"ký số", nil, "bacgiang-749"},
		{"mot cua lien thong", nil, "cp-61"},
		// Other kinds.
		{"quyết định 749", all[:1], "c1"},
		{"61/2018/ND-CP", all[:1], "c2"},
		{"tỉ lệ hồ sơ trực tuyến", all[1:2], "o"},
		{"tỷ lệ hồ sơ trực tuyến hà giang", all[1:2], "o1"},
		{"1034", all[1:2], "o3"},
		{"1.034 triệu đồng", all, "o3"},
		{"75,81", all, "o1"},
		{"đường truyền", all[2:], "x1"},
		{"ki nang so", all[2:], "x2"},
		{"hoà mạng", all[2:], "x3"},
	} {
		got := ids(search(t, i, index.Query{Words: c.words, Kinds: c.kinds}))
		if !strings.HasPrefix(got, c.want) || len(c.want) > 2 && !strings.HasPrefix(got+" ", c.want+" ") {
			t.Errorf("%q finds %q first, want %q", c.words, got, c.want)
		}
	}
}

// kinds: several kinds are searched together and only those asked for.
func kinds(t *testing.T, i index.Index) {
	update(t, i, nil, library...)
	for _, c := range []struct {
		kinds []index.Kind
		want  int
	}{
		{[]index.Kind{index.KindCitation}, 2},
		{[]index.Kind{index.KindInstrument}, 4},
		{[]index.Kind{index.KindInstrument, index.KindCitation}, 6},
		{nil, 4},
		{[]index.Kind{index.KindObservation}, 0},
		{[]index.Kind{"unheard of"}, 0},
	} {
		if a := search(t, i, index.Query{Words: "749", Kinds: c.kinds}); a.Total != c.want {
			t.Errorf("749 in %q finds %q, want %d", c.kinds, ids(a), c.want)
		}
	}
}

// marks are given as brackets around the words.
func marks(t *testing.T, i index.Index) {
	for _, c := range []struct{ words, text string }{
		{"duong", "[Đường] bộ, [đường] thuỷ; nuôi [dưỡng]"},
		{"đường", "[Đường] bộ, [đường] thuỷ; nuôi dưỡng"},
		{"quyết định 749", "Theo [Quyết] [định] số [749]/QĐ-TTg"},
		{"749/qd-ttg", "Theo Quyết định số [749]/[QĐ]-[TTg]"},
		{`"an toàn"`, "an ninh, [an] [toàn]; toàn tỉnh"},
		{"quyet", "[Quye\u0302\u0301t] định"},
		{"hòa", "[Hoà] Bình, [ho\u0300a]"},
		{"1034", "có [1.034] hồ sơ"},
		{"ti le", "[tỷ] [lệ] và [tỉ] [lệ]"},
		{"ðà nẵng", "[Đà] [Nẵng]"},
		{"số", "“[số]²” 🙂 [số]"},
	} {
		text := strings.NewReplacer("[", "", "]", "").Replace(c.text)
		update(t, i, []string{"d"}, index.Entry{ID: "d", Kind: index.KindText, Document: "d", Text: text})
		a := search(t, i, index.Query{Words: c.words, Kinds: []index.Kind{index.KindText}})
		if len(a.Hits) != 1 {
			t.Errorf("%q does not find %q", c.words, text)
			continue
		}
		var got strings.Builder
		at := 0
		for _, m := range a.Hits[0].Marks {
			got.WriteString(text[at:m.Start] + "[" + text[m.Start:m.End] + "]")
			at = m.End
		}
		got.WriteString(text[at:])
		if got.String() != c.text {
			t.Errorf("%q marks %q, want %q", c.words, got.String(), c.text)
		}
	}
}
