package observe

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
)

// municipalities are the province-level units that are called cities.
var municipalities = map[string]bool{"Hà Nội": true, "Hải Phòng": true, "Đà Nẵng": true, "Cần Thơ": true, "Hồ Chí Minh": true, "Huế": true}

// placeWord is the word that goes before a province's name.
func placeWord(name string) string {
	if municipalities[name] {
		return "thành phố "
	}
	return "tỉnh "
}

var provinceName = pattern.New(`(?:[Tt]ỉnh|TỈNH) (\p{Lu}[\p{L}]*(?:\s+(?:-\s+)?\p{Lu}[\p{L}]*){0,3})`)

// guessProvince takes the province from the document itself, where metadata
// does not say: the name most often printed after "tỉnh".
func guessProvince(d *trichluc.Document) string {
	count, best := map[string]int{}, ""
	for _, m := range provinceName.FindAllStringSubmatch(d.Text, -1) {
		if _, ok := entityAt(m[1]); ok {
			continue
		}
		name := titleCase(m[1])
		count[name]++
		if count[name] > count[best] {
			best = name
		}
	}
	if best == "" || count[best] < 2 {
		return ""
	}
	return placeWord(best) + best
}

func titleCase(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		r, size := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + strings.ToLower(w[size:])
	}
	return strings.Join(words, " ")
}

//go:embed entities.tsv
var entitiesTable string

// entities are the words that open the name of an agency, a place or a
// system, with the level of what they name.
var entities = readPairs(entitiesTable)

// pair is a line of a two-column table.
type pair struct{ words, value string }

// readPairs reads a table, longest words first.
func readPairs(text string) []pair {
	var out []pair
	for line := range strings.Lines(text) {
		words, value, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(line, "#") {
			out = append(out, pair{words, value})
		}
	}
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && len(out[j].words) > len(out[j-1].words); j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// entityAt tells whether the name of an agency, place or system opens s, and
// its level. Names begin with a capital.
func entityAt(s string) (level string, ok bool) {
	r, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(r) {
		return "", false
	}
	lower := strings.ToLower(s[:min(len(s), 60)])
	for _, e := range entities {
		if strings.HasPrefix(lower, e.words) && (len(lower) == len(e.words) || !letterAt(lower, len(e.words))) {
			return e.value, e.value != "none"
		}
	}
	return "", false
}

func letterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

// qualified adds the province to a name that does not hold it.
func (r *reader) qualified(name string) string {
	if r.province == "" {
		return name
	}
	bare := strings.TrimPrefix(strings.TrimPrefix(r.province, "tỉnh "), "thành phố ")
	if strings.Contains(strings.ToLower(name), strings.ToLower(bare)) {
		return name
	}
	if of, ok := strings.CutSuffix(name, " tỉnh"); ok && !strings.HasSuffix(of, "cấp") {
		return of + " " + r.province
	}
	return name + ", " + r.province
}

// whole is the report's own province as a subject.
func (r *reader) whole() trichluc.Subject {
	return trichluc.Subject{Text: r.province, Level: "province"}
}

// levels are the words for all units of one level.
var levels = []struct{ words, text, level string }{
	{"cấp huyện", "cấp huyện", "district"}, {"cấp xã", "cấp xã", "commune"}, {"cấp tỉnh", "cấp tỉnh", "province"}, {"cấp sở", "cấp sở", "agency"},
	{"cả nước", "cả nước", "national"}, {"toàn quốc", "cả nước", "national"},
}

// levelIn is the one level that a clause speaks of; ok is false when it speaks
// of none or of several.
func levelIn(clause string) (s trichluc.Subject, ok bool) {
	lower := strings.ToLower(clause)
	for _, l := range levels {
		if !strings.Contains(lower, l.words) || s.Text == l.text {
			continue
		}
		if s.Text != "" {
			return trichluc.Subject{}, false
		}
		s = trichluc.Subject{Text: l.text, Level: l.level}
	}
	return s, s.Text != ""
}
