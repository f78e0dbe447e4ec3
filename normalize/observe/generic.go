package observe

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
)

// generic matches nouns that count anything: of whom or what they are, the
// figure before in the sentence says.
var generic = pattern.New(`^(?:người|lượt|lượt người|trường hợp)$`)

// genericWords is the most words of a name that needs completing.
const genericWords = 8

// ofWhom completes the name of a generic count by what was counted before:
// "xảy ra 352 vụ tai nạn giao thông, làm chết 168 người".
func (p *passage) ofWhom(f *figure, name string, before []trichluc.Observation) string {
	if f.Kind == number.Percent || !generic.MatchString(f.unit.Name) || f.bracket >= 0 || f.segStart == f.clauseStart && len(before) == 0 || len(strings.Fields(name)) > genericWords {
		return name
	}
	if connective.MatchString(p.text[f.segStart:f.qstart]) || partOf.MatchString(p.text[f.segStart:f.qstart]) {
		return name
	}
	for i := len(before) - 1; i >= 0; i-- {
		o := before[i]
		head, _, _ := strings.Cut(o.Indicator.Text, " – ")
		noun, counts := strings.CutPrefix(head, "Số ")
		if !counts || o.Direction != "" || generic.MatchString(o.Unit) || money(o.Unit) {
			continue
		}
		if noun = limitWords(noun, genericWords); !strings.Contains(strings.ToLower(name), strings.ToLower(noun)) {
			return join(" – ", name, noun)
		}
		break
	}
	return name
}
