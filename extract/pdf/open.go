package pdf

import (
	"bytes"
	"context"
	"errors"
	"strings"

	library "github.com/ledongthuc/pdf"

	"github.com/trichluc/trichluc/extract/flow"
)

// headerSearch is how far into a file "%PDF-" may stand; Acrobat allows the
// same (ISO 32000-1, annex H, note 13).
const headerSearch = 1024

// fromHeader gives the file from its header on.
func fromHeader(data []byte) ([]byte, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, &flow.Error{Code: flow.CodeEmpty}
	}
	start := bytes.Index(data[:min(len(data), headerSearch)], []byte("%PDF-"))
	if start < 0 {
		return nil, &flow.Error{Code: flow.CodeMismatch, Detail: "no %PDF- header"}
	}
	return data[start:], nil
}

// open gives the trailer of a file that begins with its header, or a
// *flow.Error that says why there is none.
func open(ctx context.Context, data []byte) (object, error) {
	whole, failure := presentable(data)
	if failure != nil {
		return nil, failure
	}
	if err := checkLimits(whole); err != nil {
		return nil, &flow.Error{Code: flow.CodeCorrupt, Detail: err.Error()}
	}
	trailer, err := openLibrary(ctx, whole)
	if err == nil {
		err = protect(func() error {
			if trailer.key("Root").key("Pages").kind() != kindDict {
				return errors.New("no page tree")
			}
			return nil
		})
	}
	if err != nil {
		return nil, explain(ctx, whole, err)
	}
	return trailer, nil
}

// presentable mends what the library refuses and any viewer forgives: a
// version it does not know, more than 100 bytes after the last %%EOF, a
// missing %%EOF.
func presentable(data []byte) ([]byte, *flow.Error) {
	pointer := bytes.LastIndex(data, []byte("startxref"))
	if pointer < 0 {
		return nil, &flow.Error{Code: flow.CodeTruncated, Detail: "no startxref"}
	}
	number := strings.TrimLeft(string(data[pointer+len("startxref"):min(len(data), pointer+40)]), " \r\n\t")
	digits := 0
	for digits < len(number) && '0' <= number[digits] && number[digits] <= '9' {
		digits++
	}
	if digits == 0 {
		return nil, &flow.Error{Code: flow.CodeTruncated, Detail: "no offset after startxref"}
	}
	whole := make([]byte, 0, pointer+128)
	whole = append(whole, data[:pointer]...)
	if len(whole) < len("%PDF-1.7\n") {
		return nil, &flow.Error{Code: flow.CodeTruncated, Detail: "nothing but a header"}
	}
	copy(whole, "%PDF-1.7\n")
	// The library looks for startxref in the last 100 bytes.
	for len(whole) < 100 {
		whole = append(whole, '\n')
	}
	return append(whole, "\nstartxref\n"+number[:digits]+"\n%%EOF\n"...), nil
}

// explain turns the object model's error into the code that fits.
func explain(ctx context.Context, data []byte, err error) error {
	detail := strings.Join(strings.Fields(err.Error()), " ")
	if len(detail) > 200 {
		detail = detail[:200]
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, library.ErrInvalidPassword), errors.Is(err, errEncrypted):
		return &flow.Error{Code: flow.CodeEncrypted, Detail: "a password is needed"}
	case strings.Contains(detail, "unsupported PDF: encryption"), strings.Contains(detail, "-bit encryption key"):
		return &flow.Error{Code: flow.CodeEncrypted, Detail: detail}
	case strings.Contains(detail, "EOF") && !bytes.Contains(data, []byte("trailer")) && !bytes.Contains(data, []byte("/XRef")):
		return &flow.Error{Code: flow.CodeTruncated, Detail: detail}
	}
	return &flow.Error{Code: flow.CodeCorrupt, Detail: detail}
}
