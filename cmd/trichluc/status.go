package main

import (
	"errors"
	"flag"
	"fmt"

	"github.com/trichluc/trichluc/corpus"
)

type statusCommand struct{ unmatched bool }

func (c *statusCommand) flags(set *flag.FlagSet) {
	set.BoolVar(&c.unmatched, "unmatched", false, "")
}

func (c *statusCommand) run(p *program, operands []string) (err error) {
	if err := p.none(operands); err != nil {
		return err
	}
	store, err := p.read()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if c.unmatched {
		return p.listUnmatched(store)
	}
	s, err := store.Status(p.ctx)
	if err != nil {
		return err
	}
	if p.json {
		return p.printJSON(p.statusRow(s))
	}
	p.printStatus(s)
	return nil
}

func (p *program) printStatus(s corpus.Status) {
	fmt.Fprintln(p.out, p.say("status.corpus", p.corpus))
	for _, line := range []struct {
		key string
		n   int
	}{
		{"status.documents", s.Documents}, {"status.tables", s.Tables}, {"status.observations", s.Observations},
		{"status.citations", s.Citations}, {"status.instruments", s.Instruments}, {"status.findings", s.Findings},
	} {
		fmt.Fprintf(p.out, "  %9s %s\n", p.number(line.n), p.counted(line.key, line.n))
	}
	if s.Unindexed > 0 {
		fmt.Fprintln(p.out, p.say("status.unindexed", p.number(s.Unindexed)))
	}
	if len(s.ByProvince) > 0 {
		fmt.Fprintln(p.out, p.say("status.byprovince"))
	}
	for _, c := range s.ByProvince {
		fmt.Fprintf(p.out, "  %9s %s\n", p.number(c.Documents), p.say("status.count", or(c.Province, p.say("status.noprovince")),
			or(c.Kind, p.say("status.nokind")), or(c.Period, p.say("status.noperiod"))))
	}
	p.printPartly(partlyRead(s.Coverage))
	if len(s.Failures) > 0 {
		fmt.Fprintln(p.out, p.say("status.failures", p.number(len(s.Failures))))
	}
	for _, f := range s.Failures {
		fmt.Fprintf(p.out, "  %s\n", p.failure(f.Source, f.Code, f.Detail))
	}
}

// statusJSON is `status --json`.
type statusJSON struct {
	Documents    int           `json:"documents"`
	Tables       int           `json:"tables"`
	Observations int           `json:"observations"`
	Citations    int           `json:"citations"`
	Instruments  int           `json:"instruments"`
	Findings     int           `json:"findings"`
	Unindexed    int           `json:"unindexed"`
	ByProvince   []countJSON   `json:"by_province"`
	Partly       []partlyJSON  `json:"partly"`
	Failures     []failureJSON `json:"failures"`
}

type countJSON struct {
	Province  string `json:"province"`
	Kind      string `json:"kind"`
	Period    string `json:"period"`
	Documents int    `json:"documents"`
}

type failureJSON struct {
	Source   string `json:"source"`
	Code     string `json:"code"`
	Detail   string `json:"detail"`
	Document string `json:"document"`
	At       string `json:"at"`
}

func (p *program) statusRow(s corpus.Status) statusJSON {
	row := statusJSON{
		s.Documents, s.Tables, s.Observations, s.Citations, s.Instruments, s.Findings, s.Unindexed, []countJSON{}, []partlyJSON{}, []failureJSON{},
	}
	for _, c := range s.ByProvince {
		row.ByProvince = append(row.ByProvince, countJSON(c))
	}
	for _, d := range partlyRead(s.Coverage) {
		row.Partly = append(row.Partly, partlyJSON{d.source, d.document, p.missingRows(d.missing)})
	}
	for _, f := range s.Failures {
		row.Failures = append(row.Failures, failureJSON{f.Source, f.Code, f.Detail, f.Document, f.At.UTC().Format("2006-01-02T15:04:05Z")})
	}
	return row
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
