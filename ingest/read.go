package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/trichluc/trichluc/extract/flow"
)

// reader reads candidates. It keeps the last archive open, since an archive's
// members come one after the other. Errors are *Error.
type reader struct {
	files Files
	limit int64 // bytes of one file
	name  string
	open  *archive
}

func (r *reader) read(c Candidate) ([]byte, error) {
	if c.member < 0 {
		return r.file(c)
	}
	return r.member(c)
}

func (r *reader) file(c Candidate) ([]byte, error) {
	f, err := r.files.Open(c.path)
	if err != nil {
		return nil, reading(err)
	}
	defer func() { _ = f.Close() }() // only read: nothing can be lost
	data, err := r.all(f, c.Size)
	if err != nil {
		return nil, reading(err)
	}
	return r.within(data)
}

func (r *reader) member(c Candidate) ([]byte, error) {
	if r.name != c.path || r.open == nil {
		r.close()
		a, err := openArchive(r.files, c.path)
		if err != nil {
			return nil, err
		}
		r.name, r.open = c.path, a
	}
	if c.member >= len(r.open.reader.File) {
		return nil, &Error{Code: CodeVanished, Detail: "the archive has changed"}
	}
	f, err := r.open.reader.File[c.member].Open()
	if err != nil {
		return nil, unpacking(err)
	}
	defer func() { _ = f.Close() }() // only read: nothing can be lost
	data, err := r.all(f, c.Size)
	if err != nil {
		return nil, unpacking(err)
	}
	return r.within(data)
}

// all reads to the end, but at most one byte over the limit: what a file
// declares as its size is a hint, and a zip bomb's lie.
func (r *reader) all(f io.Reader, size int64) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(int(min(size, r.limit)) + bytes.MinRead)
	_, err := b.ReadFrom(io.LimitReader(f, r.limit+1))
	return b.Bytes(), err
}

func (r *reader) within(data []byte) ([]byte, error) {
	if int64(len(data)) > r.limit {
		return nil, &Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("more than %d bytes", r.limit)}
	}
	return data, nil
}

func (r *reader) close() {
	if r.open != nil {
		r.open.close()
		r.open = nil
	}
}

// unpacking says why a zip member could not be read.
func unpacking(err error) *Error {
	switch {
	case errors.Is(err, zip.ErrAlgorithm):
		return &Error{Code: flow.CodeUnsupported, Detail: "compression method of the zip member"}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &Error{Code: flow.CodeTruncated, Detail: "zip member ends too early"}
	}
	return &Error{Code: flow.CodeCorrupt, Detail: "zip member: " + err.Error()}
}
