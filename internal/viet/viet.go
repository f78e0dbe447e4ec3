// Package viet holds what every stage needs to know of Vietnamese letters:
// cleaning for keeping, folding for comparing, numbers as they are printed. It
// knows nothing of documents.
package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean makes text fit for keeping: NFC, the Icelandic ð typed for đ mended,
// no-break and other typographic spaces as plain spaces, hyphens of typography
// as "-", zero-width and other invisible format characters and soft hyphens
// dropped, invalid UTF-8 as U+FFFD. Line breaks and tabs stay.
func Clean(s string) string {
	if isPlain(s) {
		return s
	}
	return cleanSlow(s)
}

func cleanSlow(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == 'ð':
			return 'đ'
		case r == 'Ð' || r == 'Ɖ':
			return 'Đ'
		case r == '\u2010' || r == '\u2011': // hyphens that only lay out differently
			return '-'
		case r == '\u00ad' || r == '\ufeff' || r >= '\u200b' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2060' && r <= '\u2064':
			return -1
		case r == '\n' || r == '\t':
			return r
		case r == '\r' || r == '\v' || r == '\f' || r == '\u2028' || r == '\u2029' || r == '\u0085':
			return '\n'
		case unicode.Is(unicode.Zs, r):
			return ' '
		case r < 0x20 || r == 0x7f:
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
	return norm.NFC.String(s)
}

// isPlain tells text that Clean leaves as it is. Nearly all text is: letters of
// Vietnamese composed, and the marks of print. What it does not know, valid or
// not, it leaves to the slow way.
func isPlain(s string) bool {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c < 0x20 && c != '\n' && c != '\t' || c == 0x7f {
				return false
			}
			i++
			continue
		}
		n := plainLetter(s[i:])
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}

// plainLetter is the length of the letter or mark that opens s, in bytes; 0
// where it is none of those that Clean and NFC leave alone: the blocks Latin-1
// to Latin Extended-B without signs of layout, ð and Ɖ; Latin Extended
// Additional; dashes, quotation marks and what stands near them; currency and
// relations.
func plainLetter(s string) int {
	if len(s) < 2 || s[1]&0xC0 != 0x80 {
		return 0
	}
	switch c, d := s[0], s[1]; c {
	case 0xC2: // U+0080 to U+00BF
		if d > 0xA0 && d != 0xAD {
			return 2
		}
		return 0
	case 0xC3: // U+00C0 to U+00FF
		if d != 0x90 && d != 0xB0 {
			return 2
		}
		return 0
	case 0xC4, 0xC5: // U+0100 to U+017F
		return 2
	case 0xC6: // U+0180 to U+01BF
		if d != 0x89 {
			return 2
		}
		return 0
	}
	if len(s) < 3 || s[2]&0xC0 != 0x80 {
		return 0
	}
	switch c, d, e := s[0], s[1], s[2]; {
	case c == 0xE1 && (d == 0xBA || d == 0xBB): // U+1E80 to U+1EFF
		return 3
	case c == 0xE2 && d == 0x80 && (e >= 0x92 && e <= 0xA7 || e >= 0xB0): // U+2012 to U+2027, U+2030 to U+203F
		return 3
	case c == 0xE2 && (d == 0x82 || d == 0x89): // U+2080 to U+20BF, U+2240 to U+227F
		return 3
	}
	return 0
}

// Space folds every run of white space to one space and trims.
func Space(s string) string { return strings.Join(strings.Fields(s), " ") }

// Fold is how words are compared without marks: lower case, no tone or vowel
// marks whether composed or not, đ and ð as d. Other signs stay.
func Fold(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		if f := FoldRune(r); f >= 0 {
			b = utf8.AppendRune(b, f)
		}
	}
	return string(b)
}

// FoldRune folds one letter: 'Ệ' and 'ê' to 'e', 'Đ' and 'ð' to 'd'. A
// combining mark folds to -1: it is to be dropped.
func FoldRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	case int(r) < len(folded):
		return folded[r]
	}
	return foldSlow(r)
}

// folded holds the Latin, combining and Vietnamese blocks; they end at U+1EFF.
var folded = func() (t [0x1f00]rune) {
	for r := range t {
		t[r] = foldSlow(rune(r))
	}
	return t
}()

func foldSlow(r rune) rune {
	switch {
	case r == 'đ' || r == 'Đ' || r == 'ð' || r == 'Ð':
		return 'd'
	case unicode.Is(unicode.Mn, r):
		return -1
	}
	if d := norm.NFD.PropertiesString(string(r)).Decomposition(); len(d) > 0 {
		base, _ := utf8.DecodeRune(d)
		return foldSlow(base)
	}
	return unicode.ToLower(r)
}
