package docx

import (
	"context"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/internal/viet"
)

// seeds finds the real reports, which are not part of the repository.
func seeds(t testing.TB) string {
	dir := filepath.Join("..", "..", "..", "shared", "seeds")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the real reports are not here")
	}
	return dir
}

// tokens are the words and figures of a text without the signs around them.
func tokens(s string) []string {
	return strings.FieldsFunc(viet.Clean(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(".,/-%", r)
	})
}

// words counts the words of a flow.
func words(f *flow.Flow) map[string]int {
	found := map[string]int{}
	add := func(s string) {
		for _, w := range tokens(s) {
			found[strings.Trim(w, ".,/-")]++
		}
	}
	for _, item := range f.Items {
		if p := item.Paragraph; p != nil {
			add(p.Mark + " " + p.Text())
			continue
		}
		for _, c := range item.Grid.Cells {
			add(c.Text)
		}
	}
	for _, n := range f.Notes {
		add(n.Mark + " " + n.Text)
	}
	return found
}

func TestEveryWordOfTheSeeds(t *testing.T) {
	for _, name := range []string{"bacgiang-bc-2023", "backan-bc-q1-2024"} {
		data, err := os.ReadFile(filepath.Join(seeds(t), "docx", name+".docx"))
		if err != nil {
			t.Fatal(err)
		}
		f, err := Read(context.Background(), data)
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(filepath.Join(seeds(t), "txt", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		got, total := words(f), 0
		for _, n := range got {
			total += n
		}
		plain := strings.NewReplacer("<i>", "", "</i>", "", "*", "").Replace(string(text))
		want := 0
		for _, w := range tokens(plain) {
			if w = strings.Trim(w, ".,/-"); w != "" && got[w] == 0 {
				t.Errorf("%s: the word %q is missing", name, w)
			}
			want++
		}
		// The text repeats the heads of tables page by page, the document does not.
		if total < want*97/100 {
			t.Errorf("%s: %d words read, the text has %d", name, total, want)
		}
	}
}

// markupOf matches what is no text in a page.
var markupOf = regexp.MustCompile(`(?s)<(style|script|head|title)\b.*?</(style|script|head|title)>|<[^>]*>`)

// TestWordsOfTheSeeds holds the words of the reports against the pages that
// they were made from, which repeat nothing: F1 of the counted words.
func TestWordsOfTheSeeds(t *testing.T) {
	for _, name := range []string{"bacgiang-bc-2023", "backan-bc-q1-2024"} {
		data, err := os.ReadFile(filepath.Join(seeds(t), "docx", name+".docx"))
		if err != nil {
			t.Fatal(err)
		}
		page, err := os.ReadFile(filepath.Join(seeds(t), "html", name+".html"))
		if err != nil {
			t.Fatal(err)
		}
		f, err := Read(context.Background(), data)
		if err != nil {
			t.Fatal(err)
		}
		want, both, all := map[string]int{}, 0, 0
		for _, w := range tokens(html.UnescapeString(markupOf.ReplaceAllString(string(page), " "))) {
			if w = strings.Trim(w, ".,/-"); w != "" {
				want[w]++
				all++
			}
		}
		for w, n := range words(f) {
			if w != "" {
				both += min(n, want[w])
				all += n
			}
		}
		if f1 := 2 * float64(both) / float64(all); f1 < 0.999 {
			t.Errorf("%s: F1 %.4f", name, f1)
		} else {
			t.Logf("%s: F1 %.4f", name, f1)
		}
	}
}
