package docx

import (
	"slices"
	"testing"
)

func cellOf(properties, text string) string {
	return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + para(run(text)) + `</w:tc>`
}

func TestTables(t *testing.T) {
	const top, below = `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`
	for _, test := range []struct{ name, rows, want string }{
		{
			"head of two rows with merged cells",
			`<w:tr><w:trPr><w:tblHeader/></w:trPr>` + cellOf(top, "STT") + cellOf(`<w:gridSpan w:val="2"/>`, "Năm 2024") + `</w:tr>` +
				`<w:tr><w:trPr><w:tblHeader/></w:trPr>` + cellOf(below, "") + cellOf("", "Kế hoạch") + cellOf("", "Thực hiện") + `</w:tr>` +
				`<w:tr>` + cellOf("", "1") + cellOf("", "80%") + cellOf("", "81,5%") + `</w:tr>`,
			`
		G 3x3 head 2
		  0,0 2x1 "STT"
		  0,1 1x2 "Năm 2024"
		  1,1 "Kế hoạch"
		  1,2 "Thực hiện"
		  2,0 "1"
		  2,1 "80%"
		  2,2 "81,5%"`,
		},
		{
			"a new merge begins below another",
			`<w:tr>` + cellOf(top, "a") + `</w:tr><w:tr>` + cellOf(below, "") + `</w:tr><w:tr>` + cellOf(top, "b") + `</w:tr><w:tr>` + cellOf(below, "") + `</w:tr>`,
			"G 4x1 head 0\n  0,0 2x1 \"a\"\n  2,0 2x1 \"b\"",
		},
		{
			"a merge without a beginning is a cell",
			`<w:tr>` + cellOf(below, "a") + `</w:tr>`,
			"G 1x1 head 0\n  0,0 \"a\"",
		},
		{
			"text under a merged cell is not printed",
			`<w:tr>` + cellOf(top, "thấy") + `</w:tr><w:tr>` + cellOf(below, "khuất") + `</w:tr>`,
			"G 2x1 head 0\n  0,0 2x1 \"thấy\"\nU 5 text hidden under a merged cell",
		},
		{
			"columns left out before and after",
			`<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>` + cellOf("", "x") + `</w:tr>`,
			"G 1x3 head 0\n  0,1 \"x\"",
		},
		{
			"cells merged the old way",
			`<w:tr>` + cellOf(`<w:hMerge w:val="restart"/>`, "a") + cellOf(`<w:hMerge/>`, "") + cellOf("", "b") + `</w:tr>`,
			"G 1x3 head 0\n  0,0 1x2 \"a\"\n  0,2 \"b\"",
		},
		{
			"a head in the middle is no head",
			`<w:tr>` + cellOf("", "a") + `</w:tr><w:tr><w:trPr><w:tblHeader/></w:trPr>` + cellOf("", "b") + `</w:tr>`,
			"G 2x1 head 0\n  0,0 \"a\"\n  1,0 \"b\"",
		},
		{
			"paragraphs of a cell are lines",
			`<w:tr><w:tc>` + para(run("UBND TỈNH")) + para(run("SỞ NỘI VỤ"), `<w:r><w:br/></w:r>`, run("Số: 12")) + `</w:tc></w:tr>`,
			"G 1x1 head 0\n  0,0 \"UBND TỈNH\\nSỞ NỘI VỤ\\nSố: 12\"",
		},
		{
			"a table in a cell follows the outer one",
			`<w:tr><w:tc>` + para(run("ngoài")) + `<w:tbl><w:tr>` + cellOf("", "trong") + `</w:tr></w:tbl>` + para() + `</w:tc></w:tr>`,
			"G 1x1 head 0\n  0,0 \"ngoài\"\nG 1x1 head 0\n  0,0 \"trong\"\nR 1 tables within a table read as tables of their own",
		},
		{
			"rows and cells in content controls",
			`<w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>` + cellOf("", "a") + `</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>`,
			"G 1x1 head 0\n  0,0 \"a\"",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			expect(t, mustRead(t, usual(`<w:tbl>`+test.rows+`</w:tbl>`)), test.want)
		})
	}
}

func TestRulesAndEdges(t *testing.T) {
	row := `<w:tr>` + cellOf("", "a") + cellOf("", "b") + `</w:tr>`
	head := `<w:tr><w:trPr><w:tblHeader/></w:trPr>` + cellOf("", "a") + cellOf("", "b") + `</w:tr>`
	grid := `<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="3000"/></w:tblGrid>`
	parts := usual(`<w:tbl><w:tblPr><w:tblInd w:w="200"/></w:tblPr>` + grid + row + `</w:tbl>` +
		`<w:tbl><w:tblPr><w:tblStyle w:val="Luoi"/></w:tblPr>` + row + `</w:tbl>` +
		`<w:tbl><w:tblPr><w:tblStyle w:val="Luoi"/><w:tblBorders><w:top w:val="nil"/></w:tblBorders></w:tblPr>` + row + `</w:tbl>` +
		`<w:tbl>` + head + `</w:tbl>`)
	parts["word/styles.xml"] = part("styles", `<w:style w:type="table" w:styleId="Luoi"><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr></w:style>`)
	f := mustRead(t, parts)
	for i, want := range []bool{true, false, true, false} {
		if got := f.Items[i].Grid.Borderless; got != want {
			t.Errorf("table %d: borderless %v, want %v", i, got, want)
		}
	}
	if got := f.Items[0].Grid.Edges; !slices.Equal(got, []float64{10, 60, 210}) {
		t.Errorf("edges %v", got)
	}
}
