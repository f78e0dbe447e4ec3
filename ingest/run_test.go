package ingest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/index"
)

func numbered(n int) map[string]string {
	files := map[string]string{}
	for i := range n {
		files[fmt.Sprintf("bc/%03d.txt", i)] = fmt.Sprintf("report %d", i)
	}
	return files
}

// TestRunStoresInOrder lets later files finish first.
func TestRunStoresInOrder(t *testing.T) {
	tree(t, numbered(40))
	m, x := newMemory(), newShelf()
	slowFirst := func(ctx context.Context, source string, data []byte) (*corpus.Record, error) {
		if strings.HasSuffix(source, "0.txt") {
			time.Sleep(5 * time.Millisecond)
		}
		return plain(ctx, source, data)
	}
	s, err := Run(context.Background(), corpusOf(m, x), []string{"bc"}, Options{Workers: 8, Process: slowFirst})
	if err != nil || s.Read != 40 || len(s.Failures) != 0 {
		t.Fatalf("read %d, failures %v, %v", s.Read, s.Failures, err)
	}
	if !slices.IsSorted(m.puts) {
		t.Errorf("stored in the order %v", m.puts)
	}
	if len(m.indexed) != 40 || s.Indexed != 40 || x.updates != 1 || x.open {
		t.Errorf("indexed %d documents in %d batches, index left open: %v", len(m.indexed), x.updates, x.open)
	}
}

func TestOneBadFileCostsOneFile(t *testing.T) {
	tree(t, map[string]string{
		"bc/1.txt": "good", "bc/2.txt": "PANIC", "bc/3.txt": "BROKEN", "bc/4.txt": "SLOW", "bc/5.txt": "fine", "bc/6.txt": "deleted", "bc/7.txt": "forbidden",
		"bc/8.txt": "refused by the store", "bc/9.txt": "BROKEN", "bc/x.txt": "ASTRAY",
	})
	for _, workers := range []int{1, 4} {
		m := newMemory()
		m.refuse = func(r *corpus.Record) error {
			if strings.Contains(r.Document.Text, "refused") {
				return errors.New("constraint")
			}
			return nil
		}
		files := hooked{open: func(name string) error {
			switch filepath.Base(name) {
			case "6.txt":
				_ = os.Remove(name) // already gone the second time
			case "7.txt":
				return denied(name)(name)
			}
			return nil
		}}
		if err := os.WriteFile("bc/6.txt", []byte("deleted"), 0o644); err != nil {
			t.Fatal(err)
		}
		s, err := Run(context.Background(), corpusOf(m, newShelf()), []string{"bc"},
			Options{Workers: workers, Process: plain, Files: files, Limits: Limits{Time: 20 * time.Millisecond}})
		if err != nil || s.Read != 2 {
			t.Fatalf("read %d, %v", s.Read, err)
		}
		want := map[string]string{
			"bc/2.txt": "panic", "bc/3.txt": "corrupt", "bc/4.txt": "timeout", "bc/6.txt": "vanished",
			"bc/7.txt": "unreadable", "bc/8.txt": "store", "bc/9.txt": "corrupt", "bc/x.txt": "panic",
		}
		if len(m.failures) != len(want) || len(s.Failures) != len(want) {
			t.Errorf("%d failures noted, %d summed up, want %d", len(m.failures), len(s.Failures), len(want))
		}
		for source, code := range want {
			f := m.failures[source]
			if f.Code != code || strings.Contains(f.Detail, "\n") || strings.Contains(f.Detail, "6.txt") {
				t.Errorf("%s: %q %q, want %s and one line without the name", source, f.Code, f.Detail, code)
			}
		}
		if d := m.failures["bc/2.txt"].Detail; !strings.Contains(d, "index out of range") || !strings.Contains(d, "ingest.plain:") {
			t.Errorf("the panic is told as %q, without what or where", d)
		}
	}
}

func TestKnownFilesAreNotReadAgain(t *testing.T) {
	tree(t, map[string]string{"a.txt": "same", "b.txt": "same", "c.txt": "other", "bad.txt": "BROKEN", "bad2.txt": "BROKEN"})
	m := newMemory()
	var reads atomic.Int32
	counting := func(ctx context.Context, source string, data []byte) (*corpus.Record, error) {
		reads.Add(1)
		return plain(ctx, source, data)
	}
	ingest := func(o Options) Summary {
		t.Helper()
		reads.Store(0)
		o.Process, o.Workers = counting, 3
		s, err := Run(context.Background(), corpusOf(m, newShelf()), []string{"."}, o)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if s := ingest(Options{}); s.Read != 2 || s.Known != 1 || len(s.Failures) != 2 || reads.Load() != 3 {
		t.Errorf("first run: %+v after %d readings, want a content read once, its second name known", s, reads.Load())
	}
	m.puts = nil
	if s := ingest(Options{}); s.Read != 0 || s.Known != 3 || len(s.Failures) != 2 || len(m.puts) != 0 {
		t.Errorf("second run: %+v, stored %v", s, m.puts)
	}
	if s := ingest(Options{Force: true}); s.Read != 2 || s.Known != 1 || len(m.puts) != 2 {
		t.Errorf("forced run: %+v, stored %v", s, m.puts)
	}
	if got := m.records[m.idOf("same")].Document.Source; got != "a.txt" {
		t.Errorf("the content of two files is called %q, want the first in order", got)
	}
}

func (m *memory) idOf(text string) string {
	for id, r := range m.records {
		if r.Document.Text == text {
			return id
		}
	}
	return ""
}

// TestOneWorkerReadsOneAfterTheOther allows one goroutine, that of the file in
// hand, which has to be one that can be left behind.
func TestOneWorkerReadsOneAfterTheOther(t *testing.T) {
	tree(t, numbered(3))
	before := runtime.NumGoroutine()
	var inHand atomic.Int32
	s, err := Run(context.Background(), corpusOf(newMemory(), newShelf()), []string{"bc"}, Options{
		Workers: 1,
		Process: func(_ context.Context, source string, data []byte) (*corpus.Record, error) {
			defer inHand.Add(-1)
			if n := inHand.Add(1); n > 1 {
				return nil, fmt.Errorf("%d files in hand", n)
			}
			if n := runtime.NumGoroutine(); n > before+1 {
				return nil, fmt.Errorf("%d goroutines, %d before", n, before)
			}
			return plain(context.Background(), source, data)
		},
		Limits: Limits{Time: time.Hour},
	})
	if err != nil || s.Read != 3 {
		t.Errorf("read %d: %v %v", s.Read, s.Failures, err)
	}
}

// TestDeafReader has a reader that never looks at its context: the file fails
// for its time and the others are read, or the cancelled run ends without it.
func TestDeafReader(t *testing.T) {
	for _, workers := range []int{1, 3} {
		tree(t, numbered(6))
		wake := make(chan struct{})
		reading := make(chan struct{}, 2)
		deaf := func(ctx context.Context, source string, data []byte) (*corpus.Record, error) {
			if strings.HasSuffix(source, "002.txt") {
				reading <- struct{}{}
				<-wake
			}
			return plain(ctx, source, data)
		}
		m := newMemory()
		s, err := Run(context.Background(), corpusOf(m, newShelf()), []string{"bc"}, Options{
			Workers: workers, Process: deaf, Limits: Limits{Time: 300 * time.Millisecond},
		})
		if err != nil || s.Read != 5 || len(s.Failures) != 1 || s.Failures[0].Code != string(CodeTimeout) {
			t.Errorf("%d workers: read %d, failures %v, %v", workers, s.Read, s.Failures, err)
		}
		<-reading
		ctx, cancel := context.WithCancel(context.Background())
		go func() {
			<-reading
			cancel()
		}()
		m = newMemory()
		s, err = Run(ctx, corpusOf(m, newShelf()), []string{"bc"}, Options{Workers: workers, Process: deaf, Limits: Limits{Time: time.Hour}})
		if !errors.Is(err, context.Canceled) || !s.Interrupted || len(m.failures) != 0 || s.Read != len(m.indexed) {
			t.Errorf("%d workers: %v, read %d, failures %v", workers, err, s.Read, m.failures)
		}
		close(wake)
	}
}

func TestMemoryIsBounded(t *testing.T) {
	files := map[string]string{"bc/big.txt": strings.Repeat("x", 500)}
	for i := range 30 {
		files[fmt.Sprintf("bc/%02d.txt", i)] = fmt.Sprintf("%040d", i)
	}
	tree(t, files)
	var held, most atomic.Int64
	s, err := Run(context.Background(), corpusOf(newMemory(), newShelf()), []string{"bc"}, Options{
		Workers: 8, Limits: Limits{InFlight: 100},
		Process: func(ctx context.Context, source string, data []byte) (*corpus.Record, error) {
			now := held.Add(int64(len(data)))
			for top := most.Load(); len(data) < 500 && now > top && !most.CompareAndSwap(top, now); top = most.Load() {
			}
			time.Sleep(time.Millisecond)
			defer held.Add(-int64(len(data)))
			if len(data) == 500 && now != 500 {
				return nil, errors.New("the file over the limit was not alone")
			}
			return plain(ctx, source, data)
		},
	})
	if err != nil || s.Read != 31 || most.Load() > 100 {
		t.Errorf("read %d, %d bytes at once, %v %v", s.Read, most.Load(), s.Failures, err)
	}
}

// TestCancel interrupts a run in the middle of its fifth file.
func TestCancel(t *testing.T) {
	for _, workers := range []int{1, 3} {
		tree(t, numbered(30))
		m := newMemory()
		ctx, cancel := context.WithCancel(context.Background())
		process := func(ctx context.Context, source string, data []byte) (*corpus.Record, error) {
			if strings.HasSuffix(source, "005.txt") {
				cancel()
				return nil, ctx.Err()
			}
			return plain(ctx, source, data)
		}
		s, err := Run(ctx, corpusOf(m, newShelf()), []string{"bc"}, Options{Workers: workers, Process: process})
		if !errors.Is(err, context.Canceled) || !s.Interrupted {
			t.Errorf("got %v, interrupted: %v", err, s.Interrupted)
		}
		if s.Read < 6-workers || s.Read > 4+2*workers+1 || len(m.failures) != 0 {
			t.Errorf("%d workers: read %d, failures %v", workers, s.Read, m.failures)
		}
		if len(m.indexed) != len(m.records) || len(m.records) != s.Read {
			t.Errorf("read %d, stored %d, indexed %d", s.Read, len(m.records), len(m.indexed))
		}
		cancel()
	}
}

// TestCancelWhileAskingTheCorpus: a store that is asked under a context which
// ends fails, and is not broken for that.
func TestCancelWhileAskingTheCorpus(t *testing.T) {
	tree(t, numbered(5))
	m := newMemory()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	m.asked = func(source string) error {
		if strings.HasSuffix(source, "002.txt") {
			cancel()
			return ctx.Err()
		}
		return nil
	}
	s, err := Run(ctx, corpusOf(m, newShelf()), []string{"bc"}, Options{Workers: 1, Process: plain})
	if !errors.Is(err, context.Canceled) || s.Read != 2 || len(m.indexed) != 2 {
		t.Errorf("%v, read %d, indexed %d: want what was read indexed", err, s.Read, len(m.indexed))
	}
}

// TestUnableEndsTheRun: when no file can be read, no file is at fault.
func TestUnableEndsTheRun(t *testing.T) {
	tree(t, numbered(5))
	m := newMemory()
	unable := func(context.Context, string, []byte) (*corpus.Record, error) {
		return nil, fmt.Errorf("no process: %w", ErrUnable)
	}
	s, err := Run(context.Background(), corpusOf(m, newShelf()), []string{"bc"}, Options{Workers: 1, Process: unable})
	if !errors.Is(err, ErrUnable) || s.Interrupted || len(m.failures) != 0 {
		t.Errorf("%v, interrupted %v, failures %v", err, s.Interrupted, m.failures)
	}
}

func TestBrokenStoreEndsTheRun(t *testing.T) {
	tree(t, numbered(30))
	m := newMemory()
	full := errors.New("disk full")
	m.refuse, m.broken = func(*corpus.Record) error { return full }, full
	s, err := Run(context.Background(), corpusOf(m, newShelf()), []string{"bc"}, Options{Workers: 2, Process: plain})
	if !errors.Is(err, full) || s.Interrupted {
		t.Errorf("got %v, interrupted %v", err, s.Interrupted)
	}
	if len(m.failures) > 10 {
		t.Errorf("%d files were tried on a broken store", len(m.failures))
	}
}

// TestHealing leaves documents stored but not indexed, as a kill between the
// two does, and an index that somebody has deleted.
func TestHealing(t *testing.T) {
	tree(t, map[string]string{"a.txt": "new"})
	old := &corpus.Record{Document: &trichluc.Document{ID: "old", Text: "old", Blocks: []trichluc.Block{{End: 3}}}}
	for name, c := range map[string]struct {
		marked, missing bool
		sources         []string
		want            int
	}{
		"nothing to do":         {marked: true, want: 0},
		"not marked":            {marked: false, want: 1},
		"not marked, more":      {marked: false, sources: []string{"a.txt"}, want: 2},
		"index deleted, more":   {marked: true, missing: true, sources: []string{"a.txt"}, want: 2},
		"index deleted, no new": {marked: true, missing: true, want: 0},
	} {
		m, x := newMemory(), newShelf()
		m.records["old"], x.missing = old, c.missing
		if c.marked {
			m.indexed["old"] = true
		}
		s, err := Run(context.Background(), corpusOf(m, x), c.sources, Options{Process: plain})
		if err != nil || s.Indexed != c.want || (x.opened > 0) != (c.want > 0) {
			t.Errorf("%s: indexed %d, opened the index %d times, %v", name, s.Indexed, x.opened, err)
		}
		if _, ok := x.entries["text:old:0"]; ok != (c.want > 0) {
			t.Errorf("%s: the old document in the index: %v", name, ok)
		}
	}
}

// TestInstrumentsFollowTheirMentions reads files again in another way, so
// that some instruments gain mentions and others lose them.
func TestInstrumentsFollowTheirMentions(t *testing.T) {
	tree(t, map[string]string{"a.txt": "1", "b.txt": "2", "c.txt": "3"})
	m, x := newMemory(), newShelf()
	cites := map[string]string{"a.txt": "kept", "b.txt": "kept", "c.txt": "lost"}
	reading := func(ctx context.Context, source string, data []byte) (*corpus.Record, error) {
		r, err := plain(ctx, source, data)
		r.Citations[0].Instrument = "vn/" + cites[source]
		return r, err
	}
	weights := func() map[string]int {
		all := map[string]int{}
		for _, e := range x.entries {
			if e.Kind == index.KindInstrument {
				all[e.Instrument] = e.Weight
			}
		}
		return all
	}
	for _, step := range []struct {
		cites   map[string]string
		sources []string
		want    map[string]int
	}{
		{cites, []string{"."}, map[string]int{"vn/kept": 2, "vn/lost": 1}},
		{map[string]string{"a.txt": "new", "c.txt": "new"}, []string{"a.txt", "c.txt"}, map[string]int{"vn/kept": 1, "vn/new": 2}},
	} {
		cites = step.cites
		if _, err := Run(context.Background(), corpusOf(m, x), step.sources, Options{Process: reading, Force: true}); err != nil {
			t.Fatal(err)
		}
		if got := weights(); !maps.Equal(got, step.want) {
			t.Errorf("got %v, want %v", got, step.want)
		}
	}
}

func TestSupersededLeavesTheIndex(t *testing.T) {
	m, x := newMemory(), newShelf()
	r, _ := plain(context.Background(), "a.txt", []byte("old"))
	r.Document.ID, r.SupersededBy = "old", "new"
	m.records["old"] = r
	x.entries["text:old:0"] = index.Entry{Document: "old"}
	if s, err := Run(context.Background(), corpusOf(m, x), nil, Options{}); err != nil || s.Indexed != 1 || x.entries["text:old:0"].Document != "" {
		t.Errorf("indexed %d, entries %v, %v", s.Indexed, x.entries, err)
	}
}

func TestReindex(t *testing.T) {
	m, x := newMemory(), newShelf()
	for _, id := range []string{"a", "b"} {
		m.records[id] = &corpus.Record{Document: &trichluc.Document{ID: id, Text: id, Blocks: []trichluc.Block{{End: 1}}}}
		m.indexed[id] = true
	}
	x.entries["text:gone"] = index.Entry{Document: "gone"}
	s, err := Reindex(context.Background(), corpusOf(m, x), nil)
	if err != nil || s.Indexed != 2 || len(x.entries) != 2 || x.open {
		t.Errorf("indexed %d, entries %v, left open %v: %v", s.Indexed, x.entries, x.open, err)
	}
}

func TestEventsAreOneEachFile(t *testing.T) {
	tree(t, map[string]string{"a.txt": "a", "b.txt": "BROKEN", "c.txt": "a", ".d.txt": ""})
	var got []string
	_, err := Run(context.Background(), corpusOf(newMemory(), newShelf()), []string{"."}, Options{
		Workers: 1, Process: plain,
		Observe: func(e Event) { got = append(got, strings.TrimSpace(string(e.Kind)+" "+e.Source)) },
	})
	if err != nil {
		t.Fatal(err)
	}
	check(t, got, []string{
		"planned", "skipped .d.txt", "started a.txt", "done a.txt", "started b.txt", "failed b.txt", "known c.txt", "indexing", "indexed",
	})
}

func TestLock(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	first, err := Acquire(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Acquire(dir); !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), fmt.Sprint(os.Getpid())) {
		t.Errorf("second lock: %v, want who holds it", err)
	}
	if err := first.Release(); err != nil {
		t.Fatal(err)
	}
	again, err := Acquire(dir)
	if err != nil {
		t.Fatal(err)
	}
	_ = again.Release()
}

// TestStaleFailuresAreForgotten: what a source no longer holds has not failed.
func TestStaleFailuresAreForgotten(t *testing.T) {
	tree(t, map[string]string{"bc/1.txt": "BROKEN", "bc/2.txt": "BROKEN", "other/3.txt": "BROKEN", "bcx/4.txt": "BROKEN"})
	m := newMemory()
	ingest := func(sources ...string) {
		t.Helper()
		if _, err := Run(context.Background(), corpusOf(m, newShelf()), sources, Options{Workers: 1, Process: plain}); err != nil {
			t.Fatal(err)
		}
	}
	ingest("bc", "other", "bcx")
	if len(m.failures) != 4 {
		t.Fatalf("%d failures noted, want 4", len(m.failures))
	}
	if err := os.Remove("bc/1.txt"); err != nil {
		t.Fatal(err)
	}
	ingest("./bc/")
	for source, want := range map[string]bool{"bc/1.txt": false, "bc/2.txt": true, "other/3.txt": true, "bcx/4.txt": true} {
		if _, noted := m.failures[source]; noted != want {
			t.Errorf("%s noted as failed: %v, want %v", source, noted, want)
		}
	}
}
