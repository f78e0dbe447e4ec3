package docx

import (
	"strings"
	"testing"
)

func TestOldFonts(t *testing.T) {
	vn := func(content string) string {
		return `<w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>` + content + `</w:r>`
	}
	body := para(vn(`<w:t>Sè l</w:t><w:softHyphen/><w:t>îng hå s¬</w:t>`), run(": 1.013"))
	expect(t, mustRead(t, usual(body)), "P [Số lượng hồ sơ: 1.013]\nR text of fonts made before Unicode (.VnTime) converted")
}

// TestLettersSplitBetweenRuns joins the two characters of a VNI letter that
// stand in two runs.
func TestLettersSplitBetweenRuns(t *testing.T) {
	vni := func(text string) string {
		return `<w:r><w:rPr><w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
	}
	for _, text := range []string{"Quyeát ñònh veà soá 12", "ÖÙng duïng tröôøng hôïp"} {
		whole := show(mustRead(t, usual(para(vni(text), run("!")))))
		for at := range text {
			if got := show(mustRead(t, usual(para(vni(text[:at]), vni(text[at:]), run("!"))))); got != whole {
				t.Errorf("split at %d: %s, want %s", at, got, whole)
			}
		}
		if strings.Contains(whole, "á") {
			t.Errorf("not converted: %s", whole)
		}
	}
}
