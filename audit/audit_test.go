package audit

import (
	"reflect"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

func number(v float64) *float64 { return &v }

// share is "printed% (a/b)" in running text.
func share(printed string, v, a, b float64) trichluc.Observation {
	return trichluc.Observation{
		Indicator: trichluc.Indicator{Text: "Tỷ lệ hồ sơ trực tuyến"}, Measure: trichluc.MeasureActual, Comparator: "=",
		Value: number(v), ValueText: printed, Unit: "%", Numerator: number(a), Denominator: number(b),
	}
}

func cell(table string, row, column int, m trichluc.Measure, text string, v float64, unit string) trichluc.Observation {
	return trichluc.Observation{
		Indicator: trichluc.Indicator{Text: "r"}, Measure: m, Comparator: "=", Value: number(v), ValueText: text, Unit: unit,
		Location: trichluc.Location{Table: table, Row: row, Column: column, Start: 100*row + column},
	}
}

func kinds(fs []trichluc.Finding) []string {
	var ks []string
	for _, f := range fs {
		ks = append(ks, f.Kind)
	}
	return ks
}

func TestRatio(t *testing.T) {
	for _, c := range []struct {
		name string
		o    trichluc.Observation
		bad  bool
	}{
		{"rounded", share("85,8%", 85.8, 1013, 1181), false},
		{"whole", share("100%", 100, 19, 19), false},
		{"rounded to a whole", share("89%", 89, 73, 82), false},
		{"cut off, not rounded", share("54,41%", 54.41, 8704, 15996), false},
		{"decimal point", share("84.5%", 84.5, 366793, 434329), false},
		{"one unit too high", share("2,69%", 2.69, 559, 20824), true},
		{"printed zeros claim precision", share("27,00%", 27, 27004, 100000), false},
		{"printed zeros that are wrong", share("27,00%", 27, 2706, 10000), true},
		{"no denominator", share("50%", 50, 1, 0), false},
	} {
		got := Document(&trichluc.Document{}, []trichluc.Observation{c.o}, nil)
		if (len(got) > 0) != c.bad {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	misread := share("80.999%", 80999, 80999, 105931)
	if got := Document(&trichluc.Document{}, []trichluc.Observation{misread}, nil); len(got) != 1 || got[0].Verdict != trichluc.VerdictReading {
		t.Errorf("a share far beyond all is our fault: %v", got)
	}
	bound := share("80%", 80, 70, 100)
	bound.Comparator = ">="
	if got := Document(&trichluc.Document{}, []trichluc.Observation{bound}, nil); len(got) != 0 {
		t.Errorf("a bound makes no exact claim: %v", got)
	}
}

func TestTableRatio(t *testing.T) {
	ratio := func(row int, a, b float64) trichluc.Observation {
		o := cell("t1", row, 5, trichluc.MeasureActual, "", a, "hồ sơ")
		o.Numerator, o.Denominator = number(a), number(b)
		return o
	}
	obs := []trichluc.Observation{
		cell("t1", 1, 3, trichluc.MeasureTarget, "90%", 90, "%"),
		cell("t1", 1, 4, trichluc.MeasureActual, "98.7%", 98.7, "%"),
		ratio(1, 76, 77),
		cell("t1", 2, 4, trichluc.MeasureActual, "61,7%", 61.7, "%"),
		ratio(2, 6192, 10195),
	}
	got := Document(&trichluc.Document{Tables: []trichluc.Table{{ID: "t1"}}}, obs, nil)
	if len(got) != 1 || got[0].Kind != "table_ratio" || got[0].Printed != "6.192/10.195 = 61,7%" || got[0].Computed != "60,74%" {
		t.Errorf("got %+v", got)
	}
}

func budget(header []string, rows ...[]string) trichluc.Table {
	t := trichluc.Table{ID: "t1", Header: header}
	for _, cells := range rows {
		row := trichluc.Row{Kind: trichluc.RowData}
		for _, c := range cells {
			row.Cells = append(row.Cells, trichluc.Cell{Text: c})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func TestSumOfColumns(t *testing.T) {
	table := budget([]string{"STT", "Dự án", "Kinh phí > Tổng số", "Kinh phí > NSTW", "Kinh phí > NSĐP", "Ghi chú"},
		[]string{"1", "A", "165.105", "88.131", "76.974", ""},
		[]string{"2", "B", "1.200", "-", "1.200", ""},
		[]string{"3", "C", "9.000", "4.000", "4.500", ""},
		[]string{"4", "D", "9.000", "4.000", "chưa rõ", ""})
	money := func(row, column int, v float64) trichluc.Observation {
		return cell("t1", row, column, trichluc.MeasureBudget, plain(v), v, "triệu đồng")
	}
	obs := []trichluc.Observation{
		money(1, 3, 165105), money(1, 4, 88131), money(1, 5, 76974),
		money(2, 3, 1200), money(2, 5, 1200),
		money(3, 3, 9000), money(3, 4, 4000), money(3, 5, 4500),
		money(4, 3, 9000), money(4, 4, 4000),
	}
	got := Document(&trichluc.Document{Tables: []trichluc.Table{table}}, obs, nil)
	if want := []string{"sum_columns"}; !reflect.DeepEqual(kinds(got), want) {
		t.Fatalf("got %+v", got)
	}
	if got[0].Computed != "4.000 + 4.500 = 8.500" || got[0].Where[0].Row != 3 {
		t.Errorf("got %+v", got[0])
	}
}

func TestSumOfRows(t *testing.T) {
	table := budget([]string{"STT", "Nội dung", "Kinh phí"},
		[]string{"I", "Hạ tầng", "50"}, []string{"1", "Máy chủ", "30"}, []string{"2", "Đường truyền", "20"},
		[]string{"II", "Đào tạo", "17"}, []string{"1", "Cấp tỉnh", "9"}, []string{"2", "Cấp xã", "7"},
		[]string{"", "Tổng cộng", "67"})
	for _, i := range []int{1, 2} {
		table.Rows[i].Group = []string{"I Hạ tầng"}
	}
	for _, i := range []int{4, 5} {
		table.Rows[i].Group = []string{"II Đào tạo"}
	}
	var obs []trichluc.Observation
	for i, v := range []float64{50, 30, 20, 17, 9, 7, 67} {
		obs = append(obs, cell("t1", i+1, 3, trichluc.MeasureBudget, plain(v), v, "triệu đồng"))
	}
	got := Document(&trichluc.Document{Tables: []trichluc.Table{table}}, obs, nil)
	if len(got) != 1 || got[0].Kind != "sum_rows" || got[0].Printed != "17" || got[0].Computed != "9 + 7 = 16" {
		t.Errorf("got %+v", got)
	}
}

func TestAssessment(t *testing.T) {
	for _, c := range []struct {
		target, actual float64
		comparator     string
		said, name     string
		bad            bool
	}{
		{97, 97, "=", "Đạt", "Tỷ lệ hồ sơ", false},
		{92, 95, "=", "Vượt", "Tỷ lệ hồ sơ", false},
		{92, 95, "=", "Đạt", "Tỷ lệ hồ sơ", false},
		{40, 30, "=", "Chưa đạt", "Tỷ lệ hồ sơ", false},
		{40, 30, "=", "Đạt", "Tỷ lệ hồ sơ", true},
		{50, 56.3, ">=", "Không đạt", "Tỷ lệ hồ sơ", true},
		{80, 80, ">", "Đạt", "Tỷ lệ hồ sơ", true},
		{3, 2.5, "=", "Vượt", "Tỷ lệ hộ nghèo", false},
		{3, 2.5, "<=", "Đạt", "Tỷ lệ hồ sơ", false},
		{4, 2.79, "~", "Vượt", "Tốc độ tăng chỉ số giá tiêu dùng", false},
		{3.5, 2.9, "=", "Vượt", "Tỷ lệ thất nghiệp thành thị", false},
		{3, 1.85, "=", "Đạt", "Tỷ lệ nợ xấu", false},
		{2000, 1980, "~", "Đạt", "Diện tích trồng mới", false},
	} {
		target := cell("t1", 1, 2, trichluc.MeasureTarget, plain(c.target), c.target, "%")
		target.Comparator, target.Indicator.Text = c.comparator, c.name
		actual := cell("t1", 1, 3, trichluc.MeasureActual, plain(c.actual), c.actual, "%")
		said := trichluc.Observation{Measure: trichluc.MeasureAssessment, ValueText: c.said, Location: trichluc.Location{Table: "t1", Row: 1, Column: 4}}
		got := Document(&trichluc.Document{Tables: []trichluc.Table{{ID: "t1"}}}, []trichluc.Observation{target, actual, said}, nil)
		if (len(got) > 0) != c.bad {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func TestRepeated(t *testing.T) {
	at := func(start int, table, name, text string, v float64, asOf string) trichluc.Observation {
		return trichluc.Observation{Indicator: trichluc.Indicator{Text: name}, Measure: trichluc.MeasureActual, Period: "2024", Comparator: "=",
			Value: number(v), ValueText: text, Unit: "%", AsOf: asOf, Location: trichluc.Location{Start: start, Table: table, Row: start}}
	}
	const name = "Tỷ lệ hồ sơ thanh toán trực tuyến"
	blocks := []trichluc.Block{{Start: 0, End: 5}, {Start: 6, End: 20}}
	for _, c := range []struct {
		why      string
		a, b     trichluc.Observation
		severity trichluc.Severity
	}{
		{"equal", at(1, "", name, "14,36%", 14.36, ""), at(9, "t1", name, "14,36%", 14.36, ""), ""},
		{"equal to the coarser digits", at(1, "", name, "14,36%", 14.36, ""), at(9, "t1", name, "14,4%", 14.4, ""), ""},
		{"spelling of tỷ lệ", at(1, "", name, "14,36%", 14.36, ""), at(9, "t1", "Tỉ lệ hồ sơ thanh toán trực tuyến", "15,1%", 15.1, ""), trichluc.SeverityError},
		{"both in prose", at(1, "", name, "14,36%", 14.36, ""), at(9, "", name, "15,1%", 15.1, ""), trichluc.SeverityReview},
		{"both in one sentence", at(7, "", name, "14,36%", 14.36, ""), at(9, "", name, "15,1%", 15.1, ""), ""},
		{"both in one row", at(7, "t1", name, "14,36%", 14.36, ""), at(7, "t1", name, "15,1%", 15.1, ""), ""},
		{"two cut-off dates", at(1, "", name, "14,36%", 14.36, "2024-03-10"), at(9, "t1", name, "15,1%", 15.1, "2024-03-11"), trichluc.SeverityReview},
		{"name too short to tell", at(1, "", "Tỷ lệ chung", "1%", 1, ""), at(9, "t1", "Tỷ lệ chung", "2%", 2, ""), ""},
	} {
		table := budget([]string{"STT", "Chỉ tiêu", "Kết quả"})
		for range 9 {
			table.Rows = append(table.Rows, trichluc.Row{Kind: trichluc.RowData, Cells: []trichluc.Cell{{Text: "1"}, {Text: c.b.Indicator.Text}}})
		}
		got := Document(&trichluc.Document{Blocks: blocks, Tables: []trichluc.Table{table}}, []trichluc.Observation{c.a, c.b}, nil)
		var severity trichluc.Severity
		if len(got) > 0 {
			severity = got[0].Severity
		}
		if severity != c.severity {
			t.Errorf("%s: got %v", c.why, got)
		}
	}
}

func TestCountedList(t *testing.T) {
	const note = "Gồm: (1) Hệ thống một cửa; (2) Hệ thống báo cáo; (3) Hệ thống thư điện tử."
	text := "Tỉnh vận hành 04 hệ thống dùng chung¹ và 12 phần mềm chuyên ngành.\n" + note
	anchor := strings.Index(text, "¹")
	count := func(s string, v float64) trichluc.Observation {
		i := strings.Index(text, s)
		return trichluc.Observation{Value: number(v), ValueText: s, Unit: "hệ thống", Location: trichluc.Location{Start: i, End: i + len(s)}}
	}
	d := &trichluc.Document{Text: text, Footnotes: []trichluc.Footnote{{Mark: "¹", Text: note, Anchor: anchor, Start: len(text) - len(note), End: len(text)}}}
	got := Document(d, []trichluc.Observation{count("04", 4), count("12", 12)}, nil)
	if len(got) != 1 || got[0].Kind != "count_list" || got[0].Printed != "04 hệ thống" || got[0].Computed != "chú thích ¹: 3 mục" {
		t.Errorf("got %+v", got)
	}
	if got := Document(d, []trichluc.Observation{count("04", 3)}, nil); len(got) != 0 {
		t.Errorf("3 of 3: %v", got)
	}
}

func TestQuarterHeading(t *testing.T) {
	table := budget([]string{"STT", "Văn bản"}, []string{"1", "a"}, []string{"2", "b"}, []string{"3", "c"})
	for i := range table.Rows {
		table.Rows[i].Group = []string{"I Quyết định", "Quý III năm 2023"}
	}
	cite := func(row int, date string) trichluc.Citation {
		return trichluc.Citation{Text: "Quyết định", Date: date, DatePrecision: "day", Location: trichluc.Location{Table: "t1", Row: row, Start: row}}
	}
	cites := []trichluc.Citation{cite(1, "2023-07-03"), cite(2, "2023-10-11"), cite(2, "2020-01-01"), cite(3, "2022-08-01")}
	got := Document(&trichluc.Document{Tables: []trichluc.Table{table}}, nil, cites)
	if len(got) != 2 || got[0].Computed != "Quý IV năm 2023" || got[1].Computed != "Quý III năm 2022" {
		t.Errorf("got %+v", got)
	}
	for _, f := range got {
		if f.Severity != trichluc.SeverityReview || f.ID == "" {
			t.Errorf("got %+v", f)
		}
	}
}

func TestKindsAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range Kinds() {
		if seen[k] {
			t.Errorf("%s twice", k)
		}
		seen[k] = true
	}
}

func TestColumnRatio(t *testing.T) {
	table := budget([]string{"Lĩnh vực", "Tiếp nhận", "Trực tuyến", "Tỷ lệ"})
	var obs []trichluc.Observation
	for i, row := range [][]float64{{84120, 30283, 36}, {97300, 68110, 70}, {6460, 6395, 99.9}, {68600, 36276, 52.9}, {500, 500, 100}} {
		table.Rows = append(table.Rows, trichluc.Row{Kind: trichluc.RowData})
		obs = append(obs, cell("t1", i+1, 2, trichluc.MeasureActual, plain(row[0]), row[0], "hồ sơ"),
			cell("t1", i+1, 3, trichluc.MeasureActual, plain(row[1]), row[1], "hồ sơ"),
			cell("t1", i+1, 4, trichluc.MeasureActual, viet.Number(row[2], 1), row[2], "%"))
	}
	d := &trichluc.Document{Tables: []trichluc.Table{table}}
	got := Document(d, obs, nil)
	if len(got) != 1 || got[0].Kind != "column_ratio" || got[0].Computed != "99,0%" || got[0].Where[0].Row != 3 {
		t.Fatalf("got %+v", got)
	}
	// With half the rows at odds, the column is of something else.
	for i := range obs {
		if obs[i].Unit == "%" && i < 9 {
			obs[i].Value, obs[i].ValueText = number(12.3), "12,3"
		}
	}
	if got := Document(d, obs, nil); len(got) != 0 {
		t.Errorf("a column of something else: %+v", got)
	}
}

// prose makes observations of the figures named, in a document with that text.
func prose(text string, figures ...string) (*trichluc.Document, []trichluc.Observation) {
	d := &trichluc.Document{Text: text}
	var obs []trichluc.Observation
	from := 0
	for _, f := range figures {
		digits, unit, _ := strings.Cut(f, " ")
		at := from + strings.Index(text[from:], digits)
		from = at + len(digits)
		v := 0.0
		for _, c := range digits {
			if '0' <= c && c <= '9' {
				v = 10*v + float64(c-'0')
			}
		}
		obs = append(obs, trichluc.Observation{Value: number(v), ValueText: digits, Unit: unit, Comparator: "=", Measure: trichluc.MeasureActual,
			Indicator: trichluc.Indicator{Text: "Số " + unit}, Location: trichluc.Location{Start: at, End: from}})
	}
	return d, obs
}

func TestParts(t *testing.T) {
	for _, c := range []struct {
		text    string
		figures []string
		bad     bool
	}{
		{"Kiểm tra 12 cơ quan, đơn vị (05 sở; 04 huyện; 02 xã).", []string{"12 cơ quan", "05 sở", "04 huyện", "02 xã"}, true},
		{"Kiểm tra 11 cơ quan, đơn vị (05 sở; 04 huyện; 02 xã).", []string{"11 cơ quan", "05 sở", "04 huyện", "02 xã"}, false},
		{"Có 300 cơ quan (trong đó nêu tên 05 sở; 04 huyện).", []string{"300 cơ quan", "05 sở", "04 huyện"}, false},
		{"Có 12 cơ quan. Đã kiểm tra (05 sở; 06 huyện).", []string{"12 cơ quan", "05 sở", "06 huyện"}, false},
	} {
		got := Document(prose2(c.text, c.figures))
		if (len(got) > 0) != c.bad {
			t.Errorf("%s: %+v", c.text, got)
		}
	}
}

func prose2(text string, figures []string) (*trichluc.Document, []trichluc.Observation, []trichluc.Citation) {
	d, obs := prose(text, figures...)
	return d, obs, nil
}

func TestShareOfTotal(t *testing.T) {
	for _, c := range []struct {
		text string
		bad  bool
	}{
		{"Tiếp nhận 200 hồ sơ, trong đó trực tuyến 110 hồ sơ, đạt 65%.", true},
		{"Tiếp nhận 200 hồ sơ, trong đó trực tuyến 110 hồ sơ, đạt 55%.", false},
		{"Tiếp nhận 200 hồ sơ. Trực tuyến 110 hồ sơ, đạt 65%.", false},
		{"Tiếp nhận 200 hồ sơ, trong đó trực tuyến 110 hồ sơ; thanh toán trực tuyến đạt 65%.", false},
	} {
		figures := []string{"200 hồ sơ", "110 hồ sơ", "65% %"}
		if strings.Contains(c.text, "55%") {
			figures[2] = "55% %"
		}
		got := Document(prose2(c.text, figures))
		if (len(got) > 0) != c.bad {
			t.Errorf("%s: %+v", c.text, got)
		}
	}
}

func TestInlineList(t *testing.T) {
	for _, c := range []struct {
		text string
		bad  bool
	}{
		{"Đã ban hành 04 văn bản chỉ đạo, gồm: Kế hoạch A; Quyết định B; Công văn C. Ngoài ra; còn nữa.", true},
		{"Đã ban hành 03 văn bản chỉ đạo, gồm: Kế hoạch A; Quyết định B; Công văn C.", false},
		{"Đã ban hành 40 văn bản chỉ đạo, gồm: Kế hoạch A; Quyết định B; Công văn C.", false},
		{"Đã ban hành 04 văn bản chỉ đạo. Các kết quả khác gồm: A; B; C.", false},
	} {
		figure := strings.Fields(strings.TrimPrefix(c.text, "Đã ban hành "))[0] + " văn bản"
		got := Document(prose2(c.text, []string{figure}))
		if (len(got) > 0) != c.bad {
			t.Errorf("%s: %+v", c.text, got)
		}
	}
}

func TestAveragesAreNotSummed(t *testing.T) {
	table := budget([]string{"STT", "Nội dung", "Chi phí > Tổng số", "Chi phí > A", "Chi phí > B"}, []string{"1", "x", "9", "4", "7"})
	obs := []trichluc.Observation{
		cell("t1", 1, 3, trichluc.MeasureActual, "9", 9, "đồng"), cell("t1", 1, 4, trichluc.MeasureActual, "4", 4, "đồng"), cell("t1", 1, 5, trichluc.MeasureActual, "7", 7, "đồng"),
	}
	d := &trichluc.Document{Tables: []trichluc.Table{table}}
	if got := Document(d, obs, nil); len(got) != 1 {
		t.Fatalf("amounts are summed: %+v", got)
	}
	for i := range obs {
		obs[i].Indicator.Text = "Chi phí bình quân một hồ sơ"
	}
	if got := Document(d, obs, nil); len(got) != 0 {
		t.Errorf("averages are not: %+v", got)
	}
}
