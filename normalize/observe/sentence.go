package observe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc/internal/pattern"
)

// bracketLimit is the most bytes to either side that a bracket is looked for:
// longer ones are brackets that were never closed.
const bracketLimit = 1500

// sentenceLimit is the most bytes of a sentence: what runs on longer is a list,
// and its entries are read on their own, so that time grows with the text only.
const sentenceLimit = 4000

// bracketOf is the pair of brackets around i, half-open; 0, 0 for none.
func (p *passage) bracketOf(i int) (open, shut int) {
	_, open = p.leftBound(max(0, i-bracketLimit), i)
	if open < 0 {
		return 0, 0
	}
	depth := 0
	for j := open; j < min(len(p.text), i+bracketLimit); j++ {
		switch p.text[j] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return open, j + 1
			}
		}
	}
	return 0, 0
}

// balance drops what stands before a bracket that closes only, and from a
// bracket that opens only.
func balance(s string) string {
	depth, opened := 0, -1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			if depth == 0 {
				opened = i
			}
			depth++
		case ')':
			if depth == 0 {
				return balance(s[i+1:])
			}
			depth--
		}
	}
	if depth > 0 && opened >= 0 {
		return s[:opened]
	}
	return s
}

// sentences cuts a text at full stops that end a sentence, not at those of
// abbreviations and list marks.
func sentences(text string) []span {
	var out []span
	start, depth := 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			depth = max(0, depth-1)
		case '.', '!', '?':
			if i+1 < len(text) && text[i+1] == ' ' && depth == 0 && !abbreviation.MatchString(text[max(start, i-12):i+1]) && opensSentence(text[i+1:]) {
				out = append(out, span{start, i + 1})
				start = i + 1
			}
		case ';', ',':
			if i-start > sentenceLimit {
				out = append(out, span{start, i + 1})
				start, depth = i+1, 0
			}
		}
	}
	return append(out, span{start, len(text)})
}

var abbreviation = pattern.New(`(?:(?:^|[;:.]\s*|\(\s*)\d{1,2}|(?:^|[\s(;:])(?:TP|Tp|TX|TT|ThS|TS|GS|PGS|P|Q|ph|tr|v\.v|Đ/c|đ/c|[A-Z]))\.$`)

func opensSentence(rest string) bool {
	rest = strings.TrimLeft(rest, " *")
	if rest == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLower(r) && r != '.' && r != ','
}
