package cite

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// line is a block of a document built for a test.
type line struct {
	kind trichluc.BlockKind
	mark string
	text string
}

func build(lines ...line) *trichluc.Document {
	d := report("")
	for _, l := range lines {
		start := len(d.Text)
		d.Text += l.text + "\n"
		d.Blocks = append(d.Blocks, trichluc.Block{Kind: l.kind, Mark: l.mark, Start: start, End: start + len(l.text)})
	}
	return d
}

// withTable adds a table of one column under a caption to a document.
func withTable(d *trichluc.Document, caption, head string, cells ...string) *trichluc.Document {
	t := trichluc.Table{ID: "t1", Caption: caption, Header: []string{"TT", head}, Start: len(d.Text)}
	d.Text += "TT\t" + head + "\n"
	for _, c := range cells {
		start := len(d.Text)
		d.Text += "1\t" + c + "\n"
		t.Rows = append(t.Rows, trichluc.Row{Kind: trichluc.RowData, Cells: []trichluc.Cell{
			{Text: "1", Start: start, End: start + 1},
			{Text: c, Start: start + 2, End: start + 2 + len(c), Page: 3},
		}})
	}
	t.End = len(d.Text)
	d.Blocks = append(d.Blocks, trichluc.Block{Kind: trichluc.BlockTable, Table: "t1", Start: t.Start, End: t.End})
	d.Tables = append(d.Tables, t)
	return d
}

func TestRelationOfListItems(t *testing.T) {
	const plan = "Kế hoạch số 12/KH-UBND ngày 3/1/2024 của UBND tỉnh về dữ liệu"
	const decree = "Nghị định số 47/2024/NĐ-CP ngày 9/5/2024 của Chính phủ"
	tests := []struct {
		name string
		doc  *trichluc.Document
		want []trichluc.Relation
	}{
		{"issued", build(line{trichluc.BlockParagraph, "", "UBND tỉnh đã ban hành nhiều văn bản để triển khai thực hiện chuyển đổi số:"},
			line{trichluc.BlockItem, "-", "- " + plan + ";"}, line{trichluc.BlockItem, "-", "- " + plan + "."}),
			[]trichluc.Relation{trichluc.RelationPromulgates, trichluc.RelationPromulgates}},
		{"bases", build(line{trichluc.BlockHeading, "I.", "I. CĂN CỨ LẬP KẾ HOẠCH"}, line{trichluc.BlockItem, "-", "- " + decree + ";"}),
			[]trichluc.Relation{trichluc.RelationBasedOn}},
		{"carried out", build(line{trichluc.BlockParagraph, "", "Triển khai thực hiện các văn bản sau:"}, line{trichluc.BlockItem, "-", "- " + decree + ";"}),
			[]trichluc.Relation{trichluc.RelationImplements}},
		{"said in the item", build(line{trichluc.BlockParagraph, "", "UBND tỉnh đã ban hành:"}, line{trichluc.BlockItem, "-", "- Văn bản thay thế " + plan}),
			[]trichluc.Relation{trichluc.RelationRepeals}},
		{"nested items", build(line{trichluc.BlockItem, "-", "- Ban hành các văn bản gồm:"}, line{trichluc.BlockItem, "+", "+ " + plan}, line{trichluc.BlockItem, "+", "+ " + plan}),
			[]trichluc.Relation{trichluc.RelationPromulgates, trichluc.RelationPromulgates}},
		{"annex table of own documents", withTable(build(), "TỔNG HỢP CÁC VĂN BẢN CHỈ ĐẠO", "Nội dung văn bản", plan),
			[]trichluc.Relation{trichluc.RelationPromulgates}},
		{"table of the centre's documents", withTable(build(), "Danh mục văn bản của Trung ương", "Nội dung văn bản", decree),
			[]trichluc.Relation{trichluc.RelationMentions}},
		{"column of bases", withTable(build(), "Nhiệm vụ năm 2024", "Căn cứ pháp lý", plan), []trichluc.Relation{trichluc.RelationBasedOn}},
		{"nothing said", build(line{trichluc.BlockParagraph, "", "Năm qua có " + plan + "."}), []trichluc.Relation{trichluc.RelationMentions}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Document(tt.doc)
			if len(got) != len(tt.want) {
				t.Fatalf("%d citations, want %d", len(got), len(tt.want))
			}
			for i, c := range got {
				if c.Relation != tt.want[i] {
					t.Errorf("citation %d: %s, want %s", i, c.Relation, tt.want[i])
				}
			}
		})
	}
}

func TestFootnoteTakesItsAnchorsWords(t *testing.T) {
	d := build(line{trichluc.BlockParagraph, "", "Theo Chương trình công tác năm 2024¹, có 19 việc."},
		line{trichluc.BlockFootnote, "", "¹ Chương trình số 17/CTr-BCĐ ngày 31/1/2024 của Ban Chỉ đạo chuyển đổi số."})
	d.Blocks[1].Footnote = "¹"
	d.Footnotes = []trichluc.Footnote{{Mark: "¹", Anchor: strings.Index(d.Text, "¹"), Start: d.Blocks[1].Start, End: d.Blocks[1].End}}
	got := Document(d)
	if len(got) != 1 || got[0].Relation != trichluc.RelationBasedOn {
		t.Errorf("got %+v, want one citation, based_on", got)
	}
}

func TestRegisterInColumns(t *testing.T) {
	d := report("")
	tab := trichluc.Table{ID: "t1", Caption: "Danh mục văn bản đã ban hành", Header: []string{"TT", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu nội dung"}}
	for _, cells := range [][]string{
		{"1", "12/QĐ-UBND", "03/01/2024", "UBND tỉnh", "Quyết định phê duyệt danh mục dữ liệu"},
		{"2", "77/STC-QLNS", "ngày 5/2/2024", "Sở Tài chính", "Về việc bố trí kinh phí"},
		{"3", "9/KH-UBND", "", "UBND huyện Con Cuông", "Chuyển đổi số"},
	} {
		row := trichluc.Row{Kind: trichluc.RowData}
		for _, c := range cells {
			start := len(d.Text)
			d.Text += c + "\t"
			row.Cells = append(row.Cells, trichluc.Cell{Text: c, Start: start, End: start + len(c)})
		}
		d.Text += "\n"
		tab.Rows = append(tab.Rows, row)
	}
	tab.End = len(d.Text)
	d.Tables = []trichluc.Table{tab}
	d.Blocks = []trichluc.Block{{Kind: trichluc.BlockTable, Table: "t1", Start: 0, End: len(d.Text)}}
	got := Document(d)
	wants := []want{
		{"12/QĐ-UBND", "2024-01-03", "UBND tỉnh Nghệ An", "promulgates", "phê duyệt danh mục dữ liệu", "vn/nghe-an/ubnd/quyet-dinh/2024/12-qd-ubnd"},
		{"77/STC-QLNS", "2024-02-05", "Sở Tài chính tỉnh Nghệ An", "promulgates", "Về việc bố trí kinh phí", "vn/nghe-an/so-tai-chinh/cong-van/2024/77-stc-qlns"},
		{"9/KH-UBND", "-", "UBND huyện Con Cuông", "promulgates", "Chuyển đổi số", "-"},
	}
	if len(got) != len(wants) {
		t.Fatalf("%d citations, want %d", len(got), len(wants))
	}
	for i, w := range wants {
		check(t, got[i].Text, "key", got[i].Key, w.key)
		check(t, got[i].Text, "date", got[i].Date, w.date)
		check(t, got[i].Text, "issuer", got[i].Issuer, w.issuer)
		check(t, got[i].Text, "relation", string(got[i].Relation), w.relation)
		check(t, got[i].Text, "subject", got[i].Subject, w.subject)
		check(t, got[i].Text, "instrument", got[i].Instrument, w.instrument)
	}
}

func TestLocation(t *testing.T) {
	d := withTable(build(line{trichluc.BlockParagraph, "", "Mở đầu."}), "Văn bản", "Nội dung", "Quyết định số 5/QĐ-UBND ngày 3/1/2024", "Không có")
	d.Tables[0].Section = "Phụ lục I"
	got := Document(d)
	if len(got) != 1 {
		t.Fatalf("%d citations, want 1", len(got))
	}
	l := got[0].Location
	if l.Table != "t1" || l.Row != 1 || l.Column != 2 || l.Page != 3 || l.Section != "Phụ lục I" || d.Text[l.Start:l.End] != got[0].Text {
		t.Errorf("location %+v", l)
	}
	if got[0].Quote != "Quyết định số 5/QĐ-UBND ngày 3/1/2024" {
		t.Errorf("quote %q", got[0].Quote)
	}
}

func TestQuoteIsTheSentence(t *testing.T) {
	d := build(line{trichluc.BlockParagraph, "", "Câu đầu. Tại TP. Vinh, thực hiện Chỉ thị số 9/CT-TTg của Thủ tướng Chính phủ. Câu cuối."})
	got := Document(d)
	if len(got) != 1 || got[0].Quote != "Tại TP. Vinh, thực hiện Chỉ thị số 9/CT-TTg của Thủ tướng Chính phủ." {
		t.Errorf("got %+v", got)
	}
}

func TestSelfAndReferences(t *testing.T) {
	d := build(
		line{trichluc.BlockLetterhead, "", "Số: 45/BC-SKHCN"},
		line{trichluc.BlockParagraph, "", "Thực hiện Nghị quyết số 9-NQ/TU ngày 5/8/2022, Báo cáo này nêu việc đã làm. Nghị quyết nêu trên có 4 mục tiêu. Chỉ thị này."},
		line{trichluc.BlockAppendix, "", "(Kèm theo Báo cáo số 45/BC-SKHCN ngày 10/3/2025 của Sở KH&CN)"},
	)
	got := Document(d)
	want := []struct {
		form       trichluc.CitationForm
		instrument string
	}{
		{trichluc.FormSelf, "vn/nghe-an/so-khoa-hoc-va-cong-nghe/bao-cao/2025/45-bc-skhcn"},
		{trichluc.FormExplicit, "vn/nghe-an/tinh-uy/nghi-quyet/2022/09-nq-tu"},
		{trichluc.FormSelf, "vn/nghe-an/so-khoa-hoc-va-cong-nghe/bao-cao/2025/45-bc-skhcn"},
		{trichluc.FormReference, "vn/nghe-an/tinh-uy/nghi-quyet/2022/09-nq-tu"},
		{trichluc.FormReference, ""},
		{trichluc.FormSelf, "vn/nghe-an/so-khoa-hoc-va-cong-nghe/bao-cao/2025/45-bc-skhcn"},
	}
	if len(got) != len(want) {
		t.Fatalf("%d citations, want %d: %+v", len(got), len(want), got)
	}
	for i, w := range want {
		if got[i].Form != w.form || got[i].Instrument != w.instrument {
			t.Errorf("%q: %s %q, want %s %q", got[i].Text, got[i].Form, got[i].Instrument, w.form, w.instrument)
		}
	}
}

// TestIdentityDependsOnTheReportsProvince: the same number and symbol names
// another decision in each province.
func TestIdentityDependsOnTheReportsProvince(t *testing.T) {
	const text = "ban hành Quyết định số 293/QĐ-UBND ngày 3/3/2023"
	a, b := report(text), report(text)
	b.Metadata.Province.Name, b.Metadata.Issuer = "Cà Mau", "UBND tỉnh Cà Mau"
	one, two := Document(a)[0].Instrument, Document(b)[0].Instrument
	if one != "vn/nghe-an/ubnd/quyet-dinh/2023/293-qd-ubnd" || two != "vn/ca-mau/ubnd/quyet-dinh/2023/293-qd-ubnd" {
		t.Errorf("%q and %q", one, two)
	}
	c := report(text)
	c.Metadata = trichluc.Metadata{}
	if id := Document(c)[0].Instrument; id != "" {
		t.Errorf("resolved to %q although the province is unknown", id)
	}
}

func TestIDsAreStableAndDistinct(t *testing.T) {
	const text = "Quyết định số 1/QĐ-UBND ngày 3/1/2024; Quyết định số 1/QĐ-UBND ngày 3/1/2024"
	first, second := Document(report(text)), Document(report(text))
	if len(first) != 2 || first[0].ID == first[1].ID || first[0].ID != second[0].ID {
		t.Errorf("%+v", first)
	}
}

func FuzzDocument(f *testing.F) {
	for _, s := range sentences {
		f.Add(strings.NewReplacer("‹", "", "›", "").Replace(s.text))
	}
	f.Add("số /\nQĐ-\tLuật ¹ Đề án 99 (")
	f.Fuzz(func(t *testing.T, text string) {
		d := report(text)
		for _, c := range Document(d) {
			if c.Location.Start < 0 || c.Location.End > len(text) || text[c.Location.Start:c.Location.End] != c.Text || c.Text == "" {
				t.Fatalf("citation %+v out of place in %q", c, text)
			}
		}
	})
}

// BenchmarkDocument measures bytes a second over a seed's text, or over the
// test sentences where the seeds are absent.
func BenchmarkDocument(b *testing.B) {
	var text string
	if data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "seeds", "txt", "quangbinh-bc-2023.txt")); err == nil {
		text = string(data)
	} else {
		for range 20 {
			for _, s := range sentences {
				text += strings.NewReplacer("‹", "", "›", "").Replace(s.text) + "\n"
			}
		}
	}
	d := report(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Document(d)
	}
}
