package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// provincial is a report of a province in the real form.
func provincial(province, share, ratio string) string {
	return strings.NewReplacer("TRÀ VINH", strings.ToUpper(province), "Trà Vinh", province, "65,4%", share+" ("+ratio+")").Replace(report)
}

func TestCompare(t *testing.T) {
	folder(t, map[string]string{
		"gia-lai.txt":   provincial("Gia Lai", "50%", "100/200"),
		"binh-dinh.txt": provincial("Bình Định", "75%", "600/800"),
		"cao-bang.txt":  provincial("Cao Bằng", "62,5%", "50/80"),
	})
	c := newCall(t)
	c.must(exitDone, "ingest", ".")
	out := c.must(exitDone, "compare", "--indicator", "ty le ho so truc tuyen", "--svg", "x.svg")
	for _, want := range []string{"Gia Lai", "50 (100/200)", "62,5 (50/80)", "█", "cao-bang.txt"} {
		if !strings.Contains(out, want) {
			t.Errorf("compare lacks %q:\n%s", want, out)
		}
	}
	if svg, err := os.ReadFile("x.svg"); err != nil || !strings.Contains(string(svg), "Cao Bằng") {
		t.Errorf("x.svg: %v", err)
	}
	if out = c.must(exitDone, "compare", "--indicator", "tỷ lệ hồ sơ trực tuyến", "--merged"); !strings.Contains(out, "70 (computed)") {
		t.Errorf("Gia Lai and Bình Định are one: 700 of 1.000 is 70 %%\n%s", out)
	}
	rows := jsonLines(t, c.must(exitDone, "compare", "--indicator", "tỷ lệ hồ sơ trực tuyến", "--by", "period", "--json"))
	if len(rows) != 1 || len(rows[0]["cells"].([]any)) != 3 {
		t.Errorf("got %v", rows)
	}
	c.must(exitUsage, "compare")
	c.must(exitUsage, "compare", "--indicator", "x", "--by", "day")
	if out := c.must(exitDone, "compare", "--indicator", "không có chỉ tiêu này"); !strings.Contains(out, "no figure") {
		t.Errorf("got %s", out)
	}
}

func TestEval(t *testing.T) {
	folder(t, map[string]string{"tra-vinh.txt": report})
	c := newCall(t)
	c.must(exitDone, "ingest", "tra-vinh.txt")
	if err := os.Mkdir("gold", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"documents", "observations", "citations"} {
		c.must(exitDone, "export", kind, "-o", filepath.Join("gold", kind+".jsonl"))
	}
	if out := c.must(exitDone, "eval", "--gold", "gold", "--save", "run.json"); !strings.Contains(out, "observations  F1 1  precision 1 (2/2)  recall 1 (2/2)") || strings.Contains(out, "Not right") {
		t.Errorf("a corpus against its own exports:\n%s", out)
	}
	path := filepath.Join("gold", "observations.jsonl")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(data), `"value":65.4`, `"value":66.4`, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	out := c.must(exitDone, "eval", "--gold", "gold", "--against", "run.json")
	if !strings.Contains(out, "recall 0.5 (1/2)") || !strings.Contains(out, "Lost: ") {
		t.Errorf("a figure corrected in the gold:\n%s", out)
	}
	c.must(exitUsage, "eval")
	c.must(exitFailed, "eval", "--gold", "nowhere")
}

func TestUnmatched(t *testing.T) {
	folder(t, map[string]string{"tra-vinh.txt": report})
	c := newCall(t)
	c.must(exitDone, "ingest", "tra-vinh.txt")
	rows := jsonLines(t, c.must(exitDone, "status", "--unmatched", "--json"))
	if len(rows) != 1 || rows[0]["figures"] != 1.0 || !strings.Contains(rows[0]["example"].(string), "nhiệm vụ") {
		t.Errorf("got %v", rows)
	}
}

func TestGazetteer(t *testing.T) {
	table := "code\tlevel\tname\tfull_name\tparent\n84\tprovince\tTrà Vinh\tTỉnh Trà Vinh\t\n844\tdistrict\tCàng Long\tHuyện Càng Long\t84\n"
	folder(t, map[string]string{
		"tra-vinh.txt": strings.Replace(report, "Nơi nhận:", "Huyện Càng Long có 15 tổ công nghệ số.\n\nNơi nhận:", 1), "places.tsv": table, "bad.tsv": "code\n",
	})
	for _, isolate := range []string{"on", "off"} {
		c := newCall(t)
		c.must(exitDone, "ingest", "--gazetteer", "places.tsv", "--isolate", isolate, "tra-vinh.txt")
		if out := c.must(exitDone, "export", "observations"); !strings.Contains(out, `"code":"844"`) {
			t.Errorf("isolate %s: no code of the district:\n%s", isolate, out)
		}
		c.must(exitUsage, "ingest", "--gazetteer", "bad.tsv", "tra-vinh.txt")
		c.must(exitUsage, "ingest", "--gazetteer", "none.tsv", "tra-vinh.txt")
	}
}
