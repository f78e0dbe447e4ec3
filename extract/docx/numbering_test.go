package docx

import (
	"fmt"
	"strings"
	"testing"
)

// levels are the levels of a definition: format and text each.
func levels(specs ...string) string {
	var b strings.Builder
	for i, spec := range specs {
		format, text, _ := strings.Cut(spec, " ")
		fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/></w:lvl>`, i, format, text)
	}
	return b.String()
}

func TestNumbering(t *testing.T) {
	report := `<w:abstractNum w:abstractNumId="0">` + levels("upperRoman %1.", "decimal %2.", "decimal %2.%3.", "lowerLetter %4)", "bullet -") + `</w:abstractNum>`
	for _, test := range []struct{ name, numbering, body, want string }{
		{
			"levels of a report",
			report + `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
			listed(1, 0, "a") + listed(1, 1, "b") + listed(1, 2, "c") + listed(1, 2, "d") + listed(1, 3, "e") + listed(1, 4, "f") + listed(1, 1, "g") + listed(1, 2, "h") + listed(1, 0, "i") + listed(1, 1, "j"),
			"P I.[a]\nP 1.[b]\nP 1.1.[c]\nP 1.2.[d]\nP a)[e]\nP -[f]\nP 2.[g]\nP 2.1.[h]\nP II.[i]\nP 1.[j]",
		},
		{
			"two lists of one definition go on, a start of its own restarts",
			report + `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
			listed(1, 0, "a") + listed(2, 0, "b") + listed(3, 0, "c") + listed(3, 0, "d"),
			"P I.[a]\nP II.[b]\nP I.[c]\nP II.[d]",
		},
		{
			"override of a level",
			report + `<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimalZero"/><w:lvlText w:val="Điều %1:"/></w:lvl></w:lvlOverride></w:num>`,
			listed(1, 0, "a") + listed(1, 0, "b"),
			"P Điều 03:[a]\nP Điều 04:[b]",
		},
		{
			"legal numbers and a level that never restarts",
			`<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1"><w:isLgl/><w:lvlRestart w:val="0"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`,
			listed(1, 0, "a") + listed(1, 1, "b") + listed(1, 0, "c") + listed(1, 1, "d"),
			"P I[a]\nP 1.1[b]\nP II[c]\nP 2.2[d]",
		},
		{
			"a skipped level shows its first number and is not used up",
			report + `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
			listed(1, 2, "a") + listed(1, 1, "b"),
			"P 1.1.[a]\nP 1.[b]",
		},
		{
			"bullet of a picture font",
			`<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
			listed(1, 0, "a"),
			"P •[a]",
		},
		{"list that is not defined", ``, listed(5, 0, "a"), "P [a]"},
		{
			"numbered cells of a table",
			report + `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
			`<w:tbl><w:tr><w:tc>` + listed(1, 1, "") + `</w:tc><w:tc>` + para(run("x")) + `</w:tc></w:tr><w:tr><w:tc>` + listed(1, 1, "") + `</w:tc><w:tc>` + listed(1, 4, "y") + `</w:tc></w:tr></w:tbl>`,
			"G 2x2 head 0\n  0,0 \"1.\"\n  0,1 \"x\"\n  1,0 \"2.\"\n  1,1 \"- y\"",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			parts := usual(test.body)
			parts["word/numbering.xml"] = part("numbering", test.numbering)
			expect(t, mustRead(t, parts), test.want)
		})
	}
}

func TestNumberingByStyle(t *testing.T) {
	parts := usual(`<w:p><w:pPr><w:pStyle w:val="Muc"/></w:pPr>` + run("a") + `</w:p>` +
		`<w:p><w:pPr><w:pStyle w:val="Tieu"/></w:pPr>` + run("b") + `</w:p>` +
		`<w:p><w:pPr><w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>` + run("c") + `</w:p>`)
	parts["word/styles.xml"] = part("styles",
		`<w:style w:type="numbering" w:styleId="Khung"><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>`+
			`<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>`+
			`<w:style w:type="paragraph" w:styleId="Tieu"><w:basedOn w:val="Muc"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>`)
	parts["word/numbering.xml"] = part("numbering",
		`<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Khung"/></w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="2">`+levels("upperLetter %1.", "decimal %1.%2")+`</w:abstractNum>`+
			`<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="2"/></w:num>`)
	expect(t, mustRead(t, parts), "P A.[a]\nP A.1[b]\nP [c]")
}
