package observe

import (
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/period"
)

// turn is a run of figures that a sentence deals out to as many times,
// places or things: "quý I, quý II và quý III lần lượt đạt 62%, 68% và 71%".
type turn struct {
	times    []trichluc.Period
	subjects []trichluc.Subject
	names    []string
	name     string // of the first figure, which all share
	change   string
}

// dealt matches the words that deal figures out, and the verb after them.
var dealt = pattern.New(`(?i)\s(?:lần lượt|tương ứng|theo thứ tự)(?:\s|$)`)

// dealsOut finds the runs of figures of a sentence that are dealt out, and
// takes what they are dealt out to from the names.
func (p *passage) dealsOut(s span, fs []figure) {
	p.skips = nil
	if text := p.text[s.start:s.end]; len(fs) < 2 || !strings.Contains(text, "ần lượt") && !strings.Contains(text, "ương ứng") && !strings.Contains(text, "thứ tự") {
		return
	}
	for _, at := range dealt.FindAllStringIndex(p.text[s.start:s.end], -1) {
		word := span{s.start + at[0], s.start + at[0] + len(strings.TrimRight(p.text[s.start+at[0]:s.start+at[1]], " "))}
		first := 0
		for first < len(fs) && fs[first].qstart < word.end {
			first++
		}
		run := p.runOf(fs[first:])
		if len(run) < 2 || run[0].qstart-word.end > dealtWindow {
			continue
		}
		from := run[0].clauseStart
		if first > 0 && fs[first-1].end > from {
			from = fs[first-1].end
		}
		t := &turn{}
		if !p.dealTimes(t, span{from, run[0].qstart}, len(run)) && !p.dealPlaces(t, span{from, word.start}, len(run)) && !p.dealNames(t, span{from, word.start}, len(run)) {
			continue
		}
		p.skips = append(p.skips, word)
		slices.SortFunc(p.skips, func(a, b span) int { return a.start - b.start })
		for i := range run {
			run[i].turn, run[i].place = t, i
			if last := run[len(run)-1]; run[i].nounStart < 0 && last.nounStart >= 0 {
				run[i].unit, run[i].measured = last.unit, last.measured // "12, 15 và 20 vụ"
			}
		}
	}
}

// dealtWindow is the most bytes between "lần lượt" and the first figure.
const dealtWindow = 80

// runOf is the figures of one kind from the first on that only commas and
// "và" part.
func (p *passage) runOf(fs []figure) []figure {
	n := min(1, len(fs))
	for n < len(fs) && fs[n].Kind == fs[0].Kind && connective.MatchString(p.text[max(fs[n-1].end, fs[n-1].nounEnd):fs[n].qstart]) {
		n++
	}
	return fs[:n]
}

// dealTimes reads a list of as many times.
func (p *passage) dealTimes(t *turn, s span, n int) bool {
	lower := strings.ToLower(p.text[s.start:s.end])
	if len(lower) != s.end-s.start {
		return false
	}
	start, end, times, ok := period.Series(lower, p.reader.period)
	if !ok || len(times) != n {
		return false
	}
	if lead := listLead.FindStringIndex(lower[:start]); lead != nil {
		start = lead[0]
	}
	t.times = times
	p.skips = append(p.skips, span{s.start + start, s.start + end})
	return true
}

// listLead matches the words before a list of times that belong to it.
var listLead = pattern.New(`\s*(?:trong\s+)?(?:các\s+)?$`)

// placesOf matches the noun that opens a list of places: "của các huyện A, B".
var placesOf = pattern.New(`(?i)(?:^|\s)(?:của|tại|ở|trong)?\s*(?:các\s+)?((?:huyện|xã|phường|quận|thị xã|thành phố)(?:,\s*(?:thị xã|thành phố))?)\s+\p{Lu}`)

// dealPlaces reads a list of as many places.
func (p *passage) dealPlaces(t *turn, s span, n int) bool {
	text := p.text[s.start:s.end]
	at := placesOf.FindStringSubmatchIndex(text)
	if at == nil {
		return false
	}
	noun := text[at[2]:at[3]]
	parts := listed(text[at[3]:])
	if len(parts) != n {
		return false
	}
	for _, name := range parts {
		if level, ok := entityAt(name); ok {
			t.subjects = append(t.subjects, trichluc.Subject{Text: name, Level: level})
			continue
		}
		level, _ := entityAt(upperFirst(noun) + " " + name)
		t.subjects = append(t.subjects, trichluc.Subject{Text: lowerFirst(noun) + " " + name, Level: level})
	}
	p.skips = append(p.skips, span{s.start + at[0], s.end})
	return true
}

// listed are the parts of a list.
func listed(s string) []string {
	parts := strings.FieldsFunc(strings.ReplaceAll(s, " và ", ", "), func(r rune) bool { return r == ',' || r == ';' })
	for i := range parts {
		parts[i] = clean(parts[i])
	}
	return parts
}

// dealNames reads a list of as many things that the figures are of: what all
// share stands before the first of them, which has as many words as the second.
func (p *passage) dealNames(t *turn, s span, n int) bool {
	text := openerless(p.text[s.start:s.end])
	if at := max(strings.LastIndexByte(text, ':'), strings.LastIndexByte(text, '(')); at >= 0 {
		text = text[at+1:]
	}
	year := closingTime.FindStringSubmatch(text)
	text = closingTime.ReplaceAllString(text, "")
	parts := listed(text)
	for i := len(parts) - 1; i > 0 && len(parts) > n; i-- { // "Sở Giáo dục và Đào tạo" is one
		if _, named := entityAt(parts[i]); !named && strings.Contains(text, parts[i-1]+" và "+parts[i]) && (i < len(parts)-1 || len(parts) == n+1) {
			parts[i-1] += " và " + parts[i]
			parts = append(parts[:i], parts[i+1:]...)
		}
	}
	if len(parts) != n || n < 2 || parts[0] == "" {
		return false
	}
	for range n {
		if year != nil {
			t.times = append(t.times, period.Year(year[1])) // said of them all
		}
	}
	base, agencies := "", true
	base, parts[0] = sharedBase(parts[0], parts[1])
	for _, part := range parts {
		level, named := entityAt(part)
		if l, ok := levelIn(part); ok {
			part, level, named = l.Text, l.Level, true
		}
		agencies = agencies && named
		t.subjects = append(t.subjects, trichluc.Subject{Text: part, Level: level})
		t.names = append(t.names, upperFirst(join(" ", base, part)))
	}
	if agencies {
		for i := range t.names {
			t.names[i] = upperFirst(cutTrailing(base))
		}
	} else {
		t.subjects = nil
	}
	return !slices.Contains(t.names, "")
}

// closingTime matches the year that a list ends in.
var closingTime = pattern.New(`\s+(?:trong )?năm (\d{4})\s*$`)

// sharedBase parts the first member of a list from the words before it that
// all share: "Tỷ lệ giải ngân của | Sở Y tế", "Tỷ lệ thu gom rác | đô thị".
func sharedBase(first, second string) (base, member string) {
	words := strings.Fields(first)
	at := len(words) - len(strings.Fields(second))
	_, agency := entityAt(second)
	level := strings.HasPrefix(second, "cấp ")
	for i := 1; i < len(words) && (agency || level); i++ {
		if _, ok := entityAt(strings.Join(words[i:], " ")); ok && agency || level && words[i] == "cấp" {
			at = i
			break
		}
	}
	if i := lastIndex(words, strings.Fields(second)[0]); i > 0 && !agency && !level {
		at = i // "Sản lượng lúa | vụ Đông Xuân và vụ Hè Thu"
	}
	if at <= 0 || firstMatch(nameHead, second) == 0 {
		return "", first
	}
	return strings.Join(words[:at], " "), strings.Join(words[at:], " ")
}

// lastIndex is where a word stands last, -1 where it does not.
func lastIndex(words []string, word string) int {
	for i := len(words) - 1; i >= 0; i-- {
		if strings.EqualFold(words[i], word) {
			return i
		}
	}
	return -1
}

// dealtTime is the time that a figure was dealt, if any.
func (f *figure) dealtTime() (trichluc.Period, bool) {
	if f.turn == nil || f.turn.times == nil {
		return trichluc.Period{}, false
	}
	return f.turn.times[f.place], true
}
