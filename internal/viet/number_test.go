package viet

import "testing"

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		value  float64
		digits int
		want   string
	}{
		{0, -1, "0"},
		{999, -1, "999"},
		{1000, -1, "1.000"},
		{-20824, 0, "-20.824"},
		{1234567.5, -1, "1.234.567,5"},
		{2.684, 2, "2,68"},
		{98, 1, "98,0"},
		{-0.5, -1, "-0,5"},
	} {
		if got := Number(c.value, c.digits); got != c.want {
			t.Errorf("Number(%v, %d) = %q, want %q", c.value, c.digits, got, c.want)
		}
	}
}
