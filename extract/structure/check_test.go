package structure_test

import (
	"context"
	"strings"
	"testing"
	"unicode"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/structure"
	"github.com/trichluc/trichluc/extract/text"
	"github.com/trichluc/trichluc/internal/viet"
)

// read builds the document of a text.
func read(t testing.TB, s string) *trichluc.Document {
	t.Helper()
	f, err := text.Read(context.Background(), []byte(s))
	if err != nil {
		t.Fatal(err)
	}
	d := structure.Build(f)
	check(t, f, d)
	return d
}

func count(s string) int {
	n := 0
	for _, r := range viet.Clean(s) {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// total counts the runes of a flow that are not white space.
func total(f *flow.Flow) int {
	n := 0
	for _, item := range f.Items {
		if p := item.Paragraph; p != nil {
			n += count(p.Mark)
			for _, part := range p.Parts {
				n += count(part.Text)
			}
		}
		if item.Grid != nil {
			for _, c := range item.Grid.Cells {
				n += count(c.Text)
			}
		}
	}
	for _, note := range f.Notes {
		n += count(note.Mark) + count(note.Text)
	}
	for _, x := range f.Furniture {
		n += count(x.Text)
	}
	return n
}

// check holds for every document: nothing of the flow is lost, and all offsets
// say what they claim.
func check(t testing.TB, f *flow.Flow, d *trichluc.Document) {
	t.Helper()
	c := d.Coverage
	if got := c.Text + c.Table + c.Footnote + c.Furniture; got != total(f) {
		t.Errorf("coverage accounts for %d runes (text %d, table %d, footnote %d, furniture %d), the flow has %d",
			got, c.Text, c.Table, c.Footnote, c.Furniture, total(f))
	}
	if got := count(d.Text); got != c.Text+c.Table+c.Footnote {
		t.Errorf("Text has %d runes, coverage says %d", got, c.Text+c.Table+c.Footnote)
	}
	last := 0
	for i, b := range d.Blocks {
		if b.Start < last || b.End < b.Start || b.End > len(d.Text) {
			t.Fatalf("block %d [%d,%d) is out of order or range", i, b.Start, b.End)
		}
		if gap := d.Text[last:b.Start]; strings.TrimSpace(gap) != "" {
			t.Errorf("text %q belongs to no block", gap)
		}
		if b.Kind == "" {
			t.Errorf("block %q has no kind", d.Text[b.Start:b.End])
		}
		if b.Kind != trichluc.BlockTable && strings.Contains(d.Text[b.Start:b.End], "\n") {
			t.Errorf("block %q has more than one line", d.Text[b.Start:b.End])
		}
		for _, x := range b.Fragments {
			if x.Start < b.Start || x.End > b.End || x.End <= x.Start {
				t.Errorf("fragment [%d,%d) lies outside its block [%d,%d)", x.Start, x.End, b.Start, b.End)
			}
		}
		last = b.End
	}
	for _, tab := range d.Tables {
		checkTable(t, d, tab)
	}
	for _, n := range d.Footnotes {
		if d.Text[n.Start:n.End] != n.Text {
			t.Errorf("footnote %s: offsets give %q, text is %q", n.Mark, d.Text[n.Start:n.End], n.Text)
		}
		if n.Anchor >= 0 && !strings.HasPrefix(d.Text[n.Anchor:], n.Mark) {
			t.Errorf("footnote %s: no mark at its anchor", n.Mark)
		}
	}
}

func checkTable(t testing.TB, d *trichluc.Document, tab trichluc.Table) {
	t.Helper()
	if tab.Confidence <= 0 || tab.Confidence > 1 {
		t.Errorf("table %s: confidence %v", tab.ID, tab.Confidence)
	}
	for r, row := range tab.Rows {
		if len(row.Cells) != len(tab.Header) {
			t.Fatalf("table %s row %d: %d cells under %d heads", tab.ID, r+1, len(row.Cells), len(tab.Header))
		}
		for _, c := range row.Cells {
			if d.Text[c.Start:c.End] != c.Text {
				t.Errorf("table %s row %d: offsets give %q, cell is %q", tab.ID, r+1, d.Text[c.Start:c.End], c.Text)
			}
			if c.Start < tab.Start || c.End > tab.End || viet.Space(c.Text) != c.Text {
				t.Errorf("table %s row %d: cell %q", tab.ID, r+1, c.Text)
			}
		}
	}
}

// blocks prints a document's blocks one a line: kind, section, text.
func blocks(d *trichluc.Document) string {
	var b strings.Builder
	for _, x := range d.Blocks {
		text := d.Text[x.Start:x.End]
		if x.Kind == trichluc.BlockTable {
			text = x.Table
		}
		b.WriteString(string(x.Kind) + " " + x.Section + "| " + text + "\n")
	}
	return b.String()
}

// rows prints a table's rows one a line: kind, groups, cells.
func rows(tab trichluc.Table) string {
	var b strings.Builder
	for _, r := range tab.Rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, c.Text)
		}
		b.WriteString(string(r.Kind) + " [" + strings.Join(r.Group, " / ") + "] " + strings.Join(cells, "|") + "\n")
	}
	return b.String()
}

func same(t *testing.T, got, want string) {
	t.Helper()
	got, want = strings.TrimSpace(got), strings.TrimSpace(want)
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		a, b := "", ""
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			t.Errorf("line %d\n got  %s\n want %s", i+1, a, b)
		}
	}
}
