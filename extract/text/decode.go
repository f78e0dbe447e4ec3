package text

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"github.com/trichluc/trichluc/extract/flow"
)

// Decode turns the bytes of a text file into a string: UTF-8 with or without a
// byte order mark, UTF-16 with one.
func Decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		data = data[3:]
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		b, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", &flow.Error{Code: flow.CodeEncoding, Detail: "UTF-16: " + err.Error()}
		}
		return string(b), nil
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", &flow.Error{Code: flow.CodeEncoding, Detail: "holds zero bytes: not a text"}
	}
	if !utf8.Valid(data) {
		return "", &flow.Error{Code: flow.CodeEncoding, Detail: "not UTF-8; old Vietnamese encodings (TCVN3, VNI, windows-1258) are not read"}
	}
	return string(data), nil
}
