package index

import (
	"strings"

	"github.com/blevesearch/bleve/v2/document"
	api "github.com/blevesearch/bleve_index_api"
)

// field is the one field of a bleve document: all that is kept of an entry, as
// sets.Source says it.
type field struct {
	*document.TextField // what bleve asks of a field and has no use for here
	entry               *Entry
	stored              []byte
}

func newField(e *Entry, stored []byte) *field {
	return &field{document.NewTextFieldCustom("entry", nil, nil, api.IndexField, nil), e, stored}
}

// Analyze implements bleve's Field: terms are made when they are asked for.
func (f *field) Analyze() {}

// Stored implements sets.Source.
func (f *field) Stored() []byte { return f.stored }

// longestRun is how many neighbours are one term at most.
const longestRun = 4

// repeated stands before what occurs more than once in a text. No word begins
// with a space.
const repeated = " "

// closely gives the terms by which neighbours are found, and one entry is a
// better answer than another: words with their diacritics.
//
// All pairs of neighbours are terms. That "a b c" stands in a text follows from
// "a b" and "b c" unless b occurs twice, so longer runs are terms only where
// what two shorter ones share is repeated; see segment.run.
func closely(found []word, add func(term []byte)) {
	var buffer [64]byte
	size := 0
	for _, w := range found {
		if w.exact != "" {
			add(append(buffer[:0], w.exact...))
		}
		size += len(w.folded) + 1
	}
	// All words in one piece: a run of them is a part of it.
	line := make([]byte, 0, size)
	at := make([]int, 0, len(found)+1)
	for _, w := range found {
		at = append(at, len(line))
		line = append(append(line, w.folded...), ' ')
	}
	at = append(at, len(line))
	run := func(i, n int) []byte { return line[at[i] : at[i+n]-1] }

	times := make(map[string]int, len(found)) // of what two runs share
	for length := 2; length <= longestRun && length <= len(found); length++ {
		for i := 0; i+length <= len(found); i++ {
			if length == 2 || times[string(run(i+1, length-2))] > 1 {
				add(run(i, length))
			}
		}
		if length == longestRun {
			break
		}
		clear(times)
		again := false
		for i := 0; i+length-1 <= len(found); i++ {
			shared := run(i, length-1)
			n := times[string(shared)] + 1
			times[string(shared)] = n
			if n == 2 {
				add(append(append(buffer[:0], repeated...), shared...))
				again = true
			}
		}
		if !again {
			break // nothing longer is ambiguous either
		}
	}
}

// pair is two words that stand side by side. No word holds a space.
func pair(a, b word) string { return a.folded + " " + b.folded }

func folded(found []word) []string {
	terms := make([]string, len(found))
	for i, w := range found {
		terms[i] = w.folded
	}
	return terms
}

// joinedLetters are the letters of a number in one piece, for who types "qdttg".
func joinedLetters(number []word) string {
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return r
		}
		return -1
	}, strings.Join(folded(number), ""))
}

// citedPairs are the neighbours that a number has in "Quyết định 749/QĐ-TTg"
// and in "số 749/QĐ-TTg".
func citedPairs(kind, number []word) (terms []string) {
	for i := 1; i < len(kind); i++ {
		terms = append(terms, pair(kind[i-1], kind[i]))
	}
	for _, before := range [][]word{kind, words("số")} {
		if len(before) > 0 && len(number) > 0 {
			terms = append(terms, pair(before[len(before)-1], number[0]))
		}
	}
	return terms
}
