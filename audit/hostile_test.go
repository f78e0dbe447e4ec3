package audit

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// TestHostileObservations puts together figures that lack a value, stand
// outside of the text or the table, or are out of order. Nothing may panic.
func TestHostileObservations(t *testing.T) {
	words := strings.Fields("Tổng số hồ sơ tiếp nhận đạt 12 , gồm 5 ( 7 ) trong đó chiếm 45% ; tăng từ 3 lên 9 kế hoạch ( 10 còn lại 4 , vượt. Giải ngân ngày 31/9/2024 đến ngày 1/1/2020 xếp thứ")
	units := []string{"%", "hồ sơ", "hộ nghèo", "triệu đồng", "lần", "bậc", "điểm phần trăm", "huyện", ""}
	measures := []trichluc.Measure{trichluc.MeasureActual, trichluc.MeasureTarget, trichluc.MeasureChange, trichluc.MeasureRank, trichluc.MeasureBudget, trichluc.MeasureAssessment}
	heads := []string{"TT", "Tên", "Kế hoạch", "Tổng số", "Cơ cấu (%)", "Lũy kế", "Trong tháng", "So sánh (%)"}
	for seed := range uint64(400) {
		random := rand.New(rand.NewPCG(seed, 1))
		pick := func(list []string) string { return list[random.IntN(len(list))] }
		var text strings.Builder
		for range 40 {
			text.WriteString(pick(words) + " ")
		}
		d := &trichluc.Document{Text: text.String(), Metadata: trichluc.Metadata{Kind: "Báo cáo", Date: "2024-06-15", DatePrecision: "day"}}
		if random.IntN(3) > 0 {
			d.Blocks = []trichluc.Block{{Kind: trichluc.BlockParagraph, End: len(d.Text) / 2}, {Kind: trichluc.BlockItem, Mark: "-", Start: len(d.Text) / 2, End: len(d.Text)}}
		}
		table := trichluc.Table{ID: "t1", Header: heads[:random.IntN(len(heads)+1)]}
		for range random.IntN(7) {
			row := trichluc.Row{Kind: trichluc.RowData}
			for range random.IntN(9) {
				row.Cells = append(row.Cells, trichluc.Cell{Text: pick(words)})
			}
			table.Rows = append(table.Rows, row)
		}
		d.Tables = []trichluc.Table{table}
		var figures []trichluc.Observation
		for range 12 {
			start := random.IntN(len(d.Text) + 20)
			o := trichluc.Observation{
				Indicator: trichluc.Indicator{Text: pick(words) + " " + pick(words) + " hồ sơ trực tuyến"}, Unit: pick(units),
				Measure: measures[random.IntN(len(measures))], ValueText: pick(words), Comparator: pick([]string{"=", "", "~", ">="}),
				Location: trichluc.Location{Start: start, End: start + random.IntN(6)},
			}
			if random.IntN(4) > 0 {
				o.Value = number(float64(random.IntN(20)) / 2)
			}
			if random.IntN(6) == 0 {
				o.Numerator, o.Denominator = number(float64(random.IntN(9))), number(float64(random.IntN(9)))
			}
			if random.IntN(2) == 0 {
				o.Location.Table, o.Location.Row, o.Location.Column = "t1", random.IntN(9), random.IntN(10)
			}
			figures = append(figures, o)
		}
		for _, f := range Document(d, figures, nil) {
			if len(f.Where) == 0 || f.Message == "" {
				t.Fatalf("seed %d: %+v", seed, f)
			}
		}
	}
}
