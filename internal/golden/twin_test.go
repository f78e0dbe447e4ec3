package golden

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/trichluc/trichluc/audit"
)

// plantedMark is a place of a planted report: {{kind|wrong|right}}. The kind
// "quiet" goes along with another one and need not be found by itself.
var plantedMark = regexp.MustCompile(`\{\{(\w+)\|([^|]*)\|([^}]*)\}\}`)

// quiet is the kind of a mark that only keeps another one consistent.
const quiet = "quiet"

// TestPlantedTwins reads each report of testdata/planted twice, as it is wrong
// and as it is right: every contradiction is found by its own rule, there is
// one for each rule that exists, and the clean twin raises nothing.
func TestPlantedTwins(t *testing.T) {
	sources, err := filepath.Glob("../../testdata/planted/*.txt")
	if err != nil || len(sources) == 0 {
		t.Fatalf("no planted reports: %v", err)
	}
	covered := map[string]bool{}
	for _, source := range sources {
		data, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(source)
		want := map[string]int{}
		for _, m := range plantedMark.FindAllSubmatch(data, -1) {
			if kind := string(m[1]); kind != quiet {
				want[kind]++
				covered[kind] = true
			}
		}
		got := map[string]int{}
		for _, f := range read(t, name, plantedMark.ReplaceAll(data, []byte("$2"))).findings {
			got[f.Kind]++
		}
		for kind, planted := range want {
			if got[kind] < planted {
				t.Errorf("%s: %d of kind %s are planted, %d found", name, planted, kind, got[kind])
			}
		}
		for _, f := range read(t, name, plantedMark.ReplaceAll(data, []byte("$3"))).findings {
			t.Errorf("%s: the clean twin is accused: %s %q, computed %q", name, f.Kind, f.Printed, f.Computed)
		}
	}
	for _, kind := range audit.Kinds() {
		if !covered[kind] {
			t.Errorf("no contradiction of kind %s is planted", kind)
		}
	}
}
