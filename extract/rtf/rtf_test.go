package rtf

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
)

const (
	head  = `{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset163 Times;}{\f2\fcharset0 .VnTime;}{\f3\fcharset0 VNI-Times;}{\f4\fcharset2 Symbol{\*\falt x};}}`
	style = `{\stylesheet{\s0 Normal;}{\s1\b Heading 1;}{\*\cs2 Strong;}}`
)

// show prints a flow, a line a thing.
func show(f *flow.Flow) string {
	var b strings.Builder
	for _, item := range f.Items {
		if p := item.Paragraph; p != nil {
			fmt.Fprintf(&b, "P %s", p.Mark)
			for _, part := range p.Parts {
				fmt.Fprintf(&b, "[%s]", part.Text)
			}
			for _, is := range []struct {
				name  string
				holds bool
			}{{"bold", p.Bold}, {"centered", p.Centered}, {p.Style, strings.HasPrefix(p.Style, "heading")}, {"raised", p.Raised}, {fmt.Sprint(p.FontSize), p.FontSize != 12}} {
				if is.holds {
					b.WriteString(" " + is.name)
				}
			}
			b.WriteString("\n")
			continue
		}
		fmt.Fprintf(&b, "G %dx%d head %d borderless %v\n", item.Grid.Rows, item.Grid.Columns, item.Grid.HeadRows, item.Grid.Borderless)
		for _, c := range item.Grid.Cells {
			fmt.Fprintf(&b, "C %d,%d %dx%d %q\n", c.Row, c.Column, c.RowSpan, c.ColumnSpan, c.Text)
		}
	}
	for _, n := range f.Notes {
		fmt.Fprintf(&b, "N %s %s %v\n", n.Mark, n.Text, n.Endnote)
	}
	for _, u := range f.Unread {
		fmt.Fprintf(&b, "U %d %s\n", u.Characters, u.Reason)
	}
	for _, u := range f.Furniture {
		fmt.Fprintf(&b, "F %s %s\n", u.Kind, u.Text)
	}
	return b.String()
}

func TestRead(t *testing.T) {
	for _, test := range []struct{ name, body, want string }{
		{"paragraphs", `\pard\qc{\b\fs28 B\'c1O C\'c1O}\par\pard S\'f4\~12\tab a\line - b\par`, "P [BÁO CÁO] bold centered 14\nP [Sô 12\ta]\nP [- b]\n"},
		{"letters by number", `Vi\u7879?t Nam, {\uc2\u272\'44\'44}\u7891?\uc0\u226 u{\uc1\u7855?}\par`, "P [Việt Nam, Đồâuắ]\n"},
		{"letters beyond 16 bits", `\u-10179?\u-8704?\par`, "P [😀]\n"},
		{"code page 1258", "{\\f1 Quy\\'ea\\'ec\\'74 \\'f0i\\'f2nh}\\par", "P [Quyết định]\n"},
		{"old fonts", `{\f2 Quy\'d5t \'ae\'denh} {\f3 ve\'e0 so\'e1}\par`, "P [Quyết định về số]\n"},
		{"alternatives", `{\upr{xx}{\*\ud{h\u7879?}}}\par`, "P [hệ]\n"},
		{"styles", `\pard\s1 I. K\'eat qu\'e1\par\pard\outlinelevel1 a\par`, "P [I. Kêt quá] heading 1\nP [a] heading 2\n"},
		{"automatic numbers", `{\listtext\pard\plain 1.\tab}a\par{\pntext\f4\'b7\tab}b\par`, "P 1.[a]\nP •[b]\n"},
		{"raised digits", `5 m{\super 2} {\up6\fs16 3}{\sub 4}\par`, "P [5 m² ³4]\n"},
		{"notes", `a{\super\chftn}{\footnote\pard{\super\chftn} Ngu\'f4n m\'f4t.\par} b{\super\chftn}{\footnote\ftnalt cu\'f4i} c{\super *}{\footnote {\super *} sao}\par`,
			"P [a¹ bⁱ c*]\nN ¹ Nguôn môt. false\nN ⁱ cuôi true\nN * sao false\n"},
		{"a table", `\trowd\trhdr\clbrdrt\brdrs\clvmgf\cellx1000\cellx3000\pard\intbl STT\cell Chung\cell\row\trowd\trhdr\clvmrg\cellx1000\cellx2000\cellx3000\pard\intbl\cell a\cell b\cell\row` +
			`\trowd\clmgf\cellx1000\clmrg\cellx2000\cellx3000\pard\intbl C\'f4ng\cell\cell 1\par 2\cell\row\pard sau\par`,
			"G 3x3 head 2 borderless false\nC 0,0 2x1 \"STT\"\nC 0,1 1x2 \"Chung\"\nC 1,1 1x1 \"a\"\nC 1,2 1x1 \"b\"\nC 2,0 1x2 \"Công\"\nC 2,2 1x1 \"1\\n2\"\nP [sau]\n"},
		{"a table in a cell", `\trowd\cellx2000\pard\intbl ng\par\pard\intbl\itap2 tr\nestcell{\*\nesttableprops\trowd\clbrdrt\brdrs\cellx1000\nestrow}{\nonesttables\par}\pard\intbl sau\cell\row\pard x\par`,
			"G 1x1 head 0 borderless true\nC 0,0 1x1 \"ng\\nsau\"\nG 1x1 head 0 borderless false\nC 0,0 1x1 \"tr\"\nP [x]\n"},
		{"fields", `{\field{\*\fldinst{HYPERLINK "http://a.b"}}{\fldrslt li\'ean k}} sau\par{\field{\*\fldinst TOC \\o}{\fldrslt I. M\tab 1\par}}\par`,
			"P [liên k sau]\nF navigation I. M 1\n"},
		{"heads and feet", `{\header S\'d4\par}{\footer\pard\qc{\field{\*\fldinst PAGE}{\fldrslt 3}}\par}{\headerf S\'d4\par}a\par`, "P [a]\nF running-head SÔ\nF page-number 3\n"},
		{"what is left out", `{\*\generator x;}{\info{\author y}}{\v \'e2n}{\deleted bo}{\pict\wmetafile8 0102\bin3 }}}}{\*\unknown z{w}}c\'f2n\par`, "P [còn]\nU 2 hidden text\nU 0 a picture\nF deleted bo\n"},
		{"a text box", `tr{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard khung\par}}{\shprslt khung}}\'fa\par sau\par`, "P [trú]\nP [khung]\nP [sau]\n"},
		{"no end of the last paragraph", `a`, "P [a]\n"},
		{"line breaks in the file", "a\r\nb\\\nc\\par", "P [ab]\nP [c]\n"},
	} {
		f, err := Read(context.Background(), []byte(head+style+test.body+"}\r\n\x00"))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if got := show(f); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}

func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		want flow.Code
	}{
		"no Rich Text":    {"text", flow.CodeMismatch},
		"cut":             {head + `{\b abc`, flow.CodeTruncated},
		"cut in a word":   {head + `\pa`, flow.CodeTruncated},
		"cut at a sign":   {head + `\`, flow.CodeTruncated},
		"nothing":         {head + `}`, flow.CodeNoText},
		"nested too deep": {`{\rtf` + strings.Repeat("{", 2000), flow.CodeTooLarge},
		"too many cells":  {head + strings.Repeat(`\cell`, maxSize+2), flow.CodeTooLarge},
	} {
		_, err := Read(context.Background(), []byte(c.data))
		var e *flow.Error
		if !errors.As(err, &e) || e.Code != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, []byte(head+"a}")); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestCut reads what stands before the paragraph or row that a cut goes
// through, and after a brace that does not belong there.
func TestCut(t *testing.T) {
	const row = `\trowd\clbrdrt\brdrs\cellx1000\cellx2000\pard\intbl `
	for name, test := range map[string]struct{ body, want string }{
		"in a paragraph": {`m\'f4t\par hai {\b 12`, "P [môt]\nU 5 the paragraph or row in which the file ends, and what followed\n"},
		"in a row":       {row + `a\cell b\cell\row` + row + `c\cell 1`, "G 1x2 head 0 borderless false\nC 0,0 1x1 \"a\"\nC 0,1 1x1 \"b\"\nU 2 the paragraph or row in which the file ends, and what followed\n"},
		"in a note":      {`m\'f4t\par hai{\footnote ba\par b`, "P [môt]\nU 6 the paragraph or row in which the file ends, and what followed\n"},
		"a stray brace":  {`a\par}b\par c\par d\par e\par}`, "P [a]\nP [b]\nP [c]\nP [d]\nP [e]\n"},
	} {
		f, err := Read(context.Background(), []byte(head+style+test.body))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := show(f); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, test.want)
		}
	}
	f, err := Read(context.Background(), []byte(head+row+`a b\cell\row`+row+`c\cell 1\cell\row}`))
	if err != nil || f.Items[0].Grid.Confidence >= 1 || len(f.Remarks) != 1 {
		t.Errorf("a lost end of a cell: %v, %q", err, f.Remarks)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`\trowd\clvmgf\cellx1000\clmrg\cellx900\pard\intbl a\cell b\nestcell\row{\footnote\ftnalt x{\footnote y}}{\header\chpgn}`)
	f.Add(`{\field{\*\fldinst TOC}{\fldrslt\u-10179?\u-8704?\par}}{\upr{a}{\*\ud{\uc3\u7879\'41}}}{\shp{\*\shpinst{\shptxt\pard\itap9\nestrow}}}\bin9 `)
	f.Fuzz(func(t *testing.T, body string) {
		out, err := Read(context.Background(), []byte(head+style+body+"}"))
		var e *flow.Error
		if (out == nil) == (err == nil) || err != nil && !errors.As(err, &e) {
			t.Fatalf("flow %v, error %v", out, err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := []byte(head + style + strings.Repeat(`\pard Th\u7921?c hi\u7879?n {\b qu\'fd II}\par\trowd\cellx1000\cellx2000\pard\intbl 1\cell 98,7%\cell\row`, 500) + "}")
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read(context.Background(), data); err != nil {
			b.Fatal(err)
		}
	}
}
