package doc

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
)

// reports are the documents written for tests.
func reports(t testing.TB) map[string][]byte {
	paths, err := filepath.Glob(filepath.Join("..", "..", "testdata", "reports", "*.doc"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no reports: %v", err)
	}
	found := map[string][]byte{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		found[filepath.Base(path)] = data
	}
	return found
}

// check reads and sees that a refusal says why.
func check(t *testing.T, data []byte) {
	f, err := Read(context.Background(), data)
	var known *flow.Error
	if (f == nil) == (err == nil) || err != nil && !errors.As(err, &known) {
		t.Fatalf("flow %v, error %v", f, err)
	}
}

func FuzzRead(f *testing.F) {
	for _, data := range reports(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { check(t, data) })
}

// TestDamage cuts and changes a document in many places: each time it is read
// or refused.
func TestDamage(t *testing.T) {
	for name, data := range reports(t) {
		for n := 0; n < len(data); n += 509 {
			check(t, data[:n])
		}
		for at := 0; at < len(data); at += 61 {
			changed := append([]byte{}, data...)
			changed[at] ^= byte(at*7 + 1)
			changed[(at*31)%len(data)] = 0xff
			check(t, changed)
		}
		t.Logf("%s: %d bytes", name, len(data))
	}
}

func BenchmarkRead(b *testing.B) {
	for name, data := range reports(b) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Read(context.Background(), data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
