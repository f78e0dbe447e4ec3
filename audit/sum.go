package audit

import (
	"fmt"
	"math"
	"regexp"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// averages are words, folded, of figures that do not add up.
var averages = regexp.MustCompile(`\b(binh quan|trung binh|ty le|ti le|ty trong|ti trong|ty suat|chi so|nang suat|mat do|don gia|xep hang|thu hang)\b`)

// totalWords are how heads and row names call a total, folded.
var totalWords = []string{"tong so", "tong cong", "tong", "cong", "tong kinh phi", "toan tinh"}

func isTotal(name string) bool {
	name = strings.Trim(viet.Fold(viet.Space(name)), " .:*()")
	for _, w := range totalWords {
		if name == w {
			return true
		}
	}
	return false
}

// isTotalRow tells a row that is called a total, or is not numbered and named
// as the total of something: "Tổng kinh phí thực hiện".
func isTotalRow(row trichluc.Row) bool {
	name := rowName(row)
	for _, c := range row.Cells {
		if strings.HasPrefix(viet.Fold(c.Text), "trong do") {
			return false // a part of the total: "Tổng | Trong đó: FDI"
		}
	}
	if isTotal(name) {
		return true
	}
	return len(row.Cells) > 0 && strings.TrimSpace(row.Cells[0].Text) == "" && totalOfSomething.MatchString(viet.Fold(viet.Space(name)))
}

var totalOfSomething = regexp.MustCompile(`^(tong|cong) (so|cong|kinh phi|von|chi phi|du toan|muc dau tu)\b`)

// checkSumOfColumns compares a column called "Tổng số" with the other columns
// under the same head, row by row.
func checkSumOfColumns(r *report) []trichluc.Finding {
	findings := checkRunsOfColumns(r)
	for _, at := range r.rows {
		table := r.tables[at.table]
		if table == nil {
			continue
		}
		for _, total := range r.byRow[at] {
			head, own := splitHead(table, total.Location.Column)
			if head == "" || !isTotal(own) || total.Value == nil {
				continue
			}
			parts := columnParts(r, table, at, head, total)
			findings = append(findings, compareSum(total, parts)...)
		}
	}
	return findings
}

// columnParts are the figures of a row under the same head as its total; nil
// when a cell of a part holds no figure, since then nothing can be compared.
func columnParts(r *report, t *trichluc.Table, at place, head string, total *trichluc.Observation) []*trichluc.Observation {
	figures := map[int]*trichluc.Observation{}
	for _, o := range r.byRow[at] {
		figures[o.Location.Column] = o
	}
	var parts []*trichluc.Observation
	for column := 1; column <= len(t.Header); column++ {
		if h, _ := splitHead(t, column); h != head || column == total.Location.Column {
			continue
		}
		switch o := figures[column]; {
		case o != nil && o.Value != nil:
			parts = append(parts, o)
		case !isNothing(t, at.row, column):
			return nil
		}
	}
	return parts
}

// isNothing says whether a cell states that there is nothing to add.
func isNothing(t *trichluc.Table, row, column int) bool {
	if row > len(t.Rows) || column > len(t.Rows[row-1].Cells) {
		return false
	}
	switch strings.TrimSpace(t.Rows[row-1].Cells[column-1].Text) {
	case "", "-", "–", "—", "0":
		return true
	}
	return false
}

// splitHead parts a column's hierarchical head into what stands above and its
// own name.
func splitHead(t *trichluc.Table, column int) (head, own string) {
	if column < 1 || column > len(t.Header) {
		return "", ""
	}
	name := t.Header[column-1]
	if i := strings.LastIndex(name, " > "); i >= 0 {
		return name[:i], name[i+3:]
	}
	return "", name
}

// checkSumOfRows compares a row that stands above others, or is called a
// total, with the rows it sums, column by column.
func checkSumOfRows(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.document.Tables {
		t := &r.document.Tables[i]
		for n := range t.Rows {
			at := place{t.ID, n + 1}
			if len(r.byRow[at]) == 0 {
				continue
			}
			children := childRows(t, n)
			if len(children) < 2 {
				continue
			}
			for _, total := range r.byRow[at] {
				findings = append(findings, compareSum(total, rowParts(r, t, children, total))...)
			}
		}
	}
	return findings
}

// childRows are the rows that row n sums: those with its title as innermost
// group, or all rows of the first level when it is called a total.
func childRows(t *trichluc.Table, n int) []int {
	row := t.Rows[n]
	title, total := rowTitle(row), isTotalRow(row)
	var children []int
	for i, other := range t.Rows {
		if i == n || other.Kind == trichluc.RowGroup {
			continue
		}
		if total {
			if len(other.Group) == len(row.Group) && sameGroup(other.Group, row.Group) && !isTotalRow(other) {
				children = append(children, i)
			}
		} else if len(other.Group) > 0 && other.Group[len(other.Group)-1] == title {
			children = append(children, i)
		}
	}
	return children
}

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

// mostOffSum is the part of a total that a slip leaves out or puts in at most;
// what is further off may be the total of something else.
const mostOffSum = 0.5

// compareSum raises a finding where a total is not the sum of its parts. Only
// amounts add up: shares, ranks and bounds do not.
func compareSum(total *trichluc.Observation, parts []*trichluc.Observation) []trichluc.Finding {
	sum, ok := addUp(total, parts)
	if !ok || sumHolds(total, parts, sum) {
		return nil
	}
	where := []trichluc.Location{total.Location}
	terms := make([]string, 0, len(parts))
	for _, p := range parts {
		where = append(where, p.Location)
		terms = append(terms, plain(*p.Value))
	}
	severity, verdict := trichluc.SeverityError, trichluc.VerdictReport
	if off := math.Abs(sum - *total.Value); off > mostOffSum*max(math.Abs(sum), math.Abs(*total.Value)) {
		severity, verdict = trichluc.SeverityReview, trichluc.VerdictUndetermined
	}
	computed := strings.Join(terms, " + ") + " = " + plain(sum)
	if len(terms) > 12 {
		computed = fmt.Sprintf("tổng %d số hạng = %s", len(terms), plain(sum))
	}
	return []trichluc.Finding{{
		Severity: severity,
		Verdict:  verdict,
		Printed:  plain(*total.Value),
		Computed: computed,
		Message:  fmt.Sprintf("Tổng in là %s, cộng các phần được %s (lệch %s).", plain(*total.Value), plain(sum), plain(*total.Value-sum)),
		Where:    where,
	}}
}

// addUp sums the parts of a total; ok is false where they do not add up at all.
func addUp(total *trichluc.Observation, parts []*trichluc.Observation) (sum float64, ok bool) {
	if !adds(total) || len(parts) < 2 {
		return 0, false
	}
	for _, p := range parts {
		if !adds(p) || p.Unit != total.Unit {
			return 0, false
		}
		sum += *p.Value
	}
	return sum, true
}

// sumHolds allows each figure to be rounded by half a unit; figures without
// decimals are taken as exact counts.
func sumHolds(total *trichluc.Observation, parts []*trichluc.Observation, sum float64) bool {
	digits := decimals(total)
	for _, p := range parts {
		digits = min(digits, decimals(p))
	}
	slack := 1e-6
	if digits > 0 {
		slack += math.Pow(10, -float64(digits)) / 2 * float64(len(parts)+1)
	}
	return math.Abs(sum-*total.Value) <= slack
}

// adds tells whether figures of this sort may be summed: amounts may; shares,
// bounds, and what is called an average, an index or a rate may not.
func adds(o *trichluc.Observation) bool {
	if averages.MatchString(viet.Fold(o.Indicator.Text)) {
		return false
	}
	return o.Value != nil && o.Unit != "%" && o.Denominator == nil && (o.Comparator == "" || o.Comparator == "=") &&
		(o.Measure == trichluc.MeasureActual || o.Measure == trichluc.MeasureBudget || o.Measure == trichluc.MeasureTarget)
}
