package observe

import (
	"slices"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// TestDemands tells what a letter asks for from what it says of how things are.
func TestDemands(t *testing.T) {
	d := text("Qua rà soát đến hết ngày 31/7/2024 cho thấy:", "Tỷ lệ số hóa đạt 88,7%.", "UBND tỉnh yêu cầu các sở, ban, ngành:", "- Công bố 100% TTHC đúng hạn.", "- Toàn tỉnh mới giải ngân 21 tỷ đồng.")
	d.Metadata.Kind, d.Metadata.Date, d.Metadata.Period = "Công văn", "2024-08-05", trichluc.Period{}
	want := []string{"88.7; %; actual; 2024; Tỷ lệ số hóa", "100; %; target; ; Tỷ lệ TTHC đúng hạn", "21; tỷ đồng; actual; 2024; Giải ngân"}
	var got []string
	for _, o := range Document(d, nil) {
		got = append(got, show(o))
	}
	if !slices.EqualFunc(got, want, strings.HasPrefix) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
	if o := Document(d, nil)[0]; o.AsOf != "2024-07-31" {
		t.Errorf("counted on %q", o.AsOf)
	}
}

// TestPeriodOfTheDate gives a report that names only the horizon of a programme
// the year that it was written in; rules hold at any time.
func TestPeriodOfTheDate(t *testing.T) {
	for kind, want := range map[string]string{"Báo cáo": "2024", "Công văn": "2024", "Quyết định": "", "Kế hoạch": "2025"} {
		d := text("Có 12 xã.")
		d.Metadata.Kind, d.Metadata.Date = kind, "2024-11-28"
		if d.Metadata.Period = (trichluc.Period{}); kind == "Báo cáo" || kind == "Kế hoạch" {
			d.Metadata.Period = trichluc.Period{Label: "2025", Start: "2025-01-01", End: "2025-12-31"}
		}
		if p := defaultPeriod(d); p.Label != want {
			t.Errorf("%s: got %q, want %q", kind, p.Label, want)
		}
	}
}
