package pdf

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

//go:embed glyphs.tsv
var glyphTable string

// glyphNames maps a glyph's name to its character.
var glyphNames = sync.OnceValue(func() map[string]rune {
	names := make(map[string]rune, 1000)
	for line := range strings.Lines(glyphTable) {
		name, code, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if n, err := strconv.ParseUint(code, 16, 32); ok && err == nil {
			names[name] = rune(n)
		}
	}
	return names
})

// glyphText gives the text of a glyph by its name, "" when the name tells
// nothing: the rules of the Adobe Glyph List specification.
func glyphText(name string) string {
	name, _, _ = strings.Cut(name, ".") // "a.sc", "one.oldstyle"
	if r, ok := glyphNames()[name]; ok {
		return string(r)
	}
	var text strings.Builder
	for part := range strings.SplitSeq(name, "_") { // ligatures: "f_i"
		switch {
		case glyphNames()[part] != 0:
			text.WriteRune(glyphNames()[part])
		case strings.HasPrefix(part, "uni") && len(part) >= 7 && len(part)%4 == 3:
			var units []uint16
			for i := 3; i < len(part); i += 4 {
				n, err := strconv.ParseUint(part[i:i+4], 16, 16)
				if err != nil {
					return ""
				}
				units = append(units, uint16(n))
			}
			text.WriteString(string(utf16.Decode(units)))
		case strings.HasPrefix(part, "u") && len(part) >= 5 && len(part) <= 7:
			n, err := strconv.ParseUint(part[1:], 16, 32)
			if err != nil {
				return ""
			}
			text.WriteRune(rune(n))
		default:
			return ""
		}
	}
	return text.String()
}

// standardHigh is Adobe's StandardEncoding from 0xA1 on; a dot stands for
// codes without a character. Below 0x80 it is ASCII with curly quotes.
const standardHigh = "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ.–†‡·.¶•‚„”»…‰.¿.`´ˆ˜¯˘˙¨.˚¸.˝˛ˇ—................Æ.ª....ŁØŒº.....æ...ı..łøœß...."

// encodingTable gives the 256 characters of a base encoding.
func encodingTable(name string) *[256]string {
	switch name {
	case "MacRomanEncoding":
		return macRoman()
	case "StandardEncoding":
		return standard()
	}
	return winAnsi()
}

var winAnsi = sync.OnceValue(func() *[256]string {
	table := charmapTable(charmap.Windows1252)
	for c := 0x7f; c < 0xa0; c++ {
		if table[c] == "" || table[c] == "\ufffd" || table[c] < " " {
			table[c] = "•" // ISO 32000-1, annex D.2, note 3
		}
	}
	return table
})

var macRoman = sync.OnceValue(func() *[256]string { return charmapTable(charmap.Macintosh) })

var standard = sync.OnceValue(func() *[256]string {
	var table [256]string
	for c := 0x20; c < 0x7f; c++ {
		table[c] = string(rune(c))
	}
	table['\''], table['`'] = "’", "‘"
	c := 0xa1
	for _, r := range standardHigh {
		if r != '.' {
			table[c] = string(r)
		}
		c++
	}
	return &table
})

func charmapTable(m *charmap.Charmap) *[256]string {
	var table [256]string
	for c := 0x20; c < 256; c++ {
		table[c] = string(m.DecodeByte(byte(c)))
	}
	return &table
}
