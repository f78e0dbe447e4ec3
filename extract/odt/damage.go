package odt

import (
	"errors"
	"fmt"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
	"github.com/trichluc/trichluc/extract/office/archive"
	"github.com/trichluc/trichluc/extract/office/markup"
)

// content is the tree of the content, of what is whole of it.
func (r *reader) content(name string, c archive.Content) (*node, error) {
	if c.Damage == "" {
		root, err := parse(r.ctx, c.Text)
		var broken *markup.SyntaxError
		if !errors.As(err, &broken) {
			return root, err
		}
		c.Damage, c.Ended = broken.Reason, true
	}
	m, cut, err := markup.MendDamaged(r.ctx, c.Text, c.Ended, isWhole)
	if err != nil {
		return nil, err
	}
	r.broken = &flow.Error{Code: flow.CodeCorrupt, Detail: name + ": " + office.FirstLine(c.Damage)}
	if cut {
		r.broken.Code = flow.CodeTruncated
	}
	if m.Content == "" {
		return nil, r.broken
	}
	lost := trichluc.Unread{Characters: office.CountCharacters(m.Lost), Reason: "the text from the damage to the end"}
	what := fmt.Sprintf("%s is damaged (%s): the text ends too early, after %d of its bytes", name, office.FirstLine(c.Damage), m.At)
	if m.At < 0 {
		lost.Reason = "damage that could not be located: letters and figures anywhere may be wrong"
		what = fmt.Sprintf("%s is damaged (%s): single letters and figures in it may be wrong", name, office.FirstLine(c.Damage))
	}
	r.flow.Unread = append(r.flow.Unread, lost)
	r.flow.Remarks = append(r.flow.Remarks, what)
	root, err := parse(r.ctx, m.Content)
	var broken *markup.SyntaxError
	if errors.As(err, &broken) {
		return nil, r.broken
	}
	return root, err
}

// isWhole names the elements of which half may hold half a figure.
func isWhole(name string) bool {
	return name == "p" || name == "h" || name == "table-row" || name == "style" || name == "list-style"
}

// missing says why a package has no content.
func missing(a *archive.Archive) error {
	if a.Damage != "" {
		return &flow.Error{Code: flow.CodeTruncated, Detail: "content.xml is not among what is left: " + office.FirstLine(a.Damage)}
	}
	return &flow.Error{Code: flow.CodeCorrupt, Detail: "the package has no content.xml"}
}

// nothing says why a file gives no text.
func (r *reader) nothing() error {
	if r.broken != nil {
		return r.broken
	}
	return &flow.Error{Code: flow.CodeNoText, Detail: "no paragraph or table holds text"}
}
