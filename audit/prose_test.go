package audit

import (
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// passage builds a report of one paragraph, in which each figure is written
// [figure|unit|measure]: "đạt [3.250|tỷ đồng|actual] bằng [65%|%|actual] dự toán".
func passage(t *testing.T, marked string) (*trichluc.Document, []trichluc.Observation) {
	t.Helper()
	var text strings.Builder
	var figures []trichluc.Observation
	for rest := marked; ; {
		before, after, found := strings.Cut(rest, "[")
		text.WriteString(before)
		if !found {
			break
		}
		figure, behind, _ := strings.Cut(after, "]")
		parts := strings.Split(figure, "|")
		if len(parts) != 3 {
			t.Fatalf("a figure is [figure|unit|measure], not %q", figure)
		}
		o := trichluc.Observation{
			ValueText: parts[0], Value: number(valueOf(t, parts[0])), Unit: parts[1], Measure: trichluc.Measure(parts[2]), Comparator: "=",
			Indicator: trichluc.Indicator{Text: "Số liệu của câu"}, Period: "2024",
			Location: trichluc.Location{Start: text.Len(), End: text.Len() + len(parts[0])},
		}
		if strings.HasPrefix(o.Unit, "tỷ ") {
			o.Multiplier = 1e9
		} else if strings.HasPrefix(o.Unit, "triệu ") {
			o.Multiplier = 1e6
		}
		text.WriteString(parts[0])
		figures = append(figures, o)
		rest = behind
	}
	d := &trichluc.Document{Text: text.String(), Metadata: trichluc.Metadata{Kind: "Báo cáo", Date: "2024-06-15", DatePrecision: "day"}}
	for start := 0; start < len(d.Text); {
		end := start + strings.IndexByte(d.Text[start:]+"\n", '\n')
		kind, mark := trichluc.BlockParagraph, ""
		if first, _, ok := strings.Cut(d.Text[start:end], " "); ok && (first == "-" || strings.HasSuffix(first, ")")) {
			kind, mark = trichluc.BlockItem, first
		}
		d.Blocks = append(d.Blocks, trichluc.Block{Kind: kind, Start: start, End: end, Mark: mark})
		start = end + 1
	}
	return d, figures
}

// valueOf reads a figure in the Vietnamese style.
func valueOf(t *testing.T, printed string) float64 {
	t.Helper()
	whole, fraction, _ := strings.Cut(strings.TrimRight(printed, "%"), ",")
	v := 0.0
	for _, c := range strings.ReplaceAll(whole, ".", "") {
		v = 10*v + float64(c-'0')
	}
	scale := 1.0
	for _, c := range fraction {
		scale /= 10
		v += scale * float64(c-'0')
	}
	return v
}

// TestProse holds one sentence a case, and the finding it gives; none where
// the kind is empty.
func TestProse(t *testing.T) {
	for _, c := range []struct {
		text, kind string
		severity   trichluc.Severity
	}{
		// sum_parts
		{"Toàn tỉnh có [11|đơn vị|actual] đơn vị, gồm [01|thành phố|actual] thành phố và [09|huyện|actual] huyện.", "sum_parts", "error"},
		{"Toàn tỉnh có [10|đơn vị|actual] đơn vị, gồm [01|thành phố|actual] thành phố và [09|huyện|actual] huyện.", "", ""},
		{"Có [190|trường|actual] trường, chiếm [43,58%|%|actual]. Trong đó, mầm non có [43|trường|actual] trường, tiểu học có [156|trường|actual] trường.", "sum_parts", "review"},
		{"Sản lượng [4.780|tấn|actual] tấn, trong đó nuôi [2.730|tấn|actual] tấn, đạt [210%|%|actual]; bắt [2.050|tấn|actual] tấn, đạt [82%|%|actual].", "", ""},
		{"Có [100|xã|actual] xã, trong đó [60|xã|actual] xã đạt, [30|xã|actual] xã gần đạt.", "", ""}, // others are not named
		{"Có [100|xã|actual] xã, gồm [60|xã|actual] xã đạt, trong đó [15|xã|actual] xã nâng cao, [38|xã|actual] xã khác.", "", ""},
		{"Rừng trồng [11.596|ha|actual] ha, gồm [4.812|ha|actual] ha rừng sản xuất, [2.404|ha|actual] ha phòng hộ và [4.381|ha|actual] ha đặc dụng.", "", ""}, // rounded
		{"Rừng trồng [11.590|ha|actual] ha, gồm [4.812|ha|actual] ha rừng sản xuất, [2.404|ha|actual] ha phòng hộ và [4.381|ha|actual] ha đặc dụng.", "sum_parts", "error"},
		{"Đạt [94|giải|actual] giải, gồm [08|giải|actual] giải Nhất, [31|giải|actual] giải Nhì, [29|giải|actual] giải Ba và [25|giải|actual] giải Tư; xếp thứ [4|thứ hạng|rank].", "sum_parts", "error"},
		{"Đạt [93|giải|actual] giải, gồm [08|giải|actual] giải Nhất, [31|giải|actual] giải Nhì, [29|giải|actual] giải Ba và [25|giải|actual] giải Tư; đứng thứ [3|khu vực|actual] khu vực.", "", ""},
		// average
		{"Có [157|xã|actual] xã với [3.268|cán bộ|actual] cán bộ, bình quân [28,0|cán bộ|actual] cán bộ/xã.", "average", "review"},
		{"Có [157|xã|actual] xã với [3.268|cán bộ|actual] cán bộ, bình quân [20,8|cán bộ|actual] cán bộ/xã.", "", ""},
		{"Có [157|xã|actual] xã với [3.268|cán bộ|actual] cán bộ, bình quân [24,0|cán bộ|actual] cán bộ/xã/năm.", "", ""},
		{"Có [157|xã|actual] xã, trong đó [12|xã|actual] xã vùng cao, với [3.268|cán bộ|actual] cán bộ, bình quân [28,0|cán bộ|actual] cán bộ/xã.", "", ""}, // of which of them?
		{"Chi [12.400|triệu đồng|budget] triệu đồng cho [1.240|hộ|actual] hộ, trung bình mỗi hộ [12|triệu đồng|actual] triệu đồng.", "average", "review"},
		// implied_total
		{"Mầm non [128|trường|actual] trường, chiếm [70,3%|%|actual]; tiểu học [221|trường|actual] trường, chiếm [69,1%|%|actual]; THCS [124|trường|actual] trường, chiếm [77,5%|%|actual].", "", ""}, // a whole for each
		{"Trực tiếp [1.234|hồ sơ|actual] hồ sơ, chiếm [45%|%|actual] tổng số hồ sơ; trực tuyến [2.345|hồ sơ|actual] hồ sơ, chiếm [65,5%|%|actual] tổng số hồ sơ.", "implied_total", "review"},
		{"Trực tiếp [1.234|hồ sơ|actual] hồ sơ, chiếm [34,5%|%|actual] tổng số hồ sơ; trực tuyến [2.345|hồ sơ|actual] hồ sơ, chiếm [65,5%|%|actual] tổng số hồ sơ.", "", ""},
		{"Có [9.604|hộ|actual] hộ nghèo, chiếm [3,14%|%|actual]; cận nghèo [6.943|hộ|actual] hộ, chiếm [2,27%|%|actual].", "", ""},
		{"Đúng hạn [98|hồ sơ|actual] hồ sơ, chiếm [50%|%|actual]; đang làm [440|hồ sơ|actual] hồ sơ, trong hạn [44|hồ sơ|actual] hồ sơ, chiếm [10%|%|actual].", "", ""},
		{"Gieo [1.022|ha|actual] ha, đạt [15,7%|%|actual] kế hoạch; lạc [559|ha|actual] ha, đạt [32,9%|%|actual] kế hoạch.", "", ""},
		// shares_of_whole
		{"Cơ cấu kinh tế: nông nghiệp chiếm [20,3%|%|actual]; công nghiệp chiếm [46,2%|%|actual]; dịch vụ chiếm [35,5%|%|actual].", "shares_of_whole", "review"},
		{"Cơ cấu kinh tế: nông nghiệp chiếm [20,3%|%|actual]; công nghiệp chiếm [44,2%|%|actual]; dịch vụ chiếm [35,5%|%|actual].", "", ""},
		{"Tỷ trọng: lúa chiếm [20,3%|%|actual]; ngô chiếm [24,2%|%|actual]; sắn chiếm [15,5%|%|actual].", "", ""}, // not all of them
		{"Tỷ trọng nông nghiệp chiếm [20,3%|%|actual], tăng [44,2%|%|change], dịch vụ [38,5%|%|actual].", "", ""},
		// target_share
		{"Thu đạt [3.250|tỷ đồng|actual] tỷ đồng, bằng [83,5%|%|actual] dự toán ([5.000|tỷ đồng|target] tỷ đồng).", "target_share", "error"},
		{"Thu đạt [3.250|tỷ đồng|actual] tỷ đồng, bằng [65%|%|actual] dự toán ([5.000.000|triệu đồng|target] triệu đồng).", "", ""},
		{"Thu đạt [5.250|tỷ đồng|actual] tỷ đồng, vượt [5%|%|actual] kế hoạch ([5.000|tỷ đồng|target] tỷ đồng).", "", ""},
		{"Kế hoạch [200|ha|target] ha; đã trồng [150|ha|actual] ha, đạt [85%|%|actual] kế hoạch.", "target_share", "review"},
		{"Kế hoạch [200|ha|target] ha; đã trồng [150|ha|actual] ha, đạt [150%|%|actual] kế hoạch 6 tháng.", "", ""}, // another plan
		{"Vốn giao [45.210|triệu đồng|budget] triệu đồng, đã giải ngân [38.114|triệu đồng|actual] triệu đồng, đạt [83,4%|%|actual].", "target_share", "review"},
		{"Vốn giao [45.210|triệu đồng|budget] triệu đồng, đã giải ngân [38.114|triệu đồng|actual] triệu đồng, đạt [84,3%|%|actual].", "", ""},
		{"Vốn giao [45.210|triệu đồng|budget] triệu đồng, đã giải ngân [38.114|triệu đồng|actual] triệu đồng, đạt [64,3%|%|actual] số đã nghiệm thu.", "", ""},
		// assessment
		{"Kế hoạch giao [180|người|target] người; đã giảm [165|người|actual] người, vượt kế hoạch giao.", "assessment", "review"}, // its name does not say which way is better
		{"Kế hoạch giao [180|người|target] người; đã thêm [195|người|actual] người, vượt kế hoạch giao.", "", ""},
		{"Kế hoạch giao [180|người|target] người; đã thêm [165|người|actual] người, vượt kế hoạch 6 tháng.", "", ""},
		// remainder
		{"Tiếp nhận [12.340|hồ sơ|actual] hồ sơ; đã giải quyết [11.900|hồ sơ|actual] hồ sơ, đang giải quyết [540|hồ sơ|actual] hồ sơ.", "remainder", "review"},
		{"Tiếp nhận [12.340|hồ sơ|actual] hồ sơ; đã giải quyết [11.900|hồ sơ|actual] hồ sơ, đang giải quyết [440|hồ sơ|actual] hồ sơ.", "", ""},
		{"Tiếp nhận [12.340|hồ sơ|actual] hồ sơ; đã giải quyết [11.900|hồ sơ|actual] hồ sơ, còn [70|hồ sơ|actual] hồ sơ quá hạn.", "", ""},
		{"Tiếp nhận [12.340|hồ sơ|actual] hồ sơ, đã giải quyết [11.900|hồ sơ|actual] hồ sơ.\nTrong số [340|hồ sơ|actual] hồ sơ đang giải quyết có nhiều hồ sơ khó.", "remainder", "review"},
		{"Tiếp nhận [61.307|hồ sơ|actual] hồ sơ, đã giải quyết [61.112|hồ sơ|actual] hồ sơ; rút [20|hồ sơ|actual] hồ sơ, còn [175|hồ sơ|actual] hồ sơ.", "", ""},
		// change
		{"Số hộ giảm [1.245|hộ|change] hộ, từ [15.430|hộ|actual] hộ xuống còn [14.285|hộ|actual] hộ.", "change", "error"},
		{"Số hộ giảm [1.145|hộ|change] hộ, từ [15.430|hộ|actual] hộ xuống còn [14.285|hộ|actual] hộ.", "", ""},
		{"Tỷ lệ tăng từ [94,2%|%|actual] xuống [93,1%|%|actual].", "change", "error"},
		{"Tỷ lệ giảm từ [94,2%|%|actual] xuống [93,1%|%|actual].", "", ""},
		{"Số xã tăng từ [40|xã|actual] xã lên [50|xã|actual] xã, tăng [30%|%|change].", "change", "review"},
		{"Số xã tăng từ [40|xã|actual] xã lên [50|xã|actual] xã, tăng [25%|%|change].", "", ""},
		// count_list
		{"Thực hiện [05|nhiệm vụ|actual] nhiệm vụ sau:\n1) Một;\n2) Hai;\n3) Ba.\nĐã xong.", "count_list", "review"},
		{"Thực hiện [03|nhiệm vụ|actual] nhiệm vụ sau:\n1) Một;\n2) Hai;\n3) Ba.\nĐã xong.", "", ""},
		{"Có [03|nhiệm vụ|actual] nhiệm vụ đang làm, cụ thể:\n- Một đoàn công tác;\n- 02 đợt kiểm tra.\nĐã xong.", "", ""},
		{"Có [6|cửa khẩu|actual] cửa khẩu gồm: Hữu Nghị, Đồng Đăng; Chi Ma; các cửa khẩu phụ Tân Thanh, Cốc Nam, Na Hình.", "", ""},
		// calendar
		{"Tính đến ngày 31/9/2023 có [72|xã|actual] xã.", "impossible_date", "error"},
		{"Từ ngày 01/01/2024 đến ngày 30/6/2023 có [72|xã|actual] xã.", "reversed_span", "error"},
		{"Từ ngày 01/01/2024 đến ngày 31/5/2024 có [72|xã|actual] xã.", "", ""},
		{"Tính đến ngày 30/11/2024 có [72|xã|actual] xã.", "later_period", "review"},
		{"Dự kiến tính đến ngày 30/11/2024 có [72|xã|actual] xã.", "", ""},
		{"Kết quả quý III năm 2024: [72|xã|actual] xã.", "later_period", "review"},
		{"Kết quả quý I năm 2024: [72|xã|actual] xã.", "", ""},
	} {
		d, figures := passage(t, c.text)
		got := Document(d, figures, nil)
		switch {
		case c.kind == "" && len(got) > 0:
			t.Errorf("%s\n\taccused of %s: %s", c.text, got[0].Kind, got[0].Message)
		case c.kind != "" && (len(got) != 1 || got[0].Kind != c.kind || got[0].Severity != c.severity):
			t.Errorf("%s\n\twant %s %s, got %+v", c.text, c.kind, c.severity, got)
		}
	}
}

// TestPartsWithoutFigures checks that a part which is named without a figure is
// not taken for missing.
func TestPartsWithoutFigures(t *testing.T) {
	for _, c := range []struct {
		text string
		bad  bool
	}{
		{"Ban có [15|thành viên|actual] thành viên, gồm [01|thành viên|actual] Trưởng ban, [02|thành viên|actual] Phó ban, [11|thành viên|actual] ủy viên và thư ký.", false},
		{"Tổ có [10|thành viên|actual] thành viên ([01|thành viên|actual] Tổ trưởng, [02|thành viên|actual] Tổ phó, [06|thành viên|actual] thành viên và thư ký).", false},
		{"Tổ có [10|thành viên|actual] thành viên ([01|thành viên|actual] Tổ trưởng, [02|thành viên|actual] Tổ phó, [06|thành viên|actual] thành viên).", true},
		{"Trồng [11.500|ha|actual] ha rừng, trong đó sản xuất [10.900|ha|actual] ha, phòng hộ [320|ha|actual] ha.", false},
		{"Trồng [11.250|ha|actual] ha rừng, trong đó sản xuất [10.900|ha|actual] ha, phòng hộ [320|ha|actual] ha.", true}, // 11.220 is a slip away
		{"Chi [96.250|triệu đồng|budget] triệu đồng, tăng so với năm 2023 ([85.556|triệu đồng|budget] triệu đồng); trong đó đầu tư [61.400|triệu đồng|budget] triệu đồng, thường xuyên [34.850|triệu đồng|budget] triệu đồng.", false},
	} {
		d, figures := passage(t, c.text)
		if got := Document(d, figures, nil); (len(got) > 0) != c.bad {
			t.Errorf("%s: %+v", c.text, got)
		}
	}
}

// Figures behind "ngày" are no dates.
func TestFiguresAreNoDates(t *testing.T) {
	for text, want := range map[string]int{
		"Bình quân mỗi ngày 30.2 nghìn lượt truy cập.": 0,
		"Thu gom một ngày 31.4 tấn rác.":               0,
		"Ban hành ngày 31/4 và có hiệu lực ngay.":      1,
		"Ban hành ngày 31/4/2023.":                     1,
		"Ban hành ngày 31.4.2023.":                     1,
		"Họp ngày 5/13 lượt.":                          0,
	} {
		d := &trichluc.Document{Text: text}
		if got := len(checkImpossibleDates(newReport(d, nil, nil))); got != want {
			t.Errorf("%s: %d findings, want %d", text, got, want)
		}
	}
}
