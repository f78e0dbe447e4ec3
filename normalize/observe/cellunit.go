package observe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/unit"
)

// unitOf settles the unit of a cell: what the column of units says, the head,
// the indicator's own name. A row may name another unit than that stated above
// the table.
func (g *grid) unitOf(j int, row trichluc.Row, name string) (u unit.Unit, sure bool) {
	c := &g.cols[j]
	if c.unit.Name == "%" && len(c.above) == 0 {
		return c.unit, true
	}
	if g.units >= 0 && g.units < len(row.Cells) {
		if u := unit.OfCell(row.Cells[g.units].Text); !u.Zero() { // raw: "m³" is no footnote
			return u, true
		}
	}
	rowNames := !g.places
	if _, ok := rowTime(g.rowName(row), c.period); ok {
		rowNames = false
	}
	if rowNames && len(c.above) > 0 {
		if u, ok := unit.InHead(g.rowName(row)); ok {
			return u, true
		}
		if u, own, sure := applies(c.above, g.rowName(row)); own {
			return u, sure
		}
	}
	if !c.unit.Zero() || len(c.above) > 1 {
		return c.unit, c.sure
	}
	if !rowNames || namesOne(g.rowName(row)) {
		name = headName(c.head)
	}
	if u, ok := unit.InHead(g.rowName(row)); ok && !g.places {
		return u, true
	}
	u, ok := headCount(c, g.rowName(row))
	if !ok && stage.MatchString(c.leaf) && !g.noun.Zero() {
		return g.noun, c.sure // whatever the row is: "Hộ tịch", "Lĩnh vực khác"
	}
	if !ok {
		u, ok = nameUnit(name)
	}
	if !ok && countsWord.MatchString(c.leaf) && !sumOf.MatchString(c.leaf) {
		u, ok = unit.OfName(c.leaf) // "Mầm non > Số trường"
	}
	if !ok {
		u, ok = leafUnit(c)
	}
	if m := spent.FindStringSubmatch(name); m != nil && !ok {
		u = unit.Unit{Name: strings.ToLower(m[1]), Multiplier: 1}
	}
	return u, c.sure
}

// headCount is the noun of a head that counts: "Số hồ sơ tiếp nhận" of a row
// that is no count itself.
func headCount(c *column, row string) (unit.Unit, bool) {
	name := headName(c.head)
	if !countsWord.MatchString(name) || sumOf.MatchString(name) || countsWord.MatchString(row) {
		return unit.Unit{}, false
	}
	return unit.OfName(name)
}

// nameUnit is what a name counts. "Kết quả giải quyết" is no number of results.
func nameUnit(name string) (unit.Unit, bool) {
	if resultFirst.MatchString(name) {
		return unit.InHead(name)
	}
	return unit.OfName(name)
}

// spent matches names that count days or turns, which are units only there.
var spent = pattern.New(`(?i)^(?:tổng )?(?:số )?(ngày|lượt) \p{L}`)

// namesOne tells whether a row's name is that of one thing and not of a kind
// that is counted: "Bệnh viện Đa khoa vùng Tây Nguyên" is no number of
// hospitals. Acronyms do not tell: "Doanh nghiệp FDI".
func namesOne(name string) bool {
	if countsWord.MatchString(name) {
		return false
	}
	_, n := unit.Noun(name)
	if n == 0 {
		return false
	}
	for word := range strings.FieldsSeq(name[n:]) {
		first, size := utf8.DecodeRuneInString(word)
		if second, _ := utf8.DecodeRuneInString(word[size:]); unicode.IsUpper(first) && unicode.IsLower(second) {
			return true
		}
	}
	return false
}

// handling matches the words before what is handled: "Tiếp nhận, xử lý đơn".
var handling = pattern.New(`(?i)^(?:(?:kết quả|tình hình|công tác|tiếp nhận|thụ lý|xử lý|giải quyết|số)(?:\s+và|\s*,)?(?:\s+|$))+`)

// scoreHead matches heads of points: "Điểm tối đa", "Điểm đạt được năm 2023".
var scoreHead = pattern.New(`(?i)^(?:tổng |số )?điểm(?: (?:số|tối đa|chuẩn|đạt|đạt được|tự|thẩm định|đánh giá|chấm|cộng|trừ|thưởng|bình quân|trung bình|năm)(?:\P{L}.*)?)?$`)

// leafUnit is the unit of a column whose lowest head is a noun that is counted
// ("Có mặt > Công chức"), or stands under what is handled.
func leafUnit(c *column) (unit.Unit, bool) {
	if scoreHead.MatchString(c.leaf) {
		return unit.OfCell("điểm"), true
	}
	above, _, _ := cutLast(c.head, " > ")
	if at := handling.FindStringIndex(above); at != nil {
		if name, n := unit.Noun(above[at[1]:]); n > 0 {
			return unit.Unit{Name: name, Multiplier: 1}, true
		}
	}
	if name, n := unit.Noun(c.leaf); n > 0 && n == len(c.leaf) && !kindOnly(c.leaf) {
		return unit.Unit{Name: name, Multiplier: 1}, true
	}
	return unit.Unit{}, false
}

// stage matches heads that say how far things have come and not what they are:
// "Tiếp nhận", "Đã giải quyết", "Quá hạn".
var stage = pattern.New(`(?i)^(?:(?:trong đó:?|đã|đang|chưa|được|mới)\s+)*(?:tiếp nhận|giải quyết|xử lý|thụ lý|trả kết quả|trả lời|phát sinh|tồn|số hóa|kỳ trước chuyển sang|nộp|trực tiếp|trực tuyến|toàn trình|một phần|(?:qua )?bưu chính|(?:qua )?bcci|đúng hạn|trước hạn|quá hạn|trễ hạn|trong hạn|(?:đúng|trước)(?: hạn)? và (?:trước|đúng) hạn)(?:[\s,/(>–].*)?$`)

// countedThing is the noun of what a table counts: stated for the whole of it,
// else the one that its heads or its caption name; empty where they name none
// or several.
func (g *grid) countedThing() (u unit.Unit) {
	for _, c := range g.cols {
		if c.role != roleFigure || c.unit.Name == "%" {
			continue
		}
		found := c.unit
		if found.Zero() {
			found, _ = nameUnit(headName(c.head))
		}
		switch {
		case found.Zero() || unitQuantity(found) != quantityCount || found.Name == u.Name:
		case !u.Zero():
			return unit.Unit{}
		default:
			u = found
		}
	}
	if !u.Zero() {
		return u
	}
	caption := plainCaption(g.t.Caption)
	if at := handling.FindStringIndex(caption); at != nil {
		if name, n := unit.Noun(caption[at[1]:]); n > 0 {
			return unit.Unit{Name: name, Multiplier: 1}
		}
	}
	if procedures.MatchString(caption) && g.stages() > 1 {
		return unit.Unit{Name: "hồ sơ", Multiplier: 1}
	}
	return unit.Unit{}
}

// procedures matches captions of tables of administrative procedures: what is
// received and settled there are filings.
var procedures = word(`hồ sơ|thủ tục hành chính|TTHC|một cửa|dịch vụ công`)

// stages is how many columns say only how far things have come.
func (g *grid) stages() (n int) {
	for _, c := range g.cols {
		if c.role == roleFigure && stage.MatchString(c.leaf) {
			n++
		}
	}
	return n
}
