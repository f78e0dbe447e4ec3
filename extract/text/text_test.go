package text

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
)

// show prints a flow: a paragraph a line, grids as rows with "|".
func show(f *flow.Flow) string {
	var b strings.Builder
	for _, item := range f.Items {
		if p := item.Paragraph; p != nil {
			if p.Column > 0 {
				b.WriteString("col" + string(rune('0'+p.Column)) + " ")
			}
			if p.Style != "" {
				b.WriteString("<" + p.Style + "> ")
			}
			b.WriteString(p.Text() + "\n")
			continue
		}
		g := item.Grid
		cells := make([][]string, g.Rows)
		for r := range cells {
			cells[r] = make([]string, g.Columns)
		}
		for _, c := range g.Cells {
			cells[c.Row][c.Column] = strings.ReplaceAll(c.Text, "\n", "/")
		}
		for _, row := range cells {
			b.WriteString("# " + strings.Join(row, "|") + "\n")
		}
	}
	return b.String()
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"lines are paragraphs", "một\nhai\n\n\n  ba  \n", "một\nhai\nba\n"},
		{"rows", "Đầu\nSTT\tTên\n1\tĐập\nCuối", "Đầu\n# STT|Tên\n# 1|Đập\nCuối\n"},
		{"a row that begins with an empty cell, beside others", "\tgiống lúa\n2\tĐê", "# |giống lúa\n# 2|Đê\n"},
		{"a tab before a lone line is no row", "\tgiống lúa", "giống lúa\n"},
		{"short rows", "a\tb\tc\nd\te", "# a|b|c\n# d|e|\n"},
		{"one cell a line", "\tSTT\n\tTên\n\n\t1\n\tĐập\nđất\n\n\t2\n\t\n", "# STT|Tên\n# 1|Đập/đất\n# 2|\n"},
		{"one cell a line, a blank line inside a row", "\tA\n\tB\n\tC\n\n\t1\n\t2\n\n\t3\n\n\t4\n\t5\n\t6\n", "# A|B|C\n# 1|2|3\n# 4|5|6\n"},
		{"side by side", "\tSỞ XÂY DỰNG\nSố: 1\n\tCỘNG HÒA\nĐộc lập\n\nTiếp", "col1 SỞ XÂY DỰNG\ncol1 Số: 1\ncol2 CỘNG HÒA\ncol2 Độc lập\nTiếp\n"},
		{"side by side with spaces", "UBND TỈNH NAM SƠN      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n   SỞ XÂY DỰNG            Độc lập - Tự do - Hạnh phúc\nSố:      /BC-SXD         Nam Sơn, ngày     tháng 4 năm 2024\n\nBÁO CÁO",
			"col1 UBND TỈNH NAM SƠN\ncol1 SỞ XÂY DỰNG\ncol1 Số:      /BC-SXD\ncol2 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\ncol2 Độc lập - Tự do - Hạnh phúc\ncol2 Nam Sơn, ngày     tháng 4 năm 2024\nBÁO CÁO\n"},
		{"signature with spaces", "Nơi nhận:                 KT. GIÁM ĐỐC\n- Như trên;              PHÓ GIÁM ĐỐC\n- Lưu: VT.\n                          Lê Văn An",
			"col1 Nơi nhận:\ncol1 - Như trên;\ncol1 - Lưu: VT.\ncol2 KT. GIÁM ĐỐC\ncol2 PHÓ GIÁM ĐỐC\ncol2 Lê Văn An\n"},
		{"a wide gap alone is no column", "Số:            /BC-BCĐ\nNam Sơn, ngày      tháng 3", "Số:            /BC-BCĐ\nNam Sơn, ngày      tháng 3\n"},
		{"pipes", "| A | B |\n|---|:-:|\n| 1 | 2 |", "# A|B\n# 1|2\n"},
		{"a drawn table", "+----+-------+\n| TT | Tên   |\n+====+=======+\n| 1  | Đập   |\n|    | đất   |\n+----+-------+\n| 2  | Kè    |\n+----+-------+", "# TT|Tên\n# 1|Đập/đất\n# 2|Kè\n"},
		{"a heading of Markdown", "## I. Kết quả\n#1 không", "<heading 2> I. Kết quả\n#1 không\n"},
		{"decomposed letters and odd spaces", "Quye\u0302\u0301t\u00a0\u00f0\u1ecbnh\r\n\u200bA", "Quyết định\nA\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := Read(context.Background(), []byte(c.in))
			if err != nil {
				t.Fatal(err)
			}
			if got := show(f); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestWrapped(t *testing.T) {
	line := "Công tác quy hoạch được các huyện thực hiện đúng tiến độ đã đề"
	var b strings.Builder
	for range 12 {
		b.WriteString("BÁO CÁO\n" + line + "\n" + line + "\n" + line + " ra.\n- " + line + "\n" + line + ".\n\n")
	}
	f, err := Read(context.Background(), []byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Items) != 36 {
		t.Fatalf("%d paragraphs, want 36:\n%s", len(f.Items), show(f))
	}
	if got := f.Items[1].Paragraph.Text(); got != line+" "+line+" "+line+" ra." {
		t.Errorf("got %q", got)
	}
	if got := f.Items[2].Paragraph.Text(); got != "- "+line+" "+line+"." {
		t.Errorf("got %q", got)
	}
}

func TestDecode(t *testing.T) {
	for _, in := range []string{"đê", "\xef\xbb\xbfđê", "\xff\xfe\x11\x01\xea\x00", "\xfe\xff\x01\x11\x00\xea"} {
		if got, _, _, err := Decode([]byte(in)); err != nil || got != "đê" {
			t.Errorf("Decode(%q) = %q, %v", in, got, err)
		}
	}
	for _, in := range []string{"\xc1", "a\x00b", "\xd0\xd1 \xc1o"} {
		var e *flow.Error
		if _, _, _, err := Decode([]byte(in)); !errors.As(err, &e) || e.Code != flow.CodeEncoding {
			t.Errorf("Decode(%q): %v", in, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a\tb\n\tc\n\n\td\n| e |\n## f")
	f.Add(laidOut)
	f.Fuzz(func(t *testing.T, s string) {
		in, err := Read(context.Background(), []byte(s))
		if err != nil {
			return
		}
		for _, item := range in.Items {
			if (item.Paragraph == nil) == (item.Grid == nil) {
				t.Fatal("an item is a paragraph or a grid")
			}
			if g := item.Grid; g != nil && (g.Rows == 0 || g.Columns == 0) {
				t.Fatalf("grid of %d rows and %d columns", g.Rows, g.Columns)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := []byte(strings.Repeat("Công tác quy hoạch được thực hiện đúng tiến độ.\n\nSTT\tTên\tSố\n1\tĐập\t3\n\n", 1000))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read(context.Background(), data); err != nil {
			b.Fatal(err)
		}
	}
}
