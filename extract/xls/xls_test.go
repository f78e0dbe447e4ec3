package xls

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/sheet"
	"github.com/trichluc/trichluc/extract/xlsx"
)

func testdata(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func lines(f *flow.Flow) (out []string) {
	for _, item := range f.Items {
		if p := item.Paragraph; p != nil {
			out = append(out, "P "+p.Style+" "+p.Text())
			continue
		}
		for _, c := range item.Grid.Cells {
			out = append(out, fmt.Sprintf("C %d,%d %dx%d %q", c.Row, c.Column, c.RowSpan, c.ColumnSpan, c.Text))
		}
	}
	for _, u := range f.Unread {
		out = append(out, "U "+u.Reason)
	}
	return append(out, f.Remarks...)
}

// TestSameAsXLSX reads a workbook that was saved in both formats: merged
// cells, percentages, thousands, dates, formulas, a hidden sheet, an old font,
// and more shared texts than one record holds.
func TestSameAsXLSX(t *testing.T) {
	got, err := Read(context.Background(), testdata(t, "bieu.xls"))
	if err != nil {
		t.Fatal(err)
	}
	want, err := xlsx.Read(context.Background(), testdata(t, "bieu.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	a, b := lines(got), lines(want)
	slices.Sort(a[len(a)-len(got.Remarks):]) // in no order that matters
	slices.Sort(b[len(b)-len(want.Remarks):])
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			t.Fatalf("line %d of %d and %d:\n got %q\nwant %q", i, len(a), len(b), a[min(i, len(a)-1)], b[min(i, len(b)-1)])
		}
	}
	if !slices.Contains(a, `C 3,4 1x1 "312.500,50"`) || !slices.Contains(a, "P  Báo cáo của tỉnh") {
		t.Errorf("%q", a[:60])
	}
}

// stream makes the records of a book of Excel 95 with one sheet.
func stream(version int, cells ...[]byte) []byte {
	begin := func(kind int) []byte { return rec(recordBegin, le(version, kind, 0, 0)) }
	var b []byte
	head := append(begin(kindBook), rec(recordCodePage, le(codePageWestern))...)
	font := append(make([]byte, 14), "\x07.VnTime"...)
	head = append(head, rec(recordFont, font)...)
	head = append(head, rec(recordLook, le(0, 0))...)
	name := "\x04Bieu"
	at := len(head) + recordHead + 6 + len(name) + recordHead
	head = append(head, rec(recordSheet, append(append(le(at, 0), 0, 0), name...))...)
	b = append(head, rec(recordEnd, nil)...)
	b = append(b, begin(0x10)...)
	for _, c := range cells {
		b = append(b, c...)
	}
	return append(b, rec(recordEnd, nil)...)
}

func rec(kind int, body []byte) []byte { return append(le(kind, len(body)), body...) }

func le(numbers ...int) (b []byte) {
	for _, n := range numbers {
		b = binary.LittleEndian.AppendUint16(b, uint16(n))
	}
	return b
}

func read(b []byte) (*flow.Flow, error) {
	r := &reader{ctx: context.Background(), records: records{b: b}, flow: &flow.Flow{}}
	if err := r.book(); err != nil {
		return nil, err
	}
	r.formats = sheet.NewFormats(false)
	defer r.formats.Close()
	for _, s := range r.sheets {
		if err := r.sheet(s); err != nil {
			return nil, err
		}
	}
	return r.flow, nil
}

// TestExcel95 reads texts in bytes, of a font made before Unicode.
func TestExcel95(t *testing.T) {
	label := func(row, column int, text string) []byte {
		b := le(row, column, 0, len([]rune(text)))
		for _, c := range text {
			b = append(b, byte(c))
		}
		return rec(recordText, b)
	}
	f, err := read(stream(version95, label(0, 0, "STT"), label(0, 1, "ChØ tiªu"), label(0, 2, "KÕt qu¶"),
		rec(recordRK, le(1, 0, 0, 6, 0)), label(1, 1, "Hå s¬"), rec(recordMulRK, le(1, 2, 0, 401<<2|3, 0, 2))))
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(lines(f), "\n")
	if !strings.Contains(got, `"STT"`) || !strings.Contains(got, `"Kết quả"`) || !strings.Contains(got, `"Hồ sơ"`) || !strings.Contains(got, `C 1,2 1x1 "4,01"`) {
		t.Errorf("%s", got)
	}
}

func TestShort(t *testing.T) {
	for v, want := range map[uint32]float64{401<<2 | 2: 401, 401<<2 | 3: 4.01, 0x3ff00000: 1, 0x405ec000: 123, 0xfffffffe: -1} {
		if got := short(v); got != want {
			t.Errorf("%x: %v, want %v", v, got, want)
		}
	}
}

func TestDamaged(t *testing.T) {
	whole := testdata(t, "bieu.xls")
	sound, err := Read(context.Background(), whole)
	if err != nil {
		t.Fatal(err)
	}
	known := lines(sound)
	for name, c := range map[string]struct {
		data []byte
		code flow.Code
	}{
		"cut near the end": {whole[:len(whole)*8/10], ""},
		"cut to a tenth":   {whole[:len(whole)/10], flow.CodeTruncated},
		"nothing":          {nil, flow.CodeTruncated},
	} {
		f, err := Read(context.Background(), c.data)
		var e *flow.Error
		if errors.As(err, &e) && e.Code == c.code {
			continue
		}
		if err != nil || c.code != "" {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(f.Unread) <= len(sound.Unread) || len(f.Remarks) <= len(sound.Remarks)-1 {
			t.Errorf("%s: unread %v, remarks %v", name, f.Unread, f.Remarks)
		}
		for _, line := range lines(f) {
			if line[0] == 'C' && !slices.Contains(known, line) {
				t.Errorf("%s: %s is not in the sound file", name, line)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(testdata(f, "bieu.xls"))
	f.Fuzz(func(t *testing.T, data []byte) {
		out, err := Read(context.Background(), data)
		var e *flow.Error
		if (out == nil) == (err == nil) || err != nil && !errors.As(err, &e) {
			t.Fatalf("flow %v, error %v", out, err)
		}
	})
}

// FuzzRecords changes the records, which the container's checks keep most
// changes of a file away from.
func FuzzRecords(f *testing.F) {
	f.Add(stream(version95, rec(recordRK, le(1, 0, 0, 6, 0))))
	f.Add(stream(version97, rec(recordMulRK, le(1, 2, 0, 401<<2|3, 0, 2)), rec(recordMerged, le(1, 0, 1, 0, 1))))
	f.Fuzz(func(t *testing.T, data []byte) {
		if out, err := read(bytes.Clone(data)); (out == nil) == (err == nil) {
			t.Fatalf("flow %v, error %v", out, err)
		}
	})
}

// TestFormulasWithoutValue counts the formulas of a sheet that no program has
// calculated; beside one with a value, an empty result is an empty text.
func TestFormulasWithoutValue(t *testing.T) {
	formula := func(row int, result ...int) []byte {
		return rec(recordFormula, append(le(row, 1, 0), le(append(result, 0, 0, 0)...)...))
	}
	number := rec(recordRK, append(le(0, 0, 0), 2, 0, 0, 0))
	const none = "U 2 formulas without a stored value in the sheet Bieu"
	for _, c := range []struct {
		name  string
		cells [][]byte
		want  bool
	}{
		{"none has one", [][]byte{number, formula(1, 3, 0, 0, 0xffff), formula(2, 3, 0, 0, 0xffff)}, true},
		{"another has one", [][]byte{number, formula(1, 3, 0, 0, 0xffff), formula(2, 3, 0, 0, 0xffff), formula(3, 0, 0, 0, 0x4014)}, false},
	} {
		f, err := read(stream(version95, c.cells...))
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.Contains(lines(f), none); got != c.want {
			t.Errorf("%s: %q", c.name, lines(f))
		}
	}
}
