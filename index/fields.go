package index

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/blevesearch/bleve/v2/document"
)

// The terms of an entry are in these fields. Of each term the set of entries
// that hold it is kept, and nothing else; see package sets.
const (
	fieldTitle  = "title"  // folded words
	fieldText   = "text"   // the same
	fieldNumber = "number" // the same; also the symbol in one piece
	fieldName   = "name"   // folded words of the type, and "số", which stands before a number
	fieldAbout  = "about"  // folded words of issuer, year and provinces
	closeTo     = "="      // behind title, text and number: words with their diacritics, and neighbours

	fieldKind     = "kind"
	fieldDocument = "document"
	fieldType     = "type" // this and the next five: whole values, see choice
	fieldIssuer   = "issuer"
	fieldLevel    = "level"
	fieldProvince = "province"
	fieldYear     = "year"
	fieldRelation = "relation"
	fieldOrder    = "order" // digits of numbers to sort by, see slices.go
)

// kept is an entry as it is stored: most fields of most entries are empty.
type kept struct {
	Kind       Kind            `json:"k"`
	Document   string          `json:"d,omitempty"`
	Source     string          `json:"s,omitempty"`
	Title      string          `json:"t,omitempty"`
	Text       string          `json:"x,omitempty"`
	Number     string          `json:"n,omitempty"`
	Type       string          `json:"y,omitempty"`
	Issuer     string          `json:"i,omitempty"`
	Level      string          `json:"l,omitempty"`
	Year       string          `json:"a,omitempty"`
	Date       string          `json:"e,omitempty"`
	Relation   string          `json:"r,omitempty"`
	Provinces  []string        `json:"p,omitempty"`
	Instrument string          `json:"m,omitempty"`
	Weight     int             `json:"w,omitempty"`
	Location   json.RawMessage `json:"o,omitempty"`
}

// Behind the JSON of an entry stands its payload.
const endOfEntry = "\n"

// bleveDocument is an entry as bleve keeps it.
func bleveDocument(e *Entry) (*document.Document, error) {
	stored, err := store(e)
	if err != nil {
		return nil, fmt.Errorf("index: entry %s: %w", e.ID, err)
	}
	d := document.NewDocument(e.ID)
	d.AddField(newField(e, stored))
	return d, nil
}

// Terms implements sets.Source.
func (f *field) Terms(add func(field string, term []byte)) {
	e := f.entry
	var buffer []byte
	one := func(field, term string) {
		if term != "" {
			buffer = append(buffer[:0], term...)
			add(field, buffer)
		}
	}
	prose := func(field string, found []word) {
		for i := range found {
			one(field, found[i].folded)
		}
	}
	closer := func(field string, found []word) {
		closely(found, func(term []byte) { add(field+closeTo, term) })
	}
	// What is known of an instrument is a list of facts: its text says again
	// what other fields say.
	title, text, about := words(e.Title), words(e.Text), words(about(e))
	prose(fieldTitle, title)
	closer(fieldTitle, title)
	if e.Kind == KindInstrument {
		prose(fieldAbout, text)
	} else {
		prose(fieldText, text)
		closer(fieldText, text)
	}
	prose(fieldAbout, about)
	kind, number := words(e.Type), words(e.Number)
	prose(fieldName, kind)
	one(fieldName, "so")
	if len(number) > 0 {
		prose(fieldNumber, number)
		one(fieldNumber, joinedLetters(number))
		closer(fieldNumber, number)
		for _, p := range citedPairs(kind, number) {
			one(fieldNumber+closeTo, p)
		}
	}
	f.facts(one)
}

// facts are what is compared whole, and sorted by.
func (f *field) facts(add func(field, term string)) {
	e := f.entry
	add(fieldKind, string(e.Kind))
	add(fieldDocument, e.Document)
	add(fieldType, choice(e.Type))
	add(fieldIssuer, choice(e.Issuer))
	add(fieldLevel, choice(e.Level))
	add(fieldYear, choice(e.Year))
	add(fieldRelation, choice(e.Relation))
	for _, p := range e.Provinces {
		add(fieldProvince, choice(p))
	}
	for _, t := range orderTerms(e) {
		add(fieldOrder, t)
	}
}

func store(e *Entry) ([]byte, error) {
	k := kept{
		Kind: e.Kind, Document: e.Document, Source: e.Source, Title: e.Title, Text: e.Text, Number: e.Number, Type: e.Type, Issuer: e.Issuer,
		Level: e.Level, Year: e.Year, Date: e.Date, Relation: e.Relation, Provinces: e.Provinces, Instrument: e.Instrument, Weight: e.Weight,
	}
	var err error
	if e.Location != (Entry{}).Location {
		k.Location, err = json.Marshal(e.Location)
	}
	if err != nil {
		return nil, err
	}
	stored, err := json.Marshal(k)
	return append(append(stored, endOfEntry...), e.Payload...), err
}

// load is the reverse of store.
func load(id string, stored []byte) (Entry, error) {
	stored, payload, _ := bytes.Cut(stored, []byte(endOfEntry))
	var k kept
	if err := json.Unmarshal(stored, &k); err != nil {
		return Entry{}, fmt.Errorf("%w (entry %s: %w)", ErrCorrupt, id, err)
	}
	e := Entry{
		ID: id, Kind: k.Kind, Document: k.Document, Source: k.Source, Title: k.Title, Text: k.Text, Number: k.Number, Type: k.Type, Issuer: k.Issuer,
		Level: k.Level, Year: k.Year, Date: k.Date, Relation: k.Relation, Provinces: k.Provinces, Instrument: k.Instrument, Weight: k.Weight, Payload: payload,
	}
	if len(payload) == 0 {
		e.Payload = nil
	}
	if len(k.Location) > 0 {
		if err := json.Unmarshal(k.Location, &e.Location); err != nil {
			return Entry{}, fmt.Errorf("%w (entry %s: %w)", ErrCorrupt, id, err)
		}
	}
	return e, nil
}

// about is what an entry can also be found by: "quyết định 749 thủ tướng".
func about(e *Entry) string {
	all := e.Issuer + " " + e.Year
	for _, p := range e.Provinces {
		all += " " + p
	}
	return all
}

// choice is the term of a whole value: as it is compared, and as it is printed,
// for the answer.
func choice(printed string) string {
	if printed == "" {
		return ""
	}
	return value(printed) + endOfValue + printed
}

// endOfValue stands in no text that was cleaned, and before every letter, so
// that the printings of one value follow one another.
const endOfValue = "\x00"
