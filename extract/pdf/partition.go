package pdf

import (
	"math"
	"regexp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// Costs of cutting a table into rows. What counts is their order: a text that
// plainly goes on outweighs a cell that stands a little out of its place.
const (
	rowCost      = 0.2  // of each row, so that equal cuts take fewer
	loneCost     = 1.0  // of a row with text in one column only, which is mostly a piece of a cell
	unnumbered   = 0.5  // of a row without a number in a table of numbered rows
	numbersCost  = 3.0  // of each number of a row beyond the first
	placeCost    = 1.5  // of a cell that stands a whole line away from where it should in its row
	placeSlack   = 0.2  // lines by which a cell may stand out of its place for nothing
	unruledCost  = 2.0  // of a cut without a rule in a table whose rows rules part
	headCost     = 2.5  // of a cut between the bold lines that a table begins with
	farCost      = 4.0  // of a gap inside a cell
	spacedBond   = 3.0  // a space drawn at a line's end: the writer broke a text there
	unspacedBond = -1.5 // none where others have one: a text ends
	roomBond     = -2.0 // the line above had room for the next word
	fullBond     = 1.0  // it had not
	smallBond    = 2.0  // the next line begins in small letters
	figureBond   = -2.5 // a figure below a figure
	lookBond     = -1.5 // bold below plain
	longestRow   = 60   // baselines in a row; the highest cell seen has 45 lines
)

// rowNumber is what the first column of most tables holds.
var rowNumber = regexp.MustCompile(`^(?:[IVXLC]{1,6}|[A-ZĐ]|[a-zđ]|\d{1,3}(?:\.\d{1,3})*)[.)]?$`)

// piece is a line of text in a column of a table, or across several.
type piece struct {
	line
	column, end int // half-open
	at          int // index of its baseline, from the top
}

// bond is a piece with the one above it in a column, and how much the two look
// like lines of one cell: positive, or like two cells: negative.
type bond struct {
	above    int // baseline of the upper piece
	strength float64
}

// placing is where the cells of a row stand, if they do not fill it.
type placing int

const (
	atTop placing = iota
	inMiddle
	atBottom
	placings
)

// partition cuts the pieces of a table into rows where that is cheapest: texts
// stay whole, figures and row numbers part, and cells stand at the top, in the
// middle or at the bottom of their rows, in the whole table alike.
type partition struct {
	pieces   [][]piece  // by baseline
	bonds    [][][]bond // by baseline and piece
	ys       []float64
	marks    []int  // row numbers on the baseline
	ruled    []bool // a rule stands above the baseline
	rules    int
	columns  int
	pitch    float64 // of the lines of a cell, points
	numbered bool
	head     int // baselines of the head, which is bold as a whole
}

// newPartition takes the pieces by baseline, and the largest distance of lines
// of one cell in font sizes.
func newPartition(pieces [][]piece, columns int, pitch float64) *partition {
	p := &partition{pieces: pieces, columns: columns, bonds: make([][][]bond, len(pieces)), ruled: make([]bool, len(pieces)), marks: make([]int, len(pieces)), ys: make([]float64, len(pieces))}
	left, right := p.extents()
	spaced, numbers, firsts := 0, 0, 0
	for i, row := range pieces {
		for k := range row {
			q := &row[k]
			p.ys[i] = q.y
			p.pitch = max(p.pitch, pitch*q.size)
			spaced += count(q.spaced)
			if q.column == 0 && q.end == 1 {
				firsts++
				p.marks[i] += count(rowNumber.MatchString(q.text))
				numbers += p.marks[i]
			}
		}
	}
	p.numbered = numbers > 1 && 2*numbers > firsts
	p.head = headOf(pieces)
	above := make([]*piece, columns)
	for i, row := range pieces {
		p.bonds[i] = make([][]bond, len(row))
		for k := range row {
			q := &row[k]
			for c := q.column; c < q.end; c++ {
				u := above[c]
				above[c] = q
				if u == nil || c > q.column && c > u.column {
					continue
				}
				room := right[u.end-1] - left[u.column] - (u.x1 - u.x0)
				p.bonds[i][k] = append(p.bonds[i][k], bond{u.at, bondOf(u, q, room, pitch, spaced > 2)})
			}
		}
	}
	return p
}

// headOf counts the bold baselines that a table begins with, up to the first
// that has a number or a title of a group.
func headOf(pieces [][]piece) int {
	begun := false // text stands in the first column
	for i, row := range pieces {
		for _, q := range row {
			if !q.bold || q.column == 0 && begun && (len(row) == 1 || q.end > 1 || rowNumber.MatchString(q.text)) {
				return i
			}
		}
		begun = begun || row[0].column == 0
	}
	return 0
}

// extents gives how far the text of each column reaches.
func (p *partition) extents() (left, right []float64) {
	left, right = make([]float64, p.columns), make([]float64, p.columns)
	for c := range left {
		left[c], right[c] = math.Inf(1), math.Inf(-1)
	}
	for _, row := range p.pieces {
		for _, q := range row {
			left[q.column], right[q.end-1] = min(left[q.column], q.x0), max(right[q.end-1], q.x1)
		}
	}
	return left, right
}

// bondOf says how much two pieces, one below the other, look like one text.
// room is what the upper one left of its column's width.
func bondOf(upper, lower *piece, room, pitch float64, spaces bool) float64 {
	size := max(upper.size, lower.size)
	first, _ := utf8.DecodeRuneInString(lower.text)
	far := lower.y-upper.y > pitch*size
	other := upper.end-upper.column != lower.end-lower.column
	switch heads := upper.bold && lower.bold && upper.end-upper.column > lower.end-lower.column; {
	case other && heads && !far && unicode.IsLower(first):
		return smallBond // a title of several lines, the last of which are short
	case other && heads:
		return 0 // a title over the heads of its columns
	case far:
		return -farCost
	case other && (upper.column != lower.column || upper.end < lower.end):
		return 0
	}
	strength := fullBond
	const space = 0.25
	switch {
	case upper.spaced:
		strength = spacedBond
	case room > lower.firstWord+space*size:
		strength = roomBond
	case spaces:
		strength = unspacedBond
	}
	switch {
	case isFigure(upper.text) && isFigure(lower.text) && !brokenNumber(upper.text, lower.text):
		strength = min(strength, 0) + figureBond
	case unicode.IsLower(first) || first == '%':
		strength += smallBond
	}
	if upper.bold != lower.bold {
		strength += lookBond
	}
	return strength
}

// isFigure says that a text is a number, with or without its sign, or stands
// for one.
func isFigure(s string) bool { return isNumeric(s) || s == "-" || s == "x" || s == "X" }

// rule notes a rule at y.
func (p *partition) rule(y float64) {
	for i := 1; i < len(p.ys); i++ {
		if p.ys[i-1] <= y && y < p.ys[i] && !p.ruled[i] {
			p.ruled[i] = true
			p.rules++
		}
	}
}

// rows gives the cheapest cut, as the baselines that begin rows: by dynamic
// programming over the last row, for each placing.
func (p *partition) rows() []int {
	n := len(p.pieces)
	var best [placings][]float64
	var from [placings][]int
	for mode := range placings {
		best[mode], from[mode] = make([]float64, n+1), make([]int, n+1)
		for i := 1; i <= n; i++ {
			best[mode][i] = math.Inf(1)
		}
	}
	r := candidate{partition: p, first: make([]float64, p.columns), last: make([]float64, p.columns)}
	for i := range n {
		if i > 0 && p.besides(i) {
			continue
		}
		r.begin(i)
		for j := i; j < min(n, i+longestRow) && (j == i || !p.ruled[j]); j++ {
			r.add(j)
			base, centred := r.cost(), r.misplaced(inMiddle)
			for mode := range placings {
				cost := best[mode][i] + base
				switch {
				case mode == inMiddle:
					cost += centred
				case r.head || r.across:
					cost += min(centred, r.misplaced(mode))
				default:
					cost += r.misplaced(mode)
				}
				if cost < best[mode][j+1] {
					best[mode][j+1], from[mode][j+1] = cost, i
				}
			}
		}
	}
	cheapest := atTop
	for mode := range placings {
		if best[mode][n] < best[cheapest][n] {
			cheapest = mode
		}
	}
	var starts []int
	for k := n; k > 0; k = from[cheapest][k] {
		starts = append(starts, from[cheapest][k])
	}
	slices.Reverse(starts)
	return starts
}

// besides says that a baseline is too close to the one above it to be that of
// another row: their letters stand beside each other.
func (p *partition) besides(i int) bool {
	return !p.ruled[i] && p.ys[i]-p.ys[i-1] < interleaved*min(p.pieces[i][0].size, p.pieces[i-1][0].size)
}

// candidate is a row that the cut may have.
type candidate struct {
	*partition
	start       int
	first, last []float64 // baselines of each column's text; first is negative without any
	top, bottom float64
	sum         float64 // of the bonds cut and kept
	numbers     int
	filled      int  // columns with text
	head        bool // text across columns, or nothing but bold: heads are set in the middle
	across      bool
}

func (r *candidate) begin(i int) {
	for c := range r.first {
		r.first[c] = -1
	}
	r.start, r.sum, r.numbers, r.filled, r.top, r.bottom, r.head, r.across = i, 0, 0, 0, r.ys[i], r.ys[i], true, false
	if i > 0 && !r.ruled[i] && 2*r.rules >= len(r.ys)/3 && r.rules > 2 {
		r.sum = unruledCost
	}
	if i > 0 && i < r.partition.head && !r.ruled[i] && r.ys[i]-r.ys[i-1] < r.pitch {
		r.sum += headCost
	}
}

// add takes baseline j into the row.
func (r *candidate) add(j int) {
	r.bottom = r.ys[j]
	for k := range r.pieces[j] {
		q := &r.pieces[j][k]
		for _, b := range r.bonds[j][k] {
			if b.above >= r.start {
				r.sum += max(0, -b.strength)
			} else {
				r.sum += max(0, b.strength)
			}
		}
		for c := q.column; c < q.end; c++ {
			if r.first[c] < 0 {
				r.first[c] = q.y
				r.filled++
			}
			r.last[c] = q.y
		}
		r.head = r.head && q.bold
		r.across = r.across || q.end-q.column > 1
	}
	r.numbers += r.marks[j]
}

// cost is what the row costs as it stands, wherever its cells stand in it.
func (r *candidate) cost() float64 {
	cost := r.sum + rowCost
	switch {
	case r.numbers > 1:
		cost += numbersCost * float64(r.numbers-1)
	case r.numbers == 0 && r.numbered && !r.head && !r.across:
		cost += unnumbered
	}
	if r.filled == 1 {
		cost += loneCost
	}
	return cost
}

// misplaced is the cost of the cells that do not stand where the placing says.
func (r *candidate) misplaced(mode placing) float64 {
	cost := 0.0
	for c, first := range r.first {
		if first < 0 {
			continue
		}
		off := 0.0
		switch mode {
		case atTop:
			off = first - r.top
		case inMiddle:
			off = math.Abs(first+r.last[c]-r.top-r.bottom) / 2
		case atBottom:
			off = r.bottom - r.last[c]
		}
		cost += placeCost * min(max(off/r.pitch-placeSlack, 0), 1)
	}
	return cost
}
