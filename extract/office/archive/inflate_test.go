package archive

import (
	"bytes"
	"compress/flate"
	"io"
	"strings"
	"testing"
)

func deflate(t testing.TB, text string, level int) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, level)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestInflate(t *testing.T) {
	text := strings.Repeat("<w:p>một đoạn văn</w:p><w:p>đoạn khác 12,5%</w:p>", 3000)
	for _, level := range []int{flate.NoCompression, flate.BestSpeed, flate.BestCompression, flate.HuffmanOnly} {
		for _, want := range []string{"", "a", text} {
			z := &inflater{data: deflate(t, want, level)}
			if err := z.run(1 << 30); err != nil || string(z.out) != want {
				t.Errorf("level %d, %d bytes: %d bytes, %v", level, len(want), len(z.out), err)
			}
		}
	}
}

// FuzzInflate holds the inflater against compress/flate.
func FuzzInflate(f *testing.F) {
	for _, level := range []int{flate.NoCompression, flate.BestSpeed, flate.BestCompression, flate.HuffmanOnly} {
		f.Add(deflate(f, "a paragraph, a paragraph, another paragraph 0123456789", level))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		const most = 1 << 16
		z := &inflater{data: data}
		err := z.run(most)
		want, wantErr := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data)), most+1))
		if wantErr == nil && len(want) <= most && (err != nil || !bytes.Equal(z.out, want)) {
			t.Fatalf("%v, %d bytes; compress/flate gives %d", err, len(z.out), len(want))
		}
	})
}
