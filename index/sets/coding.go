package sets

import (
	"encoding/binary"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
)

// decoder reads what binary.AppendUvarint and appendBytes wrote. After an
// error it gives zeros.
type decoder struct {
	rest []byte
	err  error
}

func (d *decoder) fail() {
	if d.err == nil {
		d.err = fmt.Errorf("%w: cut short", ErrFormat)
	}
	d.rest = nil
}

func (d *decoder) uvarint() uint64 {
	n, size := binary.Uvarint(d.rest)
	if size <= 0 {
		d.fail()
		return 0
	}
	d.rest = d.rest[size:]
	return n
}

// count reads a number of things of at least one byte each that are still to
// come, so that it can be trusted for allocating.
func (d *decoder) count() int {
	n := d.uvarint()
	if n > uint64(len(d.rest)) {
		d.fail()
		return 0
	}
	return int(n)
}

func (d *decoder) bytes() []byte {
	n := d.count()
	b := d.rest[:n]
	d.rest = d.rest[n:]
	return b
}

// sum reads a CRC-32.
func (d *decoder) sum() uint32 {
	if len(d.rest) < 4 {
		d.fail()
		return 0
	}
	n := binary.LittleEndian.Uint32(d.rest)
	d.rest = d.rest[4:]
	return n
}

func appendBytes(to, b []byte) []byte {
	return append(binary.AppendUvarint(to, uint64(len(b))), b...)
}

// sparse is the largest share of the entries in a set that is written as the
// differences of its numbers, a byte or two each. A larger set is a bitmap,
// which takes an eighth of a byte for each entry there is.
const sparse = 1.0 / 64

const (
	codedDifferences = 0
	codedBitmap      = 1
)

// appendSet writes numbers, in order, of entries among so many.
func appendSet(to []byte, numbers []uint32, entries int) ([]byte, error) {
	if float64(len(numbers)) <= sparse*float64(entries) {
		to = append(to, codedDifferences)
		last := uint32(0)
		for _, n := range numbers {
			to = binary.AppendUvarint(to, uint64(n-last))
			last = n
		}
		return to, nil
	}
	bitmap := roaring.BitmapOf(numbers...)
	bitmap.RunOptimize()
	coded, err := bitmap.ToBytes()
	return append(append(to, codedBitmap), coded...), err
}

// decodeSet reads a set of entries below so many. It may go on using coded.
func decodeSet(coded []byte, entries uint32) (*roaring.Bitmap, error) {
	set := roaring.New()
	switch {
	case len(coded) == 0:
		return nil, fmt.Errorf("%w: an empty set", ErrFormat)
	case coded[0] == codedBitmap:
		if _, err := set.FromBuffer(coded[1:]); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrFormat, err)
		}
	default:
		numbers, err := differences(coded[1:])
		if err != nil {
			return nil, err
		}
		set.AddMany(numbers)
	}
	if set.IsEmpty() || set.Maximum() >= entries {
		return nil, fmt.Errorf("%w: a set of entries that do not exist", ErrFormat)
	}
	return set, nil
}

func differences(coded []byte) ([]uint32, error) {
	d := decoder{rest: coded}
	numbers := make([]uint32, 0, len(coded))
	last := uint64(0)
	for len(d.rest) > 0 {
		last += d.uvarint()
		numbers = append(numbers, uint32(last))
	}
	return numbers, d.err
}
