package audit

import (
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// figure is an observation of the first place of its words in the text after
// the figures before it.
type figure struct {
	words   string // "37 cơ sở": value and unit
	value   float64
	measure trichluc.Measure
	period  string
	a, b    float64 // of a ratio
}

func sentence(text string, figures []figure) (*trichluc.Document, []trichluc.Observation) {
	var obs []trichluc.Observation
	from := 0
	for _, f := range figures {
		number, unit, _ := strings.Cut(f.words, " ")
		start := from + strings.Index(text[from:], number)
		from = start + len(number)
		o := trichluc.Observation{
			Indicator: trichluc.Indicator{Text: "Tỷ lệ hồ sơ trực tuyến"}, Measure: f.measure, Value: new(f.value), ValueText: number,
			Unit: unit, Comparator: "=", Period: f.period, Location: trichluc.Location{Start: start, End: from},
		}
		if strings.HasSuffix(number, "%") {
			o.Unit = "%"
		}
		if f.b != 0 {
			o.Numerator, o.Denominator = new(f.a), new(f.b)
		}
		obs = append(obs, o)
	}
	return &trichluc.Document{Text: text}, obs
}

func TestChanges(t *testing.T) {
	const actual, change = trichluc.MeasureActual, trichluc.MeasureChange
	for _, c := range []struct {
		text     string
		figures  []figure
		severity trichluc.Severity // empty where nothing is to be found
		computed string
	}{
		{"có 96/120 trường, tăng 16 trường (20%)", []figure{{"96/120 trường", 96, actual, "2023", 96, 120}, {"16 trường", 16, change, "2023", 0, 0}, {"20% ", 20, change, "2023", 0, 0}}, "", ""},
		{"có 96/120 trường, tăng 16 trường (13,3%)", []figure{{"96/120 trường", 96, actual, "2023", 96, 120}, {"16 trường", 16, change, "2023", 0, 0}, {"13,3% ", 13.3, change, "2023", 0, 0}}, "", ""},
		{"có 96/120 trường, tăng 16 trường (16,6%)", []figure{{"96/120 trường", 96, actual, "2023", 96, 120}, {"16 trường", 16, change, "2023", 0, 0}, {"16,6% ", 16.6, change, "2023", 0, 0}}, "", ""},
		{"có 96/120 trường, tăng 16 trường (25%)", []figure{{"96/120 trường", 96, actual, "2023", 96, 120}, {"16 trường", 16, change, "2023", 0, 0}, {"25% ", 25, change, "2023", 0, 0}}, trichluc.SeverityReview, "16/80 = 20,00%; 16/120 = 13,33%; 16/96 = 16,67%"},
		{"có 96 trường, tăng 16 trường (25%)", []figure{{"96 trường", 96, actual, "2023", 0, 0}, {"16 trường", 16, change, "2023", 0, 0}, {"25% ", 25, change, "2023", 0, 0}}, trichluc.SeverityError, "16/80 = 20,00%; 16/96 = 16,67%"},
		{"có 96 trường; tăng 16 trường (25%)", []figure{{"96 trường", 96, actual, "2023", 0, 0}, {"16 trường", 16, change, "2023", 0, 0}, {"25% ", 25, change, "2023", 0, 0}}, "", ""},
		{"có 16 trường, tăng 16 trường (25%)", []figure{{"16 trường", 16, actual, "2023", 0, 0}, {"16 trường", 16, change, "2023", 0, 0}, {"25% ", 25, change, "2023", 0, 0}}, "", ""},
		{"đạt 55%, tăng 12 điểm phần trăm (năm 2022: 45,2%)", []figure{{"55% ", 55, actual, "2023", 0, 0}, {"12 điểm phần trăm", 12, change, "2023", 0, 0}, {"45,2% ", 45.2, actual, "2022", 0, 0}}, trichluc.SeverityReview, "55 - 45,2 = 9,8 điểm phần trăm"},
		{"đạt 55%, tăng 9,8% so với năm trước (45,2%)", []figure{{"55% ", 55, actual, "2023", 0, 0}, {"9,8% ", 9.8, change, "2023", 0, 0}, {"45,2% ", 45.2, actual, "2022", 0, 0}}, "", ""},
		{"đạt 55%, tăng 21,7% so với năm trước (45,2%)", []figure{{"55% ", 55, actual, "2023", 0, 0}, {"21,7% ", 21.7, change, "2023", 0, 0}, {"45,2% ", 45.2, actual, "2022", 0, 0}}, "", ""},
		{"đạt 55%, tăng 12% (tháng này: 45,2%)", []figure{{"55% ", 55, actual, "2023", 0, 0}, {"12% ", 12, change, "2023", 0, 0}, {"45,2% ", 45.2, actual, "2023", 0, 0}}, "", ""},
	} {
		d, obs := sentence(c.text, c.figures)
		got := of("change", Document(d, obs, nil))
		if c.severity == "" {
			if len(got) != 0 {
				t.Errorf("%s: %+v", c.text, got)
			}
			continue
		}
		if len(got) != 1 || got[0].Severity != c.severity || got[0].Computed != c.computed {
			t.Errorf("%s: %+v", c.text, got)
		}
	}
}

func TestDenominators(t *testing.T) {
	ratio := func(start int, name string, a, b float64) trichluc.Observation {
		return trichluc.Observation{Indicator: trichluc.Indicator{Text: name}, Measure: trichluc.MeasureActual, Value: new(a), Unit: "dịch vụ",
			Numerator: new(a), Denominator: new(b), Location: trichluc.Location{Start: start}}
	}
	const whole = "Tỷ lệ toàn trình trên tổng số dịch vụ công"
	for _, c := range []struct {
		why  string
		b    trichluc.Observation
		want int
	}{
		{"another denominator", ratio(9, whole, 720, 720), 1},
		{"the same", ratio(9, whole, 720, 900), 0},
		{"other things counted", ratio(9, whole, 30, 40), 0},
		{"another whole by name", ratio(9, "Tỷ lệ toàn trình trên số thủ tục đủ điều kiện", 720, 720), 0},
		{"no whole named", ratio(9, "Tỷ lệ toàn trình", 720, 720), 0},
	} {
		got := of("denominator", Document(&trichluc.Document{}, []trichluc.Observation{ratio(1, whole, 720, 900), c.b}, nil))
		if len(got) != c.want {
			t.Errorf("%s: %+v", c.why, got)
		}
	}
	for cell, want := range map[string]string{
		"Số dịch vụ toàn trình/Tổng số dịch vụ công": "Tổng số dịch vụ công",
		"Số A/Tổng số B/Số C":                        "",
		"720/900":                                    "",
		"Sở TT&TT/Sở Nội vụ":                         "",
	} {
		if whole, ok := definition(cell); ok != (want != "") || ok && whole != want {
			t.Errorf("%q: %q %v", cell, whole, ok)
		}
	}
}

func TestNumberOrder(t *testing.T) {
	series := func(documents ...string) (out []trichluc.Citation) {
		for i, d := range documents {
			number, date, _ := strings.Cut(d, " ")
			number, year, _ := strings.Cut(number, "/")
			out = append(out, trichluc.Citation{Text: d, Number: number, Year: year, Symbol: "QĐ-UBND", Issuer: "UBND tỉnh", Date: date, DatePrecision: "day",
				Form: trichluc.FormExplicit, Instrument: d, Location: trichluc.Location{Start: i}})
		}
		return out
	}
	for _, c := range []struct {
		why  string
		docs []trichluc.Citation
		want string
	}{
		{"in order", series("1 2023-01-02", "5 2023-02-01", "9 2023-03-01", "12 2023-04-01", "20 2023-05-01", "31 2023-06-01"), ""},
		{"one out of order", series("1 2023-01-02", "5 2023-02-01", "90 2023-03-01", "12 2023-04-01", "20 2023-05-01", "31 2023-06-01"), "90 2023-03-01"},
		{"two on one day", series("1 2023-01-02", "6 2023-02-01", "5 2023-02-01", "12 2023-04-01", "20 2023-05-01", "31 2023-06-01"), ""},
		{"a new year begins again", series("70 2022-12-30", "71 2022-12-31", "1 2023-01-02", "5 2023-02-01", "9 2023-03-01", "12 2023-04-01"), ""},
		{"legal documents have their own numbers", series("101 2023-01-02", "105 2023-02-01", "109 2023-03-01", "112 2023-04-01", "120 2023-05-01", "131 2023-06-01", "3/2023 2023-05-05"), ""},
		{"no order at all", series("50 2023-01-02", "40 2023-02-01", "30 2023-03-01", "20 2023-04-01", "10 2023-05-01", "5 2023-06-01"), ""},
		{"too few to tell", series("50 2023-01-02", "40 2023-02-01", "60 2023-03-01"), ""},
	} {
		got := Document(&trichluc.Document{}, nil, c.docs)
		if printed := strings.Join(printedOf(got), "; "); printed != c.want {
			t.Errorf("%s: %q, want %q", c.why, printed, c.want)
		}
	}
}

// of keeps the findings of one kind.
func of(kind string, fs []trichluc.Finding) (out []trichluc.Finding) {
	for _, f := range fs {
		if f.Kind == kind {
			out = append(out, f)
		}
	}
	return out
}

func printedOf(fs []trichluc.Finding) (out []string) {
	for _, f := range fs {
		out = append(out, f.Printed)
	}
	return out
}

func TestLaterDocuments(t *testing.T) {
	d := &trichluc.Document{Metadata: trichluc.Metadata{Date: "2023-12"}}
	for date, want := range map[string]int{"2023-12-31": 0, "2024-01-02": 1, "2024": 1, "2023": 0, "": 0} {
		if got := Document(d, nil, []trichluc.Citation{{Text: "x", Date: date}}); len(got) != want {
			t.Errorf("%q: %+v", date, got)
		}
	}
}
