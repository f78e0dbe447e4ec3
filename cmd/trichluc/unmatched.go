package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/normalize/indicator"
)

// unmatchedJSON is a row of `status --unmatched --json`: a name that matches
// no indicator of the catalogue.
type unmatchedJSON struct {
	ID      string `json:"id"` // made of the name's own words
	Example string `json:"example"`
	Unit    string `json:"unit"`
	Figures int    `json:"figures"`
	Nearest string `json:"nearest"` // identifier of the catalogue's likest entry, which is no match
}

// listUnmatched prints the work list of whoever keeps the catalogue.
func (p *program) listUnmatched(store corpus.Store) error {
	byID := map[string]*unmatchedJSON{}
	var rows []*unmatchedJSON
	for o, err := range store.Observations(p.ctx, corpus.Selection{}) {
		if err != nil {
			return err
		}
		i := o.Row.Indicator
		if i.Name != "" || i.ID == "" {
			continue
		}
		row := byID[i.ID]
		if row == nil {
			row = &unmatchedJSON{ID: i.ID, Example: i.Text, Unit: o.Row.Unit}
			byID[i.ID], rows = row, append(rows, row)
		}
		row.Figures++
	}
	slices.SortStableFunc(rows, func(a, b *unmatchedJSON) int { return cmp.Compare(b.Figures, a.Figures) })
	for _, row := range rows {
		nearest := ""
		if f, ok := indicator.Nearest(row.Example, row.Unit); ok {
			row.Nearest, nearest = f.Entry.ID, p.say("status.nearest", f.Entry.Name)
		}
		if p.json {
			if err := p.printJSON(row); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintln(p.out, p.say("status.unmatched", p.number(row.Figures), row.ID, short(row.Example, 90), nearest))
	}
	if len(rows) == 0 && !p.json {
		fmt.Fprintln(p.out, p.say("status.allmatched"))
	}
	return nil
}
