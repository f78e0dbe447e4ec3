package main

import (
	"errors"
	"flag"
	"fmt"
	"os/exec"

	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/index"
)

type doctorCommand struct{}

func (*doctorCommand) flags(*flag.FlagSet) {}

// helpers are programs that make trichluc do more where they are installed.
// What each is for, and how to install it, is in texts.go under "doctor.<name>".
var helpers = []string{"tesseract", "pdftoppm", "soffice"}

// checkup is one thing that was looked at, and a line of `doctor --json`.
type checkup struct {
	Name   string `json:"name"`
	State  string `json:"state"` // ok | missing | bad
	Detail string `json:"detail"`
}

// The states of a checkup. Only what is bad fails the command.
const (
	stateOK      = "ok"
	stateMissing = "missing"
	stateBad     = "bad"
)

func (c *doctorCommand) run(p *program, operands []string) error {
	if err := p.none(operands); err != nil {
		return err
	}
	b := buildOf()
	found := []checkup{{"trichluc", stateOK, b.String()}}
	found = append(found, p.checkCorpus()...)
	for _, name := range helpers {
		path, err := exec.LookPath(name)
		if err != nil {
			found = append(found, checkup{name, stateMissing, p.say("doctor." + name)})
			continue
		}
		found = append(found, checkup{name, stateOK, path})
	}
	bad := false
	for _, f := range found {
		bad = bad || f.State == stateBad
		if p.json {
			if err := p.printJSON(f); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(p.out, "%-10s %-12s %s\n", p.say("doctor.state."+f.State), p.word("doctor.name", f.Name), p.plural(f.Detail))
	}
	if bad {
		return errors.New(p.say("doctor.bad"))
	}
	return nil
}

// checkCorpus looks at the corpus and at its index. That there is none yet is
// no fault.
func (p *program) checkCorpus() []checkup {
	store, err := p.read()
	if errors.Is(err, corpus.ErrNoCorpus) {
		return []checkup{{"corpus", stateMissing, p.say("error.nocorpus", p.corpus)}}
	}
	if err != nil {
		return []checkup{{"corpus", stateBad, p.explain(err)}}
	}
	defer func() { _ = store.Close() }() // only read: nothing can be lost
	if err := store.Check(p.ctx); err != nil {
		return []checkup{{"corpus", stateBad, p.explain(err)}, p.checkIndex(0)}
	}
	s, err := store.Status(p.ctx)
	if err != nil {
		return []checkup{{"corpus", stateBad, p.explain(err)}}
	}
	detail := p.say("doctor.corpus", p.corpus, p.number(s.Documents), p.number(len(s.Failures)))
	return []checkup{{"corpus", stateOK, detail}, p.checkIndex(s.Unindexed)}
}

func (p *program) checkIndex(unindexed int) checkup {
	i, err := index.OpenBleveReadOnly(p.indexDir())
	switch {
	case errors.Is(err, index.ErrMissing):
		return checkup{"index", stateMissing, p.say("error.noindex", p.corpus)}
	case err != nil:
		return checkup{"index", stateBad, p.explain(err)}
	}
	defer func() { _ = i.Close() }() // only read: nothing can be lost
	n, err := i.Count(p.ctx)
	switch {
	case err != nil:
		return checkup{"index", stateBad, p.explain(err)}
	case unindexed > 0:
		return checkup{"index", stateOK, p.say("doctor.behind", p.number(n), p.number(unindexed))}
	}
	return checkup{"index", stateOK, p.say("doctor.index", p.number(n))}
}
