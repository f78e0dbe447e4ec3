package archive

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"unicode"
	"unicode/utf8"
)

// The signatures of a zip file's records.
const (
	signatureHead       = "PK\x03\x04" // before each part
	signatureDescriptor = "PK\x07\x08" // after a part whose head says no sizes
	signatureEntry      = "PK\x01\x02" // in the directory
	signatureEnd        = "PK\x05\x06" // of the directory
)

// head is what stands before a part, and the part.
type head struct {
	name    string
	stored  bool   // not deflated
	raw     []byte // the part as packed, or more where nothing says how long it is
	size    uint32 // unpacked; 0 where it is not known
	sum     uint32 // CRC-32 of the unpacked part
	checked bool   // sum is known
	ended   bool   // the file ends inside the part
}

const (
	headLength = 30
	// maxName bounds the names of parts; Word's longest are about 60 bytes.
	maxName = 512

	flagEncrypted  = 1
	flagDescriptor = 8 // sum and sizes stand after the part
)

// scan finds the parts of a package by their heads. Where the length of a part
// is known and fits, what is inside it is passed over: a package may hold
// other packages.
func scan(data []byte) (found []*head) {
	for at := 0; len(found) < maxParts; {
		n := bytes.Index(data[at:], []byte(signatureHead))
		if n < 0 {
			return found
		}
		at += n
		h, next := readHead(data, at)
		if h == nil {
			at += len(signatureHead)
			continue
		}
		found = append(found, h)
		at = next
	}
	return found
}

// readHead reads the head at a place and says where to look for the next; nil
// where there is none.
func readHead(data []byte, at int) (*head, int) {
	if len(data)-at < headLength {
		return nil, 0
	}
	b := data[at:]
	flags, method := binary.LittleEndian.Uint16(b[6:]), binary.LittleEndian.Uint16(b[8:])
	nameLength, extra := int(binary.LittleEndian.Uint16(b[26:])), int(binary.LittleEndian.Uint16(b[28:]))
	start := headLength + nameLength + extra
	if flags&flagEncrypted != 0 || method != 0 && method != 8 || nameLength == 0 || nameLength > maxName || start > len(b) {
		return nil, 0
	}
	h := &head{name: string(b[headLength : headLength+nameLength]), stored: method == 0}
	if !isName(h.name) {
		return nil, 0
	}
	body := b[start:]
	packed := binary.LittleEndian.Uint32(b[18:])
	if flags&flagDescriptor == 0 {
		h.sum, h.size, h.checked = binary.LittleEndian.Uint32(b[14:]), binary.LittleEndian.Uint32(b[22:]), true
		return h, at + start + h.cut(body, int64(packed))
	}
	return h, at + start + h.cutAtDescriptor(body)
}

// cut takes the part from what follows its head, by the length that the head
// says, if another record begins there.
func (h *head) cut(body []byte, packed int64) (next int) {
	if packed <= int64(len(body)) && bytes.HasPrefix(body[packed:], []byte("PK")) {
		h.raw = body[:packed]
		return int(packed)
	}
	h.ended = packed >= int64(len(body))
	h.raw = body[:min(packed, int64(len(body)))]
	return 0
}

// cutAtDescriptor takes a part whose length stands behind it: up to the next
// record, or up to the descriptor before that.
func (h *head) cutAtDescriptor(body []byte) (next int) {
	end := len(body)
	for _, signature := range []string{signatureHead, signatureEntry} {
		if n := bytes.Index(body[:end], []byte(signature)); n >= 0 {
			end = n
		}
	}
	h.raw, h.ended = body[:end], end == len(body)
	n := bytes.LastIndex(h.raw, []byte(signatureDescriptor))
	if n < 0 || end-n < 16 {
		return end
	}
	if d := body[n:]; end-n == 16 || binary.LittleEndian.Uint32(d[8:]) == uint32(n) {
		h.sum, h.size, h.checked = binary.LittleEndian.Uint32(d[4:]), binary.LittleEndian.Uint32(d[12:]), true
	}
	h.raw, h.ended = body[:n], false
	return end
}

// reader unpacks the part.
func (h *head) reader() io.Reader {
	if h.stored {
		return bytes.NewReader(h.raw)
	}
	return flate.NewReader(bytes.NewReader(h.raw))
}

// isName says whether bytes may be the name of a part.
func isName(s string) bool {
	for _, r := range s {
		if r == utf8.RuneError || !unicode.IsPrint(r) {
			return false
		}
	}
	return true
}
