package cite

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// passageCase is a passage of testdata/references.txt.
type passageCase struct {
	name     string
	metadata trichluc.Metadata
	ids      map[string]string // what the case states: label -> identity
	text     string
	marked   []markedMention
}

// markedMention is a stretch of the text with the document that it means: a
// label, with "?" where leaving it open is right too; "?" alone; "self".
type markedMention struct {
	start, end int
	means      string
}

var markedWords = regexp.MustCompile(`\{([A-Z]\??|\?|self)\|([^}]*)\}`)

func readPassages(t *testing.T) []passageCase {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "references.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var out []passageCase
	for _, part := range strings.Split(string(data), "\n== ")[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		c := passageCase{name: name, ids: map[string]string{}}
		var b strings.Builder
		for _, line := range strings.Split(strings.TrimSpace(rest), "\n") {
			if of, ok := strings.CutPrefix(line, "of: "); ok {
				f := strings.Split(of+" ", "|")
				c.metadata = trichluc.Metadata{Issuer: strings.TrimSpace(f[0]), Kind: strings.TrimSpace(f[1])}
				c.metadata.Province.Name = strings.TrimSpace(f[2])
				continue
			}
			if label, id, ok := strings.Cut(line, " = vn/"); ok {
				c.ids[label] = "vn/" + id
				continue
			}
			for line != "" {
				m := markedWords.FindStringSubmatchIndex(line)
				if m == nil {
					break
				}
				b.WriteString(line[:m[0]])
				start := b.Len()
				b.WriteString(line[m[4]:m[5]])
				c.marked = append(c.marked, markedMention{start, b.Len(), line[m[2]:m[3]]})
				line = line[m[1]:]
			}
			b.WriteString(line + "\n")
		}
		c.text = strings.TrimSpace(b.String())
		out = append(out, c)
	}
	return out
}

// half says whether a case is for tuning or for testing.
func (c passageCase) half() string {
	h := fnv.New32a()
	h.Write([]byte(c.name))
	return []string{"tuning", "test"}[h.Sum32()%2]
}

// links counts how mentions were linked with documents.
type links struct{ right, wrong, missed int }

func (l links) precision() float64 { return float64(l.right) / float64(max(1, l.right+l.wrong)) }
func (l links) recall() float64    { return float64(l.right) / float64(max(1, l.right+l.missed)) }

// judge compares what was read with what the marks say, and tells of every
// difference.
func (c passageCase) judge(found []trichluc.Citation) (l links, faults []string) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	of := make([]*trichluc.Citation, len(c.marked))
	for i := range found {
		best, most := -1, 0
		for k, m := range c.marked {
			if n := min(m.end, found[i].Location.End) - max(m.start, found[i].Location.Start); n > most {
				best, most = k, n
			}
		}
		switch {
		case best < 0:
			l.wrong++
			fault("%q is no mention of a document (%s)", found[i].Text, found[i].Instrument)
		case of[best] == nil:
			of[best] = &found[i]
		}
	}
	known, labels := map[string]string{}, map[string]string{}
	for k, m := range c.marked {
		got, label, open := of[k], strings.TrimSuffix(m.means, "?"), strings.HasSuffix(m.means, "?")
		words := c.text[m.start:m.end]
		switch {
		case m.means == "self":
			if got != nil && got.Form != trichluc.FormSelf {
				l.wrong++
				fault("%q means the document itself: %s %s", words, got.Form, got.Instrument)
			}
		case got == nil || got.Instrument == "":
			if !open {
				l.missed++
				fault("%q means %s: open (read: %v)", words, label, got != nil)
			}
		case label == "":
			l.wrong++
			fault("%q cannot be told: %s", words, got.Instrument)
		default:
			if known[label] == "" {
				known[label] = got.Instrument
				if id := c.ids[label]; id != "" {
					known[label] = id
				}
			}
			if other := labels[got.Instrument]; got.Instrument != known[label] || other != "" && other != label {
				l.wrong++
				fault("%q means %s (%s): %s", words, label, known[label], got.Instrument)
				continue
			}
			labels[got.Instrument] = label
			l.right++
		}
	}
	return l, faults
}

// TestReferences holds how mentions are linked within a report: none wrongly,
// few left open that could be told.
func TestReferences(t *testing.T) {
	sums := map[string]*links{"tuning": {}, "test": {}}
	n := 0
	for _, c := range readPassages(t) {
		d := &trichluc.Document{ID: c.name, Text: c.text, Metadata: c.metadata}
		l, faults := c.judge(Document(d))
		for _, f := range faults {
			t.Logf("%s (%s): %s", c.name, c.half(), f)
		}
		s := sums[c.half()]
		s.right, s.wrong, s.missed = s.right+l.right, s.wrong+l.wrong, s.missed+l.missed
		n++
	}
	if n < 60 {
		t.Fatalf("only %d cases", n)
	}
	for half, s := range sums {
		t.Logf("%s: precision %.4f, recall %.4f %+v", half, s.precision(), s.recall(), *s)
		if s.wrong > 0 || s.recall() < 0.97 {
			t.Errorf("%s: %d wrong links, recall %.4f, want 0 and at least 0.97", half, s.wrong, s.recall())
		}
	}
}

func TestReferencesKeepTheirPinpoints(t *testing.T) {
	got := Document(report("Theo khoản 4 Điều 9 Thông tư này và điểm a khoản 2 Điều 11 của Nghị định này."))
	want := []string{"khoản 4 Điều 9", "điểm a khoản 2 Điều 11"}
	if len(got) != len(want) {
		t.Fatalf("%d citations, want %d", len(got), len(want))
	}
	for i, c := range got {
		if c.Pinpoint != want[i] || c.Relation != trichluc.RelationBasedOn {
			t.Errorf("%q: pinpoint %q, relation %q", c.Text, c.Pinpoint, c.Relation)
		}
	}
}

func TestDayOfADocumentSaysNothingOfIt(t *testing.T) {
	got := Document(report("Bãi bỏ các mức thu sau ngày Nghị quyết này có hiệu lực."))
	if len(got) != 1 || got[0].Relation != trichluc.RelationMentions {
		t.Errorf("got %+v", got)
	}
}
