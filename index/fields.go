package index

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"

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
	fieldName   = "name"   // folded words of the type, and "số", which stands before a number
	fieldAbout  = "about"  // folded words of issuer, year and provinces
	closeTo     = "="      // added to these three: words with their diacritics, and neighbours

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

// bleveDocument is an entry as bleve keeps it.
func bleveDocument(e *Entry) (*document.Document, error) {
	kept := *e
	kept.Payload = nil
	stored, err := json.Marshal(kept)
	if err != nil {
		return nil, fmt.Errorf("index: entry %s: %w", e.ID, err)
	}
	d := document.NewDocument(e.ID)
	add := func(name, text string, options api.FieldIndexingOptions, terms func() []string, even bool) {
		if text != "" {
			d.AddField(&field{TextField: document.NewTextFieldCustom(name, nil, []byte(text), options, nil), terms: terms, even: even})
		}
	}
	// What is known of an instrument is a list of facts: it says as much in
	// few words as in many, and its text says again what other fields say.
	prose := []struct{ name, text string }{{fieldTitle, e.Title}, {fieldText, e.Text}}
	also, even := about(e), e.Kind == KindInstrument
	if even {
		prose, also = prose[:1], also+" "+e.Text
	}
	for _, f := range prose {
		found := sync.OnceValue(func() []word { return words(f.text) }) // once for both fields
		add(fieldOf(e.Kind, f.name), f.text, positioned, func() []string { return folded(found()) }, even)
		add(fieldOf(e.Kind, f.name)+closeTo, f.text, api.IndexField, func() []string { return closely(found()) }, even)
	}
	add(fieldOf(e.Kind, fieldNumber), e.Number, positioned, func() []string { return numberTerms(e.Number) }, true)
	add(fieldOf(e.Kind, fieldNumber)+closeTo, e.Number, api.IndexField, func() []string { return citedTerms(e.Type, e.Number) }, true)
	add(fieldOf(e.Kind, fieldName), e.Type+" số", api.IndexField, func() []string { return folded(words(e.Type + " số")) }, true)
	add(fieldOf(e.Kind, fieldAbout), also, api.IndexField, func() []string { return folded(words(also)) }, true)

	whole := func(name, text string) { add(name, text, keyword, single(text), true) }
	whole(fieldKind, string(e.Kind))
	whole(fieldDocument, e.Document)
	whole(fieldType, value(e.Type))
	whole(fieldIssuer, value(e.Issuer))
	whole(fieldYear, value(e.Year))
	for _, p := range e.Provinces {
		whole(fieldProvince, value(p))
	}
	if e.Weight > 0 {
		add(fieldWeight, weight(e.Weight), api.DocValues|keyword, single(weight(e.Weight)), true)
	}
	add(fieldEntry, string(stored), api.StoreField, nil, true)
	add(fieldPayload, string(e.Payload), api.StoreField, nil, true)
	return d, nil
}

// weight is a number that sorts as text.
func weight(n int) string { return fmt.Sprintf("%010d", n) }

// about is what an entry can also be found by: "quyết định 749 thủ tướng". A
// body is found by its full and by its short name.
func about(e *Entry) string {
	all := append([]string{e.Issuer, e.Year}, e.Provinces...)
	switch issuer := strings.Join(folded(words(e.Issuer)), " "); {
	case value(e.Issuer) != issuer:
		all = append(all, value(e.Issuer))
	case strings.Contains(issuer, "ubnd"):
		all = append(all, "uỷ ban nhân dân")
	case strings.Contains(issuer, "hdnd"):
		all = append(all, "hội đồng nhân dân")
	}
	return strings.Join(all, " ")
}
