package sets

import (
	"bytes"
	"slices"
	"strings"

	index "github.com/blevesearch/bleve_index_api"
)

// builder gathers the terms of a batch of entries.
type builder struct {
	numbers map[string]uint32 // of a term: its place in keys
	keys    []string
	held    []pair   // in the order of entries
	last    []uint32 // of a term: one more than the last entry that was seen to hold it
}

type pair struct{ term, entry uint32 }

func (b *builder) add(entry uint32, key []byte) {
	n, known := b.numbers[string(key)]
	if !known {
		n = uint32(len(b.keys))
		text := string(key)
		b.numbers[text] = n
		b.keys, b.last = append(b.keys, text), append(b.last, 0)
	}
	if b.last[n] != entry+1 {
		b.last[n] = entry + 1
		b.held = append(b.held, pair{n, entry})
	}
}

// build makes the image of a segment from bleve's documents.
func build(documents []index.Document) ([]byte, error) {
	var image bytes.Buffer
	out := &output{to: &image}
	// In the order of identifiers, whatever the order in which bleve's workers
	// were ready: entries of a document compress better beside each other.
	documents = slices.Clone(documents)
	slices.SortFunc(documents, func(a, b index.Document) int { return strings.Compare(a.ID(), b.ID()) })
	ids, stored := &records{out: out, full: blockOfIDs}, &records{out: out, full: blockBytes}
	b := &builder{numbers: map[string]uint32{}}
	sources := make([]Source, len(documents))
	for i, d := range documents {
		d.VisitFields(func(f index.Field) {
			if s, ok := f.(Source); ok {
				sources[i] = s
			}
		})
		if err := ids.add([]byte(d.ID())); err != nil {
			return nil, err
		}
		b.add(uint32(i), []byte(key(fieldOfIDs, d.ID())))
	}
	if err := ids.flush(); err != nil {
		return nil, err
	}
	buffer := make([]byte, 0, 128)
	for i, s := range sources {
		var kept []byte
		if s != nil {
			kept = s.Stored()
			s.Terms(func(field string, term []byte) {
				buffer = append(append(append(buffer[:0], field...), endOfField...), term...)
				b.add(uint32(i), buffer)
			})
		}
		if err := stored.add(kept); err != nil {
			return nil, err
		}
	}
	if err := stored.flush(); err != nil {
		return nil, err
	}
	t := &terms{out: out, entries: len(documents)}
	if err := b.write(t); err != nil {
		return nil, err
	}
	finish(out, len(documents), ids, stored, t)
	return image.Bytes(), out.err
}

// write sorts the terms, and by counting what entries hold them.
func (b *builder) write(t *terms) error {
	order := make([]uint32, len(b.keys))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(x, y uint32) int { return strings.Compare(b.keys[x], b.keys[y]) })
	ends := make([]uint32, len(b.keys)+1) // of a term: where its entries end, once they are in place
	for _, p := range b.held {
		ends[p.term+1]++
	}
	for i := range b.keys {
		ends[i+1] += ends[i]
	}
	entries := make([]uint32, len(b.held))
	for _, p := range b.held {
		entries[ends[p.term]] = p.entry
		ends[p.term]++
	}
	for _, n := range order {
		from := uint32(0)
		if n > 0 {
			from = ends[n-1]
		}
		if err := t.add([]byte(b.keys[n]), entries[from:ends[n]]); err != nil {
			return err
		}
	}
	t.flush()
	return nil
}
