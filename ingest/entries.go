package ingest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/export"
	"github.com/trichluc/trichluc/index"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/place"
)

// Entries are what can be found of a document: its citations, its
// observations, its blocks and the rows of its tables. Instruments are not
// among them; they are the sum of many documents.
func Entries(r *corpus.Record) []index.Entry {
	d := r.Document
	entries := make([]index.Entry, 0, len(r.Citations)+len(r.Observations)+len(d.Blocks))
	for _, c := range r.Citations {
		entries = append(entries, citationEntry(d, c))
	}
	for _, o := range r.Observations {
		entries = append(entries, observationEntry(d, o))
	}
	for _, b := range d.Blocks {
		if b.Kind != trichluc.BlockTable && b.Start < b.End {
			entries = append(entries, blockEntry(d, b))
		}
	}
	for i := range d.Tables {
		if e, ok := headEntry(d, &d.Tables[i]); ok {
			entries = append(entries, e)
		}
		for row := range d.Tables[i].Rows {
			if e, ok := rowEntry(d, &d.Tables[i], row); ok {
				entries = append(entries, e)
			}
		}
	}
	return entries
}

func citationEntry(d *trichluc.Document, c trichluc.Citation) index.Entry {
	e := entry(d, index.KindCitation, c.ID, c.Location)
	e.Title, e.Text, e.Number, e.Type, e.Issuer = c.Text, c.Quote, c.Key, c.Type, c.Issuer
	if e.Text == "" {
		e.Text = c.Text
	}
	e.Year, e.Date, e.Instrument, e.Relation = yearOf(c.Date, c.Year), c.Date, c.Instrument, string(c.Relation)
	e.Level = levelOf(e.Issuer, provinceIn(c.Instrument))
	e.Payload = payload(export.OfCitation(corpus.Placed[trichluc.Citation]{Document: d.ID, Source: d.Source, Row: c}))
	return e
}

func observationEntry(d *trichluc.Document, o trichluc.Observation) index.Entry {
	e := entry(d, index.KindObservation, o.ID, o.Location)
	e.Title = join(" ", o.Indicator.Text, o.Indicator.Name)
	if o.Indicator.Name == o.Indicator.Text {
		e.Title = o.Indicator.Text
	}
	e.Text = o.Quote
	if e.Text == "" {
		e.Text = join(" ", o.Indicator.Text, o.Subject.Text, o.ValueText, o.Unit)
	}
	if len(o.Period) >= 4 {
		e.Year, e.Date = o.Period[:4], ""
	}
	if o.Subject.Level != "" {
		e.Level = o.Subject.Level
	}
	e.Payload = payload(export.OfObservation(corpus.Placed[trichluc.Observation]{Document: d.ID, Source: d.Source, Row: o}))
	return e
}

func blockEntry(d *trichluc.Document, b trichluc.Block) index.Entry {
	at := trichluc.Location{Section: b.Section, Start: b.Start, End: b.End}
	if len(b.Fragments) > 0 {
		at.Page, at.Box = b.Fragments[0].Page, b.Fragments[0].Box
	}
	e := entry(d, index.KindText, fmt.Sprintf("%s:%d", d.ID, b.Start), at)
	e.Text = d.Text[b.Start:b.End]
	if b.Kind == trichluc.BlockHeading || b.Kind == trichluc.BlockTitle {
		e.Title = e.Text
	}
	return e
}

// headEntry is what stands above the rows of a table; false where nothing does.
func headEntry(d *trichluc.Document, t *trichluc.Table) (index.Entry, bool) {
	at := trichluc.Location{Page: t.PageFirst, Section: t.Section, Table: t.ID, Start: t.Start, End: t.End}
	if len(t.Rows) > 0 && len(t.Rows[0].Cells) > 0 && t.Rows[0].Cells[0].Start > t.Start {
		at.End = t.Rows[0].Cells[0].Start
	}
	e := entry(d, index.KindText, fmt.Sprintf("%s:%s:0", d.ID, t.ID), at)
	e.Title, e.Text = t.Caption, join(" | ", append(slices.Clone(t.Header), t.Unit)...)
	return e, e.Title != "" || e.Text != ""
}

// rowEntry is a row of a table as running text; false for an empty row.
func rowEntry(d *trichluc.Document, t *trichluc.Table, row int) (index.Entry, bool) {
	r := t.Rows[row]
	var cells []string
	at := trichluc.Location{Page: r.Page, Section: t.Section, Table: t.ID, Row: row + 1}
	for _, c := range r.Cells {
		if c.Text == "" {
			continue
		}
		if len(cells) == 0 {
			at.Start = c.Start
		}
		cells, at.End = append(cells, c.Text), c.End
	}
	e := entry(d, index.KindText, fmt.Sprintf("%s:%s:%d", d.ID, t.ID, row+1), at)
	e.Text = strings.Join(cells, " | ")
	return e, len(cells) > 0
}

// entry is what all entries of a document share. The identifiers of rows are
// unique within their kind only.
func entry(d *trichluc.Document, kind index.Kind, id string, at trichluc.Location) index.Entry {
	e := index.Entry{
		ID: string(kind) + ":" + id, Kind: kind, Document: d.ID, Source: d.Source, Location: at,
		Type: d.Metadata.Kind, Issuer: d.Metadata.Issuer, Year: yearOf(d.Metadata.Period.Start, d.Metadata.Date),
		Date: d.Metadata.Date, Level: levelOf(d.Metadata.Issuer, d.Metadata.Province.Name),
	}
	if name := d.Metadata.Province.Name; name != "" {
		e.Provinces = []string{name}
	}
	return e
}

// InstrumentEntry is a cited document as it can be found. It belongs to a
// province when a body of that province issued it.
func InstrumentEntry(i trichluc.Instrument) index.Entry {
	e := index.Entry{
		ID: string(index.KindInstrument) + ":" + i.ID, Kind: index.KindInstrument,
		Title: i.Title, Number: i.Key, Type: i.Type, Issuer: i.Issuer, Year: yearOf(i.Date, yearIn(i.ID)), Date: i.Date,
		Text:       join(" ", i.Type, i.Key, i.Issuer, strings.Join(i.Variants, " ")),
		Instrument: i.ID, Weight: i.Mentions,
		Payload: payload(export.OfInstrument(i, nil)),
	}
	if name := provinceIn(i.ID); name != "" {
		e.Provinces = []string{name}
	}
	e.Level = levelOf(i.Issuer, provinceIn(i.ID))
	return e
}

// levelOf is the level of an authority: what it is called tells districts and
// communes, the province tells the rest of the local ones from the national.
func levelOf(issuer, province string) string {
	before := ""
	for _, word := range strings.Fields(strings.ToLower(viet.Clean(issuer))) {
		switch {
		case word == "huyện" || word == "quận" || word == "xã" && before == "thị":
			return "district"
		case word == "xã" || word == "phường" || word == "trấn" && before == "thị":
			return "commune"
		}
		before = word
	}
	switch {
	case province != "" || strings.Contains(issuer, "tỉnh"):
		return "province"
	case issuer != "":
		return "national"
	}
	return ""
}

// provinceIn reads the issuing province off an instrument's identifier,
// vn/<place or body>/..., empty for central bodies.
func provinceIn(id string) string {
	parts := strings.Split(id, "/")
	if len(parts) < 2 {
		return ""
	}
	for _, p := range place.All() {
		if p.Slug() == parts[1] {
			return p.Name
		}
	}
	return ""
}

// yearIn is the year in an instrument's identifier, which holds one where its
// date is not known but its number says it.
func yearIn(id string) string {
	for part := range strings.SplitSeq(id, "/") {
		if len(part) == 4 && strings.Trim(part, "0123456789") == "" {
			return part
		}
	}
	return ""
}

// yearOf is the year of the first date that is not empty.
func yearOf(dates ...string) string {
	for _, d := range dates {
		if len(d) >= 4 {
			return d[:4]
		}
	}
	return ""
}

func join(separator string, parts ...string) string {
	kept := parts[:0]
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, separator)
}

// payload is a row as exports print it, so that search answers in the same
// shape. The rows are made of strings and finite numbers, which marshal.
func payload(row any) []byte {
	b, err := json.Marshal(row)
	if err != nil {
		return nil
	}
	return b
}
