package pdf

import (
	"errors"
	"fmt"

	"github.com/trichluc/trichluc/extract/pdf/objects"
)

// kind is the type of an object.
type kind = objects.Kind

// The kinds of object. A stream answers as a dictionary too.
const (
	kindNull   = objects.Null
	kindBool   = objects.Bool
	kindNumber = objects.Number
	kindString = objects.String
	kindName   = objects.Name
	kindDict   = objects.Dict
	kindArray  = objects.Array
	kindStream = objects.Stream
)

// object is a value of a PDF file, all that this package wants of the file's
// object model. Accessors of the wrong kind give zero values and references
// are followed silently.
type object interface {
	kind() kind
	key(name string) object // entry of a dictionary or of a stream's dictionary
	keys() []string
	index(i int) object // element of an array
	length() int        // elements of an array
	number() float64
	name() string
	text() string             // the bytes of a string
	stream() ([]byte, error)  // the decoded bytes; what is right of them comes with the error
	content() ([]byte, error) // the same, of a stream of page content
	identity() string         // the same for what stands in one place of the file: the key of caches
	damaged() bool            // part of it could not be read: an entry that is not there may have been
}

// fileObject is an object as extract/pdf/objects reads it.
type fileObject struct{ *objects.Object }

func (o fileObject) kind() kind             { return o.Kind() }
func (o fileObject) key(name string) object { return fileObject{o.Key(name)} }
func (o fileObject) keys() []string         { return o.Keys() }
func (o fileObject) index(i int) object     { return fileObject{o.Index(i)} }
func (o fileObject) length() int            { return o.Len() }
func (o fileObject) number() float64        { return o.Number() }
func (o fileObject) name() string           { return o.Name() }
func (o fileObject) text() string           { return o.Text() }
func (o fileObject) identity() string       { return o.Identity() }
func (o fileObject) damaged() bool          { return o.Damaged() }

// stream gives nothing of a damaged stream: a table of characters with one
// wrong digit would make all figures of a report wrong.
func (o fileObject) stream() ([]byte, error) {
	data, err := o.Stream()
	if errors.Is(err, objects.ErrDamaged) {
		return nil, err
	}
	return data, err
}

// numbers gives the elements of an array of numbers.
func numbers(o object) []float64 {
	out := make([]float64, o.length())
	for i := range out {
		out[i] = o.index(i).number()
	}
	return out
}

// protect calls f and gives a panic as an error.
func protect(f func() error) (err error) {
	defer func() {
		switch x := recover().(type) {
		case nil:
		case error:
			err = fmt.Errorf("damaged object: %w", x)
		default:
			err = fmt.Errorf("damaged object: %v", x)
		}
	}()
	return f()
}
