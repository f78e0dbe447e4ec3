package corpus_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
)

// A made corpus of as many instruments as vbpl.vn, the state's collection of
// legal documents, holds: a tenth of the citations name one of twenty hubs, a
// tenth a report of the corpus, the others any instrument.
const (
	graphDocuments   = 8000
	graphCitations   = 60
	graphInstruments = 160_000
)

func graphRecord(n int, random *rand.Rand) *corpus.Record {
	id := func(i int) string { return fmt.Sprintf("vn/tinh-%d/ubnd/quyet-dinh/%d/%d-qd-ubnd", i%63, 2010+i%15, i) }
	d := &trichluc.Document{ID: fmt.Sprintf("%064x", n), Source: fmt.Sprintf("reports/%d.pdf", n), Text: "Căn cứ"}
	d.Metadata.Province.Name, d.Metadata.Date = fmt.Sprintf("Tỉnh %d", n%63), fmt.Sprintf("20%02d-03-01", 10+n%15)
	r := &corpus.Record{Document: d}
	for i := range graphCitations {
		number := random.IntN(graphInstruments)
		switch k := random.IntN(10); {
		case k == 0:
			number = random.IntN(20)
		case k == 1:
			number = 20 + random.IntN(graphDocuments) // a report's own
		}
		c := trichluc.Citation{
			ID: fmt.Sprintf("%x-%d", n, i), Text: "Quyết định", Type: "Quyết định", Number: fmt.Sprint(number), Symbol: "QĐ-UBND", SymbolPrinted: "QĐ-UBND",
			Key: fmt.Sprintf("%d/QĐ-UBND", number), Date: fmt.Sprint(2010 + number%15), Issuer: fmt.Sprintf("UBND tỉnh %d", number%63), Form: trichluc.FormExplicit,
			Relation: trichluc.RelationImplements, Instrument: id(number), Confidence: 1, Location: trichluc.Location{Start: i, End: i + 1}, Quote: "Thực hiện Quyết định",
		}
		switch {
		case i == 0:
			c.Form, c.Instrument = trichluc.FormSelf, id(20+n)
		case i%20 == 1:
			c.Instrument = "" // left open
		case i%10 == 2:
			c.Inside = fmt.Sprintf("%x-%d", n, i-1)
		}
		r.Citations = append(r.Citations, c)
	}
	return r
}

// BenchmarkGraph asks a large corpus what `show`, `audit` and exports ask.
func BenchmarkGraph(b *testing.B) {
	s := openBenchmark(b)
	ctx, random := context.Background(), rand.New(rand.NewPCG(1, 2))
	check := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	for n := range graphDocuments {
		check(s.Put(ctx, graphRecord(n, random)))
	}
	const hub, report = "vn/tinh-7/ubnd/quyet-dinh/2017/7-qd-ubnd", "vn/tinh-19/ubnd/quyet-dinh/2017/4177-qd-ubnd"
	bounds := corpus.Bounds{Depth: 2, Width: 20, Nodes: 200}
	for _, c := range []struct {
		name string
		ask  func()
	}{
		{"an instrument", func() { _, err := s.Instrument(ctx, report); check(err) }},
		{"a hub of 2400 mentions", func() { _, err := s.Instrument(ctx, hub); check(err) }},
		{"by number", func() { _, err := s.FindInstruments(ctx, "4177/QD-UBND"); check(err) }},
		{"cited by, depth 2", func() { _, err := corpus.Walk(ctx, s, report, corpus.CitedBy, bounds); check(err) }},
		{"cites, depth 2", func() { _, err := corpus.Walk(ctx, s, report, corpus.Cites, bounds); check(err) }},
		{"a hub cited by, depth 2", func() { _, err := corpus.Walk(ctx, s, hub, corpus.CitedBy, bounds); check(err) }},
		{"candidates of a report", func() {
			_, err := s.Candidates(ctx, corpus.Selection{Document: fmt.Sprintf("%064x", 77)})
			check(err)
		}},
		{"all candidates", func() { _, err := s.Candidates(ctx, corpus.Selection{}); check(err) }},
		{"all instruments", func() {
			for _, err := range s.Instruments(ctx) {
				check(err)
			}
		}},
		{"all edges", func() {
			for _, err := range s.Edges(ctx, corpus.EdgesOf{}) {
				check(err)
			}
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				c.ask()
			}
		})
	}
}
