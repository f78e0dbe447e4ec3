package indextest

import "github.com/trichluc/trichluc/index"

// library is a small corpus for questions of relevance, made so that wrong
// answers are near: equal numbers of other bodies, words that differ by a
// tone, titles that quote each other.
var library = append([]index.Entry{
	instrument("ttg-749", "Quyết định", "749/QĐ-TTg", "Thủ tướng Chính phủ", "2020", 40, "phê duyệt Chương trình Chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030"),
	instrument("ttg-942", "Quyết định", "942/QĐ-TTg", "Thủ tướng Chính phủ", "2021", 22, "phê duyệt Chiến lược phát triển Chính phủ điện tử hướng tới Chính phủ số"),
	instrument("ttg-411", "Quyết định", "411/QĐ-TTg", "Thủ tướng Chính phủ", "2022", 20, "phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số"),
	instrument("ttg-06", "Quyết định", "06/QĐ-TTg", "Thủ tướng Chính phủ", "2022", 30, "phê duyệt Đề án phát triển ứng dụng dữ liệu về dân cư, định danh và xác thực điện tử"),
	instrument("hagiang-749", "Quyết định", "749/QĐ-UBND", "UBND tỉnh Hà Giang", "2023", 3, "kiện toàn Ban Chỉ đạo chuyển đổi số", "Hà Giang"),
	instrument("backan-749", "Kế hoạch", "749/KH-UBND", "UBND tỉnh Bắc Kạn", "2022", 2, "thực hiện Quyết định số 942/QĐ-TTg", "Bắc Kạn"),
	instrument("bacgiang-749", "Công văn", "749/UBND-KGVX", "UBND tỉnh Bắc Giang", "2024", 1, "triển khai ký số", "Bắc Giang"),
	instrument("cp-17", "Nghị quyết", "17/NQ-CP", "Chính phủ", "2019", 9, "về một số nhiệm vụ, giải pháp trọng tâm phát triển Chính phủ điện tử"),
	instrument("cp-13", "Nghị định", "13/2023/NĐ-CP", "Chính phủ", "2023", 8, "về bảo vệ dữ liệu cá nhân"),
	instrument("cp-47", "Nghị định", "47/2020/NĐ-CP", "Chính phủ", "2020", 7, "về quản lý, kết nối và chia sẻ dữ liệu số của cơ quan nhà nước"),
	instrument("cp-61", "Nghị định", "61/2018/NĐ-CP", "Chính phủ", "2018", 6, "về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính"),
	instrument("ttg-05", "Chỉ thị", "05/CT-TTg", "Thủ tướng Chính phủ", "2023", 5, "về tiếp tục đẩy mạnh triển khai Đề án 06"),
	instrument("camau-05", "Nghị quyết", "05-NQ/TU", "Tỉnh ủy Cà Mau", "2021", 4, "về chuyển đổi số", "Cà Mau"),
	instrument("camau-31", "Chỉ thị", "31-CT/TU", "Tỉnh ủy Cà Mau", "2022", 3, "về tăng cường sự lãnh đạo của Đảng đối với an toàn giao thông", "Cà Mau"),
	instrument("hagiang-31", "Kế hoạch", "31/KH-UBND", "UBND tỉnh Hà Giang", "2022", 3, "tuyên truyền về đường bộ cao tốc", "Hà Giang"),
	instrument("hagiang-15", "Quyết định", "15/2024/QĐ-UBND", "UBND tỉnh Hà Giang", "2024", 4, "ban hành Quy chế quản lý, vận hành Cổng thông tin điện tử", "Hà Giang"),
	instrument("camau-15", "Quyết định", "15/2024/QĐ-UBND", "UBND tỉnh Cà Mau", "2024", 2, "quy định mức hỗ trợ dưỡng lão", "Cà Mau"),
	instrument("btttt-12", "Thông tư", "12/2022/TT-BTTTT", "Bộ Thông tin và Truyền thông", "2022", 6, "quy định chi tiết và hướng dẫn bảo đảm an toàn hệ thống thông tin theo cấp độ"),
	instrument("btttt-1145", "Công văn", "1145/BTTTT-CATTT", "Bộ Thông tin và Truyền thông", "2022", 2, "rà soát an toàn thông tin"),
	instrument("law-gddt", "Luật", "", "Quốc hội", "2023", 11, "Luật Giao dịch điện tử"),
	instrument("law-cntt", "Luật", "", "Quốc hội", "2006", 9, "Luật Công nghệ thông tin"),
	instrument("law-attm", "Luật", "", "Quốc hội", "2015", 9, "Luật An toàn thông tin mạng"),
	instrument("hdnd-21", "Nghị quyết", "21/NQ-HĐND", "Hội đồng nhân dân tỉnh Hà Giang", "2022", 3, "miễn phí, lệ phí đối với dịch vụ công trực tuyến", "Hà Giang"),
	instrument("hoabinh-8", "Kế hoạch", "8/KH-UBND", "UBND tỉnh Hoà Bình", "2023", 2, "phát triển du lịch lòng hồ", "Hòa Bình"),
}, []index.Entry{
	passage(index.KindCitation, "c1", "Hà Giang", "Thực hiện Quyết định số 749/QĐ-TTg, tỉnh đã ban hành kế hoạch chuyển đổi số.", "749/QĐ-TTg"),
	passage(index.KindCitation, "c2", "Bắc Kạn", "Căn cứ Nghị định số 61/2018/NĐ-CP về cơ chế một cửa.", "61/2018/NĐ-CP"),
	passage(index.KindCitation, "c3", "Cà Mau", "Thực hiện Kế hoạch số 749/KH-UBND của UBND tỉnh.", "749/KH-UBND"),
	passage(index.KindObservation, "o1", "Hà Giang", "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 75,81%", ""),
	passage(index.KindObservation, "o2", "Bắc Kạn", "Tỉ lệ hồ sơ trực tuyến một phần đạt 60%", ""),
	passage(index.KindObservation, "o3", "Cà Mau", "Kinh phí chuyển đổi số: 1.034 triệu đồng", ""),
	passage(index.KindText, "x1", "Hà Giang", "Toàn tỉnh có 193 xã phủ sóng băng rộng; đường truyền ổn định.", ""),
	passage(index.KindText, "x2", "Bắc Kạn", "Bồi dưỡng kỹ năng số cho cán bộ.", ""),
	passage(index.KindText, "x3", "Cà Mau", "Hòa mạng, nâng cấp trung tâm dữ liệu.", ""),
}...)

func instrument(id, kind, number, issuer, year string, mentions int, title string, provinces ...string) index.Entry {
	return index.Entry{
		ID: id, Kind: index.KindInstrument, Title: title, Number: number, Type: kind, Issuer: issuer, Year: year,
		Text: kind + " " + number + " " + issuer, Provinces: provinces, Instrument: id, Weight: mentions,
	}
}

func passage(kind index.Kind, id, province, text, number string) index.Entry {
	return index.Entry{
		ID: id, Kind: kind, Document: "report of " + province, Source: province + ".pdf", Text: text, Number: number,
		Type: "Báo cáo", Issuer: "UBND tỉnh " + province, Year: "2023", Provinces: []string{province},
	}
}

// Library is a small corpus of cited documents, and of some passages.
func Library() []index.Entry { return library }
