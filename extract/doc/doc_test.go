package doc

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/trichluc/trichluc/extract/docx"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

// TestSameAsDOCX reads reports that were saved in both of Word's formats.
func TestSameAsDOCX(t *testing.T) {
	for name, data := range reports(t) {
		newer, err := os.ReadFile(filepath.Join("..", "..", "testdata", "reports", name+"x"))
		if err != nil {
			t.Fatal(err)
		}
		got, err := Read(context.Background(), data)
		if err != nil {
			t.Fatal(err)
		}
		want, err := docx.Read(context.Background(), newer)
		if err != nil {
			t.Fatal(err)
		}
		a, b := lines(got), lines(want)
		for i := range max(len(a), len(b)) {
			if i >= len(a) || i >= len(b) || a[i] != b[i] {
				t.Errorf("%s, line %d:\n got %q\nwant %q", name, i, at(a, i), at(b, i))
				break
			}
		}
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// lines prints what both formats keep of a document.
func lines(f *flow.Flow) (out []string) {
	for _, item := range f.Items {
		if p := item.Paragraph; p != nil {
			out = append(out, fmt.Sprintf("P %s|%s|%v|%v|%v|%v|%v", p.Mark, p.Text(), p.FontSize, p.Bold, p.Italic, p.Centered, p.Small))
			continue
		}
		g := item.Grid
		out = append(out, fmt.Sprintf("G %dx%d head %d borderless %v", g.Rows, g.Columns, g.HeadRows, g.Borderless))
		for _, c := range g.Cells {
			out = append(out, fmt.Sprintf("C %d,%d %dx%d %v %v %q", c.Row, c.Column, c.RowSpan, c.ColumnSpan, c.Bold, c.Italic, c.Text))
		}
	}
	for _, n := range f.Notes {
		out = append(out, fmt.Sprintf("N %s %s %v", n.Mark, n.Text, n.Endnote))
	}
	for _, u := range f.Furniture {
		if u.Kind != "page-number" { // a field's last result: each program has its own
			out = append(out, "F "+u.Kind+" "+u.Text)
		}
	}
	return out
}

// named is a name as the container's directory has it.
func named(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// mainAt is where the stream WordDocument stands in the file.
func mainAt(t *testing.T, data []byte) int {
	for at := 512; at < len(data); at += 512 {
		if u16(data, at) == identWord97 {
			return at
		}
	}
	t.Fatal("no header of a document")
	return 0
}

func TestRefusals(t *testing.T) {
	whole := reports(t)["cong-van-2024-ha-nam.doc"]
	header := mainAt(t, whole)
	for name, c := range map[string]struct {
		change func(b []byte) []byte
		want   flow.Code
		detail string
	}{
		"nothing":   {func(b []byte) []byte { return nil }, flow.CodeTruncated, "container"},
		"first kB":  {func(b []byte) []byte { return b[:1024] }, flow.CodeTruncated, "beginning"},
		"cut":       {func(b []byte) []byte { return b[:len(b)/2] }, flow.CodeTruncated, "no text is left"},
		"encrypted": {func(b []byte) []byte { b[header+flagsAt+1] |= flagEncrypted >> 8; return b }, flow.CodeEncrypted, "password"},
		"Word 95":   {func(b []byte) []byte { b[header+versionAt], b[header+versionAt+1] = 101, 0; return b }, flow.CodeUnsupported, "Word 95"},
		"no header": {func(b []byte) []byte { b[header] = 0; return b }, flow.CodeCorrupt, "begin"},
		"Excel": {func(b []byte) []byte {
			name := append(named("Workbook"), make([]byte, 8)...)
			at := bytes.Index(b, named("WordDocument"))
			copy(b[at:], name)
			b[at+64] = 18 // the length of the name in bytes, with its end
			return b
		}, flow.CodeUnsupported, "Excel"},
		"encrypted newer document": {func(b []byte) []byte { return append(b[:600], named(encryptedPackage)...) }, flow.CodeEncrypted, "password"},
	} {
		_, err := Read(context.Background(), c.change(bytes.Clone(whole)))
		var e *flow.Error
		if !errors.As(err, &e) || e.Code != c.want || !strings.Contains(e.Detail, c.detail) {
			t.Errorf("%s: %v, want %s %s", name, err, c.want, c.detail)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	r := &reader{ctx: ctx, size: checkEvery - 1}
	if err := r.grow(); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// TestMergedCells reads a row's definition with both ways to number merged
// cells.
func TestMergedCells(t *testing.T) {
	for _, flags := range [][]int{{1, 2, 2, 0}, {2, 1, 1, 0}, {3, 1, 1, 0}} {
		operand := []byte{4, 0, 0, 0xe8, 3, 0xd0, 7, 0xb8, 0xb, 0xa0, 0xf} // edges at 0, 50, 100, 150 and 200 points
		for _, f := range flags {
			operand = append(operand, append([]byte{byte(f)}, make([]byte, cellSize-1)...)...)
		}
		change := append([]byte{tDefinition & 0xff, tDefinition >> 8, byte(len(operand) + 1), 0}, operand...)
		tab, r := &table{}, &reader{streams: &streams{}}
		for _, text := range []string{"a", "", "", "b"} {
			tab.items = []flow.Item{{Paragraph: &flow.Paragraph{Parts: []flow.Part{{Text: text}}}}}
			tab.endCell(r)
		}
		tab.endRow(r, change)
		g := tab.finish(r)[0].Grid
		if len(g.Cells) != 2 || g.Cells[0].ColumnSpan != 3 || g.Cells[1].Column != 3 || g.Columns != 4 {
			t.Errorf("%v: %+v", flags, g)
		}
	}
}

func TestChanges(t *testing.T) {
	s := &streams{data: []byte{0, 0, 3, 0, 0x16, 0x24, 1}}
	var got []string
	s.each([]byte{
		0x35, 0x08, 1, // bold
		0x0d, 0xc6, 2, 9, 9, // states its own size
		0x43, 0x4a, 26, 0,
		0x46, 0x66, 2, 0, 0, 0, // the rest at 2 in the stream Data
		0x09, 0x6a, 1, // cut short
	}, func(code int, operand []byte) { got = append(got, fmt.Sprintf("%x %v", code, operand)) })
	if want := "[835 [1] c60d [9 9] 4a43 [26 0] 2416 [1]]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

// TestSymbol reads a sign of a picture font as Word writes it, which stands in
// the text as a bracket.
func TestSymbol(t *testing.T) {
	f := defaultCharacters
	r := &reader{streams: &streams{}, flow: &flow.Flow{}, fonts: []string{"Times New Roman", "Wingdings"}}
	r.applyCharacters(&f, f, []byte{cSymbol & 0xff, cSymbol >> 8, 1, 0, 0xfe, 0xf0})
	r.text = &text{units: []uint16{'('}, pieces: []piece{{end: 1, width: 1}}}
	s, p := &story{reader: r}, &office.Paragraph{}
	if err := s.units(p, f, span{0, 1}); err != nil || p.Text() != "☑" {
		t.Errorf("%q, %v", p.Text(), err)
	}
}
