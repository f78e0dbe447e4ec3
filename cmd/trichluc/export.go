package main

import (
	"errors"
	"flag"
	"fmt"
	"io"

	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/export"
)

type exportCommand struct {
	format, output           string
	document, province, kind string
}

func (c *exportCommand) flags(set *flag.FlagSet) {
	set.StringVar(&c.format, "format", string(export.JSONLines), "jsonl|csv|graphml")
	set.StringVar(&c.output, "o", "", "FILE")
	set.StringVar(&c.document, "document", "", "DOC")
	set.StringVar(&c.province, "province", "", "NAME")
	set.StringVar(&c.kind, "type", "", "TYPE")
}

func (c *exportCommand) run(p *program, operands []string) (err error) {
	word, err := p.one(operands, "KIND")
	if err != nil {
		return err
	}
	kind, format := export.Kind(word), export.Format(c.format)
	if err := oneOf(p, "KIND", kind, export.Kinds()); err != nil {
		return err
	}
	if err := oneOf(p, "--format", format, export.Formats(kind)); err != nil {
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
	selection := corpus.Selection{Province: province, Kind: c.kind}
	if c.document != "" {
		if selection.Document, err = store.Find(p.ctx, c.document); err != nil {
			return p.notFound(c.document, err)
		}
	}
	rows := 0
	write := func(w io.Writer) (err error) {
		rows, err = export.Write(p.ctx, w, store, kind, format, selection)
		if err == nil && rows == 0 {
			err = p.noteType(store, c.kind)
		}
		return err
	}
	if c.output == "" || c.output == "-" {
		return write(p.out)
	}
	if err := export.ToFile(c.output, write); err != nil {
		return err
	}
	fmt.Fprintln(p.err, p.say("export.wrote", p.number(rows), c.output))
	return nil
}
