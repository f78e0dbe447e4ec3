package audit

import (
	_ "embed" // the table of directions
	"regexp"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

//go:embed direction.tsv
var directionTable string

var (
	fallingIsBetter = readDirection("falls")
	risingIsBetter  = readDirection("rises")
)

// readDirection reads the words of one direction from the table.
func readDirection(asked string) *regexp.Regexp {
	var words []string
	for _, line := range strings.Split(directionTable, "\n") {
		if way, list, ok := strings.Cut(strings.TrimRight(line, "\r"), "\t"); ok && way == asked {
			words = append(words, list)
		}
	}
	return regexp.MustCompile(`\b(?:` + strings.Join(words, "|") + `)\b`)
}

// lessIsBetter holds for upper bounds and for indicators whose words say that
// they should fall.
func lessIsBetter(target *trichluc.Observation) bool {
	return strings.HasPrefix(target.Comparator, "<") || target.Measure == trichluc.MeasureRank ||
		fallingIsBetter.MatchString(viet.Fold(target.Indicator.Text))
}

// moreIsBetter tells that a name says that more is better. A name that says
// neither leaves it open.
func moreIsBetter(o *trichluc.Observation) bool {
	return !lessIsBetter(o) && risingIsBetter.MatchString(viet.Fold(o.Indicator.Text))
}

// severityOfAssessment is an error only where it is known which way is better,
// and where the target is no rough one ("khoảng 4%").
func severityOfAssessment(target, actual *trichluc.Observation) trichluc.Severity {
	if target.Comparator == "~" || actual.Comparator == "~" || !moreIsBetter(target) && !moreIsBetter(actual) {
		return trichluc.SeverityReview
	}
	return trichluc.SeverityError
}
