package main

import (
	"errors"
	"flag"
	"fmt"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/export"
	"github.com/trichluc/trichluc/index"
)

// kinds are what --in chooses from.
var kinds = []index.Kind{index.KindInstrument, index.KindCitation, index.KindObservation, index.KindText}

// orders are what --sort chooses from.
var orders = []index.Sort{index.SortRelevance, index.SortDate, index.SortCount}

// Under each instrument so many passages that cite it are shown; all of them
// are to be had with --in citations or `export citations`.
const passagesShown = 3

type searchCommand struct {
	in, kind, issuer, province, year string
	sort                             string
	facets                           bool
	limit, offset                    int
}

func (c *searchCommand) flags(set *flag.FlagSet) {
	set.StringVar(&c.in, "in", string(index.KindInstrument), "LIST")
	set.StringVar(&c.kind, "type", "", "TYPE")
	set.StringVar(&c.issuer, "issuer", "", "NAME")
	set.StringVar(&c.province, "province", "", "NAME")
	set.StringVar(&c.year, "year", "", "YEAR")
	set.StringVar(&c.sort, "sort", string(index.SortRelevance), "ORDER")
	set.BoolVar(&c.facets, "facets", false, "")
	set.IntVar(&c.limit, "limit", 20, "N")
	set.IntVar(&c.offset, "offset", 0, "N")
}

func (c *searchCommand) run(p *program, operands []string) (err error) {
	words := strings.TrimSpace(strings.Join(operands, " "))
	if words == "" {
		return usageError{message: p.say("usage.query")}
	}
	query, err := c.query(p, words)
	if err != nil {
		return err
	}
	store, err := p.read() // first: "no corpus" says more than "no index"
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	i, err := index.OpenBleveReadOnly(p.indexDir())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, i.Close()) }()
	answer, err := i.Search(p.ctx, query)
	if errors.Is(err, index.ErrQuestion) {
		return usageError{message: p.say("usage.question", words)}
	}
	if err != nil {
		return err
	}
	hits, err := p.withPassages(store, answer.Hits)
	if err != nil {
		return err
	}
	if p.json {
		return p.printJSON(newAnswer(answer, hits))
	}
	p.printHits(answer, hits, c.offset)
	p.printFacets(answer.Facets)
	if len(hits) == 0 {
		return p.noteType(store, c.kind)
	}
	return nil
}

func (c *searchCommand) query(p *program, words string) (index.Query, error) {
	q := index.Query{
		Words: words, Type: c.kind, Issuer: c.issuer, Year: c.year, Sort: index.Sort(c.sort), Facets: c.facets, Limit: c.limit, Offset: c.offset,
	}
	err := oneOf(p, "--sort", q.Sort, orders)
	if err != nil {
		return q, err
	}
	if q.Province, err = p.province(c.province, false); err != nil {
		return q, err
	}
	if err := p.year(c.year); err != nil {
		return q, err
	}
	if c.limit < 1 || c.offset < 0 {
		return q, usageError{message: p.say("usage.limit")}
	}
	for name := range strings.SplitSeq(c.in, ",") {
		kind := index.Kind(strings.TrimSpace(name))
		if err := oneOf(p, "--in", kind, kinds); err != nil {
			return q, err
		}
		q.Kinds = append(q.Kinds, kind)
	}
	return q, nil
}

// answerJSON is `search --json`. Facets are by name, null when not asked for.
type answerJSON struct {
	Total   int                    `json:"total"`
	Hits    []hit                  `json:"hits"`
	Facets  map[string][]facetJSON `json:"facets"`
	Any     bool                   `json:"any"`
	Similar []string               `json:"similar"`
}

type facetJSON struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

func newAnswer(a index.Answer, hits []hit) answerJSON {
	row := answerJSON{Total: a.Total, Hits: hits, Any: a.Any, Similar: append([]string{}, a.Similar...)}
	if a.Facets != nil {
		row.Facets = map[string][]facetJSON{}
	}
	for _, f := range a.Facets {
		values := []facetJSON{}
		for _, v := range f.Values {
			values = append(values, facetJSON(v))
		}
		row.Facets[f.Name] = values
	}
	return row
}

// hit is one thing found. Marks are bytes into Text, half-open. Record is its
// row as `export` prints it, null for text.
type hit struct {
	Kind       index.Kind        `json:"kind"`
	Score      float64           `json:"score"`
	Document   *string           `json:"document"`
	Source     *string           `json:"source"`
	Title      string            `json:"title"`
	Text       string            `json:"text"`
	Marks      [][2]int          `json:"marks"`
	Number     *string           `json:"number"`
	Type       *string           `json:"type"`
	Issuer     *string           `json:"issuer"`
	Year       *string           `json:"year"`
	Provinces  []string          `json:"provinces"`
	Instrument *string           `json:"instrument"`
	Location   *export.Place     `json:"location"`
	Record     rawJSON           `json:"record"`
	Passages   []export.Citation `json:"passages"`

	at       trichluc.Location
	passages []corpus.Placed[trichluc.Citation]
	mentions int
}

// rawJSON is JSON handed through as it is; null when there is none.
type rawJSON []byte

// MarshalJSON implements json.Marshaler.
func (r rawJSON) MarshalJSON() ([]byte, error) {
	if len(r) == 0 {
		return []byte("null"), nil
	}
	return r, nil
}

// withPassages adds to each instrument the passages that cite it.
func (p *program) withPassages(store corpus.Store, found []index.Hit) ([]hit, error) {
	hits := make([]hit, 0, len(found))
	for _, f := range found {
		h := newHit(f)
		if f.Entry.Kind == index.KindInstrument {
			for m, err := range store.Mentions(p.ctx, f.Entry.Instrument) {
				if err != nil {
					return nil, err
				}
				h.mentions++
				h.Passages = append(h.Passages, export.OfCitation(m))
				h.passages = append(h.passages, m)
			}
		}
		hits = append(hits, h)
	}
	return hits, nil
}

func newHit(f index.Hit) hit {
	e := f.Entry
	h := hit{
		Kind: e.Kind, Score: f.Score, Document: optional(e.Document), Source: optional(e.Source), Title: e.Title, Text: e.Text,
		Marks: [][2]int{}, Number: optional(e.Number), Type: optional(e.Type), Issuer: optional(e.Issuer), Year: optional(e.Year),
		Provinces: e.Provinces, Instrument: optional(e.Instrument), Record: e.Payload, Passages: []export.Citation{}, at: e.Location,
	}
	if h.Provinces == nil {
		h.Provinces = []string{}
	}
	if e.Kind != index.KindInstrument {
		place := export.OfLocation(e.Location)
		h.Location = &place
	}
	for _, m := range f.Marks {
		h.Marks = append(h.Marks, [2]int{m.Start, m.End})
	}
	return h
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func (p *program) printHits(answer index.Answer, hits []hit, offset int) {
	if len(hits) == 0 {
		fmt.Fprintln(p.out, p.say("search.none"))
		return
	}
	if len(answer.Similar) > 0 {
		fmt.Fprintln(p.out, p.say("search.similar", strings.Join(answer.Similar, ", ")))
	}
	if answer.Any {
		fmt.Fprintln(p.out, p.say("search.any"))
	}
	fmt.Fprintln(p.out, p.say("search.total", p.number(answer.Total), offset+1, offset+len(hits)))
	for n, h := range hits {
		if h.Kind == index.KindInstrument {
			p.printInstrument(offset+n+1, h)
			continue
		}
		if figure := p.figureFound(h.Record); h.Kind == index.KindObservation && figure != "" {
			fmt.Fprintf(p.out, "%d. %s\n   “%s”\n", offset+n+1, figure, p.marked(h))
		} else {
			fmt.Fprintf(p.out, "%d. %s\n", offset+n+1, p.marked(h))
		}
		fmt.Fprintf(p.out, "   %s: %s\n", oneLine(deref(h.Source)), p.place(h.at))
	}
}

// facetsShown is how many values of each property are printed; --json has all.
const facetsShown = 8

func (p *program) printFacets(facets []index.Facet) {
	for _, f := range facets {
		if len(f.Values) == 0 {
			continue
		}
		var values []string
		for _, v := range f.Values[:min(facetsShown, len(f.Values))] {
			value := v.Value
			if key := f.Name; has(key + "." + value) {
				value = p.word(key, value)
			}
			values = append(values, fmt.Sprintf("%s (%s)", oneLine(value), p.number(v.Count)))
		}
		if more := len(f.Values) - facetsShown; more > 0 {
			values = append(values, p.say("search.values", p.number(more)))
		}
		fmt.Fprintf(p.out, "%s: %s\n", p.say("facet."+f.Name), strings.Join(values, "; "))
	}
}

func (p *program) printInstrument(n int, h hit) {
	name := strings.TrimSpace(deref(h.Type) + " " + deref(h.Number))
	if h.Title != "" {
		name += " — " + h.Title
	}
	fmt.Fprintf(p.out, "%d. %s%s\n", n, short(name, 160), bracketed(deref(h.Issuer), deref(h.Year)))
	for _, m := range h.passages[:min(passagesShown, len(h.passages))] {
		fmt.Fprintf(p.out, "   “%s”\n      %s: %s\n", around(or(m.Row.Quote, m.Row.Text), m.Row.Text, 240), oneLine(m.Source), p.place(m.Row.Location))
	}
	if more := h.mentions - passagesShown; more > 0 {
		fmt.Fprintf(p.out, "   %s\n", p.say("search.more", p.number(more)))
	}
}

// marked is a hit's text with the words found between brackets of bold where
// the answer goes to a terminal.
func (p *program) marked(h hit) string {
	if !p.colour() {
		return short(h.Text, 240)
	}
	var b strings.Builder
	at := 0
	for _, m := range h.Marks {
		if m[0] < at || m[1] > len(h.Text) {
			continue
		}
		b.WriteString(h.Text[at:m[0]] + "\x1b[1m" + h.Text[m[0]:m[1]] + "\x1b[0m")
		at = m[1]
	}
	return strings.ReplaceAll(b.String()+h.Text[at:], "\n", " ")
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
