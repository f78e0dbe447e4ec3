package golden

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// agree names a folder of reports in several formats, told apart by their
// names' ends: "a.txt", "a.docx", "a-borderless.pdf", "a.chromium.pdf" are
// renderings of one report.
var agree = flag.String("agree", "", "compare the reports of this folder, too")

// shared is where the real reports lie, which are not part of the repository.
const shared = "../../../shared/seeds"

// TestSeedsAgree compares the renderings of each of the real reports beside
// the repository: figures and citations must not depend on what a report was
// saved as.
func TestSeedsAgree(t *testing.T) {
	if _, err := os.Stat(shared); err != nil {
		t.Skip("no ../shared beside the repository: the seeds are not part of it")
	}
	compareFiles(t, shared+"/*/*.*")
}

// TestRenderingsAgree compares our own reports with what other programs made
// of them.
func TestRenderingsAgree(t *testing.T) {
	compareFiles(t, reports+"/*.*", "../../testdata/renderings/*-20*.*")
}

// TestFolderAgrees compares the renderings in a folder that is given.
func TestFolderAgrees(t *testing.T) {
	if *agree == "" {
		t.Skip("no -agree FOLDER given")
	}
	compareFiles(t, *agree+"/*.*")
}

// compareFiles compares each report's first file with its others.
func compareFiles(t *testing.T, patterns ...string) {
	groups := map[string][]string{}
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no reports in %s: %v", pattern, err)
		}
		for _, file := range files {
			name, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), "-borderless.pdf"), ".")
			groups[name] = append(groups[name], file)
		}
	}
	for name, files := range groups {
		slices.SortFunc(files, func(a, b string) int { return cmp.Or(rank(a)-rank(b), strings.Compare(a, b)) })
		first := readPath(t, files[0])
		for _, file := range files[1:] {
			t.Run(name+" "+filepath.Base(file), func(t *testing.T) { compare(t, first, readPath(t, file)) })
		}
	}
}

// rank puts the formats that the others are made from before them.
func rank(path string) int {
	return -slices.Index([]string{".pdf", ".html", ".txt"}, filepath.Ext(path))
}

func readPath(t testing.TB, path string) result {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return read(t, path, data)
}

// compare prints what two renderings of a report do not have in common, and
// fails when it is more than may be.
func compare(t *testing.T, first, other result) {
	for _, part := range []struct {
		name  string
		lines func(result) []string
		least float64
	}{
		{"citations", result.citationIdentities, 1},
		{"observations", result.observationIdentities, leastAlike},
	} {
		a, b := part.lines(first), part.lines(other)
		share, only := alike(a, b)
		t.Logf("%s: %d and %d, %.4f alike", part.name, len(a), len(b), share)
		slices.SortFunc(only, func(x, y string) int { return strings.Compare(x[8:], y[8:]) })
		for _, line := range only {
			t.Log(line)
		}
		if share < part.least {
			t.Errorf("%s: %.4f alike, want %.2f", part.name, share, part.least)
		}
	}
}

// citationIdentities say of each citation what it cites and why.
func (r result) citationIdentities() (out []string) {
	for _, c := range r.citations {
		out = append(out, strings.Join([]string{c.Instrument, c.Type, c.Key, c.Date, c.Issuer, string(c.Relation)}, " / "))
	}
	return out
}

// observationIdentities say of each observation what it states of whom.
func (r result) observationIdentities() (out []string) {
	for _, o := range r.observations {
		name := o.Indicator.Name
		if name == "" {
			name = o.Indicator.Text
		}
		out = append(out, strings.Join([]string{name, o.Subject.Text, valueOf(o), o.Unit, string(o.Measure), o.Period}, " / "))
	}
	return out
}

func valueOf(o trichluc.Observation) string {
	if o.Value == nil {
		return o.Status
	}
	return fmt.Sprint(o.Comparator, *o.Value)
}
