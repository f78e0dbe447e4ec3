package observe

import (
	"strings"

	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
)

// nounName names a figure by the noun after it, what is said of the noun, and
// the words that govern both: "Số quyết định về chuyển đổi số – đã ban hành".
func (p *passage) nounName(s span, fs []figure, i int) string {
	f := &fs[i]
	head := "Số"
	if f.Kind == number.Percent || f.Kind == number.Range && f.Unit == "%" {
		head = "Tỷ lệ"
	}
	thing := p.phrase(f.end, f.postEnd)
	if f.nounStart >= 0 && f.nounStart < f.end {
		thing = p.phrase(f.nounStart, f.postEnd)
		if f.middleEnd > 0 {
			thing = join(" ", cutTrailing(p.phrase(f.nounStart, f.middleEnd)), p.phrase(f.end, f.postEnd))
		}
	} else if f.middleEnd > 0 {
		thing = join(" ", cutTrailing(p.phrase(f.middleStart, f.middleEnd)), thing)
	}
	thing = dropPlural(cutTrailing(cutAside(thing)))
	if noun := p.text[max(f.nounStart, 0):max(f.nounStart, 0, f.nounEnd)]; f.nounStart >= 0 && len(thing) < len(clean(noun)) {
		thing = clean(noun) // "31 tồn tại": no preposition is cut off a noun
	}
	if f.measured {
		thing = cutTrailing(cutAside(p.phrase(f.nounEnd, f.postEnd)))
		if f.Kind != number.Percent {
			head = ""
		}
	}
	if f.tail != "" && !strings.Contains(thing, f.tail) {
		thing = join(" ", cutPredicate(thing), f.tail)
	}
	if rest, ok := strings.CutPrefix(thing, "số "); ok {
		thing = rest
	} else if isRate(thing) && lastMatch(rateHead, thing) == 0 {
		head = ""
	}
	if i > 0 && head == "Số" && outOfAll.MatchString(p.text[f.segStart:f.qstart]) {
		return "Tổng số " + thing // "1.440 hồ sơ đúng hạn trên tổng số 1.500 hồ sơ"
	}
	governed := p.governing(s, fs, i)
	if noun := clean(p.text[max(f.nounStart, 0):max(f.nounStart, 0, f.nounEnd)]); noun != "" && head == "Số" && (strings.HasPrefix(strings.ToLower(governed), "số "+strings.ToLower(noun)) || noun == "con" && herd.MatchString(governed) || noun == "người" && f.clauseStart == f.segStart && totals.MatchString(governed)) {
		return governed // "số vụ cháy 12 vụ"
	}
	switch {
	case f.measured && head == "" && thing == "" && p.last != nil && headOnly.MatchString(governed) && f.clauseStart <= p.lastEnd:
		return join(" – ", governed, p.last.Indicator.Text)
	case thing == "":
		return governed
	case f.measured && head == "":
		return join(" ", governed, thing)
	}
	return join(" – ", strings.TrimSpace(head+" "+thing), governed)
}

// herd matches a phrase that already counts animals.
var herd = pattern.New(`(?i)^(?:tổng đàn|đàn|tổng số|số lượng|số con|số đầu con)(?:\s|$)`)

// outOfAll matches words right before the whole that figures were counted in.
var outOfAll = pattern.New(`(?i)\s(?:trên|trong)\s+(?:tổng\s+)?số\s*$`)

// withoutSubject drops the subject from the phrase that governs a name: the
// same indicator of another agency has the same name.
func withoutSubject(name, subject string) string {
	head, governed, ok := cutLast(name, " – ")
	if !ok || len(strings.Fields(head)) <= headWords {
		return name
	}
	actor := nameOf(governed)
	if _, named := entityAt(governed); !named || actor == "" || !strings.HasPrefix(strings.ToLower(subject), strings.ToLower(strings.TrimSuffix(actor, " tỉnh"))) {
		return name
	}
	at := strings.Index(governed, actor)
	if at != 0 {
		return name
	}
	return join(" – ", head, clean(governed[len(actor):]))
}
