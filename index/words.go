package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc/internal/viet"
	"golang.org/x/text/unicode/norm"
)

// word is a word of a text as it is compared: a syllable, a number, or a part
// of a document's number. "749/QĐ-TTg" is three words.
type word struct {
	start, end int    // bytes of the text as printed, half-open
	folded     string // without diacritics: "quyet", "749", "qd"
	exact      string // with them, free of spelling habits; empty where there are none
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
	s = viet.Fold(viet.Clean(s))
	if strings.ContainsAny(s, ".,") {
		return strings.NewReplacer(".", "", ",", "").Replace(s)
	}
	if short := strings.TrimLeft(s, "0"); short != "" {
		return short
	}
	return "0"
}

func syllable(s string, start, end int) word {
	w := word{start: start, end: end}
	printed := s[start:end]
	w.folded = shortY(viet.Fold(printed))
	for i := 0; i < len(printed); i++ {
		if printed[i] >= utf8.RuneSelf {
			w.folded = shortY(viet.Fold(viet.Clean(printed)))
			w.exact = exact(printed)
			break
		}
	}
	if w.exact == w.folded {
		w.exact = ""
	}
	return w
}

// shortY writes the y of "tỷ", "kỹ", "quý" as i, as others do. After another
// vowel ("huy", "ngày") it is another sound.
func shortY(folded string) string {
	stem, found := strings.CutSuffix(folded, "y")
	if !found || stem == "" {
		return folded
	}
	if strings.ContainsRune("aeiou", rune(stem[len(stem)-1])) && stem != "qu" {
		return folded
	}
	return stem + "i"
}

// tones are the combining marks of the five marked tones.
const tones = "\u0300\u0301\u0303\u0309\u0323"

// exact is a syllable with its tone set apart at the end, which makes "hoà"
// and "hòa" one, and decomposed letters the same as composed ones.
func exact(printed string) string {
	var letters strings.Builder
	tone := ""
	for _, r := range norm.NFD.String(strings.ToLower(viet.Clean(printed))) {
		if strings.ContainsRune(tones, r) {
			tone = string(r)
			continue
		}
		letters.WriteRune(r)
	}
	return shortY(letters.String()) + tone
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
