package index

import "unicode"

// toned is a letter of the Vietnamese alphabet taken apart: "Ệ" is the vowel
// "ê" of base "e" with the tone of a dot below.
type toned struct {
	vowel rune // with its own mark, without the tone
	base  byte
	tone  byte // '1' to '5' in the order of vowels below; 0 for none
}

// vowels lists each vowel with its base letter, then bare and under the five
// marked tones. Setting the tone apart makes "hoà" and "hòa" one word.
var vowels = []string{
	"aaàáảãạ", "aăằắẳẵặ", "aâầấẩẫậ", "eeèéẻẽẹ", "eêềếểễệ", "iiìíỉĩị",
	"ooòóỏõọ", "oôồốổỗộ", "oơờớởỡợ", "uuùúủũụ", "uưừứửữự", "yyỳýỷỹỵ",
}

// alphabet holds the letters that are not ASCII, both cases.
var alphabet = func() map[rune]toned {
	all := map[rune]toned{}
	for _, d := range "đĐðÐ" {
		all[d] = toned{vowel: 'đ', base: 'd'}
	}
	for _, v := range vowels {
		forms := []rune(v)
		for i, r := range forms[1:] {
			t := toned{vowel: forms[1], base: byte(forms[0])}
			if i > 0 {
				t.tone = '0' + byte(i)
			}
			all[r], all[unicode.ToUpper(r)] = t, t
		}
	}
	return all
}()

func letter(r rune) (toned, bool) {
	t, known := alphabet[r]
	return t, known
}
