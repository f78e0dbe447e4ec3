package observe

import (
	"strings"
	"testing"
)

func TestTwoColumnsOfNames(t *testing.T) {
	tests := []struct {
		name, head string
		rows       []string
		want       []string // subject; group; indicator
	}{
		{"a repeated cell", "Khu vực | Chỉ tiêu | Năm 2024",
			[]string{"Công nghiệp | Khai khoáng | 12,5", "Công nghiệp | Chế biến | 45,5", "Dịch vụ | Vận tải | 7,5", "Tổng | Trong đó: nhà nước | 3,5"},
			[]string{"tỉnh An Hòa; Công nghiệp; Khai khoáng", "tỉnh An Hòa; Công nghiệp; Chế biến", "tỉnh An Hòa; Dịch vụ; Vận tải", "tỉnh An Hòa; Tổng; Tổng – nhà nước"}},
		{"a merged cell, and a total", "Khu vực | Ngành | Năm 2024",
			[]string{"Công nghiệp | Dệt may | 12,5", "| Da giày | 45,5", "Dịch vụ | Du lịch | 7,5", "| Vận tải | 3,5", "| Tổng cộng | 69"},
			[]string{"tỉnh An Hòa; Công nghiệp; Dệt may", "tỉnh An Hòa; Công nghiệp; Da giày", "tỉnh An Hòa; Dịch vụ; Du lịch", "tỉnh An Hòa; Dịch vụ; Vận tải", "tỉnh An Hòa; ; Tổng cộng"}},
		{"a total in the cell of the groups", "Khu vực | Ngành | Năm 2024",
			[]string{"Công nghiệp | Dệt may | 12,5", "| Da giày | 45,5", "Dịch vụ | Du lịch | 7,5", "Tổng cộng | | 65,5"},
			[]string{"tỉnh An Hòa; Công nghiệp; Dệt may", "tỉnh An Hòa; Công nghiệp; Da giày", "tỉnh An Hòa; Dịch vụ; Du lịch", "tỉnh An Hòa; ; Tổng cộng"}},
		{"names that need their group", "Chỉ tiêu | Phân tổ | Năm 2024",
			[]string{"Số lao động | Nam | 12", "| Nữ | 45", "Số học viên | Nam | 7", "| Nữ | 3"},
			[]string{"tỉnh An Hòa; Số lao động; Số lao động – nam", "tỉnh An Hòa; Số lao động; Số lao động – nữ", "tỉnh An Hòa; Số học viên; Số học viên – nam", "tỉnh An Hòa; Số học viên; Số học viên – nữ"}},
		{"places in the groups", "Huyện | Cây trồng | Năm 2024",
			[]string{"Huyện An Phú | Lúa | 12", "| Ngô | 45", "Huyện An Bình | Lúa | 7", "| Ngô | 3"},
			[]string{"Huyện An Phú; Huyện An Phú; Lúa", "Huyện An Phú; Huyện An Phú; Ngô", "Huyện An Bình; Huyện An Bình; Lúa", "Huyện An Bình; Huyện An Bình; Ngô"}},
		{"places under indicators", "Cây trồng | Huyện | Năm 2024",
			[]string{"Lúa | Huyện An Phú | 12", "| Huyện An Bình | 45", "Ngô | Huyện An Phú | 7", "| Huyện An Bình | 3"},
			[]string{"Huyện An Phú; Lúa; Lúa", "Huyện An Bình; Lúa; Lúa", "Huyện An Phú; Ngô; Ngô", "Huyện An Bình; Ngô; Ngô"}},
		{"a second text that names nothing", "Dự án | Địa điểm | Năm 2024",
			[]string{"Hồ Đá Đen | Miền núi | 12", "Kè sông Cái | Đồng bằng | 45", "Cầu Mới | Miền núi | 7"},
			[]string{"tỉnh An Hòa; ; Hồ Đá Đen", "tỉnh An Hòa; ; Kè sông Cái", "tỉnh An Hòa; ; Cầu Mới"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, o := range Document(grown("", test.head, test.rows...), nil) {
				got = append(got, strings.Join([]string{o.Subject.Text, strings.Join(o.Group, " > "), o.Indicator.Text}, "; "))
			}
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(test.want, "\n\t"))
			}
		})
	}
}

func TestColumnsOfTimeHoldDates(t *testing.T) {
	for head, want := range map[string]int{"Ngày điều trị TB": 6, "Ngày": 3, "Thời gian thực hiện": 3} {
		if got := Document(grown("", "Cơ sở | Số giường | "+head, "Trạm y tế A | 100 | 5", "Trạm y tế B | 200 | 6", "Trạm y tế C | 300 | 7"), nil); len(got) != want {
			t.Errorf("%q: %d observations, want %d", head, len(got), want)
		}
	}
	got := Document(grown("", "Cơ sở | Số giường | Ngày điều trị TB", "Bệnh viện Mắt | 100 | 5,5", "Bệnh viện Phổi | 200 | 6,5"), nil)
	if len(got) != 4 || got[1].Unit != "ngày" || *got[1].Value != 5.5 || got[1].Subject.Text != "Bệnh viện Mắt, tỉnh An Hòa" {
		t.Errorf("%+v", got)
	}
	if got := Document(grown("", "Công trình | Vốn | Năm hoàn thành", "Hồ A | 100 | 2024", "Hồ B | 200 | 2025", "Hồ C | 300 | 2026"), nil); len(got) != 3 {
		t.Errorf("%d observations, want 3", len(got))
	}
}
