package compare

import (
	"math"
	"regexp"
	"slices"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/place"
	"github.com/trichluc/trichluc/normalize/unit"
)

// since2025 is the province that one's land belongs to since 1 July 2025.
func since2025(p trichluc.Province) trichluc.Province {
	if old, ok := place.ByCode(p.Code); ok && old.Name == p.Name {
		if today, ok := place.ByName(old.Into); ok {
			return trichluc.Province{Code: old.IntoCode, ISO: today.ISO, Name: old.Into}
		}
	}
	return p
}

// grown tells whether a figure is of a province that is larger than the one
// that had its name before: the two may not stand in one row.
func grown(f Figure) bool {
	if !isAfterMerger(f) {
		return false
	}
	into := since2025(f.Province)
	n := 0
	for _, p := range place.All() {
		if p.IntoCode == into.Code {
			n++
		}
	}
	return n > 1
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

// isAfterMerger tells a figure of a province in its new boundaries: by its
// period, by a code that the name had not before, or, for a period that the
// merger lies in, by the report's date. Undated, a figure of 2025 as a whole is
// taken for one of the old.
func isAfterMerger(f Figure) bool {
	if f.Period >= "2026" || afterMerger.MatchString(f.Period) {
		return true
	}
	if f.Period != "" && f.Period < "2025" || beforeMerger.MatchString(f.Period) {
		return false
	}
	before, ok := place.ByCode(f.Province.Code)
	return ok && before.Name != f.Province.Name || f.Date >= merger
}

// merger is the first day of the 34 provinces (Resolution 202/2025/QH15).
const merger = "2025-07-01"

var (
	afterMerger  = regexp.MustCompile(`^2025-(?:0[7-9]|1[0-2]|Q[34]|H2)`)
	beforeMerger = regexp.MustCompile(`^2025-(?:0[1-6]|Q[12]|H1)(?:-\d\d)?(?:$|/2025-0[1-6])`)
)

// together puts the figures of merged provinces together, where that is right:
// shares by their numerators and denominators, counts and amounts by adding.
// Bounds, ranks, means, doubtful figures and shares without their figures are
// shown apart.
func together(parts []Figure, missing []string) Cell {
	c := Cell{Sort: SortParts, Parts: parts, Missing: missing}
	if len(missing) > 0 || slices.ContainsFunc(parts, func(f Figure) bool { return f.Comparator != "=" && f.Comparator != "" || isOpen(f) }) {
		return c
	}
	isRatio := func(f Figure) bool { return f.Numerator != nil && f.Denominator != nil && *f.Denominator > 0 }
	switch {
	case all(parts, isRatio) && parts[0].Unit == "%":
		var a, b float64
		for _, f := range parts {
			a, b = a+*f.Numerator, b+*f.Denominator
		}
		c.Sort, c.Value = SortShare, 100*a/b
	case all(parts, addsUp):
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

// openBelow is the confidence below which a figure with other readings is still
// open: those that a column has settled are surer.
const openBelow = 0.7

// isOpen tells whether nothing settles which of a figure's readings is meant.
func isOpen(f Figure) bool { return len(f.Ambiguous) > 0 && f.Confidence < openBelow }

// addsUp tells whether figures like this one can be added over provinces:
// numbers of things, and amounts of money, land and weight, but no means.
func addsUp(f Figure) bool {
	if f.Unit == "" || f.Unit == "%" || f.Measure == trichluc.MeasureRank || isMean(f.Unit) || meanName.MatchString(f.Indicator.Text) || meanName.MatchString(f.Indicator.Name) {
		return false
	}
	_, measured := unit.Measure(f.Unit)
	return measured || *f.Value == math.Trunc(*f.Value)
}

// meanName matches names of what is so much for each, or a level: "GRDP bình
// quân đầu người", "Số giường bệnh trên 10.000 dân".
var meanName = regexp.MustCompile(`(?i)bình quân|trung bình|mật độ|năng suất|chỉ số|tốc độ|tuổi thọ|thời gian|mức độ|tỷ lệ|tỉ lệ|hệ số|(?:trên|/)\s*(?:một |1\s*|10\s*|100\s*|1[.]?000\s*|10[.]?000\s*)?(?:vạn )?(?:dân|người|hộ|ha)(?:\P{L}|$)`)
