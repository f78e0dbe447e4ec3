package structure

import (
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/internal/viet"
)

// where prints which page each byte of a passage was printed on.
func (p passage) where() string {
	var b strings.Builder
	for i := range len(p.text) {
		page := 0
		for _, pl := range p.places {
			if pl.at <= i {
				page = pl.page
			}
		}
		b.WriteByte(byte('0' + page))
	}
	return b.String()
}

func TestPassageKeepsPlaces(t *testing.T) {
	make := func() passage {
		return passageOf([]flow.Part{{Text: "abc ", Page: 1}, {Text: "def ", Page: 2}, {Text: "ghi", Page: 3}})
	}
	for _, c := range []struct {
		name        string
		edit        func(p *passage)
		text, pages string
	}{
		{"as built", func(*passage) {}, "abc def ghi", "11112222333"},
		{"cut inside a part", func(p *passage) { p.replace(1, 2, "") }, "ac def ghi", "1112222333"},
		{"cut a whole part", func(p *passage) { p.replace(4, 8, "") }, "abc ghi", "1111333"},
		{"cut over a border", func(p *passage) { p.replace(2, 6, "X") }, "abXf ghi", "11122333"},
		{"cut the start", func(p *passage) { p.replace(0, 5, "") }, "ef ghi", "222333"},
		{"put before", func(p *passage) { p.replace(0, 0, "1. ") }, "1. abc def ghi", "11111112222333"},
		{"joined", func(p *passage) { p.join("-", newPassage("xy", 4, trichluc.Box{})) }, "abc def ghi-xy", "11112222333344"},
		{"slice", func(p *passage) { *p = p.slice(5, 10) }, "ef gh", "22233"},
	} {
		p := make()
		c.edit(&p)
		if p.text != c.text || p.where() != c.pages {
			t.Errorf("%s: %q on %s, want %q on %s", c.name, p.text, p.where(), c.text, c.pages)
		}
	}
}

func TestPassageFold(t *testing.T) {
	for _, s := range []string{"", " ", "a", "  a  b\t\nc ", "ạ  ế ", "a b"} {
		p := newPassage(s, 1, trichluc.Box{})
		if p.fold(); p.text != viet.Space(s) {
			t.Errorf("fold(%q) = %q", s, p.text)
		}
	}
}

func TestLeadOf(t *testing.T) {
	for in, want := range map[string]string{
		"I. KẾT QUẢ":               "roman I.",
		"IV- Kiến nghị":            "roman IV-",
		"II/ Kết quả":              "roman II/",
		"3.2- Đến cuối năm":        "arabic2 3.2-",
		"b- Về cán bộ":             "letter b-",
		"VIII.Kết quả":             "roman VIII.",
		"A. PHẦN CHUNG":            "upper A.",
		"1. Về hạ tầng":            "arabic1 1.",
		"2) Về người":              "arabic1 2)",
		"3 - Về tiền":              "arabic1 3 -",
		"4.Về tiền":                "arabic1 4.",
		"2.1. Kết quả":             "arabic2 2.1.",
		"2.1 Kết quả":              "arabic2 2.1",
		"1.2.3. Kết quả":           "arabic3 1.2.3.",
		"a) Về người":              "letter a)",
		"đ) Về người":              "letter đ)",
		"b. Về tiền":               "letter b.",
		"(1) Kho đất":              "bracket (1)",
		"- Báo cáo":                "- -",
		"-Báo cáo":                 "- -",
		"– Báo cáo":                "- –",
		"+ Báo cáo":                "+ +",
		"• Báo cáo":                "• •",
		"* Về tiền":                "• *",
		"100 xã đã xong":           "",
		"21/21 sở đã xong":         "",
		"1.034 thủ tục":            "",
		"98.79% hồ sơ":             "",
		"-5,2% so với năm trước":   "",
		"---":                      "",
		"IVB là tên công ty":       "",
		"01/01/2023 bắt đầu":       "",
		"a và b":                   "",
		"(trừ xã Trên) đã xong":    "",
		"V":                        "",
		"D là chữ cái":             "",
		"6 tháng đầu năm":          "",
		"Quý I. Tình hình":         "",
		"2024. Đây là một năm dài": "",
	} {
		k := leadOf(in)
		got := ""
		if k.rank != 0 {
			got = k.style + " " + k.printed
		}
		if got != want {
			t.Errorf("leadOf(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestKeyOf(t *testing.T) {
	for in, want := range map[string]string{
		"1": "arabic1", "12.": "arabic1", "5.1.1": "arabic3", "1.10": "arabic2", "II": "roman", "VI.": "roman", "A": "upper", "Đ.": "upper",
		"a": "letter", "a)": "letter", "a.1)": "letter", "(3)": "bracket", "-": "-", "+": "+",
		"": "", "100%": "", "1.013": "", "Tổng": "", "IIII": "", "2024": "", "3,5": "", "1/2": "",
	} {
		if got := keyOf(in).style; got != want {
			t.Errorf("keyOf(%q) = %q, want %q", in, got, want)
		}
	}
}
