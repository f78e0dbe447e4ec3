package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// In these files every letter is half an em wide: 60 letters of size 14 are
// 420 points, the width of a full line here.
func fill60(text string) string {
	if n := 60 - len([]rune(text)); n > 0 {
		return text + " " + strings.Repeat("x", n-1)
	}
	return text
}

// body draws lines of size 14 from 100 points down, 20 points apart; an empty
// line leaves half a line's space, a tab indents.
func body(lines ...string) string {
	var b strings.Builder
	y := 100.0
	for _, l := range lines {
		if l == "" {
			y += 10
			continue
		}
		x := 85.0
		if rest, ok := strings.CutPrefix(l, "\t"); ok {
			x, l = 113, rest
			if len([]rune(l)) > 56 {
				l = string([]rune(l)[:56])
			}
		}
		b.WriteString(at(x, y, 14, l))
		y += 20
	}
	return b.String()
}

func TestParagraphs(t *testing.T) {
	full := fill60("dòng đầy")
	indented := "\t" + full
	long := string([]rune(full)[:56])
	for _, c := range []struct {
		name  string
		lines []string
		want  []string
	}{
		{"indents", []string{indented, full, "ngắn.", indented, "hết."}, []string{long + " " + full + " ngắn.", long + " hết."}},
		{"a full last line before an indent", []string{indented, full, indented, "hết."}, []string{long + " " + full, long + " hết."}},
		{"space between, no indents", []string{full, full, "", full, "hết."}, []string{full + " " + full, full + " hết."}},
		{"short lines end paragraphs", []string{full, "ngắn.", "ngắn.", full, "hết."}, []string{full + " ngắn.", "ngắn.", full + " hết."}},
		{"items of a list", []string{indented, full, "\t- một;", "\t- hai;", "\t" + "- " + full, "ba."},
			[]string{long + " " + full, "- một;", "- hai;", "- " + string([]rune(full)[:54]) + " ba."}},
		{"broken at a hyphen", []string{indented, string([]rune(full)[:55]) + "2021-", "2025.", indented, full, full},
			[]string{long + " " + string([]rune(full)[:55]) + "2021-2025.", long + " " + full + " " + full}},
	} {
		t.Run(c.name, func(t *testing.T) { wantTexts(t, mustRead(t, onePage(body(c.lines...))), c.want...) })
	}
}

// Browsers push a line down where a raised mark sticks out of it: no paragraph
// ends above.
func TestLinePushedDownByItsMark(t *testing.T) {
	full := fill60("dòng đầy")
	long, rest := string([]rune(full)[:56]), string([]rune(full)[:50])
	text := body("\t"+full, full, full) + at(85, 186, 14, full) + at(85, 206, 14, "hết.")
	f := mustRead(t, onePage(text+at(85, 166, 14, "một viện")+at(141, 160, 12, "2")+at(155, 166, 14, rest)))
	wantTexts(t, f, long+" "+full+" "+full+" một viện² "+rest+" "+full+" hết.")
	f = mustRead(t, onePage(text+at(85, 166, 14, full)))
	wantTexts(t, f, long+" "+full+" "+full, full+" "+full+" hết.")
}

func TestEvidence(t *testing.T) {
	full := fill60("dòng đầy")
	content := boldAt(85+210-35, 60, 14, "TIÊU ĐỀ XA") + body("\t"+full, full, full, "\tngắn.", "\t"+full, full, full, full, full)
	f := mustRead(t, onePage(content))
	var got []string
	for _, i := range f.Items {
		p := i.Paragraph
		got = append(got, fmt.Sprintf("%s centred=%v bold=%v full=%v indent=%.0f size=%g", strings.Fields(p.Text())[0], p.Centered, p.Bold, p.FullLine, p.Indent, p.FontSize))
	}
	want := []string{
		"TIÊU centred=true bold=true full=false indent=175 size=14",
		"dòng centred=false bold=false full=true indent=28 size=14",
		"ngắn. centred=false bold=false full=false indent=28 size=14",
		"dòng centred=false bold=false full=true indent=28 size=14",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestSideBySide(t *testing.T) {
	full := fill60("dòng đầy")
	letterhead := at(100, 60, 14, "UBND TỈNH") + at(300, 60, 14, "CỘNG HÒA XÃ HỘI") +
		boldAt(93, 78, 14, "SỞ KẾ HOẠCH") + boldAt(290, 78, 14, "Độc lập - Tự do - Hạnh phúc")
	f := mustRead(t, onePage(letterhead+body("", "\t"+full, full, full, "", "", "", "\tNgắn.")+
		at(85, 300, 11, "Nơi nhận:")+boldAt(400, 300, 14, "GIÁM ĐỐC")+at(85, 314, 11, "- Như trên;")+at(85, 328, 11, "- Lưu: VT.")+
		boldAt(390, 370, 14, "Nguyễn Văn A")))
	var got []string
	for _, i := range f.Items {
		got = append(got, fmt.Sprintf("%d %.20s", i.Paragraph.Column, i.Paragraph.Text()))
	}
	want := "1 UBND TỈNH; 1 SỞ KẾ HOẠCH; 2 CỘNG HÒA XÃ HỘI; 2 Độc lập - Tự do - Hạ; 0 dòng đầy xxxxxxxxxxx; 0 Ngắn.; " +
		"1 Nơi nhận:; 1 - Như trên;; 1 - Lưu: VT.; 2 GIÁM ĐỐC; 2 Nguyễn Văn A"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got:\n%s\nwant:\n%s", s, want)
	}
}

// The lines of a letterhead's blocks need not stand on common baselines.
func TestStaggeredBlocks(t *testing.T) {
	f := mustRead(t, onePage(at(85, 60, 14, "UBND TỈNH")+at(290, 67, 14, "CỘNG HÒA XÃ HỘI")+at(85, 76, 14, "SỞ NỘI VỤ")+
		at(290, 83, 14, "Độc lập - Tự do")+at(85, 92, 14, "Số: 12/BC-SNV")+at(113, 240, 14, "Ngắn.")))
	wantTexts(t, f, "UBND TỈNH", "SỞ NỘI VỤ", "Số: 12/BC-SNV", "CỘNG HÒA XÃ HỘI", "Độc lập - Tự do", "Ngắn.")
	if c := f.Items[3].Paragraph.Column; c != 2 {
		t.Errorf("the right block has column %d", c)
	}
}

// Wide spaces of a justified line, and the numbers of a list, are no columns.
func TestNotSideBySide(t *testing.T) {
	full := fill60("dòng đầy")
	justified := at(85, 100, 14, fill60("a")[:40]) + at(400, 100, 14, strings.Repeat("y", 15))
	f := mustRead(t, onePage(justified+body("", "", full, full)+at(85, 200, 14, "1.")+at(130, 200, 14, "Một;")+at(85, 240, 14, "2.")+at(130, 240, 14, "Hai.")))
	for _, i := range f.Items {
		if i.Paragraph.Column != 0 {
			t.Errorf("column %d: %s", i.Paragraph.Column, i.Paragraph.Text())
		}
	}
	if s := strings.Join(texts(f), "; "); !strings.Contains(s, "1. Một;; 2. Hai.") {
		t.Errorf("items: %s", s)
	}
}

func TestFurniture(t *testing.T) {
	w := newWriter()
	for i := range 4 {
		page := at(85, 30, 10, "Sở Kế hoạch và Đầu tư") + body(fmt.Sprintf("Nội dung của trang thứ %d là đây", i+1), "2024") + at(85, 810, 10, fmt.Sprintf("Mẫu số %d", i+1))
		if i > 0 { // the first page has no number
			page += at(290, 50, 13, fmt.Sprint(i+1))
		}
		w.page(page)
	}
	f := mustRead(t, w.bytes())
	var got []string
	for _, u := range f.Furniture {
		got = append(got, fmt.Sprintf("%d %s %s", u.Page, u.Kind, u.Text))
	}
	want := "1 running-head Sở Kế hoạch và Đầu tư; 1 running-foot Mẫu số 1; 2 running-head Sở Kế hoạch và Đầu tư; 2 page-number 2; 2 running-foot Mẫu số 2; " +
		"3 running-head Sở Kế hoạch và Đầu tư; 3 page-number 3; 3 running-foot Mẫu số 3; 4 running-head Sở Kế hoạch và Đầu tư; 4 page-number 4; 4 running-foot Mẫu số 4"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("furniture:\n%s\nwant:\n%s", s, want)
	}
	if len(f.Items) != 4 {
		t.Errorf("items: %q", texts(f))
	}
}

// A figure alone at the top of a page is text unless the pages count with it.
func TestFigureIsNoPageNumber(t *testing.T) {
	w := newWriter()
	w.page(at(290, 50, 13, "1945") + body("Nội dung"))
	w.page(body("Trang hai"))
	f := mustRead(t, w.bytes())
	wantTexts(t, f, "1945", "Nội dung", "Trang hai")
}

func TestTextIsComposed(t *testing.T) {
	f := mustRead(t, onePage(at(50, 100, 14, "Tie\u0302\u0301ng Vie\u0323\u0302t\u00a0ðẹp")))
	wantTexts(t, f, "Tiếng Việt đẹp")
}

// Where the writer draws the spaces that lines break at, a dash at a line's
// end without one has none after it.
func TestDrawnSpaces(t *testing.T) {
	full := fill60("dòng đầy")
	dashed := string([]rune(full)[:53]) + " 2022 -"
	for name, c := range map[string]struct{ space, want string }{
		"drawn":     {" ", full + " " + dashed + "2024. Hết " + full + " hết."},
		"not drawn": {"", full + " " + dashed + " 2024. Hết " + full + " hết."},
	} {
		t.Run(name, func(t *testing.T) {
			last := "2024. Hết " + string([]rune(full)[:50])
			f := mustRead(t, onePage(body(full+c.space, dashed, last+c.space, "hết.")))
			want := strings.Replace(c.want, "2024. Hết "+full, last, 1)
			wantTexts(t, f, want)
		})
	}
}

// Titles are printed with their letters set apart: by the place of each
// letter, or by typed spaces. In N1 a letter has half an em and a space a
// quarter.
func TestLettersSetApart(t *testing.T) {
	placed := func(step, word float64, words ...string) string {
		x, out := 100.0, ""
		for _, w := range words {
			for _, r := range w {
				out += fontAt("N1", x, 100, 14, string(r))
				x += 7 + step
			}
			x += word
		}
		return out
	}
	for _, c := range []struct{ name, content, want string }{
		{"by place", placed(5, 6, "BÁO", "CÁO"), "BÁO CÁO"},
		{"by typed spaces", fontAt("N1", 100, 100, 14, "B Á O  C Á O"), "BÁO CÁO"},
		{"as far as words", fontAt("N1", 100, 100, 14, "A B C D"), "A B C D"},
		{"figures", placed(5, 6, "123", "456"), "1 2 3 4 5 6"},
		{"a sentence", fontAt("N1", 100, 100, 14, "Ở a b báo cáo này"), "Ở a b báo cáo này"},
	} {
		t.Run(c.name, func(t *testing.T) { wantTexts(t, mustRead(t, onePage(c.content)), c.want) })
	}
}
