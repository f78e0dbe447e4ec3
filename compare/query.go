package compare

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/indicator"
)

// Query selects the observations of one indicator.
type Query struct {
	id    string // of the catalogue, or of an observation
	words string // folded, where no indicator of the catalogue is meant
	Name  string // of the indicator, or the words asked for
}

// Parse reads what a user calls an indicator: a code of the catalogue, one of
// its names, or words that the name in the report holds.
func Parse(q string) Query {
	q = viet.Space(q)
	for _, e := range indicator.Catalogue() {
		if e.ID == q {
			return Query{id: e.ID, Name: e.Name}
		}
	}
	for _, unit := range []string{"%", ""} {
		if e, ok := indicator.Match(q, unit); ok {
			return Query{id: e.ID, Name: e.Name}
		}
	}
	return Query{id: q, words: " " + viet.Fold(q) + " ", Name: q}
}

// Selects tells whether an observation is of the indicator.
func (q Query) Selects(o *trichluc.Observation) bool {
	if o.Indicator.ID == q.id {
		return true
	}
	return q.words != "" && strings.Contains(" "+viet.Fold(viet.Space(o.Indicator.Text))+" ", q.words)
}

// meanUnits are words, folded, of units whose figures do not add up.
var meanUnits = []string{"/", "diem", "thu hang", "bac", "lan", "do", "tuoi"}

func isMean(unit string) bool {
	folded := " " + viet.Fold(unit) + " "
	for _, w := range meanUnits {
		if w == "/" && strings.Contains(folded, w) || strings.Contains(folded, " "+w+" ") {
			return true
		}
	}
	return false
}
