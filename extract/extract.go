// Package extract turns the bytes of a report into a trichluc.Document.
//
// What a file is, is told from its bytes: names lie. Read chooses the reader
// (extract/pdf, docx, doc, odt, rtf, xlsx, xls, html, mhtml, text), which gives a flow, and
// extract/structure makes the Document of it. A file that cannot be read gives
// a *flow.Error; a fault of a reader is one too (flow.CodePanic) and never
// reaches the caller as a panic.
package extract

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/doc"
	"github.com/trichluc/trichluc/extract/docx"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/html"
	"github.com/trichluc/trichluc/extract/mhtml"
	"github.com/trichluc/trichluc/extract/odt"
	"github.com/trichluc/trichluc/extract/pdf"
	"github.com/trichluc/trichluc/extract/rtf"
	"github.com/trichluc/trichluc/extract/structure"
	"github.com/trichluc/trichluc/extract/text"
	"github.com/trichluc/trichluc/extract/xls"
	"github.com/trichluc/trichluc/extract/xlsx"
)

// Options are the limits of Read. The zero value means the defaults.
type Options struct {
	// MaxBytes is the largest file that is read, in bytes; 0 means
	// DefaultMaxBytes.
	MaxBytes int64
}

// DefaultMaxBytes is far above the largest report seen, a scan of 90 MB.
const DefaultMaxBytes = 256 << 20

// reader reads one format.
type reader func(ctx context.Context, data []byte) (*flow.Flow, error)

// readers says which reader reads which format.
var readers = map[Format]reader{
	FormatOLE:   doc.Read,
	FormatDOCX:  docx.Read,
	FormatHTML:  html.Read,
	FormatMHTML: mhtml.Read,
	FormatPDF:   pdf.Read,
	FormatText:  text.Read,
	FormatODT:   odt.Read,
	FormatRTF:   rtf.Read,
	FormatXLS:   xls.Read,
	FormatXLSX:  xlsx.Read,
}

// Read reads a file with the default limits. The name is kept as Source and is
// otherwise used only to say that it promises another format than the bytes
// hold.
func Read(ctx context.Context, name string, data []byte) (*trichluc.Document, error) {
	return ReadWith(ctx, name, data, Options{})
}

// ReadWith is Read with limits.
func ReadWith(ctx context.Context, name string, data []byte, o Options) (*trichluc.Document, error) {
	limit := o.MaxBytes
	if limit == 0 {
		limit = DefaultMaxBytes
	}
	if int64(len(data)) > limit {
		return nil, &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("%d bytes, the limit is %d", len(data), limit)}
	}
	format := Sniff(data)
	read := readers[format]
	if read == nil {
		return nil, refusal(format, name)
	}
	d, err := run(ctx, read, data)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	d.ID, d.Source = hex.EncodeToString(sum[:]), name
	return d, nil
}

// run reads and builds, and makes errors of panics: the results are named so
// that a panic cannot leave them empty.
func run(ctx context.Context, read reader, data []byte) (d *trichluc.Document, err error) {
	defer func() {
		if r := recover(); r != nil {
			d, err = nil, &flow.Error{Code: flow.CodePanic, Detail: fmt.Sprintf("%v in %s", r, faultLine(debug.Stack()))}
		}
	}()
	f, err := read(ctx, data)
	if err != nil {
		return nil, wrap(err)
	}
	return structure.Build(f), nil
}

// wrap leaves a *flow.Error and a cancelled context as they are; any other
// error of a reader means bytes that break the rules of their format.
func wrap(err error) error {
	var known *flow.Error
	if errors.As(err, &known) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return &flow.Error{Code: flow.CodeCorrupt, Detail: err.Error()}
}
