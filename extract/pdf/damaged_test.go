package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
)

func TestDamagedTables(t *testing.T) {
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

func TestNothingLeft(t *testing.T) {
	data := []byte("%PDF-1.4\n1 0 obj\n<< /Type /Font >>\nendobj\n")
	_, err := Read(context.Background(), data)
	var failure *flow.Error
	if !errors.As(err, &failure) || failure.Code != flow.CodeTruncated {
		t.Errorf("Read = %v, want truncated", err)
	}
}

// longContent is a page of lines, long enough to lose some.
func longContent(lines int) string {
	var b strings.Builder
	r := rand.New(rand.NewPCG(3, 4))
	for i := range lines {
		x, y := 40+float64(r.IntN(800))/10, 60+float64(i*140+r.IntN(9))/10
		b.WriteString(at(x, y, 12, fmt.Sprintf("Dòng số %d có %d chữ, %d trang.", i, r.IntN(1e6), r.IntN(1e4))))
	}
	return b.String()
}

func deflated(s string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	fmt.Fprint(z, s)
	z.Close()
	return b.String()
}

// Whatever byte of a page's content is wrong, the page says that it is not
// whole, and of the lines that are read hardly one is not there.
func TestDamagedContent(t *testing.T) {
	content := longContent(40)
	whole := map[string]bool{}
	for _, text := range texts(mustRead(t, onePage(content))) {
		for _, line := range strings.SplitAfter(text, ".") {
			whole[strings.TrimSpace(line)] = true
		}
	}
	packed := deflated(content)
	kept, wrong := 0, 0
	for i := 2; i < len(packed)-4; i += 7 {
		bad := []byte(packed)
		bad[i] ^= 0x15
		w := newWriter()
		w.page(at(50, 60, 12, "Trang trước."))
		id := w.addStream("/Filter /FlateDecode", string(bad))
		w.pageObject(fmt.Sprintf("/Resources %s /Contents %d 0 R", testResources, id))
		f := mustRead(t, w.bytes())
		if len(f.Unread) == 0 || f.Unread[0].Page != 2 {
			t.Errorf("byte %d is wrong, and nothing says so", i)
		}
		for _, text := range texts(f) {
			for _, line := range strings.SplitAfter(text, ".") {
				if line = strings.TrimSpace(line); line == "" || line == "Trang trước." {
					continue
				}
				if kept++; !whole[line] {
					wrong++
					t.Logf("byte %d is wrong: %q is read", i, line)
				}
			}
		}
	}
	if kept == 0 || wrong*200 > kept {
		t.Errorf("%d lines are read of damaged pages, %d of them wrong", kept, wrong)
	}
}

// A file that was cut in the content of a page gives the lines before the cut.
func TestCutContent(t *testing.T) {
	w := newWriter()
	w.page(at(50, 60, 12, "Trang một."))
	w.kids = append(w.kids, len(w.objects)+1)
	w.add(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources %s /Contents %d 0 R >>", testResources, len(w.objects)+2))
	w.addStream("/Filter /FlateDecode", deflated(longContent(40)))
	data := w.bytes()
	f := mustRead(t, data[:bytes.LastIndex(data, []byte("endstream"))-150])
	read := strings.Join(texts(f), " ")
	if !strings.Contains(read, "Dòng số 5 có ") || strings.Contains(read, "Dòng số 39") || !strings.HasSuffix(strings.TrimSpace(read), "trang.") {
		t.Errorf("read: %q", read)
	}
	if len(f.Remarks) != 1 || !strings.Contains(f.Remarks[0], "its end is missing") || len(f.Unread) != 1 {
		t.Errorf("remarks %q, unread %v", f.Remarks, f.Unread)
	}
}

// Codes of a subset are no letters by themselves: without its table of
// characters a font's text is unknown, not wrong.
func TestDamagedFonts(t *testing.T) {
	table := "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <0031> endbfchar"
	for name, c := range map[string]struct {
		font func(w *writer) int
		want string
	}{
		"whole": {func(w *writer) int {
			to := w.addStream("/Filter /FlateDecode", deflated(table))
			return w.add(fmt.Sprintf("<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+X /ToUnicode %d 0 R >>", to))
		}, "1"},
		"a damaged table": {func(w *writer) int {
			bad := []byte(deflated(table))
			bad[len(bad)-1] ^= 1
			to := w.addStream("/Filter /FlateDecode", string(bad))
			return w.add(fmt.Sprintf("<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+X /ToUnicode %d 0 R >>", to))
		}, ""},
		"a table that is gone": {func(w *writer) int {
			return w.add("<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+X /ToUnicode 999 0 R >>")
		}, ""},
		"a dictionary that lost an entry": {func(w *writer) int {
			return w.add("<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+X xoUnicode 6 0 R >>")
		}, ""},
		"a font that is gone": {func(w *writer) int { return 999 }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWriter()
			id := c.font(w)
			w.page(at(50, 60, 12, "Trang một."))
			w.pageWith("", fmt.Sprintf("<< /Font << /S %d 0 R >> >>", id), "BT /S 12 Tf 50 700 Td (A) Tj ET")
			f := mustRead(t, w.bytes())
			if got := strings.Join(texts(f)[1:], ""); got != c.want {
				t.Errorf("read %q, want %q", got, c.want)
			}
			if (len(f.Unread) > 0) != (c.want == "") {
				t.Errorf("unread: %v", f.Unread)
			}
		})
	}
}

// A few small forms that draw each other would otherwise draw a million
// million letters.
func TestFormBomb(t *testing.T) {
	w := newWriter()
	next := 0
	for range 11 {
		next = w.addStream(fmt.Sprintf("/Type /XObject /Subtype /Form /Resources << /Font << /F1 3 0 R >> /XObject << /X %d 0 R >> >>", next),
			strings.Repeat("/X Do ", 10)+at(50, 50, 12, "Ha"))
	}
	for range 20 {
		w.pageWith("", fmt.Sprintf("<< /XObject << /X %d 0 R >> >>", next), "/X Do")
	}
	f := mustRead(t, w.bytes())
	if len(f.Unread) == 0 {
		t.Error("nothing is said of what was not drawn")
	}
}

// The content of sound pages must pass for sound, or more of a damaged page is
// left out than need be.
func TestSoundContentHasNoFault(t *testing.T) {
	checked := 0
	for _, name := range soundFiles() {
		data := readSeed(t, name)
		file, err := open(context.Background(), data)
		if err != nil {
			t.Fatal(err)
		}
		pages, _ := findPages(file)
		for i, p := range pages {
			content, err := p.content()
			if fault := firstFault(content); err != nil || fault != len(content) {
				t.Errorf("%s, page %d: a fault at byte %d of %d, %v", filepath.Base(name), i+1, fault, len(content), err)
			}
			checked++
		}
	}
	if checked == 0 {
		t.Error("no pages")
	}
}

func soundFiles() []string {
	names, _ := filepath.Glob(filepath.Join("..", "..", "testdata", "reports", "*.pdf"))
	more, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "seeds", "pdf", "*.pdf"))
	return append(names, more...)
}

func TestFirstFault(t *testing.T) {
	const sound = "q 1 0 0 1 0 0 cm /F1 12 Tf BT (a) Tj [(b) -3 <4142>] TJ ET /P << /MCID 1 >> BDC EMC Q "
	for _, bad := range []string{"1 2 Td", "xx", "BT BT", "ET", "] ", "<4x>", "(a) 1 Tj", "[ 1 Tj ]", "{", "BI /W 1 ID x EI"} {
		got := firstFault([]byte(sound + bad))
		if bad == "1 2 Td" {
			if got != len(sound+bad) {
				t.Errorf("%q: a fault at %d", bad, got)
			}
			continue
		}
		if got < len(sound)-1 || got == len(sound+bad) {
			t.Errorf("%q: fault at %d of %d", bad, got, len(sound+bad))
		}
	}
}
