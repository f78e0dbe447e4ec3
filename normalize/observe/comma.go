package observe

import "strings"

// twins are words that a comma joins into one name: "công nghiệp, xây dựng".
// The first ends what stands before the comma, one of the others opens what
// follows.
var twins = map[string][]string{
	"nông":           {"lâm", "ngư"},
	"lâm":            {"ngư", "thủy sản", "thuỷ sản", "thủy lợi"},
	"nông nghiệp":    {"lâm nghiệp và", "lâm nghiệp, t"},
	"lâm nghiệp":     {"thủy sản", "thuỷ sản", "ngư nghiệp"},
	"công nghiệp":    {"xây dựng", "tiểu thủ công"},
	"thương mại":     {"dịch vụ"},
	"điện":           {"khí đốt", "nước"},
	"khí đốt":        {"nước nóng", "hơi nước"},
	"nước nóng":      {"hơi nước"},
	"rác thải":       {"nước thải"},
	"văn hóa":        {"thể thao", "xã hội"},
	"văn hoá":        {"thể thao", "xã hội"},
	"giáo dục":       {"đào tạo"},
	"phí":            {"lệ phí"},
	"thuế nhập khẩu": {"thuế sản phẩm"},
	"rau":            {"đậu", "màu", "củ"},
}

// innerComma tells whether the comma at i belongs to a name.
func innerComma(s string, i int) bool {
	before, after := strings.ToLower(tailText(s[:i], 40)), strings.ToLower(strings.TrimLeft(s[i+1:min(len(s), i+41)], " "))
	words := strings.Fields(before)
	for n := 1; n <= 3 && n <= len(words); n++ {
		for _, twin := range twins[strings.Join(words[len(words)-n:], " ")] {
			if strings.HasPrefix(after, twin) {
				return true
			}
		}
	}
	return false
}
