package odt

import (
	"context"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office/archive"
	"github.com/trichluc/trichluc/extract/office/markup"
)

// maxNodes bounds the elements and texts of a part: a statistical yearbook of
// 100,000 cells makes 300,000.
const maxNodes = 1_500_000

// checkEvery is after how many nodes the context is asked.
const checkEvery = 4096

// node is an element, or a text where name is empty.
type node struct {
	name     string // "text:p"
	attrs    []attribute
	text     string
	children []*node
}

// attribute is one with its name as node has it.
type attribute struct{ name, value string }

// part reads an XML part of the package; nil where there is none, and where it
// is damaged.
func part(ctx context.Context, a *archive.Archive, name string) (*node, error) {
	content, err := a.Read(archive.Name(name))
	if err != nil || content.Text == "" || content.Damage != "" {
		return nil, err
	}
	root, err := parse(ctx, content.Text)
	var broken *markup.SyntaxError
	if errors.As(err, &broken) {
		return nil, nil
	}
	return root, err
}

// parse builds the tree of a part and gives its root element. An error is a
// *markup.SyntaxError, a *flow.Error for a limit, or the context's.
func parse(ctx context.Context, content string) (*node, error) {
	names := map[[2]string]string{}
	named := func(space, local string) string {
		key := [2]string{space, local}
		if names[key] == "" {
			names[key] = qualified(space, local)
		}
		return names[key]
	}
	s := markup.New(ctx, content, named)
	top := &node{}
	open := []*node{top}
	for count := 0; ; count++ {
		kind, err := s.Next()
		if err == io.EOF {
			return top.children[0], nil
		}
		if err != nil {
			return nil, err
		}
		if count > maxNodes {
			return nil, &flow.Error{Code: flow.CodeTooLarge, Detail: "more elements than any report"}
		}
		last := open[len(open)-1]
		switch kind {
		case markup.Start:
			n := &node{name: s.Name()}
			s.EachAttribute(func(space, local, value string) { n.attrs = append(n.attrs, attribute{named(space, local), value}) })
			last.children = append(last.children, n)
			open = append(open, n)
		case markup.End:
			open = open[:len(open)-1]
		case markup.Text:
			last.children = append(last.children, &node{text: s.Text()})
		}
	}
}

// qualified is a name with the usual prefix of its namespace.
func qualified(space, local string) string {
	space = strings.TrimSuffix(space, ":1.0")
	space = strings.TrimSuffix(space[strings.LastIndexAny(space, ":/")+1:], "-compatible")
	switch space {
	case "xsl-fo":
		space = "fo"
	case "drawing":
		space = "draw"
	case "namespace":
		space = "xml"
	}
	return space + ":" + local
}

// attr is an attribute by its name with prefix; "" where it is missing.
func (n *node) attr(name string) string {
	for i := range n.attrs {
		if n.attrs[i].name == name {
			return n.attrs[i].value
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
