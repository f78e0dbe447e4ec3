package audit

import (
	"fmt"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// A column of shares is taken to be computed from two other columns only on
// strong evidence: at least so many rows agree, and at least this part of all.
const (
	leastAgreeing = 3
	leastShare    = 0.7
)

// mostColumns bounds the search for the pair of columns, which is cubic. The
// widest table of a real report seen has 24; a line with hundreds of tabs that
// was taken for a row has no columns of shares.
const mostColumns = 40

// checkColumnRatios finds columns of shares that are one column over another
// in nearly all rows, and raises the rows where they are not.
func checkColumnRatios(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.document.Tables {
		t := &r.document.Tables[i]
		if len(t.Header) > mostColumns || len(t.Rows) < leastAgreeing {
			continue
		}
		shares, amounts := r.columns(t)
		for _, share := range shares {
			findings = append(findings, columnRatio(share, amounts)...)
		}
	}
	return findings
}

// columns lists the columns of a table that hold shares and those that hold
// amounts, each with the figure of every row or nil.
func (r *report) columns(t *trichluc.Table) (shares, amounts [][]*trichluc.Observation) {
	for column := 1; column <= len(t.Header); column++ {
		share, amount := make([]*trichluc.Observation, len(t.Rows)), make([]*trichluc.Observation, len(t.Rows))
		nShares, nAmounts := 0, 0
		for n := range t.Rows {
			switch o := figureIn(r.byRow[place{t.ID, n + 1}], column); {
			case o == nil:
			case isShare(o) && !hasRatio(o):
				share[n], nShares = o, nShares+1
			case counts(o):
				amount[n], nAmounts = o, nAmounts+1
			}
		}
		if nShares >= leastAgreeing {
			shares = append(shares, share)
		}
		if nAmounts >= leastAgreeing {
			amounts = append(amounts, amount)
		}
	}
	return shares, amounts
}

// columnRatio tries all pairs of columns as numerator and denominator of a
// column of shares and keeps the pair that most rows agree with.
func columnRatio(share []*trichluc.Observation, amounts [][]*trichluc.Observation) []trichluc.Finding {
	var best []ratioRow
	bestAgreeing := 0
	for n := range amounts {
		for d := range amounts {
			if n == d {
				continue
			}
			if rows, agreeing := ratioRows(share, amounts[n], amounts[d]); agreeing > bestAgreeing {
				best, bestAgreeing = rows, agreeing
			}
		}
	}
	if bestAgreeing < leastAgreeing || float64(bestAgreeing) < leastShare*float64(len(best)) {
		return nil
	}
	var findings []trichluc.Finding
	for _, row := range best {
		if !row.agrees {
			findings = append(findings, row.finding())
		}
	}
	return findings
}

// ratioRow is a row that has a share and the two figures tried for it.
type ratioRow struct {
	share, numerator, denominator *trichluc.Observation
	agrees                        bool
}

func ratioRows(share, numerator, denominator []*trichluc.Observation) (rows []ratioRow, agreeing int) {
	telling := 0 // rows whose share is neither 0 nor 100 %: those fit any two equal columns
	for i := range share {
		row := ratioRow{share: share[i], numerator: numerator[i], denominator: denominator[i]}
		if row.share == nil || row.numerator == nil || row.denominator == nil || *row.denominator.Value == 0 {
			continue
		}
		row.agrees = agrees(*row.share.Value, decimals(row.share), *row.numerator.Value, *row.denominator.Value)
		if row.agrees {
			agreeing++
			if v := *row.share.Value; v != 0 && v != 100 {
				telling++
			}
		}
		rows = append(rows, row)
	}
	if telling < 2 {
		return nil, 0
	}
	return rows, agreeing
}

// counts tells an amount from a share, a ratio or a bound.
func counts(o *trichluc.Observation) bool {
	return o.Value != nil && o.Unit != "%" && o.Denominator == nil && (o.Comparator == "" || o.Comparator == "=")
}

func (row ratioRow) finding() trichluc.Finding {
	digits := decimals(row.share)
	printed := viet.Number(*row.share.Value, digits)
	computed := viet.Number(100**row.numerator.Value / *row.denominator.Value, max(digits, 1))
	return trichluc.Finding{
		Severity: trichluc.SeverityError,
		Verdict:  trichluc.VerdictReport,
		Printed:  fmt.Sprintf("%s/%s = %s%%", plain(*row.numerator.Value), plain(*row.denominator.Value), printed),
		Computed: computed + "%",
		Message: fmt.Sprintf("Tỷ lệ in là %s%%, nhưng theo cùng cách tính của các dòng khác %s/%s là %s%%.", printed,
			plain(*row.numerator.Value), plain(*row.denominator.Value), computed),
		Where: []trichluc.Location{row.share.Location, row.numerator.Location, row.denominator.Location},
	}
}
