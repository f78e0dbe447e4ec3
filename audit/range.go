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
	mayExceed   = regexp.MustCompile(`\b(ke hoach|kh|chi tieu|du toan|so voi|cung ky|tang|giam|thuc hien|hoan thanh|giai ngan|nhap hoc|huy dong|den truong|gia tri|toc do|von|thu|chi|tieu thu|phat trien|so sanh|bang)\b`)
)

// checkRanges finds figures that cannot be: a rank beyond the number of places,
// and a part that is more than its whole.
func checkRanges(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.observations {
		o := &r.observations[i]
		switch {
		case o.Value == nil:
		case hasRatio(o) && *o.Numerator > *o.Denominator && r.isRank(o):
			findings = append(findings, beyond(o, trichluc.SeverityError, fmt.Sprintf("%s/%s", plain(*o.Numerator), plain(*o.Denominator)),
				"nhiều nhất là "+plain(*o.Denominator), "thứ hạng lớn hơn số đơn vị được xếp"))
		case isShare(o) && isExact(o) && partOfWhole.MatchString(viet.Fold(o.Indicator.Text)) && !mayExceed.MatchString(viet.Fold(o.Indicator.Text)) &&
			*o.Value > 100 && *o.Value < 1000:
			findings = append(findings, beyond(o, trichluc.SeverityReview, withUnit(o), "nhiều nhất là 100%", "tỷ lệ lớn hơn 100%"))
		}
	}
	return findings
}

func (r *report) isRank(o *trichluc.Observation) bool {
	return o.Measure == trichluc.MeasureRank || o.Location.Table == "" && rankBefore.MatchString(viet.Fold(r.before(o, 60)))
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
