package pdf

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/trichluc/trichluc/extract/office"
)

// legacyName gives the family's name of a font made before Unicode, "" of any
// other: ".VnTimeH,Bold" is ".VnTimeH". The H counts, it shows capitals.
func legacyName(name string) string {
	family, _, _ := strings.Cut(name, ",")
	for _, style := range []string{"Italic", "Bold", "-"} {
		family = strings.TrimSuffix(family, style)
	}
	const grave = "\u00b5 a\u00f8" // the letter à in the old standard, and in VNI
	if _, changed := office.Decode(family, grave); !changed {
		return ""
	}
	return family
}

// raw gives the letter of Latin 1 that a legacy font's code stands for in
// files of its time. Code 173 shows ư, which readers of Latin 1 take for a
// hyphen.
func (f *font) raw(c uint32, text string) string {
	if !f.composite && c == 0xad && (text == "-" || text == replacement) {
		return softHyphen
	}
	return text
}

// half is the last letter drawn in a font made before Unicode: in VNI fonts a
// vowel and its marks are two codes.
type half struct {
	font  *font
	raw   string
	glyph int // where on the canvas
}

// pair makes one letter of a vowel that was drawn last and of its mark, which
// stands right after it in the same font. It says whether it did.
func (in *interpreter) pair(mark glyph, raw string) bool {
	const joined = 0.15 // of the font size, between a vowel and its mark
	glyphs, before := in.canvas.glyphs, in.half
	in.half = half{in.state.font, raw, len(glyphs)}
	if before.font != in.state.font || before.glyph != len(glyphs)-1 {
		return false
	}
	vowel := &glyphs[before.glyph]
	if vowel.dir != mark.dir || math.Hypot(mark.x-vowel.x, mark.y-vowel.y) > vowel.width+joined*mark.size {
		return false
	}
	text, _ := office.Decode(before.font.legacy, before.raw+raw)
	if utf8.RuneCountInString(text) != 1 || len(text) >= len(vowel.text)+len(mark.text) && text == vowel.text+mark.text {
		return false
	}
	vowel.text = text
	vowel.width = max(vowel.width, math.Hypot(mark.x-vowel.x, mark.y-vowel.y)+mark.width)
	in.half = half{}
	return true
}

// pictureFont gives the name by which office programs know a font of signs,
// "" of any other.
func pictureFont(name string) string {
	name = strings.ReplaceAll(name, "-", "")
	for _, known := range []string{"Wingdings 2", "Wingdings 3", "Wingdings", "Webdings", "Symbol"} {
		if strings.Contains(name, strings.ToLower(strings.ReplaceAll(known, " ", ""))) {
			return known
		}
	}
	return ""
}

// privateUse gives the signs that word processors take from picture fonts for
// their lists; such fonts repeat their codes from U+F000 on.
func privateUse(r rune, font string) string {
	switch c := r - 0xf000; {
	case c == 0x2d:
		return "-"
	case c == 0xb7 || c == 0xa7 || c == 0xa8 || c == 0xd8 || c == 0xfc || c == 0x76 || c == 0x6e || c == 0x71:
		return "•"
	case c > 0x20 && c < 0x7f && font == "":
		return string(c)
	}
	return office.SymbolText(font, string(r))
}
