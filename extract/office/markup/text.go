package markup

import (
	"encoding/binary"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// legible gives the part as UTF-8, up to the first thing that no XML part may
// hold, and says what that is.
func legible(content string) (string, string) {
	switch {
	case strings.HasPrefix(content, "\xff\xfe"):
		content = fromUTF16(content[2:], binary.LittleEndian)
	case strings.HasPrefix(content, "\xfe\xff"):
		content = fromUTF16(content[2:], binary.BigEndian)
	}
	if encoding := declared(content); encoding != "" && !strings.EqualFold(encoding, "utf-8") && !strings.EqualFold(encoding, "utf-16") {
		return "", "the encoding " + encoding + " is not read"
	}
	for i := 0; i < len(content); i++ {
		switch c := content[i]; {
		case c < ' ' && c != '\t' && c != '\n' && c != '\r':
			return content[:i], "a character that XML does not allow"
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(content[i:])
			if r == utf8.RuneError && n == 1 || r == '\ufffe' || r == '\uffff' {
				return content[:i], "bytes that are no text"
			}
			i += n - 1
		}
	}
	return content, ""
}

func fromUTF16(content string, order binary.ByteOrder) string {
	units := make([]uint16, 0, len(content)/2)
	for i := 0; i+1 < len(content); i += 2 {
		units = append(units, order.Uint16([]byte(content[i:i+2])))
	}
	return string(utf16.Decode(units))
}

// declared is the encoding that an XML declaration names.
func declared(content string) string {
	if !strings.HasPrefix(content, "<?xml") {
		return ""
	}
	head, _, ok := strings.Cut(content, "?>")
	if !ok {
		return ""
	}
	_, rest, _ := strings.Cut(head, "encoding")
	rest = strings.TrimLeft(rest, "= \t\r\n")
	if rest == "" || rest[0] != '"' && rest[0] != '\'' {
		return ""
	}
	name, _, _ := strings.Cut(rest[1:], rest[:1])
	return name
}

// lineEnds makes every line end a line feed.
func lineEnds(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

var entities = map[string]string{"lt": "<", "gt": ">", "amp": "&", "apos": "'", "quot": `"`}

// unescape replaces references; false where one is unknown.
func unescape(raw string) (string, bool) {
	raw = lineEnds(raw)
	at := strings.IndexByte(raw, '&')
	if at < 0 {
		return raw, true
	}
	if !isEscaped(raw[at:]) {
		return "", false
	}
	var b strings.Builder
	b.Grow(len(raw))
	for ; at >= 0; at = strings.IndexByte(raw, '&') {
		b.WriteString(raw[:at])
		sign, n := reference(raw[at:])
		b.WriteString(sign)
		raw = raw[at+n:]
	}
	b.WriteString(raw)
	return b.String(), true
}

// isEscaped says whether all references in a text are known.
func isEscaped(raw string) bool {
	for at := strings.IndexByte(raw, '&'); at >= 0; at = strings.IndexByte(raw, '&') {
		sign, n := reference(raw[at:])
		if sign == "" {
			return false
		}
		raw = raw[at+n:]
	}
	return true
}

// maxReference bounds a reference, in bytes: numbers may have leading zeros.
const maxReference = 32

// reference is what the reference at the start of a text stands for, and its
// length; "" where it stands for nothing.
func reference(raw string) (string, int) {
	end := strings.IndexByte(raw[:min(len(raw), maxReference)], ';')
	if end < 0 {
		return "", 0
	}
	name := raw[1:end]
	if number, ok := strings.CutPrefix(name, "#"); ok {
		return character(number), end + 1
	}
	return entities[name], end + 1
}

// character is what a numeric reference stands for, "" where it stands for
// nothing that XML allows.
func character(number string) string {
	base := 10
	if hex, ok := strings.CutPrefix(number, "x"); ok {
		number, base = hex, 16
	}
	n, err := strconv.ParseUint(number, base, 32)
	switch {
	case err != nil || n > unicode.MaxRune || n == 0xfffe || n == 0xffff:
		return ""
	case n < ' ' && n != '\t' && n != '\n' && n != '\r':
		return ""
	}
	return string(rune(n))
}
