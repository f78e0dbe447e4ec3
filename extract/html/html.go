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
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/text"
	"github.com/trichluc/trichluc/internal/viet"
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
	unseen := unseenBy(doc.Find("style").Text())
	doc.Find("script,style,noscript,template,head,iframe,object,svg,math,input,select,button,textarea,xml").Remove()
	w.setAside(doc, unseen)
	w.links(doc)
	w.sizes = map[*html.Node]size{}
	for _, n := range doc.Find("body").Nodes {
		w.measure(n)
	}
	for _, n := range w.content(doc).Nodes {
		w.block(n)
	}
	w.end()
	return w.flow, nil
}

// content is the element that holds the document: the article where a page
// marks one that holds most of its text, what holds the national motto and most
// of the text, the body otherwise. What stands around it is furniture.
func (w *walker) content(doc *goquery.Document) *goquery.Selection {
	body := doc.Find("body")
	part := w.holder(body)
	for _, mark := range []string{"article", "main", "[role=main]"} {
		if marked := doc.Find(mark); marked.Length() == 1 && w.sizes[marked.Nodes[0]].letters*2 > w.sizes[body.Nodes[0]].letters {
			part = marked
			break
		}
	}
	if part.Length() == 0 {
		return body
	}
	for at := part.Nodes[0]; at != body.Nodes[0] && at.Parent != nil; at = at.Parent {
		for c := at.Parent.FirstChild; c != nil; c = c.NextSibling {
			if c != at {
				w.furnishNode(c, "navigation")
			}
		}
	}
	return part
}

// holder is the smallest element around the national motto that holds half of a
// page's text and all its tables of data; none when there is no motto.
func (w *walker) holder(body *goquery.Selection) *goquery.Selection {
	var at *html.Node
	each(body.Nodes[0], func(n *html.Node) bool {
		if n.FirstChild != nil && n.FirstChild.Type == html.TextNode && strings.HasPrefix(viet.Fold(strings.TrimSpace(viet.Clean(n.FirstChild.Data))), "cong hoa xa hoi chu nghia") {
			at = n
		}
		return at == nil
	})
	if at == nil {
		return &goquery.Selection{}
	}
	for all := w.sizes[body.Nodes[0]]; at.Parent != nil && (w.sizes[at].letters*2 < all.letters || w.sizes[at].tables < all.tables); {
		at = at.Parent
	}
	for at.Parent != nil && (at.DataAtom == atom.Tbody || at.DataAtom == atom.Tr || at.DataAtom == atom.Table) {
		at = at.Parent // a document is no part of a table
	}
	return body.FindNodes(at)
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
		if s, _, _, err := text.Decode(data); err == nil {
			return s, nil
		}
		return "", &flow.Error{Code: flow.CodeEncoding, Detail: "neither UTF-8 nor any encoding that the page declares"}
	}
	out, err := encoding.NewDecoder().Bytes(data)
	if err != nil {
		return "", &flow.Error{Code: flow.CodeEncoding, Detail: name + ": " + err.Error()}
	}
	return string(out), nil
}
