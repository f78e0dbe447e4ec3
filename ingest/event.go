package ingest

import (
	"time"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
)

// EventKind says what happened.
type EventKind string

// The kinds of event. Every candidate gets exactly one of done, known and
// failed, unless the run is interrupted; what was not taken gets skipped.
const (
	EventPlanned EventKind = "planned" // sources were looked for: Total files are to be read
	EventSkipped EventKind = "skipped" // a file is not taken, for Reason
	EventStarted EventKind = "started"
	EventKnown   EventKind = "known" // the corpus holds these bytes already
	EventDone    EventKind = "done"  // read and stored
	EventFailed  EventKind = "failed"

	EventHealing  EventKind = "healing"  // Total documents that an earlier run left are to be indexed
	EventIndexing EventKind = "indexing" // Total documents are being written to the index
	EventIndexed  EventKind = "indexed"  // Total documents more can be found by search
)

// Event is something that happened during a run. Fields that its kind does
// not mention are zero.
type Event struct {
	Kind     EventKind
	Source   string
	Document string // Document.ID, where the bytes could be read
	Size     int64  // bytes of the file
	Total    int
	Reason   SkipReason
	Failure  *Error
	Counts   Counts
	Coverage trichluc.Coverage // what was read of the document and what was not
	Took     time.Duration     // of reading and storing this file
}

// Counts says what was found in a document, or in all documents of a run.
type Counts struct {
	Tables       int
	Observations int
	Citations    int
	Findings     int
}

// countsOf leaves out a document's mentions of itself: they cite nothing.
func countsOf(r *corpus.Record) Counts {
	c := Counts{Tables: len(r.Document.Tables), Observations: len(r.Observations), Findings: len(r.Findings)}
	for i := range r.Citations {
		if r.Citations[i].Form != trichluc.FormSelf {
			c.Citations++
		}
	}
	return c
}

func (c *Counts) add(d Counts) {
	c.Tables += d.Tables
	c.Observations += d.Observations
	c.Citations += d.Citations
	c.Findings += d.Findings
}

// Summary is the sum of a run's events.
type Summary struct {
	Planned     int // files to be read
	Read        int
	Known       int
	Skipped     map[SkipReason]int
	Failures    []corpus.Failure
	Documents   []string // IDs of the documents read or known, in the order found
	Bytes       int64    // of the files read
	Counts      Counts   // of the documents read
	Indexed     int
	Took        time.Duration
	Interrupted bool // the context was cancelled before everything was read
}

// add folds an event in.
func (s *Summary) add(e Event, at time.Time) {
	switch e.Kind {
	case EventPlanned:
		s.Planned += e.Total
	case EventSkipped:
		s.Skipped[e.Reason]++
	case EventKnown:
		s.Known++
		s.Documents = append(s.Documents, e.Document)
	case EventDone:
		s.Read++
		s.Bytes += e.Size
		s.Counts.add(e.Counts)
		s.Documents = append(s.Documents, e.Document)
	case EventFailed:
		s.Failures = append(s.Failures, corpus.Failure{
			Source: e.Source, Code: string(e.Failure.Code), Detail: e.Failure.Detail, Document: e.Document, At: at,
		})
	case EventIndexed:
		s.Indexed += e.Total
	}
}
