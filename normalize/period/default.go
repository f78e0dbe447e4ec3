package period

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
)

// bare is a part of a year whose year stands elsewhere: "Quý I và phương hướng
// Quý II năm 2024", "9 tháng đầu năm và nhiệm vụ quý IV năm 2024".
var bare = pattern.New(`(?i)quý\s*(IV|I{1,3}|[1-4])(?:[^\p{L}\p{N}]|$)|(\d{1,2}|ba|sáu|chín)\s*tháng(?:\s*(đầu|cuối)\s*năm)?(?:[^\p{L}\p{N}]|$)|tháng\s*(\d{1,2})(?:[^\p{L}\p{N}/]|$)`)

var anyYear = pattern.New(`(?:^|[^\d])(20\d{2})(?:[^\d]|$)`)

// bareAt reads the first part of a year in s that has no year of its own, of
// the year given, and where it stands; -1 for none.
func bareAt(s, year string) (trichluc.Period, int) {
	at := bare.FindStringSubmatchIndex(s)
	if at == nil || year == "" {
		return trichluc.Period{}, -1
	}
	m := groups(s, at)
	switch {
	case m[1] != "":
		q, _ := quarter([]string{"", "", m[1], year})
		return q.Period, at[0]
	case m[2] != "":
		if p, ok := months([]string{"", "", m[2], m[3], year}); ok {
			return p.Period, at[0]
		}
		return trichluc.Period{}, -1
	}
	p, ok := month([]string{"", "", m[4], year})
	if !ok {
		return trichluc.Period{}, -1
	}
	return p.Period, at[0]
}

// lowestYear matches a head whose lowest level is a year alone: "Số hộ nghèo >
// 2023".
var lowestYear = pattern.New(`(?:^|> )((?:19|20)\d{2})$`)

// OfHead is the period that a column's head or a caption names; what names only
// a part of a year takes the year from the head itself or from the document.
func OfHead(head string, document trichluc.Period) (p trichluc.Period, ok bool) {
	if m := lowestYear.FindStringSubmatch(head); m != nil {
		return Year(m[1]), true
	}
	year := ""
	if m := anyYear.FindStringSubmatch(head); m != nil {
		year = m[1]
	} else if len(document.Label) >= 4 {
		year = document.Label[:4]
	}
	for _, m := range Find(head) {
		if m.Role == During && len(m.Period.Label) > 4 {
			return m.Period, true
		}
	}
	if p, at := bareAt(head, year); at >= 0 {
		return p, true
	}
	for _, m := range Find(head) {
		if m.Role == During {
			return m.Period, true
		}
	}
	if m := kindYear.FindStringSubmatch(head); m != nil {
		return Year(m[1]), true
	}
	return p, false
}

// kindYear matches a head, or its lowest level, that is the kind of figure and
// a bare year: "KH 2024", "Ước TH 2023 (tấn)". "TH 2023/KH 2023" compares.
var kindYear = pattern.New(`(?i)(?:^|> )(?:(?:kế hoạch|thực hiện|ước|ước tính|dự kiến|dự toán|chỉ tiêu|mục tiêu|kết quả|số liệu|chính thức|sơ bộ|giao|kh|th|uth|dt|qt|quyết toán)\s+){1,3}((?:19|20)\d{2})\s*(?:\([^()/]*\))?$`)

// OfTitle is the period that a report's title or opening says it covers: the
// first quarter, half or month named, else the first year. ok is false when it
// names none. A title that names a quarter before its year stands ("Quý I và
// ... Quý II năm 2024") means the first quarter of that year.
func OfTitle(title string) (p trichluc.Period, ok bool) {
	mentions := Find(title)
	best := -1
	for i, m := range mentions {
		if m.Role == Against || m.Role == Since {
			continue
		}
		if best < 0 || finer(m, mentions[best]) {
			best = i
		}
	}
	year := ""
	if m := anyYear.FindStringSubmatch(title); m != nil {
		year = m[1]
	}
	if p, at := bareAt(title, year); at >= 0 && (best < 0 || at < mentions[best].Start || len(mentions[best].Period.Label) == 4) {
		return p, true
	}
	if best < 0 {
		return p, false
	}
	p = mentions[best].Period
	if mentions[best].Role == AsOf && len(p.Label) == len("2024-08") {
		p = Span(p.Label[:4]+"-01-01", p.End) // "đến hết tháng 8 năm 2024": since New Year
	}
	return p, true
}

// finer tells whether a names the covered period more exactly than b: parts of
// a year before years, results before horizons, then what stands first.
func finer(a, b Mention) bool {
	rank := func(m Mention) int {
		switch {
		case m.Role == Horizon:
			return 3
		case m.Role == AsOf:
			return 4
		case strings.Contains(m.Period.Label, "/") && len(m.Period.Label) == 9:
			return 2
		case len(m.Period.Label) == 4:
			return 1
		}
		return 0
	}
	if x, y := rank(a), rank(b); x != y {
		return x < y
	}
	return a.Start < b.Start
}
