// Package mhtml reads web pages in one file (.mht, .mhtml, and what Word calls
// "single file web page", often named .doc) into a flow.
//
// The file is a mail message of several parts, the first of which in HTML, or
// the one that the message says it begins with, is the document; extract/html
// reads it. The other parts are pictures, styles and frames of it, and are
// counted.
package mhtml

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/textproto"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/html"
)

// MediaType is the registered type of a message whose parts belong together.
const MediaType = "multipart/related"

// Read reads such a file. An error is a *flow.Error that says why the file
// cannot be read at all, or the context's error.
func Read(ctx context.Context, data []byte) (*flow.Flow, error) {
	data = bytes.TrimLeft(data, " \t\r\n\xef\xbb\xbf")
	body := bufio.NewReader(bytes.NewReader(data))
	head, err := textproto.NewReader(body).ReadMIMEHeader()
	if err != nil {
		return nil, &flow.Error{Code: flow.CodeTruncated, Detail: "the message's head: " + err.Error()}
	}
	kind, parameters, err := mime.ParseMediaType(head.Get("Content-Type"))
	if err != nil || !strings.HasPrefix(kind, "multipart/") || parameters["boundary"] == "" {
		return nil, &flow.Error{Code: flow.CodeCorrupt, Detail: "the message does not say what parts its parts"}
	}
	page, others, cut := find(multipart.NewReader(body, parameters["boundary"]), parameters["start"])
	if page == nil {
		return nil, &flow.Error{Code: flow.CodeUnsupported, Detail: "a message without a part in HTML"}
	}
	f, err := html.Read(ctx, page)
	if err != nil {
		return nil, err
	}
	f.MediaType = MediaType
	if others > 0 {
		f.Remarks = append(f.Remarks, fmt.Sprintf("%d other parts of the message (pictures, styles, frames) left out", others))
	}
	if cut {
		f.Remarks = append(f.Remarks, "the file ends inside the page: it was read up to there")
		f.Unread = append(f.Unread, trichluc.Unread{Reason: "what followed where the file ends"})
	}
	return f, nil
}

// maxParts bounds the parts of a message.
const maxParts = 10_000

// find is the page among the parts in UTF-8 or as it declares itself, how many
// others there are, and whether the file ends inside the page.
func find(r *multipart.Reader, start string) (page []byte, others int, cut bool) {
	for range maxParts {
		part, err := r.NextPart()
		if err != nil {
			break
		}
		kind, parameters, _ := mime.ParseMediaType(part.Header.Get("Content-Type"))
		wanted := page == nil || start != "" && part.Header.Get("Content-Id") == start
		if kind != "text/html" || !wanted {
			others++
			continue
		}
		if page != nil {
			others++
		}
		content, err := io.ReadAll(decoded(part))
		page, cut = inUTF8(content, parameters["charset"]), err != nil
	}
	return page, others, cut
}

// decoded is a part's content; the library itself decodes what is
// quoted-printable.
func decoded(part *multipart.Part) io.Reader {
	if strings.EqualFold(strings.TrimSpace(part.Header.Get("Content-Transfer-Encoding")), "base64") {
		return base64.NewDecoder(base64.StdEncoding, part)
	}
	return part
}

// inUTF8 converts a page whose part says how it is encoded; the page itself
// may say nothing.
func inUTF8(content []byte, label string) []byte {
	if label == "" || utf8.Valid(content) {
		return content
	}
	if strings.EqualFold(label, "unicode") { // what Word calls it
		label = "utf-16le"
	}
	r, err := charset.NewReaderLabel(label, bytes.NewReader(content))
	if err != nil {
		return content
	}
	converted, err := io.ReadAll(r)
	if err != nil {
		return content
	}
	return converted
}
