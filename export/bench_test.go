package export

import (
	"context"
	"io"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
)

// BenchmarkWrite prints ten thousand observations in every format.
func BenchmarkWrite(b *testing.B) {
	value := 85.8
	s := &shelf{}
	for range 10_000 {
		s.observations = append(s.observations, corpus.Placed[trichluc.Observation]{Document: "d", Source: "bc.pdf", Row: trichluc.Observation{
			Indicator: trichluc.Indicator{Text: "Tỷ lệ hồ sơ trực tuyến"}, Subject: trichluc.Subject{Text: "tỉnh Kon Tum"},
			Measure: trichluc.MeasureActual, Value: &value, ValueText: "85,8%", Comparator: "=", Unit: "%", Period: "2024",
			Location: trichluc.Location{Page: 3, Table: "t1", Row: 4, Column: 5, Start: 100, End: 105},
		}})
	}
	for _, format := range Formats(Observations) {
		b.Run(string(format), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Write(context.Background(), io.Discard, s, Observations, format, corpus.Selection{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
