package indicator

import (
	_ "embed"
	"hash/fnv"
	"testing"
)

//go:embed testdata/phrases.tsv
var phrasesTable string

//go:embed testdata/tuned.tsv
var tunedTable string

//go:embed testdata/later.tsv
var laterTable string

// tuning tells whether a phrase is one that the matcher and its tables may be
// tuned on. The other half only measures.
func tuning(phrase string) bool {
	h := fnv.New32a()
	h.Write([]byte(phrase))
	return h.Sum32()%2 == 0
}

// The shares of names never tuned on that must be matched right. They may only
// rise. When first met, before anything was tuned, 0.92 of the test half of
// phrases.tsv and 0.89 of later.tsv were.
const (
	testFloor  = 0.95
	laterFloor = 0.90
)

// tally counts what became of names.
type tally struct{ all, right int }

func (c tally) share() float64 { return float64(c.right) / float64(c.all) }

// try matches the names of a table for which only holds. None may be given to
// an indicator that it does not name; those that are not found are shown
// where the tables may be tuned on them.
func try(t *testing.T, table string, only func(name string) bool, show bool) tally {
	var c tally
	for _, row := range rows(table) {
		name, unit, want := row[0], row[1], row[2]
		if !only(name) {
			continue
		}
		c.all++
		got, _ := Match(name, unit)
		switch {
		case got.ID == want:
			c.right++
		case got.ID != "":
			t.Errorf("%s (%s) is taken for %s, want %q", name, unit, got.ID, want)
		case show:
			near, _ := Nearest(name, unit)
			t.Errorf("%s (%s) is not found, want %s; nearest %s %.2f", name, unit, want, near.Entry.ID, near.Score)
		}
	}
	return c
}

// TestPhrases matches names in the forms that reports print. What is in the
// catalogue must be found, what is not must be left alone.
func TestPhrases(t *testing.T) {
	all := func(string) bool { return true }
	tuned := try(t, phrasesTable, tuning, true)
	more := try(t, tunedTable, all, true)
	test := try(t, phrasesTable, func(name string) bool { return !tuning(name) }, false)
	later := try(t, laterTable, all, false)
	t.Logf("tuned on: %+v and %+v; test half: %+v (%.3f); later: %+v (%.3f)", tuned, more, test, test.share(), later, later.share())
	if test.share() < testFloor {
		t.Errorf("test half: %.3f right, the floor is %.2f", test.share(), testFloor)
	}
	if later.share() < laterFloor {
		t.Errorf("later names: %.3f right, the floor is %.2f", later.share(), laterFloor)
	}
}
