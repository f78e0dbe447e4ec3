package index

import (
	"strings"

	"github.com/blevesearch/bleve/v2/search/query"
	"github.com/trichluc/trichluc/internal/viet"
)

// maxWords bounds what a question costs; nobody types so many, but a whole
// paragraph may be pasted.
const maxWords = 48

// phrase is words that are to stand together as typed between quotation
// marks, or a single word.
type phrase []word

// parse reads what a user typed. Nothing in it is an error: what is not a
// letter, a digit or a quotation mark in its place only parts words.
func parse(typed string) (phrases []phrase) {
	n := 0
	for i, part := range strings.Split(straightQuotes.Replace(viet.Clean(typed)), `"`) {
		found := words(part)
		found = found[:min(len(found), maxWords-n)]
		n += len(found)
		if i%2 == 1 && len(found) > 0 {
			phrases = append(phrases, found)
			continue
		}
		for w := range found {
			phrases = append(phrases, found[w:w+1])
		}
	}
	return phrases
}

var straightQuotes = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`)

// How much a word counts by where it stands. A number names an instrument
// outright; a title is a few words that say what the whole is about.
const (
	boostNumber = 6
	boostTitle  = 2
	boostText   = 1
	boostAbout  = 0.5
	// With its diacritics as typed, or beside the word that it was typed beside.
	boostExact    = 1.5
	boostAdjacent = 2
)

// placeBoosts are the fields that a word is looked for in.
var placeBoosts = []struct {
	field  string
	boost  float64
	phrase bool // has positions
	exact  bool // has a field with diacritics beside it
}{
	{fieldNumber, boostNumber, true, false},
	{fieldTitle, boostTitle, true, true},
	{fieldText, boostText, true, true},
	{fieldAbout, boostAbout, false, false},
}

// build makes bleve's query: every phrase has to be found in an entry, or, for
// the second attempt, any of them.
func build(q Query, phrases []phrase, all bool) query.Query {
	var kinds []query.Query
	for _, k := range q.Kinds {
		kinds = append(kinds, ofKind(k, phrases, all))
	}
	b := query.NewBooleanQuery([]query.Query{query.NewDisjunctionQuery(kinds)}, nil, nil)
	if filters := filtersOf(q); len(filters) > 0 {
		b.AddFilter(query.NewConjunctionQuery(filters))
	}
	return b
}

func ofKind(k Kind, phrases []phrase, all bool) query.Query {
	if len(phrases) == 0 {
		return term(fieldKind, string(k), 1)
	}
	var wanted []query.Query
	for _, p := range phrases {
		wanted = append(wanted, anywhere(k, p))
	}
	better := closer(k, phrases)
	if all {
		return query.NewBooleanQuery(wanted, better, nil)
	}
	return query.NewBooleanQuery([]query.Query{query.NewDisjunctionQuery(wanted)}, better, nil)
}

// anywhere finds a phrase without regard to diacritics.
func anywhere(k Kind, p phrase) query.Query {
	var places []query.Query
	for _, f := range placeBoosts {
		switch {
		case len(p) == 1:
			places = append(places, term(fieldOf(k, f.field), p[0].folded, f.boost))
		case f.phrase:
			places = append(places, together(fieldOf(k, f.field), p, f.boost))
		}
	}
	return query.NewDisjunctionQuery(places)
}

// closer lists what makes a hit better: words with the diacritics typed, and
// neighbours in the question that are neighbours in the entry.
func closer(k Kind, phrases []phrase) (better []query.Query) {
	for i, p := range phrases {
		for _, f := range placeBoosts {
			for _, w := range p {
				if f.exact && w.exact != "" {
					better = append(better, term(fieldOf(k, f.field)+exactly, w.exact, f.boost*boostExact))
				}
			}
			if f.phrase && i > 0 {
				pair := phrase{phrases[i-1][len(phrases[i-1])-1], p[0]}
				better = append(better, together(fieldOf(k, f.field), pair, f.boost*boostAdjacent))
			}
		}
	}
	return better
}

func term(field, text string, boost float64) query.Query {
	t := query.NewTermQuery(text)
	t.SetField(field)
	t.SetBoost(boost)
	return t
}

func together(field string, p phrase, boost float64) query.Query {
	terms := make([]string, len(p))
	for i, w := range p {
		terms[i] = w.folded
	}
	t := query.NewPhraseQuery(terms, field)
	t.SetBoost(boost)
	return t
}

func filtersOf(q Query) (filters []query.Query) {
	for _, f := range []struct{ field, wanted string }{
		{fieldType, q.Type}, {fieldIssuer, q.Issuer}, {fieldProvince, q.Province}, {fieldYear, q.Year},
	} {
		if f.wanted != "" {
			filters = append(filters, term(f.field, value(f.wanted), 1))
		}
	}
	return filters
}
