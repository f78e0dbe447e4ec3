package docx

import (
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	field := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	raised := func(text string) string {
		return `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>` + text + `</w:t></w:r>`
	}
	for _, test := range []struct{ name, body, want string }{
		{"runs join without a space", para(run("Tổng số 1.0"), run("13 hồ sơ")), "P [Tổng số 1.013 hồ sơ]"},
		{"letters split between runs are one", para(run("Quye\u0302"), run("\u0301t định")), "P [Quyết định]"},
		{"white space of the file is a space", para(run("một\nhai")), "P [một hai]"},
		{"tab, hyphens, carriage", para(run("Số:"), `<w:r><w:tab/><w:t>12</w:t><w:noBreakHyphen/><w:t>CV</w:t><w:softHyphen/><w:t>x</w:t></w:r>`), "P [Số:\t12-CVx]"},
		{"empty paragraphs are dropped", para() + para(run("  ")) + para(run("a")), "P [a]"},
		{"break inside a sentence", para(run("Kết quả thực hiện"), `<w:r><w:br/></w:r>`, run("sáu tháng")), "P [Kết quả thực hiện |sáu tháng]"},
		{"break before a list entry", para(run("gồm có"), `<w:r><w:br/></w:r>`, run("- một"), `<w:r><w:br/></w:r>`, run("+ hai")), "P [gồm có]\nP [- một]\nP [+ hai]"},
		{"break after a sentence", para(run("Đã xong."), `<w:r><w:br/></w:r>`, run("Tiếp theo")), "P [Đã xong.]\nP [Tiếp theo]"},
		{"break in a title", `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>` + run("BÁO CÁO") + `<w:r><w:br/></w:r>` + run("Kết quả") + `</w:p>`, "P [BÁO CÁO]\nP [Kết quả]"},
		{"raised digits", para(run("diện tích 12,5 km"), raised("2"), run(", hệ thống"), raised("[13]"), run(" và"), raised("th")), "P [diện tích 12,5 km², hệ thống[¹³] vàth]"},
		{"digits lifted by position", para(run("xã"), `<w:r><w:rPr><w:position w:val="7"/><w:sz w:val="16"/></w:rPr><w:t>4</w:t></w:r>`), "P [xã⁴]"},
		{"a line shifted a little is not raised", para(`<w:r><w:rPr><w:position w:val="2"/></w:rPr><w:t>2024</w:t></w:r>`), "P [2024]"},
		{"capitals of a font", para(`<w:r><w:rPr><w:caps/></w:rPr><w:t>đường số</w:t></w:r>`), "P [ĐƯỜNG SỐ]"},
		{"signs of picture fonts", para(`<w:r><w:t>Tỷ lệ </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 80%</w:t></w:r>`, `<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>&#xF0FC;</w:t></w:r>`), "P [Tỷ lệ ≥ 80%✓]"},
		{"a sign that is not known", para(run("a"), `<w:r><w:sym w:font="Webdings" w:char="F0EE"/></w:r>`), "P [a\ufffd]\nU 1 a sign of the font Webdings that is not known"},
		{"result of a field", para(field("begin"), `<w:r><w:instrText>= SUM(A1:A3)</w:instrText></w:r>`, field("separate"), run("1.245"), field("end"), run(" hộ")), "P [1.245 hộ]"},
		{"field within a field", para(field("begin"), `<w:r><w:instrText>IF </w:instrText></w:r>`, field("begin"), field("separate"), run("ẩn"), field("end"), field("separate"), run("hiện"), field("end")), "P [hiện]"},
		{"field without a result", para(run("a"), field("begin"), `<w:r><w:instrText>TC x</w:instrText></w:r>`, field("end"), run("b")), "P [ab]"},
		{"simple field, hyperlink, smart tag", para(`<w:fldSimple w:instr="REF x">`+run("Phụ lục 1")+`</w:fldSimple>`, `<w:hyperlink r:id="rId9">`+run(" cổng")+`</w:hyperlink>`, `<w:smartTag>`+run(" 5")+`</w:smartTag>`), "P [Phụ lục 1 cổng 5]"},
		{"content control", `<w:sdt><w:sdtPr><w:rPr/></w:sdtPr><w:sdtContent>` + para(run("năm "), `<w:sdt><w:sdtContent>`+run("2024")+`</w:sdtContent></w:sdt>`) + `</w:sdtContent></w:sdt>`, "P [năm 2024]"},
		{"placeholder of a content control", para(run("x"), `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>`+run("Click here")+`</w:sdtContent></w:sdt>`), "P [x]"},
		{"formula", para(run("T = "), `<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>`), "P [T = a/b]"},
		{"hidden text", para(run("thấy"), `<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn đi</w:t></w:r>`), "P [thấy]\nU 4 hidden text"},
		{"picture", para(run("x"), `<w:r><w:drawing><a:blip r:embed="rId3"/></w:drawing></w:r>`), "P [x]\nU 0 a picture"},
		{"no-break space and soft hyphen", para(run("Số\u00a0142\u00ad/QĐ")), "P [Số 142/QĐ]"},
	} {
		t.Run(test.name, func(t *testing.T) { expect(t, mustRead(t, usual(test.body)), test.want) })
	}
}

func TestTrackedChanges(t *testing.T) {
	for _, test := range []struct{ name, body, want string }{
		{
			"insertion and deletion",
			para(run("đạt "), `<w:del w:id="1"><w:r><w:delText>75%</w:delText></w:r></w:del>`, `<w:ins w:id="2">`+run("78%")+`</w:ins>`),
			"P [đạt 78%]\nF deleted: 75%\nR 1 tracked insertions taken in\nR 1 tracked deletions left out",
		},
		{
			"move",
			para(`<w:moveFrom w:id="1">`+run("chỗ cũ")+`</w:moveFrom>`, run("x")) + para(`<w:moveTo w:id="2">`+run("chỗ mới")+`</w:moveTo>`),
			"P [x]\nP [chỗ mới]\nR 1 tracked moves read at their new place only",
		},
		{
			"deleted paragraph mark joins",
			`<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>` + run("nửa đầu ") + `</w:p>` + para(run("nửa sau")),
			"P [nửa đầu nửa sau]",
		},
		{
			"former formats are not formats",
			para(`<w:r><w:rPr><w:rPrChange w:id="4"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>còn</w:t></w:r>`),
			"P [còn]",
		},
		{
			"drop capital and a paragraph that runs on",
			`<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>` + run("Q") + `</w:p>` + para(run("uảng Trị")) + `<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>` + run("1. Mục. ") + `</w:p>` + para(run("Nội dung")),
			"P [Quảng Trị]\nP [1. Mục. Nội dung]",
		},
		{
			"tracked cells",
			`<w:tbl><w:tr><w:tc>` + para(run("1")) + `</w:tc><w:tc><w:tcPr><w:cellDel w:id="1"/></w:tcPr>` + para(run("2")) + `</w:tc><w:tc>` + para(run("3")) + `</w:tc></w:tr></w:tbl>`,
			"G 1x2 head 0\n  0,0 \"1\"\n  0,1 \"3\"\nF deleted: 2\nR 1 tracked deletions left out",
		},
		{
			"deleted row",
			`<w:tbl><w:tr><w:tc>` + para(run("giữ")) + `</w:tc></w:tr><w:tr><w:trPr><w:del w:id="5"/></w:trPr><w:tc>` + para(run("bỏ")) + `</w:tc></w:tr></w:tbl>`,
			"G 1x1 head 0\n  0,0 \"giữ\"\nF deleted: bỏ\nR 1 tracked deletions left out",
		},
	} {
		t.Run(test.name, func(t *testing.T) { expect(t, mustRead(t, usual(test.body)), test.want) })
	}
}

func TestContentsAreNavigation(t *testing.T) {
	field := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	parts := usual(para(field("begin"), `<w:r><w:instrText> TOC \o "1-3" </w:instrText></w:r>`, field("separate"), run("I. MỞ ĐẦU"), `<w:r><w:tab/></w:r>`, run("1")) +
		para(run("II. KẾT LUẬN 3"), field("end")) +
		`<w:p><w:pPr><w:pStyle w:val="M"/></w:pPr>` + run("Biểu 1 4") + `</w:p>` + para(run("I. MỞ ĐẦU")))
	parts["word/styles.xml"] = part("styles", `<w:style w:type="paragraph" w:styleId="M"><w:name w:val="toc 2"/></w:style>`)
	expect(t, mustRead(t, parts), "P [I. MỞ ĐẦU]\nF navigation: I. MỞ ĐẦU\t1\nF navigation: II. KẾT LUẬN 3\nF navigation: Biểu 1 4")
}

func TestTextBoxIsReadOnce(t *testing.T) {
	box := `<w:txbxContent>` + para(run("DỰ THẢO")) + `</w:txbxContent>`
	body := para(run("Đoạn neo"), `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:wsp><wps:txbx>`+box+`</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>`+box+`</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`) + para(run("Sau"))
	expect(t, mustRead(t, usual(body)), `
		P [Đoạn neo]
		P [DỰ THẢO]
		P [Sau]
		R 1 text boxes read after the paragraph that anchors them`)
}

func TestTypography(t *testing.T) {
	parts := usual(`<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr>` + run("Mục") + `</w:p>` +
		`<w:p><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr><w:r><w:rPr><w:i/><w:sz w:val="22"/></w:rPr><w:t>Nơi nhận</w:t></w:r></w:p>` +
		para(`<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>một đoạn văn dài để cỡ chữ của nó là cỡ chữ của bài</w:t></w:r>`) +
		`<w:p><w:pPr><w:pStyle w:val="Muc"/><w:outlineLvl w:val="1"/></w:pPr>` + run("Tiểu mục") + `</w:p>`)
	parts["word/styles.xml"] = part("styles", `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>`+
		`<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="H0"><w:name w:val="Base"/><w:basedOn w:val="H1"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>`+
		`<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="Heading 1"/><w:basedOn w:val="H0"/><w:rPr><w:b/></w:rPr></w:style>`+
		`<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Muc lon"/></w:style>`)
	f := mustRead(t, parts)
	heading, note, body, sub := f.Items[0].Paragraph, f.Items[1].Paragraph, f.Items[2].Paragraph, f.Items[3].Paragraph
	if heading.Style != "heading 1" || !heading.Bold || !heading.Centered || heading.FontSize != 14 {
		t.Errorf("heading: %+v", heading)
	}
	if note.Style != "" || !note.Italic || note.Indent != 18 || note.FontSize != 11 || !note.Small {
		t.Errorf("note: %+v", note)
	}
	if body.Bold || body.Small || body.FontSize != 14 {
		t.Errorf("body: %+v", body)
	}
	if sub.Style != "heading 2" {
		t.Errorf("an outline level is a heading level: %+v", sub)
	}
}

// TestStrict reads the namespaces, lengths and toggles of strict documents.
func TestStrict(t *testing.T) {
	parts := usual(`<w:p><w:pPr><w:ind w:start="36pt" w:firstLine="0.5in"/></w:pPr><w:r><w:rPr><w:b w:val="false"/><w:sz w:val="14pt"/></w:rPr><w:t>Mục</w:t></w:r></w:p>`)
	for name, content := range parts {
		content = strings.ReplaceAll(content, "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
		parts[name] = strings.ReplaceAll(content, "http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/")
	}
	if p := mustRead(t, parts).Items[0].Paragraph; p.Indent != 72 || p.FontSize != 14 || p.Bold {
		t.Errorf("got %+v", p)
	}
}
