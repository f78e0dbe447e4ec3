package contract

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"reflect"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
)

// record is a document with an identity and a little text.
func record(id, source string) *corpus.Record {
	return &corpus.Record{Document: &trichluc.Document{ID: id, Source: source, Text: "abc"}}
}

// big is a document with n of everything, from source id.pdf.
func big(id, word string, n int) *corpus.Record {
	r := record(id, id+".pdf")
	d := r.Document
	table := trichluc.Table{ID: "t1"}
	for i := range n {
		d.Text += fmt.Sprintf("%s %d\n", word, i)
		value := float64(i)
		at := trichluc.Location{Start: i, End: i + 1}
		d.Blocks = append(d.Blocks, trichluc.Block{Kind: trichluc.BlockParagraph, Start: i, End: i + 1})
		table.Rows = append(table.Rows, trichluc.Row{Cells: []trichluc.Cell{{Text: word}, {Text: fmt.Sprint(i)}}})
		r.Observations = append(r.Observations, trichluc.Observation{ID: fmt.Sprint(i), Value: &value, Quote: word, Location: at})
		r.Citations = append(r.Citations, trichluc.Citation{ID: fmt.Sprint(i), Text: word, Instrument: decision, Location: at})
		r.Findings = append(r.Findings, trichluc.Finding{ID: fmt.Sprint(i), Document: id, Message: word, Where: []trichluc.Location{at, at}})
	}
	d.Tables = []trichluc.Table{table}
	return r
}

// filled is a record in which no field is zero.
func filled() *corpus.Record {
	r := new(corpus.Record)
	n := 0
	fill(reflect.ValueOf(r).Elem(), &n)
	r.SupersededBy = ""
	r.Document.Text = fmt.Sprintf("%20000s", "")
	for i := range r.Findings {
		r.Findings[i].Document = r.Document.ID
	}
	return r
}

// fill sets v and all in it to values that differ from one another and grow,
// so that what is sorted by place is in order and ranges are not empty.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("chữ %d", *n))
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Float64:
		v.SetFloat(float64(*n) + 0.25)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	default:
		panic("the vocabulary has a kind of field that this test cannot fill: " + v.Kind().String())
	}
}

func put(t *testing.T, s corpus.Store, r *corpus.Record) {
	t.Helper()
	if err := s.Put(context.Background(), r); err != nil {
		t.Fatal(err)
	}
}

func fail(t *testing.T, s corpus.Store, source string) {
	t.Helper()
	if err := s.Fail(context.Background(), corpus.Failure{Source: source, Code: "corrupt"}); err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, s corpus.Store, id string) *corpus.Record {
	t.Helper()
	r, err := s.Get(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func sources(t *testing.T, s corpus.Store) (all []string) {
	t.Helper()
	for _, d := range collect(t, s.Documents(context.Background(), corpus.Selection{})) {
		all = append(all, d.Source)
	}
	return all
}

// collect runs a listing to its end.
func collect[T any](t *testing.T, listing iter.Seq2[T, error]) (all []T) {
	t.Helper()
	for v, err := range listing {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	return all
}

func rows[T any](t *testing.T, listing iter.Seq2[corpus.Placed[T], error]) (all []T) {
	t.Helper()
	for _, p := range collect(t, listing) {
		all = append(all, p.Row)
	}
	return all
}

// same compares and, where they differ, shows both as JSON from there on.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if reflect.DeepEqual(got, want) {
		return
	}
	g, _ := json.Marshal(got)
	w, _ := json.Marshal(want)
	at := 0
	for at < len(g) && at < len(w) && g[at] == w[at] {
		at++
	}
	from := max(0, at-80)
	t.Errorf("%s differ:\n got ...%.300s\nwant ...%.300s", what, g[from:], w[from:])
}
