package sets

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
	"io"
)

// Sizes of what is read at once. Larger blocks are a little smaller in all,
// and slower to take one thing out of: a page of 20 hits reads 20 of each
// stream.
const (
	blockBytes   = 4 << 10 // of what is stored, before compressing
	blockOfIDs   = 2 << 10 // of identifiers
	groupOfTerms = 64
)

const (
	magic      = "trichluc"
	version    = 2
	footerSize = 8 + 8 + 4 + 4 + len(magic)
)

// output counts what it writes and keeps the first error.
type output struct {
	to  io.Writer
	at  uint64
	err error
}

func (o *output) write(b []byte) {
	if o.err == nil {
		_, o.err = o.to.Write(b)
	}
	o.at += uint64(len(b))
}

// records is a stream of them in compressed blocks. What is listed in the
// directory of each block is its length, how many records it has, and its sum.
type records struct {
	out       *output
	full      int // bytes of a block, before compressing
	squeeze   *flate.Writer
	block     []byte
	n         int
	directory []byte
	blocks    int
}

func (r *records) add(record []byte) error {
	r.block = appendBytes(r.block, record)
	if r.n++; len(r.block) < r.full {
		return nil
	}
	return r.flush()
}

func (r *records) flush() error {
	if r.n == 0 {
		return nil
	}
	var packed bytes.Buffer
	if r.squeeze == nil {
		r.squeeze, _ = flate.NewWriter(nil, flate.BestSpeed) // a constant that exists
	}
	r.squeeze.Reset(&packed)
	_, err := r.squeeze.Write(r.block)
	if err == nil {
		err = r.squeeze.Close()
	}
	r.copied(packed.Bytes(), r.n)
	r.block, r.n = r.block[:0], 0
	return err
}

// copied writes a block that is compressed already.
func (r *records) copied(packed []byte, n int) {
	r.out.write(packed)
	r.directory = binary.AppendUvarint(r.directory, uint64(len(packed)))
	r.directory = binary.AppendUvarint(r.directory, uint64(n))
	r.directory = binary.LittleEndian.AppendUint32(r.directory, crc32.ChecksumIEEE(packed))
	r.blocks++
}

// terms is the groups of them.
type terms struct {
	out       *output
	entries   int
	n         int
	sets      []byte
	group     []byte
	first     []byte
	last      []byte
	directory []byte
	groups    int
	coded     []byte
}

// add takes the terms in order, with the numbers of the entries in order.
func (t *terms) add(key []byte, numbers []uint32) error {
	shared := 0
	if t.n == 0 {
		t.first = append(t.first[:0], key...)
	} else {
		for shared < len(key) && shared < len(t.last) && key[shared] == t.last[shared] {
			shared++
		}
	}
	t.group = binary.AppendUvarint(t.group, uint64(shared))
	t.group = appendBytes(t.group, key[shared:])
	t.last = append(t.last[:0], key...)
	if len(numbers) == 1 { // as most terms have: the number in the place of the set's length
		t.group = binary.AppendUvarint(t.group, uint64(numbers[0])<<1|1)
	} else {
		var err error
		if t.coded, err = appendSet(t.coded[:0], numbers, t.entries); err != nil {
			return err
		}
		t.group = binary.AppendUvarint(t.group, uint64(len(t.coded))<<1)
		t.sets = append(t.sets, t.coded...)
	}
	if t.n++; t.n == groupOfTerms {
		t.flush()
	}
	return nil
}

func (t *terms) flush() {
	if t.n == 0 {
		return
	}
	t.out.write(t.sets)
	t.out.write(t.group)
	t.directory = appendBytes(t.directory, t.first)
	t.directory = binary.AppendUvarint(t.directory, uint64(len(t.sets)))
	t.directory = binary.AppendUvarint(t.directory, uint64(len(t.group)))
	sum := crc32.Update(crc32.ChecksumIEEE(t.sets), crc32.IEEETable, t.group)
	t.directory = binary.LittleEndian.AppendUint32(t.directory, sum)
	t.groups++
	t.n, t.sets, t.group = 0, t.sets[:0], t.group[:0]
}

// finish writes where everything is. The streams follow each other from 0.
func finish(out *output, entries int, ids, stored *records, t *terms) {
	directory := binary.AppendUvarint(nil, uint64(entries))
	for _, r := range []*records{ids, stored} {
		directory = binary.AppendUvarint(directory, uint64(r.blocks))
		directory = append(directory, r.directory...)
	}
	directory = binary.AppendUvarint(directory, uint64(t.groups))
	directory = append(directory, t.directory...)
	footer := binary.LittleEndian.AppendUint64(nil, out.at)
	out.write(directory)
	footer = binary.LittleEndian.AppendUint64(footer, uint64(len(directory)))
	footer = binary.LittleEndian.AppendUint32(footer, crc32.ChecksumIEEE(directory))
	footer = binary.LittleEndian.AppendUint32(footer, version)
	out.write(append(footer, magic...))
}
