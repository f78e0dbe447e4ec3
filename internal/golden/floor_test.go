package golden

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/evaluate"
	"github.com/trichluc/trichluc/export"
)

// gold is the folder of the annotation of some of the reports: the export's own
// rows, each read against the report and corrected where the program is wrong.
const gold = "../../testdata/gold"

// floors is the file of what each stage reaches. It may only rise: -update
// raises what has become better and leaves the rest.
var floors = filepath.Join(gold, "floor.tsv")

// TestFloor measures the annotated reports as `trichluc eval --gold` does and
// fails where a stage or an attribute falls below its floor.
func TestFloor(t *testing.T) {
	wanted, err := evaluate.ReadGold(os.DirFS(gold))
	if err != nil {
		t.Fatal(err)
	}
	var got evaluate.Records
	for _, d := range wanted.Documents {
		gather(&got, readFile(t, d.Source))
	}
	report := evaluate.Compare(wanted, got)
	before := readFloors(t)
	var now strings.Builder
	now.WriteString("# What the annotated reports reach: stage, measure, and the F1 of what was found, or the part of the gold's rows in\n" +
		"# which an attribute is right. Raised by: go test ./internal/golden -run TestFloor -update\n")
	of := 0 // rows of the gold in the stage: an attribute is not worse for a row more that was found
	for _, m := range report.Measures {
		name := string(m.Stage) + "\t" + m.Name
		reached := m.F1()
		if m.Name == evaluate.Found {
			of = m.Wanted
		} else {
			reached = float64(m.Right) / float64(of)
		}
		floor, known := before[name]
		delete(before, name)
		switch {
		case reached < floor && !*update:
			t.Errorf("%s: %.4f, below the floor of %.4f", strings.ReplaceAll(name, "\t", " "), reached, floor)
		case !known && !*update:
			t.Errorf("%s has no floor: run with -update", name)
		case truncate(reached) > floor:
			t.Logf("%s: %.4f, above the floor of %.4f: raise it with -update", strings.ReplaceAll(name, "\t", " "), reached, floor)
		}
		fmt.Fprintf(&now, "%s\t%s\n", name, strconv.FormatFloat(max(floor, truncate(reached)), 'f', 4, 64))
	}
	for name := range before {
		t.Errorf("%s has a floor and is not measured", name)
	}
	if t.Failed() {
		for _, name := range append(report.Wrong, report.Spurious...) {
			t.Log(name)
		}
	}
	if *update {
		if err := os.WriteFile(floors, []byte(now.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// truncate cuts to four decimals, so that a floor is never above what was
// reached.
func truncate(v float64) float64 { return math.Floor(v*1e4+1e-6) / 1e4 }

func readFloors(t *testing.T) map[string]float64 {
	t.Helper()
	data, err := os.ReadFile(floors)
	if err != nil && !*update {
		t.Fatal(err)
	}
	known := map[string]float64{}
	for line := range strings.Lines(string(data)) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		if known[fields[0]+"\t"+fields[1]], err = strconv.ParseFloat(fields[2], 64); err != nil {
			t.Fatal(err)
		}
	}
	return known
}

// gather adds what was read from a report as the exports have it.
func gather(r *evaluate.Records, read result) {
	d := read.document
	r.Documents = append(r.Documents, export.OfDocument(d))
	r.Tables = append(r.Tables, rows(d, d.Tables, export.OfTable)...)
	r.Observations = append(r.Observations, rows(d, read.observations, export.OfObservation)...)
	r.Citations = append(r.Citations, rows(d, read.citations, export.OfCitation)...)
	r.Findings = append(r.Findings, rows(d, read.findings, export.OfFinding)...)
}

func rows[In, Out any](d *trichluc.Document, all []In, convert func(corpus.Placed[In]) Out) []Out {
	out := make([]Out, len(all))
	for i, one := range all {
		out[i] = convert(corpus.Placed[In]{Document: d.ID, Source: d.Source, Row: one})
	}
	return out
}
