package pdf

import (
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/trichluc/trichluc/extract/office"
)

// replacement stands for a code whose character cannot be told.
const replacement = "\ufffd"

// letter is what a character code shows.
type letter struct {
	text  string  // "" for a glyph that is no text
	width float64 // in text space units for a font size of 1
	space bool    // the single-byte code 32, which word spacing applies to
	known bool    // the entry is filled
	raw   string  // in a font made before Unicode, the letter of Latin 1 that stands for it
}

// font is a font as far as text needs it. It is built once a file.
type font struct {
	bold       bool
	italic     bool
	composite  bool
	toUnicode  *cmap
	encoding   *cmap           // of a composite font; nil for Identity
	direct     bool            // the codes of a composite font are UTF-16 themselves
	texts      *[256]string    // of a simple font, by its Encoding
	implicit   bool            // whose Encoding says nothing: the embedded program knows better
	recoded    bool            // whose codes may be its writer's own: a subset that says nothing of them
	named      map[byte]string // glyph names by its Differences
	program    func() *program // what is embedded, read when it is needed
	glyphs     []byte          // of a composite font: CIDToGIDMap, two bytes an id
	legacy     string          // name of a font made before Unicode, "" otherwise
	symbols    string          // name of a picture font as office programs know it, "" otherwise
	height     float64         // of an em in text space; other than 1 in Type 3 fonts
	widths     map[uint32]float64
	ranges     []widthRange // of a composite font, beside widths
	missing    float64      // width of what widths does not hold
	unmeasured bool         // a simple font without widths: one of the standard fonts
	face       int          // which one
	simple     [256]letter
	wide       map[uint32]letter
}

// widthRange is the width of the character ids from first to last.
type widthRange struct {
	first, last uint32
	width       float64
}

// maxWidthRanges bounds the ranges of a font. Fonts of Latin letters have some
// ten, those of Chinese some hundred.
const maxWidthRanges = 4096

// loadFont reads a font dictionary. Whatever is damaged is left at its
// default, so that the rest of the page stays readable. Its program is read
// when it is needed, if programs, the number that still may be, allows it.
func loadFont(dict object, programs *int) *font {
	f := &font{wide: map[uint32]letter{}, widths: map[uint32]float64{}, height: 1}
	_ = protect(func() error { f.load(dict, programs); return nil })
	return f
}

func (f *font) load(dict object, programs *int) {
	descriptor := dict.key("FontDescriptor")
	f.composite = dict.key("Subtype").name() == "Type0"
	var descendant object
	if f.composite {
		descendant = dict.key("DescendantFonts").index(0)
		descriptor = descendant.key("FontDescriptor")
	}
	f.program = sync.OnceValue(func() *program {
		if *programs--; *programs < 0 {
			return &program{}
		}
		return loadProgram(descriptor)
	})
	f.style(dict.key("BaseFont").name(), descriptor)
	_ = protect(func() error {
		if to := dict.key("ToUnicode"); to.kind() == kindStream {
			data, err := to.stream()
			f.toUnicode = parseCMap(data)
			return err
		}
		return nil
	})
	if f.composite {
		f.loadComposite(dict, descendant)
	} else {
		f.loadSimple(dict, descriptor)
	}
}

// style tells bold and italic, from the name first: writers that embed
// subsets seldom fill the descriptor with care.
func (f *font) style(name string, descriptor object) {
	const italicFlag, forceBoldFlag = 1 << 6, 1 << 18 // ISO 32000-1, table 123
	folded := strings.ToLower(name)
	flags := int(descriptor.key("Flags").number())
	f.bold = strings.Contains(folded, "bold") || strings.Contains(folded, "black") || strings.Contains(folded, "heavy") ||
		flags&forceBoldFlag != 0 || descriptor.key("FontWeight").number() >= 600
	f.italic = strings.Contains(folded, "italic") || strings.Contains(folded, "oblique") ||
		flags&italicFlag != 0 || descriptor.key("ItalicAngle").number() != 0
	if _, own, ok := strings.Cut(name, "+"); ok { // "ABCDEF+.VnTime": a subset
		name = own
	}
	f.legacy = legacyName(name)
	f.symbols = pictureFont(folded)
	f.face = faceOf(folded)
}

func (f *font) loadComposite(dict, descendant object) {
	switch encoding := dict.key("Encoding"); encoding.kind() {
	case kindStream:
		data, _ := encoding.stream()
		f.encoding = parseCMap(data)
	case kindName: // "UniGB-UCS2-H": of the predefined ones, those whose codes are Unicode
		f.direct = strings.HasPrefix(encoding.name(), "Uni") && (strings.Contains(encoding.name(), "-UCS2-") || strings.Contains(encoding.name(), "-UTF16-"))
	}
	if ids := descendant.key("CIDToGIDMap"); ids.kind() == kindStream {
		f.glyphs, _ = ids.stream()
	}
	f.missing = 1
	if dw := descendant.key("DW"); dw.kind() == kindNumber {
		f.missing = dw.number() / 1000
	}
	w := descendant.key("W")
	for i, n := 0, w.length(); i+1 < n; {
		first, second := uint32(w.index(i).number()), w.index(i+1)
		if second.kind() == kindArray {
			for j, width := range numbers(second) {
				f.widths[first+uint32(j)] = width / 1000
			}
			i += 2
			continue
		}
		if len(f.ranges) < maxWidthRanges {
			f.ranges = append(f.ranges, widthRange{first, uint32(second.number()), w.index(i+2).number() / 1000})
		}
		i += 3
	}
}

// next gives the letter of the code that s begins with, and the code's length
// in bytes. s is not empty.
func (f *font) next(s []byte) (letter, int) {
	if !f.composite {
		c := s[0]
		if !f.simple[c].known {
			f.simple[c] = f.letter(uint32(c), uint32(c), c == ' ')
		}
		return f.simple[c], 1
	}
	n := min(2, len(s))
	if f.encoding != nil && len(f.encoding.spaces) > 0 {
		n = f.encoding.codeLength(s)
	}
	c := code(s[:n])
	l, ok := f.wide[c]
	if !ok {
		l = f.letter(c, f.id(c), n == 1 && c == ' ')
		f.wide[c] = l
	}
	return l, n
}

// width gives the width of a character id.
func (f *font) width(id uint32) float64 {
	if width, ok := f.widths[id]; ok {
		return width
	}
	for _, r := range f.ranges {
		if r.first <= id && id <= r.last {
			return r.width
		}
	}
	return f.missing
}

func (f *font) letter(c, id uint32, space bool) letter {
	l := letter{text: f.coded(c), width: f.width(id), space: space, known: true}
	if f.unmeasured {
		l.width = f.standardWidth(l.text)
	}
	if f.legacy != "" {
		l.raw = f.raw(c, l.text)
		l.text, _ = office.Decode(f.legacy, l.raw)
	}
	return l
}

// id gives the character id of a composite font's code.
func (f *font) id(c uint32) uint32 {
	if f.encoding == nil {
		return c
	}
	return f.encoding.id(c)
}

// coded gives a code's text: by ToUnicode, else by the encoding, else by what
// the embedded program knows.
func (f *font) coded(c uint32) string {
	text := ""
	if f.toUnicode != nil {
		text = f.toUnicode.text(c)
	}
	if unknownText(text) {
		text = f.encoded(c)
	}
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case text == "" || r == utf8.RuneError:
		return replacement
	case size == len(text) && r >= 0xe000 && r <= 0xf8ff:
		return privateUse(r, f.symbols)
	case r >= 'ﬀ' && r <= 'ﬆ':
		return ligatures.Replace(text)
	}
	return text
}

// unknownText says that a text is none: writers put zeros and U+FFFD for what
// they do not know.
func unknownText(text string) bool { return text == "" || text == "\x00" || text == replacement }

// encoded gives a code's text without ToUnicode.
func (f *font) encoded(c uint32) string {
	switch {
	case f.composite && f.direct:
		return string(utf16.Decode([]uint16{uint16(c)}))
	case f.composite:
		return f.program().glyphs[f.glyph(f.id(c))]
	case c > 0xff:
		return ""
	}
	name, given := f.named[byte(c)]
	if given {
		if text := f.texts[c]; text != "" {
			return text
		}
		if text := f.program().named(name); text != "" {
			return text
		}
	}
	if f.implicit && !given || f.texts[c] == "" {
		if text := f.program().coded(byte(c)); !unknownText(text) {
			return text
		}
	}
	if f.symbols != "" && !given && c > ' ' {
		return string(0xf000 + rune(c))
	}
	if f.recoded && !given && f.program().recodes(byte(c)) {
		return ""
	}
	return f.texts[c]
}

// glyph gives the glyph of a character id.
func (f *font) glyph(id uint32) uint16 {
	if f.glyphs == nil {
		return uint16(id)
	}
	return uint16(bytesOf(f.glyphs).u16(int(2 * id)))
}
