package index

import (
	"cmp"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// What makes a hit better: words with the diacritics typed, and neighbours in
// the question that are neighbours in the entry.
const (
	boostExact    = 1.5
	boostAdjacent = 2
)

// shareElsewhere is what a word counts in the places that are not its best. It
// only tells apart what else would be equal.
const shareElsewhere = 0.05

// feature is something that adds to the score of the entries that have it.
type feature struct {
	sets   []*set // by segment
	weight float32
}

// ranked is a hit in its order: the greater key first.
type ranked struct {
	key     uint64
	segment int
	number  uint32
}

// ranking is the room for scores and keys of a segment, by entry.
type ranking struct {
	scores []float32
	keys   []uint64
}

// rank puts the first n hits in order.
func (s *search) rank(hits []*set, n int, by Sort, room *ranking) ([]ranked, error) {
	features, weights := s.features(), s.weights()
	first := best{n: n}
	for i, found := range hits {
		if err := s.ctx.Err(); err != nil {
			return nil, err
		}
		if found.IsEmpty() {
			continue
		}
		order := s.segments[i].order()
		room.make(int(s.segments[i].Count()), found)
		s.score(i, found, weights, features, room.scores)
		shorten(found, order, room.scores)
		if by != SortDate && by != SortCount {
			found = leading(found, n, first.least>>(64-gradeDigits), room.scores)
		}
		keys(found, order, by, room)
		each(found, func(number uint32) { first.offer(ranked{room.keys[number], i, number}) })
	}
	if err := s.unread(); err != nil {
		return nil, err
	}
	return s.settle(first.cut(), n)
}

// order is the sets that hits are put in order by.
func (s *segment) order() map[string]*set {
	all := make(map[string]*set, 64)
	s.eachTerm(fieldOrder, "", func(term string, entries func() *set) { all[term] = entries() })
	return all
}

// weights are what the words of each leaf count. What was not typed is as rare
// as what was: else the one report that says "CDS" would be the best answer to
// "chuyển đổi số".
func (s *search) weights() []float32 {
	rarities := make(map[*leaf]float32, len(s.question.leaves))
	for _, l := range s.question.leaves {
		holding := 0
		for i, in := range s.found[l] {
			holding += int(roaring.FastOr(in[:]...).AndCardinality(s.segments[i].live))
		}
		rarities[l] = s.rarity(holding)
	}
	all := make([]float32, len(s.question.leaves))
	for n, l := range s.question.leaves {
		rarity := rarities[l]
		for _, typed := range l.typed {
			rarity = min(rarity, rarities[typed])
		}
		all[n] = l.worth * rarity
	}
	return all
}

// make clears the room for the entries found.
func (r *ranking) make(size int, found *set) {
	if len(r.scores) < size {
		r.scores, r.keys = make([]float32, size), make([]uint64, size)
	}
	each(found, func(number uint32) { r.scores[number], r.keys[number] = 0, 0 })
}

// each visits the numbers of a set.
func each(found *set, visit func(number uint32)) {
	var buffer [512]uint32
	for many := found.ManyIterator(); ; {
		n := many.NextMany(buffer[:])
		if n == 0 {
			return
		}
		for _, number := range buffer[:n] {
			visit(number)
		}
	}
}

// features are what is better in the runs of words typed.
func (s *search) features() (all []feature) {
	add := func(field, term string, boost float32) {
		f := feature{sets: make([]*set, len(s.segments))}
		holding := 0
		for i, seg := range s.segments {
			f.sets[i] = seg.term(field, term)
			holding += int(f.sets[i].AndCardinality(seg.live))
		}
		if holding > 0 {
			f.weight = boost * s.rarity(holding)
			all = append(all, f)
		}
	}
	for _, p := range places {
		if !p.runs {
			continue
		}
		for _, run := range s.question.runs {
			for i, w := range run {
				if w.exact != "" {
					add(p.field+closeTo, w.exact, p.boost*boostExact)
				}
				if i > 0 {
					add(p.field+closeTo, pair(run[i-1], w), p.boost*boostAdjacent)
				}
			}
		}
	}
	return all
}

// score adds up what the entries found in a segment are worth.
func (s *search) score(i int, found *set, weights []float32, features []feature, scores []float32) {
	add := func(to *set, weight float32) {
		each(to, func(number uint32) { scores[number] += weight })
	}
	for n, l := range s.question.leaves {
		weight, left := weights[n], found
		for p, in := range s.found[l][i] {
			if in.IsEmpty() {
				continue
			}
			here := roaring.And(found, in)
			best := roaring.And(left, here)
			add(best, weight*places[p].boost)
			left = roaring.AndNot(left, best)
			here.AndNot(best)
			add(here, weight*places[p].boost*shareElsewhere)
		}
	}
	for _, f := range features {
		add(roaring.And(found, f.sets[i]), f.weight)
	}
}

// shorten makes less of words in long texts.
func shorten(found *set, order map[string]*set, scores []float32) {
	factor := float32(1)
	for class := 1; class < lengthClasses; class++ {
		factor *= lengthPenalty
		if in := order[lengthTerm(class)]; in != nil {
			each(roaring.And(found, in), func(number uint32) { scores[number] *= factor })
		}
	}
}

// leading leaves of the hits found in a segment those that can be among the
// first n of all by their grade, least known of: most common words have some
// grades of hits, and what orders a grade takes most of the time.
func leading(found *set, n int, least uint64, scores []float32) *set {
	if int(found.GetCardinality()) <= 2*n {
		return found
	}
	var times [1 << gradeDigits]int
	each(found, func(number uint32) { times[grade(scores[number])]++ })
	from := uint64(len(times) - 1)
	for sum := times[from]; sum < n && from > 0; sum += times[from] {
		from--
	}
	from = max(from, least)
	var kept []uint32
	each(found, func(number uint32) {
		if grade(scores[number]) >= from {
			kept = append(kept, number)
		}
	})
	return roaring.BitmapOf(kept...)
}

// keys puts what hits are ordered by into one number each.
func keys(found *set, order map[string]*set, by Sort, room *ranking) {
	type digits struct {
		slice
		from int
	}
	var parts []digits
	var graded int
	switch from := slicePlace.digits; by {
	case SortDate:
		parts = []digits{{slicePlace, 0}, {sliceWeight, from}, {sliceDate, from + sliceWeight.digits + gradeDigits}}
		graded = from + sliceWeight.digits
	case SortCount:
		parts = []digits{{slicePlace, 0}, {sliceDate, from}, {sliceWeight, from + sliceDate.digits + gradeDigits}}
		graded = from + sliceDate.digits
	default:
		parts = []digits{{slicePlace, 0}, {sliceDate, from}, {sliceWeight, from + sliceDate.digits}}
		graded = 64 - gradeDigits
	}
	each(found, func(number uint32) { room.keys[number] = grade(room.scores[number]) << graded })
	for _, p := range parts {
		for digit := range p.digits {
			bit := uint64(1) << (p.from + digit)
			if holding := order[p.term(digit)]; holding != nil {
				each(roaring.And(found, holding), func(number uint32) { room.keys[number] |= bit })
			}
		}
	}
}

// scoreOf is the score in a key.
func scoreOf(key uint64, by Sort) float64 {
	from := 64 - gradeDigits
	switch by {
	case SortDate:
		from = slicePlace.digits + sliceWeight.digits
	case SortCount:
		from = slicePlace.digits + sliceDate.digits
	}
	return score(key >> from & (1<<gradeDigits - 1))
}

// best keeps the n greatest of what it is offered, and what is equal to the
// last of them.
type best struct {
	n     int
	least uint64 // what is smaller is not among them
	all   []ranked
	limit int
}

func (b *best) offer(r ranked) {
	if r.key < b.least {
		return
	}
	if b.all = append(b.all, r); len(b.all) > b.limit {
		b.all = b.cut()
		b.limit = max(2*len(b.all), 4096)
	}
}

func (b *best) cut() []ranked {
	slices.SortFunc(b.all, func(x, y ranked) int { return cmp.Compare(y.key, x.key) })
	if len(b.all) <= b.n || b.n == 0 {
		return b.all
	}
	b.least = b.all[b.n-1].key
	end := b.n
	for end < len(b.all) && b.all[end].key == b.least {
		end++
	}
	return b.all[:end]
}

// settle puts what is equal in the order of IDs and cuts the first n.
func (s *search) settle(sorted []ranked, n int) ([]ranked, error) {
	for from := 0; from < min(n, len(sorted)); {
		to := from + 1
		for to < len(sorted) && sorted[to].key == sorted[from].key {
			to++
		}
		if to-from > 1 {
			if err := s.byID(sorted[from:to]); err != nil {
				return nil, err
			}
		}
		from = to
	}
	return sorted[:min(n, len(sorted))], nil
}

func (s *search) byID(equal []ranked) error {
	type named struct {
		id string
		ranked
	}
	all := make([]named, len(equal))
	for i, r := range equal {
		id, err := s.segments[r.segment].DocID(uint64(r.number))
		if err != nil {
			return err
		}
		all[i] = named{string(id), r}
	}
	slices.SortFunc(all, func(a, b named) int { return cmp.Compare(a.id, b.id) })
	for i := range all {
		equal[i] = all[i].ranked
	}
	return nil
}
