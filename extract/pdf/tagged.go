package pdf

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
)

// How exactly the places of a page's letters must agree with the structure
// tree, in font sizes. Letters are never taken into a table because of their
// tags alone.
const (
	besideSlack   = 0.75 // that a text may reach over the next cell: a figure too wide for its own
	columnSlack   = 1.0  // or into the next column beside a cell of another row: a word too wide for its cell
	belowSlack    = 0.35 // or into the next row
	minTaggedRows = 2    // less shows no table
	mostHeads     = 3    // rows of a head that pages print again, where the tree does not say
)

// taggedPiece is the part of a table of the structure tree that a page shows,
// where the page agrees.
type taggedPiece struct {
	tree        *taggedTable
	number      int // of the table in the tree
	first, last int // rows
	lines       map[int][]line
	boxes       map[int]trichluc.Box // of each cell's letters
	cells       map[int]span
	left, right []float64 // of each column's text; left is above right without any
	size        float64
	edges       []float64
}

// takeTagged makes tables of the letters that the structure tree puts into
// cells, where they stand as cells do, and gives the other letters. Where they
// do not, the tree is not believed and the page is read as if it had none.
func (s *sheet) takeTagged(glyphs []*glyph, tree *tagTree, out *flow.Flow) []*glyph {
	cells := map[int]map[int][]*glyph{}
	for _, g := range glyphs {
		if g.cell > 0 && int(g.cell) < len(tree.refs) {
			at := tree.refs[g.cell]
			if cells[at.table] == nil {
				cells[at.table] = map[int][]*glyph{}
			}
			cells[at.table][at.cell] = append(cells[at.table][at.cell], g)
		}
	}
	if len(cells) == 0 {
		return glyphs
	}
	taken := map[int]bool{}
	for _, number := range slices.Sorted(maps.Keys(cells)) { // in order, because heads printed again are taken out of the letters
		table := &tree.tables[number]
		if table.nested || table.columns < 2 || table.rows < minTaggedRows {
			continue
		}
		p := newTaggedPiece(table, number, cells[number])
		switch {
		case p.fits() && !p.crowded(glyphs, tree):
			taken[number] = true
			s.tagged = append(s.tagged, p)
			if p.first == 0 {
				table.setHead(&p)
			} else {
				glyphs = s.takeHead(glyphs, &p, out)
			}
		case table.columns > 2:
			out.Remarks = append(out.Remarks, fmt.Sprintf("page %d: a table of the structure tree does not fit what the page shows and was left out of account", s.number))
		}
	}
	rest := glyphs[:0]
	for _, g := range glyphs {
		if g.cell == 0 || !taken[tree.refs[g.cell].table] {
			rest = append(rest, g)
		}
	}
	return rest
}

// setHead keeps what the first rows of a table look like, for the pages that
// print them again.
func (t *taggedTable) setHead(p *taggedPiece) {
	top := p.box()[1]
	for rows := 1; rows <= max(t.heads, mostHeads) && rows < t.rows; rows++ {
		var lines []line
		bottom := top
		for k, of := range p.lines {
			if t.cells[k].rowEnd <= rows {
				lines = append(lines, of...)
				bottom = max(bottom, p.boxes[k][3])
			}
		}
		if len(lines) > 0 {
			left, right := edges(lines)
			t.printed = append(t.printed, printedHead{letters(lines), trichluc.Box{left, top, right, bottom}})
		}
	}
}

// letters gives the letters of lines in an order of their own.
func letters(lines []line) string {
	var all []rune
	for i := range lines {
		for _, r := range lines[i].text {
			if r != ' ' {
				all = append(all, r)
			}
		}
	}
	slices.Sort(all)
	return string(all)
}

// printsAgain says that sorted letters are those of a head, or most of them:
// LibreOffice cuts the last line off a head whose first cells are longer than
// its row.
func printsAgain(found, head string) bool {
	const enough = 0.75
	rest := []rune(found)
	for _, r := range head {
		if len(rest) > 0 && rest[0] == r {
			rest = rest[1:]
		}
	}
	return len(rest) == 0 && float64(len(found)) >= enough*float64(len(head))
}

// takeHead takes the table's head, printed again above the piece and not part
// of the tree, out of the letters.
func (s *sheet) takeHead(glyphs []*glyph, p *taggedPiece, out *flow.Flow) []*glyph {
	box := p.box()
	for _, head := range slices.Backward(p.tree.printed) {
		top := box[1] - (head.box[3] - head.box[1]) - p.size
		inHead := func(g *glyph) bool {
			return g.cell == 0 && top < g.y && g.y < box[1] && head.box[0]-p.size < g.x && g.x < head.box[2]+p.size
		}
		var found []*glyph
		for _, g := range glyphs {
			if inHead(g) {
				found = append(found, g)
			}
		}
		if len(found) == 0 {
			return glyphs
		}
		lines := cellLines(found, trichluc.Box{})
		if !printsAgain(letters(lines), head.letters) {
			continue
		}
		text := joinLines(lines, box[0], box[2], true)
		out.Furniture = append(out.Furniture, trichluc.Furniture{Kind: "running-head", Text: text, Page: s.number,
			Box: trichluc.Box{box[0], lines[0].top(), box[2], lines[len(lines)-1].bottom()}})
		return slices.DeleteFunc(glyphs, inHead)
	}
	return glyphs
}

func newTaggedPiece(table *taggedTable, number int, cells map[int][]*glyph) taggedPiece {
	p := taggedPiece{tree: table, number: number, first: table.rows, lines: map[int][]line{}, boxes: map[int]trichluc.Box{}, cells: map[int]span{},
		left: make([]float64, table.columns), right: make([]float64, table.columns)}
	for c := range p.left {
		p.left[c], p.right[c] = math.Inf(1), math.Inf(-1)
	}
	short := map[int][]int{}
	for k, glyphs := range cells {
		lines := cellLines(glyphs, trichluc.Box{})
		if len(lines) == 0 {
			continue
		}
		left, right := edges(lines)
		p.lines[k], p.boxes[k] = lines, trichluc.Box{left, lines[0].top(), right, lines[len(lines)-1].bottom()}
		at := table.cells[k]
		p.first, p.last = min(p.first, at.row), max(p.last, at.row)
		p.size = max(p.size, lines[0].size)
		if table.ends[at.row] < table.columns {
			short[at.row] = append(short[at.row], k)
			continue
		}
		p.set(k, at)
	}
	for _, keys := range short {
		slices.Sort(keys)
		p.place(keys)
	}
	return p
}

// set puts a cell into its columns.
func (p *taggedPiece) set(k int, at span) {
	p.cells[k] = at
	p.left[at.column], p.right[at.columnEnd-1] = min(p.left[at.column], p.boxes[k][0]), max(p.right[at.columnEnd-1], p.boxes[k][2])
}

// place puts the cells of a row whose empty cells the tree has not into the
// columns that they stand in.
func (p *taggedPiece) place(keys []int) {
	next := 0
	for i, k := range keys {
		box, at := p.boxes[k], p.tree.cells[k]
		width := at.columnEnd - at.column
		best, most := max(next, at.column), math.Inf(-1)
		for c := max(next, at.column); c+width <= p.tree.columns-(len(keys)-1-i); c++ {
			if overlap := min(box[2], p.right[c+width-1]) - max(box[0], p.left[c]); overlap > most {
				best, most = c, overlap
			}
		}
		at.columnEnd += best - at.column
		at.column = best
		next = min(at.columnEnd, p.tree.columns-1)
		at.columnEnd = min(at.columnEnd, p.tree.columns)
		p.cells[k] = at
	}
}

// box is what the piece's letters cover.
func (p *taggedPiece) box() trichluc.Box {
	out := trichluc.Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, b := range p.boxes {
		out = trichluc.Box{min(out[0], b[0]), min(out[1], b[1]), max(out[2], b[2]), max(out[3], b[3])}
	}
	return out
}

// fits says that the texts of each column stand left of those of the next, and
// those of each row above those of the next.
func (p *taggedPiece) fits() bool {
	if len(p.lines) < 2 {
		return false
	}
	left := math.Inf(-1)
	for c := range p.left {
		if p.left[c] < left-columnSlack*p.size {
			return false
		}
		left = max(left, p.right[c])
	}
	if !p.besides() {
		return false
	}
	bottom := make([]float64, p.tree.rows) // of the cells that end with a row
	for k, b := range p.boxes {
		end := min(p.cells[k].rowEnd, p.tree.rows) - 1
		bottom[end] = max(bottom[end], b[3])
	}
	for i := p.first; i < p.tree.rows; i++ {
		bottom[i] = max(bottom[i], bottom[max(i-1, 0)])
	}
	for k, b := range p.boxes {
		if row := p.cells[k].row; row > 0 && b[1] < bottom[row-1]-belowSlack*p.size {
			return false
		}
	}
	return true
}

// besides says that the texts of each row stand beside each other.
func (p *taggedPiece) besides() bool {
	keys := slices.SortedFunc(maps.Keys(p.boxes), func(a, b int) int {
		x, y := p.cells[a], p.cells[b]
		return cmp.Or(cmp.Compare(x.row, y.row), cmp.Compare(x.column, y.column))
	})
	for i := 1; i < len(keys); i++ {
		a, b := keys[i-1], keys[i]
		if p.cells[a].row == p.cells[b].row && p.boxes[b][0] < p.boxes[a][2]-besideSlack*p.size {
			return false
		}
	}
	return true
}

// crowded says that letters of others stand between those of the piece.
func (p *taggedPiece) crowded(glyphs []*glyph, tree *tagTree) bool {
	box := p.box()
	for _, g := range glyphs {
		if g.cell > 0 && tree.refs[g.cell].table == p.number || g.blank() {
			continue
		}
		if c := g.center(); box[0] < c.x && c.x < box[2] && box[1] < c.y && c.y < box[3] {
			return true
		}
	}
	return false
}

// joinTagged gives the pieces of one table the same columns, and puts what a
// page's first row has of a row that began on the page before to that row.
func joinTagged(sheets []*sheet) {
	pieces := map[int][]*taggedPiece{}
	var order []int
	for _, s := range sheets {
		for i := range s.tagged {
			p := &s.tagged[i]
			if pieces[p.number] == nil {
				order = append(order, p.number)
			}
			pieces[p.number] = append(pieces[p.number], p)
		}
	}
	for _, number := range order {
		of := pieces[number]
		for i := 1; i < len(of); i++ {
			if of[i].first == of[i-1].last {
				of[i].giveFirst(of[i-1])
			}
		}
		whole := taggedPiece{left: slices.Clone(of[0].left), right: slices.Clone(of[0].right), size: of[0].size}
		for _, p := range of[1:] {
			for c := range p.left {
				whole.left[c], whole.right[c] = min(whole.left[c], p.left[c]), max(whole.right[c], p.right[c])
			}
		}
		shared := whole.cuts()
		for _, p := range of {
			if p.edges = shared; !slices.IsSorted(shared) {
				p.edges = p.cuts()
			}
		}
	}
	for _, s := range sheets {
		s.tagged = slices.DeleteFunc(s.tagged, func(p taggedPiece) bool { return len(p.lines) == 0 })
	}
}

// giveFirst moves the first row's lines to the piece above.
func (p *taggedPiece) giveFirst(above *taggedPiece) {
	first := p.tree.rows
	for k, lines := range p.lines {
		if row := p.cells[k].row; row != p.first {
			first = min(first, row)
			continue
		}
		if _, ok := above.boxes[k]; !ok {
			bottom := above.box()[3]
			above.boxes[k], above.cells[k] = trichluc.Box{p.boxes[k][0], bottom, p.boxes[k][2], bottom}, p.cells[k]
		}
		above.lines[k] = append(above.lines[k], lines...)
		delete(p.lines, k)
		delete(p.boxes, k)
	}
	p.first = first
}

// cuts gives the edges of the columns, in the middle of the white between
// their texts. Columns without text share the white of their neighbours.
func (p *taggedPiece) cuts() []float64 {
	n := len(p.left)
	out := make([]float64, n+1)
	out[0], out[n] = slices.Min(p.left), slices.Max(p.right)
	known := 0 // edges up to here stand
	right := out[0]
	for c := range n {
		if math.IsInf(p.left[c], 1) {
			right = max(right, p.right[c])
			continue
		}
		if c > 0 {
			for k := known + 1; k <= c; k++ {
				out[k] = right + (p.left[c]-right)*float64(k-known)/float64(c-known+1)
			}
			known = c
		}
		right = max(right, p.right[c])
	}
	for k := known + 1; k < n; k++ {
		out[k] = right + (out[n]-right)*float64(k-known)/float64(n-known)
	}
	return out
}

// grid writes the piece out.
func (p *taggedPiece) grid(page int, drawn bool) *flow.Grid {
	g := &flow.Grid{Page: page, Box: p.box(), Columns: p.tree.columns, Rows: p.last - p.first + 1, Edges: p.edges, Borderless: true, Confidence: 1}
	if p.first == 0 && p.tree.heads < p.tree.rows {
		g.HeadRows = min(p.tree.heads, g.Rows)
	}
	for k, lines := range p.lines {
		at, box := p.cells[k], p.boxes[k]
		c := flow.Cell{Row: at.row - p.first, Column: at.column, RowSpan: min(at.rowEnd, p.last+1) - at.row, ColumnSpan: at.columnEnd - at.column}
		left, right := p.edges[at.column], p.edges[at.columnEnd]
		c.Box = trichluc.Box{left, box[1], right, box[3]}
		c.Text = joinLines(lines, left, right, drawn)
		c.Bold, c.Italic = mostly(lines)
		g.Cells = append(g.Cells, c)
	}
	g.Cells = append(g.Cells, emptyCells(g)...)
	slices.SortFunc(g.Cells, func(a, b flow.Cell) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column)) })
	return g
}
