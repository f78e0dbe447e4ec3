package structure_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/html"
	"github.com/trichluc/trichluc/extract/structure"
	"github.com/trichluc/trichluc/extract/text"
)

var samples = []string{
	"",
	"BÁO CÁO\nVề đê điều\n\nI. KẾT QUẢ\n\n1. Đã làm\n\nCó 12 hồ¹ và\n\n¹ Gồm:\n\n- hồ Trên;\n\nđang xây thêm.",
	"STT\tNội dung\tVốn\t\n\t\tGiao\tChi\n1\tĐập\t3\t2\n\nSTT\tNội dung\tVốn\t\n\t\tGiao\tChi\n\tnhỏ\t\t\n",
	"\t1\n\tĐập\n\t3\n\n\t2\n\tKè\n\t4\n",
	"Có đập[footnoteRef:1] [1: Gồm [a] **b** *c* <i>d</i>] [bookmark: _x]",
	"| a | b |\n|---|---|\n| 1 | 2 |\n3\n\n4",
	"+--+--+\n| a| b|\n+==+==+\n| 1| 2|\n|  | 3|\n+--+--+",
	"      Có 12 hồ1 đã xây xong trong\nnăm.\n\n1   Gồm hồ Trên.\n\f STT   Tên   Số\n\n1     Đê    2\n\n2     Kè    3\f3",
	"Nơi nhận:\n- Lưu: VT.\nKT. GIÁM ĐỐC\nLê Văn An\nPhụ lục I\nTÊN\n(Kèm theo)",
	"**Phần I\nA** B**",
	"ð\u0301²³⁴ \u00ad \u200b",
}

func FuzzBuildText(f *testing.F) {
	for _, s := range samples {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		in, err := text.Read(context.Background(), []byte(s))
		if err != nil {
			return
		}
		check(t, in, structure.Build(in))
	})
}

func FuzzBuildHTML(f *testing.F) {
	for _, s := range samples {
		f.Add("<p>" + strings.ReplaceAll(s, "\n\n", "<p>"))
	}
	f.Add(`<table><thead><tr><th rowspan=2>a<th colspan=3>b</thead><tr><td rowspan=9>1<td>2<tr><td>3</table>`)
	f.Add(`<ol type=I start=3><li>x<ul><li>y</ol><table><tr><td><table><tr><td>z`)
	f.Add(`<p>a<a href="#_ftn1">[1]</a><div id=_ftn1><a href="#_ftnref1">[1]</a> b`)
	f.Fuzz(func(t *testing.T, s string) {
		in, err := html.Read(context.Background(), []byte(s))
		if err != nil {
			return
		}
		check(t, in, structure.Build(in))
	})
}

// FuzzBuildPages builds flows as a PDF gives them, from the bytes of the input:
// paragraphs and grids over pages, with any mixture of what a reader may say.
func FuzzBuildPages(f *testing.F) {
	f.Add([]byte("BÁO CÁO\nđoạn một¹ và\n1 chú thích\n#1;2;3\n#;rest;4"), uint16(0x1234))
	f.Add([]byte("UBND TỈNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCHỦ TỊCH\nLê An\n¹ Gồm:\n- a;\n(*) b\n12. c¹ (*)\n#STT;Tên;Số\n#1;Xã “Trên;2\n#;Dưới”"), uint16(0x4f3))
	f.Add([]byte("Nơi nhận:\nKT. GIÁM ĐỐC\n- a;\nLê An\n1\n#a;b\n#1;x"), uint16(77))
	f.Fuzz(func(t *testing.T, data []byte, seed uint16) {
		in := &flow.Flow{Pages: make([]flow.Page, 3)}
		for i := range in.Pages {
			in.Pages[i] = flow.Page{Width: 600, Height: 800}
		}
		for i, line := range strings.Split(string(data), "\n") {
			bits := int(seed) >> (i % 11)
			page := 1 + (i/4)%3
			box := trichluc.Box{float64(bits % 500), float64(i * 13 % 700), float64(bits%500 + 100), float64(i*13%700 + 12)}
			if strings.HasPrefix(line, "#") {
				in.Items = append(in.Items, flow.Item{Grid: fuzzGrid(line[1:], page, bits)})
				continue
			}
			in.Items = append(in.Items, flow.Item{Paragraph: &flow.Paragraph{
				Parts: []flow.Part{{Text: line, Page: page, Box: box}, {Text: " x", Page: page, Box: box}},
				Small: bits&1 != 0, FullLine: bits&2 != 0, Centered: bits&4 != 0, Bold: bits&8 != 0, Column: bits & 16 >> 4,
			}})
		}
		check(t, in, structure.Build(in))
	})
}

func fuzzGrid(line string, page, bits int) *flow.Grid {
	g := &flow.Grid{Page: page, Rows: 1 + bits%3, Columns: 3, Confidence: 1, HeadRows: bits & 1}
	for i, s := range strings.Split(line, ";") {
		g.Cells = append(g.Cells, flow.Cell{
			Row: (i + bits) % 4, Column: i % 4, RowSpan: bits % 4, ColumnSpan: (bits >> 2) % 4, Text: s,
		})
	}
	return g
}

// report makes a report of n sections with tables, as long as a yearly one when
// n is 20.
func report(n int) string {
	var b strings.Builder
	b.WriteString("Số: 5/BC-SXD\n\nNam Sơn, ngày 3 tháng 4 năm 2024\n\nBÁO CÁO\n\nVề quy hoạch\n\n")
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, "%d. Công tác thứ %d\n\n", i, i)
		for range 10 {
			b.WriteString("Toàn tỉnh đã hoàn thành 12.345 hồ sơ, đạt 98,7% kế hoạch, tăng 3,2% so với cùng kỳ năm trước; các huyện tiếp tục thực hiện.\n\n")
		}
		b.WriteString("STT\tChỉ tiêu\tKế hoạch\tThực hiện\n")
		for r := 1; r <= 40; r++ {
			fmt.Fprintf(&b, "%d\tTỷ lệ hồ sơ đúng hạn của đơn vị số %d\t%d%%\t%d,%d%%\n", r, r, r, r, r%10)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func BenchmarkBuild(b *testing.B) {
	s := report(20)
	in, err := text.Read(context.Background(), []byte(s))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		structure.Build(in)
	}
}
