package xls

import (
	"encoding/binary"
	"math"

	"github.com/trichluc/trichluc/extract/compound"
)

// Kinds of record.
const (
	recordFormula    = 0x0006
	recordEnd        = 0x000a
	recordDates      = 0x0022
	recordPassword   = 0x002f
	recordFont       = 0x0031
	recordContinue   = 0x003c
	recordCodePage   = 0x0042
	recordColumns    = 0x007d
	recordSheet      = 0x0085
	recordMulRK      = 0x00bd
	recordRichText   = 0x00d6
	recordLook       = 0x00e0
	recordMerged     = 0x00e5
	recordTexts      = 0x00fc
	recordSharedText = 0x00fd
	recordNumber     = 0x0203
	recordText       = 0x0204
	recordTruth      = 0x0205
	recordResult     = 0x0207
	recordRow        = 0x0208
	recordRK         = 0x027e
	recordFormat     = 0x041e
	recordFormat95   = 0x001e
	recordBegin      = 0x0809
	kindBook         = 0x0005
	version97        = 0x0600
	version95        = 0x0500
	longestRecord    = 8228 // with its head, as the format bounds it
	recordHead       = 4
	codePageWestern  = 1252
)

// records reads the stream record by record.
type records struct {
	b    []byte
	lost []compound.Span
	at   int
}

// record is a record without its head.
type record struct {
	kind int
	body []byte
}

// next is the record that stands next; ok is false at the end, and where the
// stream is broken.
func (r *records) next() (rec record, ok bool) {
	if r.at+recordHead > len(r.b) {
		return rec, false
	}
	kind, size := u16(r.b, r.at), u16(r.b, r.at+2)
	end := r.at + recordHead + size
	if kind == 0 || size > longestRecord || end > len(r.b) {
		return rec, false
	}
	for _, gone := range r.lost {
		if gone.Start < end && r.at < gone.End {
			return rec, false
		}
	}
	rec = record{kind, r.b[r.at+recordHead : end]}
	r.at = end
	return rec, true
}

// continued are the bodies of a record and of those that continue it.
func (r *records) continued(first record) (parts [][]byte) {
	parts = append(parts, first.body)
	for u16(r.b, r.at) == recordContinue {
		rec, ok := r.next()
		if !ok {
			break
		}
		parts = append(parts, rec.body)
	}
	return parts
}

// Numbers are little-endian; what lies beyond the end is 0.

func u8(b []byte, at int) int {
	if at >= len(b) {
		return 0
	}
	return int(b[at])
}

func u16(b []byte, at int) int {
	if at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

func u32(b []byte, at int) uint32 {
	if at+4 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint32(b[at:])
}

func float(b []byte, at int) float64 {
	if at+8 > len(b) {
		return 0
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(b[at:]))
}

// short is a number in the short form: an integer or the upper half of a
// number, either of which may be divided by 100.
func short(v uint32) float64 {
	number := math.Float64frombits(uint64(v&^3) << 32)
	if v&2 != 0 {
		number = float64(int32(v) >> 2)
	}
	if v&1 != 0 {
		number /= 100
	}
	return number
}
