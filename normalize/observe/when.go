package observe

import (
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
	"github.com/trichluc/trichluc/normalize/period"
)

// settled is a time, and whether the sentence itself says it.
type settled struct {
	timeOf
	own bool
}

// when settles the time of a figure that begins at i in a sentence: what the
// sentence says before it as an adverb, else the passage's own.
func (p *passage) when(s span, f figure) settled {
	if dealt, ok := f.dealtTime(); ok {
		return settled{timeOf{period: dealt}, true}
	}
	t := p.period
	own, named := false, false
	if p.under.when.Label != "" && p.under.governs(p, s, &f) {
		t.period, own = p.under.when, true
	}
	for _, m := range p.timesNear(s, f.qstart) {
		named = named || m.Start >= f.end && m.Start < f.postEnd && m.Role != period.Horizon || m.Role == period.Against && f.bracket >= 0 && m.End <= f.bracket && strings.TrimSpace(p.text[m.End:f.bracket]) == ""
		adverb := p.adverbial(s, m)
		switch {
		case p.offset >= 0 && p.cited(p.offset+m.Start, p.offset+m.End), p.elsewhere(m, &f), ofNorm.MatchString(tailText(p.text[s.start:m.Start], 80)):
		case m.Role == period.AsOf && m.Start >= f.postStart() && m.Start < f.postEnd && m.Period.Start == m.Period.End && strings.Trim(p.text[f.postStart():m.Start], " ") == "(":
			t.asOf = m.Period.Label // "1.245 tỷ đồng (tính đến ngày 31/5/2024)"
		case f.change == "" && m.Role == period.During && m.Start >= f.clauseStart && m.End <= f.qstart && phased.MatchString(p.text[m.Start:m.End]) &&
			!inTitle.MatchString(p.text[s.start:m.Start]) && !done.MatchString(p.text[m.End:f.qstart]):
			t.period, own = m.Period, true // "Trồng rừng giai đoạn 2021 - 2025 diện tích 8.500 ha"
		case m.Start >= f.qstart && m.Role == period.During && f.nounEnd > 0 && strings.Trim(p.text[min(f.nounEnd, m.Start):m.Start], " (") == "" && p.text[m.Start] == '(':
			t.period, own = m.Period, true
		case f.change != "" && m.Role == period.During && m.Start >= f.segStart && m.End <= f.qstart && len(m.Period.Label) > 4:
			t, own = timeOf{period: m.Period, asOf: t.asOf}, true // "IIP tháng 6 tăng 3,15%"
		case f.change != "" && !adverb:
		case m.Start >= f.qstart:
			if m.Role == period.During && m.Start < f.postEnd && m.Start >= f.end && !own && len(m.Period.Label) <= 7 && !inTitle.MatchString(p.text[f.end:m.Start]) && !adverb {
				t.period = m.Period
			}
		case m.Role == period.During && (adverb || f.Kind == number.Rank || f.labelStart >= 0 && m.Start >= f.labelStart && !inTitle.MatchString(p.text[f.labelStart:m.Start])):
			t, own = timeOf{period: m.Period, asOf: t.asOf}, true
			if strings.Count(m.Period.Label, "-") == 5 {
				t.asOf = m.Period.End
			}
		case m.Role == period.AsOf && p.aimedBefore(s, m.Start):
			if strings.HasSuffix(m.Period.End, "-12-31") {
				t.period, own = period.Year(m.Period.End[:4]), true // "mục tiêu đến hết năm 2025": no reading is taken yet
			}
		case m.Role == period.During && m.Start >= f.segStart && m.End <= f.qstart && isValue.MatchString(p.text[m.End:f.qstart]) &&
			(planYear.MatchString(tailText(p.text[s.start:m.Start], 40)) || !inTitle.MatchString(p.text[f.segStart:m.Start])):
			t, own = timeOf{period: m.Period, asOf: t.asOf}, true
			if strings.Count(m.Period.Label, "-") == 5 {
				t.asOf = m.Period.End
			}
		case m.Role == period.AsOf && (p.target || p.aimedBefore(s, f.qstart)) && strings.HasSuffix(m.Period.Start, "-01-01") && m.Period.Label == m.Period.End:
			t.period, own = period.Year(m.Period.End[:4]), true // "phấn đấu đến hết năm 2024"
		case m.Role == period.AsOf && (adverb || m.Start >= f.segStart && m.End <= f.qstart && isValue.MatchString(p.text[m.End:f.qstart])):
			t.asOf = m.Period.Label
		case m.Role == period.Horizon && (p.target || p.aimedBefore(s, f.qstart)):
			t.period = m.Period
		}
	}
	for _, m := range p.times(s) {
		if m.Role == period.Against && f.bracket >= 0 && m.End <= f.bracket && strings.TrimSpace(p.text[m.End:f.bracket]) == "" && f.change == "" && strings.TrimSpace(p.text[f.bracket+1:f.qstart]) == "" {
			t.period = m.Period // "giảm 5,2% so với năm 2015 (2.140 biên chế)"
		}
	}
	if len(t.period.Label) > 4 && strings.Contains(p.text[f.clauseStart:f.qstart], "cả năm") && (p.target || planned.MatchString(p.text[f.segStart:f.qstart])) {
		t.period, own = period.Year(t.period.Label[:4]), true
	}
	if t.asOf != "" && t.asOf < t.period.Start && len(t.asOf) == len("2006-01-02") {
		t.period, own = period.Year(t.asOf[:4]), true // "đến 31/12/2023" in a report of 2024
	}
	if len(t.asOf) == len("2006-01-02") && t.period.Label == "" && p.reader.period.Label == "" && !p.target {
		t.period = period.Year(t.asOf[:4]) // "Tại thời điểm 01/10/2019": nothing else says when
	}
	if !own && !p.target && f.change == "" && len(t.period.Label) > 4 && t.period.Start != "" && t.period.Start[:4] == t.period.End[:4] && yearAim.MatchString(p.text[f.segStart:f.qstart]) {
		t.period = period.Year(t.period.Start[:4]) // an aim is set for the year, unless it says otherwise
	}
	if f.bracket >= 0 && f.change == "" && openFrom.MatchString(p.text[f.bracket:f.qstart]) && raisedTo.MatchString(p.text[f.end:]) {
		t.period, own = trichluc.Period{}, true // "giảm 15% (từ 120 vụ xuống 102 vụ)"
	}
	if was, earlier := p.earlierLevel(&f, t.period); earlier && !named {
		t.period, own = was, true
	}
	return settled{t, own}
}

// ofNorm matches the name of a norm, whose years are its own: "theo chuẩn nghèo
// đa chiều giai đoạn".
var ofNorm = pattern.New(`(?i)(?:chuẩn|tiêu chí|bộ tiêu chí)\s(?:\p{L}+\s){0,5}(?:\()?(?:giai đoạn\s+)?$`)

// phased matches a stretch of years that is named as one.
var phased = pattern.New(`(?i)^(?:giai\s*đoạn|thời\s*kỳ|nhiệm\s*kỳ)\s`)

// openFrom matches a bracket that opens with the level a change starts from.
var openFrom = pattern.New(`(?i)^\(\s*từ\s*$`)

// postStart is where the words behind a figure and its noun begin.
func (f *figure) postStart() int { return max(f.end, f.nounEnd) }

// elsewhere tells whether a time stands in brackets with a figure of their own
// that close before this one: "(năm 2021 là 5,1%); thu hút 09 dự án".
func (p *passage) elsewhere(m period.Mention, f *figure) bool {
	if m.End > f.qstart {
		return false
	}
	if m.End < f.segStart && !p.target && p.ahead(m.Period) && strings.HasSuffix(strings.TrimRight(p.text[:m.Start], " "), "vào") {
		return true // "06 mục tiêu có khả năng đạt vào năm 2025, 02 mục tiêu khó đạt"
	}
	open, shut := p.bracketOf(m.Start)
	if shut == 0 || shut > f.qstart {
		return false
	}
	i := p.figureAt(open)
	return i < len(p.figures) && p.figures[i].Start < shut
}

// planYear and isValue match what stands before and after the year of a plan
// that a figure is: "kế hoạch năm 2024 là", "dự toán năm 2024:".
var (
	planYear = pattern.New(`(?i)(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|ước|dự kiến|kh)\s+(?:giao\s+|cho\s+|của\s+)?$`)
	isValue  = pattern.New(`(?i)^\s*(?:là|:|đạt|được|giao|đề ra|bằng|ước)?(?:\s*là)?(?:\s*(?:khoảng|trên|hơn|đạt|được))?\s*$`)
)

// yearAim matches words right before the level that a report holds its result
// against: "không đạt mục tiêu 50%".
var yearAim = pattern.New(`(?i)(?:đạt|vượt|bằng|so với)\s+(?:mục tiêu|chỉ tiêu)\s*$`)

// inTitle matches words after which a year belongs to a document or plan, not
// to the figure.
var inTitle = word(`kế hoạch|chương trình|đề án|quyết định|nghị quyết|chỉ thị|danh mục|báo cáo|dự án|hội nghị`)

// times are the mentions of time in a sentence, at offsets of the passage, in
// order of place.
func (p *passage) times(s span) []period.Mention {
	if p.timed == s {
		return p.found
	}
	found := period.Find(p.text[s.start:s.end])
	for _, m := range period.Within(p.text[s.start:s.end], p.reader.period) {
		if !slices.ContainsFunc(found, func(f period.Mention) bool { return f.Start < m.End && m.Start < f.End }) {
			found = append(found, m)
		}
	}
	for i := range found {
		found[i].Start += s.start
		found[i].End += s.start
	}
	for i := 1; i < len(found); i++ {
		for j := i; j > 0 && found[j].Start < found[j-1].Start; j-- {
			found[j], found[j-1] = found[j-1], found[j]
		}
	}
	p.timed, p.found, p.aims = s, found, map[int]bool{}
	return found
}

// aimedBefore tells whether a sentence aims at what follows a byte of the text.
// It is asked for each time of the sentence and each of its figures, so it is
// kept.
func (p *passage) aimedBefore(s span, at int) bool {
	aims, known := p.aims[at]
	if !known {
		aims = aimed(p.text[s.start:at])
		p.aims[at] = aims
	}
	return aims
}

// timesNear are the times of a sentence that a figure may be of: the last
// before it and the first behind it. Longer sentences are lists, in which a
// time so far off has nothing to say.
func (p *passage) timesNear(s span, at int) []period.Mention {
	const before, behind = 64, 8
	times := p.times(s)
	i, _ := slices.BinarySearchFunc(times, at, func(m period.Mention, at int) int { return m.Start - at })
	return times[max(0, i-before):min(len(times), i+behind)]
}

// adverbial tells whether a mention of time says when the clause holds: it
// opens a clause or follows "trong".
func (p *passage) adverbial(s span, m period.Mention) bool {
	before := strings.TrimRight(p.text[s.start:m.Start], " *")
	if before == "" || strings.ContainsAny(before[len(before)-1:], ",;:(-") {
		return true
	}
	lower := strings.ToLower(before)
	for _, w := range []string{"trong", "vào", "tính", "theo đó,", "lũy kế", "luỹ kế", "tính chung", "cộng dồn", "bình quân", "phấn đấu", "dự kiến", "mục tiêu"} {
		if strings.HasSuffix(lower, w) {
			return true
		}
	}
	return nameMark.ReplaceAllString(strings.TrimSpace(before)+" ", "") == "" || footnoteMark.ReplaceAllString(before, "") == ""
}
