package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/export"
	"github.com/trichluc/trichluc/internal/viet"
)

// deepest is how far `show --depth` goes: in a graph of citations everything
// is near everything after a few steps.
const deepest = 9

// How much of the graph is shown: to people a page or two, to programs what
// fits in memory with ease.
var (
	boundsOfPages    = corpus.Bounds{Width: 20, Nodes: 200}
	boundsOfPrograms = corpus.Bounds{Width: 1000, Nodes: 10000}
)

// named finds what a user named: an instrument, by an identifier in any form,
// or by its number where no document of the corpus is called so; else a
// document.
func (p *program) named(store corpus.Store, name string) (instrument, document string, err error) {
	if ids := export.OfIdentifier(name); len(ids) > 0 {
		for _, id := range ids {
			if _, err = store.Instrument(p.ctx, id); err == nil {
				return id, "", nil
			}
		}
		if errors.Is(err, corpus.ErrNotFound) {
			err = errors.New(p.say("show.noinstrument", name))
		}
		return "", "", err
	}
	document, missing := store.Find(p.ctx, name)
	if !errors.Is(missing, corpus.ErrNotFound) {
		if missing != nil {
			missing = p.notFound(name, missing)
		}
		return "", document, missing
	}
	found, err := store.FindInstruments(p.ctx, name)
	switch {
	case errors.Is(err, corpus.ErrNotFound):
		return "", "", p.notFound(name, missing)
	case err != nil:
		return "", "", err
	case len(found) > 1:
		return "", "", errors.New(p.say("show.severalinstruments", name, strings.Join(found[:min(len(found), 10)], ", ")))
	}
	return found[0], "", nil
}

// showGraphOf shows where a document of the corpus stands in the graph.
func (p *program) showGraphOf(store corpus.Store, documentID string, depth int) error {
	r, err := store.Get(p.ctx, documentID)
	if err != nil {
		return err
	}
	node := corpus.DocumentNode(documentID)
	for _, c := range r.Citations {
		if c.Form == trichluc.FormSelf && c.Instrument != "" {
			node = c.Instrument
			break
		}
	}
	return p.showInstrument(store, node, depth)
}

// showInstrument prints what the corpus knows of a cited document, who cites
// it and, where the corpus has it, what it cites.
func (p *program) showInstrument(store corpus.Store, node string, depth int) error {
	bounds := boundsOfPages
	if p.json {
		bounds = boundsOfPrograms
	}
	bounds.Depth = depth
	citedBy, err := corpus.Walk(p.ctx, store, node, corpus.CitedBy, bounds)
	if err != nil {
		return err
	}
	cites, err := corpus.Walk(p.ctx, store, node, corpus.Cites, bounds)
	if err != nil {
		return err
	}
	g := &graphPrinter{program: p, store: store, known: map[string]trichluc.Instrument{}}
	if p.json {
		return g.printJSON(node, citedBy, cites)
	}
	if err := g.head(node); err != nil {
		return err
	}
	for _, side := range []struct {
		key  string
		tree *corpus.Node
	}{{"graph.citedby", citedBy}, {"graph.cites", cites}} {
		if len(side.tree.Next) == 0 {
			continue
		}
		fmt.Fprintf(p.out, "== %s\n", p.say(side.key))
		if err := g.tree(side.tree, "  "); err != nil {
			return err
		}
		fmt.Fprintln(p.out)
	}
	return nil
}

// graphPrinter prints nodes of the graph, each looked up once.
type graphPrinter struct {
	*program
	store corpus.Store
	known map[string]trichluc.Instrument
}

// about is what is known of a node.
func (g *graphPrinter) about(node string) (trichluc.Instrument, error) {
	if i, ok := g.known[node]; ok {
		return i, nil
	}
	i, err := g.store.Instrument(g.ctx, node)
	if errors.Is(err, corpus.ErrNotFound) { // a document without a number
		i, err = trichluc.Instrument{ID: node}, nil
		for d, e := range g.store.Documents(g.ctx, corpus.Selection{Document: strings.TrimPrefix(node, corpus.DocumentNode(""))}) {
			if err = e; e == nil {
				i = trichluc.Instrument{ID: node, Key: title(d), Issuer: d.Metadata.Issuer, Date: d.Metadata.Date, Title: d.Source, Document: d.ID}
			}
		}
	}
	g.known[node] = i
	return i, err
}

func (g *graphPrinter) head(node string) error {
	i, err := g.about(node)
	if err != nil {
		return err
	}
	fmt.Fprintln(g.out, called(i))
	var provinces []string
	for _, c := range i.Provinces {
		provinces = append(provinces, fmt.Sprintf("%s %d", or(c.Province, "?"), c.Mentions))
	}
	cited := ""
	if i.Mentions > 0 {
		cited = g.say("graph.cited", g.number(i.Mentions), g.number(i.Documents))
		if i.FirstCited != "" {
			cited += g.say("graph.since", i.FirstCited, i.LastCited)
		}
	}
	for _, field := range []struct{ key, value string }{
		{"field.id", i.ID}, {"graph.eli", export.ELI(i)}, {"graph.akn", export.AkomaNtoso(i)}, {"field.issuer", i.Issuer}, {"field.date", i.Date},
		{"field.title", i.Title}, {"graph.mentions", cited}, {"field.province", strings.Join(provinces, ", ")},
		{"graph.variants", strings.Join(i.Variants, ", ")}, {"graph.conflicts", strings.Join(i.Conflicts, "; ")}, {"graph.own", i.Document},
	} {
		if field.value != "" {
			fmt.Fprintf(g.out, "  %s: %s\n", g.say(field.key), oneLine(field.value))
		}
	}
	fmt.Fprintln(g.out)
	return nil
}

// called is how a document is named on one line.
func called(i trichluc.Instrument) string {
	name := viet.Space(i.Type + " " + i.Key)
	if i.Key == "" {
		name = or(i.Title, i.ID)
	}
	return short(name, 100)
}

// tree prints what follows a node, a step in for each edge.
func (g *graphPrinter) tree(n *corpus.Node, indent string) error {
	for _, o := range n.Next {
		i, err := g.about(o.ID)
		if err != nil {
			return err
		}
		again := ""
		if o.Again {
			again = " " + g.say("graph.again")
		}
		fmt.Fprintf(g.out, "%s%s: %s%s%s\n", indent, g.relations(o.Edges), called(i), bracketed(i.Issuer, i.Date), again)
		first := o.Edges[0].Passage
		fmt.Fprintf(g.out, "%s    %s: %s\n", indent, oneLine(first.Source), g.place(first.Row.Location))
		fmt.Fprintf(g.out, "%s    “%s”\n", indent, around(or(first.Row.Quote, first.Row.Text), first.Row.Text, 160))
		if err := g.tree(o, indent+"  "); err != nil {
			return err
		}
	}
	if n.More > 0 {
		fmt.Fprintf(g.out, "%s%s\n", indent, g.say("graph.more", g.number(n.More)))
	}
	return nil
}

// relations says how one document cites another: "thực hiện ×3, nhắc tới".
func (g *graphPrinter) relations(edges []corpus.Edge) string {
	var words []string
	for _, e := range edges {
		word := g.word("relation", string(e.Relation))
		if e.Mentions > 1 {
			word += fmt.Sprintf(" ×%d", e.Mentions)
		}
		if e.Reported {
			word += " " + g.say("graph.reported")
		}
		words = append(words, word)
	}
	return strings.Join(words, ", ")
}

// graphNode is a document met on a walk, as JSON.
type graphNode struct {
	Instrument export.Instrument `json:"instrument"`
	Edges      []export.Edge     `json:"edges"`
	Next       []graphNode       `json:"next"`
	More       int               `json:"more"`
	Again      bool              `json:"again"`
}

func (g *graphPrinter) printJSON(node string, citedBy, cites *corpus.Node) error {
	i, err := g.about(node)
	if err != nil {
		return err
	}
	by, err := g.nodeJSON(citedBy)
	if err != nil {
		return err
	}
	to, err := g.nodeJSON(cites)
	if err != nil {
		return err
	}
	return g.program.printJSON(map[string]any{
		"instrument": export.OfInstrument(i, nil), "cited_by": by.Next, "cited_by_more": by.More, "cites": to.Next, "cites_more": to.More,
	})
}

func (g *graphPrinter) nodeJSON(n *corpus.Node) (graphNode, error) {
	i, err := g.about(n.ID)
	if err != nil {
		return graphNode{}, err
	}
	out := graphNode{Instrument: export.OfInstrument(i, nil), Edges: []export.Edge{}, Next: []graphNode{}, More: n.More, Again: n.Again}
	for _, e := range n.Edges {
		out.Edges = append(out.Edges, export.OfEdge(e))
	}
	for _, o := range n.Next {
		next, err := g.nodeJSON(o)
		if err != nil {
			return graphNode{}, err
		}
		out.Next = append(out.Next, next)
	}
	return out, nil
}
