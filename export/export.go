package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"reflect"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
)

// Kind is what is exported.
type Kind string

// The kinds.
const (
	Documents    Kind = "documents"
	Tables       Kind = "tables"
	Observations Kind = "observations"
	Citations    Kind = "citations"
	Instruments  Kind = "instruments"
	Findings     Kind = "findings"
	Edges        Kind = "edges"
)

// Kinds lists every kind, in the order of the help.
func Kinds() []Kind {
	return []Kind{Documents, Tables, Observations, Citations, Instruments, Findings, Edges}
}

// Format is how rows are written.
type Format string

// The formats.
const (
	JSONLines Format = "jsonl"
	CSV       Format = "csv"
	GraphML   Format = "graphml" // of edges alone
)

// Formats lists the formats that a kind has, in the order of the help.
func Formats(k Kind) []Format {
	if k == Edges {
		return []Format{JSONLines, CSV, GraphML}
	}
	return []Format{JSONLines, CSV}
}

// ErrUnknown is returned for a kind or format that does not exist.
var ErrUnknown = errors.New("export: unknown kind or format")

// Source is what exports read: the listings of a corpus.Store.
type Source interface {
	Documents(ctx context.Context, s corpus.Selection) iter.Seq2[*trichluc.Document, error]
	Tables(ctx context.Context, s corpus.Selection) iter.Seq2[corpus.Placed[trichluc.Table], error]
	Observations(ctx context.Context, s corpus.Selection) iter.Seq2[corpus.Placed[trichluc.Observation], error]
	Citations(ctx context.Context, s corpus.Selection) iter.Seq2[corpus.Placed[trichluc.Citation], error]
	Findings(ctx context.Context, s corpus.Selection) iter.Seq2[corpus.Placed[trichluc.Finding], error]
	Instruments(ctx context.Context) iter.Seq2[trichluc.Instrument, error]
	Edges(ctx context.Context, of corpus.EdgesOf) iter.Seq2[corpus.Edge, error]
	Candidates(ctx context.Context, s corpus.Selection) (map[string][]string, error)
}

// Write writes all rows of a kind that the selection admits and says how many
// there were. A selection narrows instruments to those that a selected
// document cites; their tallies stay those of the whole corpus.
func Write(ctx context.Context, w io.Writer, s Source, k Kind, f Format, sel corpus.Selection) (int, error) {
	switch k {
	case Documents:
		return stream(w, f, s.Documents(ctx, sel), OfDocument)
	case Tables:
		if f == CSV {
			return stream(w, f, tableCells(s.Tables(ctx, sel)), func(c TableCell) TableCell { return c })
		}
		return stream(w, f, s.Tables(ctx, sel), OfTable)
	case Observations:
		return stream(w, f, s.Observations(ctx, sel), OfObservation)
	case Citations:
		return writeCitations(ctx, w, s, f, sel)
	case Findings:
		return stream(w, f, s.Findings(ctx, sel), OfFinding)
	case Instruments:
		return writeInstruments(ctx, w, s, f, sel)
	case Edges:
		if f == GraphML {
			return writeGraph(ctx, w, s, sel)
		}
		return stream(w, f, s.Edges(ctx, corpus.EdgesOf{In: sel}), OfEdge)
	}
	return 0, fmt.Errorf("%w: %q", ErrUnknown, k)
}

// writeCitations gives each citation without instrument what it may mean: of
// its own report, else of the corpus.
func writeCitations(ctx context.Context, w io.Writer, s Source, f Format, sel corpus.Selection) (int, error) {
	candidates, err := s.Candidates(ctx, sel)
	if err != nil {
		return 0, fmt.Errorf("export: reading candidates: %w", err)
	}
	return stream(w, f, s.Citations(ctx, sel), func(c corpus.Placed[trichluc.Citation]) Citation {
		if c.Row.Instrument == "" && len(c.Row.Candidates) == 0 {
			c.Row.Candidates = candidates[c.Row.ID]
		}
		return OfCitation(c)
	})
}

// writeInstruments joins each instrument with its first mention. The mentions
// are read before, in one pass, so that no two listings are open at once.
func writeInstruments(ctx context.Context, w io.Writer, s Source, f Format, sel corpus.Selection) (int, error) {
	first := map[string]*corpus.Placed[trichluc.Citation]{}
	for c, err := range s.Citations(ctx, sel) {
		if err != nil {
			return 0, fmt.Errorf("export: reading mentions: %w", err)
		}
		if id := c.Row.Instrument; id != "" && first[id] == nil && c.Row.Form != trichluc.FormSelf {
			first[id] = &c
		}
	}
	narrowed := sel != corpus.Selection{}
	chosen := func(yield func(trichluc.Instrument, error) bool) {
		for i, err := range s.Instruments(ctx) {
			if err == nil && narrowed && first[i.ID] == nil {
				continue
			}
			if !yield(i, err) {
				return
			}
		}
	}
	return stream(w, f, chosen, func(i trichluc.Instrument) Instrument { return OfInstrument(i, first[i.ID]) })
}

// stream writes rows as they come.
func stream[In, Out any](w io.Writer, f Format, rows iter.Seq2[In, error], convert func(In) Out) (int, error) {
	sink, err := newSink(w, f, reflect.TypeFor[Out]())
	if err != nil {
		return 0, err
	}
	n := 0
	for row, err := range rows {
		if err != nil {
			return n, fmt.Errorf("export: reading row %d: %w", n+1, err)
		}
		if err := sink.put(convert(row)); err != nil {
			return n, fmt.Errorf("export: writing row %d: %w", n+1, err)
		}
		n++
	}
	return n, sink.flush()
}

// sink writes rows of one type in one format.
type sink interface {
	put(row any) error
	flush() error
}

func newSink(w io.Writer, f Format, row reflect.Type) (sink, error) {
	switch f {
	case JSONLines:
		return newJSONSink(w), nil
	case CSV:
		return newCSVSink(w, row)
	}
	return nil, fmt.Errorf("%w: %q", ErrUnknown, f)
}
