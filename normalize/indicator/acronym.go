package indicator

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed acronyms.tsv
var acronymsTable string

// acronyms are what acronyms stand for, by their first folded word.
type acronyms map[string][]acronym

type acronym struct{ short, long []string }

func readAcronyms() acronyms {
	a := acronyms{}
	for _, row := range rows(acronymsTable) {
		short := strings.Fields(fold(row[0]))
		a[short[0]] = append(a[short[0]], acronym{short, strings.Fields(fold(row[1]))})
	}
	for _, same := range a {
		slices.SortStableFunc(same, func(x, y acronym) int { return len(y.short) - len(x.short) })
	}
	return a
}

// expand writes acronyms out, the longest first, and tells whether there were
// any. It may keep words.
func (a acronyms) expand(words []string) ([]string, bool) {
	out, found := words, false
	for i := 0; i < len(words); {
		x, ok := a.opens(words[i:])
		if !ok {
			if found {
				out = append(out, words[i])
			}
			i++
			continue
		}
		if !found {
			out, found = slices.Clone(words[:i]), true
		}
		out = append(out, x.long...)
		i += len(x.short)
	}
	return out, found
}

// opens is the acronym that words open with.
func (a acronyms) opens(words []string) (acronym, bool) {
	for _, x := range a[words[0]] {
		if len(x.short) <= len(words) && slices.Equal(x.short, words[:len(x.short)]) {
			return x, true
		}
	}
	return acronym{}, false
}
