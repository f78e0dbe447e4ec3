// Package corpus keeps the truth: documents and everything read from them. A
// Store commits each document whole or not at all; whatever else exists (the
// full-text index, exports) can be made again from it.
package corpus

import (
	"context"
	"errors"
	"iter"
	"time"

	"github.com/trichluc/trichluc"
)

// ErrNotFound is returned when a document or instrument is asked for that the
// corpus does not hold.
var ErrNotFound = errors.New("corpus: not found")

// ErrAmbiguous is returned when a prefix or name fits several documents; the
// error's text lists some of them.
var ErrAmbiguous = errors.New("corpus: ambiguous")

// Record is a document with everything that was read from it: the unit of
// writing. The lists come back in the order of their places in the document.
type Record struct {
	Document     *trichluc.Document
	Observations []trichluc.Observation
	Citations    []trichluc.Citation
	Findings     []trichluc.Finding
	// SupersededBy is the Document.ID of a newer version, empty for a current
	// document. Get fills it, Put ignores it. What is superseded is kept but
	// not listed, and has no place in the full-text index.
	SupersededBy string
}

// Failure is a source that could not be read.
type Failure struct {
	Source   string
	Code     string // as flow.Code: "truncated", or "unreadable", "vanished" of ingest
	Detail   string // one line, without the source's name
	Document string // content hash, where the bytes could be read
	At       time.Time
}

// Selection narrows what is read; zero fields do not narrow.
type Selection struct {
	Document string // Document.ID
	Province string // official code or name
	Kind     string // document kind: "Báo cáo"
}

// Status sums the corpus up.
type Status struct {
	Documents    int
	Tables       int
	Observations int
	Citations    int
	Instruments  int
	Findings     int
	Failures     []Failure
	ByProvince   []Count // documents, by province name, then kind and period
	Unindexed    int     // documents that the full-text index does not hold yet
	// Coverage has the unread parts and the notes of the current documents
	// that have any, by source; its counts of characters are zero.
	Coverage []Placed[trichluc.Coverage]
}

// Count is one line of a tally.
type Count struct {
	Province  string
	Kind      string
	Period    string
	Documents int
}

// Placed is a row with the document that it belongs to.
type Placed[T any] struct {
	Document string // Document.ID
	Source   string
	Row      T
}

// Store is a corpus. All listings are in a fixed order (source, then place in
// the document; instruments by identifier) that does not depend on the order
// of writing, and hold current documents only: when a path that held one
// report is read again and holds another version of it (same kind, issuer,
// province and period), the new version supersedes the old. Methods may be
// called from several goroutines.
type Store interface {
	// Known says whether a document with this content hash is stored as the
	// current version of the program reads it. It adds source to the
	// document's sources if so, and clears a failure noted for source.
	Known(ctx context.Context, documentID, source string) (bool, error)
	// Put stores a record in one transaction, replacing an earlier reading of
	// the same bytes, and clears a failure noted for its source. The stored
	// document is marked as not yet indexed.
	Put(ctx context.Context, r *Record) error
	// Fail notes that a source could not be read.
	Fail(ctx context.Context, f Failure) error
	// Forget drops the failures noted for sources that gone approves of: files
	// deleted, mended or renamed since.
	Forget(ctx context.Context, gone func(source string) bool) error

	// Unindexed lists IDs of documents not yet marked by MarkIndexed. A
	// superseded document appears once more, so that its entries are taken out
	// of the index: Get says so by SupersededBy.
	Unindexed(ctx context.Context) ([]string, error)
	// MarkIndexed notes that the full-text index holds these documents.
	MarkIndexed(ctx context.Context, documentIDs []string) error
	// MarkAllUnindexed forgets all such marks, before a reindex.
	MarkAllUnindexed(ctx context.Context) error

	// Find resolves what a user typed (content hash or a prefix of it, source
	// path, file name, "number/symbol" of the document itself) to a
	// Document.ID. Errors: ErrNotFound, ErrAmbiguous.
	Find(ctx context.Context, name string) (string, error)
	// Get returns a whole record.
	Get(ctx context.Context, documentID string) (*Record, error)

	// Documents lists documents without their Text, Blocks, Tables and
	// Furniture, which Get returns.
	Documents(ctx context.Context, s Selection) iter.Seq2[*trichluc.Document, error]
	Tables(ctx context.Context, s Selection) iter.Seq2[Placed[trichluc.Table], error]
	Observations(ctx context.Context, s Selection) iter.Seq2[Placed[trichluc.Observation], error]
	Citations(ctx context.Context, s Selection) iter.Seq2[Placed[trichluc.Citation], error]
	Findings(ctx context.Context, s Selection) iter.Seq2[Placed[trichluc.Finding], error]
	// Instruments lists the cited documents, each the sum of its mentions.
	Instruments(ctx context.Context) iter.Seq2[trichluc.Instrument, error]
	// InstrumentsOf lists those instruments that the documents cite; each is
	// still the sum of its mentions in the whole corpus.
	InstrumentsOf(ctx context.Context, documentIDs []string) iter.Seq2[trichluc.Instrument, error]
	// Mentions lists the citations that name an instrument.
	Mentions(ctx context.Context, instrumentID string) iter.Seq2[Placed[trichluc.Citation], error]
	// Instrument returns one instrument: the sum of its mentions, or, where
	// nothing cites it, what the corpus's own copy says of itself. Error:
	// ErrNotFound.
	Instrument(ctx context.Context, instrumentID string) (trichluc.Instrument, error)
	// FindInstruments resolves what a user typed, an identifier or a number
	// with its symbol in any typing ("749/QD-TTG"), to instruments in the order
	// of their identifiers. Error: ErrNotFound.
	FindInstruments(ctx context.Context, name string) ([]string, error)
	// Edges lists who cites what, ordered by both ends and relation.
	Edges(ctx context.Context, of EdgesOf) iter.Seq2[Edge, error]
	// Candidates lists, by Citation.ID, which instruments of the corpus each
	// citation without instrument may mean: the first eight, by identifier, of
	// those that a current document names by its number and symbol (or kind),
	// and by its issuer and year where it says them.
	Candidates(ctx context.Context, s Selection) (map[string][]string, error)

	Status(ctx context.Context) (Status, error)
	// Check verifies the store's own consistency; doctor calls it.
	Check(ctx context.Context) error
	Close() error
}
