package pdf

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/trichluc/trichluc/extract/flow"
)

// seeds gives the folder of shared material beside the repository, or skips.
func seeds(tb testing.TB) string {
	tb.Helper()
	dir := filepath.Join("..", "..", "..", "shared")
	if _, err := os.Stat(filepath.Join(dir, "seeds", "pdf")); err != nil {
		tb.Skip("no ../shared beside the repository: the seeds are not part of it")
	}
	return dir
}

func readSeed(tb testing.TB, path string) []byte {
	tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// words counts the words of a text, without the source's mark-up.
func words(text string) map[string]int {
	count := map[string]int{}
	markup := strings.NewReplacer("*", "", "_", "", "<i>", "", "</i>", "", "<b>", "", "</b>", "")
	for _, w := range strings.Fields(markup.Replace(norm.NFC.String(text))) {
		count[w]++
	}
	return count
}

func allText(f *flow.Flow) string {
	var b strings.Builder
	for _, i := range f.Items {
		if i.Paragraph != nil {
			b.WriteString(i.Paragraph.Text() + "\n")
			continue
		}
		for _, c := range i.Grid.Cells {
			b.WriteString(c.Text + "\n")
		}
	}
	return b.String()
}

// Heads of tables are printed again on each page, so words may come up more
// often than in the source; what counts is that none is lost.
func TestSeedWords(t *testing.T) {
	dir := seeds(t)
	files, _ := filepath.Glob(filepath.Join(dir, "seeds", "pdf", "*.pdf"))
	for _, file := range files {
		name := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(file), ".pdf"), "-borderless")
		source, err := os.ReadFile(filepath.Join(dir, "seeds", "txt", name+".txt"))
		if err != nil {
			continue
		}
		f := mustRead(t, readSeed(t, file))
		want, got := words(string(source)), words(allText(f))
		total, found := 0, 0
		for w, n := range want {
			total += n
			found += min(n, got[w])
		}
		if recall := float64(found) / float64(total); recall < 0.995 { // the source of one has a head three times that the pages print twice
			t.Errorf("%s: %.4f of the words", filepath.Base(file), recall)
		}
		if len(f.Unread) > 0 {
			t.Errorf("%s: unread %v", filepath.Base(file), f.Unread)
		}
	}
}

// goldTable is a table of the gold annotation, as far as this test needs it.
type goldTable struct {
	Doc  string
	Rows []struct{ Cells []string }
}

// Rows that a page break cuts are whole only after extract/structure has
// joined the pages, so a few cells may miss.
func TestSeedCells(t *testing.T) {
	dir := seeds(t)
	gold := readSeed(t, filepath.Join(dir, "gold", "tables.jsonl"))
	for name, doc := range map[string]string{"bacgiang-bc-2023": "002", "bacgiang-bc-2023-borderless": "002",
		"backan-bc-q1-2024": "004", "backan-bc-q1-2024-borderless": "004"} {
		f := mustRead(t, readSeed(t, filepath.Join(dir, "seeds", "pdf", name+".pdf")))
		printed := map[string]int{}
		for _, i := range f.Items {
			if i.Grid != nil {
				for _, c := range i.Grid.Cells {
					printed[c.Text]++
				}
			}
		}
		total, found := 0, 0
		for line := range strings.Lines(string(gold)) {
			var table goldTable
			if err := json.Unmarshal([]byte(line), &table); err != nil {
				t.Fatal(err)
			}
			if table.Doc != doc {
				continue
			}
			for _, row := range table.Rows {
				for _, cell := range row.Cells {
					cell = strings.Join(strings.Fields(strings.NewReplacer("<i>", "", "</i>", "", "**", "").Replace(cell)), " ")
					if cell == "" {
						continue
					}
					total++
					if printed[cell] > 0 {
						printed[cell]--
						found++
					}
				}
			}
		}
		if total == 0 || float64(found) < 0.94*float64(total) {
			t.Errorf("%s: %d of %d cells", name, found, total)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	dir := seeds(b)
	files, _ := filepath.Glob(filepath.Join(dir, "seeds", "pdf", "*.pdf"))
	for _, file := range files {
		data := readSeed(b, file)
		b.Run(strings.TrimSuffix(filepath.Base(file), ".pdf"), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			pages := 0
			for b.Loop() {
				f, err := Read(context.Background(), data)
				if err != nil {
					b.Fatal(err)
				}
				pages = len(f.Pages)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*pages), "µs/page")
		})
	}
}
