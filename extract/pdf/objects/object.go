package objects

import "strconv"

// Kind is the type of an object.
type Kind uint8

// The kinds of object. A stream answers as a dictionary too.
const (
	Null Kind = iota
	Bool
	Number
	String
	Name
	Dict
	Array
	Stream
	reference // resolved before anybody sees it
)

// Object is a value of a file. It is never nil and never changes; accessors of
// the wrong kind give zero values, references are followed silently, and one
// that leads nowhere gives Null.
type Object struct {
	kind   Kind
	number float64 // of a reference, the number of its object
	text   string
	box    *container
}

// container is what arrays, dictionaries and streams have beside scalars.
type container struct {
	file    *File
	owner   int // number of the indirect object that it stands in, 0 for trailers
	at      int // where it begins, in bytes from the owner's beginning; 0 for the owner itself
	gen     int
	keys    []string // of a dictionary, beside values
	values  []Object
	body    int  // of a stream: where its bytes begin in the file
	damaged bool // something of it, or of what stands in it, could not be read
}

// none is the object that stands for all that is missing.
var none = &Object{}

// None gives the object that stands for what is not there.
func None() *Object { return none }

// Kind gives the type.
func (o *Object) Kind() Kind { return o.kind }

// Key gives an entry of a dictionary or of a stream's dictionary. Of entries
// with the same name the last counts.
func (o *Object) Key(name string) *Object {
	if o.kind != Dict && o.kind != Stream {
		return none
	}
	for i := len(o.box.keys) - 1; i >= 0; i-- {
		if o.box.keys[i] == name {
			return o.box.file.resolve(&o.box.values[i])
		}
	}
	return none
}

// Keys gives the names of a dictionary's entries in the order of the file.
func (o *Object) Keys() []string {
	if o.kind != Dict && o.kind != Stream {
		return nil
	}
	return o.box.keys
}

// Len is the number of elements of an array.
func (o *Object) Len() int {
	if o.kind != Array {
		return 0
	}
	return len(o.box.values)
}

// Index gives an element of an array.
func (o *Object) Index(i int) *Object {
	if i < 0 || i >= o.Len() {
		return none
	}
	return o.box.file.resolve(&o.box.values[i])
}

// Number gives a number; 1 for the boolean true.
func (o *Object) Number() float64 {
	if o.kind != Number && o.kind != Bool {
		return 0
	}
	return o.number
}

// Int gives a number without its fraction, 0 where it is beyond 2^31.
func (o *Object) Int() int {
	n := o.Number()
	if !(n > -1<<31 && n < 1<<31) {
		return 0
	}
	return int(n)
}

// Name gives a name without its slash.
func (o *Object) Name() string {
	if o.kind != Name {
		return ""
	}
	return o.text
}

// Text gives the bytes of a string, decrypted.
func (o *Object) Text() string {
	if o.kind != String {
		return ""
	}
	return o.text
}

// Identity is the same for what was reached by different ways but stands in
// one place of the file: the key of caches. Scalars have none.
func (o *Object) Identity() string {
	if o.box == nil {
		return ""
	}
	if o.box.at == 0 {
		return strconv.Itoa(o.box.owner)
	}
	return strconv.Itoa(o.box.owner) + "." + strconv.Itoa(o.box.at)
}

// Damaged says that the object stands in one of which a part could not be
// read, so that an entry that is not there may have been.
func (o *Object) Damaged() bool { return o.box != nil && o.box.damaged }
