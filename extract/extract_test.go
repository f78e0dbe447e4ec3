package extract

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
)

// zipped makes a zip archive with empty members of the given names.
func zipped(t testing.TB, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		if _, err := z.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// kept is a file of the repository.
func kept(t testing.TB, path ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestSniff(t *testing.T) {
	docx := zipped(t, "[Content_Types].xml", "word/document.xml")
	oldWord, oldExcel := kept(t, "..", "testdata", "reports", "cong-van-2024-ha-nam.doc"), kept(t, "xls", "testdata", "bieu.xls")
	for _, c := range []struct {
		name string
		data string
		want Format
	}{
		{"nothing", "", FormatEmpty},
		{"white space and a byte order mark", "\xef\xbb\xbf \n\n", FormatEmpty},
		{"PDF", "%PDF-1.7\n...", FormatPDF},
		{"PDF after junk", "\r\nHTTP/1.1 200 OK\r\n\r\n%PDF-1.4", FormatPDF},
		{"Word", string(docx), FormatDOCX},
		{"Word cut short", string(docx[:len(docx)/2]), FormatDOCX},
		{"Excel", string(zipped(t, "xl/workbook.xml")), FormatXLSX},
		{"OpenDocument", string(zipped(t, "mimetype", "content.xml")), FormatODT},
		{"another zip", string(zipped(t, "a.txt")), FormatZip},
		{"old Word", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", FormatOLE},
		{"Rich Text", "{\\rtf1\\ansi", FormatRTF},
		{"Rich Text after a byte order mark", "\xef\xbb\xbf\r\n{\\rtf1\\ansi", FormatRTF},
		{"old Word without its first bytes", "\x00" + oldWord[1:], FormatOLE},
		{"old Excel", oldExcel, FormatXLS},
		{"a zip without its first bytes", "\x00" + string(docx[1:]), FormatDOCX},
		{"a web page in one file", "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=x\r\n\r\n<html>", FormatMHTML},
		{"a text about messages", "BÁO CÁO\nContent-Type: multipart/related", FormatText},
		{"flat OpenDocument", `<?xml version="1.0"?>` + "\n" + `<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">`, FormatODT},
		{"PNG", "\x89PNG\r\n\x1a\n....", FormatImage},
		{"JPEG", "\xff\xd8\xff\xe0....", FormatImage},
		{"HTML", "<!DOCTYPE html><html>", FormatHTML},
		{"HTML without a head", "\n<p>Báo cáo</p>", FormatHTML},
		{"text in UTF-16 without a mark", "B\x00\xc1\x00O\x00 \x00C\x00\xc1\x00O\x00 \x002\x000\x002\x004\x00", FormatText},
		{"HTML in UTF-16", "\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00", FormatHTML},
		{"a web page in XML", `<?xml version="1.0"?>` + "\n<html xmlns=\"http://www.w3.org/1999/xhtml\">", FormatHTML},
		{"Word in XML", `<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>`, FormatXML},
		{"text", "BÁO CÁO\nI. Kết quả < năm trước", FormatText},
		{"text with tags inside a cell", "STT\t<i>Chỉ tiêu</i>", FormatText},
		{"text in UTF-16", "\xff\xfeB\x00A\x00", FormatText},
		{"bytes", "\x00\x01\x02", FormatBinary},
	} {
		if got := Sniff([]byte(c.data)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       flow.Code
		detail     string
	}{
		{"a.txt", "", flow.CodeEmpty, ""},
		{"a.pdf", "\x89PNG\r\n\x1a\n", flow.CodeMismatch, "image"},
		{"a.docx", "{\\rtf1", flow.CodeTruncated, "group"},
		{"a.docx", string(zipped(t, "xl/workbook.xml")), flow.CodeCorrupt, ""},
		{"a.png", "\x89PNG\r\n\x1a\n", flow.CodeUnsupported, "image"},
		{"a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", flow.CodeTruncated, ""},
		{"a.zip", string(zipped(t, "a.txt")), flow.CodeUnsupported, "zip"},
		{"a.txt", "B\xc1o c\xc1o", flow.CodeEncoding, ""},
		{"a.doc", `<?xml version="1.0"?><w:wordDocument/>`, flow.CodeMismatch, "XML"},
		{"a.bin", "\x00\x01", flow.CodeUnsupported, "no known format"},
	} {
		d, err := Read(context.Background(), c.name, []byte(c.data))
		var e *flow.Error
		if !errors.As(err, &e) || e.Code != c.want || !strings.Contains(e.Detail, c.detail) || d != nil {
			t.Errorf("%s %q: %v, want %s", c.name, c.data[:min(8, len(c.data))], err, c.want)
		}
	}
}

func TestReadNamesTheBytesNotTheName(t *testing.T) {
	data := []byte("BÁO CÁO\nVề đê điều")
	d, err := Read(context.Background(), "thư mục/báo cáo.pdf", data)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	if d.ID != hex.EncodeToString(sum[:]) || d.Source != "thư mục/báo cáo.pdf" || d.MediaType != "text/plain" {
		t.Errorf("ID %s, Source %s, MediaType %s", d.ID, d.Source, d.MediaType)
	}
}

func TestLimit(t *testing.T) {
	_, err := ReadWith(context.Background(), "a.txt", []byte("1234"), Options{MaxBytes: 3})
	var e *flow.Error
	if !errors.As(err, &e) || e.Code != flow.CodeTooLarge {
		t.Errorf("%v", err)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, s := range []string{"văn bản", "<p>văn bản"} {
		if _, err := Read(ctx, "a", []byte(s)); !errors.Is(err, context.Canceled) {
			t.Errorf("%q: %v", s, err)
		}
	}
}

func TestFaultsOfReadersAreErrors(t *testing.T) {
	broken := func(context.Context, []byte) (*flow.Flow, error) {
		var none []int
		_ = none[3]
		return nil, nil
	}
	d, err := run(context.Background(), broken, nil)
	var e *flow.Error
	if d != nil || !errors.As(err, &e) || e.Code != flow.CodePanic || !strings.Contains(e.Detail, "extract_test.go") {
		t.Errorf("%v, %v", d, err)
	}
	failing := func(context.Context, []byte) (*flow.Flow, error) { return nil, errors.New("bad table") }
	if _, err := run(context.Background(), failing, nil); !errors.As(err, &e) || e.Code != flow.CodeCorrupt || !strings.Contains(e.Detail, "bad table") {
		t.Errorf("%v", err)
	}
}

// seeds finds real reports beside the repository.
func seeds(t *testing.T) string {
	t.Helper()
	dir := filepath.Join("..", "..", "shared", "seeds")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no seeds beside the repository")
	}
	return dir
}

// TestOneReportOneDocument reads reports that were saved in several formats:
// all must give the same text, blocks, notes and rows.
func TestOneReportOneDocument(t *testing.T) {
	dir := seeds(t)
	for _, name := range []string{"bacgiang-bc-2023", "backan-bc-q1-2024"} {
		first := ""
		for _, format := range []string{"html", "docx", "doc", "pdf", "txt"} {
			path := filepath.Join(dir, format, name+"."+format)
			data, err := os.ReadFile(path)
			if err != nil {
				t.Logf("%v", err)
				continue
			}
			d, err := Read(context.Background(), path, data)
			if err != nil {
				t.Errorf("%s.%s: %v", name, format, err)
				continue
			}
			if got := summary(d); first == "" {
				first = got
			} else if got != first {
				a, b := strings.Split(first, "\n"), strings.Split(got, "\n")
				for i := range min(len(a), len(b)) {
					if a[i] != b[i] {
						t.Errorf("%s.%s differs\n html %s\n this %s", name, format, a[i], b[i])
						break
					}
				}
			}
		}
	}
}

// summary prints a document: blocks with sections, rows of data with groups.
// The number of a group is left out: in texts it has the dot that the other
// formats lost.
func summary(d *trichluc.Document) string {
	var b strings.Builder
	for _, x := range d.Blocks {
		if x.Kind != trichluc.BlockTable {
			b.WriteString(string(x.Kind) + " " + x.Section + " " + d.Text[x.Start:x.End] + "\n")
			continue
		}
		for _, tab := range d.Tables {
			if tab.ID != x.Table {
				continue
			}
			b.WriteString(tab.Caption + " " + strings.Join(tab.Header, "|") + "\n")
			for _, r := range tab.Rows {
				if r.Kind == trichluc.RowGroup {
					continue
				}
				for _, g := range r.Group {
					b.WriteString(strings.Replace(g, ". ", " ", 1) + " / ")
				}
				for _, c := range r.Cells {
					b.WriteString(c.Text + "|")
				}
				b.WriteString("\n")
			}
		}
	}
	return b.String()
}

func TestSeedsHaveTheirTables(t *testing.T) {
	dir := seeds(t)
	for name, want := range map[string][]int{ // rows of data
		"bacgiang-bc-2023": {85, 29}, "backan-bc-q1-2024": {22},
		"quangbinh-bc-2023": {17, 37, 55, 180, 36, 178, 53}, "quangbinh-kh698-2022": {52, 12}, "quangbinh-baiviet": nil,
	} {
		data, err := os.ReadFile(filepath.Join(dir, "txt", name+".txt"))
		if err != nil {
			t.Logf("%v", err)
			continue
		}
		d, err := Read(context.Background(), name, data)
		if err != nil {
			t.Fatal(err)
		}
		var got []int
		for _, tab := range d.Tables {
			n := 0
			for _, r := range tab.Rows {
				if r.Kind == trichluc.RowData {
					n++
				}
			}
			got = append(got, n)
		}
		if len(got) != len(want) {
			t.Fatalf("%s: rows %v, want %v", name, got, want)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: rows %v, want %v", name, got, want)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("BÁO CÁO\n\nSTT\tA\tB\n1\tx\t2"))
	f.Add([]byte("<html><p>BÁO CÁO<table><tr><th>a<th>b<tr><td>1<td>2</table>"))
	f.Add([]byte("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := Read(context.Background(), "x", data)
		var e *flow.Error
		if errors.As(err, &e) && e.Code == flow.CodePanic {
			t.Fatal(err)
		}
	})
}
