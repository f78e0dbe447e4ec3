package odt

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc/extract/flow"
)

const (
	// maxPart bounds one XML part after unpacking: a thousand pages of tables
	// unpack to some 20 MB.
	maxPart = 128 << 20
	// maxNodes bounds the elements and texts of a part.
	maxNodes = 4_000_000
	// maxNesting bounds the nesting of elements; lists in tables in text boxes
	// are about 40 deep.
	maxNesting = 250
	// checkEvery is after how many nodes the context is asked.
	checkEvery = 4096
)

// node is an element, or a text where name is empty.
type node struct {
	name     string // "text:p"
	attrs    []xml.Attr
	text     string
	children []*node
}

// part reads an XML part of the package; nil where there is none.
func part(ctx context.Context, z *zip.Reader, name string) (*node, error) {
	for _, f := range z.File {
		if f.Name != name {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, translate(name, err)
		}
		defer r.Close()
		content, err := io.ReadAll(io.LimitReader(r, maxPart+1))
		if err != nil {
			return nil, translate(name, err)
		}
		if len(content) > maxPart {
			return nil, &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("%s is larger than %d bytes", name, maxPart)}
		}
		root, err := parse(ctx, content)
		return root, translate(name, err)
	}
	return nil, nil
}

// parse builds the tree of a part and gives its root element.
func parse(ctx context.Context, content []byte) (*node, error) {
	dec := xml.NewDecoder(bytes.NewReader(content))
	top := &node{}
	open := []*node{top}
	for count := 0; ; count++ {
		if count%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		tok, err := dec.Token()
		if err == io.EOF && len(open) == 1 && len(top.children) > 0 {
			return top.children[0], nil
		}
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, err
		}
		if count > maxNodes || len(open) > maxNesting {
			return nil, &flow.Error{Code: flow.CodeTooLarge, Detail: "more elements, or nested deeper, than any report"}
		}
		last := open[len(open)-1]
		switch t := tok.(type) {
		case xml.StartElement:
			n := &node{name: qualified(t.Name), attrs: t.Attr}
			last.children = append(last.children, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 1 {
				last.children = append(last.children, &node{text: string(t)})
			}
		}
	}
}

// qualified is a name with the usual prefix of its namespace.
func qualified(n xml.Name) string {
	space := strings.TrimSuffix(n.Space, ":1.0")
	space = strings.TrimSuffix(space[strings.LastIndexAny(space, ":/")+1:], "-compatible")
	switch space {
	case "xsl-fo":
		space = "fo"
	case "drawing":
		space = "draw"
	case "namespace":
		space = "xml"
	}
	return space + ":" + n.Local
}

// attr is an attribute by its name with prefix; "" where it is missing.
func (n *node) attr(name string) string {
	_, local, _ := strings.Cut(name, ":")
	for i := range n.attrs {
		if n.attrs[i].Name.Local == local && qualified(n.attrs[i].Name) == name {
			return n.attrs[i].Value
		}
	}
	return ""
}

// count is a number of things: an attribute between least and most.
func (n *node) count(name string, least, most int) int {
	v, err := strconv.Atoi(n.attr(name))
	if err != nil {
		return least
	}
	return min(max(v, least), most)
}

// child is the first child element of a name; an empty one where there is none.
func (n *node) child(name string) *node {
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	return &node{}
}

// each hands all elements of a name below n, outermost first.
func (n *node) each(name string, handle func(*node)) {
	for _, c := range n.children {
		if c.name == name {
			handle(c)
			continue
		}
		c.each(name, handle)
	}
}

// plain is all text below n.
func (n *node) plain() string {
	var b strings.Builder
	n.write(&b)
	return b.String()
}

func (n *node) write(b *strings.Builder) {
	b.WriteString(n.text)
	for _, c := range n.children {
		c.write(b)
	}
	if n.name == "text:p" || n.name == "text:h" {
		b.WriteByte(' ')
	}
}

// points is a length in points; ok is false for what is none.
func points(s string) (v float64, ok bool) {
	for _, u := range []struct {
		suffix string
		points float64
	}{{"pt", 1}, {"cm", 72 / 2.54}, {"mm", 7.2 / 2.54}, {"inch", 72}, {"in", 72}, {"pc", 12}, {"px", 0.75}} {
		if number, found := strings.CutSuffix(s, u.suffix); found {
			v, err := strconv.ParseFloat(number, 64)
			return v * u.points, err == nil && v > -1e6 && v < 1e6
		}
	}
	return 0, false
}

// translate turns what zip and XML decoding say into a flow.Error.
func translate(name string, err error) error {
	var known *flow.Error
	if err == nil || errors.As(err, &known) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	code := flow.CodeCorrupt
	if errors.Is(err, io.ErrUnexpectedEOF) || strings.HasSuffix(err.Error(), "unexpected EOF") { // XML has its own
		code = flow.CodeTruncated
	}
	return &flow.Error{Code: code, Detail: name + ": " + strings.ReplaceAll(err.Error(), "\n", " ")}
}
