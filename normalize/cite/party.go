package cite

import (
	"strings"
	"sync"

	"github.com/trichluc/trichluc/normalize/agency"
	"github.com/trichluc/trichluc/normalize/date"
	"github.com/trichluc/trichluc/normalize/tables"
)

// resolution is a resolution of the party's bodies in Hanoi.
type resolution struct{ day, issuer string }

// resolutions are those that are known, by number without a leading zero:
// "57-NQ/TW".
var resolutions = sync.OnceValue(func() map[string][]resolution {
	out := map[string][]resolution{}
	for _, row := range tables.Rows("party-resolutions.tsv") {
		key := strings.TrimLeft(row[0], "0")
		out[key] = append(out[key], resolution{row[1], row[2]})
	}
	return out
})

// ofParty says who issued a document of the party's bodies in Hanoi, which
// share one symbol and one series of numbers. The number with its day, or its
// year, tells it; without either, it is told if all the resolutions of that
// number are one body's. Else the issuer stays open.
func (w *reader) ofParty(m *mention) (agency.Agency, float64) {
	issuer := ""
	for _, r := range resolutions()[strings.TrimLeft(m.key, "0")] {
		switch {
		case m.date.ISO != "" && r.day[:min(len(r.day), len(m.date.ISO))] != m.date.ISO:
			continue
		case issuer != "" && issuer != r.issuer:
			return agency.Agency{}, doubtful
		}
		issuer = r.issuer
	}
	if issuer == "" {
		return agency.Agency{}, doubtful
	}
	if m.date.Precision == date.Day {
		return w.named(issuer), inferred
	}
	return w.named(issuer), doubtful
}
