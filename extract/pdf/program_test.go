package pdf

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
)

// be writes numbers as big-endian 16-bit units.
func be(values ...int) []byte {
	var b []byte
	for _, v := range values {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

// sfnt makes a TrueType program of the tables.
func sfnt(tables map[string][]byte) string {
	head := append([]byte("\x00\x01\x00\x00"), be(len(tables), 0, 0, 0)...)
	var body []byte
	for tag, table := range tables {
		head = append(append(head, tag...), be(0, 0)...)
		head = binary.BigEndian.AppendUint32(head, uint32(12+16*len(tables)+len(body)))
		head = binary.BigEndian.AppendUint32(head, uint32(len(table)))
		body = append(body, table...)
	}
	return string(append(head, body...))
}

// characters makes a cmap table with one subtable.
func characters(platform, encoding int, sub []byte) []byte {
	return append(be(0, 1, platform, encoding, 0, 12), sub...)
}

// segments makes a subtable of format 4 with one segment: first..last are the
// glyphs from 1 on.
func segments(first, last int) []byte {
	return be(4, 32, 0, 4, 0, 0, 0, last, 0xffff, 0, first, 0xffff, 1-first, 1, 0, 0)
}

// post makes a post table of version 2 that names the glyphs.
func post(names ...string) []byte {
	b := append(be(2, 0), make([]byte, 28)...)
	b = append(b, be(len(names)+1, 0)...) // .notdef first
	for i := range names {
		b = append(b, be(258+i)...)
	}
	for _, n := range names {
		b = append(append(b, byte(len(n))), n...)
	}
	return b
}

// cffIndexOf makes an index with offsets of one byte.
func cffIndexOf(entries ...string) string {
	b, at := append(be(len(entries)), 1), 1
	for i := -1; i < len(entries); i++ {
		if i >= 0 {
			at += len(entries[i])
		}
		b = append(b, byte(at))
	}
	return string(b) + strings.Join(entries, "")
}

// cffProgram makes a CFF program of three glyphs named .notdef, A and the
// first own string, for the codes 1 and 2.
func cffProgram(own string) string {
	head := "\x01\x00\x04\x01" + cffIndexOf("X")
	number := func(n int) string { return string(append([]byte{28}, be(n)...)) }
	rest := cffIndexOf(own) + "\x00\x00"
	length := len(number(0)+"\x0f")*3 + len(cffIndexOf("")) // of the index of the top dictionary
	at := len(head) + length + len(rest)
	charset, encoding, glyphs := "\x00"+string(be(34, 391)), "\x00\x02\x01\x02", cffIndexOf("\x0e", "\x0e", "\x0e")
	top := number(at) + "\x0f" + number(at+len(charset)) + "\x10" + number(at+len(charset)+len(encoding)) + "\x11"
	return head + cffIndexOf(top) + rest + charset + encoding + glyphs
}

// Fonts without ToUnicode are read by what is embedded, where it tells.
func TestEmbeddedPrograms(t *testing.T) {
	simple := func(w *writer, subtype, file, program, entries string) string {
		id := w.addStream("", program)
		d := w.add(fmt.Sprintf("<< /Type /FontDescriptor /Flags 4 /%s %d 0 R >>", file, id))
		return fmt.Sprintf("<< /Type /Font /Subtype /%s /FontDescriptor %d 0 R /FirstChar 0 /LastChar 255 /Widths [%s] %s >>",
			subtype, d, strings.Repeat("500 ", 256), entries)
	}
	composite := func(w *writer, program, ids string) string {
		id := w.addStream("", program)
		d := w.add(fmt.Sprintf("<< /Type /FontDescriptor /FontFile2 %d 0 R >>", id))
		c := w.add(fmt.Sprintf("<< /Type /Font /Subtype /CIDFontType2 /DW 500 /FontDescriptor %d 0 R %s >>", d, ids))
		return fmt.Sprintf("<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [%d 0 R] >>", c)
	}
	unicode := sfnt(map[string][]byte{"cmap": characters(3, 1, segments(0x1ea0, 0x1ea5))})
	symbol := func(names ...string) string {
		return sfnt(map[string][]byte{"cmap": characters(3, 0, segments(0xf041, 0xf044)), "post": post(names...)})
	}
	for _, c := range []struct {
		name  string
		font  func(w *writer) string
		codes string
		want  string
	}{
		{"a cmap read backwards", func(w *writer) string { return composite(w, unicode, "") }, "<000200010006>", "ạẠấ"},
		{"through CIDToGIDMap", func(w *writer) string {
			id := w.addStream("", "\x00\x00\x00\x06\x00\x02")
			return composite(w, unicode, fmt.Sprintf("/CIDToGIDMap %d 0 R", id))
		}, "<00010002>", "ấạ"},
		{"names of a symbolic font's glyphs", func(w *writer) string {
			return simple(w, "TrueType", "FontFile2", symbol("uni1EA1", "B", "dcroat", "uni1ED9"), "")
		}, "(ABCD)", "ạBđộ"},
		{"names that are indexes", func(w *writer) string {
			return simple(w, "TrueType", "FontFile2", unicode, "/Encoding << /Differences [65 /g2 /glyph6] >>")
		}, "(AB)", "ạấ"},
		{"the names of a CFF program", func(w *writer) string {
			return simple(w, "Type1", "FontFile3", cffProgram("uni1ED9"), "")
		}, "<0102>", "Aộ"},
		{"the encoding of a Type 1 program", func(w *writer) string {
			return simple(w, "Type1", "FontFile", "%!PS-AdobeFont\n/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for\ndup 1 /adotbelow put\ndup 2 /B put\nreadonly def currentfile eexec \x80", "")
		}, "<0102>", "ạB"},
		{"codes of the writer's own", func(w *writer) string {
			return simple(w, "TrueType", "FontFile2", sfnt(map[string][]byte{"cmap": characters(1, 0, segments(1, 200))}), "")
		}, "<4f4b> Tj 0 -40 Td /W1 10 Tf (seven letters known) Tj /X 10 Tf <>", "\ufffd\ufffd seven letters known"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWriter()
			id := w.add(c.font(w))
			w.pageWith("", fmt.Sprintf("<< /Font << /X %d 0 R /W1 5 0 R >> >>", id), "BT /X 10 Tf 50 700 Td "+c.codes+" Tj ET")
			got := strings.Join(texts(mustRead(t, w.bytes())), " ")
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// A font whose codes are its writer's own must not be read as Latin letters.
func TestUnknownCodesAreUnread(t *testing.T) {
	w := newWriter()
	id := w.addStream("", sfnt(map[string][]byte{"cmap": characters(1, 0, segments(1, 200))}))
	d := w.add(fmt.Sprintf("<< /Type /FontDescriptor /Flags 4 /FontFile2 %d 0 R >>", id))
	font := w.add(fmt.Sprintf("<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Serif /FontDescriptor %d 0 R >>", d))
	w.page(at(50, 100, 12, "Trang một"))
	w.pageWith("", fmt.Sprintf("<< /Font << /X %d 0 R >> >>", font), "BT /X 10 Tf 50 700 Td (KLMNOPQRSTUVW) Tj ET")
	f := mustRead(t, w.bytes())
	wantTexts(t, f, "Trang một")
	if len(f.Unread) != 1 || f.Unread[0].Page != 2 || f.Unread[0].Characters != 13 {
		t.Errorf("unread: %v", f.Unread)
	}
}

func FuzzProgram(f *testing.F) {
	f.Add([]byte(sfnt(map[string][]byte{"cmap": characters(3, 1, segments(0x41, 0x44)), "post": post("A", "uni1EA1")})))
	f.Add([]byte(cffProgram("uni1ED9")))
	f.Add([]byte("%!PS\n/Encoding 256 array\ndup 1 /A put\nreadonly def"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p := &program{glyphs: map[uint16]string{}, codes: map[byte]uint16{}, texts: map[byte]string{}}
		p.read(data)
		if len(p.glyphs) > 1<<16 {
			t.Errorf("%d glyphs", len(p.glyphs))
		}
	})
}

func FuzzCMap(f *testing.F) {
	f.Add([]byte("1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <01> <05> [<0041> /B] endbfrange"), uint32(3))
	f.Fuzz(func(t *testing.T, data []byte, c uint32) {
		m := parseCMap(data)
		_, _ = m.text(c), m.id(c)
		if n := m.codeLength([]byte{1, 2, 3, 4}); n < 1 || n > 4 {
			t.Errorf("code of %d bytes", n)
		}
	})
}

func FuzzContent(f *testing.F) {
	f.Add([]byte("BT /W1 10 Tf 50 700 Td (abc) Tj ET q 10 10 50 50 re W n Q /Span << /ActualText (x) >> BDC (y) ' EMC BI /W 1 ID x EI"))
	f.Fuzz(func(t *testing.T, content []byte) {
		w := newWriter()
		w.page(string(content))
		_, _ = Read(t.Context(), w.bytes())
	})
}
