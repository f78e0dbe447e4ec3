package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/index"
)

// memory is a Store that keeps what ingest asks it to keep, and notes the
// order. Methods that ingest does not use are nil and panic.
type memory struct {
	corpus.Store
	mu       sync.Mutex
	puts     []string // sources in the order of Put
	records  map[string]*corpus.Record
	sources  map[string][]string // further sources, by Document.ID
	indexed  map[string]bool
	failures map[string]corpus.Failure
	refuse   func(*corpus.Record) error
	asked    func(source string) error // what Known says, if not nil
	broken   error                     // what Fail says
}

func newMemory() *memory {
	return &memory{
		records: map[string]*corpus.Record{}, sources: map[string][]string{},
		indexed: map[string]bool{}, failures: map[string]corpus.Failure{},
	}
}

func (m *memory) Known(_ context.Context, id, source string) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.asked != nil {
		if err := m.asked(source); err != nil {
			return false, err
		}
	}
	if m.records[id] == nil {
		return false, nil
	}
	m.sources[id] = append(m.sources[id], source)
	return true, nil
}

func (m *memory) Put(ctx context.Context, r *corpus.Record) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if m.refuse != nil {
		if err := m.refuse(r); err != nil {
			return err
		}
	}
	m.puts = append(m.puts, r.Document.Source)
	m.records[r.Document.ID] = r
	delete(m.indexed, r.Document.ID)
	return nil
}

func (m *memory) Fail(_ context.Context, f corpus.Failure) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.failures[f.Source] = f
	return m.broken
}

func (m *memory) Forget(_ context.Context, gone func(string) bool) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	maps.DeleteFunc(m.failures, func(source string, _ corpus.Failure) bool { return gone(source) })
	return m.broken
}

func (m *memory) Unindexed(context.Context) ([]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var ids []string
	for _, id := range slices.Sorted(maps.Keys(m.records)) {
		if !m.indexed[id] {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

func (m *memory) MarkIndexed(_ context.Context, ids []string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, id := range ids {
		m.indexed[id] = true
	}
	return nil
}

func (m *memory) MarkAllUnindexed(context.Context) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.indexed = map[string]bool{}
	return nil
}

func (m *memory) Get(_ context.Context, id string) (*corpus.Record, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if r := m.records[id]; r != nil {
		return r, nil
	}
	return nil, corpus.ErrNotFound
}

// InstrumentsOf counts the mentions of the records.
func (m *memory) InstrumentsOf(_ context.Context, ids []string) iter.Seq2[trichluc.Instrument, error] {
	m.mu.Lock()
	defer m.mu.Unlock()
	mentions, wanted := map[string]int{}, map[string]bool{}
	for id, r := range m.records {
		for _, c := range r.Citations {
			mentions[c.Instrument]++
			wanted[c.Instrument] = wanted[c.Instrument] || slices.Contains(ids, id)
		}
	}
	return func(yield func(trichluc.Instrument, error) bool) {
		for id, n := range mentions {
			if wanted[id] && !yield(trichluc.Instrument{ID: id, Mentions: n}, nil) {
				return
			}
		}
	}
}

func (m *memory) Mentions(_ context.Context, instrument string) iter.Seq2[corpus.Placed[trichluc.Citation], error] {
	return func(yield func(corpus.Placed[trichluc.Citation], error) bool) {
		for id, r := range m.records {
			for _, c := range r.Citations {
				if c.Instrument == instrument && !yield(corpus.Placed[trichluc.Citation]{Document: id, Row: c}, nil) {
					return
				}
			}
		}
	}
}

// shelf is an index in memory.
type shelf struct {
	index.Index
	mu      sync.Mutex
	entries map[string]index.Entry
	missing bool
	open    bool
	opened  int
	updates int
}

func (*shelf) Compact(context.Context) error { return nil }

func (s *shelf) Update(_ context.Context, documents []string, entries []index.Entry) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.updates++
	maps.DeleteFunc(s.entries, func(_ string, e index.Entry) bool { return slices.Contains(documents, e.Document) })
	for _, e := range entries {
		s.entries[e.ID] = e
		if e.Kind == index.KindInstrument && e.Weight == 0 {
			delete(s.entries, e.ID)
		}
	}
	return nil
}

func (s *shelf) Close() error { s.open = false; return nil }

// corpusOf joins a store with an index.
func corpusOf(m *memory, s *shelf) Corpus {
	open := func(context.Context) (index.Index, error) {
		s.opened++
		switch {
		case s.missing:
			return nil, index.ErrMissing
		case s.open:
			return nil, errors.New("opened twice")
		}
		s.open = true
		return s, nil
	}
	return Corpus{Store: m, OpenIndex: open, CreateIndex: func(ctx context.Context) (index.Index, error) {
		if len(m.indexed) > 0 {
			return nil, errors.New("a new index while documents are marked: a kill now would lose them")
		}
		s.missing, s.entries = false, map[string]index.Entry{}
		return open(ctx)
	}}
}

func newShelf() *shelf { return &shelf{entries: map[string]index.Entry{}} }

// plain reads a file as one paragraph that cites one instrument, named by it. Some words
// make it misbehave.
func plain(ctx context.Context, source string, data []byte) (*corpus.Record, error) {
	text := string(data)
	switch {
	case strings.Contains(text, "PANIC"):
		var none []int
		_ = none[len(text)]
	case strings.Contains(text, "SLOW"):
		<-ctx.Done()
		return nil, ctx.Err()
	case strings.Contains(text, "BROKEN"):
		return nil, &Error{Code: "corrupt", Detail: "line one\nline two"}
	}
	end := len(text)
	if strings.Contains(text, "ASTRAY") {
		end++
	}
	return &corpus.Record{
		Document:  &trichluc.Document{Text: text, Blocks: []trichluc.Block{{Kind: trichluc.BlockParagraph, End: end}}},
		Citations: []trichluc.Citation{{ID: source, Text: text, Instrument: "vn/" + text}},
	}, nil
}

// tree writes files into a new folder, from which the test then works.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	return dir
}

// member is a file in a zip archive made for a test.
type member struct{ name, content string }

func zipped(t *testing.T, members ...member) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, m := range members {
		f, err := w.Create(m.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(m.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// hooked is a file system on which things happen just before a name is used.
// A hook's error is what the operation says.
type hooked struct {
	OS
	open, list func(name string) error
}

func (h hooked) Open(name string) (File, error) {
	if h.open != nil {
		if err := h.open(name); err != nil {
			return nil, err
		}
	}
	return h.OS.Open(name)
}

func (h hooked) ReadDir(name string) ([]fs.DirEntry, error) {
	if h.list != nil {
		if err := h.list(name); err != nil {
			return nil, err
		}
	}
	return h.OS.ReadDir(name)
}

// denied is what the operating system says of a folder without read
// permission. Tests that run as root never meet it otherwise.
func denied(folder string) func(name string) error {
	return func(name string) error {
		if name == folder {
			return &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
		}
		return nil
	}
}
