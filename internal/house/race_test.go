package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestRaceDetectorSeesGoroutines keeps what starts a goroutine, in code or in
// tests, among the packages that `make test` runs with the race detector.
func TestRaceDetectorSeesGoroutines(t *testing.T) {
	line := regexp.MustCompile(`(?m)^CONCURRENT := (.+)$`).FindStringSubmatch(read(t, "Makefile"))
	if line == nil {
		t.Fatal("the Makefile has no list CONCURRENT")
	}
	watched := func(folder string) bool {
		for pattern := range strings.FieldsSeq(line[1]) {
			if within(folder, strings.TrimSuffix(path.Clean(pattern), "/...")) {
				return true
			}
		}
		return false
	}
	concurrent := 0
	eachGoFile(t, func(folder, file string, source []byte) {
		f, err := parser.ParseFile(token.NewFileSet(), file, source, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		if !startsGoroutines(f) {
			return
		}
		concurrent++
		if !watched(folder) {
			t.Errorf("%s starts a goroutine: add ./%s/... to CONCURRENT in the Makefile", file, filepath.ToSlash(folder))
		}
	})
	if concurrent < 5 {
		t.Errorf("only %d files are seen to start goroutines", concurrent)
	}
}

// startsGoroutines finds go statements and the Go methods of wait groups and
// pools.
func startsGoroutines(f *ast.File) (found bool) {
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			found = true
		case *ast.CallExpr:
			if called, ok := n.Fun.(*ast.SelectorExpr); ok && called.Sel.Name == "Go" {
				found = true
			}
		}
		return !found
	})
	return found
}
