package index

import (
	_ "embed" // the table
	"strings"
	"sync"
)

//go:embed acronyms.tsv
var acronymsTable string

// longForm is what an acronym stands for, and the reverse.
type longForm struct{ acronym, expansion phrase }

// longForms are the table's lines by the first word of either side.
var longForms = sync.OnceValue(func() map[string][]longForm {
	all := map[string][]longForm{}
	for i, line := range strings.Split(strings.TrimSpace(acronymsTable), "\n") {
		acronym, expansion, found := strings.Cut(line, "\t")
		if strings.HasPrefix(line, "#") || !found || acronym == "acronym" && i > 0 {
			continue
		}
		f := longForm{words(acronym), words(expansion)}
		all[f.acronym[0].folded] = append(all[f.acronym[0].folded], f)
		all[f.expansion[0].folded] = append(all[f.expansion[0].folded], f)
	}
	return all
})

// abbreviated says how many of the words are an acronym, or what one stands
// for, and gives the other side; 0 where they are neither. The longest of
// several counts.
func abbreviated(found []word) (n int, other []phrase) {
	for _, f := range longForms()[found[0].folded] {
		for _, side := range [][2]phrase{{f.acronym, f.expansion}, {f.expansion, f.acronym}} {
			if len(side[0]) < n || len(side[0]) > len(found) || !matches(found, side[0], sameFolded) {
				continue
			}
			if len(side[0]) > n {
				n, other = len(side[0]), nil
			}
			other = append(other, side[1])
		}
	}
	return n, other
}
