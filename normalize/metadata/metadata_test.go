package metadata

import (
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/period"
)

type line struct {
	kind trichluc.BlockKind
	text string
}

const (
	letterhead = trichluc.BlockLetterhead
	title      = trichluc.BlockTitle
	paragraph  = trichluc.BlockParagraph
	heading    = trichluc.BlockHeading
	signed     = trichluc.BlockSignature
	annex      = trichluc.BlockAppendix
)

func build(lines ...line) *trichluc.Document {
	d := &trichluc.Document{}
	for _, l := range lines {
		start := len(d.Text)
		d.Text += l.text + "\n"
		d.Blocks = append(d.Blocks, trichluc.Block{Kind: l.kind, Start: start, End: start + len(l.text)})
	}
	return d
}

func plain(text string) *trichluc.Document { return &trichluc.Document{Text: text} }

func TestOf(t *testing.T) {
	tests := []struct {
		name string
		doc  *trichluc.Document
		want trichluc.Metadata // zero fields are not checked; Province by Name and Code
	}{
		{"report of a department, agency over two lines", build(
			line{letterhead, "UBND TỈNH NGHỆ AN"}, line{letterhead, "SỞ THÔNG TIN"}, line{letterhead, "VÀ TRUYỀN THÔNG"}, line{letterhead, "Số: 120/BC-STTTT"},
			line{letterhead, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}, line{letterhead, "Độc lập - Tự do - Hạnh phúc"}, line{letterhead, "Nghệ An, ngày 05 tháng 7 năm 2024"},
			line{title, "BÁO CÁO"}, line{title, "Tình hình chuyển đổi số"}, line{title, "6 tháng đầu năm 2024"}, line{title, "(Phục vụ họp giao ban)"},
			line{heading, "I. KẾT QUẢ"}, line{signed, "KT. GIÁM ĐỐC"}, line{signed, "PHÓ GIÁM ĐỐC"}, line{signed, "Trần Văn Bình"}),
			trichluc.Metadata{Kind: "Báo cáo", Number: "120", Symbol: "BC-STTTT", Key: "120/BC-STTTT", Issuer: "Sở Thông tin và Truyền thông tỉnh Nghệ An",
				IssuerPrinted: "UBND TỈNH NGHỆ AN SỞ THÔNG TIN VÀ TRUYỀN THÔNG", Place: "Nghệ An", Date: "2024-07-05", DatePrecision: "day",
				Title: "Tình hình chuyển đổi số 6 tháng đầu năm 2024", Province: trichluc.Province{Code: "40", ISO: "VN-22", Name: "Nghệ An"},
				Period: trichluc.Period{Label: "2024-H1"}, Signer: "Trần Văn Bình", SignerRole: "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC"}},
		{"committee and province on two lines, set side by side", build(
			line{letterhead, "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}, line{letterhead, "TỈNH THANH HÓA Độc lập - Tự do - Hạnh phúc"},
			line{letterhead, "Số: 88 /KH-UBND Thanh Hóa, ngày 12 tháng 02 năm 2025"}, line{title, "KẾ HOẠCH CHUYỂN ĐỔI SỐ TỈNH THANH HÓA NĂM 2025"}),
			trichluc.Metadata{Kind: "Kế hoạch", Number: "88", Issuer: "UBND tỉnh Thanh Hóa", Place: "Thanh Hóa", Date: "2025-02-12", Title: "CHUYỂN ĐỔI SỐ TỈNH THANH HÓA NĂM 2025"}},
		{"number line below another's number", build(line{letterhead, "Thay thế Quyết định 5/QĐ-TTg"}, line{letterhead, "ỦY BAN NHÂN DÂN"}, line{letterhead, "TỈNH BẮC NINH"}, line{letterhead, "Số: 86/QĐ-UBND"},
			line{title, "QUYẾT ĐỊNH:"}, line{title, "Ban hành quy chế"}), trichluc.Metadata{Number: "86", Symbol: "QĐ-UBND", Kind: "Quyết định", Title: "Ban hành quy chế"}},
		{"session of a council under its title", build(line{letterhead, "HỘI ĐỒNG NHÂN DÂN"}, line{letterhead, "TỈNH BẮC NINH"}, line{letterhead, "Số: 6/NQ-HĐND"}, line{title, "NGHỊ QUYẾT"}, line{title, "VỀ KẾ HOẠCH NĂM 2026"},
			line{title, "HỘI ĐỒNG NHÂN DÂN TỈNH BẮC NINH KHÓA XIX, KỲ HỌP THỨ 30"}), trichluc.Metadata{Title: "VỀ KẾ HOẠCH NĂM 2026"}},
		{"office of a committee", build(line{letterhead, "ỦY BAN NHÂN DÂN"}, line{letterhead, "TỈNH BẮC NINH"}, line{letterhead, "VĂN PHÒNG"}, line{letterhead, "Số: 86/TB-VP"},
			line{title, "THÔNG BÁO"}, line{title, "Kết luận cuộc họp"}), trichluc.Metadata{Issuer: "Văn phòng UBND tỉnh Bắc Ninh"}},
		{"office of a party committee", build(line{letterhead, "TỈNH ỦY BẮC NINH"}, line{letterhead, "VĂN PHÒNG"}, line{letterhead, "Số 86-TB/VPTU"}, line{title, "THÔNG BÁO"}, line{title, "Kết luận cuộc họp"}),
			trichluc.Metadata{Issuer: "Văn phòng Tỉnh ủy Bắc Ninh"}},
		{"committee without its province", build(line{letterhead, "ỦY BAN NHÂN DÂN"}, line{letterhead, "Số: 186/KH-UBND"}, line{letterhead, "Bắc Ninh, ngày 29 tháng 12 năm 2025"},
			line{title, "KẾ HOẠCH"}, line{title, "Phát triển chính quyền số"}),
			trichluc.Metadata{Issuer: "UBND tỉnh Bắc Ninh", Province: trichluc.Province{Code: "24", Name: "Bắc Ninh"}}},
		{"council in a town", build(line{letterhead, "HỘI ĐỒNG NHÂN DÂN"}, line{letterhead, "TỈNH AN GIANG"}, line{letterhead, "Số: 02/2024/NQ-HĐND"}, line{letterhead, "Long Xuyên, ngày 13 tháng 7 năm 2024"},
			line{title, "NGHỊ QUYẾT"}, line{title, "VỀ VIỆC QUY ĐỊNH MỨC THU"}, line{title, "HỘI ĐỒNG NHÂN DÂN TỈNH AN GIANG"}),
			trichluc.Metadata{Kind: "Nghị quyết", Key: "02/2024/NQ-HĐND", Issuer: "HĐND tỉnh An Giang", Place: "Long Xuyên", Title: "VỀ VIỆC QUY ĐỊNH MỨC THU", Province: trichluc.Province{Name: "An Giang", Code: "89"}}},
		{"draft of a steering committee", build(line{letterhead, "UBND TỈNH YÊN BÁI"}, line{letterhead, "BCĐ VỀ CHUYỂN ĐỔI SỐ"}, line{letterhead, "Số:        /BC-BCĐ"}, line{letterhead, "(Dự thảo)"},
			line{letterhead, "Yên Bái, ngày      tháng 3 năm 2024"}, line{title, "BÁO CÁO"}, line{title, "Kết quả quý I năm 2024"}),
			trichluc.Metadata{Symbol: "BC-BCĐ", Issuer: "Ban Chỉ đạo về Chuyển đổi số tỉnh Yên Bái", Date: "2024-03", DatePrecision: "month", Draft: true,
				DraftBasis: `số để trống; ngày để trống; ghi "Dự thảo"`, Period: trichluc.Period{Label: "2024-Q1"}}},
		{"letter", build(line{letterhead, "UBND TỈNH KON TUM"}, line{letterhead, "SỞ NỘI VỤ"}, line{letterhead, "Số: 1523/SNV-CCHC"}, line{letterhead, "V/v báo cáo kết quả"}, line{letterhead, "cải cách hành chính"},
			line{letterhead, "Kon Tum, ngày 1 tháng 6 năm 2024"}, line{paragraph, "Kính gửi: Sở Tài chính"}),
			trichluc.Metadata{Kind: "Công văn", Key: "1523/SNV-CCHC", Issuer: "Sở Nội vụ tỉnh Kon Tum", Title: "báo cáo kết quả cải cách hành chính"}},
		{"party", build(line{letterhead, "TỈNH ỦY SƠN LA"}, line{letterhead, "*"}, line{letterhead, "Số 45-BC/TU"}, line{letterhead, "ĐẢNG CỘNG SẢN VIỆT NAM"}, line{letterhead, "Sơn La, ngày 20 tháng 5 năm 2024"},
			line{title, "BÁO CÁO"}, line{title, "sơ kết nghị quyết"}),
			trichluc.Metadata{Number: "45", Symbol: "BC/TU", Key: "45-BC/TU", Issuer: "Tỉnh ủy Sơn La"}},
		{"party resolution that names its body", build(line{letterhead, "TỈNH ỦY SƠN LA"}, line{letterhead, "Số 45-NQ/TU"}, line{title, "NGHỊ QUYẾT"}, line{title, "CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH về chăn nuôi"}),
			trichluc.Metadata{Kind: "Nghị quyết", Title: "về chăn nuôi"}},
		{"party, number left blank", build(line{letterhead, "TỈNH ỦY SƠN LA"}, line{letterhead, "Số      -BC/TU"}, line{title, "BÁO CÁO"}, line{title, "sơ kết"}),
			trichluc.Metadata{Symbol: "BC/TU", Draft: true}},
		{"city", build(line{letterhead, "UBND THÀNH PHỐ ĐÀ NẴNG"}, line{letterhead, "SỞ TÀI CHÍNH"}, line{letterhead, "Số: 9/BC-STC"}, line{letterhead, "Đà Nẵng, ngày 3 tháng 1 năm 2024"}, line{title, "BÁO CÁO"}, line{title, "Thu chi"}),
			trichluc.Metadata{Issuer: "Sở Tài chính thành phố Đà Nẵng", Province: trichluc.Province{Name: "Đà Nẵng", Code: "48"}}},
		{"district", build(line{letterhead, "UBND HUYỆN MAI CHÂU"}, line{letterhead, "Số: 9/BC-UBND"}, line{letterhead, "Mai Châu, ngày 3 tháng 1 năm 2024"}, line{title, "BÁO CÁO"}, line{title, "Tình hình huyện Mai Châu, tỉnh Hòa Bình"}),
			trichluc.Metadata{Issuer: "UBND huyện Mai Châu", Place: "Mai Châu", Province: trichluc.Province{Name: "Hòa Bình", Code: "17"}}},
		{"merged province after July 2025", build(line{letterhead, "UBND TỈNH QUẢNG TRỊ"}, line{letterhead, "Số: 9/BC-UBND"}, line{letterhead, "Quảng Trị, ngày 3 tháng 10 năm 2025"}, line{title, "BÁO CÁO"}, line{title, "Quý III"}),
			trichluc.Metadata{Province: trichluc.Province{Name: "Quảng Trị", Code: "44"}}},
		{"no agency printed: symbol and place tell", build(line{letterhead, "Số: /BC-SKHCN"}, line{letterhead, "Gia Lai, ngày tháng năm 2025"}, line{title, "BÁO CÁO"}, line{title, "Năm 2025"}),
			trichluc.Metadata{Issuer: "Sở Khoa học và Công nghệ tỉnh Gia Lai", Date: "2025", DatePrecision: "year", Draft: true}},
		{"ministry", build(line{letterhead, "BỘ KHOA HỌC VÀ CÔNG NGHỆ"}, line{letterhead, "Số: 9/BC-BKHCN"}, line{letterhead, "Hà Nội, ngày 3 tháng 10 năm 2025"}, line{title, "BÁO CÁO"}, line{title, "Quý III năm 2025"}),
			trichluc.Metadata{Issuer: "Bộ Khoa học và Công nghệ", Place: "Hà Nội", Province: trichluc.Province{}}},
		{"city's place line", build(line{letterhead, "UBND THÀNH PHỐ HỒ CHÍ MINH"}, line{letterhead, "Số: 9/BC-UBND"}, line{letterhead, "Thành phố Hồ Chí Minh, ngày 3 tháng 6 năm 2025"}, line{title, "BÁO CÁO"}, line{title, "Quý II năm 2025"}),
			trichluc.Metadata{Issuer: "UBND thành phố Hồ Chí Minh", Place: "Thành phố Hồ Chí Minh", Province: trichluc.Province{Code: "79"}}},
		{"decision with its authority joined to the title", build(line{letterhead, "UBND TỈNH PHÚ YÊN"}, line{letterhead, "Số: 9/QĐ-UBND"}, line{letterhead, "Phú Yên, ngày 3 tháng 6 năm 2024"}, line{title, "QUYẾT ĐỊNH"}, line{title, "BAN HÀNH QUY CHẾ LÀM VIỆC CỦA UBND TỈNH CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"}),
			trichluc.Metadata{Title: "BAN HÀNH QUY CHẾ LÀM VIỆC CỦA UBND TỈNH"}},
		{"no blocks at all", plain("UBND TỈNH LÀO CAI\nSỞ Y TẾ\nSố: 77/BC-SYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLào Cai, ngày 9 tháng 9 năm 2024\n\nBÁO CÁO\nCông tác y tế năm 2024\n\nI. KẾT QUẢ\nĐã làm."),
			trichluc.Metadata{Kind: "Báo cáo", Key: "77/BC-SYT", Issuer: "Sở Y tế tỉnh Lào Cai", Title: "Công tác y tế năm 2024", Province: trichluc.Province{Name: "Lào Cai", Code: "10"}, Period: trichluc.Period{Label: "2024"}}},
		{"article", build(line{paragraph, "Cà Mau đẩy mạnh chuyển đổi số"}, line{paragraph, "Tỉnh Cà Mau đã làm nhiều việc. Cà Mau sẽ tiếp tục."}, line{paragraph, "Lê Thị Hoa - Trường Chính trị tỉnh Cà Mau"}),
			trichluc.Metadata{Kind: "Bài viết", Title: "Cà Mau đẩy mạnh chuyển đổi số", Signer: "Lê Thị Hoa", Issuer: "Trường Chính trị tỉnh Cà Mau", Province: trichluc.Province{Name: "Cà Mau", Code: "96"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Of(tt.doc)
			for _, f := range []struct{ name, got, want string }{
				{"kind", got.Kind, tt.want.Kind}, {"number", got.Number, tt.want.Number}, {"symbol", got.Symbol, tt.want.Symbol}, {"key", got.Key, tt.want.Key},
				{"issuer", got.Issuer, tt.want.Issuer}, {"issuer printed", got.IssuerPrinted, tt.want.IssuerPrinted}, {"place", got.Place, tt.want.Place},
				{"date", got.Date, tt.want.Date}, {"precision", got.DatePrecision, tt.want.DatePrecision}, {"title", got.Title, tt.want.Title},
				{"province", got.Province.Name, tt.want.Province.Name}, {"province code", got.Province.Code, tt.want.Province.Code},
				{"ISO", got.Province.ISO, tt.want.Province.ISO}, {"period", got.Period.Label, tt.want.Period.Label}, {"signer", got.Signer, tt.want.Signer},
				{"role", got.SignerRole, tt.want.SignerRole}, {"basis", got.DraftBasis, tt.want.DraftBasis},
			} {
				if f.want != "" && f.got != f.want {
					t.Errorf("%s is %q, want %q", f.name, f.got, f.want)
				}
			}
			if tt.name == "ministry" && got.Province.Name != "" {
				t.Errorf("a ministry is of %s", got.Province.Name)
			}
			if got.Draft != tt.want.Draft {
				t.Errorf("draft is %v (%s), want %v", got.Draft, got.DraftBasis, tt.want.Draft)
			}
		})
	}
}

func TestHint(t *testing.T) {
	text := "Một bài không nêu nơi nào."
	if p := WithHint(plain(text), "Bến Tre").Province; p.Code != "83" {
		t.Errorf("hint by name gave %+v", p)
	}
	if p := WithHint(plain(text), "83").Province; p.Name != "Bến Tre" {
		t.Errorf("hint by code gave %+v", p)
	}
	if p := WithHint(build(line{letterhead, "UBND TỈNH TRÀ VINH"}), "Bến Tre").Province; p.Name != "Trà Vinh" {
		t.Errorf("the hint overrode the letterhead: %+v", p)
	}
	if p := Of(plain(text)).Province; p != (trichluc.Province{}) {
		t.Errorf("a province out of nothing: %+v", p)
	}
}

func TestOutlineAndAppendices(t *testing.T) {
	d := build(line{heading, "I. KẾT QUẢ"}, line{heading, "1. Hạ tầng"}, line{annex, "Phụ lục I"}, line{annex, "TỔNG HỢP"}, line{annex, "(Kèm theo Báo cáo)"}, line{annex, "PHỤ LỤC 02: KINH PHÍ"})
	d.Blocks[0].Mark, d.Blocks[0].Level = "I.", 1
	d.Blocks[1].Mark, d.Blocks[1].Level = "1.", 2
	got := Of(d)
	if len(got.Outline) != 2 || got.Outline[0].Text != "KẾT QUẢ" || got.Outline[1].Level != 2 || got.Outline[1].Mark != "1." {
		t.Errorf("outline %+v", got.Outline)
	}
	if len(got.Appendices) != 2 || got.Appendices[0].Label != "Phụ lục I" || got.Appendices[0].Title != "TỔNG HỢP" ||
		got.Appendices[1].Label != "PHỤ LỤC 02" || got.Appendices[1].Title != "KINH PHÍ" {
		t.Errorf("appendices %+v", got.Appendices)
	}
}

func FuzzOf(f *testing.F) {
	f.Add("UBND TỈNH LÀO CAI\nSố: /BC-SYT\nLào Cai, ngày tháng năm 2024\nBÁO CÁO\nx")
	f.Fuzz(func(_ *testing.T, text string) { Of(plain(text)) })
}

// TestWorkbook reads the lines above the first table of a workbook.
func TestWorkbook(t *testing.T) {
	table := line{trichluc.BlockTable, "STT\tHuyện\tSố\n1\tTrên\t5"}
	name := line{heading, "Bieu"}
	for _, c := range []struct {
		about string
		lines []line
		want  trichluc.Metadata // Kind, Title, Issuer, Date, Key, Period.Label
	}{
		{"a table's title below agency and motto", []line{name, {letterhead, "UBND TỈNH CÀ MAU"}, {letterhead, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}, {letterhead, "SỞ TÀI CHÍNH"}, {letterhead, "Độc lập - Tự do - Hạnh phúc"},
			{letterhead, "BIỂU THU NGÂN SÁCH THÁNG 8 NĂM 2024"}, {trichluc.BlockCaption, "Đơn vị tính: triệu đồng"}, table},
			trichluc.Metadata{Title: "BIỂU THU NGÂN SÁCH THÁNG 8 NĂM 2024", Issuer: "Sở Tài chính tỉnh Cà Mau", Period: trichluc.Period{Label: "2024-08"}}},
		{"a report", []line{name, {paragraph, "SỞ NỘI VỤ TỈNH PHÚ YÊN"}, {trichluc.BlockCaption, "BÁO CÁO TÌNH HÌNH BIÊN CHẾ QUÝ III/2024"}, table},
			trichluc.Metadata{Kind: "Báo cáo", Title: "TÌNH HÌNH BIÊN CHẾ QUÝ III/2024", Issuer: "Sở Nội vụ tỉnh Phú Yên", Period: trichluc.Period{Label: "2024-Q3"}}},
		{"a report with number and date", []line{{letterhead, "UBND TỈNH PHÚ YÊN"}, {letterhead, "Số: 12/BC-UBND"}, {letterhead, "Phú Yên, ngày 5 tháng 9 năm 2024"}, {title, "BÁO CÁO"}, {title, "Kết quả năm 2024"}, table},
			trichluc.Metadata{Kind: "Báo cáo", Title: "Kết quả năm 2024", Key: "12/BC-UBND", Date: "2024-09-05", Issuer: "UBND tỉnh Phú Yên", Period: trichluc.Period{Label: "2024"}}},
		{"an annex with a label, counted up to a day", []line{{paragraph, "Biểu số 01"}, {paragraph, "KẾ HOẠCH VỐN CÁC XÃ"}, {paragraph, "(Kèm theo Báo cáo số 12/BC-SNV ngày 05/9/2024)"}, {paragraph, "Tính đến 30/9/2024"}, table},
			trichluc.Metadata{Title: "KẾ HOẠCH VỐN CÁC XÃ", Period: trichluc.Period{Label: "2024-09-30"}}},
		{"an agency over two lines, a title in small letters", []line{name, {paragraph, "ỦY BAN NHÂN DÂN"}, {paragraph, "TỈNH NGHỆ AN"}, {paragraph, "Số liệu cầu, đường năm 2023"}, table},
			trichluc.Metadata{Title: "Số liệu cầu, đường năm 2023", Issuer: "UBND tỉnh Nghệ An", Period: trichluc.Period{Label: "2023"}}},
		{"nothing above the table", []line{name, table}, trichluc.Metadata{Title: "Bieu"}},
	} {
		d := build(c.lines...)
		d.MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
		got := Of(d)
		got = trichluc.Metadata{Kind: got.Kind, Title: got.Title, Issuer: got.Issuer, Date: got.Date, Key: got.Key, Period: trichluc.Period{Label: got.Period.Label}}
		if got.Kind != c.want.Kind || got.Title != c.want.Title || got.Issuer != c.want.Issuer || got.Date != c.want.Date || got.Key != c.want.Key || got.Period != c.want.Period {
			t.Errorf("%s:\n got %+v\nwant %+v", c.about, got, c.want)
		}
	}
}

// TestHorizonIsNoCoveredPeriod tells the end of a programme from the time that
// a report covers.
func TestHorizonIsNoCoveredPeriod(t *testing.T) {
	for title, want := range map[string]bool{
		"Sơ kết thực hiện Đề án phát triển du lịch đến năm 2025":           true,
		"Kết quả năm 2023 thực hiện Đề án phát triển du lịch đến năm 2025": false,
		"Kết quả thực hiện giai đoạn 2021 - 2025, định hướng đến năm 2030": false,
	} {
		p, _ := period.OfTitle(title)
		if got := horizon(title, p); got != want {
			t.Errorf("%s: covers %s, horizon %v", title, p.Label, got)
		}
	}
}
