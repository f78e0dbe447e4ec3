package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"

	"github.com/trichluc/trichluc/evaluate"
	"github.com/trichluc/trichluc/export"
)

type evalCommand struct{ gold, save, against string }

func (c *evalCommand) flags(set *flag.FlagSet) {
	set.StringVar(&c.gold, "gold", "", "DIR")
	set.StringVar(&c.save, "save", "", "FILE")
	set.StringVar(&c.against, "against", "", "FILE")
}

func (c *evalCommand) run(p *program, operands []string) (err error) {
	if err := p.none(operands); err != nil {
		return err
	}
	if c.gold == "" {
		return usageError{message: p.say("usage.gold")}
	}
	gold, err := evaluate.ReadGold(os.DirFS(c.gold))
	if errors.Is(err, fs.ErrNotExist) {
		return errors.New(p.say("eval.missing", c.gold))
	}
	if err != nil {
		return fmt.Errorf("%s: %w", c.gold, err)
	}
	var earlier *evaluate.Report
	if c.against != "" {
		if earlier, err = readReport(c.against); err != nil {
			return err
		}
	}
	store, err := p.read()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	got, err := evaluate.Gather(p.ctx, store)
	if err != nil {
		return err
	}
	report := evaluate.Compare(gold, got)
	if c.save != "" {
		if err := export.ToFile(c.save, func(w io.Writer) error { return json.NewEncoder(w).Encode(report) }); err != nil {
			return err
		}
	}
	if p.json {
		return p.printJSON(report)
	}
	if len(report.Right) == 0 {
		fmt.Fprintln(p.err, p.say("eval.none", c.gold))
	}
	p.printEvaluation(report, earlier)
	return nil
}

// readReport reads what --save wrote.
func readReport(path string) (*evaluate.Report, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	r := new(evaluate.Report)
	if err := json.Unmarshal(data, r); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return r, nil
}

func (p *program) printEvaluation(r evaluate.Report, earlier *evaluate.Report) {
	for _, m := range r.Measures {
		if m.Name == evaluate.Found {
			fmt.Fprintln(p.out, p.say("eval.found", m.Stage, p.part(m.F1()), p.part(m.Precision()), m.Right, m.Given, p.part(m.Recall()), m.Right, m.Wanted))
		} else {
			fmt.Fprintln(p.out, p.say("eval.attribute", m.Name, p.part(m.Recall()), m.Right, m.Wanted))
		}
	}
	if earlier == nil {
		p.printNames("eval.wrong", r.Wrong)
		p.printNames("eval.spurious", r.Spurious)
		return
	}
	gained, lost := r.Since(*earlier)
	p.printNames("eval.gained", gained)
	p.printNames("eval.lost", lost)
}

// part is a share between 0 and 1 with four decimals at most: 0,9875.
func (p *program) part(v float64) string {
	return p.decimal(math.Round(v*1e4) / 1e4)
}

// mostNames is how many rows are named on a terminal; --json has all.
const mostNames = 20

func (p *program) printNames(key string, names []string) {
	if len(names) == 0 {
		return
	}
	fmt.Fprintln(p.out, p.say(key, p.number(len(names))))
	for _, name := range names[:min(len(names), mostNames)] {
		fmt.Fprintln(p.out, "  "+short(name, 140))
	}
}
