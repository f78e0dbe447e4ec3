package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc/internal/viet"
)

// mottoes open the right block of a letterhead, folded and without spaces.
// Decree 30/2020/NĐ-CP, annex I, and Guidance 36-HD/VPTW for the party give
// their words. They stand beside the agency's name, which may almost touch
// them.
var mottoes = []string{"conghoaxahoi", "doclap-tudo", "doclap–tudo", "dangcongsanviet"}

// opensMotto says that letters begin with a motto. In a sentence its words are
// not in capitals, and "Độc lập - Tự do" is in none.
func opensMotto(glyphs []placed) bool {
	if first := glyphs[0].text; first != "C" && first != "Đ" {
		return false
	}
	const longest = 15 // letters of the longest opening
	var text strings.Builder
	letters, small := 0, 0
	for _, g := range glyphs {
		if g.blank() {
			continue
		}
		r, _ := utf8.DecodeRuneInString(g.text)
		small += count(unicode.IsLower(r))
		text.WriteString(g.text)
		if letters++; letters == longest {
			break
		}
	}
	folded := viet.Fold(text.String())
	for _, m := range mottoes {
		if strings.HasPrefix(folded, m) {
			return small == 0 || strings.HasPrefix(m, "doclap")
		}
	}
	return false
}

// mottoAt gives the index of the segment of a row that a motto opens, 0 when
// none but the first does.
func mottoAt(row []line) int {
	for i := range row {
		if row[i].motto && i > 0 {
			return i
		}
	}
	return 0
}
