package office

import (
	"fmt"
	"strings"
	"testing"
)

// rowsOf makes rows of a picture: a line a row, each cell its right edge, its
// text and, before it, ^ where it continues the cell above and < where it
// continues the cell before.
func rowsOf(picture string) (rows []Row) {
	for line := range strings.SplitSeq(strings.TrimSpace(picture), "\n") {
		r := Row{Edges: []float64{0}}
		for _, field := range strings.Fields(line) {
			var x float64
			var text string
			_, _ = fmt.Sscanf(strings.ReplaceAll(field, ":", " "), "%g %s", &x, &text)
			c := RowCell{Above: strings.HasPrefix(text, "^"), Before: strings.HasPrefix(text, "<"), Text: strings.Trim(text, "^<")}
			r.Edges, r.Cells = append(r.Edges, x), append(r.Cells, c)
		}
		rows = append(rows, r)
	}
	return rows
}

func TestGridOf(t *testing.T) {
	for _, test := range []struct{ name, picture, want string }{
		{"plain", "50:a 100:b\n50:c 100:d", "2x2 a@0,0 b@0,1 c@1,0 d@1,1"},
		{"a cell over two columns", "100:a\n50:c 100:d", "2x2 a@0,0+1x2 c@1,0 d@1,1"},
		{"edges drawn by hand", "51:a 98:b 150:x\n49.5:c 100:d 150:y", "2x3 a@0,0 b@0,1 x@0,2 c@1,0 d@1,1 y@1,2"},
		{"a narrow column is one", "50:a 53:b 100:c\n50:d 100:e", "2x3 a@0,0 b@0,1 c@0,2 d@1,0 e@1,1+1x2"},
		{"outer edge apart", "50:a 100:b\n50:c 109:d", "2x2 a@0,0 b@0,1 c@1,0 d@1,1"},
		{"merged down", "50:a 100:b\n50:^ 100:d\n50:^ 100:^", "3x2 a@0,0+3x1 b@0,1 d@1,1+2x1"},
		{"merged along", "50:a 100:< 150:b\n50:c 100:d 150:e", "2x3 a@0,0+1x2 b@0,2 c@1,0 d@1,1 e@1,2"},
		{"merged both ways", "50:a 100:< 150:b\n50:^ 100:< 150:e", "2x3 a@0,0+2x2 b@0,2 e@1,2"},
		{"continues nothing", "50:^a 100:b", "1x2 a@0,0 b@0,1"},
		{"short row", "50:a 100:b 150:c\n50:d", "2x3 a@0,0 b@0,1 c@0,2 d@1,0"},
	} {
		g := GridOf(rowsOf(test.picture), func(text string) { t.Errorf("%s: %q is hidden", test.name, text) })
		got := fmt.Sprintf("%dx%d", g.Rows, g.Columns)
		for _, c := range g.Cells {
			got += fmt.Sprintf(" %s@%d,%d", c.Text, c.Row, c.Column)
			if c.RowSpan*c.ColumnSpan > 1 {
				got += fmt.Sprintf("+%dx%d", c.RowSpan, c.ColumnSpan)
			}
		}
		if got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}

func TestHiddenText(t *testing.T) {
	hidden := ""
	g := GridOf(rowsOf("50:a 100:b\n50:^x 100:c"), func(text string) { hidden += text })
	if hidden != "x" || g.Cells[0].Text != "a" {
		t.Errorf("hidden %q, cell %q", hidden, g.Cells[0].Text)
	}
}

// TestNoTwoRowsAgree bounds the columns of damaged tables.
func TestNoTwoRowsAgree(t *testing.T) {
	var rows []Row
	for i := range 40 {
		r := Row{Edges: []float64{0}}
		for k := range 60 {
			r.Edges, r.Cells = append(r.Edges, float64(100*k)+2.3*float64(i)+1), append(r.Cells, RowCell{Text: "x"})
		}
		r.Edges = Regular(r.Edges)
		rows = append(rows, r)
	}
	g := GridOf(rows, func(string) {})
	if g.Columns > MaxColumns || g.Rows != 40 {
		t.Errorf("%d columns, %d rows", g.Columns, g.Rows)
	}
	for _, c := range g.Cells {
		if c.Column+c.ColumnSpan > g.Columns || c.ColumnSpan < 1 {
			t.Fatalf("%+v in %d columns", c, g.Columns)
		}
	}
}
