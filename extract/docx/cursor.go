package docx

import (
	"context"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc/extract/office/markup"
)

// cursor walks a part: each hands the children of the current element to a
// function, which must consume the child whole, by each, text or skip.
type cursor struct {
	scan *markup.Scanner
	here element
}

// element is a start tag; it holds until the next token is read.
type element struct{ scan *markup.Scanner }

func newCursor(ctx context.Context, content string) *cursor {
	scan := markup.New(ctx, content, nameOf)
	return &cursor{scan: scan, here: element{scan}}
}

// root hands the children of the root element to handle and gives its name.
func (c *cursor) root(handle func(name string, e *element) error) (string, error) {
	return c.scan.Root(func(name string) error { return handle(name, &c.here) })
}

// each hands the children of the current element to handle, through its end.
func (c *cursor) each(handle func(name string, e *element) error) error {
	return c.scan.Each(func(name string) error { return handle(name, &c.here) })
}

// skip consumes the current element.
func (c *cursor) skip() error { return c.scan.Skip() }

// text is the character data of the current element, which it consumes.
func (c *cursor) text() (string, error) { return c.scan.Content() }

// nameOf is an element's local name; names outside WordprocessingML that mean
// something else there carry a prefix: "m:t" is the text of a formula, "a:t"
// that of a drawing.
func nameOf(space, local string) string {
	switch {
	case strings.HasSuffix(space, "/math"):
		return "m:" + local
	case strings.Contains(space, "/drawingml/"):
		return "a:" + local
	case space == "urn:schemas-microsoft-com:vml":
		return "v:" + local
	}
	return local
}

// attr is an attribute by its local name: ids of relations and of notes never
// stand on the same element.
func (e *element) attr(local string) string {
	v, _ := e.scan.Attribute(local)
	return v
}

func (e *element) has(local string) bool {
	_, ok := e.scan.Attribute(local)
	return ok
}

// number is an integer attribute; fallback where it is missing or not one.
func (e *element) number(local string, fallback int) int {
	s := e.attr(local)
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil && f > -1e9 && f < 1e9 {
		return int(f)
	}
	return fallback
}

// units are the suffixes of lengths in strict documents, in points.
var units = map[string]float64{"pt": 1, "in": 72, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "pc": 12, "pi": 12}

// length is a length in points: a number of the given unit or, in strict
// documents, one with a unit of its own. It is 0 where it is neither.
func (e *element) length(local string, unit float64) float64 {
	s := e.attr(local)
	if n := len(s) - 2; n > 0 && units[s[n:]] != 0 {
		s, unit = s[:n], units[s[n:]]
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil && f > -1e9 && f < 1e9 {
		return f * unit
	}
	return 0
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
