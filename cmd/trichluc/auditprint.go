package main

import (
	"fmt"
	"slices"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/audit"
	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/export"
)

// againstJSON is the other report of a finding between two.
type againstJSON struct {
	Document string         `json:"document"`
	Source   string         `json:"source"`
	Where    []export.Place `json:"where"`
}

// betweenJSON is a row of `export findings`, with the other report.
type betweenJSON struct {
	export.Finding
	Against againstJSON `json:"against"`
}

// printFindings prints the rows of `export findings`; those between two reports
// have a field more.
func (p *program) printFindings(a *audited) error {
	for _, r := range a.reports {
		for _, b := range r.findings {
			row := export.OfFinding(corpus.Placed[trichluc.Finding]{Document: r.document.ID, Source: r.document.Source, Row: b.Finding})
			var line any = row
			if b.Earlier != "" {
				against := againstJSON{b.Earlier, a.byID[b.Earlier].Source, []export.Place{}}
				for _, l := range b.There {
					against.Where = append(against.Where, export.OfLocation(l))
				}
				line = betweenJSON{row, against}
			}
			if err := p.printJSON(line); err != nil {
				return err
			}
		}
	}
	return nil
}

// mostPlaces is how many places of a finding are printed: a sum of rows may
// have hundreds. --json has all.
const mostPlaces = 4

// printAudit lists findings by document, those with the gravest first, and sums
// up.
func (p *program) printAudit(a *audited, findings bool) {
	total := tally{}
	for _, r := range a.worstFirst() {
		count := tallyOf(r.findings)
		for s, n := range count {
			total[s] += n
		}
		if !findings {
			continue
		}
		fmt.Fprintf(p.out, "%s%s: %s\n", title(r.document), bracketed(r.document.Metadata.Province.Name), p.tally(count))
		fmt.Fprintf(p.out, "  %s\n", oneLine(r.document.Source))
		for _, b := range r.findings {
			fmt.Fprintf(p.out, "  %s\n    %s\n", p.finding(b.Finding), p.figures(b.Finding))
			p.printLines(p.places(b.Where))
			if b.Earlier != "" {
				fmt.Fprintf(p.out, "    %s\n", p.say("audit.against", oneLine(a.byID[b.Earlier].Source)))
				p.printLines(p.places(b.There))
			}
		}
		fmt.Fprintln(p.out)
	}
	fmt.Fprintln(p.out, p.say("audit.documents", p.number(a.documents), p.number(len(a.reports)), p.tally(total)))
}

func (p *program) printLines(lines []string) {
	for _, line := range lines {
		fmt.Fprintf(p.out, "    %s\n", line)
	}
}

// places are the different places of a finding, the first of them where there
// are many.
func (p *program) places(where []trichluc.Location) []string {
	var said []string
	for _, at := range where {
		if text := p.place(at); !slices.Contains(said, text) {
			said = append(said, text)
		}
	}
	return p.first(said)
}

// first keeps the first of many places and says how many there are more.
func (p *program) first(places []string) []string {
	if more := len(places) - mostPlaces; more > 1 {
		return append(places[:mostPlaces:mostPlaces], p.say("audit.places", p.number(more)))
	}
	return places
}

// worstFirst are the reports by how many grave findings they have, and in each
// the gravest first.
func (a *audited) worstFirst() []checked {
	reports := slices.Clone(a.reports)
	for i := range reports {
		reports[i].findings = slices.Clone(reports[i].findings)
		slices.SortStableFunc(reports[i].findings, func(x, y audit.Between) int { return gravity(x.Severity) - gravity(y.Severity) })
	}
	slices.SortStableFunc(reports, func(x, y checked) int { return tallyOf(y.findings).compare(tallyOf(x.findings)) })
	return reports
}

// tally counts findings by severity.
type tally map[trichluc.Severity]int

func tallyOf(findings []audit.Between) tally {
	t := tally{}
	for _, b := range findings {
		t[b.Severity]++
	}
	return t
}

// compare goes by the gravest severity of which the counts differ.
func (t tally) compare(other tally) int {
	for _, s := range severities {
		if d := t[s] - other[s]; d != 0 {
			return d
		}
	}
	return 0
}

func (p *program) tally(t tally) string {
	return p.say("audit.sum", t[trichluc.SeverityError], t[trichluc.SeverityReview], t[trichluc.SeverityInfo])
}
