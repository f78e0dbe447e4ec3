package objects

import (
	"errors"
	"strings"
	"testing"
)

// touch reads everything of an object.
func touch(t *testing.T, o *Object, depth int) {
	if depth == 0 {
		return
	}
	for _, k := range o.Keys() {
		touch(t, o.Key(k), depth-1)
	}
	for i := range min(o.Len(), 100) {
		touch(t, o.Index(i), depth-1)
	}
	_, _, _, _, _ = o.Int(), o.Name(), o.Text(), o.Identity(), o.Damaged()
	if o.Kind() == Stream {
		if data, err := o.Stream(); len(data) > maxStream || err == nil && data == nil {
			t.Fatalf("%d bytes, %v", len(data), err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"<< /A [1 (b) <63> /D true null 5 0 R] >>", "<</Type/Font xSubtype /Type0 >>", "[[[", "<x /A 1 >>", "(\\(\\12"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file := &File{names: map[string]string{}}
		p := file.parser(data, 0, 1, 0)
		if o := p.parse(); p.nodes > maxNodes+maxNesting || o.kind == Stream {
			t.Fatalf("%d nodes, kind %v", p.nodes, o.kind)
		}
	})
}

func FuzzFilters(f *testing.F) {
	f.Add(byte(0), []byte(deflate("abcabcabc")))
	f.Add(byte(1), []byte("\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01"))
	f.Add(byte(2), []byte("87cURD]i,\"Ebo7~>"))
	f.Add(byte(3), []byte("\x02abc\xfed\x80"))
	f.Add(byte(4), []byte("414>"))
	f.Add(byte(5), []byte(deflate("\x02abc\x04abc")))
	f.Fuzz(func(t *testing.T, which byte, data []byte) {
		filters := []string{"FlateDecode", "LZWDecode", "ASCII85Decode", "RunLengthDecode", "ASCIIHexDecode", "FlateDecode"}
		file := &File{names: map[string]string{}}
		parameters := none
		if which%6 == 5 {
			p := file.parser([]byte("<< /Predictor 15 /Colors 2 /Columns 3 >>"), 0, 1, 0)
			o := p.parse()
			parameters = &o
		}
		out, err := file.decode(filters[which%6], parameters, data)
		if len(out) > maxStream || err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrCut) && !errors.Is(err, ErrTooLarge) {
			t.Fatalf("%d bytes, %v", len(out), err)
		}
	})
}

func FuzzOpen(f *testing.F) {
	plain := small()
	first := plain.table("/Root 1 0 R")
	plain.stream(4, "/Filter /FlateDecode", deflate("newer"))
	plain.table("/Root 1 0 R /Prev " + string(rune('0'+first%10)))
	f.Add(plain.Bytes())
	streamed := newBuilder()
	streamed.packed(9, 1, "", catalog, pages, page)
	streamed.stream(4, "", "BT ET")
	streamed.tableStream(10, map[int]int{1: 9, 2: 9, 3: 9}, "/Root 1 0 R")
	f.Add(streamed.Bytes())
	f.Add([]byte(strings.Replace(plain.String(), "startxref", "", -1)))
	f.Add([]byte("%PDF-1.7\n1 0 obj << /Filter /Standard /V 4 /R 4 /CF << /A << /CFM /AESV2 >> >> /StmF /A /StrF /A /O (" + strings.Repeat("o", 32) +
		") /U (" + strings.Repeat("u", 32) + ") >> endobj trailer << /Encrypt 1 0 R >>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Open(data)
		if (file == nil) == (err == nil) || err != nil && !errors.Is(err, ErrEncrypted) && !errors.Is(err, ErrNoObjects) {
			t.Fatalf("Open = %v, %v", file, err)
		}
		if err != nil {
			return
		}
		touch(t, file.Trailer(), 4)
		for _, n := range file.Numbers()[:min(len(file.Numbers()), 50)] {
			touch(t, file.Object(n), 2)
		}
		if file.kept > 2*maxKept {
			t.Fatalf("%d nodes kept", file.kept)
		}
	})
}
