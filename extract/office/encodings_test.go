package office

import (
	"strings"
	"testing"
)

func TestDecode(t *testing.T) {
	for _, test := range []struct{ font, text, want string }{
		{".VnTime", "QuyÕt ®Þnh sè 12, ngµy 5 th¸ng 6; t\u00ad v\u00ca", "Quyết định số 12, ngày 5 tháng 6; tư vấ"},
		{".VnTimeH", "b¸o c¸o", "BÁO CÁO"},
		{".VnTime", "Quyết định", "Quyết định"}, // Unicode in an old font's name
		{".VnTime", "“c¸c” – x·", "“các” – xã"}, // signs that Word puts in
		{"VNI-Times", "Quyeát ñònh veà chuyeån ñoåi soá", "Quyết định về chuyển đổi số"},
		{"VNI-Times", "ÑÒA PHÖÔNG tröôøng hôïp", "ĐỊA PHƯƠNG trường hợp"},
		{"Times New Roman", "số 5 °C ñ", "số 5 °C ñ"},
	} {
		if got, _ := Decode(test.font, test.text); got != test.want {
			t.Errorf("Decode(%q, %q) = %q, want %q", test.font, test.text, got, test.want)
		}
	}
}

// TestEncodingTable checks that both encodings hold all 67 letters of
// Vietnamese that ASCII lacks, each once.
func TestEncodingTable(t *testing.T) {
	const letters = "àảãáạằẳẵắặầẩẫấậăâèẻẽéẹềểễếệêìỉĩíịòỏõóọồổỗốộờởỡớợôơùủũúụừửữứựưỳỷỹýỵđ"
	count := map[string]int{}
	for line := range strings.Lines(encodingTable) {
		if cell := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); len(cell) == 3 {
			if strings.Contains(fromCodes(strings.Fields(cell[1])), "\x00") {
				t.Errorf("not a code: %q", line)
			}
			count[cell[0]+cell[2]]++
		}
	}
	for _, encoding := range []string{"tcvn3", "vni"} {
		for _, letter := range letters {
			if n := count[encoding+string(letter)]; n != 1 {
				t.Errorf("%s holds %c %d times", encoding, letter, n)
			}
		}
	}
}
