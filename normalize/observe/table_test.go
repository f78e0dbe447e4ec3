package observe

import (
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// grown makes a document of one table. A row "> title" is a group row; cells
// are divided by "|".
func grown(caption, head string, rows ...string) *trichluc.Document {
	d := text()
	t := trichluc.Table{ID: "t1", Caption: caption}
	for h := range strings.SplitSeq(head, "|") {
		t.Header = append(t.Header, strings.TrimSpace(h))
	}
	var group []string
	for _, line := range rows {
		row := trichluc.Row{Kind: trichluc.RowData}
		if title, ok := strings.CutPrefix(line, "> "); ok {
			row.Kind = trichluc.RowGroup
			line = title
			group = []string{title}
		} else {
			row.Group = group
		}
		for c := range strings.SplitSeq(line, "|") {
			c = strings.TrimSpace(c)
			row.Cells = append(row.Cells, trichluc.Cell{Text: c, Start: len(d.Text), End: len(d.Text) + len(c), Page: 2})
			d.Text += c + "\t"
		}
		t.Rows = append(t.Rows, row)
	}
	d.Tables = []trichluc.Table{t}
	return d
}

func TestTables(t *testing.T) {
	tests := []struct {
		name string
		d    *trichluc.Document
		want []string
	}{
		{"targets and results", grown("", "TT | Chỉ tiêu | Kế hoạch năm 2024 | Kết quả Quý I/2024 (tính đến ngày 10/3/2024) | Đánh giá | Ghi chú",
			"> I | Xã hội số", "1 | Tỷ lệ hộ có cáp quang | >=80% | 75,5 | Chưa đạt | ", "2 | Số tổ công nghệ số | 20 | - | Đạt | Đã có 12 thôn lập tổ"), []string{
			">=80; %; target; 2024; Tỷ lệ hộ có cáp quang", "75.5; %; actual; 2024-Q1; Tỷ lệ hộ có cáp quang", "Chưa đạt; ; assessment; 2024-Q1; Tỷ lệ hộ có cáp quang",
			"20; tổ; target; 2024; Số tổ công nghệ số", "-; ; actual; 2024-Q1; Số tổ công nghệ số", "Đạt; ; assessment; 2024-Q1; Số tổ công nghệ số",
			"12; thôn; actual; 2024-Q1; Số thôn lập tổ"}},
		{"absolute figures beside a share", grown("", "Chỉ tiêu | Kết quả | Số liệu tuyệt đối | Ghi chú",
			"Tỷ lệ hồ sơ trực tuyến | 50% | 5/10 | Số lượng hồ sơ trực tuyến/Tổng số hồ sơ", "Tỷ lệ văn bản điện tử | 90% (45/50) |  | "), []string{
			"50; %; actual; 2024-Q1; Tỷ lệ hồ sơ trực tuyến", "5 of 5/10; hồ sơ; actual; 2024-Q1; Tỷ lệ hồ sơ trực tuyến – Số liệu tuyệt đối",
			"90 of 45/50; %; actual; 2024-Q1; Tỷ lệ văn bản điện tử"}},
		{"unit column and codes", grown("", "STT | Chỉ tiêu thống kê | Kết quả > Đơn vị tính | Kết quả > Số liệu",
			"1 | Tổng số hồ sơ | Hồ sơ | 169.668", "2 | Cập nhật kiến trúc | Chưa = 0 Hoàn thành = 1 | 1", "3 | Tỷ lệ đúng hạn | % | 98.79"), []string{
			"169668; hồ sơ; actual; 2024-Q1; Tổng số hồ sơ", "1; mã; actual; 2024-Q1; Cập nhật kiến trúc", "98.79; %; actual; 2024-Q1; Tỷ lệ đúng hạn"}},
		{"budget by source", grown("", "STT | Dự án | Đơn vị thực hiện | Thời gian | Kinh phí năm 2023 (triệu đồng) > Tổng số | Kinh phí năm 2023 (triệu đồng) > Ngân sách tỉnh",
			"1 | Kho dữ liệu | Sở Tài chính | 2022-2024 | 1.200 | 800"), []string{
			"1200; triệu đồng; budget; 2023; Kho dữ liệu – Tổng số kinh phí năm 2023", "800; triệu đồng; budget; 2023; Kho dữ liệu – Kinh phí năm 2023 – ngân sách tỉnh"}},
		{"places in rows; a slipped point proved by the share", grown("", "TT | Tên đơn vị | Hồ sơ số hóa | Tổng số hồ sơ | Tỷ lệ %",
			"1 | Xã An Phú | 14.40 | 1.777 | 81,04%", "2 | Xã An Bình | 109 | 314 | 34,71%", "3 | Xã An Lộc | 761 | 1.068 | 71,25%", "4 | Xã An Sơn | 228 | 1.119 | 20,38%", "5 | Xã An Mỹ | 13 | 15 | 86,67%", "6 | Tổng cộng | 2.551 | 4.293 | 59,42%"), []string{
			"1440; hồ sơ; actual; 2024-Q1; Hồ sơ số hóa", "1777; hồ sơ; actual; 2024-Q1; Tổng số hồ sơ", "81.04; %; actual; 2024-Q1; Tỷ lệ"}},
		{"statuses of many", grown("", "STT | Tên cơ quan | Tình hình cập nhật",
			"1 | Sở Nội vụ | Thường xuyên", "2 | Sở Y tế | Hạn chế", "3 | Sở Tài chính | Thường xuyên"), []string{
			"Thường xuyên; ; actual; 2024-Q1; Tình hình cập nhật", "Hạn chế; ; actual; 2024-Q1; Tình hình cập nhật", "Thường xuyên; ; actual; 2024-Q1; Tình hình cập nhật"}},
		{"parts of a year under one head", grown("", "Chỉ tiêu | Thực hiện năm 2024 > Quý I | Thực hiện năm 2024 > Quý II",
			"Số lớp tập huấn | 7 | 9", "Trong đó: cấp xã | 3 | 4"), []string{
			"7; lớp tập huấn; actual; 2024-Q1; Số lớp tập huấn", "9; lớp tập huấn; actual; 2024-Q2; Số lớp tập huấn",
			"3; lớp tập huấn; actual; 2024-Q1; Số lớp tập huấn – cấp xã", "4; lớp tập huấn; actual; 2024-Q2; Số lớp tập huấn – cấp xã"}},
		{"a list of documents", grown("", "STT | Nội dung văn bản", "1 | Quyết định số 177/QĐ-UBND ngày 9/2/2023 về 05 nhóm tiện ích", "2 | Kế hoạch số 58/KH-UBND ngày 06/01/2023"), nil},
		{"a schedule", grown("", "STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện",
			"1.1 | Xây dựng kho dữ liệu | Sở Y tế | Các sở | Năm 2022-2024", "1.2 | Tập huấn | Sở Nội vụ | UBND cấp xã | Thường xuyên", "1.3 | Tuyên truyền | Báo | Đài | Từ năm 2023"), nil},
		{"running numbers under a slipped head", grown("", "Nội dung | Quý", "Quyết định về kiểm tra | 1", "Quyết định về tập huấn | 2", "Kế hoạch về tuyên truyền | 3", "Công văn về báo cáo | 4"), nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Document(test.d, nil)
			if test.name[:6] == "places" {
				if len(got) != 18 || got[0].Subject.Text != "Xã An Phú" || len(got[0].Ambiguous) != 1 || got[17].Subject.Text != "tỉnh An Hòa" {
					t.Errorf("%d observations; of %q, ambiguous %v; the total of %q", len(got), got[0].Subject.Text, got[0].Ambiguous, got[len(got)-1].Subject.Text)
				}
				got = got[:3]
			}
			var lines []string
			for _, o := range got {
				lines = append(lines, show(o))
				if printed := test.d.Text[o.Location.Start:o.Location.End]; o.Location.Page != 2 || !strings.Contains(printed, strings.TrimLeft(o.ValueText, ">=")) {
					t.Errorf("%q stands at %q of page %d", o.ValueText, printed, o.Location.Page)
				}
			}
			if strings.Join(lines, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(lines, "\n\t"), strings.Join(test.want, "\n\t"))
			}
		})
	}
}

func TestCodesCarryTheirMeaning(t *testing.T) {
	d := grown("", "Chỉ tiêu | Đơn vị tính | Số liệu", "Họp trực tuyến | Chưa có = 0 2 cấp = 1 3 cấp = 2 | 2")
	if got := Document(d, nil); len(got) != 1 || got[0].Status != "3 cấp" || got[0].Unit != "mã" {
		t.Errorf("%+v", got)
	}
}
