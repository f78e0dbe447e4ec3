package objects

import "fmt"

// unHex undoes ASCIIHexDecode.
func unHex(data []byte) ([]byte, error) {
	l := Lexer{Data: data}
	return l.hexadecimal(), nil
}

// un85 undoes ASCII85Decode.
func un85(data []byte) ([]byte, error) {
	var out []byte
	var group uint32
	n := 0
	for _, c := range data {
		switch {
		case IsSpace(c):
		case c == 'z' && n == 0:
			out = append(out, 0, 0, 0, 0)
		case '!' <= c && c <= 'u':
			group = group*85 + uint32(c-'!')
			if n++; n == 5 {
				out = append(out, byte(group>>24), byte(group>>16), byte(group>>8), byte(group))
				group, n = 0, 0
			}
		case c == '~':
			return finish85(out, group, n), nil
		default:
			return out, fmt.Errorf("%w: a byte that is not ASCII85", ErrDamaged)
		}
		if len(out) > maxStream {
			return nil, ErrTooLarge
		}
	}
	return finish85(out, group, n), nil
}

// finish85 adds the last group, of n letters, which gives n-1 bytes.
func finish85(out []byte, group uint32, n int) []byte {
	if n < 2 {
		return out
	}
	for range 5 - n {
		group = group*85 + 84
	}
	for i := range n - 1 {
		out = append(out, byte(group>>(24-8*i)))
	}
	return out
}

// unRunLength undoes RunLengthDecode.
func unRunLength(data []byte) ([]byte, error) {
	var out []byte
	for i := 0; i < len(data); {
		n := int(data[i])
		i++
		switch {
		case n == 128:
			return out, nil
		case n < 128:
			if i+n+1 > len(data) {
				return append(out, data[i:]...), ErrCut
			}
			out = append(out, data[i:i+n+1]...)
			i += n + 1
		case i < len(data):
			for range 257 - n {
				out = append(out, data[i])
			}
			i++
		}
		if len(out) > maxStream {
			return nil, ErrTooLarge
		}
	}
	return out, nil
}

// Codes of LZW as TIFF and PDF have it.
const (
	lzwClear = 256
	lzwEnd   = 257
	lzwCodes = 4096
)

// lzwTable is the table of LZW: each code is another code and a byte after it.
type lzwTable struct {
	before [lzwCodes]int16
	last   [lzwCodes]byte
	length [lzwCodes]int32
	next   int
}

func (t *lzwTable) clear() {
	for i := range 256 {
		t.before[i], t.last[i], t.length[i] = -1, byte(i), 1
	}
	t.next = lzwEnd + 1
}

// write appends the bytes of a code.
func (t *lzwTable) write(out []byte, code int) []byte {
	n := int(t.length[code])
	out = append(out, make([]byte, n)...)
	for i := len(out) - 1; n > 0; i, n = i-1, n-1 {
		out[i] = t.last[code]
		code = int(t.before[code])
	}
	return out
}

// add gives the next code to the bytes of code and one more.
func (t *lzwTable) add(code int, c byte) {
	if t.next < lzwCodes {
		t.before[t.next], t.last[t.next], t.length[t.next] = int16(code), c, t.length[code]+1
		t.next++
	}
}

// unLZW undoes LZWDecode. With early change codes grow by a bit one code
// sooner than they must.
func unLZW(data []byte, early bool) ([]byte, error) {
	t := &lzwTable{}
	t.clear()
	var out []byte
	previous := -1
	bits, have := 0, 0
	ahead := 0
	if early {
		ahead = 1
	}
	for _, c := range data {
		bits, have = bits<<8|int(c), have+8
		width := 9
		for width < 12 && t.next+ahead >= 1<<width {
			width++
		}
		if have < width {
			continue
		}
		have -= width
		code := bits >> have & (1<<width - 1)
		bits &= 1<<have - 1
		start := len(out)
		switch {
		case code == lzwEnd:
			return out, nil
		case code == lzwClear:
			t.clear()
			previous = -1
			continue
		case code < t.next && (code < lzwClear || previous >= 0):
			out = t.write(out, code)
			if previous >= 0 {
				t.add(previous, out[start])
			}
		case code == t.next && previous >= 0 && t.next < lzwCodes:
			out = t.write(out, previous)
			out = append(out, out[start])
			t.add(previous, out[start])
		default:
			return out, fmt.Errorf("%w: a code of LZW that does not exist", ErrDamaged)
		}
		previous = code
		if len(out) > maxStream {
			return nil, ErrTooLarge
		}
	}
	return out, nil
}
