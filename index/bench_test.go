package index_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/trichluc/trichluc/index"
	"github.com/trichluc/trichluc/index/indextest"
)

const benchmarkEntries = 20_000

func filledIndex(b *testing.B, entries []index.Entry) index.Index {
	i, err := index.CreateBleve(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	if err := i.Update(context.Background(), nil, entries); err != nil {
		b.Fatal(err)
	}
	return i
}

func BenchmarkIndex(b *testing.B) {
	entries := indextest.Entries(benchmarkEntries)
	for b.Loop() {
		if err := filledIndex(b, entries).Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(entries)*b.N)/b.Elapsed().Seconds(), "entries/s")
}

func BenchmarkSearch(b *testing.B) {
	i := filledIndex(b, indextest.Entries(benchmarkEntries))
	defer i.Close()
	for _, kind := range []index.Kind{index.KindInstrument, index.KindObservation, index.KindText} {
		for _, words := range []string{"749", "chuyen doi so", "tỷ lệ hồ sơ dịch vụ công trực tuyến", `"an toàn thông tin" huyện`} {
			b.Run(fmt.Sprintf("%s/%s", kind, words), func(b *testing.B) {
				for b.Loop() {
					if _, err := i.Search(context.Background(), index.Query{Words: words, Kinds: []index.Kind{kind}}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	i, err := index.CreateBleve(dir)
	if err != nil {
		b.Fatal(err)
	}
	if err := i.Update(context.Background(), nil, indextest.Entries(benchmarkEntries)); err != nil {
		b.Fatal(err)
	}
	if err := i.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		i, err := index.OpenBleveReadOnly(dir)
		if err != nil {
			b.Fatal(err)
		}
		if err := i.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
