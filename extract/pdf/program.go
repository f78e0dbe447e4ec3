package pdf

import (
	"encoding/binary"
	"strconv"
	"strings"
)

// program is an embedded font program, as far as it tells which characters its
// glyphs show. It is the last resort, for fonts whose dictionary does not.
type program struct {
	glyphs map[uint16]string // text by glyph index
	codes  map[byte]uint16   // glyph index by code, of a simple font
	texts  map[byte]string   // text by code, of a Type 1 font
}

// maxProgram bounds a font program that is looked into. Whole fonts with all
// scripts have some 20 MB, the subsets that writers embed 10 to 200 kB.
const maxProgram = 32 << 20

// maxPrograms bounds how many font programs of a file are looked into. One
// takes a few milliseconds at worst; files have up to 40 fonts, and few need
// their programs.
const maxPrograms = 128

// loadProgram reads the program of a font descriptor; what cannot be read
// gives an empty one.
func loadProgram(descriptor object) *program {
	p := &program{glyphs: map[uint16]string{}, codes: map[byte]uint16{}, texts: map[byte]string{}}
	_ = protect(func() error {
		for _, key := range []string{"FontFile2", "FontFile3", "FontFile"} {
			file := descriptor.key(key)
			if file.kind() != kindStream {
				continue
			}
			data, _ := file.stream()
			if len(data) > maxProgram {
				return nil
			}
			p.read(data)
			return nil
		}
		return nil
	})
	return p
}

// read tells the kind of program by its bytes: descriptors often name another.
func (p *program) read(data []byte) {
	f := bytesOf(data)
	switch tag := string(f.from(0, 4)); {
	case tag == "\x00\x01\x00\x00" || tag == "true" || tag == "OTTO":
		p.readSfnt(f)
	case strings.HasPrefix(tag, "%!") || strings.HasPrefix(tag, "\x80\x01"):
		p.readType1(data)
	case strings.HasPrefix(tag, "\x01\x00"):
		p.readCFF(f)
	}
}

// coded gives the text of a code of a simple font.
func (p *program) coded(c byte) string {
	if text, ok := p.texts[c]; ok {
		return text
	}
	if g, ok := p.codes[c]; ok {
		return p.glyphs[g]
	}
	return ""
}

// recodes says that a code of a font that says nothing of its codes cannot be
// taken for the letter of common encodings: writers that choose codes of their
// own number them from 1 on, or keep those of ASCII and number the others.
func (p *program) recodes(c byte) bool {
	const manyControls = 3
	if len(p.codes) == 0 {
		return false
	}
	controls := 0
	for code := range p.codes {
		controls += count(code < ' ' && code != '\t' && code != '\n' && code != '\r' && code != 0)
	}
	return c >= 0x80 || controls >= manyControls
}

// named gives the text of a glyph whose name holds nothing but its index:
// "g12", "glyph12", "cid12", "index12".
func (p *program) named(name string) string {
	digits := strings.TrimLeft(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz:.")
	switch prefix := strings.ToLower(strings.TrimSuffix(name, digits)); prefix {
	case "g", "gid", "glyph", "index", "cid", "cid:":
		if n, err := strconv.ParseUint(digits, 10, 16); err == nil {
			return p.glyphs[uint16(n)]
		}
	}
	return ""
}

// set notes a glyph's text; the first one stays, unless it is private.
func (p *program) set(glyph uint16, text string) {
	if old, ok := p.glyphs[glyph]; text != "" && (!ok || isPrivate(old)) {
		p.glyphs[glyph] = text
	}
}

func isPrivate(s string) bool {
	r := []rune(s)
	return len(r) == 1 && r[0] >= 0xe000 && r[0] <= 0xf8ff
}

// readType1 reads the encoding in the clear part of a Type 1 program:
// "dup 65 /A put".
func (p *program) readType1(data []byte) {
	text := string(data)
	if i := strings.Index(text, "eexec"); i >= 0 {
		text = text[:i]
	}
	_, text, ok := strings.Cut(text, "/Encoding")
	if !ok {
		return
	}
	if strings.HasPrefix(strings.TrimSpace(text), "StandardEncoding") {
		p.useStandard()
		return
	}
	if i := strings.Index(text, "readonly"); i >= 0 {
		text = text[:i]
	}
	for part := range strings.SplitSeq(text, "dup") {
		code, name, ok := strings.Cut(part, "/")
		n, err := strconv.ParseUint(strings.TrimSpace(code), 10, 8)
		if fields := strings.Fields(name); ok && err == nil && len(fields) > 1 && fields[1] == "put" {
			p.texts[byte(n)] = glyphText(fields[0])
		}
	}
}

// useStandard takes StandardEncoding for the program's own.
func (p *program) useStandard() {
	for c, text := range standard() {
		if text != "" {
			p.texts[byte(c)] = text
		}
	}
}

// bytesOf reads numbers out of a font program. Reading past the end gives
// zeros, so that a damaged table says little instead of failing.
type bytesOf []byte

func (b bytesOf) from(at, n int) []byte {
	if at < 0 || n < 0 || at > len(b) || n > len(b)-at {
		return nil
	}
	return b[at : at+n]
}

// tail is what begins at an offset.
func (b bytesOf) tail(at int) bytesOf {
	if at < 0 || at > len(b) {
		return nil
	}
	return b[at:]
}

func (b bytesOf) u8(at int) int {
	if s := b.from(at, 1); s != nil {
		return int(s[0])
	}
	return 0
}

func (b bytesOf) u16(at int) int {
	if s := b.from(at, 2); s != nil {
		return int(binary.BigEndian.Uint16(s))
	}
	return 0
}

func (b bytesOf) u32(at int) int {
	if s := b.from(at, 4); s != nil {
		return int(binary.BigEndian.Uint32(s))
	}
	return 0
}
