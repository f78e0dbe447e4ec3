package observe

import (
	"strings"

	"github.com/trichluc/trichluc"
)

// prose reads the running text block by block.
func (r *reader) prose() []trichluc.Observation {
	var out []trichluc.Observation
	leadIn, rate, demand := "", "", false
	var indexTime timeOf
	var counted countDay
	var under timeLead
	var lead announcement
	var carried trichluc.Period // where the document does not say what time it covers
	for i, b := range r.d.Blocks {
		text := r.d.Text[b.Start:b.End]
		switch b.Kind {
		case trichluc.BlockParagraph, trichluc.BlockItem:
			p := r.passage(b, text)
			p.leadIn, p.rate = leadIn, rate
			lead = p.announcedAbove(lead)
			p.head = lead
			if r.period.Label == "" && p.period.period.Label == "" && !p.target {
				p.period.period = carried
			}
			p.demand, p.indexTime = demand, indexTime
			if p.period.asOf == "" && b.Section == counted.section {
				p.period.asOf = counted.asOf
			}
			if under.section == b.Section {
				under.govern(p)
			}
			found := p.read()
			if len(found) == 0 {
				under = under.next(b, text)
			}
			if r.period.Label == "" && !p.target && under.mention.Role == "" {
				carried = p.period.period
			}
			for j := range found {
				r.locate(&found[j], r.d.Blocks[i])
			}
			out = append(out, found...)
			leadIn, rate = announces(text, leadIn, len(found) > 0), lastRate(found, rate)
			demand = demand && !closes.MatchString(text) || r.commands() && demands.MatchString(text)
			counted, indexTime = r.countedBy(b, text, counted), p.indexTime
		case trichluc.BlockFootnote:
			p := r.footnote(b, text)
			found := p.read()
			for j := range found {
				r.locate(&found[j], r.d.Blocks[i])
			}
			out = append(out, found...)
		default:
			leadIn, under, indexTime = "", timeLead{}, timeOf{}
			demand = demand && b.Kind == trichluc.BlockHeading && b.Level > 1
		}
	}
	return out
}

// announces is the lead-in for the blocks that follow text: its last sentence
// if it ends with a colon; the old one goes on over entries of its list.
func announces(text, old string, figures bool) string {
	trimmed := strings.TrimSpace(text)
	if strings.HasSuffix(trimmed, ":") {
		s := sentences(trimmed)
		last := s[len(s)-1]
		return shorten(cutTrailing(nameMark.ReplaceAllString(trimmed[last.start:last.end], "")), 200)
	}
	if figures && len(trimmed) < 300 || nameMark.MatchString(trimmed) {
		return old
	}
	return ""
}

// lastRate is the name of the last rate among the figures of a passage, which
// "Tỷ lệ này" in the next one means; the old one where it has none.
func lastRate(found []trichluc.Observation, old string) string {
	for i := len(found) - 1; i >= 0; i-- {
		if found[i].Unit == "%" && found[i].Direction == "" {
			return found[i].Indicator.Text
		}
	}
	return old
}

// locate completes the place of an observation read from a block.
func (r *reader) locate(o *trichluc.Observation, b trichluc.Block) {
	o.Location.Section = b.Section
	for _, f := range b.Fragments {
		if f.Start <= o.Location.Start && o.Location.Start < max(f.End, f.Start+1) {
			o.Location.Page, o.Location.Box = f.Page, f.Box
			break
		}
	}
}
