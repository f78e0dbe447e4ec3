package observe

import (
	"strings"
	"testing"
)

// TestHeads reads columns whose heads say what they are only together with
// other heads, with the caption or with the figures under them.
func TestHeads(t *testing.T) {
	tests := []struct {
		name, caption, head string
		rows                []string
		want                []string
	}{
		{"ranks are no numbers of rows", "", "STT | Đơn vị | Tổng điểm | Xếp hạng | Tăng/giảm hạng",
			[]string{"1 | Sở Y tế | 90,5 | 1 | 2", "2 | Sở Nội vụ | 88 | 2 | -1", "1 | Huyện An Phú | 70 | 1 | 0", "2 | Huyện An Lộc | 66,5 | 2 | 1"}, []string{
				"90.5; điểm; actual; 2024-Q1; Tổng điểm", "1; thứ hạng; rank; 2024-Q1; Xếp hạng", "2; bậc; change; 2024-Q1; Tăng/giảm hạng"}},
		{"rows named by who answers for them", "", "TT | Chủ đầu tư | Kế hoạch vốn năm 2024 (triệu đồng) > Tổng số | Kế hoạch vốn năm 2024 (triệu đồng) > Kéo dài",
			[]string{"1 | Sở Y tế | 900 | 100"}, []string{
				"900; triệu đồng; budget; 2024; Tổng số kế hoạch vốn năm 2024", "100; triệu đồng; budget; 2024; Kế hoạch vốn năm 2024 – kéo dài"}},
		{"what is handled", "Bảng 1. Kết quả giải quyết hồ sơ", "TT | Đơn vị | Tiếp nhận | Đã giải quyết > Đúng hạn",
			[]string{"1 | Sở Y tế | 900 | 100", "2 | Sở Nội vụ | 50 | 40"}, []string{
				"900; hồ sơ; actual; 2024-Q1; Số hồ sơ tiếp nhận", "100; hồ sơ; actual; 2024-Q1; Số hồ sơ đã giải quyết – đúng hạn"}},
		{"a share of a plan has the time of what was reached", "", "Nội dung | Dự toán năm 2024 (triệu đồng) | Thực hiện tháng 3 (triệu đồng) | Lũy kế 3 tháng (triệu đồng) | So sánh (%) > Dự toán năm",
			[]string{"Thu nội địa | 1.000 | 150 | 300 | 30,0", "Thu nhập khẩu | 500 | 60 | 210 | 42,0"}, []string{
				"1000; triệu đồng; budget; 2024; Thu nội địa – Dự toán năm 2024", "150; triệu đồng; actual; 2024-03; Thu nội địa", "300; triệu đồng; actual; 2024-Q1; Thu nội địa", "30; %; actual; 2024-Q1; Thu nội địa – So sánh – dự toán năm"}},
		{"levels that the figures beside prove", "", "Chỉ tiêu | ĐVT | Quý I/2023 | Quý I/2024 | So cùng kỳ (%)",
			[]string{"Số vụ cháy | vụ | 40 | 14 | 35,0", "Số vụ tai nạn | vụ | 80 | 36 | 45,0"}, []string{
				"40; vụ; actual; 2023-Q1; Số vụ cháy", "14; vụ; actual; 2024-Q1; Số vụ cháy", "35; %; actual; 2024-Q1; Số vụ cháy – So cùng kỳ"}},
		{"changes that the figures beside prove", "", "Chỉ tiêu | ĐVT | Quý I/2023 | Quý I/2024 | So cùng kỳ (%)",
			[]string{"Số khách | người | 40 | 76 | 90,0", "Số chuyến | chuyến | 80 | 156 | 95,0"}, []string{
				"40; người; actual; 2023-Q1; Số khách", "76; người; actual; 2024-Q1; Số khách", "90; %; change; 2024-Q1; Số khách – So cùng kỳ"}},
		{"the share of the year before", "", "Đơn vị | Giải ngân (triệu đồng) | Tỷ lệ giải ngân cùng kỳ năm 2023 (%)",
			[]string{"Sở Y tế | 900 | 41,2", "Sở Nội vụ | 100 | 35,0"}, []string{
				"900; triệu đồng; actual; 2024-Q1; Giải ngân", "41.2; %; actual; 2023-Q1; Tỷ lệ giải ngân cùng kỳ năm 2023"}},
		{"a share with its figures and no sign", "", "Chỉ tiêu | ĐVT | Kết quả",
			[]string{"Tỷ lệ xã đạt chuẩn | % | 98,6 (136/138)", "Tỷ lệ trường đạt chuẩn | % | 50,0 (20/40)"}, []string{
				"98.6 of 136/138; %; actual; 2024-Q1; Tỷ lệ xã đạt chuẩn"}},
		{"heads of kind and time only", "KẾT QUẢ GIẢI QUYẾT VIỆC LÀM QUÝ I NĂM 2024", "STT | Huyện | Chỉ tiêu năm 2024 (người) | Thực hiện quý I/2024 (người)",
			[]string{"1 | Huyện An Phú | 900 | 100", "2 | Huyện An Lộc | 50 | 40"}, []string{
				"900; người; target; 2024; Giải quyết việc làm – chỉ tiêu năm 2024", "100; người; actual; 2024-Q1; Giải quyết việc làm – thực hiện quý I/2024"}},
		{"points, and registered capital", "", "STT | Huyện | Điểm tối đa | Vốn đăng ký (tỷ đồng)", []string{"1 | Huyện An Phú | 9,5 | 12,5"}, []string{
			"9.5; điểm; actual; 2024-Q1; Điểm tối đa", "12.5; tỷ đồng; actual; 2024-Q1; Vốn đăng ký"}},
		{"parts of a year in rows", "Bảng 3. Số phản ánh, kiến nghị theo quý", "Thời gian | Tiếp nhận | Tỷ lệ xử lý (%)", []string{"Quý I | 210 | 97,6", "Quý II | 240 | 100", "Cả năm | 450 | 99"}, []string{
			"210; phản ánh, kiến nghị; actual; 2024-Q1; Số phản ánh, kiến nghị tiếp nhận", "97.6; %; actual; 2024-Q1; Tỷ lệ xử lý", "240; phản ánh, kiến nghị; actual; 2024-Q2; Số phản ánh, kiến nghị tiếp nhận",
			"100; %; actual; 2024-Q2; Tỷ lệ xử lý", "450; phản ánh, kiến nghị; actual; 2024; Số phản ánh, kiến nghị tiếp nhận"}},
		{"counts in heads over fields in rows", "", "STT | Lĩnh vực | Số hồ sơ tiếp nhận > Tổng số | Số hồ sơ tiếp nhận > Trực tuyến", []string{"1 | Doanh nghiệp | 210 | 97", " | Tổng cộng | 210 | 97"}, []string{
			"210; hồ sơ; actual; 2024-Q1; Doanh nghiệp – Tổng số hồ sơ tiếp nhận", "97; hồ sơ; actual; 2024-Q1; Doanh nghiệp – Số hồ sơ tiếp nhận – trực tuyến", "210; hồ sơ; actual; 2024-Q1; Tổng cộng – Tổng số hồ sơ tiếp nhận"}},
		{"criteria and what they measure", "", "TT | Tên tiêu chí | Nội dung tiêu chí | Chỉ tiêu | Kết quả", []string{"1 | Thu nhập | Thu nhập bình quân đầu người (triệu đồng/người) | 54 | 56,2", "2 | Điện | Tỷ lệ hộ dùng điện | ≥99% | 99,8%"}, []string{
			"54; triệu đồng/người; target; 2024-Q1; Thu nhập bình quân đầu người", "56.2; triệu đồng/người; actual; 2024-Q1; Thu nhập bình quân đầu người", ">=99; %; target; 2024-Q1; Tỷ lệ hộ dùng điện", "99.8; %; actual; 2024-Q1; Tỷ lệ hộ dùng điện"}},
		{"differences and levels under one head", "", "Chỉ tiêu | ĐVT | Quý I/2023 | Quý I/2024 | So cùng kỳ > Tuyệt đối | So cùng kỳ > %", []string{"Diện tích lúa | ha | 50.120 | 50.900 | 780 | 101,6", "Diện tích ngô | ha | 2.950 | 2.870 | -80 | 97,3"}, []string{
			"50120; ha; actual; 2023-Q1; Diện tích lúa", "50900; ha; actual; 2024-Q1; Diện tích lúa", "780; ha; change; 2024-Q1; Diện tích lúa – So cùng kỳ – tuyệt đối", "101.6; %; actual; 2024-Q1; Diện tích lúa – So cùng kỳ"}},
		{"results are not counted", "Kết quả giải quyết hồ sơ", "Đơn vị | Số hồ sơ tiếp nhận | Kết quả giải quyết > Đúng hạn | Tiếp nhận, xử lý đơn > Tố cáo", []string{"Sở Y tế | 50 | 48 | 3", "Sở Nội vụ | 30 | 30 | 2"}, []string{
			"50; hồ sơ; actual; 2024-Q1; Số hồ sơ tiếp nhận", "48; hồ sơ; actual; 2024-Q1; Kết quả giải quyết – đúng hạn", "3; đơn; actual; 2024-Q1; Tiếp nhận, xử lý đơn – tố cáo"}},
		{"filings by field", "Số liệu thủ tục hành chính quý I như sau", "TT | Lĩnh vực | Tiếp nhận | Trong đó trực tuyến | Quá hạn", []string{"1 | Hộ tịch | 46 | 40 | 0", "2 | Lĩnh vực khác | 9 | 8 | 1"}, []string{
			"46; hồ sơ; actual; 2024-Q1; Hộ tịch – Tiếp nhận", "40; hồ sơ; actual; 2024-Q1; Hộ tịch – Trong đó trực tuyến", "0; hồ sơ; actual; 2024-Q1; Hộ tịch – Quá hạn"}},
		{"a plan that is paid out", "", "Nguồn vốn | Kế hoạch năm 2024 (tỷ đồng) | Giải ngân (tỷ đồng)", []string{"Thu tiền sử dụng đất | 46 | 40"}, []string{
			"46; tỷ đồng; budget; 2024; Thu tiền sử dụng đất", "40; tỷ đồng; actual; 2024-Q1; Thu tiền sử dụng đất – Giải ngân"}},
		{"people at their posts", "", "Đơn vị | Biên chế giao > Công chức | Có mặt > Công chức", []string{"Sở Y tế | 50 | 48", "Sở Nội vụ | 30 | 30"}, []string{
			"50; biên chế; target; 2024-Q1; Biên chế giao – công chức", "48; công chức; actual; 2024-Q1; Có mặt – công chức"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, o := range Document(grown(test.caption, test.head, test.rows...), nil) {
				got = append(got, show(o))
			}
			if got = got[:min(len(got), len(test.want))]; strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(test.want, "\n\t"))
			}
		})
	}
}
