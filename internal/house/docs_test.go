package house

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/audit"
)

// stages are the names that folders, README headings and docs/ARCHITECTURE.md
// share.
var stages = []string{"ingest", "extract", "normalize", "audit", "corpus", "index", "export", "cmd"}

func TestStagesAreHeadings(t *testing.T) {
	for _, file := range []string{"README.md", "README.vi.md", "docs/ARCHITECTURE.md"} {
		text := read(t, file)
		for _, stage := range stages {
			if !regexp.MustCompile(`(?m)^#{2,3} .*\b` + stage + `\b`).MatchString(text) {
				t.Errorf("%s has no heading for the stage %s", file, stage)
			}
			if _, err := os.Stat(filepath.Join(root(t), stage)); err != nil {
				t.Errorf("the stage %s has no folder", stage)
			}
		}
	}
}

func TestFindingsAreExplained(t *testing.T) {
	text := read(t, "docs/FINDINGS.md")
	kinds := append(audit.Kinds(), audit.SeriesKinds()...)
	for _, kind := range kinds {
		if !strings.Contains(text, "\n## "+kind+"\n") {
			t.Errorf("docs/FINDINGS.md does not explain %s", kind)
		}
	}
	for _, m := range regexp.MustCompile(`(?m)^## (\S+)$`).FindAllStringSubmatch(text, -1) {
		known := false
		for _, kind := range kinds {
			known = known || kind == m[1]
		}
		if !known {
			t.Errorf("docs/FINDINGS.md explains %s, which does not exist", m[1])
		}
	}
}

// TestLinksLead checks the relative links of all Markdown files.
func TestLinksLead(t *testing.T) {
	top := root(t)
	var files []string
	for _, pattern := range []string{"*.md", "docs/*.md", "testdata/*.md"} {
		found, _ := filepath.Glob(filepath.Join(top, pattern))
		files = append(files, found...)
	}
	link := regexp.MustCompile(`\]\(([^)#:\s]+)(?:#[^)]*)?\)`)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(file), m[1])); err != nil {
				t.Errorf("%s links to %s, which does not exist", file, m[1])
			}
		}
	}
}

// TestREADMEsGiveTheSameCommands keeps the two languages in step.
func TestREADMEsGiveTheSameCommands(t *testing.T) {
	fence := regexp.MustCompile("(?s)```(?:sh|console)\n(.*?)```")
	code := func(file string) string {
		var all []string
		for _, m := range fence.FindAllStringSubmatch(read(t, file), -1) {
			all = append(all, m[1])
		}
		return strings.Join(all, "\n")
	}
	if en, vi := code("README.md"), code("README.vi.md"); en != vi || en == "" {
		t.Errorf("README.md and README.vi.md give different commands:\n%s\n---\n%s", en, vi)
	}
}

// TestContinuousIntegrationRunsTheREADME keeps .ci/run to the README's test
// command.
func TestContinuousIntegrationRunsTheREADME(t *testing.T) {
	const command = "make test"
	for _, file := range []string{"README.md", "README.vi.md", ".ci/run"} {
		if !strings.Contains(read(t, file), command) {
			t.Errorf("%s does not say %q", file, command)
		}
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root(t), file))
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(b), "\r\n", "\n")
}
