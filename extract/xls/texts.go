package xls

import (
	"slices"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"github.com/trichluc/trichluc/extract/office"
)

// text is a text with the fonts of its parts.
type text struct {
	units []uint16
	parts []part
}

// part says which font a text is set in from a character on.
type part struct{ from, font int }

// pieces reads bodies of records as one; texts that run over the end of one
// say there anew how wide their characters are.
type pieces struct {
	parts [][]byte
	at    int
}

// take is n bytes, none of which a text's character; nil where there are
// fewer.
func (p *pieces) take(n int) []byte {
	p.skipEmpty()
	if len(p.parts) == 0 {
		return nil
	}
	if b := p.parts[0]; p.at+n <= len(b) {
		p.at += n
		return b[p.at-n : p.at]
	}
	return nil
}

// skip passes over n bytes.
func (p *pieces) skip(n int) {
	for n > 0 && len(p.parts) > 0 {
		step := min(n, len(p.parts[0])-p.at)
		p.at, n = p.at+step, n-step
		p.skipEmpty()
	}
}

func (p *pieces) skipEmpty() {
	for len(p.parts) > 0 && p.at >= len(p.parts[0]) {
		p.parts, p.at = p.parts[1:], 0
	}
}

const (
	flagWide     = 1
	flagPhonetic = 4
	flagRich     = 8
)

// units are n characters, stored with two bytes each or with the lower one of
// them; ok is false where there are fewer.
func (p *pieces) units(n int, wide bool) (units []uint16, ok bool) {
	for n > 0 {
		if len(p.parts) == 0 {
			return units, false
		}
		b, width := p.parts[0][p.at:], 1
		if wide {
			width = 2
		}
		count := min(n, len(b)/width)
		for i := range count {
			if wide {
				units = append(units, uint16(u16(b, 2*i)))
			} else {
				units = append(units, uint16(b[i]))
			}
		}
		p.at, n = p.at+count*width, n-count
		if n == 0 {
			break
		}
		p.parts, p.at = p.parts[1:], 0
		flags := p.take(1)
		if flags == nil {
			return units, false
		}
		wide = flags[0]&flagWide != 0
	}
	return units, true
}

// text reads a text that begins with its length; ok is false where it breaks
// off.
func (p *pieces) text() (t text, ok bool) {
	head := p.take(3)
	if head == nil {
		return t, false
	}
	length, flags := u16(head, 0), head[2]
	runs, phonetic := 0, 0
	if flags&flagRich != 0 {
		runs = u16(p.take(2), 0)
	}
	if flags&flagPhonetic != 0 {
		phonetic = int(u32(p.take(4), 0) & 0xffffff)
	}
	if t.units, ok = p.units(length, flags&flagWide != 0); !ok {
		return t, false
	}
	for range runs {
		b := p.take(4)
		t.parts = append(t.parts, part{u16(b, 0), u16(b, 2)})
		if b == nil {
			break
		}
	}
	p.skip(phonetic)
	return t, true
}

// print is a text as it is shown in a cell of a font.
func (r *reader) print(t text, font int) string {
	shown, from := "", 0
	for _, p := range append(t.parts, part{from: len(t.units)}) {
		to := min(max(p.from, from), len(t.units))
		shown += r.decode(string(utf16.Decode(t.units[from:to])), font)
		from, font = to, p.font
	}
	return shown
}

// decode converts text of a font made before Unicode.
func (r *reader) decode(s string, font int) string {
	if font > 4 { // there is none with the number 4
		font--
	}
	if font >= len(r.fonts) {
		return s
	}
	name := r.fonts[font]
	decoded, changed := office.Decode(name, s)
	if changed && !slices.Contains(r.decoded, name) {
		r.decoded = append(r.decoded, name)
	}
	return office.SymbolText(name, decoded)
}

// pages are the code pages that Vietnamese workbooks were written in.
var pages = map[int]*charmap.Charmap{1258: charmap.Windows1258, 437: charmap.CodePage437, 850: charmap.CodePage850, 10000: charmap.Macintosh}

// narrow is a text in the workbook's code page.
func (r *reader) narrow(b []byte) (t text) {
	page := pages[r.page]
	if page == nil {
		page = charmap.Windows1252
	}
	for _, c := range b {
		t.units = append(t.units, uint16(page.DecodeByte(c)))
	}
	return t
}

// named is a name behind its length of a byte.
func (r *reader) named(b []byte, at int) string {
	n := u8(b, at)
	if !r.unicode {
		b = b[min(at+1, len(b)):]
		return string(utf16.Decode(r.narrow(b[:min(n, len(b))]).units))
	}
	p := pieces{parts: [][]byte{b}, at: min(at+2, len(b))}
	units, _ := p.units(n, u8(b, at+1)&flagWide != 0)
	return string(utf16.Decode(units))
}
