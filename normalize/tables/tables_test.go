package tables

import (
	"io/fs"
	"strings"
	"testing"
)

// TestFiles checks that every table can be read, that its rows have the
// columns of its first line and that no row stands twice.
func TestFiles(t *testing.T) {
	names, err := fs.Glob(files, "*.tsv")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		rows := Rows(name)
		if len(rows) == 0 {
			t.Errorf("%s has no rows", name)
		}
		seen := map[string]bool{}
		for _, row := range rows {
			if len(row) != len(rows[0]) {
				t.Errorf("%s: %q has %d fields, want %d", name, row, len(row), len(rows[0]))
			}
			key := strings.Join(row, "\t")
			if seen[key] || row[0] == "" {
				t.Errorf("%s: %q stands twice or has no name", name, row)
			}
			seen[key] = true
		}
	}
	if Rows("no-such.tsv") != nil {
		t.Error("rows of a table that does not exist")
	}
}

func TestList(t *testing.T) {
	if got := List(" a | b||c "); len(got) != 3 || got[0] != "a" || got[2] != "c" {
		t.Errorf("List = %q", got)
	}
	if List("") != nil {
		t.Error("a list out of nothing")
	}
}
