package observe

import (
	"strconv"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/period"
)

// announcement is what the words before a colon say of the figures behind it:
// "Dự toán năm 2025 của các đơn vị như sau:", "Kết quả quý III năm 2023:".
type announcement struct {
	end     int // of its words in the passage; 0 for the sentence that announced a list
	when    trichluc.Period
	measure trichluc.Measure // budget or target; empty where the words do not say
}

var (
	// budgetHead matches the head of a list of what was estimated, targetHead
	// of what was aimed at.
	budgetHead = pattern.New(`(?i)^(?:[^:;]{0,60},\s*)?[\s\d.)*+•–-]*(?:(?:quyết nghị|thống nhất|phê chuẩn|thông qua|giao|phân bổ|bổ sung|tổng|điều chỉnh|phương án)\s+)*dự toán(?:\s|$)`)
	targetHead = pattern.New(`(?i)(?:^|\s)(?:giao chỉ tiêu|chỉ tiêu phấn đấu|(?:đề ra|đặt ra|với|phấn đấu đạt)\s+(?:\p{L}+\s+){0,3}(?:mục tiêu|chỉ tiêu))(?:\s|$)|^[\s\d.)*+•–-]*(?:mục tiêu|chỉ tiêu|kế hoạch)\s`)
	// reports matches words by which a head that names a plan announces what
	// became of it.
	reports = word(`kết quả|thực hiện|đạt|đạt được|hoàn thành|so với|đã|tình hình|quyết toán|giải ngân|ước|đánh giá|giảm|cắt giảm|tồn tại|hạn chế|chất lượng|chưa|không|có \d+`)
	// timeLed matches what stands before the time of a head that says no more
	// than that.
	timeLed = pattern.New(`(?i)^[\s\d.)*+•–-]*(?:kết quả|ước(?: tính| thực hiện)?|dự ước|sơ bộ|tính chung)\s*$`)
)

// announced reads the head of a list, which begins at an offset of the passage,
// or -1 where it stands above it.
func (p *passage) announced(head string, at int) (a announcement) {
	if i := strings.IndexByte(head, ':'); i >= 0 {
		head = head[:i]
	}
	if i := budgetHead.FindStringIndex(head); i != nil && !reports.MatchString(head[i[1]:]) {
		a.measure = trichluc.MeasureBudget
	} else if !reports.MatchString(head) && targetHead.MatchString(programme.ReplaceAllString(head, "")) {
		a.measure = trichluc.MeasureTarget
	}
	for _, m := range period.Find(head) {
		if m.Role != period.During || at >= 0 && p.offset >= 0 && p.cited(p.offset+at+m.Start, p.offset+at+m.End) {
			continue
		}
		if rest := strings.TrimSpace(head[m.End:]); a.measure != "" || timeLed.MatchString(head[:m.Start]) && (rest == "" || strings.HasPrefix(rest, ",")) {
			a.when = m.Period
			break
		}
	}
	return a
}

// announce settles what the figures of a sentence are announced by: the words
// before its own colon, else those of the list that it is an entry of.
func (p *passage) announce(s span) {
	text := p.text[s.start:s.end]
	if i := strings.IndexByte(text, ':'); i > 0 && !strings.Contains(text[:i], ";") {
		if a := p.announced(text[:i], s.start); a.says() {
			p.head = a
			a.end = s.start + i
			p.under = a
			return
		}
	}
	if p.under.end > 0 && !entry.MatchString(text) {
		p.head = announcement{} // the sentence after a list
	}
	p.under = p.head
}

// says tells whether an announcement says anything.
func (a announcement) says() bool { return a.measure != "" || a.when.Label != "" }

// entry matches an entry that names and gives its figure: "Thu viện trợ: 30.369".
var entry = pattern.New(`^[^:,;.]{3,100}:\s*\d`)

// leadsOn matches a line that leads from the head of a list to its entries and
// says no more: "Bao gồm:", "Cụ thể như sau:".
var leadsOn = pattern.New(`(?i)^[\s\d.)*+•–-]*(?:bao gồm|gồm|trong đó|cụ thể|như sau|cụ thể như sau|chi tiết như sau)\s*:?\s*$`)

// announcedAbove is the announcement that the blocks under a heading, or under
// a sentence with a colon, stand under; old is that of the block before.
func (p *passage) announcedAbove(old announcement) announcement {
	if a := p.announced(p.leadIn, -1); a.says() {
		return a
	}
	if leadsOn.MatchString(p.leadIn) {
		return old
	}
	for i := len(p.titles) - 1; i >= 0 && !past.MatchString(p.titles[i]); i-- {
		if a := p.announced(p.titles[i], -1); a.measure == trichluc.MeasureBudget {
			return a
		}
	}
	return announcement{}
}

// governs tells whether an announcement holds for a figure: it stands behind it,
// and nothing since says that something was done.
func (a announcement) governs(p *passage, s span, f *figure) bool {
	from := max(a.end, s.start)
	return a.says() && f.qstart > from && f.change == "" && !done.MatchString(p.text[from:f.qstart])
}

// done matches words that turn from what was planned to what was done.
var done = word(`đã|đến nay|hiện nay|thực hiện|giải ngân|kết quả đạt|ước đạt|ước thực hiện|tăng|giảm`)

// carries matches what can stand before the time that opens a sentence.
var carries = pattern.New(`(?i)^[\s\d.)*+•–-]*(?:(?:trong|riêng|ước(?: thực hiện| tính)?|dự ước|tính chung|kết quả|sơ bộ|theo [^,;]{3,80},)\s*)?$`)

// carry notes the time that a sentence opens with, where the document does not
// say what time it covers: the sentences after it are of that time too.
func (p *passage) carry(s span) {
	if p.reader.period.Label != "" || p.target {
		return
	}
	text := p.text[s.start:s.end]
	mentions := period.Find(text)
	for _, m := range mentions {
		if m.Role == period.During && ofOneYear(m.Period) && carries.MatchString(text[:m.Start]) && !p.citedAt(s.start+m.Start, s.start+m.End) {
			p.period.period = m.Period
			return
		}
	}
	for _, m := range mentions {
		if m.Role == period.Against && len(m.Period.Label) == 4 && strings.Contains(strings.ToLower(text[m.Start:m.End]), "cùng kỳ") {
			p.heldAgainst(text, m.Period)
			return
		}
	}
}

// heldAgainst is carry for a sentence whose figures are held against the same
// time of a year: they are of the year after, whatever went before.
func (p *passage) heldAgainst(text string, year trichluc.Period) {
	for _, m := range period.Within(text, year) {
		if m.Role == period.During {
			p.period.period = yearLater(m.Period) // "6 tháng đầu năm, ... so với cùng kỳ năm 2023"
			return
		}
	}
	if is := p.period.period.Start; is != "" && is[:4] != yearLater(year).Label {
		p.period.period = trichluc.Period{}
	}
}

// citedAt is cited for a range of the passage.
func (p *passage) citedAt(start, end int) bool {
	return p.offset >= 0 && p.cited(p.offset+start, p.offset+end)
}

// ofOneYear tells whether a stretch of time is a year or a part of one, and
// longer than a day.
func ofOneYear(p trichluc.Period) bool {
	return len(p.Start) > 4 && len(p.End) > 4 && p.Start[:4] == p.End[:4] && p.Start != p.End
}

// yearLater is the same stretch of the year after.
func yearLater(p trichluc.Period) trichluc.Period {
	year, err := strconv.Atoi(p.Start[:4])
	if err != nil {
		return trichluc.Period{}
	}
	was, is := p.Start[:4], strconv.Itoa(year+1)
	return trichluc.Period{Label: strings.ReplaceAll(p.Label, was, is), Start: is + p.Start[4:], End: is + p.End[4:]}
}
