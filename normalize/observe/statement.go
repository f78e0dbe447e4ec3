package observe

import (
	"math"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
	"github.com/trichluc/trichluc/normalize/unit"
)

// estimated matches words that make a figure an estimate.
var estimated = pattern.New(`(?i)(?:^|[\s:;,(])ước(?: tính| đạt| thực hiện)?\s`)

// unitOf settles the unit of a figure: printed with it, what it counts, what
// its label counts.
func (p *passage) unitOf(f *figure, name string) (string, float64) {
	switch {
	case f.ranked():
		return "thứ hạng", 1
	case f.Kind == number.Percent, f.Kind == number.Range && f.Unit == "%":
		return "%", 1
	case f.Unit != "":
		if u, ok := unit.Measure(f.Unit); ok {
			return u.Name, u.Multiplier
		}
		return f.Unit, 1
	case !f.unit.Zero():
		if person.MatchString(f.unit.Name) {
			return "người", 1
		}
		return f.unit.Name, f.unit.Multiplier
	case p.unit != "" && !countHead.MatchString(f.label):
		return p.unit, 1
	}
	if f.change != "" && p.printedSign(f) != "" && p.last != nil {
		return p.last.Unit, p.last.Multiplier // "12 người chết (-2)"
	}
	u, _ := unit.OfName(name)
	if f.Kind == number.Fraction && u.Name == "%" {
		u, _ = unit.After(" " + lowerFirst(share.ReplaceAllString(name, "")))
	}
	if u.Zero() {
		return "", 1
	}
	return u.Name, u.Multiplier
}

// person matches nouns whose unit is people.
var person = pattern.New(`^người dân$`)

// measure decides what kind of statement a figure is.
func (p *passage) measure(o *trichluc.Observation, s span, f *figure) {
	before := p.text[f.clauseStart:f.qstart]
	if f.bracket < 0 {
		before = p.text[s.start:f.qstart]
	}
	// What a clause of its own says of a time that is over was not aimed at:
	// "phấn đấu đến năm 2025 đạt 70%; năm 2023 đạt 62,4%".
	since, aimed := aim(before)
	over := p.pastTime && p.ownTime && newClause.MatchString(since)
	governed := p.under.governs(p, s, f)
	target := p.target && !p.pastTime || governed && p.under.measure == trichluc.MeasureTarget && !p.pastTime || aimed && !over && f.change == "" || f.reference && !f.mean || f.change == "" && planned.MatchString(p.text[f.segStart:f.qstart])
	switch {
	case f.change != "":
		o.Measure, o.Direction = trichluc.MeasureChange, f.change
		if f.change == "giảm" {
			v := -math.Abs(*o.Value)
			o.Value = &v
		}
	case f.ranked():
		o.Measure = trichluc.MeasureRank
	case governed && p.under.measure == trichluc.MeasureBudget && money(o.Unit):
		o.Measure = trichluc.MeasureBudget
	case budgetName.MatchString(o.Indicator.Text) && o.Multiplier >= 1 && money(o.Unit):
		o.Measure = trichluc.MeasureBudget
	}
	if money(o.Unit) && ofTotal.MatchString(p.text[f.segStart:f.qstart]) {
		o.Measure = trichluc.MeasureBudget // "giải ngân 12 tỷ đồng trên tổng số 20 tỷ đồng"
	}
	if bounding[o.Comparator] && (o.Unit == "giờ" || o.Unit == "phút") {
		target = true // "không quá 04 giờ" is promised
	}
	if target && o.Measure != trichluc.MeasureBudget {
		o.Measure = trichluc.MeasureTarget
	}
}

// planned matches words right before a figure that make it a plan's: "(kế
// hoạch: 8%)", "(chỉ tiêu giao là 90%)".
var planned = pattern.New(`(?i)(?:^|[\s(,;])(?:kế hoạch|chỉ tiêu|mục tiêu|kh)(?: (?:giao|đề ra|năm|cả năm|năm \d{4}))?\s*(?:là|:)?\s*$`)

// aimBefore matches what stands before the bracket with the aim itself: "vượt
// chỉ tiêu đề ra (95%)".
var aimBefore = pattern.New(`(?i)(?:đạt|vượt|hoàn thành|bằng|so với)\s+(?:và vượt\s+)?(?:mục tiêu|chỉ tiêu|kế hoạch)(?:\s+(?:đã\s+|được\s+)?(?:đề ra|giao|năm|cả năm|nghị quyết))?\s*$`)

// ofTotal matches what stands between what was spent and what it was spent of.
var ofTotal = pattern.New(`(?i)^[^,;.]{0,20}\s*(?:trên|/)\s*tổng(?:\s(?:số|cộng|mức|vốn|nguồn|kinh phí|kế hoạch|dự toán|được|giao|phân bổ|đầu tư))*\s*(?:là\s*)?$`)

var (
	budgetName = pattern.New(`(?i)^(?:tổng\s+)?(?:kinh phí|dự toán|nguồn vốn|vốn ngân sách|vốn đầu tư công|kế hoạch vốn|mức đầu tư|ngân sách)`)
)

// money tells whether a unit is of money.
func money(name string) bool {
	name, _, _ = strings.Cut(name, "/")
	_, ok := unit.Measure(name)
	return ok && (strings.Contains(name, "đồng") || strings.Contains(name, "USD"))
}
