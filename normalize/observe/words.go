package observe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc/internal/viet"
)

// clean makes a phrase fit for a name: markup and footnote marks off, spaces
// folded, closing punctuation dropped.
func clean(s string) string {
	return strings.Trim(viet.Space(stripTags(s)), " ,;:.-–…*")
}

// lowerFirst puts the first letter in lower case, unless the word is an
// acronym or a name of one.
func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if q, _ := utf8.DecodeRuneInString(s[size:]); unicode.IsUpper(q) || !unicode.IsUpper(r) {
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}

// upperFirst puts the first letter in upper case.
func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// join joins what is not empty.
func join(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

// shorten cuts s at a word to at most n bytes.
func shorten(s string, n int) string {
	if len(s) <= n {
		return s
	}
	if i := strings.LastIndexByte(s[:n], ' '); i > 0 {
		return s[:i] + " …"
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
