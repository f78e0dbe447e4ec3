package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// What is laid over a page is read where it belongs to the document's text: a
// number typed onto a finished file is the document's number.
func TestAnnotations(t *testing.T) {
	for _, c := range []struct{ name, entries, want, unread string }{
		{"typed onto the page", "/Subtype /FreeText /Rect [80 690 120 710]", "So: 12 /BC", ""},
		{"a stamp twice as large", "/Subtype /Stamp /Rect [200 500 280 540]", "So: /BC\n12", ""},
		{"a field", "/Subtype /Widget /FT /Tx /Rect [80 690 120 710]", "So: 12 /BC", ""},
		{"a comment", "/Subtype /Text /Rect [80 690 120 710]", "So: /BC", ""},
		{"hidden", "/Subtype /FreeText /F 2 /Rect [80 690 120 710]", "So: /BC", ""},
		{"a signature", "/Subtype /Widget /FT /Sig /Rect [80 690 120 710]", "So: /BC", "2 what a digital signature shows on the page"},
		{"no rectangle", "/Subtype /FreeText", "So: /BC", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWriter()
			look := w.addStream("/Type /XObject /Subtype /Form /BBox [0 0 40 20] /Resources "+testResources, "q BT /W1 10 Tf 0 10 Td (12) Tj ET")
			w.pageWith(fmt.Sprintf("/Annots [null << /Type /Annot %s /AP << /N %d 0 R >> >>]", c.entries, look), testResources,
				"BT /W1 10 Tf 60 700 Td (So:) Tj 45 0 Td (/BC) Tj ET q 0 0 0 0 0 0 cm")
			data := w.bytes()
			wantTexts(t, mustRead(t, data), strings.Split(c.want, "\n")...)
			if got := unreadReasons(t, data); got != c.unread {
				t.Errorf("unread: %q, want %q", got, c.unread)
			}
		})
	}
}
