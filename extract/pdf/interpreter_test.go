package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// In these files every letter is half an em wide: at size 10, 5 points.
func TestTextOperators(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"a string", "BT /W1 10 Tf 50 700 Td (So 12) Tj ET", "So 12"},
		{"escapes", `BT /W1 10 Tf 50 700 Td (a\(b\)\134\101\
c) Tj ET`, `a(b)\Ac`},
		{"hexadecimal, odd", "BT /W1 10 Tf 50 700 Td <48 69 2> Tj ET", "Hi"},
		{"kerning is no space", "BT /W1 10 Tf 50 700 Td [(A) 80 (V) -120 (A)] TJ ET", "AVA"},
		{"a jump is a space", "BT /W1 10 Tf 50 700 Td [(so) -300 (lieu)] TJ ET", "so lieu"},
		{"pieces drawn out of order", "BT /W1 10 Tf 50 700 Td (ho) Tj 15 0 Td (so) Tj ET", "ho so"},
		{"letters drawn after the line", "BT /W1 10 Tf 50 700 Td [(H) -500 (a)] TJ ET BT /W1 10 Tf 55 700 Td (o) Tj ET", "Hoa"},
		{"Tc sets letters apart, not words", "BT /W1 10 Tf 3 Tc 50 700 Td (BAO CAO) Tj ET", "BAO CAO"},
		{"Tw widens spaces", "BT /W1 10 Tf 9 Tw 50 700 Td (mot hai) Tj ET", "mot hai"},
		{"Tz narrows", "BT /W1 10 Tf 50 Tz 50 700 Td (ab) Tj 5 0 Td (cd) Tj ET", "abcd"},
		{"Tm scales", "BT /W1 1 Tf 10 0 0 10 50 700 Tm (ab) Tj 1 0 Td (cd) Tj ET", "abcd"},
		{"q and Q keep the font", "BT /W1 10 Tf 50 700 Td (a) Tj ET q BT /None 30 Tf ET Q BT 55 700 Td (b) Tj ET", "ab"},
		{"cm moves", "BT /W1 10 Tf 50 700 Td (a) Tj ET q 1 0 0 1 5 0 cm BT /W1 10 Tf 50 700 Td (b) Tj ET Q", "ab"},
		{"drawn twice to look bold", "BT /W1 10 Tf 50 700 Td (dam) Tj 0.3 0 Td (dam) Tj ET", "dam"},
		{"narrow letters drawn twice", "BT /W1 10 Tf 40 Tz 50 700 Td (ill) Tj 0.3 0 Td (ill) Tj ET", "ill"},
		{"drawn with a shadow", "0.7 g BT /W1 10 Tf 50.8 699.2 Td (bong) Tj ET 0 g BT /W1 10 Tf 50 700 Td (bong) Tj ET", "bong"},
		{"the same letter twice", "BT /W1 10 Tf 50 700 Td (100 oo) Tj ET", "100 oo"},
		{"a comment", "BT /W1 10 Tf 50 700 Td % (no) Tj\n(yes) Tj ET", "yes"},
		{"an inline image", "BI /W 2 /H 2 ID \x00EI\xff (no) Tj\x01 EI BT /W1 10 Tf 50 700 Td (yes) Tj ET", "yes"},
		{"operands of nothing", "1 2 3 unknown ] >> BT /W1 10 Tf 50 700 Td (yes) Tj ET ET Q Q", "yes"},
		{"careless numbers", "BT /W1 10 Tf --50 +700. Td (no) Tj 100 0 Td (yes) Tj ET", "yes"},
		{"marked content", "/P <</MCID 0 /Lang (vi)>> BDC BT /W1 10 Tf 50 700 Td (yes) Tj ET EMC", "yes"},
	} {
		t.Run(c.name, func(t *testing.T) { wantTexts(t, mustRead(t, onePage(c.content)), c.want) })
	}
}

func TestLineOperators(t *testing.T) {
	// Each operator starts a line of its own, too far apart for a paragraph.
	content := "BT /W1 10 Tf 50 700 Td (one) Tj 40 TL T* (two) Tj (three) ' 0 0 (four) \" 0 -50 TD (five) Tj T* (six) Tj ET"
	wantTexts(t, mustRead(t, onePage(content)), "one", "two", "three", "four", "five", "six")
}

func TestContentsArray(t *testing.T) {
	w := newWriter()
	a := w.addStream("", "BT /W1 10 Tf 50 700 Td (mot) Tj")
	b := w.addStream("", "20 0 Td (hai) Tj ET") // "Tj20" where the parts are joined without white space
	w.pageObject(fmt.Sprintf("/Resources %s /Contents [%d 0 R %d 0 R]", testResources, a, b))
	wantTexts(t, mustRead(t, w.bytes()), "mot hai")
}

func TestFormXObject(t *testing.T) {
	w := newWriter()
	inner := w.addStream("/Type /XObject /Subtype /Form /Resources "+testResources, "BT /W1 10 Tf 10 0 Td (trong) Tj ET")
	outer := w.addStream(fmt.Sprintf("/Type /XObject /Subtype /Form /Matrix [1 0 0 1 20 0] /Resources << /XObject << /I %d 0 R >> >>", inner), "/I Do")
	w.pageWith("", fmt.Sprintf("<< /Font << /W1 5 0 R >> /XObject << /O %d 0 R >> >>", outer),
		"BT /W1 10 Tf 50 700 Td (ngoai) Tj ET q 1 0 0 1 50 700 cm /O Do Q")
	f := mustRead(t, w.bytes())
	wantTexts(t, f, "ngoai trong")
	if x := f.Items[0].Paragraph.Parts[0].Box[2]; x < 104.9 || x > 105.1 { // 50 + 20 + 10 + 5 letters
		t.Errorf("the form's text ends at %g, want 105", x)
	}
}

func TestFormThatDrawsItself(t *testing.T) {
	w := newWriter()
	self := len(w.objects) + 1
	w.addStream(fmt.Sprintf("/Type /XObject /Subtype /Form /Resources << /Font << /W1 5 0 R >> /XObject << /S %d 0 R >> >>", self),
		"BT /W1 10 Tf 50 700 Td (mot lan) Tj ET /S Do")
	w.pageWith("", fmt.Sprintf("<< /XObject << /S %d 0 R >> >>", self), "/S Do")
	wantTexts(t, mustRead(t, w.bytes()), "mot lan")
}

func TestRaisedDigits(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"by Ts", "BT /W1 12 Tf 50 700 Td (tinh) Tj /W1 7 Tf 4 Ts (12) Tj /W1 12 Tf 0 Ts (.) Tj ET", "tinh¹²."},
		{"by Td", "BT /W1 12 Tf 50 700 Td (tinh) Tj /W1 7 Tf 24 4 Td (3) Tj ET", "tinh³"},
		{"lowered", "BT /W1 12 Tf 50 700 Td (CO) Tj /W1 7 Tf -2 Ts (2) Tj ET", "CO2"},
	} {
		t.Run(c.name, func(t *testing.T) { wantTexts(t, mustRead(t, onePage(c.content)), c.want) })
	}
}

// WeasyPrint sets note marks hardly smaller than their line, and far above it.
// Figures of another row of a table are none: they stand behind no word.
func TestRaisedFiguresOfNearlyTheSameSize(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"two marks", at(50, 100, 13, "mot vien") + at(102, 94.5, 12, "4") + at(110, 100, 13, "va hai") + at(149, 94.5, 12, "15"), "mot vien⁴ va hai¹⁵"},
		{"apart from the words", at(50, 100, 13, "mot vien") + at(108, 94.5, 12, "4"), "4|mot vien"},
		{"over a letter", at(50, 100, 13, "mot vien") + at(97, 94.5, 12, "4"), "4|mot vien"},
		{"no figure", at(50, 100, 13, "mot vien") + at(102, 94.5, 12, "x"), "x|mot vien"},
	} {
		t.Run(c.name, func(t *testing.T) { wantTexts(t, mustRead(t, onePage(c.content)), strings.Split(c.want, "|")...) })
	}
}

func TestRaisedCharacterOpensNote(t *testing.T) {
	f := mustRead(t, onePage(at(50, 100, 14, "Nội dung")+at(50, 396, 8, "¹")+at(58, 400, 10, "Ghi chú")))
	wantTexts(t, f, "Nội dung", "¹ Ghi chú")
	if p := f.Items[1].Paragraph; !p.Raised || !p.Small || p.FontSize != 10 {
		t.Errorf("note: raised %v, small %v, size %g", p.Raised, p.Small, p.FontSize)
	}
}

func TestHiddenAndOutside(t *testing.T) {
	f := mustRead(t, onePage("BT /W1 10 Tf 50 700 Td (seen) Tj 3 Tr 0 -50 Td (unseen) Tj 0 Tr 900 0 Td (off) Tj ET"))
	wantTexts(t, f, "seen")
	var got []string
	for _, u := range f.Unread {
		got = append(got, fmt.Sprintf("%d %d %s", u.Page, u.Characters, u.Reason))
	}
	if s := strings.Join(got, "; "); !strings.Contains(s, "1 6 invisible") || !strings.Contains(s, "1 3 text beyond") {
		t.Errorf("unread: %s", s)
	}
}

func TestRotation(t *testing.T) {
	for _, c := range []struct {
		name, entries, content string
		width                  float64
	}{
		{"Rotate 90", "/Rotate 90", "BT /W1 10 Tf 0 1 -1 0 100 50 Tm (mot) Tj 0 1 -1 0 100 75 Tm (hai) Tj ET", 842},
		{"Rotate 270", "/Rotate -90", "BT /W1 10 Tf 0 -1 1 0 100 700 Tm (mot) Tj 0 -1 1 0 100 675 Tm (hai) Tj ET", 842},
		{"Rotate 180", "/Rotate 180", "BT /W1 10 Tf -1 0 0 -1 500 100 Tm (mot) Tj -1 0 0 -1 475 100 Tm (hai) Tj ET", 595},
		{"text upward", "", "BT /W1 10 Tf 0 1 -1 0 100 50 Tm (mot) Tj 0 1 -1 0 100 75 Tm (hai) Tj ET", 842},
		{"text downward", "", "BT /W1 10 Tf 0 -1 1 0 100 700 Tm (mot) Tj 0 -1 1 0 100 675 Tm (hai) Tj ET", 842},
		{"text upside down", "", "BT /W1 10 Tf -1 0 0 -1 500 100 Tm (mot) Tj -1 0 0 -1 475 100 Tm (hai) Tj ET", 595},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWriter()
			w.pageWith(c.entries, testResources, c.content)
			f := mustRead(t, w.bytes())
			wantTexts(t, f, "mot hai")
			box := f.Items[0].Paragraph.Parts[0].Box
			if f.Pages[0].Width != c.width || box[0] < 0 || box[2] > c.width || box[2]-box[0] < 39 || box[3]-box[1] > 12 {
				t.Errorf("page width %g, box %v", f.Pages[0].Width, box)
			}
		})
	}
}

func TestBoxesAreFromTheTopLeft(t *testing.T) {
	w := newWriter()
	w.pageWith("/CropBox [50 40 545 800]", testResources, "BT /W1 10 Tf 100 700 Td (abcd) Tj ET")
	f := mustRead(t, w.bytes())
	box := f.Items[0].Paragraph.Parts[0].Box
	if f.Pages[0].Width != 495 || f.Pages[0].Height != 760 || box[0] != 50 || box[2] != 70 || box[1] > 100 || box[3] < 100 || box[3]-box[1] > 12 {
		t.Errorf("page %v, box %v", f.Pages[0], box)
	}
}
