package objects

// Bounds of one object. Writers nest 5 to 10 deep; the largest arrays are
// widths of fonts with 65 536 letters.
const (
	maxNesting = 64
	maxNodes   = 1 << 19
	maxLexed   = 16 << 20
)

// knownKeys are entries that page trees, fonts and streams depend on. In a
// dictionary with a damaged byte they show where the next entry begins when
// the value before it is lost.
var knownKeys = func() map[string]bool {
	m := map[string]bool{}
	for _, k := range []string{"Type", "Subtype", "BaseFont", "Encoding", "ToUnicode", "DescendantFonts", "FontDescriptor",
		"FirstChar", "LastChar", "Widths", "W", "DW", "FontFile", "FontFile2", "FontFile3", "FontName", "CIDSystemInfo", "CIDToGIDMap",
		"Flags", "BaseEncoding", "Differences", "Parent", "Kids", "Count", "Resources", "Contents", "MediaBox", "CropBox", "Rotate",
		"Font", "XObject", "ExtGState", "ProcSet", "Length", "Length1", "Filter", "DecodeParms", "N", "First", "Extends", "Pages", "Root", "Info",
		"Encrypt", "ID", "Size", "Prev", "Index", "Matrix", "BBox", "StructTreeRoot", "StructParents", "Lang", "Group"} {
		m[k] = true
	}
	return m
}()

// parser reads one object.
type parser struct {
	file     *File
	lexer    Lexer
	owner    int
	gen      int
	start    int // where the owner's value begins
	nodes    int
	faults   int
	tolerant bool // second attempt: mend what the first found broken
	decrypt  func(owner, gen int, text string) string
	pending  Token // given back by a damaged array or dictionary
	stopped  bool  // pending is set
}

// parse reads the object at the lexer's position: as the standard has it, and
// if that fails as well as it can be guessed.
func (p *parser) parse() Object {
	p.start = p.skipSpace(p.lexer.Pos)
	p.lexer.Pos = p.start
	o, ok := p.value(p.next(), 0)
	if p.faults+p.lexer.Faults == 0 && ok {
		return o
	}
	p.tolerant, p.nodes, p.stopped = true, 0, false
	p.lexer.Pos, p.lexer.Faults = p.start, 0
	p.openDamagedDict()
	o, _ = p.value(p.next(), 0)
	p.faults++
	if o.box != nil {
		o.box.damaged = true
	}
	return o
}

func (p *parser) skipSpace(i int) int {
	for i < len(p.lexer.Data) && IsSpace(p.lexer.Data[i]) {
		i++
	}
	return i
}

// openDamagedDict moves past the second letter of a "<<" of which one is
// wrong, so that the dictionary is read as one; next then gives its opening.
func (p *parser) openDamagedDict() {
	d, i := p.lexer.Data, p.start
	if i+2 < len(d) && (d[i] == '<') != (d[i+1] == '<') && (d[i+2] == '/' || IsSpace(d[i+2])) {
		p.lexer.Pos = i + 2
		p.pending, p.stopped = Token{Kind: TokenDictOpen}, true
	}
}

func (p *parser) next() Token {
	if p.stopped {
		p.stopped = false
		return p.pending
	}
	return p.lexer.Next()
}

func (p *parser) giveBack(t Token) { p.pending, p.stopped = t, true }

// value reads the value that begins with t; ok is false where there is none,
// and t then is used up.
func (p *parser) value(t Token, depth int) (o Object, ok bool) {
	if p.nodes++; p.nodes > maxNodes || depth > maxNesting {
		p.faults++
		return Object{}, false
	}
	switch t.Kind {
	case TokenNumber:
		if p.reference(t.Number) {
			return Object{kind: reference, number: t.Number}, true
		}
		return Object{kind: Number, number: t.Number}, true
	case TokenName:
		return Object{kind: Name, text: p.file.intern(t.Text)}, true
	case TokenString:
		text := string(t.Text)
		p.lexer.Forget()
		p.nodes += len(text) / 40 // long strings take memory too
		if p.decrypt != nil {
			text = p.decrypt(p.owner, p.gen, text)
		}
		return Object{kind: String, text: text}, true
	case TokenArrayOpen:
		return p.array(depth), true
	case TokenDictOpen:
		return p.dict(depth), true
	case TokenOperator:
		switch string(t.Text) {
		case "true":
			return Object{kind: Bool, number: 1}, true
		case "false":
			return Object{kind: Bool}, true
		case "null":
			return Object{}, true
		}
	}
	p.faults++
	return Object{}, false
}

// reference says that "0 R" follows a number, and moves past it. In a damaged
// object any letter may stand for the R.
func (p *parser) reference(n float64) bool {
	d, i := p.lexer.Data, p.lexer.Pos
	if n < 1 || n > maxObjects || n != float64(int(n)) || i >= len(d) || !IsSpace(d[i]) {
		return false
	}
	i = p.skipSpace(i)
	digits := i
	for i < len(d) && '0' <= d[i] && d[i] <= '9' {
		i++
	}
	if i == digits || i >= len(d) || !IsSpace(d[i]) {
		return false
	}
	i = p.skipSpace(i)
	if i >= len(d) || d[i] != 'R' && (!p.tolerant || charClass[d[i]] != charRegular || '0' <= d[i] && d[i] <= '9') ||
		i+1 < len(d) && charClass[d[i+1]] == charRegular {
		return false
	}
	p.lexer.Pos = i + 1
	return true
}

// box makes what an array or dictionary that was just opened is kept in; two
// bytes were read of a dictionary, one of an array.
func (p *parser) box(opening int) *container {
	return &container{file: p.file, owner: p.owner, gen: p.gen, at: max(p.lexer.Pos-opening-p.start, 0)}
}

func (p *parser) array(depth int) Object {
	box := p.box(1)
	for {
		t := p.next()
		switch {
		case t.Kind == TokenArrayClose:
			return Object{kind: Array, box: box}
		case t.Kind == TokenEnd, t.Kind == TokenDictClose, endsObject(t), p.tolerant && t.Kind == TokenName && knownKeys[string(t.Text)]:
			p.faults++
			p.giveBack(t)
			return Object{kind: Array, box: box}
		}
		v, _ := p.value(t, depth+1)
		box.values = append(box.values, v) // null where there is none, so that the others keep their places
		if p.over() {
			return Object{kind: Array, box: box}
		}
	}
}

// over says that the first attempt has failed, or that the second must end.
func (p *parser) over() bool { return p.nodes > maxNodes || p.faults > 0 && !p.tolerant }

// endsObject says that a token stands after objects, never in them.
func endsObject(t Token) bool {
	if t.Kind != TokenOperator {
		return false
	}
	switch string(t.Text) {
	case "endobj", "stream", "endstream", "obj", "xref", "trailer", "startxref":
		return true
	}
	return false
}

func (p *parser) dict(depth int) Object {
	box := p.box(2)
	for !p.over() {
		t := p.next()
		switch {
		case t.Kind == TokenDictClose:
			return Object{kind: Dict, box: box}
		case t.Kind == TokenEnd, endsObject(t):
			p.faults++
			p.giveBack(t)
			return Object{kind: Dict, box: box}
		case t.Kind != TokenName:
			p.faults++
			p.skipEntry(t, depth)
			continue
		}
		key := p.file.intern(t.Text)
		if v, ok := p.entry(key, depth); ok {
			box.keys, box.values = append(box.keys, key), append(box.values, v)
		}
	}
	return Object{kind: Dict, box: box}
}

// entry reads the value of a key. In a damaged dictionary a known key is the
// next entry and not the value of an unknown one.
func (p *parser) entry(key string, depth int) (Object, bool) {
	t := p.next()
	lost := t.Kind == TokenDictClose || t.Kind == TokenEnd || endsObject(t) ||
		p.tolerant && t.Kind == TokenName && knownKeys[string(t.Text)] && !knownKeys[key]
	if lost {
		p.faults++
		p.giveBack(t)
		return Object{}, false
	}
	return p.value(t, depth+1)
}

// skipEntry drops what stands where a key should: with its value, if it looks
// like a key of which the slash is wrong.
func (p *parser) skipEntry(t Token, depth int) {
	if t.Kind != TokenOperator || len(t.Text) < 2 || !p.tolerant {
		if t.Kind == TokenArrayOpen || t.Kind == TokenDictOpen {
			p.value(t, depth+1)
		}
		return
	}
	p.entry("", depth)
}
