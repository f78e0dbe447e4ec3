package docx

import "testing"

func TestFormula(t *testing.T) {
	letters := func(s string) string { return `<m:r><m:t>` + s + `</m:t></m:r>` }
	for _, test := range []struct{ name, formula, want string }{
		{"fraction", `<m:f><m:num>` + letters("a+b") + `</m:num><m:den>` + letters("100%") + `</m:den></m:f>`, "(a+b)/100%"},
		{"power", `<m:sSup><m:e>` + letters("x") + `</m:e><m:sup>` + letters("2") + `</m:sup></m:sSup>` + letters("+") + `<m:sSup><m:e>` + letters("e") + `</m:e><m:sup>` + letters("n+1") + `</m:sup></m:sSup>`, "x²+e^(n+1)"},
		{"root", `<m:rad><m:radPr><m:degHide/></m:radPr><m:deg/><m:e>` + letters("S") + `</m:e></m:rad>`, "√S"},
		{"brackets", `<m:d><m:e>` + letters("a") + `</m:e><m:e>` + letters("b") + `</m:e></m:d>`, "(a; b)"},
		{"others in their order", `<m:nary><m:sub>` + letters("i") + `</m:sub><m:e>` + letters("x") + `</m:e></m:nary>`, "ix"},
	} {
		t.Run(test.name, func(t *testing.T) {
			expect(t, mustRead(t, usual(para(`<m:oMath>`+test.formula+`</m:oMath>`))), "P ["+test.want+"]")
		})
	}
}

func TestUnreadParts(t *testing.T) {
	parts := usual(para(run("Hình 1"), `<w:r><w:drawing><a:graphic><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId4"/></a:graphic></w:drawing></w:r>`,
		`<w:r><w:drawing><a:t>trong hình</a:t></w:drawing></w:r>`, `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> EQ \f(1;2)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`) + `<w:altChunk r:id="rId5"/>`)
	parts["word/_rels/document.xml.rels"] = `<Relationships><Relationship Id="rId4" Type="x/chart" Target="charts/chart1.xml"/><Relationship Id="rId5" Type="x/aFChunk" Target="phan2.html"/></Relationships>`
	parts["word/charts/chart1.xml"] = `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><a:t>Thu ngân sách</a:t></c:title><c:pt><c:v>12</c:v></c:pt></c:chart></c:chartSpace>`
	expect(t, mustRead(t, parts), `
		P [Hình 1]
		U 13 a chart: Thu ngân sách
		U 9 text in a drawing
		U 9 a formula in a field
		U 0 an embedded part in another format: word/phan2.html`)
}
