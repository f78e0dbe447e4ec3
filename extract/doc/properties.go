package doc

// Codes of property changes. Their upper three bits say how long the operand
// is.
const (
	cDeleted      = 0x0800
	cInserted     = 0x0801
	cBold         = 0x0835
	cItalic       = 0x0836
	cCaps         = 0x083b
	cHidden       = 0x083c
	cSpecial      = 0x0855
	cObject       = 0x080a
	cRaised       = 0x2a48
	cPlain        = 0x2a33
	cSize         = 0x4a43
	cPosition     = 0x4845
	cFontASCII    = 0x4a4f
	cFontOther    = 0x4a51
	cCharStyle    = 0x4a30
	cSymbol       = 0x6a09
	pStyle        = 0x4600
	pAlign80      = 0x2403
	pAlign        = 0x2461
	pInTable      = 0x2416
	pRowEnd       = 0x2417
	pCellEndInner = 0x244b
	pRowEndInner  = 0x244c
	pDepth        = 0x6649
	pDepthChange  = 0x664a
	pOutline      = 0x2640
	pLevel        = 0x260a
	pList         = 0x460b
	pLeft80       = 0x840f
	pLeft         = 0x845e
	pFirst80      = 0x8411
	pFirst        = 0x8460
	pElsewhere    = 0x6646 // the rest stands in the stream Data
	pElsewhereOld = 0x6645
	pTableProps   = 0x646b // of a row, in the stream Data
	tDefinition   = 0xd608
	tVertical     = 0xd62b
	tMerge        = 0x5624
	tSplit        = 0x5625
	tHead         = 0x3404
	tStyle        = 0x563a
	tBorders80    = 0xd605
	tBorders      = 0xd613
	tCellBorder80 = 0xd620
	tCellBorder   = 0xd62f
	pTabs         = 0xc615
)

// operandSizes are the lengths of operands in bytes, by the upper three bits
// of the code; 0 means that the operand states its own.
var operandSizes = [8]int{1, 1, 2, 4, 2, 2, 0, 3}

// maxElsewhere bounds how often properties may refer to the stream Data: from
// the run to there, and no further.
const maxElsewhere = 1

// each hands the changes to apply, following references to the stream Data.
func (s *streams) each(changes []byte, apply func(code int, operand []byte)) {
	s.eachWithin(changes, maxElsewhere, apply)
}

func (s *streams) eachWithin(changes []byte, deeper int, apply func(code int, operand []byte)) {
	for at := 0; at+2 <= len(changes); {
		code := u16(changes, at)
		at += 2
		size := operandSizes[code>>13]
		if size == 0 {
			size, at = ownSize(code, changes, at)
		}
		operand := bytesAt(changes, at, size)
		if operand == nil {
			return
		}
		at += size
		switch code {
		case pElsewhere, pElsewhereOld, pTableProps:
			if place := i32(operand, 0); deeper > 0 {
				s.eachWithin(bytesAt(s.data, place+2, u16(s.data, place)), deeper-1, apply)
			}
		default:
			apply(code, operand)
		}
	}
}

// ownSize is the size that an operand states before itself, and where it
// begins.
func ownSize(code int, changes []byte, at int) (size, start int) {
	switch n := u8(changes, at); {
	case code == tDefinition:
		return u16(changes, at) - 1, at + 2
	case code == pTabs && n == 255: // too many tabs for one byte
		deleted := u8(changes, at+1)
		added := u8(changes, at+2+4*deleted)
		return 2 + 4*deleted + 3*added, at + 1
	default:
		return n, at + 1
	}
}

// characterFormat is what applies to a run of characters.
type characterFormat struct {
	bold, italic, caps, hidden bool
	deleted, inserted          bool
	special                    bool // its characters are not text but signs for something
	object                     bool
	raised                     int // 1 superscript, 2 subscript
	size, position             float64
	font, symbolFont           int
	symbol                     uint16
	fontASCII                  int
	hasSymbol, fontOther       bool
}

// defaultCharacters is how text is set where nothing says otherwise.
var defaultCharacters = characterFormat{size: 10}

// toggle is a property that may be on, off, or as or against the style's.
func toggle(operand []byte, style bool) bool {
	switch u8(operand, 0) {
	case 0x80:
		return style
	case 0x81:
		return !style
	}
	return operand[0] != 0
}

// applyCharacters lays changes over f; style is what the paragraph's style
// makes of characters.
func (r *reader) applyCharacters(f *characterFormat, style characterFormat, changes []byte) {
	r.each(changes, func(code int, operand []byte) {
		id := u16(operand, 0)
		if code != cCharStyle || id >= len(r.styles) || r.styles[id].kind != characterStyle {
			f.apply(style, code, operand)
			return
		}
		for _, own := range r.chain(id) {
			r.each(r.styles[own].characters, func(code int, operand []byte) { f.apply(style, code, operand) })
		}
	})
}

func (f *characterFormat) apply(style characterFormat, code int, operand []byte) {
	switch code {
	case cPlain:
		special, deleted, inserted := f.special, f.deleted, f.inserted
		*f = style
		f.special, f.deleted, f.inserted = special, deleted, inserted
	case cBold:
		f.bold = toggle(operand, style.bold)
	case cItalic:
		f.italic = toggle(operand, style.italic)
	case cCaps:
		f.caps = toggle(operand, style.caps)
	case cHidden:
		f.hidden = toggle(operand, style.hidden)
	case cDeleted:
		f.deleted = toggle(operand, false)
	case cInserted:
		f.inserted = toggle(operand, false)
	case cSpecial:
		f.special = operand[0] != 0
	case cObject:
		f.object = operand[0] != 0
	case cRaised:
		f.raised = u8(operand, 0)
	case cSize:
		f.size = float64(u16(operand, 0)) / 2
	case cPosition:
		f.position = float64(i16(operand, 0)) / 2
	case cFontASCII:
		f.fontASCII = u16(operand, 0)
		if !f.fontOther {
			f.font = f.fontASCII
		}
	case cFontOther:
		f.font, f.fontOther = u16(operand, 0), true
	case cSymbol:
		f.symbolFont, f.symbol, f.hasSymbol = u16(operand, 0), uint16(u16(operand, 2)), true
		f.special = true // Word does not say so again
	}
}

// paragraphFormat is what applies to a paragraph.
type paragraphFormat struct {
	style       int
	centered    bool
	left, first float64
	outline     int // 1-based; 0 is body text
	list, level int // list is 1-based; 0 is none
	depth       int // of tables around it
	inTable     bool
	rowEnd      bool
	cellEnd     bool // ends a cell of a table inside a cell
	innerRowEnd bool
}

const (
	twip     = 1.0 / 20 // the unit of lengths, in points
	centered = 1
	bodyText = 9  // outline level
	maxDepth = 16 // of tables in tables; Word nests about 30, nobody more than 3
)

// applyParagraph lays changes over f.
func (s *streams) applyParagraph(f *paragraphFormat, changes []byte) {
	s.each(changes, func(code int, operand []byte) {
		switch code {
		case pAlign, pAlign80:
			f.centered = operand[0] == centered
		case pLeft, pLeft80:
			f.left = float64(i16(operand, 0)) * twip
		case pFirst, pFirst80:
			f.first = float64(i16(operand, 0)) * twip
		case pOutline:
			if f.outline = u8(operand, 0) + 1; f.outline > bodyText {
				f.outline = 0
			}
		case pList:
			f.list = i16(operand, 0)
			if f.list < 0 { // in the list all the same, with an indent of its own
				f.list = -f.list
			}
		case pLevel:
			f.level = u8(operand, 0)
		case pInTable:
			f.inTable = operand[0] != 0
		case pRowEnd:
			f.rowEnd = operand[0] != 0
		case pDepth:
			f.depth = min(max(i32(operand, 0), 0), maxDepth)
		case pDepthChange:
			f.depth = min(max(f.depth+min(i32(operand, 0), maxDepth), 0), maxDepth)
		case pCellEndInner:
			f.cellEnd = operand[0] != 0
		case pRowEndInner:
			f.innerRowEnd = operand[0] != 0
		}
	})
	if f.inTable {
		f.depth = max(f.depth, 1)
	} else if f.depth > 0 {
		f.inTable = true
	}
}
