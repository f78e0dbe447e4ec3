package golden

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// leastWords is the share of words, in the sense of F1, that text and HTML keep.
const leastWords = 0.999

// TestSeedsWords counts the words of the real reports that exist as text: what
// is read of text and of HTML must be the source's words, all of them and no
// others. Furniture counts as read: page numbers and repeated heads are words
// of the source, too.
func TestSeedsWords(t *testing.T) {
	sources, _ := filepath.Glob(shared + "/txt/*.txt")
	if len(sources) == 0 {
		t.Skip("no ../shared beside the repository: the seeds are not part of it")
	}
	for _, source := range sources {
		data, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		text := readPath(t, source)
		check := func(name, got, want string) {
			share := wordsAlike(got, want)
			t.Logf("%s: word F1 %.4f", name, share)
			if share < leastWords {
				t.Errorf("%s: word F1 %.4f, want %.3f", name, share, leastWords)
			}
		}
		check(source, text.words(), unmarked(string(data)))
		page := strings.ReplaceAll(source, "txt", "html")
		if _, err := os.Stat(page); err == nil {
			check(page, readPath(t, page).document.Text, text.document.Text)
		}
	}
}

// words is all that was read of a document.
func (r result) words() string {
	all := r.document.Text
	for _, f := range r.document.Furniture {
		if f.Kind != "markup" && f.Kind != "bookmark" {
			all += "\n" + f.Text
		}
	}
	return all
}

// marks are the signs with which converters write what is not text: emphasis,
// bookmarks, notes. Numbers of notes are kept raised.
var marks = regexp.MustCompile(`\[bookmark:[^\]]*\]|</?[ibu]>|\*+|\s*\[footnoteRef:(\d+)\]|\[(\d+):\s|\]\s*$`)

func unmarked(s string) string {
	up := strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")
	return marks.ReplaceAllStringFunc(s, func(m string) string {
		found := marks.FindStringSubmatch(m)
		if number := found[1] + found[2]; number != "" {
			return up.Replace(number) + strings.Repeat(" ", len(found[2]))
		}
		return ""
	})
}

// wordsAlike is twice the words in common over the words of both.
func wordsAlike(a, b string) float64 {
	share, _ := alike(strings.Fields(norm.NFC.String(a)), strings.Fields(norm.NFC.String(b)))
	return share
}
