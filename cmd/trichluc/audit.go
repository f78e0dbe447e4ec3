package main

import (
	"errors"
	"flag"
	"fmt"
	"slices"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/export"
)

type auditCommand struct{ severity, province string }

func (c *auditCommand) flags(set *flag.FlagSet) {
	set.StringVar(&c.severity, "severity", string(trichluc.SeverityInfo), "error|review|info")
	set.StringVar(&c.province, "province", "", "NAME")
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
	selection := corpus.Selection{Province: province}
	if len(operands) == 1 {
		if selection.Document, err = store.Find(p.ctx, operands[0]); err != nil {
			return p.notFound(operands[0], err)
		}
	}
	return c.list(p, store, selection, least)
}

// list prints the findings at least as grave as asked, by document.
func (c *auditCommand) list(p *program, store corpus.Store, selection corpus.Selection, least trichluc.Severity) error {
	shown, source := map[trichluc.Severity]int{}, ""
	for f, err := range store.Findings(p.ctx, selection) {
		if err != nil {
			return err
		}
		if slices.Index(severities, f.Row.Severity) > slices.Index(severities, least) {
			continue
		}
		shown[f.Row.Severity]++
		if p.json {
			if err := p.printJSON(export.OfFinding(f)); err != nil {
				return err
			}
			continue
		}
		if f.Source != source {
			source = f.Source
			fmt.Fprintln(p.out, oneLine(source))
		}
		p.printFinding(f.Row)
	}
	if !p.json {
		fmt.Fprintln(p.out, p.say("audit.sum", shown[trichluc.SeverityError], shown[trichluc.SeverityReview], shown[trichluc.SeverityInfo]))
	}
	return nil
}
