package number

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// Each line holds a text with the figures expected in brackets, then what each
// measures; "-" is a text without figures.
func TestScan(t *testing.T) {
	tests := []struct{ text, want string }{
		// thousands and decimals by form
		{"có 1.034 hồ sơ", "1034"}, {"tổng 12.345.678 đồng", "12345678"}, {"đạt 98,79%", "98.79%"}, {"đạt 98.79%", "98.79%"},
		{"đạt 84.5 %", "84.5%"}, {"tổng 1.234,5 tỷ đồng", "1234.5"}, {"tổng 1,234.5 tỷ đồng", "1234.5"}, {"hệ số 0,875", "0.875"}, {"hệ số 0.875", "0.875"},
		{"có 1 234 567 người", "1234567"}, {"có 25 300 lượt", "25300"}, {"có 07 đơn vị", "7"}, {"có 15000 tài khoản", "15000"},
		{"đạt 12,345 tỷ đồng", "12.345"}, {"tăng 6,5%", "6.5%"}, {"2.056.789,25 triệu đồng", "2056789.25"}, {"chiếm 0,45%", "0.45%"},
		{"đạt 100%", "100%"}, {"đạt 100 %", "100%"}, {"đạt 12.345%", "12.345%"}, {"520.001.000đ", "520001000"}, {"diện tích 1.250,5ha", "1250.5"},
		// percent, ratio, rank
		{"đạt 54,4% (1.013/1.861)", "54.4% 1013/1861"}, {"có 121/282 cơ sở giáo dục", "121/282"}, {"12/12 đơn vị y tế", "12/12"}, {"08/08 UBND cấp huyện", "8/8"},
		{"đạt 62,5% (5/8)", "62.5% 5/8"}, {"đạt (5/8) 62,5%", "5/8 62.5%"}, {"15/15 xã đạt chuẩn", "15/15"}, {"29/203 học viên", "29/203"},
		{"đứng 10/63 tỉnh thành", "#10/63"}, {"xếp hạng 01/63 tỉnh, thành phố", "#1/63"}, {"xếp thứ 1 cả nước", "#1"}, {"đứng thứ 12/63", "#12/63"},
		{"thuộc nhóm 30 tỉnh dẫn đầu", "<=#30"}, {"thuộc nhóm 10 tỉnh, thành phố dẫn đầu", "<=#10"}, {"xếp vị trí thứ 5 toàn quốc", "#5"}, {"lọt top 10 cả nước", "<=#10"},
		// comparators
		{"đạt trên 50%", ">50%"}, {"tối thiểu 80% hồ sơ", ">=80%"}, {"ít nhất 90% người dân", ">=90%"}, {"đạt từ 98% trở lên", ">=98%"}, {"không quá 5%", "<=5%"},
		{"hơn 300 máy chủ ảo", ">300"}, {"khoảng trên 80 hệ thống", ">80"}, {"khoảng 2.000 người", "~2000"}, {"gần 500 hộ", "~500"}, {"dưới 15%", "<15%"},
		{"xử lý 1.579 mã độc trên 1.217 máy tính", "1579 1217"}, {"phủ trên 95% hộ gia đình", ">95%"}, {">=80%", ">=80%"}, {"≥ 80%", ">=80%"}, {"ước đạt 7,5%", "~7.5%"},
		{"tối đa 10 ngày", "-"}, {"không dưới 20 đơn vị", ">=20"}, {"trên 18000 tài khoản", ">18000"}, {"từ 5 đến 10 % số hộ", "5..10%"}, {"tăng 10-15%/năm", "10..15%"},
		{"không để quá 5% hồ sơ", "<=5%"}, {"bảo đảm không vượt quá 3%", "<=3%"},
		{"có mặt tại 9 trên 12 huyện", "9/12"}, {"18 trên tổng số 21 chỉ tiêu", "18/21"}, {"lớp 10 khu vực thành thị", "-"}, {"mở 05 lớp 120 học viên", "5 120"},
		{"2 cơ sở từ 50 lao động trở lên", "2 >=50"}, {"cao hơn 5 điểm phần trăm", "5"}, {"mức lương tối thiểu 4.160.000 đồng", "4160000"}, {"sập 120 nhà", "120"}, {"liên kết 4 nhà", "-"},
		// signs
		{"thấp nhất -1 độ C", "-1"}, {"cán cân -15,2 tỷ đồng", "-15.2"}, {"nhập siêu (-) 3,4 triệu USD", "-3.4"}, {"tăng trưởng âm 2,3%", "-2.3%"}, {"lạnh tới âm 3 độ C", "-3"},
		{"xuống -5 điểm", "-5"}, {"xã Hòa An -12 hộ", "12"}, {"- 12 xã; - 15 thôn", "12 15"}, {"ghi âm 20 bài", "20"}, {"từ 10-12%", "10..12%"},
		// amounts in two scales, ranges with spaces
		{"giải ngân 12 tỷ 500 triệu đồng", "12.5"}, {"nộp 3 triệu 250 nghìn đồng", "3.25"}, {"12 tỷ, 500 triệu đồng", "12 500"},
		{"cho 35.000 - 40.000 lao động", "35000..40000"}, {"đạt 15 - 20 mô hình", "15..20"},
		// accounts and telephones
		{"Số tài khoản 1234567890", "-"}, {"Số tài khoản: 123456789 tại Kho bạc", "-"}, {"hotline 1900561234", "-"}, {"mã số thuế 4800123456", "-"}, {"số tài khoản mở mới 12.345", "12345"},
		// dates, periods, durations
		{"ngày 25/12/2023", "-"}, {"tháng 11/2023", "-"}, {"(10/8)", "-"}, {"(05/10); (09-10/10)", "-"}, {"trước ngày 20 của tháng", "-"}, {"Quốc khánh 02/9", "-"},
		{"ngày 09 tháng 01 năm 2024", "-"}, {"giai đoạn 2021-2025", "-"}, {"thời gian 2022 -2024", "-"}, {"năm 2023", "-"}, {"các năm 2020, 2021, 2022", "-"},
		{"quý 1 năm 2024", "-"}, {"6 tháng đầu năm 2024", "-"}, {"trong 30 ngày làm việc", "-"}, {"sơ kết 01 năm thực hiện", "-"}, {"từ 7 giờ 30 phút", "-"}, {"lúc 14h30", "-"},
		{"dịp lễ 30/4 và 1/5", "-"}, {"12/2023", "-"}, {"ngày 10.10.2023", "-"}, {"hoạt động 24/7", "-"}, {"trực 24/24 giờ", "-"}, {"nhiệm kỳ 2020-2025", "-"},
		// documents and parts of them
		{"Quyết định số 749/QĐ-TTg", "-"}, {"văn bản 1145/BTTTT-CATTT", "-"}, {"Công văn số 16-CV/BCSĐ", "-"}, {"Kế hoạch số 698 /KH-UBND", "-"}, {"Quyết định số 13/2023/QĐ-UBND", "-"},
		{"Chỉ thị số 31-CT/TU", "-"}, {"Đề án 06", "-"}, {"Đề án 06/CP", "-"}, {"khoản 2 Điều 63 Luật", "-"}, {"Phụ lục 1, 2 Kế hoạch này", "-"}, {"Nghị quyết 57", "-"},
		// names, levels, versions, marks
		{"2G/3G/4G", "-"}, {"IPv6", "-"}, {"công nghệ 3D", "-"}, {"phiên bản 2.0", "-"}, {"liên thông 4 cấp", "-"}, {"03 cấp chính quyền", "-"}, {"mức độ 3 và 4", "-"},
		{"cấp độ 3", "-"}, {"giai đoạn 1 đã hoàn thành", "-"}, {"từ 15 tuổi trở lên", "-"}, {"trẻ dưới 6 tuổi", "-"}, {"đạt 4 sao", "-"}, {"(1) Hệ thống; (2) Cổng", "-"},
		{"1. Kết quả", "-"}, {"gồm: 1. Hệ thống A; 2. Hệ thống B", "-"}, {"5.2.1", "-"}, {"1.2. Hạ tầng", "-"}, {"2) Hạ tầng", "-"}, {"TCVN ISO 9001:2015", "-"}, {"lưới điện 110kV", "-"},
		{"tổng đài 1022", "-"}, {"điện thoại 0232123456", "-"}, {"https://a.vn/x123", "-"}, {"[bookmark: _Hlk141799476]Trên", "-"}, {"tỉnh[footnoteRef:1] . [1:  Gồm", "-"},
		{"02⁸ dịch vụ", "2"}, {"39 văn bản chỉ đạo¹¹ liên quan", "39"}, {"Covid19", "-"}, {"công nghiệp 4.0", "-"}, {"quốc lộ 1A", "-"}, {"Phường 5, Quận 3", "-"},
		// what is beside them still counts
		{"**19** hoạt động, trong đó **16** nhiệm vụ", "19 16"}, {"Tổng số 214 thủ tục", "214"}, {"số lượng 35 công chức", "35"}, {"cấu hình 19/19 danh mục", "19/19"},
		{"3Gb/tài khoản", "3"}, {"10 huyện, thành phố, 209 xã", "10 209"}, {"đã cấp 20 chứng thư số", "20"}, {"02/mỗi huyện", "2"}, {"có 2025 hồ sơ", "2025"}, {"03 năm liên tiếp", "3"},
		{"5 cấp ủy cơ sở", "5"}, {"442.758/401.833", "442758/401833"}, {"24 quyết định, 22 kế hoạch", "24 22"},
	}
	for _, test := range tests {
		if got := render(Scan(test.text, Locale{Comma: 1})); got != test.want {
			t.Errorf("%s: got %s, want %s", test.text, got, test.want)
		}
	}
}

func short(v float64) string { return strconv.FormatFloat(v, 0x66, -1, 64) }

func render(fs []Figure) string {
	var out []string
	for _, f := range fs {
		if !f.Measures() {
			continue
		}
		v := short(f.Value)
		switch f.Kind {
		case Percent:
			v += "%"
		case Range:
			v += ".." + short(f.High) + f.Unit
		case Fraction:
			v += "/" + short(f.Denominator)
		case Rank:
			v = "#" + v
			if f.Denominator > 0 {
				v += "/" + short(f.Denominator)
			}
		}
		if f.Comparator != "=" {
			v = f.Comparator + v
		}
		out = append(out, v)
	}
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, " ")
}

func TestParse(t *testing.T) {
	tests := []struct {
		text string
		want string
	}{
		{"100", "100"}, {">=80%", ">=80%"}, {" 1.034 ", "1034"}, {"-5,4%", "-5.4%"}, {"1.013/1.013", "1013/1013"}, {"0", "0"}, {"14.40", "14.4"}, {"1737", "1737"},
		{"-", "-"}, {"Chưa có số liệu", "-"}, {"100% học sinh", "-"}, {"10/10/2023", "-"}, {"1.", "-"}, {"5.2.1", "-"}, {"", "-"}, {"Đạt", "-"}, {"tối thiểu 20", ">=20"}, {"2023-2025", "-"},
		{"98.7%", "98.7%"}, {"0,12%", "0.12%"}, {"80-85%", "80..85%"},
	}
	for _, test := range tests {
		f, ok := Parse(test.text, Locale{})
		got := "-"
		if ok {
			got = render([]Figure{f})
		}
		if got != test.want {
			t.Errorf("Parse(%q) = %s, want %s", test.text, got, test.want)
		}
	}
}

func TestLocale(t *testing.T) {
	vietnamese := Evidence("đạt 75,81% (114.197/150.627)", "tổng 1.234.567 đồng")
	english := Evidence("đạt 75.81%, tổng 1,234,567 đồng", "tổng 2,345,678.5 đồng")
	pointed := Evidence("đạt 98.79%; 84.5%; 97.09%")
	tests := []struct {
		text   string
		locale Locale
		value  float64
		other  float64
	}{
		{"1,234", vietnamese, 1.234, 1234}, {"1,234", english, 1234, 1.234}, {"1.234", vietnamese, 1234, 0},
		{"1.234", english, 1.234, 1234}, {"603.997", pointed, 603997, 0}, {"1,234", pointed, 1234, 1.234},
	}
	for _, test := range tests {
		f, _ := Parse(test.text, test.locale)
		other := 0.0
		if len(f.Readings) > 0 {
			other = f.Readings[0]
		}
		if f.Value != test.value || other != test.other {
			t.Errorf("%s in %+v: %v, other %v; want %v, other %v", test.text, test.locale, f.Value, other, test.value, test.other)
		}
	}
}

func FuzzScan(f *testing.F) {
	for _, s := range []string{"đạt 75,81% (1/2)", "1.2.3/4-5%", "2G/3G", "Gb 3Gb/tài khoản", "từ 1 đến 2 %", "K² ⁸ 02⁸ ≥80", "Ⱥ trên 5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, g := range Scan(s, Locale{}) {
			if g.Start < 0 || g.End > len(s) || g.Start >= g.End || g.Quantity > g.Start {
				t.Fatalf("%q: %+v out of the text", s, g)
			}
			if g.Kind != Range && g.Start < end {
				t.Fatalf("%q: %+v overlaps the figure before", s, g)
			}
			if !strings.ContainsAny(s[g.Start:g.End], "0123456789") {
				t.Fatalf("%q: %+v holds no digit", s, g)
			}
			end = g.End
		}
		if g, ok := Parse(s, Locale{}); ok && !strings.ContainsAny(g.Text, "0123456789") {
			t.Fatalf("%q: %+v", s, g)
		}
	})
}

// TestForms reads the sentences of testdata/forms.tsv, which hold forms that
// the annotated reports do not have.
func TestForms(t *testing.T) {
	data, err := os.ReadFile("testdata/forms.tsv")
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for line := range strings.Lines(string(data)) {
		text, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		read++
		if got := render(Scan(text, Locale{Comma: 1})); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
	if read < 200 {
		t.Errorf("only %d sentences", read)
	}
}
