package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/sourcegraph/conc/stream"

	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/normalize"
)

// Options say how a run works. Zero fields mean the defaults.
type Options struct {
	Workers int  // documents read at the same time; 0: one a processor; 1: one after the other
	Force   bool // read again what the corpus holds already
	Limits  Limits
	Files   Files       // nil: OS
	Process Processor   // nil: Pipeline of no options
	Observe func(Event) // called by one goroutine at a time; nil: nobody listens
}

// Run ingests sources into a corpus. The error is for "cannot go on": the
// store or the index fails, or ctx is done; the summary then tells how far the
// run came. Files that cannot be read are in Summary.Failures, not in the
// error.
//
// When ctx is cancelled no further file is begun, those in hand are given up,
// and what was stored is indexed. A file that takes longer than Limits.Time is
// given up too, whether its reader looks at its context or not.
func Run(ctx context.Context, c Corpus, sources []string, o Options) (Summary, error) {
	r := newRun(ctx, c, o)
	err := r.all(sources)
	r.summary.Took = time.Since(r.began)
	r.summary.Interrupted = ctx.Err() != nil
	if err == nil {
		err = ctx.Err()
	}
	return r.summary, err
}

// run is one Run under way. The producer (the goroutine of Run) loads files in
// the order of discovery, workers process them, and one goroutine at a time
// commits them, in the order of discovery again.
type run struct {
	ctx     context.Context // ends early when the run cannot go on
	cancel  context.CancelFunc
	commits context.Context // outlives ctx, so that what was read gets stored
	options Options
	limits  Limits
	store   corpus.Store
	indexer *indexer
	files   *reader
	memory  *budget
	began   time.Time
	taken   map[string]*outcome // by Document.ID: contents of this run; the producer's

	mu      sync.Mutex // guards what follows, and the calls of Observe
	summary Summary
	fatal   error
}

// outcome is what became of a content. Commits alone read and write it.
type outcome struct {
	failure *Error // nil: stored, or given up
}

func newRun(ctx context.Context, c Corpus, o Options) *run {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Files == nil {
		o.Files = OS{}
	}
	if o.Process == nil {
		o.Process = Pipeline(normalize.Options{})
	}
	r := &run{
		commits: context.WithoutCancel(ctx), options: o, limits: o.Limits.orDefault(), store: c.Store,
		began: time.Now(), taken: map[string]*outcome{}, summary: Summary{Skipped: map[SkipReason]int{}},
	}
	r.ctx, r.cancel = context.WithCancel(ctx)
	r.memory = newBudget(r.limits.InFlight)
	r.files = &reader{files: o.Files, limit: r.limits.File}
	r.indexer = &indexer{Corpus: c, report: r.report, touched: map[string]bool{}}
	return r
}

// all is the run, from what an earlier one left undone to what a new index
// has to take in.
func (r *run) all(sources []string) error {
	defer r.cancel()
	if err := r.indexer.heal(r.ctx); err != nil {
		return err
	}
	plan := Discover(r.ctx, r.options.Files, sources, r.limits)
	r.announce(plan)
	if err := r.forget(sources, plan); err != nil {
		return err
	}
	r.each(plan.Candidates)
	if r.fatal != nil {
		return r.fatal
	}
	if err := r.indexer.flush(r.commits); err != nil {
		return err
	}
	if r.ctx.Err() != nil {
		return nil
	}
	return r.indexer.heal(r.ctx) // the older documents, where the index is new
}

// announce tells and notes what discovery has settled.
func (r *run) announce(plan Plan) {
	r.report(Event{Kind: EventPlanned, Total: len(plan.Candidates)})
	for _, s := range plan.Skips {
		r.report(Event{Kind: EventSkipped, Source: s.Source, Reason: s.Reason})
	}
	for _, f := range plan.Failures {
		r.fail(Event{Source: f.Source}, f.Error)
	}
}

// forget drops failures noted earlier for what the sources no longer hold: a
// bad file that was deleted, an archive or folder that was mended. Failures of
// candidates are cleared, or noted again, as they are read.
func (r *run) forget(sources []string, plan Plan) error {
	if r.ctx.Err() != nil {
		return nil // discovery may have been cut short
	}
	held := map[string]bool{}
	for _, c := range plan.Candidates {
		held[c.Source] = true
	}
	for _, f := range plan.Failures {
		held[f.Source] = true
	}
	err := r.store.Forget(r.ctx, func(source string) bool {
		if held[source] {
			return false
		}
		for _, given := range sources {
			name := called(filepath.Clean(given))
			if source == name || strings.HasPrefix(source, strings.TrimSuffix(name, "/")+"/") || strings.HasPrefix(source, name+"!/") {
				return true
			}
		}
		return false
	})
	if err != nil {
		return fmt.Errorf("ingest: failures noted earlier: %w", err)
	}
	return nil
}

// each sends the candidates through loading, processing and committing.
func (r *run) each(candidates []Candidate) {
	defer r.files.close()
	begin := func(work stream.Task) { work()() }
	if r.options.Workers > 1 {
		s := stream.New().WithMaxGoroutines(r.options.Workers)
		defer s.Wait()
		begin = s.Go
	}
	for _, c := range candidates {
		if r.ctx.Err() != nil {
			return
		}
		r.memory.claim(c.Size)
		work := r.load(c)
		if work == nil {
			r.memory.release(c.Size)
			continue
		}
		begin(func() stream.Callback {
			commit := work()
			return func() {
				commit()
				r.memory.release(c.Size)
			}
		})
	}
}

// load reads a candidate's bytes and settles what can be settled without
// understanding them; it returns what is left to do, or nil.
func (r *run) load(c Candidate) stream.Task {
	data, err := r.files.read(c)
	e := Event{Source: c.Source, Size: int64(len(data))}
	if err != nil {
		r.fail(e, failed(err))
		return nil
	}
	sum := sha256.Sum256(data)
	e.Document = hex.EncodeToString(sum[:])
	if first := r.taken[e.Document]; first != nil {
		return func() stream.Callback { return func() { r.repeat(e, first) } }
	}
	if !r.options.Force && r.known(r.ctx, e) {
		return nil
	}
	result := &outcome{}
	r.taken[e.Document] = result
	return func() stream.Callback {
		began := time.Now()
		r.report(Event{Kind: EventStarted, Source: e.Source, Document: e.Document, Size: e.Size})
		record, err := r.process(e, data)
		e.Took = time.Since(began) // not the wait for those before it
		return func() {
			result.failure = r.commit(e, record, err)
		}
	}
}

// known reports a document that the corpus holds already.
func (r *run) known(ctx context.Context, e Event) bool {
	known, err := r.store.Known(ctx, e.Document, e.Source)
	switch {
	case ctx.Err() != nil:
		return true // cancelled while asking: the corpus is sound, and wants what was read indexed
	case err != nil:
		r.abort(fmt.Errorf("ingest: asking the corpus for %s: %w", e.Source, err))
		return true // nothing more to do for it
	}
	if known {
		e.Kind = EventKnown
		r.report(e)
	}
	return known
}

// repeat settles a file with the same bytes as an earlier one of this run,
// whose commit has been.
func (r *run) repeat(e Event, first *outcome) {
	if first.failure != nil {
		r.fail(e, first.failure)
		return
	}
	r.known(r.commits, e) // unknown only when the first was given up
}

func (r *run) process(e Event, data []byte) (*corpus.Record, error) {
	if err := r.ctx.Err(); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(r.ctx, r.limits.Time)
	defer cancel()
	record, err := guarded(ctx, r.options.Process, e.Source, data)
	if err != nil {
		return nil, err
	}
	record.Document.ID, record.Document.Source = e.Document, e.Source
	return record, unsound(record)
}

// commit stores what was read, or why it was not. It returns the failure.
func (r *run) commit(e Event, record *corpus.Record, err error) *Error {
	if err != nil && r.ctx.Err() != nil {
		return nil // given up, not failed
	}
	if errors.Is(err, ErrUnable) {
		r.abort(err)
		return nil
	}
	began := time.Now()
	if err == nil {
		err = r.put(record)
	}
	e.Took += time.Since(began)
	if err != nil {
		failure := failed(err)
		r.fail(e, failure)
		return failure
	}
	e.Kind, e.Counts, e.Coverage = EventDone, countsOf(record), record.Document.Coverage
	r.report(e)
	if err := r.indexer.add(r.commits, record); err != nil {
		r.abort(err)
	}
	return nil
}

// put blames the document when the store refuses it; when it is the store
// that is broken, noting the failure will not succeed either.
func (r *run) put(record *corpus.Record) error {
	if old, err := r.store.Get(r.commits, record.Document.ID); err == nil {
		r.indexer.touch(old) // an earlier reading of the same bytes
	}
	if err := r.store.Put(r.commits, record); err != nil {
		return &Error{Code: CodeStore, Detail: err.Error()}
	}
	return nil
}

// fail notes and reports a failure. What the caller merely mistyped is not
// worth keeping.
func (r *run) fail(e Event, failure *Error) {
	e.Kind, e.Failure = EventFailed, failure
	r.report(e)
	if failure.Code == CodeMissing || failure.Code == CodeScheme {
		return
	}
	err := r.store.Fail(r.commits, corpus.Failure{
		Source: e.Source, Code: string(failure.Code), Detail: failure.Detail, Document: e.Document, At: time.Now(),
	})
	if err != nil {
		r.abort(fmt.Errorf("ingest: noting that %s failed (%w): %w", e.Source, failure, err))
	}
}

// abort ends the run for an error that every further file would meet.
func (r *run) abort(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.fatal == nil {
		r.fatal = err
	}
	r.cancel()
}

func (r *run) report(e Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.summary.add(e, time.Now())
	if r.options.Observe != nil {
		r.options.Observe(e)
	}
}
