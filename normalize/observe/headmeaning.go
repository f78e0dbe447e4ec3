package observe

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/period"
	"github.com/trichluc/trichluc/normalize/unit"
)

// describe reads what the head of a column of figures says of them.
func (r *reader) describe(t *trichluc.Table, j int, c *column) {
	c.measure = measureOf(c.leaf)
	if c.measure == trichluc.MeasureActual && !strong.MatchString(c.leaf) {
		c.measure = measureOf(c.head)
	}
	c.unit, _ = unit.InHead(c.head)
	if percentHead.MatchString(c.leaf) {
		c.unit = unit.OfCell("%") // whatever the rows count: "% so KH" of "Con" is no animal
	}
	if c.sure = true; c.unit.Zero() {
		r.stated(t, j, c)
	}
	if shareHead.MatchString(c.leaf) && (percented.MatchString(c.head) || c.unit.Name == "%") && c.measure != trichluc.MeasureChange {
		c.measure = trichluc.MeasureActual
	}
	plan := c.measure == trichluc.MeasureTarget || c.measure == trichluc.MeasureBudget
	against := c.unit.Name == "%" && plan && againstPlan(c)
	if c.unit.Name == "%" && c.measure == trichluc.MeasureTarget && planShare.MatchString(c.leaf) || against {
		c.measure = trichluc.MeasureActual
	}
	c.period = r.period
	if p, ok := period.OfTitle(r.unmasked(t.Caption)); ok && strings.Contains(p.Label, "-") || ok && c.period.Label == "" {
		c.period = p
	}
	p, own := period.OfHead(c.head, r.period)
	if own = own && !against; own {
		c.period = p
	}
	c.ownTime = own
	timed(c, r.period, own)
	for _, m := range period.Find(c.head) {
		switch m.Role {
		case period.Horizon:
			c.period = m.Period
			c.measure = trichluc.MeasureTarget
		case period.AsOf:
			c.asOf = m.Period.Label
		}
	}
	if r.plan && c.measure == trichluc.MeasureActual && !strong.MatchString(c.head) {
		c.measure = trichluc.MeasureTarget
	}
}

// documentNumber matches what looks like a cited document in a caption, so
// that its date is not taken for the period.
var documentNumber = pattern.New(`số\s*:?\s*\d*\s*/\S+\s+ngày\s+[\d/ ]+`)

func (r *reader) unmasked(caption string) string {
	return documentNumber.ReplaceAllString(caption, " ")
}

// tellApart gives columns that are of the same kind and time a suffix for the
// names of their figures; the first keeps the bare name if its head says only
// the kind of figure. A column of absolute figures beside one of results takes
// its date.
func (r *reader) tellApart(cols []column) {
	for j := range cols {
		c := &cols[j]
		if c.role != roleFigure {
			continue
		}
		first := true
		for i := range cols[:j] {
			b := &cols[i]
			if b.role == roleFigure && b.subject == c.subject && b.measure == c.measure && b.period.Label == c.period.Label {
				first = false
				if c.asOf == "" {
					c.asOf = b.asOf
				}
			}
		}
		if budgetBeside(cols, j) {
			c.measure = trichluc.MeasureBudget
		}
		if c.measure == trichluc.MeasureBudget && totalOnly.MatchString(headName(c.head)) {
			c.suffix = headName(c.head) + " kinh phí"
			continue
		}
		if first && c.whose && c.head == "" {
			continue
		}
		siblings := siblingsOf(cols, j)
		if first && (strong.MatchString(c.leaf) || kindOnly(c.leaf) || siblings == 1 && strong.MatchString(c.head)) {
			continue
		}
		if c.suffix = headName(c.head); siblings > 1 && strong.MatchString(strings.TrimSuffix(c.head, c.leaf)) {
			c.suffix = headName(c.leaf)
			if p, ok := period.OfHead(c.leaf, r.period); ok && p.Label == c.period.Label && first {
				c.suffix = ""
			}
		}
	}
}

// budgetBeside tells whether a column of money stands under one head with
// columns of budgets: the total beside its sources.
func budgetBeside(cols []column, j int) bool {
	above, _, ok := cutLast(cols[j].head, " > ")
	if cols[j].measure == trichluc.MeasureTarget && money(cols[j].unit.Name) && slices.ContainsFunc(cols, func(c column) bool { return c.role == roleFigure && disbursed.MatchString(c.head) }) {
		return true // a plan of capital
	}
	if totalRow.MatchString(cols[j].head) && money(cols[j].unit.Name) {
		return slices.ContainsFunc(cols, func(c column) bool { return c.role == roleFigure && c.measure == trichluc.MeasureBudget })
	}
	if money(cols[j].unit.Name) && kindOnly(cols[j].leaf) && !strong.MatchString(cols[j].head) {
		return slices.ContainsFunc(cols, func(c column) bool { return c.role == roleFigure && c.measure == trichluc.MeasureBudget }) // its years
	}
	if !ok || !money(cols[j].unit.Name) || cols[j].measure == trichluc.MeasureActual && strong.MatchString(cols[j].leaf) {
		return false
	}
	for _, c := range cols {
		if a, _, _ := cutLast(c.head, " > "); a == above && c.measure == trichluc.MeasureBudget {
			return true
		}
	}
	return false
}

// disbursed matches heads of what was paid out of a plan of capital.
var disbursed = word(`giải ngân`)

// siblingsOf counts the columns of figures under the same upper head as the
// j-th.
func siblingsOf(cols []column, j int) int {
	above, _, ok := cutLast(cols[j].head, " > ")
	n := 0
	for _, c := range cols {
		if a, _, _ := cutLast(c.head, " > "); c.role == roleFigure && ok && a == above {
			n++
		}
	}
	return max(n, 1)
}

var headNoise = pattern.New(`\(\s*(?:ĐVT|đvt)?[^()]*\)|%$`)

// headName makes a phrase of a head of several levels: what is general last.
func headName(head string) string {
	parts := strings.Split(headNoise.ReplaceAllString(head, " "), " > ")
	for i := range parts {
		parts[i] = viet.Space(parts[i])
	}
	parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" }) // "So cùng kỳ > %"
	if len(parts) == 0 {
		return ""
	}
	leaf := parts[len(parts)-1]
	if len(parts) == 1 {
		return leaf
	}
	parent := strings.Join(parts[:len(parts)-1], ", ")
	if general.MatchString(leaf) {
		parent = lowerFirst(parent)
		if strings.HasSuffix(leaf, "số") {
			parent = strings.TrimPrefix(parent, "số ") // "Số hồ sơ > Tổng số"
		}
		return leaf + " " + parent
	}
	return parent + " – " + lowerFirst(leaf)
}

// general matches heads that need what stands above them.
var general = pattern.New(`(?i)^(?:(?:tăng|giảm|so sánh|so với)[\s,(].*|số lượng|tỷ lệ|tỉ lệ|tổng số|tổng|số|giá trị|kết quả|đạt|cơ cấu)$`)
