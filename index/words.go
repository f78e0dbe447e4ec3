package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc/internal/viet"
)

// word is a word of a text as it is compared: a syllable, a number, or a part
// of a document's number. "749/QĐ-TTg" is three words.
type word struct {
	start, end int    // bytes of the text as printed, half-open
	folded     string // without diacritics: "quyet", "749", "qd"
	exact      string // with them, the tone set apart at the end; empty where there are none
}

// words splits a text. A word is a run of letters or a run of digits; dots and
// commas between digits do not end it, so that "1.034" is one word and equals
// "1034".
func words(s string) []word {
	all := make([]word, 0, len(s)/5)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		end := i + size
		switch {
		case unicode.IsLetter(r):
			end = runEnd(s, end, unicode.IsLetter)
			all = append(all, syllable(s, i, end))
		case unicode.IsDigit(r):
			end = numberEnd(s, end)
			all = append(all, word{start: i, end: end, folded: foldNumber(s[i:end])})
		}
		i = end
	}
	return all
}

// runEnd is where a run of such letters ends that is under way at i. Combining
// marks and invisible characters belong to the letter before them.
func runEnd(s string, i int, is func(rune) bool) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !is(r) && !unicode.In(r, unicode.Mn, unicode.Cf) {
			break
		}
		i += size
	}
	return i
}

func numberEnd(s string, i int) int {
	for {
		i = runEnd(s, i, unicode.IsDigit)
		if i+1 >= len(s) || s[i] != '.' && s[i] != ',' || s[i+1] < '0' || s[i+1] > '9' {
			return i
		}
		i++
	}
}

// foldNumber drops separators, whose meaning differs from author to author,
// and the leading zero of "Nghị quyết số 06".
func foldNumber(s string) string {
	digits := make([]byte, 0, len(s))
	separated := false
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9':
			digits = append(digits, byte(r))
		case r == '.' || r == ',':
			separated = true
		case unicode.IsDigit(r): // of another script
			digits = utf8.AppendRune(digits, r)
		}
	}
	if s = string(digits); separated {
		return s
	}
	if short := strings.TrimLeft(s, "0"); short != "" {
		return short
	}
	return "0"
}

func syllable(s string, start, end int) word {
	w := word{start: start, end: end}
	var buffer [2][32]byte // longer than any syllable; Go makes larger ones
	folded, exact, plain := buffer[0][:0], buffer[1][:0], true
	tone := byte(0)
	for _, r := range s[start:end] {
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			folded, exact = append(folded, byte(r)), append(exact, byte(r))
			continue
		}
		l, known := letter(r)
		if !known {
			return unusual(w, s[start:end])
		}
		if l.tone != 0 {
			tone = l.tone
		}
		folded, exact, plain = append(folded, l.base), utf8.AppendRune(exact, l.vowel), false
	}
	w.folded = string(shortY(folded))
	if !plain {
		w.exact = string(shortY(exact))
		if tone != 0 {
			w.exact += string(tone)
		}
	}
	return w
}

// unusual is a syllable with letters that Vietnamese keyboards do not write at
// once: decomposed ones, invisible signs, foreign letters.
func unusual(w word, printed string) word {
	clean := viet.Clean(printed)
	w.folded = string(shortY([]byte(viet.Fold(clean))))
	if composed := clean; composed != printed {
		c := syllable(composed, 0, len(composed))
		w.folded, w.exact = c.folded, c.exact
		return w
	}
	w.exact = strings.ToLower(clean)
	return w
}

// shortY writes the y of "tỷ", "kỹ", "quý" as i, as others do. After another
// vowel ("huy", "ngày") it is another sound.
func shortY(letters []byte) []byte {
	n := len(letters)
	if n < 2 || letters[n-1] != 'y' {
		return letters
	}
	before := letters[n-2]
	if 'a' <= before && before <= 'z' && strings.IndexByte("aeiou", before) < 0 || n == 3 && letters[0] == 'q' {
		letters[n-1] = 'i'
	}
	return letters
}

// value is a text as filters compare it whole: without diacritics, spaces
// folded, a place without its rank, and bodies by their usual short names.
func value(s string) string {
	var parts []string
	for _, w := range words(viet.Clean(s)) {
		parts = append(parts, w.folded)
	}
	s = bodies.Replace(strings.Join(parts, " "))
	for _, rank := range []string{"tinh ", "thanh pho ", "tp "} {
		if name, found := strings.CutPrefix(s, rank); found {
			return name
		}
	}
	return s
}

// bodies writes the bodies that every province has by their usual short names.
var bodies = strings.NewReplacer("ui ban nhan dan", "ubnd", "uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd")
