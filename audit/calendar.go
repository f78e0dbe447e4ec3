package audit

import (
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// writtenDay reads a day with its month and, mostly, its year.
var writtenDay = regexp.MustCompile(`(?i)ngày\s+(\d{1,2})\s*(?:/|-|\.|tháng)\s*(\d{1,2})(?:\s*(?:/|-|\.|năm)\s*(\d{4}))?`)

// day is a date that the text prints.
type day struct {
	start, end       int // bytes of the text, from "ngày" on
	day, month, year int // year 0 where it is not printed
}

// days are all days that the text prints after "ngày".
func (r *report) days() []day {
	var days []day
	for _, m := range writtenDay.FindAllStringSubmatchIndex(r.document.Text, -1) {
		number := func(i int) int {
			if m[i] < 0 {
				return 0
			}
			n, _ := strconv.Atoi(r.document.Text[m[i]:m[i+1]])
			return n
		}
		if end := m[1]; end < len(r.document.Text) && '0' <= r.document.Text[end] && r.document.Text[end] <= '9' {
			continue // not a date: "ngày 15/105"
		}
		if between := r.document.Text[m[3]:m[4]]; m[6] < 0 && strings.ContainsAny(between, ".-") {
			continue // a figure or a span: "mỗi ngày 30.2 nghìn lượt", "ngày 30-2 chuyến"
		}
		days = append(days, day{m[0], m[1], number(2), number(4), number(6)})
	}
	return days
}

// exists tells that a calendar has the day. Without a year, a February has 29.
func (d day) exists() bool {
	year := d.year
	if year == 0 {
		year = 2024
	}
	t := time.Date(year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
	return d.day > 0 && t.Day() == d.day && int(t.Month()) == d.month
}

func (d day) iso() string { return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day) }

func (r *report) words(d day) string { return r.document.Text[d.start:d.end] }

// at is the place of a stretch of running text, or of its table's cell.
func (r *report) at(start, end int) trichluc.Location {
	where := trichluc.Location{Start: start, End: end}
	i := r.blockAt(start)
	if i < 0 {
		return where
	}
	block := r.document.Blocks[i]
	where.Section, where.Table = block.Section, block.Table
	for _, f := range block.Fragments {
		if f.Start <= start && start < f.End {
			where.Page, where.Box = f.Page, f.Box
		}
	}
	return where
}

// checkImpossibleDates finds days that no calendar has, such as 31/4/2023.
// Without a year only a day that every month's end rules out is taken for one.
func checkImpossibleDates(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	for _, d := range r.days() {
		if d.exists() || d.year == 0 && (d.month > 12 || d.day > 31 || d.month == 0 || d.day == 0) {
			continue
		}
		printed, where := r.words(d), r.at(d.start, d.end)
		if c := r.citedBefore(d.start); c != nil && d.start <= c.Location.End+16 { // the document that is dated so
			printed, where = c.Text+r.document.Text[c.Location.End:d.end], c.Location
		}
		findings = append(findings, trichluc.Finding{
			Severity: trichluc.SeverityError,
			Verdict:  trichluc.VerdictReport,
			Printed:  printed,
			Message:  fmt.Sprintf("%s: ngày không có trong lịch.", printed),
			Where:    []trichluc.Location{where},
		})
	}
	return findings
}

// citedBefore is the last citation that ends before a byte of the text.
func (r *report) citedBefore(at int) *trichluc.Citation {
	n := sort.Search(len(r.citations), func(i int) bool { return r.citations[i].Location.Start >= at })
	for i := n - 1; i >= max(0, n-8); i-- { // one inside another ends later
		if c := &r.citations[i]; c.Location.End <= at {
			return c
		}
	}
	return nil
}

// spanOfDays reads what stands between the two days of a span: "từ ngày … đến
// hết ngày …".
var spanOfDays = regexp.MustCompile(`^\s*(?:\)|,)?\s*(?:đến|tới|-|–)\s*(?:hết\s+)?$`)

// checkReversedSpans finds spans of days that end before they begin.
func checkReversedSpans(r *report) []trichluc.Finding {
	days := r.days()
	var findings []trichluc.Finding
	for i := 0; i+1 < len(days); i++ {
		a, b := days[i], days[i+1]
		if a.year == 0 || b.year == 0 || !a.exists() || !b.exists() || b.iso() >= a.iso() ||
			!spanOfDays.MatchString(r.document.Text[a.end:b.start]) {
			continue
		}
		printed := r.document.Text[a.start:b.end]
		findings = append(findings, trichluc.Finding{
			Severity: trichluc.SeverityError,
			Verdict:  trichluc.VerdictReport,
			Printed:  printed,
			Computed: b.iso() + " < " + a.iso(),
			Message:  fmt.Sprintf("%q: khoảng thời gian kết thúc trước khi bắt đầu.", printed),
			Where:    []trichluc.Location{r.at(a.start, b.end)},
		})
	}
	return findings
}

var (
	asOfDay     = regexp.MustCompile(`\b(tinh den|den het|den thoi diem|tinh toi|chot den|so lieu den)(?: het)?(?: thoi diem)?\s*$`)
	isForecast  = regexp.MustCompile(`\b(uoc|du kien|phan dau|ke hoach|muc tieu|se|du bao|chi tieu|thoi han|hoan thanh truoc|cham nhat|giao|yeu cau|de nghi)\b`)
	reachedIn   = regexp.MustCompile(`(?i)kết quả[^.;:\d\n]{0,60}? quý (IV|III|II|I|[1-4])(?: năm |/)(\d{4})`)
	laterPeriod = regexp.MustCompile(`^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})))?$`)
)

// checkLaterPeriods finds figures that are stated as reached at a time after
// the date of the report.
func checkLaterPeriods(r *report) []trichluc.Finding {
	own := r.document.Metadata
	if own.DatePrecision != "day" || own.Kind != "Báo cáo" {
		return nil
	}
	var findings []trichluc.Finding
	add := func(printed string, where trichluc.Location) {
		findings = append(findings, trichluc.Finding{
			Severity: trichluc.SeverityReview,
			Verdict:  trichluc.VerdictUndetermined,
			Printed:  printed,
			Computed: "báo cáo đề ngày " + own.Date,
			Message:  fmt.Sprintf("Số liệu đã đạt được nêu cho thời gian sau ngày của báo cáo (%s): %s.", own.Date, printed),
			Where:    []trichluc.Location{where},
		})
	}
	for _, m := range reachedIn.FindAllStringSubmatchIndex(r.document.Text, -1) {
		sentence := viet.Fold(r.sentenceBefore(m[1]))
		year, quarter := r.document.Text[m[4]:m[5]], quarterNumber(r.document.Text[m[2]:m[3]])
		if startOf(fmt.Sprintf("%s-Q%d", year, quarter)) > own.Date && !isForecast.MatchString(sentence) {
			add(r.document.Text[m[0]:m[1]], r.at(m[0], m[1]))
		}
	}
	for _, d := range r.days() {
		if d.year == 0 || !d.exists() || d.iso() <= own.Date {
			continue
		}
		if sentence := viet.Fold(r.sentenceBefore(d.start)); asOfDay.MatchString(sentence) && !isForecast.MatchString(sentence) {
			add(r.words(d), r.at(d.start, d.end))
		}
	}
	type columnOfTable struct {
		table  string
		column int
	}
	said := map[columnOfTable]bool{} // a head is wrong once, not in each of its rows
	later := map[string]map[int]bool{}
	for i := range r.observations {
		if o := &r.observations[i]; o.Location.Table != "" && o.Measure == trichluc.MeasureActual && startOf(o.Period) > own.Date {
			if later[o.Location.Table] == nil {
				later[o.Location.Table] = map[int]bool{}
			}
			later[o.Location.Table][o.Location.Column] = true
		}
	}
	for i := range r.observations {
		o := &r.observations[i]
		if len(o.AsOf) == 7 && o.AsOf > own.Date[:7] && o.Value != nil && o.Location.Table == "" && !isForecast.MatchString(viet.Fold(r.sentenceBefore(o.Location.Start))) {
			add(fmt.Sprintf("%s (%s)", withUnit(o), o.AsOf), o.Location)
			continue
		}
		at := columnOfTable{o.Location.Table, o.Location.Column}
		if o.Measure != trichluc.MeasureActual || o.Value == nil || startOf(o.Period) <= own.Date || o.Period == own.Period.Label || said[at] {
			continue
		}
		if len(later[at.table]) > 1 {
			continue // quarters I to IV in April: of another year than we have read
		}
		said[at] = at.table != ""
		if o.Location.Table == "" && isForecast.MatchString(viet.Fold(r.sentenceBefore(o.Location.Start))) {
			continue
		}
		add(fmt.Sprintf("%s: %s (%s)", o.Indicator.Text, withUnit(o), o.Period), o.Location)
	}
	return findings
}

// startOf is the first day of a simple period's label; empty for others.
func startOf(label string) string {
	m := laterPeriod.FindStringSubmatch(label)
	if m == nil {
		return ""
	}
	month := "01"
	switch {
	case m[2] != "":
		month = [...]string{"01", "04", "07", "10"}[m[2][0]-'1']
	case m[3] == "2":
		month = "07"
	case m[4] != "":
		month = m[4]
	}
	return m[1] + "-" + month + "-01"
}

// sentenceBefore is the text of a sentence before an offset, as far back as
// words have something to say of it.
func (r *report) sentenceBefore(offset int) string {
	const window = 1000 // bytes
	start := max(0, offset-window)
	if at := r.blockAt(offset); at >= 0 {
		start = max(start, r.document.Blocks[at].Start)
	}
	text := strings.ToValidUTF8(r.text(start, offset), "")
	if i := strings.LastIndex(text, ". "); i >= 0 {
		text = text[i+2:]
	}
	return text
}
