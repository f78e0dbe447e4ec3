package structure_test

import (
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/structure"
)

// What a party committee sends is marked otherwise than what the state does.
func TestPartyResolution(t *testing.T) {
	same(t, blocks(read(t, "TỈNH ỦY NAM SƠN\n*\nSố 7-NQ/TU\n\nNam Sơn, ngày 3 tháng 5 năm 2022\n\nNGHỊ QUYẾT\n\nVề nước sạch\n\n-----\n\n"+
		"Căn cứ Điều lệ Đảng,\n\nI- KẾT QUẢ\n\n1.1- Ở huyện\n\nĐã xong.\n\nT/M TỈNH ỦY\n\nBÍ THƯ\n\nLê Văn Thử")),
		"letterhead | TỈNH ỦY NAM SƠN\nletterhead | *\nletterhead | Số 7-NQ/TU\nletterhead | Nam Sơn, ngày 3 tháng 5 năm 2022\ntitle | NGHỊ QUYẾT\ntitle | Về nước sạch\n"+
			"paragraph | -----\nparagraph | Căn cứ Điều lệ Đảng,\nheading | I- KẾT QUẢ\nheading I| 1.1- Ở huyện\nparagraph I/1.1| Đã xong.\n"+
			"signature | T/M TỈNH ỦY\nsignature | BÍ THƯ\nsignature | Lê Văn Thử")
}

// Role and name parted by line breaks within one paragraph.
func TestSignatureInOneParagraph(t *testing.T) {
	para := func(lines ...string) flow.Item {
		p := &flow.Paragraph{}
		for _, line := range lines {
			p.Parts = append(p.Parts, flow.Part{Text: line})
		}
		return flow.Item{Paragraph: p}
	}
	d := structure.Build(&flow.Flow{Items: []flow.Item{para("Đã làm xong."), para("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC ", "(đã ký) ", "Lê Văn Thử")}})
	same(t, blocks(d), "paragraph | Đã làm xong.\nsignature | KT. GIÁM ĐỐC\nsignature | PHÓ GIÁM ĐỐC\nsignature | (đã ký)\nsignature | Lê Văn Thử")
}
