package index

import (
	"cmp"
	"slices"
	"strings"
)

// facets counts the values of the hits. The printings of one value count
// together.
func (s *search) facets(hits []*set) []Facet {
	all := make([]Facet, 0, len(FacetNames()))
	for _, name := range FacetNames() {
		all = append(all, Facet{Name: name, Values: s.valuesOf(name, hits)})
	}
	return all
}

func (s *search) valuesOf(field string, hits []*set) []FacetValue {
	printed := map[string]int{} // by term
	for i, seg := range s.segments {
		if hits[i].IsEmpty() {
			continue
		}
		seg.eachTerm(field, "", func(term string, entries func() *set) {
			if n := hits[i].AndCardinality(entries()); n > 0 {
				printed[term] += int(n)
			}
		})
	}
	type counted struct {
		FacetValue
		most int // times its printing is met
	}
	byValue := map[string]counted{}
	for term, n := range printed {
		folded, text, _ := strings.Cut(term, endOfValue)
		c := byValue[folded]
		if n > c.most || n == c.most && text < c.Value {
			c.Value, c.most = text, n
		}
		c.Count += n
		byValue[folded] = c
	}
	values := make([]FacetValue, 0, len(byValue))
	for _, c := range byValue {
		values = append(values, c.FacetValue)
	}
	slices.SortFunc(values, func(a, b FacetValue) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return values
}
