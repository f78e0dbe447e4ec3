package evaluate

import (
	"encoding/json"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/trichluc/trichluc/export"
)

// goldFolder is a gold of one report, with a figure that has no name.
var goldFolder = fstest.MapFS{
	"documents.jsonl": {Data: []byte(`{"source":"a/bao-cao-1.pdf","kind":"Báo cáo","title":"Kết quả năm 2023","date":"2023-12-11","province":{"code":"04"},"period":{"label":"2023"}}` + "\n")},
	"observations.jsonl": {Data: []byte(`{"source":"bao-cao-1.pdf","indicator":{"text":"Tỷ lệ hồ sơ trực tuyến"},"subject":{},"measure":"actual","value":75,"value_text":"75%","comparator":"=","unit":"%","period":"2023","location":{}}
{"source":"bao-cao-1.pdf","indicator":{"text":"Tỷ lệ hồ sơ đúng hạn"},"subject":{},"measure":"actual","value":75,"value_text":"75%","comparator":"=","unit":"%","period":"2023","location":{}}
{"source":"bao-cao-1.pdf","indicator":{},"subject":{},"value":7,"value_text":"7","location":{}}

{"source":"bao-cao-1.pdf","indicator":{"text":"Số xã"},"subject":{},"measure":"actual","value":12,"value_text":"12","comparator":"=","unit":"xã","period":"2023","location":{}}
`)},
	"citations.jsonl": {Data: []byte(`{"source":"bao-cao-1.pdf","text":"Quyết định số 749/QĐ-TTg","type":"Quyết định","key":"749/QĐ-TTg","form":"explicit","relation":"implements","location":{}}` + "\n")},
}

func read(t *testing.T, folder fs.FS) Records {
	t.Helper()
	r, err := ReadGold(folder)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func measure(t *testing.T, r Report, stage export.Kind, name string) Measure {
	t.Helper()
	for _, m := range r.Measures {
		if m.Stage == stage && m.Name == name {
			return m
		}
	}
	t.Fatalf("no measure %s %s in %+v", stage, name, r.Measures)
	return Measure{}
}

func TestGoldAgainstItself(t *testing.T) {
	gold := read(t, goldFolder)
	r := Compare(gold, gold)
	for _, m := range r.Measures {
		if m.F1() != 1 {
			t.Errorf("%+v", m)
		}
		if m.Stage == export.Tables || m.Stage == export.Findings {
			t.Errorf("%s has no gold and is measured", m.Stage)
		}
	}
	if len(r.Wrong) != 0 || len(r.Spurious) != 0 || len(r.Right) == 0 {
		t.Errorf("%+v", r)
	}
}

func TestDifferences(t *testing.T) {
	gold, got := read(t, goldFolder), read(t, goldFolder)
	// As another format of the report, with one name exchanged, one unit wrong,
	// one figure lost, two too many.
	got.Documents[0].Source = "elsewhere/bao-cao-1.docx"
	for i := range got.Observations {
		got.Observations[i].Source = "elsewhere/bao-cao-1.docx"
	}
	got.Observations[0].Unit = new("hồ sơ")
	got.Observations[3].Value = new(13.0)
	extra := got.Observations[1]
	extra.Value = new(99.0)
	other := extra
	other.Source = "bao-cao-2.pdf" // not in the gold: nothing is known of it
	got.Observations = append(got.Observations, extra, other)

	r := Compare(gold, got)
	found := measure(t, r, export.Observations, Found)
	if found.Right != 3 || found.Wanted != 4 || found.Given != 5 {
		t.Errorf("found: %+v", found)
	}
	if m := measure(t, r, export.Observations, "indicator"); m.Right != 3 || m.Wanted != 3 {
		t.Errorf("equal figures are told apart by their names: %+v", m)
	}
	if m := measure(t, r, export.Observations, "unit"); m.Right != 2 || m.Wanted != 3 {
		t.Errorf("unit: %+v", m)
	}
	if len(r.Spurious) != 2 || !strings.HasPrefix(r.Spurious[0], "observations bao-cao-1: ") {
		t.Errorf("spurious: %q", r.Spurious)
	}
	gained, lost := r.Since(Compare(gold, gold))
	if len(gained) != 0 || len(lost) == 0 || !strings.Contains(strings.Join(lost, "\n"), "Tỷ lệ hồ sơ trực tuyến / unit") {
		t.Errorf("gained %q, lost %q", gained, lost)
	}
}

// TestNothingWanted: what is given of a document in which the gold has nothing
// of the kind is spurious.
func TestNothingWanted(t *testing.T) {
	gold := read(t, fstest.MapFS{
		"documents.jsonl": {Data: []byte(`{"source":"bao-cao-1.pdf"}` + "\n")},
		"findings.jsonl":  {Data: nil},
	})
	got := Records{Findings: []export.Finding{{Source: "bao-cao-1.docx", Kind: "ratio"}, {Source: "bao-cao-2.docx", Kind: "ratio"}}}
	if m := measure(t, Compare(gold, got), export.Findings, Found); m.Given != 1 || m.Wanted != 0 || m.Precision() != 0 {
		t.Errorf("%+v", m)
	}
}

// TestSeveralFormats: a report that is there twice is measured once, in the
// gold's format.
func TestSeveralFormats(t *testing.T) {
	gold, got := read(t, goldFolder), read(t, goldFolder)
	got.Documents = append(got.Documents, export.Document{Source: "b/bao-cao-1.docx"})
	extra := got.Observations[0]
	extra.Source = "b/bao-cao-1.docx"
	got.Observations = append(got.Observations, extra)
	if m := measure(t, Compare(gold, got), export.Observations, Found); m.Given != m.Wanted {
		t.Errorf("%+v", m)
	}
}

func TestReportSurvivesJSON(t *testing.T) {
	gold := read(t, goldFolder)
	r := Compare(gold, gold)
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var back Report
	if err := json.Unmarshal(data, &back); err != nil || !reflect.DeepEqual(r, back) {
		t.Errorf("%v: %+v", err, back)
	}
}

func TestBadGold(t *testing.T) {
	if _, err := ReadGold(fstest.MapFS{}); err == nil {
		t.Error("an empty folder is no gold")
	}
	_, err := ReadGold(fstest.MapFS{"citations.jsonl": {Data: []byte("{}\n{\n")}})
	if err == nil || !strings.Contains(err.Error(), "citations.jsonl, line 2") {
		t.Errorf("the error names file and line: %v", err)
	}
}
