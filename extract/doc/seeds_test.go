package doc

import (
	"context"
	"os"
	"path/filepath"
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

// words counts the words and figures of a text without the signs around them.
func words(s string) map[string]int {
	found := map[string]int{}
	for _, w := range strings.FieldsFunc(viet.Clean(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(".,/-%", r)
	}) {
		if w = strings.Trim(w, ".,/-"); w != "" {
			found[w]++
		}
	}
	return found
}

// allText is all that a flow says, furniture left out.
func allText(f *flow.Flow) string {
	var b strings.Builder
	for _, item := range f.Items {
		if p := item.Paragraph; p != nil {
			b.WriteString(p.Mark + " " + p.Text() + "\n")
			continue
		}
		for _, c := range item.Grid.Cells {
			b.WriteString(c.Text + "\n")
		}
	}
	for _, n := range f.Notes {
		b.WriteString(n.Mark + " " + n.Text + "\n")
	}
	return b.String()
}

// leastF1 is how well the words of a real report must agree with its text.
const leastF1 = 0.999

func TestEveryWordOfTheSeeds(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(seeds(t), "doc", "backan-bc-q1-2024.doc"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := Read(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(seeds(t), "txt", "backan-bc-q1-2024.txt"))
	if err != nil {
		t.Fatal(err)
	}
	got, want := words(allText(f)), words(strings.NewReplacer("<i>", "", "</i>", "", "*", "").Replace(string(text)))
	both, read, there := 0, 0, 0
	for w, n := range want {
		both += min(n, got[w])
		there += n
		if got[w] < n {
			t.Logf("%q: %d times, the text has it %d times", w, got[w], n)
		}
	}
	for w, n := range got {
		read += n
		if n > want[w] {
			t.Logf("%q: %d times, the text has it %d times", w, n, want[w])
		}
	}
	if f1 := 2 * float64(both) / float64(read+there); f1 < leastF1 {
		t.Errorf("the words agree to %.4f, want %.3f", f1, leastF1)
	}
}
