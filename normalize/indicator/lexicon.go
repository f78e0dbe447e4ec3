package indicator

import (
	_ "embed"
	"strings"

	"github.com/trichluc/trichluc/internal/viet"
)

//go:embed words.tsv
var wordsTable string

//go:embed acronyms.tsv
var acronymsTable string

// concept numbers a phrase that counts as one; 0 is none.
type concept int32

// role is the part that a concept plays in comparing names, as words.tsv
// explains them.
type role uint8

const (
	word role = iota
	light
	drop
	state
	thing
	leadRate
	leadCount
	leadRank
	leadScore
)

var roles = map[string]role{"word": word, "light": light, "drop": drop, "state": state, "thing": thing,
	"rate": leadRate, "count": leadCount, "rank": leadRank, "score": leadScore}

// leads tells what sort of figure a name is of that opens with such a word.
var leads = map[role]figure{leadRate: rate, leadCount: count, leadRank: rank, leadScore: score}

// lexicon knows the phrases that count as one, by their folded words divided
// by single spaces.
type lexicon struct {
	phrases  map[string]concept
	longest  map[string]int // words of the longest phrase that opens with this word
	roles    []role         // by concept
	words    map[string]bool
	acronyms *strings.Replacer
}

func newLexicon() *lexicon {
	l := &lexicon{phrases: map[string]concept{}, longest: map[string]int{}, roles: []role{drop}, words: map[string]bool{}}
	l.acronyms = readAcronyms()
	for _, row := range rows(wordsTable) {
		x := l.add(roles[row[1]])
		for form := range strings.SplitSeq(row[2], "|") {
			l.learn(l.expand(fold(form)), x)
		}
	}
	return l
}

// add makes a concept.
func (l *lexicon) add(r role) concept {
	l.roles = append(l.roles, r)
	return concept(len(l.roles) - 1)
}

// learn takes a phrase for a concept. The first concept of a phrase stays.
func (l *lexicon) learn(phrase string, x concept) {
	if _, known := l.phrases[phrase]; known {
		return
	}
	l.phrases[phrase] = x
	words := strings.Fields(phrase)
	for _, w := range words {
		l.words[w] = true
	}
	l.longest[words[0]] = max(l.longest[words[0]], len(words))
}

// of is the concept of a single word, made where there is none: the words of
// the catalogue that words.tsv does not list.
func (l *lexicon) of(w string) concept {
	if x, ok := l.phrases[w]; ok {
		return x
	}
	x := l.add(word)
	l.learn(w, x)
	return x
}

// expand writes acronyms out.
func (l *lexicon) expand(folded string) string {
	s := l.acronyms.Replace(" " + strings.ReplaceAll(folded, " ", "  ") + " ")
	return strings.Join(strings.Fields(s), " ")
}

// phrase is the longest phrase that opens words: its concept and how many
// words it has. Without one it is no concept of one word.
func (l *lexicon) phrase(words []string) (concept, int) {
	for n := min(l.longest[words[0]], len(words)); n > 0; n-- {
		if x, ok := l.phrases[strings.Join(words[:n], " ")]; ok {
			return x, n
		}
	}
	return 0, 1
}

// lightWeight is what a word of little meaning counts: at a tenth, a name of
// two concepts may have three of them more.
const lightWeight = 0.1

// weight is how much a concept counts in a score.
func (l *lexicon) weight(x concept) float64 {
	switch l.roles[x] {
	case light:
		return lightWeight
	case drop:
		return 0
	}
	return 1
}

// keepsApart tells whether a concept must stand in both of two names.
func (l *lexicon) keepsApart(x concept) bool {
	return l.roles[x] == state || l.roles[x] == thing
}

// fold is a name as words without marks, divided by single spaces, with "tỉ"
// as "tỷ". Of signs only those stay that acronyms hold.
func fold(s string) string {
	out := make([]byte, 0, len(s))
	for _, r := range s {
		r = viet.FoldRune(r)
		switch {
		case r < 0: // a combining mark
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '&':
			out = append(out, byte(r))
		case len(out) > 0 && out[len(out)-1] != ' ':
			out = append(out, ' ')
		}
	}
	folded := strings.TrimRight(string(out), " ")
	if strings.HasPrefix(folded, "ti ") || strings.Contains(folded, " ti ") {
		folded = strings.TrimSpace(strings.ReplaceAll(" "+folded+" ", " ti ", " ty "))
	}
	return folded
}

// readAcronyms makes a replacer of words that stand between two spaces on
// each side, so that neighbours can both match.
func readAcronyms() *strings.Replacer {
	var pairs []string
	for _, row := range rows(acronymsTable) {
		double := func(s string) string { return " " + strings.ReplaceAll(fold(s), " ", "  ") + " " }
		pairs = append(pairs, double(row[0]), double(row[1]))
	}
	return strings.NewReplacer(pairs...)
}

// rows reads a table: fields divided by tabs, a line of column names, lines
// that begin with # are comments.
func rows(table string) [][]string {
	var out [][]string
	width := 0
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if width == 0 {
			width = len(fields)
			continue
		}
		out = append(out, append(fields, make([]string, max(0, width-len(fields)))...))
	}
	return out
}
