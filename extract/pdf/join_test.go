package pdf

import "testing"

// A full line of a narrow cell that ends without a space ends a word, unless
// one of the halves cannot stand alone.
func TestSeparatorOfFullLines(t *testing.T) {
	for _, tt := range []struct{ above, below, want string }{
		{"Quý", "3", " "}, {"Phường", "An Lạc", " "}, {"thực", "(%)", " "}, {"thu", "hoạch", " "}, {"UBND", "tỉnh", " "},
		{"ST", "T", ""}, {"HĐ", "ND", ""}, {"ngh", "iệp vụ", ""}, {"Thá", "ng", ""}, {"T", "háng", ""}, {"1.0", "13", ""}, {"2023", "2024", " "},
		{"2020,", "2021", " "}, {"2023,", "2,5%", " "}, {"12,", "5%", ""}, {"0,12", "34", " "}, {"1,234,", "567", ""}, {"tinh", ".gov.vn", ""}, {"34", ".", ""}, {"đồng", ")", ""}, {"34", "(%)", " "},
	} {
		above, below := line{text: tt.above, x0: 1, x1: 29, size: 10}, line{text: tt.below, x0: 1, x1: 20, size: 10}
		if got := separator(&above, &below, 0, 30, true); got != tt.want {
			t.Errorf("between %q and %q stands %q, want %q", tt.above, tt.below, got, tt.want)
		}
	}
}
