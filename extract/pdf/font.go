package pdf

import (
	"strings"
	"unicode/utf8"
)

// replacement stands for a code whose character cannot be told.
const replacement = "\ufffd"

// letter is what a character code shows.
type letter struct {
	text  string  // "" for a glyph that is no text
	width float64 // in text space units for a font size of 1
	space bool    // the single-byte code 32, which word spacing applies to
	known bool    // the entry is filled
}

// font is a font as far as text needs it. It is built once a file.
type font struct {
	bold      bool
	italic    bool
	composite bool
	toUnicode *cmap
	encoding  *cmap        // of a composite font; nil for Identity
	texts     *[256]string // of a simple font without ToUnicode
	tcvn3     bool         // a font of the old national standard
	capitals  bool         // that shows capitals only
	symbols   bool         // Symbol or Wingdings: codes in the private use area are bullets
	widths    map[uint32]float64
	missing   float64 // width of what widths does not hold
	simple    [256]letter
	wide      map[uint32]letter
}

// loadFont reads a font dictionary. Whatever is damaged is left at its
// default, so that the rest of the page stays readable.
func loadFont(dict object) *font {
	f := &font{wide: map[uint32]letter{}, widths: map[uint32]float64{}}
	_ = protect(func() error { f.load(dict); return nil })
	return f
}

func (f *font) load(dict object) {
	descriptor := dict.key("FontDescriptor")
	f.composite = dict.key("Subtype").name() == "Type0"
	var descendant object
	if f.composite {
		descendant = dict.key("DescendantFonts").index(0)
		descriptor = descendant.key("FontDescriptor")
	}
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
	f.tcvn3 = strings.HasPrefix(name, ".Vn")
	plain, _, _ := strings.Cut(name, ",")
	f.capitals = f.tcvn3 && strings.HasSuffix(plain, "H")
	f.symbols = strings.Contains(folded, "symbol") || strings.Contains(folded, "wingdings") || strings.Contains(folded, "webdings")
}

func (f *font) loadComposite(dict, descendant object) {
	if encoding := dict.key("Encoding"); encoding.kind() == kindStream {
		data, _ := encoding.stream()
		f.encoding = parseCMap(data)
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
		last, width := uint32(second.number()), w.index(i+2).number()/1000
		for c := first; c <= last && c-first < 1<<16; c++ {
			f.widths[c] = width
		}
		i += 3
	}
}

func (f *font) loadSimple(dict, descriptor object) {
	scale := 0.001
	if matrix := dict.key("FontMatrix"); dict.key("Subtype").name() == "Type3" && matrix.length() == 6 {
		scale = matrix.index(0).number()
	}
	f.missing = descriptor.key("MissingWidth").number() * scale
	first := uint32(dict.key("FirstChar").number())
	for i, width := range numbers(dict.key("Widths")) {
		f.widths[first+uint32(i)] = width * scale
	}
	if len(f.widths) == 0 {
		f.missing = 0.5 // one of the standard 14 fonts without its widths: a mean letter
	}
	f.texts = simpleTexts(dict.key("Encoding"))
}

// simpleTexts gives the characters of a simple font by its Encoding.
func simpleTexts(encoding object) *[256]string {
	if encoding.kind() == kindName {
		return encodingTable(encoding.name())
	}
	texts := *encodingTable(encoding.key("BaseEncoding").name())
	differences := encoding.key("Differences")
	c := 0
	for i := range differences.length() {
		switch d := differences.index(i); d.kind() {
		case kindNumber:
			c = int(d.number())
		case kindName:
			if c >= 0 && c < 256 {
				texts[c] = glyphText(d.name())
			}
			c++
		}
	}
	return &texts
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
		id := c
		if f.encoding != nil {
			id = f.encoding.id(c)
		}
		l = f.letter(c, id, n == 1 && c == ' ')
		f.wide[c] = l
	}
	return l, n
}

func (f *font) letter(c, id uint32, space bool) letter {
	width, ok := f.widths[id]
	if !ok {
		width = f.missing
	}
	return letter{text: f.text(c), width: width, space: space, known: true}
}

// text gives a code's text.
func (f *font) text(c uint32) string {
	text := f.coded(c)
	if !f.tcvn3 {
		return text
	}
	if letter, ok := tcvn3Letters()[text]; ok {
		text = letter
	}
	if f.capitals {
		text = strings.ToUpper(text)
	}
	return text
}

// coded gives a code's text by ToUnicode, else by the encoding.
func (f *font) coded(c uint32) string {
	text := ""
	if f.toUnicode != nil {
		text = f.toUnicode.text(c)
	}
	if (text == "" || text == "\x00" || text == replacement) && f.texts != nil && c < 256 {
		text = f.texts[c]
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

// privateUse gives the signs that word processors take from symbol fonts for
// their lists; such fonts repeat their codes from U+F000 on.
func privateUse(r rune, symbols bool) string {
	switch c := r - 0xf000; {
	case c == 0x2d:
		return "-"
	case c == 0xb7 || c == 0xa7 || c == 0xa8 || c == 0xd8 || c == 0xfc || c == 0x76 || c == 0x6e || c == 0x71:
		return "•"
	case c > 0x20 && c < 0x7f && !symbols:
		return string(c)
	}
	return replacement
}
