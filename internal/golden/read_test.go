package golden

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract"
)

// reports is the folder of the reports written for tests.
const reports = "../../testdata/reports"

// result is what all stages say of one file.
type result struct {
	document     *trichluc.Document
	observations []trichluc.Observation
	citations    []trichluc.Citation
	findings     []trichluc.Finding
}

// read takes the bytes of a report through all stages.
func read(t testing.TB, name string, data []byte) result {
	t.Helper()
	document, err := extract.Read(context.Background(), name, data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	r := result{document: document}
	r.observations, r.citations, r.findings = stages(document)
	return r
}

func readFile(t testing.TB, name string) result {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(reports, name))
	if err != nil {
		t.Fatal(err)
	}
	return read(t, name, data)
}

// names lists the reports.
func names(t testing.TB) (found []string) {
	t.Helper()
	entries, err := os.ReadDir(reports)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() && !strings.HasSuffix(e.Name(), ".md") {
			found = append(found, e.Name())
		}
	}
	if len(found) < 10 {
		t.Fatalf("only %d reports in %s", len(found), reports)
	}
	return found
}
