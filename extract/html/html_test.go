package html

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/internal/viet"
)

// show prints a flow: a paragraph a line with what is known of it, grids cell
// by cell with their spans.
func show(f *flow.Flow) string {
	var b strings.Builder
	for _, item := range f.Items {
		if p := item.Paragraph; p != nil {
			for _, tag := range []struct {
				on   bool
				name string
			}{{p.Style != "", "<" + p.Style + ">"}, {p.Bold, "bold"}, {p.Italic, "italic"}, {p.Centered, "centered"}, {p.Mark != "", "[" + p.Mark + "]"}} {
				if tag.on {
					b.WriteString(tag.name + " ")
				}
			}
			b.WriteString(p.Text() + "\n")
			continue
		}
		g := item.Grid
		fmt.Fprintf(&b, "# %dx%d head %d\n", g.Rows, g.Columns, g.HeadRows)
		for _, c := range g.Cells {
			fmt.Fprintf(&b, "# %d,%d %dx%d %s\n", c.Row, c.Column, c.RowSpan, c.ColumnSpan, strings.ReplaceAll(c.Text, "\n", "/"))
		}
	}
	for _, x := range f.Furniture {
		b.WriteString("furniture " + x.Kind + ": " + x.Text + "\n")
	}
	return b.String()
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"paragraphs and breaks", "<p>một\n  hai<br>ba</p>bốn<div>năm</div>", "một hai\nba\nbốn\nnăm\n"},
		{"emphasis", "<p><b>Đậm</b> <strong>hết</strong><p><b>Đậm</b> một phần<p align=center><i>Giữa</i>", "bold Đậm hết\nĐậm một phần\nitalic centered Giữa\n"},
		{"headings", "<h1>Tên bài</h1><h3>I. Mục</h3>", "<heading 1> bold Tên bài\n<heading 3> bold I. Mục\n"},
		{"lists", "<ul><li>a<li>b<ol type=a start=3><li>c<li>d</ol><li>e</ul><ol type=I><li>f<li value=9>g</ol>",
			"[-] a\n[-] b\n[c.] c\n[d.] d\n[-] e\n[I.] f\n[IX.] g\n"},
		{"raised digits", "<p>15 m<sup>2</sup>, đập<sup>10</sup>", "15 m², đập¹⁰\n"},
		{"notes of Word", `<p>Đập<a href="a.htm#_ftn1" name="_ftnref1"><sup>[1]</sup></a> cao.<div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> Đập đất.</div>`,
			"Đập¹ cao.\n<footnote> ¹ Đập đất.\n"},
		{"notes of LibreOffice", `<p>Đập<a class=sdfootnoteanc href="#sdfootnote2sym"><sup>2</sup></a><div id=sdfootnote2><p><a href="#sdfootnote2anc">2</a>Đập đất.</div>`,
			"Đập²\n<footnote> ² Đập đất.\n"},
		{"notes by class", "<p>Đập¹<p class=fn><sup>¹</sup> Đập đất.", "Đập¹\n<footnote> ¹ Đập đất.\n"},
		{"a table with merged cells", "<table><caption>Bảng 1</caption><thead><tr><th rowspan=2>A<th colspan=2>B<tr><th>C<th>D</thead><tr><td>1<td>2<td>3<p>4</table>",
			"Bảng 1\n# 3x3 head 2\n# 0,0 2x1 A\n# 0,1 1x2 B\n# 1,1 1x1 C\n# 1,2 1x1 D\n# 2,0 1x1 1\n# 2,1 1x1 2\n# 2,2 1x1 3/4\n"},
		{"heads by th alone; spans beyond the end", "<table><tr><th>A<th>B<tr><td rowspan=9>1<td>2</table>",
			"# 2x2 head 1\n# 0,0 1x1 A\n# 0,1 1x1 B\n# 1,0 1x1 1\n# 1,1 1x1 2\n"},
		{"a table that lays out", "<table><tr><td>trái<td><table><tr><td>1<td>2</table></table><table><tr><td>khung</table>",
			"trái\n# 1x2 head 0\n# 0,0 1x1 1\n# 0,1 1x1 2\nkhung\n"},
		{"what is not the text", "<nav>Trang chủ</nav><article><p>Bài viết dài hơn mọi thứ khác trên trang này.</article><style>p{}</style><script>1</script><p style='display: none'>ẩn<footer>© báo</footer>",
			"Bài viết dài hơn mọi thứ khác trên trang này.\nfurniture deleted: ẩn\nfurniture navigation: Trang chủ\nfurniture navigation: © báo\n"},
		{"a list of links", "<p>Nội dung.<ul><li><a href=/1>Tin một</a><li><a href=/2>Tin hai</a><li><a href=/3>Tin ba</a><li><a href=/4>Tin bốn</a></ul>",
			"Nội dung.\nfurniture navigation: Tin một Tin hai Tin ba Tin bốn\n"},
		{"a table of contents is text", "<ul><li><a href='#1'>Mục một</a><li><a href='#2'>Mục hai</a><li><a href='#3'>Mục ba</a><li><a href='#4'>Mục bốn</a></ul>",
			"[-] Mục một\n[-] Mục hai\n[-] Mục ba\n[-] Mục bốn\n"},
		{"tracked deletion", "<p>còn <del>bỏ</del>lại", "còn lại\nfurniture deleted: bỏ\n"},
		{"hidden by the page's style sheet", "<style>.x, #y { display: none } @media print { .z {display:none} } p .w{display:none}</style><p class=x>ẩn<p id=y>khuất<p class=z>in<p class=w>rõ",
			"in\nrõ\nfurniture deleted: ẩn\nfurniture deleted: khuất\n"},
		{"what a portal prints around a letterhead", "<div><div>Cổng tỉnh</div><table><tr><td><div>Chuyên mục</div><td><div><p>SỞ Y TẾ<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<p>BÁO CÁO" + strings.Repeat("<p>Đã khám 12.345 lượt người, tăng 3% so với cùng kỳ năm trước.", 30) + "</div><p>Lượt xem: 9</table></div>",
			"SỞ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBÁO CÁO\n" + strings.Repeat("Đã khám 12.345 lượt người, tăng 3% so với cùng kỳ năm trước.\n", 30) + "furniture navigation: Lượt xem: 9\nfurniture navigation: Chuyên mục\nfurniture navigation: Cổng tỉnh\n"},
		{"a table of data is never what a portal prints around", "<div><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<p>Báo cáo dài hơn bảng ở cuối.</div><table><tr><td>a<td>b<tr><td>1<td>2</table>",
			"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBáo cáo dài hơn bảng ở cuối.\n# 2x2 head 0\n# 0,0 1x1 a\n# 0,1 1x1 b\n# 1,0 1x1 1\n# 1,1 1x1 2\n"},
		{"a font of before Unicode", "<p style='font-family:\".VnTime\",serif'>kÕ ho¹ch<p><font face='VNI-Times'>keá hoaïch</font>", "kế hoạch\nkế hoạch\n"},
		{"Word's list marks and conditions", "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>Thu<o:p></o:p><p><!--[if gte vml 1]><v:shape>lặp</v:shape><![endif]-->Chi", "1. Thu\nChi\n"},
		{"a table in a cell", "<table><tr><th>a<th>b<th>c<tr><td>1<td>2<td>3<tr><td>4<td>5<table><tr><td>x<td>y</table><td>6<tr><td>7<td>8<td>9</table>",
			"# 4x3 head 1\n# 0,0 1x1 a\n# 0,1 1x1 b\n# 0,2 1x1 c\n# 1,0 1x1 1\n# 1,1 1x1 2\n# 1,2 1x1 3\n# 2,0 1x1 4\n# 2,1 1x1 5\n# 2,2 1x1 6\n# 3,0 1x1 7\n# 3,1 1x1 8\n# 3,2 1x1 9\n# 1x2 head 0\n# 0,0 1x1 x\n# 0,1 1x1 y\n"},
		{"spans that say too much", "<table><tr><td colspan=9>a<tr><td rowspan=0>1<td colspan=3>2<tr><td>3</table>", "# 3x2 head 0\n# 0,0 1x2 a\n# 1,0 2x1 1\n# 1,1 1x1 2\n# 2,1 1x1 3\n"},
		{"preformatted", "<pre>một\nhai</pre>", "một\nhai\n"},
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

func TestEncodings(t *testing.T) {
	old, err := charmap.Windows1258.NewEncoder().String("đê và cô\u0301ng")
	if err != nil {
		t.Fatal(err)
	}
	for name, in := range map[string]string{
		"UTF-8":                           "<p>đê và cống",
		"UTF-8 with a byte order mark":    "\xef\xbb\xbf<p>đê và cống",
		"UTF-8 whatever it declares":      "<meta charset=iso-8859-1><p>đê và cống",
		"windows-1258, which it declares": "<meta charset=windows-1258><p>" + old,
	} {
		f, err := Read(context.Background(), []byte(in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := viet.Clean(show(f)); got != "đê và cống\n" {
			t.Errorf("%s: %q", name, got)
		}
	}
	var e *flow.Error
	if _, err := Read(context.Background(), []byte("<p>\xc1\xd0")); !errors.As(err, &e) || e.Code != flow.CodeEncoding {
		t.Errorf("an encoding that nothing declares: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<ol type=I start=-9><li value=99>x<table><tr><th rowspan=0 colspan=9999>y</table><sup>1</sup>`)
	f.Fuzz(func(t *testing.T, s string) {
		in, err := Read(context.Background(), []byte(s))
		if err != nil {
			return
		}
		for _, item := range in.Items {
			g := item.Grid
			if g == nil {
				continue
			}
			for _, c := range g.Cells {
				if c.Row+c.RowSpan > g.Rows || c.Column+c.ColumnSpan > g.Columns || c.RowSpan < 1 || c.ColumnSpan < 1 {
					t.Fatalf("cell %+v lies outside %dx%d", c, g.Rows, g.Columns)
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := []byte("<html><body>" + strings.Repeat("<p>Công tác quy hoạch được <b>thực hiện</b> đúng tiến độ.</p><table><tr><th>STT<th>Tên</tr><tr><td>1<td>Đập</tr></table>", 1000))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read(context.Background(), data); err != nil {
			b.Fatal(err)
		}
	}
}
