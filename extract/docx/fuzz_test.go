package docx

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
)

// FuzzRead mutates the XML of the main part and of the numbering inside a
// sound package: mutated zip bytes would mostly test archive/zip.
func FuzzRead(f *testing.F) {
	f.Add(para(run("a"))+listed(1, 0, "b"), `<w:abstractNum w:abstractNumId="0">`+levels("decimal %1.")+`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`)
	f.Add(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999999"/><w:vMerge/></w:tcPr></w:tc></w:tr></w:tbl>`, `<w:num w:numId="1"/>`)
	f.Add(`<w:p><w:r><w:fldChar w:fldCharType="end"/><w:footnoteReference w:customMarkFollows="1"/></w:r></w:p>`, `<w:abstractNum><w:lvl w:ilvl="-1"/></w:abstractNum>`)
	f.Fuzz(func(t *testing.T, body, numbering string) {
		parts := usual(body)
		parts["word/numbering.xml"] = part("numbering", numbering)
		got, err := Read(context.Background(), pack(t, parts))
		var known *flow.Error
		if err != nil && !errors.As(err, &known) {
			t.Fatalf("an error that is no flow.Error: %v", err)
		}
		if err != nil {
			return
		}
		for _, item := range got.Items {
			if item.Grid != nil {
				checkGrid(t, item.Grid)
			}
		}
	})
}

// FuzzPackage damages the bytes of a package.
func FuzzPackage(f *testing.F) {
	good := pack(f, usual(para(run("một đoạn văn"))+`<w:tbl><w:tr><w:tc>`+para(run("1.013"))+`</w:tc></w:tr></w:tbl>`))
	f.Add(good)
	f.Add(good[:len(good)-120])
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := Read(context.Background(), data)
		var known *flow.Error
		if err != nil && !errors.As(err, &known) {
			t.Fatalf("an error that is no flow.Error: %v", err)
		}
		if err == nil && len(got.Items) == 0 && len(got.Notes) == 0 {
			t.Fatal("an empty success")
		}
	})
}

// checkGrid checks that every cell lies inside its grid.
func checkGrid(t *testing.T, g *flow.Grid) {
	for _, c := range g.Cells {
		if c.Row < 0 || c.Column < 0 || c.RowSpan < 1 || c.ColumnSpan < 1 || c.Row+c.RowSpan > g.Rows || c.Column+c.ColumnSpan > g.Columns {
			t.Fatalf("cell %+v outside of its grid of %dx%d", c, g.Rows, g.Columns)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile(filepath.Join(seeds(b), "docx", "bacgiang-bc-2023.docx"))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(context.Background(), data); err != nil {
			b.Fatal(err)
		}
	}
}
