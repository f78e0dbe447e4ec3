package audit

import (
	"slices"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// monthly is a report of Gia Lai of a month of 2024, dated in the next.
func monthly(id, period, date string) *trichluc.Document {
	return &trichluc.Document{ID: id, Source: id + ".txt", Metadata: trichluc.Metadata{
		Kind: "Báo cáo", Title: "Kết quả " + period, Date: date,
		Province: trichluc.Province{Code: "64"}, Period: trichluc.Period{Label: period},
	}}
}

// told is a count in running text, with the words around it.
func told(quote, printed string, v float64, period, asOf string) trichluc.Observation {
	return trichluc.Observation{
		Indicator: trichluc.Indicator{ID: "signatures", Name: "Số chữ ký số", Text: "Số chữ ký số"}, Subject: trichluc.Subject{Text: "tỉnh Gia Lai"},
		Measure: trichluc.MeasureActual, Comparator: "=", Value: number(v), ValueText: printed, Unit: "chữ ký số", Multiplier: 1,
		Period: period, AsOf: asOf, Quote: quote, Location: trichluc.Location{Start: 10, End: 20},
	}
}

// inRow is a figure of a table's row.
func inRow(column int, printed string, v float64, period string) trichluc.Observation {
	o := told("1 | Số chữ ký số | 40 | 900", printed, v, period, "")
	o.Location = trichluc.Location{Table: "t1", Row: 1, Column: column, Start: 10 * column}
	return o
}

func with(o trichluc.Observation, change func(*trichluc.Observation)) []trichluc.Observation {
	change(&o)
	return []trichluc.Observation{o}
}

func TestCumulativeFalls(t *testing.T) {
	total := func(printed string, v float64, period, asOf string) []trichluc.Observation {
		return []trichluc.Observation{told("Lũy kế đến nay đã cấp "+printed+" chữ ký số", printed, v, period, asOf)}
	}
	may := total("1.250", 1250, "2024-05", "2024-05-31")
	for _, c := range []struct {
		name           string
		earlier, later []trichluc.Observation
		want           string // kind and severity
	}{
		{"falls", may, total("1.150", 1150, "2024-06", "2024-06-30"), "cumulative_fall error"},
		{"grows", may, total("1.310", 1310, "2024-06", "2024-06-30"), ""},
		{"stays", may, total("1.250", 1250, "2024-06", "2024-06-30"), ""},
		{"halves: perhaps another count", may, total("150", 150, "2024-06", "2024-06-30"), "cumulative_fall review"},
		{"another year: perhaps it restarts", may, total("1.150", 1150, "2025-06", "2025-06-30"), "cumulative_fall review"},
		{"the same day", may, total("1.150", 1150, "2024-06", "2024-05-31"), ""},
		{"rounded", may, with(total("1,25", 1.25, "2024-06", "2024-06-30")[0], func(o *trichluc.Observation) { o.Multiplier = 1000 }), ""},
		{"of another subject", may, with(total("1.150", 1150, "2024-06", "2024-06-30")[0], func(o *trichluc.Observation) { o.Subject.Text = "Sở Nội vụ" }), ""},
		{"out of another whole", with(may[0], func(o *trichluc.Observation) { o.Denominator = number(2000) }),
			with(total("1.150", 1150, "2024-06", "2024-06-30")[0], func(o *trichluc.Observation) { o.Denominator = number(1500) }), ""},
		{"a bound", may, with(total("1.150", 1150, "2024-06", "2024-06-30")[0], func(o *trichluc.Observation) { o.Comparator = ">" }), ""},
		{"a target", may, with(total("1.150", 1150, "2024-06", "2024-06-30")[0], func(o *trichluc.Observation) { o.Measure = trichluc.MeasureTarget }), ""},
		{"a count of the month behind the total", may, []trichluc.Observation{
			told("Lũy kế đã cấp 1.310 chữ ký số, trong tháng cấp 60 chữ ký số", "60", 60, "2024-06", "2024-06-30")}, ""},
		{"what is left may fall", []trichluc.Observation{told("Đến nay còn 300 chữ ký số đã cấp chưa dùng", "300", 300, "2024-05", "2024-05-31")},
			[]trichluc.Observation{told("Đến nay còn 200 chữ ký số đã cấp chưa dùng", "200", 200, "2024-06", "2024-06-30")}, ""},
		{"until now, without the word", []trichluc.Observation{told("Đến nay, toàn tỉnh đã cấp 1.250 chữ ký số", "1.250", 1250, "2024-05", "")},
			[]trichluc.Observation{told("Đến nay, toàn tỉnh đã cấp 1.150 chữ ký số", "1.150", 1150, "2024-06", "")}, "cumulative_fall review"},
		{"of the month alone", []trichluc.Observation{told("Trong tháng đã cấp 40 chữ ký số", "40", 40, "2024-05", "")},
			[]trichluc.Observation{told("Trong tháng đã cấp 30 chữ ký số", "30", 30, "2024-06", "")}, ""},
		{"a column of the year so far", []trichluc.Observation{inRow(3, "40", 40, "2024-05"), inRow(4, "900", 900, "2024-01/2024-05")},
			[]trichluc.Observation{inRow(3, "30", 30, "2024-06"), inRow(4, "890", 890, "2024-H1")}, "cumulative_fall error"},
		{"a stock in the year's column alone", []trichluc.Observation{inRow(4, "900", 900, "2024-01/2024-05")}, []trichluc.Observation{inRow(4, "890", 890, "2024-H1")}, ""},
		{"a name with several figures", append(total("1.250", 1250, "2024-05", "2024-05-31"), total("1.400", 1400, "2024-05", "2024-05-31")...),
			total("1.150", 1150, "2024-06", "2024-06-30"), ""},
	} {
		var s Series
		s.Add(monthly("may", "2024-05", "2024-06-10"), c.earlier)
		s.Add(monthly("june", "2024-06", "2024-07-10"), c.later)
		var got []string
		for _, b := range s.Findings() {
			got = append(got, b.Kind+" "+string(b.Severity))
			if b.Document != "june" || b.Earlier != "may" || len(b.Where) != 1 || len(b.There) != 1 || b.ID == "" || !strings.Contains(b.Message, b.Printed) {
				t.Errorf("%s: %+v", c.name, b)
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestRestated(t *testing.T) {
	of := func(printed string, v float64, period, asOf string) []trichluc.Observation {
		return []trichluc.Observation{told("toàn tỉnh cấp "+printed+" chữ ký số", printed, v, period, asOf)}
	}
	june, july := monthly("june", "2024-06", "2024-07-10"), monthly("july", "2024-07", "2024-08-10")
	for _, c := range []struct {
		name           string
		a, b           *trichluc.Document
		earlier, later []trichluc.Observation
		want           bool
	}{
		{"differs", june, july, of("640", 640, "2024-Q2", ""), of("720", 720, "2024-Q2", ""), true},
		{"agrees", june, july, of("640", 640, "2024-Q2", ""), of("640", 640, "2024-Q2", ""), false},
		{"another period", june, july, of("640", 640, "2024-Q2", ""), of("720", 720, "2024-Q3", ""), false},
		{"a year that is running", june, july, of("640", 640, "2024", ""), of("720", 720, "2024", ""), false},
		{"a year that is running, of two reports of one month", june, monthly("other", "2024-07", "2024-07-30"), of("640", 640, "2024", ""), of("720", 720, "2024", ""), true},
		{"counted on one day", june, july, of("640", 640, "2024", "2024-06-15"), of("720", 720, "2024", "2024-06-15"), true},
		{"counted on two days", june, july, of("640", 640, "2024-Q2", "2024-06-15"), of("720", 720, "2024-Q2", "2024-06-30"), false},
		{"two versions of one report", june, monthly("again", "2024-06", "2024-07-20"), of("640", 640, "2024-Q2", ""), of("720", 720, "2024-Q2", ""), false},
		{"another province", june, func() *trichluc.Document { d := *july; d.Metadata.Province.Code = "62"; return &d }(),
			of("640", 640, "2024-Q2", ""), of("720", 720, "2024-Q2", ""), false},
	} {
		var s Series
		s.Add(c.a, c.earlier)
		s.Add(c.b, c.later)
		found := s.Findings()
		if got := slices.ContainsFunc(found, func(b Between) bool { return b.Kind == restated }); got != c.want {
			t.Errorf("%s: %+v", c.name, found)
		}
	}
}

func TestSpan(t *testing.T) {
	for label, want := range map[string][2]string{
		"": {"", ""}, "2024": {"2024-01", "2024-12"}, "2024-Q2": {"2024-04", "2024-06"}, "2024-H1": {"2024-01", "2024-06"}, "2024-05": {"2024-05", "2024-05"},
		"2024-01/2024-05": {"2024-01", "2024-05"}, "2021/2025": {"2021-01", "2025-12"}, "2023-12-25/2024-03-05": {"2023-12-25", "2024-03-05"},
	} {
		if start, end := span(label); start != want[0] || end != want[1] {
			t.Errorf("%s: %s, %s", label, start, end)
		}
	}
}

func TestPeriodInWords(t *testing.T) {
	for label, want := range map[string]string{
		"2024": "năm 2024", "2024-Q3": "quý III/2024", "2024-H1": "6 tháng đầu năm 2024", "2024-05": "tháng 05/2024", "2024-01/2024-05": "2024-01/2024-05",
	} {
		if got := inWords(label); got != want {
			t.Errorf("%s: %s", label, got)
		}
	}
}
