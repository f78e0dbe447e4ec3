// Package xlsx reads Excel workbooks (.xlsx, .xlsm) into a flow.
//
// What becomes what is said in extract/sheet. Hidden sheets are unread and
// named in the remarks. Numbers typed as text stay as typed; formulas show
// their last value, and those that never had one are unread.
//
// Typography, comments, pictures and charts are not read.
package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
	"github.com/trichluc/trichluc/extract/sheet"
)

// MediaType is the registered type of an Excel workbook.
const MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// checkEvery is after how many rows the context is asked.
const checkEvery = 256

// Read reads a workbook. An error is a *flow.Error that says why the file
// cannot be read at all, or the context's error.
func Read(ctx context.Context, data []byte) (f *flow.Flow, err error) {
	defer func() { // the library is not ours: what it panics at is a damaged file
		if p := recover(); p != nil {
			f, err = nil, &flow.Error{Code: flow.CodeCorrupt, Detail: office.FirstLine(fmt.Sprintf("the workbook: %v", p))}
		}
	}()
	r := &reader{ctx: ctx, flow: &flow.Flow{MediaType: MediaType}}
	if r.zip, err = zip.NewReader(bytes.NewReader(data), int64(len(data))); err != nil {
		return nil, &flow.Error{Code: flow.CodeTruncated, Detail: "the package: " + err.Error()}
	}
	if err := r.bound(); err != nil {
		return nil, err
	}
	r.book, err = excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked, // at this size parts would go to the disk
		ShortDatePattern: "dd/mm/yyyy", LongDatePattern: "dd/mm/yyyy",
	})
	if err != nil {
		return nil, translate(err)
	}
	defer r.book.Close()
	if err := r.sheets(); err != nil {
		return nil, translate(err)
	}
	if len(r.decoded) > 0 {
		r.remark("text of fonts made before Unicode (%s) converted", office.Clean(strings.Join(r.decoded, ", ")))
	}
	if len(r.flow.Items) == 0 {
		return nil, &flow.Error{Code: flow.CodeNoText, Detail: "no cell holds text"}
	}
	return r.flow, nil
}

type reader struct {
	ctx  context.Context
	zip  *zip.Reader
	book *excelize.File
	flow *flow.Flow
	// fonts are the styles with a font made before Unicode, by their number.
	fonts   map[int]string
	decoded []string // fonts whose text was converted
	// scales are the styles whose numbers are shown divided, by their number.
	scales map[int]sheet.Scale
	budget sheet.Budget
}

// sheets reads the sheets in their order.
func (r *reader) sheets() error {
	paths, err := r.sheetPaths()
	if err != nil {
		return err
	}
	if err := r.readStyles(); err != nil {
		return err
	}
	for _, name := range r.book.GetSheetList() {
		if visible, err := r.book.GetSheetVisible(name); err == nil && !visible {
			sheet.Hidden(r.flow, name)
			continue
		}
		facts, err := r.facts(paths[name])
		if err != nil {
			return err
		}
		if facts == nil {
			r.remark("the sheet %q holds no cells", office.Clean(name))
			continue
		}
		rows, err := r.rows(name, facts)
		if err != nil {
			return err
		}
		s := sheet.Sheet{Name: name, Rows: rows, Merged: facts.merged, HiddenRows: facts.hiddenRows, HiddenColumns: facts.hiddenColumns, Unvalued: facts.unvalued}
		if err := s.Write(r.flow); err != nil {
			return err
		}
	}
	return nil
}

// rows are the texts of a sheet's cells by row and column, 0-based.
func (r *reader) rows(name string, facts *facts) (texts [][]string, err error) {
	rows, err := r.book.Rows(name)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for number := 0; rows.Next(); number++ {
		if number%checkEvery == 0 && r.ctx.Err() != nil {
			return nil, r.ctx.Err()
		}
		if number >= sheet.MaxRows {
			return nil, &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("a sheet of more than %d rows", sheet.MaxRows)}
		}
		cells, err := rows.Columns()
		if err != nil {
			return nil, err
		}
		for column, text := range cells {
			if value, ok := facts.numbers[sheet.Place{Row: number, Column: column}]; ok {
				text = sheet.Local(text, value.value, value.scale)
			}
			if font := facts.fonts[sheet.Place{Row: number, Column: column}]; font != "" {
				text = r.decode(font, text)
			}
			cells[column] = office.Clean(text)
		}
		if err := r.budget.Row(cells); err != nil {
			return nil, err
		}
		texts = append(texts, cells)
	}
	return texts, rows.Error()
}

// decode converts text of a font made before Unicode.
func (r *reader) decode(font, text string) string {
	decoded, changed := office.Decode(font, text)
	if changed && !slices.Contains(r.decoded, font) {
		r.decoded = append(r.decoded, font)
	}
	return decoded
}

func (r *reader) remark(format string, args ...any) {
	r.flow.Remarks = append(r.flow.Remarks, fmt.Sprintf(format, args...))
}

// translate turns what the library says into a flow.Error.
func translate(err error) error {
	var known *flow.Error
	switch {
	case errors.As(err, &known) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded):
		return err
	case strings.HasSuffix(err.Error(), "unexpected EOF"):
		return &flow.Error{Code: flow.CodeTruncated, Detail: office.FirstLine(err.Error())}
	case strings.Contains(err.Error(), "unzip size exceeds"):
		return &flow.Error{Code: flow.CodeTooLarge, Detail: office.FirstLine(err.Error())}
	}
	return &flow.Error{Code: flow.CodeCorrupt, Detail: office.FirstLine(err.Error())}
}
