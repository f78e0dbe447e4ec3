package observe

import (
	"strings"

	"github.com/trichluc/trichluc"
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
	for i := len(titles) - 1; i >= 0 && target; i-- {
		for _, m := range period.Find(titles[i]) {
			if m.Role == period.Horizon || m.Role == period.During {
				return target, m.Period
			}
		}
	}
	return target, r.period
}
