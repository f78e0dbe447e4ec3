package doc

import (
	"context"
	"errors"
	"fmt"
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

// TestDamagedSeeds cuts a real report at many places and takes bytes out of
// it: most of it is read all the same, nothing is read from a stretch that is
// damaged, and what is missing is told.
func TestDamagedSeeds(t *testing.T) {
	whole, err := os.ReadFile(filepath.Join(seeds(t), "doc", "backan-bc-q1-2024.doc"))
	if err != nil {
		t.Fatal(err)
	}
	sound, err := Read(context.Background(), whole)
	if err != nil {
		t.Fatal(err)
	}
	want, total, n := words(allText(sound)), 0.0, 0
	read := func(name string, data []byte) {
		n++
		got, err := Read(context.Background(), data)
		var e *flow.Error
		if errors.As(err, &e) && (e.Code == flow.CodeTruncated || e.Code == flow.CodeCorrupt) {
			return
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		share := recovered(words(allText(got)), want)
		total += share
		if stray := strayRows(got, sound); stray > 0 {
			t.Errorf("%s: %d rows that the report does not have", name, stray)
		}
		if share < 1 && len(got.Remarks) <= len(sound.Remarks) {
			t.Errorf("%s: %.3f of the words, and not a word of the rest", name, share)
		}
	}
	for _, share := range []float64{0.995, 0.98, 0.95, 0.9, 0.8, 0.65, 0.5, 0.3, 0.1} {
		read(fmt.Sprintf("cut to %v", share), whole[:int(share*float64(len(whole)))])
	}
	for i, gap := range []int{1, 10, 100, 500, 1000, 3000, 8000, 20000} {
		at := (i*7919 + 9001) * 7 % (len(whole) - gap)
		read(fmt.Sprintf("%d bytes missing at %d", gap, at), append(whole[:at:at], whole[at+gap:]...))
	}
	if mean := total / float64(n); mean < leastRecovered {
		t.Errorf("%.3f of the words are recovered, want %.2f", mean, leastRecovered)
	}
}

// leastRecovered is the share of words on average over the damage above;
// catdoc, the best of other programs, keeps a quarter.
const leastRecovered = 0.75
