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
	return append(checkRunsOfColumns(r), r.checkNamedTotals()...)
}

func (r *report) checkNamedTotals() []trichluc.Finding {
	var findings []trichluc.Finding
	fits := map[string]int{} // totals that are right, by table
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
			found := compareSum(total, parts)
			if len(found) == 0 && len(parts) > 1 {
				fits[at.table]++
			}
			findings = append(findings, found...)
		}
	}
	for i := range findings {
		if table := findings[i].Where[0].Table; fits[table] == 0 && failsIn(findings, table) > 1 {
			findings[i] = doubted(findings[i])
		}
	}
	return findings
}

// failsIn counts the findings of a table.
func failsIn(findings []trichluc.Finding, table string) int {
	n := 0
	for _, f := range findings {
		if f.Where[0].Table == table {
			n++
		}
	}
	return n
}

// doubted is a finding that no total of the table bears out: what we took for
// the parts may be something else.
func doubted(f trichluc.Finding) trichluc.Finding {
	f.Severity, f.Verdict = trichluc.SeverityReview, trichluc.VerdictUndetermined
	return f
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
	if row < 1 || column < 1 || row > len(t.Rows) || column > len(t.Rows[row-1].Cells) {
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

// sumHolds allows each figure to be rounded by half a unit; counts are exact.
func sumHolds(total *trichluc.Observation, parts []*trichluc.Observation, sum float64) bool {
	digits := decimals(total)
	for _, p := range parts {
		digits = min(digits, decimals(p))
	}
	slack := 1e-6
	if digits > 0 || measured(total) {
		slack += slackOfSum(math.Pow(10, -float64(digits)), len(parts))
	}
	return math.Abs(sum-*total.Value) <= slack
}

// adds tells whether figures of this sort may be summed: amounts may; shares,
// bounds, and what is called an average, an index or a rate may not, nor may a
// figure whose separator leaves two readings open.
func adds(o *trichluc.Observation) bool {
	if len(o.Ambiguous) > 0 || averages.MatchString(viet.Fold(o.Indicator.Text)) {
		return false
	}
	return o.Value != nil && o.Unit != "%" && o.Denominator == nil && (o.Comparator == "" || o.Comparator == "=") &&
		(o.Measure == trichluc.MeasureActual || o.Measure == trichluc.MeasureBudget || o.Measure == trichluc.MeasureTarget)
}
