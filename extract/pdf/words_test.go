package pdf_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/text/unicode/norm"

	"github.com/trichluc/trichluc/extract"
)

// enoughWords is the least word F1 of a PDF against its source: bags of words
// in NFC. All that the Document holds counts: running text, cells of tables and
// notes. Page numbers and the heads that a table repeats do not, being furniture.
const enoughWords = 0.998

// Marks of the markup that a seed's source carries, which no rendering shows,
// and raised digits, which the source has in both forms.
var sourceMarks = strings.NewReplacer("*", "", "[footnoteRef:1]", "1", "[1:", "1", "]", "",
	"¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9", "⁰", "0")

func bag(text string) (words map[string]int, total int) {
	words = map[string]int{}
	for _, w := range strings.Fields(sourceMarks.Replace(norm.NFC.String(text))) {
		words[w]++
		total++
	}
	return words, total
}

// sourceText is the text of the HTML that a seed's PDF was made from.
func sourceText(t *testing.T, path string) string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Skip("no source beside the repository: ", err)
	}
	defer file.Close()
	page, err := goquery.NewDocumentFromReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	page.Find("body p, body td, body th").Each(func(_ int, s *goquery.Selection) { text.WriteString(s.Text() + "\n") })
	for {
		before, mark, ok := strings.Cut(text.String(), "[bookmark:")
		if !ok {
			return before
		}
		_, after, _ := strings.Cut(mark, "]")
		text.Reset()
		text.WriteString(before + after)
	}
}

func TestWordsOfSeeds(t *testing.T) {
	seeds := filepath.Join("..", "..", "..", "shared", "seeds")
	files, _ := filepath.Glob(filepath.Join(seeds, "pdf", "*.pdf"))
	if len(files) == 0 {
		t.Skip("no ../shared beside the repository: the seeds are not part of it")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			name := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(file), ".pdf"), "-borderless")
			want, wanted := bag(sourceText(t, filepath.Join(seeds, "html", name+".html")))
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := extract.Read(context.Background(), file, data)
			if err != nil {
				t.Fatal(err)
			}
			got, read := bag(doc.Text)
			common := 0
			for w, n := range want {
				common += min(n, got[w])
				if n != got[w] {
					t.Logf("%q %d times, %d in the source", w, got[w], n)
				}
			}
			if f1 := 2 * float64(common) / float64(read+wanted); f1 < enoughWords {
				t.Errorf("word F1 %.4f, want %.3f", f1, enoughWords)
			}
		})
	}
}
