package index

import (
	"cmp"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{" ,;- ", ""},
		{"Quyết định số 749/QĐ-TTg", "Quyết:quyet định:dinh số:so 749:749 QĐ:qd TTg:ttg"},
		{"QĐ749", "QĐ:qd 749:749"},
		{"15/2024/NĐ-CP.", "15:15 2024:2024 NĐ:nd CP:cp"},
		{"đạt 1.034 hồ sơ, 75,81%.", "đạt:dat 1.034:1034 hồ:ho sơ:so 75,81:7581"},
		{"06/NQ-CP ngày 03.", "06:6 NQ:nq CP:cp ngày:ngay 03:3"},
		{"000", "000:0"},
		{"ðường Ðà", "ðường:duong Ðà:da"},
		{"tỷ lệ, tỉ lệ, kỹ thuật, quý, huy, ngày, ý", "tỷ:ti lệ:le tỉ:ti lệ:le kỹ:ki thuật:thuat quý:qui huy:huy ngày:ngay ý:y"},
		{"Quye\u0302\u0301t.", "Quye\u0302\u0301t:quyet"},
		{"kế\u00a0hoạch so\u00adlieu", "kế:ke hoạch:hoach so\u00adlieu:solieu"},
		{"số²(1)", "số:so 1:1"},
		{"a\xffb", "a:a b:b"},
	} {
		var got []string
		for _, w := range words(c.text) {
			got = append(got, c.text[w.start:w.end]+":"+w.folded)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("words(%q)\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func TestExact(t *testing.T) {
	for _, same := range [][]string{
		{"hoà", "hòa", "HOÀ", "hoa\u0300", "ho\u0300a"},
		{"thuỷ", "thủy"},
		{"tỷ", "tỉ"},
		{"đường", "ðường", "Đường", "đuờng"[:0] + "đươ\u0300ng"},
	} {
		for _, s := range same {
			if exact(s) != exact(same[0]) {
				t.Errorf("%q and %q differ: %q, %q", s, same[0], exact(s), exact(same[0]))
			}
		}
	}
	different := []string{"đường", "dường", "dưỡng", "đương", "hoa", "hóa", "hoá"[:0] + "hỏa", "ma", "mã", "mạ", "quy", "quý"}
	seen := map[string]string{}
	for _, s := range different {
		if other, found := seen[exact(s)]; found {
			t.Errorf("%q and %q are the same: %q", s, other, exact(s))
		}
		seen[exact(s)] = s
	}
}

func TestValue(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"Bắc Giang", "bac giang"},
		{"Bắc Giang", "tỉnh Bắc Giang"},
		{"Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh"},
		{"Ủy ban nhân dân tỉnh Hà Giang", "UBND  tinh ha giang"},
		{"Uỷ ban nhân dân tỉnh Hà Giang", "UBND tỉnh Hà Giang"},
		{"Kế hoạch", "KE HOACH"},
	} {
		if value(c.a) != value(c.b) {
			t.Errorf("%q is %q, but %q is %q", c.a, value(c.a), c.b, value(c.b))
		}
	}
	if value("Bắc Giang") == value("Bắc Kạn") {
		t.Error("Bắc Giang = Bắc Kạn")
	}
}

func exact(s string) string {
	w := words(s)[0]
	return cmp.Or(w.exact, w.folded)
}

// Whatever the text, words stand in it in order and apart, and the same word
// typed without its marks is found.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"Quyết định 749/QĐ-TTg", "hoa\u0300 1.034,5 \u00ad\u0301", "\xff\u200b數字 ²"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, w := range words(s) {
			if w.start < end || w.end <= w.start || w.end > len(s) {
				t.Fatalf("words of %q: %+v after %d", s, w, end)
			}
			if strings.Contains(w.folded, " ") || strings.Contains(w.exact, " ") {
				t.Fatalf("words of %q: %+v holds a space", s, w)
			}
			end = w.end
		}
		asked, err := understand(s)
		if err != nil {
			return
		}
		for _, m := range marksIn(s, asked.leaves) {
			if m.Start < 0 || m.End > len(s) || m.Start >= m.End {
				t.Fatalf("%q: mark %+v", s, m)
			}
		}
	})
}
