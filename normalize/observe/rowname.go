package observe

import (
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/period"
	"github.com/trichluc/trichluc/normalize/unit"
)

var nameMark = pattern.New(`^(?:[-+•*–]|[a-zđ]\)|\d+(?:\.\d+)*[.)])\s*`)

// rowName is what a row is about, without its list mark.
func (g *grid) rowName(row trichluc.Row) string {
	if g.name < 0 {
		return ""
	}
	text := cell(row, g.name)
	for j := g.name - 1; j >= 0 && text == ""; j-- {
		if g.cols[j].role == roleGroup {
			text = cell(row, j) // "Tổng cộng" in a cell merged with that of the names
		}
	}
	return strings.TrimRight(nameMark.ReplaceAllString(text, ""), " :;,")
}

// namedUnit matches a unit that closes a name: "Chi phí (đồng)", "Tỷ lệ (%)".
var namedUnit = pattern.New(`\s*\([^()]{1,24}\)$`)

// partRow matches the name of a row that is a part of the one before.
var partRow = pattern.New(`(?i)^(?:trong đó|bao gồm|gồm)\s*:?\s*`)

// indicatorName is a row's name as an indicator: without its unit, and after
// the name of the whole where the row is a part of one.
func (g *grid) indicatorName(i int, row trichluc.Row) string {
	name := g.rowName(row)
	if at := namedUnit.FindStringIndex(name); at != nil && at[0] > 0 {
		if _, ok := unit.InHead(name[at[0]:]); ok {
			name = name[:at[0]]
		}
	}
	over := g.beside(i)
	rest := partRow.ReplaceAllString(name, "")
	if rest == name || rest == "" {
		if n := len(over); n > 0 && g.shared[name] && !g.groupedByPlace(over) {
			return over[n-1] + " – " + lowerFirst(name)
		}
		return name
	}
	for k := i - 1; k >= 0 && g.t.Rows[k].Kind == trichluc.RowData; k-- {
		if n := len(over); n > 0 && !slices.Equal(over, g.beside(k)) {
			return over[n-1] + " – " + lowerFirst(rest)
		}
		if whole := g.rowName(g.t.Rows[k]); whole != "" && !partRow.MatchString(whole) {
			return whole + " – " + lowerFirst(rest)
		}
	}
	return name
}

var rankRow = pattern.New(`(?i)^(?:thứ hạng|xếp hạng|vị trí xếp hạng)(?:\s|$)`)

// rowTime reads a row's name that is a stretch of time and nothing else: "Quý
// I", "Tháng 7".
func rowTime(name string, document trichluc.Period) (trichluc.Period, bool) {
	if !timeName.MatchString(name) {
		return trichluc.Period{}, false
	}
	if wholeYear.MatchString(name) {
		if len(document.Label) < 4 {
			return trichluc.Period{}, false
		}
		return period.Year(document.Label[:4]), true
	}
	if m := monthsName.FindStringSubmatch(name); m != nil && len(document.Label) >= 4 {
		year := document.Label[:4]
		from, ok1 := period.OfHead("tháng "+m[1]+"/"+year, document)
		to, ok2 := period.OfHead("tháng "+m[2]+"/"+year, document)
		return period.Span(from.Start, to.End), ok1 && ok2 && from.Start < to.End
	}
	return period.OfHead(name, document)
}

// monthsName matches a row that is several months: "Tháng 7 và tháng 8".
var monthsName = pattern.New(`(?i)^tháng (\d{1,2})\s*(?:và|đến|-|–)\s*(?:tháng )?(\d{1,2})$`)

// wholeYear matches the row that sums up the parts of a year.
var wholeYear = pattern.New(`(?i)^(?:cả năm|cộng cả năm)$`)

var timeName = pattern.New(`(?i)^(?:cả năm|cộng cả năm|tháng \d{1,2}\s*(?:và|đến|-|–)\s*(?:tháng )?\d{1,2}|năm \d{4}|quý [IVX\d]+(?:\s*(?:/|năm)\s*\d{4})?|tháng \d{1,2}(?:\s*(?:/|năm)\s*\d{4})?|\d+ tháng(?: đầu năm| cuối năm)?(?: \d{4})?)$`)

// headIndicator words the indicator of a column whose rows are places.
func (g *grid) headIndicator(c column) string {
	head := c.head
	if above, leaf, ok := cutLast(head, " > "); ok && kindOnly(leaf) && !kindOnly(above) {
		head = above // "Số hộ nghèo > 2023": the time is no part of the name
	}
	name := headName(head)
	if _, own := leafUnit(&c); !own && stage.MatchString(name) && !g.noun.Zero() && c.unit.Name != "%" {
		name = "Số " + g.noun.Name + " " + lowerFirst(name) // "Tiếp nhận", "Quá hạn"
	}
	switch caption := plainCaption(g.t.Caption); {
	case caption == "":
	case general.MatchString(name):
		return name + " – " + caption
	case kindOnly(c.head):
		return join(" – ", upperFirst(captionFrame.ReplaceAllString(caption, "")), lowerFirst(name)) // "Thực hiện quý II" of what the table is about
	}
	return name
}

// captionFrame matches what a caption says besides its matter: that there are
// results, and of when.
var captionFrame = pattern.New(`(?i)^(?:(?:biểu|bảng)?\s*(?:tổng hợp|kết quả|tình hình|số liệu|thực hiện|một số chỉ tiêu|chủ yếu)(?:\s+|$))+|[\s,]*(?:\d{1,2} tháng(?: đầu| cuối)?|tháng \d{1,2}|quý (?:IV|I{1,3}|[1-4]))?[\s/]*(?:năm(?: học)? )?(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?$`)

// captionNumber matches the number that opens a caption.
var captionNumber = pattern.New(`(?i)^(?:bảng|biểu|phụ lục|phụ biểu)(?: số)?\s*[\dIVX]+(?:\.\d+)*\s*[.:–-]*\s*`)

// plainCaption is a caption without its number and its unit, and without the
// capitals that a title is set in.
func plainCaption(caption string) string {
	caption = captionNumber.ReplaceAllString(viet.Space(stripTags(caption)), "")
	caption = clean(headNoise.ReplaceAllString(caption, ""))
	if caption == strings.ToUpper(caption) {
		caption = upperFirst(strings.ToLower(caption))
	}
	return caption
}

// plainTitle is a group's title without its number.
func plainTitle(title string) string {
	first, rest, ok := strings.Cut(title, " ")
	if ok && isOutline(first) {
		title = rest
	}
	return strings.TrimRight(nameMark.ReplaceAllString(title, ""), " :;,.")
}
