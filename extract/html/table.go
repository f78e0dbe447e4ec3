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

// size is how much stands in an element.
type size struct {
	letters    int
	paragraphs int
	tables     int // that do not lay out the page
}

// measure counts what stands in n and in each element below it, once for all
// questions that are asked of them: tables can be nested as deep as the parser
// allows.
func (w *walker) measure(n *html.Node) (s size) {
	if n.Type == html.TextNode {
		return size{letters: letters(n.Data)}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		in := w.measure(c)
		s.letters += in.letters
		s.paragraphs += in.paragraphs
		s.tables += in.tables
	}
	switch {
	case n.DataAtom == atom.P || n.DataAtom == atom.Div:
		s.paragraphs++
	case n.DataAtom == atom.Table:
		w.sizes[n] = s
		if !w.laysOut(n) {
			s.tables++
		}
	}
	w.sizes[n] = s
	return s
}

// laysOut reports a table that lays out the page: one with a single cell, or one
// that has hardly any cells and holds other tables or, in one of its cells, a
// page of text, or one that holds others in which most of its text stands.
func (w *walker) laysOut(n *html.Node) bool {
	const few = 8                    // cells: two columns of a page, with heads and feet
	const paragraphs, text = 4, 1000 // letters: more than cells of data have
	cells, inner, page := 0, 0, false
	below(n, func(c *html.Node) bool {
		switch in := w.sizes[c]; c.DataAtom {
		case atom.Td, atom.Th:
			cells++
			page = page || in.paragraphs >= paragraphs && in.letters >= text
		case atom.Table:
			inner += in.letters
			return false
		}
		return true
	})
	return cells <= 1 || cells <= few && (page || inner > 0) || inner*2 > w.sizes[n].letters
}

// each calls visit for every element below n until it says false.
func each(n *html.Node, visit func(*html.Node) bool) bool {
	found := true
	below(n, func(e *html.Node) bool {
		found = found && visit(e)
		return found
	})
	return found
}

// below calls visit for the elements below n, in order, and goes on below one
// only when visit says so.
func below(n *html.Node, visit func(*html.Node) bool) {
	stack := []*html.Node{}
	push := func(n *html.Node) {
		for c := n.LastChild; c != nil; c = c.PrevSibling {
			if c.Type == html.ElementNode {
				stack = append(stack, c)
			}
		}
	}
	for push(n); len(stack) > 0; {
		e := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if visit(e) {
			push(e)
		}
	}
}

// table writes a grid, and after it the tables in its cells.
func (w *walker) table(n *html.Node) {
	g := &flow.Grid{Confidence: 1}
	taken := map[[2]int]bool{} // cells that rows above reach into
	heading := true
	below(n, func(e *html.Node) bool {
		switch e.DataAtom {
		case atom.Table:
			return false
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
	trim(g)
	if g.Rows > 0 {
		w.flow.Items = append(w.flow.Items, flow.Item{Grid: g})
	}
	for _, inner := range w.inner {
		w.flow.Items = append(w.flow.Items, flow.Item{Grid: inner})
	}
	w.inner = nil
}

// trim takes off the last columns in which no cell begins: a span said more than
// there are.
func trim(g *flow.Grid) {
	last := 0
	for _, c := range g.Cells {
		last = max(last, c.Column+1)
	}
	g.Columns = last
	for i := range g.Cells {
		c := &g.Cells[i]
		c.ColumnSpan = min(c.ColumnSpan, last-c.Column)
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
	if v == 0 && err == nil && key == "rowspan" {
		return maxSpan // to the end
	}
	if err != nil || v < 1 {
		return 1
	}
	return min(v, maxSpan)
}

// cellText is a cell's text, its paragraphs and lines ended by line breaks.
func (w *walker) cellText(td *html.Node) (text string, bold, italic bool) {
	inner := &walker{flow: &flow.Flow{}, notes: w.notes, sizes: w.sizes, depth: w.depth, state: state{font: w.state.font}}
	inner.block(td)
	inner.end()
	bold, italic = td.DataAtom == atom.Td, true
	var lines []string
	w.inner = append(w.inner, inner.inner...)
	for _, item := range inner.flow.Items {
		if item.Grid != nil {
			w.inner = append(w.inner, item.Grid)
			continue
		}
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
