package index

import (
	"slices"
	"strings"
)

// marksIn finds the words of a question in a text as printed. Where a word
// occurs with the diacritics typed, only those places are marked; a phrase is
// marked where it stands whole.
func marksIn(text string, leaves []*leaf) (marks []Mark) {
	found := words(text)
	for _, l := range leaves {
		for _, p := range l.forms {
			same := sameFolded
			switch {
			case l.prefix:
				same = sameBeginning
			case occurs(found, p, sameExact):
				same = sameExact
			}
			for i := 0; i+len(p) <= len(found); i++ {
				if matches(found[i:], p, same) {
					for _, w := range found[i : i+len(p)] {
						marks = append(marks, Mark{w.start, w.end})
					}
				}
			}
		}
	}
	slices.SortFunc(marks, func(a, b Mark) int { return a.Start - b.Start })
	return slices.Compact(marks)
}

func sameBeginning(a, b word) bool { return strings.HasPrefix(a.folded, b.folded) }

func sameFolded(a, b word) bool { return a.folded == b.folded }

func sameExact(a, b word) bool { return a.folded == b.folded && a.exact == b.exact }

func matches(found []word, p phrase, same func(a, b word) bool) bool {
	for i := range p {
		if !same(found[i], p[i]) {
			return false
		}
	}
	return true
}

func occurs(found []word, p phrase, same func(a, b word) bool) bool {
	for i := 0; i+len(p) <= len(found); i++ {
		if matches(found[i:], p, same) {
			return true
		}
	}
	return false
}
