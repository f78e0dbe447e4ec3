package observe

import (
	"strconv"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/period"
)

// heads is the outline with its texts, to look up what stands above a block.
type heads []heading

type heading struct {
	start   int // of the heading in the text
	section string
	text    string
}

// headings collects the headings of d. Each is known by the section that the
// blocks under it carry.
func headings(d *trichluc.Document) heads {
	var out heads
	for _, b := range d.Blocks {
		if b.Kind != trichluc.BlockHeading {
			continue
		}
		mark := strings.Trim(b.Mark, ".) (-–") // "I-" marks section I in the resolutions of the Party
		section := mark
		if b.Section != "" {
			section = b.Section + "/" + mark
		}
		out = append(out, heading{b.Start, section, clean(strings.TrimPrefix(d.Text[b.Start:b.End], b.Mark))})
	}
	return out
}

// above lists the headings that a block stands under, outermost first.
func (h heads) above(b trichluc.Block) []string {
	var out []string
	section := b.Section
	for i := len(h) - 1; i >= 0; i-- {
		if h[i].start >= b.Start || section == "" {
			continue
		}
		if h[i].section == section || strings.HasPrefix(section, h[i].section+"/") {
			out = append([]string{h[i].text}, out...)
			section, _, _ = cutLast(h[i].section, "/")
		}
	}
	return out
}

// cutLast cuts s at the last sep; before is empty when there is none.
func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return "", s, false
}

// aim reads from the headings above a block whether it speaks of the future,
// and of when. The innermost heading that decides wins.
func (r *reader) aim(titles []string) (target bool, when trichluc.Period) {
	target = r.plan
	for i := len(titles) - 1; i >= 0; i-- {
		title := programme.ReplaceAllString(titles[i], "")
		if past.MatchString(title) {
			target = false
			break
		}
		if future.MatchString(title) {
			target = true
			break
		}
	}
	for i := len(titles) - 1; i >= 0; i-- {
		if next, ok := r.nextPeriod(titles[i]); ok && target && !r.plan {
			return true, next
		}
		for _, m := range period.Find(titles[i]) {
			switch {
			case target && (m.Role == period.Horizon || m.Role == period.During):
				return !r.passed(m.Period), m.Period
			case r.plan && !target && m.Role == period.During && !inTitle.MatchString(titles[i][:m.Start]):
				return target, m.Period
			}
		}
	}
	if r.plan && !target && r.ahead(r.period) {
		return target, trichluc.Period{} // how things stood before a plan is not of the time planned for
	}
	if !r.plan && target && r.passed(r.period) {
		return target, trichluc.Period{} // tasks to come are not of the time reported on
	}
	return target, r.period
}

// yearless matches a stretch of a year that a heading names without its year:
// "NHIỆM VỤ TRỌNG TÂM QUÝ IV".
var yearless = pattern.New(`(?i)\s((?:quý\s+(?:IV|III|II|I|[1-4])|tháng\s+\d{1,2}|\d+ tháng cuối năm))\s*$`)

// nextPeriod is the time of tasks whose heading leaves the year out: the first
// such time after the one reported on.
func (r *reader) nextPeriod(title string) (trichluc.Period, bool) {
	m := yearless.FindStringSubmatch(" " + title)
	if m == nil || len(r.period.End) < 4 {
		return trichluc.Period{}, false
	}
	year, err := strconv.Atoi(r.period.End[:4])
	if err != nil {
		return trichluc.Period{}, false
	}
	for _, y := range []int{year, year + 1} {
		for _, found := range period.Find(strings.TrimSuffix(strings.ToLower(m[1]), " năm") + " năm " + strconv.Itoa(y)) {
			if found.Period.End > r.period.End || found.Period.Start > r.period.Start {
				return found.Period, true
			}
		}
	}
	return trichluc.Period{}, false
}

// passed tells whether a stretch of time was over when the document was
// written, or before the time that it plans for.
func (r *reader) passed(p trichluc.Period) bool {
	return p.End != "" && (p.End < r.d.Metadata.Date || r.plan && p.End < r.period.Start)
}

// ahead tells whether a stretch of time was not over when the document was
// written.
func (r *reader) ahead(p trichluc.Period) bool {
	return r.d.Metadata.Date != "" && p.End > r.d.Metadata.Date
}

// timeLead is a short line that gives its time to what stands under it and is
// no heading of the outline: "2.1- Đến năm 2025", "* Giai đoạn 2026 - 2030:".
type timeLead struct {
	section string
	mention period.Mention
	aims    bool // it names aims: "Các chỉ tiêu phấn đấu năm 2024"
}

// timeLeadBytes is the most bytes of such a line.
const timeLeadBytes = 120

// leading matches the words that open such a line.
var leading = pattern.New(`(?i)^(?:(?:\d+(?:\.\d+)*|[a-zđ])[-.)–]*|[-+*•–])?\s*(?:về\s+)?(?:các\s+)?(?:mục tiêu|chỉ tiêu|định hướng|tầm nhìn|phấn đấu|giai đoạn|thời kỳ|đến|trong|năm)(?:\s|$)`)

// setAims matches a line that names what is aimed at, not what became of it.
var setAims = pattern.New(`(?i)^[^:]{0,24}(?:chỉ tiêu phấn đấu|phấn đấu|mục tiêu phấn đấu)(?:\s|$)`)

// leadMark matches the mark of such a line.
var leadMark = pattern.New(`^\d+(?:\.\d+)*[-.)–]*\s`)

// next is the lead for the block after b: b itself where it is one, else the
// one before until its section ends.
func (l timeLead) next(b trichluc.Block, text string) timeLead {
	if b.Section != l.section {
		l = timeLead{}
	}
	text = strings.TrimSpace(text)
	if len(text) > timeLeadBytes || !leading.MatchString(text) || strings.ContainsAny(strings.TrimRight(leadMark.ReplaceAllString(text, ""), ":."), ";.,") && !strings.HasSuffix(text, ":") {
		return l
	}
	for _, m := range period.Find(text) {
		if rest := strings.Trim(text[m.End:], " :.*-–"); (m.Role == period.Horizon || m.Role == period.During) && (rest == "" || strings.HasSuffix(text, ":")) {
			return timeLead{b.Section, m, setAims.MatchString(text)}
		}
	}
	return l
}

// govern gives a passage the time of the lead that it stands under.
func (l timeLead) govern(p *passage) {
	if l.mention.Role == "" {
		return
	}
	p.period.period = l.mention.Period
	p.target = (p.target || l.mention.Role == period.Horizon || l.aims) && !p.passed(l.mention.Period)
}
