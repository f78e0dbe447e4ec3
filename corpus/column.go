package corpus

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"

	"github.com/trichluc/trichluc"
)

// column ties a column of a table to a field of one of the vocabulary's
// types: Value is what is written, Scan fills the field again. So the columns
// of a table, how they are written and how they are read stand in one place.
type column struct {
	name  string
	field field
}

type field interface {
	driver.Valuer
	Scan(any) error
}

// words is a text that is NULL when it is empty.
type words[T ~string] struct{ at *T }

func text[T ~string](at *T) field { return words[T]{at} }

func (f words[T]) Value() (driver.Value, error) {
	if *f.at == "" {
		return nil, nil
	}
	return string(*f.at), nil
}

func (f words[T]) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*f.at = ""
	case string:
		*f.at = T(v)
	case []byte:
		*f.at = T(v)
	default:
		return fmt.Errorf("%T where a text should be", v)
	}
	return nil
}

// whole is a whole number; where orNull is set, as for pages and rows that
// count from 1, zero is NULL.
type whole struct {
	at     *int
	orNull bool
}

// counted is for numbers that say something when they are 0: offsets, tallies.
func counted(at *int) field { return whole{at, false} }

// numbered is for pages, rows, columns and levels, which count from 1.
func numbered(at *int) field { return whole{at, true} }

func (f whole) Value() (driver.Value, error) {
	if f.orNull && *f.at == 0 {
		return nil, nil
	}
	return int64(*f.at), nil
}

func (f whole) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*f.at = 0
	case int64:
		*f.at = int(v)
	default:
		return fmt.Errorf("%T where a whole number should be", v)
	}
	return nil
}

// flag is a boolean, kept as 0 or 1.
type flag struct{ at *bool }

func (f flag) Value() (driver.Value, error) {
	if *f.at {
		return int64(1), nil
	}
	return int64(0), nil
}

func (f flag) Scan(v any) error {
	n, ok := v.(int64)
	if !ok {
		return fmt.Errorf("%T where 0 or 1 should be", v)
	}
	*f.at = n != 0
	return nil
}

// real is a number that is always there.
type real struct{ at *float64 }

func (f real) Value() (driver.Value, error) { return *f.at, nil }

func (f real) Scan(v any) error {
	n, ok := v.(float64)
	if !ok {
		return fmt.Errorf("%T where a number should be", v)
	}
	*f.at = n
	return nil
}

// figure is a number that may be missing, which is not the same as 0.
type figure struct{ at **float64 }

func (f figure) Value() (driver.Value, error) {
	if *f.at == nil {
		return nil, nil
	}
	return **f.at, nil
}

func (f figure) Scan(v any) error {
	*f.at = nil
	if v == nil {
		return nil
	}
	n := new(float64)
	*f.at = n
	return real{n}.Scan(v)
}

// edge is one of the four numbers of a box, all NULL when there is no box.
type edge struct {
	box *trichluc.Box
	i   int
}

func (f edge) Value() (driver.Value, error) {
	if *f.box == (trichluc.Box{}) {
		return nil, nil
	}
	return f.box[f.i], nil
}

func (f edge) Scan(v any) error {
	if v == nil {
		f.box[f.i] = 0
		return nil
	}
	return real{&f.box[f.i]}.Scan(v)
}

func box(at *trichluc.Box) []column {
	return []column{{"x0", edge{at, 0}}, {"y0", edge{at, 1}}, {"x1", edge{at, 2}}, {"y1", edge{at, 3}}}
}

// list is a slice as a JSON array; nil is NULL.
type list[T any] struct{ at *[]T }

func (f list[T]) Value() (driver.Value, error) {
	if *f.at == nil {
		return nil, nil
	}
	b, err := json.Marshal(*f.at)
	return string(b), err
}

func (f list[T]) Scan(v any) error {
	*f.at = nil // a fresh slice each row: the one before was handed out
	var s string
	if err := text(&s).Scan(v); err != nil || s == "" {
		return err
	}
	return json.Unmarshal([]byte(s), f.at)
}

// fragments is the pieces of a block as an array of arrays, seven numbers
// each: a PDF has one piece a printed line, too many for rows of their own.
type fragments struct{ at *[]trichluc.Fragment }

func (f fragments) Value() (driver.Value, error) {
	if *f.at == nil {
		return nil, nil
	}
	pieces := make([][7]float64, len(*f.at))
	for i, p := range *f.at {
		pieces[i] = [7]float64{float64(p.Start), float64(p.End), float64(p.Page), p.Box[0], p.Box[1], p.Box[2], p.Box[3]}
	}
	return list[[7]float64]{&pieces}.Value()
}

func (f fragments) Scan(v any) error {
	*f.at = nil
	var pieces [][7]float64
	if err := (list[[7]float64]{&pieces}).Scan(v); err != nil || pieces == nil {
		return err
	}
	*f.at = make([]trichluc.Fragment, len(pieces))
	for i, p := range pieces {
		(*f.at)[i] = trichluc.Fragment{Start: int(p[0]), End: int(p[1]), Page: int(p[2]), Box: trichluc.Box{p[3], p[4], p[5], p[6]}}
	}
	return nil
}
