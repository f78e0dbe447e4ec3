package corpus_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
)

// Rows of a report as they are met: some 60 pages with a large annex.
const (
	benchmarkObservations = 1000
	benchmarkCitations    = 100
	benchmarkRows         = 400
	benchmarkColumns      = 6
	benchmarkBlocks       = 300
)

func benchmarkRecord(n int) *corpus.Record {
	d := &trichluc.Document{ID: fmt.Sprintf("%064x", n), Source: fmt.Sprintf("reports/%d.pdf", n), Text: strings.Repeat("Tỷ lệ hồ sơ trực tuyến đạt 75,81%. ", 3000)}
	d.Metadata.Province = trichluc.Province{Code: fmt.Sprintf("%02d", n%63), Name: fmt.Sprintf("Tỉnh %d", n%63)}
	d.Metadata.Kind, d.Metadata.Period.Label = "Báo cáo", "2024-Q1"
	r := &corpus.Record{Document: d}
	at := func(i int) trichluc.Location {
		return trichluc.Location{Page: 1 + i/40, Section: "II/1", Start: i * 40, End: i*40 + 5, Box: trichluc.Box{72, 100.5, 200, 112.25}}
	}
	for i := range benchmarkObservations {
		value := float64(i) * 1.1
		r.Observations = append(r.Observations, trichluc.Observation{
			ID: fmt.Sprintf("%x-%d", n, i), Indicator: trichluc.Indicator{ID: fmt.Sprintf("i%d", i%200), Name: "Tỷ lệ hồ sơ trực tuyến", Text: "tỷ lệ hồ sơ được xử lý trực tuyến"},
			Subject: trichluc.Subject{Text: "Sở Y tế", Level: "agency", Province: d.Metadata.Province.Code}, Measure: trichluc.MeasureActual,
			Value: &value, ValueText: "75,81%", Comparator: "=", Unit: "%", Multiplier: 1, Period: "2024-Q1",
			Group: []string{"I. Hạ tầng số", "1. Băng rộng"}, Confidence: 0.9, Location: at(i), Quote: "Tỷ lệ hồ sơ trực tuyến đạt 75,81%",
		})
	}
	for i := range benchmarkCitations {
		r.Citations = append(r.Citations, trichluc.Citation{
			ID: fmt.Sprintf("%x-c%d", n, i), Text: "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ", Type: "Quyết định", Number: fmt.Sprint(i), Symbol: "QĐ-TTg",
			SymbolPrinted: "QĐ-TTg", Key: fmt.Sprintf("%d/QĐ-TTg", i), Date: "2020-06-03", DatePrecision: "day", Issuer: "Thủ tướng Chính phủ",
			Subject: "phê duyệt Chương trình Chuyển đổi số quốc gia", Form: trichluc.FormExplicit, Relation: trichluc.RelationImplements,
			Instrument: fmt.Sprintf("vn/thu-tuong-chinh-phu/quyet-dinh/2020/%d-qd-ttg", (n*31+i)%2000), Confidence: 1, Location: at(i), Quote: "Thực hiện Quyết định số 749/QĐ-TTg",
		})
	}
	t := trichluc.Table{ID: "t1", Header: make([]string, benchmarkColumns)}
	for range benchmarkRows {
		row := trichluc.Row{Kind: trichluc.RowData, Page: 3, Cells: make([]trichluc.Cell, benchmarkColumns)}
		for c := range row.Cells {
			row.Cells[c] = trichluc.Cell{Text: "1.034", Start: 5, End: 10, Page: 3, Box: trichluc.Box{72, 100, 130, 112}}
		}
		t.Rows = append(t.Rows, row)
	}
	d.Tables = []trichluc.Table{t}
	for i := range benchmarkBlocks {
		d.Blocks = append(d.Blocks, trichluc.Block{Kind: trichluc.BlockParagraph, Start: i * 40, End: i*40 + 40, Section: "II/1", Fragments: make([]trichluc.Fragment, 3)})
	}
	return r
}

const benchmarkTotal = benchmarkObservations + benchmarkCitations + benchmarkRows*(1+benchmarkColumns) + benchmarkBlocks

func openBenchmark(b *testing.B) corpus.Store {
	s, err := corpus.OpenSQLite(filepath.Join(b.TempDir(), "corpus.db"), corpus.Options{Reader: "1"})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return s
}

func BenchmarkPut(b *testing.B) {
	s := openBenchmark(b)
	n := 0
	for b.Loop() {
		n++
		if err := s.Put(context.Background(), benchmarkRecord(n)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*benchmarkTotal)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkRead(b *testing.B) {
	s := openBenchmark(b)
	const documents = 100
	for n := range documents {
		if err := s.Put(context.Background(), benchmarkRecord(n)); err != nil {
			b.Fatal(err)
		}
	}
	ctx, all := context.Background(), corpus.Selection{}
	check := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	for _, c := range []struct {
		name string
		read func()
	}{
		{"known", func() {
			known, err := s.Known(ctx, fmt.Sprintf("%064x", 5), "reports/5.pdf")
			if check(err); !known {
				b.Fatal("not known")
			}
		}},
		{"get", func() { _, err := s.Get(ctx, fmt.Sprintf("%064x", 5)); check(err) }},
		{"find", func() { _, err := s.Find(ctx, "5.pdf"); check(err) }},
		{"status", func() { _, err := s.Status(ctx); check(err) }},
		{"100 documents", func() {
			for _, err := range s.Documents(ctx, all) {
				check(err)
			}
		}},
		{"100000 observations", func() {
			for _, err := range s.Observations(ctx, all) {
				check(err)
			}
		}},
		{"2000 instruments of 10000 citations", func() {
			for _, err := range s.Instruments(ctx) {
				check(err)
			}
		}},
		{"100 instruments of a document", func() {
			for _, err := range s.InstrumentsOf(ctx, []string{fmt.Sprintf("%064x", 5)}) {
				check(err)
			}
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				c.read()
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "corpus.db")
	for b.Loop() {
		s, err := corpus.OpenSQLite(path, corpus.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
