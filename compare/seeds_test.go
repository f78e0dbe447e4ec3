package compare

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/extract"
	"github.com/trichluc/trichluc/normalize"
)

// seeds is where real reports lie, which are not part of the repository.
const seeds = "../../shared/seeds/txt"

// TestProvincesMeet puts indicators that provinces word differently side by
// side, over reports that were not written for it. What is wanted is each row
// with the figures in its cells.
func TestProvincesMeet(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(seeds, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Skip("no ../shared beside the repository: the reports are not part of it")
	}
	figures := figuresOf(t, files)
	for _, c := range []struct{ indicator, want string }{
		{"dvctt-toan-trinh-rate", "Bắc Kạn 85,8 (1.013/1.181); Bắc Giang 100"},
		{"dvctt-toan-trinh-eligible-rate", "Bắc Kạn 100; Bắc Giang 100; Quảng Bình 100"},
		{"filings-online-toan-trinh-rate", "Bắc Kạn 93,1; Bắc Giang 98.79"},
		{"filings-online-mot-phan-rate", "Bắc Kạn 60,7; Bắc Giang 84.5"},
		{"filings-online-rate", "Bắc Kạn 79,7 (19.625/24.628); Quảng Bình 71,23 75,3"},
		{"payment-online-filings-rate", "Bắc Kạn 14,36 (1.571/10.941); Bắc Giang 97.09; Quảng Bình 10,15 (4.426/43.605)"},
		{"payment-online-procedures-rate", "Bắc Giang 100; Quảng Bình 100"},
		{"dvctt-with-filings-rate", "Bắc Kạn 98.7; Bắc Giang 100; Quảng Bình 86,84"},
		{"reports-online-rate", "Bắc Kạn 100; Bắc Giang 100; Quảng Bình 100"},
		{"health-records-rate", "Bắc Kạn 98; Quảng Bình 67,7"},
	} {
		query := Parse(c.indicator)
		var own []Figure
		for _, f := range figures {
			if query.Selects(&f.Observation) {
				own = append(own, f)
			}
		}
		var got []string
		names := map[string]bool{}
		for _, r := range Tabulate(own, Options{}).Rows {
			line := r.Name
			for _, cell := range r.Cells {
				if cell.Sort != SortEmpty {
					line += " " + cell.Text()
					names[cell.Figure.Indicator.Text] = true
				}
			}
			got = append(got, line)
		}
		if strings.Join(got, "; ") != c.want || len(names) < 2 {
			t.Errorf("%s: got %s, worded %q; want %s in at least two wordings", c.indicator, strings.Join(got, "; "), slices.Sorted(maps.Keys(names)), c.want)
		}
	}
}

// figuresOf reads reports as far as comparing needs them.
func figuresOf(t *testing.T, files []string) (out []Figure) {
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := extract.Read(t.Context(), file, data)
		if err != nil {
			t.Fatal(err)
		}
		observations, _ := normalize.Document(d, normalize.Options{})
		for _, o := range observations {
			out = append(out, Figure{Observation: o, Province: d.Metadata.Province, Source: file, Date: d.Metadata.Date})
		}
	}
	return out
}
