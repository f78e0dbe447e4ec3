package audit

import (
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// BenchmarkDocument checks a report with one table of 500 rows and seven
// columns, two of them shares.
func BenchmarkDocument(b *testing.B) {
	table := budget([]string{"STT", "Đơn vị", "Hồ sơ > Tổng số", "Hồ sơ > Trực tuyến", "Hồ sơ > Trực tiếp", "Tỷ lệ trực tuyến", "Tỷ lệ đúng hạn"})
	var obs []trichluc.Observation
	for i := range 500 {
		table.Rows = append(table.Rows, trichluc.Row{Kind: trichluc.RowData, Cells: make([]trichluc.Cell, 7)})
		online, offline := float64(100+i), float64(37+i%90)
		for column, v := range map[int]float64{3: online + offline, 4: online, 5: offline} {
			obs = append(obs, cell("t1", i+1, column, trichluc.MeasureActual, plain(v), v, "hồ sơ"))
		}
		share := 100 * online / (online + offline)
		obs = append(obs, cell("t1", i+1, 6, trichluc.MeasureActual, viet.Number(share, 1), share, "%"))
	}
	d := &trichluc.Document{Tables: []trichluc.Table{table}}
	b.ReportAllocs()
	for b.Loop() {
		Document(d, obs, nil)
	}
}
