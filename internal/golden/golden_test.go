package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestGolden(t *testing.T) {
	for _, name := range names(t) {
		t.Run(name, func(t *testing.T) {
			got := readFile(t, name).String()
			path := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range differences(string(want), got) {
				t.Error(line)
			}
		})
	}
}

// TestGoldenIsComplete finds golden files whose report is gone.
func TestGoldenIsComplete(t *testing.T) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, err := os.Stat(filepath.Join(reports, strings.TrimSuffix(e.Name(), ".golden"))); err != nil {
			t.Errorf("%s: its report is gone", e.Name())
		}
	}
}

// maxDifferences bounds what a failing test prints; the rest is in the diff
// that -update makes.
const maxDifferences = 12

// differences lists lines that stand on one side only, by their section. A
// line that moved is no difference as long as its section's others are equal.
func differences(want, got string) (out []string) {
	count := map[string]int{}
	for _, line := range lines(want) {
		count[line]++
	}
	for _, line := range lines(got) {
		if count[line]--; count[line] < 0 {
			out = append(out, "new:  "+line)
		}
	}
	for _, line := range lines(want) {
		if count[line] > 0 {
			count[line]--
			out = append(out, "gone: "+line)
		}
	}
	if len(out) == 0 && want != got {
		out = append(out, "the same lines in another order")
	}
	if len(out) > maxDifferences {
		out = append(out[:maxDifferences], "... and more: run with -update and read the diff")
	}
	return out
}

// lines are the lines of a golden file, each after the name of its section.
func lines(s string) (out []string) {
	section := ""
	for line := range strings.Lines(s) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "-- ") {
			section = strings.Trim(line, "- ")
		}
		out = append(out, section+": "+line)
	}
	return out
}

func TestDifferences(t *testing.T) {
	want := "-- a --\n1\n2\n-- b --\n1\n"
	for got, n := range map[string]int{
		want:                           0,
		"-- a --\n1\n-- b --\n1\n":     1, // a line is gone
		"-- a --\n1\n3\n-- b --\n1\n":  2, // a line changed
		"-- a --\n2\n1\n-- b --\n1\n":  1, // order
		"-- a --\n1\n2\n-- b --\n1\n1": 1, // a line too many
	} {
		if out := differences(want, got); len(out) != n {
			t.Errorf("differences to %q: %q, want %d", got, out, n)
		}
	}
}
