package cite

import (
	"cmp"
	"slices"

	"github.com/trichluc/trichluc"
)

// span is where a citation stands in the document, for telling whether it
// overlaps another. A short name may stand inside an issuer's name.
func (m *mention) span() (start, end int) {
	start, end = m.offset(), m.passage.start+m.end
	if m.form == trichluc.FormExplicit && m.hasIssuer {
		end = min(end, m.passage.start+max(m.number.End, m.date.End))
	}
	return start, end
}

// withoutOverlaps orders the citations and keeps, of those that overlap, the
// one by number, else the longer.
func withoutOverlaps(found []*mention) []*mention {
	byPlace := func(a, b *mention) int { return cmp.Compare(a.offset(), b.offset()) }
	if !slices.IsSortedFunc(found, byPlace) {
		slices.SortStableFunc(found, byPlace)
	}
	kept := found[:0]
	for len(found) > 0 {
		n := 1
		for _, end := found[0].span(); n < len(found) && found[n].offset() < end; n++ {
			_, next := found[n].span()
			end = max(end, next)
		}
		kept = append(kept, strongest(found[:n])...)
		found = found[n:]
	}
	return kept
}

// strongest chooses among citations that overlap, or overlap one that does.
func strongest(group []*mention) []*mention {
	if len(group) == 1 {
		return group
	}
	rank := map[trichluc.CitationForm]int{trichluc.FormExplicit: 0, trichluc.FormLaw: 1, trichluc.FormAlias: 2}
	order := slices.Clone(group)
	slices.SortStableFunc(order, func(a, b *mention) int {
		return cmp.Or(bareLast(a, b), cmp.Compare(rank[a.form], rank[b.form]), cmp.Compare(b.end-b.start, a.end-a.start))
	})
	var kept []*mention
	for _, m := range order {
		if !slices.ContainsFunc(kept, m.overlaps) {
			kept = append(kept, m)
		}
	}
	slices.SortFunc(kept, func(a, b *mention) int { return cmp.Compare(a.offset(), b.offset()) })
	return kept
}

func (m *mention) overlaps(o *mention) bool {
	start, end := m.span()
	from, to := o.span()
	return start < to && from < end
}

func bareLast(a, b *mention) int {
	switch {
	case a.bare == b.bare:
		return 0
	case a.bare:
		return 1
	}
	return -1
}
