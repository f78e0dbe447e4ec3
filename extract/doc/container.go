package doc

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"

	"github.com/trichluc/trichluc/extract/flow"
)

// streams are the streams of the container that hold the document.
type streams struct {
	main  []byte // WordDocument
	table []byte // 0Table or 1Table, as the header says
	data  []byte // Data: properties too long for their place
	both  [2][]byte
}

// notWord says what other containers hold, by the name of a stream of theirs.
var notWord = map[string]string{
	"Workbook":            "an Excel workbook of before 2007 (.xls); save it as .xlsx",
	"Book":                "an Excel workbook of before 1997 (.xls); save it as .xlsx",
	"PowerPoint Document": "a PowerPoint presentation",
	"Contents":            "an object of another program",
}

// encryptedPackage is the stream, named in UTF-16, that a container holds when
// it wraps an encrypted document of a newer format.
var encryptedPackage = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

func encrypted() error {
	return &flow.Error{Code: flow.CodeEncrypted, Detail: "a document that needs a password"}
}

// open reads the container. Its library is not ours: what it panics at is a
// damaged file.
func open(data []byte) (s *streams, err error) {
	defer func() {
		if p := recover(); p != nil {
			s, err = nil, &flow.Error{Code: flow.CodeCorrupt, Detail: fmt.Sprintf("the container's directory: %v", p)}
		}
	}()
	container, err := mscfb.New(bytes.NewReader(data))
	if err != nil && bytes.Contains(data, encryptedPackage) {
		return nil, encrypted()
	}
	if err != nil {
		return nil, damaged("the container", err)
	}
	s = &streams{}
	found, other := false, ""
	for _, f := range container.File {
		if len(f.Path) > 0 {
			continue // a stream of an embedded object
		}
		into := s.named(f.Name)
		switch {
		case f.Name == "EncryptedPackage":
			return nil, encrypted()
		case notWord[f.Name] != "":
			other = notWord[f.Name]
		case into != nil && *into == nil:
			if *into, err = read(f, len(data)); err != nil {
				return nil, damaged("the stream "+f.Name, err)
			}
			found = found || f.Name == "WordDocument"
		}
	}
	switch {
	case found:
		return s, nil
	case other != "":
		return nil, &flow.Error{Code: flow.CodeUnsupported, Detail: other}
	}
	return nil, &flow.Error{Code: flow.CodeUnsupported, Detail: "a container without a Word document"}
}

func (s *streams) named(name string) *[]byte {
	switch name {
	case "WordDocument":
		return &s.main
	case "0Table":
		return &s.both[0]
	case "1Table":
		return &s.both[1]
	case "Data":
		return &s.data
	}
	return nil
}

// read reads a stream, which cannot be longer than the file.
func read(f *mscfb.File, fileSize int) ([]byte, error) {
	if f.Size < 0 || f.Size > int64(fileSize) {
		return nil, io.ErrUnexpectedEOF
	}
	content := make([]byte, f.Size)
	_, err := io.ReadFull(f, content)
	if err == io.EOF && f.Size == 0 {
		err = nil
	}
	return content, err
}

// damaged makes a flow.Error of an error of the container: what ends too early
// was cut.
func damaged(what string, err error) error {
	code := flow.CodeCorrupt
	if strings.Contains(err.Error(), "EOF") {
		code = flow.CodeTruncated
	}
	return &flow.Error{Code: code, Detail: what + ": " + strings.ReplaceAll(err.Error(), "\n", " ")}
}

// bytesAt is b[at:at+n], or nil where that is not inside b.
func bytesAt(b []byte, at, n int) []byte {
	if at < 0 || n < 0 || at > len(b) || n > len(b)-at {
		return nil
	}
	return b[at : at+n : at+n]
}

// Numbers are little-endian; what lies beyond the end is 0.

func u16(b []byte, at int) int {
	if b = bytesAt(b, at, 2); b == nil {
		return 0
	}
	return int(b[0]) | int(b[1])<<8
}

func i16(b []byte, at int) int { return int(int16(u16(b, at))) }

func u32(b []byte, at int) uint32 { return uint32(u16(b, at)) | uint32(u16(b, at+2))<<16 }

func i32(b []byte, at int) int { return int(int32(u32(b, at))) }

func u8(b []byte, at int) int {
	if at < 0 || at >= len(b) {
		return 0
	}
	return int(b[at])
}

// utf16At is n letters of UTF-16 at a place, fewer where b ends.
func utf16At(b []byte, at, n int) string {
	var units []uint16
	for i := 0; i < n && at+2*i+2 <= len(b); i++ {
		units = append(units, uint16(u16(b, at+2*i)))
	}
	return decodeUnits(units)
}
