package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// The floors of precision and recall over the marked texts. They are what has
// been reached: raise them when a change reaches more.
const (
	leastFigurePrecision   = 0.99
	leastFigureRecall      = 0.99
	leastCitationPrecision = 1
	leastCitationRecall    = 1
)

// span is a marked place: text[start:end] of the text without marks.
type span struct {
	kind       string // obs | cit
	want       string // as the mark states it
	start, end int
}

// unmark takes the marks «kind:want|text» out of a text.
func unmark(marked string) (text string, spans []span, err error) {
	var b strings.Builder
	for marked != "" {
		before, rest, found := strings.Cut(marked, "«")
		b.WriteString(before)
		if !found {
			break
		}
		mark, after, closed := strings.Cut(rest, "»")
		head, words, divided := strings.Cut(mark, "|")
		kind, want, named := strings.Cut(head, ":")
		if !closed || !divided || !named || kind != "obs" && kind != "cit" {
			return "", nil, fmt.Errorf("a broken mark: %.60q", rest)
		}
		spans = append(spans, span{kind, want, b.Len(), b.Len() + len(words)})
		b.WriteString(words)
		marked = after
	}
	return b.String(), spans, nil
}

func TestUnmark(t *testing.T) {
	text, spans, err := unmark("đạt «obs:79 %|79%» theo «cit:7/QĐ|QĐ 7».")
	if err != nil || text != "đạt 79% theo QĐ 7." || len(spans) != 2 || text[spans[1].start:spans[1].end] != "QĐ 7" {
		t.Errorf("got %q, %v, %v", text, spans, err)
	}
	for _, broken := range []string{"«obs:1|1", "«obs:1»", "«x:1|1»"} {
		if _, _, err := unmark(broken); err == nil {
			t.Errorf("%q is taken", broken)
		}
	}
}

// score counts what was found of what was marked.
type score struct{ found, marked, read int }

func (s score) check(t *testing.T, what string, precision, recall float64) {
	t.Helper()
	p, r := float64(s.found)/float64(max(s.read, 1)), float64(s.found)/float64(max(s.marked, 1))
	t.Logf("%s: %d marked, %d read, %d right: precision %.3f, recall %.3f", what, s.marked, s.read, s.found, p, r)
	if p < precision || r < recall {
		t.Errorf("%s: precision %.3f, recall %.3f; want %.2f and %.2f", what, p, r, precision, recall)
	}
}

func TestMarked(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(reports, "..", "marked", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no marked texts: %v", err)
	}
	var figures, citations score
	for _, file := range files {
		marked, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text, spans, err := unmark(string(marked))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		r := read(t, filepath.Base(file), []byte(text))
		m := matcher{t: t, text: text, spans: spans, used: make([]bool, len(spans)), at: aligner(text, r.document.Text)}
		for _, o := range r.observations {
			m.match("obs", o.Location.Start, o.Location.End, figure(o)+" "+o.ValueText, func(want string) bool { return isFigure(want, o) }, &figures)
		}
		for _, c := range r.citations {
			if c.Form == trichluc.FormSelf || c.Form == trichluc.FormReference {
				continue // the number line and "Quyết định này" are not marked
			}
			m.match("cit", c.Location.Start, c.Location.End, c.Text, func(want string) bool { return want == c.Key || want == c.Text || strings.HasPrefix(c.Text, want) }, &citations)
		}
		m.missing(&figures, &citations)
	}
	figures.check(t, "figures", leastFigurePrecision, leastFigureRecall)
	citations.check(t, "citations", leastCitationPrecision, leastCitationRecall)
}

// matcher ties what was read of one text to its marks.
type matcher struct {
	t     *testing.T
	text  string
	spans []span
	used  []bool
	at    func(int) int // from an offset in the document's text to one in the marked text
}

func (m *matcher) match(kind string, start, end int, shown string, right func(want string) bool, s *score) {
	s.read++
	start, end = m.at(start), m.at(end)
	for i, sp := range m.spans {
		if sp.kind != kind || m.used[i] || sp.end <= start || end <= sp.start {
			continue
		}
		if right(sp.want) {
			m.used[i] = true
			s.found++
			return
		}
	}
	m.t.Logf("not marked or not as marked: %s %q", kind, shown)
}

func (m *matcher) missing(figures, citations *score) {
	for i, sp := range m.spans {
		if sp.kind == "obs" {
			figures.marked++
		} else {
			citations.marked++
		}
		if !m.used[i] {
			m.t.Logf("missing: %s %s %q", sp.kind, sp.want, m.text[sp.start:sp.end])
		}
	}
}

// aligner maps offsets between two texts that differ in white space only.
func aligner(text, documentText string) func(int) int {
	at := make([]int, len(documentText)+1)
	j := 0
	for i := range len(documentText) {
		for j < len(text) && text[j] != documentText[i] && isSpace(text[j]) {
			j++
		}
		at[i] = j
		if j < len(text) && text[j] == documentText[i] {
			j++
		}
	}
	at[len(documentText)] = j
	return func(i int) int { return at[min(max(i, 0), len(documentText))] }
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// isFigure says whether an observation is what a mark states: comparator and
// value, then the unit where the mark has one; a longer unit ("trường học" for
// "trường") says the same.
func isFigure(want string, o trichluc.Observation) bool {
	value, unit, _ := strings.Cut(want, " ")
	number := strings.TrimLeft(value, "<>=~")
	comparator := strings.TrimSuffix(value, number)
	if comparator == "" {
		comparator = "="
	}
	v, err := strconv.ParseFloat(number, 64)
	if err != nil || o.Value == nil {
		return false
	}
	return *o.Value == v && (o.Comparator == comparator || o.Comparator == "" && comparator == "=") && (unit == "" || unit == o.Unit || strings.HasPrefix(o.Unit, unit+" "))
}
