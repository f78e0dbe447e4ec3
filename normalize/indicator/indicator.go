// Package indicator ties the wording of a figure to a catalogue of indicators,
// and gives what is not in the catalogue an identifier from its own words.
//
// Reports word one indicator in many ways: with acronyms or in full, with the
// tone mark on one vowel or the other, with "tỷ" or "tỉ". Words are compared
// folded, with acronyms written out and filler left away. Only a close match
// is taken: an indicator left unmatched can still be searched by its words, a
// wrong match would add apples to pears.
package indicator

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"

	"github.com/trichluc/trichluc/internal/viet"
)

// Entry is an indicator of the catalogue.
type Entry struct {
	ID       string
	Name     string
	English  string
	Unit     string
	synonyms []synonym
}

// synonym is one wording of an indicator, as words that carry its meaning.
type synonym struct {
	words    []string
	contrast string
}

func newSynonym(name string) synonym {
	words := tokens(name)
	return synonym{words, contrast(words)}
}

//go:embed catalogue.tsv
var catalogueTable string

//go:embed acronyms.tsv
var acronymsTable string

var (
	acronyms  = readAcronyms(acronymsTable)
	catalogue = readCatalogue(catalogueTable)
)

// filler are words that carry no meaning of their own in an indicator's name.
var filler = map[string]bool{"cac": true, "nhung": true, "cua": true, "da": true, "duoc": true, "so": true, "luong": true, "tong": true, "tren": true, "dia": true, "ban": true, "tinh": true, "va": true, "viec": true, "o": true, "tai": true, "muc": true, "lan": true, "theo": true, "cho": true}

// contrasts are words that make another indicator of one that is the same
// otherwise: they must stand in both names or in neither.
var contrasts = map[string]bool{"trinh": true, "phan": true, "chua": true, "khong": true, "huyen": true, "xa": true, "tang": true, "giam": true, "nam": true, "nu": true, "nong": true, "nhap": true, "xuat": true, "thu": true, "chi": true, "tre": true, "qua": true, "dung": true, "hong": true, "moi": true, "can": true, "ngoai": true, "noi": true, "dia": true}

// agreement is the share of words that a name and a synonym must have in
// common, of both. At .85 no two entries of the catalogue fit each other's
// names (a test holds this), and names with one word more or less still fit.
const agreement = 0.85

func readAcronyms(text string) *strings.Replacer {
	var pairs []string
	for line := range strings.Lines(text) {
		short, long, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(line, "#") {
			double := strings.NewReplacer(" ", "  ") // as tokens spaces its words, so that neighbours can both match
			pairs = append(pairs, " "+double.Replace(viet.Fold(short))+" ", " "+double.Replace(viet.Fold(long))+" ")
		}
	}
	return strings.NewReplacer(pairs...)
}

func readCatalogue(text string) []Entry {
	var out []Entry
	for line := range strings.Lines(text) {
		c := strings.Split(strings.TrimSpace(line), "\t")
		if len(c) != 5 || strings.HasPrefix(line, "#") {
			continue
		}
		e := Entry{ID: c[0], Name: c[1], English: c[2], Unit: c[3]}
		for s := range strings.SplitSeq(c[4], "|") {
			e.synonyms = append(e.synonyms, newSynonym(s))
		}
		e.synonyms = append(e.synonyms, newSynonym(e.Name))
		out = append(out, e)
	}
	return out
}

// Catalogue lists all entries.
func Catalogue() []Entry { return catalogue }

var (
	brackets = regexp.MustCompile(`\([^()]*\)`)
	signs    = regexp.MustCompile(`[^0-9a-z%&]+`)
)

// tokens are the words of a name that carry its meaning, folded, acronyms
// written out, what stands in brackets left away.
func tokens(name string) []string {
	s := signs.ReplaceAllString(viet.Fold(brackets.ReplaceAllString(name, " ")), " ")
	s = acronyms.Replace(" " + strings.ReplaceAll(s, " ", "  ") + " ")
	var out []string
	for _, w := range strings.Fields(s) {
		if w == "ti" {
			w = "ty"
		}
		if !filler[w] {
			out = append(out, w)
		}
	}
	return out
}

// Match finds the entry that a name words. A percentage never matches a count.
func Match(name, unit string) (Entry, bool) {
	words := tokens(name)
	if len(words) < 2 || len(words) > 60 {
		return Entry{}, false
	}
	best, at, contrasting := 0.0, -1, contrast(words)
	for i, e := range catalogue {
		if (e.Unit == "%") != (unit == "%") || (e.Unit == "thứ hạng") != (unit == "thứ hạng") {
			continue
		}
		for _, s := range e.synonyms {
			if s.contrast != contrasting {
				continue
			}
			if score := common(words, s.words); score > best {
				best, at = score, i
			}
		}
	}
	if best < agreement {
		return Entry{}, false
	}
	return catalogue[at], true
}

// common is the share of words that a and b have in common, in the same
// order, of the words of both.
func common(a, b []string) float64 {
	if len(a) > 2*len(b) || len(b) > 2*len(a) {
		return 0
	}
	row := make([]int, len(b)+1) // longest common subsequence, one row at a time
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return 2 * float64(row[len(b)]) / float64(len(a)+len(b))
}

// contrast sums up the words of a name that make another indicator.
func contrast(words []string) string {
	var out []string
	for _, w := range words {
		if contrasts[w] {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// slugWords is the most words that an identifier keeps: enough to tell
// indicators apart, short enough to read.
const slugWords = 14

// Slug makes an identifier of a name's own words.
func Slug(name string) string {
	words := strings.Fields(signs.ReplaceAllString(viet.Fold(name), " "))
	if len(words) > slugWords {
		words = words[:slugWords]
	}
	return strings.ReplaceAll(strings.Join(words, "-"), "%", "pct")
}
