package sets

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
	segments "github.com/blevesearch/scorch_segment_api/v2"
)

// source is a field that holds words.
type source struct {
	*document.TextField
	words  []string
	stored string
}

func (s *source) Terms(add func(field string, term []byte)) {
	for _, w := range s.words {
		add("word", []byte(w))
	}
	add("all", []byte("all"))
}

func (s *source) Stored() []byte { return []byte(s.stored) }

// library is documents with what is in them, to compare with.
type library map[string][]string

func (l library) segment(t testing.TB) segments.Segment {
	t.Helper()
	var documents []index.Document
	for id, words := range l {
		d := document.NewDocument(id)
		d.AddField(&source{document.NewTextField("x", nil, nil), words, "stored of " + id})
		d.AddIDField()
		documents = append(documents, d)
	}
	s, size, err := Plugin{}.New(documents)
	if err != nil || size == 0 {
		t.Fatalf("%d bytes, %v", size, err)
	}
	return s
}

// made is n documents of words of which some are in half of them, and most in
// one or two.
func made(seed uint64, n int) library {
	random := rand.New(rand.NewPCG(seed, 1))
	l := library{}
	for i := range n {
		words := []string{fmt.Sprintf("only %d", i), ""[:0] + "đường"}
		for range 20 {
			words = append(words, fmt.Sprint("w", random.IntN(1+random.IntN(500))))
		}
		l[fmt.Sprintf("document-%d-%05d", seed, i*7%n)] = words
	}
	return l
}

// compare looks for every word in every document.
func compare(t *testing.T, s segments.Segment, want library) {
	t.Helper()
	of := Of(s)
	if int(of.Count()) != len(want) {
		t.Fatalf("%d entries, want %d", of.Count(), len(want))
	}
	ids := make([]string, of.Count())
	for n := range ids {
		id, err := of.DocID(uint64(n))
		if err != nil {
			t.Fatal(err)
		}
		ids[n] = string(id)
		stored, err := of.Stored(uint64(n))
		if err != nil || string(stored) != "stored of "+ids[n] {
			t.Fatalf("stored of %s: %q, %v", id, stored, err)
		}
	}
	holding := map[string][]string{}
	for id, words := range want {
		for _, w := range slices.Compact(slices.Sorted(slices.Values(words))) {
			holding[w] = append(holding[w], id)
		}
	}
	for w, documents := range holding {
		set, err := of.Set("word", w)
		if err != nil || set == nil {
			t.Fatalf("%q: %v, %v", w, set, err)
		}
		var got []string
		for _, n := range set.ToArray() {
			got = append(got, ids[n])
		}
		slices.Sort(got)
		slices.Sort(documents)
		if !slices.Equal(got, documents) {
			t.Fatalf("%q is in %v, want %v", w, got, documents)
		}
	}
	var listed []string
	if err := of.Terms("word", "w1", func(text string, _ func() (*roaring.Bitmap, error)) { listed = append(listed, text) }); err != nil {
		t.Fatal(err)
	}
	var all []string
	for w := range holding {
		if strings.HasPrefix(w, "w1") {
			all = append(all, w)
		}
	}
	slices.Sort(all)
	if !slices.Equal(listed, all) {
		t.Errorf("terms that begin with w1: %q, want %q", listed, all)
	}
	for _, absent := range []string{"", "a", "w", "zzz", "only"} {
		if set, err := of.Set("word", absent); err != nil || set != nil {
			t.Errorf("%q: %v, %v", absent, set, err)
		}
	}
	some := []string{ids[0], "nobody", ids[len(ids)-1], "", "zz"}
	if set, err := of.DocNumbers(some); err != nil || set.GetCardinality() != uint64(len(slices.Compact([]string{ids[0], ids[len(ids)-1]}))) {
		t.Errorf("numbers of %q: %v, %v", some, set, err)
	}
}

func TestSegment(t *testing.T) {
	for _, n := range []int{1, 2, 63, 700} {
		want := made(1, n)
		s := want.segment(t)
		compare(t, s, want)
		path := filepath.Join(t.TempDir(), "a.zap")
		if err := s.(segments.UnpersistedSegment).Persist(path); err != nil {
			t.Fatal(err)
		}
		opened, err := Plugin{}.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		compare(t, opened, want)
		if err := opened.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestMerge merges segments of which some entries are dropped, and what comes
// of that once more.
func TestMerge(t *testing.T) {
	dir := t.TempDir()
	first, second, third := made(1, 300), made(2, 1), made(3, 900)
	parts := []segments.Segment{first.segment(t), second.segment(t), third.segment(t)}
	drops := []*roaring.Bitmap{nil, roaring.BitmapOf(0), roaring.New()}
	want := library{}
	for i, l := range []library{first, second, third} {
		for n := range uint32(len(l)) {
			id, err := Of(parts[i]).DocID(uint64(n))
			if err != nil {
				t.Fatal(err)
			}
			if i == 2 && n%5 == 0 && n > 400 {
				drops[2].Add(n)
			}
			if drops[i] == nil || !drops[i].Contains(n) {
				want[string(id)] = l[string(id)]
			}
		}
	}
	merged := merge(t, parts, drops, filepath.Join(dir, "1.zap"), want)
	defer merged.Close()
	more := made(4, 50)
	again := library{}
	for _, l := range []library{want, more} {
		for id, words := range l {
			again[id] = words
		}
	}
	merge(t, []segments.Segment{more.segment(t), merged}, nil, filepath.Join(dir, "2.zap"), again).Close()
}

func merge(t *testing.T, parts []segments.Segment, drops []*roaring.Bitmap, path string, want library) segments.Segment {
	t.Helper()
	numbers, size, err := Plugin{}.Merge(parts, drops, path, make(chan struct{}), nil)
	if err != nil || size == 0 {
		t.Fatalf("%d bytes, %v", size, err)
	}
	s, err := Plugin{}.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, s, want)
	for i, p := range parts {
		for old, n := range numbers[i] {
			before, _ := Of(p).DocID(uint64(old))
			if n == dropped {
				if _, kept := want[string(before)]; kept {
					t.Fatalf("%s was dropped", before)
				}
				continue
			}
			if after, err := Of(s).DocID(n); err != nil || !bytes.Equal(before, after) {
				t.Fatalf("%s became %s, %v", before, after, err)
			}
		}
	}
	return s
}

func TestMergeStops(t *testing.T) {
	closed := make(chan struct{})
	close(closed)
	_, _, err := Plugin{}.Merge([]segments.Segment{made(1, 9).segment(t)}, nil, filepath.Join(t.TempDir(), "a.zap"), closed, nil)
	if err != segments.ErrClosed {
		t.Errorf("%v, want ErrClosed itself", err)
	}
}

// TestSameIdentifier has entries of one identifier in one batch.
func TestSameIdentifier(t *testing.T) {
	var documents []index.Document
	for _, id := range []string{"a", "b", "c", "b"} {
		documents = append(documents, document.NewDocument(id))
	}
	s, _, err := Plugin{}.New(documents)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string][]uint32{"a": {0}, "b": {1, 2}, "c": {3}} {
		if got, err := s.DocNumbers([]string{id}); err != nil || !slices.Equal(got.ToArray(), want) {
			t.Errorf("%s: %v, %v, want %v", id, got, err, want)
		}
	}
}

// TestDamage changes one bit of a byte, of every third in turn: what is read
// then, or merged, is an error or as it was.
func TestDamage(t *testing.T) {
	image := made(1, 12).segment(t).(InMemory).image
	read := func(image []byte) (string, error) {
		s, err := open(bytes.NewReader(image), uint64(len(image)))
		if err != nil {
			return "", err
		}
		return everything(s)
	}
	merged := func(image []byte) (string, error) {
		s, err := open(bytes.NewReader(image), uint64(len(image)))
		if err != nil {
			return "", err
		}
		var out bytes.Buffer
		err = newMerging([]*Segment{s}, []*roaring.Bitmap{roaring.BitmapOf(3)}, make(chan struct{})).write(&output{to: &out})
		return out.String(), err
	}
	for name, answer := range map[string]func([]byte) (string, error){"read": read, "merged": merged} {
		want, err := answer(image)
		if err != nil || want == "" {
			t.Fatalf("%s: %q, %v", name, want, err)
		}
		for at := 0; at < len(image); at += 3 {
			spoilt := bytes.Clone(image)
			spoilt[at] ^= 1 << (at % 8)
			got, err := answer(spoilt)
			if err == nil && got != want {
				t.Errorf("%s: byte %d of %d changes the answers without an error", name, at, len(image))
			}
			if err != nil && !errors.Is(err, ErrFormat) {
				t.Errorf("%s: byte %d of %d: %v is no ErrFormat", name, at, len(image), err)
			}
		}
	}
}

// everything is what a segment answers.
func everything(s *Segment) (string, error) {
	var answers strings.Builder
	var ids []string
	for n := range s.Count() {
		id, err := s.DocID(n)
		stored, other := s.Stored(n)
		if err = errors.Join(err, other); err != nil {
			return "", err
		}
		fmt.Fprintf(&answers, "%s %q\n", id, stored)
		ids = append(ids, string(id))
	}
	some, err := s.DocNumbers(ids[:len(ids)/2])
	if err != nil {
		return "", err
	}
	fmt.Fprintln(&answers, some.ToArray())
	for _, field := range []string{"all", "word"} {
		e := s.Terms(field, "", func(text string, set func() (*roaring.Bitmap, error)) {
			found, wrong := set()
			if wrong != nil {
				err = wrong
				return
			}
			fmt.Fprintln(&answers, text, found.ToArray())
		})
		if err = errors.Join(err, e); err != nil {
			return "", err
		}
	}
	return answers.String(), nil
}

// believe makes the sums of blocks those of the bytes there are, so that
// unpacking is tried on bytes that nobody wrote. Those of groups stay: roaring
// trusts the bitmaps it is given.
func believe(s *Segment) {
	for _, stream := range [][]block{s.ids, s.stored} {
		for i, b := range stream {
			packed, _ := s.read(b.at, b.size)
			stream[i].sum = crc32.ChecksumIEEE(packed)
		}
	}
}

// FuzzDamage changes or cuts a sound segment: errors, but no panic, and no
// memory beyond what a block may take.
func FuzzDamage(f *testing.F) {
	image := made(1, 40).segment(f).(InMemory).image
	f.Add(0, byte(0xff), len(image))
	f.Add(len(image)/2, byte(0), len(image))
	f.Add(len(image)-20, byte(7), len(image)-3)
	f.Fuzz(func(t *testing.T, at int, value byte, length int) {
		spoilt := bytes.Clone(image)
		if at >= 0 && at < len(spoilt) {
			spoilt[at] = value
		}
		spoilt = spoilt[:min(max(0, length), len(spoilt))]
		s, err := open(bytes.NewReader(spoilt), uint64(len(spoilt)))
		if err != nil {
			if !errors.Is(err, ErrFormat) {
				t.Errorf("%v is no ErrFormat", err)
			}
			return
		}
		believe(s)
		for n := range s.Count() {
			_, _ = s.DocID(n)
			_, _ = s.Stored(n)
		}
		_, _ = s.Set("word", "w1")
		_, _ = s.DocNumbers([]string{"document-1-00003"})
		_ = s.Terms("word", "", func(_ string, set func() (*roaring.Bitmap, error)) { _, _ = set() })
		_, _, _ = Plugin{}.Merge([]segments.Segment{InMemory{s}}, nil, filepath.Join(t.TempDir(), "a.zap"), make(chan struct{}), nil)
	})
}
