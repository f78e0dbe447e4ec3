package structure

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/trichluc/trichluc/internal/viet"
)

var (
	// figure is a cell that holds a value rather than words.
	figure = regexp.MustCompile(`^[<>≥≤=~±+-]*\s*\(?\d[\d.,\s]*(?:\s*/\s*\d[\d.,]*)?\)?\s*(?:%|đ|đồng|triệu|tỷ|lần|người|hồ sơ)?$|^[-–—]$`)
	// year is a figure that heads of columns hold as often as cells do.
	year = regexp.MustCompile(`^(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)\d\d)?$`)
	// columnNumber is a cell of the row that numbers the columns: "1", "(2)", "A", "(5)=(4)/(3)", "3=1+2".
	columnNumber = regexp.MustCompile(`^\(?(?:\d{1,2}|[A-H])\)?(?:\s*=\s*[\d()\[\]+\-*/:x×% ]+)?$`)
	// serial is what the column of row numbers is called.
	serial = regexp.MustCompile(`^(?:stt|tt|so tt|so thu tu|s tt|muc|no)$`)
)

// longHead is more runes than a head cell has: the longest seen, with its
// remarks in brackets, has about 130.
const longHead = 220

// settleHead finds how many leading rows are head.
func (t *table) settleHead() {
	if t.headed {
		return
	}
	t.headed = true
	if len(t.rows) < 2 {
		return
	}
	t.titleRows()
	switch {
	case t.given > t.titled && t.given < len(t.rows):
		t.head = t.given
	case t.titled+1 < len(t.rows) && t.headlike(t.titled):
		t.head = t.titled + 1
	default:
		t.titled = 0
		return
	}
	for r := t.titled; r < t.head; r++ {
		for _, c := range t.rows[r].cells {
			if r+c.rowSpan > t.head && r+c.rowSpan < len(t.rows) && c.rowSpan <= 4 {
				t.head = r + c.rowSpan
			}
		}
	}
	for t.head+1 < len(t.rows) && (t.secondLine(t.head) || t.headGoesOn(t.head)) {
		t.head++
	}
	if t.head+1 < len(t.rows) && t.numbersColumns(t.head) {
		t.head++
	}
}

// titleRows finds leading rows that hold one text over all columns: the table's
// title and unit, set inside its frame.
func (t *table) titleRows() {
	const most = 3 // a title, its second line, a unit
	for t.titled < most && t.titled+2 < len(t.rows) {
		filled := t.rows[t.titled].filled()
		if len(filled) != 1 || keyOf(t.rows[t.titled].cells[filled[0]].text).rank != 0 {
			return
		}
		cell := t.rows[t.titled].cells[filled[0]]
		unit := unitLine.MatchString(cell.text)
		if !unit && cell.columnSpan < t.columns && (t.spans || filled[0] != 0) {
			return
		}
		if unit {
			t.unit = unitLine.FindStringSubmatch(cell.text)[1]
		} else {
			t.caption = strings.TrimSpace(t.caption + " " + cell.text)
		}
		t.titled++
	}
}

// headlike reports that row r can be the first of a head.
func (t *table) headlike(r int) bool {
	cells := t.rows[r].cells
	filled := t.rows[r].filled()
	if len(filled) == 0 {
		return false
	}
	if serial.MatchString(words(cells[0].text)) && len(filled) > 1 {
		return true
	}
	if len(filled) < 2 || keyOf(cells[0].text).rank != 0 || cells[0].text == "" && !t.corner(r) {
		return false
	}
	covered := 0
	for c := range cells {
		if cells[c].columnSpan > 1 {
			covered += cells[c].columnSpan - 1
		}
		if isFigure(cells[c].text) && !year.MatchString(cells[c].text) || len([]rune(cells[c].text)) > longHead {
			return false
		}
	}
	return (len(filled)+covered)*5 >= t.columns*3
}

// corner reports that row r, whose first cell is empty, names the columns of a
// table whose rows are named in the first: the row below the head has a name
// there and figures, and no cell of r goes on with a sentence.
func (t *table) corner(r int) bool {
	for _, c := range t.rows[r].filled() {
		if startsLower(t.rows[r].cells[c].text) {
			return false
		}
	}
	below := r + 1
	for below < min(len(t.rows)-1, r+3) && t.rows[below].cells[0].text == "" { // further rows of the head
		below++
	}
	if below >= len(t.rows) || t.rows[below].cells[0].text == "" || keyOf(t.rows[below].cells[0].text).rank != 0 {
		return false
	}
	for _, c := range t.rows[below].filled() {
		if isFigure(t.rows[below].cells[c].text) {
			return true
		}
	}
	return false
}

// headGoesOn reports that row r is a further row of the head: it names columns
// that the rows above left empty or merged, and has no row number of its own.
func (t *table) headGoesOn(r int) bool {
	filled := t.rows[r].filled()
	if len(filled) < 2 || t.rows[r].cells[0].text != "" && !t.rows[r].cells[0].covered {
		return false
	}
	below := false
	for _, c := range filled {
		cell := t.rows[r].cells[c]
		if isFigure(cell.text) && !year.MatchString(cell.text) || len([]rune(cell.text)) > longHead {
			return false
		}
		up := t.rows[r-1].cells[c]
		below = below || up.text == "" || up.columnSpan > 1
	}
	return below
}

// secondLine reports that row r of a table without rules is no row but the second
// line of heads above it.
func (t *table) secondLine(r int) bool {
	if !t.borderless || t.cutTop || t.rows[r].cells[0].text != "" && t.rows[r-1].cells[0].text == "" {
		return false
	}
	filled := t.rows[r].filled()
	for _, c := range filled {
		text := t.rows[r].cells[c].text
		if t.rows[r-1].cells[c].text == "" || !continues(t.rows[r-1].cells[c].text, text) && text[0] != '(' {
			return false
		}
	}
	return len(filled) > 0
}

// numbersColumns reports that row r numbers the columns.
func (t *table) numbersColumns(r int) bool {
	filled := t.rows[r].filled()
	if len(filled) < 3 || len(filled)*4 < t.columns*3 {
		return false
	}
	last, numbers := 0, 0
	for _, c := range filled {
		text := t.rows[r].cells[c].text
		if !columnNumber.MatchString(text) {
			return false
		}
		n := leadingNumber(strings.Trim(text, "("))
		if n == 0 {
			continue
		}
		if n != last+1 && last != 0 {
			return false
		}
		last = n
		numbers++
	}
	return numbers >= 2
}

func leadingNumber(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			break
		}
		n = n*10 + int(r-'0')
	}
	return n
}

// header names the columns, the levels of the head joined with " > ".
func (t *table) header() []string {
	names := make([]string, t.columns)
	last := t.head
	if last > 0 && t.numbersColumns(last-1) && last > 1 {
		last--
	}
	for c := range names {
		var levels []string
		for r := t.titled; r < last; r++ {
			text := t.headText(r, c, last)
			switch n := len(levels); {
			case text == "" || n > 0 && levels[n-1] == text:
			case r > t.titled && t.rows[r].cells[c].text == text && t.secondLine(r):
				levels[n-1] += between(levels[n-1], text) + text
			default:
				levels = append(levels, text)
			}
		}
		names[c] = strings.Join(levels, " > ")
	}
	return names
}

// headText is what row r of the head says of column c: its cell's text, or
// that of the cell merged over it. Where the format has no merged cells, an
// empty cell with a named one below belongs to the cell on its left.
func (t *table) headText(r, c, last int) string {
	if text := t.rows[r].cells[c].text; text != "" || last == t.titled+1 {
		return text
	}
	named := func(c int) bool {
		for i := r + 1; i < last; i++ {
			if t.rows[i].cells[c].text != "" {
				return true
			}
		}
		return false
	}
	for left := c - 1; left >= 0; left-- {
		cell := t.rows[r].cells[left]
		if cell.text == "" {
			continue
		}
		if t.spans && left+cell.columnSpan > c || !t.spans && named(c) && named(left) {
			return cell.text
		}
		return ""
	}
	return ""
}

// sameHead reports that the leading rows of u repeat t's head, and how many do.
// Printed again on each page, a head comes with other markup, and from scans
// with other accents: it is compared without marks, and most words must agree.
func (t *table) sameHead(u *table) int {
	if t.head == 0 || t.columns != u.columns || len(u.rows) < t.head {
		return 0
	}
	same, all := 0, 0
	for r := range t.head {
		for c := range t.columns {
			a, b := words(t.rows[r].cells[c].text), words(u.rows[r].cells[c].text)
			if a == "" && b == "" {
				continue
			}
			all++
			if a == b || alike(a, b) {
				same++
			}
		}
	}
	if all > 0 && same*5 >= all*4 {
		return t.head
	}
	if min(t.confidence, u.confidence) < 1 { // no rule parts the rows of one
		return t.likeHead(u)
	}
	return 0
}

// likeHead is sameHead where no rules part rows, and the words of a head fall
// into other rows and columns on each page: four of five must be the same.
func (t *table) likeHead(u *table) int {
	text := func(rows []row) string {
		all := ""
		for _, r := range rows {
			all += words(r.text()) + " "
		}
		return all
	}
	head := text(t.rows[t.titled:t.head])
	for n := max(1, t.head-t.titled-1); n <= t.head-t.titled+1 && n <= len(u.rows); n++ {
		if alike(head, text(u.rows[:n])) {
			return n
		}
	}
	return 0
}

// alike reports that four of five words agree.
func alike(a, b string) bool {
	left, right := strings.Fields(a), strings.Fields(b)
	count := map[string]int{}
	for _, w := range left {
		count[w]++
	}
	same := 0
	for _, w := range right {
		if count[w] > 0 {
			count[w]--
			same++
		}
	}
	return same*5 >= max(len(left), len(right))*4
}

// isFigure reports a cell that holds a value rather than words.
func isFigure(s string) bool {
	if s == "" || 'A' <= s[0] && s[0] <= 'Z' || 'a' <= s[0] && s[0] <= 'z' || 0xc3 <= s[0] && s[0] <= 0xe1 {
		return false // begins with a letter, as nearly all words do
	}
	return figure.MatchString(s)
}

// words folds text to its words without marks, for comparing.
func words(s string) string {
	b := make([]byte, 0, len(s))
	gap := false
	for _, r := range s {
		switch r = viet.FoldRune(r); {
		case r < 0:
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '%':
			if gap && len(b) > 0 {
				b = append(b, ' ')
			}
			gap = false
			b = append(b, byte(r))
		default:
			gap = true
		}
	}
	return string(b)
}

// opening is words for the start of a text, where that is all that a pattern
// looks at: paragraphs run to thousands of letters.
func opening(s string) string {
	const enough = 200 // bytes
	if len(s) > enough {
		for s = s[:enough]; !utf8.ValidString(s); {
			s = s[:len(s)-1]
		}
	}
	return words(s)
}
