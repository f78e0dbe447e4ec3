package audit

import (
	"regexp"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// checkRunsOfColumns finds columns that are the sum of the columns right after
// or before them in nearly all rows, whatever they are called, and raises the
// rows where they are not: "Tiếp nhận | Đã giải quyết | Đang giải quyết".
func checkRunsOfColumns(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.document.Tables {
		t := &r.document.Tables[i]
		if len(t.Header) > mostColumns || len(t.Rows) <= leastAgreeing {
			continue
		}
		for total := 1; total <= len(t.Header); total++ {
			if head, own := splitHead(t, total); head != "" && isTotal(own) {
				continue // called a total: checkSumOfColumns has it
			}
			findings = append(findings, r.bestRun(t, total)...)
		}
	}
	return findings
}

// run is a stretch of columns tried as the parts of a total.
type run struct {
	odd      []int // rows that do not add up
	agreeing int
	telling  int // rows that agree with two parts or more
}

// besideTotal tells that a run of columns begins right after a total or ends
// right before it; one column may stand between where two totals follow the
// parts, "Tổng điểm > 2022" and "Tổng điểm > 2023".
func besideTotal(t *trichluc.Table, total, first, last int) bool {
	if first == total+1 || last == total-1 {
		return true
	}
	head, _ := splitHead(t, total)
	between, _ := splitHead(t, total-1)
	return last == total-2 && head != "" && head == between && saysTotal.MatchString(viet.Fold(head))
}

var saysTotal = regexp.MustCompile(`\btong\b`)

// bestRun tries the runs of columns that stand beside a column.
func (r *report) bestRun(t *trichluc.Table, total int) []trichluc.Finding {
	var best run
	var parts [2]int
	for first := 1; first <= len(t.Header); first++ {
		for last := first + 1; last <= len(t.Header); last++ {
			if !besideTotal(t, total, first, last) || first <= total && total <= last {
				continue
			}
			if tried := r.tryRun(t, total, first, last); tried.sound() && tried.agreeing > best.agreeing {
				best, parts = tried, [2]int{first, last}
			}
		}
	}
	var findings []trichluc.Finding
	for _, n := range best.odd {
		whole, of := r.partsIn(t, n, total, parts[0], parts[1])
		findings = append(findings, compareSum(whole, of)...)
	}
	return findings
}

func (u *run) sound() bool {
	all := float64(u.agreeing + len(u.odd))
	return u.telling >= leastAgreeing && float64(u.agreeing) >= leastShare*all
}

func (r *report) tryRun(t *trichluc.Table, total, first, last int) run {
	var tried run
	for n := range t.Rows {
		whole, parts := r.partsIn(t, n, total, first, last)
		if whole == nil || !adds(whole) || len(parts) == 0 || *whole.Value == 0 {
			continue
		}
		if len(parts) == 1 { // tells little, and only of columns that are alike
			if SameFigure(whole, parts[0]) {
				tried.agreeing++
			} else {
				tried.odd = append(tried.odd, n)
			}
			continue
		}
		sum, ok := addUp(whole, parts)
		switch {
		case !ok:
			return run{}
		case sumHolds(whole, parts, sum):
			tried.agreeing++
			tried.telling++
		default:
			tried.odd = append(tried.odd, n)
		}
	}
	return tried
}

// partsIn are the figures of a row in a run of columns that are not nothing;
// nil where a cell holds words.
func (r *report) partsIn(t *trichluc.Table, n, total, first, last int) (whole *trichluc.Observation, parts []*trichluc.Observation) {
	row := r.byRow[place{t.ID, n + 1}]
	if whole = figureIn(row, total); whole == nil || whole.Value == nil {
		return nil, nil
	}
	for column := first; column <= last; column++ {
		switch o := figureIn(row, column); {
		case o != nil && o.Value != nil && *o.Value != 0:
			parts = append(parts, o)
		case o != nil && o.Value != nil, isNothing(t, n+1, column):
		default:
			return nil, nil
		}
	}
	return whole, parts
}
