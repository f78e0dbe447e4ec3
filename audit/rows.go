package audit

import (
	"regexp"
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// checkSumOfRows compares a row that stands above others, or is called a
// total, with the rows it sums, column by column.
func checkSumOfRows(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.document.Tables {
		t := &r.document.Tables[i]
		for n := range t.Rows {
			if len(r.byRow[place{t.ID, n + 1}]) > 0 {
				findings = append(findings, r.sumsOfRow(t, n)...)
			}
		}
	}
	return findings
}

// sumsOfRow tries the sets of rows that a row may sum, and takes the one that
// most of its columns bear out. Where none of several columns does, we may have
// taken the wrong rows.
func (r *report) sumsOfRow(t *trichluc.Table, n int) []trichluc.Finding {
	var best []trichluc.Finding
	bestFits := -1
	for _, children := range childRows(t, n) {
		if len(children) < 2 {
			continue
		}
		var findings []trichluc.Finding
		fits := 0
		for _, total := range r.byRow[place{t.ID, n + 1}] {
			parts := rowParts(r, t, children, total)
			sum, ok := addUp(total, parts)
			if ok && sumHolds(total, parts, sum) {
				fits++
				continue
			}
			findings = append(findings, compareSum(total, parts)...)
		}
		if fits > bestFits {
			best, bestFits = findings, fits
		}
	}
	if bestFits == 0 && len(best) > 0 && dividesInPart(t, n) {
		return nil
	}
	if bestFits == 0 && len(best) > 1 {
		for i := range best {
			best[i] = doubted(best[i])
		}
	}
	return best
}

// dividesInPart tells that the rows under row n begin with "Trong đó" or
// "Riêng": they may well be some of it only.
func dividesInPart(t *trichluc.Table, n int) bool {
	for _, children := range childRows(t, n) {
		if len(children) > 0 && opensPart.MatchString(firstWords(t.Rows[children[0]])) {
			return true
		}
	}
	return false
}

// childRows are the sets of rows that row n may sum: those with its title as
// innermost group, with and without the rows that say more of one of them; or,
// when it is called a total, the rows of its level before it, those since the
// total before, or those totals, and the rows after it where it stands first.
func childRows(t *trichluc.Table, n int) [][]int {
	row := t.Rows[n]
	title := rowTitle(row)
	if !isTotalRow(row) {
		var children []int
		for i, other := range t.Rows {
			if i != n && other.Kind != trichluc.RowGroup && len(other.Group) > 0 && other.Group[len(other.Group)-1] == title {
				children = append(children, i)
			}
		}
		if own := withoutParts(t, children); len(own) < len(children) {
			return [][]int{own, children}
		}
		return [][]int{children}
	}
	more := partRows(t)
	var before, since, totals, after []int
	for i, other := range t.Rows {
		if i == n || other.Kind == trichluc.RowGroup || !sameGroup(other.Group, row.Group) || more[i] {
			continue
		}
		switch {
		case isTotalRow(other) && i < n:
			since, totals = nil, append(totals, i)
		case isTotalRow(other):
		case i < n:
			before, since = append(before, i), append(since, i)
		default:
			after = append(after, i)
		}
	}
	if len(before) == 0 {
		return [][]int{after}
	}
	return [][]int{before, since, totals}
}

// partRows are the rows that say more of a row above them, and the rows without
// a number that go on with it: "Trong đó: nữ", and "trẻ em" below.
func partRows(t *trichluc.Table) map[int]bool {
	all := make([]int, len(t.Rows))
	for i := range all {
		all[i] = i
	}
	parts := map[int]bool{}
	own := withoutParts(t, all)
	for _, i := range all {
		parts[i] = !slices.Contains(own, i)
	}
	return parts
}

// withoutParts leaves out the rows that say more of the one above. A list that
// begins with such a row is of parts itself.
func withoutParts(t *trichluc.Table, rows []int) []int {
	var own []int
	goesOn := false
	for _, i := range rows {
		row := t.Rows[i]
		switch {
		case isPartRow(row):
			goesOn = opensPart.MatchString(firstWords(row))
			continue
		case goesOn && !isNumbered(row) && !isTotalRow(row) && row.Kind != trichluc.RowGroup:
			continue
		}
		goesOn = false
		own = append(own, i)
	}
	return own
}

// opensPart reads the words with which a row begins to divide the one above it.
var opensPart = regexp.MustCompile(`^(?:[-+*] ?)?(?:trong do|tr ?\. ?do|bao gom|gom|rieng|cu the|chia ra)\b`)

// isPartRow tells a row that says more of the one above it: "Trong đó: nữ",
// "- Lúa xuân".
func isPartRow(row trichluc.Row) bool {
	words := firstWords(row)
	return strings.HasPrefix(words, "- ") || strings.HasPrefix(words, "+ ") || opensPart.MatchString(words)
}

// firstWords is the first cell of a row that is not empty, folded.
func firstWords(row trichluc.Row) string {
	for _, c := range row.Cells {
		if strings.TrimSpace(c.Text) != "" {
			return viet.Fold(viet.Space(c.Text))
		}
	}
	return ""
}

// isNumbered tells a row that opens with a number or letter of its own: "3",
// "2.1", "IV", "b)".
func isNumbered(row trichluc.Row) bool {
	return len(row.Cells) > 0 && rowNumber.MatchString(strings.TrimSpace(row.Cells[0].Text))
}

var rowNumber = regexp.MustCompile(`^(?:\d{1,3}(?:\.\d{1,2})*|[IVXLivxl]{1,5}|\pL)(?:[.)]|$|[.)]? \pL)`)

func sameGroup(a, b []string) bool {
	return strings.Join(a, "\x00") == strings.Join(b, "\x00")
}

// rowTitle is how a row appears in the Group of the rows under it.
func rowTitle(row trichluc.Row) string {
	var words []string
	for _, c := range row.Cells {
		if c.Text != "" {
			words = append(words, c.Text)
		}
		if len(words) == 2 {
			break
		}
	}
	return strings.Join(words, " ")
}

// rowName is the first cell of a row that is words and not a number.
func rowName(row trichluc.Row) string {
	for _, c := range row.Cells {
		if strings.ContainsFunc(c.Text, func(r rune) bool { return r > '9' }) && len([]rune(c.Text)) > 3 {
			return c.Text
		}
	}
	return ""
}

func rowParts(r *report, t *trichluc.Table, rows []int, total *trichluc.Observation) []*trichluc.Observation {
	var parts []*trichluc.Observation
	for _, n := range rows {
		o := figureIn(r.byRow[place{t.ID, n + 1}], total.Location.Column)
		switch {
		case o != nil && o.Value != nil:
			parts = append(parts, o)
		case !isNothing(t, n+1, total.Location.Column):
			return nil
		}
	}
	return parts
}

func figureIn(row []*trichluc.Observation, column int) *trichluc.Observation {
	for _, o := range row {
		if o.Location.Column == column {
			return o
		}
	}
	return nil
}
