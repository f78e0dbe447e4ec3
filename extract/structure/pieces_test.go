package structure_test

import (
	"strings"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/structure"
)

func pieceOf(page int, lines ...string) flow.Item {
	g := &flow.Grid{Page: page, Rows: len(lines), Confidence: 1, Edges: []float64{80, 110, 300, 400}}
	for r, line := range lines {
		for c, text := range strings.Split(line, "|") {
			g.Columns = max(g.Columns, c+1)
			g.Cells = append(g.Cells, flow.Cell{Row: r, Column: c, RowSpan: 1, ColumnSpan: 1, Text: text})
		}
	}
	return flow.Item{Grid: g}
}

// TestPiecesOfTables says which grids of the same columns are one table.
func TestPiecesOfTables(t *testing.T) {
	title := func(s string) flow.Item { return paged(2, s, 60, nil) }
	for _, c := range []struct {
		name  string
		items []flow.Item
		want  string // rows of each table, cells parted by "|"
	}{
		{"a new caption begins a new table", []flow.Item{pieceOf(1, "TT|Huyện|Số", "1|Trên|5"), title("Bảng 2. Số kè"), pieceOf(2, "TT|Huyện|Số", "1|Dưới|6")}, "1|Trên|5\n--\n1|Dưới|6\n--\n"},
		{"a head again and the number goes on", []flow.Item{pieceOf(1, "TT|Huyện|Số", "1|Trên|5"), pieceOf(2, "TT|Huyện|Số", "2|Dưới|6")}, "1|Trên|5\n2|Dưới|6\n--\n"},
		{"a row cut below its number", []flow.Item{pieceOf(1, "TT|Huyện|Số", "1|Trên|5", "2||"), pieceOf(2, "TT|Huyện|Số", "|Dưới|6")}, "1|Trên|5\n2|Dưới|6\n--\n"},
		{"a name cut in two", []flow.Item{pieceOf(1, "TT|Huyện|Số", "1|Trên|5", "2|Giữa|7", "3|Xã Quảng|6"), pieceOf(2, "TT|Huyện|Số", "|Lưu|", "4|Dưới|8")}, "1|Trên|5\n2|Giữa|7\n3|Xã Quảng Lưu|6\n4|Dưới|8\n--\n"},
		{"a quotation cut in two", []flow.Item{pieceOf(1, "TT|Huyện|Số", "1|Đề án “Giai đoạn|5"), pieceOf(2, "TT|Huyện|Số", "|2021 - 2025”|", "2|Dưới|8")}, "1|Đề án “Giai đoạn 2021 - 2025”|5\n2|Dưới|8\n--\n"},
		{"a title of the same look as those above stays one", []flow.Item{pieceOf(1, "TT|Huyện|Số", "|Miền núi|", "1|Trên|5", "2|Giữa|7", "3|Xã Quảng|6"), pieceOf(2, "TT|Huyện|Số", "|Đồng bằng|", "4|Dưới|8")}, "|Miền núi|\n1|Trên|5\n2|Giữa|7\n3|Xã Quảng|6\n|Đồng bằng|\n4|Dưới|8\n--\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := &flow.Flow{Pages: make([]flow.Page, 2), Items: c.items}
			d := structure.Build(f)
			check(t, f, d)
			got := ""
			for _, tab := range d.Tables {
				for _, r := range tab.Rows {
					var cells []string
					for _, cell := range r.Cells {
						cells = append(cells, cell.Text)
					}
					got += strings.Join(cells, "|") + "\n"
				}
				got += "--\n"
			}
			same(t, got, c.want)
		})
	}
}
