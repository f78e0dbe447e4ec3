package observe

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/number"
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
	ownTime bool        // the head names the time itself
	vague   bool        // its time is that of another column a year before, and the head does not say of which
	unsure  bool        // nothing tells whether its figures are changes or levels of a hundred
	whole   bool        // most figures are whole numbers
	signs   signs       // what its points and commas are
	subject string      // the place or agency that its head names
	level   string      // of subject, where its name does not say it
	whose   bool        // its head says whose its figures are: subject's, or all of those together
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
	takePlaces(out)
	r.findName(t, out)
	nameOtherwise(t, out)
	for j := range out {
		if c := &out[j]; c.role == roleOther && (!serial(t, j) || ranked.MatchString(c.head)) && r.holdsFigures(t, j, c) {
			c.role = roleFigure
			r.describe(t, j, c)
			r.settleChange(t, j, c)
		}
	}
	for j := range out {
		out[j].vague = out[j].vague && slices.ContainsFunc(out, func(c column) bool { return c.role == roleFigure && addedUp.MatchString(c.head) })
	}
	r.timeShares(t, out)
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
			if next := j + 1; next < len(cols) && cols[next].role == roleOther && (spans(t, j, next) || details(t, c, &cols[next], next)) {
				c.role = roleGroup
				continue
			}
			return
		}
	}
}

var (
	fieldHead  = pattern.New(`(?i)^(?:tên |nhóm )?(?:tiêu chí|lĩnh vực|trụ cột|nhóm chỉ tiêu|nhóm tiêu chí)$`)
	detailHead = pattern.New(`(?i)^(?:nội dung|tên chỉ tiêu|chỉ tiêu|tiêu chí thành phần|chỉ số thành phần|chỉ tiêu thành phần)(?: (?:tiêu chí|chỉ tiêu|thành phần))?$`)
)

// details tells by heads whether a column names fields and the next what is
// measured in each: "Tên tiêu chí | Nội dung tiêu chí".
func details(t *trichluc.Table, c, next *column, j int) bool {
	if !fieldHead.MatchString(c.head) || !detailHead.MatchString(next.head) {
		return false
	}
	n, named := 0, 0
	for _, row := range t.Rows {
		if text := cell(row, j); row.Kind == trichluc.RowData && text != "" {
			n++
			if wordy(text) && !isStatus(text) && !boundsFigure.MatchString(text) {
				named++
			}
		}
	}
	return n > 0 && named*4 >= n*3
}

// boundsFigure matches a figure with the words that bound it: "Tối thiểu 04".
var boundsFigure = pattern.New(`(?i)^\D{0,12}[<>≥≤]?=?\s*\d[\d.,]*\s*\S{0,8}$`)

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

// nameOtherwise makes the first column of those who are answerable, or of
// parts of a year, the one that names the rows, where no other does: "Chủ đầu
// tư | Kế hoạch vốn", "Thời gian | Tiếp nhận".
func nameOtherwise(t *trichluc.Table, cols []column) {
	other := -1
	for j, c := range cols {
		switch {
		case c.role == roleName || c.role == roleGroup:
			return
		case (c.role == roleWho || c.role == roleWhen && namesTimes(t, j)) && other < 0:
			other = j
		}
	}
	if other >= 0 {
		cols[other].role = roleName
	}
}

// namesTimes tells whether the cells of a column are parts of a year.
func namesTimes(t *trichluc.Table, j int) bool {
	n, times := 0, 0
	for _, row := range t.Rows {
		if text := cell(row, j); text != "" {
			n++
			if timeName.MatchString(text) {
				times++
			}
		}
	}
	return times > 1 && times*3 >= n*2
}
