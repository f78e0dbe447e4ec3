package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// ruledTable strokes a table of 3 columns and 2 rows of 40 points, and fills
// its cells row by row. Rows whose number is in open have no rule below.
func ruledTable(top float64, cells ...string) string {
	xs := []float64{50, 100, 300, 400}
	rows := (len(cells) + 2) / 3
	var b strings.Builder
	for i := range rows + 1 {
		b.WriteString(stroke(50, top+40*float64(i), 400, top+40*float64(i)))
	}
	for _, x := range xs {
		b.WriteString(stroke(x, top, x, top+40*float64(rows)))
	}
	for i, c := range cells {
		for j, line := range strings.Split(c, "\n") {
			b.WriteString(at(xs[i%3]+4, top+14+40*float64(i/3)+13*float64(j), 10, line))
		}
	}
	return b.String()
}

func TestRuledTables(t *testing.T) {
	words := at(55, 115, 10, "a") + at(155, 115, 10, "b") + at(55, 155, 10, "c") + at(155, 155, 10, "d")
	box := stroke(50, 100, 250, 100) + stroke(50, 180, 250, 180) + stroke(50, 100, 50, 180) + stroke(250, 100, 250, 180)
	across, down := stroke(50, 140, 250, 140), stroke(150, 100, 150, 180)
	for _, c := range []struct{ name, content, want string }{
		{"stroked", box + across + down + words, "a|b / c|d"},
		{"filled under a scaled matrix", "q .24 0 0 -.24 0 842 cm 200 415 800 3 re f 200 582 800 3 re f 200 748 800 3 re f " +
			"200 415 3 336 re f 615 415 3 336 re f 1000 415 3 336 re f Q " + words, "a|b / c|d"},
		{"rectangles stroked cell by cell", "50 702 100 40 re 150 702 100 40 re S 50 662 100 40 re S 150 662 100 40 re s " + words, "a|b / c|d"},
		{"rules in pieces", box + stroke(50, 140, 149.5, 140) + stroke(151, 140, 250, 140) + stroke(150, 100, 150, 139) + stroke(150, 141, 150, 180) + words, "a|b / c|d"},
		{"joined columns", box + across + stroke(150, 140, 150, 180) + words, "a b(1x2) / c|d"},
		{"joined rows", box + stroke(150, 140, 250, 140) + down + words, "a c(2x1)|b / d"},
		{"no rule at the foot", stroke(50, 100, 250, 100) + across + stroke(50, 100, 50, 180) + down + stroke(250, 100, 250, 180) + words, "a|b / c|d"},
		{"no rule at the sides", stroke(50, 100, 250, 100) + across + stroke(50, 180, 250, 180) + down + words, "a|b / c|d"},
		{"a double border", box + stroke(51.5, 101.5, 248.5, 101.5) + across + down + words, "a|b / c|d"},
		{"cell by cell with corners, as Word draws them", "50 741.5 .5 .5 re f 50.5 741.5 99.5 .5 re f 150 741.5 .5 .5 re f 150.5 741.5 99.5 .5 re f 250 741.5 .5 .5 re f " +
			"50 702 .5 39.5 re f 150 702 .5 39.5 re f 250 702 .5 39.5 re f 50 701.5 .5 .5 re f 50.5 701.5 99.5 .5 re f 150 701.5 .5 .5 re f 150.5 701.5 99.5 .5 re f 250 701.5 .5 .5 re f " +
			"50 662 .5 39.5 re f 150 662 .5 39.5 re f 250 662 .5 39.5 re f 50 661.5 .5 .5 re f 50.5 661.5 99.5 .5 re f 150 661.5 .5 .5 re f 150.5 661.5 99.5 .5 re f 250 661.5 .5 .5 re f " + words, "a|b / c|d"},
		{"white rules", box + across + "1 1 1 RG " + down + words, ""},
		{"a frame around text", box + words, ""},
		{"an underline", words + stroke(50, 116, 100, 116), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := mustRead(t, onePage(c.content))
			var grids []string
			for _, s := range texts(f) {
				if g, ok := strings.CutPrefix(s, "grid: "); ok {
					grids = append(grids, g)
				}
			}
			if got := strings.Join(grids, "; "); got != c.want {
				t.Errorf("grids %q, want %q", got, c.want)
			}
		})
	}
}

func TestTextAroundTable(t *testing.T) {
	f := mustRead(t, onePage(at(50, 80, 14, "Trước")+ruledTable(100, "1", "Số hộ", "12", "2", "Tỷ lệ", "5%")+at(50, 220, 14, "Sau")))
	wantTexts(t, f, "Trước", "grid: 1|Số hộ|12 / 2|Tỷ lệ|5%", "Sau")
	g := f.Items[1].Grid
	if g.CutTop || g.CutBottom || fmt.Sprint(g.Edges) != "[50 100 300 400]" || g.Rows != 2 || g.Columns != 3 {
		t.Errorf("grid %+v", g)
	}
	if box := g.Cells[4].Box; box != [4]float64{100, 140, 300, 180} {
		t.Errorf("box of the fifth cell %v", box)
	}
}

func TestCutTables(t *testing.T) {
	w := newWriter()
	w.page(at(50, 80, 14, "Trước") + ruledTable(700, "1", "a", "2"))
	w.page(ruledTable(60, "2", "b", "3") + at(50, 700, 9, "¹ Ghi chú"))
	w.page(ruledTable(60, "3", "c", "4") + at(50, 200, 14, "Sau bảng là văn bản"))
	f := mustRead(t, w.bytes())
	var got []string
	for _, i := range f.Items {
		if i.Grid != nil {
			got = append(got, fmt.Sprintf("%d %v %v", i.Grid.Page, i.Grid.CutTop, i.Grid.CutBottom))
		}
	}
	if s := strings.Join(got, "; "); s != "1 false true; 2 true true; 3 true false" {
		t.Errorf("cut: %s", s)
	}
}

func TestCellText(t *testing.T) {
	for _, c := range []struct{ name, cell, want string }{
		{"lines", "Số lượng hồ sơ\ntrực tuyến", "Số lượng hồ sơ trực tuyến"},
		{"after a hyphen", "giai đoạn 2021-\n2025", "giai đoạn 2021-2025"},
		{"a dash is a word", "kinh tế -\nxã hội", "kinh tế - xã hội"},
		{"before a per cent sign", ">=80\n%", ">=80%"},
		{"after a stroke", "trực tuyến/\nTổng số", "trực tuyến/Tổng số"},
		{"numbers with room", "10\n12", "10 12"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := mustRead(t, onePage(ruledTable(100, "1", c.cell, "x")))
			if got := f.Items[0].Grid.Cells[1].Text; got != c.want {
				t.Errorf("cell %q, want %q", got, c.want)
			}
		})
	}
}

// In a column of 50 points, with 4 points of padding, 8 letters have room.
func TestBrokenNumbers(t *testing.T) {
	for cell, want := range map[string]string{
		"1.013/1.\n013":   "1.013/1.013",
		"11.013/1\n.013":  "11.013/1.013",
		"13.433/1\n4.433": "13.433/14.433",
		"12345.67\n8":     "12345.67 8", // no grouping that would prove it
		"20232024\n2025":  "20232024 2025",
		"114.1\n150.6":    "114.1 150.6", // there was room
		"12/10/20\n23":    "12/10/2023",
	} {
		f := mustRead(t, onePage(ruledTable(100, cell, "x", "y")))
		if got := f.Items[0].Grid.Cells[0].Text; got != want {
			t.Errorf("%q gives %q, want %q", cell, got, want)
		}
	}
}

// A figure that runs over its cell's edge stays one figure.
func TestFigureTooWide(t *testing.T) {
	wantTexts(t, mustRead(t, onePage(ruledTable(100, "1234567.8901", "x", "y"))), "grid: 1234567.8901|x|y")
}

func TestTurnedCell(t *testing.T) {
	content := ruledTable(100, "", "Chỉ tiêu", "Ghi chú") +
		fmt.Sprintf("BT /F1 10 Tf 0 1 -1 0 70 %d Tm %s Tj ET BT /F1 10 Tf 0 1 -1 0 84 %d Tm %s Tj ET", 842-138, hexText("Số"), 842-138, hexText("TT"))
	wantTexts(t, mustRead(t, onePage(content)), "grid: Số TT|Chỉ tiêu|Ghi chú")
}

func TestTableInsideTable(t *testing.T) {
	content := ruledTable(100, "1", "", "x", "2", "y", "z") + at(110, 110, 8, "ngoài")
	for _, v := range []float64{110, 150, 190} {
		content += stroke(v, 115, v, 135)
	}
	content += stroke(110, 115, 190, 115) + stroke(110, 135, 190, 135) + at(115, 128, 8, "trong") + at(155, 128, 8, "nữa")
	f := mustRead(t, onePage(content))
	all := strings.Join(texts(f), "; ")
	if strings.Count(all, "trong") != 1 || !strings.Contains(all, "grid: trong|nữa") || !strings.Contains(all, "1|ngoài|x / 2|y|z") {
		t.Errorf("items: %s", all)
	}
}

// Every elementary cell belongs to exactly one cell, whatever is drawn.
func TestSpansCover(t *testing.T) {
	for seed := range 200 {
		var rules []rule
		n := seed
		bit := func() bool { n = n*1103515245 + 12345; return n>>16&1 == 1 }
		for i := range 5 {
			for j := range 4 {
				if i == 0 || i == 4 || bit() {
					rules = append(rules, rule{at: float64(20 * i), from: float64(20 * j), to: float64(20*j + 20)})
				}
				if j == 0 || bit() {
					rules = append(rules, rule{vertical: true, at: float64(20 * j), from: float64(20 * min(i, 3)), to: float64(20*min(i, 3) + 20)})
				}
			}
		}
		for _, l := range findLattices(rules) {
			area := 0
			for _, s := range l.spans() {
				area += (s.rowEnd - s.row) * (s.columnEnd - s.column)
			}
			if want := (len(l.xs) - 1) * (len(l.ys) - 1); area != want {
				t.Fatalf("seed %d: spans cover %d of %d cells", seed, area, want)
			}
		}
	}
}
