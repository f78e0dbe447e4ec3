package indicator

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed catalogue.tsv
var catalogueTable string

// shared is the catalogue as built once, when the first name is matched.
var shared = sync.OnceValue(newCatalogue)

// catalogue holds the indicators ready for matching.
type catalogue struct {
	*lexicon
	entries  []*entry
	wordings []*wording
	byHead   map[concept][]*wording // by what a name of theirs may mention first
}

// entry is an indicator with what its unit says of its figures.
type entry struct {
	Entry
	text  string // the folded name
	kinds figure
	units []concept // the things counted, of a count
}

// counts tells whether an entry's figures may count one of things, or what
// the name itself mentions first.
func (e *entry) counts(things []concept, head concept) bool {
	if len(things) == 0 || e.kinds&count == 0 {
		return true
	}
	return slices.ContainsFunc(things, func(x concept) bool { return x == head || slices.Contains(e.units, x) })
}

// wording is one way to name an indicator.
type wording struct {
	entry    *entry
	required []concept // sorted
	optional []concept // sorted
	sequence []concept // all, in the order that each is first written
}

// allows tells whether a name of this wording may hold x.
func (w *wording) allows(x concept) bool {
	if _, ok := slices.BinarySearch(w.required, x); ok {
		return true
	}
	_, ok := slices.BinarySearch(w.optional, x)
	return ok
}

// inOrder tells whether concepts follow one another as the wording has them.
func (w *wording) inOrder(concepts []concept) bool {
	at := 0
	for _, x := range concepts {
		i := slices.Index(w.sequence[at:], x)
		if i < 0 {
			return false
		}
		at += i + 1
	}
	return true
}

func newCatalogue() *catalogue {
	c := &catalogue{lexicon: newLexicon(), byHead: map[concept][]*wording{}}
	for _, row := range rows(catalogueTable) {
		units := strings.Split(row[3], "|")
		e := &entry{Entry: Entry{ID: row[0], Name: row[1], English: row[2], Unit: units[0], Source: row[4]}, text: fold(row[1])}
		for _, u := range units {
			e.kinds |= figureOf(u)
		}
		c.entries = append(c.entries, e)
		c.word(e, brackets.ReplaceAllString(e.Name, " "))
		for pattern := range strings.SplitSeq(row[5], "|") {
			for _, p := range alternatives(pattern) {
				c.word(e, p)
			}
		}
		for _, u := range units {
			e.units = append(e.units, c.things(u)...)
		}
	}
	return c
}

// word adds a wording: words in square brackets may be missing. A name of the
// wording may mention first what the wording requires first, or anything
// optional before that.
func (c *catalogue) word(e *entry, pattern string) {
	w := &wording{entry: e}
	var heads []concept
	headed := false
	for depth := 0; pattern != ""; {
		part, sign := pattern, byte(0)
		if i := strings.IndexAny(pattern, "[]"); i >= 0 {
			part, sign = pattern[:i], pattern[i]
		}
		pattern = pattern[min(len(part)+1, len(pattern)):]
		for _, x := range c.learnAll(part, len(w.sequence) == 0) {
			if !slices.Contains(w.sequence, x) {
				w.sequence = append(w.sequence, x)
			}
			if depth > 0 {
				w.optional = append(w.optional, x)
			} else {
				w.required = append(w.required, x)
			}
			if c.roles[x] == thing && !headed {
				heads, headed = append(heads, x), depth == 0
			}
		}
		switch sign {
		case '[':
			depth++
		case ']':
			depth--
		}
	}
	if !headed {
		heads = append(heads, 0)
	}
	w.required, w.optional = sortedSet(w.required), sortedSet(w.optional)
	c.wordings = append(c.wordings, w)
	for _, h := range sortedSet(heads) {
		c.byHead[h] = append(c.byHead[h], w)
	}
}

// alternatives writes out what stands in braces: "{one/other} word" is "one
// word" and "other word".
func alternatives(pattern string) []string {
	before, rest, ok := strings.Cut(pattern, "{")
	if !ok {
		return []string{pattern}
	}
	inside, after, _ := strings.Cut(rest, "}")
	var out []string
	for choice := range strings.SplitSeq(inside, "/") {
		out = append(out, alternatives(before+choice+after)...)
	}
	return out
}

// sortedSet sorts concepts in place and drops what stands twice.
func sortedSet(x []concept) []concept {
	slices.Sort(x)
	return slices.Compact(x)
}
