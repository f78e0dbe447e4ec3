package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/trichluc/trichluc/extract/flow"
)

// Limits on what a page may claim: the widest table seen has 40 columns, and
// spans beyond the table's end are only a way of saying "to the end".
const (
	maxSpan    = 1000
	maxColumns = 500
)

// laysOut reports a table that lays out the page: one that holds another, or
// has a single cell.
func laysOut(n *html.Node) bool {
	cells, nested := 0, false
	each(n, func(c *html.Node) bool {
		switch c.DataAtom {
		case atom.Td, atom.Th:
			cells++
		case atom.Table:
			nested = true
		}
		return !nested
	})
	return nested || cells <= 1
}

// each calls visit for every element below n until it says false.
func each(n *html.Node, visit func(*html.Node) bool) bool {
	stack := []*html.Node{}
	for c := n.LastChild; c != nil; c = c.PrevSibling {
		stack = append(stack, c)
	}
	for len(stack) > 0 {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if n.Type == html.ElementNode && !visit(n) {
			return false
		}
		for c := n.LastChild; c != nil; c = c.PrevSibling {
			stack = append(stack, c)
		}
	}
	return true
}

// table writes a grid.
func (w *walker) table(n *html.Node) {
	g := &flow.Grid{Confidence: 1}
	taken := map[[2]int]bool{} // cells that rows above reach into
	heading := true
	each(n, func(e *html.Node) bool {
		switch e.DataAtom {
		case atom.Caption:
			w.block(e)
			w.end()
		case atom.Tr:
			head := w.row(g, e, taken)
			if heading = heading && (head || inHead(e)); heading {
				g.HeadRows = g.Rows
			}
		}
		return true
	})
	for i := range g.Cells {
		c := &g.Cells[i]
		c.RowSpan = min(c.RowSpan, g.Rows-c.Row)
	}
	if g.HeadRows == g.Rows {
		g.HeadRows = 0
	}
	if g.Rows > 0 {
		w.flow.Items = append(w.flow.Items, flow.Item{Grid: g})
	}
}

func inHead(tr *html.Node) bool { return tr.Parent != nil && tr.Parent.DataAtom == atom.Thead }

// row reads a row and reports whether all its cells are heads.
func (w *walker) row(g *flow.Grid, tr *html.Node, taken map[[2]int]bool) bool {
	column, head, any := 0, true, false
	for td := tr.FirstChild; td != nil; td = td.NextSibling {
		if td.DataAtom != atom.Td && td.DataAtom != atom.Th {
			continue
		}
		for taken[[2]int{g.Rows, column}] {
			column++
		}
		if column >= maxColumns {
			break
		}
		across, down := span(td, "colspan"), span(td, "rowspan")
		across = min(across, maxColumns-column)
		text, bold, italic := w.cellText(td)
		g.Cells = append(g.Cells, flow.Cell{
			Row: g.Rows, Column: column, RowSpan: down, ColumnSpan: across, Text: text, Bold: bold, Italic: italic,
		})
		for r := range down {
			for c := range across {
				if r > 0 {
					taken[[2]int{g.Rows + r, column + c}] = true
				}
			}
		}
		head = head && td.DataAtom == atom.Th
		any = true
		column += across
		g.Columns = max(g.Columns, column)
	}
	g.Rows++
	return head && any
}

func span(n *html.Node, key string) int {
	v, err := strconv.Atoi(strings.TrimSpace(attr(n, key)))
	if err != nil || v < 1 {
		return 1
	}
	return min(v, maxSpan)
}

// cellText is a cell's text, its paragraphs and lines ended by line breaks.
func (w *walker) cellText(td *html.Node) (text string, bold, italic bool) {
	inner := &walker{flow: &flow.Flow{}, notes: w.notes, depth: w.depth}
	inner.block(td)
	inner.end()
	bold, italic = td.DataAtom == atom.Td, true
	var lines []string
	for _, item := range inner.flow.Items {
		p := item.Paragraph
		line := p.Text()
		if p.Mark != "" {
			line = p.Mark + " " + line
		}
		lines = append(lines, line)
		bold, italic = bold && p.Bold, italic && p.Italic
	}
	return strings.Join(lines, "\n"), bold && len(lines) > 0, italic && len(lines) > 0
}
