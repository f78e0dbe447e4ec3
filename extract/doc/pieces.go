package doc

import (
	"sort"

	"golang.org/x/text/encoding/charmap"

	"github.com/trichluc/trichluc/extract/flow"
)

// text is the text of all stories by CP, in units of UTF-16.
type text struct {
	units  []uint16
	pieces []piece
}

// piece is a stretch of the text that stands in one place of the file.
type piece struct {
	start, end int    // CPs, half-open
	fc         int    // of its first character
	width      int    // bytes a character: 1 in code page 1252, 2 in UTF-16
	changes    []byte // properties laid over those of its runs
}

const (
	pieceSize     = 8
	pieceNarrow   = 1 << 30
	changesBlock  = 1 // properties that pieces refer to by number
	piecesBlock   = 2
	changesByHand = 1 // a piece's own property is a number of such a block
)

// readText reads the pieces and the text they hold.
func (r *reader) readText() (*text, error) {
	table, changes := splitPieces(r.part(partPieces))
	list := newPLC(table, pieceSize)
	if list.n == 0 || !list.rising() {
		return nil, &flow.Error{Code: flow.CodeCorrupt, Detail: "the list of the text's pieces"}
	}
	if list.position(list.n) > len(r.main) { // each character takes a byte of its own
		return nil, &flow.Error{Code: flow.CodeCorrupt, Detail: "more text than the file has bytes"}
	}
	t := &text{}
	for i := range list.n {
		record := list.record(i)
		p := piece{start: list.position(i), end: list.position(i + 1), fc: int(u32(record, 2) &^ (3 << 30)), width: 2}
		if u32(record, 2)&pieceNarrow != 0 {
			p.fc, p.width = p.fc/2, 1
		}
		p.changes = pieceChanges(u16(record, 6), changes)
		content := bytesAt(r.main, p.fc, (p.end-p.start)*p.width)
		if content == nil {
			return nil, &flow.Error{Code: flow.CodeTruncated, Detail: "a piece of the text lies beyond the end of the file"}
		}
		t.units = appendUnits(t.units, content, p.width)
		t.pieces = append(t.pieces, p)
	}
	return t, nil
}

// splitPieces finds the list of pieces and the blocks of properties before it.
func splitPieces(b []byte) (table []byte, changes [][]byte) {
	for at := 0; at < len(b); {
		switch b[at] {
		case changesBlock:
			n := u16(b, at+1)
			changes = append(changes, bytesAt(b, at+3, n))
			at += 3 + n
		case piecesBlock:
			return bytesAt(b, at+5, i32(b, at+1)), changes
		default:
			return nil, nil
		}
	}
	return nil, nil
}

// shortChanges are the properties that a piece can state by itself, by the
// code that stands for them there.
var shortChanges = map[int]int{
	0x18: pInTable, 0x19: pRowEnd, 0x41: cDeleted, 0x42: cInserted, 0x55: cBold, 0x56: cItalic, 0x5b: cCaps, 0x5c: cHidden,
}

func pieceChanges(prm int, blocks [][]byte) []byte {
	if prm&changesByHand != 0 {
		if n := prm >> 1; n < len(blocks) {
			return blocks[n]
		}
		return nil
	}
	if code := shortChanges[prm>>1&0x7f]; code != 0 {
		return []byte{byte(code), byte(code >> 8), byte(prm >> 8)}
	}
	return nil
}

func appendUnits(units []uint16, content []byte, width int) []uint16 {
	for i := 0; i < len(content); i += width {
		if width == 2 {
			units = append(units, uint16(u16(content, i)))
			continue
		}
		units = append(units, uint16(charmap.Windows1252.DecodeByte(content[i])))
	}
	return units
}

// pieceAt is the piece that holds a CP.
func (t *text) pieceAt(cp int) *piece {
	i := sort.Search(len(t.pieces), func(i int) bool { return t.pieces[i].end > cp })
	return &t.pieces[min(i, len(t.pieces)-1)]
}

// span is a stretch of CPs, half-open.
type span struct{ start, end int }

// within cuts a span to the text.
func (t *text) within(s span) span {
	s.end = min(max(s.end, 0), len(t.units))
	s.start = min(max(s.start, 0), s.end)
	return s
}
