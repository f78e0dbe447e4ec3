package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/pdf/objects"
)

// open gives a file's objects, or a *flow.Error that says why there are none.
func open(ctx context.Context, data []byte) (*objects.File, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, &flow.Error{Code: flow.CodeEmpty}
	}
	if !bytes.Contains(data[:min(len(data), objects.HeaderWithin)], []byte("%PDF-")) {
		return nil, &flow.Error{Code: flow.CodeMismatch, Detail: "no %PDF- header"}
	}
	file, err := objects.Open(data)
	switch {
	case errors.Is(err, objects.ErrEncrypted):
		return nil, &flow.Error{Code: flow.CodeEncrypted, Detail: err.Error()}
	case err != nil && !bytes.Contains(data, []byte("startxref")):
		return nil, &flow.Error{Code: flow.CodeTruncated, Detail: err.Error()}
	case err != nil:
		return nil, &flow.Error{Code: flow.CodeCorrupt, Detail: err.Error()}
	}
	return file, nil
}

// nothingRead says why a file gave no text.
func nothingRead(out *flow.Flow, damage objects.Damage) error {
	detail := "no pages"
	if len(out.Pages) > 0 {
		detail = fmt.Sprintf("%d pages without text", len(out.Pages))
	}
	if len(out.Unread) > 0 {
		detail += fmt.Sprintf("; page %d: %s", out.Unread[0].Page, out.Unread[0].Reason)
	}
	code := flow.CodeNoText
	switch {
	case damage.Cut:
		code = flow.CodeTruncated
	case damage.TooLarge:
		code = flow.CodeTooLarge
	case damage.Scanned, damage.Objects > 0, len(out.Pages) == 0:
		code = flow.CodeCorrupt
	}
	return &flow.Error{Code: code, Detail: detail}
}

// remark tells in one sentence what is damaged, "" for a sound file. lost is
// how many pages the file speaks of that were not found.
func remark(damage objects.Damage, lost int) string {
	text := ""
	switch {
	case damage.Cut:
		text = "the file is damaged: its end is missing"
	case damage.Scanned:
		text = "the file is damaged: its table of objects is wrong"
	case damage.Objects > 0 || lost > 0:
		text = "the file is damaged"
	default:
		return ""
	}
	for _, part := range []struct {
		count int
		what  string
	}{{damage.Objects, "broken objects"}, {damage.Missing, "objects that are not there"}, {lost, "pages that are not there"}} {
		if part.count > 0 {
			text += fmt.Sprintf("; %s: %d", part.what, part.count)
		}
	}
	return text + "; what is whole was read"
}
