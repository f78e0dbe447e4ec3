package indicator

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/trichluc/trichluc/internal/viet"
)

//go:embed words.tsv
var wordsTable string

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
	single   map[string][]string // how phrases of one word are spelled, by the folded word
	acronyms acronyms
}

func newLexicon() *lexicon {
	l := &lexicon{
		phrases: map[string]concept{}, longest: map[string]int{}, roles: []role{drop},
		words: map[string]bool{}, single: map[string][]string{}, acronyms: readAcronyms(),
	}
	for _, row := range rows(wordsTable) {
		x := l.add(roles[row[1]])
		for form := range strings.SplitSeq(row[2], "|") {
			phrase := l.key(form)
			l.learn(phrase, x)
			if !strings.Contains(phrase, " ") {
				l.single[phrase] = append(l.single[phrase], form)
			}
		}
	}
	return l
}

// key is a phrase as the lexicon keeps it.
func (l *lexicon) key(form string) string {
	words, _ := l.acronyms.expand(strings.Fields(fold(form)))
	return strings.Join(words, " ")
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

// homograph ends a folded word that is spelled as a phrase of one word, but
// with other marks: "đất" beside "đạt". Alone it is not that phrase; within a
// longer phrase, where there is no doubt, its marks may be misread.
const homograph = "'"

// split is a text, of which folded is the folded form, as folded words, times
// left away and acronyms written out. It tells whether there were any.
func (l *lexicon) split(text, folded string) (words []string, acronyms bool) {
	words = strings.Fields(folded)
	printed := strings.FieldsFunc(text, func(r rune) bool { return letters(r) == ' ' })
	if len(words) == len(printed) {
		for i, w := range words {
			if forms, ok := l.single[w]; ok && !spelled(printed[i], w, forms) {
				words[i] += homograph
			}
		}
	}
	return l.acronyms.expand(withoutTimes(words))
}

// spelled tells whether a word is printed without marks or as one of forms.
func spelled(printed, folded string, forms []string) bool {
	if printed == folded || slices.Contains(forms, printed) {
		return true
	}
	lower := strings.ToLower(printed)
	return lower == folded || slices.Contains(forms, lower)
}

// phrase is the longest phrase that opens words: its concept and how many
// words it has. Without one it is no concept of one word.
func (l *lexicon) phrase(words []string) (concept, int) {
	for n := min(l.longest[strings.TrimSuffix(words[0], homograph)], len(words)); n > 1; n-- {
		key := strings.Join(words[:n], " ")
		if strings.Contains(key, homograph) {
			key = strings.ReplaceAll(key, homograph, "")
		}
		if x, ok := l.phrases[key]; ok {
			return x, n
		}
	}
	return l.phrases[words[0]], 1
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
		switch r = letters(viet.FoldRune(r)); {
		case r < 0: // a combining mark
		case r != ' ':
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

// letters is a space for every sign that divides words. What folds to no
// letter of the alphabet divides them too.
func letters(r rune) rune {
	if r < 0 || r == '&' || '0' <= r && r <= '9' {
		return r
	}
	if f := viet.FoldRune(r); f < 0 || 'a' <= f && f <= 'z' {
		return r
	}
	return ' '
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
