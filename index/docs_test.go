package index_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/index"
	"github.com/trichluc/trichluc/index/indextest"
)

const searchPage = "../docs/SEARCH.md"

// TestSearchPage asks the questions of the page that explains them, and looks
// whether the list of documents in it is the one that answers.
func TestSearchPage(t *testing.T) {
	text, err := os.ReadFile(searchPage)
	if err != nil {
		t.Fatal(err)
	}
	i := create(t, filepath.Join(t.TempDir(), "index"))
	defer closeIndex(t, i)
	if err := i.Update(context.Background(), nil, indextest.Library()); err != nil {
		t.Fatal(err)
	}
	asked := 0
	for line := range strings.Lines(string(text)) {
		question, want, found := strings.Cut(strings.TrimSpace(line), " -> ")
		if !found || !strings.HasPrefix(line, "    ") {
			continue
		}
		asked++
		if got := answers(t, i, question); want == "nothing" && got != "" || want != "nothing" && !strings.HasPrefix(got+", ", want+", ") {
			t.Errorf("%s\n finds %s\n  want %s", question, got, want)
		}
	}
	if asked < 30 {
		t.Errorf("only %d examples found", asked)
	}
	for _, e := range indextest.Library() {
		if row := libraryRow(e); row != "" && !strings.Contains(string(text), row) {
			t.Errorf("%s lacks\n%s", searchPage, row)
		}
	}
}

// libraryRow is a document as the page lists it; empty for passages.
func libraryRow(e index.Entry) string {
	if e.Kind != index.KindInstrument {
		return ""
	}
	return fmt.Sprintf("| %s | %s | %s | %s | %d |\n", strings.TrimSpace(e.Type+" "+e.Number), e.Title, e.Issuer, e.Year, e.Weight)
}

func answers(t *testing.T, i index.Index, question string) string {
	a, err := i.Search(context.Background(), index.Query{Words: question, Limit: 50})
	if err != nil {
		t.Errorf("%s: %v", question, err)
	}
	var names []string
	for _, h := range a.Hits {
		name := h.Entry.Number
		if name == "" {
			name = h.Entry.Title
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}
