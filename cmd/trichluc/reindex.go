package main

import (
	"errors"
	"flag"
	"fmt"

	"github.com/trichluc/trichluc/ingest"
)

type reindexCommand struct{}

func (*reindexCommand) flags(*flag.FlagSet) {}

func (*reindexCommand) run(p *program, operands []string) (err error) {
	if err := p.none(operands); err != nil {
		return err
	}
	if store, err := p.read(); err != nil { // writing would make a corpus where there is none
		return err
	} else if err := store.Close(); err != nil {
		return err
	}
	store, release, err := p.write()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, release()) }()
	progress := newProgress(p)
	summary, err := ingest.Reindex(p.ctx, p.writing(store), progress.show)
	progress.done()
	if err != nil {
		return err
	}
	if p.json {
		return p.printJSON(struct {
			Indexed int     `json:"indexed"`
			Seconds float64 `json:"seconds"`
		}{summary.Indexed, summary.Took.Seconds()})
	}
	fmt.Fprintln(p.out, p.say("reindex.done", p.number(summary.Indexed), p.took(summary.Took)))
	return nil
}
