package index

import (
	"math"
	"strings"

	"github.com/blevesearch/bleve/v2/search"
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
	parts := strings.Split(straightQuotes.Replace(viet.Clean(typed)), `"`)
	for i, part := range parts {
		found := words(part)
		found = found[:min(len(found), maxWords-n)]
		n += len(found)
		closed := i%2 == 1 && i < len(parts)-1
		if closed && len(found) > 0 {
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
	boostName   = 2
	boostTitle  = 2
	boostText   = 1
	boostAbout  = 0.5
	// With its diacritics as typed, or beside the word that it was typed beside.
	boostExact    = 1.5
	boostAdjacent = 2
)

// shareElsewhere is what a word counts in the places that are not its best. It
// only tells apart what else would be equal.
const shareElsewhere = 0.05

// places are the fields that a word is looked for in.
var places = []struct {
	field   string
	boost   float64
	phrase  bool // has positions
	closely bool // has a field of diacritics and neighbours beside it
}{
	{fieldNumber, boostNumber, true, true},
	{fieldName, boostName, false, false},
	{fieldTitle, boostTitle, true, true},
	{fieldText, boostText, true, true},
	{fieldAbout, boostAbout, false, false},
}

// build makes bleve's query: every phrase has to be found in an entry, or, for
// the second attempt, any of them.
func build(q Query, phrases []phrase, all bool) query.Query {
	var kinds, names []query.Query
	for _, k := range q.Kinds {
		kinds = append(kinds, ofKind(k, phrases, all))
		names = append(names, term(fieldKind, string(k), 1))
	}
	b := query.NewBooleanQuery([]query.Query{&bestOf{kinds, 0}}, nil, nil)
	filters := filtersOf(q)
	if len(phrases) == 0 {
		b.Must = query.NewMatchAllQuery()
		filters = append(filters, query.NewDisjunctionQuery(names))
	}
	if len(filters) > 0 {
		b.AddFilter(query.NewConjunctionQuery(filters))
	}
	return query.NewCustomScoreQueryWithScorer(b, graded, nil, nil)
}

// scoreSteps is how many grades there are to a doubling of the score. Hits of
// one grade, 6 percent apart at most, are put in order by their weight.
const scoreSteps = 12

// graded rounds a score down to its grade.
func graded(hit *search.DocumentMatch) float64 {
	if !(hit.Score > 0) {
		return 0
	}
	return math.Exp2(math.Floor(math.Log2(hit.Score)*scoreSteps) / scoreSteps)
}

func ofKind(k Kind, phrases []phrase, all bool) query.Query {
	var wanted []query.Query
	for _, p := range phrases {
		wanted = append(wanted, anywhere(k, p))
	}
	if !all {
		wanted = []query.Query{&bestOf{wanted, 1}}
	}
	b := query.NewBooleanQuery(wanted, nil, nil)
	b.Should = &bestOf{closer(k, phrases), 1}
	return b
}

// anywhere finds a phrase without regard to diacritics.
func anywhere(k Kind, p phrase) query.Query {
	var found []query.Query
	for _, f := range places {
		switch {
		case len(p) == 1:
			found = append(found, term(fieldOf(k, f.field), p[0].folded, f.boost))
		case f.phrase:
			found = append(found, together(fieldOf(k, f.field), p, f.boost))
		}
	}
	return &bestOf{found, shareElsewhere}
}

// closer lists what makes a hit better: words with the diacritics typed, and
// neighbours in the question that are neighbours in the entry.
func closer(k Kind, phrases []phrase) (better []query.Query) {
	var whole phrase
	for _, p := range phrases {
		whole = append(whole, p...)
	}
	for _, f := range places {
		if !f.closely {
			continue
		}
		for i, w := range whole {
			if w.exact != "" {
				better = append(better, term(fieldOf(k, f.field)+closeTo, w.exact, f.boost*boostExact))
			}
			if i > 0 {
				better = append(better, term(fieldOf(k, f.field)+closeTo, pair(whole[i-1], w), f.boost*boostAdjacent))
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
