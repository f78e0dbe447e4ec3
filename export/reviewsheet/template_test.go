package reviewsheet

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the templates anew")

// TestTemplates keeps the templates to what is written here, so that a change
// of theirs can be read.
func TestTemplates(t *testing.T) {
	for language, w := range map[string]wording{Vietnamese: vietnamese, English: english} {
		name, want := "template."+language+".docx", pack(t, w)
		if *update {
			if err := os.WriteFile(name, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what template_test.go makes (%v): go test ./export/reviewsheet -update", name, err)
		}
	}
}

// wording is what a template says.
type wording struct {
	superior, office, number   string
	nation, motto, date        string
	title, subtitle, opening   string
	summaryHead                string
	summaryColumns             []string
	reportName, reportCount    string
	reportAbout                [][2]string // field, and its line
	columns                    []string
	noteHead                   string
	note                       []string
	recipients, recipientLines string
	signature, signatureNote   string
}

var vietnamese = wording{
	superior: "……………………………………", office: "……………………………………", number: "Số: ……/……",
	nation: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", motto: "Độc lập - Tự do - Hạnh phúc",
	date:     "……………, ngày …… tháng …… năm ………",
	title:    "PHIẾU RÀ SOÁT SỐ LIỆU BÁO CÁO",
	subtitle: "Các số liệu không khớp nhau, đề nghị địa phương kiểm tra và cho ý kiến",
	opening: "Phạm vi: {{scope}}. Đã đối chiếu {{checked}} tài liệu; {{reports}} tài liệu có điểm cần địa phương kiểm tra, gồm {{errors}} mâu thuẫn, " +
		"{{reviews}} chỗ cần xem và {{infos}} lưu ý. Đề nghị địa phương đối chiếu với bản gốc, ghi kết quả vào cột cuối và gửi lại phiếu này.",
	summaryHead:    "Tổng hợp",
	summaryColumns: []string{"STT", "Tài liệu", "Địa phương", "Mâu thuẫn", "Cần xem", "Lưu ý"},
	reportName:     "{{no}}. {{name}}", reportAbout: [][2]string{{"title", "Trích yếu: {{title}}"}, {"issuer", "Cơ quan ban hành: {{issuer}}"},
		{"province", "Địa phương: {{province}}"}, {"source", "Tệp: {{source}}"}},
	reportCount: "Mâu thuẫn: {{errors}}; cần xem: {{reviews}}; lưu ý: {{infos}}.",
	columns:     []string{"STT", "Vị trí trong báo cáo", "Số liệu in", "Số liệu tính lại", "Nhận xét", "Mức độ, nguyên nhân", "Ý kiến của địa phương"},
	noteHead:    "Cách hiểu mức độ và nguyên nhân",
	note: []string{
		"Mâu thuẫn: hai số liệu của báo cáo không thể cùng đúng theo cách hiểu thông thường. Cần xem: có thể có lý do chính đáng (khác mẫu số, khác thời điểm, khác phạm vi). Lưu ý: để biết.",
		"Lỗi trong báo cáo: báo cáo tự mâu thuẫn; đề nghị cho biết số đúng. Chưa rõ do đâu: chưa biết số nào đúng, đề nghị giải thích. Có lẽ do đọc sai: máy có thể đã đọc sai bản in, đề nghị đối chiếu với bản gốc.",
		"Số liệu tính lại được tính từ chính các số liệu in trong báo cáo, hoặc là số mà báo cáo khác của địa phương (nêu ở cột vị trí) đã nêu; không lấy từ nguồn ngoài.",
	},
	recipients: "Nơi nhận:", recipientLines: "- ……………………;\n- Lưu: VT, …….",
	signature: "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", signatureNote: "(Ký, ghi rõ họ tên)",
}

var english = wording{
	superior: "……………………………………", office: "……………………………………", number: "No.: ……/……",
	nation: "SOCIALIST REPUBLIC OF VIET NAM", motto: "Independence - Freedom - Happiness",
	date:     "……………, date …… month …… year ………",
	title:    "REVIEW SHEET OF REPORTED FIGURES",
	subtitle: "Figures that do not agree, for the province to check and comment on",
	opening: "Scope: {{scope}}. Documents checked: {{checked}}; with points to check: {{reports}}; errors: {{errors}}, to review: {{reviews}}, for information: {{infos}}. " +
		"Please compare with the original, write the outcome into the last column and return this sheet.",
	summaryHead:    "Summary",
	summaryColumns: []string{"No.", "Document", "Province", "Errors", "To review", "Information"},
	reportName:     "{{no}}. {{name}}", reportAbout: [][2]string{{"title", "Title: {{title}}"}, {"issuer", "Issuer: {{issuer}}"},
		{"province", "Province: {{province}}"}, {"source", "File: {{source}}"}},
	reportCount: "Errors: {{errors}}; to review: {{reviews}}; for information: {{infos}}.",
	columns:     []string{"No.", "Place in the report", "Printed", "Computed", "Finding", "Severity, verdict", "Comment of the province"},
	noteHead:    "What severity and verdict mean",
	note: []string{
		"Error: two figures of the report cannot both be right by any ordinary reading. Review: there may be a good reason (another base, date or scope). Information: worth knowing.",
		"The report contradicts itself: please say which figure is right. Undetermined: it is not known which figure is right; please explain. Likely our reading: the print may have been misread by the program; please compare with the original.",
		"Computed figures follow from the figures printed in the report, or are those of another report of the province, which the column of places names; none is from elsewhere.",
	},
	recipients: "Recipients:", recipientLines: "- ……………………;\n- Archives, …….",
	signature: "AUTHORITY AND POSITION OF THE SIGNATORY", signatureNote: "(Signature and full name)",
}

// The page is A4 across, which Decree 30/2020/NĐ-CP allows where a document
// holds tables: 30 mm on the left, 20 mm elsewhere. Widths are in twips, 1/20
// point.
const (
	pageWidth, pageHeight = 16838, 11906
	left, margin          = 1701, 1134
	width                 = pageWidth - left - margin
)

// Sizes are in half points: 13 and 14 points are those of the decree, 11 of
// tables.
const (
	small, text, head = 22, 26, 28
)

const wordNamespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// pack makes the package of a template. Its parts have no dates, so that the
// same words give the same bytes.
func pack(t *testing.T, w wording) []byte {
	t.Helper()
	const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range []struct{ name, content string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", documentRelations},
		{"word/styles.xml", styles},
		{"word/header1.xml", `<w:hdr ` + wordNamespaces + `>` + pageNumber + `</w:hdr>`},
		{"word/document.xml", w.document()},
	} {
		f, err := z.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(declaration + p.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
	`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>`

const documentRelations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>`

const styles = `<w:styles ` + wordNamespaces + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>` +
	`<w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style></w:styles>`

// pageNumber stands in the middle of the upper margin, on all pages but the
// first.
const pageNumber = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
	`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`

func (w wording) document() string {
	var b strings.Builder
	b.WriteString(`<w:document ` + wordNamespaces + `><w:body>`)
	b.WriteString(w.heading())
	b.WriteString(paragraph("center", "b", head, 360, w.title) + paragraph("center", "b", text, 0, w.subtitle))
	b.WriteString(paragraph("both", "", text, 240, w.opening))
	b.WriteString(title(w.summaryHead))
	b.WriteString(grid([]int{700, width - 700 - 2600 - 3*1400, 2600, 1400, 1400, 1400}, w.summaryColumns, "summary",
		[]string{"{{no}}", "{{name}}", "{{province}}", "{{errors}}", "{{reviews}}", "{{infos}}"}))
	b.WriteString(paragraph("left", "", text, 0, "{{#report}}"))
	b.WriteString(title(w.reportName))
	for _, about := range w.reportAbout {
		b.WriteString(paragraph("left", "", text, 0, "{{#"+about[0]+"}}") + kept(paragraph("left", "", text, 0, about[1])) + paragraph("left", "", text, 0, "{{/"+about[0]+"}}"))
	}
	b.WriteString(kept(paragraph("left", "b", text, 60, w.reportCount)))
	b.WriteString(grid([]int{700, 3400, 2100, 2100, 2600, 1400, width - 12300}, w.columns, "finding",
		[]string{"{{no}}", "{{place}}", "{{printed}}", "{{computed}}", "{{message}}", "{{grade}}\n{{verdict}}", ""}))
	b.WriteString(paragraph("left", "", text, 0, "{{/report}}"))
	b.WriteString(title(w.noteHead))
	for _, line := range w.note {
		b.WriteString(paragraph("both", "", text, 60, "- "+line))
	}
	b.WriteString(paragraph("left", "", text, 120, ""))
	b.WriteString(columns(
		paragraph("left", "bi", small+2, 0, w.recipients)+paragraph("left", "", small, 0, w.recipientLines),
		paragraph("center", "b", text, 0, w.signature)+paragraph("center", "i", text, 0, w.signatureNote)+paragraph("center", "", text, 900, "")))
	fmt.Fprintf(&b, `<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p><w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="%d" w:h="%d" w:orient="landscape"/>`+
		`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>`,
		pageWidth, pageHeight, margin, margin, margin, left)
	return b.String()
}

// heading is the upper part of the first page: who issues and the number on
// the left, the nation, its motto, place and date on the right.
func (w wording) heading() string {
	return columns(
		paragraph("center", "", text, 0, w.superior)+paragraph("center", "b", text, 0, w.office)+rule(1200)+paragraph("center", "", text, 120, w.number),
		paragraph("center", "b", text, 0, w.nation)+paragraph("center", "b", head, 0, w.motto)+rule(3100)+paragraph("center", "i", head, 120, w.date))
}

// columns are two cells without lines, the right one wider.
func columns(leftCell, rightCell string) string {
	const split = width * 2 / 5
	return fmt.Sprintf(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="%d"/><w:gridCol w:w="%d"/></w:tblGrid>`+
		`<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc><w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc></w:tr></w:tbl>`,
		width, split, width-split, split, leftCell, width-split, rightCell)
}

// rule is a thin line of a width in twips in the middle of its column: the
// upper border of an empty paragraph that is indented on both sides.
func rule(length int) string {
	indent := (width*2/5 - length) / 2
	if length > 2000 {
		indent = (width*3/5 - length) / 2
	}
	return fmt.Sprintf(`<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr><w:spacing w:before="40" w:line="120" w:lineRule="exact"/><w:ind w:left="%d" w:right="%d"/></w:pPr></w:p>`, indent, indent)
}

// grid is a table with lines: a head that returns on each page, and a row that
// is repeated for each turn of the block.
func grid(widths []int, columns []string, block string, cells []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblBorders>`, width)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(&b, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="000000"/>`, side)
	}
	b.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`)
	for _, n := range widths {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, n)
	}
	b.WriteString(`</w:tblGrid>`)
	row := func(properties, look string, cells []string) {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/>` + properties + `</w:trPr>`)
		for i, c := range cells {
			align := "left"
			if i == 0 || look == "b" {
				align = "center"
			}
			fmt.Fprintf(&b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>`, widths[i], paragraph(align, look, small, 40, c))
		}
		b.WriteString(`</w:tr>`)
	}
	empty := make([]string, len(widths)-1)
	row(`<w:tblHeader/>`, "b", columns)
	row("", "", append([]string{"{{#" + block + "}}"}, empty...))
	row("", "", cells)
	row("", "", append([]string{"{{/" + block + "}}"}, empty...))
	b.WriteString(`</w:tbl>`)
	return b.String()
}

func title(words string) string {
	return `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>` + run("b", text, words) + `</w:p>`
}

// paragraph sets words; look has b for bold and i for italic, before is the
// space above in twips.
func paragraph(align, look string, size, before int, words string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:spacing w:before="%d" w:after="40"/><w:jc w:val="%s"/></w:pPr>%s</w:p>`, before, align, run(look, size, words))
}

// kept keeps a paragraph on the page of the one that follows.
func kept(paragraph string) string {
	return strings.Replace(paragraph, "<w:pPr>", "<w:pPr><w:keepNext/>", 1)
}

func run(look string, size int, words string) string {
	if words == "" {
		return ""
	}
	properties := ""
	for _, l := range look {
		properties += "<w:" + string(l) + "/>"
	}
	var b strings.Builder
	write(&b, words)
	return fmt.Sprintf(`<w:r><w:rPr>%s<w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>`, properties, size, size, b.String())
}
