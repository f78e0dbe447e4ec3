package html

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

var (
	// noteLink is the target of a link from a mark to its note, as Word
	// ("#_ftn1"), LibreOffice ("#sdfootnote1sym") and web pages name it.
	noteLink = regexp.MustCompile(`(?i)^#_?(?:ftn|edn|sdfootnote|sdendnote|footnote|endnote|fn|note)[-_:]?\d+(?:sym)?$`)
	// backLink leads from the note back to its mark.
	backLink = regexp.MustCompile(`(?i)^#_?(?:(?:ftn|edn|fn|footnote|note)[-_:]?ref[-_:]?\d+|sd(?:foot|end)note\d+anc|ref[-_:]?\d+)$`)
	// noteNumber is what such a link shows: "1", "[1]", "(*)".
	noteNumber = regexp.MustCompile(`^[\[(]?\s*(\d{1,3}|\*{1,3}|[a-z])\s*[\])]?$`)
)

// links finds the marks of notes and the marks their bodies begin with, and
// says what to write in their place.
func (w *walker) links(doc *goquery.Document) {
	w.notes = map[*html.Node]string{}
	doc.Find("a[href]").Each(func(_ int, a *goquery.Selection) {
		href, _ := a.Attr("href")
		m := noteNumber.FindStringSubmatch(strings.TrimSpace(a.Text()))
		if i := strings.IndexByte(href, '#'); i > 0 {
			href = href[i:] // Word writes the file's own name before it
		}
		switch {
		case m == nil:
		case noteLink.MatchString(href):
			w.notes[a.Nodes[0]] = raise(m[1])
		case backLink.MatchString(href):
			w.notes[a.Nodes[0]] = raise(m[1]) + " "
			if p := a.Closest("p,li,div,dd"); p.Length() > 0 {
				p.AddClass("footnote")
			}
		}
	})
}

// raised are the superscript forms of the characters that notes and units
// raise.
var raised = map[rune]rune{
	'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹',
}

// raise makes superscript characters of raised digits; other raised text, an
// ordinal's letters or an asterisk, stays as it is. The brackets of "[1]" go.
func raise(s string) string {
	if m := noteNumber.FindStringSubmatch(strings.TrimSpace(s)); m != nil {
		s = strings.Replace(s, strings.TrimSpace(s), m[1], 1)
	}
	return strings.Map(func(r rune) rune {
		if up, ok := raised[r]; ok {
			return up
		}
		return r
	}, s)
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}
