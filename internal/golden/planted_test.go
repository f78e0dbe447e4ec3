package golden

import (
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// contradictory is the report in which contradictions were planted; they are
// listed in testdata/README.md.
const contradictory = "bao-cao-mau-thuan-2023-kon-tum.txt"

// planted are words that a finding about each planted contradiction prints or
// computes.
var planted = []struct{ name, printed string }{
	{"three documents of four", "04 văn bản"},
	{"parts of 12 add up to 11", "12 cơ quan"},
	{"55 % printed as 65 %", "65%"},
	{"38,4 % exceeds 40 %", "vượt kế hoạch"},
	{"a fall by 10 % printed as 5,2 %", "5,2%"},
	{"satisfaction in prose and table", "91,3%"},
	{"99 % of 98 % not reached", "99%: Chưa đạt"},
	{"38,4 % of 40 % reached", "38,4%: Đạt"},
	{"99,0 printed as 99,9", "99,9"},
	{"a total with two digits swapped", "141.604"},
	{"a rise by 9,8 points printed as 12", "12 điểm"},
}

// leastPlanted is how many of them are found: raise it when more are.
const leastPlanted = 11

func TestPlantedContradictions(t *testing.T) {
	r := readFile(t, contradictory)
	found := 0
	for _, p := range planted {
		if r.findsPrinted(p.printed) {
			found++
		} else {
			t.Logf("not found: %s", p.name)
		}
	}
	t.Logf("%d of %d found by %d findings", found, len(planted), len(r.findings))
	if found < leastPlanted {
		t.Errorf("%d planted contradictions found, want at least %d", found, leastPlanted)
	}
}

func (r result) findsPrinted(words string) bool {
	for _, f := range r.findings {
		if strings.Contains(f.Printed, words) {
			return true
		}
	}
	return false
}

// falseAlarms are errors found in reports whose figures agree, and why. One
// that has gone fails the test until it is taken off the list.
var falseAlarms = map[string]string{}

// TestSoundReports checks that reports whose figures agree are not accused.
func TestSoundReports(t *testing.T) {
	for _, name := range names(t) {
		if name == contradictory {
			continue
		}
		t.Run(name, func(t *testing.T) {
			var errors []string
			for _, f := range readFile(t, name).findings {
				if f.Severity == trichluc.SeverityError {
					errors = append(errors, f.Kind+": "+f.Message)
				}
			}
			known := falseAlarms[name]
			switch {
			case known != "" && len(errors) == 0:
				t.Errorf("the false alarm has gone, take it off the list: %s", known)
			case known == "" && len(errors) > 0:
				t.Errorf("errors found where none are: %q", errors)
			}
		})
	}
}
