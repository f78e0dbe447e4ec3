package period

import (
	"strings"
	"testing"
)

func TestSeries(t *testing.T) {
	for text, want := range map[string]string{
		"tỷ lệ quý i, quý ii và quý iv lần lượt": "2024-Q1 2024-Q2 2024-Q4",
		"quý i, ii, iii năm 2023":                "2023-Q1 2023-Q2 2023-Q3",
		"quý iii/2023, quý iv/2022":              "2023-Q3 2022-Q4",
		"các năm 2021, 2022 và 2023":             "2021 2022 2023",
		"tháng 10, 11 và tháng 12/2023":          "2023-10 2023-11 2023-12",
		"tháng 12, 13":                           "",
		"quý i năm 2023":                         "",
	} {
		var got []string
		_, _, list, _ := Series(text, Year("2024"))
		for _, p := range list {
			got = append(got, p.Label)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %v, want %s", text, got, want)
		}
	}
}
