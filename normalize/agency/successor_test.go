package agency

import (
	"strings"
	"testing"

	"github.com/trichluc/trichluc/normalize/tables"
)

func TestNamed(t *testing.T) {
	for text, want := range map[string]string{
		"Sở TT&TT": "Sở Thông tin và Truyền thông tỉnh Hà Nam", "Sở Lao động - TB & XH, tỉnh Hà Nam": "Sở Lao động - Thương binh và Xã hội tỉnh Hà Nam",
		"Sở Tài nguyên và MT": "Sở Tài nguyên và Môi trường tỉnh Hà Nam", "Bộ KH&ĐT": "Bộ Kế hoạch và Đầu tư", "UBND huyện Bình Lục, tỉnh Hà Nam": "UBND huyện Bình Lục",
		"Sở TT&TT và Sở Nội vụ": "", "Giám đốc Sở Y tế": "", "Xã An Phú": "", "": "",
	} {
		a, ok := Named(text, home(t, "Hà Nam"))
		if a.Name != want || ok != (want != "") {
			t.Errorf("Named(%q) = %q, want %q", text, a.Name, want)
		}
	}
}

func TestSuccessors(t *testing.T) {
	for _, c := range []struct{ text, before, since string }{
		{"Sở TT&TT", "Sở Thông tin và Truyền thông tỉnh Hà Nam", "Sở Khoa học và Công nghệ tỉnh Hà Nam"},
		{"Sở Kế hoạch và Đầu tư", "Sở Kế hoạch và Đầu tư tỉnh Hà Nam", "Sở Tài chính tỉnh Hà Nam"},
		{"Sở GTVT", "Sở Giao thông vận tải tỉnh Hà Nam", "Sở Xây dựng tỉnh Hà Nam"},
		{"Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Hà Nam", "Sở Nông nghiệp và Môi trường tỉnh Hà Nam"},
		{"Bộ Lao động - Thương binh và Xã hội", "Bộ Lao động - Thương binh và Xã hội", "Bộ Nội vụ"},
		{"Sở Y tế", "Sở Y tế tỉnh Hà Nam", "Sở Y tế tỉnh Hà Nam"},
	} {
		a, ok := Named(c.text, home(t, "Hà Nam"))
		if !ok || a.On("2025-02-28").Name != c.before || a.On("2025-03-01").Name != c.since {
			t.Errorf("%s: %q, then %q; want %q, %q", c.text, a.On("2025-02-28").Name, a.On("2025-03-01").Name, c.before, c.since)
		}
	}
}

func TestBefore(t *testing.T) {
	for text, want := range map[string]string{
		"Sở Tài chính":                 "Sở Kế hoạch và Đầu tư tỉnh Hà Nam; Sở Tài chính tỉnh Hà Nam",
		"Sở Nông nghiệp và Môi trường": "Sở Tài nguyên và Môi trường tỉnh Hà Nam; Sở Nông nghiệp và Phát triển nông thôn tỉnh Hà Nam",
		"Sở Nội vụ":                    "Sở Lao động - Thương binh và Xã hội tỉnh Hà Nam; Sở Nội vụ tỉnh Hà Nam; in part",
		"Sở Y tế":                      "Sở Y tế tỉnh Hà Nam",
	} {
		a, _ := Named(text, home(t, "Hà Nam"))
		names, whole := a.Before()
		if !whole {
			names = append(names, "in part")
		}
		if got := strings.Join(names, "; "); got != want {
			t.Errorf("before %s: %s, want %s", text, got, want)
		}
	}
}

// TestSuccessorsAreKnown holds both sides of the table to the table of bodies.
func TestSuccessorsAreKnown(t *testing.T) {
	known := map[string]bool{}
	for _, row := range tables.Rows("agencies.tsv") {
		known[row[0]] = true
	}
	for _, row := range tables.Rows("agency-successors.tsv") {
		for _, name := range append(tables.List(row[3]), row[0], row[2]) {
			if !known[name] {
				t.Errorf("%s is in no row of agencies.tsv", name)
			}
		}
		if len(row[1]) != 10 || strings.HasSuffix(row[0], "{tỉnh}") != strings.HasSuffix(row[2], "{tỉnh}") {
			t.Errorf("%q: no day, or a body of a province that became a central one", row)
		}
	}
}
