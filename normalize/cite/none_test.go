package cite

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// mostFalse is how many citations may be found in 2 MB of prose that has none.
const mostFalse = 3

// TestProseWithoutCitations makes 2 MB of prose from sentences that cite
// nothing, half of them with numbers of everything but documents.
func TestProseWithoutCitations(t *testing.T) {
	data, err := os.ReadFile("../../testdata/citations/none.txt")
	if err != nil {
		t.Fatal(err)
	}
	var sentences []string
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "#") {
			sentences = append(sentences, strings.TrimSpace(line))
		}
	}
	if len(sentences) < 200 {
		t.Fatalf("only %d sentences", len(sentences))
	}
	r := rand.New(rand.NewPCG(2, 2024))
	size, found := 0, 0
	for size < 2<<20 {
		var text strings.Builder
		for range 40 {
			for range 1 + r.IntN(5) {
				text.WriteString(fill(r, sentences[r.IntN(len(sentences))]) + " ")
			}
			text.WriteString("\n")
		}
		size += text.Len()
		for _, c := range Document(report(text.String())) {
			found++
			t.Logf("%s %q in %q", c.Form, c.Text, c.Quote)
		}
	}
	if found > mostFalse {
		t.Errorf("%d citations found in %d bytes of prose without any", found, size)
	}
}

// fill puts something of its sort into each place {like this} of a sentence.
func fill(r *rand.Rand, sentence string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(sentence, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		var sort string
		sort, sentence, _ = strings.Cut(rest, "}")
		b.WriteString(something(r, sort))
	}
}

func something(r *rand.Rand, sort string) string {
	one := func(of ...string) string { return of[r.IntN(len(of))] }
	switch sort {
	case "n":
		return one(fmt.Sprint(1+r.IntN(9999)), fmt.Sprint(1+r.IntN(300)), fmt.Sprintf("%d.%03d", 1+r.IntN(99), r.IntN(1000)))
	case "s":
		return one(fmt.Sprint(1+r.IntN(30)), fmt.Sprintf("%02d", 1+r.IntN(30)))
	case "p":
		return fmt.Sprintf("%d,%d", r.IntN(100), r.IntN(100))
	case "m":
		return fmt.Sprintf("%d.%03d", 1+r.IntN(900), r.IntN(1000))
	case "y":
		return fmt.Sprint(2008 + r.IntN(23))
	case "d":
		d, m, y := 1+r.IntN(28), 1+r.IntN(12), 2010+r.IntN(16)
		return one(fmt.Sprintf("%02d/%d/%d", d, m, y), fmt.Sprintf("%d-%d-%d", d, m, y), fmt.Sprintf("%02d tháng %02d năm %d", d, m, y), fmt.Sprintf("%d/%d", d, m))
	case "xa":
		return one("xã Hùng Lô", "huyện Thanh Ba", "phường Gia Cẩm", "thị trấn Yên Lập", "thành phố Việt Trì", "xã Tiên Lương", "Cẩm Khê")
	case "who":
		return one("UBND tỉnh", "Sở Y tế", "UBND xã Hùng Lô", "Sở Nội vụ", "Ban Quản lý các khu công nghiệp", "Tỉnh ủy", "Công an tỉnh", "HĐND huyện Thanh Ba")
	case "digits":
		return fmt.Sprintf("%06d%06d", r.IntN(1000000), r.IntN(1000000))
	}
	panic("no such place in a sentence: " + sort)
}
