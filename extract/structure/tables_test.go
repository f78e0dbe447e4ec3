package structure_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/structure"
)

// tabs writes "|" as tabs: the cells of tables in texts.
func tabs(s string) string { return strings.ReplaceAll(s, "|", "\t") }

func TestRows(t *testing.T) {
	for _, c := range []struct{ name, in, header, want string }{
		{
			"roman groups and a title between them and their rows",
			"TT|Tên văn bản\nI|Nghị quyết\n|Tháng 1\n1|Nghị quyết số 1 về đê điều\n2|Nghị quyết số 2 về rừng\n|Tháng 2\n3|Nghị quyết số 3 về chợ\nII|Chỉ thị\n1|Chỉ thị số 9",
			"TT; Tên văn bản",
			`group [] I|Nghị quyết
group [I Nghị quyết] |Tháng 1
data [I Nghị quyết / Tháng 1] 1|Nghị quyết số 1 về đê điều
data [I Nghị quyết / Tháng 1] 2|Nghị quyết số 2 về rừng
group [I Nghị quyết] |Tháng 2
data [I Nghị quyết / Tháng 2] 3|Nghị quyết số 3 về chợ
group [] II|Chỉ thị
data [II Chỉ thị] 1|Chỉ thị số 9`,
		},
		{
			"numbers by depth; a row with figures is data and a group of those below",
			"STT|Chỉ tiêu|ĐVT|Kết quả\n1.|Cầu||\n1.1|Cầu lớn|cái|12\n1.1.1|Cầu sắt|cái|4\n1.2|Cầu nhỏ|cái|30\n2.|Đường|km|1.204",
			"STT; Chỉ tiêu; ĐVT; Kết quả",
			`group [] 1.|Cầu||
data [1. Cầu] 1.1|Cầu lớn|cái|12
data [1. Cầu / 1.1 Cầu lớn] 1.1.1|Cầu sắt|cái|4
data [1. Cầu] 1.2|Cầu nhỏ|cái|30
data [] 2.|Đường|km|1.204`,
		},
		{
			"marks inside the first cell; a remark groups nothing",
			"Mục tiêu|Kế hoạch|Đạt\na) Giáo dục||\n- Trường đạt chuẩn||\n+ Tiểu học|80%|82%\n+ Trung học|70%|65%\n(không tính trường tư)||\n- Giáo viên|100%|99%\nb) Y tế||\n- Trạm y tế|12|12",
			"Mục tiêu; Kế hoạch; Đạt",
			`group [] a) Giáo dục||
group [a) Giáo dục] - Trường đạt chuẩn||
data [a) Giáo dục / - Trường đạt chuẩn] + Tiểu học|80%|82%
data [a) Giáo dục / - Trường đạt chuẩn] + Trung học|70%|65%
group [a) Giáo dục / - Trường đạt chuẩn] (không tính trường tư)||
data [a) Giáo dục] - Giáo viên|100%|99%
group [] b) Y tế||
data [b) Y tế] - Trạm y tế|12|12`,
		},
		{
			"a head of two rows with merged cells, then numbers of columns",
			"STT|Dự án|Vốn (tỷ đồng)||Ghi chú\n||Giao|Giải ngân|\n(1)|(2)|(3)|(4)|(5)\n1|Hồ chứa|20|15,5|\n|Tổng cộng|20|15,5|",
			"STT; Dự án; Vốn (tỷ đồng) > Giao; Vốn (tỷ đồng) > Giải ngân; Ghi chú",
			"data [] 1|Hồ chứa|20|15,5|\ndata [] |Tổng cộng|20|15,5|",
		},
		{
			"rows without number stand beside a numbered row with figures and under one without",
			"TT|Đơn vị|Năm 2022|Năm 2023\nI|Cấp huyện||\n1|Huyện Thượng||\n|Khối phòng|4|5\n|Khối xã|7|8\n2|Huyện Hạ|9|10\n|Riêng thị trấn|1|2",
			"TT; Đơn vị; Năm 2022; Năm 2023",
			`group [] I|Cấp huyện||
group [I Cấp huyện] 1|Huyện Thượng||
data [I Cấp huyện / 1 Huyện Thượng] |Khối phòng|4|5
data [I Cấp huyện / 1 Huyện Thượng] |Khối xã|7|8
data [I Cấp huyện] 2|Huyện Hạ|9|10
data [I Cấp huyện] |Riêng thị trấn|1|2`,
		},
		{
			"an empty corner above the names of rows",
			"|Kế hoạch|Thực hiện\nDiện tích (ha)|120|115\nSản lượng (tấn)|600|640",
			"; Kế hoạch; Thực hiện",
			"data [] Diện tích (ha)|120|115\ndata [] Sản lượng (tấn)|600|640",
		},
		{
			"the title and the unit inside the frame",
			"Bảng 2. Sản lượng||\n||Đơn vị tính: tấn\nCây|2022|2023\nLúa|600|640",
			"Cây; 2022; 2023",
			"data [] Lúa|600|640",
		},
		{
			"years as heads of columns",
			"Chỉ tiêu|2021|2022|2023\nDân số (nghìn người)|801|810|822",
			"Chỉ tiêu; 2021; 2022; 2023",
			"data [] Dân số (nghìn người)|801|810|822",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, tabs(c.in))
			if len(d.Tables) != 1 {
				t.Fatalf("%d tables", len(d.Tables))
			}
			if got := strings.Join(d.Tables[0].Header, "; "); got != c.header {
				t.Errorf("header %q, want %q", got, c.header)
			}
			same(t, rows(d.Tables[0]), c.want)
		})
	}
}

func TestPieces(t *testing.T) {
	head := "STT|Nội dung|Đơn vị|Số liệu\n"
	for _, c := range []struct {
		name, in string
		want     []string // rows of each table
	}{
		{
			"the head repeated with other markup and a slip of the scanner",
			head + "1|Đập|cái|3\n\nSTT|<i>Nội dưng</i>|Đơn vị|Số liệu\n2|Kè|km|7,5",
			[]string{"data [] 1|Đập|cái|3\ndata [] 2|Kè|km|7,5"},
		},
		{
			"a row cut in two in one cell",
			head + "1|Đập dâng và các công trình|cái|3\n\n|phụ trợ kèm theo||\n2|Kè|km|7,5",
			[]string{"data [] 1|Đập dâng và các công trình phụ trợ kèm theo|cái|3\ndata [] 2|Kè|km|7,5"},
		},
		{
			"cut in two cells, below a repeated head",
			head + "1|Đập dâng của|Trung tâm quản|3\n\n" + head + "|huyện|lý đê|\n2|Kè|km|7,5",
			[]string{"data [] 1|Đập dâng của huyện|Trung tâm quản lý đê|3\ndata [] 2|Kè|km|7,5"},
		},
		{
			"a bracket left open",
			head + "1|Đập (loại|cái|3\n\n|Hai tầng)||\n2|Kè|km|7,5",
			[]string{"data [] 1|Đập (loại Hai tầng)|cái|3\ndata [] 2|Kè|km|7,5"},
		},
		{
			"a title at the top of a page is no rest of a row",
			head + "1|Đập|cái|3\n\n|Huyện Thượng||\n1|Kè|km|7,5",
			[]string{"data [] 1|Đập|cái|3\ngroup [] |Huyện Thượng||\ndata [Huyện Thượng] 1|Kè|km|7,5"},
		},
		{
			"the rest of a text that begins with a capital, where no title goes without number",
			head + "1|Đập|cái|3\n2|Cống|cái|4\n3|Báo cáo gửi qua|%|90\n\n|Hệ thống chung||\n4|Kè|km|7,5",
			[]string{"data [] 1|Đập|cái|3\ndata [] 2|Cống|cái|4\ndata [] 3|Báo cáo gửi qua Hệ thống chung|%|90\ndata [] 4|Kè|km|7,5"},
		},
		{
			"a title there, for the numbers begin anew",
			head + "1|Đập|cái|3\n2|Cống|cái|4\n3|Báo cáo gửi qua|%|90\n\n|Hệ thống chung||\n1|Kè|km|7,5",
			[]string{"data [] 1|Đập|cái|3\ndata [] 2|Cống|cái|4\ndata [] 3|Báo cáo gửi qua|%|90\ngroup [] |Hệ thống chung||\ndata [Hệ thống chung] 1|Kè|km|7,5"},
		},
		{
			"a row of its own without number, with figures",
			head + "1|Đập|cái|3\n\n|trong đó: cấp xã|cái|1\n2|Kè|km|7,5",
			[]string{"data [] 1|Đập|cái|3\ndata [] |trong đó: cấp xã|cái|1\ndata [] 2|Kè|km|7,5"},
		},
		{
			"a note between the pieces",
			"Có 3 đập¹ và 7,5 km kè.\n\n" + head + "1|Đập|cái|3\n\n¹ Theo sổ đăng ký.\n\n2|Kè|km|7,5",
			[]string{"data [] 1|Đập|cái|3\ndata [] 2|Kè|km|7,5"},
		},
		{
			"page numbers between the pieces",
			head + "1|Đập|cái|3\n\n3\n\n4\n\n" + head + "2|Kè|km|7,5",
			[]string{"data [] 1|Đập|cái|3\ndata [] 2|Kè|km|7,5"},
		},
		{
			"another table of the same columns with a head of its own",
			head + "1|Đập|cái|3\n\nSTT|Họ và tên|Chức vụ|Điện thoại\n1|Lê Văn A|Tổ trưởng|123",
			[]string{"data [] 1|Đập|cái|3", "data [] 1|Lê Văn A|Tổ trưởng|123"},
		},
		{
			"the same head under another title",
			head + "1|Đập|cái|3\n\nBảng 2. Công trình huyện Hạ\n\n" + head + "1|Kè|km|7,5",
			[]string{"data [] 1|Đập|cái|3", "data [] 1|Kè|km|7,5"},
		},
		{
			"numbers that begin anew are another table",
			head + "1|Đập|cái|3\n2|Cống|cái|4\n\n1|Kè|km|7,5\n2|Đê|km|9",
			[]string{"data [] 1|Đập|cái|3\ndata [] 2|Cống|cái|4", "data [] 1|Kè|km|7,5\ndata [] 2|Đê|km|9"},
		},
		{
			"other columns are another table",
			head + "1|Đập|cái|3\n\n2|Kè|7,5",
			[]string{"data [] 1|Đập|cái|3", "data [] 2|Kè|7,5"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, tabs(c.in))
			if len(d.Tables) != len(c.want) {
				t.Fatalf("%d tables, want %d\n%s", len(d.Tables), len(c.want), blocks(d))
			}
			for i := range c.want {
				same(t, rows(d.Tables[i]), c.want[i])
			}
		})
	}
}

func TestPiecesOverPages(t *testing.T) {
	grid := func(page int, cells ...[]string) flow.Item {
		g := &flow.Grid{Page: page, Rows: len(cells), Columns: len(cells[0]), Confidence: 1, Edges: []float64{80, 110, 300, 400}}
		for r, row := range cells {
			for c, s := range row {
				g.Cells = append(g.Cells, flow.Cell{Row: r, Column: c, RowSpan: 1, ColumnSpan: 1, Text: s})
			}
		}
		return flow.Item{Grid: g}
	}
	head := []string{"STT", "Nội dung", "Ghi chú"}
	f := &flow.Flow{Pages: make([]flow.Page, 3), Items: []flow.Item{
		grid(1, head, []string{"1", "Hợp tác xã Đồng", "Đang làm;"}, []string{"2", "Chi 20.377,", ""}),
		grid(2, head, []string{"", "5", ""}, []string{"3", "Sở Khoa học và", "Xong"}),
		grid(3, head, []string{"", "Công nghệ", ""}, []string{"4", "Rừng", "Xong;"}),
	}}
	d := structure.Build(f)
	check(t, f, d)
	if len(d.Tables) != 1 {
		t.Fatalf("%d tables", len(d.Tables))
	}
	tab := d.Tables[0]
	same(t, rows(tab), `data [] 1|Hợp tác xã Đồng|Đang làm;
data [] 2|Chi 20.377,5|
data [] 3|Sở Khoa học và Công nghệ|Xong
data [] 4|Rừng|Xong;`)
	if tab.PageFirst != 1 || tab.PageLast != 3 {
		t.Errorf("pages %d-%d", tab.PageFirst, tab.PageLast)
	}
	if len(tab.Notes) != 2 || !strings.Contains(tab.Notes[0], "pages 1-2") {
		t.Errorf("notes %q", tab.Notes)
	}
	if p := tab.Rows[2].Page; p != 2 {
		t.Errorf("row 3 begins on page %d", p)
	}
}

func TestHeadBesideItsFigures(t *testing.T) {
	g := &flow.Grid{Rows: 4, Columns: 4, Borderless: true, Confidence: 0.7, Edges: []float64{1, 2, 3, 4, 5}}
	for r, row := range [][]string{{"Cây", "Thực hiện", "", "Ghi chú"}, {"", "tháng", "9/2024", ""}, {"Lúa", "", "96,5", ""}, {"Ngô", "", "12", ""}} {
		for c, s := range row {
			g.Cells = append(g.Cells, flow.Cell{Row: r, Column: c, Text: s})
		}
	}
	f := &flow.Flow{Items: []flow.Item{{Grid: g}}}
	d := structure.Build(f)
	check(t, f, d)
	if got := strings.Join(d.Tables[0].Header, "; "); got != "Cây; Thực hiện tháng 9/2024; Ghi chú" {
		t.Errorf("header %q", got)
	}
	same(t, rows(d.Tables[0]), "data [] Lúa|96,5|\ndata [] Ngô|12|")
}

func TestSpilledCell(t *testing.T) {
	d := read(t, tabs("TT|Chỉ tiêu|Kết quả|Ghi chú\n1|Đập|3|Xong\n2|Kè|7|\nSố lượng kè đã xây trên tổng số kè phải xây||\n3|Cống|4|Xong"))
	same(t, rows(d.Tables[0]), "data [] 1|Đập|3|Xong\ndata [] 2|Kè|7|Số lượng kè đã xây trên tổng số kè phải xây\ndata [] 3|Cống|4|Xong")
	d = read(t, tabs("TT|Chỉ tiêu|Kết quả|Ghi chú\n1|Đập|3|Xong\n2|Kè|7|\nCác công trình thủy lợi nhỏ thuộc huyện Thượng||\n1|Cống|4|Xong"))
	if got := d.Tables[0].Rows[3].Group; len(got) != 1 {
		t.Errorf("a title is no spilled cell: %q", got)
	}
}

func TestColumnOfRemarksStays(t *testing.T) {
	f := &flow.Flow{Items: []flow.Item{{Grid: &flow.Grid{Rows: 4, Columns: 4, Borderless: true, Confidence: 0.7, Cells: []flow.Cell{
		{Row: 0, Column: 0, RowSpan: 2, Text: "Cây"}, {Row: 0, Column: 1, ColumnSpan: 2, Text: "Kết quả"}, {Row: 0, Column: 3, RowSpan: 2, Text: "Ghi chú"},
		{Row: 1, Column: 1, Text: "Đơn vị"}, {Row: 1, Column: 2, Text: "Số liệu"},
		{Row: 2, Column: 0, Text: "Lúa"}, {Row: 2, Column: 1, Text: "tấn"}, {Row: 2, Column: 2, Text: "96,5"},
		{Row: 3, Column: 0, Text: "Ngô"}, {Row: 3, Column: 1, Text: "tấn"}, {Row: 3, Column: 2, Text: "12"},
	}}}}}
	d := structure.Build(f)
	check(t, f, d)
	if got := strings.Join(d.Tables[0].Header, "; "); got != "Cây; Kết quả > Đơn vị; Kết quả > Số liệu; Ghi chú" {
		t.Errorf("header %q", got)
	}
}

func TestMergedCells(t *testing.T) {
	f := &flow.Flow{Items: []flow.Item{{Grid: &flow.Grid{Rows: 4, Columns: 4, Confidence: 1, Cells: []flow.Cell{
		{Row: 0, Column: 0, RowSpan: 2, ColumnSpan: 1, Text: "TT"},
		{Row: 0, Column: 1, RowSpan: 2, ColumnSpan: 1, Text: "Tên"},
		{Row: 0, Column: 2, RowSpan: 1, ColumnSpan: 2, Text: "Vốn"},
		{Row: 1, Column: 2, RowSpan: 1, ColumnSpan: 1, Text: "Giao"},
		{Row: 1, Column: 3, RowSpan: 1, ColumnSpan: 1, Text: "Chi"},
		{Row: 2, Column: 0, RowSpan: 1, ColumnSpan: 4, Text: "A Vốn trong nước"},
		{Row: 3, Column: 0, RowSpan: 1, ColumnSpan: 1, Text: "1"},
		{Row: 3, Column: 1, RowSpan: 1, ColumnSpan: 1, Text: "Cầu"},
		{Row: 3, Column: 2, RowSpan: 1, ColumnSpan: 1, Text: "5"},
		{Row: 3, Column: 3, RowSpan: 1, ColumnSpan: 1, Text: "4"},
		{Row: 9, Column: 9, RowSpan: 1, ColumnSpan: 1, Text: "lạc"}, // outside the grid, not lost
	}}}}}
	d := structure.Build(f)
	check(t, f, d)
	if got := strings.Join(d.Tables[0].Header, "; "); got != "TT; Tên; Vốn > Giao; Vốn > Chi" {
		t.Errorf("header %q", got)
	}
	same(t, rows(d.Tables[0]), "group [] A Vốn trong nước|||\ndata [A Vốn trong nước] 1|Cầu|5|4 lạc")
}

func TestCaption(t *testing.T) {
	table := "\n\nTT|Nội dung|Số tiền\n1|Đập|3,5"
	for _, c := range []struct{ in, caption, unit string }{
		{"Bảng 3. Vốn theo huyện\n\nĐơn vị tính: triệu đồng", "Bảng 3. Vốn theo huyện", "triệu đồng"},
		{"Biểu 02: Vốn theo huyện\n\n(ĐVT: tỷ đồng)", "Biểu 02: Vốn theo huyện", "tỷ đồng"},
		{"Bảng 3. Vốn theo huyện (Đơn vị: người)", "Bảng 3. Vốn theo huyện (Đơn vị: người)", "người"},
		{"Kết quả giải ngân cụ thể như sau:", "Kết quả giải ngân cụ thể như sau", ""},
		{"Phụ lục II\n\nTỔNG HỢP VỐN\n\n(Kèm theo Báo cáo số 1/BC-SXD)", "TỔNG HỢP VỐN", ""},
		{"Phụ lục 3: Tổng hợp vốn", "Tổng hợp vốn", ""},
		{"Vốn đã giao đủ cho các huyện.", "", ""},
	} {
		d := read(t, tabs(c.in+table))
		if got := d.Tables[0]; got.Caption != c.caption || got.Unit != c.unit {
			t.Errorf("%q: caption %q unit %q", c.in, got.Caption, got.Unit)
		}
	}
}

func TestTitleInside(t *testing.T) {
	d := read(t, tabs("Bảng 2. Sản lượng||\n||Đơn vị tính: tấn\nCây|2022|2023\nLúa|600|640"))
	if got := d.Tables[0]; got.Caption != "Bảng 2. Sản lượng" || got.Unit != "tấn" {
		t.Errorf("caption %q, unit %q", got.Caption, got.Unit)
	}
}

func TestLayoutTables(t *testing.T) {
	f := &flow.Flow{Items: []flow.Item{
		{Grid: &flow.Grid{Rows: 2, Columns: 2, Confidence: 1, Cells: []flow.Cell{
			{Row: 0, Column: 0, Text: "TỈNH NAM SƠN\nSỞ XÂY DỰNG"},
			{Row: 0, Column: 1, Text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"},
			{Row: 1, Column: 0, Text: "Số: 12/BC-SXD"},
			{Row: 1, Column: 1, Text: "Nam Sơn, ngày 3 tháng 4 năm 2024"},
		}}},
		{Paragraph: &flow.Paragraph{Parts: []flow.Part{{Text: "BÁO CÁO"}}}},
		{Paragraph: &flow.Paragraph{Parts: []flow.Part{{Text: "Về công tác quy hoạch"}}}},
		{Paragraph: &flow.Paragraph{Parts: []flow.Part{{Text: "Công tác quy hoạch được thực hiện đúng tiến độ."}}}},
		{Grid: &flow.Grid{Rows: 1, Columns: 2, Confidence: 1, Cells: []flow.Cell{
			{Row: 0, Column: 0, Text: "Nơi nhận:\n- Như trên;\n- Lưu: VT."},
			{Row: 0, Column: 1, Text: "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nĐỗ Thị Hằng"},
		}}},
	}}
	d := structure.Build(f)
	check(t, f, d)
	same(t, blocks(d), `letterhead | TỈNH NAM SƠN
letterhead | SỞ XÂY DỰNG
letterhead | Số: 12/BC-SXD
letterhead | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
letterhead | Độc lập - Tự do - Hạnh phúc
letterhead | Nam Sơn, ngày 3 tháng 4 năm 2024
title | BÁO CÁO
title | Về công tác quy hoạch
paragraph | Công tác quy hoạch được thực hiện đúng tiến độ.
recipients | Nơi nhận:
recipients | - Như trên;
recipients | - Lưu: VT.
signature | KT. GIÁM ĐỐC
signature | PHÓ GIÁM ĐỐC
signature | Đỗ Thị Hằng`)
	if d.Blocks[4].Kind != trichluc.BlockLetterhead || len(d.Tables) != 0 {
		t.Errorf("%d tables", len(d.Tables))
	}
}

// A signature set in the last rows of a table is none of its rows, and its
// edges are none of its columns.
func TestSignatureInTable(t *testing.T) {
	one := func(row, column, span int, text string) flow.Cell {
		return flow.Cell{Row: row, Column: column, ColumnSpan: span, Text: text}
	}
	table := []flow.Cell{
		one(0, 0, 1, "TT"), one(0, 1, 2, "Tên xã"), one(0, 3, 1, "Số hộ"),
		one(1, 0, 1, "1"), one(1, 1, 2, "Xã An Bình"), one(1, 3, 1, "1.204"),
		one(2, 0, 1, "2"), one(2, 1, 2, "Xã Phú Hòa"), one(2, 3, 1, "986"),
	}
	const data = "data [] 1|Xã An Bình|1.204\ndata [] 2|Xã Phú Hòa|986"
	for _, c := range []struct {
		name          string
		end           []flow.Cell
		table, blocks string
	}{
		{"recipients beside a role", []flow.Cell{one(3, 0, 2, "Nơi nhận:\n- Như trên."), one(3, 2, 2, "GIÁM ĐỐC\nĐỗ Thị Hằng")}, data,
			"table | t1\nrecipients | Nơi nhận:\nrecipients | - Như trên.\nsignature | GIÁM ĐỐC\nsignature | Đỗ Thị Hằng"},
		{"roles below a date", []flow.Cell{one(3, 2, 2, "Nam Sơn, ngày 3 tháng 4 năm 2024"), one(4, 0, 2, "NGƯỜI LẬP BIỂU"), one(4, 2, 2, "GIÁM ĐỐC"), one(5, 0, 2, "Lê Văn Thử"), one(5, 2, 2, "Đỗ Thị Hằng")}, data,
			"table | t1\nparagraph | Nam Sơn, ngày 3 tháng 4 năm 2024\nsignature | NGƯỜI LẬP BIỂU\nsignature | Lê Văn Thử\nsignature | GIÁM ĐỐC\nsignature | Đỗ Thị Hằng"},
		{"a total", []flow.Cell{one(3, 0, 3, "Tổng số"), one(3, 3, 1, "2.190")}, data + "\ndata [] Tổng số||2.190", "table | t1"},
		{"a role with figures", []flow.Cell{one(3, 0, 3, "GIÁM ĐỐC"), one(3, 3, 1, "12")}, data + "\ndata [] GIÁM ĐỐC||12", "table | t1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := &flow.Flow{Items: []flow.Item{{Grid: &flow.Grid{Rows: 6, Columns: 4, Confidence: 1, Cells: append(slices.Clone(table), c.end...)}}}}
			d := structure.Build(f)
			check(t, f, d)
			same(t, blocks(d), c.blocks)
			same(t, rows(d.Tables[0]), c.table)
		})
	}
}
