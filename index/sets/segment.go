package sets

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"slices"
	"sort"
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
	segments "github.com/blevesearch/scorch_segment_api/v2"
)

// Segment is a file of this format, or one in memory that is to become one.
// Methods may be called from several goroutines.
type Segment struct {
	data    io.ReaderAt
	image   []byte   // in memory; else nil
	file    *os.File // else nil
	size    uint64
	entries uint32
	ids     []block
	stored  []block
	groups  []group
	held    atomic.Int64
	unpack  sync.Pool // of io.ReadCloser of flate: each takes 40 KiB
}

// block is where a block of records lies, and the number of its first.
type block struct {
	at, size uint64
	first, n uint32
	sum      uint32
}

// group is where a group of terms lies, behind its sets.
type group struct {
	first           []byte // in the directory
	at, sets, terms uint64
	sum             uint32
	sound           atomic.Bool // the sum was right once
}

// open reads the directory.
func open(data io.ReaderAt, size uint64) (*Segment, error) {
	s := &Segment{data: data, size: size}
	s.held.Store(1)
	if size < uint64(footerSize) {
		return nil, fmt.Errorf("%w: %d bytes", ErrFormat, size)
	}
	footer, err := s.read(size-uint64(footerSize), uint64(footerSize))
	if err != nil {
		return nil, err
	}
	at, length := binary.LittleEndian.Uint64(footer), binary.LittleEndian.Uint64(footer[8:])
	sum, v := binary.LittleEndian.Uint32(footer[16:]), binary.LittleEndian.Uint32(footer[20:])
	if string(footer[24:]) != magic || v != version {
		return nil, fmt.Errorf("%w: it ends in %x", ErrFormat, footer)
	}
	directory, err := s.read(at, length)
	if err != nil {
		return nil, err
	}
	if crc32.ChecksumIEEE(directory) != sum {
		return nil, fmt.Errorf("%w: its directory is damaged", ErrFormat)
	}
	d := decoder{rest: directory}
	s.entries = uint32(d.uvarint())
	end := uint64(0)
	s.ids = blocks(&d, &end)
	s.stored = blocks(&d, &end)
	s.groups = make([]group, d.count())
	for i := range s.groups {
		g := &s.groups[i]
		g.first, g.at, g.sets, g.terms, g.sum = d.bytes(), end, d.uvarint(), d.uvarint(), d.sum()
		end += g.sets + g.terms
	}
	return s, d.err
}

func blocks(d *decoder, end *uint64) []block {
	all := make([]block, d.count())
	first := uint32(0)
	for i := range all {
		all[i] = block{at: *end, size: d.uvarint(), first: first, n: uint32(d.uvarint()), sum: d.sum()}
		*end += all[i].size
		first += all[i].n
	}
	return all
}

// read is bytes of the file, which are not to be changed.
func (s *Segment) read(at, n uint64) ([]byte, error) {
	if at > s.size || n > s.size-at {
		return nil, fmt.Errorf("%w: it has %d bytes, wanted are %d at %d", ErrFormat, s.size, n, at)
	}
	if s.image != nil {
		return s.image[at : at+n], nil
	}
	b := make([]byte, n)
	_, err := s.data.ReadAt(b, int64(at))
	return b, err
}

// summed is read, of bytes that have this sum.
func (s *Segment) summed(at, n uint64, sum uint32) ([]byte, error) {
	b, err := s.read(at, n)
	if err == nil && crc32.ChecksumIEEE(b) != sum {
		err = fmt.Errorf("%w: %d bytes at %d are damaged", ErrFormat, n, at)
	}
	return b, err
}

// packed is a block as it lies in the file.
func (s *Segment) packed(b block) ([]byte, error) { return s.summed(b.at, b.size, b.sum) }

// whole is the sets and terms of a group.
func (s *Segment) whole(g *group) ([]byte, error) {
	b, err := s.summed(g.at, g.sets+g.terms, g.sum)
	if err == nil {
		g.sound.Store(true)
	}
	return b, err
}

// termsOf is the bytes of a group's terms. Its sets, up to some MB, are read
// along with them the first time only, for the sum.
func (s *Segment) termsOf(g *group) ([]byte, error) {
	if g.sound.Load() {
		return s.read(g.at+g.sets, g.terms)
	}
	b, err := s.whole(g)
	if err != nil {
		return nil, err
	}
	return b[g.sets:], nil
}

// records unpacks a block.
func (s *Segment) records(b block) ([][]byte, error) {
	packed, err := s.packed(b)
	if err != nil {
		return nil, err
	}
	reader, _ := s.unpack.Get().(io.ReadCloser)
	if reader == nil {
		reader = flate.NewReader(nil)
	}
	defer s.unpack.Put(reader)
	if err = reader.(flate.Resetter).Reset(bytes.NewReader(packed), nil); err != nil {
		return nil, err
	}
	plain := bytes.NewBuffer(make([]byte, 0, 2*blockBytes))
	if _, err = io.Copy(plain, io.LimitReader(reader, largestBlock)); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	d := decoder{rest: plain.Bytes()}
	all := make([][]byte, 0, min(int(b.n), plain.Len()))
	for range b.n {
		if d.err != nil {
			return nil, d.err
		}
		all = append(all, d.bytes())
	}
	return all, d.err
}

// largestBlock bounds what a damaged block can unpack to. A record is a
// passage and its JSON; documents of one paragraph have been seen with 10 MB.
const largestBlock = 1 << 28

// record is one of a stream.
func (s *Segment) record(stream []block, number uint64) ([]byte, error) {
	if number >= uint64(s.entries) {
		return nil, fmt.Errorf("%w: entry %d of %d", ErrFormat, number, s.entries)
	}
	i := sort.Search(len(stream), func(i int) bool { return uint64(stream[i].first) > number }) - 1
	if i < 0 {
		return nil, fmt.Errorf("%w: no entry %d", ErrFormat, number)
	}
	all, err := s.records(stream[i])
	if err == nil && number-uint64(stream[i].first) >= uint64(len(all)) {
		err = fmt.Errorf("%w: no entry %d", ErrFormat, number)
	}
	if err != nil {
		return nil, err
	}
	return all[number-uint64(stream[i].first)], nil
}

// DocID is the identifier of an entry.
func (s *Segment) DocID(number uint64) ([]byte, error) { return s.record(s.ids, number) }

// Stored is what was stored of an entry.
func (s *Segment) Stored(number uint64) ([]byte, error) { return s.record(s.stored, number) }

// VisitStoredFields implements scorch's Segment, for who asks for a document
// through bleve.
func (s *Segment) VisitStoredFields(number uint64, visit segments.StoredFieldValueVisitor) error {
	id, err := s.DocID(number)
	if err == nil {
		visit(fieldOfIDs, 't', id, nil)
	}
	return err
}

// term is one of a group, with where its set lies behind the group's first.
type term struct {
	key    []byte
	single uint32 // the one entry that holds it, where n is 0
	at, n  uint64
}

// next reads the term that follows.
func (t *term) next(d *decoder) error {
	shared := d.uvarint()
	if shared > uint64(len(t.key)) {
		return fmt.Errorf("%w: a term that goes on from nothing", ErrFormat)
	}
	t.key = append(t.key[:shared], d.bytes()...)
	t.at += t.n
	n := d.uvarint()
	if t.single, t.n = uint32(n>>1), 0; n&1 == 0 {
		t.n = n >> 1
	}
	return d.err
}

// eachOf visits the terms of a group in order until visit returns false; the
// term is valid during the call.
func (s *Segment) eachOf(g *group, visit func(t *term) bool) error {
	b, err := s.termsOf(g)
	if err != nil {
		return err
	}
	d := decoder{rest: b}
	for t := (term{}); len(d.rest) > 0; {
		if err := t.next(&d); err != nil {
			return err
		}
		if !visit(&t) {
			break
		}
	}
	return nil
}

// groupOf is the group that would hold a key; -1 for none.
func (s *Segment) groupOf(key []byte) int {
	return sort.Search(len(s.groups), func(i int) bool { return bytes.Compare(s.groups[i].first, key) > 0 }) - 1
}

// Set is the entries that hold a term, nil if none do. It is not to be changed.
func (s *Segment) Set(field, text string) (set *roaring.Bitmap, err error) {
	wanted := []byte(key(field, text))
	i := s.groupOf(wanted)
	if i < 0 {
		return nil, nil
	}
	g := &s.groups[i]
	e := s.eachOf(g, func(t *term) bool {
		c := bytes.Compare(t.key, wanted)
		if c == 0 {
			set, err = s.set(g, t)
		}
		return c < 0
	})
	return set, errors.Join(e, err)
}

// set is the entries of a term, the group of which was found sound.
func (s *Segment) set(g *group, t *term) (*roaring.Bitmap, error) {
	if t.n > 0 {
		coded, err := s.read(g.at+t.at, t.n)
		if err != nil {
			return nil, err
		}
		return decodeSet(coded, s.entries)
	}
	if t.single >= s.entries {
		return nil, fmt.Errorf("%w: a set of entries that do not exist", ErrFormat)
	}
	return roaring.BitmapOf(t.single), nil
}

// Terms visits the terms of a field that begin with a prefix, in order, each
// with a function that gives its set during the call.
func (s *Segment) Terms(field, prefix string, visit func(text string, set func() (*roaring.Bitmap, error))) error {
	from := []byte(key(field, prefix))
	going := true
	for i := max(s.groupOf(from), 0); i < len(s.groups) && going; i++ {
		g := &s.groups[i]
		err := s.eachOf(g, func(t *term) bool {
			if bytes.HasPrefix(t.key, from) {
				visit(string(t.key[len(field)+len(endOfField):]), func() (*roaring.Bitmap, error) { return s.set(g, t) })
			} else {
				going = bytes.Compare(t.key, from) < 0
			}
			return going
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// DocNumbers implements scorch's Segment: the entries of these identifiers.
func (s *Segment) DocNumbers(ids []string) (*roaring.Bitmap, error) {
	found := roaring.New()
	wanted := make([]string, len(ids))
	for i, id := range ids {
		wanted[i] = key(fieldOfIDs, id)
	}
	slices.Sort(wanted)
	for len(wanted) > 0 { // a group at a time: those of one document are neighbours
		i := s.groupOf([]byte(wanted[0]))
		here := wanted
		if i+1 < len(s.groups) {
			here = wanted[:sort.SearchStrings(wanted, string(s.groups[i+1].first))]
		}
		wanted = wanted[len(here):]
		if i < 0 {
			continue
		}
		g := &s.groups[i]
		var damaged error
		err := s.eachOf(g, func(t *term) bool {
			for len(here) > 0 && here[0] < string(t.key) {
				here = here[1:]
			}
			if len(here) > 0 && here[0] == string(t.key) {
				var of *roaring.Bitmap // of one entry but in a batch that had it twice
				if of, damaged = s.set(g, t); damaged == nil {
					found.Or(of)
				}
			}
			return len(here) > 0 && damaged == nil
		})
		if err = errors.Join(err, damaged); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// Dictionary implements scorch's Segment. Bleve's searchers want frequencies.
func (s *Segment) Dictionary(string) (segments.TermDictionary, error) {
	return nil, errors.New("sets: no dictionary: ask Set and Terms")
}

// Fields implements scorch's Segment.
func (s *Segment) Fields() []string { return []string{fieldOfIDs} }

// Count implements scorch's Segment: the entries, deleted ones among them.
func (s *Segment) Count() uint64 { return uint64(s.entries) }

// Size implements scorch's Segment: bytes of memory, about.
func (s *Segment) Size() int {
	return len(s.image) + 72*len(s.groups) + 32*(len(s.ids)+len(s.stored))
}

// AddRef implements scorch's Segment.
func (s *Segment) AddRef() { s.held.Add(1) }

// DecRef implements scorch's Segment: the last one closes the file.
func (s *Segment) DecRef() error {
	if s.held.Add(-1) == 0 && s.file != nil {
		return s.file.Close()
	}
	return nil
}

// Close implements scorch's Segment.
func (s *Segment) Close() error { return s.DecRef() }

// BytesRead implements scorch's Segment; nobody asks for it here.
func (s *Segment) BytesRead() uint64 { return 0 }

// ResetBytesRead implements scorch's Segment.
func (s *Segment) ResetBytesRead(uint64) {}

// BytesWritten implements scorch's Segment.
func (s *Segment) BytesWritten() uint64 { return 0 }

// InFile is a segment in a file. Scorch tells the two by their types.
type InFile struct{ *Segment }

// Path implements scorch's PersistedSegment.
func (s InFile) Path() string { return s.file.Name() }

// InMemory is a segment that is not in a file yet.
type InMemory struct{ *Segment }

// Persist implements scorch's UnpersistedSegment.
func (s InMemory) Persist(path string) error {
	return create(path, func(out *output) error {
		out.write(s.image)
		return nil
	})
}

// Of is the segment below scorch's interface, nil for one of another format.
func Of(s segments.Segment) *Segment {
	switch s := s.(type) {
	case InFile:
		return s.Segment
	case InMemory:
		return s.Segment
	}
	return nil
}
