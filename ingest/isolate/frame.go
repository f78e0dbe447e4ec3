package isolate

import (
	"encoding/binary"
	"fmt"
	"io"
	"reflect"

	"github.com/trichluc/trichluc/corpus"
)

// settings is what a child is told before its first file.
type settings struct {
	Memory int64 // bytes
}

// hello is what a child answers to its settings. A program that was replaced
// on disk while its parent runs starts children that read in another way.
type hello struct{ Version string }

// answer is what became of a file: a record, a failure as ingest.Error has it,
// or another error in its words.
type answer struct {
	Record *corpus.Record
	Code   string
	Detail string
	Err    string
	Worn   bool // the child is to be replaced: it has grown large
}

// largestAnswer bounds what the parent takes from a child, in bytes. A
// report's record takes some 2 MiB a hundred pages.
const largestAnswer = 128 << 20

func encoded[T any](v *T) []byte { return encode(nil, reflect.ValueOf(v).Elem()) }

// A frame is its length, 8 bytes big-endian, and its bytes.

func writeFrame(w io.Writer, payload []byte) error {
	var head [8]byte
	binary.BigEndian.PutUint64(head[:], uint64(len(payload)))
	if _, err := w.Write(head[:]); err != nil {
		return err
	}
	_, err := w.Write(payload)
	return err
}

func readFrame(r io.Reader, most uint64) ([]byte, error) {
	var head [8]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint64(head[:])
	if n > most {
		return nil, fmt.Errorf("%w: a frame of %d bytes", errWire, n)
	}
	payload := make([]byte, n)
	_, err := io.ReadFull(r, payload)
	return payload, err
}

// readValue reads a frame that holds a T.
func readValue[T any](r io.Reader, most uint64) (*T, error) {
	payload, err := readFrame(r, most)
	if err != nil {
		return nil, err
	}
	v := new(T)
	return v, decode(string(payload), v)
}
