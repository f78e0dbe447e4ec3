package indicator

import (
	"regexp"
	"slices"
	"strings"
)

// reading is a name as concepts.
type reading struct {
	text     string    // folded, as printed; empty where part of the name was left away
	lead     figure    // what its first words say of the figure; 0 where they say nothing
	concepts []concept // each once, in the order of the name; what carries no meaning left away
	set      []concept // the same, sorted
	unknown  int       // words that the catalogue does not know
	slips    int       // words mended
	acronyms bool      // acronyms were written out
	head     concept   // the first thing mentioned: what the figure is of; 0 where none is
}

// mostWords is the most words of a name: what is longer is a sentence.
const mostWords = 80

// brackets matches what stands in brackets that hold no others.
var brackets = regexp.MustCompile(`\([^()]*\)`)

// readings are the ways to read a name: as it stands; without the whole that
// it is a share of; and, where what stands in brackets sets nothing apart,
// without that. Brackets that say how a figure was made are never read.
func (c *catalogue) readings(name string) []reading {
	full := withoutPlace(name)
	if strings.Contains(full, "(") {
		full = asides.ReplaceAllString(full, " ")
	}
	whole, ok := c.read(full)
	if !ok {
		return nil
	}
	out := append(make([]reading, 0, 3), whole)
	if part, ok := c.withoutWhole(full, whole); ok {
		out = append(out, part)
	}
	if strings.Contains(full, "(") {
		bare, ok := c.read(brackets.ReplaceAllString(full, " "))
		if ok && !c.addsApart(whole, bare) {
			bare.text = ""
			out = append(out, bare)
		}
	}
	return out
}

// asides matches brackets that say how a figure was made, not of what it is:
// "(gồm cả trực tuyến và trực tiếp)".
var asides = regexp.MustCompile(`(?i)\((?:gồm|bao gồm|chỉ tính|chỉ thống kê|chỉ gồm|trừ|không bao gồm|không tính|không kể|tính cả|tính trên|tính theo|kể cả|tất cả|toàn trình *(?:[+,]|và) *một phần)[^()]*\)`)

// wholes matches where a share names what it is a share of.
var wholes = regexp.MustCompile(`(?i)(?:/|trên|so với|trong)\s*tổng(?: số)?\s`)

// withoutWhole reads a name up to the whole that it is a share of, where that
// is all of the things of the name: "hồ sơ ... trên tổng số hồ sơ tiếp nhận".
func (c *catalogue) withoutWhole(name string, r reading) (reading, bool) {
	if !strings.Contains(name, "ổng") {
		return reading{}, false
	}
	at := wholes.FindStringIndex(name)
	if at == nil || r.head == 0 {
		return reading{}, false
	}
	part, ok := c.read(name[:at[0]])
	if !ok || part.head != r.head {
		return reading{}, false
	}
	rest, ok := c.read(name[at[1]:])
	if !ok || rest.unknown > 0 || rest.head != r.head {
		return reading{}, false
	}
	for _, x := range rest.set {
		if c.keepsApart(x) && x != r.head && x != c.phrases["tiep nhan"] && x != c.phrases["giai quyet"] {
			return reading{}, false
		}
	}
	part.text = ""
	return part, true
}

// addsApart tells whether a reading holds what sets indicators apart and
// another does not.
func (c *catalogue) addsApart(whole, bare reading) bool {
	return slices.ContainsFunc(whole.set, func(x concept) bool {
		_, also := slices.BinarySearch(bare.set, x)
		return !also && c.keepsApart(x)
	})
}

// read reads a name as concepts.
func (c *catalogue) read(name string) (reading, bool) {
	r := reading{text: fold(name)}
	words, acronyms := c.split(name, r.text)
	for len(words) > 0 && isNumber(words[0]) {
		words = words[1:] // the mark of a list: "1.2."
	}
	if len(words) == 0 || len(words) > mostWords {
		return reading{}, false
	}
	r.acronyms = acronyms
	words, r.slips = c.mend(words)
	for len(words) > 0 {
		x, n := c.phrase(words)
		c.take(&r, x)
		words = words[n:]
	}
	r.set = sortedSet(slices.Clone(r.concepts))
	return r, true
}

// take adds a concept to a reading. Words that say what sort of figure it is
// do so only where a name opens with them; later "tỷ lệ" is a share of shares,
// and the others mean nothing.
func (c *catalogue) take(r *reading, x concept) {
	opens := len(r.concepts) == 0 && r.unknown == 0
	switch role := c.roles[x]; {
	case x == 0:
		r.unknown++
		return
	case role >= leadRate && opens:
		if r.lead == 0 {
			r.lead = leads[role]
		}
		return
	case role == drop || role > leadRate:
		return
	case role == thing && r.head == 0:
		r.head = x
	}
	if !slices.Contains(r.concepts, x) {
		r.concepts = append(r.concepts, x)
	}
}

// learnAll reads part of a wording, making concepts of words not yet known.
func (c *catalogue) learnAll(part string, opens bool) []concept {
	var out []concept
	words, _ := c.split(part, fold(part))
	for len(words) > 0 {
		x, n := c.phrase(words)
		if x == 0 {
			x = c.of(words[0])
		}
		words = words[n:]
		if role := c.roles[x]; role == drop || role > leadRate || role == leadRate && opens && len(out) == 0 {
			continue
		}
		out = append(out, x)
	}
	return out
}

// things are the things that a unit counts.
func (c *catalogue) things(unit string) []concept {
	if figureOf(unit) != count {
		return nil
	}
	var out []concept
	words, _ := c.split(unit, fold(unit))
	for len(words) > 0 {
		x, n := c.phrase(words)
		if c.roles[x] == thing {
			out = append(out, x)
		}
		words = words[n:]
	}
	return out
}

// times matches, in folded words, the times that a figure is of: another
// matter than what it measures.
var times = regexp.MustCompile(`\b(?:(?:nam|quy|thang|ngay|giai doan|ky) (?:\d[\d ]*|i{1,3}|iv)\b(?: dau nam| cuoi nam)?|\d+ thang(?: dau nam| cuoi nam)?\b|(?:19|20)\d\d\b(?: (?:19|20)\d\d\b)?)`)

func withoutTimes(words []string) []string {
	if !slices.ContainsFunc(words, func(w string) bool { return w == "quy" || w[0] <= '9' }) {
		return words // most names: not worth the search
	}
	return strings.Fields(times.ReplaceAllString(strings.Join(words, " "), " "))
}

// place matches a province or city by name.
var place = regexp.MustCompile(`\b(tỉnh|thành phố|TP\.?)\s+\p{Lu}\p{Ll}+(?:\s*-?\s*\p{Lu}\p{Ll}+){1,3}`)

// withoutPlace leaves away which province a figure is of: the subject's
// matter.
func withoutPlace(name string) string {
	if !strings.Contains(name, "tỉnh ") && !strings.Contains(name, "thành phố ") && !strings.Contains(name, "TP") {
		return name
	}
	return place.ReplaceAllString(name, "$1")
}
