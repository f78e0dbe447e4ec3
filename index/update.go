package index

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/blevesearch/bleve/v2"
)

// batchEntries is how many entries bleve is given at a time. It takes a batch
// apart in memory, some 10 KiB an entry; larger batches are hardly faster.
const batchEntries = 5_000

// Update implements Index.
func (x *bleveIndex) Update(ctx context.Context, documents []string, entries []Entry) error {
	if x.readOnly {
		return errors.New("index: update: opened read-only")
	}
	batch := x.bleve.NewBatch()
	for _, d := range documents {
		if err := x.deleteOf(ctx, d, batch); err != nil {
			return fmt.Errorf("index: update: %w", err)
		}
	}
	for i := range entries {
		e := &entries[i]
		if e.Kind == KindInstrument && e.Weight <= 0 {
			batch.Delete(e.ID)
			continue
		}
		d, err := bleveDocument(e)
		if err != nil {
			return err
		}
		if err := batch.IndexAdvanced(d); err != nil {
			return fmt.Errorf("index: entry %q of %s: %w", e.ID, e.Source, err)
		}
	}
	if err := x.bleve.Batch(batch); err != nil {
		return fmt.Errorf("index: update: %w", err)
	}
	return nil
}

// deleteOf adds to the batch the deletion of all entries of a document.
func (x *bleveIndex) deleteOf(ctx context.Context, document string, batch *bleve.Batch) error {
	advanced, err := x.bleve.Advanced()
	if err != nil {
		return err
	}
	reader, err := advanced.Reader()
	if err != nil {
		return err
	}
	defer reader.Close()
	entries, err := reader.TermFieldReader(ctx, []byte(document), fieldDocument, false, false, false)
	if err != nil {
		return err
	}
	defer entries.Close()
	for {
		found, err := entries.Next(nil)
		if err != nil || found == nil {
			return err
		}
		id, err := reader.ExternalID(found.ID)
		if err != nil {
			return err
		}
		batch.Delete(id)
	}
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
