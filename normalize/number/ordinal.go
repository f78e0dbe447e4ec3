package number

import (
	"regexp"
	"slices"
	"strings"
)

// inOrder matches a place in an order told in words: "xếp thứ ba", "đứng vị trí
// thứ nhất", "dẫn đầu cả nước". The foremost is one only where the order is
// named: "người đứng đầu" heads an office, "nhóm dẫn đầu" holds several.
var inOrder = regexp.MustCompile(`(?:xếp|đứng|hạng|vị trí|giữ vị trí|vươn lên)\s+(?:hạng\s+|vị trí\s+)?(thứ\s+(nhất|nhì|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười))(?:[\s,.;:)]|$)|(?:^|[\s,;:(])((?:đứng|dẫn)\s+đầu)\s+(?:cả nước|toàn quốc|toàn tỉnh|cả tỉnh|khu vực|vùng|các tỉnh|\d+\s+tỉnh)`)

// ordinals are the places told in words.
var ordinals = map[string]float64{"nhất": 1, "nhì": 2, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}

// several are the words before "đứng đầu" and "dẫn đầu" by which they are said
// of more than one, or of who heads an office.
var several = map[string]bool{"người": true, "nhóm": true, "số": true, "các": true, "những": true, "top": true}

// foremost tells whether the words before "đứng đầu" leave it a place of one:
// not "nhóm 10 tỉnh, thành phố dẫn đầu".
func foremost(lead []string) bool {
	for _, w := range lead {
		if several[w] || isDigit(w[0]) {
			return false
		}
	}
	return true
}

// ranksInWords adds to the figures of s the ranks that are told in words, in order
// of place.
func (sc *scanner) ranksInWords(fs []Figure) []Figure {
	lower := strings.ToLower(sc.s)
	if len(lower) != len(sc.s) || !strings.Contains(lower, "thứ ") && !strings.Contains(lower, " đầu ") {
		return fs
	}
	added := false
	for _, at := range inOrder.FindAllStringSubmatchIndex(lower, -1) {
		f := Figure{Kind: Rank, Value: 1, Comparator: "="}
		if at[2] >= 0 {
			f.Start, f.End, f.Value = at[2], at[3], ordinals[lower[at[4]:at[5]]]
			if f.Value == 5 && yearFollows.MatchString(lower[at[5]:]) {
				continue
			}
		} else {
			f.Start, f.End = at[6], at[7]
			if !foremost(before(lower, f.Start, 5)) {
				continue
			}
		}
		f.Text, f.Quantity = sc.s[f.Start:f.End], f.Start
		fs, added = append(fs, f), true
	}
	if added {
		slices.SortStableFunc(fs, func(a, b Figure) int { return a.Start - b.Start })
	}
	return fs
}

// yearFollows matches what makes "năm" after "thứ" a year and no five.
var yearFollows = regexp.MustCompile(`^\s*\d{4}`)
