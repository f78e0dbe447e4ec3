package main

import (
	"context"
	"fmt"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
)

// How much of each document `ingest --report` shows. It is a first look, to
// be followed by `show`.
const (
	reportFigures   = 4
	reportCitations = 3
	reportFindings  = 3
)

// printReport shows of each document some of what was found, with places.
func (p *program) printReport(ctx context.Context, store corpus.Store, documents []string) error {
	for _, id := range documents {
		r, err := store.Get(ctx, id)
		if err != nil {
			return err
		}
		p.printGlance(r)
	}
	return nil
}

func (p *program) printGlance(r *corpus.Record) {
	d := r.Document
	fmt.Fprintf(p.out, "%s%s\n", title(d), bracketed(d.Metadata.Issuer, d.Metadata.Date, d.Metadata.Period.Label))
	fmt.Fprintf(p.out, "  %s\n", oneLine(d.Source))
	glance(p, "report.figures", r.Observations, measured(r.Observations), reportFigures, func(o trichluc.Observation) (text, where string) {
		if o.Location.Table == "" && o.Quote != "" { // a table's row is found at a glance, a sentence is not
			return p.figure(o), p.place(o.Location) + ": “" + around(o.Quote, o.ValueText, 100) + "”"
		}
		return p.figure(o), p.place(o.Location)
	})
	glance(p, "report.citations", ofOthers(r.Citations), filed(r.Citations), reportCitations, func(c trichluc.Citation) (text, where string) {
		return p.citation(c), p.place(c.Location)
	})
	glance(p, "report.findings", r.Findings, gravest(r.Findings), reportFindings, func(f trichluc.Finding) (text, where string) {
		if len(f.Where) > 0 {
			where = p.place(f.Where[0])
		}
		return p.finding(f), where
	})
	fmt.Fprintln(p.out)
}

// glance prints how many there are and a few of the best.
func glance[T any](p *program, key string, all, best []T, n int, lines func(T) (text, where string)) {
	if len(all) == 0 {
		return
	}
	count := p.say(key, p.number(len(all)))
	if len(best) > 0 {
		count += p.say("report.among")
	}
	fmt.Fprintf(p.out, "  %s\n", count)
	for _, one := range spread(best, n) {
		text, where := lines(one)
		fmt.Fprintf(p.out, "    %s\n      %s\n", text, where)
	}
}

// measured are the observations with a figure and a name, the surest first to
// be shown.
func measured(all []trichluc.Observation) []trichluc.Observation {
	var kept []trichluc.Observation
	for _, o := range all {
		if o.Value != nil && o.Indicator.Text != "" && len(o.Ambiguous) == 0 && o.Confidence >= 0.5 {
			kept = append(kept, o)
		}
	}
	return kept
}

// ofOthers are the citations but for the document's own number.
func ofOthers(all []trichluc.Citation) []trichluc.Citation {
	var kept []trichluc.Citation
	for _, c := range all {
		if c.Form != trichluc.FormSelf {
			kept = append(kept, c)
		}
	}
	return kept
}

// filed are the citations of numbered documents, each document once.
func filed(all []trichluc.Citation) []trichluc.Citation {
	var kept []trichluc.Citation
	seen := map[string]bool{}
	for _, c := range all {
		if c.Number != "" && c.Form != trichluc.FormSelf && !seen[c.Key+c.Issuer] {
			seen[c.Key+c.Issuer] = true
			kept = append(kept, c)
		}
	}
	return kept
}

// gravest are the findings of the highest severity met.
func gravest(all []trichluc.Finding) []trichluc.Finding {
	for _, severity := range severities {
		var kept []trichluc.Finding
		for _, f := range all {
			if f.Severity == severity {
				kept = append(kept, f)
			}
		}
		if len(kept) > 0 {
			return kept
		}
	}
	return nil
}

// severities from the gravest.
var severities = []trichluc.Severity{trichluc.SeverityError, trichluc.SeverityReview, trichluc.SeverityInfo}
