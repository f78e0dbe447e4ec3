package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc/internal/viet"
)

// clean is viet.Clean; text that readers have cleaned already, as nearly all
// is, is only looked through.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	return viet.Clean(s)
}

// isClean reports text that viet.Clean would leave as it is: printed ASCII and
// whole letters of the Latin and Vietnamese blocks, none of them to be mended.
// It may say no of text that is clean.
func isClean(s string) bool {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < 0x20 && c != '\n' && c != '\t' || c == 0x7f {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == 'ð' || r == 'Ð' || r == '\u00ad':
			return false
		case 0xa1 <= r && r <= 0x17f || r == 'ơ' || r == 'Ơ' || r == 'ư' || r == 'Ư' || 0x1ea0 <= r && r <= 0x1ef9:
		case 0x2010 <= r && r <= 0x2027 || 0x2070 <= r && r <= 0x2079 || r == '≥' || r == '≤':
		default:
			return false
		}
		i += n
	}
	return true
}

// isFolded reports text without white space but single spaces between words.
func isFolded(s string) bool {
	space := true
	for _, r := range s {
		switch {
		case r == ' ':
			if space {
				return false
			}
			space = true
		case (r < 0x250 || r > 0x1eff) && unicode.IsSpace(r):
			return false
		default:
			space = false
		}
	}
	return !space || s == ""
}

// hasRaised reports superscript digits.
func hasRaised(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		switch s[i] {
		case 0xc2: // ¹ ² ³
			if c := s[i+1]; c == 0xb9 || c == 0xb2 || c == 0xb3 {
				return true
			}
		case 0xe2: // ⁰ ⁴ to ⁹
			if i+2 < len(s) && s[i+1] == 0x81 && 0xb0 <= s[i+2] && s[i+2] <= 0xb9 {
				return true
			}
		}
	}
	return false
}

// beginsWith reports that the words of s, folded, begin with prefix, a folded
// text, and that a word ends there. It is opening and strings.HasPrefix without
// folding more than it compares.
func beginsWith(s, prefix string) bool {
	at, gap := 0, false
	for _, r := range s {
		switch r = viet.FoldRune(r); {
		case r < 0:
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '%':
			if gap && at > 0 {
				if at == len(prefix) {
					return true
				}
				if prefix[at] != ' ' {
					return false
				}
				at++
			}
			gap = false
			if at == len(prefix) || prefix[at] != byte(r) {
				return false
			}
			at++
		default:
			if gap = true; at == len(prefix) {
				return true
			}
		}
	}
	return at == len(prefix)
}

// lastWord is what stands behind the last white space of s.
func lastWord(s string) string {
	return s[strings.LastIndexFunc(s, unicode.IsSpace)+1:]
}
