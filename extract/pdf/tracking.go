package pdf

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// Measures of words whose letters are set apart ("B Á O  C Á O"), in font
// sizes.
const (
	setApart   = 0.08 // a gap between letters that kerning does not make
	evenly     = 0.07 // gaps between the letters of such a word differ by less
	wordGap    = 0.15 // the gap between two such words is wider by more
	firstPairs = 3    // pairs of letters that must stand apart before a line is measured
)

// tracking gives the gap, in font sizes, above which words part in a line
// whose letters are set apart, by spacing or by typed spaces; 0 for any other
// line. Titles are set so: without it each letter would be a word.
func tracking(glyphs []placed) float64 {
	if !startsApart(glyphs) {
		return 0
	}
	var gaps []float64
	letters, drawn := 0, 0
	last := -1
	for i, g := range glyphs {
		if g.blank() {
			drawn++
			continue
		}
		if last >= 0 {
			gaps = append(gaps, gapBetween(glyphs[last], g))
		}
		r, _ := utf8.DecodeRuneInString(g.text)
		letters += count(unicode.IsLetter(r))
		last = i
	}
	if n := len(gaps) + 1; letters*10 < 7*n {
		return 0 // figures that stand apart are figures
	}
	sorted := slices.Sorted(slices.Values(gaps))
	middle := sorted[len(sorted)/2]
	even, wider := 0, 0
	for _, gap := range gaps {
		even += count(gap > middle-evenly && gap < middle+evenly)
		wider += count(gap > middle+wordGap)
	}
	if 2*even < len(gaps) || drawn > 0 && wider == 0 || drawn > wider && sorted[0] < setApart {
		return 0
	}
	return middle + wordGap
}

// startsApart says that the first letters of a line stand apart.
func startsApart(glyphs []placed) bool {
	pairs, last := 0, -1
	for i, g := range glyphs {
		if g.blank() {
			continue
		}
		if last >= 0 {
			if gapBetween(glyphs[last], g) < setApart {
				return false
			}
			if pairs++; pairs == firstPairs {
				return true
			}
		}
		last = i
	}
	return false
}

// gapBetween is the white space between two letters, in font sizes.
func gapBetween(a, b placed) float64 { return (b.x - a.x - a.width) / b.size }
