package office

import (
	_ "embed"
	"strconv"
	"strings"
)

//go:embed symbols.tsv
var symbolTable string

// symbols maps the private letters of picture fonts to the signs they draw, by
// font in lower case and code.
var symbols = func() map[string]map[rune]string {
	fonts := map[string]map[rune]string{}
	for line := range strings.SplitSeq(symbolTable, "\n") {
		cell := strings.Split(line, "\t")
		if len(cell) < 3 || strings.HasPrefix(line, "#") {
			continue
		}
		code, err := strconv.ParseUint(cell[1], 16, 32)
		if err != nil {
			continue // a test reads every line
		}
		if fonts[cell[0]] == nil {
			fonts[cell[0]] = map[rune]string{}
		}
		fonts[cell[0]][rune(code)] = cell[2]
	}
	return fonts
}()

// Word stores the letters of picture fonts in a block of the private use area.
const privateFirst, privateLast = 0xf000, 0xf0ff

// SymbolText replaces letters of picture fonts by the signs that they draw.
// What the table does not know is a bullet in bullets and U+FFFD elsewhere:
// it must not look like text that was read.
func SymbolText(font, text string) string {
	table := symbols[strings.ToLower(font)]
	if table == nil && !strings.ContainsFunc(text, isPrivate) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		code := r
		if r < 0x100 && table != nil && r > ' ' {
			code += privateFirst
		}
		switch sign, ok := table[code]; {
		case ok:
			b.WriteString(sign)
		case isPrivate(r) && symbols["symbol"][r] != "":
			b.WriteString(symbols["symbol"][r])
		case isPrivate(r):
			b.WriteRune('\ufffd')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isPrivate(r rune) bool { return r >= privateFirst && r <= privateLast }
