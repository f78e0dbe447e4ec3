package index_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/index"
	"github.com/trichluc/trichluc/index/indextest"
)

func TestBleve(t *testing.T) {
	var dir string
	create := func(t *testing.T) index.Index {
		dir = filepath.Join(t.TempDir(), "index")
		return create(t, dir)
	}
	indextest.Test(t, create, func(t *testing.T, i index.Index) index.Index {
		if err := i.Close(); err != nil {
			t.Fatal(err)
		}
		i, err := index.OpenBleve(dir)
		if err != nil {
			t.Fatal(err)
		}
		return i
	})
}

func create(t *testing.T, dir string) index.Index {
	t.Helper()
	i, err := index.CreateBleve(dir)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func closeIndex(t *testing.T, i index.Index) {
	t.Helper()
	if err := i.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestDocumentOfManyBatches replaces a document that is too large for one
// batch by another such, beside a document that stays.
func TestDocumentOfManyBatches(t *testing.T) {
	if testing.Short() {
		t.Skip("indexes 30,000 entries")
	}
	x := create(t, filepath.Join(t.TempDir(), "index"))
	defer closeIndex(t, x)
	entries := func(document string, from, n int) (all []index.Entry) {
		for i := from; i < from+n; i++ {
			all = append(all, index.Entry{ID: fmt.Sprintf("%s-%d", document, i), Kind: index.KindText, Document: document, Text: fmt.Sprint("dòng ", i)})
		}
		return all
	}
	ctx := context.Background()
	for _, step := range []struct {
		documents []string
		entries   []index.Entry
		want      int
	}{
		{[]string{"small", "large"}, append(entries("small", 0, 3), entries("large", 0, 12_000)...), 12_003},
		{[]string{"large"}, entries("large", 6_000, 11_000), 11_003},
		{[]string{"large"}, nil, 3},
	} {
		if err := x.Update(ctx, step.documents, step.entries); err != nil {
			t.Fatal(err)
		}
		if n, err := x.Count(ctx); err != nil || n != step.want {
			t.Errorf("%d entries, %v, want %d", n, err, step.want)
		}
	}
}

func TestOpenErrors(t *testing.T) {
	spoil := func(name string, content []byte) func(t *testing.T, dir string) {
		return func(t *testing.T, dir string) {
			closeIndex(t, create(t, dir))
			found, err := filepath.Glob(filepath.Join(dir, name))
			if err != nil || len(found) == 0 {
				t.Fatalf("no %s to spoil: %v", name, err)
			}
			if err := os.WriteFile(found[0], content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, c := range []struct {
		name    string
		prepare func(t *testing.T, dir string)
		want    error
	}{
		{"no directory", func(*testing.T, string) {}, index.ErrMissing},
		{"empty directory", func(t *testing.T, dir string) { _ = os.Mkdir(dir, 0o755) }, index.ErrMissing},
		{"spoilt description", spoil("index_meta.json", []byte("{")), index.ErrCorrupt},
		{"foreign description", spoil("index_meta.json", []byte(`{"storage":"x","index_type":"y"}`)), index.ErrCorrupt},
		{"spoilt root", spoil("store/root.bolt", []byte(strings.Repeat("x", 10_000))), index.ErrCorrupt},
		{"empty root", spoil("store/root.bolt", nil), index.ErrCorrupt},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "index")
			c.prepare(t, dir)
			for _, open := range []func(string) (index.Index, error){index.OpenBleve, index.OpenBleveReadOnly} {
				i, err := open(dir)
				if !errors.Is(err, c.want) || !strings.Contains(err.Error(), "trichluc reindex") {
					t.Fatalf("error %v, want %v", err, c.want)
				}
				if i != nil {
					t.Error("an index beside the error")
				}
			}
			closeIndex(t, create(t, dir)) // what reindex does
		})
	}
}

func TestLocked(t *testing.T) {
	dir := t.TempDir()
	i := create(t, dir)
	for name, open := range map[string]func(string) (index.Index, error){
		"open": index.OpenBleve, "read only": index.OpenBleveReadOnly, "create": index.CreateBleve,
	} {
		if _, err := open(dir); !errors.Is(err, index.ErrLocked) {
			t.Errorf("%s: %v, want ErrLocked", name, err)
		}
	}
	closeIndex(t, i)
}

func TestReadOnly(t *testing.T) {
	dir := t.TempDir()
	closeIndex(t, create(t, dir))
	a, err := index.OpenBleveReadOnly(dir)
	if err != nil {
		t.Fatal(err)
	}
	b, err := index.OpenBleveReadOnly(dir)
	if err != nil {
		t.Fatalf("a second reader: %v", err)
	}
	if err := a.Update(context.Background(), nil, nil); err == nil {
		t.Error("a reader writes")
	}
	closeIndex(t, a)
	closeIndex(t, b)
}

// Create replaces an index and leaves everything else in the directory alone.
func TestCreateReplaces(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(other, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	i := create(t, dir)
	if err := i.Update(context.Background(), nil, indextest.Entries(10)); err != nil {
		t.Fatal(err)
	}
	closeIndex(t, i)
	i = create(t, dir)
	if n, err := i.Count(context.Background()); n != 0 || err != nil {
		t.Errorf("%d entries, %v", n, err)
	}
	closeIndex(t, i)
	if _, err := os.Stat(other); err != nil {
		t.Error(err)
	}
}
