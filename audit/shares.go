package audit

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// portion is a count, the share that it is said to be, and of what whole.
type portion struct {
	count, share *trichluc.Observation
	whole        string // folded; empty where the share does not say
}

var (
	// shareOfCount reads what stands between a count and its share: "hồ sơ,
	// chiếm", "hồ sơ (đạt tỷ lệ", "hộ (", and nothing else.
	shareOfCount = regexp.MustCompile(`^[^.;:()\d\n]{0,60}?(?:chiếm|đạt|chiếm tỷ lệ|đạt tỷ lệ|\((?:chiếm|đạt|tỷ lệ|chiếm tỷ lệ|đạt tỷ lệ)?):? ?$`)

	// wholeOfShare reads the whole that a share is of: "tổng số hồ sơ của Sở".
	wholeOfShare = regexp.MustCompile(`^ ?(?:so với |trên |trong |của )?(tổng [^,.;()\d\n]{3,80})`)

	// notOfWhole are words after a share that is of something else.
	notOfWhole = regexp.MustCompile(`^\)? ?(?:so với|kế hoạch|chỉ tiêu|dự toán|mục tiêu|cùng kỳ|nghị quyết|KH\b)`)
)

// checkImpliedTotals compares the totals that two counts and their shares of
// one whole imply: "1.234 hồ sơ, chiếm 45% tổng số hồ sơ" makes 2.742 of them,
// "2.345 hồ sơ, chiếm 65,5% tổng số hồ sơ" 3.580.
func checkImpliedTotals(r *report) []trichluc.Finding {
	findings := r.columnTotals()
	var chain []portion // of one whole, as it seems, each after the other
	for i := 1; i < len(r.observations); i++ {
		p, ok := r.portionAt(i)
		if !ok {
			continue
		}
		if len(chain) > 0 && !r.ofOneWhole(&chain[len(chain)-1], &p) {
			findings, chain = append(findings, oddOfChain(chain)...), nil
		}
		chain = append(chain, p)
	}
	return append(findings, oddOfChain(chain)...)
}

// oddOfChain compares each portion with the one before it. Of three or more
// that do not name their whole, two must agree: "mầm non 128 trường, chiếm 70,3%;
// tiểu học 221 trường, chiếm 69,1%; ..." has a whole for each.
func oddOfChain(chain []portion) []trichluc.Finding {
	if len(chain) > 2 && chain[0].whole == "" && !anyMeet(chain) {
		return nil
	}
	var findings []trichluc.Finding
	for i := 1; i < len(chain); i++ {
		if !totalsMeet(&chain[i-1], &chain[i]) && (chain[i].whole != "" || nearTotals(&chain[i-1], &chain[i])) {
			findings = append(findings, impliedTotals(&chain[i-1], &chain[i], trichluc.SeverityReview))
		}
	}
	return findings
}

func anyMeet(chain []portion) bool {
	for i := range chain {
		for j := range i {
			if totalsMeet(&chain[i], &chain[j]) {
				return true
			}
		}
	}
	return false
}

// standsBehind tells that observation i is a share that stands right behind a
// count.
func (r *report) standsBehind(i int) bool {
	count, share := &r.observations[i-1], &r.observations[i]
	return counts(count) && isShare(share) && !hasRatio(share) && isExact(share) && r.leads(count, share, shareOfCount)
}

// portionAt reads observation i as the share of the count right before it.
func (r *report) portionAt(i int) (portion, bool) {
	if !r.standsBehind(i) {
		return portion{}, false
	}
	count, share := &r.observations[i-1], &r.observations[i]
	b := share.Location
	after := strings.TrimLeft(r.text(b.End, b.End+160), "%")
	if m := wholeOfShare.FindStringSubmatch(after); m != nil {
		return portion{count, share, viet.Fold(viet.Space(m[1]))}, true
	}
	if notOfWhole.MatchString(strings.TrimLeft(after, " ")) {
		return portion{}, false
	}
	return portion{count, share, ""}, true
}

// ofOneWhole tells that two portions are said to be of one whole: by its name,
// or because they follow each other in one sentence after "chiếm".
func (r *report) ofOneWhole(a, b *portion) bool {
	if firstWord(a.count.Unit) != firstWord(b.count.Unit) || a.count.Unit == "" || a.count.Period != b.count.Period || a.whole != b.whole ||
		a.count.Subject != b.count.Subject || a.share.Location.End > b.count.Location.Start ||
		!r.together(a.share.Location, b.share.Location) {
		return false
	}
	between := r.text(a.share.Location.End, b.count.Location.Start)
	if a.whole != "" {
		return true
	}
	said := func(p *portion) bool {
		return strings.Contains(r.text(p.count.Location.End, p.share.Location.Start), "chiếm")
	}
	return len(between) <= 80 && !strings.Contains(between, ". ") && !strings.ContainsAny(strings.TrimPrefix(between, ")"), "()0123456789") &&
		said(a) && said(b)
}

// nearTotals tells that two portions imply totals no further apart than a slip
// would bring them.
func nearTotals(a, b *portion) bool {
	const near = 0.5 // of the greater: 2,72 and 5,55 for 3,55 are 0,36 apart
	x, y := *a.count.Value / *a.share.Value, *b.count.Value / *b.share.Value
	return math.Abs(x-y) < near*max(x, y)
}

// firstWord tells what is counted from which of them: "hộ nghèo" and "hộ cận
// nghèo" are both shares of all "hộ".
func firstWord(unit string) string {
	word, _, _ := strings.Cut(unit, " ")
	return word
}

// totalOf is the span of totals that a portion allows, its share rounded or cut
// off at the digits printed.
func totalOf(p *portion) (least, most float64) {
	unit := math.Pow(10, -float64(decimals(p.share)))
	least = 100 * *p.count.Value / (*p.share.Value + unit)
	most = math.Inf(1)
	if under := *p.share.Value - unit/2; under > 0 {
		most = 100 * *p.count.Value / under
	}
	return least, most
}

func totalsMeet(a, b *portion) bool {
	leastA, mostA := totalOf(a)
	leastB, mostB := totalOf(b)
	return leastA <= mostB && leastB <= mostA
}

func impliedTotals(a, b *portion, severity trichluc.Severity) trichluc.Finding {
	total := func(p *portion) string { return plain(math.Round(100 * *p.count.Value / *p.share.Value)) }
	each := func(p *portion) string { return withUnit(p.count) + " = " + withUnit(p.share) }
	return trichluc.Finding{
		Severity: severity,
		Verdict:  trichluc.VerdictUndetermined,
		Printed:  each(a) + "; " + each(b),
		Computed: fmt.Sprintf("tổng số khoảng %s; khoảng %s", total(a), total(b)),
		Message: fmt.Sprintf("Cùng là phần của một tổng số, nhưng %s cho tổng khoảng %s, còn %s cho tổng khoảng %s.",
			each(a), total(a), each(b), total(b)),
		Where: []trichluc.Location{a.count.Location, a.share.Location, b.count.Location, b.share.Location},
	}
}

// columnTotals does the same down a table: a column of shares that gives one
// total with a column of counts in nearly all rows, and another one in this.
func (r *report) columnTotals() []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.document.Tables {
		t := &r.document.Tables[i]
		amounts := r.columnsOf(t, counts)
		for _, share := range r.columnsOf(t, isPercentage) {
			for _, amount := range amounts {
				if rows := portionsOf(share.cells, amount.cells); len(rows) > leastAgreeing {
					findings = append(findings, oddTotals(rows)...)
				}
			}
		}
	}
	return findings
}

// portionsOf pairs the counts and shares of a table's rows. Rows of 0 and 100 %
// fit any total.
func portionsOf(share, amount []*trichluc.Observation) []portion {
	var rows []portion
	for i := range share {
		if share[i] != nil && amount[i] != nil && *share[i].Value > 0 && *share[i].Value < 100 && *amount[i].Value > 0 && isExact(share[i]) {
			rows = append(rows, portion{count: amount[i], share: share[i]})
		}
	}
	return rows
}

// oddTotals finds a total that most rows allow and reports the rows that do not
// allow it.
func oddTotals(rows []portion) []trichluc.Finding {
	total, agreeing := likeliestTotal(rows)
	if agreeing <= leastAgreeing || agreeing == len(rows) || float64(agreeing) < leastShare*float64(len(rows)) {
		return nil
	}
	fits := func(p portion) bool {
		least, most := totalOf(&p)
		return least <= total && total <= most
	}
	witness := rows[slices.IndexFunc(rows, fits)]
	var findings []trichluc.Finding
	for _, row := range rows {
		if !fits(row) {
			findings = append(findings, impliedTotals(&row, &witness, trichluc.SeverityError))
		}
	}
	return findings
}

// likeliestTotal is a total that the most rows allow, and how many do: the
// spans of all rows are gone through in order of where they begin and end.
func likeliestTotal(rows []portion) (total float64, agreeing int) {
	type edge struct {
		at   float64
		open bool
	}
	var edges []edge
	for i := range rows {
		least, most := totalOf(&rows[i])
		edges = append(edges, edge{least, true}, edge{most, false})
	}
	slices.SortFunc(edges, func(a, b edge) int {
		if a.at == b.at && a.open != b.open { // spans that touch meet
			if a.open {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.at, b.at)
	})
	open := 0
	for _, e := range edges {
		if !e.open {
			open--
			continue
		}
		if open++; open > agreeing {
			total, agreeing = e.at, open
		}
	}
	return total, agreeing
}
