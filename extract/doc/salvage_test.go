package doc

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
)

// sectorOf is where a sector of the container stands.
func sectorOf(n int) int { return 512 * (n + 1) }

// TestSalvage damages a report in ways that leave most of its text: what is
// read is what it said, and that something is missing is told.
func TestSalvage(t *testing.T) {
	whole := reports(t)["bao-cao-quy-2-2024-lang-son.doc"]
	sound, err := Read(context.Background(), whole)
	if err != nil {
		t.Fatal(err)
	}
	want := words(allText(sound))
	directory := sectorOf(i32(whole, 48))
	for name, c := range map[string]struct {
		change func(b []byte) []byte
		least  float64 // share of the words
		rows   bool    // the table is read, but for damaged rows
	}{
		"without its directory":    {func(b []byte) []byte { clear(b[directory : directory+1024]); return b }, 0.8, true},
		"first bytes":              {func(b []byte) []byte { clear(b[:8]); return b }, 1, true},
		"table of sectors":         {func(b []byte) []byte { clear(b[sectorOf(0):sectorOf(1)]); return b }, 0.9, true},
		"cut":                      {func(b []byte) []byte { return b[:len(b)*9/10] }, 0.7, false},
		"a byte missing":           {func(b []byte) []byte { return append(b[:9000:9000], b[9001:]...) }, 0.9, true},
		"many bytes missing":       {func(b []byte) []byte { return append(b[:9000:9000], b[9700:]...) }, 0.8, true},
		"a sector of text is lost": {func(b []byte) []byte { at := textAt(b); clear(b[at : at+512]); return b }, 0.9, true},
	} {
		got, err := Read(context.Background(), c.change(bytes.Clone(whole)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !strings.Contains(strings.Join(got.Remarks, "\n"), "damaged") {
			t.Errorf("%s: not a word of the damage in %q", name, got.Remarks)
		}
		if share := recovered(words(allText(got)), want); share < c.least {
			t.Errorf("%s: %.3f of the words, want %.2f", name, share, c.least)
		}
		if extra := strayRows(got, sound); c.rows && extra > 0 {
			t.Errorf("%s: %d rows that the report does not have", name, extra)
		}
	}
}

// textAt is where in a file a sector of nothing but text stands.
func textAt(b []byte) int { return bytes.Index(b, named("doanh nghi")) &^ 511 }

func recovered(got, want map[string]int) float64 {
	both, all := 0, 0
	for w, n := range want {
		both += min(n, got[w])
		all += n
	}
	return float64(both) / float64(all)
}

// strayRows counts the rows of tables that the sound document does not have.
func strayRows(got, sound *flow.Flow) (n int) {
	known := map[string]bool{}
	for _, row := range rowsOf(sound) {
		known[row] = true
	}
	for _, row := range rowsOf(got) {
		if !known[row] {
			n++
		}
	}
	return n
}

func rowsOf(f *flow.Flow) (rows []string) {
	for _, item := range f.Items {
		if item.Grid == nil {
			continue
		}
		lines := make([]string, item.Grid.Rows)
		for _, c := range item.Grid.Cells {
			lines[c.Row] += c.Text + "|"
		}
		rows = append(rows, lines...)
	}
	return rows
}

func TestGarbled(t *testing.T) {
	text := []uint16{}
	for _, r := range strings.Repeat("Tỷ lệ hồ sơ đạt 98,5% kế hoạch; ", 8) {
		text = append(text, uint16(r))
	}
	shifted := make([]uint16, len(text))
	for i := range text[:len(text)-1] {
		shifted[i] = text[i]>>8 | text[i+1]<<8
	}
	if found := garbled(text, windowSize, oddShare); len(found) > 0 {
		t.Errorf("text is taken for garbage at %v", found)
	}
	if found := garbled(shifted, windowSize, oddShare); len(found) != 1 || found[0].end != len(shifted) {
		t.Errorf("text read a byte off: %v, want all %d", found, len(shifted))
	}
	one := append([]uint16{}, text...)
	one[5] = 0x7a69
	if n := markDamaged(one); n != 1 || one[5] != 0xfffd {
		t.Errorf("a letter with a changed byte: %d, %x", n, one[5])
	}
}

func TestHasFigure(t *testing.T) {
	for text, want := range map[string]bool{
		"98,5%": true, "(1.250)": true, "Đạt 12 thôn": true, ">=70": true, "Chưa: 0": true,
		"Chưa có số liệu": false, "Quyết định số 12/QĐ-UBND ngày 28/02/2022": false, "Năm 2024": false, "Kết quả": false,
	} {
		if got := hasFigure(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestGuessPieces finds text in one and in two bytes a character around a page
// of properties, without a list of pieces.
func TestGuessPieces(t *testing.T) {
	narrow := []byte(strings.Repeat("The first part is in one byte a letter. ", 32))[:1024]
	page := bytes.Repeat([]byte{0, 0, 3, 1}, pageSize/4)
	wide := []byte{}
	for _, r := range strings.Repeat("Phần hai chiếm hai byte mỗi chữ. ", 20)[:512] {
		wide = append(wide, byte(r), byte(r>>8))
	}
	wide = wide[:len(wide)/blockSize*blockSize]
	main := append(append(append(make([]byte, 1536), narrow...), page...), wide...)
	total := len(narrow) + len(wide)/2
	r := &reader{streams: &streams{main: main}, header: &header{first: 1536, last: len(main), total: total}}
	got := r.guessPieces()
	if len(got) != 2 || got[0].width != 1 || got[0].end != len(narrow) || got[1].width != 2 || got[1].fc != 1536+len(narrow)+pageSize || got[1].end != total {
		t.Errorf("%+v", got)
	}
}
