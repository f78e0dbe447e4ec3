package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	library "github.com/ledongthuc/pdf"
)

// maxStream bounds one decoded stream. Content of a dense page is below 1 MB
// and embedded fonts, which are never decoded here, below 20 MB; a bomb of
// zeros inflates a thousandfold.
const maxStream = 64 << 20

// errEncrypted says that a password other than the empty one is needed, or a
// cipher that the object model does not know.
var errEncrypted = errors.New("encrypted")

// libraryObject is an object as github.com/ledongthuc/pdf models it. Only the
// library's object model is used: its text functions lose Vietnamese.
type libraryObject struct{ v library.Value }

// openLibrary gives the file's trailer. data must have passed through
// presentable and checkLimits: the library hangs or exhausts memory otherwise.
func openLibrary(ctx context.Context, data []byte) (trailer object, err error) {
	err = protect(func() error {
		source := &guardedReader{ctx: ctx, data: bytes.NewReader(data), left: readAllowance(len(data))}
		reader, err := library.NewReader(source, int64(len(data)))
		if err != nil {
			return err
		}
		trailer = libraryObject{reader.Trailer()}
		return nil
	})
	return trailer, err
}

func (o libraryObject) kind() kind {
	switch o.v.Kind() {
	case library.Bool:
		return kindBool
	case library.Integer, library.Real:
		return kindNumber
	case library.String:
		return kindString
	case library.Name:
		return kindName
	case library.Dict:
		return kindDict
	case library.Array:
		return kindArray
	case library.Stream:
		return kindStream
	}
	return kindNull
}

func (o libraryObject) key(name string) object { return libraryObject{o.v.Key(name)} }
func (o libraryObject) keys() []string         { return o.v.Keys() }
func (o libraryObject) index(i int) object     { return libraryObject{o.v.Index(i)} }
func (o libraryObject) length() int            { return o.v.Len() }
func (o libraryObject) number() float64        { return o.v.Float64() }
func (o libraryObject) name() string           { return o.v.Name() }
func (o libraryObject) text() string           { return o.v.RawString() }
func (o libraryObject) identity() string       { return o.v.String() }

func (o libraryObject) stream() (decoded []byte, err error) {
	err = protect(func() error {
		reader := o.v.Reader()
		defer reader.Close()
		var buffer bytes.Buffer
		buffer.Grow(int(min(max(4*o.v.Key("Length").Int64(), 0), 1<<20))) // text shrinks to a quarter or less
		_, err := io.Copy(&buffer, io.LimitReader(reader, maxStream+1))
		decoded = buffer.Bytes()
		if err == nil && len(decoded) > maxStream {
			err = fmt.Errorf("a stream is longer than %d bytes", maxStream)
		}
		return err
	})
	return decoded, err
}

// readAllowance is how many bytes may be read from a file of n bytes before
// the reading counts as a loop. The library parses an object anew at each use
// and reads 4096 bytes for each: a file is read some ten times over, a small
// one of many pages a hundred times.
func readAllowance(n int) int64 { return 32<<20 + 400*int64(n) }

// guardedReader ends the library's endless loops, which recover alone cannot:
// it panics when the context has ended or when the file has been read too
// many times over.
type guardedReader struct {
	ctx  context.Context
	data *bytes.Reader
	left int64
}

// ReadAt implements io.ReaderAt.
func (g *guardedReader) ReadAt(p []byte, offset int64) (int, error) {
	if err := g.ctx.Err(); err != nil {
		panic(err)
	}
	n, err := g.data.ReadAt(p, offset)
	if g.left -= int64(n) + 1; g.left < 0 {
		panic(errors.New("the file's objects form a loop"))
	}
	return n, err
}

// protect calls f and gives a panic as an error.
func protect(f func() error) (err error) {
	defer func() {
		switch x := recover().(type) {
		case nil:
		case error:
			err = fmt.Errorf("damaged object: %w", x)
		default:
			err = fmt.Errorf("damaged object: %v", x)
		}
	}()
	return f()
}
