package sheet

import (
	"strings"
	"testing"
)

// TestFormats shows numbers by the formats of old workbooks.
func TestFormats(t *testing.T) {
	f := NewFormats(false)
	defer f.Close()
	for _, c := range []struct {
		value float64
		id    int
		code  string
		want  string
	}{
		{1013.5, 0, "", "1013,5"},
		{98.700000000000003, 0, "", "98,7"},
		{1013.5, 4, "", "1.013,50"},
		{0.987, 10, "", "98,70%"},
		{4215, 3, "", "4.215"},
		{1234567, 164, "#,##0,", "1.235"},
		{43985, 14, "", "03/06/2020"},
		{12.5, 165, `0.0" tỷ"`, "12,5 tỷ"},
		{-5, 166, "#,##0_);(#,##0)", "(5)"},
	} {
		if got := f.Show(c.value, c.id, c.code); got != c.want {
			t.Errorf("%v by %d %q: %q, want %q", c.value, c.id, c.code, got, c.want)
		}
	}
}

// TestForeign shows numbers that computers of both countries have written.
func TestForeign(t *testing.T) {
	for _, c := range []struct {
		text  string
		value float64
		want  string
	}{
		{"1,013.5", 1013.5, "1.013,5"}, {"1.013,5", 1013.5, "1.013,5"}, {"1.013", 1013, "1.013"}, {"1,013", 1013, "1.013"},
		{"1.013", 1.013, "1,013"}, {"1,013", 1.013, "1,013"}, {"98.7%", 0.987, "98,7%"}, {"98,7%", 0.987, "98,7%"}, {"12", 12, "12"},
	} {
		if got := Foreign(c.text, c.value); got != c.want {
			t.Errorf("%q of %v: %q, want %q", c.text, c.value, got, c.want)
		}
	}
}

func FuzzLocal(f *testing.F) {
	f.Add("1,013.50", 1013.5)
	f.Fuzz(func(t *testing.T, text string, value float64) {
		if got := Local(text, value, Scale{}); strings.Count(got, "") != strings.Count(text, "") && len(text) < digitsShown {
			t.Errorf("%q becomes %q", text, got)
		}
	})
}
