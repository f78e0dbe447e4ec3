package ingest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/index"
)

// Corpus is where a run writes: the truth, and the index that follows it. The
// index is open only while a batch is written to it, so that searches find
// their turn during a long run.
type Corpus struct {
	Store corpus.Store
	// OpenIndex opens the index for writing; errors: index.ErrMissing,
	// index.ErrCorrupt, which make it be created anew, and others.
	OpenIndex func(context.Context) (index.Index, error)
	// CreateIndex starts an empty index in the place of whatever is there.
	CreateIndex func(context.Context) (index.Index, error)
}

// A batch of the index is written when it has so many entries. A provincial
// report has one to three thousand; an entry takes about 1 KiB here and 10 KiB
// in the index. Larger batches are hardly faster.
const batchEntries = 5_000

// And when it has so many documents, since a store looks their instruments up
// in one question: SQLite takes 32,766 parameters.
const batchDocuments = 1_000

// indexer writes records to the index in batches.
type indexer struct {
	Corpus
	report  func(Event)
	ids     []string
	entries []index.Entry
	touched map[string]bool // instruments that the batch's documents cite, or cited
}

// heal indexes what an earlier run stored and did not come to index.
func (x *indexer) heal(ctx context.Context) error {
	ids, err := x.Store.Unindexed(ctx)
	if err != nil {
		return fmt.Errorf("ingest: looking for what is not indexed: %w", err)
	}
	if len(ids) == 0 {
		return nil
	}
	x.report(Event{Kind: EventHealing, Total: len(ids)})
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return err
		}
		r, err := x.Store.Get(ctx, id)
		if err != nil {
			return fmt.Errorf("ingest: reading %s for the index: %w", id, err)
		}
		if err := x.add(ctx, r); err != nil {
			return err
		}
	}
	return x.flush(ctx)
}

// add takes a stored record into the current batch. What is superseded is
// taken out of the index instead.
func (x *indexer) add(ctx context.Context, r *corpus.Record) error {
	x.ids = append(x.ids, r.Document.ID)
	if r.SupersededBy == "" {
		x.entries = append(x.entries, Entries(r)...)
	}
	x.touch(r)
	if len(x.entries) < batchEntries && len(x.ids) < batchDocuments {
		return nil
	}
	return x.flush(ctx)
}

// touch notes that the instruments which a record cites have other mentions
// now.
func (x *indexer) touch(r *corpus.Record) {
	for _, c := range r.Citations {
		if c.Instrument != "" {
			x.touched[c.Instrument] = true
		}
	}
}

// flush writes the batch, then marks its documents.
func (x *indexer) flush(ctx context.Context) error {
	if len(x.ids) == 0 { // an index is opened when there is something for it
		return nil
	}
	x.report(Event{Kind: EventIndexing, Total: len(x.ids)})
	if err := x.instruments(ctx); err != nil {
		return err
	}
	if err := x.write(ctx); err != nil {
		return err
	}
	if err := x.Store.MarkIndexed(ctx, x.ids); err != nil {
		return fmt.Errorf("ingest: marking as indexed: %w", err)
	}
	x.report(Event{Kind: EventIndexed, Total: len(x.ids)})
	x.ids, x.entries, x.touched = nil, nil, map[string]bool{}
	return nil
}

func (x *indexer) write(ctx context.Context) error {
	open, err := x.ready(ctx)
	if err != nil {
		return fmt.Errorf("ingest: opening the index: %w", err)
	}
	if err := errors.Join(open.Update(ctx, x.ids, x.entries), open.Close()); err != nil {
		return fmt.Errorf("ingest: writing to the index: %w", err)
	}
	return nil
}

// ready opens the index. One that has to be made anew holds nothing of what is
// marked; the marks go first, so that a kill between the two is healed.
func (x *indexer) ready(ctx context.Context) (index.Index, error) {
	open, err := x.OpenIndex(ctx)
	if !errors.Is(err, index.ErrMissing) && !errors.Is(err, index.ErrCorrupt) {
		return open, err
	}
	if err := x.Store.MarkAllUnindexed(ctx); err != nil {
		return nil, err
	}
	return x.CreateIndex(ctx)
}

// instruments adds those touched to the batch, as the whole corpus knows them.
func (x *indexer) instruments(ctx context.Context) error {
	if err := x.instrumentsOf(ctx, x.ids); err != nil {
		return err
	}
	// What is left is no longer cited by these documents, but perhaps by others.
	for _, id := range slices.Sorted(maps.Keys(x.touched)) {
		citing, err := x.citing(ctx, id)
		if err != nil {
			return err
		}
		if err := x.instrumentsOf(ctx, citing); err != nil {
			return err
		}
		if x.touched[id] {
			x.entries = append(x.entries, InstrumentEntry(trichluc.Instrument{ID: id})) // no mentions: taken out
		}
	}
	return nil
}

// citing is a document that cites an instrument, if there is one.
func (x *indexer) citing(ctx context.Context, instrument string) ([]string, error) {
	for m, err := range x.Store.Mentions(ctx, instrument) {
		if err != nil {
			return nil, fmt.Errorf("ingest: reading mentions for the index: %w", err)
		}
		return []string{m.Document}, nil
	}
	return nil, nil
}

// instrumentsOf adds the touched instruments that documents cite.
func (x *indexer) instrumentsOf(ctx context.Context, documents []string) error {
	for i, err := range x.Store.InstrumentsOf(ctx, documents) {
		if err != nil {
			return fmt.Errorf("ingest: reading instruments for the index: %w", err)
		}
		if x.touched[i.ID] {
			x.entries = append(x.entries, InstrumentEntry(i))
			delete(x.touched, i.ID)
		}
	}
	return nil
}

// Reindex makes the index again from the corpus.
func Reindex(ctx context.Context, c Corpus, observe func(Event)) (Summary, error) {
	began := time.Now()
	s := Summary{Skipped: map[SkipReason]int{}}
	x := &indexer{Corpus: c, touched: map[string]bool{}, report: func(e Event) {
		s.add(e, time.Now())
		if observe != nil {
			observe(e)
		}
	}}
	err := x.reset(ctx)
	if err == nil {
		err = x.heal(ctx)
	}
	if err == nil {
		err = x.compact(ctx)
	}
	s.Took = time.Since(began)
	s.Interrupted = ctx.Err() != nil
	return s, err
}

// compact makes an index that was written in many batches fast to search. What
// it was written in is deleted when it is opened for the second time.
func (x *indexer) compact(ctx context.Context) error {
	for range 2 {
		open, err := x.OpenIndex(ctx)
		if err != nil {
			return fmt.Errorf("ingest: opening the index: %w", err)
		}
		if err := errors.Join(open.Compact(ctx), open.Close()); err != nil {
			return fmt.Errorf("ingest: compacting the index: %w", err)
		}
	}
	return nil
}

// reset empties the index and forgets its marks; the marks first, as in ready.
func (x *indexer) reset(ctx context.Context) error {
	if err := x.Store.MarkAllUnindexed(ctx); err != nil {
		return fmt.Errorf("ingest: starting a new index: %w", err)
	}
	empty, err := x.CreateIndex(ctx)
	if err != nil {
		return fmt.Errorf("ingest: starting a new index: %w", err)
	}
	return empty.Close()
}
