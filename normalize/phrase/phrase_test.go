package phrase

import "testing"

func TestAt(t *testing.T) {
	tests := []struct {
		phrase, text string
		exact        bool
		end          int // -1: no match
	}{
		{"Quyết định", "quyết định số", false, len("quyết định")},
		{"Quyết định", "QUYẾT\u00a0ĐỊNH", false, len("QUYẾT\u00a0ĐỊNH")},
		{"Quyết định", "Quyết   định", false, len("Quyết   định")},
		{"Quyết định", "Quyet dinh", false, len("Quyet dinh")},
		{"Quyết định", "Quyê\u0301t định", false, len("Quyê\u0301t định")},
		{"Quyết định", "quyết địnhs", false, -1},
		{"Quyết định", "quyết", false, -1},
		{"Ủy ban", "Uỷ ban", false, len("Uỷ ban")},
		{"tại", "Tại Hà Nội", true, len("Tại")},
		{"tại", "tai nạn", true, -1},
		{"v/v", "V/v: mời", true, len("V/v")},
		{"", "x", false, -1},
		{"x", "", false, -1},
	}
	for _, tt := range tests {
		p := New(tt.phrase)
		if tt.exact {
			p = Exact(tt.phrase)
		}
		end, ok := p.At(tt.text, 0)
		if ok != (tt.end >= 0) || ok && end != tt.end {
			t.Errorf("%q at %q: %d, %v; want %d", tt.phrase, tt.text, end, ok, tt.end)
		}
	}
}

func TestBefore(t *testing.T) {
	for _, tt := range []struct {
		phrase, text string
		start        int
	}{
		{"Kế hoạch", "ban hành Kế  hoạch", len("ban hành ")},
		{"Kế hoạch", "KẾ HOẠCH", 0},
		{"số", "hệ số", len("hệ ")},
		{"số", "xsố", -1},
		{"Nghị quyết", "quyết", -1},
		{"Kế hoạch", "Kế hoa\u0323ch", 0},
	} {
		start, ok := New(tt.phrase).Before(tt.text, len(tt.text))
		if ok != (tt.start >= 0) || ok && start != tt.start {
			t.Errorf("%q before the end of %q: %d, %v; want %d", tt.phrase, tt.text, start, ok, tt.start)
		}
	}
}

func TestSetTakesTheLongest(t *testing.T) {
	var s Set[string]
	for _, p := range []string{"Kế hoạch", "Kế hoạch hành động", "hành động"} {
		s.Add(p, p)
	}
	if v, _, ok := s.At("kế hoạch hành động số 5", 0); !ok || v != "Kế hoạch hành động" {
		t.Errorf("At = %q", v)
	}
	text := "Kế hoạch hành động"
	if v, start, ok := s.Before(text, len(text)); !ok || v != "Kế hoạch hành động" || start != 0 {
		t.Errorf("Before = %q at %d", v, start)
	}
	var got []string
	s.Each("Kế hoạch và kế hoạch hành động, phản hành động", func(v string, _, _ int) { got = append(got, v) })
	if len(got) != 3 || got[0] != "Kế hoạch" || got[1] != "Kế hoạch hành động" || got[2] != "hành động" {
		t.Errorf("Each = %q", got)
	}
}

func FuzzPhrase(f *testing.F) {
	f.Add("Quyết định", "x Quyê\u0301t  định", 2)
	f.Fuzz(func(t *testing.T, phrase, text string, pos int) {
		if pos < 0 || pos > len(text) {
			return
		}
		for _, p := range []Phrase{New(phrase), Exact(phrase)} {
			if end, ok := p.At(text, pos); ok && (end < pos || end > len(text)) {
				t.Errorf("At %d of %d", end, len(text))
			}
			if start, ok := p.Before(text, pos); ok && (start < 0 || start > pos) {
				t.Errorf("Before %d of %d", start, pos)
			}
		}
	})
}
