package observe

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/number"
	"github.com/trichluc/trichluc/normalize/unit"
)

// quantity is what a name measures, or a unit is a unit of. Where the two
// differ, a unit stated for a whole table is not that of the figures named.
type quantity int

const (
	quantityNone   quantity = iota // the name does not say
	quantityShare                  // per cent, per mille
	quantityCount                  // things that are counted
	quantityMoney                  //
	quantityArea                   //
	quantityWeight                 //
	quantityYield                  // weight on an area
	quantityLength                 //
	quantityOther                  // a measure of something else: kWh, lít
)

// namedQuantities tell by how a name begins what it measures. "NS" and "DT" are
// also short for budgets, so short forms count only under a unit that lists
// several.
var namedQuantities = []struct {
	words, short *pattern.Pattern
	quantity     quantity
}{
	{pattern.New(`(?i)^(?:%|(?:đạt |so sánh )?(?:tỷ|tỉ) (?:lệ|trọng)(?:\P{L}|$)|tốc độ (?:tăng|giảm|phát triển)|cơ cấu(?:\P{L}|$))`), pattern.New(`(?i)^tl$`), quantityShare},
	{pattern.New(`(?i)^(?:tổng )?(?:giá trị|gtsx|kinh phí|vốn|nguồn vốn|số (?:tiền|vốn|thu|chi|thuế)|doanh thu|thu nhập|dự toán|giải ngân|lợi nhuận|dư nợ|nợ|thuế|tiền|mức đầu tư|kim ngạch|chi phí|(?:thu|chi) (?:ngân sách|nội địa|nsnn|thường xuyên|đầu tư))(?:\P{L}|$)`), pattern.New(`(?i)^gt$`), quantityMoney},
	{pattern.New(`(?i)^(?:tổng )?diện tích(?:\P{L}|$)`), pattern.New(`(?i)^dt(?: |$)`), quantityArea},
	{pattern.New(`(?i)^(?:tổng )?sản lượng(?:\P{L}|$)`), pattern.New(`(?i)^sl(?: |$)`), quantityWeight},
	{pattern.New(`(?i)^năng suất(?:\P{L}|$)`), pattern.New(`(?i)^ns(?: |$)`), quantityYield},
	{pattern.New(`(?i)^(?:tổng )?chiều dài(?:\P{L}|$)`), pattern.New(`(?i)^cd$`), quantityLength},
}

var (
	// countsWord matches names that count: what is counted stands behind. "Tổng
	// số" alone may be a sum of money.
	countsWord = pattern.New(`(?i)^(?:tổng\s+)?số(?:\s+(?:lượng|lượt))?(?:\s|$)`)
	// sumOf matches names that begin like those and are of money, or say only
	// the kind of figure.
	sumOf        = pattern.New(`(?i)^(?:tổng\s+)?số(?:\s+lượng)?\s+(?:tiền|vốn|thu|chi|nợ|dư|thuế|kinh phí|ngân sách|nguồn|giải ngân|thanh toán|tạm ứng|nộp|phải|đã|còn|được|chưa|cấp|giao|thực hiện|dự toán|kế hoạch|quyết toán|liệu|tuyệt đối|trích|kỳ|quỹ|hóa|hoá|bổ sung|hỗ trợ|huy động|tăng|giảm)(?:\P{L}|$)|^tổng số$`)
	restructured = pattern.New(`(?i)^cơ cấu lại`)
)

// quantityOf is what a name measures; for one that counts things that are
// known, also their noun.
func quantityOf(name string, several bool) (quantity, unit.Unit) {
	name = viet.Space(name)
	for _, q := range namedQuantities {
		if q.words.MatchString(name) && !restructured.MatchString(name) || several && q.short.MatchString(name) {
			return q.quantity, unit.Unit{}
		}
	}
	if !countsWord.MatchString(name) || sumOf.MatchString(name) {
		return quantityNone, unit.Unit{}
	}
	if u, ok := unit.OfName(headNoise.ReplaceAllString(name, " ")); ok {
		return quantityCount, u
	}
	if strings.HasPrefix(strings.ToLower(name), "tổng") {
		return quantityNone, unit.Unit{}
	}
	return quantityCount, unit.Unit{}
}

var (
	areaUnit   = pattern.New(`(?:^| )(?:ha|m2|km2)$`)
	weightUnit = pattern.New(`(?:^| )(?:tấn|tạ|kg|g)$`)
	yieldUnit  = pattern.New(`^(?:tấn|tạ|kg)/(?:ha|sào|công)$`)
	lengthUnit = pattern.New(`^(?:km|m|cm)$`)
	scaleWord  = pattern.New(`^(?:nghìn|ngàn|triệu|tỷ|vạn|1\.?000) `)
)

// unitQuantity is what a unit is a unit of.
func unitQuantity(u unit.Unit) quantity {
	switch {
	case u.Name == "%" || u.Name == "‰" || u.Name == "điểm phần trăm":
		return quantityShare
	case money(u.Name):
		return quantityMoney
	case areaUnit.MatchString(u.Name):
		return quantityArea
	case weightUnit.MatchString(u.Name):
		return quantityWeight
	case yieldUnit.MatchString(u.Name):
		return quantityYield
	case lengthUnit.MatchString(u.Name):
		return quantityLength
	}
	if _, ok := unit.Measure(scaleWord.ReplaceAllString(u.Name, "")); ok && u.Name != "điểm" && u.Name != "lần" {
		return quantityOther
	}
	return quantityCount
}

// countedKinds are nouns that stand for one another: a table of "người" holds
// "Số lao động" too, but no "Số xã". General ones count anything.
var countedKinds = []*pattern.Pattern{
	pattern.New(`^(?:người|lao động|nhân khẩu|khẩu|dân|cán bộ|công chức|viên chức|giáo viên|nhà giáo|học sinh|sinh viên|học viên|trẻ|em|cháu|bệnh nhân|ca|khách|hành khách|lượt|đảng viên|đoàn viên|hội viên|thanh niên|phụ nữ|đối tượng|công nhân|bác sĩ|bác sỹ|y sĩ|điều dưỡng|biên chế|đại biểu)(?: |$)`),
	pattern.New(`^(?:con|trâu|bò|lợn|heo|dê|gia súc|gia cầm|đàn|gà|vịt)(?: |$)`),
}

var countsAnything = pattern.New(`^(?:cái|chiếc|trường hợp|suất|chỉ tiêu|đơn vị)$`)

// alike tells whether a unit that counts fits a noun that is counted.
func alike(u unit.Unit, noun string) bool {
	name := scaleWord.ReplaceAllString(u.Name, "")
	if countsAnything.MatchString(name) || noun == name || strings.HasPrefix(noun, name+" ") || strings.HasPrefix(name, noun+" ") {
		return true
	}
	for _, kind := range countedKinds {
		if kind.MatchString(name) {
			return kind.MatchString(noun)
		}
	}
	return false
}

// statedUnits reads the unit above a table: one, or several where it lists
// them ("ha, tấn, tỷ đồng"; "DT: ha; NS: tạ/ha"). Nouns that reports count
// together ("xã, phường") are one.
func statedUnits(text string) []unit.Unit {
	text = viet.Space(text)
	one := unit.OfCell(text)
	if one.Zero() {
		return nil
	}
	parts := strings.FieldsFunc(text, func(c rune) bool { return c == ',' || c == ';' })
	if _, ok := unit.Measure(text); ok || len(parts) < 2 {
		return []unit.Unit{one}
	}
	if _, end := unit.After(strings.ToLower(text)); end == len(text) {
		return []unit.Unit{one}
	}
	var out []unit.Unit
	known := false
	for _, part := range parts {
		if _, after, ok := cutLast(part, ":"); ok {
			part = after
		}
		part = strings.TrimSpace(part)
		if _, end := unit.After(strings.ToLower(part)); part == "%" || end > 0 {
			known = true
		}
		if u := unit.OfCell(part); !u.Zero() {
			out = append(out, u)
		}
	}
	if !known || len(out) < 2 {
		return []unit.Unit{one}
	}
	return out
}

// applies settles which of the units stated above a table is that of what is
// named. own tells that the name decides; where it contradicts the units or
// does not say which of several, the unit is empty and not sure.
func applies(units []unit.Unit, name string) (u unit.Unit, own, sure bool) {
	q, noun := quantityOf(name, len(units) > 1)
	if len(units) == 1 {
		return appliesOne(units[0], q, noun)
	}
	var fits []unit.Unit
	for _, u := range units {
		if uq := unitQuantity(u); uq == q && (q != quantityCount || !noun.Zero() && alike(u, noun.Name)) {
			fits = append(fits, u)
		}
	}
	switch {
	case len(fits) == 1:
		return fits[0], true, true
	case q == quantityCount:
		return noun, true, !noun.Zero()
	case q == quantityShare && len(fits) == 0:
		return unit.OfCell("%"), true, true
	}
	return unit.Unit{}, q != quantityNone, false
}

// appliesOne settles whether the one unit stated above a table is that of what
// is named.
func appliesOne(u unit.Unit, q quantity, noun unit.Unit) (_ unit.Unit, own, sure bool) {
	is := unitQuantity(u)
	switch {
	case q == quantityNone || q == is && q != quantityCount:
		return u, false, true
	case q == quantityShare:
		return unit.OfCell("%"), true, true
	case q == quantityCount && is == quantityCount:
		if noun.Zero() || alike(u, noun.Name) {
			return u, false, true
		}
		return noun, true, true
	case q == quantityCount:
		return noun, true, !noun.Zero()
	case is == quantityShare || is == quantityCount || is == quantityOther:
		return u, false, true // "Diện tích" of a table of growth rates; "Sản lượng" in kWh
	}
	return unit.Unit{}, true, false
}

// stated gives a column without a unit of its own that of the table: unless
// what it is named after is measured in another. A column that compares has
// the unit that its figures prove.
func (r *reader) stated(t *trichluc.Table, j int, c *column) {
	c.above = statedUnits(t.Unit)
	if u, ok := unit.InHead(t.Caption); ok && len(c.above) == 0 {
		c.above = []unit.Unit{u}
	}
	if len(c.above) == 0 {
		return
	}
	if compares.MatchString(c.leaf) && (len(c.above) > 1 || unitQuantity(c.above[0]) != quantityShare) {
		r.proveComparison(t, j, c)
		return
	}
	c.sure = true
	levels := strings.Split(c.head, " > ")
	for i := len(levels) - 1; i >= 0; i-- {
		name := levels[i]
		if strings.EqualFold(name, "số lượng") && i > 0 {
			name += " " + lowerFirst(levels[i-1])
		}
		var own bool
		if c.unit, own, c.sure = applies(c.above, name); own {
			c.above = nil
			return
		}
	}
}

// compares matches heads of figures held against others: shares, changes in
// per cent or differences.
var compares = pattern.New(`(?i)^(?:(?:tăng|giảm)[\s,/(+-]*(?:tăng|giảm)?\)?\s*)?(?:so với|so sánh|so)(?:\P{L}|$)|^(?:tăng|giảm)[\s,/(+-]+(?:tăng|giảm)\)?$|^(?:th|thực hiện|ước th)\s*(?:\d+\s*)?/\s*(?:kh|kế hoạch|dt|dự toán|ck|cùng kỳ)`)

// comparedColumns is the most columns of a row whose figures are tried against
// one another.
const comparedColumns = 12

// proveComparison tells by other figures of its rows whether a column holds
// shares or changes of a hundred, or differences. Where nothing proves it, its
// unit stays empty.
func (r *reader) proveComparison(t *trichluc.Table, j int, c *column) {
	shares, differences, n := 0, 0, 0
	for _, row := range t.Rows {
		v, ok := number.Parse(cell(row, j), r.locale)
		if !ok {
			continue
		}
		n++
		if v.Unit == "%" {
			shares++
			continue
		}
		h := heldAgainst(r.figuresBeside(row, j), v.Value)
		if h.share || h.change {
			shares++
		}
		if h.difference {
			differences++
		}
	}
	switch {
	case shares*2 > n && shares > differences:
		c.unit, c.above, c.sure = unit.OfCell("%"), nil, true
	case differences*2 > n && differences > shares && len(c.above) == 1:
		c.unit, c.sure = c.above[0], true
	default:
		c.above, c.sure = nil, false
	}
}

// figuresBeside are the other figures of a row.
func (r *reader) figuresBeside(row trichluc.Row, j int) []float64 {
	var out []float64
	for k := range min(len(row.Cells), comparedColumns) {
		if f, ok := number.Parse(cell(row, k), r.locale); ok && k != j && f.Value != 0 {
			out = append(out, f.Value)
		}
	}
	return out
}
