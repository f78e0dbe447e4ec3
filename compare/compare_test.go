package compare

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/place"
)

// figure makes a figure of a province: "75%" with or without a/b behind it.
func figure(t *testing.T, province, period, text, unit string, value float64, ratio ...float64) Figure {
	t.Helper()
	p, ok := place.ByName(province)
	if !ok {
		t.Fatalf("no province %s", province)
	}
	f := Figure{Province: p.Province, Source: province + "-" + period}
	f.Observation = trichluc.Observation{Measure: trichluc.MeasureActual, Comparator: "=", Value: &value, ValueText: text, Unit: unit, Period: period,
		Subject: trichluc.Subject{Text: "tỉnh " + province, Level: "province"}, Multiplier: 1}
	if len(ratio) == 2 {
		f.Numerator, f.Denominator = &ratio[0], &ratio[1]
	}
	return f
}

// grid shows a table as lines.
func grid(t Table) string {
	lines := []string{"| " + strings.Join(t.Columns, " | ")}
	for _, r := range t.Rows {
		cells := []string{r.Name}
		for _, c := range r.Cells {
			cells = append(cells, strings.TrimSpace(string(c.Sort)+" "+c.Text()))
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	return strings.Join(lines, "\n")
}

func TestByProvinceAndPeriod(t *testing.T) {
	figures := []Figure{
		figure(t, "Hà Giang", "2023", "40%", "%", 40), figure(t, "Cao Bằng", "2023", "52,5%", "%", 52.5, 21, 40),
		figure(t, "Hà Giang", "2022", "31%", "%", 31), figure(t, "Cao Bằng", "2023", "1.205", "hồ sơ", 1205),
	}
	commune := figure(t, "Hà Giang", "2023", "99%", "%", 99)
	commune.Subject.Level = "commune"
	target := figure(t, "Hà Giang", "2023", "60%", "%", 60)
	target.Measure = trichluc.MeasureTarget
	figures = append(figures, commune, target)

	got := Tabulate(figures, Options{})
	if want := "| 2022 | 2023\nHà Giang | figure 31 | figure 40\nCao Bằng |  | figure 52,5 (21/40)"; grid(got) != want {
		t.Errorf("by province:\n%s", grid(got))
	}
	if len(got.Apart) != 1 || got.Apart[0].Unit != "hồ sơ" || got.Unit != "%" {
		t.Errorf("another unit stands apart: %+v", got.Apart)
	}
	if want := "| Cao Bằng | Hà Giang\n2022 |  | figure 31\n2023 | figure 52,5 (21/40) | figure 40"; grid(Tabulate(figures, Options{By: ByPeriod})) != want {
		t.Errorf("by period:\n%s", grid(Tabulate(figures, Options{By: ByPeriod})))
	}
	if want := "| 2023\nHà Giang | figure 60"; grid(Tabulate(figures, Options{Measure: trichluc.MeasureTarget})) != want {
		t.Errorf("targets:\n%s", grid(Tabulate(figures, Options{Measure: trichluc.MeasureTarget})))
	}
}

func TestOneOfSeveral(t *testing.T) {
	own, agency, doubtful := figure(t, "Hà Giang", "2023", "40%", "%", 40), figure(t, "Hà Giang", "2023", "45%", "%", 45), figure(t, "Hà Giang", "2023", "4%", "%", 4)
	agency.Subject.Level, agency.AsOf = "agency", "2023-12-31"
	doubtful.Ambiguous, doubtful.AsOf = []float64{40}, "2024-01-31"
	c := Tabulate([]Figure{doubtful, agency, own}, Options{}).Rows[0].Cells[0]
	if c.Value != 40 || len(c.Others) != 2 {
		t.Errorf("got %v, others %v", c.Value, c.Others)
	}
}

// Bình Định and Gia Lai are one province since July 2025, Hà Giang and Tuyên
// Quang another.
func TestMerged(t *testing.T) {
	bound := figure(t, "Gia Lai", "2023", ">=10", "xã", 10)
	bound.Comparator = ">="
	rank := figure(t, "Gia Lai", "2023", "12", "thứ hạng", 12)
	open := figure(t, "Gia Lai", "2023", "1,034", "xã", 1034)
	open.Ambiguous, open.Confidence = []float64{1.034}, 0.5
	for _, c := range []struct {
		why     string
		figures []Figure
		want    string
	}{
		{"counts are added", []Figure{figure(t, "Gia Lai", "2023", "1.200", "hồ sơ", 1200), figure(t, "Bình Định", "2023", "800", "hồ sơ", 800)}, "sum 2.000"},
		{"shares by their figures", []Figure{figure(t, "Gia Lai", "2023", "50%", "%", 50, 50, 100), figure(t, "Bình Định", "2023", "75%", "%", 75, 225, 300)}, "share 68,75"},
		{"shares alone are not averaged", []Figure{figure(t, "Gia Lai", "2023", "50%", "%", 50), figure(t, "Bình Định", "2023", "75%", "%", 75, 225, 300)}, "parts Gia Lai 50%; Bình Định 75%"},
		{"one is missing", []Figure{figure(t, "Gia Lai", "2023", "1.200", "hồ sơ", 1200)}, "parts Gia Lai 1.200; Bình Định ?"},
		{"bounds are not added", []Figure{bound, figure(t, "Bình Định", "2023", "8", "xã", 8)}, "parts Gia Lai >=10; Bình Định 8"},
		{"ranks are not added", []Figure{rank, figure(t, "Bình Định", "2023", "8", "thứ hạng", 8)}, "parts Gia Lai 12; Bình Định 8"},
		{"after the merger", []Figure{figure(t, "Gia Lai", "2026", "1.200", "hồ sơ", 1200)}, "figure 1.200"},
		{"open figures are not added", []Figure{open, figure(t, "Bình Định", "2023", "8", "xã", 8)}, "parts Gia Lai 1,034; Bình Định 8"},
		{"a province that did not merge", []Figure{figure(t, "Cao Bằng", "2023", "1.200", "hồ sơ", 1200)}, "figure 1.200"},
	} {
		got := Tabulate(c.figures, Options{Merged: true})
		parts := strings.Split(c.want, "; ")
		for _, part := range parts {
			if len(got.Rows) != 1 || !strings.Contains(grid(got), strings.TrimPrefix(part, "parts ")) {
				t.Errorf("%s: got\n%s\nwant %s", c.why, grid(got), c.want)
			}
		}
		if sort, _, _ := strings.Cut(c.want, " "); string(got.Rows[0].Cells[0].Sort) != sort {
			t.Errorf("%s: got %s", c.why, got.Rows[0].Cells[0].Sort)
		}
	}
}

// TestBoundaries keeps provinces of one name apart that are not the same land,
// and what an agency of a list says from what is said of the province.
func TestBoundaries(t *testing.T) {
	old, larger, same := figure(t, "Gia Lai", "2024", "12", "xã", 12), figure(t, "Gia Lai", "2025", "30", "xã", 30), figure(t, "Cao Bằng", "2026", "7", "xã", 7)
	larger.Date = "2026-01-15"
	agency := figure(t, "Cao Bằng", "2026", "99", "xã", 99)
	agency.Subject = trichluc.Subject{Text: "Sở Y tế, tỉnh Cao Bằng", Level: "agency"}
	agency.Location.Table = "t1"
	got := Tabulate([]Figure{old, larger, same, agency}, Options{})
	if want := "| 2024 | 2025 | 2026\nCao Bằng |  |  | figure 7\nGia Lai | figure 12 |  | \nGia Lai (từ 7/2025) |  | figure 30 | "; grid(got) != want || len(got.Within) != 1 {
		t.Errorf("got\n%s\n%d of agencies", grid(got), len(got.Within))
	}
	merged := Tabulate([]Figure{old, larger}, Options{Merged: true})
	if len(merged.Rows) != 1 || merged.Rows[0].Cells[0].Sort != SortParts || merged.Rows[0].Cells[1].Value != 30 {
		t.Errorf("merged: %s", grid(merged))
	}
	if p := since2025(old.Province); p.Code != "52" || p.ISO != "VN-30" {
		t.Errorf("Gia Lai since July 2025: %+v", p)
	}
}

// TestAgencies puts figures of departments together under their full names,
// and on request under those of the departments that they are now.
func TestAgencies(t *testing.T) {
	of := func(province, subject, period string, value float64, unit string) Figure {
		f := figure(t, province, period, "n", unit, value)
		f.Subject = trichluc.Subject{Text: subject, Level: "agency"}
		return f
	}
	figures := []Figure{
		of("Hà Nam", "Sở KH&ĐT", "2024", 5, "hồ sơ"), of("Hà Nam", "Sở Tài chính, tỉnh Hà Nam", "2024", 7, "hồ sơ"),
		of("Hà Nam", "Sở Kế hoạch và Đầu tư", "2023", 4, "hồ sơ"), of("Hà Nam", "Sở Y tế", "2023", 3, "hồ sơ"), of("Hà Nam", "Sở Xây dựng", "2023", 2, "hồ sơ"), of("Hà Nam", "Sở Tài chính", "2025-Q3", 9, "hồ sơ"),
	}
	for merged, want := range map[bool]string{
		false: "| 2023 | 2024 | 2025-Q3\nSở Kế hoạch và Đầu tư tỉnh Hà Nam | figure n | figure n | \nSở Tài chính tỉnh Hà Nam |  | figure n | figure n\nSở Xây dựng tỉnh Hà Nam | figure n |  | \nSở Y tế tỉnh Hà Nam | figure n |  | ",
		true:  "| 2023 | 2024 | 2025-Q3\nSở Tài chính tỉnh Hà Nam | parts Sở Kế hoạch và Đầu tư tỉnh Hà Nam n; Sở Tài chính tỉnh Hà Nam ? | sum 12 | figure n\nSở Xây dựng tỉnh Hà Nam | parts Sở Xây dựng tỉnh Hà Nam n; Sở Giao thông vận tải tỉnh Hà Nam ? |  | \nSở Y tế tỉnh Hà Nam | figure n |  | ",
	} {
		if got := grid(Tabulate(figures, Options{By: BySubject, Merged: merged})); got != want {
			t.Errorf("merged %v:\n%s\nwant\n%s", merged, got, want)
		}
	}
	one, other := figure(t, "Hà Nam", "2024", "12", "xã", 12), figure(t, "Thái Bình", "2024", "13", "xã", 13)
	for _, f := range []*Figure{&one, &other} {
		f.Subject = trichluc.Subject{Text: "Huyện Hưng Hà", Level: "district"}
	}
	if got := Tabulate([]Figure{one, other}, Options{By: BySubject}); len(got.Rows) != 2 {
		t.Errorf("districts of one name in two provinces:\n%s", grid(got))
	}
}

func TestAddsUp(t *testing.T) {
	for _, c := range []struct {
		name, unit string
		value      float64
		want       bool
	}{
		{"Tổng thu ngân sách", "tỷ đồng", 1234.5, true}, {"Diện tích lúa", "ha", 12.25, true}, {"Số xã đạt chuẩn", "xã", 12, true},
		{"GRDP bình quân đầu người", "triệu đồng", 88, false}, {"Số giường bệnh trên 10.000 dân", "giường", 29, false}, {"Số bác sĩ/vạn dân", "bác sĩ", 9, false},
		{"Năng suất lúa", "tạ", 56, false}, {"Tỷ lệ hộ nghèo", "%", 3, false}, {"Tuổi thọ trung bình", "tuổi", 74, false}, {"Số hộ", "hộ", 12.5, false},
	} {
		f := figure(t, "Gia Lai", "2024", "", c.unit, c.value)
		f.Indicator.Text = c.name
		if got := addsUp(f); got != c.want {
			t.Errorf("%s (%s): %v", c.name, c.unit, got)
		}
	}
}

func TestCharts(t *testing.T) {
	low := figure(t, "Cao Bằng", "2023", "-5%", "%", -5)
	table := Tabulate([]Figure{figure(t, "Hà Giang", "2023", "40%", "%", 40), low}, Options{})
	var text strings.Builder
	if err := table.WriteChart(&text, 40); err != nil {
		t.Fatal(err)
	}
	if want := "Hà Giang  ██████████████████████████ 40\nCao Bằng  ███▎ -5\n"; text.String() != want {
		t.Errorf("got\n%swant\n%s", text.String(), want)
	}
	var svg strings.Builder
	if err := table.WriteSVG(&svg, `Tỷ lệ <hồ sơ> & "khác"`); err != nil {
		t.Fatal(err)
	}
	decoder, bars := xml.NewDecoder(strings.NewReader(svg.String())), 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("no XML: %v\n%s", err, svg.String())
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "rect" {
			bars++
		}
	}
	if bars != 2 || !strings.Contains(svg.String(), "Hà Giang") {
		t.Errorf("%d bars:\n%s", bars, svg.String())
	}
}

func TestQuery(t *testing.T) {
	o := func(id, text string) *trichluc.Observation {
		return &trichluc.Observation{Indicator: trichluc.Indicator{ID: id, Text: text}}
	}
	q := Parse("filings-digitised-rate")
	if !q.Selects(o("filings-digitised-rate", "Tỷ lệ số hóa hồ sơ")) || q.Selects(o("x", "Tỷ lệ số hóa hồ sơ")) {
		t.Errorf("by code: %+v", q)
	}
	q = Parse("camera giám sát")
	if !q.Selects(o("x", "Số Camera giám sát giao thông")) || q.Selects(o("y", "Số camera")) {
		t.Errorf("by words: %+v", q)
	}
}
