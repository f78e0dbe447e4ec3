package index

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	api "github.com/blevesearch/bleve_index_api"
)

// An entry becomes a bleve document with these fields. The worded ones are
// named by kind ("text/title"), so that a search in instruments does not wade
// through the words of all texts, and how rare a word is counts by kind.
const (
	fieldTitle  = "title"  // folded words, with positions
	fieldText   = "text"   // the same
	fieldNumber = "number" // the same; also the symbol in one piece
	fieldAbout  = "about"  // folded words of type, issuer, year and provinces
	exactly     = "="      // added to title and text: words with their diacritics

	fieldKind     = "kind"
	fieldDocument = "document"
	fieldType     = "type" // this and the next three: whole values, see value
	fieldIssuer   = "issuer"
	fieldProvince = "province"
	fieldYear     = "year"
	fieldWeight   = "weight" // for sorting

	fieldEntry   = "entry" // stored: JSON of the entry but its payload
	fieldPayload = "payload"
)

func fieldOf(k Kind, name string) string { return string(k) + "/" + name }

const (
	positioned = api.IndexField | api.IncludeTermVectors
	keyword    = api.IndexField | api.SkipFreqNorm
)

// analyzer turns a field's text into terms, once for indexing; queries are
// made of words directly.
type analyzer func(text string) []string

// Analyze implements bleve's analysis.Analyzer. An empty term keeps a position
// free.
func (a analyzer) Analyze(text []byte) analysis.TokenStream {
	terms := a(string(text))
	tokens := make([]analysis.Token, len(terms))
	stream := make(analysis.TokenStream, 0, len(terms))
	for i, term := range terms {
		if term == "" {
			continue
		}
		tokens[i] = analysis.Token{Term: []byte(term), Position: i + 1, Start: i, End: i + 1}
		stream = append(stream, &tokens[i])
	}
	return stream
}

func foldedTerms(text string) (terms []string) {
	for _, w := range words(text) {
		terms = append(terms, w.folded)
	}
	return terms
}

func exactTerms(text string) (terms []string) {
	for _, w := range words(text) {
		terms = append(terms, w.exact)
	}
	return terms
}

// numberTerms adds a number's letters in one piece, for who types "qdttg".
func numberTerms(text string) []string {
	terms := foldedTerms(text)
	letters := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return r
		}
		return -1
	}, strings.Join(terms, ""))
	return append(terms, letters)
}

// bleveDocument is an entry as bleve keeps it.
func bleveDocument(e *Entry) (*document.Document, error) {
	kept := *e
	kept.Payload = nil
	stored, err := json.Marshal(kept)
	if err != nil {
		return nil, fmt.Errorf("index: entry %s: %w", e.ID, err)
	}
	d := document.NewDocument(e.ID)
	add := func(name, text string, options api.FieldIndexingOptions, a analysis.Analyzer) {
		if text != "" {
			d.AddField(document.NewTextFieldCustom(name, nil, []byte(text), options, a))
		}
	}
	for _, f := range []struct{ name, text string }{{fieldTitle, e.Title}, {fieldText, e.Text}} {
		add(fieldOf(e.Kind, f.name), f.text, positioned, analyzer(foldedTerms))
		add(fieldOf(e.Kind, f.name)+exactly, f.text, api.IndexField, analyzer(exactTerms))
	}
	add(fieldOf(e.Kind, fieldNumber), e.Number, positioned, analyzer(numberTerms))
	add(fieldOf(e.Kind, fieldAbout), about(e), api.IndexField, analyzer(foldedTerms))

	add(fieldKind, string(e.Kind), keyword, nil)
	add(fieldDocument, e.Document, keyword, nil)
	add(fieldType, value(e.Type), keyword, nil)
	add(fieldIssuer, value(e.Issuer), keyword, nil)
	add(fieldYear, value(e.Year), keyword, nil)
	for _, p := range e.Provinces {
		add(fieldProvince, value(p), keyword, nil)
	}
	if e.Weight > 0 {
		add(fieldWeight, weight(e.Weight), api.DocValues|keyword, nil)
	}
	add(fieldEntry, string(stored), api.StoreField, nil)
	add(fieldPayload, string(e.Payload), api.StoreField, nil)
	return d, nil
}

// weight is a number that sorts as text.
func weight(n int) string { return fmt.Sprintf("%010d", n) }

// about is what an entry can also be found by: "quyết định 749 thủ tướng". A
// body is found by its full and by its short name.
func about(e *Entry) string {
	all := append([]string{e.Type, e.Issuer, e.Year}, e.Provinces...)
	switch issuer := strings.Join(foldedTerms(e.Issuer), " "); {
	case value(e.Issuer) != issuer:
		all = append(all, value(e.Issuer))
	case strings.Contains(issuer, "ubnd"):
		all = append(all, "uỷ ban nhân dân")
	case strings.Contains(issuer, "hdnd"):
		all = append(all, "hội đồng nhân dân")
	}
	return strings.Join(all, " ")
}
