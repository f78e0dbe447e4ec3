package compound

import (
	"bytes"
	"unicode/utf16"
)

// Kinds of entry.
const (
	kindStorage = 1
	kindStream  = 2
	kindRoot    = 5
)

// entry is an entry of the directory.
type entry struct {
	name               string
	kind               int
	left, right, child uint32
	start, size        int
	top                bool // of the document itself, not of an embedded object
}

const (
	entrySize = 128
	noEntry   = 0xffffffff
)

// readDirectory reads the entries and finds which are the document's own.
func (f *File) readDirectory() {
	const startAt, smallTableAt, moreAt = 48, 60, 68
	start := number(f.data, startAt)
	for _, at := range []int{startAt, smallTableAt, moreAt} {
		f.large.begin(number(f.data, at))
	}
	f.readEntries(f.large.follow(int(int32(start)), -1))
	if len(f.entries) == 0 || f.entries[0].kind != kindRoot {
		f.scanDirectory()
	}
	for _, e := range f.entries {
		if e.kind == kindRoot || e.kind == kindStream && e.size >= smallLimit {
			f.large.begin(uint32(e.start))
		}
	}
	f.findTop()
	for _, e := range f.entries {
		if e.top && e.kind == kindStream {
			f.Names = append(f.Names, e.name)
		}
	}
}

func (f *File) readEntries(chain []int) {
	f.entries = nil
	for _, i := range chain {
		b := f.sector(i)
		for at := 0; at+entrySize <= len(b); at += entrySize {
			f.entries = append(f.entries, readEntry(b[at:at+entrySize]))
		}
	}
}

// scanDirectory finds sectors that hold entries.
func (f *File) scanDirectory() {
	f.damaged("the container's directory")
	var found []int
	for i := range f.large.next {
		if isDirectory(f.sector(i)) {
			found = append(found, i)
		}
	}
	f.readEntries(found)
}

// isDirectory holds for sectors of which an entry has a name and no entry
// cannot be one.
func isDirectory(b []byte) bool {
	named := false
	for at := 0; at+entrySize <= len(b); at += entrySize {
		e := readEntry(b[at : at+entrySize])
		if e.kind < 0 {
			return false
		}
		named = named || e.kind > 0
	}
	return named
}

// readEntry reads an entry. Its kind is 0 where it is empty and -1 where the
// bytes are none.
func readEntry(b []byte) entry {
	const nameSizeAt, kindAt, leftAt, startAt, sizeAt = 64, 66, 68, 116, 120
	e := entry{kind: int(b[kindAt]), left: number(b, leftAt), right: number(b, leftAt+4), child: number(b, leftAt+8),
		start: int(int32(number(b, startAt))), size: int(number(b, sizeAt) & 0x7fffffff)}
	n := int(b[nameSizeAt]) | int(b[nameSizeAt+1])<<8
	switch {
	case e.kind == 0 && n == 0:
		return entry{}
	case e.kind != kindStorage && e.kind != kindStream && e.kind != kindRoot, n < 4, n > nameSizeAt, n%2 != 0, b[n-1] != 0, b[n-2] != 0:
		return entry{kind: -1}
	}
	units := make([]uint16, n/2-1)
	for i := range units {
		units[i] = uint16(b[2*i]) | uint16(b[2*i+1])<<8
	}
	e.name = string(utf16.Decode(units))
	return e
}

// findTop marks the entries that stand at the top of the tree. An entry that
// nothing in a damaged tree leads to is taken for one where no other has its
// name: an embedded Word document has streams of the same names.
func (f *File) findTop() {
	reached := make([]bool, len(f.entries))
	names := map[string]bool{}
	for i, e := range f.entries {
		if e.kind == kindRoot {
			reached[i] = true
			f.walk(e.child, true, reached, names)
		}
	}
	for i := range f.entries {
		e := &f.entries[i]
		if !reached[i] && e.kind > 0 {
			if !names[e.name] {
				e.top, names[e.name] = true, true
			}
			f.damaged("the container's directory")
		}
	}
}

// walk marks an entry, those beside it and those below it.
func (f *File) walk(from uint32, top bool, reached []bool, names map[string]bool) {
	type visit struct {
		at  uint32
		top bool
	}
	for open := []visit{{from, top}}; len(open) > 0; {
		v := open[len(open)-1]
		open = open[:len(open)-1]
		if int64(v.at) >= int64(len(f.entries)) || reached[v.at] {
			continue
		}
		reached[v.at] = true
		e := &f.entries[v.at]
		if e.kind <= 0 {
			continue
		}
		if e.top = v.top; v.top {
			names[e.name] = true
		}
		open = append(open, visit{e.left, v.top}, visit{e.right, v.top}, visit{e.child, false})
	}
}

// Mentions says whether an entry of a name stands anywhere in a file, whatever
// is left of its container.
func Mentions(data []byte, name string) bool { return bytes.Contains(data, inFile(name)) }

// inFile is a name as the directory has it.
func inFile(name string) (b []byte) {
	for _, u := range utf16.Encode([]rune(name)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// rootName is the name of the directory's first entry.
const rootName = "Root Entry"

// maxMissing bounds how much may be missing at one place: more is a file cut
// together from two.
const maxMissing = 1 << 16

// Missing says how many bytes a file lacks somewhere before its directory,
// which stands that much before its place: a transfer that drops bytes shifts
// all that follows. 0 is a file that lacks none, or has no directory any more.
func Missing(data []byte) (n, directory int) {
	const startAt = 48
	size := 512
	if number(data, 26)&0xffff == 4 {
		size = 4096
	}
	expected := (int64(number(data, startAt)) + 1) * int64(size)
	if expected > int64(len(data))+maxMissing {
		return 0, 0
	}
	// programs leave older directories behind them: the last one before its
	// place is the one meant
	end := min(int(expected)+2*len(rootName), len(data))
	directory = bytes.LastIndex(data[:end], inFile(rootName))
	if n := int(expected) - directory; directory > 0 && n > 0 && n <= maxMissing {
		return n, directory
	}
	return 0, 0
}
