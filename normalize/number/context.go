package number

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

// before returns the words that end at i, nearest first, lower case, at most
// n. A mark of punctuation is a word of its own. Footnote marks and asterisks
// of emphasis are passed over.
func before(s string, i, n int) []string {
	var out []string
	for i > 0 && len(out) < n {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if blank(r) {
			i -= size
			continue
		}
		j := i - size
		for inWord(r) && j > 0 {
			q, size := utf8.DecodeLastRuneInString(s[:j])
			if !inWord(q) {
				break
			}
			j -= size
		}
		out = append(out, strings.ToLower(s[j:i]))
		i = j
	}
	return out
}

// after returns the words that begin at i, as before does.
func after(s string, i, n int) []string {
	var out []string
	for i < len(s) && len(out) < n {
		r, size := utf8.DecodeRuneInString(s[i:])
		if blank(r) {
			i += size
			continue
		}
		j := i + size
		for inWord(r) && j < len(s) {
			q, size := utf8.DecodeRuneInString(s[j:])
			if !inWord(q) {
				break
			}
			j += size
		}
		out = append(out, strings.ToLower(s[i:j]))
		i = j
	}
	return out
}

func inWord(r rune) bool { return (unicode.IsLetter(r) || '0' <= r && r <= '9') && !superscript(r) }

func blank(r rune) bool { return unicode.IsSpace(r) || superscript(r) || r == '*' }

func superscript(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || '⁰' <= r && r <= '⁹' || 'ⁱ' <= r && r <= '₎'
}

// phrase joins words that stand before a number in reading order.
func phrase(words []string) string {
	var b strings.Builder
	for i := len(words) - 1; i >= 0; i-- {
		b.WriteByte(' ')
		b.WriteString(words[i])
	}
	return b.String()
}

// entry is a line of a table of words.
type entry struct {
	words string // with a space before: matched at a word's boundary
	kind  Kind
}

//go:embed before.tsv
var beforeTable string

//go:embed after.tsv
var afterTable string

// leading and following hold the words that give a number its kind by
// standing before or after it, longest first so that "tổng số" wins over "số".
var leading, following = table(beforeTable), table(afterTable)

func table(text string) []entry {
	var out []entry
	for line := range strings.Lines(text) {
		words, kind, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(line, "#") {
			out = append(out, entry{" " + words, Kind(kind)})
		}
	}
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && len(out[j].words) > len(out[j-1].words); j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// ledBy looks up the words that stand before a number.
func ledBy(words []string) (Kind, bool) {
	p := phrase(words)
	for _, e := range leading {
		if strings.HasSuffix(p, e.words) {
			return e.kind, true
		}
	}
	return "", false
}

// followedBy looks up the words that stand after a number.
func followedBy(words []string) (Kind, bool) {
	p := " " + strings.Join(words, " ") + " "
	for _, e := range following {
		if strings.HasPrefix(p, e.words+" ") {
			return e.kind, true
		}
	}
	return "", false
}
