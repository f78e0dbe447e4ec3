package observe

import (
	"slices"
	"strings"
	"testing"
)

// TestSectors reads what other sectors write: each sentence once was misread.
func TestSectors(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"a ratio told in words", "Mô hình có tại 9 trên 12 huyện.", []string{"9 of 9/12; huyện"}},
		{"a rate per many", "Tỷ suất tử vong mẹ còn 15/100.000 trẻ đẻ sống.", []string{"15; /100.000 trẻ; actual; 2024-Q1; Tỷ suất tử vong mẹ"}},
		{"money without its name", "Xử phạt 120 trường hợp với số tiền 312 triệu; sản xuất 3 triệu bao xi măng.", []string{"120; trường hợp", "312; triệu đồng", "3; triệu bao"}},
		{"signs in brackets", "Xảy ra 35 vụ (-5 vụ), 12 người chết (+2).", []string{"35; vụ", "-5; vụ; change", "12; người", "2; người; change"}},
		{"parts of a law", "Luật này gồm 9 chương, 89 điều.", nil},
		{"thresholds", "Có 12 cơ sở dưới 10 lao động và 2 cơ sở từ 50 lao động trở lên.", []string{"12; cơ sở", "2; cơ sở"}},
		{"a higher level", "Tỷ lệ lấp đầy 65%, cao hơn 5 điểm phần trăm so với năm 2023.", []string{"65; %; actual", "5; điểm phần trăm; change; 2024-Q1; Mức tăng tỷ lệ lấp đầy so với năm 2023"}},
		{"the change of another time", "CPI bình quân tăng 3,1%, thấp hơn mức tăng 4,2% của cùng kỳ.", []string{"3.1; %; change"}},
		{"the level reached", "Tỷ lệ hộ nghèo giảm 1,5% xuống còn 3,2%.", []string{"-1.5; %; change", "3.2; %; actual; 2024-Q1; Tỷ lệ hộ nghèo"}},
		{"amounts in a list", "Xuất khẩu gạo 15.000 tấn, thủy sản 3.200 tấn.", []string{"15000; tấn; actual; 2024-Q1; Xuất khẩu gạo", "3200; tấn; actual; 2024-Q1; Thủy sản"}},
		{"hectares are of land", "Toàn tỉnh gieo cấy được 1.250 ha lúa.", []string{"1250; ha; actual; 2024-Q1; Diện tích gieo cấy lúa"}},
		{"a part of the year", "Chỉ số IIP tháng 3 tăng 3,15%; tính chung 2 tháng tăng 5,47%.", []string{"3.15; %; change; 2024-03", "5.47; %; change; 2024-01/2024-02; Mức tăng chỉ số IIP"}},
		{"programmes promise nothing", "Tổng vốn các chương trình mục tiêu quốc gia là 218,6 tỷ đồng.", []string{"218.6; tỷ đồng; actual"}},
		{"a promise after a comparison", "Tỷ lệ đô thị hóa 35%, bằng 102% so với kế hoạch; phấn đấu năm 2025 đạt 38%.", []string{"35; %; actual", "102; %; actual", "38; %; target; 2025"}},
		{"the mean of the country", "Tỷ lệ giải ngân đạt 45%, thấp hơn bình quân cả nước (52%).", []string{"45; %; actual", "52; %; actual"}},
		{"each year its own", "Tỷ lệ giải ngân năm 2023 là 92%, năm 2024 là 75%.", []string{"92; %; actual; 2023; Tỷ lệ giải ngân", "75; %; actual; 2024; Tỷ lệ giải ngân"}},
		{"the level of the year before", "Tỷ lệ tham gia đạt 93,5%, tăng 0,5% so với cuối năm 2023 (93%).", []string{"93.5; %; actual", "0.5; %; change", "93; %; actual; 2023"}},
		{"what is asked for is not there", "Đề nghị bổ sung 15 biên chế; dự kiến năm 2025 thu 7.500 tỷ đồng.", []string{"15; biên chế; target", "7500; tỷ đồng; target; 2025"}},
		{"figures dealt out to quarters", "Tỷ lệ nộp trực tuyến quý I, quý II và quý III lần lượt đạt 62%, 68,5% và 71%.", []string{
			"62; %; actual; 2024-Q1; Tỷ lệ nộp trực tuyến", "68.5; %; actual; 2024-Q2; Tỷ lệ nộp trực tuyến", "71; %; actual; 2024-Q3; Tỷ lệ nộp trực tuyến"}},
		{"changes dealt out to years", "Năm 2022, năm 2023, sản lượng tăng lần lượt 4,1%; 5,2%.", []string{"4.1; %; change; 2022; Mức tăng sản lượng", "5.2; %; change; 2023; Mức tăng sản lượng"}},
		{"counts dealt out share their unit", "Số hộ nghèo của các huyện Bình An, Phú Lộc lần lượt là 120 và 340 hộ.", []string{"120; hộ; actual; 2024-Q1; Số hộ nghèo", "340; hộ; actual; 2024-Q1; Số hộ nghèo"}},
		{"seasons of one crop", "Sản lượng lúa vụ Đông Xuân và vụ Hè Thu năm 2023 lần lượt đạt 12.500 tấn và 10.300 tấn.", []string{
			"12500; tấn; actual; 2023; Sản lượng lúa vụ Đông Xuân", "10300; tấn; actual; 2023; Sản lượng lúa vụ Hè Thu"}},
		{"what is done, behind what it means", "Phần mềm đáp ứng đầy đủ yêu cầu kỹ thuật với việc cấu hình 12/12 (đạt 100%) biểu mẫu.", []string{"100 of 12/12; %; actual; 2024-Q1; Tỷ lệ biểu mẫu – cấu hình"}},
		{"figures dealt out to things", "Tỷ lệ thu gom rác thải đô thị và nông thôn lần lượt đạt 95% và 70%.", []string{
			"95; %; actual; 2024-Q1; Tỷ lệ thu gom rác thải đô thị", "70; %; actual; 2024-Q1; Tỷ lệ thu gom rác thải nông thôn"}},
		{"places told in words", "Chỉ số PAPI xếp thứ ba cả nước, đứng đầu vùng Tây Bắc; người đứng đầu chịu trách nhiệm.", []string{
			"3; thứ hạng; rank; 2024-Q1; Thứ hạng chỉ số PAPI cả nước", "1; thứ hạng; rank; 2024-Q1; Thứ hạng chỉ số PAPI vùng Tây Bắc"}},
		{"a year of schools", "Năm học 2023-2024, toàn tỉnh có 412 trường.", []string{"412; trường; actual; 2023/2024; Số trường"}},
		{"parts without their noun", "Tổng số TTHC là 1.894 thủ tục (trong đó: cấp tỉnh 1.512, cấp huyện 247).", []string{
			"1894; thủ tục; actual; 2024-Q1; Tổng số TTHC", "1512; thủ tục; actual; 2024-Q1; Tổng số TTHC – cấp tỉnh", "247; thủ tục; actual; 2024-Q1; Tổng số TTHC – cấp huyện"}},
		{"parts of what stands before a colon", "Cơ cấu kinh tế: nông nghiệp 21,5%; công nghiệp - xây dựng 35%.", []string{
			"21.5; %; actual; 2024-Q1; Cơ cấu kinh tế – nông nghiệp", "35; %; actual; 2024-Q1; Cơ cấu kinh tế – công nghiệp - xây dựng"}},
		{"what became of them", "Tiếp nhận 96 phản ánh, đã xử lý 91.", []string{"96; phản ánh", "91; phản ánh; actual; 2024-Q1; Số phản ánh – đã xử lý"}},
		{"a list of places", "Tỷ lệ thanh toán đạt 49%; 02 huyện đạt dưới 30%, gồm: Ba Bể (12,5%), Na Rì (17%).", []string{
			"49; %", "2; huyện; actual; 2024-Q1; Số huyện đạt dưới 30%", "12.5; %; actual; 2024-Q1; Tỷ lệ thanh toán", "17; %; actual; 2024-Q1; Tỷ lệ thanh toán"}},
		{"a bound within a name", "Số hộ bị thu hồi trên 01 ha đất là 255 hộ; số bác sĩ/10.000 dân đạt 13,5 bác sĩ.", []string{
			"255; hộ; actual; 2024-Q1; Số hộ bị thu hồi trên 01 ha đất", "13.5; bác sĩ; actual; 2024-Q1; Số bác sĩ/10.000 dân"}},
		{"a bound that tells which", "Có 07 đơn vị giải ngân trên 85%; kiểm điểm các đơn vị giải ngân dưới 50%.", []string{"7; đơn vị; actual; 2024-Q1; Số đơn vị giải ngân trên 85%"}},
		{"whom a generic noun counts", "Xảy ra 35 vụ cháy, làm chết 12 người.", []string{"35; vụ cháy", "12; người; actual; 2024-Q1; Số người – làm chết – vụ cháy"}},
		{"levels before and after", "Tỉnh giảm 05 sở (từ 19 xuống còn 14).", []string{"-5; sở; change; 2024-Q1; Mức giảm sở", "19; sở; actual", "14; sở; actual"}},
		{"aims that are counted", "Trong 21 mục tiêu, có 13 mục tiêu đạt.", []string{"21; mục tiêu; actual", "13; mục tiêu; actual"}},
		{"the time of a bracket is its own", "Kinh tế số ước đạt 6,85% (năm 2021 là 5,1%); thu hút 09 dự án.", []string{"~6.85; %; actual; 2024-Q1", "5.1; %; actual; 2021", "9; dự án; actual; 2024-Q1"}},
		{"one index has the time of the other", "Chỉ số PAR INDEX năm 2023 đạt 88,9%; chỉ số SIPAS đạt 84,1%.", []string{"88.9; %; actual; 2023", "84.1; %; actual; 2023"}},
		{"points of the index named before", "Bộ Nội vụ công bố Chỉ số PCI. Tỉnh đạt 82,4 điểm, xếp thứ 6/63.", []string{"82.4; điểm; actual; 2024-Q1; Điểm chỉ số PCI", "6 of 6/63; thứ hạng; rank; 2024-Q1; Thứ hạng chỉ số PCI"}},
		{"money for what its clause speaks of", "Cây ăn trái: tổng diện tích 46.310 ha.", []string{"46310; ha; actual; 2024-Q1; Tổng diện tích – Cây ăn trái"}},
		{"a change after what it is held against", "Từ ngày 15/12/2023 đến ngày 14/3/2024, xảy ra 35 vụ cháy. So với cùng kỳ, số vụ cháy giảm 5 vụ.", []string{
			"35; vụ cháy; actual; 2023-12-15/2024-03-14", "-5; vụ; change; 2023-12-15/2024-03-14"}},
		{"what is to be brought down", "Phấn đấu kéo giảm tai nạn giao thông ít nhất 5%.", []string{">=-5; %; change; 2024-Q1; Mức giảm tai nạn giao thông"}},
		{"the end of a year of schools", "Đến hết năm học 2023-2024, tỷ lệ trường đạt chuẩn là 60,2%.", []string{"60.2; %; actual; 2023/2024; Tỷ lệ trường đạt chuẩn"}},
		{"an index by its short name", "Chỉ số PCI đạt 69 điểm; SIPAS đạt 83,7%.", []string{"69; điểm", "83.7; %; actual; 2024-Q1; Chỉ số SIPAS"}},
		{"from one year to another", "Tỷ lệ hộ nghèo giảm từ 38,5% năm 2022 xuống còn 32,9% năm 2023.", []string{"38.5; %; actual; 2022", "32.9; %; actual; 2023; Tỷ lệ hộ nghèo"}},
		{"two indices", "Chỉ số PCI xếp hạng 25/63; DTI xếp thứ 18.", []string{"25 of 25/63; thứ hạng; rank; 2024-Q1; Thứ hạng chỉ số PCI cả nước", "18; thứ hạng; rank; 2024-Q1; Thứ hạng chỉ số DTI cả nước"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, o := range Document(text(tt.text), nil) {
				got = append(got, show(o))
			}
			if !slices.EqualFunc(got, tt.want, strings.HasPrefix) {
				t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(tt.want, "\n\t"))
			}
		})
	}
}

func TestColumnsOfStatistics(t *testing.T) {
	tests := []struct {
		name string
		head string
		row  string
		want []string
	}{
		{"levels of a hundred are no changes", "Chỉ tiêu | ĐVT | TH quý I/2024 | So với cùng kỳ (%)", "Thủy sản | tấn | 1.520 | 106,87", []string{
			"1520; tấn; actual; 2024-Q1; Thủy sản", "106.87; %; actual; 2024-Q1; Thủy sản – So với cùng kỳ"}},
		{"changes have signs", "Địa phương | Giải ngân (%) | Tăng, giảm so với cùng kỳ (%)", "Huyện Tân Sơn | 51,0 | (0,5)", []string{"51; %; actual", "-0.5; %; change"}},
		{"years below a head", "Địa phương | Số hộ nghèo (hộ) > 2023 | Số hộ nghèo (hộ) > 2024", "Huyện Tri Tôn | 3.105 | 2.480", []string{
			"3105; hộ; actual; 2023; Số hộ nghèo", "2480; hộ; actual; 2024; Số hộ nghèo"}},
		{"shares of a plan name it", "Chỉ tiêu | ĐVT | TH 2022 | KH 2023 | TH 2023 | TH 2023/KH 2023 (%)", "Số xã đạt chuẩn | xã | 68 | 74 | 75 | 101,4", []string{
			"68; xã; actual; 2022; Số xã đạt chuẩn", "74; xã; target; 2023; Số xã đạt chuẩn", "75; xã; actual; 2023; Số xã đạt chuẩn", "101.4; %; actual"}},
		{"the same time a year before", "Chỉ tiêu | ĐVT | Cùng kỳ | Thực hiện", "Sản lượng | tấn | 1.400 | 1.520", []string{
			"1400; tấn; actual; 2023-Q1; Sản lượng", "1520; tấn; actual; 2024-Q1; Sản lượng"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, o := range Document(grown("", tt.head, tt.row), nil) {
				got = append(got, show(o))
			}
			if !slices.EqualFunc(got, tt.want, strings.HasPrefix) {
				t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(tt.want, "\n\t"))
			}
		})
	}
}
