package objects

import "bytes"

// entryKind says how an object is kept.
type entryKind uint8

const (
	entryNone   entryKind = iota // the tables do not speak of it
	entryFree                    // deleted
	entryPlain                   // on its own, at an offset
	entryPacked                  // in an object stream
)

// entry says where an object is.
type entry struct {
	kind entryKind
	at   int // offset in the file, or number of the object stream
}

// table says where objects are, by number.
type table struct{ entries []entry }

func (t *table) get(n int) entry {
	if n < 0 || n >= len(t.entries) {
		return entry{}
	}
	return t.entries[n]
}

func (t *table) set(n int, e entry) {
	if n < 0 || n > maxObjects {
		return
	}
	for n >= len(t.entries) {
		t.entries = append(t.entries, make([]entry, max(n+1-len(t.entries), len(t.entries)/2))...)
	}
	t.entries[n] = e
}

// add sets an entry that no newer table has set.
func (t *table) add(n int, e entry) {
	if t.get(n).kind == entryNone {
		t.set(n, e)
	}
}

// count is the number of objects that are somewhere.
func (t *table) count() int {
	n := 0
	for _, e := range t.entries {
		if e.kind == entryPlain || e.kind == entryPacked {
			n++
		}
	}
	return n
}

// readTables reads the cross-reference tables from the newest to the oldest.
// It says whether they were all sound.
func (f *File) readTables() bool {
	pointer := bytes.LastIndex(f.data, []byte("startxref"))
	if pointer < 0 {
		f.cut = true
		return false
	}
	at, _, ok := digits(f.data, pointer+len("startxref"))
	if tail := f.data[pointer:]; bytes.Contains(tail, []byte(" obj")) || bytes.Contains(tail, []byte("endobj")) {
		f.cut = true // an update was begun after the last whole one
		return false
	}
	seen := map[int]bool{}
	for ok && !seen[at] {
		seen[at] = true
		var section *Object
		if section, ok = f.readSection(at); !ok {
			return false
		}
		f.addTrailer(section)
		if hybrid := section.Key("XRefStm"); hybrid.Kind() == Number { // for readers that know of streams, beside the table
			if _, ok = f.readSection(hybrid.Int()); !ok {
				return false
			}
		}
		previous := section.Key("Prev")
		if previous.Kind() != Number {
			return true
		}
		at = previous.Int()
	}
	return false
}

// addTrailer takes the entries that no newer trailer has.
func (f *File) addTrailer(section *Object) {
	if section.box == nil {
		return
	}
	if f.trailer == none {
		f.trailer = &Object{kind: Dict, box: &container{file: f}}
	}
	box := f.trailer.box
	for i, key := range section.box.keys {
		if f.trailer.raw(key) == nil {
			box.keys, box.values = append(box.keys, key), append(box.values, section.box.values[i])
		}
	}
}

// raw gives an entry of a dictionary with its reference unresolved, nil when
// there is none.
func (o *Object) raw(name string) *Object {
	if o.box != nil {
		for i := len(o.box.keys) - 1; i >= 0; i-- {
			if o.box.keys[i] == name {
				return &o.box.values[i]
			}
		}
	}
	return nil
}

// readSection reads the table or the stream at an offset and gives its
// trailer.
func (f *File) readSection(at int) (*Object, bool) {
	if at < 0 || at >= len(f.data) {
		return none, false
	}
	start := at
	for start < len(f.data) && IsSpace(f.data[start]) {
		start++
	}
	if bytes.HasPrefix(f.data[start:], []byte("xref")) {
		return f.readTable(start + len("xref"))
	}
	head, ok := headAt(f.data, at)
	if !ok {
		return none, false
	}
	o, _, ok := f.readPlain(head.number, at)
	if !ok || o.Kind() != Stream || o.Damaged() {
		return none, false
	}
	return o, f.readTableStream(o)
}

// readTable reads the subsections of a table and its trailer.
func (f *File) readTable(at int) (*Object, bool) {
	for {
		first, next, ok := digits(f.data, at)
		if !ok {
			break
		}
		count, next, ok := digits(f.data, next)
		if !ok || first+count > maxObjects+1 {
			return none, false
		}
		if at, ok = f.readRows(first, count, next); !ok {
			return none, false
		}
	}
	l := Lexer{Data: f.data, Pos: at}
	if t := l.Next(); t.Kind != TokenOperator || string(t.Text) != "trailer" {
		return none, false
	}
	p := f.parser(f.data, l.Pos, 0, 0)
	o := p.parse()
	return &o, o.kind == Dict && p.faults == 0
}

// readRows reads count rows: offset, generation, "n" or "f" for free.
func (f *File) readRows(first, count, at int) (next int, ok bool) {
	for i := range count {
		var offset, gen int
		if offset, at, ok = digits(f.data, at); !ok {
			return at, false
		}
		if gen, at, ok = digits(f.data, at); !ok {
			return at, false
		}
		for at < len(f.data) && IsSpace(f.data[at]) {
			at++
		}
		if at >= len(f.data) {
			return at, false
		}
		switch f.data[at] {
		case 'n':
			f.table.add(first+i, entry{entryPlain, offset})
		case 'f':
			if i == 0 && first == 1 && offset == 0 && gen == 65535 {
				first = 0 // the list of free objects begins with object 0, whatever a careless writer says
			}
			f.table.add(first+i, entry{kind: entryFree})
		default:
			return at, false
		}
		at++
	}
	return at, true
}

// digits reads a whole number after white space.
func digits(data []byte, at int) (n, next int, ok bool) {
	for at < len(data) && IsSpace(data[at]) {
		at++
	}
	start := at
	for at < len(data) && '0' <= data[at] && data[at] <= '9' && at-start < 15 {
		n = n*10 + int(data[at]-'0')
		at++
	}
	return n, at, at > start
}

// readTableStream reads the rows of a cross-reference stream.
func (f *File) readTableStream(o *Object) bool {
	rows, err := o.Stream()
	if err != nil {
		return false
	}
	var widths [3]int
	size := 0
	for i := range widths {
		if widths[i] = o.Key("W").Index(i).Int(); widths[i] < 0 || widths[i] > 8 {
			return false
		}
		size += widths[i]
	}
	if size == 0 {
		return false
	}
	index := o.Key("Index")
	if index.Len() == 0 {
		return f.readPackedRows(rows, widths, 0, o.Key("Size").Int()) != nil
	}
	for i := 0; i+1 < index.Len() && rows != nil; i += 2 {
		rows = f.readPackedRows(rows, widths, index.Index(i).Int(), index.Index(i+1).Int())
	}
	return rows != nil
}

// readPackedRows reads rows of binary numbers of the given widths and gives
// what is left; nil when there are too few.
func (f *File) readPackedRows(rows []byte, widths [3]int, first, count int) []byte {
	size := widths[0] + widths[1] + widths[2]
	if first < 0 || count < 0 || first+count > maxObjects+1 || count > len(rows)/size {
		return nil
	}
	for n := first; n < first+count; n++ {
		kind, at := 1, 0
		if widths[0] > 0 {
			kind = bigEndian(rows[:widths[0]])
		}
		at = bigEndian(rows[widths[0] : widths[0]+widths[1]])
		switch kind {
		case 0:
			f.table.add(n, entry{kind: entryFree})
		case 1:
			f.table.add(n, entry{entryPlain, at})
		case 2:
			f.table.add(n, entry{entryPacked, at})
		}
		rows = rows[size:]
	}
	return rows
}

func bigEndian(b []byte) int {
	n := 0
	for _, c := range b {
		n = n<<8 | int(c)
	}
	return n
}
