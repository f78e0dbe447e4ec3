package indicator

import (
	_ "embed"
	"hash/fnv"
	"testing"
)

//go:embed testdata/phrases.tsv
var phrasesTable string

// tuning tells whether a phrase is one that the matcher and its tables may be
// tuned on. The other half only measures.
func tuning(phrase string) bool {
	h := fnv.New32a()
	h.Write([]byte(phrase))
	return h.Sum32()%2 == 0
}

// rightFloor is the share of the test half that must be matched right; it may
// only rise. The first run, before anything was tuned, had 0.92, none wrong.
const rightFloor = 0.95

// tally counts what became of the names of one half.
type tally struct{ all, right, wrong int }

// TestPhrases matches names in the forms that reports print. What is in the
// catalogue must be found, what is not must be left alone, and no name may be
// given to another indicator.
func TestPhrases(t *testing.T) {
	halves := map[bool]*tally{true: {}, false: {}}
	for _, row := range rows(phrasesTable) {
		name, unit, want := row[0], row[1], row[2]
		half := halves[tuning(name)]
		half.all++
		got, _ := Match(name, unit)
		switch {
		case got.ID == want:
			half.right++
		case got.ID != "":
			half.wrong++
			t.Errorf("%s (%s) is taken for %s, want %q", name, unit, got.ID, want)
		case tuning(name):
			near, _ := Nearest(name, unit)
			t.Logf("%s (%s) is not found, want %s; nearest %s %.2f", name, unit, want, near.Entry.ID, near.Score)
		}
	}
	tuned, test := halves[true], halves[false]
	t.Logf("tuning half: %d of %d right; test half: %d of %d", tuned.right, tuned.all, test.right, test.all)
	if share := float64(test.right) / float64(test.all); share < rightFloor {
		t.Errorf("test half: %.3f right, the floor is %.2f", share, rightFloor)
	}
}
