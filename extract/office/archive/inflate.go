package archive

import (
	"encoding/binary"
	"errors"
	"strings"
)

// inflater unpacks a deflated part and remembers where each symbol stands, so
// that unpacking can be taken up again at any of them. compress/flate, which
// reads all sound parts, does not tell.
type inflater struct {
	data   []byte
	bit    int // that is read next
	out    []byte
	tables codes // of the block being read
	last   bool  // it is the last one
	ended  bool  // the stream came to its end

	traced bool // whether marks are kept
	marks  []mark
}

// mark is where a symbol begins.
type mark struct {
	bit, out int // in the packed and the unpacked part
	tables   codes
	last     bool
}

// codes are the tables of a block: by the next maxCode bits, a symbol and the
// length of its code (symbol<<4 | length).
type codes struct{ literal, distance []uint16 }

// maxCode is the length of the longest codes, in bits.
const maxCode = 15

var errDeflate = errors.New("corrupt deflate stream")

// The lengths and distances of matches: what they start from, and how many
// bits are added (RFC 1951, 3.2.5).
var (
	lengthBase   = [...]int{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
	lengthBits   = [...]int{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
	distanceBase = [...]int{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577}
	codeOrder    = [...]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}
)

// run unpacks until the part ends, or more than most bytes are unpacked.
func (z *inflater) run(most int) error {
	for !z.ended {
		if z.tables.literal == nil {
			if err := z.block(); err != nil {
				return err
			}
			continue
		}
		if len(z.out) > most {
			return nil
		}
		if err := z.symbol(); err != nil {
			return err
		}
	}
	return nil
}

// symbol unpacks a letter or a match, or ends the block.
func (z *inflater) symbol() error {
	if z.traced {
		z.marks = append(z.marks, mark{z.bit, len(z.out), z.tables, z.last})
	}
	s, err := z.code(z.tables.literal)
	switch {
	case err != nil:
		return err
	case s < 256:
		z.out = append(z.out, byte(s))
		return nil
	case s == 256:
		z.tables, z.ended = codes{}, z.last
		return nil
	case s-257 >= len(lengthBase):
		return errDeflate
	}
	length := lengthBase[s-257] + z.bits(lengthBits[s-257])
	d, err := z.code(z.tables.distance)
	if err != nil || d >= len(distanceBase) {
		return errDeflate
	}
	from := len(z.out) - distanceBase[d] - z.bits(max(d/2-1, 0))
	if from < 0 || z.bit > 8*len(z.data) {
		return errDeflate
	}
	for ; length > 0; length-- {
		z.out = append(z.out, z.out[from])
		from++
	}
	return nil
}

// block reads the head of a block, and all of a stored one.
func (z *inflater) block() (err error) {
	z.last = z.bits(1) == 1
	switch z.bits(2) {
	case 0:
		return z.stored()
	case 1:
		z.tables = fixedCodes
	case 2:
		z.tables, err = z.dynamic()
	default:
		err = errDeflate
	}
	return err
}

func (z *inflater) stored() error {
	z.bit = (z.bit + 7) &^ 7
	n, complement := z.bits(16), z.bits(16)
	at := z.bit / 8
	if n^complement != 0xffff || at+n > len(z.data) {
		return errDeflate
	}
	z.out = append(z.out, z.data[at:at+n]...)
	z.bit += 8 * n
	z.ended = z.last
	return nil
}

// dynamic reads the codes of a block.
func (z *inflater) dynamic() (c codes, err error) {
	literals, distances, n := z.bits(5)+257, z.bits(5)+1, z.bits(4)+4
	lengths := make([]byte, 19)
	for i := range n {
		lengths[codeOrder[i]] = byte(z.bits(3))
	}
	table, err := tableOf(lengths)
	if err != nil {
		return c, err
	}
	lengths = make([]byte, 0, literals+distances)
	for len(lengths) < literals+distances {
		s, err := z.code(table)
		if err != nil {
			return c, err
		}
		value, repeat := byte(s), 1
		switch {
		case s == 16 && len(lengths) == 0:
			return c, errDeflate
		case s == 16:
			value, repeat = lengths[len(lengths)-1], 3+z.bits(2)
		case s == 17:
			value, repeat = 0, 3+z.bits(3)
		case s == 18:
			value, repeat = 0, 11+z.bits(7)
		}
		for range repeat {
			lengths = append(lengths, value)
		}
	}
	if len(lengths) > literals+distances {
		return c, errDeflate
	}
	if c.literal, err = tableOf(lengths[:literals]); err != nil {
		return c, err
	}
	c.distance, err = tableOf(lengths[literals:])
	return c, err
}

// tableOf makes the table of a code from the lengths of its symbols.
func tableOf(lengths []byte) ([]uint16, error) {
	table := make([]uint16, 1<<maxCode)
	code := 0
	for length := 1; length <= maxCode; length++ {
		for symbol, l := range lengths {
			if int(l) != length {
				continue
			}
			if code >= 1<<length {
				return nil, errDeflate
			}
			for at := reversed(code, length); at < len(table); at += 1 << length {
				table[at] = uint16(symbol<<4 | length)
			}
			code++
		}
		code <<= 1
	}
	return table, nil
}

// reversed is a code as it stands in the stream, its first bit lowest.
func reversed(code, length int) (r int) {
	for range length {
		r = r<<1 | code&1
		code >>= 1
	}
	return r
}

// fixedCodes are those that a block may use without saying them.
var fixedCodes = func() (c codes) {
	lengths := make([]byte, 288)
	for i := range lengths {
		switch {
		case i < 144, i >= 280:
			lengths[i] = 8
		case i < 256:
			lengths[i] = 9
		default:
			lengths[i] = 7
		}
	}
	c.literal, _ = tableOf(lengths)
	c.distance, _ = tableOf([]byte(strings.Repeat("\x05", 30)))
	return c
}()

// code reads a symbol.
func (z *inflater) code(table []uint16) (int, error) {
	entry := table[z.peek()&(1<<maxCode-1)]
	z.bit += int(entry & 15)
	if entry == 0 || z.bit > 8*len(z.data) {
		return 0, errDeflate
	}
	return int(entry >> 4), nil
}

// bits reads n bits, at most 16; zeros behind the end.
func (z *inflater) bits(n int) int {
	v := z.peek() & (1<<n - 1)
	z.bit += n
	return v
}

// peek gives the next 24 bits or more.
func (z *inflater) peek() int {
	at, v := z.bit>>3, 0
	if at+4 <= len(z.data) {
		v = int(binary.LittleEndian.Uint32(z.data[at:]))
	} else {
		for i := at; i < len(z.data); i++ {
			v |= int(z.data[i]) << (8 * (i - at))
		}
	}
	return v >> (z.bit & 7)
}
