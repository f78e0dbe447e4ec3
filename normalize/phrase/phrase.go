// Package phrase matches known phrases in running text. It compares letters
// without their marks and case and takes any run of white space for a space,
// and answers in byte offsets of the text as it stands, so that nothing has to
// be folded and mapped back.
package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc/internal/viet"
)

// Phrase is a phrase made ready for matching.
type Phrase struct {
	Text   string
	folded []rune // the letters to match
	exact  bool   // letters keep their marks
}

// New makes a phrase ready that matches whatever the marks: for names, which
// are long enough to be told apart without them.
func New(text string) Phrase {
	return Phrase{Text: text, folded: []rune(viet.Fold(viet.Space(text)))}
}

// Exact makes a phrase ready that matches with its marks only, in any case:
// for short words, where "tại" (at) is not "tai" (calamity). The text must be
// NFC.
func Exact(text string) Phrase {
	return Phrase{Text: text, folded: []rune(strings.ToLower(viet.Space(text))), exact: true}
}

func (p Phrase) letter(r rune) rune {
	if p.exact {
		return lower(r)
	}
	return viet.FoldRune(r)
}

// Len is the phrase's length in folded runes, for ordering longest first.
func (p Phrase) Len() int { return len(p.folded) }

// At reports where the phrase ends if it begins at text[pos]. It must end at a
// word's end.
func (p Phrase) At(text string, pos int) (end int, ok bool) {
	i := pos
	for _, want := range p.folded {
		if want == ' ' {
			n := SkipSpace(text, i)
			if n == i {
				return 0, false
			}
			i = n
			continue
		}
		got, size := p.next(text, i)
		if got != want {
			return 0, false
		}
		i += size
	}
	if r, _ := utf8.DecodeRuneInString(text[i:]); IsWord(r) && len(p.folded) > 0 && IsWord(p.folded[len(p.folded)-1]) {
		return 0, false
	}
	return i, len(p.folded) > 0
}

// Before reports where the phrase begins if it ends at text[:pos]. It must
// begin at a word's beginning.
func (p Phrase) Before(text string, pos int) (start int, ok bool) {
	i := pos
	for n := len(p.folded) - 1; n >= 0; n-- {
		want := p.folded[n]
		if want == ' ' {
			j := SkipSpaceBack(text, i)
			if j == i {
				return 0, false
			}
			i = j
			continue
		}
		r, size := utf8.DecodeLastRuneInString(text[:i])
		for size > 0 && p.letter(r) < 0 {
			i -= size
			r, size = utf8.DecodeLastRuneInString(text[:i])
		}
		if size == 0 || p.letter(r) != want {
			return 0, false
		}
		i -= size
	}
	return i, len(p.folded) > 0 && WordStart(text, i)
}

// next reads one letter, without its marks unless the phrase is exact.
func (p Phrase) next(text string, i int) (rune, int) {
	r, size := utf8.DecodeRuneInString(text[i:])
	if size == 0 {
		return -1, 0
	}
	if p.exact {
		return lower(r), size
	}
	return folded(text, i, r, size)
}

// folded folds the letter r of text[i:i+size]; the size that it returns takes
// in the marks behind it.
func folded(text string, i int, r rune, size int) (rune, int) {
	f := viet.FoldRune(r)
	for i+size < len(text) && text[i+size] >= utf8.RuneSelf {
		m, n := utf8.DecodeRuneInString(text[i+size:])
		if viet.FoldRune(m) >= 0 {
			break
		}
		size += n
	}
	return f, size
}

// lower is unicode.ToLower with a short way for the letters of Vietnamese: the
// tables behind unicode took a tenth of the time of reading a report.
func lower(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	case r >= 0x1EA0 && r <= 0x1EFF:
		return r | 1
	}
	return unicode.ToLower(r)
}

// IsWord reports whether r is part of a word: a letter, mark or digit.
func IsWord(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	case r >= 0x1E00 && r <= 0x1EFF || r >= 0xD8 && r <= 0x24F && r != 0xF7:
		return true
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// WordStart reports whether no word runs across text[pos].
func WordStart(text string, pos int) bool {
	r, size := utf8.DecodeLastRuneInString(text[:pos])
	return size == 0 || !IsWord(r)
}

// SkipSpace returns the offset of the first byte at or after pos that is not
// white space (line breaks included, tabs not: they divide cells).
func SkipSpace(text string, pos int) int {
	for pos < len(text) {
		switch {
		case text[pos] == ' ' || text[pos] == '\n':
			pos++
		case strings.HasPrefix(text[pos:], "\u00a0"):
			pos += 2
		default:
			return pos
		}
	}
	return pos
}

// SkipSpaceBack returns the offset after the last byte before pos that is not
// white space.
func SkipSpaceBack(text string, pos int) int {
	for pos > 0 {
		switch {
		case text[pos-1] == ' ' || text[pos-1] == '\n':
			pos--
		case strings.HasSuffix(text[:pos], "\u00a0"):
			pos -= 2
		default:
			return pos
		}
	}
	return pos
}

// Word returns the word that begins at pos, as it stands; empty if none does.
func Word(text string, pos int) string {
	for i, r := range text[pos:] {
		if !IsWord(r) {
			return text[pos : pos+i]
		}
	}
	return text[pos:]
}

// WordBefore returns the word that ends at pos, as it stands.
func WordBefore(text string, pos int) string {
	i := pos
	for i > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if !IsWord(r) {
			break
		}
		i -= size
	}
	return text[i:pos]
}

// IsUpper reports whether the word begins with a capital letter.
func IsUpper(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size > 0 && unicode.IsUpper(r)
}
