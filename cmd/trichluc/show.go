package main

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/export"
)

// sections are what `show --only` chooses from. The text is printed on demand
// alone: it is the whole document.
var sections = []string{"metadata", "outline", "tables", "observations", "citations", "findings", "text"}

type showCommand struct {
	only  string
	depth int
}

func (c *showCommand) flags(set *flag.FlagSet) {
	set.StringVar(&c.only, "only", "", "LIST")
	set.IntVar(&c.depth, "depth", 0, "N")
}

func (c *showCommand) run(p *program, operands []string) (err error) {
	name, err := p.one(operands, "DOC")
	if err != nil {
		return err
	}
	chosen, err := c.chosen(p)
	if err != nil {
		return err
	}
	if c.depth < 0 || c.depth > deepest {
		return usageError{message: p.say("usage.depth", c.depth, deepest)}
	}
	store, err := p.read()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	node, id, err := p.named(store, name)
	switch {
	case err != nil:
		return err
	case node != "":
		return p.showInstrument(store, node, max(c.depth, 1))
	case c.depth > 0:
		return p.showGraphOf(store, id, c.depth)
	}
	r, err := store.Get(p.ctx, id)
	if err != nil {
		return err
	}
	if p.json {
		return p.printJSON(recordJSON(r, chosen))
	}
	for _, section := range chosen {
		p.printSection(r, section)
	}
	return nil
}

func (c *showCommand) chosen(p *program) ([]string, error) {
	if c.only == "" {
		return sections[:len(sections)-1], nil
	}
	chosen := strings.Split(c.only, ",")
	for i := range chosen {
		chosen[i] = strings.TrimSpace(chosen[i])
		if err := oneOf(p, "--only", chosen[i], sections); err != nil {
			return nil, err
		}
	}
	return chosen, nil
}

// notFound says how to name a document.
func (p *program) notFound(name string, err error) error {
	if errors.Is(err, corpus.ErrNotFound) {
		return errors.New(p.say("show.notfound", name))
	}
	if errors.Is(err, corpus.ErrAmbiguous) {
		_, list, _ := strings.Cut(err.Error(), " documents: ")
		if p.lang != english {
			list = strings.Replace(list, ", and ", ", và ", 1)
			list = strings.TrimSuffix(list, " more") // "và 3"
		}
		return errors.New(p.say("show.ambiguous", name, oneLine(list)))
	}
	return err
}

func (p *program) printSection(r *corpus.Record, section string) {
	fmt.Fprintf(p.out, "== %s\n", p.say("show."+section))
	switch section {
	case "metadata":
		p.printMetadata(r.Document)
	case "outline":
		for _, h := range r.Document.Metadata.Outline {
			fmt.Fprintf(p.out, "%s%s\n", strings.Repeat("  ", max(h.Level, 1)), strings.TrimSpace(h.Mark+" "+short(h.Text, 120)))
		}
	case "tables":
		for i := range r.Document.Tables {
			p.printTable(&r.Document.Tables[i])
		}
	case "observations":
		for _, o := range r.Observations {
			p.printPlaced(p.figure(o), o.Location)
			p.printQuote(o.Quote, o.ValueText)
		}
	case "citations":
		for _, c := range r.Citations {
			if c.Form == trichluc.FormSelf {
				continue // a document's own number cites nothing
			}
			p.printPlaced(p.citation(c), c.Location)
			if len(c.Candidates) > 0 {
				fmt.Fprintf(p.out, "    %s\n", p.say("show.candidates", strings.Join(c.Candidates, ", ")))
			}
			p.printQuote(c.Quote, c.Text)
		}
	case "findings":
		for _, f := range r.Findings {
			p.printFinding(f)
		}
	case "text":
		fmt.Fprintln(p.out, r.Document.Text)
	}
	fmt.Fprintln(p.out)
}

func (p *program) printPlaced(text string, at trichluc.Location) {
	fmt.Fprintf(p.out, "  %s\n    %s\n", text, p.place(at))
}

// printQuote prints the words around a part, so that a reading can be judged
// without the document.
func (p *program) printQuote(quote, part string) {
	if quote != "" {
		fmt.Fprintf(p.out, "    “%s”\n", around(quote, part, 200))
	}
}

func (p *program) printFinding(f trichluc.Finding) {
	fmt.Fprintf(p.out, "  %s\n", p.finding(f))
	fmt.Fprintf(p.out, "    %s\n", p.figures(f))
	var said []string
	for _, at := range f.Where {
		if where := p.place(at); !slices.Contains(said, where) {
			said = append(said, where)
			fmt.Fprintf(p.out, "    %s\n", where)
		}
	}
}

func (p *program) printMetadata(d *trichluc.Document) {
	m := d.Metadata
	draft := ""
	if m.Draft {
		draft = p.say("show.draft") + bracketed(m.DraftBasis)
	}
	for _, field := range []struct{ key, value string }{
		{"field.source", d.Source}, {"field.id", d.ID}, {"field.media", d.MediaType}, {"field.pages", known(d.Pages)},
		{"field.kind", m.Kind}, {"field.key", m.Key}, {"field.issuer", m.Issuer}, {"field.place", m.Place}, {"field.date", m.Date},
		{"field.title", m.Title}, {"field.province", m.Province.Name}, {"field.period", m.Period.Label},
		{"field.signer", strings.Trim(m.SignerRole+" "+m.Signer, " ")}, {"field.draft", draft},
		{"field.coverage", p.say("show.coverage", d.Coverage.Text, d.Coverage.Table, d.Coverage.Footnote, d.Coverage.Furniture)},
	} {
		if field.value != "" {
			fmt.Fprintf(p.out, "  %s: %s\n", p.say(field.key), oneLine(field.value))
		}
	}
	for _, u := range d.Coverage.Unread {
		fmt.Fprintf(p.out, "  %s\n", p.say("show.unread", p.unread(u)))
	}
	for _, note := range d.Coverage.Notes {
		fmt.Fprintf(p.out, "  %s\n", p.say("show.note", p.detail(note)))
	}
}

func (p *program) printTable(t *trichluc.Table) {
	fmt.Fprintf(p.out, "  %s%s\n", p.say("show.table", t.ID, short(t.Caption, 120)), bracketed(pages(p, t), t.Unit))
	fmt.Fprintf(p.out, "      | %s\n", strings.Join(t.Header, " | "))
	for i, row := range t.Rows {
		cells := make([]string, len(row.Cells))
		for j, c := range row.Cells {
			cells[j] = c.Text
		}
		line := strings.TrimRight(strings.Join(cells, " | "), " |")
		if row.Kind == trichluc.RowGroup {
			line = "# " + strings.Join(slices.DeleteFunc(cells, func(c string) bool { return c == "" }), " ")
		}
		fmt.Fprintf(p.out, "  %3d | %s\n", i+1, line)
	}
}

func pages(p *program, t *trichluc.Table) string {
	switch {
	case t.PageFirst == 0:
		return ""
	case t.PageLast > t.PageFirst:
		return p.say("place.pages", t.PageFirst, t.PageLast)
	}
	return p.say("place.page", t.PageFirst)
}

func known(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// recordJSON has a document's rows as exports have them, by section.
func recordJSON(r *corpus.Record, chosen []string) map[string]any {
	d, all := r.Document, map[string]any{}
	for _, section := range chosen {
		switch section {
		case "metadata":
			all["document"] = export.OfDocument(d)
		case "outline":
			all["outline"] = export.OfDocument(d).Outline
		case "tables":
			all["tables"] = placed(d, d.Tables, export.OfTable)
		case "observations":
			all["observations"] = placed(d, r.Observations, export.OfObservation)
		case "citations":
			all["citations"] = placed(d, r.Citations, export.OfCitation)
		case "findings":
			all["findings"] = placed(d, r.Findings, export.OfFinding)
		case "text":
			all["text"] = d.Text
		}
	}
	return all
}

func placed[T, Row any](d *trichluc.Document, list []T, row func(corpus.Placed[T]) Row) []Row {
	rows := make([]Row, len(list))
	for i, one := range list {
		rows[i] = row(corpus.Placed[T]{Document: d.ID, Source: d.Source, Row: one})
	}
	return rows
}
