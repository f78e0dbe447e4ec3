// Package compound reads compound files, the containers that Word and Excel
// kept their documents in before 2007: a small file system of streams in
// sectors, each of which names the next of its chain.
//
// A damaged container is read as far as it goes. A chain that breaks goes on in
// the sector right behind where no other chain leads there, because programs
// write streams in one go; a directory whose chain is broken is found by the
// form of its entries. File.Damage says so. What the file does not hold any
// more reads as zeros and is named in Stream.Lost: a reader must not take it
// for content.
//
// Offsets are bytes and spans are half-open. Memory is a small multiple of the
// file's size, whatever the file says of itself.
package compound

import (
	"encoding/binary"
	"errors"
)

// Signature begins every compound file.
const Signature = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// ErrTooShort means that a file ends before its first sector does.
var ErrTooShort = errors.New("the container ends in its header")

// File is a container.
type File struct {
	// Names are the streams of the document itself; those of objects embedded
	// in it are left out.
	Names []string
	// Damage says what was found broken, each once; empty for a sound file.
	Damage []string

	data    []byte
	gone    []Span
	size    int // of a sector
	large   chains
	small   chains // sectors of smallSize bytes, for streams under smallLimit
	pool    []byte // that small sectors stand in
	lost    []Span // of the pool
	entries []entry
}

// Stream is the content of a stream.
type Stream struct {
	Content []byte
	Lost    []Span // stretches of Content that are gone, in order
}

// Span is a stretch of bytes.
type Span struct{ Start, End int }

const (
	headerSize = 512
	smallSize  = 64
	smallLimit = 4096
)

// Open reads the tables of a container. Gone are bytes of data that stand in
// the place of some that the file lacks (see Missing); none as a rule.
func Open(data []byte, gone ...Span) (*File, error) {
	if len(data) <= headerSize {
		return nil, ErrTooShort
	}
	f := &File{data: data, size: 512, gone: gone}
	if number(data, 26)&0xffff == 4 { // the version with large sectors
		f.size = 4096
	}
	if string(data[:len(Signature)]) != Signature {
		f.damaged("the container's first bytes")
	}
	f.large.next = f.readTable(f.tableSectors())
	f.large.lead()
	f.readDirectory()
	f.readPool()
	return f, nil
}

// Raw are the bytes of the whole file.
func (f *File) Raw() []byte { return f.data }

// Stream is the first stream of a name; nil where there is none.
func (f *File) Stream(name string) *Stream {
	for _, e := range f.entries {
		if e.top && e.kind == kindStream && e.name == name {
			return f.read(e)
		}
	}
	return nil
}

// Find looks for a stream that the directory does not name any more by its
// first sector; nil where there is none.
func (f *File) Find(begins func(sector []byte) bool) *Stream {
	for i := range f.large.next {
		if begins(f.sector(i)) {
			f.damaged("the container's directory")
			s := f.gather(f.large.follow(i, -1), -1)
			return &s
		}
	}
	return nil
}

// read reads the stream of an entry.
func (f *File) read(e entry) *Stream {
	var s Stream
	if e.size < smallLimit {
		s = f.gatherSmall(e)
	} else {
		s = f.gather(f.large.follow(e.start, sectors(e.size, f.size)), e.size)
	}
	if f.large.broke || f.small.broke {
		f.damaged("the container's table of sectors")
	}
	if len(s.Lost) > 0 {
		f.damaged("the container's stream " + e.name)
	}
	return &s
}

// gather joins sectors into a stream of a length; -1 is as long as they are.
func (f *File) gather(chain []int, length int) (s Stream) {
	if length < 0 || len(chain) > sectors(length, f.size) { // a chain is surer than a length
		length = len(chain) * f.size
	}
	length = min(length, len(f.data)+f.size)
	s.Content = make([]byte, length)
	for at := 0; at < length; at += f.size {
		n := 0
		if i := at / f.size; i < len(chain) {
			n = copy(s.Content[at:], f.sector(chain[i]))
		}
		if i := at / f.size; i < len(chain) {
			f.loseGone(&s, chain[i], at, n)
		}
		if end := min(at+f.size, length); at+n < end {
			s.lose(Span{at + n, end})
		}
	}
	return s
}

// loseGone loses what of a sector, the first n bytes of which stand at a place
// of a stream, the file lacks.
func (f *File) loseGone(s *Stream, sector, at, n int) {
	from := f.size * (sector + 1)
	for _, g := range f.gone {
		if start, end := max(g.Start, from), min(g.End, from+n); start < end {
			s.lose(Span{start - from + at, end - from + at})
		}
	}
}

// gatherSmall reads a stream from the pool.
func (f *File) gatherSmall(e entry) (s Stream) {
	chain := f.small.follow(e.start, sectors(e.size, smallSize))
	s.Content = make([]byte, e.size)
	for at := 0; at < e.size; at += smallSize {
		end, from := min(at+smallSize, e.size), len(f.pool)
		if i := at / smallSize; i < len(chain) {
			from = chain[i] * smallSize
		}
		if from+end-at > len(f.pool) || overlap(f.lost, Span{from, from + end - at}) {
			s.lose(Span{at, end})
			continue
		}
		copy(s.Content[at:end], f.pool[from:])
	}
	return s
}

// lose adds a stretch that is gone.
func (s *Stream) lose(gone Span) {
	if n := len(s.Lost); n > 0 && s.Lost[n-1].End == gone.Start {
		s.Lost[n-1].End = gone.End
		return
	}
	s.Lost = append(s.Lost, gone)
}

func overlap(spans []Span, with Span) bool {
	for _, s := range spans {
		if s.Start < with.End && with.Start < s.End {
			return true
		}
	}
	return false
}

// sector is a sector's bytes; fewer, or none, where the file ends before.
func (f *File) sector(i int) []byte {
	from := min(f.size*(i+1), len(f.data))
	return f.data[from:min(from+f.size, len(f.data))]
}

// sectors is how many sectors of a size a length takes.
func sectors(length, size int) int { return (length + size - 1) / size }

func (f *File) damaged(what string) {
	for _, known := range f.Damage {
		if known == what {
			return
		}
	}
	f.Damage = append(f.Damage, what)
}

// number is a number of four bytes; 0 beyond the end.
func number(b []byte, at int) uint32 {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint32(b[at:])
}
