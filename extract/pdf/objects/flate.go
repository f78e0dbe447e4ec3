package objects

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/adler32"
	"io"
)

// inflater undoes FlateDecode, with one decompressor for all streams of a
// file. It does not use compress/zlib because it wants what can be had of a
// stream whose head or whose end is wrong.
type inflater struct {
	source bytes.Reader
	reader io.ReadCloser
}

// inflate gives what could be inflated. ErrDamaged says that the checksum does
// not fit or that the bytes make no sense; a checksum that is not there is
// forgiven.
func (in *inflater) inflate(data []byte) ([]byte, error) {
	if len(data) < 2 {
		return nil, ErrCut
	}
	out, err := in.raw(data[2:])
	headed := data[0]&0x0f == 8 && (int(data[0])<<8|int(data[1]))%31 == 0
	if err == nil || headed {
		return out, err
	}
	if headless, failure := in.raw(data); failure == nil { // as some drivers write it
		return headless, nil
	}
	return out, err
}

func (in *inflater) raw(data []byte) ([]byte, error) {
	in.source.Reset(data)
	if in.reader == nil {
		in.reader = flate.NewReader(&in.source)
	} else if err := in.reader.(flate.Resetter).Reset(&in.source, nil); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	out, err := readBounded(in.reader, 4*len(data)) // text shrinks to a quarter or less
	switch {
	case errors.Is(err, ErrTooLarge):
		return nil, err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return out, ErrCut
	case err != nil:
		return out, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if rest := data[len(data)-in.source.Len():]; len(rest) >= 4 && binary.BigEndian.Uint32(rest) != adler32.Checksum(out) {
		return out, fmt.Errorf("%w: the checksum does not fit", ErrDamaged)
	}
	return out, nil
}

// readBounded reads all, up to maxStream.
func readBounded(r io.Reader, guess int) ([]byte, error) {
	out := make([]byte, 0, min(max(guess, 512), 1<<20))
	for {
		if len(out) == cap(out) {
			out = append(out, 0)[:len(out)]
		}
		n, err := r.Read(out[len(out):cap(out)])
		out = out[:len(out)+n]
		switch {
		case len(out) > maxStream:
			return nil, fmt.Errorf("%w: a stream of more than %d bytes", ErrTooLarge, maxStream)
		case errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
			return out, nil
		case err != nil:
			return out, err
		}
	}
}

// unpredict undoes the prediction that came before compression, in whole rows.
func unpredict(data []byte, failure error, parameters *Object) ([]byte, error) {
	kind := parameters.Key("Predictor").Int()
	if kind < 2 || len(data) == 0 {
		return data, failure
	}
	number := func(key string, usual, most int) int {
		if n := parameters.Key(key).Int(); n > 0 && n <= most {
			return n
		}
		return usual
	}
	bits := number("BitsPerComponent", 8, 16)
	colors := number("Colors", 1, 32)
	size := max(bits*colors/8, 1)
	row := (bits*colors*number("Columns", 1, 1<<20) + 7) / 8
	if kind == 2 {
		if bits == 8 {
			unpredictTIFF(data, row, size)
		}
		return data, failure
	}
	out, ok := unpredictPNG(data, row, size)
	if !ok && failure == nil {
		failure = fmt.Errorf("%w: an unknown prediction", ErrDamaged)
	}
	return out, failure
}

// unpredictTIFF adds to each byte the one of the same colour before it.
func unpredictTIFF(data []byte, row, size int) {
	for ; len(data) > 0; data = data[min(row, len(data)):] {
		for i := size; i < min(row, len(data)); i++ {
			data[i] += data[i-size]
		}
	}
}

// unpredictPNG undoes the filter that each row names in its first byte, in
// place. ok is false where a row names none that there is.
func unpredictPNG(data []byte, row, size int) (out []byte, ok bool) {
	before := make([]byte, row)
	to := 0
	for from := 0; from+1 < len(data); from += row + 1 {
		kind, line := data[from], data[from+1:min(from+1+row, len(data))]
		for i := range line {
			var left, corner byte
			if i >= size {
				left, corner = line[i-size], before[i-size]
			}
			switch kind {
			case 0:
			case 1:
				line[i] += left
			case 2:
				line[i] += before[i]
			case 3:
				line[i] += byte((int(left) + int(before[i])) / 2)
			case 4:
				line[i] += paeth(left, before[i], corner)
			default:
				return data[:to], false
			}
		}
		copy(before, line) // first, for the line may be overwritten by its own copy
		to += copy(data[to:], line)
	}
	return data[:to], true
}

// paeth gives whichever of its neighbours a byte is nearest to (RFC 2083, 6.6).
func paeth(left, above, corner byte) byte {
	p := int(left) + int(above) - int(corner)
	a, b, c := distance(p, left), distance(p, above), distance(p, corner)
	switch {
	case a <= b && a <= c:
		return left
	case b <= c:
		return above
	}
	return corner
}

func distance(p int, c byte) int {
	if d := p - int(c); d > 0 {
		return d
	}
	return int(c) - p
}
