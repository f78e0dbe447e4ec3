package index

import (
	"context"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"github.com/trichluc/trichluc/internal/viet"
)

// place is a field that words are looked for in.
type place struct {
	field string
	boost float32 // how much a word counts there
	runs  bool    // has a field of neighbours and diacritics beside it
}

// places, the best first. A number names an instrument outright; a title is a
// few words that say what the whole is about.
var places = [...]place{
	{fieldNumber, 6, true},
	{fieldName, 2, false},
	{fieldTitle, 2, true},
	{fieldText, 1, true},
	{fieldAbout, 0.5, false},
}

// placed is where the words of a leaf are found, in the order of places.
type placed [len(places)]*set

// search is a question under way.
type search struct {
	ctx      context.Context
	segments []*segment
	entries  float64 // live ones, of the kinds asked for
	question question
	filters  []filter
	found    map[*leaf][]placed // by segment
	similar  []string
}

func newSearch(ctx context.Context, snapshot *scorch.IndexSnapshot, q Query, asked question) (*search, error) {
	s := &search{ctx: ctx, question: asked, found: map[*leaf][]placed{}}
	for _, part := range snapshot.Segments() {
		seg, err := newSegment(part, q.Kinds)
		if err != nil {
			return nil, err
		}
		s.segments = append(s.segments, seg)
		s.entries += float64(seg.live.GetCardinality())
	}
	for _, f := range []filter{{field: fieldType, value: q.Type}, {field: fieldIssuer, value: q.Issuer}, {field: fieldProvince, value: q.Province}, {field: fieldYear, value: q.Year}} {
		if f.value != "" {
			f.value = value(f.value)
			s.filters = append(s.filters, f)
		}
	}
	for _, l := range asked.leaves {
		s.look(l)
		if s.unknown(l) {
			s.guess(l)
		}
	}
	return s, nil
}

// look finds the words of a leaf in all segments.
func (s *search) look(l *leaf) []placed {
	found := make([]placed, len(s.segments))
	for i, seg := range s.segments {
		for p := range places {
			found[i][p] = l.in(seg, &places[p])
		}
	}
	s.found[l] = found
	return found
}

func (l *leaf) in(seg *segment, p *place) *set {
	if l.only != "" && l.only != p.field {
		return nothing
	}
	var found []*set
	for _, form := range l.forms {
		terms := folded(form)
		switch {
		case len(terms) == 1 && l.prefix:
			found = append(found, seg.beginning(p.field, terms[0]))
		case len(terms) == 1:
			found = append(found, seg.term(p.field, terms[0]))
		case p.runs && l.prefix:
			last := seg.beginning(p.field+closeTo, strings.Join(terms[len(terms)-2:], " "))
			found = append(found, roaring.And(seg.run(p.field, terms[:len(terms)-1]), last))
		case p.runs:
			found = append(found, seg.run(p.field, terms))
		case l.typed != nil: // a body's name in full, where there are no neighbours
			every := make([]*set, len(terms))
			for i, t := range terms {
				every[i] = seg.term(p.field, t)
			}
			found = append(found, roaring.FastAnd(every...))
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return roaring.FastOr(found...)
}

// A letter may be wrong in words of these lengths: most shorter ones are one
// letter from ten others, and no syllable is longer than seven letters.
const shortestGuessed, longestGuessed = 4, 24

// unknown tells a word that no entry of any kind holds and that may be mistyped.
func (s *search) unknown(l *leaf) bool {
	typed := l.forms[0][0].folded
	if l.typed != nil || l.prefix || len(l.forms[0]) > 1 || len(typed) < shortestGuessed || len(typed) > longestGuessed || strings.ContainsFunc(typed, unicode.IsDigit) {
		return false
	}
	for _, found := range s.found[l] {
		for _, in := range found {
			if !in.IsEmpty() {
				return false
			}
		}
	}
	return true
}

// worthOfGuess is what a word counts that stands in for one that nobody wrote.
const worthOfGuess = 0.5

// guess looks for words that differ in one letter, or in the order of two.
func (s *search) guess(l *leaf) {
	typed := l.forms[0][0].folded
	var similar []string
	for _, seg := range s.segments {
		for _, p := range places {
			seg.eachTerm(p.field, "", func(term string, _ func() *set) {
				if mistyped(typed, term) {
					similar = append(similar, term)
				}
			})
		}
	}
	slices.Sort(similar)
	similar = slices.Compact(similar)
	if len(similar) == 0 {
		return
	}
	l.forms, l.worth = nil, l.worth*worthOfGuess
	for _, w := range similar {
		l.forms = append(l.forms, phrase{{folded: w}})
	}
	s.similar = append(s.similar, similar...)
	s.look(l)
}

// mistyped tells words that differ in one letter, one that is missing, or in
// the order of two.
func mistyped(a, b string) bool {
	return a == b || viet.OneLetterApart(a, b) || swapped(a, b)
}

// swapped tells words that differ in the order of two neighbours.
func swapped(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// entriesOf is what a condition finds in a segment, before filters.
func (s *search) entriesOf(n node, i int) *set {
	live := s.segments[i].live
	switch n := n.(type) {
	case all:
		var with []*set
		without := roaring.New()
		for _, part := range n {
			if excluded, is := part.(except); is {
				without.Or(s.entriesOf(excluded.what, i))
			} else {
				with = append(with, s.entriesOf(part, i))
			}
		}
		if len(with) == 0 {
			with = append(with, live)
		}
		return roaring.AndNot(roaring.FastAnd(with...), without)
	case either:
		found := make([]*set, len(n))
		for j, part := range n {
			found[j] = s.entriesOf(part, i)
		}
		return roaring.FastOr(found...)
	case except:
		return roaring.AndNot(live, s.entriesOf(n.what, i))
	case *leaf:
		found, known := s.found[n]
		if !known { // one that is excluded
			found = s.look(n)
		}
		return roaring.And(roaring.FastOr(found[i][:]...), live)
	case filter:
		return roaring.And(n.in(s.segments[i]), live)
	}
	return live
}

func (f filter) in(seg *segment) *set {
	if f.values == nil {
		return seg.beginning(f.field, f.value+endOfValue)
	}
	var found []*set
	seg.eachTerm(f.field, "", func(term string, entries func() *set) {
		if folded, _, _ := strings.Cut(term, endOfValue); f.values(folded) {
			found = append(found, entries())
		}
	})
	return roaring.FastOr(found...)
}

// all finds the hits, by segment, and their number.
func (s *search) all(root node) (hits []*set, total int, err error) {
	for i, seg := range s.segments {
		if err := s.ctx.Err(); err != nil {
			return nil, 0, err
		}
		found := s.entriesOf(root, i)
		for _, f := range s.filters {
			found = roaring.And(found, f.in(seg))
		}
		hits, total = append(hits, found), total+int(found.GetCardinality())
		if seg.err != nil {
			return nil, 0, seg.err
		}
	}
	return hits, total, nil
}

// unread is why something of a segment could not be read; nil if all was.
func (s *search) unread() error {
	for _, seg := range s.segments {
		if seg.err != nil {
			return seg.err
		}
	}
	return nil
}

// rarity is what a word counts of which so many entries hold one: the fewer
// the more.
func (s *search) rarity(holding int) float32 {
	return float32(1 + math.Log(s.entries/float64(holding+1)+1))
}
