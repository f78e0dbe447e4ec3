package docx

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
	"github.com/trichluc/trichluc/extract/office/archive"
	"github.com/trichluc/trichluc/extract/office/markup"
)

// readDamaged reads a document up to where its main part breaks.
func readDamaged(ctx context.Context, pkg *bundle, content archive.Content) (*flow.Flow, error) {
	m, cut, err := markup.MendDamaged(ctx, content.Text, content.Ended, isWhole)
	if err != nil {
		return nil, err
	}
	lost := &flow.Error{Code: flow.CodeCorrupt, Detail: fmt.Sprintf("%s: %s", pkg.main, office.FirstLine(content.Damage))}
	if cut {
		lost.Code = flow.CodeTruncated
	}
	if m.Content == "" {
		return nil, lost
	}
	f, err := readSound(ctx, pkg, m.Content)
	var known *flow.Error
	if errors.As(err, &known) && known.Code == flow.CodeNoText {
		return nil, lost
	}
	if err != nil {
		return nil, err
	}
	confess(f, pkg, content, m)
	return f, nil
}

// confess says what a flow lacks, or what may be wrong in it.
func confess(f *flow.Flow, pkg *bundle, content archive.Content, m markup.Mended) {
	why := office.FirstLine(content.Damage)
	if m.At < 0 {
		f.Unread = append(f.Unread, trichluc.Unread{Reason: "damage that could not be located: letters and figures anywhere may be wrong"})
		f.Remarks = append(f.Remarks, fmt.Sprintf("%s is damaged (%s): single letters and figures in it may be wrong", pkg.main, why))
		return
	}
	if !content.Ended {
		why += "; letters and figures before it may be wrong, too"
	}
	f.Unread = append(f.Unread, trichluc.Unread{Characters: office.CountCharacters(m.Lost), Reason: "the text from the damage to the end"})
	f.Remarks = append(f.Remarks, fmt.Sprintf("%s is damaged (%s): the text ends too early, after %d of its bytes", pkg.main, why, m.At))
}

// isWhole names the elements of which half may hold half a figure.
func isWhole(name string) bool { return name == "p" || name == "tr" }

// accountParts says what the package lacks beside its main part.
func (r *reader) accountParts() {
	if r.pkg.Damage != "" {
		r.remark("the package is damaged (%s): its parts were found one by one", office.FirstLine(r.pkg.Damage))
	}
	if r.links == nil && r.pkg.Damage != "" {
		r.unread("what the relations of the main part would name: they are missing", "")
	}
	for _, id := range slices.Sorted(maps.Keys(r.links)) {
		l := r.links[id]
		switch l.kind {
		case "numbering", "styles", "footnotes", "endnotes", "header", "footer":
			if !r.pkg.Has(l.target) {
				r.unread("a part of the package that is missing: "+l.target, "")
			}
		}
	}
}
