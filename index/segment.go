package index

import (
	"errors"
	"fmt"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"github.com/trichluc/trichluc/index/sets"
)

// set is entries of a segment, by bleve's numbers in it. Those that come from
// bleve lie in the index file and must not be changed.
type set = roaring.Bitmap

// segment is a part of the index as one question sees it. Bleve's own searchers
// go through entries one by one, some 100 ns each and once for every word, and
// a common word is in a third of all; sets are joined and counted 64 at a time.
type segment struct {
	*sets.Segment
	live *set // what is not deleted, of the kinds asked for
	err  error
}

// nothing is the set of no entries.
var nothing = roaring.New()

// view is the index as it is at one moment. It is to be closed.
func (x *bleveIndex) view() (*scorch.IndexSnapshot, error) {
	advanced, err := x.bleve.Advanced()
	if err != nil {
		return nil, err
	}
	reader, err := advanced.Reader()
	if err != nil {
		return nil, err
	}
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, errors.Join(fmt.Errorf("%w (%T)", ErrCorrupt, reader), reader.Close())
	}
	return snapshot, nil
}

// newSegment is a part of a view with its live entries of these kinds; of all
// where there are none.
func newSegment(snapshot *scorch.SegmentSnapshot, kinds []Kind) (*segment, error) {
	s := &segment{Segment: sets.Of(snapshot.Segment())}
	if s.Segment == nil {
		return nil, fmt.Errorf("%w (%T)", ErrCorrupt, snapshot.Segment())
	}
	of := make([]*set, len(kinds))
	for i, k := range kinds {
		of[i] = s.term(fieldKind, string(k))
	}
	s.live = roaring.FastOr(of...)
	if len(kinds) == 0 {
		s.live.AddRange(0, s.Count())
	}
	if deleted := snapshot.Deleted(); deleted != nil {
		s.live.AndNot(deleted)
	}
	return s, s.err
}

// term is the entries that hold a term, deleted ones and other kinds among them.
func (s *segment) term(field, term string) *set {
	found, err := s.Set(field, term)
	if err != nil {
		s.err = err
	}
	if err != nil || found == nil {
		return nothing
	}
	return found
}

// beginning is the entries with a term that begins so.
func (s *segment) beginning(field, prefix string) *set {
	var found []*set
	s.eachTerm(field, prefix, func(_ string, entries func() *set) { found = append(found, entries()) })
	return roaring.FastOr(found...)
}

// eachTerm goes through the terms of a field that begin so.
func (s *segment) eachTerm(field, prefix string, visit func(term string, entries func() *set)) {
	err := s.Terms(field, prefix, func(term string, entries func() (*set, error)) {
		visit(term, func() *set {
			found, err := entries()
			if err != nil {
				s.err = err
				return nothing
			}
			return found
		})
	})
	if err != nil {
		s.err = err
	}
}

// run is the entries that hold words side by side in a field; see closely. Runs
// longer than longestRun are found by their parts, which may stand apart only
// in a text that repeats three words.
func (s *segment) run(field string, words []string) *set {
	n := len(words)
	joined := strings.Join(words, " ")
	switch {
	case n == 1:
		return s.term(field, joined)
	case n == 2:
		return s.term(field+closeTo, joined)
	}
	found := roaring.And(s.run(field, words[:n-1]), s.run(field, words[max(1, n-longestRun):]))
	if n > longestRun || found.IsEmpty() {
		return found
	}
	found.AndNot(s.term(field+closeTo, repeated+strings.Join(words[1:n-1], " ")))
	found.Or(s.term(field+closeTo, joined))
	return found
}
