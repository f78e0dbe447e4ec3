package pdf

// kind is the type of an object.
type kind int

// The kinds of object. A stream answers as a dictionary too.
const (
	kindNull kind = iota
	kindBool
	kindNumber
	kindString
	kindName
	kindDict
	kindArray
	kindStream
)

// object is a value of a PDF file, all that this package wants of the file's
// object model: whoever implements it may read files in any way it likes, and
// repair them. Accessors of the wrong kind give zero values and references are
// followed silently. A call may panic on a damaged file; protect turns that
// into an error.
type object interface {
	kind() kind
	key(name string) object // entry of a dictionary or of a stream's dictionary
	keys() []string
	index(i int) object // element of an array
	length() int        // elements of an array
	number() float64
	name() string
	text() string            // the bytes of a string
	stream() ([]byte, error) // the decoded bytes; what could be decoded comes with the error
	identity() string        // the same for objects that are written the same, references unresolved: the key of caches
}

// numbers gives the elements of an array of numbers.
func numbers(o object) []float64 {
	out := make([]float64, o.length())
	for i := range out {
		out[i] = o.index(i).number()
	}
	return out
}
