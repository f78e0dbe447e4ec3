// Package objects reads the objects of a PDF file: numbers, names, strings,
// arrays, dictionaries and streams, by the cross-reference tables of the file
// or, where these are damaged, by looking for the objects themselves.
//
// Objects are read when they are asked for and kept (file.go). Reading never
// panics, never loops and takes bounded memory and time whatever the bytes:
// what cannot be read is Null, and File.Damage tells of it. Cross-reference
// tables and streams, updates of either kind, and object streams are followed
// (table.go, packed.go); an object that is not where the table says makes the
// reader look through the whole file (scan.go). A bad byte in a dictionary
// costs one entry (parser.go). Streams are decoded with all filters that text
// may be under (stream.go); files encrypted under an empty password are
// decrypted (crypt.go).
package objects

import (
	"bytes"
	"errors"
)

// Errors of Open and Stream.
var (
	ErrEncrypted = errors.New("a password is needed")
	ErrNoObjects = errors.New("no objects")
	ErrImage     = errors.New("an image, which is not decoded")
	ErrTooLarge  = errors.New("over a limit")
	ErrCut       = errors.New("the stream ends too early; what is there is right")
	ErrDamaged   = errors.New("the stream is damaged; nothing tells from where on")
)

// Bounds of a file. ISO 32000-1, annex C, allows 8 388 607 objects; tagged
// reports of 1000 pages have some 300 000.
const (
	maxObjects  = 1 << 21
	maxHops     = 32      // references that lead to references
	maxLoading  = 48      // objects that must be read before one can be
	maxKept     = 1 << 18 // nodes in the cache, of 40 bytes each; an object costs four beside its own
	maxNamed    = 10000   // objects that are damaged or missing, which are named once each
	maxInterned = 1 << 16
)

// Bounds of the work that a file may cost, in bytes inflated. Text shrinks to
// a tenth at best, and no stream of a sound file is read more than twice.
const (
	startEffort   = 128 << 20
	effortPerByte = 64
)

// File is an open file. It is not safe for use by several goroutines.
type File struct {
	data    []byte // from the header on
	table   table
	trailer *Object
	crypt   *crypt

	cache   map[int]*Object
	kept    int // nodes in cache
	loading int // depth of objects being read
	packets map[int]*packet
	packed  int // bytes in packets
	names   map[string]string
	effort  int64 // bytes that may still be read or decoded
	inflate inflater

	scanned  bool
	cut      bool
	tooLarge bool
	faulty   map[int]bool // objects that are damaged
	missing  map[int]bool // objects that are referred to and nowhere found
}

// Open reads a file, whose header must be within the first 1024 bytes, as far
// as its trailer. It fails with ErrEncrypted or ErrNoObjects.
func Open(data []byte) (*File, error) {
	f := &File{
		data: fromHeader(data), table: table{}, trailer: none,
		cache: map[int]*Object{}, packets: map[int]*packet{}, names: map[string]string{},
		faulty: map[int]bool{}, missing: map[int]bool{},
		effort: startEffort + effortPerByte*int64(len(data)),
	}
	if !f.readTables() {
		f.scan()
	}
	if err := f.unlock(); err != nil {
		return nil, err
	}
	if f.trailer.Key("Root").Key("Pages").Kind() != Dict {
		f.scan()
		if f.trailer.Key("Root").Key("Pages").Kind() != Dict {
			f.findCatalog()
		}
	}
	if f.table.count() == 0 {
		return nil, ErrNoObjects
	}
	return f, nil
}

// HeaderWithin is how far into a file "%PDF-" may stand; Acrobat allows the
// same (ISO 32000-1, annex H, note 13). Offsets count from there.
const HeaderWithin = 1024

func fromHeader(data []byte) []byte {
	if i := bytes.Index(data[:min(len(data), HeaderWithin)], []byte("%PDF-")); i > 0 {
		return data[i:]
	}
	return data
}

// Trailer gives the entries of the file's trailers, the newest of each.
func (f *File) Trailer() *Object { return f.trailer }

// Damage is what has turned out to be damaged until now.
type Damage struct {
	Scanned  bool // the cross-reference tables are wrong: objects were looked for
	Cut      bool // the file ends before its end
	Objects  int  // objects of which a part could not be read
	Missing  int  // objects that are referred to and nowhere found
	TooLarge bool // a stream, or all together, is over a limit: a bomb
}

// Damage tells what has turned out to be damaged.
func (f *File) Damage() Damage {
	return Damage{Scanned: f.scanned, Cut: f.cut, Objects: len(f.faulty), Missing: len(f.missing), TooLarge: f.tooLarge}
}

// resolve follows a reference.
func (f *File) resolve(v *Object) *Object {
	for range maxHops {
		if v.kind != reference {
			return v
		}
		v = f.Object(int(v.number))
	}
	return none
}

// Object gives an indirect object by its number.
func (f *File) Object(n int) *Object {
	if o, ok := f.cache[n]; ok {
		return o
	}
	if n <= 0 || n > maxObjects || f.loading >= maxLoading {
		return none
	}
	f.cache[n] = none // an object that is needed to read itself is null
	f.loading++
	o, nodes := f.load(n)
	o = f.resolve(o)
	f.loading--
	nodes += 4
	if f.kept += nodes; f.kept > maxKept {
		f.forget()
		f.kept = nodes
	}
	f.cache[n] = o
	return o
}

// forget empties the cache. Objects in use live on; others are read anew.
func (f *File) forget() {
	clear(f.cache)
	f.kept = 0
}

// load reads an object by the table and, where that is wrong, by looking for
// it in the whole file.
func (f *File) load(n int) (*Object, int) {
	e := f.table.get(n)
	if f.effort <= 0 || e.kind == entryFree || e.kind == entryNone && !f.scanned {
		return none, 1
	}
	if o, nodes, ok := f.read(n, e); ok {
		return o, nodes
	}
	if f.scan(); f.table.get(n) != e {
		if o, nodes, ok := f.read(n, f.table.get(n)); ok {
			return o, nodes
		}
	}
	if body, ok := damagedHeadAt(f.data, n, e.at); ok && e.kind == entryPlain {
		note(f.faulty, n)
		return f.readBody(n, 0, body)
	}
	note(f.missing, n)
	return none, 1
}

// note counts an object once.
func note(objects map[int]bool, n int) {
	if len(objects) < maxNamed {
		objects[n] = true
	}
}

// read reads object n where e says it is; ok is false where it is not.
func (f *File) read(n int, e entry) (o *Object, nodes int, ok bool) {
	switch e.kind {
	case entryPlain:
		return f.readPlain(n, e.at)
	case entryPacked:
		return f.readPacked(n, e.at)
	}
	return none, 1, false
}

func (f *File) readPlain(n, at int) (*Object, int, bool) {
	head, ok := headAt(f.data, at)
	if !ok || head.number != n {
		return none, 1, false
	}
	o, nodes := f.readBody(n, head.gen, head.body)
	return o, nodes, true
}

// readBody reads what follows the head of an object.
func (f *File) readBody(n, gen, at int) (o *Object, nodes int) {
	p := f.parser(f.data, at, n, gen)
	if f.crypt != nil {
		p.decrypt = f.crypt.decryptText
	}
	value := p.parse()
	if value.kind == Dict {
		if t := p.next(); t.Kind == TokenOperator && string(t.Text) == "stream" {
			value.kind, value.box.body = Stream, p.lexer.Pos
		}
	}
	f.account(n, p)
	return &value, p.nodes
}

// parser gives a parser of the object at a place in data.
func (f *File) parser(data []byte, at, owner, gen int) *parser {
	end := len(data)
	if end-at > maxLexed {
		end = at + maxLexed
	}
	return &parser{file: f, lexer: Lexer{Data: data[:end:end], Pos: at}, owner: owner, gen: gen}
}

func (f *File) account(n int, p *parser) {
	if p.faults > 0 {
		note(f.faulty, n)
	}
	f.spend(8 * (p.lexer.Pos - p.start)) // lexing takes some 8 times as long as inflating
}

// spend takes from the effort that a file may cost and says whether there was
// any left.
func (f *File) spend(n int) bool {
	f.effort -= int64(max(n, 0))
	f.tooLarge = f.tooLarge || f.effort <= 0
	return f.effort > 0
}

// intern gives a name as a string, the same memory for the same name.
func (f *File) intern(text []byte) string {
	if s, ok := f.names[string(text)]; ok {
		return s
	}
	s := string(text)
	if len(f.names) < maxInterned {
		f.names[s] = s
	}
	return s
}
