package audit

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

var (
	// rankBefore reads what stands before a rank among so many.
	rankBefore = regexp.MustCompile(`\b(xep|dung|vi tri|hang|xep hang)(?: thu| vi tri| hang| thu hang)*:? $`)

	// partOfWhole are names of shares that count some of a whole; mayExceed are
	// words with which a share may well be more than all: of a plan, of what was
	// before, or of children of an age.
	partOfWhole = regexp.MustCompile(`^(ty le|ti le|ty trong|ti trong)\b`)
	mayExceed   = regexp.MustCompile(`\b(ke hoach|kh|chi tieu|du toan|so voi|cung ky|tang|giam|thuc hien|hoan thanh|giai ngan|nhap hoc|huy dong|den truong|gia tri|toc do|von|thu|chi|tieu thu|phat trien|so sanh|bang)\b|/`)
)

// checkRanges finds figures that cannot be: a rank beyond the number of places,
// a part that is more than its whole, and a month that is more than the year so
// far.
func checkRanges(r *report) []trichluc.Finding {
	findings := r.checkCumulative()
	for i := range r.observations {
		o := &r.observations[i]
		switch {
		case o.Value == nil:
		case hasRatio(o) && *o.Numerator > *o.Denominator && r.isRank(o):
			findings = append(findings, beyond(o, trichluc.SeverityError, fmt.Sprintf("%s/%s", plain(*o.Numerator), plain(*o.Denominator)),
				"nhiều nhất là "+plain(*o.Denominator), "thứ hạng lớn hơn số đơn vị được xếp"))
		case isShare(o) && isExact(o) && partOfWhole.MatchString(viet.Fold(o.Indicator.Text)) && !mayExceed.MatchString(viet.Fold(o.Indicator.Text)) &&
			*o.Value > 100 && *o.Value < 1000 && !r.isIndex(o):
			findings = append(findings, beyond(o, trichluc.SeverityReview, withUnit(o), "nhiều nhất là 100%", "tỷ lệ lớn hơn 100%"))
		}
	}
	return findings
}

func (r *report) isRank(o *trichluc.Observation) bool {
	return o.Measure == trichluc.MeasureRank || o.Location.Table == "" && rankBefore.MatchString(viet.Fold(r.before(o, 60)))
}

var (
	// comparesBefore and comparesAfter read the words around a percentage that is
	// an index: of an earlier time, or of a plan. "bằng" alone goes on with what
	// the sentence has said before.
	comparesBefore = regexp.MustCompile(`\b(?:bang|so voi|tang|giam|gap|chi so|vuot)\b[^,;.()]{0,30}$`)
	comparesTable  = regexp.MustCompile(`\b(?:chi so|so voi|cung ky|so sanh)\b`)
	comparesAfter  = regexp.MustCompile(`^%? ?\)?[ ,]*(?:so voi|so|cung ky|cung thoi diem|nam truoc|thang truoc|quy truoc|cua nam|ke hoach|kh|du toan|chi tieu|muc tieu|nghi quyet|goc|nam \d{4})\b`)
)

// isIndex tells a percentage that compares with an earlier time or a plan.
func (r *report) isIndex(o *trichluc.Observation) bool {
	if o.Location.Table != "" {
		t := r.tables[o.Location.Table]
		return t != nil && (mayExceed.MatchString(viet.Fold(headOf(t, o.Location.Column))) || comparesTable.MatchString(viet.Fold(r.tableTitle(t))))
	}
	behind := r.text(o.Location.End, o.Location.End+40)
	return comparesBefore.MatchString(viet.Fold(r.before(o, 60))) || comparesAfter.MatchString(viet.Fold(strings.ToValidUTF8(behind, "")))
}

func beyond(o *trichluc.Observation, severity trichluc.Severity, printed, computed, why string) trichluc.Finding {
	return trichluc.Finding{
		Severity: severity,
		Verdict:  trichluc.VerdictReport,
		Printed:  strings.TrimSpace(printed),
		Computed: computed,
		Message:  fmt.Sprintf("%s %s: %s.", o.Indicator.Text, printed, why),
		Where:    []trichluc.Location{o.Location},
	}
}

// Heads, folded, of columns that count up through the year, and of those that
// count a part of it.
var (
	countsUp  = regexp.MustCompile(`\b(luy ke|cong don|tu dau nam|tinh tu dau)\b`)
	countsOne = regexp.MustCompile(`\b(trong thang|trong quy|trong tuan|trong ky|phat sinh trong)\b`)
)

// checkCumulative compares the column of a month with the one that counts up
// to its end, row by row.
func (r *report) checkCumulative() []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.document.Tables {
		columns := r.columnsOf(&r.document.Tables[i], adds)
		for _, one := range columns {
			for _, all := range columns {
				if !countsOne.MatchString(one.head) || countsUp.MatchString(one.head) || !countsUp.MatchString(all.head) {
					continue
				}
				for n := range one.cells {
					if a, b := one.cells[n], all.cells[n]; a != nil && b != nil && a.Unit == b.Unit && a.Measure == b.Measure && *b.Value >= 0 && *a.Value > *b.Value {
						f := beyond(a, trichluc.SeverityError, withUnit(a), "nhiều nhất là "+withUnit(b), "số trong kỳ lớn hơn số lũy kế "+withUnit(b))
						f.Where = append(f.Where, b.Location)
						findings = append(findings, f)
					}
				}
			}
		}
	}
	return findings
}
