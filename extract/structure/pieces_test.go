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
		{"a row cut inside numbers", []flow.Item{pieceOf(1, "TT|Xã|Vốn giao|Giải ngân|Đạt", "1|Quảng|7.237.922.669|701.051.017|85,0", "2|Lưu|4.355.305.|585.151.2|50,8"), pieceOf(2, "TT|Xã|Vốn giao|Giải ngân|Đạt", "||989|61|", "3|Dưới|3.522.798.642|298.277.534|79,8")}, "1|Quảng|7.237.922.669|701.051.017|85,0\n2|Lưu|4.355.305.989|585.151.261|50,8\n3|Dưới|3.522.798.642|298.277.534|79,8\n--\n"},
		{"a row cut inside numbers and a name in capitals", []flow.Item{pieceOf(1, "TT|Xã|Việc|Vốn", "1|Quảng|Kè|7.237.922.669", "2|Thạnh|Xây cầu|4.355.305."), pieceOf(2, "|Phong|dân sinh|989", "3|Dưới|Kè|3.522.798.642")}, "1|Quảng|Kè|7.237.922.669\n2|Thạnh Phong|Xây cầu dân sinh|4.355.305.989\n3|Dưới|Kè|3.522.798.642\n--\n"},
		{"the last number of a sentence", []flow.Item{pieceOf(1, "TT|Xã|Việc|Vốn", "1|Quảng|Kè ấp số 1|70", "2|Lưu|Kè ấp số|80"), pieceOf(2, "||2|", "3|Dưới|Kè ấp số 3|90")}, "1|Quảng|Kè ấp số 1|70\n2|Lưu|Kè ấp số 2|80\n3|Dưới|Kè ấp số 3|90\n--\n"},
		{"lines of cells taken for rows, on one page", []flow.Item{pieceOf(1, "TT|Xã|Vốn giao|Giải ngân", "1|Quảng|7.237.922.669|701.051.017", "2|Lưu|4.355.305.|585.151.2", "||989|61", "3|Dưới|3.522.798.642|298.277.534")}, "1|Quảng|7.237.922.669|701.051.017\n2|Lưu|4.355.305.989|585.151.261\n3|Dưới|3.522.798.642|298.277.534\n--\n"},
		{"whole figures above figures are two rows", []flow.Item{pieceOf(1, "TT|Xã|Vốn", "1|Quảng|7.237", "2|Lưu, gồm|4.355"), pieceOf(2, "|cả ấp|989", "3|Dưới|3.522")}, "1|Quảng|7.237\n2|Lưu, gồm|4.355\n|cả ấp|989\n3|Dưới|3.522\n--\n"},
		{"decimals above figures are two rows", []flow.Item{pieceOf(1, "Xã|Tỉ lệ|Đạt", "Quảng|71.5|1.2", "Lưu|43.5|3.4"), pieceOf(2, "Dưới|12|34")}, "Quảng|71.5|1.2\nLưu|43.5|3.4\nDưới|12|34\n--\n"},
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

// TestDoubtfulCutRows says what a table admits of figures at a page break that
// may be one.
func TestDoubtfulCutRows(t *testing.T) {
	const head = "TT|Xã|Việc|Vốn"
	for _, c := range []struct {
		name, above, below string
		rows               int
		doubt              string // part of a note; empty: none
	}{
		{"plain digits below a sentence that goes on", "2|Lưu|Xây cầu|43", "||dân sinh|98", 4, `"43" above "98"`},
		{"plain digits alone", "2|Lưu|Xây cầu.|43", "|||98", 4, `"43" above "98"`},
		{"plain digits beside a number that surely goes on", "2|Lưu|12|4.355.305.", "||3|989", 3, `"12" above "3"`},
		{"a number that surely goes on", "2|Lưu|Cầu|4.355.305.", "|||989", 3, ""},
		{"whole figures", "2|Lưu|Cầu|4.355", "|Trên|Kè|989", 4, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := &flow.Flow{Pages: make([]flow.Page, 2), Items: []flow.Item{pieceOf(1, head, "1|Quảng|Kè|70", c.above), pieceOf(2, head, c.below, "3|Dưới|Kè|90")}}
			d := structure.Build(f)
			if len(d.Tables) != 1 || len(d.Tables[0].Rows) != c.rows {
				t.Fatalf("tables: %+v", d.Tables)
			}
			notes := strings.Join(d.Tables[0].Notes, "; ")
			if c.doubt == "" && d.Tables[0].Confidence < 1 || c.doubt != "" && (d.Tables[0].Confidence == 1 || !strings.Contains(notes, c.doubt)) {
				t.Errorf("confidence %v, notes %s", d.Tables[0].Confidence, notes)
			}
		})
	}
}
