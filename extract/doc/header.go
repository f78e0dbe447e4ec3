package doc

import (
	"unicode/utf16"

	"github.com/trichluc/trichluc/extract/flow"
)

// The stories of the text, in the order in which they stand in it.
const (
	mainStory = iota
	noteStory
	headStory
	macroStory
	commentStory
	endnoteStory
	boxStory
	headBoxStory
	storyCount
)

// header is the file information block, which begins WordDocument.
type header struct {
	stories     [storyCount]int // lengths in characters
	starts      [storyCount]int // CPs
	total       int             // of the lengths
	first, last int             // FCs of all text, where it stands in one stretch
	fast        bool            // saved fast: the text stands in pieces all over
}

// Places in the header, in bytes, as Word 97 and all after it keep them.
const (
	identAt    = 0x00
	versionAt  = 0x02
	flagsAt    = 0x0a
	firstAt    = 0x18 // FC of the first character
	lastAt     = 0x1c // FC behind the last
	storiesAt  = 0x4c // lengths of the stories
	tablesAt   = 0x9a // pairs of place and length in the table stream
	headerSize = 0x2f2
)

const (
	identWord97  = 0xa5ec
	identWord6   = 0xa5dc
	versionWord8 = 0x00c1 // the first whose text has a piece table in Unicode

	flagFast        = 0x0004
	flagEncrypted   = 0x0100
	flagSecondTable = 0x0200 // the table stream is 1Table
)

// part is the number of a pair in the header's list of parts.
type part int

// The parts read.
const (
	partStyles          part = 1
	partNoteMarks       part = 2
	partNoteTexts       part = 3
	partComments        part = 4
	partSections        part = 6
	partHeads           part = 11
	partCharacterRuns   part = 12
	partParagraphRuns   part = 13
	partFonts           part = 15
	partSettings        part = 31
	partPieces          part = 33
	partShapes          part = 40
	partEndnoteMarks    part = 46
	partEndnoteTexts    part = 47
	partBoxTexts        part = 56
	partListDefinitions part = 73
	partLists           part = 74
)

// readHeader reads the header and chooses the table stream.
func readHeader(s *streams) (*header, error) {
	ident, version, flags := u16(s.main, identAt), u16(s.main, versionAt), u16(s.main, flagsAt)
	switch {
	case ident == identWord6, ident == identWord97 && version < versionWord8:
		return nil, &flow.Error{Code: flow.CodeUnsupported, Detail: "a document of Word 95 or before; save it as .docx"}
	case ident != identWord97:
		return nil, &flow.Error{Code: flow.CodeCorrupt, Detail: "the stream WordDocument does not begin like one"}
	case flags&flagEncrypted != 0:
		return nil, encrypted()
	case len(s.main) < headerSize:
		return nil, &flow.Error{Code: flow.CodeTruncated, Detail: "the stream WordDocument ends in its header"}
	}
	h, start := &header{first: i32(s.main, firstAt), last: i32(s.main, lastAt), fast: flags&flagFast != 0}, 0
	for i := range h.stories {
		n := i32(s.main, storiesAt+4*i)
		if n < 0 || n > maxText-start {
			s.breaks("the lengths of the parts of the text")
			n = 0
		}
		h.stories[i], h.starts[i] = n, start
		start += n
	}
	h.total = start
	s.chooseTable(flags&flagSecondTable != 0, h.total)
	return h, nil
}

// chooseTable sets the table stream: the one that the header names, or the
// other, or where in a file without directory the list of pieces shows it to
// be.
func (s *streams) chooseTable(second bool, total int) {
	named, other := s.both[0], s.both[1]
	if second {
		named, other = other, named
	}
	if named == nil && other != nil {
		s.breaks("what names the table stream")
		named = other
	}
	if named != nil {
		s.table = named.Content
		if len(named.Lost) > 0 {
			s.breaks("the table stream, which holds styles, lists and notes")
		}
		return
	}
	s.breaks("the container's directory")
	all := s.file.Raw()
	at, size := findPieces(all, total)
	start := at + size - i32(s.main, tablesAt+8*int(partPieces)) - i32(s.main, tablesAt+8*int(partPieces)+4)
	if size > 0 && start >= 0 && start <= at {
		s.table = all[start:]
	}
}

// part is a part of the table stream; nil where it is gone.
func (s *streams) part(p part) []byte {
	at := tablesAt + 8*int(p)
	size := i32(s.main, at+4)
	b := bytesAt(s.table, i32(s.main, at), size)
	if b == nil && size != 0 {
		s.breaks("the table stream, which holds styles, lists and notes")
	}
	return b
}

// rest is the table stream from the end of a part on: the levels of lists
// stand behind their definitions without being counted.
func (s *streams) rest(p part) []byte {
	at := tablesAt + 8*int(p)
	end := i32(s.main, at) + i32(s.main, at+4)
	if end < 0 || end > len(s.table) {
		return nil
	}
	return s.table[end:]
}

// plc is a list of positions, each with a record; the last position has none.
type plc struct {
	b    []byte
	n    int // records
	size int // of a record in bytes
}

func newPLC(b []byte, size int) plc {
	return plc{b, max((len(b)-4)/(4+size), 0), size}
}

// position is the i-th position, i up to and including n.
func (p plc) position(i int) int { return i32(p.b, 4*i) }

// record is the i-th record.
func (p plc) record(i int) []byte { return bytesAt(p.b, 4*(p.n+1)+p.size*i, p.size) }

// rising says whether positions do not run back, so that no text is read
// twice.
func (p plc) rising() bool {
	for i := range p.n {
		if p.position(i) < 0 || p.position(i+1) < p.position(i) {
			return false
		}
	}
	return true
}

func decodeUnits(units []uint16) string { return string(utf16.Decode(units)) }
