package period

import (
	"strconv"
	"strings"
	"time"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
)

// yearless matches a part of a year that is named without its year, with the
// word before it, which says what it does.
var yearless = lower(`(\p{L}+\s+)?(?:(?:trong\s+)?tháng\s+(\d{1,2})|quý\s+(iv|i{1,3}|[1-4])|(\d{1,2}|ba|sáu|chín)\s+tháng(?:\s+(đầu|cuối)\s+năm)?)`)

// tied matches what shows that a part of a year has a year or a day of its
// own, or is a length of time ("trẻ dưới 24 tháng tuổi").
var tied = lower(`^(?:\s*[/+.–-]\s*\d|\s*,?\s*(?:của\s+)?năm\s+(?:\d|nay|ngoái|trước|sau)|\s*(?:,|và)\s*\d|[\p{L}\d]|\s+(?:tuổi|tới|tiếp|liên|kể|trở|một|trước|lương|rưỡi))`)

// lengths are the words before "6 tháng" that make it a length of time.
var lengths = map[string]bool{"dưới": true, "hạn": true, "trên": true, "gian": true, "nhất": true, "thiểu": true, "mỗi": true, "kỳ": true, "vòng": true, "khoảng": true, "đủ": true, "quá": true, "hơn": true, "là": true, "sau": true, "từ": true, "đa": true, "tù": true, "lần": true, "với": true, "ngày": true, "hưởng": true, "học": true}

// Within lists the parts of a year that s names without a year, as parts of
// the year that the document covers: "tính chung 9 tháng", "IIP tháng 6", "so
// với quý I". A document of several years gives none.
func Within(s string, document trichluc.Period) []Mention {
	if len(document.Start) < 4 || len(document.End) < 4 || document.Start[:4] != document.End[:4] {
		return nil
	}
	if l := strings.ToLower(s); len(l) == len(s) {
		s = l
	}
	var out []Mention
	for _, at := range yearless.FindAllStringSubmatchIndex(s, -1) {
		m := groups(s, at)
		if tied.MatchString(s[at[1]:]) {
			continue
		}
		p, ok := partOf(m, document.Start[:4])
		role, says := roleAfter(strings.TrimSpace(m[1]), s[:at[0]])
		if !ok || !says || m[4] != "" && lengths[strings.TrimSpace(m[1])] {
			continue
		}
		start := at[0]
		if m[1] != "" {
			start = at[3]
		}
		out = append(out, Mention{Start: start, End: at[1], Role: role, Period: p})
	}
	return append(out, days(s, document)...)
}

// dayAlone matches a day up to which something was counted that is printed
// without its year: "giải ngân đến 30/11".
var dayAlone = lower(`(?:tính\s+|lũy\s+kế\s+|luỹ\s+kế\s+)?đến\s+(?:hết\s+)?(?:ngày\s+)?(\d{1,2})[/.](\d{1,2})(?:[^\d/.%]|\.(?:\s|$)|$)`)

// days reads such days as days of the document's year, unless they are later
// than what it covers.
func days(s string, document trichluc.Period) []Mention {
	var out []Mention
	if !strings.Contains(s, "đến ") {
		return nil
	}
	for _, at := range dayAlone.FindAllStringSubmatchIndex(s, -1) {
		d, ok := date(s[at[2]:at[3]], s[at[4]:at[5]], document.Start[:4])
		if ok && d <= document.End {
			out = append(out, Mention{Start: at[0], End: at[5], Role: AsOf, Period: trichluc.Period{Label: d, Start: d, End: d}})
		}
	}
	return out
}

// roleAfter is the role of a part of a year after a word; says is false where
// it is the end of a stretch, or a day's month.
func roleAfter(word, before string) (role Role, says bool) {
	switch word {
	case "với", "kỳ", "trước":
		return Against, true
	case "từ", "sau", "kể":
		return Since, true
	case "đến", "hết", "cuối", "đầu", "ngày", "tới", "giữa", "sang", "khóa", "lịch":
		return During, false
	}
	return During, word != "" || !day4.MatchString(before)
}

// day4 matches a day right before its month.
var day4 = pattern.New(`\d\s*$`)

func partOf(m []string, year string) (trichluc.Period, bool) {
	switch {
	case m[2] != "":
		n, _ := strconv.Atoi(m[2])
		return monthsOf(year, max(1, min(n, 12)), max(1, min(n, 12))), n >= 1 && n <= 12
	case m[3] != "":
		q, ok := quarter([]string{"", "", m[3], year})
		return q.Period, ok
	}
	q, ok := months([]string{"", "", m[4], m[5], year})
	return q.Period, ok
}

// YearBefore is the same stretch of the year before, for "cùng kỳ".
func YearBefore(p trichluc.Period) (trichluc.Period, bool) {
	start, err1 := time.Parse(time.DateOnly, p.Start)
	end, err2 := time.Parse(time.DateOnly, p.End)
	if err1 != nil || err2 != nil {
		return p, false
	}
	last := end.AddDate(0, 0, 1).AddDate(-1, 0, -1) // by the day after, so that February ends where it does
	return Span(start.AddDate(-1, 0, 0).Format(time.DateOnly), last.Format(time.DateOnly)), true
}
