package observe

import (
	"strconv"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// text makes a document of paragraphs; "# " opens a heading, "- " an item,
// "= " the title.
func text(lines ...string) *trichluc.Document {
	d := &trichluc.Document{ID: "d", Metadata: trichluc.Metadata{
		Kind: "Báo cáo", Province: trichluc.Province{Name: "An Hòa", Code: "99"},
		Period: trichluc.Period{Label: "2024-Q1", Start: "2024-01-01", End: "2024-03-31"},
	}}
	section := ""
	for i, line := range lines {
		b := trichluc.Block{Kind: trichluc.BlockParagraph, Start: len(d.Text), Section: section}
		switch {
		case strings.HasPrefix(line, "# "):
			mark := strconv.Itoa(i+1) + "."
			line = mark + " " + line[2:]
			b.Kind, b.Mark, b.Level, b.Section = trichluc.BlockHeading, mark, 1, ""
			section = strings.Trim(mark, ".")
		case strings.HasPrefix(line, "- "):
			b.Kind, b.Mark = trichluc.BlockItem, "-"
		}
		d.Text += line
		b.End = len(d.Text)
		d.Text += "\n"
		d.Blocks = append(d.Blocks, b)
	}
	return d
}

// show renders an observation for comparison.
func show(o trichluc.Observation) string {
	value := o.Status
	if o.Value != nil {
		value = strconv.FormatFloat(*o.Value, 'f', -1, 64)
	}
	if o.Comparator != "=" {
		value = o.Comparator + value
	}
	if o.Numerator != nil {
		value += " of " + strconv.FormatFloat(*o.Numerator, 'f', -1, 64) + "/" + strconv.FormatFloat(*o.Denominator, 'f', -1, 64)
	}
	return strings.Join([]string{value, o.Unit, string(o.Measure), o.Period, o.Indicator.Text}, "; ")
}

func TestProse(t *testing.T) {
	tests := []struct {
		name string
		text []string
		want []string
	}{
		{"a list shares verb and predicate", []string{"Sở Nội vụ đã ban hành 24 quyết định, 22 kế hoạch về cải cách hành chính."}, []string{
			"24; quyết định; actual; 2024-Q1; Số quyết định về cải cách hành chính – đã ban hành",
			"22; kế hoạch; actual; 2024-Q1; Số kế hoạch về cải cách hành chính – đã ban hành"}},
		{"label and colon", []string{"Tổng số hồ sơ đã giải quyết: 603.997"}, []string{"603997; hồ sơ; actual; 2024-Q1; Tổng số hồ sơ đã giải quyết"}},
		{"percentage with its ratio", []string{"Tỷ lệ hồ sơ trực tuyến đạt 33,24% (242/728)."}, []string{"33.24 of 242/728; %; actual; 2024-Q1; Tỷ lệ hồ sơ trực tuyến"}},
		{"ratio before its percentage", []string{"Đã cấp 12/12 giấy phép, đạt tỷ lệ 100%."}, []string{"100 of 12/12; %; actual; 2024-Q1; Tỷ lệ giấy phép – Đã cấp"}},
		{"noun after the percentage", []string{"100% xã, phường, thị trấn được phủ sóng 4G."}, []string{"100; %; actual; 2024-Q1; Tỷ lệ xã, phường, thị trấn được phủ sóng 4G"}},
		{"change takes the name of what changed", []string{"Tỷ lệ hộ nghèo là 5,1%, giảm 1,2% so với năm 2023."}, []string{
			"5.1; %; actual; 2024-Q1; Tỷ lệ hộ nghèo",
			"-1.2; %; change; 2024-Q1; Mức giảm tỷ lệ hộ nghèo so với năm 2023"}},
		{"levels before and after", []string{"Tỷ lệ hộ nghèo giảm từ 8,11% xuống 6,07%."}, []string{
			"8.11; %; actual; ; Tỷ lệ hộ nghèo (trước khi thay đổi)",
			"6.07; %; actual; 2024-Q1; Tỷ lệ hộ nghèo"}},
		{"a plan beside the result", []string{"Tỷ trọng kinh tế số đạt 7,9% (kế hoạch: 8%)."}, []string{
			"7.9; %; actual; 2024-Q1; Tỷ trọng kinh tế số",
			"8; %; target; 2024-Q1; Tỷ trọng kinh tế số"}},
		{"share of a plan", []string{"Thu ngân sách đạt 1.234,5 tỷ đồng, bằng 48,2% dự toán giao."}, []string{
			"1234.5; tỷ đồng; actual; 2024-Q1; Thu ngân sách",
			"48.2; %; actual; 2024-Q1; Tỷ lệ so với dự toán giao – thu ngân sách"}},
		{"the plan in brackets after its share", []string{"Thu ngân sách là 12.221 tỷ đồng, đạt 51,8% so với nghị quyết đề ra (23.600 tỷ đồng) và tăng 2,5% so với cùng kỳ."}, []string{
			"12221; tỷ đồng; actual; 2024-Q1; Thu ngân sách",
			"51.8; %; actual; 2024-Q1; Tỷ lệ so với nghị quyết đề ra – thu ngân sách",
			"23600; tỷ đồng; target; 2024-Q1; Thu ngân sách",
			"2.5; %; change; 2024-Q1; Mức tăng thu ngân sách so với cùng kỳ"}},
		{"a compound keeps its second syllable", []string{"Đã kiểm tra, phát hiện 87 cơ sở vi phạm."}, []string{
			"87; cơ sở; actual; 2024-Q1; Số cơ sở vi phạm – Đã kiểm tra, phát hiện"}},
		{"a bound around its noun, and a mean rise", []string{"Kinh tế số chiếm từ 12% GRDP trở lên; năng suất lao động tăng bình quân 7,2%/năm."}, []string{
			">=12; %; actual; 2024-Q1; Tỷ trọng kinh tế số trong GRDP",
			"7.2; %; change; 2024-Q1; Mức tăng năng suất lao động"}},
		{"rank of two years", []string{"Chỉ số chuyển đổi số của tỉnh các năm 2020, 2021 đứng 10/63 tỉnh, thành."}, []string{
			"10 of 10/63; thứ hạng; rank; 2020; Thứ hạng chỉ số chuyển đổi số cả nước",
			"10 of 10/63; thứ hạng; rank; 2021; Thứ hạng chỉ số chuyển đổi số cả nước"}},
		{"a rank aimed at", []string{"Phấn đấu duy trì thứ hạng trong nhóm 15 tỉnh, thành phố dẫn đầu cả nước về chỉ số cải cách hành chính."}, []string{
			"<=15; thứ hạng; target; 2024-Q1; Thứ hạng chỉ số cải cách hành chính cả nước"}},
		{"section of tasks", []string{"# Nhiệm vụ trọng tâm năm 2025", "- Xây dựng tối thiểu 03 mô hình điểm."}, []string{">=3; mô hình; target; 2025; Số mô hình điểm – Xây dựng"}},
		{"span and date", []string{"Từ ngày 25/12/2023 đến 05/03/2024, đã xử lý 1.579 mã độc trên 1.217 máy tính."}, []string{
			"1579; mã độc; actual; 2023-12-25/2024-03-05; Số mã độc trên máy tính – đã xử lý",
			"1217; máy tính; actual; 2023-12-25/2024-03-05; Số máy tính – đã xử lý mã độc"}},
		{"units of level", []string{"Tỷ lệ văn bản điện tử tại cấp tỉnh là 97%, cấp huyện là 95%."}, []string{
			"97; %; actual; 2024-Q1; Tỷ lệ văn bản điện tử tại cấp tỉnh",
			"95; %; actual; 2024-Q1; Tỷ lệ văn bản điện tử tại cấp tỉnh – cấp huyện"}},
		{"parts in brackets", []string{"Có 178 cán bộ (19 thuộc cấp tỉnh; 159 thuộc cấp xã)."}, []string{
			"178; cán bộ; actual; 2024-Q1; Số cán bộ",
			"19; cán bộ; actual; 2024-Q1; Số cán bộ – thuộc cấp tỉnh",
			"159; cán bộ; actual; 2024-Q1; Số cán bộ – thuộc cấp xã"}},
		{"land, weight, density", []string{"Trồng mới 2.345 ha rừng; mật độ 20,9 thuê bao/100 dân."}, []string{
			"2345; ha; actual; 2024-Q1; Diện tích trồng mới rừng", "20.9; thuê bao/100 dân; actual; 2024-Q1; Mật độ"}},
		{"range", []string{"Tỷ lệ thanh toán trực tuyến đạt 40 - 45%."}, []string{
			">=40; %; actual; 2024-Q1; Tỷ lệ thanh toán trực tuyến", "<=45; %; actual; 2024-Q1; Tỷ lệ thanh toán trực tuyến"}},
		{"footnote marks are no digits", []string{"Kết nối qua trục liên thông 02⁸ dịch vụ."}, []string{"2; dịch vụ; actual; 2024-Q1; Số dịch vụ – Kết nối qua trục liên thông"}},
		{"no figures", []string{
			"Thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020; hạ tầng 4G, liên thông 4 cấp, phiên bản 2.0, người từ 15 tuổi trở lên.",
			"- Kế hoạch số 60/KH-UBND ngày 13/01/2023 về hỗ trợ 50 doanh nghiệp trên địa bàn tỉnh",
			"Mô hình bảo đảm an toàn thông tin “4 lớp” hoạt động 24/7, liên hệ số điện thoại 0293 3 876 543.",
		}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, o := range Document(text(test.text...), nil) {
				got = append(got, show(o))
			}
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(test.want, "\n\t"))
			}
		})
	}
}

func TestSubjects(t *testing.T) {
	tests := []struct{ text, subject, level string }{
		{"Sở Y tế đã tập huấn cho 45 cán bộ.", "Sở Y tế, tỉnh An Hòa", "agency"},
		{"Có 45 cán bộ được tập huấn.", "tỉnh An Hòa", "province"},
		{"Mạng diện rộng đã triển khai đến 10 huyện, thành phố.", "cấp huyện, tỉnh An Hòa", "district"},
		{"Tỷ lệ thanh toán trực tuyến trung bình của cả nước đạt 39,16%.", "cả nước", "national"},
		{"Hệ thống báo cáo của tỉnh được nâng cấp. Hệ thống đã cấp 20 tài khoản.", "Hệ thống báo cáo của tỉnh An Hòa", "system"},
	}
	for _, test := range tests {
		got := Document(text(test.text), nil)
		if len(got) != 1 || got[0].Subject.Text != test.subject || got[0].Subject.Level != test.level {
			t.Errorf("%s: %+v, want %s (%s)", test.text, got, test.subject, test.level)
		}
	}
}

func TestPlaces(t *testing.T) {
	d := text("Tỷ lệ hộ nghèo là 5,1%, giảm 1,2%.")
	d.Blocks[0].Fragments = []trichluc.Fragment{{Start: 0, End: len(d.Text), Page: 3}}
	got := Document(d, nil)
	ids := map[string]bool{}
	for _, o := range got {
		if printed := d.Text[o.Location.Start:o.Location.End]; printed != o.ValueText || o.Location.Page != 3 {
			t.Errorf("%q stands at %q of page %d", o.ValueText, printed, o.Location.Page)
		}
		ids[o.ID] = true
	}
	if len(ids) != 2 {
		t.Errorf("identities are not distinct: %v", ids)
	}
	if again := Document(d, nil); again[0].ID != got[0].ID {
		t.Error("reading twice gives other identities")
	}
}

func TestCitationsAreMasked(t *testing.T) {
	line := "Theo Chương trình hỗ trợ 500 doanh nghiệp, đã giúp 35 doanh nghiệp."
	d := text(line)
	at := strings.Index(line, ", đã")
	got := Document(d, []trichluc.Citation{{Location: trichluc.Location{Start: 5, End: at}}})
	if len(got) != 1 || *got[0].Value != 35 {
		t.Errorf("got %d observations: %v", len(got), got)
	}
}

func TestFootnoteSpeaksOfItsMark(t *testing.T) {
	d := text("Toàn tỉnh có 35 công chức chuyên trách⁴.")
	start := len(d.Text)
	d.Text += "⁴ Sở Nội vụ: 12; Sở Y tế: 23."
	d.Blocks = append(d.Blocks, trichluc.Block{Kind: trichluc.BlockFootnote, Start: start, End: len(d.Text), Footnote: "⁴"})
	d.Footnotes = []trichluc.Footnote{{Mark: "⁴", Start: start, End: len(d.Text), Anchor: strings.Index(d.Text, "⁴")}}
	want := []string{
		"35; công chức; actual; 2024-Q1; Số công chức chuyên trách",
		"12; công chức; actual; 2024-Q1; Số công chức chuyên trách",
		"23; công chức; actual; 2024-Q1; Số công chức chuyên trách",
	}
	about := []string{"", "Sở Nội vụ", "Sở Y tế"}
	got := Document(d, nil)
	if len(got) != len(want) {
		t.Fatalf("%d observations, want %d", len(got), len(want))
	}
	for i, o := range got {
		if show(o) != want[i] || !strings.Contains(o.Subject.Text, about[i]) {
			t.Errorf("got %s, about %q", show(o), o.Subject.Text)
		}
	}
}

func FuzzProse(f *testing.F) {
	for _, s := range []string{"Đạt 5% (1/2); tăng 3%.", "(", ")", "“1", "100% (", "5/5/5", "từ 1 đến 2 % hồ sơ", "X: 1; Y: 2), 3 xã (4 thôn"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := text(strings.ToValidUTF8(s, ""))
		for _, o := range Document(d, nil) {
			if o.Location.Start < 0 || o.Location.End > len(d.Text) || o.Location.Start > o.Location.End || o.Indicator.Text == "" {
				t.Fatalf("%q: %+v", s, o)
			}
		}
	})
}

// A paragraph without end is read in time that grows with its length.
func TestLongParagraph(t *testing.T) {
	d := text(strings.Repeat("có 24 quyết định, 22 kế hoạch (5%), ", 1000))
	if got := Document(d, nil); len(got) < 2000 {
		t.Errorf("only %d observations", len(got))
	}
}

func BenchmarkProse(b *testing.B) {
	d := text(strings.Repeat("Sở Nội vụ đã ban hành 24 quyết định, 22 kế hoạch về cải cách hành chính; tỷ lệ hồ sơ đạt 33,24% (242/728), tăng 4,9% so với năm 2023. ", 20))
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		Document(d, nil)
	}
}
