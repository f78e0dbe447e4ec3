package compare

import (
	"regexp"
	"slices"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/place"
)

// since2025 is the province that one's land belongs to since 1 July 2025.
func since2025(p trichluc.Province) trichluc.Province {
	if old, ok := place.ByCode(p.Code); ok && old.Name == p.Name {
		if today, ok := place.ByCode(old.IntoCode); ok {
			return trichluc.Province{Code: today.Code, ISO: today.ISO, Name: old.Into}
		}
	}
	return p
}

// partsOf gives the best figure of each province that merged into the one that
// the figures are of, and the names of those without one. A figure of the
// merged province itself (a period since July 2025) stands alone.
func partsOf(figures []Figure) (parts []Figure, missing []string) {
	byName := map[string][]Figure{}
	for _, f := range figures {
		byName[f.Province.Name] = append(byName[f.Province.Name], f)
	}
	into := since2025(figures[0].Province)
	for _, p := range place.All() {
		if p.IntoCode != into.Code {
			continue
		}
		if own := byName[p.Name]; len(own) > 0 {
			parts = append(parts, lone(own).Figure)
		} else {
			missing = append(missing, p.Name)
		}
	}
	if slices.ContainsFunc(figures, isAfterMerger) {
		return nil, nil
	}
	return parts, missing
}

// isAfterMerger tells a figure of a province in its new boundaries by its
// period. A figure of the year 2025 as a whole is taken for one of the old.
func isAfterMerger(f Figure) bool { return f.Period >= "2026" || afterMerger.MatchString(f.Period) }

var afterMerger = regexp.MustCompile(`^2025-(?:0[7-9]|1[0-2]|Q[34]|H2)`)

// together puts the figures of merged provinces together, where that is right:
// shares by their numerators and denominators, counts by adding. Bounds, ranks,
// means and shares without their figures are shown apart.
func together(parts []Figure, missing []string) Cell {
	c := Cell{Sort: SortParts, Parts: parts, Missing: missing}
	if len(missing) > 0 || slices.ContainsFunc(parts, func(f Figure) bool { return f.Comparator != "=" && f.Comparator != "" }) {
		return c
	}
	isRatio := func(f Figure) bool { return f.Numerator != nil && f.Denominator != nil && *f.Denominator > 0 }
	isCount := func(f Figure) bool {
		return f.Unit != "%" && f.Unit != "" && *f.Value >= 0 && *f.Value == float64(int64(*f.Value)) && f.Measure != trichluc.MeasureRank && !isMean(f.Unit)
	}
	switch {
	case all(parts, isRatio) && parts[0].Unit == "%":
		var a, b float64
		for _, f := range parts {
			a, b = a+*f.Numerator, b+*f.Denominator
		}
		c.Sort, c.Value = SortShare, 100*a/b
	case all(parts, isCount):
		c.Sort = SortSum
		for _, f := range parts {
			c.Value += *f.Value
		}
	}
	return c
}

func all(parts []Figure, is func(Figure) bool) bool {
	return !slices.ContainsFunc(parts, func(f Figure) bool { return !is(f) })
}
