package audit

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc"
)

// Below enoughDocuments a series tells nothing; where more than one in
// mostOutliers numbers is out of order the office does not number in one row.
const (
	enoughDocuments = 6
	mostOutliers    = 4
)

// checkNumberOrder finds numbers that do not fit their dates: an office numbers
// its documents of one kind through the year, so a later document has the
// higher number. The least set of documents that must be wrong is reported.
func checkNumberOrder(r *report) []trichluc.Finding {
	series := map[string][]*trichluc.Citation{}
	seen := map[string]bool{}
	var keys []string
	for i := range r.citations {
		c := &r.citations[i]
		if c.Number == "" || c.DatePrecision != "day" || c.Instrument == "" || c.Form != trichluc.FormExplicit || seen[c.Instrument] {
			continue
		}
		seen[c.Instrument] = true
		// Legal documents (13/2023/QĐ-UBND) have a series of their own.
		key := strings.Join([]string{c.Issuer, c.Symbol, c.Date[:4], c.Year}, "\x00")
		if series[key] == nil {
			keys = append(keys, key)
		}
		series[key] = append(series[key], c)
	}
	var findings []trichluc.Finding
	for _, key := range keys {
		findings = append(findings, outOfOrder(series[key])...)
	}
	return findings
}

// outOfOrder reports the documents of a series that are not in its longest
// run of rising numbers by date.
func outOfOrder(series []*trichluc.Citation) []trichluc.Finding {
	number := func(c *trichluc.Citation) int {
		n, _ := strconv.Atoi(c.Number)
		return n
	}
	sort.SliceStable(series, func(i, j int) bool {
		if series[i].Date != series[j].Date {
			return series[i].Date < series[j].Date
		}
		return number(series[i]) < number(series[j])
	})
	fits := longestRise(series, number)
	outliers := 0
	for _, fit := range fits {
		if !fit {
			outliers++
		}
	}
	if len(series) < enoughDocuments || outliers*mostOutliers > len(series) {
		return nil
	}
	var findings []trichluc.Finding
	for i, c := range series {
		if fits[i] {
			continue
		}
		findings = append(findings, trichluc.Finding{
			Severity: trichluc.SeverityReview,
			Verdict:  trichluc.VerdictUndetermined,
			Printed:  c.Text,
			Computed: neighbours(series, fits, i),
			Message:  fmt.Sprintf("%s: số không theo thứ tự ngày của các văn bản cùng loại.", c.Text),
			Where:    []trichluc.Location{c.Location},
		})
	}
	return findings
}

// longestRise marks a longest subsequence of rising numbers.
func longestRise(series []*trichluc.Citation, number func(*trichluc.Citation) int) []bool {
	length, previous := make([]int, len(series)), make([]int, len(series))
	last := 0
	for i := range series {
		length[i], previous[i] = 1, -1
		for j := range i {
			if number(series[j]) < number(series[i]) && length[j] >= length[i] {
				length[i], previous[i] = length[j]+1, j
			}
		}
		if length[i] > length[last] {
			last = i
		}
	}
	fits := make([]bool, len(series))
	for i := last; i >= 0 && len(series) > 0; i = previous[i] {
		fits[i] = true
	}
	return fits
}

// neighbours names the documents in order right before and after one that is
// not.
func neighbours(series []*trichluc.Citation, fits []bool, i int) string {
	var near []string
	for j := i - 1; j >= 0; j-- {
		if fits[j] {
			near = append(near, "trước: "+series[j].Key+" ("+series[j].Date+")")
			break
		}
	}
	for j := i + 1; j < len(series); j++ {
		if fits[j] {
			near = append(near, "sau: "+series[j].Key+" ("+series[j].Date+")")
			break
		}
	}
	return strings.Join(near, "; ")
}
