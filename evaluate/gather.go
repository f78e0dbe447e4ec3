package evaluate

import (
	"context"
	"iter"

	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/export"
)

// Gather reads the records of a corpus. Its errors are the store's.
func Gather(ctx context.Context, store export.Source) (Records, error) {
	var r Records
	var all corpus.Selection
	for _, err := range []error{
		collect(&r.Documents, store.Documents(ctx, all), export.OfDocument),
		collect(&r.Tables, store.Tables(ctx, all), export.OfTable),
		collect(&r.Observations, store.Observations(ctx, all), export.OfObservation),
		collect(&r.Citations, store.Citations(ctx, all), export.OfCitation),
		collect(&r.Findings, store.Findings(ctx, all), export.OfFinding),
	} {
		if err != nil {
			return Records{}, err
		}
	}
	return r, nil
}

func collect[In, Out any](rows *[]Out, from iter.Seq2[In, error], convert func(In) Out) error {
	for row, err := range from {
		if err != nil {
			return err
		}
		*rows = append(*rows, convert(row))
	}
	return nil
}
