package office

import (
	"fmt"
	"strings"

	"github.com/trichluc/trichluc/extract/flow"
)

// Tally counts what a reader of a word processor's format did that
// Coverage.Notes tells of. A format that knows no such thing leaves it at 0.
type Tally struct {
	Insertions, Deletions, Moves, Comments, Nested, Boxes, Drawings int

	Fonts []string // whose text was decoded
}

// Report adds a remark for everything counted.
func (t *Tally) Report(f *flow.Flow) {
	for _, c := range []struct {
		n    int
		text string
	}{
		{t.Insertions, "tracked insertions taken in"},
		{t.Deletions, "tracked deletions left out"},
		{t.Moves, "tracked moves read at their new place only"},
		{t.Comments, "review comments left out"},
		{t.Nested, "tables within a table read as tables of their own"},
		{t.Boxes, "text boxes read after the paragraph that anchors them"},
		{t.Drawings, "drawings without text left out"},
	} {
		if c.n > 0 {
			f.Remarks = append(f.Remarks, fmt.Sprintf("%d %s", c.n, c.text))
		}
	}
	if len(t.Fonts) > 0 {
		f.Remarks = append(f.Remarks, fmt.Sprintf("text of fonts made before Unicode (%s) converted", Clean(strings.Join(t.Fonts, ", "))))
	}
}
