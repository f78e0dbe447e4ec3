package pdf

import (
	"math"
	"strings"
)

func (f *font) loadSimple(dict, descriptor object) {
	scale := 0.001
	if dict.key("Subtype").name() == "Type3" {
		scale = f.type3(dict)
	}
	f.missing = descriptor.key("MissingWidth").number() * scale
	first := uint32(dict.key("FirstChar").number())
	for i, width := range numbers(dict.key("Widths")) {
		f.widths[first+uint32(i)] = width * scale
	}
	f.unmeasured = len(f.widths) == 0
	f.encode(dict.key("Encoding"), dict.key("Subtype").name(), int(descriptor.key("Flags").number()))
}

// type3 gives the scale of a Type 3 font's widths. The size of its letters in
// text space follows from the font's box where that is far from an em.
func (f *font) type3(dict object) float64 {
	const least, most = 0.3, 3 // of an em: the boxes of common fonts have 0.9 to 1.5
	matrix, box := dict.key("FontMatrix"), dict.key("FontBBox")
	if matrix.length() != 6 {
		return 0.001
	}
	scale := matrix.index(0).number()
	if box.length() == 4 {
		height := math.Abs((box.index(3).number() - box.index(1).number()) * matrix.index(3).number())
		if height > 0 && (height < least || height > most) {
			f.height = height
		}
	}
	return scale
}

// encode reads the Encoding of a simple font. Without a base encoding the
// program's own holds; that of a font that is not embedded is WinAnsiEncoding
// if it is a TrueType font, StandardEncoding otherwise.
func (f *font) encode(encoding object, subtype string, flags int) {
	const symbolic = 1 << 2 // ISO 32000-1, table 123
	base := encoding.name()
	if encoding.kind() != kindName {
		base = encoding.key("BaseEncoding").name()
	}
	f.implicit = base == "" || subtype == "TrueType" && flags&symbolic != 0
	f.recoded = f.toUnicode == nil && base == "" && flags&symbolic != 0 && f.legacy == ""
	if base == "" && strings.HasSuffix(subtype, "Type1") {
		base = "StandardEncoding"
	}
	f.texts = encodingTable(base)
	differences := encoding.key("Differences")
	if differences.length() == 0 {
		return
	}
	texts, c := *f.texts, 0
	f.texts, f.named = &texts, map[byte]string{}
	for i := range differences.length() {
		switch d := differences.index(i); d.kind() {
		case kindNumber:
			c = int(d.number())
		case kindName:
			if c >= 0 && c < 256 {
				texts[c] = glyphText(d.name())
				f.named[byte(c)] = d.name()
			}
			c++
		}
	}
}
