package ingest

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/index"
	"github.com/trichluc/trichluc/normalize"
)

// TestEveryWordIsFound asks for every word of a report, in its paragraphs and
// in the cells of its tables, and looks for a hit of that report.
func TestEveryWordIsFound(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "testdata", "reports", "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no reports: %v", err)
	}
	ctx := context.Background()
	i, err := index.CreateBleve(filepath.Join(t.TempDir(), "index"))
	if err != nil {
		t.Fatal(err)
	}
	defer i.Close()
	read := Pipeline(normalize.Options{})
	words := map[string]map[string]bool{} // by document
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		record, err := read(ctx, path, data)
		if err != nil {
			t.Fatal(err)
		}
		d := record.Document
		if err := i.Update(ctx, []string{d.ID}, Entries(record)); err != nil {
			t.Fatal(err)
		}
		if words[d.ID] == nil {
			words[d.ID] = map[string]bool{}
		}
		texts := []string{}
		for _, b := range d.Blocks {
			texts = append(texts, d.Text[b.Start:b.End])
		}
		for _, table := range d.Tables {
			for _, row := range table.Rows {
				for _, c := range row.Cells {
					texts = append(texts, c.Text)
				}
			}
		}
		for _, w := range aWord.FindAllString(strings.Join(texts, "\n"), -1) {
			words[d.ID][strings.ToLower(w)] = true
		}
	}
	asked := 0
	for document, all := range words {
		for w := range all {
			asked++
			if a := foundIn(t, i, `"`+w+`"`, document); !a {
				t.Errorf("%q of %s is not found", w, document)
			}
		}
	}
	if asked < 500 {
		t.Errorf("only %d words asked for", asked)
	}
}

// aWord is a word as a reader would type it.
var aWord = regexp.MustCompile(`\p{L}+|\d+([.,]\d+)*`)

func foundIn(t *testing.T, i index.Index, words, document string) bool {
	t.Helper()
	for q := (index.Query{Words: words, Kinds: []index.Kind{index.KindText}, Limit: 200}); ; q.Offset += q.Limit {
		a, err := i.Search(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range a.Hits {
			if h.Entry.Document == document {
				return true
			}
		}
		if q.Offset+q.Limit >= a.Total {
			return false
		}
	}
}
