package golden

import (
	"hash/fnv"
	"os"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// sentencesHead is the letterhead that the sentences stand under.
const sentencesHead = `UBND TỈNH PHÚ THỌ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Phú Thọ, ngày 20 tháng 12 năm 2024

BÁO CÁO
Kết quả cải cách hành chính và chuyển đổi số năm 2024

`

// leastSentences is the F1 that the half of the sentences that rules were
// never tuned on must reach. It may only rise.
const leastSentences = 0.97

// cited is a document that a sentence cites.
type cited struct{ key, date, issuer, pinpoint string }

// halves of the sentences: a hash of its words says which half one is in.
const (
	tuningHalf = iota
	testHalf
)

func half(sentence string) int {
	h := fnv.New32a()
	h.Write([]byte(sentence))
	return int(h.Sum32()>>8) % 2
}

// TestCitationSentences reads one sentence at a time. What is wrong in the
// tuning half is shown; of the test half only how much.
func TestCitationSentences(t *testing.T) {
	data, err := os.ReadFile("../../testdata/citations/sentences.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var found [2]score
	var fields [2]struct{ date, dates, issuer, issuers int }
	sentences := 0
	for line := range strings.Lines(string(data)) {
		sentence, expected, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		sentences++
		in := half(sentence)
		got := read(t, "cau.txt", []byte(sentencesHead+strings.ReplaceAll(sentence, `\n`, "\n")+"\n")).citations
		for _, want := range expectedOf(expected) {
			found[in].marked++
			c := take(&got, want)
			if c == nil {
				if in == tuningHalf {
					t.Logf("missing %s: %s", want.key, sentence)
				}
				continue
			}
			found[in].found++
			found[in].read++
			f := &fields[in]
			if want.date != "" {
				f.dates++
				if c.Date == want.date {
					f.date++
				} else if in == tuningHalf {
					t.Logf("date %q, want %q: %s", c.Date, want.date, sentence)
				}
			}
			if want.pinpoint != "" && c.Pinpoint != want.pinpoint && in == tuningHalf {
				t.Errorf("pinpoint %q, want %q: %s", c.Pinpoint, want.pinpoint, sentence)
			}
			if want.issuer != "" {
				f.issuers++
				if viet.Fold(c.Issuer) == viet.Fold(want.issuer) {
					f.issuer++
				} else if in == tuningHalf {
					t.Logf("issuer %q, want %q: %s", c.Issuer, want.issuer, sentence)
				}
			}
		}
		for _, c := range got {
			if c.Form == trichluc.FormSelf || c.Form == trichluc.FormReference {
				continue
			}
			found[in].read++
			if in == tuningHalf {
				t.Logf("not stated: %s (%s): %s", c.Text, c.Key, sentence)
			}
		}
	}
	for in, name := range []string{"tuning half", "test half"} {
		f := fields[in]
		t.Logf("%s: F1 %.4f; date %d of %d, issuer %d of %d", name, found[in].f1(), f.date, f.dates, f.issuer, f.issuers)
	}
	if f1 := found[testHalf].f1(); f1 < leastSentences {
		t.Errorf("test half: F1 %.4f, want %.4f", f1, leastSentences)
	}
	if sentences < 479 {
		t.Errorf("only %d sentences", sentences)
	}
}

func (s score) f1() float64 { return 2 * float64(s.found) / float64(max(s.read+s.marked, 1)) }

// expectedOf reads "key@date@issuer@pinpoint ; key".
func expectedOf(s string) (out []cited) {
	if s == "-" {
		return nil
	}
	for part := range strings.SplitSeq(s, " ; ") {
		fields := append(strings.Split(part, "@"), "", "", "")
		out = append(out, cited{fields[0], fields[1], fields[2], fields[3]})
	}
	return out
}

// take removes the citation that is meant: by its number and symbol, or by the
// name of a law or programme.
func take(got *[]trichluc.Citation, want cited) *trichluc.Citation {
	for i, c := range *got {
		if c.Key == want.key || c.Key == "" && c.Number == want.key || strings.HasPrefix(viet.Fold(c.Text), viet.Fold(want.key)) {
			*got = append((*got)[:i:i], (*got)[i+1:]...)
			return &c
		}
	}
	return nil
}
