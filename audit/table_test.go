package audit

import (
	"strconv"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// grid builds a report of one table: its heads, one a column, and its rows.
// The figures of a column have the unit and the measure that its head ends in,
// "Kế hoạch|ha|target"; one without them holds words.
func grid(t *testing.T, heads string, rows ...string) (*trichluc.Document, []trichluc.Observation) {
	t.Helper()
	table := trichluc.Table{ID: "t1"}
	var columns [][]string
	for _, head := range strings.Split(heads, " ; ") {
		parts := strings.Split(head, "|")
		columns = append(columns, parts)
		table.Header = append(table.Header, parts[0])
	}
	var figures []trichluc.Observation
	for n, line := range rows {
		row := trichluc.Row{Kind: trichluc.RowData}
		cells := strings.Split(line, " ; ")
		for i, text := range cells {
			row.Cells = append(row.Cells, trichluc.Cell{Text: text})
			if len(columns[i]) < 3 || text == "" || text == "-" {
				continue
			}
			period := "2024"
			if len(columns[i]) > 3 {
				period = columns[i][3]
			}
			v := valueOf(t, strings.TrimPrefix(text, "-"))
			if strings.HasPrefix(text, "-") {
				v = -v
			}
			multiplier := 1.0
			if strings.HasPrefix(columns[i][1], "triệu ") {
				multiplier = 1e6
			}
			figures = append(figures, trichluc.Observation{
				Multiplier: multiplier,
				ValueText:  text, Value: number(v), Unit: columns[i][1], Measure: trichluc.Measure(columns[i][2]), Comparator: "=", Period: period,
				Indicator: trichluc.Indicator{Text: cells[1] + " – " + strconv.Itoa(i)},
				Location:  trichluc.Location{Table: "t1", Row: n + 1, Column: i + 1, Start: 100*(n+1) + i, End: 100*(n+1) + i + 1},
			})
		}
		table.Rows = append(table.Rows, row)
	}
	return &trichluc.Document{Tables: []trichluc.Table{table}}, figures
}

func TestTables(t *testing.T) {
	const (
		plan     = "TT ; Chỉ tiêu ; Kế hoạch|ha|target ; Thực hiện|ha|actual ; Thực hiện so với kế hoạch (%)|%|actual"
		growing  = "TT ; Khu vực ; Năm 2023|tỷ đồng|actual|2023 ; Năm 2024|tỷ đồng|actual|2024 ; Tốc độ tăng (%)|%|change"
		rising   = "TT ; Khu vực ; Năm 2023|tỷ đồng|actual|2023 ; Năm 2024|tỷ đồng|actual|2024 ; Tăng, giảm|tỷ đồng|change"
		settled  = "TT ; Đơn vị ; Tiếp nhận|hồ sơ|actual ; Đã giải quyết|hồ sơ|actual ; Đang giải quyết|hồ sơ|actual"
		shares   = "TT ; Đơn vị ; Hồ sơ|hồ sơ|actual ; Chiếm (%)|%|actual"
		division = "TT ; Ngành ; Cơ cấu (%)|%|actual"
		crops    = "TT ; Cây trồng ; Diện tích|ha|actual ; Sản lượng|tấn|actual"
		projects = "TT ; Tên dự án ; Kinh phí|triệu đồng|budget"
	)
	for _, c := range []struct {
		name, heads string
		rows        []string
		want        string // kind, severity and what is computed, by a space
	}{
		{"a share of the plan by its head", plan, []string{"1 ; A ; 5.500 ; 4.400 ; 80,0", "2 ; B ; 1.600 ; 1.200 ; 75,0", "3 ; C ; 16.000 ; 12.000 ; 78,5", "4 ; D ; 100 ; 90 ; 90,0"},
			"column_ratio error 75,0%"},
		{"half of the rows do not agree", plan, []string{"1 ; A ; 5.500 ; 4.400 ; 80,0", "2 ; B ; 16.000 ; 12.000 ; 78,5"}, "column_ratio review 75,0%"},
		{"none agrees: another way of counting", plan, []string{"1 ; A ; 5.500 ; 4.400 ; 81,0", "2 ; B ; 16.000 ; 12.000 ; 78,5"}, ""},
		{"a rise in percent", growing, []string{"1 ; A ; 800 ; 880 ; 10,0", "2 ; B ; 500 ; 450 ; -10,0", "3 ; C ; 1.200 ; 1.500 ; 25,0", "4 ; D ; 400 ; 420 ; 15,0"},
			"column_change error 5,0%"},
		{"a fall without its sign", growing, []string{"1 ; A ; 800 ; 880 ; 10,0", "2 ; B ; 500 ; 450 ; 10,0", "3 ; C ; 1.200 ; 1.500 ; 25,0"}, ""},
		{"a rise in its unit", rising, []string{"1 ; A ; 800 ; 880 ; 80", "2 ; B ; 500 ; 450 ; -50", "3 ; C ; 1.200 ; 1.500 ; 200", "4 ; D ; 400 ; 420 ; 20"},
			"column_change error 300"},
		{"a total without its name", settled, []string{"1 ; A ; 3.200 ; 3.050 ; 150", "2 ; B ; 1.150 ; 1.100 ; 50", "3 ; C ; 1.240 ; 1.260 ; 40", "4 ; D ; 30 ; 20 ; 10"},
			"sum_columns error 1.260 + 40 = 1.300"},
		{"columns that do not add up", settled, []string{"1 ; A ; 3.200 ; 3.000 ; 150", "2 ; B ; 1.150 ; 1.000 ; 50", "3 ; C ; 1.240 ; 1.260 ; 40", "4 ; D ; 30 ; 20 ; 10"}, ""},
		{"a total implied down a column", shares, []string{"1 ; A ; 100 ; 10,0", "2 ; B ; 250 ; 25,0", "3 ; C ; 120 ; 12,0", "4 ; D ; 333 ; 33,3", "5 ; E ; 197 ; 17,9"},
			"implied_total error tổng số khoảng 1.101; khoảng 1.000"},
		{"shares of many totals", shares, []string{"1 ; A ; 100 ; 20,0", "2 ; B ; 250 ; 25,0", "3 ; C ; 120 ; 52,0", "4 ; D ; 333 ; 33,3", "5 ; E ; 197 ; 17,9"}, ""},
		{"shares that divide a whole", division, []string{"1 ; Nông nghiệp ; 20,3", "2 ; Công nghiệp ; 46,2", "3 ; Dịch vụ ; 35,5", " ; Tổng số ; 100,0"},
			"shares_of_whole error 102%"},
		{"shares that are rounded", division, []string{"1 ; Nông nghiệp ; 33,3", "2 ; Công nghiệp ; 33,3", "3 ; Dịch vụ ; 33,3", " ; Tổng số ; 100,0"}, ""},
		{"rows that say more of others", crops, []string{"1 ; Lúa ; 44 ; 261", " ; - Lúa xuân ; 19 ; 121", "2 ; Ngô ; 18 ; 84", " ; Trong đó: ngô lai ; 17 ; 80", "3 ; Mía ; 2 ; 130", " ; Tổng cộng ; 64 ; 475"}, ""},
		{"rows that go on with what is said of one", crops, []string{"1 ; Lúa ; 44 ; 261", " ; Bao gồm: lúa xuân ; 19 ; 121", " ; Lúa mùa ; 25 ; 140", "2 ; Ngô ; 18 ; 84", " ; Riêng ngô lai ; 17 ; 80", " ; Tổng cộng ; 62 ; 345"}, ""},
		{"money that is rounded", projects, []string{"1 ; Kho dữ liệu chung ; 501", "2 ; Cổng dữ liệu mở ; 300", " ; Tổng cộng ; 800"}, ""},
		{"money that is not", projects, []string{"1 ; Kho dữ liệu chung ; 505", "2 ; Cổng dữ liệu mở ; 300", " ; Tổng cộng ; 800"}, "sum_rows error 505 + 300 = 805"},
		{"a total beside another one", "TT ; Huyện ; Trụ cột > A|điểm|actual ; Trụ cột > B|điểm|actual ; Tổng điểm > 2023|điểm|actual|2023 ; Tổng điểm > 2024|điểm|actual",
			[]string{"1 ; A ; 30,5 ; 21,2 ; 48,0 ; 51,7", "2 ; B ; 28,1 ; 20,4 ; 47,7 ; 48,5", "3 ; C ; 27,2 ; 19,3 ; 44,9 ; 46,5", "4 ; D ; 26,6 ; 18,5 ; 40,2 ; 54,1"}, "sum_columns error 26,6 + 18,5 = 45,1"},
		{"a total and what stands behind it", crops, []string{"1 ; Lúa ; 44 ; 261", "2 ; Ngô ; 18 ; 84", " ; Tổng số ; 62 ; 345", " ; Tỷ lệ so với kế hoạch ; 97 ; 101"}, ""},
		{"totals of parts of the table", crops, []string{"1 ; Lúa ; 44 ; 261", "2 ; Ngô ; 18 ; 84", " ; Cộng ; 62 ; 345", "3 ; Mía ; 2 ; 130", "4 ; Lạc ; 3 ; 10", " ; Cộng ; 5 ; 140", " ; Tổng cộng ; 67 ; 485"}, ""},
		{"one column of a total is wrong", crops, []string{"1 ; Lúa ; 44 ; 261", "2 ; Ngô ; 18 ; 84", " ; Tổng số ; 62 ; 354"}, "sum_rows error 261 + 84 = 345"},
		{"no column of a total is right", crops, []string{"1 ; Lúa ; 44 ; 261", "2 ; Ngô ; 18 ; 84", " ; Tổng số ; 60 ; 354"}, "sum_rows review 44 + 18 = 62 sum_rows review 261 + 84 = 345"},
		{"a row twice", projects, []string{"1 ; Kho dữ liệu chung ; 500", "2 ; Cổng dữ liệu mở ; 300", "3 ; Kho dữ liệu chung ; 500"}, "duplicate_row info 500 triệu đồng"},
		{"a row twice with other figures", projects, []string{"1 ; Kho dữ liệu chung ; 500", "2 ; Cổng dữ liệu mở ; 300", "3 ; Kho dữ liệu chung ; 600"},
			"duplicate_row review 500 triệu đồng"},
		{"names that do not tell rows apart", projects, []string{"1 ; xã Tân Lập ; 500", "2 ; xã Tân Tiến ; 300", "3 ; xã Tân Lập ; 600", "4 ; xã Tân Tiến ; 700"}, ""},
	} {
		d, figures := grid(t, c.heads, c.rows...)
		got := ""
		for _, f := range Document(d, figures, nil) {
			got = strings.TrimSpace(got + " " + f.Kind + " " + string(f.Severity) + " " + f.Computed)
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestCitedDocuments(t *testing.T) {
	cited := func(text, number, symbol, date, issuer, about string) trichluc.Citation {
		c := trichluc.Citation{Text: text, Number: number, Symbol: symbol, Key: number + "/" + symbol, Date: date, Issuer: issuer, Subject: about,
			Form: trichluc.FormExplicit, Instrument: issuer + date[:min(4, len(date))] + number + symbol}
		if date != "" {
			c.DatePrecision = "day"
		}
		return c
	}
	const province, about = "UBND tỉnh Bắc Ninh", "phê duyệt Đề án vị trí việc làm trong cơ quan"
	year := cited("Nghị định số 123/2020/NĐ-CP ngày 19/10/2021", "123", "NĐ-CP", "2021-10-19", "Chính phủ", "")
	year.Year = "2020"
	by := func(text, symbol, issuer string) trichluc.Citation {
		c := cited(text+" của "+issuer, "749", symbol, "2020-06-03", issuer, "")
		c.IssuerText = issuer
		return c
	}
	for _, c := range []struct {
		name, want string
		citations  []trichluc.Citation
	}{
		{"one day, two years", "document_dates", []trichluc.Citation{cited("a", "88", "KH-UBND", "2024-02-12", province, ""), cited("b", "88", "KH-UBND", "2023-02-12", province, "")}},
		{"one number, two years", "", []trichluc.Citation{cited("a", "88", "KH-UBND", "2024-02-12", province, ""), cited("b", "88", "KH-UBND", "2023-03-15", province, "")}},
		{"one subject, two years", "document_dates", []trichluc.Citation{cited("a", "88", "KH-UBND", "2024-02-12", province, about), cited("b", "88", "KH-UBND", "2023-03-15", province, about)}},
		{"one year, two days", "document_dates", []trichluc.Citation{cited("a", "88", "KH-UBND", "2024-02-12", province, ""), cited("b", "88", "KH-UBND", "2024-02-13", province, "")}},
		{"the number's year", "document_dates", []trichluc.Citation{year}},
		{"two numbers of one day", "document_numbers", []trichluc.Citation{cited("a", "512", "QĐ-UBND", "2024-04-05", province, about), cited("b", "677", "QĐ-UBND", "2024-04-05", province, about)}},
		{"a slip in the number", "document_numbers", []trichluc.Citation{cited("a", "512", "QĐ-UBND", "2024-04-05", province, about), cited("b", "521", "QĐ-UBND", "", province, about)}},
		{"one subject each year", "", []trichluc.Citation{cited("a", "512", "QĐ-UBND", "2024-04-05", province, about), cited("b", "677", "QĐ-UBND", "2023-04-05", province, about)}},
		{"another's symbol", "issuer_symbol", []trichluc.Citation{by("Quyết định số 749/QĐ-TTg", "QĐ-TTg", "Bộ Thông tin và Truyền thông")}},
		{"its own symbol", "", []trichluc.Citation{by("Quyết định số 749/QĐ-BTTTT", "QĐ-BTTTT", "Bộ trưởng Bộ Thông tin và Truyền thông")}},
		{"the Government for its head", "", []trichluc.Citation{by("Quyết định số 749/QĐ-TTg", "QĐ-TTg", "Chính phủ")}},
		{"an authority that is not known", "", []trichluc.Citation{by("Công văn số 749/BTTTT-CATTT", "BTTTT-CATTT", "Cục An toàn thông tin")}},
	} {
		for i := range c.citations {
			c.citations[i].Location = trichluc.Location{Start: 10 * i, End: 10*i + 5}
		}
		if got := strings.Join(kinds(Document(&trichluc.Document{}, nil, c.citations)), " "); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSymbolTable(t *testing.T) {
	list := readAuthorities(symbolTable)
	if len(list) < 20 {
		t.Fatalf("%d authorities", len(list))
	}
	lines := 0
	for _, line := range strings.Split(strings.TrimSpace(symbolTable), "\n") {
		if !strings.HasPrefix(line, "#") {
			lines++
		}
	}
	if lines != len(list) {
		t.Errorf("%d of %d lines are read", len(list), lines)
	}
}

func TestRanges(t *testing.T) {
	share := func(name, printed string, v float64) trichluc.Observation {
		return trichluc.Observation{Indicator: trichluc.Indicator{Text: name}, Measure: trichluc.MeasureActual, Comparator: "=", Unit: "%", ValueText: printed, Value: number(v)}
	}
	rank := func(a, b float64) trichluc.Observation {
		return trichluc.Observation{Indicator: trichluc.Indicator{Text: "Xếp hạng"}, Measure: trichluc.MeasureRank, Comparator: "=", Value: number(a), Numerator: number(a), Denominator: number(b)}
	}
	for _, c := range []struct {
		name, want string
		o          trichluc.Observation
	}{
		{"more than all", "out_of_range", share("Tỷ lệ người dân dùng nước sạch", "104,2%", 104.2)},
		{"all", "", share("Tỷ lệ người dân dùng nước sạch", "100%", 100)},
		{"more than the plan", "", share("Tỷ lệ so với kế hoạch", "104,2%", 104.2)},
		{"children who are older", "", share("Tỷ lệ huy động trẻ vào lớp 1", "100,4%", 100.4)},
		{"a rank beyond the last", "out_of_range", rank(65, 63)},
		{"the last rank", "", rank(63, 63)},
	} {
		if got := strings.Join(kinds(Document(&trichluc.Document{}, []trichluc.Observation{c.o}, nil)), " "); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
