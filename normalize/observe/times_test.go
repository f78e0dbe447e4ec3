package observe

import (
	"strconv"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/period"
)

// short is a figure by value, unit, measure, period and day.
func short(o trichluc.Observation) string {
	return strings.TrimSpace(strings.Join([]string{strconv.FormatFloat(*o.Value, 'f', -1, 64), o.Unit, string(o.Measure), o.Period, o.AsOf}, " "))
}

// TestTimesWithoutLetterhead are passages of papers and offices of statistics
// that say only in a sentence what time they are of.
func TestTimesWithoutLetterhead(t *testing.T) {
	for _, c := range []struct {
		name string
		text []string
		want []string
	}{
		{"a paragraph before", []string{"9 tháng đầu năm 2022, kinh tế của tỉnh phục hồi khá.", "Giá trị sản xuất đạt 12.450 tỷ đồng, tăng 9,1% so với cùng kỳ năm 2021.", "Thu ngân sách đạt 4.321 tỷ đồng, trong đó: thu nội địa 3.900 tỷ đồng."},
			[]string{"12450 tỷ đồng actual 2022-01/2022-09", "9.1 % change 2022-01/2022-09", "4321 tỷ đồng actual 2022-01/2022-09", "3900 tỷ đồng actual 2022-01/2022-09"}},
		{"the year after the one compared with", []string{"6 tháng đầu năm, sản lượng điện đạt 210 triệu kWh, tăng 4% so với cùng kỳ năm 2020.", "Tổng đàn bò có 12.300 con."},
			[]string{"210 triệu kWh actual 2021-H1", "4 % change 2021-H1", "12300 con actual 2021-H1"}},
		{"another comparison ends it", []string{"Năm 2024, thu ngân sách đạt 900 tỷ đồng.", "Số vụ cháy là 12 vụ, giảm 3 vụ so với cùng kỳ năm 2020."},
			[]string{"900 tỷ đồng actual 2024", "12 vụ actual", "-3 vụ change"}},
		{"a day of counting", []string{"Tại thời điểm 01/10/2019, toàn huyện có 12.450 con bò."}, []string{"12450 con bò actual 2019 2019-10-01"}},
		{"estimates before a colon", []string{"Ước năm 2024: thu nhập bình quân đầu người 68 triệu đồng; tỷ lệ hộ nghèo còn 6,2%."}, []string{"68 triệu đồng actual 2024", "6.2 % actual 2024"}},
		{"years of a plan", []string{"Kế hoạch hỗ trợ nhà ở giai đoạn 03 năm (2026 - 2028): hỗ trợ 1.250 hộ."}, []string{"1250 hộ target 2026/2028"}},
		{"aims under a line", []string{"Các chỉ tiêu phấn đấu năm 2024", "Một số chỉ tiêu chủ yếu gồm:", "- Sản lượng lương thực: 312.000 tấn;"}, []string{"312000 tấn target 2024"}},
		{"estimates of a budget", []string{"Quyết nghị dự toán thu, chi ngân sách năm 2022 như sau:", "- Chi thường xuyên: 6.340 tỷ đồng;", "- Dự phòng: 215 tỷ đồng."}, []string{"6340 tỷ đồng budget 2022", "215 tỷ đồng budget 2022"}},
	} {
		d := text(c.text...)
		d.Metadata = trichluc.Metadata{}
		compare(t, c.name, Document(d, nil), c.want)
	}
}

// TestTimesInSentences are passages of a report of half a year.
func TestTimesInSentences(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"years of a programme", "Trồng rừng sản xuất giai đoạn 2021-2025 diện tích 8.500 ha, bình quân 1.700 ha/năm.", []string{"8500 ha actual 2021/2025", "1700 ha/năm actual 2021/2025"}},
		{"years of a norm", "Theo chuẩn nghèo đa chiều giai đoạn 2022 - 2025, toàn tỉnh còn 9.214 hộ nghèo.", []string{"9214 hộ nghèo actual 2024-H1"}},
		{"a quarter before a colon", "Kết quả quý III năm 2023: thành lập mới 210 doanh nghiệp, giải thể 34 doanh nghiệp.", []string{"210 doanh nghiệp actual 2023-Q3", "34 doanh nghiệp actual 2023-Q3"}},
		{"the day behind", "Giải ngân vốn đạt 1.245 tỷ đồng (tính đến ngày 31/5/2024).", []string{"1245 tỷ đồng actual 2024-H1 2024-05-31"}},
		{"a budget of another year", "Dự toán năm 2025 của các đơn vị như sau: Chi cục Thú y: 5.120 triệu đồng; Chi cục Kiểm lâm: 6.005 triệu đồng.", []string{"5120 triệu đồng budget 2025", "6005 triệu đồng budget 2025"}},
		{"an aim held against", "Tỷ lệ bao phủ bảo hiểm y tế vượt chỉ tiêu đề ra; số giường bệnh đạt 32,5 giường/vạn dân.", []string{"32.5 giường/vạn dân actual 2024-H1"}},
		{"the aim in brackets", "Tỷ lệ tiêm chủng đạt 96,4%, vượt chỉ tiêu đề ra (95%).", []string{"96.4 % actual 2024-H1", "95 % target 2024-H1"}},
		{"the aim behind a stroke", "Tỷ lệ xã đạt chuẩn nông thôn mới 72,4%/65% tổng số xã.", []string{"72.4 % actual 2024-H1", "65 % target 2024-H1"}},
		{"results of files are no results", "Ủy ban đề ra mục tiêu: tỷ lệ số hóa hồ sơ, kết quả giải quyết đạt 90%.", []string{"90 % target 2024-H1"}},
		{"from so many", "Tai nạn giao thông giảm 15% so với cùng kỳ (từ 120 vụ xuống 102 vụ).", []string{"-15 % change 2024-H1", "120 vụ actual", "102 vụ actual 2024-H1"}},
		{"two scales", "Đàn vịt có 2 triệu 140 nghìn con; tổng vốn là 12 tỷ 500 triệu đồng.", []string{"2140000 con actual 2024-H1", "12.5 tỷ đồng actual 2024-H1"}},
		{"a lost blank", "Chỉ số sản xuất tăng3,42% so với tháng trước.", []string{"3.42 % change 2024-H1"}},
		{"what it is per", "Trung bình 12 ca/ngày; thu nhập 4.150USD/người/năm; diện tích tự nhiên 1.250km2.", []string{"12 ca/ngày actual 2024-H1", "4150 USD/người/năm actual 2024-H1", "1250 km2 actual 2024-H1"}},
		{"the base of a rate", "Giá trị sản phẩm/1 ha đất trồng trọt: 115 triệu đồng.", []string{"115 triệu đồng actual 2024-H1"}},
		{"marks of a list of documents", "- 2 Quyết định 15/2019/QĐ-UBND quy định giá đất.", nil},
		{"years that lost their dash", "Tổng thể phát triển giai đoạn 20162020 của tỉnh.", nil},
		{"a time that is promised", "Khắc phục sự cố không quá 03 giờ kể từ khi nhận tin.", []string{"3 giờ target 2024-H1"}},
		{"a term", "Trả kết quả trong thời hạn không quá 03 ngày.", nil},
		{"an unbelievable rank", "Chỉ số hài lòng của tỉnh xếp thứ 65/63.", []string{"65 thứ hạng rank 2024-H1"}},
	} {
		d := text(c.text)
		d.Metadata.Period = period.Span("2024-01-01", "2024-06-30")
		compare(t, c.name, Document(d, nil), c.want)
	}
}

func compare(t *testing.T, name string, got []trichluc.Observation, want []string) {
	t.Helper()
	var lines []string
	for _, o := range got {
		lines = append(lines, short(o))
	}
	if strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s: got\n\t%s\nwant\n\t%s", name, strings.Join(lines, "\n\t"), strings.Join(want, "\n\t"))
	}
}
