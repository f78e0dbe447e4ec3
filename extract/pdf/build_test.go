package pdf

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/trichluc/trichluc/extract/flow"
)

// writer writes small PDF files for tests: objects in order, a cross-reference
// table, a trailer.
type writer struct {
	objects []string
	trailer string // entries beside Size and Root
	kids    []int
}

// Every file has these first: the catalog, the page tree, and two fonts in
// which each letter is half an em wide. F1 is a composite font whose codes are
// UTF-16, B1 the same in bold; W1 is a simple font in WinAnsiEncoding. N1 and
// N2 are as F1 and B1 with spaces of a quarter of an em, as text fonts have.
const (
	catalogID = iota + 1
	pagesID
	unicodeID
	boldID
	winAnsiID
	toUnicodeID
	descendantID
	boldDescendantID
	narrowID
	narrowBoldID
	narrowDescendantID
)

func newWriter() *writer {
	w := &writer{}
	w.add("<< /Type /Catalog /Pages 2 0 R >>")
	w.add("") // the page tree, when all pages are known
	w.add("<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 6 0 R >>")
	w.add("<< /Type /Font /Subtype /Type0 /BaseFont /Plain-Bold /Encoding /Identity-H /DescendantFonts [8 0 R] /ToUnicode 6 0 R >>")
	w.add("<< /Type /Font /Subtype /TrueType /BaseFont /Latin /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths [" +
		strings.Repeat("500 ", 95) + "] >>")
	w.addStream("", "begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap")
	w.add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 500 >>")
	w.add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain-Bold /DW 500 >>")
	w.add("<< /Type /Font /Subtype /Type0 /BaseFont /Narrow /Encoding /Identity-H /DescendantFonts [11 0 R] /ToUnicode 6 0 R >>")
	w.add("<< /Type /Font /Subtype /Type0 /BaseFont /Narrow-Bold /Encoding /Identity-H /DescendantFonts [11 0 R] /ToUnicode 6 0 R >>")
	w.add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Narrow /DW 500 /W [32 [250]] >>")
	return w
}

// add adds an object and gives its number.
func (w *writer) add(body string) int {
	w.objects = append(w.objects, body)
	return len(w.objects)
}

func (w *writer) addStream(entries, data string) int {
	return w.add(fmt.Sprintf("<< /Length %d %s >>\nstream\n%s\nendstream", len(data), entries, data))
}

const testResources = "<< /Font << /F1 3 0 R /B1 4 0 R /W1 5 0 R /N1 9 0 R /N2 10 0 R >> >>"

// page adds an A4 page with the fonts above.
func (w *writer) page(content string) { w.pageWith("", testResources, content) }

func (w *writer) pageWith(entries, resources, content string) {
	id := w.addStream("", content)
	w.pageObject(fmt.Sprintf("/Resources %s /Contents %d 0 R %s", resources, id, entries))
}

func (w *writer) pageObject(entries string) {
	w.kids = append(w.kids, w.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "+entries+" >>"))
}

func (w *writer) bytes() []byte {
	if w.objects[pagesID-1] == "" {
		kids := ""
		for _, k := range w.kids {
			kids += fmt.Sprintf("%d 0 R ", k)
		}
		w.objects[pagesID-1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids, len(w.kids))
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	offsets := make([]int, len(w.objects))
	for i, o := range w.objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(w.objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(w.objects)+1, w.trailer, start)
	return b.Bytes()
}

// at draws a text at a place from the page's top left corner.
func at(x, y, size float64, text string) string { return fontAt("F1", x, y, size, text) }

func boldAt(x, y, size float64, text string) string { return fontAt("B1", x, y, size, text) }

func fontAt(font string, x, y, size float64, text string) string {
	return fmt.Sprintf("BT /%s %g Tf %g %g Td %s Tj ET\n", font, size, x, 842-y, hexText(text))
}

// hexText writes a text as the codes of F1.
func hexText(text string) string {
	var b strings.Builder
	b.WriteByte('<')
	for _, u := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&b, "%04x", u)
	}
	b.WriteByte('>')
	return b.String()
}

// stroke draws a line.
func stroke(x0, y0, x1, y1 float64) string {
	return fmt.Sprintf("%g %g m %g %g l S\n", x0, 842-y0, x1, 842-y1)
}

// onePage gives a file with a page of that content.
func onePage(content string) []byte {
	w := newWriter()
	w.page(content)
	return w.bytes()
}

func mustRead(t *testing.T, data []byte) *flow.Flow {
	t.Helper()
	f, err := Read(context.Background(), data)
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return f
}

// texts gives the paragraphs' texts; a grid is written as its cells, rows
// parted by "/" and cells by "|", spanned places left out.
func texts(f *flow.Flow) []string {
	var out []string
	for _, i := range f.Items {
		if i.Paragraph != nil {
			out = append(out, i.Paragraph.Text())
			continue
		}
		var b strings.Builder
		row := 0
		for k, c := range i.Grid.Cells {
			switch {
			case c.Row != row:
				b.WriteString(" / ")
			case k > 0:
				b.WriteString("|")
			}
			row = c.Row
			b.WriteString(c.Text)
			if c.RowSpan > 1 || c.ColumnSpan > 1 {
				fmt.Fprintf(&b, "(%dx%d)", c.RowSpan, c.ColumnSpan)
			}
		}
		out = append(out, "grid: "+b.String())
	}
	return out
}

func wantTexts(t *testing.T, f *flow.Flow, want ...string) {
	t.Helper()
	got := texts(f)
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("items:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
