package observe

import (
	"strings"

	"github.com/trichluc/trichluc/internal/pattern"
)

// placeHead matches a level of a head that names one place or agency: "Huyện An
// Phú", "TP. Mỹ Tho", "Quận 1", "Sở Y tế". "Huyện" and "Ngân sách huyện" name none.
var placeHead = pattern.New(`^(?:UBND\s+)?(?:(?:[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Tt]hị xã|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu)\s+(?:\p{Lu}|\d+$)|(?:Sở|Ban|Chi cục|Công an|Thanh tra|Văn phòng)\s+\p{Lu})[^,;/()]*$`)

// wholeHead matches the head of the column for all of those together.
var wholeHead = pattern.New(`(?i)^(?:toàn (?:tỉnh|thành phố|huyện|xã|ngành)|cả tỉnh|tổng(?: cộng| số| chung)?|cộng|chung)$`)

// takePlaces finds tables whose columns are places, with the indicators in
// rows: "Chỉ tiêu | Toàn tỉnh | Huyện An Phú | Huyện Châu Phú". The place
// becomes the subject of its column and no part of its head.
func takePlaces(cols []column) {
	named := map[string]string{} // with their levels, where what stands above says it
	for _, c := range cols {
		above := ""
		for level := range strings.SplitSeq(c.head, " > ") {
			if placeHead.MatchString(spelled(level)) {
				named[level] = ""
			} else if kind := levelUnder(above); kind != "" && bareName.MatchString(level) {
				named[level] = kind
			}
			above = level
		}
	}
	if len(named) < 2 {
		return // "Ý kiến của | Sở Y tế" is no table of places
	}
	for j := range cols {
		c := &cols[j]
		var rest []string
		for level := range strings.SplitSeq(c.head, " > ") {
			kind, is := named[level]
			switch {
			case is:
				c.subject, c.level = level, kind
			case len(rest) == 0 && levelUnder(level) != "":
			case c.role == roleOther && wholeHead.MatchString(level):
				c.whose = true
			default:
				rest = append(rest, level)
			}
		}
		if c.subject != "" {
			c.whose = true
		}
		if c.whose {
			c.head = strings.Join(rest, " > ")
			_, c.leaf, _ = cutLast(c.head, " > ")
		}
	}
}

// bareName matches the name of a place without its kind: "Cao Lãnh".
var bareName = pattern.New(`^\p{Lu}\p{Ll}*(?:\s+(?:\p{Lu}\p{Ll}*|\d+))+$`)

var (
	districtsHead = pattern.New(`(?i)^(?:(?:các|chia theo|phân theo|trong đó|theo)[\s:,]+)*(?:huyện|quận|thị xã|đơn vị hành chính cấp huyện|địa phương)(?:[\s,].*)?$`)
	communesHead  = pattern.New(`(?i)^(?:(?:các|chia theo|phân theo|trong đó|theo)[\s:,]+)*(?:xã|phường|đơn vị hành chính cấp xã)(?:[\s,].*)?$`)
)

// levelUnder is the level of the places that a head says stand under it.
func levelUnder(head string) string {
	switch {
	case placeHead.MatchString(head):
		return ""
	case districtsHead.MatchString(head):
		return "district"
	case communesHead.MatchString(head):
		return "commune"
	}
	return ""
}
