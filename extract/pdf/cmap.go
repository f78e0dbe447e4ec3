package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/trichluc/trichluc/extract/pdf/objects"
)

// maxCMapEntries bounds what one CMap may define; a code has two bytes.
const maxCMapEntries = 1 << 17

// maxCodespaces bounds the ranges that tell how long codes are: those of CJK
// encodings have up to ten.
const maxCodespaces = 128

// cmap maps character codes to text (ToUnicode) or to character ids (the
// encoding of a composite font).
type cmap struct {
	spaces []codespace
	single map[uint32]string
	ranges []codeRange // sorted by low after parsing
}

// codespace says how many bytes codes from low to high have.
type codespace struct {
	bytes     int
	low, high uint32
}

// codeRange maps low..high: code low+i to text with i added to its last
// UTF-16 unit, or to id base+i.
type codeRange struct {
	low, high uint32
	text      []uint16
	base      uint32
}

// parseCMap reads a CMap; what is no CMap gives an empty one.
func parseCMap(data []byte) *cmap {
	m := &cmap{single: map[uint32]string{}}
	l := objects.Lexer{Data: data}
	for t := l.Next(); t.Kind != objects.TokenEnd; t = l.Next() {
		if t.Kind != objects.TokenOperator {
			continue
		}
		switch string(t.Text) {
		case "begincodespacerange":
			m.codespaces(&l)
		case "beginbfchar":
			m.chars(&l)
		case "beginbfrange":
			m.textRanges(&l)
		case "begincidrange":
			m.idRanges(&l, true)
		case "begincidchar":
			m.idRanges(&l, false)
		}
		if m.full() {
			break
		}
		l.Forget() // texts were copied out
	}
	slices.SortStableFunc(m.ranges, func(a, b codeRange) int { return cmp.Compare(a.low, b.low) })
	return m
}

// full says that the map has as many entries as it may.
func (m *cmap) full() bool { return len(m.single)+len(m.ranges) > maxCMapEntries }

func (m *cmap) codespaces(l *objects.Lexer) {
	for len(m.spaces) < maxCodespaces {
		low, high := l.Next(), l.Next()
		if low.Kind != objects.TokenString || high.Kind != objects.TokenString {
			return
		}
		if n := len(low.Text); n >= 1 && n <= 4 {
			m.spaces = append(m.spaces, codespace{n, code(low.Text), code(high.Text)})
		}
	}
}

func (m *cmap) chars(l *objects.Lexer) {
	for !m.full() {
		from, to := l.Next(), l.Next()
		if from.Kind != objects.TokenString || to.Kind == objects.TokenOperator || to.Kind == objects.TokenEnd {
			return
		}
		switch to.Kind {
		case objects.TokenString:
			m.single[code(from.Text)] = string(utf16.Decode(units(to.Text)))
		case objects.TokenName:
			m.single[code(from.Text)] = glyphText(string(to.Text))
		}
	}
}

func (m *cmap) textRanges(l *objects.Lexer) {
	for !m.full() {
		low, high := l.Next(), l.Next()
		if low.Kind != objects.TokenString || high.Kind != objects.TokenString {
			return
		}
		first, last := code(low.Text), code(high.Text)
		switch to := l.Next(); to.Kind {
		case objects.TokenString:
			m.ranges = append(m.ranges, codeRange{low: first, high: last, text: units(to.Text)})
		case objects.TokenArrayOpen:
			for c := first; ; c++ {
				t := l.Next()
				if t.Kind != objects.TokenString {
					break
				}
				if c <= last && !m.full() {
					m.single[c] = string(utf16.Decode(units(t.Text)))
				}
			}
		default:
			return
		}
	}
}

// idRanges reads cidrange (low high id) and cidchar (code id) sections.
func (m *cmap) idRanges(l *objects.Lexer, pairs bool) {
	for !m.full() {
		low := l.Next()
		high := low
		if pairs {
			high = l.Next()
		}
		id := l.Next()
		if low.Kind != objects.TokenString || high.Kind != objects.TokenString || id.Kind != objects.TokenNumber {
			return
		}
		m.ranges = append(m.ranges, codeRange{low: code(low.Text), high: code(high.Text), base: uint32(id.Number)})
	}
}

// find gives the last range that holds c.
func (m *cmap) find(c uint32) *codeRange {
	i, _ := slices.BinarySearchFunc(m.ranges, c, func(r codeRange, c uint32) int {
		if r.low > c {
			return 1
		}
		return -1
	})
	// Ranges may overlap in careless files: look back a little.
	for j := i - 1; j >= max(0, i-4); j-- {
		if m.ranges[j].high >= c {
			return &m.ranges[j]
		}
	}
	return nil
}

// text gives the text of a code, "" when the map has none.
func (m *cmap) text(c uint32) string {
	if s, ok := m.single[c]; ok {
		return s
	}
	r := m.find(c)
	if r == nil || len(r.text) == 0 {
		return ""
	}
	u := slices.Clone(r.text)
	last := len(u) - 1
	sum := uint32(u[last]) + c - r.low
	if last > 0 && utf16.IsSurrogate(rune(u[last-1])) {
		return string(utf16.DecodeRune(rune(u[last-1]), rune(sum)))
	}
	u[last] = uint16(sum)
	return string(utf16.Decode(u))
}

// id gives the character id of a code.
func (m *cmap) id(c uint32) uint32 {
	if r := m.find(c); r != nil {
		return r.base + c - r.low
	}
	return 0
}

// codeLength is how many bytes the code that s begins with has.
func (m *cmap) codeLength(s []byte) int {
	for n := 1; n <= min(4, len(s)); n++ {
		c := code(s[:n])
		for _, space := range m.spaces {
			if space.bytes == n && space.low <= c && c <= space.high {
				return n
			}
		}
	}
	return min(2, len(s))
}

// code reads bytes as a big-endian number.
func code(s []byte) uint32 {
	var c uint32
	for _, b := range s {
		c = c<<8 | uint32(b)
	}
	return c
}

// units reads bytes as UTF-16BE; one byte alone is a character of its own.
func units(s []byte) []uint16 {
	if len(s) == 1 {
		return []uint16{uint16(s[0])}
	}
	u := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		u = append(u, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return u
}

// ligatures are written out: readers search for letters.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")
