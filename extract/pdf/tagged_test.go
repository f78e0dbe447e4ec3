package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// tagger draws the cells of tables as marked content and keeps what the
// structure tree says of them.
type tagger struct {
	*writer
	table strings.Builder // the table's rows
	ids   int
}

// cell draws a cell's lines, parted by "|", as marked content.
func (g *tagger) cell(x, y float64, text string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "/P <</MCID %d>> BDC\n", g.ids)
	for i, l := range strings.Split(text, "|") {
		b.WriteString(fontAt("N1", x, y+12*float64(i), 10, l))
	}
	g.ids++
	return b.String() + "EMC\n"
}

// row draws a row of cells and adds it to the tree. The pages' objects are
// known beforehand: page is the number of this one's.
func (g *tagger) row(page int, y float64, cells map[float64]string, order ...float64) string {
	var b strings.Builder
	g.table.WriteString("<< /S /Hàng /K [")
	for _, x := range order {
		fmt.Fprintf(&g.table, "<< /S /TD /Pg %d 0 R /K %d >>", page, g.ids)
		b.WriteString(g.cell(x, y, cells[x]))
	}
	g.table.WriteString("] >>")
	return b.String()
}

// finish writes the tree. Rows have a name of the file's own.
func (g *tagger) finish() []byte {
	root := g.add(fmt.Sprintf("<< /Type /StructTreeRoot /RoleMap << /#48#c3#a0ng /TR >> /K << /S /Document /K [ << /S /Table /K [ %s ] >> ] >> >>",
		strings.ReplaceAll(g.table.String(), "/Hàng", "/#48#c3#a0ng")))
	g.objects[catalogID-1] = fmt.Sprintf("<< /Type /Catalog /Pages 2 0 R /StructTreeRoot %d 0 R >>", root)
	return g.bytes()
}

// firstPage is the object of the first page that a writer adds.
const firstPage = narrowDescendantID + 2

func TestTableOfStructureTree(t *testing.T) {
	g := tagger{writer: newWriter()}
	content := at(50, 60, 14, "Trước bảng") +
		g.row(firstPage, 100, map[float64]string{50: "Nội dung", 150: "Đơn vị"}, 50, 150) +
		g.row(firstPage, 112, map[float64]string{50: "Sở Nội vụ|chủ trì", 150: "Một việc"}, 50, 150) +
		g.row(firstPage, 136, map[float64]string{50: "Sở Tài chính", 150: "Hai việc"}, 50, 150) +
		at(50, 180, 14, "Sau bảng")
	g.page(content)
	f := mustRead(t, g.finish())
	wantTexts(t, f, "Trước bảng", "grid: Nội dung|Đơn vị / Sở Nội vụ chủ trì|Một việc / Sở Tài chính|Hai việc", "Sau bảng")
	if c := f.Items[1].Grid.Confidence; c != 1 {
		t.Errorf("confidence %v", c)
	}
}

// Some writers leave empty cells out of the tree: the page tells which.
func TestEmptyCellsOutsideTree(t *testing.T) {
	g := tagger{writer: newWriter()}
	all := map[float64]string{50: "A", 150: "B", 250: "C"}
	g.page(g.row(firstPage, 100, all, 50, 150, 250) + g.row(firstPage, 115, all, 50, 250) + g.row(firstPage, 130, all, 150))
	wantTexts(t, mustRead(t, g.finish()), "grid: A|B|C / A||C / |B|")
}

// What a page has of a row that began on the page before belongs to that row.
func TestTaggedRowOverPages(t *testing.T) {
	g := tagger{writer: newWriter()}
	next := firstPage + 2
	first := g.row(firstPage, 700, map[float64]string{50: "Nội dung", 150: "Đơn vị"}, 50, 150) +
		g.row(firstPage, 712, map[float64]string{50: "Một việc", 150: "Sở Nội"}, 50, 150)
	tree := g.table.String()
	g.table.Reset()
	g.table.WriteString(strings.Replace(tree, "/K 3 >>", fmt.Sprintf("/K [3 << /Type /MCR /Pg %d 0 R /MCID 0 >>] >>", next), 1))
	g.page(first)
	g.ids = 0
	second := g.cell(150, 60, "vụ")
	g.page(second + g.row(next, 72, map[float64]string{50: "Hai việc", 150: "Sở Tài chính"}, 50, 150))
	wantTexts(t, mustRead(t, g.finish()), "grid: Nội dung|Đơn vị / Một việc|Sở Nội vụ", "grid: Hai việc|Sở Tài chính")
}

// A tree that the page does not bear out is not believed, and the document
// says so.
func TestTreeThatLies(t *testing.T) {
	for name, draw := range map[string]func(g *tagger) string{
		"rows in another order": func(g *tagger) string {
			all := map[float64]string{50: "A", 150: "B", 250: "C"}
			return g.row(firstPage, 130, all, 50, 150, 250) + g.row(firstPage, 100, all, 50, 150, 250)
		},
		"columns in another order": func(g *tagger) string {
			all := map[float64]string{50: "A", 150: "B", 250: "C"}
			return g.row(firstPage, 100, all, 50, 150, 250) + g.row(firstPage, 115, all, 250, 150, 50)
		},
		"others' letters between": func(g *tagger) string {
			all := map[float64]string{50: "A", 150: "B", 250: "C"}
			return g.row(firstPage, 100, all, 50, 150, 250) + at(90, 108, 10, "xen") + g.row(firstPage, 116, all, 50, 150, 250)
		},
	} {
		t.Run(name, func(t *testing.T) {
			g := tagger{writer: newWriter()}
			g.page(draw(&g))
			f := mustRead(t, g.finish())
			letters := strings.Join(texts(f), "")
			if strings.Count(letters, "A") != 2 || strings.Count(letters, "C") != 2 || !strings.Contains(strings.Join(f.Remarks, ""), "structure tree") {
				t.Errorf("items %q, remarks %q", texts(f), f.Remarks)
			}
		})
	}
}

func TestPrintsAgain(t *testing.T) {
	head := letters([]line{{text: "STT Chỉ tiêu (Sử dụng hàng quý, năm) Kết quả"}})
	for _, c := range []struct {
		text string
		want bool
	}{
		{"STT Chỉ tiêu (Sử dụng hàng quý, năm) Kết quả", true},
		{"STT Chỉ tiêu (Sử dụng hàng quý, Kết quả", true},
		{"STT Chỉ tiêu", false},
		{"STT Chỉ tiêu (Sử dụng hàng quý, năm) Kết quả 2023", false},
		{"", false},
	} {
		if got := printsAgain(letters([]line{{text: c.text}}), head); got != c.want {
			t.Errorf("%q: %v, want %v", c.text, got, c.want)
		}
	}
}
