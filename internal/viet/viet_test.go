package viet

import "testing"

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"Quy\u1ebft":             "Quyết",
		"Quye\u0302\u0301t":      "Quyết", // NFD
		"ðiều \u00d0iều":         "điều Điều",
		"a\u00a0b\u200bc\u00add": "a bcd",
		"x\r\ny\rz":              "x\ny\nz",
		"1\u202f013":             "1 013",
		"plain\tcell":            "plain\tcell",
		"QĐ\u2011TTg \u2013 x":   "QĐ-TTg – x",
		"bad \xff byte":          "bad \ufffd byte",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Đường":                  "duong",
		"ðuờng":                  "duong",
		"Quye\u0302\u0301t ĐỊNH": "quyet dinh",
		"HOÀ hòa":                "hoa hoa",
		"749/QĐ-TTg":             "749/qd-ttg",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// Every letter that is taken for plain alone is left alone by the slow way
// too, beside every other.
func TestPlainLettersAreClean(t *testing.T) {
	plain := 0
	for r := rune(0); r < 0x20000; r++ {
		s := "a" + string(r) + "ế"
		if isPlain(s) {
			plain++
			if got := cleanSlow(s); got != s {
				t.Errorf("%U is plain, and cleaned to %q", r, got)
			}
		}
	}
	if plain < 500 {
		t.Errorf("only %d letters are plain", plain)
	}
	for _, s := range []string{"ế\u0301", "e\u0302", "\xff", "a\xe1\xba", "a\xc4", "\u2126", "\u00a0", "\u200b", "ð"} {
		if isPlain(s) {
			t.Errorf("%q is not plain", s)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"Tỷ lệ “98,7%” – đạt", "Ho\u0300a", "\xe1\xba", "\u00a0ð\u2028"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := Clean(s), cleanSlow(s); got != want {
			t.Fatalf("%q: %q, the slow way %q", s, got, want)
		}
		if once := Clean(s); Clean(once) != once {
			t.Fatalf("%q: cleaned twice it is %q", s, Clean(once))
		}
	})
}

func BenchmarkClean(b *testing.B) {
	text := "Tỷ lệ hồ sơ giải quyết trực tuyến trên địa bàn tỉnh đạt 98,7% – vượt kế hoạch đề ra"
	b.SetBytes(int64(len(text)))
	b.Run("quick", func(b *testing.B) {
		for b.Loop() {
			Clean(text)
		}
	})
	b.Run("slow", func(b *testing.B) {
		for b.Loop() {
			cleanSlow(text)
		}
	})
}
