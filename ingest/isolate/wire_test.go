package isolate

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/corpus"
)

// filled is a value in which every field differs from its zero value, lists
// have two elements, and pointers lead somewhere. It fails on kinds that encode
// does not know, so that the vocabulary cannot outgrow it unseen.
func filled(t *testing.T, v reflect.Value, n *int) {
	t.Helper()
	*n++
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*n) - 20)
	case reflect.Float64:
		v.SetFloat(float64(*n) / 7)
	case reflect.String:
		v.SetString(strings.Repeat("ộ", *n%50+1))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		filled(t, v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			filled(t, v.Index(i), n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if !v.Type().Field(i).IsExported() {
				t.Fatalf("%s.%s is not exported: it would be lost", v.Type(), v.Type().Field(i).Name)
			}
			filled(t, v.Field(i), n)
		}
	default:
		t.Fatalf("%s: encode does not know it", v.Type())
	}
}

func TestWireKeepsEverything(t *testing.T) {
	var full, empty answer
	n := 0
	filled(t, reflect.ValueOf(&full).Elem(), &n)
	zero, infinite, tiny := 0.0, math.Inf(-1), 5e-324
	edge := answer{Record: &corpus.Record{Observations: full.Record.Observations[:1:1], Citations: full.Record.Citations[:0]}, Detail: "b\xe1o c\xe1o\x00"}
	edge.Record.Observations[0].Value, edge.Record.Observations[0].Numerator, edge.Record.Observations[0].Denominator = &zero, &infinite, &tiny
	edge.Record.Observations[0].Location.Start = math.MinInt
	for name, a := range map[string]*answer{"full": &full, "empty": &empty, "edge": &edge} {
		var back answer
		if err := decode(string(encoded(a)), &back); err != nil || !reflect.DeepEqual(*a, back) {
			t.Errorf("%s: %v\ngot  %+v\nwant %+v", name, err, back, *a)
		}
	}
}

// TestBrokenWire cuts and changes a message at every byte. It may decode to
// something else, but neither panics nor takes memory that its length does not
// explain.
func TestBrokenWire(t *testing.T) {
	var full answer
	n := 0
	filled(t, reflect.ValueOf(&full).Elem(), &n)
	whole := encoded(&full)
	for i := range whole {
		if err := decode(string(whole[:i]), new(answer)); err == nil {
			t.Fatalf("cut to %d of %d bytes, and decoded", i, len(whole))
		}
		broken := append([]byte{}, whole...)
		broken[i] = []byte{0, 0x7f, 0xff}[i%3]
		_ = decode(string(broken), new(answer))
	}
	if err := decode(string(append(whole, 0)), new(answer)); err == nil {
		t.Error("a byte too many, and decoded")
	}
}

func FuzzDecode(f *testing.F) {
	var full answer
	n := 0
	filled(&testing.T{}, reflect.ValueOf(&full).Elem(), &n)
	f.Add(string(encoded(&full)))
	f.Add("\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01")
	f.Fuzz(func(t *testing.T, data string) {
		var a, b answer
		if decode(data, &a) != nil {
			return
		}
		if err := decode(string(encoded(&a)), &b); err != nil || string(encoded(&a)) != string(encoded(&b)) {
			t.Errorf("what was decoded does not come back: %v", err)
		}
	})
}
