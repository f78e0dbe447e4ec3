package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// setTable draws cells without rules, every letter half an em wide at size 10.
// A cell's lines are parted by "|"; middle sets short cells in the middle of
// their rows, gap is the space between rows.
func setTable(xs []float64, top, gap float64, middle bool, rows ...[]string) string {
	var b strings.Builder
	y := top
	for i, row := range rows {
		most := 1
		for _, c := range row {
			most = max(most, strings.Count(c, "|")+1)
		}
		for j, c := range row {
			if c == "" {
				continue
			}
			lines := strings.Split(c, "|")
			first := y
			if middle {
				first += 12 * float64(most-len(lines)) / 2
			}
			for k, l := range lines {
				font := "N1"
				if i == 0 {
					font = "N2"
				}
				b.WriteString(fontAt(font, xs[j], first+12*float64(k), 10, l))
			}
		}
		y += 12*float64(most) + gap
	}
	return b.String()
}

var fourRows = [][]string{
	{"STT", "Chỉ tiêu", "Kế hoạch", "Ghi chú"},
	{"1", "Tỷ lệ hồ sơ trực tuyến|trên tổng số hồ sơ đã|tiếp nhận", "80%", ""},
	{"2", "Tỷ lệ xã có mạng", "100%", "Đang triển|khai"},
	{"3", "Số dịch vụ công|toàn trình", "1.034", ""},
}

func TestTablesWithoutRules(t *testing.T) {
	xs := []float64{50, 80, 200, 260}
	want := "grid: STT|Chỉ tiêu|Kế hoạch|Ghi chú / 1|Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ đã tiếp nhận|80%| / " +
		"2|Tỷ lệ xã có mạng|100%|Đang triển khai / 3|Số dịch vụ công toàn trình|1.034|"
	for _, c := range []struct {
		name   string
		gap    float64
		middle bool
	}{{"in the middle", 4, true}, {"at the top", 4, false}, {"at the top, nothing between rows", 0, false}, {"in the middle, nothing between rows", 0, true}} {
		t.Run(c.name, func(t *testing.T) {
			f := mustRead(t, onePage(at(50, 60, 14, "Trước bảng")+setTable(xs, 100, c.gap, c.middle, fourRows...)+at(50, 300, 14, "Sau bảng")))
			wantTexts(t, f, "Trước bảng", want, "Sau bảng")
			g := f.Items[1].Grid
			if g == nil {
				return
			}
			if !g.Borderless || g.Confidence >= 1 || len(g.Edges) != g.Columns+1 || g.Edges[1] <= 65 || g.Edges[1] >= 80 {
				t.Errorf("grid %+v", g)
			}
		})
	}
}

// A space between the columns no wider than that of words is enough when all
// rows keep it.
func TestNarrowCorridor(t *testing.T) {
	xs := []float64{50, 69, 178.5, 210}
	f := mustRead(t, onePage(setTable(xs, 100, 4, true,
		[]string{"STT", "Chỉ tiêu được giao năm|nay của xã", "Đạt", "Ghi chú"},
		[]string{"1", "Tỷ lệ hồ sơ trực tuyến|trên tổng số hồ sơ đã|tiếp nhận", "80%", "tốt"},
		[]string{"2", "Tỷ lệ thôn có mạng di|động", "100%", "tốt"},
		[]string{"3", "Số dịch vụ công trên|cổng", "1.034", "khá"},
	)))
	if got := texts(f)[0]; !strings.Contains(got, "2|Tỷ lệ thôn có mạng di động|100%|tốt") {
		t.Errorf("items: %q", texts(f))
	}
}

func TestTitlesAcrossColumns(t *testing.T) {
	xs := []float64{50, 80, 200, 260}
	rows := setTable(xs, 132, 4, true, fourRows[1:]...)
	content := fontAt("N2", 50, 111, 10, "STT") + fontAt("N2", 80, 111, 10, "Chỉ tiêu") + fontAt("N2", 205, 104, 10, "Kết quả thống kê") +
		fontAt("N2", 200, 118, 10, "Số liệu") + fontAt("N2", 260, 118, 10, "Đơn vị") +
		rows + fontAt("N2", 50, 232, 10, "II. Thực hiện kết nối, liên thông các hệ thống") + setTable(xs, 248, 4, true, fourRows[1:]...)
	f := mustRead(t, onePage(content))
	got := texts(f)[0]
	for _, want := range []string{"STT(2x1)|Chỉ tiêu(2x1)|Kết quả thống kê(1x2) / Số liệu|Đơn vị", "II. Thực hiện kết nối, liên thông các hệ thống(1x4)"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
}

func TestNumberedTableGoesOn(t *testing.T) {
	w := newWriter()
	xs := []float64{50, 80}
	row := func(n int) []string {
		return []string{fmt.Sprint(n), "Quyết định về việc ban hành quy chế|hoạt động của ban chỉ đạo"}
	}
	w.page(setTable(xs, 100, 4, false, []string{"STT", "NỘI DUNG"}, row(1), row(2), row(3), row(4)))
	w.page(setTable(xs, 100, 4, false, []string{"", ""}, row(5), row(6), row(7), row(8)))
	f := mustRead(t, w.bytes())
	if len(f.Items) != 2 || f.Items[0].Grid == nil || f.Items[1].Grid == nil {
		t.Errorf("items: %q", texts(f))
	}
}

// A column that is empty on a page is a column all the same.
func TestEmptyColumnGoesOn(t *testing.T) {
	w := newWriter()
	xs := []float64{50, 80, 200, 260}
	w.page(setTable(xs, 100, 4, true, fourRows...))
	next := make([][]string, 0, 4)
	for _, r := range fourRows {
		next = append(next, []string{r[0], r[1], r[2], ""})
	}
	w.page(setTable(xs, 100, 4, true, next...))
	f := mustRead(t, w.bytes())
	if len(f.Items) != 2 || f.Items[1].Grid == nil || f.Items[1].Grid.Columns != 4 {
		t.Errorf("items: %q", texts(f))
	}
}

func TestNoTables(t *testing.T) {
	xs := []float64{50, 80}
	for name, content := range map[string]string{
		"a numbered list": setTable(xs, 100, 4, false, []string{"", ""}, []string{"1.", "Một việc dài|phải làm"}, []string{"2.", "Hai việc dài|phải làm"},
			[]string{"3.", "Ba việc dài|phải làm"}, []string{"4.", "Bốn việc"}),
		"a signature": at(50, 100, 11, "Nơi nhận:") + boldAt(300, 100, 14, "GIÁM ĐỐC") + at(50, 114, 11, "- Như trên;") +
			at(50, 128, 11, "- Các sở, ngành;") + at(50, 142, 11, "- Lưu: VT.") + boldAt(290, 170, 14, "Nguyễn Văn A"),
		"prose": body("\t"+fill60("một"), fill60("hai"), fill60("ba"), "bốn", "\t"+fill60("năm"), fill60("sáu"), "bảy"),
	} {
		t.Run(name, func(t *testing.T) {
			for _, s := range texts(mustRead(t, onePage(content))) {
				if strings.HasPrefix(s, "grid:") {
					t.Errorf("a table: %s", s)
				}
			}
		})
	}
}

// Figures set to the right leave room on their left, where the head over them
// stands; figures of two columns that nearly touch are two figures.
func TestFiguresBelowHeads(t *testing.T) {
	const letter = 5 // points, at size 10
	right := func(x, y float64, s string) string { return at(x-letter*float64(len(s)), y, 10, s) }
	bold := func(x, y float64, s string) string { return fontAt("N2", x, y, 10, s) }
	figures := [][]string{{"7.237.922.669", "701.051.017", "85,0"}, {"4.355.305.989", "585.151.261", "50,8"}, {"3.522.798.642", "298.277.534", "79,8"}, {"1.404.257.171", "425.774.624", "14,9"}}
	for name, edges := range map[string][3]float64{"apart": {250, 330, 410}, "nearly touching": {250, 316, 346}} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			b.WriteString(bold(50, 100, "Nội dung") + bold(edges[0]-65, 100, "Kế hoạch") + bold(edges[1]-60, 100, "Vốn") + bold(edges[2]-25, 100, "Đạt"))
			want := "grid: Nội dung|Kế hoạch|Vốn|Đạt"
			for i, row := range figures {
				y := 116 + 16*float64(i)
				b.WriteString(at(50, y, 10, "Xã "+strings.Repeat("A", i+3)))
				want += " / Xã " + strings.Repeat("A", i+3)
				for k, s := range row {
					b.WriteString(right(edges[k], y, s))
					want += "|" + s
				}
			}
			wantTexts(t, mustRead(t, onePage(b.String())), want)
		})
	}
	t.Run("heads in the middle", func(t *testing.T) {
		var b strings.Builder
		b.WriteString(bold(60, 100, "Loại") + bold(190, 100, "Đối tượng") + bold(300, 100, "Đã tiêm") + bold(420, 100, "Tỷ lệ"))
		want := "grid: Loại|Đối tượng|Đã tiêm|Tỷ lệ"
		for i, row := range [][]string{{"A", "23.191", "18.767", "91,7"}, {"B", "20.458", "14.063", "63,9"}, {"C", "28.211", "13.970", "87,0"}, {"D", "25.341", "14.124", "77,8"}} {
			y := 116 + 16*float64(i)
			b.WriteString(at(50, y, 10, "Vắc xin "+row[0]) + at(160, y, 10, row[1]) + right(380, y, row[2]) + right(470, y, row[3]))
			want += " / Vắc xin " + strings.Join(row, "|")
		}
		wantTexts(t, mustRead(t, onePage(b.String())), want)
	})
}

// A page with few rows of a table leaves wide corridors; it takes its column
// edges from the next, where more rows show them.
func TestEdgesOfNextPage(t *testing.T) {
	xs := []float64{50, 80, 200, 330}
	row := func(n int, second, third string) []string { return []string{fmt.Sprint(n), second, third, "tốt"} }
	w := newWriter()
	w.page(setTable(xs, 100, 4, false, []string{"TT", "Nhiệm vụ", "Kết quả", "Ghi chú"}, row(1, "Ban hành quy chế", "Xong"), row(2, "Ban hành mẫu", "Xong"), row(3, "Cài đặt", "Xong")))
	w.page(setTable(xs, 40, 4, false, []string{"TT", "Nhiệm vụ", "Kết quả", "Ghi chú"}, row(4, "Kết nối các hệ thống dùng", "Đang làm thử ở ba sở, ngành"), row(5, "Cài đặt", "Xong"), row(6, "Cài đặt", "Xong")))
	f := mustRead(t, w.bytes())
	if len(f.Items) != 2 || f.Items[0].Grid == nil || f.Items[1].Grid == nil {
		t.Fatalf("items: %q", texts(f))
	}
	for k, x := range f.Items[1].Grid.Edges[1:4] {
		if own := f.Items[0].Grid.Edges[k+1]; own != x {
			t.Errorf("column %d ends at %v on the first page, at %v on the second", k+1, own, x)
		}
	}
}
