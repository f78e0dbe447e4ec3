package ingest

import (
	"context"
	"fmt"
	"runtime"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/audit"
	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/extract"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/normalize"
)

// Processor reads one file's bytes into everything that the corpus keeps of
// it. It may be called from several goroutines.
type Processor func(ctx context.Context, source string, data []byte) (*corpus.Record, error)

// Pipeline is the Processor of the product: extract, normalize, audit.
func Pipeline(o normalize.Options) Processor {
	return func(ctx context.Context, source string, data []byte) (*corpus.Record, error) {
		d, err := extract.Read(ctx, source, data)
		if err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		observations, citations := normalize.Document(d, o)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		findings := audit.Document(d, observations, citations)
		tie(observations, findings)
		return &corpus.Record{Document: d, Observations: observations, Citations: citations, Findings: findings}, nil
	}
}

// tie notes on each observation the findings that concern it: those one of
// whose places overlaps the figure's own.
func tie(observations []trichluc.Observation, findings []trichluc.Finding) {
	for _, f := range findings {
		for i := range observations {
			o := &observations[i]
			if concerns(f, o.Location) {
				o.Findings = append(o.Findings, f.ID)
			}
		}
	}
}

func concerns(f trichluc.Finding, l trichluc.Location) bool {
	for _, w := range f.Where {
		if w.Start < l.End && l.Start < w.End {
			return true
		}
	}
	return false
}

// unsound says what in a record points outside its text, so that a fault of
// ours ends as a failure of one file and not as a wrong place in an export.
func unsound(r *corpus.Record) error {
	var spans []trichluc.Location
	for _, b := range r.Document.Blocks {
		spans = append(spans, trichluc.Location{Start: b.Start, End: b.End})
	}
	for _, t := range r.Document.Tables {
		spans = append(spans, trichluc.Location{Table: t.ID, Start: t.Start, End: t.End})
	}
	for _, o := range r.Observations {
		spans = append(spans, o.Location)
	}
	for _, c := range r.Citations {
		spans = append(spans, c.Location)
	}
	for _, f := range r.Findings {
		spans = append(spans, f.Where...)
	}
	for _, s := range spans {
		if s.Start < 0 || s.End < s.Start || s.End > len(r.Document.Text) {
			return &Error{Code: flow.CodePanic, Detail: fmt.Sprintf("a place [%d, %d) outside the text of %d bytes (table %q)", s.Start, s.End, len(r.Document.Text), s.Table)}
		}
	}
	return nil
}

// guarded runs p so that it can neither fell the run nor hold it: a panic is an
// error like any other, and when ctx ends, p is given up with ctx's error.
//
// Go cannot end a goroutine from outside. One that is given up goes on in vain,
// with its file's bytes, until it looks at ctx or is through; what it returns
// then is dropped.
func guarded(ctx context.Context, p Processor, source string, data []byte) (*corpus.Record, error) {
	type result struct {
		record *corpus.Record
		err    error
	}
	done := make(chan result, 1) // nobody may be left to receive
	go func() {
		record, err := Caught(p)(ctx, source, data)
		done <- result{record, err}
	}()
	select {
	case r := <-done:
		return r.record, r.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Caught is p, with a panic turned into an error of flow.CodePanic.
func Caught(p Processor) Processor {
	return func(ctx context.Context, source string, data []byte) (record *corpus.Record, err error) {
		defer func() {
			if fault := recover(); fault != nil {
				record, err = nil, &Error{Code: flow.CodePanic, Detail: oneLine(fmt.Sprintf("%v at %s", fault, panicked()))}
			}
		}()
		return p(ctx, source, data)
	}
}

// panicked names the function and line of ours nearest to a panic, so that a
// report of the failure is enough to look for its cause.
func panicked() string {
	const module = "github.com/trichluc/trichluc/"
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	for below := false; ; {
		frame, more := frames.Next()
		if below && strings.HasPrefix(frame.Function, module) {
			return fmt.Sprintf("%s:%d", strings.TrimPrefix(frame.Function, module), frame.Line)
		}
		below = below || frame.Function == "runtime.gopanic"
		if !more {
			return "an unknown place"
		}
	}
}
