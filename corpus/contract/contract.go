// Package contract is the test suite that every kind of corpus.Store passes,
// so that they can stand in for one another.
package contract

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
)

// Test runs the suite. Each call of open gives a new, empty corpus, which the
// suite closes; it is opened as reader version "1".
func Test(t *testing.T, open func(t *testing.T) corpus.Store) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, s corpus.Store)
	}{
		{"every field comes back", everyField},
		{"zero values come back", zeroValues},
		{"zero is not null", zeroIsNotNull},
		{"text stays as it is", textStays},
		{"put again replaces", putReplaces},
		{"what fails leaves no trace", faultInjection},
		{"order does not depend on writing", orderIndependence},
		{"one document under two paths", twoPaths},
		{"a new version supersedes", supersedes},
		{"a path used again does not supersede", pathUsedAgain},
		{"known", known},
		{"failures", failures},
		{"indexing marks", indexing},
		{"find", find},
		{"select", selects},
		{"instruments", instruments},
		{"instruments after a replace", instrumentsAfterReplace},
		{"one instrument", oneInstrument},
		{"edges", edges},
		{"walk", walk},
		{"candidates", candidates}, {"few candidates", fewCandidates},
		{"status", status},
		{"listings stop when asked", stops},
		{"concurrency", concurrency},
		{"listing while writing", listingWhileWriting},
		{"not found", notFound},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t)
			defer func() {
				if err := s.Close(); err != nil {
					t.Errorf("close: %v", err)
				}
			}()
			c.test(t, s)
			if err := s.Check(context.Background()); err != nil {
				t.Errorf("check: %v", err)
			}
		})
	}
}

// everyField fills all fields of the vocabulary by reflection, so that a new
// one that a store leaves out is noticed.
func everyField(t *testing.T, s corpus.Store) {
	want := filled()
	put(t, s, want)
	got := get(t, s, want.Document.ID)
	same(t, "record", got, want)

	d := *want.Document
	d.Text, d.Blocks, d.Tables, d.Furniture = "", nil, nil, nil
	same(t, "Documents", collect(t, s.Documents(context.Background(), corpus.Selection{})), []*trichluc.Document{&d})
	same(t, "Tables", rows(t, s.Tables(context.Background(), corpus.Selection{})), want.Document.Tables)
	same(t, "Observations", rows(t, s.Observations(context.Background(), corpus.Selection{})), want.Observations)
	same(t, "Citations", rows(t, s.Citations(context.Background(), corpus.Selection{})), want.Citations)
	same(t, "Findings", rows(t, s.Findings(context.Background(), corpus.Selection{})), want.Findings)
	for p := range s.Observations(context.Background(), corpus.Selection{}) {
		if p.Document != want.Document.ID || p.Source != want.Document.Source {
			t.Errorf("placed at %q of %q", p.Document, p.Source)
		}
	}
}

func zeroValues(t *testing.T, s corpus.Store) {
	want := record("a", "a.txt")
	want.Document.Blocks = []trichluc.Block{{}}
	want.Document.Tables = []trichluc.Table{{}, {Rows: []trichluc.Row{{}, {Cells: []trichluc.Cell{{}, {}}}}}}
	want.Document.Footnotes = []trichluc.Footnote{{}}
	want.Observations = []trichluc.Observation{{}}
	want.Citations = []trichluc.Citation{{}}
	want.Findings = []trichluc.Finding{{Document: want.Document.ID, Where: []trichluc.Location{{}}}}
	put(t, s, want)
	same(t, "record", get(t, s, want.Document.ID), want)
}

func zeroIsNotNull(t *testing.T, s corpus.Store) {
	zero := 0.0
	r := record("a", "a.txt")
	r.Observations = []trichluc.Observation{
		{ID: "1", Value: &zero, Numerator: &zero, Denominator: &zero},
		{ID: "2", Location: trichluc.Location{Start: 1, End: 1}, Group: []string{}, Ambiguous: []float64{}},
	}
	r.Document.Text = "0-"
	put(t, s, r)
	got := get(t, s, r.Document.ID).Observations
	if o := got[0]; o.Value == nil || *o.Value != 0 || o.Numerator == nil || o.Denominator == nil {
		t.Errorf("0 came back as %v, %v, %v", o.Value, o.Numerator, o.Denominator)
	}
	if o := got[1]; o.Value != nil || o.Numerator != nil || o.Denominator != nil {
		t.Errorf("null came back as %v, %v, %v", o.Value, o.Numerator, o.Denominator)
	}
}

func textStays(t *testing.T, s corpus.Store) {
	r := record("a", "Báo cáo số 5.txt")
	r.Document.Text = "Quyết định\tđường Hoà Bình ≥ 80% <i>“²”</i>\n'; DROP TABLE documents; --\U0001F4CA"
	r.Observations = []trichluc.Observation{{Quote: r.Document.Text, ValueText: "1.034", Group: []string{"I. <\"nhóm\">", ""}}}
	put(t, s, r)
	same(t, "record", get(t, s, "a"), r)
}

func putReplaces(t *testing.T, s corpus.Store) {
	put(t, s, filled())
	want := record(filled().Document.ID, filled().Document.Source)
	want.Document.Metadata.Supersedes = "other"
	want.Citations = []trichluc.Citation{{ID: "new", Location: trichluc.Location{End: 3}}}
	put(t, s, want)
	same(t, "record", get(t, s, want.Document.ID), want)
	if n := len(rows(t, s.Observations(context.Background(), corpus.Selection{}))); n != 0 {
		t.Errorf("%d observations of the earlier reading are left", n)
	}
	put(t, s, want)
	same(t, "record", get(t, s, want.Document.ID), want)
}

// faultInjection makes Put fail at every look it takes at its context, before
// it gets through.
func faultInjection(t *testing.T, s corpus.Store) {
	old, changed := big("a", "cũ", 150), big("a", "mới", 150)
	put(t, s, old)
	failed := 0
	for looks := 0; ; looks++ {
		err := s.Put(&dying{Context: context.Background(), left: looks}, changed)
		if err == nil {
			break
		}
		failed++
		if !errors.Is(err, errInjected) {
			t.Fatalf("look %d: error %v does not wrap the context's", looks, err)
		}
		same(t, fmt.Sprintf("record after failure %d", looks), get(t, s, "a"), old)
	}
	if failed < 3 {
		t.Errorf("only %d failures could be injected: Put hardly looks at its context", failed)
	}
	same(t, "record", get(t, s, "a"), changed)

	if err := s.Put(&dying{Context: context.Background(), left: 2}, big("b", "b", 150)); err == nil {
		t.Error("no failure could be injected in a new document")
	}
	if _, err := s.Get(context.Background(), "b"); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("a document that failed is there: %v", err)
	}
}

// dying is a context that ends after some looks at it.
type dying struct {
	context.Context
	mu   sync.Mutex
	left int
}

var errInjected = errors.New("injected")

func (d *dying) Err() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.left--; d.left < 0 {
		return errInjected
	}
	return nil
}

func orderIndependence(t *testing.T, s corpus.Store) {
	records := []*corpus.Record{big("c", "x", 5), big("a", "y", 5), big("b", "z", 5)}
	records[0].Document.Source, records[1].Document.Source, records[2].Document.Source = "2.pdf", "10.pdf", "2.docx"
	for _, r := range records {
		slices.Reverse(r.Observations)
		slices.Reverse(r.Citations)
		slices.Reverse(r.Findings)
		put(t, s, r)
	}
	if r := records[0]; r.Observations[0].Location.Start == 0 {
		t.Error("Put has sorted its caller's slice")
	}
	first := everything(t, s)
	slices.Reverse(records)
	for _, r := range records {
		slices.Reverse(r.Observations)
		put(t, s, r)
	}
	same(t, "listings", everything(t, s), first)
	if got := sources(t, s); !slices.Equal(got, []string{"10.pdf", "2.docx", "2.pdf"}) {
		t.Errorf("documents come as %q", got)
	}
	var last corpus.Placed[trichluc.Observation]
	for p, err := range s.Observations(context.Background(), corpus.Selection{}) {
		if err != nil {
			t.Fatal(err)
		}
		if p.Source < last.Source || p.Source == last.Source && p.Row.Location.Start < last.Row.Location.Start {
			t.Errorf("%s at %d after %s at %d", p.Source, p.Row.Location.Start, last.Source, last.Row.Location.Start)
		}
		last = p
	}
}

func everything(t *testing.T, s corpus.Store) []any {
	ctx, all := context.Background(), corpus.Selection{}
	return []any{
		collect(t, s.Documents(ctx, all)), collect(t, s.Tables(ctx, all)), collect(t, s.Observations(ctx, all)),
		collect(t, s.Citations(ctx, all)), collect(t, s.Findings(ctx, all)), collect(t, s.Instruments(ctx)),
		collect(t, s.Mentions(ctx, "vn/thu-tuong-chinh-phu/quyet-dinh/2020/749-qd-ttg")),
	}
}

func stops(t *testing.T, s corpus.Store) {
	put(t, s, big("a", "x", 5))
	put(t, s, big("b", "y", 5))
	ctx, all := context.Background(), corpus.Selection{}
	for range s.Documents(ctx, all) {
		break
	}
	for range s.Tables(ctx, all) {
		break
	}
	for range s.Observations(ctx, all) {
		break
	}
	for range s.Instruments(ctx) {
		break
	}
	put(t, s, big("c", "z", 5)) // a listing that was left open would be in the way
	if n := len(sources(t, s)); n != 3 {
		t.Errorf("%d documents", n)
	}
}

func notFound(t *testing.T, s corpus.Store) {
	ctx := context.Background()
	if _, err := s.Get(ctx, "none"); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("Get: %v", err)
	}
	if _, err := s.Find(ctx, "none"); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("Find: %v", err)
	}
	if got := everything(t, s); !reflect.DeepEqual(got[0], []*trichluc.Document(nil)) {
		t.Errorf("an empty corpus lists %v", got)
	}
	for _, r := range []*corpus.Record{{}, record("", "a"), record("a", "")} {
		if err := s.Put(ctx, r); err == nil {
			t.Errorf("Put takes a record without ID or source")
		}
	}
}

func concurrency(t *testing.T, s corpus.Store) {
	const writers, each = 4, 6
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range each {
				id := fmt.Sprintf("%d-%d", w, i)
				if err := s.Put(context.Background(), big(id, id, 20)); err != nil {
					t.Error(err)
				}
				if known, err := s.Known(context.Background(), id, id+".pdf"); err != nil || !known {
					t.Errorf("Known(%s) = %v, %v", id, known, err)
				}
				if err := s.Fail(context.Background(), corpus.Failure{Source: "bad " + id, Code: "corrupt", At: time.Unix(0, 0)}); err != nil {
					t.Error(err)
				}
				if n := len(rows(t, s.Observations(context.Background(), corpus.Selection{Document: id}))); n != 20 {
					t.Errorf("%s has %d observations", id, n)
				}
			}
		})
	}
	wg.Wait()
	st, err := s.Status(context.Background())
	if err != nil || st.Documents != writers*each || len(st.Failures) != writers*each || st.Observations != writers*each*20 {
		t.Errorf("status: %+v, %v", st, err)
	}
}

// listingWhileWriting: a listing sees the corpus as it was when it began.
func listingWhileWriting(t *testing.T, s corpus.Store) {
	for _, id := range []string{"a", "b", "c"} {
		put(t, s, big(id, id, 3))
	}
	n := 0
	for p, err := range s.Observations(context.Background(), corpus.Selection{}) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 1 {
			put(t, s, big("bb", "new", 3))
			put(t, s, record("c", "c.pdf"))
		}
		if p.Document == "bb" {
			t.Error("a document written later is listed")
		}
	}
	if n != 9 {
		t.Errorf("%d observations, want 9", n)
	}
}
