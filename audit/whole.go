package audit

import (
	"fmt"
	"math"
	"regexp"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// mostOffWhole is how far, in points, shares may be from 100 % and still be
// taken for all parts of one whole: beyond it some parts are not named.
const mostOffWhole = 15

// structureWords open a sentence or head a column that divides a whole.
var structureWords = regexp.MustCompile(`\b(co cau|ty trong|ti trong)\b`)

// checkWholes adds the shares that divide a whole: "cơ cấu kinh tế: nông nghiệp
// chiếm 20,3%; công nghiệp 46,2%; dịch vụ 35,1%" makes 101,6 %.
func checkWholes(r *report) []trichluc.Finding {
	findings := r.wholesOfTables()
	for _, b := range r.document.Blocks {
		if b.Kind != trichluc.BlockParagraph && b.Kind != trichluc.BlockItem || !structureWords.MatchString(viet.Fold(r.text(b.Start, b.End))) {
			continue
		}
		for _, span := range r.sentences(b.Start, b.End) {
			if parts := r.dividedIn(span); len(parts) >= 3 {
				findings = append(findings, compareWhole(parts, trichluc.SeverityReview)...)
			}
		}
	}
	return findings
}

// dividedIn are the shares of a sentence that divides a whole; nil where it
// also says how they have changed, or speaks of two periods.
func (r *report) dividedIn(span [2]int) []*trichluc.Observation {
	words := viet.Fold(r.text(span[0], span[1]))
	if !structureWords.MatchString(words) || strings.Contains(words, "tang") || strings.Contains(words, "giam") || strings.Contains(words, "so voi") {
		return nil
	}
	var parts []*trichluc.Observation
	for i := range r.observations {
		o := &r.observations[i]
		if o.Location.Table != "" || o.Location.Start < span[0] || o.Location.End > span[1] {
			continue
		}
		if !isShare(o) || hasRatio(o) || !isExact(o) || len(parts) > 0 && parts[0].Period != o.Period {
			return nil
		}
		parts = append(parts, o)
	}
	return parts
}

// sentences cuts a block of text at full stops that a space follows.
func (r *report) sentences(start, end int) [][2]int {
	var spans [][2]int
	for at := start; at < end; {
		stop := end
		if i := strings.Index(r.text(at, end), ". "); i >= 0 {
			stop = at + i + 1
		}
		spans = append(spans, [2]int{at, stop})
		at = stop + 1
	}
	return spans
}

// wholesOfTables adds a column of shares under a row called a total that is
// printed as 100 %.
func (r *report) wholesOfTables() []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.document.Tables {
		t := &r.document.Tables[i]
		for n, row := range t.Rows {
			if !isTotalRow(row) {
				continue
			}
			for _, total := range r.byRow[place{t.ID, n + 1}] {
				if !isShare(total) || *total.Value != 100 || !structureWords.MatchString(viet.Fold(headOf(t, total.Location.Column))) {
					continue
				}
				if parts := sharesUnder(r, t, childRows(t, n)[0], total.Location.Column); len(parts) >= 3 {
					findings = append(findings, compareWhole(parts, trichluc.SeverityError)...)
				}
			}
		}
	}
	return findings
}

func headOf(t *trichluc.Table, column int) string {
	if column < 1 || column > len(t.Header) {
		return ""
	}
	return t.Header[column-1]
}

func sharesUnder(r *report, t *trichluc.Table, rows []int, column int) []*trichluc.Observation {
	var parts []*trichluc.Observation
	for _, n := range rows {
		o := figureIn(r.byRow[place{t.ID, n + 1}], column)
		switch {
		case o != nil && isShare(o) && isExact(o):
			parts = append(parts, o)
		case !isNothing(t, n+1, column):
			return nil
		}
	}
	return parts
}

// compareWhole allows each share to be rounded by half a unit of its last
// digit, or cut off by one.
func compareWhole(parts []*trichluc.Observation, severity trichluc.Severity) []trichluc.Finding {
	sum, unit := 0.0, 0.0
	var terms []string
	var where []trichluc.Location
	for _, p := range parts {
		sum += *p.Value
		unit = max(unit, math.Pow(10, -float64(decimals(p))))
		terms = append(terms, plain(*p.Value))
		where = append(where, p.Location)
	}
	over, under := sum-100, 100-sum
	slack := unit * float64(len(parts))
	if math.Abs(over) > mostOffWhole || over <= slack/2+1e-9 && under <= slack+1e-9 {
		return nil
	}
	return []trichluc.Finding{{
		Severity: severity,
		Verdict:  trichluc.VerdictReport,
		Printed:  strings.Join(terms, " + "),
		Computed: plain(sum) + "%",
		Message:  fmt.Sprintf("Các phần của một cơ cấu cộng lại được %s%%, không phải 100%%.", plain(sum)),
		Where:    where,
	}}
}
