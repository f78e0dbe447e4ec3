package indicator

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

var wellFormed = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func TestCatalogue(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range Catalogue() {
		if seen[e.ID] || !wellFormed.MatchString(e.ID) {
			t.Errorf("%q stands twice or is no id", e.ID)
		}
		seen[e.ID] = true
		if e.Name == "" || e.English == "" || e.Unit == "" {
			t.Errorf("%s lacks a name or a unit: %+v", e.ID, e)
		}
		if f, ok := Find(e.Name, e.Unit); !ok || f.Entry.ID != e.ID || f.Method != Exact || f.Score != 1 {
			t.Errorf("the name of %s matches %s (%s, %.3f)", e.ID, f.Entry.ID, f.Method, f.Score)
		}
	}
	if len(seen) < 150 {
		t.Errorf("only %d indicators", len(seen))
	}
}

// TestTables checks the forms of the tables, which have no compiler.
func TestTables(t *testing.T) {
	for name, table := range map[string]struct {
		text   string
		fields int
	}{"catalogue.tsv": {catalogueTable, 6}, "words.tsv": {wordsTable, 3}, "acronyms.tsv": {acronymsTable, 2}, "phrases.tsv": {phrasesTable, 3},
		"tuned.tsv": {tunedTable, 3}, "later.tsv": {laterTable, 3}} {
		for _, row := range rows(table.text) {
			if len(row) != table.fields || row[0] == "" {
				t.Errorf("%s: %d fields, want %d: %q", name, len(row), table.fields, row)
			}
		}
	}
	l, from := newLexicon(), map[string]string{}
	for _, row := range rows(wordsTable) {
		if _, known := roles[row[1]]; !known {
			t.Errorf("words.tsv: %s has the role %q", row[0], row[1])
		}
		for form := range strings.SplitSeq(row[2], "|") {
			phrase := l.key(form)
			if other := from[phrase]; other != "" && other != row[0] {
				t.Errorf("words.tsv: %q is both %s and %s", form, other, row[0])
			}
			from[phrase] = row[0]
		}
	}
	for _, row := range rows(catalogueTable) {
		for _, pair := range []string{"[]", "{}"} {
			if strings.Count(row[5], pair[:1]) != strings.Count(row[5], pair[1:]) {
				t.Errorf("catalogue.tsv: %s has %s left open: %s", row[0], pair, row[5])
			}
		}
	}
}

// TestWordingsKeepApart takes each wording in its shortest and its longest
// form as a name, and finds no other indicator as good.
func TestWordingsKeepApart(t *testing.T) {
	c := shared()
	for _, w := range c.wordings {
		if len(w.required) == 0 {
			t.Errorf("a wording of %s requires nothing", w.entry.ID)
		}
		for _, form := range [][]concept{w.required, slices.Concat(w.required, w.optional)} {
			r := reading{concepts: w.sequence, set: sortedSet(slices.Clone(form))}
			for _, x := range w.sequence {
				if slices.Contains(r.set, x) && c.roles[x] == thing {
					r.head = x
					break
				}
			}
			for _, o := range c.byHead[r.head] {
				if o.entry == w.entry || o.entry.kinds&w.entry.kinds == 0 || !o.entry.counts(w.entry.units, r.head) {
					continue
				}
				if f := c.compare(r, o, true); f.Score >= Accept {
					t.Errorf("a wording of %s is also one of %s (%.2f)", w.entry.ID, o.entry.ID, f.Score)
				}
			}
		}
	}
}
