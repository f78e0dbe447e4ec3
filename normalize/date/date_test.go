package date

import "testing"

func TestAt(t *testing.T) {
	tests := []struct {
		text, iso, precision string
		end                  int // -1: the whole text
	}{
		{"03/6/2020", "2020-06-03", Day, -1},
		{"3-6-2020", "2020-06-03", Day, -1},
		{"03.6.2020", "2020-06-03", Day, -1},
		{"ngày 03/6/2020", "2020-06-03", Day, -1},
		{"ngày 03 / 6 / 2020 của", "2020-06-03", Day, len("ngày 03 / 6 / 2020")},
		{"Ngày 09 tháng 01 năm 2024", "2024-01-09", Day, -1},
		{"ngày 9 tháng 1/2024", "2024-01-09", Day, -1},
		{"ngày 3/6/23 về", "2023-06-03", Day, len("ngày 3/6/23")},
		{"ngày / /2024", "2024", Year, -1},
		{"ngày    /   /2024", "2024", Year, -1},
		{"ngày /3/2024", "2024-03", Month, -1},
		{"ngày … / … /2024", "2024", Year, -1},
		{"ngày ..../..../2024", "2024", Year, -1},
		{"ngày tháng năm 2024", "2024", Year, -1},
		{"ngày       tháng 3 năm 2024", "2024-03", Month, -1},
		{"ngày …… tháng …… năm 2025", "2025", Year, -1},
		{"ngày 15 tháng     năm 2025", "2025", Year, -1},
		{"tháng 3 năm 2024", "2024-03", Month, -1},
		{"tháng 12/2023,", "2023-12", Month, len("tháng 12/2023")},
		{"năm 2023", "2023", Year, -1},
		{"ngày 29/02/2024", "2024-02-29", Day, -1},

		{"29/02/2023", "", "", 0},
		{"31/4/2023", "", "", 0},
		{"14/13/2024", "", "", 0},
		{"00/12/2024", "", "", 0},
		{"ngày 32/1/2024", "", "", 0},
		{"10/63", "", "", 0},
		{"151/151", "", "", 0},
		{"1.013/1.013", "", "", 0},
		{"12/2023/NĐ-CP", "", "", 0},
		{"3/6/20", "", "", 0}, // two digits need a "ngày" to be a year
		{"3/6-2020", "", "", 0},
		{"ngày 5", "", "", 0},
		{"năm 20245", "", "", 0},
		{"", "", "", 0},
	}
	for _, tt := range tests {
		d, ok := At(tt.text, 0)
		if tt.end == -1 {
			tt.end = len(tt.text)
		}
		if ok != (tt.iso != "") || d.ISO != tt.iso || d.Precision != tt.precision || d.End != tt.end {
			t.Errorf("At(%q) = %+v, %v; want %q %q ending at %d", tt.text, d, ok, tt.iso, tt.precision, tt.end)
		}
	}
}

func TestAll(t *testing.T) {
	text := "Từ ngày 25/12/2023 đến 05/03/2024, quý I năm 2024 có 10/63 tỉnh, ngày 30/02/2024 không có."
	var got []string
	for _, d := range All(text) {
		got = append(got, text[d.Start:d.End]+"="+d.ISO)
	}
	want := []string{"ngày 25/12/2023=2023-12-25", "05/03/2024=2024-03-05", "năm 2024=2024"}
	if len(got) != len(want) {
		t.Fatalf("All = %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("All[%d] = %q, want %q", i, got[i], want[i])
		}
	}
}

func FuzzAt(f *testing.F) {
	f.Add("ngày 03/6/2020", 0)
	f.Add("x ngày … tháng 3 năm 2024", 2)
	f.Fuzz(func(t *testing.T, text string, pos int) {
		if pos < 0 || pos > len(text) {
			return
		}
		if d, ok := At(text, pos); ok && (d.Start != pos || d.End <= pos || d.End > len(text)) {
			t.Errorf("At(%q, %d) = %+v", text, pos, d)
		}
	})
}
