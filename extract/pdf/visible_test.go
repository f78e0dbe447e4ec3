package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// unreadReasons gives the reasons of the first page, with the letters counted.
func unreadReasons(t *testing.T, data []byte) string {
	t.Helper()
	var all []string
	for _, u := range mustRead(t, data).Unread {
		all = append(all, fmt.Sprintf("%d %s", u.Characters, u.Reason))
	}
	return strings.Join(all, "; ")
}

// What the paper does not show is not the page's text.
func TestUnseen(t *testing.T) {
	const seen = "BT /W1 10 Tf 50 700 Td (seen) Tj ET "
	const text = "BT /W1 10 Tf 50 600 Td (other) Tj ET "
	for _, c := range []struct{ name, content, unread string }{
		{"white on white", "1 g " + text, "5 white text on white"},
		{"white in RGB", "1 0.99 1 rg " + text, "5 white text on white"},
		{"no ink", "0 0 0 0 k " + text, "5 white text on white"},
		{"white by its space", "/DeviceRGB cs 1 1 1 sc " + text, "5 white text on white"},
		{"white strokes", "1 Tr 1 G " + text, "5 white text on white"},
		{"clipped away", "q 0 650 595 192 re W n " + text + "Q", "5 text cut off at the edge of a frame"},
		{"off the page", "BT /W1 10 Tf 50 900 Td (other) Tj ET", "5 text beyond the page's edges"},
		{"invisible", "3 Tr " + text, "5 invisible text, as recognisers put under scans"},
		{"no opacity", "/G0 gs " + text, "5 invisible text, as recognisers put under scans"},
		{"a layer switched off", "/OC /Off BDC " + text + "EMC", "5 invisible text, as recognisers put under scans"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWriter()
			off := w.add("<< /Type /OCG /Name (Off) >>")
			w.objects[catalogID-1] = fmt.Sprintf("<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [%d 0 R] /D << /OFF [%d 0 R] >> >> >>", off, off)
			w.pageWith("", fmt.Sprintf("<< /Font << /W1 5 0 R >> /ExtGState << /G0 << /ca 0 >> >> /Properties << /Off %d 0 R >> >>", off), seen+c.content)
			data := w.bytes()
			wantTexts(t, mustRead(t, data), "seen")
			if got := unreadReasons(t, data); got != c.unread {
				t.Errorf("unread: %q, want %q", got, c.unread)
			}
		})
	}
}

// White letters on a dark ground are read, and so is what a careless reading
// of colours, clip paths or layers would lose.
func TestSeen(t *testing.T) {
	const text = "BT /W1 10 Tf 50 600 Td (other) Tj ET "
	for _, c := range []struct{ name, content string }{
		{"white on a shaded cell", "0 0 0.5 rg 40 590 200 30 re f 1 g " + text},
		{"white on an image", "q 200 0 0 30 40 590 cm /Im Do Q 1 g " + text},
		{"all of a spot colour", "/Spot cs 1 scn " + text},
		{"a pattern", "1 g /Pattern cs /P0 scn " + text},
		{"the state before", "q 1 g Q " + text},
		{"inside its frame", "q 40 590 200 30 re W n " + text + "Q"},
		{"a frame that was left", "q 0 0 1 1 re W n Q " + text},
		{"a path that is no clip", "0 0 1 1 re n " + text},
		{"a layer in sight", "/OC /On BDC " + text + "EMC"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWriter()
			on := w.add("<< /Type /OCG /Name (On) >>")
			off := w.add("<< /Type /OCG /Name (Off) >>")
			image := w.addStream("/Type /XObject /Subtype /Image /Width 1 /Height 1", "x")
			w.objects[catalogID-1] = fmt.Sprintf("<< /Type /Catalog /Pages 2 0 R /OCProperties << /D << /OFF [%d 0 R] >> >> >>", off)
			w.pageWith("", fmt.Sprintf("<< /Font << /W1 5 0 R >> /XObject << /Im %d 0 R >> /Properties << /On %d 0 R >> /ColorSpace << /Spot [/Separation /Black /DeviceCMYK] >> >>", image, on), c.content)
			wantTexts(t, mustRead(t, w.bytes()), "other")
		})
	}
}

func TestActualText(t *testing.T) {
	long := strings.Repeat("a", longestReplace+1)
	for _, c := range []struct{ name, content, want string }{
		{"a ligature", "(hi) Tj /Span << /ActualText (ffi) >> BDC (*) Tj EMC (ce) Tj", "hiffice"},
		{"UTF-16", "/Span << /ActualText <FEFF1EA1> >> BDC (?) Tj EMC (i) Tj", "ại"},
		{"a soft hyphen", "(mot so) Tj /Span << /ActualText <FEFF00AD> >> BDC (-) Tj EMC 0 -12 Td (lieu) Tj", "mot solieu"},
		{"nothing", "(mot) Tj /Span << /ActualText () >> BDC (*) Tj EMC", "mot"},
		{"by name", "/Span /MC0 BDC (*) Tj EMC", "ok"},
		{"a description", "/Span << /ActualText (hinh) >> BDC (" + long + ") Tj EMC", long},
		{"never closed", "/Span << /ActualText (no) >> BDC (yes) Tj", "yes"},
		{"closed too often", "EMC EMC (yes) Tj EMC", "yes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWriter()
			w.pageWith("", "<< /Font << /W1 5 0 R >> /Properties << /MC0 << /ActualText (ok) >> >> >>", "BT /W1 10 Tf 50 700 Td "+c.content+" ET")
			wantTexts(t, mustRead(t, w.bytes()), c.want)
		})
	}
}

func TestUserUnit(t *testing.T) {
	w := newWriter()
	w.pageWith("/UserUnit 2", testResources, "BT /W1 10 Tf 50 700 Td (abcd) Tj ET")
	f := mustRead(t, w.bytes())
	if box := f.Items[0].Paragraph.Parts[0].Box; f.Pages[0].Width != 1190 || box[0] != 100 || box[2] != 140 {
		t.Errorf("page %v, box %v", f.Pages[0], box)
	}
}

func TestFormIsCutAtItsBox(t *testing.T) {
	w := newWriter()
	form := w.addStream("/Type /XObject /Subtype /Form /BBox [0 0 40 20] /Resources "+testResources, "BT /W1 10 Tf 0 5 Td (in) Tj 100 0 Td (out) Tj ET")
	w.pageWith("", fmt.Sprintf("<< /XObject << /F %d 0 R >> >>", form), "q 1 0 0 1 50 700 cm /F Do Q")
	wantTexts(t, mustRead(t, w.bytes()), "in")
}

// Letters that nobody sees cost as much as others, and so does one long string.
func TestUnseenLettersAreBounded(t *testing.T) {
	hidden := "BT /W1 10 Tf 50 700 Td (seen) Tj 3 Tr "
	for _, content := range []string{
		hidden + strings.Repeat("("+strings.Repeat("a", 1000)+") Tj ", maxGlyphs/1000+1),
		hidden + "(" + strings.Repeat("a", maxGlyphs+1) + ") Tj",
	} {
		data := onePage(content + " 0 Tr 0 -40 Td (never) Tj ET")
		wantTexts(t, mustRead(t, data), "seen")
		if got := unreadReasons(t, data); !strings.Contains(got, errPageTooLarge.Error()) {
			t.Errorf("unread: %q", got)
		}
	}
}
