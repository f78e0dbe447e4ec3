package sets

import (
	"bytes"
	"container/heap"
	"fmt"
	"math"

	"github.com/RoaringBitmap/roaring/v2"
	segments "github.com/blevesearch/scorch_segment_api/v2"
)

// merging is several segments that become one.
type merging struct {
	parts   []*Segment
	numbers [][]uint64 // new ones, by part and old one
	entries int
	closed  chan struct{}
}

// dropped is the new number of an entry that is no more, as scorch expects it.
const dropped = math.MaxUint64

func newMerging(parts []*Segment, drops []*roaring.Bitmap, closed chan struct{}) *merging {
	m := &merging{parts: parts, closed: closed}
	for i, p := range parts {
		numbers := make([]uint64, p.entries)
		for n := range numbers {
			if i < len(drops) && drops[i] != nil && drops[i].Contains(uint32(n)) {
				numbers[n] = dropped
				continue
			}
			numbers[n] = uint64(m.entries)
			m.entries++
		}
		m.numbers = append(m.numbers, numbers)
	}
	return m
}

func (m *merging) write(out *output) error {
	ids, stored := &records{out: out, full: blockOfIDs}, &records{out: out, full: blockBytes}
	if err := m.stream(ids, func(s *Segment) []block { return s.ids }); err != nil {
		return err
	}
	if err := m.stream(stored, func(s *Segment) []block { return s.stored }); err != nil {
		return err
	}
	t := &terms{out: out, entries: m.entries}
	if err := m.terms(t); err != nil {
		return err
	}
	finish(out, m.entries, ids, stored, t)
	return out.err
}

// stream copies the blocks of which all records stay, and repacks the others.
func (m *merging) stream(to *records, of func(*Segment) []block) error {
	for i, p := range m.parts {
		for _, b := range of(p) {
			if err := m.copy(to, p, b, m.numbers[i]); err != nil {
				return err
			}
		}
	}
	return to.flush()
}

func (m *merging) copy(to *records, p *Segment, b block, numbers []uint64) error {
	select {
	case <-m.closed:
		return segments.ErrClosed
	default:
	}
	if uint64(b.first)+uint64(b.n) > uint64(len(numbers)) {
		return fmt.Errorf("%w: more records than entries", ErrFormat)
	}
	numbers = numbers[b.first : b.first+b.n]
	whole := true
	for _, n := range numbers {
		whole = whole && n != dropped
	}
	if whole && to.n == 0 {
		packed, err := p.packed(b)
		if err == nil {
			to.copied(packed, int(b.n))
		}
		return err
	}
	all, err := p.records(b)
	for i := 0; err == nil && i < len(all); i++ {
		if numbers[i] != dropped {
			err = to.add(all[i])
		}
	}
	if err == nil && to.n > 0 { // what follows can be copied again
		err = to.flush()
	}
	return err
}

// cursor goes through the terms of a part.
type cursor struct {
	part   int
	from   *Segment
	group  int
	sets   []byte
	terms  decoder
	term   term
	merged *merging
}

// next is false at the end.
func (c *cursor) next() (bool, error) {
	for len(c.terms.rest) == 0 {
		if c.group == len(c.from.groups) {
			return false, nil
		}
		g := &c.from.groups[c.group]
		c.group++
		b, err := c.from.whole(g)
		if err != nil {
			return false, err
		}
		c.sets, c.terms, c.term = b[:g.sets], decoder{rest: b[g.sets:]}, term{key: c.term.key[:0]}
	}
	return true, c.term.next(&c.terms)
}

// into adds the new numbers of the entries that hold the term.
func (c *cursor) into(numbers []uint32) ([]uint32, error) {
	add := func(old uint32) error {
		if uint64(old) >= uint64(c.from.entries) {
			return fmt.Errorf("%w: a set of entries that do not exist", ErrFormat)
		}
		if n := c.merged.numbers[c.part][old]; n != dropped {
			numbers = append(numbers, uint32(n))
		}
		return nil
	}
	if c.term.n == 0 {
		return numbers, add(c.term.single)
	}
	if c.term.at > uint64(len(c.sets)) || c.term.n > uint64(len(c.sets))-c.term.at {
		return nil, fmt.Errorf("%w: a set beyond its group", ErrFormat)
	}
	coded := c.sets[c.term.at:][:c.term.n]
	if coded[0] == codedDifferences {
		old, err := differences(coded[1:])
		for i := 0; err == nil && i < len(old); i++ {
			err = add(old[i])
		}
		return numbers, err
	}
	set, err := decodeSet(coded, c.from.entries)
	if err != nil {
		return nil, err
	}
	for i := set.Iterator(); i.HasNext() && err == nil; {
		err = add(i.Next())
	}
	return numbers, err
}

// cursors are a heap: the least term first, of equal ones that of the first part.
type cursors []*cursor

func (c cursors) Len() int { return len(c) }
func (c cursors) Less(i, j int) bool {
	order := bytes.Compare(c[i].term.key, c[j].term.key)
	return order < 0 || order == 0 && c[i].part < c[j].part
}
func (c cursors) Swap(i, j int) { c[i], c[j] = c[j], c[i] }
func (c *cursors) Push(x any)   { *c = append(*c, x.(*cursor)) }
func (c *cursors) Pop() any {
	last := (*c)[len(*c)-1]
	*c = (*c)[:len(*c)-1]
	return last
}

// terms merges the parts' terms, which are in order in each.
func (m *merging) terms(to *terms) error {
	var at cursors
	for i, p := range m.parts {
		c := &cursor{part: i, from: p, merged: m}
		more, err := c.next()
		if err != nil {
			return err
		}
		if more {
			at = append(at, c)
		}
	}
	heap.Init(&at)
	var key []byte
	var numbers []uint32
	for n := 0; len(at) > 0; n++ {
		if n%100_000 == 0 {
			select {
			case <-m.closed:
				return segments.ErrClosed
			default:
			}
		}
		key, numbers = append(key[:0], at[0].term.key...), numbers[:0]
		for len(at) > 0 && bytes.Equal(at[0].term.key, key) {
			var err error
			if numbers, err = at[0].into(numbers); err != nil {
				return err
			}
			more, err := at[0].next()
			switch {
			case err != nil:
				return err
			case more:
				heap.Fix(&at, 0)
			default:
				heap.Pop(&at)
			}
		}
		if len(numbers) > 0 {
			if err := to.add(key, numbers); err != nil {
				return err
			}
		}
	}
	to.flush()
	return to.out.err
}
