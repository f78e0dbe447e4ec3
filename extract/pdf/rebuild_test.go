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

// The objects of an object stream are found without its cross-reference
// stream.
func TestRebuiltFromObjectStream(t *testing.T) {
	bodies := []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 4 0 R >> >> /Contents 6 0 R >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"}
	head, rest := "", ""
	for i, b := range bodies {
		head += fmt.Sprintf("%d %d ", i+1, len(rest))
		rest += b + " "
	}
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	fmt.Fprint(z, head+rest)
	z.Close()
	content := "BT /F 10 Tf 50 700 Td (Noi dung) Tj ET"
	data := fmt.Sprintf("%%PDF-1.5\n5 0 obj\n<< /Type /ObjStm /N %d /First %d /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n"+
		"6 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n", len(bodies), len(head), packed.Len(), packed.String(), len(content), content)
	wantTexts(t, mustRead(t, []byte(data)), "Noi dung")
}

func TestNothingToRebuild(t *testing.T) {
	data := []byte("%PDF-1.4\n1 0 obj\n<< /Type /Font >>\nendobj\n")
	_, err := Read(context.Background(), data)
	var failure *flow.Error
	if !errors.As(err, &failure) || failure.Code != flow.CodeTruncated {
		t.Errorf("Read = %v, want truncated", err)
	}
}
