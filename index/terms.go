package index

import (
	"math/bits"
	"strings"

	"github.com/blevesearch/bleve/v2/document"
	api "github.com/blevesearch/bleve_index_api"
)

// field is a field of a bleve document whose terms are made here.
type field struct {
	*document.TextField
	terms       func() []string // an empty term keeps a position free
	even        bool            // every entry counts the same, however many terms it has
	length      int
	frequencies api.TokenFrequencies
}

// Analyze implements bleve's Field. What it hands over is cut from a few slices,
// since making it piece by piece takes a tenth of all the time of indexing.
func (f *field) Analyze() {
	if f.terms == nil {
		return
	}
	terms := f.terms()
	f.frequencies = make(api.TokenFrequencies, len(terms))
	counted, located := !f.Options().SkipFreqNorm(), f.Options().IncludeTermVectors()
	frequencies := make([]api.TokenFreq, 0, len(terms))
	letters := make([]byte, 0, sumOfLengths(terms))
	var locations []api.TokenLocation
	var places []*api.TokenLocation
	if located {
		locations, places = make([]api.TokenLocation, len(terms)), make([]*api.TokenLocation, len(terms))
	}
	for i, t := range terms {
		if t == "" {
			continue
		}
		f.length++
		frequency := f.frequencies[t]
		if frequency == nil {
			from := len(letters)
			letters = append(letters, t...)
			frequencies = append(frequencies, api.TokenFreq{Term: letters[from:len(letters):len(letters)]})
			frequency = &frequencies[len(frequencies)-1]
			f.frequencies[t] = frequency
			if located {
				frequency.Locations = places[i : i : i+1]
			}
		}
		if counted {
			frequency.SetFrequency(frequency.Frequency() + 1)
		}
		if located {
			locations[i].Position = i + 1 // what bleve highlights with, start and end, is not used
			frequency.Locations = append(frequency.Locations, &locations[i])
		}
	}
}

func sumOfLengths(terms []string) (n int) {
	for _, t := range terms {
		n += len(t)
	}
	return n
}

// AnalyzedTokenFrequencies implements bleve's Field.
func (f *field) AnalyzedTokenFrequencies() api.TokenFrequencies { return f.frequencies }

// AnalyzedLength implements bleve's Field. Bleve divides a score by the root
// of the length, which would put the shorter of two texts first for the sake
// of one word; only the order of magnitude says something.
func (f *field) AnalyzedLength() int {
	if f.even || f.length == 0 {
		return 1
	}
	return 1 << bits.Len(uint(f.length-1))
}

func folded(found []word) []string {
	terms := make([]string, len(found))
	for i, w := range found {
		terms[i] = w.folded
	}
	return terms
}

// closely are the terms by which one entry is a better answer than another:
// words with their diacritics, and neighbours. As terms of their own they are
// looked up several times faster than by comparing positions.
func closely(found []word) []string {
	terms := neighbours(found)
	for _, w := range found {
		if w.exact != "" {
			terms = append(terms, w.exact)
		}
	}
	return terms
}

func neighbours(found []word) []string {
	terms := make([]string, 0, 2*len(found))
	for i := 1; i < len(found); i++ {
		terms = append(terms, pair(found[i-1], found[i]))
	}
	return terms
}

// pair is two words that stand side by side. No word holds a space.
func pair(a, b word) string { return a.folded + " " + b.folded }

// numberTerms are the parts of a number and, at the end, its letters in one
// piece, for who types "qdttg".
func numberTerms(number string) []string {
	terms := folded(words(number))
	letters := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return r
		}
		return -1
	}, strings.Join(terms, ""))
	return append(terms, letters)
}

// citedTerms are what closely gives for a number, with the words before it in
// "Quyết định 749/QĐ-TTg" and in "số 749/QĐ-TTg".
func citedTerms(kind, number string) []string {
	found := words(number)
	terms := append(closely(found), neighbours(words(kind))...)
	for _, before := range [][]word{words(kind), words("số")} {
		if len(before) > 0 && len(found) > 0 {
			terms = append(terms, pair(before[len(before)-1], found[0]))
		}
	}
	return terms
}

// single is the terms of a field that is compared whole.
func single(s string) func() []string { return func() []string { return []string{s} } }
