package text

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"github.com/trichluc/trichluc/extract/flow"
)

// Decode turns the bytes of a text file into a string: UTF-8 and UTF-16, with a
// byte order mark or without, and the encodings of before Unicode (TCVN3, VNI,
// windows-1258) where the words leave no doubt. remark says what no mark says;
// unread counts bytes that stand for nothing and became U+FFFD.
func Decode(data []byte) (s, remark string, unread int, err error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		data = data[3:]
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		s, err = fromUTF16(data, unicode.LittleEndian, unicode.UseBOM)
		return s, "", 0, err
	}
	if order, ok := byteOrder(data); ok {
		s, err = fromUTF16(data, order, unicode.IgnoreBOM)
		return s, "read as UTF-16, which no byte order mark says", 0, err
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", "", 0, &flow.Error{Code: flow.CodeEncoding, Detail: "holds zero bytes: not a text"}
	}
	if utf8.Valid(data) {
		return string(data), "", 0, nil
	}
	if s, unread = mended(data); unread > 0 {
		return s, "", unread, nil
	}
	if s, name := legacy(data); name != "" {
		return s, fmt.Sprintf("read as %s, which only its words say", name), 0, nil
	}
	return "", "", 0, &flow.Error{Code: flow.CodeEncoding, Detail: "neither UTF-8 nor, for certain, an old Vietnamese encoding (TCVN3, VNI, windows-1258)"}
}

func fromUTF16(data []byte, order unicode.Endianness, mark unicode.BOMPolicy) (string, error) {
	b, err := unicode.UTF16(order, mark).NewDecoder().Bytes(data)
	if err != nil {
		return "", &flow.Error{Code: flow.CodeEncoding, Detail: "UTF-16: " + err.Error()}
	}
	return string(b), nil
}

// IsUTF16 tells text of two bytes a letter that has no byte order mark.
func IsUTF16(data []byte) bool {
	_, ok := byteOrder(data)
	return ok
}

// byteOrder tells UTF-16 without a mark: of Vietnamese text more than half of
// the letters, and all spaces and digits, have a zero byte on the same side,
// and none has one on the other but for U+0100 and its like, which Vietnamese
// hardly uses.
func byteOrder(data []byte) (order unicode.Endianness, ok bool) {
	const enough = 4096 // bytes looked at
	head := data[:min(len(data), enough)&^1]
	even, odd := 0, 0
	for i := 0; i < len(head); i += 2 {
		if head[i] == 0 {
			even++
		}
		if head[i+1] == 0 {
			odd++
		}
	}
	switch pairs := len(head) / 2; {
	case len(data)%2 != 0 || pairs < 8:
		return false, false
	case odd*2 > pairs && even*50 < pairs:
		return unicode.LittleEndian, true
	case even*2 > pairs && odd*50 < pairs:
		return unicode.BigEndian, true
	}
	return false, false
}

// mended replaces bytes that break UTF-8 by U+FFFD where they are few among
// whole letters, and counts them; 0 when the text is no UTF-8.
func mended(data []byte) (s string, bad int) {
	const few = 20 // whole letters beyond ASCII for each bad byte
	whole := 0
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			whole++
		}
		i += n
	}
	if bad*few > whole {
		return "", 0
	}
	return string(bytes.ToValidUTF8(data, []byte("\ufffd"))), bad
}
