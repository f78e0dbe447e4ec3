package archive

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
)

// pack makes a package of names and contents, in that order.
func pack(t testing.TB, method uint16, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	zw := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := zw.CreateHeader(&zip.FileHeader{Name: parts[i], Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRead(t *testing.T) {
	text := "<a>" + strings.Repeat("<b>đoạn văn</b>", 500) + "</a>"
	for _, method := range []uint16{zip.Store, zip.Deflate} {
		good := pack(t, method, "first.xml", "<y/>", "/Word\\Document.xml", text, "last.xml", "<z/>")
		directory := int(binary.LittleEndian.Uint32(good[len(good)-6:]))
		for _, test := range []struct {
			name   string
			data   []byte
			damage string
		}{
			{"sound", good, ""},
			{"without directory", good[:directory], ""},
			{"cut in the part", good[:bytes.Index(good, []byte("Document.xml"))+60], "the file ends in it, unexpected EOF"},
		} {
			a, err := Open(context.Background(), test.data)
			if err != nil {
				t.Fatalf("%s: %v", test.name, err)
			}
			c, err := a.Read("word/document.xml")
			if err != nil || (c.Text == text) != (test.damage == "") || !strings.Contains(test.damage, c.Damage) || !strings.HasPrefix(text, c.Text) {
				t.Errorf("%s, method %d: %d bytes, %q, %v", test.name, method, len(c.Text), c.Damage, err)
			}
		}
	}
}

// TestPackageInPackage takes no part of an embedded package for one of the
// package itself.
func TestPackageInPackage(t *testing.T) {
	inner := pack(t, zip.Store, "word/document.xml", "<inner/>")
	var b bytes.Buffer
	zw := zip.NewWriter(&b)
	w, err := zw.CreateRaw(&zip.FileHeader{Name: "word/embeddings/1.docx", CompressedSize64: uint64(len(inner)), UncompressedSize64: uint64(len(inner)), CRC32: crc32.ChecksumIEEE(inner)})
	if err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write(inner)
	if w, err = zw.Create("word/document.xml"); err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write([]byte("<outer/>"))
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	a, err := Open(context.Background(), b.Bytes()[:b.Len()-22])
	if err != nil {
		t.Fatal(err)
	}
	if c, err := a.Read("word/document.xml"); c.Text != "<outer/>" || err != nil {
		t.Errorf("got %q, %v", c.Text, err)
	}
}

// TestRepair changes and drops single bytes: what is given as repaired is the
// part as it was, and most is.
func TestRepair(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var b strings.Builder
	for range 400 {
		fmt.Fprintf(&b, "<w:p><w:t>đạt %d hồ sơ, tăng %d%%</w:t></w:p>", random.IntN(100000), random.IntN(100))
	}
	text := "<w:a>" + b.String() + "</w:a>"
	good := pack(t, zip.Deflate, "a.xml", text)
	length := int(binary.LittleEndian.Uint32(good[len(good)-6:])) - 16 // up to the descriptor
	change := func(data []byte, at int) []byte {
		return edit{fromEnd: len(data) - at, value: data[at] ^ byte(1+random.IntN(255))}.apply(nil, data, len(data))
	}
	for name, damage := range map[string]func(at int) []byte{
		"a changed byte": func(at int) []byte { return change(good, at) },
		"a lost byte":    func(at int) []byte { return append(bytes.Clone(good[:at]), good[at+1:]...) },
		"two bytes":      func(at int) []byte { return change(change(good, at), at+length/2) },
	} {
		restored := 0
		for range 3 {
			a, err := Open(context.Background(), damage(200+random.IntN(length/2-300)))
			if err != nil {
				t.Fatal(err)
			}
			c, err := a.Read("a.xml")
			if err != nil || (c.Text == text) != (c.Damage == "") {
				t.Errorf("%s: %d of %d bytes, %q, %v", name, len(c.Text), len(text), c.Damage, err)
			}
			if c.Text == text && c.Repaired > 0 {
				restored++
			}
		}
		if restored < 1 {
			t.Errorf("%s: %d of 3 restored", name, restored)
		}
	}
}

func TestLimits(t *testing.T) {
	big := pack(t, zip.Deflate, "a.xml", strings.Repeat(" ", MaxPart+1))
	for name, data := range map[string][]byte{"sound": big, "without directory": big[:len(big)-60]} {
		a, err := Open(context.Background(), data)
		if err != nil {
			t.Fatal(err)
		}
		var limit *flow.Error
		if _, err := a.Read("a.xml"); !errors.As(err, &limit) || limit.Code != flow.CodeTooLarge {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzOpen reads all parts of whatever opens: no panic, and no error but those
// of limits.
func FuzzOpen(f *testing.F) {
	good := pack(f, zip.Deflate, "_rels/.rels", "<r/>", "word/document.xml", "<a>"+strings.Repeat("<b>x</b>", 40)+"</a>")
	f.Add(good)
	f.Add(good[:len(good)-100])
	f.Add(pack(f, zip.Store, "a.xml", "<a/>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := Open(context.Background(), data)
		var known *flow.Error
		if err != nil {
			if !errors.As(err, &known) {
				t.Fatal(err)
			}
			return
		}
		for name := range a.parts {
			c, err := a.Read(name)
			if err != nil && !errors.As(err, &known) || len(c.Text) > MaxPart {
				t.Fatalf("%s: %d bytes, %v", name, len(c.Text), err)
			}
		}
	})
}
