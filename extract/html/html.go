// Package html reads web pages and documents saved as HTML into a flow.
//
// A block element, or a line ended by <br>, is a paragraph. Lists give their
// marks as a browser renders them. A table is a grid with its merged cells,
// unless it only lays the page out. Raised text becomes superscript
// characters, and notes tied to their marks by links become paragraphs of
// style "footnote" that begin with the mark. What belongs to the page and not
// to the document (navigation, asides, blocks that are mostly links, deleted or
// hidden text) is furniture; scripts and styles are not text at all.
package html

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html/charset"

	"github.com/trichluc/trichluc/extract/flow"
)

// MediaType is what Read reads.
const MediaType = "text/html"

// Read reads an HTML file. Its encoding is told by a byte order mark, by the
// bytes themselves when they are UTF-8, or by what the file declares.
func Read(ctx context.Context, data []byte) (*flow.Flow, error) {
	s, err := decode(data)
	if err != nil {
		return nil, err
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(s))
	if err != nil {
		return nil, &flow.Error{Code: flow.CodeCorrupt, Detail: fmt.Sprintf("HTML: %v", err)}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	w := &walker{flow: &flow.Flow{MediaType: MediaType}}
	doc.Find("script,style,noscript,template,head,iframe,object,svg,math,input,select,button,textarea").Remove()
	w.setAside(doc)
	w.links(doc)
	for _, n := range content(doc).Nodes {
		w.block(n)
	}
	w.end()
	return w.flow, nil
}

// content is the element that holds the document: the article where a page
// marks one that holds most of its text, the body otherwise.
func content(doc *goquery.Document) *goquery.Selection {
	body := doc.Find("body")
	all := len(strings.TrimSpace(body.Text()))
	for _, mark := range []string{"article", "main", "[role=main]"} {
		if part := doc.Find(mark); part.Length() == 1 && len(strings.TrimSpace(part.Text()))*2 > all {
			return part
		}
	}
	return body
}

// declared is a page's own word for its encoding, which charset looks for in
// the first 1024 bytes.
var declared = regexp.MustCompile(`(?i)charset\s*=`)

// decode turns the bytes into a string.
func decode(data []byte) (string, error) {
	if data = bytes.TrimPrefix(data, []byte{0xef, 0xbb, 0xbf}); utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return string(data), nil
	}
	encoding, name, certain := charset.DetermineEncoding(data, "")
	if !certain && !declared.Match(data[:min(len(data), 1024)]) {
		return "", &flow.Error{Code: flow.CodeEncoding, Detail: "neither UTF-8 nor any encoding that the page declares"}
	}
	out, err := encoding.NewDecoder().Bytes(data)
	if err != nil {
		return "", &flow.Error{Code: flow.CodeEncoding, Detail: name + ": " + err.Error()}
	}
	return string(out), nil
}
