package corpus

import "github.com/trichluc/trichluc"

// The functions of this file say, a table each, which column holds which
// field. They are given a variable that every row is written from or read into.

func documentColumns(d *trichluc.Document) []column {
	m, c := &d.Metadata, &d.Coverage
	return []column{
		{"id", text(&d.ID)}, {"source", text(&d.Source)}, {"media_type", text(&d.MediaType)}, {"pages", numbered(&d.Pages)},
		{"kind", text(&m.Kind)}, {"number", text(&m.Number)}, {"symbol", text(&m.Symbol)}, {"key", text(&m.Key)},
		{"issuer", text(&m.Issuer)}, {"issuer_printed", text(&m.IssuerPrinted)}, {"place", text(&m.Place)},
		{"date", text(&m.Date)}, {"date_precision", text(&m.DatePrecision)}, {"title", text(&m.Title)},
		{"province_code", text(&m.Province.Code)}, {"province_iso", text(&m.Province.ISO)}, {"province", text(&m.Province.Name)},
		{"period", text(&m.Period.Label)}, {"period_start", text(&m.Period.Start)}, {"period_end", text(&m.Period.End)},
		{"signer", text(&m.Signer)}, {"signer_role", text(&m.SignerRole)},
		{"draft", flag{&m.Draft}}, {"draft_basis", text(&m.DraftBasis)}, {"supersedes", text(&m.Supersedes)},
		{"coverage_text", counted(&c.Text)}, {"coverage_table", counted(&c.Table)},
		{"coverage_footnote", counted(&c.Footnote)}, {"coverage_furniture", counted(&c.Furniture)},
		{"coverage_notes", list[string]{&c.Notes}},
	}
}

func blockColumns(b *trichluc.Block) []column {
	return []column{
		{"kind", text(&b.Kind)}, {"start_byte", counted(&b.Start)}, {"end_byte", counted(&b.End)},
		{"mark", text(&b.Mark)}, {"level", numbered(&b.Level)}, {"section", text(&b.Section)},
		{"table_id", text(&b.Table)}, {"footnote", text(&b.Footnote)}, {"fragments", fragments{&b.Fragments}},
	}
}

func outlineColumns(o *trichluc.OutlineEntry) []column {
	return []column{
		{"level", numbered(&o.Level)}, {"mark", text(&o.Mark)}, {"text", text(&o.Text)},
		{"page", numbered(&o.Page)}, {"start_byte", counted(&o.Start)},
	}
}

func appendixColumns(a *trichluc.Appendix) []column {
	return []column{{"label", text(&a.Label)}, {"title", text(&a.Title)}, {"start_byte", counted(&a.Start)}}
}

func footnoteColumns(n *trichluc.Footnote) []column {
	return []column{
		{"mark", text(&n.Mark)}, {"text", text(&n.Text)}, {"start_byte", counted(&n.Start)}, {"end_byte", counted(&n.End)},
		{"anchor_byte", counted(&n.Anchor)}, {"page", numbered(&n.Page)}, {"endnote", flag{&n.Endnote}},
	}
}

func furnitureColumns(f *trichluc.Furniture) []column {
	return append([]column{{"kind", text(&f.Kind)}, {"text", text(&f.Text)}, {"page", numbered(&f.Page)}}, box(&f.Box)...)
}

func unreadColumns(u *trichluc.Unread) []column {
	return []column{{"page", numbered(&u.Page)}, {"characters", counted(&u.Characters)}, {"reason", text(&u.Reason)}}
}

func tableColumns(t *trichluc.Table) []column {
	return []column{
		{"id", text(&t.ID)}, {"caption", text(&t.Caption)}, {"unit", text(&t.Unit)}, {"header", list[string]{&t.Header}},
		{"section", text(&t.Section)}, {"start_byte", counted(&t.Start)}, {"end_byte", counted(&t.End)},
		{"page_first", numbered(&t.PageFirst)}, {"page_last", numbered(&t.PageLast)},
		{"confidence", real{&t.Confidence}}, {"notes", list[string]{&t.Notes}},
	}
}

func rowColumns(r *trichluc.Row) []column {
	return []column{{"kind", text(&r.Kind)}, {"titles", list[string]{&r.Group}}, {"page", numbered(&r.Page)}}
}

func cellColumns(c *trichluc.Cell) []column {
	return append([]column{
		{"text", text(&c.Text)}, {"start_byte", counted(&c.Start)}, {"end_byte", counted(&c.End)}, {"page", numbered(&c.Page)},
	}, box(&c.Box)...)
}

func locationColumns(l *trichluc.Location) []column {
	return append([]column{
		{"page", numbered(&l.Page)}, {"section", text(&l.Section)}, {"table_id", text(&l.Table)},
		{"row_no", numbered(&l.Row)}, {"column_no", numbered(&l.Column)},
		{"start_byte", counted(&l.Start)}, {"end_byte", counted(&l.End)},
	}, box(&l.Box)...)
}

func observationColumns(o *trichluc.Observation) []column {
	return append([]column{
		{"id", text(&o.ID)},
		{"indicator_id", text(&o.Indicator.ID)}, {"indicator", text(&o.Indicator.Name)}, {"indicator_text", text(&o.Indicator.Text)},
		{"subject", text(&o.Subject.Text)}, {"subject_level", text(&o.Subject.Level)},
		{"subject_code", text(&o.Subject.Code)}, {"province_code", text(&o.Subject.Province)},
		{"measure", text(&o.Measure)}, {"value", figure{&o.Value}}, {"value_text", text(&o.ValueText)},
		{"comparator", text(&o.Comparator)}, {"unit", text(&o.Unit)}, {"multiplier", real{&o.Multiplier}},
		{"numerator", figure{&o.Numerator}}, {"denominator", figure{&o.Denominator}},
		{"period", text(&o.Period)}, {"as_of", text(&o.AsOf)}, {"status", text(&o.Status)}, {"titles", list[string]{&o.Group}},
		{"direction", text(&o.Direction)}, {"ambiguous", list[float64]{&o.Ambiguous}}, {"confidence", real{&o.Confidence}},
		{"findings", list[string]{&o.Findings}}, {"quote", text(&o.Quote)},
	}, locationColumns(&o.Location)...)
}

func citationColumns(c *trichluc.Citation) []column {
	return append([]column{
		{"id", text(&c.ID)}, {"text", text(&c.Text)}, {"type", text(&c.Type)}, {"number", text(&c.Number)}, {"year", text(&c.Year)},
		{"symbol", text(&c.Symbol)}, {"symbol_printed", text(&c.SymbolPrinted)}, {"key", text(&c.Key)},
		{"date", text(&c.Date)}, {"date_precision", text(&c.DatePrecision)},
		{"issuer", text(&c.Issuer)}, {"issuer_text", text(&c.IssuerText)}, {"subject", text(&c.Subject)},
		{"form", text(&c.Form)}, {"pinpoint", text(&c.Pinpoint)}, {"relation", text(&c.Relation)},
		{"instrument", text(&c.Instrument)}, {"candidates", list[string]{&c.Candidates}}, {"conflicts", list[string]{&c.Conflicts}},
		{"inside", text(&c.Inside)}, {"confidence", real{&c.Confidence}}, {"quote", text(&c.Quote)},
	}, locationColumns(&c.Location)...)
}

// findingColumns leaves Finding.Document out, which is the row's document, and
// Where, which has a table of its own.
func findingColumns(f *trichluc.Finding) []column {
	return []column{
		{"id", text(&f.ID)}, {"kind", text(&f.Kind)}, {"severity", text(&f.Severity)}, {"verdict", text(&f.Verdict)},
		{"printed", text(&f.Printed)}, {"computed", text(&f.Computed)}, {"message", text(&f.Message)},
	}
}

// failureColumns leaves At out, which has a form of its own.
func failureColumns(f *Failure) []column {
	return []column{{"source", text(&f.Source)}, {"code", text(&f.Code)}, {"detail", text(&f.Detail)}, {"document", text(&f.Document)}}
}
