package objects

import (
	"bytes"
	"errors"
	"fmt"
)

// Bounds of one stream. Content of a dense page is below 1 MB, of a map below
// 10 MB, and the embedded fonts of office programs below 1 MB; a bomb of zeros
// inflates a thousandfold. Writers use one filter, two at most.
const (
	maxStream  = 16 << 20
	maxFilters = 4
)

// Stream gives the decoded bytes of a stream, which must not be changed. What
// could be decoded comes with the error: ErrCut, ErrDamaged, or nothing with
// ErrImage and ErrTooLarge.
func (o *Object) Stream() ([]byte, error) {
	if o.kind != Stream {
		return nil, fmt.Errorf("%w: no stream", ErrDamaged)
	}
	f := o.box.file
	if f.effort <= 0 {
		return nil, fmt.Errorf("%w: the file's streams", ErrTooLarge)
	}
	data, failure := f.rawStream(o)
	filters, parameters := o.Key("Filter"), o.Key("DecodeParms")
	single := filters.Kind() == Name
	count := filters.Len()
	if single {
		count = 1
	}
	if count > maxFilters {
		return nil, fmt.Errorf("%w: %d filters", ErrTooLarge, count)
	}
	data, err := f.crypt.decryptStream(o, data)
	if err != nil {
		return nil, err
	}
	for i := range count {
		name, parameter := filters, parameters
		if !single {
			name, parameter = filters.Index(i), parameters.Index(i)
		}
		if data, err = f.decode(name.Name(), parameter, data); failure == nil {
			failure = err
		}
		f.spend(len(data))
		if errors.Is(err, ErrTooLarge) {
			f.tooLarge = true
			f.spend(maxStream)
		}
		if data == nil {
			break
		}
	}
	return data, failure
}

// rawStream gives the bytes of a stream as they stand in the file. Its Length
// counts if the stream ends there; else its end is looked for.
func (f *File) rawStream(o *Object) ([]byte, error) {
	from := o.box.body
	for from < len(f.data) && f.data[from] == ' ' {
		from++
	}
	if from < len(f.data) && f.data[from] == '\r' {
		from++
	}
	if from < len(f.data) && f.data[from] == '\n' {
		from++
	}
	if length := o.Key("Length"); length.Kind() == Number {
		to := from + max(length.Int(), 0)
		if to <= len(f.data) && endsStream(f.data[to:]) {
			return f.data[from:to:to], nil
		}
	}
	to := len(f.data)
	found := false
	for _, end := range []string{"endstream", "endobj"} {
		if i := bytes.Index(f.data[from:to], []byte(end)); i >= 0 {
			to, found = from+i, true
		}
	}
	f.spend((to - from) / 8)
	if !found {
		return f.data[from:to:to], ErrCut
	}
	if to > from && f.data[to-1] == '\n' {
		to--
	}
	if to > from && f.data[to-1] == '\r' {
		to--
	}
	return f.data[from:to:to], nil
}

// endsStream says that data begins with "endstream" after white space; a few
// of its letters may be wrong.
func endsStream(data []byte) bool {
	const keyword, enough = "endstream", 6
	for i := 0; i < 2 && len(data) > 0 && IsSpace(data[0]); i++ {
		data = data[1:]
	}
	if len(data) < len(keyword) {
		return false
	}
	same := 0
	for i := range keyword {
		if data[i] == keyword[i] {
			same++
		}
	}
	return same >= enough
}

// decode undoes one filter.
func (f *File) decode(name string, parameters *Object, data []byte) ([]byte, error) {
	switch name {
	case "FlateDecode", "Fl":
		out, err := f.inflate.inflate(data)
		return unpredict(out, err, parameters)
	case "LZWDecode", "LZW":
		early := parameters.Key("EarlyChange")
		out, err := unLZW(data, early.Kind() != Number || early.Int() != 0)
		return unpredict(out, err, parameters)
	case "ASCIIHexDecode", "AHx":
		return unHex(data)
	case "ASCII85Decode", "A85":
		return un85(data)
	case "RunLengthDecode", "RL":
		return unRunLength(data)
	case "Crypt": // undone before, by the name it has
		return data, nil
	case "DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode":
		return nil, ErrImage
	}
	return nil, fmt.Errorf("%w: unknown filter %.20q", ErrDamaged, name)
}
