// Package index answers questions in words over what the corpus holds: cited
// instruments, the passages that cite them, observations, and the text of
// documents. It can be made again from the corpus at any time.
//
// CreateBleve starts an empty index and is for ingest (first time) and reindex;
// OpenBleve opens one for writing, by one process at a time; OpenBleveReadOnly
// opens one for searching, beside other readers.
package index

import (
	"context"
	"errors"

	"github.com/trichluc/trichluc"
)

// Errors. Their texts, and those of errors that wrap them, tell the
// user what to do.
var (
	// ErrMissing: there is no index yet; Create makes one.
	ErrMissing = errors.New("the full-text index is missing: run `trichluc reindex`")
	// ErrCorrupt: there is something that cannot be read as an index of this
	// version; Create replaces it.
	ErrCorrupt = errors.New("the full-text index cannot be read: run `trichluc reindex`")
	// ErrLocked: another process has the index open.
	ErrLocked = errors.New("the full-text index is in use by another trichluc process: try again when it has finished")
	// ErrQuestion: a question asks for what cannot be meant, such as the year "hai".
	ErrQuestion = errors.New("the question cannot be understood")
)

// Kind is what an entry, and so a hit, is.
type Kind string

// The kinds of entry, named as in `search --in`.
const (
	KindInstrument  Kind = "instruments"
	KindCitation    Kind = "citations"
	KindObservation Kind = "observations"
	KindText        Kind = "text"
)

// Entry is one thing that can be found.
type Entry struct {
	ID         string // unique over all kinds, stable
	Kind       Kind
	Document   string // Document.ID; empty for an instrument
	Source     string
	Title      string // what ranks highest: an instrument's subject, an indicator's name, a heading
	Text       string // passage, sentence, paragraph or row
	Number     string // citations and instruments: number and symbol, "749/QĐ-TTg"
	Type       string // Quyết định, Kế hoạch ...; for observations and text, the kind of the document
	Issuer     string
	Level      string // of who issued it, or whom a figure is about: central, province, district, commune
	Year       string
	Date       string   // ISO, as long as it is precise; empty: the year counts
	Relation   string   // citations: what the citing text does with the cited document
	Provinces  []string // names: of the issuing place for a local instrument, of the document otherwise
	Instrument string   // Instrument.ID for citations and instruments
	Weight     int      // mentions, for instruments: breaks ties in rank
	Location   trichluc.Location
	Payload    []byte // JSON of the record itself, handed back as it is
}

// Query is a question. Words is in the language of docs/SEARCH.md: words are
// found with or without diacritics, exact marks rank first. Entries that hold
// all words are found, or, where there are none, those that hold any. No text
// is no error: no words find everything, signs alone nothing. The filters
// Type, Issuer, Province and Year are compared whole, with or without
// diacritics; zero fields do not narrow.
type Query struct {
	Words    string
	Kinds    []Kind // empty: instruments
	Type     string
	Issuer   string
	Province string
	Year     string
	Sort     Sort
	Facets   bool // count the values of Facets among all hits
	Limit    int  // 0: 20
	Offset   int
}

// Sort is an order of hits. What is equal in it is put in order by the others:
// score, Weight, date (the newest first), place in the document, ID. Scores
// that are about the same are equal.
type Sort string

// The orders. The zero value is SortRelevance.
const (
	SortRelevance Sort = "relevance"
	SortDate      Sort = "date"  // the newest first
	SortCount     Sort = "count" // by Weight, the most cited first
)

// Hit is an entry found.
type Hit struct {
	Entry Entry
	Score float64
	Marks []Mark // where the words stand in Entry.Text, in order, one a word
}

// Mark is a range of bytes, half-open.
type Mark struct{ Start, End int }

// Answer is one page of hits.
type Answer struct {
	Total   int
	Hits    []Hit
	Facets  []Facet  // in the order of FacetNames; nil when not asked for
	Any     bool     // no entry holds all words; these hold some
	Similar []string // words of entries, without diacritics, that stood in for words which no entry holds
}

// Facet is one property of all hits, of which hits without it are left out.
type Facet struct {
	Name   string
	Values []FacetValue // the most frequent first
}

// FacetValue is a value as most entries print it.
type FacetValue struct {
	Value string
	Count int
}

// FacetNames are the properties that are counted.
func FacetNames() []string {
	return []string{fieldType, fieldIssuer, fieldLevel, fieldProvince, fieldYear, fieldRelation}
}

// Index is a full-text index. Methods may be called from several goroutines.
type Index interface {
	// Update replaces the entries of the documents named, each document's at
	// once, and the instruments among entries. The entries of a document are to
	// follow one another. An instrument entry with Weight 0 (nobody cites it any
	// more) is removed.
	Update(ctx context.Context, documents []string, entries []Entry) error
	Search(ctx context.Context, q Query) (Answer, error)
	// Compact puts together what updates wrote in parts, so that searches have
	// less to look through. It changes no answer, and is for the end of a large
	// update: it writes the whole index again.
	Compact(ctx context.Context) error
	// Count is the number of entries held.
	Count(ctx context.Context) (int, error)
	Close() error
}
