package pdf

import (
	"slices"
	"testing"
)

// The agency's name may almost touch the motto beside it. N2 has letters of
// half an em and spaces of a quarter.
func TestMottoBesideLongName(t *testing.T) {
	at := func(x, y float64, text string) string { return fontAt("N2", x, y, 12, text) }
	for _, c := range []struct {
		name, content string
		want          []string
	}{
		{"a narrow gap", at(60, 80, "UBND TỈNH A") + at(128, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + at(66, 96, "Số: 1/BC") + at(160, 96, "Độc lập - Tự do - Hạnh phúc"),
			[]string{"UBND TỈNH A", "Số: 1/BC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"}},
		{"the party's", at(60, 80, "TỈNH ỦY B") + at(117, 80, "ĐẢNG CỘNG SẢN VIỆT NAM") + at(60, 140, "Nội dung"),
			[]string{"TỈNH ỦY B", "ĐẢNG CỘNG SẢN VIỆT NAM", "Nội dung"}},
		{"in a sentence", at(60, 80, "nước") + at(89, 80, "Cộng hòa xã hội chủ nghĩa"), []string{"nước Cộng hòa xã hội chủ nghĩa"}},
		{"after a usual space", at(60, 80, "NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), []string{"NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}},
	} {
		t.Run(c.name, func(t *testing.T) { wantTexts(t, mustRead(t, onePage(c.content)), c.want...) })
	}
}

// Whom a letter is sent to stands below the letterhead, also where its lines
// are as short as those of the left half.
func TestAddresseesBelowLetterhead(t *testing.T) {
	at := func(x, y float64, text string) string { return fontAt("N1", x, y, 10, text) }
	content := at(60, 80, "UBND TỈNH A") + at(300, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + at(60, 96, "Số: 12/UBND") + at(300, 96, "Độc lập - Tự do - Hạnh phúc") +
		at(300, 112, "A, ngày 5 tháng 8 năm 2024") + at(60, 136, "Kính gửi:") + at(60, 152, "- Các sở;") + at(60, 168, "- Các huyện.")
	got := texts(mustRead(t, onePage(content)))
	if at := slices.Index(got, "Kính gửi:"); at != 5 {
		t.Errorf("items: %q", got)
	}
}
