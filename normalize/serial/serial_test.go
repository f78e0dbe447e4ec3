package serial

import (
	"strings"
	"testing"
)

func TestScan(t *testing.T) {
	tests := map[string]string{ // text -> digits/year/symbol of what is found, "|" between
		"Quyết định số 749/QĐ-TTg ngày":                          "749//QĐ-TTg",
		"số 13/2023/NĐ-CP, 47/2024/NĐ-CP":                        "13/2023/NĐ-CP|47/2024/NĐ-CP",
		"Chỉ thị 31-CT/TU và 31/CT-TU":                           "31//CT/TU|31//CT-TU",
		"Số: 698 /KH-UBND":                                       "698//KH-UBND",
		"số 12 / QĐ - UBND tỉnh":                                 "12//QĐ-UBND",
		"12/QĐ-UBND - Sở Nội vụ":                                 "12//QĐ-UBND",
		"Số: /BC-STTTT":                                          "//BC-STTTT",
		"số ...../KH-UBND":                                       "//KH-UBND",
		"số …/2025/NQ-HĐND":                                      "/2025/NQ-HĐND",
		"1198/STTTT-CNTT&TT)":                                    "1198//STTTT-CNTT&TT",
		"812/SLĐ-TB&XH-VP":                                       "812//SLĐ-TB&XH-VP",
		"29/2021/QH15":                                           "29/2021/QH15",
		"30a/2008/NQ-CP":                                         "30a/2008/NQ-CP",
		"26/TTr-UBND, 17/CTr-BCĐ":                                "26//TTr-UBND|17//CTr-BCĐ",
		"12/QĐ-UBNDngày":                                         "12//QĐ-UBND",
		"03/2008/TTLT-BTTTT- BNV":                                "03/2008/TTLT-BTTTT-BNV",
		"số 1O5/KH-UBND, số 3l2/QĐ-UBND, l/QĐ-UBND":              "105//KH-UBND|312//QĐ-UBND",
		"số 1333 QĐ/UBND, 22 NQ/TW, 15 TTr-STC; 5 QĐ, 3.2 TB/TU": "1333//QĐ/UBND|22//NQ/TW|15//TTr-STC",
		"151/151 UBND, 10/63, 2G/3G/4G, 1.013/1.181":             "",
		"tháng 10/2023 - UBND, 2021-2025, năm 2025-UBND":         "",
		"TCVN ISO 9001:2015, IPv4/IPv6, 100Mb/s, 25/12/2023":     "",
		"chuyển đổi số - UBND tỉnh":                              "",
		"3/A":                                                    "",
		"/QĐ-UBND":                                               "",
		"":                                                       "",
	}
	for text, want := range tests {
		var got []string
		Scan(text, func(n Number) {
			got = append(got, n.Digits+"/"+n.Year+"/"+n.Symbol)
			if n.Start < 0 || n.End > len(text) || n.Start >= n.End {
				t.Errorf("%q: [%d, %d)", text, n.Start, n.End)
			}
		})
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("Scan(%q) = %q, want %q", text, s, want)
		}
	}
}

func TestMendAndSplit(t *testing.T) {
	for symbol, want := range map[string]string{
		"QD-UBND": "QĐ-UBND Quyết định UBND", "QĐ-TTG": "QĐ-TTg Quyết định TTg", "ND-CP": "NĐ-CP Nghị định CP", "KH/BCSD": "KH/BCSĐ Kế hoạch BCSĐ",
		"CTR/TU": "CTr/TU Chương trình TU", "UBND-KGVX": "UBND-KGVX - UBND-KGVX", "BTTTT-CATTT": "BTTTT-CATTT - BTTTT-CATTT",
		"HD-BTCTU": "HD-BTCTU Hướng dẫn BTCTU", "TTLT-BNV-BTC": "TTLT-BNV-BTC Thông tư liên tịch BNV-BTC", "XYZ-ABC": "XYZ-ABC - XYZ-ABC",
	} {
		mended := Mend(symbol)
		name := "-"
		k, rest := Split(mended)
		if k != nil {
			name = k.Name
		}
		if got := mended + " " + name + " " + rest; got != want {
			t.Errorf("%s: %q, want %q", symbol, got, want)
		}
	}
}

func TestCanonicalAndSlug(t *testing.T) {
	tests := []struct{ text, key, slug string }{
		{"749/QĐ-TTg", "749/QĐ-TTg", "749-qd-ttg"},
		{"13/2023/NĐ-CP", "13/2023/NĐ-CP", "13-2023-nd-cp"},
		{"31/CT-TU", "31-CT/TU", "31-ct-tu"},
		{"9-NQ/TU", "9-NQ/TU", "09-nq-tu"},
		{"009/KH-UBND", "009/KH-UBND", "09-kh-ubnd"},
		{"30a/2008/NQ-CP", "30a/2008/NQ-CP", "30a-2008-nq-cp"},
		{"12/QĐ/UBND", "12/QĐ-UBND", "12-qd-ubnd"},
		{"22 NQ/TW", "22-NQ/TW", "22-nq-tw"},
	}
	for _, tt := range tests {
		Scan(tt.text, func(n Number) {
			key, symbol := Canonical(n, n.Symbol)
			if key != tt.key || Slug(n, symbol) != tt.slug {
				t.Errorf("%s: %q %q, want %q %q", tt.text, key, Slug(n, symbol), tt.key, tt.slug)
			}
		})
	}
}

func FuzzScan(f *testing.F) {
	f.Add("Số: 698 /KH-UBND, 31-CT/TU, số …/2025/NQ-HĐND - TTLT-BTTTT- BNV")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		Scan(text, func(n Number) {
			if n.Start < last || n.End <= n.Start || n.End > len(text) || n.Symbol == "" {
				t.Fatalf("%+v in %q", n, text)
			}
			last = n.End
			Mend(n.Symbol)
			Slug(n, n.Symbol)
		})
	})
}

func BenchmarkScan(b *testing.B) {
	text := strings.Repeat("Trung tâm dữ liệu của tỉnh đạt 75,81% (114.197/150.627) giai đoạn 2021-2025, kết nối 151/151 xã. ", 50)
	text = strings.Repeat(text+"Thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ. ", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Scan(text, func(Number) {})
	}
}
