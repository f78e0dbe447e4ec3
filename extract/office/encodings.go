package office

import (
	_ "embed"
	"strconv"
	"strings"
	"unicode/utf8"
)

//go:embed encodings.tsv
var encodingTable string

// encodings turn text typed for the fonts made before Unicode into Unicode,
// by the name of the encoding. Longer sequences go first: in VNI the letter ờ
// is two characters, the first of which alone is ơ.
var encodings = func() map[string]*strings.Replacer {
	one, two := map[string][]string{}, map[string][]string{}
	for line := range strings.SplitSeq(encodingTable, "\n") {
		cell := strings.Split(line, "\t")
		if len(cell) < 3 || strings.HasPrefix(line, "#") {
			continue
		}
		codes, list := strings.Fields(cell[1]), one
		if len(codes) > 1 {
			list = two
		}
		list[cell[0]] = append(list[cell[0]], fromCodes(codes), cell[2])
	}
	found := map[string]*strings.Replacer{}
	for name := range one {
		found[name] = strings.NewReplacer(append(two[name], one[name]...)...)
	}
	return found
}()

func fromCodes(codes []string) string {
	var b strings.Builder
	for _, code := range codes {
		n, err := strconv.ParseUint(code, 16, 16)
		if err != nil {
			return "\x00" // never in a text; a test reads every line
		}
		b.WriteRune(rune(n))
	}
	return b.String()
}

// encodingOf tells by a font's name how text in it is stored: "tcvn3", "vni"
// or "" for Unicode. Fonts with a final H draw capitals only.
func encodingOf(font string) (encoding string, capitals bool) {
	font = strings.ToLower(font)
	switch {
	case strings.HasPrefix(font, ".vn"):
		return "tcvn3", strings.HasSuffix(font, "h")
	case strings.HasPrefix(font, "vni-") || strings.HasPrefix(font, "vni "):
		return "vni", false
	}
	return "", false
}

// Decode turns text of an old font into Unicode. Text with letters that the
// font's encoding cannot hold is Unicode already: converters leave the names
// of fonts behind.
func Decode(font, text string) (decoded string, changed bool) {
	encoding, capitals := encodingOf(font)
	if encoding == "" || strings.ContainsFunc(text, func(r rune) bool { return r > 0xff && !isTypographic(r) }) {
		return text, false
	}
	decoded = encodings[encoding].Replace(text)
	if capitals {
		decoded = strings.ToUpper(decoded)
	}
	return decoded, decoded != text
}

// isTypographic holds for quotes, dashes and other signs that Word puts in by
// itself, whatever the font: U+2010 to U+2044.
func isTypographic(r rune) bool { return r >= 0x2010 && r <= 0x2044 }

// IsVNI says whether text in a font is in the encoding in which a letter is
// one or two characters.
func IsVNI(font string) bool {
	encoding, _ := encodingOf(font)
	return encoding == "vni"
}

// SplitLast takes the last letter of a VNI text off: where it is one that may
// be of two characters, both.
func SplitLast(text string) (before, last string) {
	_, n := utf8.DecodeLastRuneInString(text)
	if _, first := utf8.DecodeLastRuneInString(text[:len(text)-n]); first > 0 {
		if pair, changed := Decode("VNI-", text[len(text)-n-first:]); changed && utf8.RuneCountInString(pair) == 1 {
			n += first
		}
	}
	return text[:len(text)-n], text[len(text)-n:]
}
