package cite

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// The citations in the page's tables of identities mean what the page says.
func TestIdentitiesOfTheDocs(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "CITATIONS.md"))
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile("(?m)^\\| `([^`]+)` \\| `(vn/[^`]+)` \\|$").FindAllStringSubmatch(string(page), -1)
	if len(rows) < 6 {
		t.Fatalf("only %d identities were found on the page", len(rows))
	}
	for _, row := range rows {
		if got := Document(report(row[1])); len(got) != 1 || got[0].Instrument != row[2] {
			t.Errorf("%s: %+v, want %s", row[1], got, row[2])
		}
	}
}
