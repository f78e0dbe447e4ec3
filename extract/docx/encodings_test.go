package docx

import "testing"

func TestOldFonts(t *testing.T) {
	vn := func(content string) string {
		return `<w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>` + content + `</w:r>`
	}
	body := para(vn(`<w:t>Sè l</w:t><w:softHyphen/><w:t>îng hå s¬</w:t>`), run(": 1.013"))
	expect(t, mustRead(t, usual(body)), "P [Số lượng hồ sơ: 1.013]\nR text of fonts made before Unicode (.VnTime) converted")
}
