package docx

import "testing"

func TestNotes(t *testing.T) {
	cite := func(kind, attributes string) string {
		return `<w:r><w:` + kind + `Reference ` + attributes + `/></w:r>`
	}
	note := func(kind, id, text string) string {
		return `<w:` + kind + ` w:id="` + id + `"><w:p><w:r><w:` + kind + `Ref/></w:r>` + run(" "+text) + `</w:p></w:` + kind + `>`
	}
	parts := usual(para(run("Một"), cite("footnote", `w:id="5"`), run(" hai"), cite("footnote", `w:id="2"`), run(".")) +
		`<w:tbl><w:tr><w:tc>` + para(run("12"), cite("footnote", `w:id="3"`)) + `</w:tc></w:tr></w:tbl>` +
		para(run("Ba"), cite("endnote", `w:id="1"`), `<w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>(*)</w:t></w:r>`, cite("footnote", `w:id="77"`)))
	parts["word/footnotes.xml"] = part("footnotes", `<w:footnote w:type="separator" w:id="0">`+para(run("kẻ"))+`</w:footnote>`+
		note("footnote", "2", "Chú hai")+note("footnote", "3", "Trong bảng")+note("footnote", "4", "Dấu riêng")+note("footnote", "5", "Chú năm")+note("footnote", "6", "Không ai nhắc"))
	parts["word/endnotes.xml"] = part("endnotes", note("endnote", "1", "Cuối bài"))
	expect(t, mustRead(t, parts), `
		P [Một¹ hai².]
		G 1x1 head 0
		  0,0 "12³"
		P [Baⁱ(*)⁴]
		N ¹ Chú năm
		N ² Chú hai
		N ³ Trong bảng
		N ⁱ Cuối bài
		N (*) Dấu riêng
		U 11 a note that nothing refers to
		R the note with the mark ⁴ has no body`)
}

func TestNoteSettings(t *testing.T) {
	parts := usual(para(run("a"), `<w:r><w:endnoteReference w:id="1"/></w:r>`))
	parts["word/endnotes.xml"] = part("endnotes", `<w:endnote w:id="1">`+para(run("b"))+`</w:endnote>`)
	parts["word/settings.xml"] = part("settings", `<w:endnotePr><w:numFmt w:val="decimal"/><w:numStart w:val="12"/></w:endnotePr>`)
	expect(t, mustRead(t, parts), "P [a¹²]\nN ¹² b")
}

func TestNotesBySection(t *testing.T) {
	cite := func(id string) string {
		return para(run("x"), `<w:r><w:footnoteReference w:id="`+id+`"/></w:r>`)
	}
	section := `<w:p><w:pPr><w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr></w:pPr>` + run("hết phần") + `</w:p>`
	parts := usual(cite("1") + cite("2") + section + cite("3"))
	parts["word/footnotes.xml"] = part("footnotes", `<w:footnote w:id="1">`+para(run("a"))+`</w:footnote><w:footnote w:id="2">`+para(run("b"))+`</w:footnote><w:footnote w:id="3">`+para(run("c"))+`</w:footnote>`)
	expect(t, mustRead(t, parts), "P [x¹]\nP [x²]\nP [hết phần]\nP [x¹]\nN ¹ a\nN ² b\nN ¹ c")
}

func TestHeadsAndFeet(t *testing.T) {
	parts := usual(para(run("thân bài")))
	parts["word/_rels/document.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://x/relationships/header" Target="header1.xml"/>` +
		`<Relationship Id="rId2" Type="http://x/relationships/footer" Target="/word/footer1.xml"/>` +
		`<Relationship Id="rId3" Type="http://x/relationships/header" Target="header2.xml"/></Relationships>`
	parts["word/header1.xml"] = part("hdr", para(`<w:fldSimple w:instr=" PAGE ">`+run("2")+`</w:fldSimple>`))
	parts["word/footer1.xml"] = part("ftr", para(run("Báo cáo tháng 6")))
	parts["word/header2.xml"] = part("hdr", para(`<w:r><w:pict><v:shape><v:textpath string="DỰ THẢO"/></v:shape></w:pict></w:r>`))
	expect(t, mustRead(t, parts), `
		P [thân bài]
		F running-foot: Báo cáo tháng 6
		F page-number: 2
		F running-head: DỰ THẢO`)
}
