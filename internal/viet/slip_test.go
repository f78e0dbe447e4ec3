package viet

import "testing"

func TestOneLetterApart(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"chuyen", "chuyem", true}, {"chuyen", "chyen", true}, {"chuyen", "chuyenn", true}, {"a", "", true},
		{"chuyen", "chuyen", false}, {"chuyen", "chueyn", false}, {"chuyen", "chuy", false}, {"", "", false},
	} {
		if OneLetterApart(c.a, c.b) != c.want || OneLetterApart(c.b, c.a) != c.want {
			t.Errorf("%q, %q: want %v", c.a, c.b, c.want)
		}
	}
}
