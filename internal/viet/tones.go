package viet

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// tones are the five combining marks of tone.
const tones = "\u0300\u0301\u0303\u0309\u0323"

// SetApart is how names are compared with their marks: lower case, and the tone
// of each word at its end, so that "Thuỷ" and "Thủy" are one word and "Thúy"
// is another. What it gives is for comparing only.
func SetApart(s string) string {
	words := strings.Fields(strings.ToLower(norm.NFD.String(Clean(s))))
	for i, w := range words {
		if at := strings.IndexAny(w, tones); at >= 0 {
			tone := w[at : at+len("\u0300")]
			words[i] = w[:at] + w[at+len(tone):] + tone
		}
	}
	return norm.NFC.String(strings.Join(words, " "))
}
