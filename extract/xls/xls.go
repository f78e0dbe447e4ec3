// Package xls reads Excel workbooks of before 2007 (.xls) into a flow: those
// of Excel 97 to 2003, and of Excel 5 and 95, whose text has no Unicode.
//
// What becomes what is said in extract/sheet. Hidden sheets are unread and
// named in the remarks. Text in fonts made before Unicode is converted.
// Formulas show their last value; where none of a sheet has one, as in files
// that no program has calculated, they are unread.
//
// The file is a container (extract/compound) with a stream of records
// (records): those of the book, which hold the texts that its cells share, the
// fonts and the formats of numbers, and then those of each sheet. Of a damaged
// file the sheets are read up to where they break.
//
// Typography, comments, pictures and charts are not read.
package xls

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/compound"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
	"github.com/trichluc/trichluc/extract/sheet"
)

// MediaType is the registered type of an Excel workbook of before 2007.
const MediaType = "application/vnd.ms-excel"

// Holds says whether a container holds a workbook and no document of Word.
func Holds(data []byte) bool {
	f, err := compound.Open(data)
	if err != nil || slices.Contains(f.Names, "WordDocument") {
		return false
	}
	return slices.Contains(f.Names, "Workbook") || slices.Contains(f.Names, "Book") || f.Find(beginsBook) != nil
}

// Read reads a workbook. An error is a *flow.Error that says why the file
// cannot be read at all, or the context's error.
func Read(ctx context.Context, data []byte) (*flow.Flow, error) {
	file, err := compound.Open(data)
	if err != nil {
		return nil, &flow.Error{Code: flow.CodeTruncated, Detail: err.Error()}
	}
	stream := find(file)
	if stream == nil {
		return nil, &flow.Error{Code: flow.CodeUnsupported, Detail: "a container without a workbook"}
	}
	r := &reader{ctx: ctx, records: records{b: stream.Content, lost: stream.Lost}, flow: &flow.Flow{MediaType: MediaType}}
	if err := r.book(); err != nil {
		return nil, err
	}
	r.formats = sheet.NewFormats(r.from1904)
	defer r.formats.Close()
	for _, s := range r.sheets {
		if err := r.sheet(s); err != nil {
			return nil, err
		}
	}
	r.finish(file.Damage)
	if len(r.flow.Items) == 0 {
		if r.broken {
			return nil, &flow.Error{Code: flow.CodeTruncated, Detail: "the workbook ends before its first cell"}
		}
		return nil, &flow.Error{Code: flow.CodeNoText, Detail: "no cell holds text"}
	}
	return r.flow, nil
}

// find is the stream of the workbook.
func find(f *compound.File) *compound.Stream {
	for _, name := range []string{"Workbook", "Book"} {
		if s := f.Stream(name); s != nil {
			return s
		}
	}
	if len(f.Damage) == 0 {
		return nil
	}
	return f.Find(beginsBook)
}

// beginsBook holds for the first sector of a workbook's stream.
func beginsBook(b []byte) bool {
	version := u16(b, 4)
	return u16(b, 0) == recordBegin && u16(b, 2) >= 8 && u16(b, 2) <= 16 && (version == version97 || version == version95) && u16(b, 6) == kindBook
}

type reader struct {
	records
	ctx       context.Context
	flow      *flow.Flow
	unicode   bool // of Excel 97 and later
	page      int  // code page of texts that are not
	from1904  bool
	texts     []text
	fonts     []string
	looks     []look
	codes     map[int]string // of the formats that are not built in
	formats   *sheet.Formats
	sheets    []sheetAt
	budget    sheet.Budget
	decoded   []string // fonts whose text was converted
	broken    bool
	breaksOff []string // names of sheets
}

// look is how cells are set: an index into fonts, and a format.
type look struct{ font, format int }

// sheetAt is a sheet of the book and where its records begin.
type sheetAt struct {
	name   string
	at     int
	hidden bool
	cells  bool // and not a chart or macros
}

func (r *reader) finish(damage []string) {
	if len(r.decoded) > 0 {
		r.remark("text of fonts made before Unicode (%s) converted", office.Clean(strings.Join(r.decoded, ", ")))
	}
	if len(damage) > 0 || r.broken {
		damage = append(damage, "records of the workbook")
		r.remark("the file is damaged, and what is left of it was read; broken are: %s", strings.Join(damage, "; "))
	}
	for _, name := range r.breaksOff {
		r.flow.Unread = append(r.flow.Unread, trichluc.Unread{Reason: "the rest of the damaged sheet " + office.Clean(name)})
	}
}

func (r *reader) remark(format string, args ...any) {
	r.flow.Remarks = append(r.flow.Remarks, fmt.Sprintf(format, args...))
}
