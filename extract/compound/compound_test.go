package compound

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/richardlehane/mscfb"
)

// reports are the documents written for tests.
func reports(t testing.TB) map[string][]byte {
	paths, err := filepath.Glob(filepath.Join("..", "..", "testdata", "reports", "*.doc"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no reports: %v", err)
	}
	paths = append(paths, filepath.Join("..", "xls", "testdata", "bieu.xls"))
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

// TestSameAsLibrary reads sound files by another reader too.
func TestSameAsLibrary(t *testing.T) {
	for name, data := range reports(t) {
		f, err := Open(data)
		if err != nil || len(f.Damage) > 0 {
			t.Fatalf("%s: %v, damage %v", name, err, f.Damage)
		}
		other, err := mscfb.New(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		byName := map[string]string{} // the library leaves out the control character that some begin with
		for _, name := range f.Names {
			byName[strings.TrimLeft(name, "\x01\x05")] = name
		}
		for _, entry := range other.File {
			if len(entry.Path) > 0 || entry.FileInfo().IsDir() {
				continue
			}
			names = append(names, entry.Name)
			want := make([]byte, entry.Size)
			if _, err := entry.Read(want); err != nil && entry.Size > 0 {
				t.Fatal(err)
			}
			got := f.Stream(byName[entry.Name])
			if got == nil || !bytes.Equal(got.Content, want) || len(got.Lost) > 0 {
				t.Errorf("%s: the stream %q differs", name, entry.Name)
			}
		}
		slices.Sort(names)
		if got := slices.Sorted(maps.Keys(byName)); !slices.Equal(got, names) {
			t.Errorf("%s: streams %q, want %q", name, got, names)
		}
	}
}

// TestDamage breaks one thing at a time, and asks for the stream that holds
// most of the file.
func TestDamage(t *testing.T) {
	whole := reports(t)["bao-cao-quy-2-2024-lang-son.doc"]
	sound, err := Open(whole)
	if err != nil {
		t.Fatal(err)
	}
	want := sound.Stream("WordDocument").Content
	table := 512 * (int(number(whole, 76)) + 1)
	for name, change := range map[string]func(b []byte){
		"an entry leads back":         func(b []byte) { b[table+4*40] = 39 },
		"an entry leads nowhere":      func(b []byte) { copy(b[table+4*40:], "\x00\x00\x01\x00") },
		"an entry ends the chain":     func(b []byte) { copy(b[table+4*40:], "\xfe\xff\xff\xff") },
		"the table is lost":           func(b []byte) { clear(b[table : table+512]) },
		"the directory begins aside":  func(b []byte) { b[48] ^= 3 },
		"the signature":               func(b []byte) { b[0] = 0 },
		"a table sector is not there": func(b []byte) { copy(b[76:], "\xff\xff\xff\x00") },
	} {
		data := bytes.Clone(whole)
		change(data)
		f, err := Open(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := f.Stream("WordDocument")
		if got == nil || !bytes.Equal(got.Content, want) {
			t.Errorf("%s: the stream is not the same", name)
		}
		if len(f.Damage) == 0 {
			t.Errorf("%s: not noticed", name)
		}
	}
}

func FuzzOpen(f *testing.F) {
	for _, data := range reports(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		Missing(data)
		file, err := Open(data)
		if err != nil {
			return
		}
		for _, name := range file.Names {
			s := file.Stream(name)
			if len(s.Content) > len(data)+4096 {
				t.Fatalf("%d bytes of a file of %d", len(s.Content), len(data))
			}
			for _, lost := range s.Lost {
				if lost.Start < 0 || lost.End > len(s.Content) || lost.Start >= lost.End {
					t.Fatalf("lost %v of %d", lost, len(s.Content))
				}
			}
		}
	})
}
