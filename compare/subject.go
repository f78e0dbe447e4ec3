package compare

import (
	"strings"

	"github.com/trichluc/trichluc/normalize/agency"
	"github.com/trichluc/trichluc/normalize/place"
)

// subjectRow is the row of a figure's subject: an agency under its full name,
// however it is printed, and everything with its province, for names of
// districts and communes return in others. With merged, an agency is the one
// that does its work since 1 March 2025.
func subjectRow(f Figure, merged bool) string {
	name := f.Subject.Text
	if a, ok := agencyOf(f); ok {
		if merged {
			a = a.On(merger)
		}
		name = a.Name
	}
	if f.Province.Name == "" || f.Subject.Level == "national" || strings.Contains(strings.ToLower(name), strings.ToLower(f.Province.Name)) {
		return name
	}
	return name + ", " + f.Province.Name
}

func agencyOf(f Figure) (agency.Agency, bool) {
	p, ok := place.ByName(f.Province.Name)
	if !ok || f.Subject.Level != "agency" {
		return agency.Agency{}, false
	}
	return agency.Named(f.Subject.Text, agency.Home{Province: p})
}

// mergedSubject is the cell of an agency that others were merged into. Their
// figures are put together where each is known and all of their work went the
// same way; else they stand apart.
func mergedSubject(figures []Figure) Cell {
	own := map[string][]Figure{}
	for _, f := range figures {
		own[subjectRow(f, false)] = append(own[subjectRow(f, false)], f)
	}
	f := figures[0]
	a, ok := agencyOf(f)
	if !ok || len(own) == 1 && own[subjectRow(f, true)] != nil && (len(f.Period) < 4 || f.Period[:4] >= merger[:4]) {
		return lone(figures)
	}
	before, whole := a.On(merger).Before()
	if len(before) == 1 {
		return lone(figures)
	}
	var parts []Figure
	var missing []string
	for _, name := range before {
		if of := own[name]; of != nil {
			parts = append(parts, lone(of).Figure)
		} else {
			missing = append(missing, name)
		}
	}
	c := Cell{Sort: SortParts, Parts: parts, Missing: missing}
	if whole {
		c = together(parts, missing)
	}
	c.bySubject = true
	return c
}
