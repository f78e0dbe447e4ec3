package structure

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// joinRow puts b, the first row after a page break, back to the last row of t
// where the page has cut one row into both; after are the rows below b. What it
// cannot tell it says.
func (t *table) joinRow(b row, after []row) bool {
	a := t.rows[len(t.rows)-1]
	cut, why := t.cutRow(a, b, after)
	if why != "" {
		t.doubt(0.9, why)
	} else if !cut && t.mayBeRest(a, b) {
		t.doubt(0.9, fmt.Sprintf("%q at the head of a page may be the rest of the row above", b.text()))
	}
	if cut {
		a.mend(b)
	}
	return cut
}

// cutRow reports that b is the rest of a, the last row of t, cut by a page;
// after are the rows below b. It is when a number or a sentence goes on in one
// of its cells; or, in a table whose rows are numbered, when it has neither
// number nor title. It never is when both have a number, or when figures stand
// one above the other that cannot be one. why says what is left in doubt.
func (t *table) cutRow(a, b row, after []row) (cut bool, why string) {
	if len(b.filled()) == 0 {
		return false, ""
	}
	if only := a.filled(); len(only) == 1 && only[0] == 0 && keyOf(a.cells[0].text).rank != 0 && b.cells[0].text == "" {
		return true, "" // the page ended below the number of a row
	}
	j := jointsOf(a, b)
	unnumbered := b.cells[0].text == "" && t.numbered()
	switch figures := j.count[jointDigits] + j.count[jointGroups]; {
	case j.count[jointApart] > 0:
		return false, ""
	case j.goesOn(), j.count[jointGroups] > 1 && unnumbered:
		return true, j.doubt
	case figures > 0 && (j.count[jointGroups] > 0 || j.count[jointText] > 0 || unnumbered && !j.title):
		return false, j.doubt
	case figures > 0:
		return false, ""
	case j.count[jointText] > 0:
		return j.count[jointWords] == 0 || unnumbered, ""
	case j.title && t.restOfTitle(a, b, after):
		return true, ""
	}
	return !j.title && j.count[jointWords] > 0 && unnumbered && keyOf(a.cells[0].text).rank != 0 && onlyText(a, b), ""
}

// mendCutNumbers joins rows of a page that are one because a number goes on in
// the lower one: where no rule parts rows, the lines of a narrow cell may have
// been taken for them.
func (t *table) mendCutNumbers() {
	if len(t.rows) == 0 {
		return
	}
	kept := t.rows[:min(t.head+1, len(t.rows))]
	for _, r := range t.rows[len(kept):] {
		last := kept[len(kept)-1]
		if j := jointsOf(last, r); j.count[jointApart] > 0 || !j.goesOn() {
			kept = append(kept, r)
			continue
		}
		last.mend(r)
		t.doubt(0.9, fmt.Sprintf("%q taken for the rest of the row above, whose number it completes", r.text()))
	}
	t.rows = kept
}

// joints are what the cells of two rows say of whether the rows are one.
type joints struct {
	count [jointNumber + 1]int
	title bool   // the lower row has a title, or what may be one
	doubt string // figures that may be halves of one
}

func jointsOf(a, b row) (j joints) {
	for c := range b.cells {
		upper, lower := a.cells[c].text, b.cells[c].text
		at := jointOf(upper, lower)
		switch {
		case c == 0 && keyOf(lower).rank != 0 && (upper != "" || !isOpenRow(a)):
			at = jointApart
		case c == 0 && upper == "" && at == jointWords:
			at = jointNone // the number of a high row, set in its middle, or a title
		case at == jointDigits || at == jointGroups:
			j.doubt = fmt.Sprintf("%q above %q at the end of a page may be one number", upper, lower)
		}
		j.count[at]++
		j.title = j.title || c == 1 && lower != "" || c == 0 && lower != "" && keyOf(lower).rank == 0
	}
	return j
}

// goesOn reports a number that surely goes on, or one that likely does beside a
// sentence.
func (j *joints) goesOn() bool {
	return j.count[jointNumber] > 0 || j.count[jointGroups] > 0 && j.count[jointText] > 0
}

// joint is what two cells, one above the other at a page break, say of whether
// they are one.
type joint int

const (
	jointNone   joint = iota // nothing stands below
	jointApart               // a value of its own stands below
	jointWords               // words that may go on
	jointDigits              // figures that may be halves of one: "12|345"
	jointGroups              // figures well formed only together, unless dots are decimal: "1.2|34"
	jointText                // a sentence goes on
	jointNumber              // a number goes on: "4.355.305.|989", "585.151.2|61"
)

func jointOf(upper, lower string) joint {
	switch {
	case lower == "":
		return jointNone
	case numeral.MatchString(upper) && numeral.MatchString(lower):
		return jointOfFigures(upper, lower)
	case upper != "" && (continues(upper, lower) || lower == "%" && isFigure(upper)):
		return jointText
	case isFigure(lower) && upper != "" && (isFigure(upper) || !open(upper) || unicode.IsDigit(rune(upper[len(upper)-1]))):
		return jointApart
	}
	return jointWords
}

var (
	// numeral is a number or part of one, of a ratio or of a date.
	numeral = regexp.MustCompile(`^[-+(<>≥≤]?[\d.,/]*\d[\d.,/]*%?\)?$`)
	// formed is a number written in full: groups of three digits, or none.
	formed = regexp.MustCompile(`^(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:,\d+)?)$`)
)

func jointOfFigures(upper, lower string) joint {
	const marks = ".,/"
	switch {
	case !isFormed(upper + lower):
		return jointApart
	case strings.ContainsRune(marks, rune(upper[len(upper)-1])) || strings.ContainsRune(marks, rune(lower[0])):
		return jointNumber
	case isFormed(upper):
		return jointDigits
	case max(strings.Count(upper, "."), strings.Count(upper, ",")) > 1:
		return jointNumber
	}
	return jointGroups
}

// isFormed reports a number, or each number of a ratio or a date, written in
// full.
func isFormed(s string) bool {
	s = strings.TrimRight(strings.TrimLeft(s, "-+(<>≥≤"), "%)")
	for part := range strings.SplitSeq(s, "/") {
		if !formed.MatchString(part) {
			return false
		}
	}
	return true
}

// restOfTitle reports that b, a lone text that might be a title, is the rest of
// the text above it: that text breaks off, no row of the table has been a title
// without a number that looked like it, and the numbers go on below it as if it
// were not there.
func (t *table) restOfTitle(a, b row, after []row) bool {
	const least = 3 // rows that show what kind of table it is
	columns := b.filled()
	c := columns[0]
	if len(columns) != 1 || !open(a.cells[c].text) || isFigure(a.cells[c].text) || a.cells[c].bold != b.cells[c].bold || b.cells[c].columnSpan > 1 || len(t.rows)-t.head < least || !t.numbered() {
		return false
	}
	for _, r := range t.rows[max(t.head, len(t.rows)-near):] {
		if k, _ := t.title(r); k.rank == 0 && r.looksLike(b) {
			return false
		}
	}
	last, _ := t.title(a)
	if len(after) == 0 {
		return true
	}
	next, _ := t.title(after[0])
	n := len(last.numbers) - 1
	return n >= 0 && (next.rank < last.rank && next.rank != 0 || len(next.numbers) == n+1 && next.numbers[n] == last.numbers[n]+1)
}

// mayBeRest reports a lone text below a row whose text in that column breaks off,
// where no title of the table looks like it.
func (t *table) mayBeRest(a, b row) bool {
	columns := b.filled()
	if len(columns) != 1 || keyOf(b.cells[columns[0]].text).rank != 0 || b.cells[columns[0]].columnSpan > 1 {
		return false
	}
	above := a.cells[columns[0]].text
	if len(a.filled()) < 2 || isFigure(above) || !open(above) || a.cells[columns[0]].bold != b.cells[columns[0]].bold {
		return false
	}
	for _, r := range t.rows[max(t.head, len(t.rows)-near):] {
		if k, _ := t.title(r); k.rank == 0 && r.looksLike(b) {
			return false
		}
	}
	return true
}

// looksLike reports two rows of one text in the same column, set the same way.
func (r row) looksLike(other row) bool {
	a, b := r.filled(), other.filled()
	return len(a) == 1 && len(b) == 1 && a[0] == b[0] && r.cells[a[0]].bold == other.cells[b[0]].bold && r.cells[a[0]].columnSpan == other.cells[b[0]].columnSpan
}

// isOpenRow reports a row without a number whose text breaks off: its number
// may stand in the part that follows, set in the middle of a high row.
func isOpenRow(r row) bool {
	if r.cells[0].text != "" {
		return false
	}
	for _, c := range r.filled() {
		if open(r.cells[c].text) && !isFigure(r.cells[c].text) {
			return true
		}
	}
	return false
}

// onlyText reports that every cell of b stands below words of a.
func onlyText(a, b row) bool {
	for _, c := range b.filled() {
		if a.cells[c].text == "" || isFigure(a.cells[c].text) {
			return false
		}
	}
	return true
}

// mend appends the rest of a row to its cells.
func (r row) mend(rest row) {
	for c := range r.cells {
		r.cells[c].mend(rest.cells[c].passage)
	}
}

// mend appends the rest of a cell.
func (c *cell) mend(rest passage) {
	switch {
	case rest.text == "":
	case c.text == "":
		c.passage = rest
	case jointOf(c.text, rest.text) >= jointDigits && numeral.MatchString(rest.text) && numeral.MatchString(c.text):
		c.join("", rest)
	default:
		c.join(between(c.text, rest.text), rest)
	}
}
