package house

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/trichluc/trichluc"

// forbidden states who must not import what, and why. A package pattern is a
// folder below the root ("extract" holds for everything under it; "." is the
// vocabulary). An import pattern ending in "/..." is a prefix; "ours" is
// everything of this module.
var forbidden = []struct {
	from, imports, why string
}{
	{".", "ours", "the vocabulary is what all others share: were it to import one of them, none could be understood alone"},

	{"extract", "normalize", "extract knows formats and layout, no meaning"},
	{"extract", "audit", "extract knows formats and layout, no meaning"},
	{"extract", "corpus", "extract turns bytes into a Document; where it is kept is not its business"},
	{"extract", "index", "extract turns bytes into a Document; how it is found is not its business"},
	{"extract", "database/sql", "extract reads bytes it is given"},
	{"extract", "net/http", "extract reads bytes it is given, it fetches nothing"},

	{"normalize", "extract", "normalize knows meaning, no formats: a PDF and a text of the same report must look alike to it"},
	{"normalize", "audit", "figures are read before they are checked; reading must not depend on the verdict"},
	{"normalize", "corpus", "normalize is pure: the same document always gives the same figures"},
	{"normalize", "index", "normalize is pure"},
	{"normalize", "os", "normalize is pure: its tables are embedded, its input is a Document"},
	{"normalize", "net/...", "normalize is pure"},
	{"normalize", "database/sql", "normalize is pure"},
	{"normalize", "math/rand/...", "normalize is pure: the same document always gives the same figures"},

	{"audit", "extract", "audit checks figures, whatever they were read from"},
	{"audit", "normalize", "audit takes observations as they are, so that a bug in reading cannot hide in the checking"},
	{"audit", "corpus", "audit is pure"},
	{"audit", "index", "audit is pure"},
	{"audit", "os", "audit is pure"},
	{"audit", "net/...", "audit is pure"},
	{"audit", "database/sql", "audit is pure"},

	{"compare", "extract", "compare takes figures, whatever they were read from"},
	{"compare", "corpus", "compare is pure: whoever calls it selects the figures"},
	{"compare", "index", "compare is pure"},
	{"compare", "os", "compare writes where it is told to"},
	{"compare", "database/sql", "compare is pure"},

	{"evaluate", "extract", "evaluate measures records, however they were made"},
	{"evaluate", "normalize", "evaluate must not share a fault with what it measures"},
	{"evaluate", "audit", "evaluate must not share a fault with what it measures"},
	{"evaluate", "database/sql", "evaluate speaks to the store's listings"},

	{"export/reviewsheet", "corpus", "a sheet is filled with what its caller found"},
	{"export/reviewsheet", "os", "a sheet is written where its caller says"},

	{"corpus", "extract", "the store keeps what it is given"},
	{"corpus", "normalize", "the store keeps what it is given"},
	{"corpus", "audit", "the store keeps what it is given"},
	{"corpus", "index", "the index is rebuilt from the corpus, never the other way round"},

	{"index", "extract", "the index holds entries, whatever they were made from"},
	{"index", "normalize", "the index holds entries, whatever they were made from"},
	{"index", "audit", "the index holds entries, whatever they were made from"},
	{"index", "corpus", "whoever feeds the index reads the corpus; the index knows neither"},
	{"index", "database/sql", "another engine stands in behind the interface, not beside it"},
	{"index/sets", "ours", "sets of numbers by terms, whatever the numbers and terms stand for"},
	{"index", "net/http", "the index answers its caller, it serves nobody"},

	{"cmd", "database/sql", "the command line speaks to the Store"},
	{"cmd", "github.com/blevesearch/...", "the command line speaks to the Index"},
	{"cmd", "github.com/ledongthuc/...", "the command line speaks to extract"},

	{"internal/viet", "ours", "letters come before everything else"},
}

// forbiddenCalls are functions that a pure stage must not call: they would
// make its output depend on when or where it ran.
var forbiddenCalls = []struct{ from, call, why string }{
	{"normalize", "time.Now", "the same document must give the same figures tomorrow"},
	{"audit", "time.Now", "the same figures must give the same findings tomorrow"},
}

func TestForbiddenImports(t *testing.T) {
	eachGoFile(t, func(folder, file string, source []byte) {
		if strings.HasSuffix(file, "_test.go") {
			return // tests may look over the fence
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, source, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range f.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if strings.HasSuffix(folder, "test") && strings.Contains(name, "testing") {
				continue
			}
			for _, rule := range forbidden {
				if within(folder, rule.from) && matches(name, rule.imports) {
					t.Errorf("%s imports %s: %s", file, name, rule.why)
				}
			}
		}
	})
}

func TestForbiddenCalls(t *testing.T) {
	eachGoFile(t, func(folder, file string, source []byte) {
		for _, rule := range forbiddenCalls {
			if within(folder, rule.from) && !strings.HasSuffix(file, "_test.go") && strings.Contains(string(source), rule.call+"(") {
				t.Errorf("%s calls %s: %s", file, rule.call, rule.why)
			}
		}
	})
}

// TestRulesBite makes sure that the table would catch what it forbids.
func TestRulesBite(t *testing.T) {
	for _, c := range []struct {
		folder, name string
		caught       bool
	}{
		{".", module + "/extract", true},
		{"extract/pdf", module + "/normalize/number", true},
		{"extract/pdf", module + "/extract/flow", false},
		{"normalize/cite", "net/url", true},
		{"normalize/cite", "net", true},
		{"cmd/trichluc", "github.com/blevesearch/bleve/v2", true},
		{"ingest", module + "/extract", false},
		{"internal/viet", module, true},
	} {
		caught := false
		for _, rule := range forbidden {
			caught = caught || within(c.folder, rule.from) && matches(c.name, rule.imports)
		}
		if caught != c.caught {
			t.Errorf("%s importing %s: caught %v", c.folder, c.name, caught)
		}
	}
}

func within(folder, from string) bool {
	return folder == from || from != "." && strings.HasPrefix(folder, from+"/")
}

func matches(name, pattern string) bool {
	ours := name == module || strings.HasPrefix(name, module+"/")
	switch {
	case pattern == "ours":
		return ours
	case strings.HasSuffix(pattern, "/..."):
		prefix := strings.TrimSuffix(pattern, "/...")
		return name == prefix || strings.HasPrefix(name, prefix+"/")
	case ours:
		return within(strings.TrimPrefix(strings.TrimPrefix(name, module), "/"), pattern)
	}
	return name == pattern
}

// root is the repository's folder.
func root(t testing.TB) string {
	t.Helper()
	dir, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "go.mod")); err != nil {
		t.Fatal(err)
	}
	return dir
}

func eachGoFile(t *testing.T, visit func(folder, file string, source []byte)) {
	t.Helper()
	top, n := root(t), 0
	err := filepath.WalkDir(top, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && p != top || d.Name() == "testdata" || d.Name() == "build") {
			return filepath.SkipDir
		}
		if filepath.Ext(p) != ".go" {
			return nil
		}
		source, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		file, _ := filepath.Rel(top, p)
		file = filepath.ToSlash(file)
		n++
		visit(path.Dir(file), file, source)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 20 {
		t.Fatalf("only %d Go files seen below %s", n, top)
	}
}
