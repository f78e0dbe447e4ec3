package indextest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/trichluc/trichluc/index"
)

// phrases are what generated texts are made of, the frequent ones first.
var phrases = strings.Split(`thực hiện, chuyển đổi số, trên địa bàn tỉnh, cơ quan nhà nước, dịch vụ công trực tuyến, thủ tục hành chính,
hồ sơ, tỷ lệ, người dân, doanh nghiệp, kế hoạch, quyết định, ban hành, báo cáo, hạ tầng, dữ liệu, dùng chung, nền tảng số, kinh tế số,
xã hội số, chính quyền điện tử, an toàn thông tin, phát triển, đào tạo, cán bộ, công chức, viên chức, tập huấn, kinh phí, ngân sách,
triệu đồng, đạt, so với cùng kỳ, năm trước, tăng, giảm, quý, tháng, huyện, xã, phường, thị trấn, tổ công nghệ số cộng đồng, chữ ký số,
văn bản điện tử, trục liên thông, kết nối, chia sẻ, cơ sở dữ liệu, định danh, tài khoản, thanh toán không dùng tiền mặt, nông nghiệp,
y tế, giáo dục, giao thông, tài nguyên, môi trường, du lịch, thương mại điện tử, sàn giao dịch, hộ nông dân, mã địa chỉ, cáp quang,
trạm thu phát, vùng lõm sóng, đường truyền, hội nghị, truyền hình, giám sát, điều hành, thông minh, khó khăn, vướng mắc, đề xuất,
kiến nghị, chỉ tiêu, nhiệm vụ, giải pháp, trọng tâm`, ", ")

// Entries generates n entries of the kinds, in the proportions of a real
// corpus, of documents of 500 entries each. The same n gives the same entries.
func Entries(n int) []index.Entry {
	random := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(random, 1.2, 8, uint64(len(phrases)-1))
	prose := func(words int) string {
		var b strings.Builder
		for i := range words {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(strings.TrimSpace(phrases[zipf.Uint64()]))
			if random.IntN(6) == 0 {
				fmt.Fprintf(&b, " %d,%d%%,", random.IntN(100), random.IntN(100))
			}
		}
		return b.String()
	}
	kinds := []index.Kind{index.KindText, index.KindObservation, index.KindObservation, index.KindText, index.KindCitation}
	all := make([]index.Entry, n)
	for i := range all {
		e := &all[i]
		*e = index.Entry{
			ID: fmt.Sprintf("%08x", i), Kind: kinds[i%len(kinds)], Document: fmt.Sprintf("document-%d", i/500), Source: fmt.Sprintf("reports/%d.pdf", i/500),
			Text: prose(14), Type: "Báo cáo", Issuer: "UBND tỉnh Hà Giang", Year: fmt.Sprint(2020 + i/500%5),
			Provinces: []string{[]string{"Hà Giang", "Bắc Kạn", "Cà Mau"}[i/500%3]}, Payload: []byte(`{"value":` + fmt.Sprint(i) + `}`),
		}
		switch e.Kind {
		case index.KindObservation:
			e.Title = prose(2)
		case index.KindCitation:
			e.Number = fmt.Sprintf("%d/QĐ-UBND", random.IntN(3000))
			e.Title = "Quyết định số " + e.Number
		}
		if i%50 == 49 {
			*e = index.Entry{
				ID: "instrument-" + e.ID, Kind: index.KindInstrument, Title: prose(4), Type: "Quyết định", Issuer: "UBND tỉnh Hà Giang",
				Number: fmt.Sprintf("%d/QĐ-UBND", random.IntN(3000)), Weight: 1 + random.IntN(40),
			}
		}
	}
	return all
}
