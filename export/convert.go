package export

import (
	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
)

// OfDocument makes the row of a document. Its location is the whole text and
// its quote the title.
func OfDocument(d *trichluc.Document) Document {
	m := d.Metadata
	row := Document{
		ID: d.ID, Document: d.ID, Source: d.Source, MediaType: text(d.MediaType), Pages: count(d.Pages),
		Kind: text(m.Kind), Number: text(m.Number), Symbol: text(m.Symbol), Key: text(m.Key), Issuer: text(m.Issuer),
		Place: text(m.Place), Date: text(m.Date), DatePrecision: text(m.DatePrecision), Title: text(m.Title),
		Province: Province{text(m.Province.Code), text(m.Province.ISO), text(m.Province.Name)},
		Period:   Period{text(m.Period.Label), text(m.Period.Start), text(m.Period.End)},
		Signer:   text(m.Signer), SignerRole: text(m.SignerRole), Draft: m.Draft,
		Outline: []Heading{}, Appendices: []Appendix{}, Footnotes: []Footnote{},
		Coverage:   coverage(d.Coverage),
		Supersedes: text(m.Supersedes),
		Location:   Place{End: len(d.Text)},
		Quote:      text(m.Title),
	}
	for _, h := range m.Outline {
		row.Outline = append(row.Outline, Heading{h.Level, text(h.Mark), h.Text, count(h.Page), h.Start})
	}
	for _, a := range m.Appendices {
		row.Appendices = append(row.Appendices, Appendix{a.Label, text(a.Title), a.Start})
	}
	for _, n := range d.Footnotes {
		note := Footnote{text(n.Mark), n.Text, count(n.Page), n.Start, n.End, nil, n.Endnote}
		if n.Anchor >= 0 {
			note.Anchor = &n.Anchor
		}
		row.Footnotes = append(row.Footnotes, note)
	}
	return row
}

func coverage(c trichluc.Coverage) Coverage {
	row := Coverage{c.Text, c.Table, c.Footnote, c.Furniture, []Unread{}, list(c.Notes)}
	for _, u := range c.Unread {
		row.Unread = append(row.Unread, Unread{count(u.Page), u.Characters, u.Reason})
	}
	return row
}

// OfTable makes the row of a table; its quote is the caption.
func OfTable(p corpus.Placed[trichluc.Table]) Table {
	t := p.Row
	row := Table{
		ID: t.ID, Document: p.Document, Source: p.Source, Caption: text(t.Caption), Unit: text(t.Unit),
		Header: list(t.Header), Rows: make([]TableRow, 0, len(t.Rows)),
		Location: Place{Page: count(t.PageFirst), Section: text(t.Section), Table: text(t.ID), Start: t.Start, End: t.End},
		Quote:    text(t.Caption),
	}
	for _, r := range t.Rows {
		cells := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			cells[i] = c.Text
		}
		row.Rows = append(row.Rows, TableRow{cells, list(r.Group), string(r.Kind), count(r.Page)})
	}
	return row
}

// OfObservation makes the row of an observation.
func OfObservation(p corpus.Placed[trichluc.Observation]) Observation {
	o := p.Row
	row := Observation{
		ID: o.ID, Document: p.Document, Source: p.Source,
		Indicator: Indicator{text(o.Indicator.ID), text(o.Indicator.Name), text(o.Indicator.Text)},
		Subject:   Subject{text(o.Subject.Text), text(o.Subject.Level), text(o.Subject.Code), text(o.Subject.Province)},
		Measure:   text(string(o.Measure)), Value: o.Value, ValueText: text(o.ValueText), Comparator: text(o.Comparator),
		Unit: text(o.Unit), Numerator: o.Numerator, Denominator: o.Denominator,
		Period: text(o.Period), AsOf: text(o.AsOf), Status: text(o.Status), Direction: text(o.Direction),
		Group: list(o.Group), Ambiguous: list(o.Ambiguous), Confidence: o.Confidence, Findings: list(o.Findings),
		Location: OfLocation(o.Location), Quote: text(o.Quote),
	}
	if o.Multiplier != 0 {
		row.Multiplier = &o.Multiplier
	}
	return row
}

// OfCitation makes the row of a citation.
func OfCitation(p corpus.Placed[trichluc.Citation]) Citation {
	c := p.Row
	return Citation{
		ID: c.ID, Document: p.Document, Source: p.Source, Text: c.Text, Type: text(c.Type), Number: text(c.Number),
		Year: text(c.Year), Symbol: text(c.Symbol), Key: text(c.Key), Date: text(c.Date), DatePrecision: text(c.DatePrecision),
		Issuer: text(c.Issuer), IssuerText: text(c.IssuerText), Subject: text(c.Subject), Form: text(string(c.Form)),
		Pinpoint: text(c.Pinpoint), Relation: text(string(c.Relation)), Instrument: text(c.Instrument),
		Candidates: list(c.Candidates), Conflicts: list(c.Conflicts), Inside: text(c.Inside), Confidence: c.Confidence, Location: OfLocation(c.Location), Quote: text(c.Quote),
	}
}

// OfInstrument makes the row of an instrument; first is its first mention, nil
// where none is known.
func OfInstrument(i trichluc.Instrument, first *corpus.Placed[trichluc.Citation]) Instrument {
	row := Instrument{
		ID: i.ID, Type: text(i.Type), Number: text(i.Number), Symbol: text(i.Symbol), Key: text(i.Key),
		Issuer: text(i.Issuer), Date: text(i.Date), Title: text(i.Title), Mentions: i.Mentions, Documents: i.Documents,
		Variants: list(i.Variants), Conflicts: list(i.Conflicts), FirstCited: text(i.FirstCited), LastCited: text(i.LastCited),
		Provinces: []ProvinceCount{}, Own: text(i.Document), ELI: text(ELI(i)), AkomaNtoso: text(AkomaNtoso(i)),
	}
	for _, p := range i.Provinces {
		row.Provinces = append(row.Provinces, ProvinceCount{text(p.Province), p.Mentions, p.Documents})
	}
	if first != nil {
		place := OfLocation(first.Row.Location)
		row.Document, row.Source, row.Location, row.Quote = text(first.Document), text(first.Source), &place, text(first.Row.Quote)
	}
	return row
}

// OfEdge makes the row of an edge.
func OfEdge(e corpus.Edge) Edge {
	row := Edge{
		ID: e.From + " " + string(e.Relation) + " " + e.To, From: e.From, To: e.To, Relation: text(string(e.Relation)), Reported: e.Reported, Mentions: e.Mentions,
		Citation: e.Passage.Row.ID, Document: e.Passage.Document, Source: e.Passage.Source, Location: OfLocation(e.Passage.Row.Location), Quote: text(e.Passage.Row.Quote),
	}
	if e.Reported {
		row.ID += " reported"
	}
	return row
}

// OfFinding makes the row of a finding; its quote is what the report printed.
func OfFinding(p corpus.Placed[trichluc.Finding]) Finding {
	f := p.Row
	row := Finding{
		ID: f.ID, Document: p.Document, Source: p.Source, Kind: f.Kind, Severity: string(f.Severity), Verdict: string(f.Verdict),
		Printed: text(f.Printed), Computed: text(f.Computed), Message: text(f.Message), Where: []Place{}, Quote: text(f.Printed),
	}
	for _, l := range f.Where {
		row.Where = append(row.Where, OfLocation(l))
	}
	if len(row.Where) > 0 {
		row.Location = &row.Where[0]
	}
	return row
}

// OfLocation makes the JSON of a place.
func OfLocation(l trichluc.Location) Place {
	p := Place{count(l.Page), text(l.Section), text(l.Table), count(l.Row), count(l.Column), l.Start, l.End, nil}
	if l.Box != (trichluc.Box{}) {
		p.Box = l.Box[:]
	}
	return p
}

func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func count(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

// list is l, never nil: a list in JSON is [] and not null.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}
