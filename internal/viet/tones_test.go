package viet

import "testing"

func TestSetApart(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Xã Quảng Thuỷ", "xã  Quảng Thủy", true},
		{"Hoà Bình", "Hòa Bình", true},
		{"Hòa Bình", "Ho\u0300a Bi\u0300nh", true},
		{"Thủy", "Thúy", false},
		{"Lê Lợi", "Le Loi", false},
		{"Ðồng Hới", "Đồng Hới", true},
		{"", "", true},
	} {
		if got := SetApart(c.a) == SetApart(c.b); got != c.same {
			t.Errorf("%q and %q: %v (%q, %q)", c.a, c.b, got, SetApart(c.a), SetApart(c.b))
		}
	}
}
