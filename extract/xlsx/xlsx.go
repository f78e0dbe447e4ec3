// Package xlsx reads Excel workbooks (.xlsx, .xlsm) into a flow.
//
// What becomes what:
//
//   - A sheet is a heading, its name unless a program gave it, and what stands
//     on it; sheets without text are passed over. Hidden sheets are unread and
//     named in the remarks.
//   - A row with three cells with text (or as many as the sheet has columns)
//     begins a table, which is a grid and goes on over empty rows; after one, a
//     row without figures begins another. What stands around tables, such as
//     titles and signatures, is paragraphs, a cell one.
//   - Merged cells are one cell of the grid.
//   - Numbers are texts as their format shows them on a Vietnamese computer:
//     1.013,5 and 03/06/2020, whatever computer wrote the file. Numbers typed as
//     text stay as typed. Formulas show their last value.
//
// Typography, comments, pictures and charts are not read.
package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

// MediaType is the registered type of an Excel workbook.
const MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

const (
	// maxUnpacked bounds a workbook after unpacking, in bytes.
	maxUnpacked = 256 << 20
	// maxCells bounds the cells with text of all sheets. A statistical yearbook
	// has about 100,000.
	maxCells = 1_000_000
	// maxRows bounds the rows of a sheet, empty ones included.
	maxRows = 200_000
	// checkEvery is after how many rows the context is asked.
	checkEvery = 256
)

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
	// scales are the styles whose numbers are shown divided, by their number.
	scales map[int]scale
	size   int // cells with text read so far
}

// sheets reads the sheets in their order.
func (r *reader) sheets() error {
	paths, err := r.sheetPaths()
	if err != nil {
		return err
	}
	if err := r.readScales(); err != nil {
		return err
	}
	for _, name := range r.book.GetSheetList() {
		if visible, err := r.book.GetSheetVisible(name); err == nil && !visible {
			r.flow.Unread = append(r.flow.Unread, trichluc.Unread{Reason: "the hidden sheet " + office.Clean(name)})
			r.remark("the sheet %q is hidden and was left out", office.Clean(name))
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
		if err := r.sheet(name, rows, facts); err != nil {
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
		if number >= maxRows {
			return nil, &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("a sheet of more than %d rows", maxRows)}
		}
		cells, err := rows.Columns()
		if err != nil {
			return nil, err
		}
		for column, text := range cells {
			if value, ok := facts.numbers[place{number, column}]; ok {
				text = local(text, value.value, value.scale)
			}
			if cells[column] = office.Clean(text); cells[column] != "" {
				r.size++
			}
		}
		if r.size > maxCells {
			return nil, &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("more than %d cells", maxCells)}
		}
		texts = append(texts, cells)
	}
	return texts, rows.Error()
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
