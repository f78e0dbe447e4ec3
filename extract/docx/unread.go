package docx

import (
	"path"
	"strings"

	"github.com/trichluc/trichluc/extract/office"
)

// unreadPart accounts for a chart or a diagram by the title and the letters of
// its part. The figures of a chart are those last computed, without the units
// and rounding that its axes show, so they are named and not read.
func (s *story) unreadPart(what, id string) {
	var title, all strings.Builder
	b, err := s.pkg.Read(s.links[id].target)
	if err == nil && b.Text != "" {
		c := newCursor(s.ctx, b.Text)
		var walk func(name string, inTitle bool) error
		walk = func(name string, inTitle bool) error {
			if local := path.Base(strings.ReplaceAll(name, ":", "/")); local == "t" || local == "v" {
				text, err := c.text()
				all.WriteString(text)
				if inTitle {
					title.WriteString(text)
				}
				return err
			}
			inTitle = inTitle || strings.HasSuffix(name, "title")
			return c.each(func(name string, _ *element) error { return walk(name, inTitle) })
		}
		_, err = c.root(func(name string, _ *element) error { return walk(name, false) })
	}
	s.account(s.links[id].target, b.Damage, err)
	if title.Len() > 0 {
		what += ": " + office.Clean(title.String())
	}
	s.unread(what, all.String())
}
