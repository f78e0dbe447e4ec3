package phrase

import (
	"strings"
	"testing"
	"unicode"
)

// plain is what a Set does, one phrase after the other.
type plain struct{ phrases []Phrase }

func (s plain) best(try func(Phrase) (int, bool)) (best, place int) {
	best = -1
	for i, p := range s.phrases {
		if at, ok := try(p); ok && (best < 0 || p.Len() > s.phrases[best].Len()) {
			best, place = i, at
		}
	}
	return best, place
}

func compare(t *testing.T, phrases []string, text string) {
	t.Helper()
	var s Set[int]
	var oracle plain
	for i, p := range phrases {
		if i%2 == 0 {
			s.Add(p, len(oracle.phrases))
			oracle.phrases = append(oracle.phrases, New(p))
		} else {
			s.AddExact(p, len(oracle.phrases))
			oracle.phrases = append(oracle.phrases, Exact(p))
		}
	}
	for pos := range len(text) + 1 {
		want, wantEnd := oracle.best(func(p Phrase) (int, bool) { return p.At(text, pos) })
		got, end, ok := s.At(text, pos)
		if ok != (want >= 0) || ok && (got != want || end != wantEnd) {
			t.Errorf("%q: At(%q, %d) = %d, %d, %v; want %d, %d", phrases, text, pos, got, end, ok, want, wantEnd)
		}
		want, wantStart := oracle.best(func(p Phrase) (int, bool) { return p.Before(text, pos) })
		got, start, ok := s.Before(text, pos)
		if ok != (want >= 0) || ok && (got != want || start != wantStart) {
			t.Errorf("%q: Before(%q, %d) = %d, %d, %v; want %d, %d", phrases, text, pos, got, start, ok, want, wantStart)
		}
	}
}

func TestSetAgainstPlainPhrases(t *testing.T) {
	for _, phrases := range [][]string{
		{"Kế hoạch", "kế hoạch hành động", "hành động", "Kế", "hoạch", "ké hoach"},
		{"v/v", "v/v", "về", "ve", "Sở TT&TT", "Sở"},
		{"a", "A", "đ", "d", "(", "( a", "a (", ""},
	} {
		for _, text := range []string{
			"Kế hoạch hành động", "KẾ\u00a0HOẠCH  HÀNH\nĐỘNG số 5", "kê\u0301 hoa\u0323ch hành", "phản hành động kếx", "V/V về ve vẻ", "Sở TT&TTx Sở TT&TT.",
			"a ( a) (a đ d Đ\u0301 ð", "\xff a\xc4", "", " ",
		} {
			compare(t, phrases, text)
		}
	}
}

func FuzzSet(f *testing.F) {
	f.Add("Kế hoạch|kế hoạch hành|hành động|hanh", "ke\u0301 hoạch  hành động")
	f.Fuzz(func(t *testing.T, phrases, text string) {
		if len(text) < 200 && len(phrases) < 200 && !strings.Contains(phrases, "\ufffd") && !strings.Contains(text, "\ufffd") {
			compare(t, strings.Split(phrases, "|"), text)
		}
	})
}

func TestLower(t *testing.T) {
	for r := rune(0); r < 0x3000; r++ {
		if lower(r) != unicode.ToLower(r) {
			t.Errorf("%U", r)
		}
		if IsWord(r) != (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)) {
			t.Errorf("word %U", r)
		}
	}
}
