package objects

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestTables(t *testing.T) {
	plain := small()
	plain.table("/Root 1 0 R")

	updated := small()
	first := updated.table("/Root 1 0 R")
	updated.stream(4, "", "newer")
	updated.table(fmt.Sprintf("/Root 1 0 R /Prev %d", first))

	streamed := newBuilder()
	streamed.packed(9, 1, "", catalog, pages, page)
	streamed.stream(4, "", "BT ET")
	streamed.tableStream(10, map[int]int{1: 9, 2: 9, 3: 9}, "/Root 1 0 R")

	hybrid := newBuilder()
	hybrid.object(1, catalog)
	hybrid.packed(9, 2, "", pages, page)
	hybrid.stream(4, "", "BT ET")
	at := hybrid.at
	hidden := hybrid.tableStream(10, map[int]int{2: 9, 3: 9}, "")
	hybrid.at = at
	delete(hybrid.at, 9)
	hybrid.table(fmt.Sprintf("/Root 1 0 R /XRefStm %d", hidden))

	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"a table", "BT ET", plain.Bytes()},
		{"an update", "newer", updated.Bytes()},
		{"a stream and packed objects", "BT ET", streamed.Bytes()},
		{"a table that hides a stream", "BT ET", hybrid.Bytes()},
		{"version 2.0", "BT ET", bytes.Replace(plain.Bytes(), []byte("1.7"), []byte("2.0"), 1)},
		{"junk before the header", "BT ET", append([]byte("junk\n"), plain.Bytes()...)},
		{"junk after the end", "BT ET", append(bytes.Clone(plain.Bytes()), strings.Repeat("junk\x00", 300)...)},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := mustOpen(t, c.data)
			wantContent(t, f, c.want)
			if d := f.Damage(); d != (Damage{}) {
				t.Errorf("a sound file is said to be damaged: %+v", d)
			}
		})
	}
}

func TestDamagedTables(t *testing.T) {
	sound := small()
	sound.table("/Root 1 0 R")
	data := sound.Bytes()
	replace := func(old, new string) []byte { return bytes.Replace(data, []byte(old), []byte(new), 1) }
	packed := newBuilder()
	packed.object(4, "(an older one)")
	packed.packed(9, 1, "", catalog, pages, page)
	packed.stream(4, "", "BT ET")
	older := bytes.Replace(data, []byte("%PDF-1.7\n"), []byte("%PDF-1.7\n4 0 obj (old) endobj\n"), 1)
	for _, c := range []struct {
		name string
		data []byte
		want Damage
	}{
		{"the table is elsewhere", replace("startxref\n", "startxref\n9"), Damage{Scanned: true}},
		{"a letter in the table", replace("0000000009 00000 n", "00000x0009 00000 n"), Damage{Scanned: true}},
		{"a wrong offset", replace("0000000009 00000 n", "0000000010 00000 n"), Damage{Scanned: true}},
		{"no trailer", replace("trailer", "tr@iler"), Damage{Scanned: true}},
		{"no table", data[:bytes.Index(data, []byte("xref"))], Damage{Scanned: true, Cut: true}},
		{"cut in the table", data[:len(data)-60], Damage{Scanned: true, Cut: true}},
		{"bytes inserted, an older object", older, Damage{Scanned: true}},
		{"packed objects and no table", packed.Bytes(), Damage{Scanned: true, Cut: true}},
		{"a damaged head", replace("2 0 obj", "2 0 oxj"), Damage{Scanned: true, Objects: 1}},
		{"a Root that is no catalog", replace("/Root 1 0 R", "/Root 3 0 R"), Damage{Scanned: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := mustOpen(t, c.data)
			wantContent(t, f, "BT ET")
			if d := f.Damage(); d != c.want {
				t.Errorf("damage %+v, want %+v", d, c.want)
			}
		})
	}
}

func TestNoObjects(t *testing.T) {
	for _, data := range []string{"", "%PDF-1.4\n", "%PDF-1.4\nstartxref\n0\n%%EOF", "%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< >>\nstartxref\n9\n%%EOF"} {
		if f, err := Open([]byte(data)); !errors.Is(err, ErrNoObjects) {
			t.Errorf("Open(%.20q) = %v, %v", data, f, err)
		}
	}
}

// Whatever leads back to itself must end.
func TestLoops(t *testing.T) {
	b := small()
	b.object(5, "6 0 R")
	b.object(6, "5 0 R")
	b.object(7, "<< /Length 7 0 R >>\nstream\nabc\nendstream")
	b.packed(9, 8, "/Extends 9 0 R", "<< /A 8 0 R >>")
	b.stream(11, "/Type /ObjStm /N 1 /First 5 /Length 12 0 R", "12 0 (in itself)")
	start := b.Len()
	b.at[11] = start - 1
	b.table(fmt.Sprintf("/Root 1 0 R /Prev %d", start))
	f := mustOpen(t, b.Bytes())
	wantContent(t, f, "BT ET")
	if k := f.Object(5).Kind(); k != Null {
		t.Errorf("a reference to itself is a %v", k)
	}
	if data, err := f.Object(7).Stream(); string(data) != "abc" || err != nil {
		t.Errorf("a stream as its own length: %q, %v", data, err)
	}
	if o := f.Object(8); o.Key("A") != o.Key("A").Key("A") {
		t.Error("an object that holds itself is read twice")
	}
	for _, n := range f.Numbers() {
		_, _ = f.Object(n).Stream()
	}
}

func TestIdentity(t *testing.T) {
	b := small()
	b.object(5, "<< /Direct << /A [1 2] >> /Other << /A [1 2] >> /Same 6 0 R /Again 6 0 R /N 7 >>")
	b.object(6, "<< >>")
	b.table("/Root 1 0 R")
	o := mustOpen(t, b.Bytes()).Object(5)
	if o.Key("Same").Identity() != o.Key("Again").Identity() {
		t.Error("one object has two identities")
	}
	seen := map[string]bool{}
	for _, x := range []*Object{o, o.Key("Direct"), o.Key("Other"), o.Key("Direct").Key("A"), o.Key("Other").Key("A"), o.Key("Same")} {
		if seen[x.Identity()] {
			t.Errorf("two objects have the identity %q", x.Identity())
		}
		seen[x.Identity()] = true
	}
}
