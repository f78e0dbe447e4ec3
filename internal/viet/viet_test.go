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
