package isolate

import (
	"encoding/binary"
	"errors"
	"math"
	"math/bits"
	"reflect"
)

// Values cross the pipe in an encoding of their own. encoding/gob drops the
// difference between no figure and the figure 0 (a pointer to a zero value
// comes back as nil), and encoding/json costs a tenth of the time of reading
// a report; this costs a hundredth. Both ends are the same program, so the
// types are not described: fields come in their order.
//
//	bool     0 or 1            string  length, bytes
//	int      varint            slice   0 for nil, else length+1; elements
//	float    IEEE 754, bytes   pointer 0 for nil, else 1; what it points to
//	         reversed, varint  struct, array   their fields or elements
//
// The reversed bytes make whole and zero numbers short, as in gob.

// encode appends v. It panics on a kind that the vocabulary does not use; a
// test holds the vocabulary to that.
func encode(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			return append(b, 1)
		}
		return append(b, 0)
	case reflect.Int:
		return binary.AppendVarint(b, v.Int())
	case reflect.Int64:
		return binary.AppendVarint(b, v.Int())
	case reflect.Float64:
		return binary.AppendUvarint(b, bits.ReverseBytes64(math.Float64bits(v.Float())))
	case reflect.String:
		b = binary.AppendUvarint(b, uint64(v.Len()))
		return append(b, v.String()...)
	case reflect.Slice:
		if v.IsNil() {
			return append(b, 0)
		}
		return encodeElements(binary.AppendUvarint(b, uint64(v.Len())+1), v)
	case reflect.Array:
		return encodeElements(b, v)
	case reflect.Pointer:
		if v.IsNil() {
			return append(b, 0)
		}
		return encode(append(b, 1), v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			b = encode(b, v.Field(i))
		}
		return b
	}
	panic("isolate: no encoding for " + v.Type().String())
}

func encodeElements(b []byte, v reflect.Value) []byte {
	for i := range v.Len() {
		b = encode(b, v.Index(i))
	}
	return b
}

// errWire is what a broken encoding gives; only a fault of ours makes one.
var errWire = errors.New("isolate: broken message")

// decode reads what encode wrote into the value that into points to. Strings
// are parts of data.
func decode(data string, into any) (err error) {
	d := decoder{data}
	if !d.value(reflect.ValueOf(into).Elem()) || d.rest != "" {
		return errWire
	}
	return nil
}

type decoder struct{ rest string }

// value reports whether the encoding was whole.
func (d *decoder) value(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Bool:
		n, ok := d.number()
		v.SetBool(n == 1)
		return ok
	case reflect.Int, reflect.Int64:
		n, ok := d.number()
		v.SetInt(int64(n>>1) ^ -int64(n&1)) // zigzag, as AppendVarint writes it
		return ok
	case reflect.Float64:
		n, ok := d.number()
		v.SetFloat(math.Float64frombits(bits.ReverseBytes64(n)))
		return ok
	case reflect.String:
		n, ok := d.number()
		if !ok || n > uint64(len(d.rest)) {
			return false
		}
		v.SetString(d.rest[:n])
		d.rest = d.rest[n:]
		return true
	case reflect.Slice:
		return d.slice(v)
	case reflect.Array:
		return d.elements(v)
	case reflect.Pointer:
		n, ok := d.number()
		if !ok || n == 0 {
			return ok
		}
		v.Set(reflect.New(v.Type().Elem()))
		return d.value(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if !d.value(v.Field(i)) {
				return false
			}
		}
		return true
	}
	return false
}

func (d *decoder) slice(v reflect.Value) bool {
	n, ok := d.number()
	if !ok || n == 0 {
		return ok
	}
	if n--; n > uint64(len(d.rest)) { // an element takes a byte at least
		return false
	}
	v.Set(reflect.MakeSlice(v.Type(), int(n), int(n)))
	return d.elements(v)
}

func (d *decoder) elements(v reflect.Value) bool {
	for i := range v.Len() {
		if !d.value(v.Index(i)) {
			return false
		}
	}
	return true
}

func (d *decoder) number() (uint64, bool) {
	var n uint64
	for i := range min(len(d.rest), binary.MaxVarintLen64) {
		b := d.rest[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			d.rest = d.rest[i+1:]
			return n, true
		}
	}
	return 0, false
}
