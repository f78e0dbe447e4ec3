package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
	"testing"
)

// zeros is a deflate stream of n GiB of zero bytes, made without packing as
// many: a packed piece that ends on a whole byte can be repeated.
func zeros(t *testing.T, gib int) []byte {
	t.Helper()
	const piece = 1 << 20
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(make([]byte, piece)); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	end := []byte{0x03, 0x00} // an empty last block
	return append(bytes.Repeat(packed.Bytes(), gib<<30/piece), end...)
}

// deflated is data in zlib's form, as PDF has it.
func deflated(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// part is a file in a package made for a test. A packed one is a deflate
// stream that unpacks to size bytes.
type part struct {
	name   string
	data   string
	packed []byte
	size   uint64
}

// packageOf is a zip file of parts.
func packageOf(t *testing.T, parts ...part) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range parts {
		var f io.Writer
		var err error
		data := []byte(p.data)
		if p.packed == nil {
			f, err = w.Create(p.name)
		} else {
			data = p.packed
			f, err = w.CreateRaw(&zip.FileHeader{Name: p.name, Method: zip.Deflate, CompressedSize64: uint64(len(data)), UncompressedSize64: p.size})
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// wordPackage is a DOCX with this main part.
func wordPackage(t *testing.T, document part) string {
	t.Helper()
	document.name = "word/document.xml"
	return packageOf(t, part{name: "[Content_Types].xml", data: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		part{name: "_rels/.rels", data: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		document)
}

const wordHead = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`

// laughs is XML whose entities grow tenfold nine times.
func laughs() string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY e0 "ha ha ha ">`)
	for i := range 9 {
		fmt.Fprintf(&b, `<!ENTITY e%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&e%d;", i), 10))
	}
	b.WriteString("]>" + wordHead + "<w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>")
	return b.String()
}

func millionCells() string {
	row := "<w:tr>" + strings.Repeat("<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>", 1000) + "</w:tr>"
	return wordHead + "<w:tbl>" + strings.Repeat(row, 1000) + "</w:tbl></w:body></w:document>"
}

// pdfOf is a PDF of these objects, numbered from 1, the first being the
// catalog. Its trailer holds what is given beside /Size and /Root.
func pdfOf(trailer string, objects ...string) string {
	var b strings.Builder
	var at []int
	b.WriteString("%PDF-1.5\n")
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, strings.ReplaceAll(trailer, "XREF", fmt.Sprint(xref)), xref)
	return b.String()
}

func streamOf(dictionary string, data []byte) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dictionary, len(data), data)
}

const (
	catalog = "<< /Type /Catalog /Pages 2 0 R >>"
	onePage = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
	page    = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
)

// nestedFilters is a page whose content is 8 GiB of zeros packed three times.
func nestedFilters(t *testing.T) string {
	header := []byte{0x78, 0xda} // of zlib; the checksum at the end is missing, nobody gets that far
	inner := append(header, zeros(t, 8)...)
	return pdfOf("", catalog, onePage, page, streamOf("/Filter [/FlateDecode /FlateDecode /FlateDecode]", deflated(t, deflated(t, inner))))
}

// sharedStrings is a workbook whose 50,000 cells all show one text of 2 MB.
func sharedStrings(t *testing.T) string {
	const main, rel = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`, "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	var rows strings.Builder
	for range 5_000 {
		rows.WriteString("<row>" + strings.Repeat(`<c t="s"><v>0</v></c>`, 10) + "</row>")
	}
	return packageOf(t,
		part{name: "[Content_Types].xml", data: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
			`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>` +
			`<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`},
		part{name: "_rels/.rels", data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		part{name: "xl/workbook.xml", data: `<workbook ` + main + ` xmlns:r="` + rel + `"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`},
		part{name: "xl/_rels/workbook.xml.rels", data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + rel + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="r2" Type="` + rel + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
		part{name: "xl/sharedStrings.xml", data: `<sst ` + main + ` count="1" uniqueCount="1"><si><t>` + strings.Repeat("x", 2<<20) + `</t></si></sst>`},
		part{name: "xl/worksheets/sheet1.xml", data: `<worksheet ` + main + `><sheetData>` + rows.String() + `</sheetData></worksheet>`})
}

// bombs are files made to take more time or memory than they look like.
var bombs = []struct {
	name string // of the file
	make func(t *testing.T) string
}{
	{"zeros.docx", func(t *testing.T) string { return wordPackage(t, part{packed: zeros(t, 10), size: 10 << 30}) }},
	{"zeros-lying.docx", func(t *testing.T) string { return wordPackage(t, part{packed: zeros(t, 10), size: 1000}) }},
	{"zeros.zip", func(t *testing.T) string {
		return packageOf(t, part{name: "zeros.txt", packed: zeros(t, 10), size: 10 << 30})
	}},
	{"zeros-lying.zip", func(t *testing.T) string {
		return packageOf(t, part{name: "zeros.txt", packed: zeros(t, 10), size: 1000})
	}},
	{"laughs.docx", func(t *testing.T) string { return wordPackage(t, part{data: laughs()}) }},
	{"cells.docx", func(t *testing.T) string { return wordPackage(t, part{data: millionCells()}) }},
	{"filters.pdf", nestedFilters},
	{"many-filters.pdf", func(*testing.T) string {
		return pdfOf("", catalog, onePage, page, streamOf("/Filter ["+strings.Repeat("/ASCIIHexDecode ", 100_000)+"]", []byte(strings.Repeat("30", 1000)+">")))
	}},
	{"page-loop.pdf", func(*testing.T) string {
		return pdfOf("", catalog, "<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>", "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 2 0 R] /Count 2 >>")
	}},
	{"prev-loop.pdf", func(*testing.T) string { return pdfOf("/Prev XREF", catalog, onePage, page, streamOf("", nil)) }},
	{"count.pdf", func(*testing.T) string {
		return pdfOf("", catalog, "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>", page, streamOf("", nil))
	}},
	{"deep.html", func(*testing.T) string {
		return "<html><body>" + strings.Repeat("<div>", 100_000) + strings.Repeat("<b><table>", 50_000) + "x"
	}},
	{"strings.xlsx", sharedStrings},
	{"line.txt", func(*testing.T) string { return strings.Repeat("số liệu 12,5% ", 200<<20/18) }},
}
