package pdf

import "testing"

// Fonts that every viewer has come without widths.
func TestStandardWidths(t *testing.T) {
	for _, c := range []struct {
		name string
		want float64 // where "Ai" ends, drawn at 100 points in 10 points
	}{
		{"/BaseFont /Helvetica", 108.89},
		{"/BaseFont /Helvetica-Bold", 110},
		{"/BaseFont /Times-Roman", 110},
		{"/BaseFont /TimesNewRoman,Bold", 110},
		{"/BaseFont /Times-Italic", 108.89},
		{"/BaseFont /ArialMT", 108.89},
		{"/BaseFont /Courier-Bold", 112},
		{"/BaseFont /Unknown", 110},
	} {
		w := newWriter()
		w.pageWith("", "<< /Font << /X << /Type /Font /Subtype /Type1 "+c.name+" >> >> >>", "BT /X 10 Tf 100 700 Td (Ai) Tj ET")
		f := mustRead(t, w.bytes())
		if x := f.Items[0].Paragraph.Parts[0].Box[2]; x < c.want-0.01 || x > c.want+0.01 {
			t.Errorf("%s: ends at %.2f, want %.2f", c.name, x, c.want)
		}
	}
}
