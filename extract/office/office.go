// Package office holds what the formats of word processors (extract/docx, doc,
// rtf, odt) have in common: text typed in the fonts made before Unicode, signs
// of picture fonts, raised digits, automatic numbers, the look of a paragraph
// made of runs, and grids whose rows have edges of their own. It knows no
// format; measures are points.
package office

import (
	"strings"
	"unicode"

	"github.com/trichluc/trichluc/internal/viet"
)

// Clean makes the text of a paragraph fit for keeping. Tabs and line breaks
// stay inside it; at its ends they are layout.
func Clean(s string) string { return strings.TrimSpace(viet.Clean(s)) }

// FirstLine is s up to its first line break.
func FirstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// CountCharacters counts as trichluc.Coverage does: runes without white space.
func CountCharacters(s string) (n int) {
	for _, r := range s {
		if r > ' ' && r < 0x7f || !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// RaisedShare is how far above the baseline text stands to be a superscript,
// as a share of its size: converters set note marks of 8 points 3.5 points
// up, and shift whole lines by half a point to fit them into frames.
const RaisedShare = 0.2

var superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// Superscript raises digits. Text with other things than digits and the signs
// that stand around note marks stays: it is "m" of a word, or a whole line.
func Superscript(s string) string {
	for _, r := range s {
		if (r < '0' || r > '9') && !strings.ContainsRune("()[],.; *\u00a0", r) {
			return s
		}
	}
	return superscripts.Replace(s)
}

// raisedLetters are the superscript letters that small roman numerals need.
var raisedLetters = strings.NewReplacer("i", "ⁱ", "v", "ᵛ", "x", "ˣ", "l", "ˡ", "c", "ᶜ", "d", "ᵈ", "m", "ᵐ")

// RaiseLetters raises the letters of small roman numerals.
func RaiseLetters(s string) string { return raisedLetters.Replace(s) }

// NoteMark is the mark of the n-th note in a number format of FormatNumber or
// "chicago", the row of signs * † ‡ §. Letters that have no superscript form
// stay as they are.
func NoteMark(n int, format string) string {
	if format == "chicago" {
		signs := []rune("*†‡§")
		return strings.Repeat(string(signs[max(n-1, 0)%4]), max(n-1, 0)/4+1)
	}
	mark := FormatNumber(n, format)
	if format == "lowerRoman" {
		return raisedLetters.Replace(mark)
	}
	return superscripts.Replace(mark)
}
