package place

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestByName(t *testing.T) {
	for name, code := range map[string]string{
		"Bắc Giang": "24", "tỉnh Bắc Giang": "24", "BẮC KẠN": "06", "Bắc Cạn": "06", "Hoà Bình": "17", "Hòa Bình": "17",
		"TP. Hồ Chí Minh": "79", "TPHCM": "79", "Thành phố Hồ Chí Minh": "79", "Thừa Thiên Huế": "46", "Bà Rịa – Vũng Tàu": "77",
		"Đắc Lắc": "66", "Quang Binh": "44", "Quảng Ninh": "22", "": "", "Đồng Hới": "", "Bắc": "", "Bắc Giang và": "",
	} {
		p, ok := ByName(name)
		if p.Code != code || ok != (code != "") {
			t.Errorf("ByName(%q) = %q, %v; want %q", name, p.Code, ok, code)
		}
	}
}

func TestAt(t *testing.T) {
	for text, want := range map[string]string{
		"Bắc Ninh năm 2024": "Bắc Ninh", "HÀ TĨNH": "Hà Tĩnh", "hòa bình thế giới": "", "Hòa bình": "", "Huếy": "",
		"Bà Rịa - Vũng Tàu, ngày": "Bà Rịa - Vũng Tàu", "Đắk\u00a0Lắk": "Đắk Lắk",
	} {
		if p, _, _ := At(text, 0); p.Name != want {
			t.Errorf("At(%q) = %q, want %q", text, p.Name, want)
		}
	}
}

func TestCount(t *testing.T) {
	got := Count("UBND tỉnh Quảng Bình, huyện Quảng Ninh, thị xã Quảng Trị; Quảng Bình và Quảng Trị", 1<<20)
	if got["44"] != 2 || got["22"] != 0 || got["45"] != 1 {
		t.Errorf("Count = %v", got)
	}
}

func TestMerger(t *testing.T) {
	into := map[string]bool{}
	for _, p := range All() {
		into[p.IntoCode] = true
		if (p.Until == "") != (p.Into == p.Name && (p.IntoCode == p.Code)) {
			t.Errorf("%s: until %q but into %s (%s, was %s)", p.Name, p.Until, p.Into, p.IntoCode, p.Code)
		}
	}
	if len(All()) != 63 || len(into) != 34 {
		t.Errorf("%d provinces went into %d, want 63 into 34", len(All()), len(into))
	}
}

// TestCodes compares our codes with the reference data beside the repository.
func TestCodes(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", "provinces.tsv"))
	if err != nil {
		t.Skip("no reference data beside the repository: ", err)
	}
	defer f.Close()
	n := 0
	for s := bufio.NewScanner(f); s.Scan(); {
		c := strings.Split(s.Text(), "\t")
		if len(c) < 7 || c[0] == "code" {
			continue
		}
		n++
		p, ok := ByName(c[1])
		if !ok || p.Code != c[0] || p.ISO != c[3] || p.Until != c[4] || p.IntoCode != c[5] || p.City != (c[2] == "Thành phố") {
			t.Errorf("%s: have %+v, want %q", c[1], p, c)
		}
		if successor, ok := ByName(c[6]); !ok || successor.Name != p.Into && p.Into != c[6] {
			t.Errorf("%s went into %q, want %q", c[1], p.Into, c[6])
		}
	}
	if n != len(All()) {
		t.Errorf("reference has %d provinces, we %d", n, len(All()))
	}
}
