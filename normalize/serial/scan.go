// Package serial reads the numbers that state and party give their documents
// (749/QĐ-TTg, 13/2023/NĐ-CP, 31-CT/TU, 965/UBND-KGVX): finds them in text,
// mends their symbols, and says which kind of document and which issuer a
// symbol names.
package serial

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc/normalize/phrase"
)

// Number is a document number as it stands: "13/2023/NĐ-CP", "31-CT/TU",
// "698 /KH-UBND", or with its digits left blank "      /BC-STTTT". Start and
// End are bytes, half-open.
type Number struct {
	Start, End int
	Digits     string // "13", "12a"; empty where left blank
	Misread    bool   // letters stood for some digits: "1O5", "3l2"
	Year       string // "2023" when part of the number
	Symbol     string // as printed, spaces out: "NĐ-CP"
	Spaced     bool   // spaces stand around the mark before the symbol
	Hyphen     bool   // that mark is "-", as the party writes: 31-CT/TU
}

// Scan calls found for every place in text that has the form of a document
// number, left to right. It looks at every byte once and only stops at a "/"
// or "-" between a digit (or blank) and a capital letter.
func Scan(text string, found func(Number)) {
	last := 0
	for i := 0; i < len(text); i++ {
		if c := text[i]; c != '/' && c != '-' || i < last {
			continue
		}
		if n, ok := At(text, i); ok && n.Start >= last {
			last = n.End
			found(n)
		}
	}
}

// At reads the document number whose mark before the symbol ("/" or "-")
// stands at text[mark].
func At(text string, mark int) (Number, bool) {
	symbol := skipBlanks(text, mark+1)
	if symbol >= len(text) || !OpensSymbol(text[symbol]) {
		return Number{}, false
	}
	if mark > 0 && symbol == mark+1 && isCapitalEnd(text[mark-1]) {
		return markless(text, mark)
	}
	return numberAround(text, mark, symbol)
}

// isCapitalEnd reports whether c may be the last byte of a capital, or of the
// small letter that ends "TTr".
func isCapitalEnd(c byte) bool { return c >= 'A' && c <= 'Z' || c == 'r' || c == 0x90 }

// markless reads "1333 QĐ/UBND", "22 NQ/TW": the mark between number and
// symbol left out. mark stands behind the kind of document.
func markless(text string, mark int) (Number, bool) {
	word := phrase.WordBefore(text, mark)
	end := phrase.SkipSpaceBack(text, mark-len(word))
	if end == mark-len(word) || !IsSymbol(word) {
		return Number{}, false
	}
	n := Number{Spaced: true}
	if n.Start, n.Digits = digitsBefore(text, end); n.Digits == "" || len(n.Digits) > 5 || !phrase.WordStart(text, n.Start) {
		return n, false
	}
	n.End, n.Symbol = readSymbol(text, mark-len(word))
	return n, n.Start == 0 || text[n.Start-1] == ' '
}

// OpensSymbol reports whether c is the first byte of a letter that a symbol may
// begin with.
func OpensSymbol(c byte) bool { return c >= 'A' && c <= 'Z' || c == 0xC4 } // Đ is C4 90

func skipBlanks(text string, i int) int {
	for i < len(text) && text[i] == ' ' {
		i++
	}
	return i
}

// numberAround reads the number whose symbol begins at text[symbol], after
// the mark at text[mark].
func numberAround(text string, mark, symbol int) (Number, bool) {
	i := mark
	for i > 0 && text[i-1] == ' ' {
		i--
	}
	n := Number{Hyphen: text[mark] == '-', Spaced: i < mark || symbol > mark+1}
	n.Start, n.Digits = digitsBefore(text, i)
	if start, digits := misreadDigits(text, i); start < n.Start && digits != "" {
		n.Start, n.Digits, n.Misread = start, digits, true
	}
	blank := n.Digits == ""
	if blank && (n.Hyphen || i > 0 && isSlash(text[i-1]) || !blankBefore(text, i)) {
		return n, false
	}
	n.End, n.Symbol = readSymbol(text, symbol)
	if !plausible(n.Symbol) || n.Hyphen && !strings.ContainsAny(n.Symbol, "/-") {
		return n, false // the party writes 31-CT/TU; "2025-UBND" is no number
	}
	if blank {
		n.Start = i
		return n, true
	}
	if k := n.Start; len(n.Digits) == 4 && k > 0 && isSlash(text[k-1]) && (n.Digits[:2] == "19" || n.Digits[:2] == "20") {
		if text[mark] == '-' && n.Spaced {
			return n, false // "tháng 10/2023 - UBND tỉnh"
		}
		start, digits := digitsBefore(text, k-1)
		if digits != "" {
			n.Start, n.Year, n.Digits = start, n.Digits, digits
		} else if blankBefore(text, k-1) {
			n.Start, n.Year, n.Digits = k-1, n.Digits, ""
		}
	}
	if n.Start > 0 {
		// part of something longer: "1.013/AB", "2G/3G", "07/2023/13/QĐ"
		r, _ := utf8.DecodeLastRuneInString(text[:n.Start])
		if phrase.IsWord(r) || isSlash(text[n.Start-1]) || strings.ContainsRune(".,", r) && n.Start > 1 && isDigit(text[n.Start-2]) {
			return n, false
		}
	}
	return n, len(n.Digits) <= 7
}

func isSlash(c byte) bool { return c == '/' }
func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// digitsBefore reads the digits that end at text[:end], with a small letter
// after them: "12a/KH-UBND".
func digitsBefore(text string, end int) (int, string) {
	i := end
	if i > 1 && text[i-1] >= 'a' && text[i-1] <= 'e' && isDigit(text[i-2]) {
		i--
	}
	j := i
	for j > 0 && isDigit(text[j-1]) {
		j--
	}
	if j == i {
		return end, ""
	}
	return j, text[j:end]
}

// misreadDigits reads digits that end at text[:end] of which some were scanned
// as letters like them. At least one must be a digit.
func misreadDigits(text string, end int) (int, string) {
	i, digits, letters := end, 0, 0
	for ; i > 0 && end-i < 6; i-- {
		switch c := text[i-1]; {
		case isDigit(c):
			digits++
		case strings.IndexByte("OoIl", c) >= 0:
			letters++
		default:
			if digits == 0 || letters == 0 || !phrase.WordStart(text, i) {
				return end, ""
			}
			return i, likeDigits.Replace(text[i:end])
		}
	}
	return end, ""
}

var likeDigits = strings.NewReplacer("O", "0", "o", "0", "I", "1", "l", "1")

// blankBefore reports whether the number was left to be filled in: "Số:
// /BC-STTTT", "số ..../KH-UBND".
func blankBefore(text string, i int) bool {
	for i > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if r != ' ' && r != '.' && r != '…' && r != '_' && r != ':' && r != '\u00a0' && r != '-' {
			break
		}
		i -= size
	}
	_, ok := Word.Before(text, i)
	return ok
}

// Word is the word before a document number.
var Word = phrase.Exact("số")

// readSymbol reads tokens of capitals and digits joined by - / . & +. It is a
// part of the text unless spaces or a dash had to be mended.
func readSymbol(text string, pos int) (end int, symbol string) {
	sep, asPrinted := "", true
	for i := pos; ; {
		n := token(text, i)
		if n == 0 {
			return end, symbol
		}
		if asPrinted {
			symbol = text[pos : i+n]
		} else {
			symbol += sep + text[i:i+n]
		}
		end = i + n
		if i, sep = joiner(text, end, symbol); sep == "" {
			return end, symbol
		}
		asPrinted = asPrinted && text[end:i] == sep
	}
}

// token measures a run of letters and digits that begins with a capital or,
// inside a symbol, a digit. It ends before small letters, but for the ones
// that symbols have ("TTr", "TTg", "SNgV").
func token(text string, pos int) int {
	i := pos
	for i < len(text) {
		if c := text[i]; c >= 'A' && c <= 'Z' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsUpper(r) || r >= '0' && r <= '9' && i > pos:
		case (r == 'r' || r == 'g' || r == 'i' || r == 'y' || r == 'h') && i > pos && endsMixed(text, i+size):
		default:
			return i - pos
		}
		i += size
	}
	return i - pos
}

// endsMixed: a small letter inside a symbol is followed by its end or by
// another capital, never by the rest of a word.
func endsMixed(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return !unicode.IsLower(r) && !unicode.Is(unicode.Mn, r)
}

// joiner reads what joins two tokens of a symbol. Spaces around a hyphen are
// a slip only after the kind of document ("QĐ - UBND"); elsewhere the hyphen
// is a dash.
func joiner(text string, pos int, sofar string) (next int, sep string) {
	i := skipBlanks(text, pos)
	if i >= len(text) || !strings.ContainsRune("-/.&+–", firstRune(text[i:])) {
		return pos, ""
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	if r == '–' {
		r = '-'
	}
	j := skipBlanks(text, i+size)
	if i == pos && j == i+size {
		return j, string(r)
	}
	wrapped := i == pos && r == '-' && kinds().spelled(text[j:j+token(text, j)]) // "TTLT-BTTTT- BNV", broken by a line's end
	if r != '-' && r != '/' || !IsSymbol(sofar) && !wrapped {
		return pos, ""
	}
	return j, string(r)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// plausible: a symbol has two letters or more.
func plausible(symbol string) bool {
	n := 0
	for _, r := range symbol {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n >= 2
}
