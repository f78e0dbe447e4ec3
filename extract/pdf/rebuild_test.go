package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
)

func TestRebuilt(t *testing.T) {
	w := newWriter()
	w.page(at(50, 100, 14, "Trang một"))
	w.page(at(50, 100, 14, "Trang hai"))
	good := w.bytes()
	table := bytes.Index(good, []byte("xref\n"))
	for name, data := range map[string][]byte{
		"a table that points elsewhere": bytes.Replace(good, []byte("startxref\n"), []byte("startxref\n1"), 1),
		"no table at all":               good[:table],
		"bytes lost in the middle":      bytes.Replace(good, []byte("/BaseFont /Latin"), nil, 1),
		"no catalog":                    bytes.Replace(good[:table], []byte("/Type /Catalog"), []byte("/Type /Catalxx"), 1),
		"a page tree that is no tree":   bytes.Replace(good, []byte("/Type /Catalog /Pages 2 0 R"), []byte("/Type /Catalog /Pages 5000 "), 1),
		"an older version of a page": bytes.Replace(good, []byte("%PDF-1.7\n"),
			[]byte("%PDF-1.7\n12 0 obj\n<< /Length 3 >>\nstream\nold\nendstream\nendobj\n"), 1),
	} {
		t.Run(name, func(t *testing.T) {
			f := mustRead(t, data)
			wantTexts(t, f, "Trang một", "Trang hai")
			if len(f.Remarks) != 1 || !strings.Contains(f.Remarks[0], "damaged") {
				t.Errorf("remarks: %q", f.Remarks)
			}
		})
	}
}

// packedFile gives a file whose objects 1 to 4 stand in object stream 5, with
// a cross-reference stream as object 7 or with none.
func packedFile(withTable bool) []byte {
	bodies := []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 4 0 R >> >> /Contents 6 0 R >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"}
	head, rest := "", ""
	for i, b := range bodies {
		head += fmt.Sprintf("%d %d ", i+1, len(rest))
		rest += b + " "
	}
	var packed, file, table bytes.Buffer
	z := zlib.NewWriter(&packed)
	fmt.Fprint(z, head+rest)
	z.Close()
	row := func(kind byte, at int, index byte) { table.Write([]byte{kind, byte(at >> 8), byte(at), index}) }
	row(0, 0, 0)
	for i := range bodies {
		row(2, 5, byte(i))
	}
	file.WriteString("%PDF-1.5\n")
	row(1, file.Len(), 0)
	fmt.Fprintf(&file, "5 0 obj\n<< /Type /ObjStm /N %d /First %d /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n",
		len(bodies), len(head), packed.Len(), packed.String())
	row(1, file.Len(), 0)
	content := "BT /F 10 Tf 50 700 Td (Noi dung) Tj ET"
	fmt.Fprintf(&file, "6 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n", len(content), content)
	if withTable {
		start := file.Len()
		row(1, start, 0)
		fmt.Fprintf(&file, "7 0 obj\n<< /Type /XRef /Size 8 /W [1 2 1] /Root 1 0 R /Length %d >>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n",
			table.Len(), table.String(), start)
	}
	return file.Bytes()
}

func TestObjectStream(t *testing.T) {
	whole := mustRead(t, packedFile(true))
	wantTexts(t, whole, "Noi dung")
	if len(whole.Remarks) != 0 {
		t.Errorf("remarks of a whole file: %q", whole.Remarks)
	}
	wantTexts(t, mustRead(t, packedFile(false)), "Noi dung")
}

func TestNothingToRebuild(t *testing.T) {
	data := []byte("%PDF-1.4\n1 0 obj\n<< /Type /Font >>\nendobj\n")
	_, err := Read(context.Background(), data)
	var failure *flow.Error
	if !errors.As(err, &failure) || failure.Code != flow.CodeTruncated {
		t.Errorf("Read = %v, want truncated", err)
	}
}
