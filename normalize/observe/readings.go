package observe

import (
	"math"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
	"github.com/trichluc/trichluc/normalize/unit"
)

// readings settles or notes a figure's other readings: things that are counted
// come in whole numbers, amounts are printed as the report prints others.
func (p *passage) readings(o *trichluc.Observation, f *figure) {
	if f.Kind != number.Plain {
		return
	}
	_, measured := unit.Measure(o.Unit)
	counted := !measured && o.Unit != "" && !strings.Contains(o.Unit, "/")
	switch {
	case len(f.Readings) > 0 && counted && f.Decimal:
		o.Value, o.Ambiguous = &f.Readings[0], []float64{f.Value}
	case len(f.Readings) > 0 && !counted && p.locale.Settles(f.Text):
	case len(f.Readings) > 0:
		o.Ambiguous, o.Confidence = f.Readings, 0.5
	case counted && f.Decimal && f.nounStart >= 0 && f.change == "" && !average.MatchString(p.text[f.clauseStart:max(f.qstart, f.postEnd)]):
		if whole, ok := number.Joined(f.Text); ok && displaced.MatchString(f.Text) {
			o.Ambiguous, o.Confidence = []float64{whole}, 0.5 // "14.40 hồ sơ"
		}
	}
}

// displaced matches a numeral whose point may stand at the wrong place among
// its thousands.
var displaced = pattern.New(`^\d{1,3}\.\d{2}$`)

// average matches words by which things that are counted come in fractions.
var average = word(`bình quân|trung bình|mỗi|hệ số|mật độ|điểm`)

// proven settles what is open by the shares and changes of the same sentence:
// "12,345 tỷ đồng, đạt 82% dự toán (15.055 tỷ đồng)" is of thousands.
func proven(sentence []trichluc.Observation) {
	for i := range sentence {
		o := &sentence[i]
		if len(o.Ambiguous) == 0 || o.Value == nil {
			continue
		}
		var fits []float64
		for _, reading := range append([]float64{*o.Value}, o.Ambiguous...) {
			if agrees(sentence, i, reading) {
				fits = append(fits, reading)
			}
		}
		if len(fits) == 1 {
			o.Value, o.Ambiguous, o.Confidence = &fits[0], nil, 0.8
		}
	}
}

// agrees tells whether a reading of the i-th figure makes a share or a change of
// the sentence right, with another amount in its unit.
func agrees(sentence []trichluc.Observation, i int, reading float64) bool {
	if reading == 0 {
		return false
	}
	for j, other := range sentence {
		if j == i || other.Value == nil || len(other.Ambiguous) > 0 || *other.Value == 0 || other.Unit != sentence[i].Unit {
			continue
		}
		for _, percent := range sentence {
			if percent.Unit != "%" || percent.Value == nil {
				continue
			}
			slack := rounding(percent.ValueText)
			share, inverse := 100*reading / *other.Value, 100**other.Value/reading
			if percent.Direction != "" {
				share, inverse = share-100, math.Inf(1)
			}
			if math.Abs(share-*percent.Value) <= slack || math.Abs(inverse-*percent.Value) <= slack {
				return true
			}
		}
	}
	return false
}

// rounding is how far a percentage printed like this may be from the exact one.
func rounding(text string) float64 {
	digits := strings.TrimRight(text, " %")
	if i := strings.LastIndexAny(digits, ",."); i >= 0 {
		return 0.51 * math.Pow10(-(len(digits) - i - 1))
	}
	return 0.51
}
