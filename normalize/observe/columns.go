package observe

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/number"
	"github.com/trichluc/trichluc/normalize/period"
	"github.com/trichluc/trichluc/normalize/unit"
)

// role is what a column is for.
type role int

const (
	roleOther  role = iota // text that is no part of a figure's meaning
	roleNumber             // outline numbers
	roleName               // what the rows are about
	roleGroup              // what several rows are parts of
	roleUnit
	roleNote
	roleWho
	roleWhen
	roleFigure
)

// column is a column of a table with what its head says of its figures.
type column struct {
	role    role
	head    string // levels joined by " > "
	leaf    string // the lowest level
	measure trichluc.Measure
	period  trichluc.Period
	asOf    string
	unit    unit.Unit
	above   []unit.Unit // the units stated for the whole table, where its rows may name others
	sure    bool        // the unit is settled
	suffix  string      // what the head adds to a row's name; empty when it says only the kind of figure
	vague   bool        // its time is that of another column a year before, and the head does not say of which
	unsure  bool        // nothing tells whether its figures are changes or levels of a hundred
	whole   bool        // most figures are whole numbers
}

// headRoles tell by a head what a column is for. Order matters: what stands
// first wins.
var headRoles = []struct {
	words *pattern.Pattern
	role  role
}{
	{pattern.New(`(?i)^(?:s?tt|số tt|số thứ tự|mã|mã số|#|no\.?)$`), roleNumber},
	{pattern.New(`(?i)^(?:đvt|đơn vị tính|đơn vị đo|đơn vị)$`), roleUnit},
	{word(`ghi chú|chú thích|diễn giải|giải trình|nguồn số liệu|nguyên nhân|lý do|căn cứ`), roleNote},
	{word(`đơn vị thực hiện|cơ quan thực hiện|cơ quan chủ trì|đơn vị chủ trì|chủ trì|phối hợp|đơn vị phối hợp|chủ đầu tư|cơ quan theo dõi|người thực hiện|trách nhiệm|đầu mối|cơ quan ban hành|đơn vị báo cáo`), roleWho},
	{pattern.New(`(?i)^(?:thời gian|thời hạn|thời điểm|ngày|năm hoàn thành|hạn|lộ trình|năm thực hiện|năm)(?:\s|$)[^\d]*$`), roleWhen},
	{word(`dự kiến sản phẩm|sản phẩm|đầu ra|số hiệu|số, ký hiệu|số ký hiệu|địa chỉ|điện thoại|email|họ và tên|chức vụ|link|đường dẫn`), roleOther},
}

//go:embed statuses.tsv
var statusesTable string

// statuses are the words that open a cell which says how things stand instead
// of a figure.
var statuses = readPairs(statusesTable)

var resultHead = word(`tình hình|kết quả|đánh giá|tình trạng|trạng thái|tiến độ|hiện trạng|xếp loại|mức độ hoàn thành|hoàn thành|thực hiện|số liệu|đạt`)

// columns reads the heads and cells of t.
func (r *reader) columns(t *trichluc.Table) []column {
	n := len(t.Header)
	for _, row := range t.Rows {
		n = max(n, len(row.Cells))
	}
	out := make([]column, n)
	for j := range out {
		c := &out[j]
		if j < len(t.Header) {
			c.head = viet.Space(stripTags(t.Header[j]))
		}
		_, c.leaf, _ = cutLast(c.head, " > ")
		c.role = headRole(c)
		if c.role == roleWhen && !r.holdsDates(t, j, c) {
			c.role = roleOther
		}
	}
	r.findName(t, out)
	for j := range out {
		if c := &out[j]; c.role == roleOther && !serial(t, j) && r.holdsFigures(t, j, c) {
			c.role = roleFigure
			r.describe(t, j, c)
			r.settleChange(t, j, c)
		}
	}
	for j := range out {
		out[j].vague = out[j].vague && slices.ContainsFunc(out, func(c column) bool { return c.role == roleFigure && addedUp.MatchString(c.head) })
	}
	r.tellApart(out)
	return out
}

// headRole reads a column's use from its lowest head, or from the whole head
// where the lowest says nothing.
func headRole(c *column) role {
	for _, text := range []string{c.leaf, c.head} {
		for _, h := range headRoles {
			if h.words.MatchString(text) {
				return h.role
			}
		}
		if resultHead.MatchString(c.leaf) {
			break // "Số liệu" under a head that slipped is no note
		}
	}
	return roleOther
}

// timeHead matches heads that can only be of dates or terms: bare small numbers
// under them are days or months.
var timeHead = pattern.New(`(?i)^(?:thời gian|thời hạn|thời điểm|hạn|lộ trình|năm|ngày)(?:[\s,/]+(?:tháng|năm|ngày|thực hiện|hoàn thành|ban hành|ký))*$`)

// holdsDates tells whether the cells under a head of time are no figures:
// "Ngày điều trị trung bình" holds numbers of days, and no dates.
func (r *reader) holdsDates(t *trichluc.Table, j int, c *column) bool {
	n, figures := 0, 0
	for _, row := range t.Rows {
		text := cell(row, j)
		if text == "" {
			continue
		}
		n++
		f, ok := number.Parse(text, r.locale)
		if !ok || f.Kind != number.Plain && f.Kind != number.Percent {
			continue
		}
		if f.Decimal || f.Value > 31 && f.Kind != number.Year || !timeHead.MatchString(c.leaf) {
			figures++
		}
	}
	return figures*2 <= n
}

// serial tells whether a column numbers its rows, whatever its head: each
// number is one more than that before it, or begins again at one.
func serial(t *trichluc.Table, j int) bool {
	n, steps, last := 0, 0, 0.0
	for _, row := range t.Rows {
		f, ok := number.Parse(strings.TrimSuffix(cell(row, j), "."), number.Locale{})
		if !ok || f.Unit != "" || f.Decimal {
			continue
		}
		n++
		if f.Value == last+1 || f.Value == 1 {
			steps++
		}
		last = f.Value
	}
	return n >= 4 && steps*10 >= n*9
}

// findName settles which column the rows are named in: the first with words.
// Where its names hold for several rows each, it groups them, and the next
// column with words names them.
func (r *reader) findName(t *trichluc.Table, cols []column) {
	for j := range cols {
		c := &cols[j]
		if c.role != roleOther && !(c.role == roleUnit && j <= 1) {
			continue
		}
		words, outlines, n := 0, 0, 0
		for _, row := range t.Rows {
			text := cell(row, j)
			if text == "" {
				continue
			}
			n++
			if isOutline(text) {
				outlines++
			} else if wordy(text) {
				words++
			}
		}
		switch {
		case n == 0:
		case c.head == "" && outlines*2 > n:
			c.role = roleNumber
		case words*2 > n:
			c.role = roleName
			if next := j + 1; next < len(cols) && cols[next].role == roleOther && spans(t, j, next) {
				c.role = roleGroup
				continue
			}
			return
		}
	}
}

// spans tells whether the names of a column hold for several rows each, which
// the next column names: a merged cell leaves the rows below it empty or is
// repeated in them, and never comes back further down.
func spans(t *trichluc.Table, j, next int) bool {
	seen := map[string]bool{}
	last, n, named, more := "", 0, 0, 0
	for _, row := range t.Rows {
		if row.Kind != trichluc.RowData {
			last = ""
			continue
		}
		text, below := cell(row, j), cell(row, next)
		if text == "" && below == "" {
			continue
		}
		n++
		if wordy(below) && !isStatus(below) {
			named++
		}
		switch {
		case text == "" && last != "" && !totalRow.MatchString(below) || text != "" && text == last:
			more++
		case text != "" && seen[text]:
			return false
		}
		if text != "" {
			seen[text], last = true, text
		}
	}
	return n >= 3 && named*4 >= n*3 && more*4 >= n
}

var outlineCell = pattern.New(`^(?:[IVXLC]+|[A-ZĐ]|[a-zđ]|\d+(?:\.\d+)*)[.)]?$`)

func isOutline(text string) bool { return outlineCell.MatchString(text) }

// wordy tells a name from a figure: it has letters, and no figure alone.
func wordy(text string) bool {
	if _, ok := number.Parse(text, number.Locale{}); ok {
		return false
	}
	for _, c := range viet.Fold(text) {
		if 'a' <= c && c <= 'z' {
			return true
		}
	}
	return false
}

// cell is the text of a row's j-th cell without markup; empty when the row is
// shorter.
func cell(row trichluc.Row, j int) string {
	if j >= len(row.Cells) {
		return ""
	}
	return viet.Space(stripTags(row.Cells[j].Text))
}

var tags = pattern.New(`</?[ibu]>|\*\*|[⁰¹²³⁴⁵⁶⁷⁸⁹]`)

func stripTags(s string) string {
	if !strings.ContainsAny(s, "<*⁰¹²³⁴⁵⁶⁷⁸⁹") {
		return s
	}
	return tags.ReplaceAllString(s, "")
}

// holdsFigures decides by content: figures in half of the cells, or under a
// head of results figures or statuses in most.
func (r *reader) holdsFigures(t *trichluc.Table, j int, c *column) bool {
	n, figures, whole, years, status := 0, 0, 0, 0, 0
	for _, row := range t.Rows {
		text := cell(row, j)
		if text == "" {
			continue
		}
		n++
		f, ok := number.Parse(text, r.locale)
		if small, is := smallRatio(text, r.locale); is && resultHead.MatchString(c.head) {
			f, ok = small, true
		}
		switch {
		case ok && f.Kind == number.Year:
			years++
		case ok || ratioAndPercent(text, r.locale) || booked.MatchString(text) && measureOf(c.leaf) == trichluc.MeasureChange:
			figures++
		case isStatus(text):
			status++
			continue
		default:
			if g := number.Scan(text, r.locale); len(g) > 0 && g[0].Start == 0 && g[0].Measures() {
				figures++
			}
			continue
		}
		if !f.Decimal && f.Unit == "" {
			whole++
		}
	}
	c.whole = whole*10 >= figures*8 && whole > 0
	results := resultHead.MatchString(c.head) || measureOf(c.leaf) == trichluc.MeasureTarget
	switch {
	case n == 0:
		return false
	case years*2 > n:
		return years < n && figures > 0 && results
	case figures*2 >= n-status && figures > 0:
		return true
	case figures > 0 && results:
		return (figures+status)*2 >= n
	}
	return resultHead.MatchString(c.head) && status*10 >= n*6 && !r.plan && n > 1
}

// smallRatio reads a cell like "5/10", which elsewhere would be a date.
func smallRatio(text string, l number.Locale) (number.Figure, bool) {
	above, below, ok := strings.Cut(text, "/")
	if !ok {
		return number.Figure{}, false
	}
	a, ok1 := number.Parse(above, l)
	b, ok2 := number.Parse(below, l)
	if !ok1 || !ok2 || a.Kind != number.Plain || b.Kind != number.Plain || a.Value > b.Value || a.Decimal || b.Decimal {
		return number.Figure{}, false
	}
	a.Kind, a.Numerator, a.Denominator, a.Text, a.End = number.Fraction, a.Value, b.Value, text, len(text)
	return a, true
}

// ratioAndPercent tells whether a cell is a share printed twice: "45/50 (90%)".
func ratioAndPercent(text string, l number.Locale) bool {
	g := number.Scan(text, l)
	return len(g) == 2 && (g[0].Kind == number.Percent && g[1].Kind == number.Fraction || g[0].Kind == number.Fraction && g[1].Kind == number.Percent)
}

// isStatus tells whether a cell says how things stand: "-", "Đạt", "Chưa có số
// liệu".
func isStatus(text string) bool {
	lower := strings.ToLower(text)
	for _, s := range statuses {
		if strings.HasPrefix(lower, s.words) && (len(lower) == len(s.words) || !letterAt(lower, len(s.words))) {
			return true
		}
	}
	return false
}

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
	if c.unit.Name == "%" && c.measure == trichluc.MeasureTarget && planShare.MatchString(c.leaf) {
		c.measure = trichluc.MeasureActual
	}
	c.period = r.period
	if p, ok := period.OfTitle(r.unmasked(t.Caption)); ok && strings.Contains(p.Label, "-") || ok && c.period.Label == "" {
		c.period = p
	}
	p, own := period.OfHead(c.head, r.period)
	if own {
		c.period = p
	}
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
			if b.role == roleFigure && b.measure == c.measure && b.period.Label == c.period.Label {
				first = false
				if c.asOf == "" {
					c.asOf = b.asOf
				}
			}
		}
		if budgetBeside(cols, j) {
			c.measure = trichluc.MeasureBudget
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
	leaf := parts[len(parts)-1]
	if len(parts) == 1 {
		return leaf
	}
	parent := strings.Join(parts[:len(parts)-1], ", ")
	if general.MatchString(leaf) {
		return leaf + " " + lowerFirst(parent)
	}
	return parent + " – " + lowerFirst(leaf)
}

// general matches heads that need what stands above them.
var general = pattern.New(`(?i)^(?:(?:tăng|giảm|so sánh|so với)[\s,(].*|số lượng|tỷ lệ|tỉ lệ|tổng số|tổng|số|giá trị|kết quả|đạt|cơ cấu)$`)
