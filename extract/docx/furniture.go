package docx

import (
	"slices"
	"strings"
	"unicode"

	"github.com/trichluc/trichluc/extract/office"
)

// readHeadsAndFeet reads the heads and feet of pages that the document's
// sections name, in the order of their parts' names.
func (r *reader) readHeadsAndFeet() {
	seen := map[string]bool{}
	var parts []relation
	for _, l := range r.links {
		if (l.kind == "header" || l.kind == "footer") && r.pkg.Has(l.target) && !seen[l.target] {
			seen[l.target] = true
			parts = append(parts, l)
		}
	}
	slices.SortFunc(parts, func(a, b relation) int { return strings.Compare(a.target, b.target) })
	for _, l := range parts {
		r.readHeadOrFoot(l)
	}
}

func (r *reader) readHeadOrFoot(l relation) {
	s := &story{reader: r, inHead: true}
	root, kind := "hdr", "running-head"
	if l.kind == "footer" {
		root, kind = "ftr", "running-foot"
	}
	content, err := r.pkg.Read(l.target)
	if err == nil {
		err = s.read(content.Text, root)
	}
	r.account(l.target, content.Damage, err)
	text := office.OneLine(s.items)
	if s.pageField && strings.IndexFunc(text, unicode.IsLetter) < 0 {
		kind = "page-number"
	}
	s.furniture(kind, text)
}
