package main

import (
	"errors"
	"flag"
	"slices"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/audit"
	"github.com/trichluc/trichluc/corpus"
)

type auditCommand struct{ severity, province, docx string }

func (c *auditCommand) flags(set *flag.FlagSet) {
	set.StringVar(&c.severity, "severity", string(trichluc.SeverityInfo), "error|review|info")
	set.StringVar(&c.province, "province", "", "NAME")
	set.StringVar(&c.docx, "docx", "", "FILE")
}

func (c *auditCommand) run(p *program, operands []string) (err error) {
	if len(operands) > 1 {
		return usageError{message: p.say("usage.one", "DOC", len(operands))}
	}
	least := trichluc.Severity(c.severity)
	if err := oneOf(p, "--severity", least, severities); err != nil {
		return err
	}
	province, err := p.province(c.province, true)
	if err != nil {
		return err
	}
	store, err := p.read()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	a := audited{province: province, byID: map[string]*trichluc.Document{}}
	if len(operands) == 1 {
		if a.only, err = store.Find(p.ctx, operands[0]); err != nil {
			return p.notFound(operands[0], err)
		}
	}
	if err := a.gather(p, store); err != nil {
		return err
	}
	a.leave(least)
	if c.docx != "" {
		if err := p.writeSheets(store, &a, c.docx); err != nil {
			return err
		}
	}
	if p.json {
		return p.printFindings(&a)
	}
	p.printAudit(&a, c.docx == "")
	return nil
}

// audited is what an audit found in the documents of a corpus, of a province,
// or in one.
type audited struct {
	province  string // code or name; empty for all
	only      string // Document.ID, where one document was asked for
	byID      map[string]*trichluc.Document
	documents int       // how many were checked
	reports   []checked // those with findings, in the corpus's order
}

// checked is a document with its findings: those within it, then those that
// an earlier report of the province contradicts.
type checked struct {
	document *trichluc.Document
	findings []audit.Between // with Earlier only where there is another report
}

// gather reads the findings that the corpus holds and compares reports.
func (a *audited) gather(p *program, store corpus.Store) error {
	var order []*trichluc.Document
	for d, err := range store.Documents(p.ctx, corpus.Selection{Province: a.province}) {
		if err != nil {
			return err
		}
		a.byID[d.ID] = d
		if a.only == "" || d.ID == a.only {
			order = append(order, d)
		}
	}
	a.documents = len(order)
	findings := map[string][]audit.Between{}
	for f, err := range store.Findings(p.ctx, corpus.Selection{Province: a.province, Document: a.only}) {
		if err != nil {
			return err
		}
		findings[f.Document] = append(findings[f.Document], audit.Between{Finding: f.Row})
	}
	between, err := a.between(p, store)
	if err != nil {
		return err
	}
	cited, err := a.citedOtherwise(p, store)
	if err != nil {
		return err
	}
	between = append(between, cited...)
	for _, b := range between {
		findings[b.Document] = append(findings[b.Document], b)
	}
	for _, d := range order {
		if len(findings[d.ID]) > 0 {
			a.reports = append(a.reports, checked{d, findings[d.ID]})
		}
	}
	return nil
}

// between compares the reports of each province with each other.
func (a *audited) between(p *program, store corpus.Store) ([]audit.Between, error) {
	selection := corpus.Selection{Province: a.province}
	if a.only != "" {
		d := a.byID[a.only]
		if d == nil || d.Metadata.Province.Code == "" {
			return nil, nil
		}
		selection.Province = d.Metadata.Province.Code
	}
	var series audit.Series
	var document string
	var figures []trichluc.Observation
	flush := func() {
		if d := a.byID[document]; d != nil {
			series.Add(d, figures)
		}
		figures = figures[:0]
	}
	for o, err := range store.Observations(p.ctx, selection) {
		if err != nil {
			return nil, err
		}
		if o.Document != document {
			flush()
			document = o.Document
		}
		figures = append(figures, o.Row)
	}
	flush()
	return series.Findings(), nil
}

// leave keeps the findings at least as grave as least.
func (a *audited) leave(least trichluc.Severity) {
	for i := range a.reports {
		r := &a.reports[i]
		r.findings = slices.DeleteFunc(r.findings, func(b audit.Between) bool { return gravity(b.Severity) > gravity(least) })
	}
	a.reports = slices.DeleteFunc(a.reports, func(r checked) bool { return len(r.findings) == 0 })
}

// gravity orders severities, the gravest first.
func gravity(s trichluc.Severity) int { return slices.Index(severities, s) }
