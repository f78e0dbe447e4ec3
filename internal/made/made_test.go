package made

import (
	"context"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/evaluate"
	"github.com/trichluc/trichluc/export"
	"github.com/trichluc/trichluc/extract"
	"github.com/trichluc/trichluc/normalize"
)

// The floors of what is read of made reports; they may only rise. The
// sentences are plain, so that what is lost here is lost everywhere.
var floors = map[string]float64{
	evaluate.Found: 0.999, "indicator": 0.999, "subject": 0.999, "measure": 0.999, "unit": 0.99, "comparator": 0.999, "period": 0.999, "ratio": 0.999,
}

func TestMadeReports(t *testing.T) {
	var gold, got evaluate.Records
	read := 0
	for seed := range uint64(reportsRead) {
		r := Make(seed)
		gold.Observations = append(gold.Observations, r.Gold...)
		d, err := extract.Read(context.Background(), r.Name, []byte(r.Text))
		if err != nil {
			t.Fatalf("%s: %v", r.Name, err)
		}
		observations, _ := normalize.Document(d, normalize.Options{})
		read += len(observations)
		for _, o := range observations {
			got.Observations = append(got.Observations, export.OfObservation(corpus.Placed[trichluc.Observation]{Document: d.ID, Source: r.Name, Row: o}))
		}
	}
	if len(got.Observations) != read {
		t.Errorf("%d observations were read, %d handed on", read, len(got.Observations))
	}
	report := evaluate.Compare(gold.Measuring(export.Observations), got)
	for _, m := range report.Measures {
		t.Logf("%-12s F1 %.4f, precision %.4f (%d of %d), recall %.4f (of %d)", m.Name, m.F1(), m.Precision(), m.Right, m.Given, m.Recall(), m.Wanted)
		if m.F1() < floors[m.Name] {
			t.Errorf("%s: %.4f, floor %.4f", m.Name, m.F1(), floors[m.Name])
		}
	}
	if t.Failed() || testing.Verbose() {
		t.Logf("not right, the first:\n%s", strings.Join(report.Wrong[:min(len(report.Wrong), 40)], "\n"))
		t.Logf("not stated, the first:\n%s", strings.Join(report.Spurious[:min(len(report.Spurious), 20)], "\n"))
	}
}

func TestSameSeedSameReport(t *testing.T) {
	if a, b := Make(7), Make(7); a.Text != b.Text || len(a.Gold) != len(b.Gold) || Make(8).Text == a.Text {
		t.Error("a seed makes one report")
	}
}
