package main

import "testing"

func TestComputedInEnglish(t *testing.T) {
	for from, want := range map[string]string{
		"kể ra 3":                        "lists 3",
		"chú thích ⁵: 13 mục":            "footnote ⁵: 13 items",
		"tổng 12 số hạng = 9":            "sum of 12 terms = 9",
		"Quý III năm 2023":               "quarter III of 2023",
		"chưa đạt":                       "not met",
		"vượt":                           "above",
		"55 - 45,2 = 9,8 điểm phần trăm": "55 - 45,2 = 9,8 percentage points",
		"trước: 180/QĐ-UBND (2023-02-10); sau: 293/QĐ-UBND (2023-03-03)": "before: 180/QĐ-UBND (2023-02-10); after: 293/QĐ-UBND (2023-03-03)",
		"100/120 = 83,3% trên tổng số xã đạt chuẩn":                      "100/120 = 83,3% of tổng số xã đạt chuẩn",
		// Names keep their words.
		"Quyết định số 383/QĐ-UBND ngày 14 tháng 3 năm 2024": "Quyết định số 383/QĐ-UBND ngày 14 tháng 3 năm 2024",
		"Tổng số DVCTT dưới mức đạt":                         "Tổng số DVCTT dưới mức đạt",
	} {
		if got := computedInEnglish(from); got != want {
			t.Errorf("%q: %q, want %q", from, got, want)
		}
	}
}
