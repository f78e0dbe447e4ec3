package structure_test

import (
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/structure"
)

func TestNotes(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{
			"a note in the middle of a sentence",
			"Toàn tỉnh có 12 hồ¹ và đang xây\n\n¹ Kể cả hồ tạm.\n\ndựng thêm 3 hồ.",
			"paragraph | Toàn tỉnh có 12 hồ¹ và đang xây dựng thêm 3 hồ.\nfootnote | ¹ Kể cả hồ tạm.",
		},
		{
			"a note that the next page goes on with, told by what would be left hanging",
			"Đã giao 5 việc¹ cho các\n\n¹ Gồm: họp, báo cáo, kiểm tra, tập\n\nphòng trực thuộc. Việc thứ sáu do phòng\n\nhuấn, tổng kết.\n\n² Phòng Tổ chức.\n\nnhân sự² làm.",
			"paragraph | Đã giao 5 việc¹ cho các phòng trực thuộc. Việc thứ sáu do phòng nhân sự² làm.\n" +
				"footnote | ¹ Gồm: họp, báo cáo, kiểm tra, tập huấn, tổng kết.\nfootnote | ² Phòng Tổ chức.",
		},
		{
			"a note that goes on, told by its numbers",
			"Kết nối 4 kho¹ với các\n\n¹ Gồm: 1. Kho đất; 2. Kho dân\n\nhuyện. Các huyện còn\n\ncư; 3. Kho thuế; 4. Kho sách.\n\n² Hai huyện.\n\nlại² làm sau.",
			"paragraph | Kết nối 4 kho¹ với các huyện. Các huyện còn lại² làm sau.\n" +
				"footnote | ¹ Gồm: 1. Kho đất; 2. Kho dân cư; 3. Kho thuế; 4. Kho sách.\nfootnote | ² Hai huyện.",
		},
		{
			"a note with a list of its own",
			"- Đăng 40 tin¹ về việc\n\n¹ Trong quý I:\n\n- Báo tỉnh: 25 tin;\n- Đài tỉnh: 15 tin.\n\ntrồng rừng.\n\n- Việc khác.",
			"item | - Đăng 40 tin¹ về việc trồng rừng.\nitem | - Việc khác.\nfootnote | ¹ Trong quý I: - Báo tỉnh: 25 tin; - Đài tỉnh: 15 tin.",
		},
		{
			"dumped Word notes and bookmarks",
			"[bookmark: _Hlk1]Có 7 đập[footnoteRef:1], 2 kè[footnoteRef:2]. [1:  Theo [sổ] huyện.] [2: Đang xây.]",
			"paragraph | Có 7 đập¹, 2 kè².\nfootnote | ¹ Theo [sổ] huyện.\nfootnote | ² Đang xây.",
		},
		{
			"a dumped note over several lines",
			"Có 7 đập[footnoteRef:1]. [1: Gồm:\n- đập Trên;\n- đập Dưới.]\nHết.",
			"paragraph | Có 7 đập¹.\nparagraph | Hết.\nfootnote | ¹ Gồm: - đập Trên; - đập Dưới.",
		},
		{
			"brackets that are no notes",
			"Theo [1: tr. 5] và [2].",
			"paragraph | Theo [1: tr. 5] và [2].",
		},
		{
			"a note that is never closed stays where it is",
			"Có 7 đập[footnoteRef:1]. [1: Gồm đập Trên.",
			"paragraph | Có 7 đập¹. [1: Gồm đập Trên.",
		},
		{
			"notes at the end whose numbers are not raised",
			"Có 7 đập¹ và 2 kè².\n\n1 Theo sổ huyện.\n\n2 Đang xây.",
			"paragraph | Có 7 đập¹ và 2 kè².\nfootnote | ¹ Theo sổ huyện.\nfootnote | ² Đang xây.",
		},
		{
			"a number at the end without the first note",
			"Có 2 kè².\n\n2 huyện đã làm xong.",
			"paragraph | Có 2 kè².\nparagraph | 2 huyện đã làm xong.",
		},
		{
			"a superscript of a unit is no note",
			"Diện tích 15 m².\n\n2 huyện đã làm xong.",
			"paragraph | Diện tích 15 m².\nparagraph | 2 huyện đã làm xong.",
		},
	} {
		t.Run(c.name, func(t *testing.T) { same(t, blocks(read(t, c.in)), c.want) })
	}
}

func TestAnchors(t *testing.T) {
	d := read(t, "Một¹ hai¹¹ ba.\n\n¹ Chú một.\n\n¹¹ Chú mười một.")
	for i, before := range []string{"Một", "Một¹ hai"} {
		if got := d.Text[:d.Footnotes[i].Anchor]; got != before {
			t.Errorf("note %s is anchored after %q, want %q", d.Footnotes[i].Mark, got, before)
		}
	}
}

func TestJoin(t *testing.T) {
	for _, c := range []struct {
		name string
		in   []string
		want []string
	}{
		{"in lower case after no full stop", []string{"Các huyện đã", "làm xong."}, []string{"Các huyện đã làm xong."}},
		{"not after a full stop", []string{"Các huyện đã làm.", "xong việc."}, []string{"Các huyện đã làm.", "xong việc."}},
		{"not a list", []string{"Các huyện gồm", "a) huyện Trên"}, []string{"Các huyện gồm", "a) huyện Trên"}},
		{"not a line of its own", []string{"Tổng số hồ sơ: 827", "Tỷ lệ: 100%"}, []string{"Tổng số hồ sơ: 827", "Tỷ lệ: 100%"}},
		{"a bracket left open", []string{"Danh mục (thay", "Quyết định số 6)", "Hết."}, []string{"Danh mục (thay Quyết định số 6)", "Hết."}},
		{"a word that joins", []string{"Phối hợp với Sở Khoa học và", "Công nghệ làm."}, []string{"Phối hợp với Sở Khoa học và Công nghệ làm."}},
		{"inside a symbol", []string{"Kế hoạch số 51/KH-", "UBND của tỉnh."}, []string{"Kế hoạch số 51/KH-UBND của tỉnh."}},
		{"a list entry over a page", []string{"- Hệ thống một cửa đáp ứng đầy đủ,", "yêu cầu đề ra."}, []string{"- Hệ thống một cửa đáp ứng đầy đủ, yêu cầu đề ra."}},
		{"an address", []string{"Cổng thông tin", "www.example.vn"}, []string{"Cổng thông tin", "www.example.vn"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, strings.Join(c.in, "\n\n"))
			same(t, d.Text, strings.Join(c.want, "\n"))
		})
	}
}

// paged makes a paragraph of lines on pages.
func paged(page int, s string, y float64, set func(*flow.Paragraph)) flow.Item {
	p := &flow.Paragraph{Parts: []flow.Part{{Text: s, Page: page, Box: trichluc.Box{80, y, 500, y + 14}}}}
	if set != nil {
		set(p)
	}
	return flow.Item{Paragraph: p}
}

// Small print that begins "1." at the foot of a page is a note where the page
// has its mark, and the notes' list where its other notes have no dots.
func TestDottedNotes(t *testing.T) {
	small := func(p *flow.Paragraph) { p.Small = true }
	for _, c := range []struct{ name, text, first, second, want string }{
		{"notes", "Có 7 đập¹ và 2 kè².", "1. Theo sổ huyện.", "2. Đang xây.", "paragraph | Có 7 đập¹ và 2 kè².\nfootnote | ¹ . Theo sổ huyện.\nfootnote | ² . Đang xây."},
		{"a list in a note", "Có 7 đập¹ và 2 kè².", "1 Gồm đập Trên;", "2. Đập Dưới.", "paragraph | Có 7 đập¹ và 2 kè².\nfootnote | ¹ Gồm đập Trên; 2. Đập Dưới."},
		{"a list in small print", "Có 7 đập và 9 km².", "1. Đập Trên.", "2. Đập Dưới.", "paragraph | Có 7 đập và 9 km².\nitem | 1. Đập Trên.\nitem | 2. Đập Dưới."},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := &flow.Flow{Pages: make([]flow.Page, 1), Items: []flow.Item{
				paged(1, c.text, 100, nil), paged(1, c.first, 740, small), paged(1, c.second, 760, small),
			}}
			d := structure.Build(f)
			check(t, f, d)
			same(t, blocks(d), c.want)
		})
	}
}

func TestJoinOverPages(t *testing.T) {
	full := func(p *flow.Paragraph) { p.FullLine = true }
	small := func(p *flow.Paragraph) { p.Small = true }
	f := &flow.Flow{Pages: make([]flow.Page, 2), Items: []flow.Item{
		paged(1, "BÁO CÁO NĂM", 20, nil),
		paged(1, "Danh mục¹ thay thế cho", 700, full),
		paged(1, "1 Danh mục cũ ban hành", 740, small),
		paged(1, "năm trước.", 752, small),
		paged(1, "1", 800, nil),
		paged(2, "Quyết định số 6 đã ban hành.", 60, nil),
		paged(2, "2", 800, nil),
	}}
	d := structure.Build(f)
	check(t, f, d)
	same(t, blocks(d), "title | BÁO CÁO NĂM\nparagraph | Danh mục¹ thay thế cho Quyết định số 6 đã ban hành.\nfootnote | ¹ Danh mục cũ ban hành năm trước.")
	fragments := d.Blocks[1].Fragments
	if len(fragments) != 2 || fragments[0].Page != 1 || fragments[1].Page != 2 || fragments[1].Box[1] != 60 {
		t.Fatalf("fragments %+v", fragments)
	}
	if got := d.Text[fragments[1].Start:fragments[1].End]; got != "Quyết định số 6 đã ban hành." {
		t.Errorf("second fragment is %q", got)
	}
	var kinds []string
	for _, x := range d.Furniture {
		kinds = append(kinds, x.Kind)
	}
	if got := strings.Join(kinds, " "); got != "page-number page-number" {
		t.Errorf("furniture %s", got)
	}
}

func TestRunningHeads(t *testing.T) {
	f := &flow.Flow{Pages: make([]flow.Page, 4)}
	for page := 1; page <= 4; page++ {
		f.Items = append(f.Items, paged(page, "Báo cáo quý I - trang "+string(rune('0'+page)), 20, nil),
			paged(page, "Đoạn văn thứ "+[]string{"nhất", "hai", "ba", "tư"}[page-1]+".", 80, nil),
			paged(page, "Sở Xây dựng Nam Sơn", 800, nil))
	}
	d := structure.Build(f)
	check(t, f, d)
	if len(d.Blocks) != 4 || len(d.Furniture) != 8 {
		t.Errorf("%d blocks, %d furniture\n%s", len(d.Blocks), len(d.Furniture), blocks(d))
	}
}

func TestFiguresAtThePagesEdgeStay(t *testing.T) {
	f := &flow.Flow{Pages: make([]flow.Page, 4)}
	for page := 1; page <= 4; page++ {
		f.Items = append(f.Items, paged(page, "Đoạn "+[]string{"đầu", "giữa", "sau", "cuối"}[page-1]+" trang.", 80, nil),
			paged(page, string(rune('4'+page))+"0,5%", 800, nil))
	}
	d := structure.Build(f)
	check(t, f, d)
	if len(d.Furniture) != 0 {
		t.Errorf("furniture %+v", d.Furniture)
	}
}

func TestSideBySide(t *testing.T) {
	at := func(s string, x0, y, x1 float64) flow.Item {
		return flow.Item{Paragraph: &flow.Paragraph{Parts: []flow.Part{{Text: s, Page: 1, Box: trichluc.Box{x0, y, x1, y + 12}}}}}
	}
	f := &flow.Flow{Pages: []flow.Page{{Width: 600, Height: 840}}, Items: []flow.Item{
		at("Báo cáo để Sở xem xét, chỉ đạo./.", 80, 100, 320),
		at("Nơi nhận:", 80, 140, 150),
		at("KT. GIÁM ĐỐC", 380, 142, 480),
		at("- Như trên;", 80, 156, 150),
		at("PHÓ GIÁM ĐỐC", 380, 158, 480),
		at("- Lưu: VT.", 80, 172, 150),
		at("Đỗ Thị Hằng", 390, 220, 470),
	}}
	d := structure.Build(f)
	check(t, f, d)
	same(t, blocks(d), `paragraph | Báo cáo để Sở xem xét, chỉ đạo./.
recipients | Nơi nhận:
recipients | - Như trên;
recipients | - Lưu: VT.
signature | KT. GIÁM ĐỐC
signature | PHÓ GIÁM ĐỐC
signature | Đỗ Thị Hằng`)
}

func TestEmphasis(t *testing.T) {
	d := read(t, "**KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC**\n\nCó **19** việc (*xem phụ lục*), *a* *b*; 3*4*5; chú thích (*) và (**).\n\nTT\tTên\tSố\n1\t<i>Đê</i> **lớn**\t2")
	for _, want := range []string{"KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n", "Có 19 việc (xem phụ lục), a b; 3*4*5; chú thích (*) và (**).", "1\tĐê lớn\t2"} {
		if !strings.Contains(d.Text, want) {
			t.Errorf("Text lacks %q:\n%s", want, d.Text)
		}
	}
}

func TestAnatomy(t *testing.T) {
	same(t, blocks(read(t, `
	UBND TỈNH NAM SƠN
SỞ XÂY DỰNG
Số:     /BC-SXD
(Dự thảo)
	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Nam Sơn, ngày     tháng 4 năm 2024

BÁO CÁO
Kết quả cấp nước sạch quý I
và nhiệm vụ quý II năm 2024
Thực hiện Công văn số 5/UBND-XD, Sở báo cáo như sau:
Phần thứ nhất
KẾT QUẢ QUÝ I
I. CẤP NƯỚC
1. Đô thị
1.1. Nhà máy
- Nhà máy số 1: 3.000 m³;
+ Công suất đủ.
1.2. Đường ống
Đường ống dài 12 km.
2. Nông thôn
Có 5 trạm.
II. KHÓ KHĂN, VƯỚNG MẮC CỦA CÁC ĐƠN VỊ TRONG TỈNH.
1. Thiếu vốn để sửa chữa đường ống. Tỉnh chưa giao thêm vốn.
- Cần 3 tỷ đồng.
2. Thiếu người vận hành các trạm ở xã.
Trên đây là báo cáo quý I./.
	Nơi nhận:
- Như trên;
- Lưu: VT.
	KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Đỗ Thị Hằng
PHỤ LỤC 01
DANH SÁCH TRẠM
(Kèm theo Báo cáo số     /BC-SXD)
1. Trạm xã Trên
`)), `letterhead | UBND TỈNH NAM SƠN
letterhead | SỞ XÂY DỰNG
letterhead | Số: /BC-SXD
letterhead | (Dự thảo)
letterhead | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
letterhead | Độc lập - Tự do - Hạnh phúc
letterhead | Nam Sơn, ngày tháng 4 năm 2024
title | BÁO CÁO
title | Kết quả cấp nước sạch quý I và nhiệm vụ quý II năm 2024
paragraph | Thực hiện Công văn số 5/UBND-XD, Sở báo cáo như sau:
heading | Phần thứ nhất KẾT QUẢ QUÝ I
heading Phần thứ nhất| I. CẤP NƯỚC
heading Phần thứ nhất/I| 1. Đô thị
heading Phần thứ nhất/I/1| 1.1. Nhà máy
item Phần thứ nhất/I/1/1.1| - Nhà máy số 1: 3.000 m³;
item Phần thứ nhất/I/1/1.1| + Công suất đủ.
heading Phần thứ nhất/I/1| 1.2. Đường ống
paragraph Phần thứ nhất/I/1/1.2| Đường ống dài 12 km.
heading Phần thứ nhất/I| 2. Nông thôn
paragraph Phần thứ nhất/I/2| Có 5 trạm.
heading Phần thứ nhất| II. KHÓ KHĂN, VƯỚNG MẮC CỦA CÁC ĐƠN VỊ TRONG TỈNH.
item Phần thứ nhất/II| 1. Thiếu vốn để sửa chữa đường ống. Tỉnh chưa giao thêm vốn.
item Phần thứ nhất/II/1| - Cần 3 tỷ đồng.
item Phần thứ nhất/II| 2. Thiếu người vận hành các trạm ở xã.
paragraph | Trên đây là báo cáo quý I./.
recipients | Nơi nhận:
recipients | - Như trên;
recipients | - Lưu: VT.
signature | KT. GIÁM ĐỐC
signature | PHÓ GIÁM ĐỐC
signature | Đỗ Thị Hằng
appendix Phụ lục 01| PHỤ LỤC 01
appendix Phụ lục 01| DANH SÁCH TRẠM
appendix Phụ lục 01| (Kèm theo Báo cáo số /BC-SXD)
heading Phụ lục 01| 1. Trạm xã Trên`)
}

func TestAttachedDocument(t *testing.T) {
	d := read(t, `QUYẾT ĐỊNH
Ban hành Quy chế quản lý trạm nước
GIÁM ĐỐC SỞ XÂY DỰNG
Căn cứ Luật Xây dựng ngày 18/6/2014;
Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý trạm nước.
Điều 2. Quyết định có hiệu lực từ ngày ký.
GIÁM ĐỐC
Lò Văn Sơn
QUY CHẾ
Quản lý trạm nước
(Ban hành kèm theo Quyết định số 3/QĐ-SXD)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
Quy chế này áp dụng cho các trạm.`)
	want := []string{"title | QUYẾT ĐỊNH", "item | Điều 1. Ban", "item | Điều 2. Quyết", "signature | Lò Văn Sơn", "appendix Quy chế| QUY CHẾ",
		"heading Quy chế| Chương I QUY ĐỊNH CHUNG", "heading Quy chế/Chương I| Điều 1. Phạm vi", "paragraph Quy chế/Chương I/Điều 1| Quy chế này"}
	got := blocks(d)
	for _, w := range want {
		if !strings.Contains(got, w) {
			t.Errorf("no %q in\n%s", w, got)
		}
	}
}

func TestArticle(t *testing.T) {
	d := read(t, "Sáng nay, chợ huyện họp như mọi phiên, người mua kẻ bán đông vui.\nẢnh: Lê An\nGiá rau giảm 5%.")
	for _, b := range d.Blocks {
		if b.Kind != trichluc.BlockParagraph {
			t.Errorf("%s %q", b.Kind, d.Text[b.Start:b.End])
		}
	}
}

func TestOutlineLevels(t *testing.T) {
	d := read(t, "1. Chung\n\na) Về người\n\nĐủ người.\n\nb) Về tiền\n\nĐủ tiền.\n\n2. Riêng\n\n(1) Huyện Trên\n\nXong.")
	var got []string
	for _, b := range d.Blocks {
		if b.Kind == trichluc.BlockHeading {
			got = append(got, b.Mark+"="+string(rune('0'+b.Level)))
		}
	}
	if s := strings.Join(got, " "); s != "1.=1 a)=2 b)=2 2.=1 (1)=2" {
		t.Errorf("levels %s", s)
	}
}

// A role in the middle of the page, below a line on the left, once made
// sideBySide turn for ever.
func TestRoleInTheMiddle(t *testing.T) {
	at := func(s string, x0, y, x1 float64) flow.Item {
		return flow.Item{Paragraph: &flow.Paragraph{Parts: []flow.Part{{Text: s, Page: 1, Box: trichluc.Box{x0, y, x1, y + 12}}}}}
	}
	f := &flow.Flow{Pages: []flow.Page{{Width: 600, Height: 840}}, Items: []flow.Item{
		at("Người lập biểu", 80, 100, 180), at("Đã ký", 400, 100, 440), at("CHỦ TỊCH", 260, 130, 340), at("Lê Văn An", 262, 190, 338),
	}}
	check(t, f, structure.Build(f))
}

func TestLetterheadBelowWhatAPortalPrints(t *testing.T) {
	d := read(t, "Trang chủ » Văn bản\nBáo cáo tháng 6\nCập nhật 5/7\nUBND TỈNH NAM SƠN\nSỞ Y TẾ\nSố: 5/BC-SYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nNam Sơn, ngày 3 tháng 7 năm 2024\nBÁO CÁO\nCông tác tháng 6\nSở báo cáo.")
	var kinds []string
	for _, b := range d.Blocks {
		kinds = append(kinds, string(b.Kind)[:2])
	}
	if got := strings.Join(kinds, " "); got != "pa pa pa le le le le le le ti ti pa" {
		t.Errorf("kinds %s\n%s", got, blocks(d))
	}
}

// TestBrokenHead reads letterheads as copies of web pages break them, and a
// title without the line that names the kind of document.
func TestBrokenHead(t *testing.T) {
	same(t, blocks(read(t, "ỦY\nBAN NHÂN DÂN\nTỈNH NAM SƠN\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố:\n7/KH-UBND\nNam\nSơn, ngày 3 tháng 5 năm 2022\nKẾ HOẠCH\nTRIỂN\nKHAI NƯỚC SẠCH Ở CÁC SỞ,\nBAN, NGÀNH\nCăn cứ Luật Đê điều ngày\n29 tháng 11 năm 2006.")),
		"letterhead | ỦY BAN NHÂN DÂN\nletterhead | TỈNH NAM SƠN\nletterhead | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nletterhead | Số: 7/KH-UBND\nletterhead | Nam Sơn, ngày 3 tháng 5 năm 2022\n"+
			"title | KẾ HOẠCH\ntitle | TRIỂN KHAI NƯỚC SẠCH Ở CÁC SỞ, BAN, NGÀNH\nparagraph | Căn cứ Luật Đê điều ngày 29 tháng 11 năm 2006.")
	same(t, blocks(read(t, "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 7/QĐ-UBND | Nam Sơn, ngày 3 tháng 5 năm 2022 |\nBAN HÀNH QUY CHẾ VỀ NƯỚC SẠCH\nUBND tỉnh quyết định như sau.")),
		"letterhead | ỦY BAN NHÂN DÂN\nletterhead | Số: 7/QĐ-UBND\nletterhead | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nletterhead | Nam Sơn, ngày 3 tháng 5 năm 2022\n"+
			"title | BAN HÀNH QUY CHẾ VỀ NƯỚC SẠCH\nparagraph | UBND tỉnh quyết định như sau.")
}
