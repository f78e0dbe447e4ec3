package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
)

const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
	` xmlns:v="urn:schemas-microsoft-com:vml"`

// part is an XML part with its root element.
func part(root, content string) string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:` + root + ` ` + namespaces + `>` + content + `</w:` + root + `>`
}

// usual are the parts that every document has.
func usual(body string) map[string]string {
	return map[string]string{
		"_rels/.rels":                  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`,
		"word/document.xml":            part("document", `<w:body>`+body+`</w:body>`),
	}
}

func pack(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	zw := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := zw.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// para is a paragraph of plain runs.
func para(runs ...string) string {
	return `<w:p>` + strings.Join(runs, "") + `</w:p>`
}

func run(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

// listed is a paragraph of a list.
func listed(id, level int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, level, id, run(text))
}

// show prints what a flow holds, a line a thing, for tests to compare.
func show(f *flow.Flow) string {
	var b strings.Builder
	for _, item := range f.Items {
		if p := item.Paragraph; p != nil {
			texts := make([]string, len(p.Parts))
			for i, part := range p.Parts {
				texts[i] = part.Text
			}
			fmt.Fprintf(&b, "P %s[%s]\n", p.Mark, strings.Join(texts, "|"))
			continue
		}
		fmt.Fprintf(&b, "G %dx%d head %d\n", item.Grid.Rows, item.Grid.Columns, item.Grid.HeadRows)
		for _, c := range item.Grid.Cells {
			fmt.Fprintf(&b, "  %d,%d", c.Row, c.Column)
			if c.RowSpan*c.ColumnSpan > 1 {
				fmt.Fprintf(&b, " %dx%d", c.RowSpan, c.ColumnSpan)
			}
			fmt.Fprintf(&b, " %q\n", c.Text)
		}
	}
	for _, n := range f.Notes {
		fmt.Fprintf(&b, "N %s %s\n", n.Mark, n.Text)
	}
	for _, x := range f.Furniture {
		fmt.Fprintf(&b, "F %s: %s\n", x.Kind, x.Text)
	}
	for _, u := range f.Unread {
		fmt.Fprintf(&b, "U %d %s\n", u.Characters, u.Reason)
	}
	for _, r := range f.Remarks {
		fmt.Fprintf(&b, "R %s\n", r)
	}
	return b.String()
}

func mustRead(t *testing.T, parts map[string]string) *flow.Flow {
	t.Helper()
	f, err := Read(context.Background(), pack(t, parts))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func expect(t *testing.T, f *flow.Flow, want string) {
	t.Helper()
	want = strings.TrimLeft(strings.ReplaceAll(want, "\n\t\t", "\n"), "\n")
	if got := show(f); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
