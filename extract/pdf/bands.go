package pdf

import (
	"cmp"
	"slices"
)

// bands gives, for each row of the lattice, where text shows that it holds
// several rows: the y of the cuts between them.
func (r *ruled) bands(lines [][]line) [][]float64 {
	out := make([][]float64, len(r.ys)-1)
	whole := make([]bool, len(out)) // a cell of several rows reaches into the band
	cells := make([][]int, len(out))
	for k, s := range r.cells {
		cells[s.row] = append(cells[s.row], k)
		for i := s.row; i < s.rowEnd; i++ {
			whole[i] = whole[i] || s.rowEnd > s.row+1
		}
	}
	for i := range out {
		if !whole[i] && r.maySplit(cells[i], lines) {
			out[i] = r.splitBand(cells[i], lines)
		}
	}
	return out
}

// maySplit says that a band may hold several rows: several row numbers, or
// figures below each other in two columns.
func (r *ruled) maySplit(cells []int, lines [][]line) bool {
	columns := 0
	for _, k := range cells {
		if len(lines[k]) < 2 {
			continue
		}
		numbers, figures := 0, 0
		for i := range lines[k] {
			numbers += count(rowNumber.MatchString(lines[k][i].text))
			figures += count(isFigure(lines[k][i].text))
		}
		if r.cells[k].column == 0 && numbers > 1 {
			return true
		}
		columns += count(figures > 1 && 2*figures >= len(lines[k]))
	}
	return columns > 1
}

// splitBand cuts a band into rows by their text.
func (r *ruled) splitBand(cells []int, lines [][]line) []float64 {
	var all []piece
	for _, k := range cells {
		for _, l := range lines[k] {
			all = append(all, piece{line: l, column: r.cells[k].column, end: r.cells[k].columnEnd})
		}
	}
	slices.SortStableFunc(all, func(a, b piece) int { return cmp.Compare(a.y, b.y) })
	var byLine [][]piece
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j].y-all[i].y <= sameBaseline*all[i].size {
			all[j].at = len(byLine)
			j++
		}
		byLine = append(byLine, all[i:j])
		i = j
	}
	rows := gather(byLine, len(r.xs)-1, nil)
	if !proven(rows) {
		return nil
	}
	var cuts []float64
	for i := 1; i < len(rows); i++ {
		bottom, top := 0.0, rows[i][0].top()
		for _, q := range rows[i-1] {
			bottom = max(bottom, q.bottom())
		}
		for _, q := range rows[i] {
			top = min(top, q.top())
		}
		cuts = append(cuts, (bottom+top)/2)
	}
	return cuts
}

// proven says that rows are rows of a table and not lines of its cells: they
// have numbers of their own, or figures in several columns.
func proven(rows [][]piece) bool {
	numbered, figured, plain := 0, 0, 0
	for _, row := range rows {
		number, figures := false, 0
		columns := map[int]bool{}
		for _, q := range row {
			columns[q.column] = true
			number = number || q.column == 0 && rowNumber.MatchString(q.text)
			figures += count(q.column > 0 && isFigure(q.text))
		}
		switch {
		case number && len(columns) > 1:
			numbered++
		case figures > 1:
			figured++
		default:
			plain++
		}
	}
	return numbered+figured > 1 && numbered+figured > plain
}

// dealLines deals the lines of a cell to the rows between cuts.
func dealLines(lines []line, cuts []float64) [][]line {
	out := make([][]line, len(cuts)+1)
	for _, l := range lines {
		k, _ := slices.BinarySearch(cuts, l.y)
		out[k] = append(out[k], l)
	}
	return out
}
