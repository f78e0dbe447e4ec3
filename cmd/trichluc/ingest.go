package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"slices"
	"time"

	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/ingest"
)

type ingestCommand struct {
	workers  int
	force    bool
	report   bool
	province string
	places   string // file of a gazetteer
	limitFlags
}

func (c *ingestCommand) flags(set *flag.FlagSet) {
	set.IntVar(&c.workers, "workers", 0, "N")
	set.BoolVar(&c.force, "force", false, "")
	set.BoolVar(&c.report, "report", false, "")
	set.StringVar(&c.province, "province", "", "NAME")
	set.StringVar(&c.places, "gazetteer", "", "FILE")
	set.StringVar(&c.isolate, "isolate", "on", "on|off")
	set.IntVar(&c.memory, "memory", defaultMemory, "MIB")
	set.IntVar(&c.timeout, "timeout", defaultTimeout, "SECONDS")
}

func (c *ingestCommand) run(p *program, sources []string) (err error) {
	switch {
	case len(sources) == 0:
		return usageError{message: p.say("usage.sources")}
	case c.workers < 0:
		return usageError{message: p.say("usage.workers", c.workers)}
	}
	if err := c.check(p); err != nil {
		return err
	}
	if c.province, err = p.province(c.province, false); err != nil {
		return err
	}
	store, release, err := p.write()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, release()) }()

	process, end, err := c.processor(p)
	if err != nil {
		return err
	}
	defer end()
	progress := newProgress(p)
	var inPart []partly
	summary, err := ingest.Run(p.ctx, p.writing(store), sources, ingest.Options{
		Workers: c.workers, Force: c.force, Files: p.files, Process: process,
		Limits: ingest.Limits{Time: time.Duration(c.timeout) * time.Second},
		Observe: func(e ingest.Event) {
			if p.json {
				p.printEvent(e)
			}
			if d, ok := partlyOf(e); ok {
				inPart = append(inPart, d)
			}
			progress.show(e)
		},
	})
	progress.done()
	if err := c.print(p, store, summary, inPart); err != nil {
		return err
	}
	switch {
	case errors.Is(err, context.Canceled):
		return errors.New(p.say("ingest.interrupted"))
	case err != nil: // what was done before is told all the same
		return err
	case nothingThere(summary):
		return errors.New(p.say("ingest.nothing"))
	case len(summary.Failures) > 0:
		return errPartial
	}
	return nil
}

// nothingThere says that the run found nothing to do because no source exists:
// that is no run with failed documents, but a mistyped call.
func nothingThere(s ingest.Summary) bool {
	for _, f := range s.Failures {
		if code := ingest.Code(f.Code); code != ingest.CodeMissing && code != ingest.CodeScheme {
			return false
		}
	}
	return s.Planned == 0 && len(s.Skipped) == 0 && len(s.Failures) > 0
}

func (c *ingestCommand) print(p *program, store corpus.Store, s ingest.Summary, inPart []partly) error {
	if p.json {
		return p.printSummaryJSON(s, len(inPart))
	}
	if c.report {
		if err := p.printReport(context.WithoutCancel(p.ctx), store, s.Documents); err != nil {
			return err
		}
	}
	p.printSummary(s, inPart)
	return nil
}

func (p *program) printSummary(s ingest.Summary, inPart []partly) {
	line := func(key string, n int) {
		if n > 0 {
			fmt.Fprintln(p.out, p.say(key, p.number(n)))
		}
	}
	fmt.Fprintln(p.out, p.say("ingest.documents", p.number(s.Read), p.number(s.Known)))
	for _, reason := range ingest.SkipReasons() {
		line("skip."+string(reason), s.Skipped[reason])
	}
	line("ingest.tables", s.Counts.Tables)
	line("ingest.observations", s.Counts.Observations)
	line("ingest.citations", s.Counts.Citations)
	line("ingest.findings", s.Counts.Findings)
	p.printPartly(inPart)
	line("ingest.failures", len(s.Failures))
	for _, f := range s.Failures {
		fmt.Fprintf(p.out, "  %s\n", p.failure(f.Source, f.Code, f.Detail))
	}
	fmt.Fprintln(p.out, p.say("ingest.took", p.took(s.Took)))
}

// failure is one line that names the file and the reason.
func (p *program) failure(source, code, detail string) string {
	text := oneLine(source) + ": " + p.say("code."+code)
	if detail != "" {
		text += " (" + oneLine(p.detail(detail)) + ")"
	}
	return text
}

// eventJSON is an event as a line of `ingest --json`.
type eventJSON struct {
	Event        ingest.EventKind `json:"event"`
	Source       string           `json:"source,omitempty"`
	Document     string           `json:"document,omitempty"`
	Total        int              `json:"total,omitempty"`
	Reason       string           `json:"reason,omitempty"`
	Detail       string           `json:"detail,omitempty"`
	Message      string           `json:"message,omitempty"`
	Bytes        int64            `json:"bytes,omitempty"`
	Tables       int              `json:"tables,omitempty"`
	Observations int              `json:"observations,omitempty"`
	Citations    int              `json:"citations,omitempty"`
	Findings     int              `json:"findings,omitempty"`
	Missing      []missingJSON    `json:"missing,omitempty"`
	Seconds      float64          `json:"seconds,omitempty"`
}

// printEvent writes an event at once: whoever reads the lines follows the run.
func (p *program) printEvent(e ingest.Event) {
	row := eventJSON{
		Event: e.Kind, Source: e.Source, Document: e.Document, Total: e.Total, Reason: string(e.Reason), Bytes: e.Size,
		Tables: e.Counts.Tables, Observations: e.Counts.Observations, Citations: e.Counts.Citations, Findings: e.Counts.Findings,
		Seconds: e.Took.Seconds(),
	}
	if e.Failure != nil {
		row.Reason, row.Detail = string(e.Failure.Code), e.Failure.Detail
		row.Message = p.say("code." + row.Reason)
	}
	if d, ok := partlyOf(e); ok {
		row.Missing = p.missingRows(d.missing)
	}
	_ = p.printJSON(row)
	_ = p.out.Flush() // an error stays in the writer and is met at the end
}

func (p *program) printSummaryJSON(s ingest.Summary, inPart int) error {
	skipped := map[string]int{}
	for reason, n := range s.Skipped {
		skipped[string(reason)] = n
	}
	return p.printJSON(struct {
		Event        string         `json:"event"`
		Read         int            `json:"read"`
		Known        int            `json:"known"`
		Partly       int            `json:"partly"`
		Failed       int            `json:"failed"`
		Skipped      map[string]int `json:"skipped"`
		Tables       int            `json:"tables"`
		Observations int            `json:"observations"`
		Citations    int            `json:"citations"`
		Findings     int            `json:"findings"`
		Indexed      int            `json:"indexed"`
		Interrupted  bool           `json:"interrupted"`
		Seconds      float64        `json:"seconds"`
	}{
		"summary", s.Read, s.Known, inPart, len(s.Failures), skipped, s.Counts.Tables, s.Counts.Observations,
		s.Counts.Citations, s.Counts.Findings, s.Indexed, s.Interrupted, s.Took.Seconds(),
	})
}

// printJSON writes one line.
func (p *program) printJSON(row any) error {
	enc := json.NewEncoder(p.out)
	enc.SetEscapeHTML(false)
	return enc.Encode(row)
}

// spread picks n of a list, evenly over its length, in order.
func spread[T any](list []T, n int) []T {
	if len(list) <= n {
		return list
	}
	picked := make([]T, n)
	for i := range picked {
		picked[i] = list[i*len(list)/n]
	}
	return slices.Clip(picked)
}
