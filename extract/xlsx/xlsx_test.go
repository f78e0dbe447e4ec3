package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/trichluc/trichluc/extract/flow"
)

// book makes a workbook.
func book(t testing.TB, fill func(f *excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := fill(f); err != nil {
		t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// set fills the rows of a sheet from a cell on.
func set(f *excelize.File, sheet string, rows ...[]any) error {
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return err
		}
		if err := f.SetSheetRow(sheet, cell, &row); err != nil {
			return err
		}
	}
	return nil
}

// show prints a flow, a line a thing.
func show(f *flow.Flow) string {
	var b strings.Builder
	for _, item := range f.Items {
		if p := item.Paragraph; p != nil {
			fmt.Fprintf(&b, "P %s %s\n", p.Text(), p.Style)
			continue
		}
		fmt.Fprintf(&b, "G %dx%d\n", item.Grid.Rows, item.Grid.Columns)
		for _, c := range item.Grid.Cells {
			fmt.Fprintf(&b, "C %d,%d %dx%d %q\n", c.Row, c.Column, c.RowSpan, c.ColumnSpan, c.Text)
		}
	}
	for _, u := range f.Unread {
		fmt.Fprintf(&b, "U %d %s\n", u.Characters, u.Reason)
	}
	for _, s := range f.Remarks {
		fmt.Fprintf(&b, "R %s\n", s)
	}
	return b.String()
}

func TestRead(t *testing.T) {
	for _, test := range []struct {
		name string
		fill func(f *excelize.File) error
		want string
	}{
		{"a table between titles and a signature", func(f *excelize.File) error {
			return set(f, "Sheet1", []any{"SỞ NỘI VỤ"}, []any{nil, "PHỤ LỤC\nKết quả"}, nil, []any{"STT", "Chỉ tiêu", "Kết quả"}, []any{1, "Hồ sơ", 1013}, nil, []any{nil, "Tổng", 12, "y"}, nil, []any{nil, nil, "GIÁM ĐỐC"})
		}, "P SỞ NỘI VỤ \nP PHỤ LỤC \nP Kết quả \nG 3x4\nC 0,0 1x1 \"STT\"\nC 0,1 1x1 \"Chỉ tiêu\"\nC 0,2 1x1 \"Kết quả\"\nC 0,3 1x1 \"\"\n" +
			"C 1,0 1x1 \"1\"\nC 1,1 1x1 \"Hồ sơ\"\nC 1,2 1x1 \"1013\"\nC 1,3 1x1 \"\"\nC 2,0 1x1 \"\"\nC 2,1 1x1 \"Tổng\"\nC 2,2 1x1 \"12\"\nC 2,3 1x1 \"y\"\nP GIÁM ĐỐC \n"},
		{"merged cells", func(f *excelize.File) error {
			return errors.Join(set(f, "Sheet1", []any{"STT", "Chung", nil, "Ghi chú"}, []any{nil, "a", "b"}, []any{1, 2, 3, 4}),
				f.MergeCell("Sheet1", "A1", "A2"), f.MergeCell("Sheet1", "B1", "C1"), f.MergeCell("Sheet1", "D1", "D2"))
		}, "G 3x4\nC 0,0 2x1 \"STT\"\nC 0,1 1x2 \"Chung\"\nC 0,3 2x1 \"Ghi chú\"\nC 1,1 1x1 \"a\"\nC 1,2 1x1 \"b\"\n" +
			"C 2,0 1x1 \"1\"\nC 2,1 1x1 \"2\"\nC 2,2 1x1 \"3\"\nC 2,3 1x1 \"4\"\n"},
		{"two tables", func(f *excelize.File) error {
			return set(f, "Sheet1", []any{"Biểu 1"}, []any{"a", "b", "c"}, []any{1, 2, 3}, []any{"Biểu 2"}, []any{"d", "e", 2024}, []any{4, 5, 6})
		}, "P Biểu 1 \nG 2x3\nC 0,0 1x1 \"a\"\nC 0,1 1x1 \"b\"\nC 0,2 1x1 \"c\"\nC 1,0 1x1 \"1\"\nC 1,1 1x1 \"2\"\nC 1,2 1x1 \"3\"\n" +
			"P Biểu 2 \nG 2x3\nC 0,0 1x1 \"d\"\nC 0,1 1x1 \"e\"\nC 0,2 1x1 \"2024\"\nC 1,0 1x1 \"4\"\nC 1,1 1x1 \"5\"\nC 1,2 1x1 \"6\"\n"},
		{"sheets", func(f *excelize.File) error {
			_, err := f.NewSheet("Biểu 02")
			_, err2 := f.NewSheet("Tính")
			_, err3 := f.NewSheet("Trống")
			return errors.Join(err, err2, err3, set(f, "Sheet1", []any{"a", "b"}), set(f, "Biểu 02", []any{"c", "d"}), set(f, "Tính", []any{1, 2}), f.SetSheetVisible("Tính", false))
		}, "G 1x2\nC 0,0 1x1 \"a\"\nC 0,1 1x1 \"b\"\nP Biểu 02 heading 1\nG 1x2\nC 0,0 1x1 \"c\"\nC 0,1 1x1 \"d\"\n" +
			"U 0 the hidden sheet Tính\nR the sheet \"Tính\" is hidden and was left out\n"},
		{"hidden rows", func(f *excelize.File) error {
			return errors.Join(set(f, "Sheet1", []any{"a"}, []any{"b"}), f.SetRowVisible("Sheet1", 2, false), f.SetColVisible("Sheet1", "C:D", false))
		}, "G 2x1\nC 0,0 1x1 \"a\"\nC 1,0 1x1 \"b\"\nR the sheet \"Sheet1\" hides 1 rows and 1 stretches of columns; they were read\n"},
		{"formulas, one of them never calculated", func(f *excelize.File) error {
			return errors.Join(set(f, "Sheet1", []any{"a", 2, 3}, []any{"b", nil, 3}), f.SetCellFormula("Sheet1", "B2", "SUM(B1:B1)"), f.SetCellFormula("Sheet1", "C2", "SUM(C1:C1)"))
		}, "G 2x3\nC 0,0 1x1 \"a\"\nC 0,1 1x1 \"2\"\nC 0,2 1x1 \"3\"\nC 1,0 1x1 \"b\"\nC 1,1 1x1 \"\"\nC 1,2 1x1 \"3\"\nU 0 1 formulas without a stored value in the sheet Sheet1\n"},
	} {
		f, err := Read(context.Background(), book(t, test.fill))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if got := show(f); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}

// TestNumbers checks that numbers are shown as on a Vietnamese computer.
func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		value  any
		format string
		want   string
	}{
		{1013, "#,##0", "1.013"},
		{1234567.891, "#,##0.00", "1.234.567,89"},
		{0.987, "0.0%", "98,7%"},
		{0.75, "0%", "75%"},
		{98.7, "", "98,7"},
		{98.700000000000003, "", "98,7"},
		{1.0 / 3, "", "0,3333333333"},
		{-5.25, "", "-5,25"},
		{1013, "", "1013"},
		{1520000, `#,##0 "đồng"`, "1.520.000 đồng"},
		{45447, "dd/mm/yyyy", "04/06/2024"},
		{45447, "m.yyyy", "6.2024"},
		{"1.013", "", "1.013"}, // typed as text
		{"98.7", "#,##0", "98.7"},
		{"13.433/14.433", "", "13.433/14.433"},
		{2520000, "#,##0,", "2.520"},
		{-1234567890, `#,##0.0,,"tr"`, "-1.234,6tr"},
	} {
		data := book(t, func(f *excelize.File) error {
			id := 0
			if c.format != "" {
				var err error
				if id, err = f.NewStyle(&excelize.Style{CustomNumFmt: &c.format}); err != nil {
					return err
				}
			}
			return errors.Join(f.SetCellValue("Sheet1", "A1", c.value), f.SetCellStyle("Sheet1", "A1", "A1", id))
		})
		f, err := Read(context.Background(), data)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Items[0].Grid.Cells[0].Text; got != c.want {
			t.Errorf("%v in %q: %q, want %q", c.value, c.format, got, c.want)
		}
	}
}

func TestRefusals(t *testing.T) {
	whole := book(t, func(f *excelize.File) error { return set(f, "Sheet1", []any{"a"}) })
	for name, c := range map[string]struct {
		data []byte
		want flow.Code
	}{
		"cut":     {whole[:len(whole)/2], flow.CodeTruncated},
		"nothing": {book(t, func(*excelize.File) error { return nil }), flow.CodeNoText},
		"too many rows": {book(t, func(f *excelize.File) error {
			return errors.Join(f.SetCellValue("Sheet1", "A300000", 1))
		}), flow.CodeTooLarge},
	} {
		_, err := Read(context.Background(), c.data)
		var e *flow.Error
		if !errors.As(err, &e) || e.Code != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, whole); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestBombs refuses workbooks that are small only when packed.
func TestBombs(t *testing.T) {
	for name, fill := range map[string]func(f *excelize.File) error{
		"one long text in many cells": func(f *excelize.File) error {
			long := strings.Repeat("x", 30000)
			var rows [][]any
			for range 1500 {
				rows = append(rows, []any{long})
			}
			return set(f, "Sheet1", rows...)
		},
	} {
		_, err := Read(context.Background(), book(t, fill))
		var e *flow.Error
		if !errors.As(err, &e) || e.Code != flow.CodeTooLarge {
			t.Errorf("%s: %v", name, err)
		}
	}
	texts := []byte("<sst>" + strings.Repeat("<si><t>x</t></si>", maxTexts+1) + "</sst>")
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("xl/sharedStrings.xml")
	if err == nil {
		_, err = w.Write(texts)
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	_, err = Read(context.Background(), b.Bytes())
	var e *flow.Error
	if !errors.As(err, &e) || e.Code != flow.CodeTooLarge {
		t.Errorf("many shared texts: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(book(f, func(b *excelize.File) error { return set(b, "Sheet1", []any{"a", 1.5}, []any{nil, "b"}) }))
	f.Fuzz(func(t *testing.T, data []byte) {
		out, err := Read(context.Background(), data)
		var e *flow.Error
		if (out == nil) == (err == nil) || err != nil && !errors.As(err, &e) {
			t.Fatalf("flow %v, error %v", out, err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := book(b, func(f *excelize.File) error {
		var rows [][]any
		for i := range 2000 {
			rows = append(rows, []any{i, "Chỉ tiêu", 1013.5, 0.98})
		}
		return set(f, "Sheet1", rows...)
	})
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read(context.Background(), data); err != nil {
			b.Fatal(err)
		}
	}
}
