package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract"
)

// contradictory is the report in which contradictions were planted.
const contradictory = "bao-cao-mau-thuan-2023-kon-tum.txt"

// audited is a corpus of the report with contradictions and of one without.
func auditedCorpus(t *testing.T) *call {
	t.Helper()
	c := newCall(t)
	c.must(exitDone, "ingest", filepath.Join(repository, "testdata", "reports", contradictory), filepath.Join(repository, "testdata", "reports", "cong-van-2024-ha-nam.docx"))
	return c
}

func TestAuditGravestFirst(t *testing.T) {
	c := auditedCorpus(t)
	out := c.must(exitDone, "audit")
	if last := strings.LastIndex(out, "[error]"); last < 0 || last > strings.Index(out, "[review]") {
		t.Errorf("errors come before what is to review:\n%s", out)
	}
	if !strings.Contains(out, "Documents checked: 2, with findings: 1 (") {
		t.Errorf("no summary:\n%s", out)
	}
	rows := jsonLines(t, c.must(exitDone, "audit", "--json"))
	exported := jsonLines(t, c.must(exitDone, "export", "findings"))
	if len(rows) != len(exported) {
		t.Errorf("%d findings, %d exported", len(rows), len(exported))
	}
	errors := jsonLines(t, c.must(exitDone, "audit", contradictory, "--severity", "error", "--json"))
	if len(errors) == 0 || len(errors) >= len(rows) || slices.ContainsFunc(errors, func(r map[string]any) bool { return r["severity"] != "error" }) {
		t.Errorf("errors alone: %v", errors)
	}
}

// TestManyPlaces keeps a sum of hundreds of rows from filling the screen.
func TestManyPlaces(t *testing.T) {
	var where []trichluc.Location
	for row := range 300 {
		where = append(where, trichluc.Location{Table: "t1", Row: row + 1})
	}
	p := &program{lang: english}
	if got := p.places(where); len(got) != mostPlaces+1 || got[mostPlaces] != "and 296 places more" {
		t.Errorf("%q", got)
	}
	if got := p.places(where[:mostPlaces+1]); len(got) != mostPlaces+1 || strings.Contains(got[mostPlaces], "more") {
		t.Errorf("one place more takes no more room than saying so: %q", got)
	}
}

// sheet reads a review sheet with our own reader.
func sheet(t *testing.T, path string) *trichluc.Document {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d, err := extract.Read(context.Background(), path, data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestReviewSheet(t *testing.T) {
	c := auditedCorpus(t)
	c.lang = vietnamese
	path := filepath.Join(t.TempDir(), "phieu.docx")
	out := c.must(exitDone, "audit", "--docx", path)
	if strings.Contains(out, "[mâu thuẫn]") || !strings.Contains(out, "Đã đối chiếu 2 tài liệu") {
		t.Errorf("with a sheet the summary is enough:\n%s", out)
	}
	d := sheet(t, path)
	for _, want := range []string{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "PHIẾU RÀ SOÁT SỐ LIỆU BÁO CÁO", "Địa phương: Kon Tum", "Cách hiểu mức độ"} {
		if !strings.Contains(d.Text, want) {
			t.Errorf("the sheet lacks %q", want)
		}
	}
	rows := jsonLines(t, c.must(exitDone, "audit", "--json"))
	i := slices.IndexFunc(d.Tables, func(t trichluc.Table) bool { return slices.Contains(t.Header, "Ý kiến của địa phương") })
	if i < 0 || len(d.Tables[i].Rows) != len(rows) {
		t.Fatalf("%d findings; tables: %+v", len(rows), d.Tables)
	}
	for _, row := range rows {
		found := slices.ContainsFunc(d.Tables[i].Rows, func(r trichluc.Row) bool {
			return r.Cells[2].Text == row["printed"] && r.Cells[3].Text == row["computed"] && r.Cells[4].Text == row["message"] && r.Cells[6].Text == ""
		})
		if !found {
			t.Errorf("the sheet lacks %v", row["message"])
		}
	}

	if text := d.Tables[i].Rows[3].Cells[1].Text; !strings.Contains(text, "cột 3 “Kế hoạch”, cột 4 “Thực hiện”, cột 5 “Đánh giá”") {
		t.Errorf("figures of one row stand on one line: %q", text)
	}

	// A folder takes a sheet a province; English on request.
	dir := t.TempDir()
	c.must(exitDone, "audit", "--docx", dir, "--lang", "en")
	if d := sheet(t, filepath.Join(dir, "phieu-ra-soat-kon-tum.docx")); !strings.Contains(d.Text, "Documents checked: 1;") || !strings.Contains(d.Text, "The parts named do not add up to the total.") {
		t.Errorf("the sheet of the province:\n%s", d.Text)
	}
	if code, _, stderr := c.run("audit", "--docx", filepath.Join(dir, "none", "x.docx")); code != exitFailed || stderr == "" {
		t.Errorf("a folder that is not there: %d %s", code, stderr)
	}
}

// TestSeries audits two monthly reports of one province: planted contradicts
// itself between them in each way, clean is its twin.
func TestSeries(t *testing.T) {
	series := filepath.Join(repository, "testdata", "series")
	c := newCall(t)
	c.must(exitDone, "ingest", filepath.Join(series, "clean"))
	if out := c.must(exitDone, "audit", "--json"); out != "" {
		t.Errorf("the clean twin is accused: %s", out)
	}
	c = newCall(t)
	c.must(exitDone, "ingest", filepath.Join(series, "planted"))
	var got []string
	for _, row := range jsonLines(t, c.must(exitDone, "audit", "--json")) {
		against := row["against"].(map[string]any)
		if !strings.HasSuffix(against["source"].(string), "thang-5-2024-gia-lai.txt") || len(against["where"].([]any)) != 1 {
			t.Errorf("%v", row)
		}
		got = append(got, row["kind"].(string)+" "+row["severity"].(string)+" "+row["printed"].(string)+" "+row["computed"].(string))
	}
	want := []string{
		"cumulative_fall error 1.130 ≥ 1.250", "restated review 23.160 21.360", "cumulative_fall review 1.567 ≥ 1.576", "cumulative_fall error 9.780 ≥ 9.870",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if out := c.must(exitDone, "audit", "bao-cao-thang-5-2024-gia-lai.txt", "--json"); out != "" {
		t.Errorf("the earlier report is not accused: %s", out)
	}
	out := c.must(exitDone, "audit", "bao-cao-thang-6-2024-gia-lai.txt")
	if !strings.Contains(out, "against ") || !strings.Contains(out, "2 errors, 2 to review") {
		t.Errorf("audit of one document compares it with the others:\n%s", out)
	}
	path := filepath.Join(t.TempDir(), "x.docx")
	c.must(exitDone, "audit", "--docx", path)
	if d := sheet(t, path); !strings.Contains(d.Text, "Against Báo cáo No. 152/BC-UBND of 07/06/2024") {
		t.Errorf("the sheet names the other report:\n%s", d.Text)
	}
}

func TestNameOfSheet(t *testing.T) {
	for province, want := range map[string]string{
		"Bà Rịa - Vũng Tàu": "phieu-ra-soat-ba-ria-vung-tau.docx", "Đắk Nông": "phieu-ra-soat-dak-nong.docx", "": "phieu-ra-soat-khong-ro-tinh.docx",
	} {
		if got := sheetFile(province); got != want {
			t.Errorf("%s: %s", province, got)
		}
	}
}
