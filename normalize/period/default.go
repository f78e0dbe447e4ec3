package period

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc"
)

// bareQuarter is a quarter whose year stands elsewhere: "Quý I và phương
// hướng Quý II năm 2024".
var bareQuarter = regexp.MustCompile(`(?i)quý\s*(IV|I{1,3}|[1-4])\b`)

var anyYear = regexp.MustCompile(`\b20\d{2}\b`)

// OfTitle is the period that a report's title or opening says it covers: the
// first quarter, half or month named, else the first year. ok is false when it
// names none. A title that names a quarter before its year stands ("Quý I và
// ... Quý II năm 2024") means the first quarter of that year.
func OfTitle(title string) (p trichluc.Period, ok bool) {
	mentions := Find(title)
	best := -1
	for i, m := range mentions {
		if m.Role == Against || m.Role == Since {
			continue
		}
		if best < 0 || finer(m, mentions[best]) {
			best = i
		}
	}
	if at := bareQuarter.FindStringSubmatchIndex(title); at != nil && (best < 0 || at[0] < mentions[best].Start || len(mentions[best].Period.Label) == 4) {
		if year := anyYear.FindString(title[at[1]:]); year != "" {
			roman := strings.ToUpper(title[at[2]:at[3]])
			n, err := strconv.Atoi(roman)
			if err != nil {
				n = map[string]int{"I": 1, "II": 2, "III": 3, "IV": 4}[roman]
			}
			return Quarter(year, n), true
		}
	}
	if best < 0 {
		return p, false
	}
	return mentions[best].Period, true
}

// finer tells whether a names the covered period more exactly than b: parts of
// a year before years, results before horizons, then what stands first.
func finer(a, b Mention) bool {
	rank := func(m Mention) int {
		switch {
		case m.Role == Horizon:
			return 3
		case m.Role == AsOf:
			return 4
		case strings.Contains(m.Period.Label, "/") && len(m.Period.Label) == 9:
			return 2
		case len(m.Period.Label) == 4:
			return 1
		}
		return 0
	}
	if x, y := rank(a), rank(b); x != y {
		return x < y
	}
	return a.Start < b.Start
}
