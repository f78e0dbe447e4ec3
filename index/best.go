package index

import (
	"context"
	"errors"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	api "github.com/blevesearch/bleve_index_api"
)

// bestOf finds what any of its queries finds. The score is that of the best
// of them plus a share of the others'. Bleve's own disjunction multiplies by
// the part of its queries that matched, so that a word in three places of
// little weight beats one in the title.
type bestOf struct {
	queries []query.Query
	share   float64 // 0: the best alone; 1: the sum
}

// Searcher implements bleve's Query.
func (q *bestOf) Searcher(ctx context.Context, i api.IndexReader, m mapping.IndexMapping, options search.SearcherOptions) (search.Searcher, error) {
	s := &bestSearcher{share: q.share, all: make([]search.Searcher, 0, len(q.queries)), at: make([]*search.DocumentMatch, len(q.queries))}
	for _, child := range q.queries {
		searcher, err := child.Searcher(ctx, i, m, options)
		if err != nil {
			return nil, errors.Join(err, s.Close())
		}
		s.all = append(s.all, searcher)
	}
	return s, nil
}

// bestSearcher goes through the matches of all its searchers together, in the
// order of bleve's internal numbers.
type bestSearcher struct {
	share   float64
	all     []search.Searcher
	at      []*search.DocumentMatch // the next match of each, nil at its end
	started bool
}

// Next implements bleve's Searcher.
func (s *bestSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	if !s.started {
		s.started = true
		for i := range s.all {
			if err := s.step(ctx, i); err != nil {
				return nil, err
			}
		}
	}
	var first *search.DocumentMatch
	for _, m := range s.at {
		if m != nil && (first == nil || m.IndexInternalID.Compare(first.IndexInternalID) < 0) {
			first = m
		}
	}
	if first == nil {
		return nil, nil
	}
	best, sum := 0.0, 0.0
	for i, m := range s.at {
		if m == nil || m != first && !m.IndexInternalID.Equals(first.IndexInternalID) {
			continue
		}
		best, sum = max(best, m.Score), sum+m.Score
		if m != first {
			ctx.DocumentMatchPool.Put(m)
		}
		if err := s.step(ctx, i); err != nil {
			return nil, err
		}
	}
	first.Score = best + s.share*(sum-best)
	return first, nil
}

func (s *bestSearcher) step(ctx *search.SearchContext, i int) (err error) {
	s.at[i], err = s.all[i].Next(ctx)
	return err
}

// Advance implements bleve's Searcher.
func (s *bestSearcher) Advance(ctx *search.SearchContext, id api.IndexInternalID) (*search.DocumentMatch, error) {
	for i, m := range s.at {
		switch {
		case m == nil && s.started, m != nil && m.IndexInternalID.Compare(id) >= 0:
			continue
		case m != nil:
			ctx.DocumentMatchPool.Put(m)
		}
		var err error
		if s.at[i], err = s.all[i].Advance(ctx, id); err != nil {
			return nil, err
		}
	}
	s.started = true
	return s.Next(ctx)
}

// Weight implements bleve's Searcher.
func (s *bestSearcher) Weight() (sum float64) {
	for _, searcher := range s.all {
		sum += searcher.Weight()
	}
	return sum
}

// SetQueryNorm implements bleve's Searcher.
func (s *bestSearcher) SetQueryNorm(norm float64) {
	for _, searcher := range s.all {
		searcher.SetQueryNorm(norm)
	}
}

// Count implements bleve's Searcher: how many matches there are at most.
func (s *bestSearcher) Count() (sum uint64) {
	for _, searcher := range s.all {
		sum += searcher.Count()
	}
	return sum
}

// Min implements bleve's Searcher.
func (s *bestSearcher) Min() int { return 0 }

// Size implements bleve's Searcher: bytes of memory, about.
func (s *bestSearcher) Size() (sum int) {
	for _, searcher := range s.all {
		sum += searcher.Size()
	}
	return sum
}

// DocumentMatchPoolSize implements bleve's Searcher.
func (s *bestSearcher) DocumentMatchPoolSize() int {
	sum := len(s.all)
	for _, searcher := range s.all {
		sum += searcher.DocumentMatchPoolSize()
	}
	return sum
}

// Close implements bleve's Searcher.
func (s *bestSearcher) Close() (err error) {
	for _, searcher := range s.all {
		err = errors.Join(err, searcher.Close())
	}
	return err
}
