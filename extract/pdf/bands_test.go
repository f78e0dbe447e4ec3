package pdf

import (
	"strings"
	"testing"
)

// drawColumns strokes the rules down of setTable's columns, and the frame and
// the rule under a head of one line if headed.
func drawColumns(xs []float64, top, bottom float64, headed bool) string {
	var b strings.Builder
	for _, x := range xs {
		b.WriteString(stroke(x, top, x, bottom))
	}
	if headed {
		left, right := xs[0], xs[len(xs)-1]
		b.WriteString(stroke(left, top, right, top) + stroke(left, top+16, right, top+16) + stroke(left, bottom, right, bottom))
	}
	return b.String()
}

// Rows that no rule parts are told by their numbers and figures, and the table
// says that it is less than certain.
func TestRowsWithoutRules(t *testing.T) {
	xs, sides := []float64{50, 80, 200, 260}, []float64{47, 77, 197, 257, 330}
	want := "grid: STT|Chỉ tiêu|Kế hoạch|Ghi chú / 1|Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ đã tiếp nhận|80%| / " +
		"2|Tỷ lệ xã có mạng|100%|Đang triển khai / 3|Số dịch vụ công toàn trình|1.034|"
	for name, middle := range map[string]bool{"at the top": false, "in the middle": true} {
		t.Run(name, func(t *testing.T) {
			f := mustRead(t, onePage(drawColumns(sides, 88, 210, true)+setTable(xs, 100, 4, middle, fourRows...)))
			wantTexts(t, f, want)
			if c := f.Items[0].Grid.Confidence; c >= 1 {
				t.Errorf("confidence %v", c)
			}
		})
	}
	t.Run("on a page between others", func(t *testing.T) {
		f := mustRead(t, onePage(drawColumns(sides, 88, 210, false)+setTable(xs, 100, 4, false, fourRows...)))
		wantTexts(t, f, want)
	})
}

// A title over the whole table breaks its rules down.
func TestTitleBetweenRulesDown(t *testing.T) {
	xs, sides := []float64{50, 80, 200, 260}, []float64{47, 77, 197, 257, 330}
	content := stroke(47, 88, 330, 88) + stroke(47, 240, 330, 240) + stroke(47, 88, 47, 240) + stroke(330, 88, 330, 240) +
		drawColumns(sides[1:4], 88, 160, false) + fontAt("N2", 50, 172, 10, "II. Thực hiện kết nối, liên thông") + drawColumns(sides[1:4], 178, 240, false) +
		setTable(xs, 100, 0, false, fourRows[1:3]...) + setTable(xs, 190, 0, false, []string{"1", "Số xã", "12", "tốt"}, []string{"2", "Số thôn", "34", "khá"})
	got := texts(mustRead(t, onePage(content)))[0]
	for _, want := range []string{"II. Thực hiện kết nối, liên thông(1x4) / 1|Số xã|12|tốt / 2|Số thôn|34|khá", "/ 2|Tỷ lệ xã có mạng|100%|Đang triển khai / II"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
}

// Lines of one cell are no rows, however many cells have as many.
func TestCellsOfSeveralLines(t *testing.T) {
	want := "grid: 1|Trình tự, thủ tục cấp phép|Sở Nội vụ chủ trì / 2|- Năm 2023; - Năm 2024.|10 12"
	wantTexts(t, mustRead(t, onePage(ruledTable(100, "1", "Trình tự, thủ tục\ncấp phép", "Sở Nội vụ\nchủ trì", "2", "- Năm 2023;\n- Năm 2024.", "10\n12"))), want)
}
