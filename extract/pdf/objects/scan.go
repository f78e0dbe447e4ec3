package objects

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
)

// head is "12 0 obj", which objects begin with.
type head struct {
	number, gen int
	start, body int // offsets of the number and of what follows "obj"
}

// headAt reads the head at an offset, or after white space there.
func headAt(data []byte, at int) (h head, ok bool) {
	if at < 0 || at >= len(data) || at > 0 && isDigit(data[at-1]) && isDigit(data[at]) {
		return head{}, false
	}
	number, next, ok := digits(data, at)
	if !ok || number <= 0 || number > maxObjects {
		return head{}, false
	}
	gen, next, ok := digits(data, next)
	if !ok || gen > 65535 {
		return head{}, false
	}
	for next < len(data) && IsSpace(data[next]) {
		next++
	}
	if !bytes.HasPrefix(data[next:], []byte("obj")) {
		return head{}, false
	}
	return head{number: number, gen: gen, start: at, body: next + len("obj")}, true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// headBefore reads the head whose "obj" is at an offset.
func headBefore(data []byte, at int) (head, bool) {
	i := at
	for range 2 {
		end := i
		for i > 0 && IsSpace(data[i-1]) {
			i--
		}
		if i == end {
			return head{}, false
		}
		end = i
		for i > 0 && end-i < 10 && isDigit(data[i-1]) {
			i--
		}
		if i == end {
			return head{}, false
		}
	}
	return headAt(data, i)
}

// damagedHeadAt says that a head with one wrong byte is at an offset, and
// where what follows it begins.
func damagedHeadAt(data []byte, n, at int) (body int, ok bool) {
	want := strconv.Itoa(n) + " 0 obj"
	if at < 0 || at+len(want) > len(data) {
		return 0, false
	}
	wrong := 0
	for i := range want {
		if data[at+i] != want[i] {
			wrong++
		}
	}
	return at + len(want), wrong == 1
}

// scan looks for all objects of the file and mends the table by what it finds:
// of several with the same number the last counts. Where the tables were sound
// as far as they went, only entries that lead nowhere are changed.
func (f *File) scan() {
	if f.scanned {
		return
	}
	f.scanned = true
	sound := f.trailer.raw("Root") != nil && f.table.count() > 0 && !f.cut
	found, streams := f.scanPlain()
	for n, at := range found {
		if at >= 0 {
			f.mend(n, entry{entryPlain, at}, sound)
		}
	}
	f.forget()
	if f.trailer.raw("Root") == nil || f.cut {
		f.scanTrailers()
	}
	_ = f.unlock() // Open asks again
	for _, s := range streams {
		for n := range f.scanPacket(s).at {
			if n >= len(found) || found[n] < s.start { // as late in the file as its stream
				found = place(found, n, s.start)
				f.mend(n, entry{entryPacked, s.number}, sound)
			}
		}
	}
	f.forget()
}

// mend sets the entry of an object that was found, unless a table that is
// sound as far as it goes has one that holds.
func (f *File) mend(n int, found entry, sound bool) {
	old := f.table.get(n)
	if sound && (old.kind == entryPacked || old.kind == entryFree) {
		return
	}
	if sound && old.kind == entryPlain {
		if h, ok := headAt(f.data, old.at); ok && h.number == n {
			return
		}
	}
	f.table.set(n, found)
}

// place notes that object n is at an offset; those not found are at -1.
func place(found []int, n, at int) []int {
	for n >= len(found) {
		found = append(found, -1)
	}
	found[n] = at
	return found
}

// scanPlain finds the offsets of the objects that stand on their own, by
// number, and those of them that are object streams.
func (f *File) scanPlain() (found []int, streams []head) {
	for from := 0; ; {
		i := bytes.Index(f.data[from:], []byte("obj"))
		if i < 0 {
			return found, streams
		}
		at := from + i
		from = at + len("obj")
		h, ok := headBefore(f.data, at)
		if !ok {
			continue
		}
		found = place(found, h.number, h.start)
		window := f.beginning(h)
		switch {
		case bytes.Contains(window, []byte("/ObjStm")):
			streams = append(streams, h)
		case bytes.Contains(window, []byte("/XRef")) && bytes.Contains(window, []byte("/Root")):
			if o, _, ok := f.readPlain(h.number, h.start); ok {
				f.addTrailer(o)
			}
		}
	}
}

// beginning gives the first bytes of an object, without its stream.
func (f *File) beginning(h head) []byte {
	const enough = 1024 // dictionaries of object and cross-reference streams have some 200 bytes
	window := f.data[h.body:min(h.body+enough, len(f.data))]
	for _, end := range []string{"endobj", "stream"} {
		if i := bytes.Index(window, []byte(end)); i >= 0 {
			window = window[:i]
		}
	}
	return window
}

// scanPacket reads an object stream that was found, whatever the table says.
func (f *File) scanPacket(h head) *packet {
	o, _, ok := f.readPlain(h.number, h.start)
	if !ok {
		return &packet{}
	}
	return newPacket(o)
}

// scanTrailers takes the entries of all trailers, the last first.
func (f *File) scanTrailers() {
	for end := len(f.data); ; {
		at := bytes.LastIndex(f.data[:end], []byte("trailer"))
		if at < 0 {
			return
		}
		end = at
		p := f.parser(f.data, at+len("trailer"), 0, 0)
		if o := p.parse(); o.kind == Dict {
			f.addTrailer(&o)
		}
		if !f.spend(p.lexer.Pos - p.start) {
			return
		}
	}
}

// findCatalog looks for the document's catalog among all objects.
func (f *File) findCatalog() {
	for _, n := range slices.Backward(f.Numbers()) {
		o := f.Object(n)
		if o.Kind() == Dict && (o.Key("Type").Name() == "Catalog" || o.Key("Pages").Key("Kids").Kind() == Array) {
			root := &Object{kind: Dict, box: &container{file: f, keys: []string{"Root"}, values: []Object{{kind: reference, number: float64(n)}}}}
			old := f.trailer
			f.trailer = none
			f.addTrailer(root)
			f.addTrailer(old)
			return
		}
	}
}

// Numbers gives the numbers of all objects in the order of the file; those of
// an object stream come where it stands.
func (f *File) Numbers() []int {
	type at struct{ number, place int }
	var all []at
	for n, e := range f.table.entries {
		switch e.kind {
		case entryPlain:
			all = append(all, at{n, e.at})
		case entryPacked:
			all = append(all, at{n, f.table.get(e.at).at})
		}
	}
	slices.SortStableFunc(all, func(a, b at) int { return cmp.Compare(a.place, b.place) })
	numbers := make([]int, len(all))
	for i, a := range all {
		numbers[i] = a.number
	}
	return numbers
}
