package odt

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
)

const namespaces = ` xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"` +
	` xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"` +
	` xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"` +
	` xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"`

// pack makes a package of parts.
func pack(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) { // always the same bytes, for the tests that cut them
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(parts[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// document makes a package of automatic styles and a text.
func document(t testing.TB, styles, text string) []byte {
	return pack(t, map[string]string{
		"content.xml": `<office:document-content` + namespaces + `><office:automatic-styles>` + styles + `</office:automatic-styles><office:body><office:text>` +
			text + `</office:text></office:body></office:document-content>`,
		"styles.xml": `<office:document-styles` + namespaces + `><office:styles/><office:master-styles><style:master-page>` +
			`<style:header><text:p>SỞ NỘI VỤ</text:p></style:header><style:footer><text:p><text:page-number>4</text:page-number></text:p></style:footer>` +
			`</style:master-page></office:master-styles></office:document-styles>`,
	})
}

// show prints a flow, a line a thing.
func show(f *flow.Flow) string {
	var b strings.Builder
	for _, item := range f.Items {
		if p := item.Paragraph; p != nil {
			fmt.Fprintf(&b, "P %s", p.Mark)
			for _, part := range p.Parts {
				fmt.Fprintf(&b, "[%s]", part.Text)
			}
			for _, look := range []struct {
				name string
				is   bool
			}{{" bold", p.Bold}, {" centered", p.Centered}, {" " + p.Style, strings.HasPrefix(p.Style, "heading")}} {
				if look.is {
					b.WriteString(look.name)
				}
			}
			b.WriteString("\n")
			continue
		}
		fmt.Fprintf(&b, "G %dx%d head %d borderless %v\n", item.Grid.Rows, item.Grid.Columns, item.Grid.HeadRows, item.Grid.Borderless)
		for _, c := range item.Grid.Cells {
			fmt.Fprintf(&b, "C %d,%d %dx%d %q\n", c.Row, c.Column, c.RowSpan, c.ColumnSpan, c.Text)
		}
	}
	for _, n := range f.Notes {
		fmt.Fprintf(&b, "N %s %s %v\n", n.Mark, n.Text, n.Endnote)
	}
	for _, u := range f.Unread {
		fmt.Fprintf(&b, "U %d %s\n", u.Characters, u.Reason)
	}
	for _, u := range f.Furniture {
		fmt.Fprintf(&b, "F %s %s\n", u.Kind, u.Text)
	}
	return b.String()
}

const ends = "F running-head SỞ NỘI VỤ\nF page-number 4\n"

func TestRead(t *testing.T) {
	cell := func(attrs, text string) string {
		return "<table:table-cell " + attrs + "><text:p>" + text + "</text:p></table:table-cell>"
	}
	for _, test := range []struct{ name, styles, text, want string }{
		{"paragraphs", `<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-weight="bold"/></style:style>`,
			`<text:p text:style-name="P1">BÁO
  CÁO</text:p><text:p>Số<text:s text:c="3"/>12<text:tab/>a<text:line-break/>- b</text:p>`,
			"P [BÁO CÁO] bold centered\nP [Số   12\ta]\nP [- b]\n"},
		{"headings of an outline", `<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>`,
			`<text:h text:outline-level="1">Một</text:h><text:h text:outline-level="2">Hai</text:h><text:h text:outline-level="1">Ba</text:h>`,
			"P I.[Một] heading 1\nP I.1[Hai] heading 2\nP II.[Ba] heading 1\n"},
		{"lists", `<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>` +
			`<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="-" style:num-suffix="-"/></text:list-style>`,
			`<text:list xml:id="x" text:style-name="L"><text:list-item><text:p>a</text:p><text:p>không số</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item></text:list>` +
				`<text:list text:style-name="B"><text:list-item><text:p>c</text:p></text:list-item></text:list>` +
				`<text:list text:style-name="L" text:continue-list="x"><text:list-item><text:p>d</text:p></text:list-item><text:list-item text:start-value="7"><text:p>e</text:p></text:list-item></text:list>` +
				`<text:list text:style-name="L"><text:list-item><text:p>f</text:p></text:list-item></text:list>`,
			"P 1.[a]\nP [không số]\nP a)[b]\nP -[c]\nP 2.[d]\nP 7.[e]\nP 1.[f]\n"},
		{"raised digits and notes", `<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>`,
			`<text:p>5 m<text:span text:style-name="T1">2</text:span><text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Nguồn: Cục Thống kê.</text:p></text:note-body></text:note></text:p>`,
			"P [5 m²¹]\nN ¹ Nguồn: Cục Thống kê. false\n"},
		{"a table", `<style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>`,
			`<table:table><table:table-column table:number-columns-repeated="3"/><table:table-header-rows><table:table-row>` + cell(`table:style-name="C" table:number-columns-spanned="2"`, "Chung") + `<table:covered-table-cell/>` +
				cell(`table:number-rows-spanned="2"`, "Ghi chú") + `</table:table-row></table:table-header-rows><table:table-row>` + cell("", "a") + cell("", "b") + `<table:covered-table-cell/></table:table-row>` +
				`<table:table-row table:number-rows-repeated="2">` + cell(`table:number-columns-repeated="3"`, "-") + `</table:table-row></table:table>`,
			"G 4x3 head 1 borderless false\nC 0,0 1x2 \"Chung\"\nC 0,2 2x1 \"Ghi chú\"\nC 1,0 1x1 \"a\"\nC 1,1 1x1 \"b\"\n" +
				"C 2,0 1x1 \"-\"\nC 2,1 1x1 \"-\"\nC 2,2 1x1 \"-\"\nC 3,0 1x1 \"-\"\nC 3,1 1x1 \"-\"\nC 3,2 1x1 \"-\"\n"},
		{"a table in a cell", "", `<table:table><table:table-row><table:table-cell><text:p>ngoài</text:p><table:table><table:table-row>` + cell("", "trong") + `</table:table-row></table:table></table:table-cell></table:table-row></table:table>`,
			"G 1x1 head 0 borderless true\nC 0,0 1x1 \"ngoài\"\nG 1x1 head 0 borderless true\nC 0,0 1x1 \"trong\"\n"},
		{"what is left out", `<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>`,
			`<text:tracked-changes><text:changed-region><text:deletion><text:p>bỏ đi</text:p></text:deletion></text:changed-region></text:tracked-changes>` +
				`<text:table-of-content><text:index-body><text:p>I. Kết quả 1</text:p></text:index-body></text:table-of-content>` +
				`<text:p>còn<text:span text:style-name="T1">ẩn</text:span><draw:frame><draw:image/></draw:frame></text:p>`,
			"P [còn]\nU 2 hidden text\nU 0 a picture\nF deleted bỏ đi\nF navigation I. Kết quả 1\n"},
		{"a text box", "", `<text:p>trước<draw:frame><draw:text-box><text:p>trong khung</text:p></draw:text-box></draw:frame></text:p>`, "P [trước]\nP [trong khung]\n"},
		{"old fonts", `<style:font-face style:name="F" svg:font-family="'.VnTime'"/><style:style style:name="T1" style:family="text"><style:text-properties style:font-name="F"/></style:style>`,
			`<text:p><text:span text:style-name="T1">QuyÕt ®Þnh</text:span></text:p>`, "P [Quyết định]\n"},
	} {
		f, err := Read(context.Background(), document(t, test.styles, test.text))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if got := show(f); got != test.want+ends {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want+ends)
		}
	}
}

func TestRefusals(t *testing.T) {
	whole := document(t, "", "<text:p>a</text:p>")
	content := func(s string) []byte { return pack(t, map[string]string{"content.xml": s}) }
	for name, c := range map[string]struct {
		data []byte
		want flow.Code
	}{
		"cut": {whole[:len(whole)/4], flow.CodeTruncated},
		"encrypted": {pack(t, map[string]string{"content.xml": "x", "META-INF/manifest.xml": `<manifest:manifest` + namespaces +
			`><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`}), flow.CodeEncrypted},
		"a presentation":   {content(`<office:document-content` + namespaces + `><office:body><office:presentation/></office:body></office:document-content>`), flow.CodeUnsupported},
		"an empty book":    {content(`<office:document-content` + namespaces + `><office:body><office:spreadsheet/></office:body></office:document-content>`), flow.CodeNoText},
		"broken XML":       {content(`<a><b></a>`), flow.CodeCorrupt},
		"XML cut":          {content(`<a><b>`), flow.CodeTruncated},
		"nested too deep":  {content(strings.Repeat("<a>", 300)), flow.CodeTooLarge},
		"nothing":          {document(t, "", "<text:p/>"), flow.CodeNoText},
		"no content":       {pack(t, map[string]string{"mimetype": "x"}), flow.CodeCorrupt},
		"too many columns": {document(t, "", `<table:table><table:table-row>`+strings.Repeat(`<table:table-cell table:number-columns-repeated="200"/>`, 2)+`</table:table-row></table:table>`), flow.CodeTooLarge},
		"too many cells":   {document(t, "", `<table:table>`+strings.Repeat(`<table:table-row table:number-rows-repeated="9999"><table:table-cell table:number-columns-repeated="200"/></table:table-row>`, 2)+`</table:table>`), flow.CodeTooLarge},
	} {
		_, err := Read(context.Background(), c.data)
		var e *flow.Error
		if !errors.As(err, &e) || e.Code != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, whole); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// book makes a flat workbook of the rows of one sheet.
func book(rows string) []byte {
	return []byte(`<?xml version="1.0"?><office:document` + namespaces + `><office:body><office:spreadsheet><table:table table:name="Biểu 1">` + rows +
		`</table:table></office:spreadsheet></office:body></office:document>`)
}

func TestWorkbook(t *testing.T) {
	cell := func(attributes, text string) string {
		return `<table:table-cell ` + attributes + `><text:p>` + text + `</text:p></table:table-cell>`
	}
	row := func(cells ...string) string {
		return `<table:table-row>` + strings.Join(cells, "") + `</table:table-row>`
	}
	f, err := Read(context.Background(), book(
		row(cell(`table:number-columns-spanned="3"`, "BIỂU TỔNG HỢP"), `<table:covered-table-cell table:number-columns-repeated="2"/>`)+
			`<table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>`+
			row(cell("", "STT"), cell("", "Chỉ tiêu"), cell("", "Kết quả"))+
			row(cell(`office:value-type="float" office:value="1"`, "1"), cell("", "Thu"), cell(`office:value-type="float" office:value="1013.5"`, "1,013.5"))+
			row(cell(`office:value-type="float" office:value="2"`, "2"), cell("", "Ngày"), cell(`office:value-type="date" office:date-value="2024-06-15"`, "06/15/24"))))
	if err != nil {
		t.Fatal(err)
	}
	want := "P Biểu 1 heading 1\nP BIỂU TỔNG HỢP\nSTT|Chỉ tiêu|Kết quả|1|Thu|1.013,5|2|Ngày|15/06/2024|\n"
	var b strings.Builder
	for _, item := range f.Items {
		if p := item.Paragraph; p != nil {
			b.WriteString(strings.TrimSpace("P "+p.Text()+" "+p.Style) + "\n")
			continue
		}
		for _, c := range item.Grid.Cells {
			b.WriteString(c.Text + "|")
		}
		b.WriteString("\n")
	}
	if b.String() != want || f.MediaType != MediaTypeWorkbook {
		t.Errorf("%s\nwant %s", b.String(), want)
	}
	for name, rows := range map[string]string{
		"repeated for ever": `<table:table-row table:number-rows-repeated="1000000000">` + cell(`table:number-columns-repeated="1000000000"`, "x") + `</table:table-row>`,
		"one long text":     `<table:table-row table:number-rows-repeated="9000">` + cell("", strings.Repeat("x", 8000)) + `</table:table-row>`,
	} {
		_, err := Read(context.Background(), book(rows))
		var e *flow.Error
		if !errors.As(err, &e) || e.Code != flow.CodeTooLarge {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestDamaged reads packages and flat files that were cut.
func TestDamaged(t *testing.T) {
	var text strings.Builder
	for i := range 400 {
		fmt.Fprintf(&text, "<text:p>Đoạn %d, đạt %d,5%%.</text:p>", i, i*7%100)
	}
	packed := document(t, "", text.String())
	flat := `<?xml version="1.0"?><office:document` + namespaces + `><office:body><office:text>` + text.String() + `</office:text></office:body></office:document>`
	for name, data := range map[string][]byte{"flat": []byte(flat[:len(flat)/2]), "packed": packed[:len(packed)*2/3]} {
		f, err := Read(context.Background(), data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if n := len(f.Items); n < 100 || n > 399 || len(f.Unread) == 0 || len(f.Remarks) == 0 {
			t.Errorf("%s: %d paragraphs, unread %v, remarks %q", name, n, f.Unread, f.Remarks)
		}
		for i, item := range f.Items {
			if want := fmt.Sprintf("Đoạn %d, đạt %d,5%%.", i, i*7%100); item.Paragraph.Text() != want {
				t.Errorf("%s: %q, want %q", name, item.Paragraph.Text(), want)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("PK"), `<text:p>a<text:note><text:note-citation>1</text:note-citation></text:note></text:p>`)
	f.Add([]byte(""), `<table:table><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-spanned="9"><text:list><text:list-item><text:p>x</text:p></text:list-item></text:list></table:table-cell></table:table-row></table:table>`)
	f.Fuzz(func(t *testing.T, raw []byte, text string) {
		for _, data := range [][]byte{raw, document(t, text, text)} {
			out, err := Read(context.Background(), data)
			var e *flow.Error
			if (out == nil) == (err == nil) || err != nil && !errors.As(err, &e) {
				t.Fatalf("flow %v, error %v", out, err)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := document(b, "", strings.Repeat(`<text:p>Kết quả thực hiện <text:span>quý II</text:span></text:p><table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table>`, 500))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read(context.Background(), data); err != nil {
			b.Fatal(err)
		}
	}
}
