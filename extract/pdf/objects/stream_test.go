package objects

import (
	"bytes"
	"compress/lzw"
	"encoding/ascii85"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// decoded gives the stream of an object with those entries.
func decoded(t *testing.T, entries, data string) ([]byte, error) {
	t.Helper()
	b := small()
	b.stream(5, entries, data)
	b.table("/Root 1 0 R")
	return mustOpen(t, b.Bytes()).Object(5).Stream()
}

// noise gives text with enough repetition to fill the tables of LZW.
func noise(n int) string {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('a' + r.IntN(8)*r.IntN(4))
	}
	return string(b)
}

// toLZW encodes, with codes that grow early or not.
func toLZW(s string, ahead int) string {
	var out []byte
	bits, have, width := 0, 0, 9
	put := func(code int) {
		for bits, have = bits<<width|code, have+width; have >= 8; have -= 8 {
			out = append(out, byte(bits>>(have-8)))
			bits &= 1<<(have-8) - 1
		}
	}
	codes := map[string]int{}
	begin := func() {
		put(lzwClear)
		clear(codes)
		for i := range 256 {
			codes[string([]byte{byte(i)})] = i
		}
		width = 9
	}
	begin()
	prefix, next := "", lzwEnd+1
	for _, c := range []byte(s) {
		longer := prefix + string([]byte{c})
		if _, ok := codes[longer]; ok {
			prefix = longer
			continue
		}
		put(codes[prefix])
		codes[longer] = next
		if next++; next+ahead-1 >= 1<<width && width < 12 {
			width++
		}
		if next >= lzwCodes-2 {
			put(int(c))
			begin()
			prefix, next = "", lzwEnd+1
			continue
		}
		prefix = string([]byte{c})
	}
	if prefix != "" {
		put(codes[prefix])
	}
	put(lzwEnd)
	return string(append(out, byte(bits<<(8-have))))
}

func TestFilters(t *testing.T) {
	long := noise(30000)
	var as85, gif bytes.Buffer
	e := ascii85.NewEncoder(&as85)
	_, _ = e.Write([]byte(long + "\x00\x00\x00\x00!"))
	_ = e.Close()
	z := lzw.NewWriter(&gif, lzw.MSB, 8)
	_, _ = z.Write([]byte(long))
	_ = z.Close()
	for _, c := range []struct{ name, entries, data, want string }{
		{"none", "", long, long},
		{"Flate", "/Filter /FlateDecode", deflate(long), long},
		{"Flate without its head", "/Filter /Fl", deflate(long)[2:], long},
		{"hexadecimal", "/Filter /ASCIIHexDecode", hex.EncodeToString([]byte(long)) + " >", long},
		{"ASCII85", "/Filter [/ASCII85Decode]", as85.String() + "~>", long + "\x00\x00\x00\x00!"},
		{"ASCII85 without end", "/Filter /A85", "87cURD]i,\"Ebo7", "Hello World"},
		{"run lengths", "/Filter /RunLengthDecode", "\x02abc\xfed\x80no", "abcddd"},
		{"LZW of the standard's example", "/Filter /LZWDecode", "\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", "-----A---B"},
		{"LZW", "/Filter /LZWDecode", toLZW(long, 1), long},
		{"LZW that grows late", "/Filter /LZWDecode /DecodeParms << /EarlyChange 0 >>", toLZW(long, 0), long},
		{"LZW as GIF has it", "/Filter /LZW /DecodeParms << /EarlyChange 0 >>", gif.String(), long},
		{"two", "/Filter [/ASCIIHexDecode /FlateDecode]", hex.EncodeToString([]byte(deflate(long))), long},
		{"Crypt", "/Filter [/Crypt /FlateDecode] /DecodeParms [<< /Name /Identity >> null]", deflate(long), long},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := decoded(t, c.entries, c.data)
			if err != nil || string(got) != c.want {
				t.Errorf("%d bytes %.20q, %v; want %d %.20q", len(got), got, err, len(c.want), c.want)
			}
		})
	}
}

func TestPredictors(t *testing.T) {
	rows := []string{"abcdef", "abddff", "xyzabc"}
	const size = 3 // bytes a pixel
	predicted := map[int]string{}
	var before [6]byte
	for n, row := range rows {
		for kind := range 5 {
			line := []byte{byte(kind)}
			for i := range 6 {
				var left, corner byte
				if i >= size {
					left, corner = row[i-size], before[i-size]
				}
				line = append(line, row[i]-[]byte{0, left, before[i], byte((int(left) + int(before[i])) / 2), paeth(left, before[i], corner)}[kind])
			}
			predicted[kind] += string(line)
			if kind == n {
				predicted[5] += string(line) // a file in which each row has another
			}
		}
		copy(before[:], row)
	}
	for kind, data := range predicted {
		got, err := decoded(t, "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 3 /Columns 2 >>", deflate(data))
		if want := strings.Join(rows, ""); err != nil || string(got) != want {
			t.Errorf("kind %d: %q, %v; want %q", kind, got, err, want)
		}
	}
	got, err := decoded(t, "/Filter /FlateDecode /DecodeParms << /Predictor 2 /Colors 1 /Columns 3 >>", deflate("a\x01\x01x\x01\x01"))
	if err != nil || string(got) != "abcxyz" {
		t.Errorf("TIFF: %q, %v", got, err)
	}
	if _, err := decoded(t, "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 3 >>", deflate("\x09abc")); !errors.Is(err, ErrDamaged) {
		t.Errorf("a row of no kind: %v", err)
	}
}

func TestDamagedStreams(t *testing.T) {
	long := noise(30000)
	packed := deflate(long)
	flipped := []byte(packed)
	flipped[len(flipped)/2] ^= 0x55
	wrongSum := packed[:len(packed)-1] + "x"
	for _, c := range []struct {
		name, entries, data string
		want                error
		least               int // bytes that are right
	}{
		{"a wrong byte", "/Filter /FlateDecode", string(flipped), ErrDamaged, 10000},
		{"a wrong checksum", "/Filter /FlateDecode", wrongSum, ErrDamaged, 30000},
		{"no checksum", "/Filter /FlateDecode", packed[:len(packed)-4], nil, 30000},
		{"an early end", "/Filter /FlateDecode", packed[:len(packed)/2], ErrCut, 10000},
		{"an image", "/Filter /DCTDecode", "x", ErrImage, 0},
		{"an unknown filter", "/Filter /No", "x", ErrDamaged, 0},
		{"ASCII85", "/Filter /A85", "87cUR\x01", ErrDamaged, 0},
		{"LZW", "/Filter /LZWDecode", "\xff\xff\xff\xff", ErrDamaged, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := decoded(t, c.entries, c.data)
			if !errors.Is(err, c.want) {
				t.Errorf("error %v, want %v", err, c.want)
			}
			if len(got) < c.least || c.least > 0 && string(got[:c.least]) != long[:c.least] {
				t.Errorf("%d bytes, of which %d should be right", len(got), c.least)
			}
		})
	}
}

func TestStreamEnds(t *testing.T) {
	b := small()
	b.object(5, "<< /Length 999 >>\nstream\r\nabc\r\nendstream")
	b.object(6, "<< /Length 1 >>\nstream\nabc\nendstream")
	b.object(7, "<< /Length 3 >>\nstream\nabc\nendxtream")
	b.object(8, "<< >>\nstream\nabc\nendobj")
	b.object(9, "<< /Length 10 0 R >>stream\nabcendstream")
	b.object(10, "3")
	b.table("/Root 1 0 R")
	f := mustOpen(t, b.Bytes())
	for n := 5; n <= 9; n++ {
		if got, err := f.Object(n).Stream(); string(got) != "abc" || err != nil {
			t.Errorf("object %d: %q, %v", n, got, err)
		}
	}
}

func TestCutStream(t *testing.T) {
	b := small()
	b.object(5, "<< /Length 5000 /Filter /FlateDecode >>\nstream\n"+deflate(noise(20000)))
	data := b.Bytes()[:b.Len()-1000]
	f := mustOpen(t, data)
	got, err := f.Object(5).Stream()
	if !errors.Is(err, ErrCut) || len(got) < 5000 || !strings.HasPrefix(noise(20000), string(got)) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}

// bombOf gives zeros deflated so often.
func bombOf(size, times int) string {
	s := strings.Repeat("\x00", size)
	for range times {
		s = deflate(s)
	}
	return s
}

func TestBombs(t *testing.T) {
	b := small()
	b.stream(5, "/Filter /FlateDecode", bombOf(maxStream+1, 1))
	b.stream(6, "/Filter [/FlateDecode /FlateDecode]", bombOf(maxStream+1, 2))
	b.stream(7, "/Filter ["+strings.Repeat("/FlateDecode ", 1000)+"]", "x")
	b.stream(8, "/Filter /LZWDecode", toLZW(strings.Repeat("\x00", 1000), 1))
	b.stream(9, "/Filter [/RunLengthDecode /RunLengthDecode /RunLengthDecode /RunLengthDecode]", strings.Repeat("\x81\x81", 200))
	b.object(10, "<< /Length 99999999999999 >>\nstream\nabc\nendstream")
	b.table("/Root 1 0 R")
	f := mustOpen(t, b.Bytes())
	for n := 5; n <= 7; n++ {
		if got, err := f.Object(n).Stream(); !errors.Is(err, ErrTooLarge) || got != nil {
			t.Errorf("object %d: %d bytes, %v", n, len(got), err)
		}
	}
	if got, err := f.Object(8).Stream(); len(got) != 1000 || err != nil {
		t.Errorf("zeros in LZW: %d bytes, %v", len(got), err)
	}
	if got, _ := f.Object(9).Stream(); len(got) > maxStream {
		t.Errorf("run lengths: %d bytes", len(got))
	}
	if got, err := f.Object(10).Stream(); string(got) != "abc" || err != nil {
		t.Errorf("a huge length: %q, %v", got, err)
	}
	if !f.Damage().TooLarge {
		t.Error("nothing is said of the bombs")
	}
}

// A file may not make the reader decode without end, however small each
// stream.
func TestEffortEnds(t *testing.T) {
	b := small()
	b.stream(5, "/Filter /FlateDecode", bombOf(maxStream-1, 1))
	b.table("/Root 1 0 R")
	f := mustOpen(t, b.Bytes())
	var err error
	for range 20 {
		if _, err = f.Object(5).Stream(); err != nil {
			break
		}
	}
	if !errors.Is(err, ErrTooLarge) {
		t.Errorf("twenty times %d bytes: %v", maxStream, err)
	}
}

func TestHugeNumbers(t *testing.T) {
	b := small()
	b.table("/Root 1 0 R")
	sound := b.String()
	for _, c := range [][2]string{
		{"xref\n0 1\n", "xref\n0 4000000000\n"},
		{"xref\n0 1\n", "xref\n2000000000 1\n"},
		{"/Size 100", "/Size 99999999999"},
		{"/Size 100", "/Size 100 /Prev -1"},
		{"/Size 100", "/Size 100 /Prev 99999999"},
		{"startxref\n", "startxref\n9999999999999999999999"},
	} {
		f := mustOpen(t, []byte(strings.Replace(sound, c[0], c[1], 1)))
		wantContent(t, f, "BT ET")
	}
	for _, entries := range []string{"/W [1 2 1] /Index [0 2000000000]", "/W [9 9 9]", "/W [0 0 0]", "/W [-1 2 1]", "/W [1 2 1] /Size 2000000000", ""} {
		b := small()
		start := b.Len()
		b.stream(9, "/Type /XRef /Root 1 0 R "+entries, strings.Repeat("\x01\x00\x10\x00", 5))
		fmt.Fprintf(b, "startxref\n%d\n%%%%EOF\n", start)
		wantContent(t, mustOpen(t, b.Bytes()), "BT ET")
	}
}
