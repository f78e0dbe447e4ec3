package observe

import (
	"slices"
	"strings"
	"testing"
)

// TestItems reads lists that share a head: each once took the wrong name.
func TestItems(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // the names, in order
	}{
		{"a head for all items", "Diện tích cây hồng xiêm đạt 512 ha, cây na 1.204 ha, cây ổi 333 ha.",
			[]string{"Diện tích cây hồng xiêm", "Diện tích cây na", "Diện tích cây ổi"}},
		{"a head before a colon", "Sản lượng một số cây lâu năm tăng khá, như: ca cao đạt 1.930 tấn, tăng 6,2%; mắc ca đạt 540 tấn, tăng 15%.",
			[]string{"Sản lượng ca cao", "Mức tăng sản lượng ca cao", "Sản lượng mắc ca", "Mức tăng sản lượng mắc ca"}},
		{"the unit tells which of two heads", "Năng suất, sản lượng một số cây hàng năm: đậu tương đạt 17,4 tạ/ha, sản lượng đạt 3.260 tấn; vừng đạt 6,8 tạ/ha, sản lượng đạt 145 tấn.",
			[]string{"Năng suất đậu tương", "Sản lượng đậu tương", "Năng suất vừng", "Sản lượng vừng"}},
		{"words that only announce a list", "Một số mặt hàng xuất khẩu: hàng may mặc đạt 310 triệu USD, tăng 5,9%; giày dép đạt 128 triệu USD.",
			[]string{"Hàng may mặc", "Mức tăng hàng may mặc", "Giày dép"}},
		{"a rate of what is made digital", "Số hóa hồ sơ đạt 98%.", []string{"Tỷ lệ số hóa hồ sơ"}},
		{"crops of the year", "Năng suất lúa vụ đông xuân đạt 64,2 tạ/ha; vụ mùa đạt 57,9 tạ/ha.",
			[]string{"Năng suất lúa vụ đông xuân", "Năng suất lúa vụ mùa"}},
		{"goods without a head keep their own", "Xuất khẩu gạo 15.000 tấn, thủy sản 3.200 tấn.",
			[]string{"Xuất khẩu gạo", "Thủy sản"}},
		{"shares of one whole", "Khu vực nông, lâm nghiệp và thủy sản chiếm 14,6%; công nghiệp, xây dựng 47,2%; thương mại, dịch vụ 38,2%.",
			[]string{"Tỷ lệ khu vực nông, lâm nghiệp và thủy sản", "Tỷ lệ công nghiệp, xây dựng", "Tỷ lệ thương mại, dịch vụ"}},
		{"rates without a verb", "Tỷ lệ chứng thực điện tử trên 61%, ký số văn bản 99,3%.",
			[]string{"Tỷ lệ chứng thực điện tử", "Tỷ lệ ký số văn bản"}},
		{"what a bare share is of", "Thu từ đất đạt 640 tỷ đồng, bằng 52,5% dự toán; thu phí, lệ phí 88 tỷ đồng, bằng 61,4%.",
			[]string{"Thu từ đất", "Tỷ lệ so với dự toán – thu từ đất", "Thu phí, lệ phí", "Tỷ lệ so với dự toán – thu phí, lệ phí"}},
		{"a share of another year is no share of a whole", "Gieo trồng được 18,4 nghìn ha rau màu, bằng 97,2% cùng kỳ năm trước.",
			[]string{"Diện tích gieo trồng rau màu", "Tỷ lệ so với cùng kỳ năm trước – diện tích gieo trồng rau màu"}},
		{"a share of a named whole", "Số hộ cận nghèo là 4.120 hộ, chiếm 2,35% so với tổng số hộ dân cư.",
			[]string{"Số hộ cận nghèo", "Tỷ lệ so với tổng số hộ dân cư – số hộ cận nghèo"}},
		{"a share of those added", "Có 3.150 hộ nghèo (tăng 64 hộ so với đầu năm, chiếm tỷ lệ 0,05%).",
			[]string{"Số hộ nghèo", "Mức tăng số hộ nghèo so với đầu năm", "Tỷ lệ hộ nghèo tăng"}},
		{"beyond a plan", "Thu thuế thu nhập cá nhân đạt 305 tỷ đồng, vượt 18,6% dự toán.",
			[]string{"Thu thuế thu nhập cá nhân", "Mức tăng thu thuế thu nhập cá nhân so với dự toán"}},
		{"a deficit is no expenditure", "Mức bội chi ngân sách huyện là 12,5 tỷ đồng.", []string{"Mức bội chi ngân sách huyện"}},
		{"a fall of a rate is not the rate", "Kết quả thực hiện giảm tỷ lệ hộ cận nghèo là 0,62%.", []string{"Mức giảm tỷ lệ hộ cận nghèo"}},
		{"a cut of a plan is not the plan", "Điều chỉnh giảm dự toán chi đầu tư với số tiền là 71.200 triệu đồng.", []string{"Mức giảm dự toán chi đầu tư"}},
		{"the highest change", "Ngành khai khoáng đạt mức tăng cao nhất 13,8%.", []string{"Mức tăng ngành khai khoáng"}},
		{"what adds to a growth", "Khu vực dịch vụ tăng 7,9%, đóng góp 2,8 điểm phần trăm vào mức tăng chung; ngành công nghiệp, xây dựng đóng góp 4,85 điểm phần trăm.",
			[]string{"Mức tăng khu vực dịch vụ", "Đóng góp của khu vực dịch vụ vào mức tăng chung", "Đóng góp của ngành công nghiệp, xây dựng"}},
		{"a growth at prices of a year", "Giá trị tăng thêm ngành bưu chính trên địa bàn theo giá so sánh năm 2010 ước tăng 9,4% (2) so với cùng kỳ.",
			[]string{"Mức tăng giá trị tăng thêm ngành bưu chính trên địa bàn theo giá so sánh năm 2010 so với cùng kỳ"}},
		{"words that are no part of a name", "Theo kết quả rà soát cuối kỳ, giá giảm sâu nên tổng thu phí hạ tầng dự ước đạt 84 tỷ đồng.",
			[]string{"Tổng thu phí hạ tầng"}},
		{"a week that is over", "Trong tuần vừa qua, số ca sốt xuất huyết là 37 ca.", []string{"Số ca sốt xuất huyết"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, o := range Document(text(tt.text), nil) {
				got = append(got, o.Indicator.Text)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(tt.want, "\n\t"))
			}
		})
	}
}

// TestItemPlaces takes items that are places, and offices that a verb follows,
// for subjects.
func TestItemPlaces(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // name and subject
	}{
		{"places of a list", "Một số huyện có diện tích ngô đông tăng là: Thanh Miện đạt 1.420 ha, tăng 12 ha; Tứ Kỳ 760 ha.", []string{
			"Diện tích ngô đông; Thanh Miện", "Mức tăng diện tích ngô đông; Thanh Miện", "Diện tích ngô đông; Tứ Kỳ"}},
		{"an office that sets aims", "UBND huyện Tứ Kỳ đề ra một số mục tiêu: tỷ lệ hộ dùng nước sạch đạt 92%.", []string{"Tỷ lệ hộ dùng nước sạch; UBND huyện Tứ Kỳ"}},
		{"an exchange gives nothing away", "Sàn giao dịch nông sản tỉnh có 135 doanh nghiệp.", []string{"Số doanh nghiệp; Sàn giao dịch nông sản"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, o := range Document(text(tt.text), nil) {
				got = append(got, o.Indicator.Text+"; "+o.Subject.Text)
			}
			if !slices.EqualFunc(got, tt.want, strings.HasPrefix) {
				t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(tt.want, "\n\t"))
			}
		})
	}
}
