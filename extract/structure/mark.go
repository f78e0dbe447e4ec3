package structure

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// key is an outline number or list mark: what style it has and what it counts.
type key struct {
	printed string // as printed, with its dot or bracket: "2.1."
	style   string // "roman.", "arabic2", "letter)", "-"
	rank    int    // 1 is outermost; 0: no key
	numbers []int  // of arabic keys, outermost first; the number of others
}

// The ranks of key styles, outermost first, as rows and lists nest them.
const (
	rankUpper = 1 + iota
	rankRoman
	rankArabic  // and one more for each further level: 1.1, 1.1.1
	rankLetter  = rankArabic + 6
	rankBracket = rankLetter + 1
	rankDash    = rankLetter + 2
	rankPlus    = rankLetter + 3
	rankBullet  = rankLetter + 4
)

var (
	romanKey   = regexp.MustCompile(`^([IVX]{1,6})(?:\s*[.)/]|\s?[-–])?$`)
	upperKey   = regexp.MustCompile(`^([A-HĐ])\s*[.)/]?$`)
	arabicKey  = regexp.MustCompile(`^(\d{1,3}(?:\.\d{1,2}){0,5})\s*[.)/]?$`)
	letterKey  = regexp.MustCompile(`^([a-zđ](?:\.?\d{1,2})?)\s*[.)]$|^([a-zđ])$`)
	bracketKey = regexp.MustCompile(`^\(\s*(\d{1,2}|[a-zđ]|[ivx]{1,4})\s*\)$`)
)

// keyOf reads a text that is nothing but a key, as in the first column of a
// table.
func keyOf(s string) key {
	const longest = 12 // runes
	s = strings.TrimSpace(s)
	if s == "" || len(s) > longest*utf8.UTFMax || beginsWord(s) || utf8.RuneCountInString(s) > longest {
		return key{}
	}
	if '0' <= s[0] && s[0] <= '9' {
		return arabicKeyOf(s)
	}
	if m := romanKey.FindStringSubmatch(s); m != nil {
		if n := roman(m[1]); n > 0 {
			return key{s, "roman", rankRoman, []int{n}}
		}
	}
	if m := upperKey.FindStringSubmatch(s); m != nil {
		r, _ := utf8.DecodeRuneInString(m[1])
		return key{s, "upper", rankUpper, []int{letterNumber(unicode.ToLower(r))}}
	}
	if m := letterKey.FindStringSubmatch(s); m != nil {
		r, _ := utf8.DecodeRuneInString(s)
		return key{s, "letter", rankLetter, []int{letterNumber(r)}}
	}
	if m := bracketKey.FindStringSubmatch(s); m != nil {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			r, _ := utf8.DecodeRuneInString(m[1])
			n = letterNumber(r)
		}
		return key{s, "bracket", rankBracket, []int{n}}
	}
	return bulletOf(s)
}

func arabicKeyOf(s string) key {
	m := arabicKey.FindStringSubmatch(s)
	if m == nil {
		return key{}
	}
	numbers := numbersOf(m[1])
	return key{s, "arabic" + strconv.Itoa(len(numbers)), rankArabic + len(numbers) - 1, numbers}
}

// bulletOf reads a list mark without a number.
func bulletOf(s string) key {
	switch s {
	case "-", "–", "—", "−":
		return key{s, "-", rankDash, nil}
	case "+":
		return key{s, "+", rankPlus, nil}
	case "•", "*", "·", "●", "○", "▪", "■", "✓", "➢", "→", "o", "\uf0b7", "\uf0a7", "\uf02d", "\uf0d8", "\uf0fc", "\uf0e8":
		return key{s, "•", rankBullet, nil}
	}
	return key{}
}

// lead is the mark at the start of running text: a number with its dot or
// bracket, or a bullet. A bare number is none: "100 xã" begins a sentence.
var lead = regexp.MustCompile(`^(?:` +
	`([IVX]{1,6}(?:\s?[./)]|\s?[-–](?:\s|$)))|` + // 1: I. I/ I -
	`([A-HĐ](?:[./)]|\s?[-–]\s))(?:\s|$)|` + // 2: A.
	`(\d{1,2}(?:\s?[)/]|\s?\.)(?:\s|$)|\d{1,2}\s?[-–]\s+\p{Lu}|\d{1,2}[.)]\p{Lu})|` + // 3: 1. 1) 1 - 1.Title
	`(\d{1,2}(?:\.\d{1,2}){1,5}(?:\s?[.)]|[-–]|\s[-–])?)(?:\s|\p{Lu}|$)|` + // 4: 1.1 1.1.1. 1.1-
	`([a-zđ](?:\.\d{1,2})?\s?\)|[a-zđ]\d{0,2}\.(?:\s)|[a-zđ][-–](?:\s))|` + // 5: a) a.1) a. a-
	`(\(\s*(?:\d{1,2}|[a-zđ]|[ivx]{1,4})\s*\))|` + // 6: (1)
	`([-–—−+•·●○▪■✓➢→\x{f0b7}\x{f0a7}\x{f02d}\x{f0d8}\x{f0fc}\x{f0e8}]|[*o]\s))`) // 7: bullets

// beginsWord reports text that begins with two letters of which one is no Roman
// figure: a word, as most text does.
func beginsWord(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[n:])
	return unicode.IsLetter(r) && unicode.IsLetter(next) && (!strings.ContainsRune("IVX", r) || !strings.ContainsRune("IVX", next))
}

// leadOf reads the mark that running text begins with.
func leadOf(s string) key {
	if beginsWord(s) {
		return key{}
	}
	m := lead.FindStringSubmatchIndex(s)
	if m == nil {
		return key{}
	}
	group := 1
	for m[2*group] < 0 {
		group++
	}
	printed := strings.TrimRight(s[m[2*group]:m[2*group+1]], " ")
	if group == 3 {
		printed = strings.TrimRightFunc(printed, func(r rune) bool { return unicode.IsUpper(r) || r == ' ' })
	}
	rest := s[m[2*group]+len(printed):]
	if group == 7 {
		if next, _ := utf8.DecodeRuneInString(rest); unicode.IsDigit(next) || strings.TrimSpace(rest) == "" || next == '-' {
			return key{} // "-5%", a rule of dashes
		}
		return bulletOf(printed)
	}
	if group == 1 && !strings.ContainsAny(printed, "./)") && strings.TrimSpace(rest) == "" {
		return key{}
	}
	if group == 1 && strings.HasSuffix(printed, "/") && rest != "" && unicode.IsDigit(rune(rest[0])) {
		return key{} // "(Quý) I/2024" at the head of a line
	}
	k := keyOf(printed)
	if k.rank == 0 {
		k = keyOf(strings.TrimRight(printed, " -–"))
	}
	k.printed = printed
	return k
}

func numbersOf(s string) []int {
	var numbers []int
	for part := range strings.SplitSeq(s, ".") {
		n, _ := strconv.Atoi(part)
		numbers = append(numbers, n)
	}
	return numbers
}

// roman reads a Roman number up to 39; 0 when it is not written as one.
func roman(s string) int {
	value := map[byte]int{'I': 1, 'V': 5, 'X': 10}
	n := 0
	for i := 0; i < len(s); i++ {
		v := value[s[i]]
		if i+1 < len(s) && value[s[i+1]] > v {
			v = -v
		}
		n += v
	}
	if n < 1 || romanOf(n) != s {
		return 0
	}
	return n
}

func romanOf(n int) string {
	ones := []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	return strings.Repeat("X", n/10) + ones[n%10]
}

// letterNumber counts letters as Vietnamese lists do: a b c d đ e g h ...
func letterNumber(r rune) int {
	for i, letter := range []rune("abcdđeghiklmnopqrstuvxy") {
		if letter == r {
			return i + 1
		}
	}
	return 0
}
