package audit

import (
	"math"
	"regexp"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// Comparable leaves out the observations that may well differ under one name:
// changes, ranks, bounds, and names too short to identify anything.
func Comparable(o *trichluc.Observation) bool {
	stated := o.Measure == trichluc.MeasureActual || o.Measure == trichluc.MeasureTarget || o.Measure == trichluc.MeasureBudget
	return o.Value != nil && stated && isExact(o) &&
		len(strings.Fields(o.Indicator.Text)) >= 4
}

// Identity is what an observation is of, as one key: indicator, subject,
// period, measure and unit. Two observations with one identity claim the same
// thing, in one report or in two; the groups of a table are not part of it.
func Identity(o *trichluc.Observation) string {
	return strings.Join([]string{nameOf(o), viet.Fold(o.Subject.Text), o.Period, string(o.Measure), baseUnit(o)}, "\x00")
}

// SameFigure tells that two observations state the same figure, as far as the
// coarser of the two is printed: 92,87 is 92,9 rounded and 92,8 cut off, and
// 15.200 triệu đồng is 15,2 tỷ đồng.
func SameFigure(a, b *trichluc.Observation) bool {
	if resolution(a) > resolution(b) {
		a, b = b, a
	}
	fine, coarse, unit := baseValue(a), baseValue(b), resolution(b)
	slack := unit * 1e-6 // of binary fractions
	cut := resolution(a) < unit && fine >= coarse-slack && fine < coarse+unit-slack
	return cut || math.Abs(fine-coarse) <= unit/2+slack
}

// isExact tells a plain figure from a bound or an estimate.
func isExact(o *trichluc.Observation) bool { return o.Comparator == "" || o.Comparator == "=" }

// nameOf folds an indicator's words and their usual variants into one form.
// What a head adds to a row's name is left out where the row has it already.
func nameOf(o *trichluc.Observation) string {
	var name string
	for i, part := range strings.Split(o.Indicator.Text, " – ") {
		words := strings.FieldsFunc(viet.Fold(part), func(r rune) bool {
			return !('a' <= r && r <= 'z' || '0' <= r && r <= '9')
		})
		if part = strings.Join(words, " "); i == 0 || !strings.Contains(" "+name+" ", " "+part+" ") {
			name = strings.TrimSpace(name + " " + part)
		}
	}
	name = oneSpelling.Replace(name)
	if timeless := endsInPeriod.ReplaceAllString(name, ""); strings.Count(timeless, " ") > 1 {
		name = timeless
	}
	return strings.TrimPrefix(name, "tong ")
}

var oneSpelling = strings.NewReplacer("ti le", "ty le", "so luong", "so", "tong so", "so")

// endsInPeriod is the time at the end of a folded name, which the period has.
var endsInPeriod = regexp.MustCompile(`(?: trong| den| cua| tinh den)?(?: (?:het|cuoi|dau))?(?: \d{1,2} thang| thang \d{1,2}| quy (?:iv|i{1,3}|[1-4]))?(?: (?:dau|cuoi))?(?: nam(?: \d{4})?)?$`)

// baseValue is an observation's value in the base unit: đồng for triệu đồng.
func baseValue(o *trichluc.Observation) float64 { return *o.Value * scale(o) }

// resolution is one unit of the last digit printed, in the base unit.
func resolution(o *trichluc.Observation) float64 {
	return math.Pow(10, -float64(decimals(o))) * scale(o)
}

func scale(o *trichluc.Observation) float64 {
	if o.Multiplier == 0 {
		return 1
	}
	return o.Multiplier
}

// baseUnit is the unit without the words of its multiplier.
func baseUnit(o *trichluc.Observation) string {
	unit := o.Unit
	if scale(o) == 1 {
		return unit
	}
	for again := true; again; {
		again = false
		for _, word := range []string{"nghìn ", "ngàn ", "triệu ", "tỷ ", "tỉ "} {
			unit, again = strings.CutPrefix(unit, word)
			if again {
				break
			}
		}
	}
	return unit
}
