package observe

import (
	"strings"
	"testing"

	"github.com/trichluc/trichluc/normalize/unit"
)

func TestUnitAboveTheTable(t *testing.T) {
	tests := []struct {
		name, unit, head string
		rows             []string
		want             []string // unit of each figure, with "?" where it is doubted
	}{
		{"columns that count or are shares keep their own", "triệu đồng", "TT | Huyện | Số dự án | Tổng vốn | Số hộ hưởng lợi | Diện tích (ha) | Tỷ lệ",
			[]string{"1 | Huyện An Phú | 12 | 4.500 | 340 | 12,5 | 45,2", "2 | Huyện An Bình | 8 | 3.200 | 210 | 8,4 | 55,1"},
			[]string{"dự án", "triệu đồng", "hộ", "ha", "%", "dự án", "triệu đồng", "hộ", "ha", "%"}},
		{"sums of money are no counts", "tỷ đồng", "Huyện | Số thu | Số đã giải ngân | Tổng số | Diện tích",
			[]string{"Huyện An Phú | 12 | 45,5 | 34 | 12", "Huyện An Bình | 8 | 32,5 | 21 | 13"},
			[]string{"tỷ đồng", "tỷ đồng", "tỷ đồng", "?", "tỷ đồng", "tỷ đồng", "tỷ đồng", "?"}},
		{"several units go where the names say", "ha, tấn, tỷ đồng", "Loại cây | Số xã | Diện tích | Sản lượng | Giá trị | Mức độ",
			[]string{"Lúa | 26 | 1.917 | 800 | 1,6 | 3", "Ngô | 53 | 884 | 900 | 13,5 | 4"},
			[]string{"xã", "ha", "tấn", "tỷ đồng", "?", "xã", "ha", "tấn", "tỷ đồng", "?"}},
		{"several units with what each is for", "DT: ha; NS: tạ/ha; SL: tấn", "Loại cây | DT | NS | SL",
			[]string{"Lúa | 1.917 | 56,5 | 800", "Ngô | 884 | 45,5 | 900"},
			[]string{"ha", "tạ/ha", "tấn", "ha", "tạ/ha", "tấn"}},
		{"rows that are indicators", "triệu đồng", "Chỉ tiêu | Năm 2023 | Năm 2024",
			[]string{"Thu ngân sách | 1.200 | 1.300", "Số doanh nghiệp nộp | 120 | 130", "Tỷ lệ nộp | 91,2 | 92,3", "Nợ đọng (tỷ đồng) | 1,5 | 1,6"},
			[]string{"triệu đồng", "triệu đồng", "doanh nghiệp", "doanh nghiệp", "%", "%", "tỷ đồng", "tỷ đồng"}},
		{"several units and rows that are indicators", "ha, tấn", "Chỉ tiêu | Năm 2023 | Năm 2024",
			[]string{"Diện tích lúa | 1.200 | 1.300", "Sản lượng ngô | 120 | 130", "Cá tra | 12 | 13"},
			[]string{"ha", "ha", "tấn", "tấn", "?", "?"}},
		{"people stay people, in thousands", "nghìn người", "Khu vực | Số lao động | Số doanh nghiệp",
			[]string{"Công nghiệp | 12,5 | 45", "Dịch vụ | 13,5 | 46"},
			[]string{"nghìn người", "doanh nghiệp", "nghìn người", "doanh nghiệp"}},
		{"a comparison is what its figures prove", "tỷ đồng", "Chỉ tiêu | Năm 2023 | Năm 2024 | So sánh",
			[]string{"Thu nội địa | 200 | 210 | 105", "Thu khác | 50 | 60 | 120"},
			[]string{"tỷ đồng", "tỷ đồng", "%", "tỷ đồng", "tỷ đồng", "%"}},
		{"a difference too", "tỷ đồng", "Chỉ tiêu | Năm 2023 | Năm 2024 | So sánh",
			[]string{"Thu nội địa | 200 | 210 | 10", "Thu khác | 50 | 65 | 15"},
			[]string{"tỷ đồng", "tỷ đồng", "tỷ đồng", "tỷ đồng", "tỷ đồng", "tỷ đồng"}},
		{"nothing proves the comparison", "tỷ đồng", "Chỉ tiêu | Năm 2024 | So với cùng kỳ",
			[]string{"Thu nội địa | 210 | 107,5", "Thu khác | 65 | 111,5"},
			[]string{"tỷ đồng", "?", "tỷ đồng", "?"}},
		{"counts under an upper head", "", "Huyện | Mầm non > Số trường | Mầm non > Số học sinh",
			[]string{"Huyện An Phú | 21 | 356", "Huyện An Bình | 24 | 109"},
			[]string{"trường", "học sinh", "trường", "học sinh"}},
		{"a row that is one hospital", "", "Tên | Số lượt khám | Nội trú",
			[]string{"Bệnh viện Mắt | 256 | 43", "Hội Chữ thập đỏ | 112 | 32", "Nhóm khác | 112 | 32"},
			[]string{"lượt", "", "lượt", "", "lượt", ""}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := grown("", test.head, test.rows...)
			d.Tables[0].Unit = test.unit
			var got []string
			for _, o := range Document(d, nil) {
				u := o.Unit
				if o.Confidence <= 0.6 {
					u += "?"
				}
				got = append(got, u)
			}
			if strings.Join(got, "|") != strings.Join(test.want, "|") {
				t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), strings.Join(test.want, "|"))
			}
		})
	}
}

func TestStatedUnits(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "triệu đồng": 1, "1.000 đồng": 1, "xã, phường, thị trấn": 1, "ha, tấn, tỷ đồng": 3, "Triệu đồng; %": 2, "DT: ha; SL: tấn": 2, "m³": 1,
	} {
		if got := statedUnits(text); len(got) != want {
			t.Errorf("%q: %v, want %d", text, got, want)
		}
	}
	if got := statedUnits("Triệu đồng; %"); got[0] != (unit.Unit{Name: "triệu đồng", Multiplier: 1e6}) || got[1].Name != "%" {
		t.Errorf("%v", got)
	}
}
