package pdf

import (
	"strings"
	"testing"
)

// Heads stand over heads, titles in the middle of their columns, others in the
// middle of the head's height.
func TestHeadsOverHeads(t *testing.T) {
	xs := []float64{50, 80, 180, 240, 300, 370}
	body := setTable(xs, 134, 4, false, []string{"", "", "", "", "", ""}, []string{"1", "Huyện Lục Nam", "12", "34", "56", "tốt"},
		[]string{"2", "Huyện Yên Thế", "21", "43", "65", "khá"}, []string{"3", "Huyện Na Rì", "11", "22", "33", ""}, []string{"4", "Huyện Lệ Thủy", "14", "24", "34", ""})
	bold := func(x, y float64, s string) string { return fontAt("N2", x, y, 10, s) }
	content := bold(237, 112, "Hồ sơ") + bold(50, 124, "TT") + bold(80, 124, "Đơn vị") + bold(370, 124, "Ghi chú") +
		bold(180, 130, "Tổng") + bold(232, 124, "Trong đó theo cách") + bold(240, 136, "Mạng") + bold(300, 136, "Thư") + body
	all := texts(mustRead(t, onePage(content)))
	got := all[0]
	want := "grid: TT(3x1)|Đơn vị(3x1)|Hồ sơ(1x3)|Ghi chú(3x1) / Tổng(2x1)|Trong đó theo cách(1x2) / Mạng|Thư / 1|Huyện Lục Nam|12|34|56|tốt"
	if !strings.HasPrefix(got, want) {
		t.Errorf("items: %q, want %q", all, want)
	}
}

// Rules across the page part rows, whatever their texts look like.
func TestRulesAcrossPartRows(t *testing.T) {
	xs := []float64{50, 80, 200, 260}
	content := setTable(xs, 100, 0, false, []string{"", "Nội dung", "Cơ quan", "Hạn"}, []string{"", "Rà soát quy chế|", "Sở Nội vụ|", "Quý I"},
		[]string{"", "bảo đảm an toàn", "Công an|", "Quý II"}, []string{"", "Tổ chức sơ kết", "các sở", "Quý III"})
	for _, y := range []float64{90, 104, 128, 152, 176} {
		content += stroke(45, y, 330, y)
	}
	wantTexts(t, mustRead(t, onePage(content)), "grid: Nội dung|Cơ quan|Hạn / Rà soát quy chế|Sở Nội vụ|Quý I / bảo đảm an toàn|Công an|Quý II / Tổ chức sơ kết|các sở|Quý III")
}

// Three lines are a table if they have figures, and a signature if not.
func TestSmallTables(t *testing.T) {
	xs := []float64{50, 200, 300}
	wantTexts(t, mustRead(t, onePage(setTable(xs, 100, 4, false, []string{"Nội dung", "Số lượng", "Tỷ lệ"}, []string{"Toàn trình", "49.838", "11%"}, []string{"Một phần", "264", "79%"}))),
		"grid: Nội dung|Số lượng|Tỷ lệ / Toàn trình|49.838|11% / Một phần|264|79%")
	for _, s := range texts(mustRead(t, onePage(setTable(xs, 100, 4, false, []string{"BÊN A", "BÊN B", "BÊN C"}, []string{"Giám đốc", "Chủ tịch", "Trưởng ban"}, []string{"Nguyễn A", "Trần B", "Lê C"})))) {
		if strings.HasPrefix(s, "grid:") {
			t.Errorf("signatures became a table: %q", s)
		}
	}
}

// A page that shows fewer columns than the next one of the same table has the
// next one's.
func TestColumnsOfNextPage(t *testing.T) {
	xs := []float64{50, 80, 200, 260}
	w := newWriter()
	next := make([][]string, 0, 4)
	for _, r := range fourRows {
		next = append(next, []string{r[0], r[1], r[2], ""})
	}
	next[0] = []string{"", "", "", ""}
	w.page(setTable(xs, 100, 4, true, next...))
	w.page(setTable(xs, 100, 4, true, fourRows...))
	f := mustRead(t, w.bytes())
	if len(f.Items) != 2 || f.Items[0].Grid == nil || f.Items[0].Grid.Columns != 4 {
		t.Errorf("items: %q", texts(f))
	}
}

// A column of which the head alone has text is a column.
func TestColumnWithHeadAlone(t *testing.T) {
	xs := []float64{50, 80, 200, 260}
	rows := [][]string{fourRows[0]}
	for _, r := range fourRows[1:] {
		rows = append(rows, []string{r[0], r[1], r[2], ""})
	}
	f := mustRead(t, onePage(setTable(xs, 100, 4, true, rows...)))
	if got := texts(f)[0]; !strings.HasPrefix(got, "grid: STT|Chỉ tiêu|Kế hoạch|Ghi chú / 1|") {
		t.Errorf("items: %q", got)
	}
}
