package cite

import (
	"os"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// page is the documentation whose examples must be true.
func page(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../docs/CITATIONS.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestExamplesOfRecognition reads the blocks of docs/CITATIONS.md: a line of
// text, and indented under it what is found.
func TestExamplesOfRecognition(t *testing.T) {
	blocks := strings.Split(page(t), "```citations\n")[1:]
	if len(blocks) < 6 {
		t.Fatalf("only %d blocks of examples", len(blocks))
	}
	for _, block := range blocks {
		block, _, _ = strings.Cut(block, "```")
		var text string
		var want [][]string
		for line := range strings.Lines(block) {
			if said, indented := strings.CutPrefix(line, "    "); indented {
				if strings.TrimSpace(said) != "none" {
					want = append(want, strings.Split(strings.TrimSpace(said), " | "))
				}
				continue
			}
			checkExample(t, text, want)
			text, want = strings.TrimSpace(line), nil
		}
		checkExample(t, text, want)
	}
}

func checkExample(t *testing.T, text string, want [][]string) {
	t.Helper()
	if text == "" {
		return
	}
	got := Document(&trichluc.Document{Text: text, Metadata: trichluc.Metadata{
		Kind: "Báo cáo", Issuer: "UBND tỉnh Phú Thọ", Province: trichluc.Province{Name: "Phú Thọ"}}})
	if len(got) != len(want) {
		t.Errorf("%d citations, want %d: %s", len(got), len(want), text)
		return
	}
	for i, c := range got {
		key := c.Key
		if key == "" {
			key = c.Text
		}
		for k, field := range []string{c.Type, key, c.Date, c.Issuer, c.Pinpoint} {
			if k < len(want[i]) && field != strings.TrimPrefix(want[i][k], "-") {
				t.Errorf("%q, want %q: %s", field, want[i][k], text)
			}
		}
	}
}

// TestExamplesOfIdentity reads the table of citations and instruments.
func TestExamplesOfIdentity(t *testing.T) {
	_, table, ok := strings.Cut(page(t), "| citation, in a report of Nghệ An | instrument |")
	if !ok {
		t.Fatal("no table of instruments")
	}
	table, _, _ = strings.Cut(table, "\n\n")
	rows := 0
	for line := range strings.Lines(table) {
		cells := strings.Split(line, "`")
		if len(cells) != 5 {
			continue
		}
		rows++
		got := Document(report(cells[1]))
		if len(got) != 1 || got[0].Instrument != cells[3] {
			t.Errorf("%s: %+v, want %s", cells[1], got, cells[3])
		}
	}
	if rows < 5 {
		t.Errorf("only %d rows", rows)
	}
}
