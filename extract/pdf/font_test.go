package pdf

import (
	"fmt"
	"strings"
	"testing"
)

func TestParseCMap(t *testing.T) {
	m := parseCMap([]byte(`/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <00> <FFFF> endcodespacerange
2 beginbfchar <01> <1EA1> <02> <00660069> endbfchar
3 beginbfrange
<0010> <0012> <0041>
<00F0> <0110> <10F0>
<0200> <0202> [<0058> <1ED9> <D835DC00>]
endbfrange
1 beginbfrange <0300> <0301> <D835DC00> endbfrange endcmap`))
	for c, want := range map[uint32]string{
		1: "ạ", 2: "fi", 0x10: "A", 0x12: "C", 0x13: "",
		0x110: "\u1110", // the sum carries into the high byte
		0x200: "X", 0x201: "ộ", 0x202: "\U0001d400", 0x301: "\U0001d401", 0x400: "",
	} {
		if got := m.text(c); got != want {
			t.Errorf("text(%#x) = %q, want %q", c, got, want)
		}
	}
}

// A CMap may define no more than there are codes, in one section or in many.
func TestCMapIsBounded(t *testing.T) {
	m := parseCMap([]byte("1 begincodespacerange " + strings.Repeat("<00> <ff> ", 1000) + "endcodespacerange\n" +
		"1 begincidrange " + strings.Repeat("<0001> <0002> 7 ", 2*maxCMapEntries) + "endcidrange"))
	if len(m.spaces) > maxCodespaces || len(m.ranges) > maxCMapEntries+1 {
		t.Errorf("%d code spaces, %d ranges", len(m.spaces), len(m.ranges))
	}
}

func TestGlyphText(t *testing.T) {
	for name, want := range map[string]string{
		"A": "A", "adotbelow": "ạ", "dcroat": "đ", "uni1ED9": "ộ", "u1EA1": "ạ", "f_i": "fi", "one.oldstyle": "1",
		"uni00410042": "AB", "g123": "", "": "", ".notdef": "", "uniXYZW": "",
	} {
		if got := glyphText(name); got != want {
			t.Errorf("glyphText(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestEncodings(t *testing.T) {
	for _, c := range []struct {
		encoding string
		code     byte
		want     string
	}{
		{"WinAnsiEncoding", 0x80, "€"}, {"WinAnsiEncoding", 0xd0, "Ð"}, {"WinAnsiEncoding", 0x81, "•"}, {"", 'a', "a"},
		{"MacRomanEncoding", 0x8e, "é"}, {"StandardEncoding", '\'', "’"}, {"StandardEncoding", 0xb7, "•"},
		{"StandardEncoding", 0xfb, "ß"}, {"StandardEncoding", 0xe1, "Æ"}, {"StandardEncoding", 0xd0, "—"},
	} {
		if got := encodingTable(c.encoding)[c.code]; got != c.want {
			t.Errorf("%s %#x = %q, want %q", c.encoding, c.code, got, c.want)
		}
	}
}

// fontPage gives a file with one page that draws codes in a font of its own.
func fontPage(font func(w *writer) string, codes string) []byte {
	w := newWriter()
	id := w.add(font(w))
	w.pageWith("", fmt.Sprintf("<< /Font << /X %d 0 R >> >>", id), "BT /X 10 Tf 50 700 Td "+codes+" Tj ET")
	return w.bytes()
}

func TestFonts(t *testing.T) {
	widths := "/FirstChar 0 /LastChar 255 /Widths [" + strings.Repeat("500 ", 256) + "]"
	for _, c := range []struct {
		name  string
		font  func(w *writer) string
		codes string
		want  string
	}{
		{"Differences", func(*writer) string {
			return "<< /Type /Font /Subtype /Type1 " + widths + " /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 /adotbelow /uni1ED9 65 /dcroat] >> >>"
		}, "<01024142>", "ạộđB"},
		{"ToUnicode beside an Encoding dictionary", func(w *writer) string {
			id := w.addStream("", "1 beginbfchar <41> <1EA1> endbfchar")
			return fmt.Sprintf("<< /Type /Font /Subtype /TrueType %s /Encoding << /Differences [65 /B] >> /ToUnicode %d 0 R >>", widths, id)
		}, "(AC)", "ạC"},
		{"widths of a composite font", func(w *writer) string {
			id := w.add("<< /Type /Font /Subtype /CIDFontType2 /DW 2000 /W [97 [500 500] 99 120 500] >>")
			return fmt.Sprintf("<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode 6 0 R >>", id)
		}, hexText("abc") + " Tj 15 0 Td " + hexText("de"), "abcde"},
		{"an embedded encoding of mixed lengths", func(w *writer) string {
			encoding := w.addStream("/Type /CMap", "2 begincodespacerange <20> <7e> <8000> <ffff> endcodespacerange 1 begincidrange <20> <7e> 1 endcidrange")
			to := w.addStream("", "1 beginbfrange <20> <7e> <0020> endbfrange 1 beginbfchar <8001> <1EA1> endbfchar")
			id := w.add("<< /Type /Font /Subtype /CIDFontType2 /DW 500 >>")
			return fmt.Sprintf("<< /Type /Font /Subtype /Type0 /Encoding %d 0 R /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>", encoding, id, to)
		}, "<68 8001 74>", "hạt"},
		{"letters and marks apart", func(*writer) string {
			return "<< /Type /Font /Subtype /TrueType /FirstChar 97 /LastChar 99 /Widths [500 0 500] /Encoding << /Differences [97 /a /dotbelowcomb /c] >> >>"
		}, "(abc)", "ạc"},
		{"a bullet from a symbol font", func(w *writer) string {
			to := w.addStream("", "1 beginbfchar <B7> <F0B7> endbfchar")
			return fmt.Sprintf("<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+SymbolMT %s /ToUnicode %d 0 R >>", widths, to)
		}, "<B7>", "•"},
		{"a font of the old national standard", func(*writer) string {
			return "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+.VnTime " + widths + " /Encoding /WinAnsiEncoding >>"
		}, "<43E96E67206870B5>", "Cộng hpà"},
		{"its capitals", func(*writer) string {
			return "<< /Type /Font /Subtype /TrueType /BaseFont /.VnTimeH,Bold " + widths + " /Encoding /WinAnsiEncoding >>"
		}, "<63E96E67AE>", "CỘNGĐ"},
		{"an old font's hyphen that is a letter", func(*writer) string {
			return "<< /Type /Font /Subtype /TrueType /BaseFont /.VnTime " + widths + " /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [173 /hyphen] >> >>"
		}, "<74AD20766120AD>", "tư va ư"},
		{"an old font by ToUnicode", func(w *writer) string {
			to := w.addStream("", "2 beginbfchar <01> <0063> <02> <00E9> endbfchar")
			return fmt.Sprintf("<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+.VnArialH-BoldItalic %s /ToUnicode %d 0 R >>", widths, to)
		}, "<0102>", "CỘ"},
		{"Unicode in an old font's name", func(w *writer) string {
			to := w.addStream("", "1 beginbfchar <01> <1ED9> endbfchar")
			return fmt.Sprintf("<< /Type /Font /Subtype /TrueType /BaseFont /.VnTime %s /ToUnicode %d 0 R >>", widths, to)
		}, "<01>", "ộ"},
		{"VNI, one or two codes a letter", func(*writer) string {
			return "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+VNI-Times " + widths + " /Encoding /WinAnsiEncoding >>"
		}, "<4E67F4F8692064E26E2C206D6FE4742C2061F9>", "Ngời dân, một, á"},
		{"VNI with the mark apart", func(*writer) string {
			return "<< /Type /Font /Subtype /TrueType /BaseFont /VNI-Times,Bold " + widths + " /Encoding /WinAnsiEncoding >>"
		}, "<61> Tj [<61> 12 <F9>] TJ <62>", "aáb"},
		{"a predefined encoding that is Unicode", func(w *writer) string {
			id := w.add("<< /Type /Font /Subtype /CIDFontType2 /DW 500 >>")
			return fmt.Sprintf("<< /Type /Font /Subtype /Type0 /Encoding /UniGB-UCS2-H /DescendantFonts [%d 0 R] >>", id)
		}, "<1EA10062>", "ạb"},
		{"a Type 3 font of pixels", func(*writer) string {
			return "<< /Type /Font /Subtype /Type3 /FontMatrix [1 0 0 1 0 0] /FontBBox [0 -3 8 10] /FirstChar 97 /LastChar 98 /Widths [6 6] /Encoding << /Differences [97 /a /b] >> >>"
		}, "10 Tf /X 1 Tf (ab) Tj 8 0 Td (a)", "aba"},
		{"a Type 3 font's own units", func(*writer) string {
			return "<< /Type /Font /Subtype /Type3 /FontMatrix [0.01 0 0 0.01 0 0] /FirstChar 97 /LastChar 98 /Widths [50 50] /Encoding << /Differences [97 /a /b] >> >>"
		}, "(ab) Tj 10 0 Td (a)", "aba"},
	} {
		t.Run(c.name, func(t *testing.T) { wantTexts(t, mustRead(t, fontPage(c.font, c.codes)), c.want) })
	}
}

func TestStyle(t *testing.T) {
	f := mustRead(t, onePage(boldAt(50, 100, 14, "Đậm")+at(50, 300, 14, "Thường")))
	if !f.Items[0].Paragraph.Bold || f.Items[1].Paragraph.Bold {
		t.Errorf("bold: %v, %v", f.Items[0].Paragraph.Bold, f.Items[1].Paragraph.Bold)
	}
}

// A font without any table from codes to characters must never pass as text.
func TestUndecodedTextIsUnread(t *testing.T) {
	w := newWriter()
	descendant := w.add("<< /Type /Font /Subtype /CIDFontType2 /DW 500 >>")
	font := w.add(fmt.Sprintf("<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [%d 0 R] >>", descendant))
	w.pageWith("", fmt.Sprintf("<< /Font << /X %d 0 R >> >>", font), "BT /X 10 Tf 50 700 Td <000100020003> Tj ET")
	w.page(at(50, 100, 14, "Trang hai"))
	f := mustRead(t, w.bytes())
	wantTexts(t, f, "Trang hai")
	if len(f.Unread) != 1 || f.Unread[0].Page != 1 || f.Unread[0].Characters != 3 {
		t.Errorf("unread: %v", f.Unread)
	}
}
