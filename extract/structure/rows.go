package structure

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
)

// totals are rows that sum up the whole table and belong to no group.
var totals = regexp.MustCompile(`^(?:tong cong|tong so|tong|cong|toan tinh|ca tinh|total)\b`)

// titled is what title found of a row whose text is settled.
type titled struct {
	key   key
	title string
}

// level is an open group while rows are read.
type level struct {
	rank   int
	key    key
	title  string
	kind   trichluc.RowKind
	values bool
}

// kinds tells data from groups and gives every body row the titles above it.
func (t *table) kinds() []trichluc.Row {
	body := t.rows[t.head:]
	for i := range body {
		k, title := t.title(body[i])
		body[i].known = &titled{k, title}
	}
	rows := make([]trichluc.Row, len(body))
	var open []level
	for i := range body {
		k, title := t.title(body[i])
		kind := t.kindOf(body, i)
		rows[i] = trichluc.Row{Kind: kind, Page: body[i].page}
		rank := k.rank
		switch {
		case kind == trichluc.RowGroup && rank == 0 && remark(title):
			rows[i].Group = t.keyless(open, title)
			continue
		case kind == trichluc.RowGroup && rank == 0:
			rank = -1 // a title alone stands between its neighbours' ranks
		case rank == 0:
			rows[i].Group = t.keyless(open, title)
			continue
		}
		open = pop(open, level{rank: rank, key: k}, t.nextRank(body, i))
		rows[i].Group = titles(open)
		open = append(open, level{rank, k, title, kind, kind == trichluc.RowData})
	}
	return rows
}

// kindOf tells a title from data: it has no figure and one text beside its
// number, and rows below belong to it.
func (t *table) kindOf(body []row, i int) trichluc.RowKind {
	r := body[i]
	filled := r.filled()
	first := 0
	for first < len(filled) && keyOf(r.cells[filled[first]].text).rank != 0 {
		first++
	}
	if len(filled)-first != 1 || first > 1 {
		return trichluc.RowData
	}
	cell := r.cells[filled[first]]
	if isFigure(cell.text) {
		return trichluc.RowData
	}
	if cell.columnSpan > 1 && filled[first]+cell.columnSpan >= t.columns {
		return trichluc.RowGroup
	}
	if filled[first] > 1 {
		return trichluc.RowData
	}
	k, _ := t.title(r)
	if t.columns-first <= 1 || t.columns == 2 {
		return t.kindOfTwo(body, i, k, first)
	}
	if k.rank == 0 {
		return trichluc.RowGroup
	}
	if i+1 < len(body) && t.under(k, body[i+1]) || k.rank <= rankRoman {
		return trichluc.RowGroup
	}
	return trichluc.RowData
}

// kindOfTwo is kindOf for tables of a number and one text, where data have no
// figures either: a title has no number, or a Roman one or a letter over rows
// with Arabic numbers.
func (t *table) kindOfTwo(body []row, i int, k key, first int) trichluc.RowKind {
	if first == 0 && k.rank == 0 {
		return trichluc.RowGroup
	}
	if first == 0 {
		return trichluc.RowData
	}
	if k.rank > rankRoman {
		return trichluc.RowData
	}
	for _, r := range body[max(0, i-near):min(len(body), i+near)] {
		if other, _ := t.title(r); other.rank > k.rank {
			return trichluc.RowGroup
		}
	}
	return trichluc.RowData
}

// under reports that row r belongs to one with key k above it.
func (t *table) under(k key, r row) bool {
	below, _ := t.title(r)
	if below.rank == 0 {
		return true
	}
	return below.rank > k.rank
}

// title gives a row's key and its title with the key before it. The key stands
// in the first column, or begins the first text.
func (t *table) title(r row) (key, string) {
	if r.known != nil {
		return r.known.key, r.known.title
	}
	filled := r.filled()
	if len(filled) == 0 {
		return key{}, ""
	}
	text := r.cells[filled[0]].text
	if k := keyOf(text); k.rank != 0 && filled[0] <= 1 && len(filled) > 1 && !r.cells[filled[0]].covered {
		return k, text + " " + r.cells[filled[1]].text
	}
	return leadOfCell(text), text
}

// leadOfCell is leadOf for cells, where the dot after a number is often left
// out: "I Quyết định", "5.1 Thực hiện".
func leadOfCell(text string) key {
	if k := leadOf(text); k.rank != 0 {
		return k
	}
	mark, rest, found := strings.Cut(text, " ")
	first, _ := utf8.DecodeRuneInString(rest)
	if !found || !unicode.IsUpper(first) {
		return key{}
	}
	if k := keyOf(mark); k.rank == rankRoman || k.rank > rankArabic && k.rank < rankLetter {
		return k
	}
	if k := keyOf(mark); k.rank == rankArabic && len(mark) <= 2 {
		return k
	}
	return key{}
}

// keyless gives the groups of a data row without a number: the titles that are
// open, but not the numbered data row just above, which it stands beside.
func (t *table) keyless(open []level, title string) []string {
	if totals.MatchString(words(title)) {
		return nil
	}
	n := len(open)
	for n > 0 && open[n-1].values && open[n-1].rank > rankRoman {
		n--
	}
	return titles(open[:n])
}

// nextRank is the rank of the next row that has a key, one more than the
// deepest when there is none.
func (t *table) nextRank(body []row, i int) int {
	for _, r := range body[i+1 : min(len(body), i+near)] {
		if k, _ := t.title(r); k.rank != 0 {
			return k.rank
		}
	}
	return rankBullet + 1
}

// pop closes the groups that a row ends: those of its rank and deeper, and
// those of arabic numbers that do not begin its own. A title alone (rank -1)
// ends the title before it, or what is not above the row that comes next.
func pop(open []level, l level, next int) []level {
	if l.rank < 0 {
		for i, o := range open {
			if o.rank < 0 || o.rank >= next {
				return open[:i]
			}
		}
		return open
	}
	for i, o := range open {
		if o.rank >= l.rank || o.rank >= rankArabic && l.rank < rankLetter && !begins(o.key.numbers, l.key.numbers) {
			return open[:i]
		}
		if o.rank < 0 && i > 0 && open[i-1].rank >= l.rank {
			return open[:i]
		}
		if o.rank < 0 && i+1 == len(open) && l.rank <= rankRoman && i > 0 && open[i-1].rank < 0 {
			return open[:i]
		}
	}
	return open
}

func begins(prefix, numbers []int) bool {
	if len(prefix) >= len(numbers) {
		return false
	}
	for i, n := range prefix {
		if numbers[i] != n {
			return false
		}
	}
	return true
}

func titles(open []level) []string {
	var all []string
	for _, l := range open {
		all = append(all, l.title)
	}
	return all
}

// remark reports a lone text that only adds to what stands above it: in
// brackets, or beginning in lower case.
func remark(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r == '(' || r == '*' || unicode.IsLower(r)
}
