package audit

import (
	"fmt"
	"math"
	"regexp"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// relation is a way in which a column may be computed from two others.
type relation struct {
	agrees func(triple) bool
	tells  func(triple) bool // that a row agrees by no chance
	words  func(triple) (printed, computed string)
	named  func(c *column, a, b *trichluc.Observation) bool // that the column's head says so
}

// What heads call a column that compares with a plan, or with an earlier time.
var (
	againstPlan   = regexp.MustCompile(`\b(ke hoach|kh|chi tieu|du toan|muc tieu|hoan thanh)\b`)
	againstBefore = regexp.MustCompile(`\b(so sanh|so voi|cung ky|tang|giam|chenh lech|toc do|bien dong|\d{4}/(?:nam )?\d{4})\b`)
)

// plainRatio is a share: of a whole, of the plan, or of the year before.
var plainRatio = relation{
	agrees: func(row triple) bool {
		return agrees(*row.result.Value, decimals(row.result), *row.a.Value, *row.b.Value)
	},
	tells: func(row triple) bool { return *row.result.Value != 0 && *row.result.Value != 100 },
	words: func(row triple) (printed, computed string) {
		digits := decimals(row.result)
		return fmt.Sprintf("%s/%s = %s%%", plain(*row.a.Value), plain(*row.b.Value), viet.Number(*row.result.Value, digits)),
			viet.Number(100**row.a.Value / *row.b.Value, max(digits, 1)) + "%"
	},
	named: func(c *column, a, b *trichluc.Observation) bool {
		return c.plan && a.Measure == trichluc.MeasureActual && b.Measure == trichluc.MeasureTarget ||
			isLater(c, a, b)
	},
}

// growth is a rise or fall in percent of what was before. Heads such as "tăng,
// giảm" leave the sign to the figure, "giảm" alone to the head.
var growth = relation{
	agrees: func(row triple) bool {
		exact := 100 * (*row.a.Value - *row.b.Value) / *row.b.Value
		return near(math.Abs(*row.result.Value), math.Abs(exact), decimals(row.result)) && (*row.result.Value >= 0 || exact <= 0)
	},
	tells: func(row triple) bool { return *row.result.Value != 0 && *row.result.Value != 100 },
	words: func(row triple) (printed, computed string) {
		digits := decimals(row.result)
		return fmt.Sprintf("từ %s đến %s: %s%%", plain(*row.b.Value), plain(*row.a.Value), viet.Number(*row.result.Value, digits)),
			viet.Number(100*(*row.a.Value-*row.b.Value) / *row.b.Value, max(digits, 1)) + "%"
	},
	named: isLater,
}

// difference is a rise or fall in the unit of the figures themselves.
var difference = relation{
	agrees: func(row triple) bool {
		digits := max(decimals(row.a), decimals(row.b), decimals(row.result))
		return math.Abs(math.Abs(*row.result.Value)-math.Abs(*row.a.Value-*row.b.Value)) <= slackOf(math.Pow(10, -float64(digits)), measured(row.a))
	},
	tells: func(row triple) bool { return *row.result.Value != 0 },
	words: func(row triple) (printed, computed string) {
		return fmt.Sprintf("%s - %s = %s", plain(*row.a.Value), plain(*row.b.Value), plain(*row.result.Value)),
			plain(*row.a.Value - *row.b.Value)
	},
	named: isLater,
}

// isLater tells that a column compares a period with an earlier one.
func isLater(c *column, a, b *trichluc.Observation) bool {
	return c.later && a.Measure == b.Measure && a.Period > b.Period
}

// slackOf allows three figures to be rounded at the unit of their last digit:
// counts must fit exactly.
func slackOf(unit float64, measured bool) float64 {
	if unit == 1 && !measured {
		return 1e-6
	}
	return 1.5*unit + unit*1e-6
}
