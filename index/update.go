package index

import (
	"context"
	"errors"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
)

// batchEntries is about how many entries bleve is given at a time: it takes a
// batch apart in memory, some 20 KiB an entry.
const batchEntries = 5_000

// largestBatch is where the entries of one document are torn apart after all.
// A report of 2,000 pages has 100,000 and took 2.4 GiB in one batch. Nobody
// searches between two batches of an Update, which holds the index; a kill
// there leaves part of the document until the next run indexes it again.
const largestBatch = 2 * batchEntries

// Update implements Index.
func (x *bleveIndex) Update(ctx context.Context, documents []string, entries []Entry) error {
	if x.readOnly {
		return errors.New("index: update: opened read-only")
	}
	u := &update{index: x, batch: x.bleve.NewBatch(), replaced: make(map[string]bool, len(documents))}
	for _, d := range documents {
		u.replaced[d] = false
	}
	for i := range entries {
		// A document's entries are kept together: a batch is written whole.
		if n := u.batch.Size(); n >= largestBatch || n >= batchEntries && entries[i].Document != entries[i-1].Document {
			if err := u.flush(ctx); err != nil {
				return err
			}
		}
		if err := u.add(ctx, &entries[i]); err != nil {
			return err
		}
	}
	for _, d := range documents { // those that have no entries any more
		if err := u.replace(ctx, d); err != nil {
			return err
		}
	}
	return u.flush(ctx)
}

// Compact implements Index.
func (x *bleveIndex) Compact(ctx context.Context) error {
	if x.readOnly {
		return errors.New("index: compact: opened read-only")
	}
	parts, err := x.parts()
	if err != nil {
		return fmt.Errorf("index: compact: %w", err)
	}
	if parts <= 1 {
		return nil
	}
	advanced, err := x.bleve.Advanced()
	if err != nil {
		return fmt.Errorf("index: compact: %w", err)
	}
	engine, ok := advanced.(*scorch.Scorch)
	if !ok {
		return fmt.Errorf("index: compact: %w (%T)", ErrCorrupt, advanced)
	}
	if err := engine.ForceMerge(ctx, nil); err != nil {
		return fmt.Errorf("index: compact: %w", err)
	}
	return nil
}

// parts is how many segments there are.
func (x *bleveIndex) parts() (n int, err error) {
	snapshot, err := x.view()
	if err != nil {
		return 0, err
	}
	return len(snapshot.Segments()), snapshot.Close()
}

// update is an Update under way.
type update struct {
	index    *bleveIndex
	batch    *bleve.Batch
	replaced map[string]bool // documents, once the deletion of their old entries is in a batch
}

func (u *update) flush(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("index: update: %w", err)
	}
	if err := u.index.bleve.Batch(u.batch); err != nil {
		return fmt.Errorf("index: update: %w", err)
	}
	u.batch = u.index.bleve.NewBatch() // scorch still looks at the old one beside the work
	return nil
}

func (u *update) add(ctx context.Context, e *Entry) error {
	if err := u.replace(ctx, e.Document); err != nil {
		return err
	}
	if e.Kind == KindInstrument && e.Weight <= 0 {
		u.batch.Delete(e.ID)
		return nil
	}
	d, err := bleveDocument(e)
	if err != nil {
		return err
	}
	if err := u.batch.IndexAdvanced(d); err != nil {
		return fmt.Errorf("index: entry %q of %s: %w", e.ID, e.Source, err)
	}
	return nil
}

// replace adds the deletion of a document's old entries to the batch, when it
// is one of those to replace and has not been seen before.
func (u *update) replace(ctx context.Context, document string) error {
	if done, wanted := u.replaced[document]; done || !wanted {
		return nil
	}
	u.replaced[document] = true
	ids, err := u.index.entriesOf(ctx, document)
	if err != nil {
		return fmt.Errorf("index: update %s: %w", document, err)
	}
	for _, id := range ids {
		u.batch.Delete(id)
	}
	return nil
}

// entriesOf lists the entries of a document.
func (x *bleveIndex) entriesOf(ctx context.Context, document string) (ids []string, err error) {
	snapshot, err := x.view()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, snapshot.Close()) }()
	for _, part := range snapshot.Segments() {
		s, err := newSegment(part, nil)
		if err != nil {
			return nil, err
		}
		found := roaring.And(s.term(fieldDocument, document), s.live)
		for i := found.Iterator(); i.HasNext() && s.err == nil; {
			id, err := s.DocID(uint64(i.Next()))
			if err != nil {
				return nil, err
			}
			ids = append(ids, string(id))
		}
		if s.err != nil {
			return nil, s.err
		}
	}
	return ids, ctx.Err()
}
