package doc

import (
	"fmt"
	"slices"

	"github.com/trichluc/trichluc/extract/compound"
	"github.com/trichluc/trichluc/extract/flow"
)

// streams are the streams of the container that hold the document.
type streams struct {
	main   []byte // WordDocument
	table  []byte // 0Table or 1Table, as the header says
	data   []byte // Data: properties too long for their place
	lost   []compound.Span
	both   [2]*compound.Stream
	file   *compound.File
	damage []string // what is broken, each once
}

// notWord says what other containers hold, by the name of a stream of theirs.
var notWord = map[string]string{
	"Workbook":            "an Excel workbook of before 2007 (.xls)",
	"Book":                "an Excel workbook of before 1997 (.xls)",
	"PowerPoint Document": "a PowerPoint presentation",
	"Contents":            "an object of another program",
}

// encryptedPackage is the stream of a container that wraps an encrypted
// document of a newer format.
const encryptedPackage = "EncryptedPackage"

func encrypted() error {
	return &flow.Error{Code: flow.CodeEncrypted, Detail: "a document that needs a password"}
}

// open reads the container, as far as it goes.
func open(data []byte, gone compound.Span) (*streams, error) {
	if compound.Mentions(data, encryptedPackage) {
		return nil, encrypted()
	}
	file, err := compound.Open(data, gone)
	if err != nil {
		return nil, &flow.Error{Code: flow.CodeTruncated, Detail: err.Error()}
	}
	s := &streams{file: file}
	main := file.Stream("WordDocument")
	if main == nil {
		for _, name := range file.Names {
			if what := notWord[name]; what != "" {
				return nil, &flow.Error{Code: flow.CodeUnsupported, Detail: what}
			}
		}
		if main = file.Find(beginsDocument); main == nil && len(file.Damage) == 0 {
			return nil, &flow.Error{Code: flow.CodeUnsupported, Detail: "a container without a Word document"}
		}
		if main == nil {
			return nil, &flow.Error{Code: flow.CodeTruncated, Detail: "the beginning of the document is gone, and with it what says where its text stands"}
		}
	}
	s.main, s.lost = main.Content, main.Lost
	s.both = [2]*compound.Stream{file.Stream("0Table"), file.Stream("1Table")}
	if more := file.Stream("Data"); more != nil {
		s.data = more.Content
	}
	return s, nil
}

// beginsDocument holds for the first sector of the stream WordDocument.
func beginsDocument(b []byte) bool {
	version := u16(b, versionAt)
	return u16(b, identAt) == identWord97 && version >= versionWord8 && version < 2*versionWord8
}

// breaks notes what is damaged.
func (s *streams) breaks(format string, args ...any) {
	what := fmt.Sprintf(format, args...)
	if !slices.Contains(s.damage, what) {
		s.damage = append(s.damage, what)
	}
}

// broken is all that is damaged.
func (s *streams) broken() (all []string) {
	for _, what := range append(slices.Clip(s.file.Damage), s.damage...) {
		if !slices.Contains(all, what) {
			all = append(all, what)
		}
	}
	return all
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
