package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
)

func TestRefused(t *testing.T) {
	good := onePage(at(50, 100, 14, "Nội dung"))
	encrypted := newWriter()
	encrypted.page(at(50, 100, 14, "Nội dung"))
	encrypted.trailer = "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <" + strings.Repeat("00", 32) +
		"> /U <" + strings.Repeat("11", 32) + "> >> /ID [<00112233> <00112233>]"
	newer := newWriter()
	newer.page("")
	newer.trailer = "/Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 >> /ID [<00> <00>]"
	empty := newWriter()
	empty.page("")
	scan := newWriter()
	image := scan.addStream("/Type /XObject /Subtype /Image /Width 1 /Height 1", "x")
	scan.pageWith("", fmt.Sprintf("<< /XObject << /I %d 0 R >> >>", image), "595 0 0 842 0 0 cm /I Do")
	for _, c := range []struct {
		name string
		data []byte
		want flow.Code
	}{
		{"nothing", nil, flow.CodeEmpty},
		{"white space", []byte(" \n"), flow.CodeEmpty},
		{"an image under the name", []byte("\x89PNG\r\n\x1a\n" + strings.Repeat("x", 2000)), flow.CodeMismatch},
		{"text", []byte("Báo cáo"), flow.CodeMismatch},
		{"a header alone", []byte("%PDF-1.4\n"), flow.CodeTruncated},
		{"the first half", good[:len(good)/2], flow.CodeTruncated},
		{"a password", encrypted.bytes(), flow.CodeEncrypted},
		{"an unknown cipher", newer.bytes(), flow.CodeEncrypted},
		{"an empty page", empty.bytes(), flow.CodeNoText},
		{"a scan", scan.bytes(), flow.CodeNoText},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := Read(context.Background(), c.data)
			var failure *flow.Error
			if !errors.As(err, &failure) || failure.Code != c.want {
				t.Errorf("Read = %v, %v; want %s", f, err, c.want)
			}
		})
	}
}

func TestForgiven(t *testing.T) {
	good := onePage(at(50, 100, 14, "Nội dung"))
	for name, data := range map[string][]byte{
		"junk before the header": append([]byte("HTTP/1.1 200 OK\r\n\r\n"), good...),
		"junk after the end":     append(bytes.Clone(good), strings.Repeat("\x00junk ", 100)...),
		"no end mark":            bytes.TrimSuffix(good, []byte("%%EOF\n")),
		"a huge table":           bytes.Replace(good, []byte("xref\n0 "), []byte("xref\n4000000000 "), 1),
		"a huge Size":            bytes.Replace(good, []byte("/Size "), []byte("/Size 99999999"), 1),
		"version 2.0":            bytes.Replace(good, []byte("%PDF-1.7"), []byte("%PDF-2.0"), 1),
	} {
		t.Run(name, func(t *testing.T) { wantTexts(t, mustRead(t, data), "Nội dung") })
	}
}

func TestPageTreeLoops(t *testing.T) {
	for name, tree := range map[string]string{
		"a kid that is its own parent": "<< /Type /Pages /Kids [2 0 R %d 0 R] /Count 2 >>",
		"a huge count":                 "<< /Type /Pages /Kids [%d 0 R] /Count 2147483647 >>",
		"a negative count":             "<< /Type /Pages /Kids [%d 0 R] /Count -1 >>",
	} {
		t.Run(name, func(t *testing.T) {
			w := newWriter()
			w.page(at(50, 100, 14, "Nội dung"))
			w.objects[pagesID-1] = fmt.Sprintf(tree, w.kids[0])
			wantTexts(t, mustRead(t, w.bytes()), "Nội dung")
		})
	}
}

func TestPrevLoopEnds(t *testing.T) {
	w := newWriter()
	w.page(at(50, 100, 14, "Nội dung"))
	plain := w.bytes()
	at := bytes.Index(plain, []byte("xref\n"))
	w.trailer = fmt.Sprintf("/Prev %d", at)
	if f, err := Read(context.Background(), w.bytes()); err == nil {
		wantTexts(t, f, "Nội dung")
	}
}

// One page that cannot be read costs one page.
func TestDamagedPage(t *testing.T) {
	w := newWriter()
	w.page(at(50, 100, 14, "Trang một"))
	bad := w.add("<< /Length 20 /Filter /FlateDecode >>\nstream\nthis is no zlib data\nendstream")
	w.pageObject(fmt.Sprintf("/Resources %s /Contents %d 0 R", testResources, bad))
	w.kids = append(w.kids, w.add("(no page)"))
	w.page(at(50, 100, 14, "Trang bốn"))
	f := mustRead(t, w.bytes())
	wantTexts(t, f, "Trang một", "Trang bốn")
	if len(f.Pages) != 4 || len(f.Unread) != 2 || f.Unread[0].Page != 2 || f.Unread[1].Page != 3 {
		t.Errorf("pages %v, unread %v", f.Pages, f.Unread)
	}
	if p := f.Items[1].Paragraph.Parts[0].Page; p != 4 {
		t.Errorf("the last page is number %d", p)
	}
}

func TestContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, onePage(at(50, 100, 14, "Nội dung"))); !errors.Is(err, context.Canceled) {
		t.Errorf("Read after cancel = %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(onePage(at(50, 100, 14, "Nội dung") + stroke(50, 200, 500, 200) + stroke(50, 240, 500, 240) + stroke(50, 200, 50, 240) + stroke(90, 200, 90, 240)))
	w := newWriter()
	w.page("BT /W1 10 Tf 1 0 0 1 50 700 Tm [(a) -300 (b)] TJ T* (c) ' 2 Ts (d) Tj ET q 0.24 0 0 -0.24 0 842 cm 10 10 100 1 re f Q BI /W 1 ID x EI")
	w.page("/X Do")
	f.Add(w.bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		out, err := Read(context.Background(), data)
		if (out == nil) == (err == nil) {
			t.Fatalf("Read = %v, %v", out, err)
		}
		var failure *flow.Error
		if err != nil && (!errors.As(err, &failure) || failure.Code == flow.CodePanic) {
			t.Fatalf("Read: %v", err)
		}
	})
}
