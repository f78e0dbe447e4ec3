package objects

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	peer "github.com/ledongthuc/pdf"
)

// soundFiles gives PDF files of office programs and browsers: those of the
// repository, and the shared ones beside it where they are there.
func soundFiles(tb testing.TB) map[string][]byte {
	tb.Helper()
	root := filepath.Join("..", "..", "..")
	names, _ := filepath.Glob(filepath.Join(root, "testdata", "reports", "*.pdf"))
	if len(names) == 0 {
		tb.Fatal("no PDF files in testdata")
	}
	more, _ := filepath.Glob(filepath.Join(root, "..", "shared", "seeds", "pdf", "*.pdf"))
	all := map[string][]byte{}
	for _, name := range append(names, more...) {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		all[filepath.Base(name)] = data
	}
	return all
}

// comparison walks through both readers' objects at the same time.
type comparison struct {
	*testing.T
	seen    map[string]bool
	objects int
	streams int
}

// TestPeer wants every object that can be reached in a sound file to be what
// github.com/ledongthuc/pdf reads there.
func TestPeer(t *testing.T) {
	files := soundFiles(t)
	streamed := newBuilder()
	streamed.packed(9, 1, "", catalog, pages, page)
	streamed.stream(4, "/Filter /FlateDecode", deflate("BT (a) Tj ET"))
	streamed.tableStream(10, map[int]int{1: 9, 2: 9, 3: 9}, "/Root 1 0 R")
	files["packed objects"] = streamed.Bytes()
	for name, data := range files {
		t.Run(name, func(t *testing.T) {
			reader, err := peer.NewReader(bytes.NewReader(data), int64(len(data)))
			if err != nil {
				t.Fatal(err)
			}
			f := mustOpen(t, data)
			c := comparison{T: t, seen: map[string]bool{}}
			c.compare(f.Trailer().Key("Root"), reader.Trailer().Key("Root"), "Root")
			if d := f.Damage(); d != (Damage{}) {
				t.Errorf("damage in a sound file: %+v", d)
			}
			if c.objects < 4 || c.streams < 1 {
				t.Errorf("only %d objects and %d streams were compared", c.objects, c.streams)
			}
		})
	}
}

func (c *comparison) compare(o *Object, v peer.Value, path string) {
	if id := o.Identity(); id != "" {
		if c.seen[id] {
			return
		}
		c.seen[id] = true
	}
	c.objects++
	kinds := map[Kind][]peer.ValueKind{Null: {peer.Null}, Bool: {peer.Bool}, Number: {peer.Integer, peer.Real}, String: {peer.String},
		Name: {peer.Name}, Dict: {peer.Dict}, Array: {peer.Array}, Stream: {peer.Stream}}
	if !slices.Contains(kinds[o.Kind()], v.Kind()) {
		c.Errorf("%s: kind %v, the peer's %v", path, o.Kind(), v.Kind())
		return
	}
	if o.Number() != v.Float64() && o.Kind() == Number || o.Name() != v.Name() || o.Text() != v.RawString() || o.Len() != v.Len() {
		c.Errorf("%s: %v %q %q %d, the peer has %v", path, o.Number(), o.Name(), o.Text(), o.Len(), v)
		return
	}
	for i := range o.Len() {
		c.compare(o.Index(i), v.Index(i), path+"[]")
	}
	keys := slices.Sorted(slices.Values(o.Keys()))
	if theirs := slices.Sorted(slices.Values(v.Keys())); !slices.Equal(keys, theirs) {
		c.Errorf("%s: keys %v, the peer's %v", path, keys, theirs)
		return
	}
	for _, k := range keys {
		c.compare(o.Key(k), v.Key(k), path+"/"+k)
	}
	if o.Kind() == Stream {
		c.compareStream(o, v, path)
	}
}

func (c *comparison) compareStream(o *Object, v peer.Value, path string) {
	ours, err := o.Stream()
	if err != nil {
		c.Errorf("%s: %v", path, err)
		return
	}
	reader := v.Reader()
	defer reader.Close()
	theirs, err := io.ReadAll(reader)
	if err != nil || !bytes.Equal(ours, theirs) {
		c.Errorf("%s: a stream of %d bytes, the peer's %d, %v", path, len(ours), len(theirs), err)
	}
	c.streams++
}

// BenchmarkOpen reads all objects of a file and inflates all streams.
func BenchmarkOpen(b *testing.B) {
	for name, data := range soundFiles(b) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				f, err := Open(data)
				if err != nil {
					b.Fatal(err)
				}
				for _, n := range f.Numbers() {
					_, _ = f.Object(n).Stream()
				}
			}
		})
	}
}
