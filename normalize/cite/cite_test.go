package cite

import (
	"cmp"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// report is a document of one passage from a department of Nghệ An whose own
// number is 45/BC-SKHCN of 2025.
func report(text string) *trichluc.Document {
	d := &trichluc.Document{ID: "test", Text: text}
	d.Metadata = trichluc.Metadata{
		Kind: "Báo cáo", Number: "45", Symbol: "BC-SKHCN", Key: "45/BC-SKHCN", Date: "2025-03-10", DatePrecision: "day",
		Issuer: "Sở Khoa học và Công nghệ tỉnh Nghệ An", Province: trichluc.Province{Code: "40", Name: "Nghệ An"},
	}
	return d
}

// want is what is checked of one citation; an empty field is not checked, "-"
// must be empty.
type want struct{ key, date, issuer, relation, subject, instrument string }

// sentences are passages with the spans of their citations in ‹ ›.
var sentences = []struct {
	name, text string
	want       []want
}{
	{"plain", "Thực hiện ‹Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ› phê duyệt Chương trình lớn, tỉnh đã làm.",
		[]want{{"749/QĐ-TTg", "2020-06-03", "Thủ tướng Chính phủ", "implements", "phê duyệt Chương trình lớn, tỉnh đã làm", "vn/thu-tuong-chinh-phu/quyet-dinh/2020/749-qd-ttg"}}},
	{"year in number", "Căn cứ ‹Nghị định số 47/2024/NĐ-CP ngày 09 tháng 5 năm 2024 của Chính phủ› quy định về danh mục cơ sở dữ liệu quốc gia;",
		[]want{{"47/2024/NĐ-CP", "2024-05-09", "Chính phủ", "based_on", "quy định về danh mục cơ sở dữ liệu quốc gia", "vn/chinh-phu/nghi-dinh/2024/47-2024-nd-cp"}}},
	{"year only in number", "theo ‹Nghị định số 42/2022/NĐ-CP›.", []want{{"42/2022/NĐ-CP", "-", "Chính phủ", "based_on", "-", "vn/chinh-phu/nghi-dinh/2022/42-2022-nd-cp"}}},
	{"issuer before date", "theo ‹Quyết định số 942/QĐ-TTg của Thủ tướng Chính phủ ngày 15/6/2021› phê duyệt Chiến lược.",
		[]want{{"942/QĐ-TTg", "2021-06-15", "Thủ tướng Chính phủ", "based_on", "phê duyệt Chiến lược", ""}}},
	{"issuer before number", "triển khai ‹Quyết định của Thủ tướng Chính phủ số 411/QĐ-TTg ngày 31/3/2022›.",
		[]want{{"411/QĐ-TTg", "2022-03-31", "Thủ tướng Chính phủ", "implements", "-", ""}}},
	{"number word missing", "theo ‹văn bản 2834/BTTTT-CATTT ngày 5-7-2024 của Bộ TT&TT› về kết nối",
		[]want{{"2834/BTTTT-CATTT", "2024-07-05", "Bộ Thông tin và Truyền thông", "based_on", "về kết nối", "vn/bo-thong-tin-va-truyen-thong/cong-van/2024/2834-btttt-cattt"}}},
	{"day word missing", "tại ‹Công văn số 3312/UBND-KGVX 08/3/2024› về việc thống nhất chủ trương.",
		[]want{{"3312/UBND-KGVX", "2024-03-08", "UBND tỉnh Nghệ An", "based_on", "về việc thống nhất chủ trương", "vn/nghe-an/ubnd/cong-van/2024/3312-ubnd-kgvx"}}},
	{"spaces in number", "triển khai ‹Kế hoạch số 112 /KH-UBND ngày 12.02.2024 của UBND tỉnh›.", []want{{"112/KH-UBND", "2024-02-12", "UBND tỉnh Nghệ An", "implements", "", ""}}},
	{"spaces on both sides", "theo ‹Kế hoạch số 112 / KH - UBND ngày 12/02/2024›.", []want{{"112/KH-UBND", "2024-02-12", "UBND tỉnh Nghệ An", "", "", ""}}},
	{"no-break space", "theo ‹Kế hoạch số\u00a0112/KH-UBND ngày\u00a012/02/2024›.", []want{{"112/KH-UBND", "2024-02-12", "", "", "", ""}}},
	{"colon", "(Kèm theo ‹Quyết định số: 1510/QĐ-UBND ngày 10/6/2024 của UBND tỉnh›)", []want{{"1510/QĐ-UBND", "2024-06-10", "UBND tỉnh Nghệ An", "attached", "-", ""}}},
	{"mended QD", "ban hành ‹Quyết định số 12/QD-UBND ngày 3/1/2024›", []want{{"12/QĐ-UBND", "2024-01-03", "", "promulgates", "-", "vn/nghe-an/ubnd/quyet-dinh/2024/12-qd-ubnd"}}},
	{"mended TTG", "theo ‹Chỉ thị số 34/CT-TTG ngày 16/9/2024›", []want{{"34/CT-TTg", "2024-09-16", "Thủ tướng Chính phủ", "based_on", "-", "vn/thu-tuong-chinh-phu/chi-thi/2024/34-ct-ttg"}}},
	{"mended ND", "theo ‹Nghị định số 13/2023/ND-CP›", []want{{"13/2023/NĐ-CP", "", "Chính phủ", "", "", ""}}},
	{"party", "quán triệt ‹Nghị quyết số 09-NQ/TU ngày 5/8/2022 của Ban Thường vụ Tỉnh ủy› về chuyển đổi số.",
		[]want{{"09-NQ/TU", "2022-08-05", "Tỉnh ủy Nghệ An", "implements", "về chuyển đổi số", "vn/nghe-an/tinh-uy/nghi-quyet/2022/09-nq-tu"}}},
	{"party printed the state's way", "quán triệt ‹Nghị quyết số 09/NQ-TU ngày 5/8/2022›.", []want{{"09-NQ/TU", "2022-08-05", "Tỉnh ủy Nghệ An", "implements", "", "vn/nghe-an/tinh-uy/nghi-quyet/2022/09-nq-tu"}}},
	{"party, Ban cán sự", "‹Công văn số 88-CV/BCSĐ ngày 7/3/2024›", []want{{"88-CV/BCSĐ", "2024-03-07", "Ban cán sự đảng UBND tỉnh Nghệ An", "", "", "vn/nghe-an/ban-can-su-dang-ubnd/cong-van/2024/88-cv-bcsd"}}},
	{"Politburo", "thực hiện ‹Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị› về đột phá phát triển khoa học, công nghệ.",
		[]want{{"57-NQ/TW", "2024-12-22", "Bộ Chính trị", "implements", "về đột phá phát triển khoa học, công nghệ", "vn/bo-chinh-tri/nghi-quyet/2024/57-nq-tw"}}},
	{"session in brackets", "‹Nghị quyết số 27-NQ/TW ngày 09/11/2022 của Ban Chấp hành Trung ương Đảng› (khóa XIII) về tiếp tục xây dựng Nhà nước pháp quyền",
		[]want{{"27-NQ/TW", "2022-11-09", "Ban Chấp hành Trung ương Đảng", "", "về tiếp tục xây dựng Nhà nước pháp quyền", ""}}},
	{"programme of action", "triển khai ‹Chương trình hành động số 21-CTr/TU ngày 3/3/2023 của Tỉnh ủy› thực hiện ‹Nghị quyết số 29-NQ/TW› về công nghiệp hóa",
		[]want{{"21-CTr/TU", "2023-03-03", "Tỉnh ủy Nghệ An", "implements", "thực hiện Nghị quyết số 29-NQ/TW về công nghiệp hóa", ""}, {"29-NQ/TW", "-", "Ban Chấp hành Trung ương Đảng", "implements", "về công nghiệp hóa", "-"}}},
	{"conclusion", "theo ‹Kết luận số 91-KL/TW ngày 12/8/2024 của Bộ Chính trị›", []want{{"91-KL/TW", "2024-08-12", "Bộ Chính trị", "based_on", "-", ""}}},
	{"Secretariat", "theo ‹Chỉ thị số 04-CT/TW ngày 02/6/2021 của Ban Bí thư›", []want{{"04-CT/TW", "2021-06-02", "Ban Bí thư", "", "", ""}}},
	{"council", "ban hành ‹Nghị quyết số 05/2023/NQ-HĐND ngày 07/7/2023 của HĐND tỉnh› quy định mức hỗ trợ;",
		[]want{{"05/2023/NQ-HĐND", "2023-07-07", "HĐND tỉnh Nghệ An", "promulgates", "quy định mức hỗ trợ", "vn/nghe-an/hdnd/nghi-quyet/2023/05-2023-nq-hdnd"}}},
	{"another province", "tham khảo ‹Quyết định số 22/QĐ-UBND ngày 9/1/2024 của UBND tỉnh Hà Tĩnh›", []want{{"22/QĐ-UBND", "2024-01-09", "UBND tỉnh Hà Tĩnh", "mentions", "-", "vn/ha-tinh/ubnd/quyet-dinh/2024/22-qd-ubnd"}}},
	{"city", "theo ‹Quyết định số 2726/QĐ-UBND ngày 17/11/2023 của UBND thành phố Đà Nẵng›", []want{{"2726/QĐ-UBND", "", "UBND thành phố Đà Nẵng", "", "", "vn/da-nang/ubnd/quyet-dinh/2023/2726-qd-ubnd"}}},
	{"district", "‹Kế hoạch số 14/KH-UBND ngày 19/1/2024 của UBND huyện Con Cuông› về chuyển đổi số",
		[]want{{"14/KH-UBND", "", "UBND huyện Con Cuông", "", "về chuyển đổi số", "vn/nghe-an/huyen-con-cuong/ubnd/ke-hoach/2024/14-kh-ubnd"}}},
	{"chairman", "‹Công điện số 07/CĐ-UBND ngày 8/9/2024 của Chủ tịch UBND tỉnh› về ứng phó bão", []want{{"07/CĐ-UBND", "2024-09-08", "UBND tỉnh Nghệ An", "", "về ứng phó bão", "vn/nghe-an/ubnd/cong-dien/2024/07-cd-ubnd"}}},
	{"person", "‹Thông báo kết luận số 31/TB-UBND ngày 2/2/2024 của Phó Chủ tịch UBND tỉnh Nguyễn Thị Hoa› tại cuộc họp giao ban",
		[]want{{"31/TB-UBND", "2024-02-02", "UBND tỉnh Nghệ An", "", "tại cuộc họp giao ban", "vn/nghe-an/ubnd/thong-bao/2024/31-tb-ubnd"}}},
	{"office speaks for the chairman", "‹Thông báo số 55/TB-VPUBND ngày 5/2/2024 của Chủ tịch UBND tỉnh› về kết luận", []want{{"55/TB-VPUBND", "", "Văn phòng UBND tỉnh Nghệ An", "", "về kết luận", "vn/nghe-an/van-phong-ubnd/thong-bao/2024/55-tb-vpubnd"}}},
	{"government office", "theo ‹Thông báo số 418/TB-VPCP ngày 19/9/2024 của Văn phòng Chính phủ›", []want{{"418/TB-VPCP", "", "Văn phòng Chính phủ", "based_on", "-", ""}}},
	{"issuer that holds về", "theo ‹Quyết định số 58/QĐ-UBQGCĐS ngày 28/5/2024 của Ủy ban Quốc gia về chuyển đổi số› ban hành Kế hoạch hoạt động.",
		[]want{{"58/QĐ-UBQGCĐS", "2024-05-28", "Ủy ban Quốc gia về chuyển đổi số", "based_on", "ban hành Kế hoạch hoạt động", "vn/uy-ban-quoc-gia-ve-chuyen-doi-so/quyet-dinh/2024/58-qd-ubqgcds"}}},
	{"steering committee", "‹Kế hoạch số 02/KH-BCĐ ngày 6/2/2024 của Ban Chỉ đạo chuyển đổi số tỉnh› về hoạt động năm 2024",
		[]want{{"02/KH-BCĐ", "", "Ban Chỉ đạo chuyển đổi số tỉnh Nghệ An", "", "về hoạt động năm 2024", "vn/nghe-an/ban-chi-dao-chuyen-doi-so/ke-hoach/2024/02-kh-bcd"}}},
	{"steering committee by what stands before", "Ban Chỉ đạo cải cách hành chính tỉnh đã ban hành ‹Kế hoạch số 02/KH-BCĐ ngày 6/2/2024›.",
		[]want{{"02/KH-BCĐ", "", "Ban Chỉ đạo cải cách hành chính tỉnh Nghệ An", "promulgates", "", "vn/nghe-an/ban-chi-dao-cai-cach-hanh-chinh/ke-hoach/2024/02-kh-bcd"}}},
	{"department by symbol", "‹Báo cáo số 130/BC-SNV ngày 14/6/2024›", []want{{"130/BC-SNV", "", "Sở Nội vụ tỉnh Nghệ An", "", "", "vn/nghe-an/so-noi-vu/bao-cao/2024/130-bc-snv"}}},
	{"verbs in a subject hold no further than it", "Căn cứ ‹Nghị định số 71/2022/NĐ-CP của Chính phủ› sửa đổi ‹Nghị định số 6/2016/NĐ-CP›; ‹Quyết định số 18/QĐ-BNV ngày 9/1/2024 của Bộ Nội vụ› phê duyệt Kế hoạch triển khai ‹Luật Lưu trữ›; ‹Quyết định số 41/QĐ-TTg ngày 11/1/2024 của Thủ tướng Chính phủ›.",
		[]want{{"71/2022/NĐ-CP", "", "", "based_on", "", ""}, {"6/2016/NĐ-CP", "", "", "amends", "", ""}, {"18/QĐ-BNV", "", "", "based_on", "", ""}, {"-", "", "", "implements", "", ""}, {"41/QĐ-TTg", "", "", "based_on", "", ""}}},
	{"numbers of one kind after a law", "Căn cứ các ‹Nghị định của Chính phủ: số 20/2021/NĐ-CP ngày 15/3/2021› về thi hành ‹Luật Người cao tuổi› và ‹số 76/2024/NĐ-CP ngày 1/7/2024› về mức chuẩn trợ giúp.",
		[]want{{"20/2021/NĐ-CP", "", "Chính phủ", "based_on", "về thi hành Luật Người cao tuổi", ""}, {"-", "", "", "implements", "", ""}, {"76/2024/NĐ-CP", "", "Chính phủ", "based_on", "về mức chuẩn trợ giúp", ""}}},
	{"a sentence goes on behind the subject", "Theo ‹Quyết định số 27/QĐ-TTg ngày 4/1/2024 của Thủ tướng Chính phủ› phê duyệt Bộ tiêu chí (Bộ tiêu chí 27) vẫn thiếu hai bảng. Thực hiện ‹Chỉ thị số 12-CT/TU ngày 8/2/2024› về phòng cháy, Ban Thường vụ Huyện ủy (khóa XX) ban hành ‹Công văn số 6-CV/HU›.",
		[]want{{"27/QĐ-TTg", "", "", "based_on", "phê duyệt Bộ tiêu chí", ""}, {"12-CT/TU", "", "", "implements", "về phòng cháy", ""}, {"6-CV/HU", "", "", "promulgates", "", ""}}},
	{"the clause behind the subject is dated", "Thực hiện ‹Công điện số 31/CĐ-TTg ngày 4/4/2024 của Thủ tướng Chính phủ› về phòng cháy rừng (gửi kèm Công điện), ngày 09/4/2024 Chủ tịch UBND tỉnh đã có ‹Công văn số 811/UBND-NN› về trực gác.",
		[]want{{"31/CĐ-TTg", "", "", "implements", "về phòng cháy rừng", ""}, {"811/UBND-NN", "2024-04-09", "", "promulgates", "về trực gác", ""}}},
	{"motto beside the number", "‹Quyết định số: 5/QĐ-UBND› Độc lập - Tự do - Hạnh phúc", []want{{"5/QĐ-UBND", "", "", "", "-", ""}}},
	{"nothing tells which body of the party", "theo ‹Chỉ thị số 31-CT/TW ngày 19/3/2024› và ‹Nghị quyết số 36-NQ/TW› về biển", []want{{"31-CT/TW", "2024-03-19", "-", "", "", "-"}, {"36-NQ/TW", "-", "-", "", "", "-"}}},
	{"the day tells which body of the party", "theo ‹Nghị quyết số 41-NQ/TW ngày 10/10/2023›", []want{{"41-NQ/TW", "2023-10-10", "Bộ Chính trị", "", "", "vn/bo-chinh-tri/nghi-quyet/2023/41-nq-tw"}}},
	{"department's letter", "Phúc đáp ‹Công văn số 1523/SGDĐT-CNTT ngày 24/6/2024 của Sở GD&ĐT› về việc cung cấp số liệu, Sở Khoa học và Công nghệ báo cáo như sau:",
		[]want{{"1523/SGDĐT-CNTT", "2024-06-24", "Sở Giáo dục và Đào tạo tỉnh Nghệ An", "replies", "về việc cung cấp số liệu", "vn/nghe-an/so-giao-duc-va-dao-tao/cong-van/2024/1523-sgddt-cntt"}}},
	{"ampersand in symbol", "‹Công văn số 77/STN&MT-CCQLĐĐ ngày 9/1/2024›", []want{{"77/STN&MT-CCQLĐĐ", "", "Sở Tài nguyên và Môi trường tỉnh Nghệ An", "", "", ""}}},
	{"hyphen in symbol", "‹Công văn số 812/SLĐ-TB&XH-VP ngày 9/4/2024›", []want{{"812/SLĐ-TB&XH-VP", "", "Sở Lao động - Thương binh và Xã hội tỉnh Nghệ An", "", "", ""}}},
	{"letter without kind", "UBND tỉnh có ‹số 965/UBND-KGVX ngày 08/3/2024›", []want{{"965/UBND-KGVX", "", "UBND tỉnh Nghệ An", "", "", "vn/nghe-an/ubnd/cong-van/2024/965-ubnd-kgvx"}}},
	{"abbreviated kind", "(‹CV số 965/UBND-KGVX ngày 08/3/2024›)", []want{{"965/UBND-KGVX", "", "", "", "", "vn/nghe-an/ubnd/cong-van/2024/965-ubnd-kgvx"}}},
	{"văn bản is a letter", "tại ‹Văn bản số 846/UBND-VXNV ngày 2/2/2024›; ‹Công văn số 846/UBND-VXNV›.",
		[]want{{"846/UBND-VXNV", "", "", "", "", "vn/nghe-an/ubnd/cong-van/2024/846-ubnd-vxnv"}, {"846/UBND-VXNV", "-", "", "", "", "vn/nghe-an/ubnd/cong-van/2024/846-ubnd-vxnv"}}},
	{"văn bản is a plan", "tại ‹Văn bản số 84/KH-UBND ngày 2/2/2024›.", []want{{"84/KH-UBND", "", "", "", "", "vn/nghe-an/ubnd/ke-hoach/2024/84-kh-ubnd"}}},
	{"circular", "theo ‹Thông tư số 22/2023/TT-BTTTT ngày 31/12/2023 của Bộ trưởng Bộ Thông tin và Truyền thông› quy định cấu trúc chung",
		[]want{{"22/2023/TT-BTTTT", "", "Bộ Thông tin và Truyền thông", "based_on", "quy định cấu trúc chung", "vn/bo-thong-tin-va-truyen-thong/thong-tu/2023/22-2023-tt-btttt"}}},
	{"joint circular", "theo ‹Thông tư liên tịch số 55/2011/TTLT-BTC-BTTTT ngày 29/4/2011›", []want{{"55/2011/TTLT-BTC-BTTTT", "2011-04-29", "Bộ Tài chính, Bộ Thông tin và Truyền thông", "", "", ""}}},
	{"consolidated text", "theo ‹Văn bản hợp nhất số 12/VBHN-VPQH ngày 05/7/2023›", []want{{"12/VBHN-VPQH", "2023-07-05", "", "based_on", "", ""}}},
	{"national assembly", "‹Nghị quyết số 29/2021/QH15 ngày 28/7/2021 của Quốc hội› về Kế hoạch đầu tư công", []want{{"29/2021/QH15", "2021-07-28", "Quốc hội", "", "về Kế hoạch đầu tư công", "vn/quoc-hoi/nghi-quyet/2021/29-2021-qh15"}}},
	{"standing committee", "theo ‹Nghị quyết số 1243/NQ-UBTVQH15 ngày 24/10/2024›", []want{{"1243/NQ-UBTVQH15", "", "Ủy ban Thường vụ Quốc hội", "", "", ""}}},
	{"law by name and year", "theo ‹Luật Đấu thầu năm 2023›;", []want{{"-", "2023", "Quốc hội", "based_on", "-", "vn/quoc-hoi/luat/2023/dau-thau"}}},
	{"law by name", "hướng dẫn thi hành ‹Luật Dữ liệu›.", []want{{"-", "-", "Quốc hội", "implements", "-", "vn/quoc-hoi/luat/du-lieu"}}},
	{"law by name and number", "căn cứ ‹Luật Giao dịch điện tử số 20/2023/QH15 ngày 22/6/2023›;", []want{{"20/2023/QH15", "2023-06-22", "Quốc hội", "based_on", "-", "vn/quoc-hoi/luat/2023/giao-dich-dien-tu"}}},
	{"law with comma in name", "theo ‹Luật Thi đua, khen thưởng›, các đơn vị", []want{{"-", "", "", "", "", "vn/quoc-hoi/luat/thi-dua-khen-thuong"}}},
	{"unknown law", "theo ‹Luật Sở giao dịch điện tử quốc gia› năm", []want{{"-", "", "", "", "", "vn/quoc-hoi/luat/so-giao-dich-dien-tu-quoc-gia"}}},
	{"code", "theo ‹Bộ luật Dân sự năm 2015›", []want{{"-", "2015", "Quốc hội", "", "", "vn/quoc-hoi/luat/dan-su"}}},
	{"constitution", "theo ‹Hiến pháp năm 2013›", []want{{"-", "2013", "Quốc hội", "", "", "vn/quoc-hoi/hien-phap/2013/hien-phap"}}},
	{"two laws", "Căn cứ ‹Luật Viễn thông› và ‹Luật Tần số vô tuyến điện›;", []want{{"-", "", "", "based_on", "", ""}, {"-", "", "", "based_on", "", ""}}},
	{"list sharing kind", "Thực hiện các ‹Quyết định số 12/QĐ-UBND ngày 3/1/2024›, ‹số 13/QĐ-UBND ngày 4/1/2024› và ‹số 14/QĐ-UBND ngày 5/1/2024 của UBND tỉnh›",
		[]want{{"12/QĐ-UBND", "2024-01-03", "", "implements", "", ""}, {"13/QĐ-UBND", "2024-01-04", "", "implements", "", ""}, {"14/QĐ-UBND", "2024-01-05", "UBND tỉnh Nghệ An", "implements", "", ""}}},
	{"list of bare numbers", "theo ‹Nghị định số 13/2023/NĐ-CP›, ‹47/2024/NĐ-CP của Chính phủ›", []want{{"13/2023/NĐ-CP", "", "", "based_on", "", ""}, {"47/2024/NĐ-CP", "", "", "based_on", "", ""}}},
	{"list with subjects", "quán triệt ‹Nghị quyết số 07-NQ/TU ngày 1/3/2022 của Tỉnh ủy› về chuyển đổi số đến năm 2025, định hướng đến năm 2030, ‹Nghị quyết số 16/NQ-HĐND ngày 9/12/2020 của HĐND tỉnh› thông qua Đề án lớn.",
		[]want{{"07-NQ/TU", "", "", "implements", "về chuyển đổi số đến năm 2025, định hướng đến năm 2030", ""}, {"16/NQ-HĐND", "", "", "implements", "thông qua Đề án lớn", ""}}},
	{"nested", "ban hành ‹Kế hoạch số 60/KH-UBND ngày 13/01/2023› triển khai ‹Quyết định số 964/QĐ-TTg ngày 10/8/2022 của Thủ tướng Chính phủ› về an ninh mạng;",
		[]want{{"60/KH-UBND", "", "UBND tỉnh Nghệ An", "promulgates", "triển khai Quyết định số 964/QĐ-TTg ngày 10/8/2022 của Thủ tướng Chính phủ về an ninh mạng", ""}, {"964/QĐ-TTg", "", "", "implements", "về an ninh mạng", ""}}},
	{"amends", "‹Quyết định số 9/QĐ-UBND ngày 2/1/2024› sửa đổi, bổ sung ‹Quyết định số 88/QĐ-UBND ngày 5/5/2022›", []want{{"9/QĐ-UBND", "", "", "", "sửa đổi, bổ sung Quyết định số 88/QĐ-UBND ngày 5/5/2022", "vn/nghe-an/ubnd/quyet-dinh/2024/09-qd-ubnd"}, {"88/QĐ-UBND", "", "", "amends", "", ""}}},
	{"repeals", "thay thế ‹Quyết định số 33/2019/QĐ-UBND ngày 4/9/2019 của UBND tỉnh›.", []want{{"33/2019/QĐ-UBND", "", "", "repeals", "", "vn/nghe-an/ubnd/quyet-dinh/2019/33-2019-qd-ubnd"}}},
	{"given in", "thực hiện các nhiệm vụ được giao tại ‹Quyết định số 58/QĐ-UBND ngày 4/1/2024›", []want{{"58/QĐ-UBND", "", "", "based_on", "", ""}}},
	{"acting on", "thực hiện ý kiến của Chủ tịch UBND tỉnh tại ‹Công văn số 88/UBND-CN ngày 4/1/2024›", []want{{"88/UBND-CN", "", "", "implements", "", ""}}},
	{"pinpoint", "theo điểm b khoản 2 Điều 63 ‹Luật Công nghệ thông tin›", []want{{"-", "", "", "based_on", "", ""}}},
	{"pinpoint of decision", "quy định tại khoản 1, 2 Điều 5 của ‹Nghị định số 73/2019/NĐ-CP›", []want{{"73/2019/NĐ-CP", "", "", "based_on", "", ""}}},
	{"programme", "phục vụ ‹Đề án 06› và ‹Đề án 06/CP› 6 tháng", []want{{"", "", "Thủ tướng Chính phủ", "", "", "vn/thu-tuong-chinh-phu/quyet-dinh/2022/06-qd-ttg"}, {"", "", "", "", "", "vn/thu-tuong-chinh-phu/quyet-dinh/2022/06-qd-ttg"}}},
	{"programme of an unknown number", "thực hiện ‹Đề án 1893› của tỉnh", []want{{"", "", "", "implements", "", "-"}}},
	{"programme cited in full elsewhere", "‹Đề án 1893› theo ‹Quyết định số 1893/QĐ-TTg ngày 31/12/2024›", []want{{"", "", "", "", "", "vn/thu-tuong-chinh-phu/quyet-dinh/2024/1893-qd-ttg"}, {"1893/QĐ-TTg", "", "", "", "", "vn/thu-tuong-chinh-phu/quyet-dinh/2024/1893-qd-ttg"}}},
	{"committee named by its programme", "‹Kế hoạch số 7/KH-TCT ngày 2/2/2024 của Tổ công tác triển khai ‹Đề án 06› tỉnh› về mô hình điểm",
		[]want{{"7/KH-TCT", "", "Tổ công tác triển khai Đề án 06 tỉnh Nghệ An", "", "về mô hình điểm", ""}, {"", "", "", "", "", ""}}},
	{"year from another mention", "‹Kế hoạch số 5/KH-UBND ngày 3/1/2024›. Sau đó ‹Kế hoạch số 05/KH-UBND› được sửa.",
		[]want{{"", "", "", "", "", "vn/nghe-an/ubnd/ke-hoach/2024/05-kh-ubnd"}, {"", "-", "", "", "", "vn/nghe-an/ubnd/ke-hoach/2024/05-kh-ubnd"}}},
	{"year of two mentions differs", "‹Kế hoạch số 5/KH-UBND ngày 3/1/2024›; ‹Kế hoạch số 5/KH-UBND ngày 4/1/2023›; ‹Kế hoạch số 5/KH-UBND›",
		[]want{{"", "", "", "", "", "vn/nghe-an/ubnd/ke-hoach/2024/05-kh-ubnd"}, {"", "", "", "", "", "vn/nghe-an/ubnd/ke-hoach/2023/05-kh-ubnd"}, {"", "", "", "", "", "-"}}},
	{"impossible date", "‹Kế hoạch số 5/KH-UBND› ngày 31/02/2024", []want{{"5/KH-UBND", "-", "", "", "", "vn/nghe-an/ubnd/ke-hoach/2024/05-kh-ubnd"}}},
	{"self blank", "(Kèm theo ‹Báo cáo số /BC-STC ngày / /2025 của Sở Tài chính›)", []want{{"-", "2025", "Sở Tài chính tỉnh Nghệ An", "attached", "-", "-"}}},
	{"bracketed date", "‹Quyết định số 131/QĐ-TTg (ngày 25/01/2022)› của", []want{{"131/QĐ-TTg", "2022-01-25", "", "", "", ""}}},
	{"subject ends at main clause", "Thực hiện ‹Công văn số 12/UBND-TH ngày 4/1/2024 của UBND tỉnh› về báo cáo tình hình, Sở Tài chính báo cáo như sau",
		[]want{{"", "", "", "implements", "về báo cáo tình hình", ""}}},
	{"subject ends at bracket", "‹Tờ trình số 26/TTr-UBND ngày 26/02/2024› về việc phân bổ vốn (bổ sung lần 1) (bao gồm 9 dự án).", []want{{"", "", "", "", "về việc phân bổ vốn (bổ sung lần 1)", ""}}},
	{"subject keeps its commas", "‹Quyết định số 6/QĐ-UBND ngày 2/1/2024› ban hành Quy chế quản lý, vận hành, khai thác hệ thống; các sở", []want{{"", "", "", "", "ban hành Quy chế quản lý, vận hành, khai thác hệ thống", ""}}},
	{"instruction", "‹Hướng dẫn số 15/HD-STTTT ngày 1/4/2024›", []want{{"15/HD-STTTT", "", "Sở Thông tin và Truyền thông tỉnh Nghệ An", "", "", "vn/nghe-an/so-thong-tin-va-truyen-thong/huong-dan/2024/15-hd-stttt"}}},
	{"invitation", "‹Giấy mời số 220/GM-UBND ngày 1/4/2024›", []want{{"220/GM-UBND", "", "", "", "", ""}}},
	{"small letter after the number", "theo ‹Nghị quyết số 30a/2008/NQ-CP ngày 27/12/2008›", []want{{"30a/2008/NQ-CP", "", "Chính phủ", "", "", "vn/chinh-phu/nghi-quyet/2008/30a-2008-nq-cp"}}},
	{"two ministries' letters", "theo ‹Công văn số 1552/BTTTT-THH ngày 26/4/2022 của Bộ Thông tin và Truyền thông›; ‹Công văn số 505/BKHCN-CĐSQG ngày 1/4/2025 của Bộ Khoa học và Công nghệ›",
		[]want{{"", "", "Bộ Thông tin và Truyền thông", "", "", ""}, {"", "", "Bộ Khoa học và Công nghệ", "", "", "vn/bo-khoa-hoc-va-cong-nghe/cong-van/2025/505-bkhcn-cdsqg"}}},
	{"month only", "‹Kế hoạch số 77/KH-UBND tháng 3/2024›", []want{{"", "2024-03", "", "", "", "vn/nghe-an/ubnd/ke-hoach/2024/77-kh-ubnd"}}},
	{"capitals", "THỰC HIỆN ‹NGHỊ QUYẾT SỐ 57-NQ/TW NGÀY 22/12/2024 CỦA BỘ CHÍNH TRỊ›", []want{{"57-NQ/TW", "2024-12-22", "Bộ Chính trị", "implements", "", ""}}},
	{"decomposed letters do not matter", "theo ‹Quyết định số 9/QĐ-UBND ngày 2/1/2024›", []want{{"9/QĐ-UBND", "", "", "based_on", "", ""}}},

	{"short with a year", "theo ‹Nghị định 13/2023› và ‹Nghị định số 47/2024 của Chính phủ› về dữ liệu", []want{{"13/2023", "", "Chính phủ", "", "", "vn/chinh-phu/nghi-dinh/2023/13-2023-nd-cp"}, {"47/2024", "", "Chính phủ", "", "", "vn/chinh-phu/nghi-dinh/2024/47-2024-nd-cp"}}},
	{"short, cited in full elsewhere", "‹Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị›. Thực hiện ‹Nghị quyết 57›, tỉnh", []want{{"", "", "", "", "", "vn/bo-chinh-tri/nghi-quyet/2024/57-nq-tw"}, {"57", "-", "Bộ Chính trị", "implements", "", "vn/bo-chinh-tri/nghi-quyet/2024/57-nq-tw"}}},
	{"short, unknown", "thực hiện ‹Nghị quyết số 18 của Tỉnh ủy› và Nghị quyết 19", []want{{"18", "-", "Tỉnh ủy Nghệ An", "implements", "", "-"}}},
	{"broken symbol", "theo ‹Thông tư liên tịch số 03/2008/TTLT-BTTTT- BNV ngày 30/6/2008› và ‹Tờ trình số 164/TTr- SKHCN ngày 17/12/2025›", []want{{"03/2008/TTLT-BTTTT-BNV", "2008-06-30", "", "", "", ""}, {"164/TTr-SKHCN", "2025-12-17", "Sở Khoa học và Công nghệ tỉnh Nghệ An", "", "", ""}}},
	{"law in small letters with its day", "Căn cứ ‹Luật tổ chức chính quyền địa phương ngày 19/6/2015›;", []want{{"-", "2015-06-19", "Quốc hội", "based_on", "", "vn/quoc-hoi/luat/2015/to-chuc-chinh-quyen-dia-phuong"}}},
	{"revised law", "‹Luật Giao dịch điện tử (sửa đổi) ngày 22/6/2023›;", []want{{"-", "2023-06-22", "", "", "", "vn/quoc-hoi/luat/2023/giao-dich-dien-tu"}}},
	{"amending law", "Căn cứ ‹Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019›;", []want{{"-", "2019-11-22", "Quốc hội", "based_on", "", ""}}},
	{"session of a council", "Căn cứ ‹Nghị quyết số 49/NQ-HĐND ngày 09/12/2021 của Hội đồng nhân dân tỉnh› khóa XVII, kỳ họp thứ bảy phê chuẩn quyết toán;", []want{{"", "", "HĐND tỉnh Nghệ An", "based_on", "phê chuẩn quyết toán", ""}}},
	{"list behind an issuer", "thay thế các ‹Quyết định của Ủy ban nhân dân tỉnh Thái Bình: số 1697/QĐ-UBND ngày 30/6/2016›; ‹số 932/QĐ-UBND ngày 13/4/2018›.",
		[]want{{"", "2016-06-30", "UBND tỉnh Thái Bình", "repeals", "", ""}, {"", "2018-04-13", "UBND tỉnh Thái Bình", "repeals", "", "vn/thai-binh/ubnd/quyet-dinh/2018/932-qd-ubnd"}}},
	{"proposal", "Xét đề nghị của Giám đốc Sở Tài chính tại ‹Tờ trình số 330/TTr-STC ngày 27/12/2021›.", []want{{"", "", "Sở Tài chính tỉnh Nghệ An", "based_on", "", ""}}},
	{"minister and head", "theo ‹Thông tư số 01/2023/TT-VPCP ngày 05/4/2023 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ› quy định một số nội dung", []want{{"", "", "Văn phòng Chính phủ", "", "quy định một số nội dung", ""}}},
	{"party body without a series of ours", "‹Kế hoạch số 02-KH/BCĐTW ngày 19/6/2025 của Ban Chỉ đạo Trung ương›", []want{{"02-KH/BCĐTW", "", "", "", "", ""}}},
	{"district before its plan", "và UBND huyện Con Cuông ban hành ‹Kế hoạch số 12/KH-UBND ngày 10/2/2022›.", []want{{"", "", "UBND huyện Con Cuông", "promulgates", "", "vn/nghe-an/huyen-con-cuong/ubnd/ke-hoach/2022/12-kh-ubnd"}}},
	{"main clause behind và", "ban hành ‹Kế hoạch số 45/KH-CAT-PV01 ngày 1/2/2022› về bảo vệ dữ liệu và UBND huyện Con Cuông ban hành quy chế.", []want{{"", "", "Công an tỉnh Nghệ An", "promulgates", "về bảo vệ dữ liệu", ""}}},
	{"symbol tells the kind", "theo ‹Đề án số 12/QĐ-UBND ngày 3/1/2024› và ‹QĐ số 12/QĐ-UBND›", []want{{"", "", "", "", "", "vn/nghe-an/ubnd/quyet-dinh/2024/12-qd-ubnd"}, {"", "", "", "", "", "vn/nghe-an/ubnd/quyet-dinh/2024/12-qd-ubnd"}}},
	{"short name in brackets", "Căn cứ ‹Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ› (‹Đề án 06›); ‹Chỉ thị số 05/CT-TTg ngày 23/02/2023›,",
		[]want{{"", "", "", "based_on", "-", ""}, {"", "", "", "based_on", "", ""}, {"", "", "", "based_on", "", ""}}},
	{"list led over by words", "Thực hiện ‹Chỉ thị 34/CT-TTg›, các quy định của ‹Luật An ninh mạng›", []want{{"", "", "", "implements", "", ""}, {"", "", "", "implements", "", ""}}},
	{"party committee of a ministry", "‹Kế hoạch số 09-KH/BCSĐ ngày 2/2/2023 của Ban cán sự đảng Bộ TT&TT›", []want{{"", "", "Ban Cán sự đảng Bộ TT&TT", "", "", "-"}}},
	{"amended since", "Điều 101 ‹Nghị định số 15/2020/NĐ-CP ngày 03/02/2020 của Chính phủ› quy định xử phạt (được sửa đổi, bổ sung tại ‹Nghị định số 14/2022/NĐ-CP›)",
		[]want{{"", "", "", "", "quy định xử phạt", ""}, {"", "", "", "amends", "", ""}}},

	{"law whose name has a comma, known and not", "theo ‹Luật Phòng, chống ma túy năm 2021› và ‹Luật Phòng, chống lãng phí đất năm 2019›; Luật Thú, các sở tổ chức 3 lớp năm 2020.",
		[]want{{"", "", "Quốc hội", "", "", "vn/quoc-hoi/luat/phong-chong-ma-tuy"}, {"", "", "", "", "", ""}}},
	{"not short", "Nghị quyết đến năm 2025, Quyết định 2025, Kết luận 3 nội dung, Chỉ thị 12%, Thông tư 5.", nil},
	{"ratio", "151/151 UBND cấp xã và 08/08 UBND huyện, 10/63 tỉnh", nil},
	{"standard", "theo tiêu chuẩn TCVN ISO 9001:2015 và QCVN 102:2016/BTTTT, IPv4/IPv6", nil},
	{"count", "đã ban hành 24 quyết định, 22 kế hoạch và 39 văn bản chỉ đạo", nil},
	{"unnumbered", "Quyết định ban hành Danh mục dữ liệu mở và các Kế hoạch của UBND tỉnh", nil},
	{"phone", "Điện thoại 0238.3844-5555, fax 02383/844", nil},
	{"dates", "từ 25/12/2023 đến 05/03/2024, tháng 10/2023 - UBND tỉnh họp", nil},
	{"budget", "Chương 021 - Loại 340, khoản 12/NS", nil},
	{"units", "tốc độ 100Mb/s, 2G/3G/4G, 24/7, 110/220kV, 3/TP", nil},
	{"years", "giai đoạn 2021-2025, kế hoạch 2025-UBND", nil},
	{"lawyers", "Đoàn Luật sư tỉnh, Trường Đại học Luật Hà Nội, Hội Luật gia, pháp luật", nil},
	{"programme counted", "Đề án 5 năm, Đề án 10 nhiệm vụ, 03 Đề án", nil},
	{"file name", "bieu-mau-01/BC.xlsx, https://vbpl.vn/2024/QD/12", nil},
	{"address", "số 12/A đường Lê Lợi, số nhà 5/B", nil},
}

func TestDocument(t *testing.T) {
	for _, tt := range sentences {
		t.Run(tt.name, func(t *testing.T) {
			text, spans := unmark(t, tt.text)
			got := Document(report(text))
			if len(got) != len(spans) {
				for _, c := range got {
					t.Logf("found %s %q", c.Form, c.Text)
				}
				t.Fatalf("%d citations, want %d", len(got), len(spans))
			}
			for i, c := range got {
				if c.Text != spans[i] || text[c.Location.Start:c.Location.End] != c.Text {
					t.Errorf("citation %d is %q, want %q", i, c.Text, spans[i])
				}
				w := tt.want[i]
				check(t, c.Text, "key", c.Key, w.key)
				check(t, c.Text, "date", c.Date, w.date)
				check(t, c.Text, "issuer", c.Issuer, w.issuer)
				check(t, c.Text, "relation", string(c.Relation), w.relation)
				check(t, c.Text, "subject", c.Subject, w.subject)
				check(t, c.Text, "instrument", c.Instrument, w.instrument)
			}
		})
	}
	if len(sentences) < 80 {
		t.Errorf("%d sentences, want 80 or more", len(sentences))
	}
}

func check(t *testing.T, text, field, got, want string) {
	t.Helper()
	if want != "" && got != strings.TrimPrefix(want, "-") {
		t.Errorf("%q: %s is %q, want %q", text, field, got, cmp.Or(want, "nothing"))
	}
}

// unmark takes the marks ‹ › out of a text and returns what they held, in the
// order in which they open.
func unmark(t *testing.T, marked string) (text string, spans []string) {
	t.Helper()
	var b strings.Builder
	type span struct{ start, end int }
	var all []span
	var open []int
	for _, r := range marked {
		switch r {
		case '‹':
			open = append(open, len(all))
			all = append(all, span{start: b.Len()})
		case '›':
			if len(open) == 0 {
				t.Fatalf("unbalanced marks in %q", marked)
			}
			all[open[len(open)-1]].end = b.Len()
			open = open[:len(open)-1]
		default:
			b.WriteRune(r)
		}
	}
	for _, s := range all {
		spans = append(spans, b.String()[s.start:s.end])
	}
	return b.String(), spans
}
