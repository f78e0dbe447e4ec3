package audit

import (
	"fmt"
	"math"
	"regexp"
	"sort"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// Words before a figure, folded, that say what came in, what of it was done,
// and what is left.
var (
	cameIn  = regexp.MustCompile(`\b(tiep nhan|tong so|tiep tuc nhan|nhan duoc|thu ly|phai giai quyet|phai thuc hien|duoc giao|tong kinh phi|tong von|ke hoach von|kinh phi duoc giao)[^.]*$`)
	wasDone = regexp.MustCompile(`\bda (?:duoc )?(giai quyet|xu ly|hoan thanh|thuc hien|tra|ket thuc|chi)[^.;]*$|\bgiai ngan[^.;]*$`)
	isLeft  = regexp.MustCompile(`\b(con lai|con|ton|ton dong|(?:dang|chua) (?:giai quyet|xu ly|hoan thanh|thuc hien|trong thoi han giai quyet)|chuyen (?:sang )?(?:ky|quy|thang|nam) sau)(?: la| co| gom)?:? $`)
	leftOf  = regexp.MustCompile(`^ ?\S+(?: \S+)? (?:dang|chua) (?:duoc )?(?:giai quyet|xu ly)\b`)
	isLate  = regexp.MustCompile(`\b(qua han|tre han|cham han|cham|dung han|truoc han|trong han|chua den han|tra lai|rut)\b`)
)

// goneOtherwise reads what is neither done nor left: "rút 20 hồ sơ".
var goneOtherwise = regexp.MustCompile(`\b(rut|tra lai|tu choi|huy|dung giai quyet|tam dung|yeu cau bo sung|khong du dieu kien|xin loi)\b`)

// checkRemainders compares what is left with what came in and what was done:
// "tiếp nhận 12.340 hồ sơ; đã giải quyết 11.900 hồ sơ, đang giải quyết 540 hồ
// sơ" leaves 440. Some of it may have come over from an earlier time: a review.
func checkRemainders(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.observations {
		left := &r.observations[i]
		if !r.isCountInProse(left) || !r.saysLeft(left) {
			continue
		}
		done := r.lookBack(left, i, wasDone)
		if done < 0 {
			continue
		}
		total := r.lookBack(left, done, cameIn)
		if total < 0 {
			continue
		}
		if goneOtherwise.MatchString(viet.Fold(r.text(r.observations[done].Location.End, left.Location.Start))) {
			continue
		}
		if f, ok := compareRemainder(&r.observations[total], &r.observations[done], left); ok {
			findings = append(findings, f)
		}
	}
	return findings
}

// saysLeft tells that a figure is of what is left, by the words before it or
// behind: "còn lại 440 hồ sơ", "trong số 440 hồ sơ đang giải quyết". What is left
// overdue ("còn 708 hồ sơ quá hạn") is some of what is done.
func (r *report) saysLeft(o *trichluc.Observation) bool {
	before, behind := viet.Fold(r.clauseBefore(o)), viet.Fold(r.nounAfter(o))
	if isLate.MatchString(before) || isLate.MatchString(behind) {
		return false
	}
	return isLeft.MatchString(before) || strings.HasSuffix(strings.TrimSpace(before), "so") && leftOf.MatchString(behind)
}

func (r *report) isCountInProse(o *trichluc.Observation) bool {
	return o.Location.Table == "" && counts(o) && (o.Measure == trichluc.MeasureActual || o.Measure == trichluc.MeasureBudget) && o.Location.End <= len(r.document.Text)
}

// lookBack finds the nearest count before observation i in the same block or
// the one before, of the same unit, whose own clause has the words asked for.
func (r *report) lookBack(like *trichluc.Observation, i int, words *regexp.Regexp) int {
	for j := i - 1; j >= 0; j-- {
		o := &r.observations[j]
		if o.Location.Table != "" || r.blockAt(like.Location.Start)-r.blockAt(o.Location.Start) > 1 {
			return -1
		}
		if r.isCountInProse(o) && o.Unit == like.Unit && words.MatchString(viet.Fold(r.clauseBefore(o))) {
			return j
		}
	}
	return -1
}

// nounAfter is the text between a figure and the next mark of punctuation.
func (r *report) nounAfter(o *trichluc.Observation) string {
	const reach = 60 // bytes: " hồ sơ đã quá hạn giải quyết" is 39
	text := r.text(o.Location.End, o.Location.End+reach)
	if i := strings.IndexAny(text, ",;.(\n"); i >= 0 {
		text = text[:i]
	}
	return text
}

// clauseBefore is the text between a figure and the one before it, within its
// block.
func (r *report) clauseBefore(o *trichluc.Observation) string {
	const reach = 120 // bytes: "tổng số hồ sơ tiếp nhận và phải giải quyết trong kỳ là " is 76
	start := o.Location.Start - reach
	if at := r.blockAt(o.Location.Start); at >= 0 {
		start = max(start, r.document.Blocks[at].Start)
	}
	i := sort.Search(len(r.observations), func(i int) bool { return r.observations[i].Location.Start >= o.Location.Start })
	if i > 0 && r.observations[i-1].Location.End <= o.Location.Start {
		start = max(start, r.observations[i-1].Location.End)
	}
	return strings.ToValidUTF8(r.text(start, o.Location.Start), "")
}

func compareRemainder(total, done, left *trichluc.Observation) (trichluc.Finding, bool) {
	const near = 0.15 // of the total: further off, the three are of different things
	rest := *total.Value - *done.Value
	off := math.Abs(rest - *left.Value)
	if rest < 0 || off < 1e-6 || off > near**total.Value {
		return trichluc.Finding{}, false
	}
	return trichluc.Finding{
		Severity: trichluc.SeverityReview,
		Verdict:  trichluc.VerdictUndetermined,
		Printed:  fmt.Sprintf("%s, đã xong %s, còn lại %s", withUnit(total), withUnit(done), withUnit(left)),
		Computed: fmt.Sprintf("%s - %s = %s", plain(*total.Value), plain(*done.Value), plain(rest)),
		Message:  fmt.Sprintf("%s trừ %s là %s, báo cáo ghi còn %s.", withUnit(total), withUnit(done), plain(rest), withUnit(left)),
		Where:    []trichluc.Location{left.Location, done.Location, total.Location},
	}, true
}
