package indicator

import (
	"regexp"
	"strings"

	"github.com/trichluc/trichluc/internal/viet"
)

// slugWords is the most words that an identifier keeps: enough to tell
// indicators apart, short enough to read.
const slugWords = 14

var signs = regexp.MustCompile(`[^0-9a-z%&]+`)

// Slug makes an identifier of a name's own words.
func Slug(name string) string {
	words := strings.Fields(signs.ReplaceAllString(viet.Fold(name), " "))
	if len(words) > slugWords {
		words = words[:slugWords]
	}
	return strings.ReplaceAll(strings.Join(words, "-"), "%", "pct")
}
