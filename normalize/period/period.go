// Package period reads the stretches of time that Vietnamese reports name: a
// year, a quarter, half a year, nine months, a month, a span between two
// dates, the date up to which a figure was counted, the horizon of a plan.
//
// Labels are compact: "2023", "2024-Q1", "2024-H1", "2024-03", "2021/2025",
// "2023-12-25/2024-03-05". A span of whole years, or one that is exactly a
// year, a quarter or a month, has the label of that.
package period

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
)

// Role says what a mention of time does to the figures beside it.
type Role string

// The roles.
const (
	During  Role = "during"  // "năm 2023", "trong quý I/2024", "từ ... đến ..."
	AsOf    Role = "as_of"   // "tính đến ngày 10/3/2024": the date a stock was read
	Horizon Role = "horizon" // "đến năm 2025": the end of a plan
	Against Role = "against" // "so với năm 2023": what a change is measured from
	Since   Role = "since"   // "từ năm 2023": says nothing of the figure's own period
)

// Mention is a stretch of time named in a text. Offsets are bytes, half-open.
type Mention struct {
	Start, End int
	Role       Role
	Period     trichluc.Period
	Years      []string // "các năm 2020, 2021": each year has its own figure
}

const (
	day     = `(?:ngày\s*)?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})`
	longDay = `ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})`
)

// reader turns the groups of a match into a mention; ok is false for a date
// that does not exist.
type reader func(m []string) (Mention, bool)

// grammar lists the forms, longest first: what an earlier form has read is not
// read again by a later one.
var grammar = []struct {
	word string // that each match holds, to pass over the form without it
	form *pattern.Pattern
	read reader
}{
	{"từ", lower(`từ\s*(?:ngày\s*)?` + longDay + `\s*(?:đến|-|–)\s*(?:hết\s*)?` + longDay), between},
	{"từ", lower(`từ\s*` + day + `\s*(?:đến|-|–)\s*(?:hết\s*)?` + day), between},
	{"đầu", lower(`từ\s*đầu\s*năm(?:\s*(\d{4}))?\s*(?:cho\s*)?đến\s*(?:hết\s*)?` + day), fromNewYear},
	{"đầu", lower(`từ\s*đầu\s*năm(?:\s*(\d{4}))\s*(?:cho\s*)?đến\s*nay`), func(m []string) (Mention, bool) { return during(Year(m[1])), true }},
	{"quý", lower(`(so\s*với\s*(?:cùng\s*kỳ\s*)?|từ\s*)?\(?quý\s*(i{1,3}|iv|[1-4])(?:\s*[/-]\s*|\s*,?\s*năm\s*)(\d{4})`), quarter},
	{"tháng", lower(`(so\s*với\s*(?:cùng\s*kỳ\s*)?)?(\d{1,2}|ba|sáu|chín)\s*tháng(?:\s*(đầu|cuối))?(?:\s*của)?\s*năm\s*(\d{4})`), months},
	{"đến", lower(`((?:tính|lũy\s*kế|luỹ\s*kế|thống\s*kê|cập\s*nhật|số\s*liệu)?\s*(?:tính\s*)?đến\s*(?:thời\s*điểm\s*|hết\s*|cuối\s*|nay\s*)?)(?:` + longDay + `|` + day + `)`), asOfDay},
	{"ngày", lower(`(ngày)\s*` + longDay[len(`ngày\s*`):]), onDay},
	{"tháng", lower(`((?:tính|lũy\s*kế|luỹ\s*kế|thống\s*kê|cập\s*nhật)?\s*đến\s*(?:hết\s*|cuối\s*)?|từ\s*|trong\s*)?tháng\s*(\d{1,2})(?:\s*[/-]\s*|\s*năm\s*)(\d{4})`), month},
	{"năm", lower(`(?:đến|tới)\s*(hết\s*|cuối\s*)?năm\s*(\d{4})`), horizon},
	{"", lower(`(giai\s*đoạn|thời\s*kỳ|nhiệm\s*kỳ)\s*(?:\d{1,2}\s*năm\s*\(?\s*)?(?:từ\s*)?(?:năm\s*)?(\d{4})\s*(?:-|–|đến)\s*(?:năm\s*)?(\d{4})`), phase},
	{"học", lower(`(từ\s*|so\s*với\s*|(?:tính\s*)?đến\s*(?:hết\s*)?|kết\s*thúc\s*|hết\s*)?năm\s*học\s*(\d{4})\s*[-–/]\s*(\d{4})`), schoolYear},
	{"năm", lower(`((?:so\s*với\s*)?(?:cùng\s*kỳ|cả)\s*|so\s*với\s*(?:(?:cuối|đầu)\s*)?|từ\s*|sang\s*|sau\s*)?(?:các\s*)?năm\s*(\d{4}(?:(?:\s*,\s*|\s*;\s*|\s*và\s*|\s*-\s*|\s*–\s*)(?:năm\s*)?\d{4})*)`), years},
	{"(", lower(`\((\d{4}(?:\s*[,;]\s*\d{4})+)\)`), bracketed},
	{"ngày", lower(`(?:^|\s|\()(ngày)\s*` + day[len(`(?:ngày\s*)?`):]), onDay},
	{"thời", lower(`(tại\s*thời\s*điểm)\s*` + day[len(`(?:ngày\s*)?`):]), onDay},
}

// lower compiles a form to be matched with text in lower case: matching in any
// case makes the regexp engine several times slower.
func lower(form string) *pattern.Pattern { return pattern.New(form) }

// Find lists the stretches of time named in s, in the order of their forms.
func Find(s string) []Mention {
	if !strings.ContainsAny(s, "0123456789") {
		return nil // every form holds a year or a day
	}
	if l := strings.ToLower(s); len(l) == len(s) {
		s = l
	}
	var out []Mention
	taken := func(i, j int) bool {
		for _, m := range out {
			if i < m.End && m.Start < j {
				return true
			}
		}
		return false
	}
	for _, g := range grammar {
		if !strings.Contains(s, g.word) {
			continue
		}
		for _, at := range g.form.FindAllStringSubmatchIndex(s, -1) {
			if taken(at[0], at[1]) {
				continue
			}
			m, ok := g.read(groups(s, at))
			if !ok {
				continue
			}
			m.Start, m.End = at[0], at[1]
			out = append(out, m)
		}
	}
	return out
}

func groups(s string, at []int) []string {
	out := make([]string, len(at)/2)
	for i := range out {
		if at[2*i] >= 0 {
			out[i] = s[at[2*i]:at[2*i+1]]
		}
	}
	return out
}

// filled drops empty groups after the first: forms with alternatives.
func filled(m []string) []string {
	out := m[:1:1]
	for _, g := range m[1:] {
		if g != "" {
			out = append(out, g)
		}
	}
	return out
}

func during(p trichluc.Period) Mention { return Mention{Role: During, Period: p} }

// Year is a calendar year.
func Year(y string) trichluc.Period {
	return trichluc.Period{Label: y, Start: y + "-01-01", End: y + "-12-31"}
}

// Quarter is the n-th quarter of a year, from 1.
func Quarter(y string, n int) trichluc.Period {
	p := monthsOf(y, 3*n-2, 3*n)
	p.Label = fmt.Sprintf("%s-Q%d", y, n)
	return p
}

// monthsOf is the stretch between two months of a year, both included.
func monthsOf(y string, from, to int) trichluc.Period {
	year, _ := strconv.Atoi(y)
	last := time.Date(year, time.Month(to+1), 0, 0, 0, 0, 0, time.UTC)
	p := trichluc.Period{Start: fmt.Sprintf("%s-%02d-01", y, from), End: last.Format(time.DateOnly)}
	switch {
	case from == to:
		p.Label = p.Start[:7]
	case from == 1 && to == 6:
		p.Label = y + "-H1"
	case from == 7 && to == 12:
		p.Label = y + "-H2"
	case from == 1 && to == 12:
		p.Label = y
	case to-from == 2 && to%3 == 0:
		p.Label = fmt.Sprintf("%s-Q%d", y, to/3)
	default:
		p.Label = p.Start[:7] + "/" + p.End[:7]
	}
	return p
}

// date makes an ISO date of printed day, month and year.
func date(d, m, y string) (string, bool) {
	day, _ := strconv.Atoi(d)
	mon, _ := strconv.Atoi(m)
	year, _ := strconv.Atoi(y)
	t := time.Date(year, time.Month(mon), day, 0, 0, 0, 0, time.UTC)
	return t.Format(time.DateOnly), t.Day() == day && int(t.Month()) == mon && year > 1900 && year < 2100
}

// Span is the stretch between two ISO dates, both included, under its
// shortest label.
func Span(start, end string) trichluc.Period {
	p := trichluc.Period{Label: start + "/" + end, Start: start, End: end}
	if start[:4] == end[:4] && strings.HasSuffix(start, "-01") {
		from, _ := strconv.Atoi(start[5:7])
		to, _ := strconv.Atoi(end[5:7])
		if q := monthsOf(start[:4], from, to); from <= to && q.End == end {
			return q
		}
	}
	return p
}

func between(m []string) (Mention, bool) {
	m = filled(m)
	start, ok1 := date(m[1], m[2], m[3])
	end, ok2 := date(m[4], m[5], m[6])
	return during(Span(start, end)), ok1 && ok2 && start <= end
}

func fromNewYear(m []string) (Mention, bool) {
	end, ok := date(m[2], m[3], m[4])
	if m[1] == "" {
		m[1] = m[4]
	}
	p := trichluc.Period{Label: m[1] + "-01-01/" + end, Start: m[1] + "-01-01", End: end}
	return during(p), ok && p.Start <= end
}

// role of a mention by the words before it.
func role(words string) Role {
	switch w := strings.ToLower(strings.TrimSpace(words)); {
	case strings.HasPrefix(w, "so"), strings.HasPrefix(w, "cùng"):
		return Against
	case w == "từ" || w == "sau" || w == "sang":
		return Since
	}
	return During
}

var quarterNumbers = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

func quarter(m []string) (Mention, bool) {
	return Mention{Role: role(m[1]), Period: Quarter(m[3], quarterNumbers[strings.ToLower(m[2])])}, true
}

func months(m []string) (Mention, bool) {
	n, err := strconv.Atoi(m[2])
	if err != nil {
		n = map[string]int{"ba": 3, "sáu": 6, "chín": 9}[strings.ToLower(m[2])]
	}
	if n < 1 || n > 12 {
		return Mention{}, false
	}
	p := monthsOf(m[4], 1, n)
	if strings.EqualFold(m[3], "cuối") {
		p = monthsOf(m[4], 13-n, 12)
	}
	return Mention{Role: role(m[1]), Period: p}, true
}

func asOfDay(m []string) (Mention, bool) {
	m = filled(m)
	d, ok := date(m[len(m)-3], m[len(m)-2], m[len(m)-1])
	return Mention{Role: AsOf, Period: trichluc.Period{Label: d, Start: d, End: d}}, ok
}

func month(m []string) (Mention, bool) {
	n, _ := strconv.Atoi(m[2])
	if n < 1 || n > 12 {
		return Mention{}, false
	}
	out := Mention{Role: role(m[1]), Period: monthsOf(m[3], n, n)}
	if strings.Contains(strings.ToLower(m[1]), "đến") {
		out.Role = AsOf
	}
	return out, true
}

func horizon(m []string) (Mention, bool) {
	out := Mention{Role: Horizon, Period: Year(m[2])}
	if m[1] != "" {
		out.Role = AsOf
		out.Period.Label = out.Period.End
	}
	return out, true
}

func phase(m []string) (Mention, bool) {
	p := trichluc.Period{Label: m[2] + "/" + m[3], Start: m[2] + "-01-01", End: m[3] + "-12-31"}
	return Mention{Role: During, Period: p}, m[2] < m[3]
}

// schoolYear reads a year of schools: it opens in September, and lasts until the
// next one does, for its examinations are held in summer.
func schoolYear(m []string) (Mention, bool) {
	p := trichluc.Period{Label: m[2] + "/" + m[3], Start: m[2] + "-09-01", End: m[3] + "-08-31"}
	first, _ := strconv.Atoi(m[2])
	last, _ := strconv.Atoi(m[3])
	return Mention{Role: role(m[1]), Period: p}, last == first+1
}

var fourDigits = pattern.New(`\d{4}`)

func years(m []string) (Mention, bool) {
	all := fourDigits.FindAllString(m[2], -1)
	first, last := all[0], all[len(all)-1]
	out := Mention{Role: role(m[1]), Period: Year(first)}
	if len(all) > 1 {
		out.Years = all
		out.Period = trichluc.Period{Label: first + "/" + last, Start: first + "-01-01", End: last + "-12-31"}
		if strings.ContainsAny(m[2], "-–") {
			out.Years = nil
		}
	}
	return out, first >= "1900" && last < "2100" && first <= last
}

// bracketed reads the years that a run of years is made of: "03 năm liên tiếp
// (2020, 2021, 2022)".
func bracketed(m []string) (Mention, bool) {
	out, ok := years([]string{m[0], "", m[1]})
	out.Years = nil
	return out, ok
}

func onDay(m []string) (Mention, bool) {
	d, ok := date(m[2], m[3], m[4])
	return Mention{Role: AsOf, Period: trichluc.Period{Label: d, Start: d, End: d}}, ok
}
