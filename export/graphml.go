package export

import (
	"bufio"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
)

// attribute is what a node or an edge of the graph carries. The names are
// those of the rows of instruments and edges.
type attribute struct{ of, name, kind string }

// The attributes in the order of their keys: k0, k1 ...
var attributes = []attribute{
	{"node", "instrument", "string"}, {"node", "type", "string"}, {"node", "key", "string"}, {"node", "issuer", "string"},
	{"node", "date", "string"}, {"node", "title", "string"}, {"node", "mentions", "int"}, {"node", "documents", "int"},
	{"node", "own", "string"}, {"node", "source", "string"}, {"node", "eli", "string"}, {"node", "akn", "string"},
	{"edge", "relation", "string"}, {"edge", "reported", "boolean"}, {"edge", "mentions", "int"}, {"edge", "document", "string"},
	{"edge", "source", "string"}, {"edge", "page", "int"}, {"edge", "quote", "string"},
}

// writeGraph writes the edges that the selection admits, and the documents at
// their ends, as GraphML (http://graphml.graphdrawing.org). It reads the edges
// twice: which documents they join must be known before the first is written.
// It answers how many edges there are.
func writeGraph(ctx context.Context, w io.Writer, s Source, sel corpus.Selection) (int, error) {
	g := &graphWriter{out: bufio.NewWriter(w)}
	ends := map[string]string{} // node -> Document.ID where the node is a document of the corpus and may be no instrument
	for e, err := range s.Edges(ctx, corpus.EdgesOf{In: sel}) {
		if err != nil {
			return 0, fmt.Errorf("export: reading edges: %w", err)
		}
		if _, known := ends[e.To]; !known {
			ends[e.To] = ""
		}
		if !e.Reported {
			ends[e.From] = e.Passage.Document
		} else if _, known := ends[e.From]; !known {
			ends[e.From] = ""
		}
	}
	g.open()
	if err := g.nodes(ctx, s, ends); err != nil {
		return 0, err
	}
	n := 0
	for e, err := range s.Edges(ctx, corpus.EdgesOf{In: sel}) {
		if err != nil {
			return n, fmt.Errorf("export: reading edge %d: %w", n+1, err)
		}
		g.edge(e, n)
		n++
	}
	g.print("  </graph>\n</graphml>\n")
	return n, g.out.Flush()
}

// graphWriter writes GraphML; bufio keeps the first error until Flush.
type graphWriter struct{ out *bufio.Writer }

func (g *graphWriter) print(s string) { _, _ = g.out.WriteString(s) }

func (g *graphWriter) open() {
	g.print(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + "\n")
	for i, a := range attributes {
		g.print(fmt.Sprintf("  <key id=\"k%d\" for=%q attr.name=%q attr.type=%q/>\n", i, a.of, a.name, a.kind))
	}
	g.print("  <graph id=\"citations\" edgedefault=\"directed\">\n")
}

// nodes writes the instruments among ends, then the documents that nothing
// cites; ends is emptied on the way.
func (g *graphWriter) nodes(ctx context.Context, s Source, ends map[string]string) error {
	for i, err := range s.Instruments(ctx) {
		if err != nil {
			return fmt.Errorf("export: reading instruments: %w", err)
		}
		if _, end := ends[i.ID]; end {
			g.node(i, "")
			delete(ends, i.ID)
		}
	}
	named := map[string]string{}
	for node, id := range ends {
		named[id] = node
	}
	for d, err := range s.Documents(ctx, corpus.Selection{}) {
		if err != nil {
			return fmt.Errorf("export: reading documents: %w", err)
		}
		if node, end := named[d.ID]; end {
			m := d.Metadata
			g.node(trichluc.Instrument{ID: node, Type: m.Kind, Key: m.Key, Issuer: m.Issuer, Date: m.Date, Title: m.Title, Document: d.ID}, d.Source)
			delete(ends, node)
		}
	}
	return nil
}

func (g *graphWriter) node(i trichluc.Instrument, source string) {
	g.print(`    <node id="` + nodeID(i.ID) + `">`)
	g.data("node", i.ID, i.Type, i.Key, i.Issuer, i.Date, i.Title, strconv.Itoa(i.Mentions), strconv.Itoa(i.Documents), i.Document, source, ELI(i), AkomaNtoso(i))
	g.print("</node>\n")
}

func (g *graphWriter) edge(e corpus.Edge, n int) {
	g.print(fmt.Sprintf(`    <edge id="e%d" source="%s" target="%s">`, n, nodeID(e.From), nodeID(e.To)))
	page := ""
	if e.Passage.Row.Location.Page > 0 {
		page = strconv.Itoa(e.Passage.Row.Location.Page)
	}
	g.data("edge", string(e.Relation), strconv.FormatBool(e.Reported), strconv.Itoa(e.Mentions), e.Passage.Document, e.Passage.Source, page, e.Passage.Row.Quote)
	g.print("</edge>\n")
}

// data writes the values of the attributes of nodes or edges, in their order;
// what is empty has none.
func (g *graphWriter) data(of string, values ...string) {
	k := 0
	for attributes[k].of != of {
		k++
	}
	for i, v := range values {
		if v == "" {
			continue
		}
		g.print(`<data key="k` + strconv.Itoa(k+i) + `">`)
		_ = xml.EscapeText(g.out, []byte(v))
		g.print("</data>")
	}
}

// nodeID writes an identifier as XML asks for names: without "/".
func nodeID(id string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(strings.ReplaceAll(id, "/", ":")))
	return b.String()
}
