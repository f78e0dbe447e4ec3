package indextest

import (
	_ "embed" // the tables
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/index"
	"github.com/trichluc/trichluc/internal/viet"
)

//go:embed testdata/instruments.tsv
var goldenInstruments string

//go:embed testdata/passages.tsv
var goldenPassages string

//go:embed testdata/questions.tsv
var goldenQuestions string

// Floors of the golden questions, 108 over 219 entries. They may only rise.
const (
	floorRank   = 0.95 // mean reciprocal rank of the first wanted entry
	floorRecall = 0.98 // mean share of the wanted entries among the first five
)

// page is how many hits a reader looks at before asking again.
const page = 5

// golden asks what researchers and officials type, and measures where the
// wanted entries come. A question without diacritics is to find as many as the
// same question with them.
func golden(t *testing.T, i index.Index) {
	update(t, i, nil, goldenEntries()...)
	var toned, toneless score
	for _, row := range tsv(goldenQuestions) {
		kind, words, want := index.Kind(row[0]), row[1], strings.Fields(row[2])
		with, without := ask(t, i, kind, words), ask(t, i, kind, viet.Fold(words))
		toned.add(with, want)
		toneless.add(without, want)
		switch {
		case !slices.Contains(want, first(with)) || shareFound(with, want) < 1:
			t.Logf("%s: %q finds %q, want %q", kind, words, with, want)
		case shareFound(without, want) < 1:
			t.Logf("%s: %q without diacritics finds %q, want %q", kind, words, without, want)
		}
	}
	t.Logf("%d questions: mean reciprocal rank %.4f, recall@%d %.4f, without diacritics %.4f",
		toned.questions, toned.meanRank(), page, toned.meanRecall(), toneless.meanRecall())
	if toned.meanRank() < floorRank || toned.meanRecall() < floorRecall {
		t.Errorf("mean reciprocal rank %.4f and recall@%d %.4f, want at least %.2f and %.2f",
			toned.meanRank(), page, toned.meanRecall(), floorRank, floorRecall)
	}
	if toneless.meanRecall() < toned.meanRecall() {
		t.Errorf("without diacritics recall@%d is %.4f, with them %.4f", page, toneless.meanRecall(), toned.meanRecall())
	}
}

// score sums what the means are made of.
type score struct {
	rank, recall float64
	questions    int
}

func (s *score) add(got, want []string) {
	s.questions++
	s.recall += shareFound(got, want)
	if at := slices.IndexFunc(got, func(id string) bool { return slices.Contains(want, id) }); at >= 0 {
		s.rank += 1 / float64(at+1)
	}
}

func (s *score) meanRank() float64   { return s.rank / float64(s.questions) }
func (s *score) meanRecall() float64 { return s.recall / float64(s.questions) }

// shareFound is the part of the wanted among the first page of what was found.
func shareFound(got, want []string) float64 {
	found := 0
	for _, id := range got[:min(page, len(got))] {
		if slices.Contains(want, id) {
			found++
		}
	}
	return float64(found) / float64(len(want))
}

func first(got []string) string {
	if len(got) == 0 {
		return ""
	}
	return got[0]
}

// ask gives the first ten hits: lower ranks hardly count in the mean.
func ask(t *testing.T, i index.Index, kind index.Kind, words string) []string {
	return strings.Fields(ids(search(t, i, index.Query{Words: words, Kinds: []index.Kind{kind}, Limit: 10})))
}

func goldenEntries() []index.Entry {
	var all []index.Entry
	for _, r := range tsv(goldenInstruments) {
		mentions, _ := strconv.Atoi(r[6])
		var provinces []string
		if r[5] != "" {
			provinces = []string{r[5]}
		}
		all = append(all, instrument(r[0], r[1], r[2], r[3], r[4], mentions, r[7], provinces...))
	}
	for _, r := range tsv(goldenPassages) {
		e := passage(index.Kind(r[0]), r[1], r[2], r[5], r[3])
		e.Document, e.Title = r[1], r[4]
		all = append(all, e)
	}
	return all
}

// tsv reads a table: a row a line, lines that begin with # are for people.
func tsv(table string) [][]string {
	var rows [][]string
	for line := range strings.Lines(table) {
		if line = strings.TrimRight(line, "\n"); line != "" && !strings.HasPrefix(line, "#") {
			rows = append(rows, strings.Split(line, "\t"))
		}
	}
	return rows
}
