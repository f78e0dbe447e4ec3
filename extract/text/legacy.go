package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"github.com/trichluc/trichluc/extract/office"
)

// frequent are words that make up a fifth and more of what state documents
// print, each with a letter that the encodings store differently.
var frequent = func() map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(`của và các được là có không tỉnh số năm báo cáo thực hiện triển việc về đã những với tại từ đến
		ngày tháng quyết định kế hoạch huyện xã sở ủy nhân dân phát đồng công tác cơ ứng dụng quản lý dịch vụ để thông nghị điện tử cấp
		tổ chức phố hành chính người kết quả độ đạt tỷ lệ bộ phủ trên dưới thành ban vốn đầu tư nước nhà đơn vị nghiệp`) {
		words[w] = true
	}
	return words
}()

// legacy reads text in an encoding of before Unicode. It is certain when at
// least a tenth of the words, and ten of them, are frequent ones, and no other
// encoding gives a third as many.
func legacy(data []byte) (s, name string) {
	latin := latin1(data)
	best, second, all := 0, 0, 1
	for _, candidate := range []struct{ name, text string }{
		{"windows-1258", windows1258(data)},
		{"TCVN3", decoded(".VnTime", latin)},
		{"VNI", decoded("VNI-Times", latin)},
	} {
		hits, words := known(candidate.text)
		switch {
		case hits > best:
			best, second, all = hits, best, words
			s, name = candidate.text, candidate.name
		case hits > second:
			second = hits
		}
	}
	if best < 10 || best*10 < all || second*3 > best {
		return "", ""
	}
	return s, name
}

// latin1 gives each byte the letter of its number, as documents with fonts of
// before Unicode hold them.
func latin1(data []byte) string {
	runes := make([]rune, len(data))
	for i, b := range data {
		runes[i] = rune(b)
	}
	return string(runes)
}

func windows1258(data []byte) string {
	s, err := charmap.Windows1258.NewDecoder().Bytes(data)
	if err != nil {
		return ""
	}
	return norm.NFC.String(string(s))
}

func decoded(font, text string) string {
	s, _ := office.Decode(font, text)
	return s
}

// known counts the words of a text that are frequent, and all words.
func known(text string) (hits, words int) {
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		if frequent[word] {
			hits++
		}
	}
	return hits, words
}
