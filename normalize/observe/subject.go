package observe

import (
	_ "embed"
	"slices"
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

// whole is whom the report speaks for as a subject: the district or commune
// whose own report it is, else the province, for which departments speak too.
func (r *reader) whole() trichluc.Subject {
	if r.own.Text != "" {
		return r.own
	}
	return trichluc.Subject{Text: r.province, Level: "province"}
}

// ownPlace matches the issuer of a district's or commune's report.
var ownPlace = pattern.New(`(?i)^(?:UBND|HĐND|Đảng ủy|Ban Chỉ đạo.*?|Tổ công tác.*?) (xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố) (\p{L}.*)$|^(Huyện|Quận|Thị|Thành) ủy (\p{L}.*)$`)

// partyPlaces are the places whose party committees are named by their kind.
var partyPlaces = map[string]string{"huyện": "huyện", "quận": "quận", "thị": "thị xã", "thành": "thành phố"}

// ownSubject is the district or commune that issued the document, empty when it
// is a body of the province or above.
func (r *reader) ownSubject(issuer string) trichluc.Subject {
	m := ownPlace.FindStringSubmatch(issuer)
	if m == nil {
		return trichluc.Subject{}
	}
	kind, name := strings.ToLower(m[1]), m[2]
	if kind == "" {
		kind, name = partyPlaces[strings.ToLower(m[3])], m[4]
	}
	name, _, _ = strings.Cut(name, " tỉnh ")
	if kind == "thành phố" && municipalities[name] {
		return trichluc.Subject{}
	}
	level := "district"
	if slices.Contains([]string{"xã", "phường", "thị trấn", "đặc khu"}, kind) {
		level = "commune"
	}
	return trichluc.Subject{Text: r.qualified(kind + " " + name), Level: level}
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
