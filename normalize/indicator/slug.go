package indicator

import (
	"fmt"
	"hash/fnv"
	"regexp"
	"strings"

	"github.com/trichluc/trichluc/internal/viet"
)

// slugWords is the most words that an identifier keeps: enough to tell
// indicators apart, short enough to read.
const slugWords = 14

var signs = regexp.MustCompile(`[^0-9a-z%&]+`)

// Slug makes an identifier of a name's own words, for a name that words no
// indicator of the catalogue. It depends on nothing else, so that it stays
// when the catalogue grows. A longer name ends with a mark of all its words:
// what tells two names apart may stand last.
func Slug(name string) string {
	words := strings.Fields(signs.ReplaceAllString(viet.Fold(name), " "))
	for i, w := range words {
		if w == "ti" { // "tỉ lệ"
			words[i] = "ty"
		}
	}
	tail := ""
	if len(words) > slugWords {
		h := fnv.New32a()
		h.Write([]byte(strings.Join(words, " ")))
		tail = fmt.Sprintf("-%08x", h.Sum32())
		words = words[:slugWords]
	}
	return strings.ReplaceAll(strings.Join(words, "-"), "%", "pct") + tail
}
