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
	lost   []span // that the file does not hold any more, in order; their units are 0
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

// maxText bounds the characters of a file of which a part is gone; the longest
// report met has a tenth of it. A sound file has a byte for each.
const maxText = 1 << 22

// readText reads the pieces and the text they hold.
func (r *reader) readText() (*text, error) {
	table, changes := splitPieces(r.part(partPieces))
	if !r.arePieces(table) {
		r.breaks("the list of the text's pieces")
		changes = nil
		at, size := findPieces(r.table, r.total)
		table = bytesAt(r.table, at, size)
	}
	t := &text{}
	switch {
	case r.arePieces(table):
		t.pieces = readPieces(table, changes)
	case !r.fast && r.first >= headerSize && r.last > r.first && r.total > 0:
		t.pieces = r.guessPieces()
	}
	if len(t.pieces) == 0 {
		return nil, &flow.Error{Code: flow.CodeCorrupt, Detail: "nothing is left that says where the text stands"}
	}
	if p := r.onePiece(); len(t.pieces) == 1 && t.pieces[0].end != p.end && r.last-r.first == p.width*p.end && !r.fast {
		r.breaks("the list of the text's pieces")
		t.pieces[0] = p
	}
	for i := range t.pieces {
		r.fill(t, &t.pieces[i])
	}
	t.sortLost()
	if n := markDamaged(t.units); n > 0 {
		r.breaks("letters of the text")
		r.unreadCount("letters that damage has made illegible", n)
	}
	r.settleStories(t)
	return t, nil
}

// arePieces says whether a list can be that of the pieces.
func (r *reader) arePieces(table []byte) bool {
	list := newPLC(table, pieceSize)
	return list.n > 0 && list.rising() && list.position(0) == 0 && list.position(list.n) <= max(len(r.main), maxText)
}

func readPieces(table []byte, changes [][]byte) (pieces []piece) {
	list := newPLC(table, pieceSize)
	for i := range list.n {
		record := list.record(i)
		p := piece{start: list.position(i), end: list.position(i + 1), fc: int(u32(record, 2) &^ (3 << 30)), width: 2}
		if u32(record, 2)&pieceNarrow != 0 {
			p.fc, p.width = p.fc/2, 1
		}
		p.changes = pieceChanges(u16(record, 6), changes)
		pieces = append(pieces, p)
	}
	return pieces
}

// onePiece is all text of a file that was not saved fast, by its header.
func (r *reader) onePiece() piece {
	p := piece{end: r.total, fc: r.first, width: 1}
	if r.last-r.first >= 2*r.total {
		p.width = 2
	}
	return p
}

// fill appends the text of a piece. What is gone, or is no text, is lost.
func (r *reader) fill(t *text, p *piece) {
	n := p.end - p.start
	there := min(max(len(r.main)-p.fc, 0)/p.width, n)
	content := bytesAt(r.main, p.fc, there*p.width)
	t.units = appendUnits(t.units, content, p.width)
	t.units = append(t.units, make([]uint16, n-len(content)/p.width)...)
	for _, gone := range r.lost {
		from, to := (gone.Start-p.fc)/p.width, (gone.End-p.fc+p.width-1)/p.width
		t.lose(span{p.start + max(from, 0), p.start + min(to, there)})
	}
	for _, empty := range zeros(t.units[p.start : p.start+there]) {
		r.breaks("letters of the text")
		t.lose(span{p.start + empty.start, p.start + empty.end})
	}
	window, share := windowSize, oddShare
	if r.sound() {
		window, share = n, wrongPlace
	}
	for _, odd := range garbled(t.units[p.start:p.start+there], window, share) {
		t.lose(span{p.start + odd.start, p.start + odd.end})
	}
	t.lose(span{p.start + there, p.end})
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
