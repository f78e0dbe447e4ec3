package indicator

import (
	"regexp"
	"strings"

	"github.com/trichluc/trichluc/internal/viet"
)

// syllable matches what can be a Vietnamese word without its marks.
var syllable = regexp.MustCompile(`^(?:ngh?|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?(?:[aeiouy]|[aeiou]{2,3}|[aeiou]{1,2}y|uye|ye|uy[aeu]?)(?:ch|ng|nh|[cmnpt])?$`)

// mostSlips is how many words of a name may be mended: of more, too little was
// read to trust the rest.
const mostSlips = 2

// mend gives words that no Vietnamese word can be, misread or grown together,
// as the one word or two of the catalogue that they must have been. A word
// that exists is never taken for another: most differ by one letter from some
// other.
func (c *catalogue) mend(words []string) ([]string, int) {
	slips := 0
	for i := 0; i < len(words); i++ {
		w := words[i]
		if len(w) < 4 || c.words[w] || strings.HasSuffix(w, homograph) || isNumber(w) || syllable.MatchString(w) {
			continue
		}
		if fixed := c.repair(w); len(fixed) > 0 {
			words = append(append(append([]string{}, words[:i]...), fixed...), words[i+1:]...)
			slips++
		}
		if slips > mostSlips {
			break
		}
	}
	return words, slips
}

// lookalikes are digits that scanners read for letters.
var lookalikes = []*strings.Replacer{strings.NewReplacer("1", "i", "0", "o"), strings.NewReplacer("1", "l", "0", "o")}

// repair finds what a slip must have been: digits for letters, two known words
// grown together, or the only known word one letter away.
func (c *catalogue) repair(w string) []string {
	for _, l := range lookalikes {
		if fixed := l.Replace(w); c.words[fixed] {
			return []string{fixed}
		}
	}
	for i := 2; i <= len(w)-2; i++ {
		if a, b := w[:i], w[i:]; c.words[a] && c.words[b] && syllable.MatchString(a) && syllable.MatchString(b) {
			return []string{a, b}
		}
	}
	found := ""
	for known := range c.words {
		if len(known) >= 3 && viet.OneLetterApart(w, known) && syllable.MatchString(known) {
			if found != "" {
				return nil
			}
			found = known
		}
	}
	if found == "" {
		return nil
	}
	return []string{found}
}

func isNumber(w string) bool { return strings.Trim(w, "0123456789") == "" }
