package objects

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// builder writes files for tests: objects in any order, and tables of either
// kind.
type builder struct {
	bytes.Buffer
	at map[int]int // offsets of objects since the last table
}

func newBuilder() *builder {
	b := &builder{at: map[int]int{}}
	b.WriteString("%PDF-1.7\n")
	return b
}

func (b *builder) object(n int, body string) {
	b.at[n] = b.Len()
	fmt.Fprintf(b, "%d 0 obj\n%s\nendobj\n", n, body)
}

func (b *builder) stream(n int, entries, data string) {
	b.object(n, fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", entries, len(data), data))
}

// table writes a table of the objects since the last one and gives its offset.
func (b *builder) table(trailer string) int {
	start := b.Len()
	b.WriteString("xref\n0 1\n0000000000 65535 f \n")
	for _, n := range slices.Sorted(maps.Keys(b.at)) {
		fmt.Fprintf(b, "%d 1\n%010d 00000 n \n", n, b.at[n])
	}
	fmt.Fprintf(b, "trailer\n<< /Size 100 %s >>\n", trailer)
	b.end(start)
	return start
}

func (b *builder) end(start int) {
	fmt.Fprintf(b, "startxref\n%d\n%%%%EOF\n", start)
	b.at = map[int]int{}
}

// packed writes an object stream with objects first, first+1 ...
func (b *builder) packed(n, first int, entries string, bodies ...string) {
	head, rest := "", ""
	for i, body := range bodies {
		head += fmt.Sprintf("%d %d ", first+i, len(rest))
		rest += body + " "
	}
	b.stream(n, fmt.Sprintf("/Type /ObjStm /N %d /First %d /Filter /FlateDecode %s", len(bodies), len(head), entries), deflate(head+rest))
}

// tableStream writes a cross-reference stream, its rows predicted by the ones
// above as all writers have it; packed gives for objects in an object stream
// its number.
func (b *builder) tableStream(n int, packed map[int]int, trailer string) int {
	start := b.Len()
	b.at[n] = start
	var rows, index strings.Builder
	before := make([]byte, 4)
	row := func(object int, cells ...byte) {
		fmt.Fprintf(&index, "%d 1 ", object)
		rows.WriteByte(2)
		for i, c := range cells {
			rows.WriteByte(c - before[i])
			before[i] = c
		}
	}
	for _, object := range slices.Sorted(maps.Keys(b.at)) {
		row(object, 1, byte(b.at[object]>>8), byte(b.at[object]), 0)
	}
	for _, object := range slices.Sorted(maps.Keys(packed)) {
		row(object, 2, 0, byte(packed[object]), 0)
	}
	b.stream(n, fmt.Sprintf("/Type /XRef /Size 100 /W [1 2 1] /Index [%s] /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >> %s",
		index.String(), trailer), deflate(rows.String()))
	b.end(start)
	return start
}

func deflate(s string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.String()
}

const (
	catalog = "<< /Type /Catalog /Pages 2 0 R >>"
	pages   = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
	page    = "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>"
)

// small gives a file with a catalog, a page tree, a page and its content.
func small() *builder {
	b := newBuilder()
	b.object(1, catalog)
	b.object(2, pages)
	b.object(3, page)
	b.stream(4, "", "BT ET")
	return b
}

func mustOpen(t *testing.T, data []byte) *File {
	t.Helper()
	f, err := Open(data)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	return f
}

// wantContent wants the first page's content.
func wantContent(t *testing.T, f *File, want string) {
	t.Helper()
	got, err := f.Trailer().Key("Root").Key("Pages").Key("Kids").Index(0).Key("Contents").Stream()
	if err != nil || string(got) != want {
		t.Errorf("content %q, %v; want %q", got, err, want)
	}
}
