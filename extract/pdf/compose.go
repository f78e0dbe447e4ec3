package pdf

import (
	"cmp"
	"math"
	"slices"

	"github.com/trichluc/trichluc/extract/flow"
)

// enoughLines is how many lines a page needs for margins of its own; below,
// those of the document's pages of the same width hold.
const enoughLines = 12

// compose makes the items of all pages.
func compose(sheets []*sheet, out *flow.Flow) {
	joinTagged(sheets)
	takeFurniture(sheets, out)
	body, drawn := bodySize(sheets), drawsSpaces(sheets)
	byWidth := map[int][]line{}
	for _, s := range sheets {
		key := int(math.Round(s.canvas.width))
		byWidth[key] = append(byWidth[key], s.longLines(body)...)
	}
	areas := map[int]area{}
	for key, lines := range byWidth {
		areas[key] = areaOf(lines, body)
	}
	for _, s := range sheets {
		a := areas[int(math.Round(s.canvas.width))]
		if own := s.longLines(body); len(own) >= enoughLines {
			own := areaOf(own, body)
			// A page of short items has margins of its own only by chance.
			if own.right-own.left > 0.9*(a.right-a.left) {
				a = own
			}
		}
		a.body, a.drawn = body, drawn
		out.Items = append(out.Items, s.items(a)...)
	}
}

// bodySize is the font size that most letters outside tables have.
func bodySize(sheets []*sheet) float64 {
	var sizes sizeCount
	for _, s := range sheets {
		for i := range s.lines {
			sizes.addMany(s.lines[i].size, s.lines[i].letters)
		}
	}
	return sizes.most()
}

// longLines gives the page's lines that may tell its margins: of the body's
// size, alone on their baseline.
func (s *sheet) longLines(body float64) []line {
	var out []line
	for _, row := range byBaseline(s.lines) {
		if l := mergeSegments(row); math.Abs(l.size-body) < 1 && l.letters > 3 {
			out = append(out, l)
		}
	}
	return out
}

// grids gives the page's tables, from the top.
func (s *sheet) grids(drawn bool) []*flow.Grid {
	var out []*flow.Grid
	for i := range s.tables {
		if g := s.tables[i].grid(s.number, drawn); g != nil {
			out = append(out, g)
		}
	}
	for i := range s.tagged {
		out = append(out, s.tagged[i].grid(s.number, drawn))
	}
	for i := range s.aligned {
		out = append(out, s.aligned[i].grid(s.number, drawn))
	}
	slices.SortStableFunc(out, func(a, b *flow.Grid) int { return cmp.Compare(a.Box[1], b.Box[1]) })
	return out
}

// items gives the page's paragraphs and tables in reading order.
func (s *sheet) items(a area) []flow.Item {
	var out []flow.Item
	rest := s.lines
	grids := s.grids(a.drawn)
	for i, g := range grids {
		n := 0
		for n < len(rest) && rest[n].y < g.Box[1]+rest[n].size {
			n++
		}
		out = append(out, a.blocks(rest[:n], s.number)...)
		rest = rest[n:]
		g.CutTop = len(out) == 0
		g.CutBottom = i == len(grids)-1 && onlySmall(rest, a.body)
		out = append(out, flow.Item{Grid: g})
	}
	return append(out, a.blocks(rest, s.number)...)
}

// onlySmall says that nothing but notes stands below.
func onlySmall(lines []line, body float64) bool {
	for i := range lines {
		if lines[i].size >= smallSize*body {
			return false
		}
	}
	return true
}

// blocks gives the paragraphs of lines, those side by side one block after
// the other.
func (a *area) blocks(lines []line, page int) []flow.Item {
	var out []flow.Item
	for _, b := range bands(lines) {
		if len(b.columns) == 1 {
			out = append(out, a.paragraphs(b.columns[0], page)...)
			continue
		}
		for i, column := range b.columns {
			left, right := a.left, a.right
			if i > 0 {
				_, left = edges(b.columns[i-1])
			}
			if i+1 < len(b.columns) {
				right, _ = edges(b.columns[i+1])
			}
			own := columnArea(column, i+1, a.body, left, right)
			own.drawn = a.drawn
			out = append(out, own.paragraphs(column, page)...)
		}
	}
	return out
}

// edges gives the outermost ends of lines.
func edges(lines []line) (left, right float64) {
	left, right = lines[0].x0, lines[0].x1
	for i := range lines {
		left, right = min(left, lines[i].x0), max(right, lines[i].x1)
	}
	return left, right
}
