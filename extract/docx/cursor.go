package docx

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc/extract/flow"
)

// maxDepth bounds the nesting of elements. A table in a table in a text box of
// a content control is about 40 deep; Word itself stops at 200 or so.
const maxDepth = 250

// checkEvery is after how many tokens the context is asked.
const checkEvery = 4096

// cursor walks XML without building a tree: each hands the children of the
// current element to a function, which must consume the child whole, by each,
// text or skip.
type cursor struct {
	ctx    context.Context
	dec    *xml.Decoder
	depth  int
	tokens int
	names  map[xml.Name]string
}

// element is a start tag.
type element struct{ attrs []xml.Attr }

func newCursor(ctx context.Context, b []byte) *cursor {
	return &cursor{ctx: ctx, dec: xml.NewDecoder(bytes.NewReader(b)), names: map[xml.Name]string{}}
}

// root hands the children of the root element to handle.
func (c *cursor) root(handle func(name string, e *element) error) error {
	_, err := c.rootNamed(handle)
	return err
}

func (c *cursor) rootNamed(handle func(name string, e *element) error) (string, error) {
	for {
		tok, err := c.next()
		if err == io.EOF {
			return "", &flow.Error{Code: flow.CodeCorrupt, Detail: "an XML part without a root element"}
		}
		if err != nil {
			return "", err
		}
		if start, ok := tok.(xml.StartElement); ok {
			return c.name(start.Name), c.each(handle)
		}
	}
}

// each hands the children of the current element to handle, through its end.
func (c *cursor) each(handle func(name string, e *element) error) error {
	for {
		tok, err := c.next()
		if err != nil {
			return unexpectedEnd(err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			e := element{attrs: t.Attr}
			if err := handle(c.name(t.Name), &e); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// skip consumes the current element.
func (c *cursor) skip() error {
	return c.each(func(string, *element) error { return c.skip() })
}

// text is the character data of the current element, which it consumes.
func (c *cursor) text() (string, error) {
	var b strings.Builder
	for {
		tok, err := c.next()
		if err != nil {
			return "", unexpectedEnd(err)
		}
		switch t := tok.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			if err := c.skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return b.String(), nil
		}
	}
}

func (c *cursor) next() (xml.Token, error) {
	if c.tokens++; c.tokens%checkEvery == 0 {
		if err := c.ctx.Err(); err != nil {
			return nil, err
		}
	}
	tok, err := c.dec.Token()
	switch tok.(type) {
	case xml.StartElement:
		if c.depth++; c.depth > maxDepth {
			return nil, &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("elements nested more than %d deep", maxDepth)}
		}
	case xml.EndElement:
		c.depth--
	}
	return tok, err
}

func unexpectedEnd(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// name is an element's local name; names outside WordprocessingML that mean
// something else there carry a prefix: "m:t" is the text of a formula, "a:t"
// that of a drawing.
func (c *cursor) name(n xml.Name) string {
	if s, ok := c.names[n]; ok {
		return s
	}
	s := n.Local
	switch {
	case strings.HasSuffix(n.Space, "/math"):
		s = "m:" + s
	case strings.Contains(n.Space, "/drawingml/"):
		s = "a:" + s
	case n.Space == "urn:schemas-microsoft-com:vml":
		s = "v:" + s
	}
	if len(c.names) < 1000 { // a hostile file can invent names
		c.names[n] = s
	}
	return s
}

// attr is an attribute by its local name: ids of relations and of notes never
// stand on the same element.
func (e *element) attr(local string) string {
	for i := range e.attrs {
		if e.attrs[i].Name.Local == local {
			return e.attrs[i].Value
		}
	}
	return ""
}

func (e *element) has(local string) bool {
	for i := range e.attrs {
		if e.attrs[i].Name.Local == local {
			return true
		}
	}
	return false
}

// number is an integer attribute; fallback where it is missing or not one.
func (e *element) number(local string, fallback int) int {
	s := strings.TrimSuffix(e.attr(local), "pt")
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil && f > -1e9 && f < 1e9 {
		return int(f)
	}
	return fallback
}

// on reads a toggle: present without a value means true.
func (e *element) on() toggle {
	switch e.attr("val") {
	case "0", "false", "off", "none":
		return off
	}
	return on
}

// toggle is a property that may be unset, on or off.
type toggle int8

const (
	unset toggle = iota
	on
	off
)
