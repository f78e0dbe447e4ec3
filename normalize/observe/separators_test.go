package observe

import (
	"fmt"
	"strings"
	"testing"
)

// TestSeparators settles numerals that form leaves open by the column that
// they stand in, and keeps the reading given up.
func TestSeparators(t *testing.T) {
	const unitHead = "TT | Huyện | "
	tests := []struct {
		name, head string
		rows       []string
		column     int
		want       string
	}{
		{"things come in whole numbers", unitHead + "Số hồ sơ", []string{"1 | Huyện A | 1,034", "2 | Huyện B | 2,5"}, 3, "1.034 or 1034; 2.5"},
		{"whole numbers only", unitHead + "Số hồ sơ", []string{"1 | Huyện A | 1,034", "2 | Huyện B | 890"}, 3, "1034 or 1.034; 890"},
		{"a share proves thousands", unitHead + "Đã chi | Được giao | Tỷ lệ (%)", []string{"1 | Huyện A | 1,575 | 2100 | 75,0"}, 3, "1575 or 1.575"},
		{"a leading nought", unitHead + "Diện tích (ha)", []string{"1 | Huyện A | 1.034", "2 | Huyện B | 0.512"}, 3, "1.034 or 1034; 0.512"},
		{"a total that is a sum of decimals", unitHead + "Sản lượng (nghìn tấn)", []string{"1 | Huyện A | 1.034", "2 | Huyện B | 12.5", " | Tổng cộng | 13.534"}, 3, "1.034 or 1034; 12.5; 13.534 or 13534"},
		{"decimals by the same sign", unitHead + "Sản lượng (tấn)", []string{"1 | Huyện A | 1,034", "2 | Huyện B | 7,25"}, 3, "1.034; 7.25"},
		{"sums over columns", unitHead + "Lúa (ha) | Ngô (ha) | Tổng diện tích (ha)", []string{"1 | Huyện A | 1.034 | 0.512 | 1.546"}, 5, "1.546 or 1546"},
		{"nothing tells", unitHead + "Sản lượng (nghìn tấn)", []string{"1 | Huyện A | 1,034", "2 | Huyện B | 2,512"}, 3, "1.034 or 1034; 2.512 or 2512"},
		{"groups of several", unitHead + "Thu (đồng)", []string{"1 | Huyện A | 1.034", "2 | Huyện B | 1.234.567"}, 3, "1034; 1.234567e+06"},
		{"rows with units of their own", "TT | Chỉ tiêu | ĐVT | Kết quả", []string{"1 | Tổng số hồ sơ | hồ sơ | 169.668", "2 | Tỷ lệ đúng hạn | % | 98.79"}, 4, "169668; 98.79"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, o := range Document(grown("", test.head, test.rows...), nil) {
				if o.Location.Column != test.column || o.Value == nil {
					continue
				}
				text := fmt.Sprint(*o.Value)
				for _, other := range o.Ambiguous {
					text += " or " + fmt.Sprint(other)
				}
				if len(o.Ambiguous) > 0 && o.Confidence > 0.85 {
					t.Errorf("%s is open, and sure by %v", text, o.Confidence)
				}
				got = append(got, text)
			}
			if strings.Join(got, "; ") != test.want {
				t.Errorf("got %s, want %s", strings.Join(got, "; "), test.want)
			}
		})
	}
}
