package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/trichluc/trichluc"
)

// falls finds cumulative counts that are lower than an earlier report of the
// province has them.
func (s *Series) falls(figures []stated) []Between {
	bases, latest := map[string][]stated{}, latestStarts(figures)
	for _, f := range figures {
		if basis := accumulates(&f, latest); basis != "" {
			bases[basis] = append(bases[basis], f)
		}
	}
	var found []Between
	for _, basis := range sorted(bases) {
		counts := unequivocal(bases[basis], (*stated).at)
		slices.SortStableFunc(counts, func(a, b stated) int { return cmp.Compare(a.at(), b.at()) })
		for i, later := range counts {
			for _, earlier := range slices.Backward(counts[:i]) {
				if !s.apart(&earlier, &later) || !after(later.at(), earlier.at()) || !ofOneBase(&earlier, &later) {
					continue
				}
				if baseValue(&later.Observation) < baseValue(&earlier.Observation) && !SameFigure(&earlier.Observation, &later.Observation) {
					found = append(found, s.fall(basis, earlier, later))
				}
				break // a fall before that is told of the report between
			}
		}
	}
	return found
}

// ofOneBase leaves out counts out of different wholes: 68/147 communes and 47/288
// are of two things.
func ofOneBase(a, b *stated) bool {
	return a.Denominator == nil || b.Denominator == nil || *a.Denominator == *b.Denominator
}

func sorted(bases map[string][]stated) []string {
	keys := make([]string, 0, len(bases))
	for k := range bases {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// fall is an error where both reports call the count cumulative and it is of
// one year; what restarts each year, or halves, may be another count.
func (s *Series) fall(basis string, earlier, later stated) Between {
	b := s.between(cumulativeFall, earlier, later)
	b.Computed = "≥ " + earlier.ValueText
	why := "số lũy kế không thể giảm"
	if basis == basisUntil {
		why = "số tính đến một thời điểm thường không giảm"
	}
	b.Message = fmt.Sprintf("%q đến %s là %s, nhưng báo cáo khác đã nêu %s đến %s: %s.",
		later.Indicator.Text, written(later.at()), later.ValueText, earlier.ValueText, written(earlier.at()), why)
	if basis != basisUntil && later.at()[:4] == earlier.at()[:4] && 2*baseValue(&later.Observation) > baseValue(&earlier.Observation) {
		b.Severity = trichluc.SeverityError
	}
	return b
}

// The bases on which a figure is taken for a count of all so far. Counts are
// compared on one basis only; that of a year has the year behind it.
const (
	basisCumulative = "cumulative" // the report says "lũy kế"
	basisUntil      = "until"      // it says up to when, and nothing says that the count may fall
	basisYear       = "year "      // a column from the year's beginning beside one of its last month
)

// accumulates gives the basis on which a count only grows; none for others.
func accumulates(f *stated, latest map[rowUntil]string) string {
	text := before(f)
	switch {
	case f.at() == "" || f.Unit == "%" || mentions(text, leftWords) > 0:
		return ""
	case f.Location.Table != "" && strings.HasSuffix(f.start, "-01") && latest[f.row()] > f.start:
		return basisYear + f.start[:4]
	case mentions(text, cumulativeWords) > mentions(text, shortWords):
		return basisCumulative
	case mentions(text, shortWords) > 0 || mentions(text, fallingWords) > 0:
		return ""
	case f.AsOf != "" && f.Location.Table != "" || mentions(text, untilWords) > 0 && mentions(text, doneWords) > 0:
		return basisUntil
	}
	return ""
}

// rowUntil is a row of a report's table up to the end of a period.
type rowUntil struct {
	report int
	table  string
	row    int
	end    string
}

func (f *stated) row() rowUntil {
	return rowUntil{f.report, f.Location.Table, f.Location.Row, f.end}
}

// latestStarts gives the latest beginning of the periods that end alike in a
// row. A figure that begins before it is a sum over time: the months so far,
// beside the last month.
func latestStarts(figures []stated) map[rowUntil]string {
	latest := map[rowUntil]string{}
	for _, f := range figures {
		latest[f.row()] = max(latest[f.row()], f.start)
	}
	return latest
}

var (
	cumulativeWords = []string{"lũy kế", "luỹ kế", "cộng dồn"}
	untilWords      = []string{"đến nay", "tính đến", "đến hết", "đến ngày", "đến tháng", "đến thời điểm"}
	doneWords       = []string{"đã"}
	// shortWords begin a count of a stretch of time.
	shortWords = []string{"trong tháng", "trong quý", "trong kỳ", "trong tuần", "trong ngày", "trong năm", "bình quân", "riêng"}
	// leftWords are of what is left to do and what is not yet true.
	leftWords = []string{"còn", "chưa", "tồn", "tồn đọng", "giảm", "ước", "dự kiến", "quá hạn", "trễ hạn"}
	// fallingWords are of counts that may fall between two days.
	fallingWords = []string{"đang", "hiện có", "hiện nay", "nợ", "dư", "thiếu", "nghèo", "thất nghiệp", "biên chế", "dân số", "lao động", "học sinh", "cán bộ"}
)

// before is the words that a figure's meaning comes from: its name, and in
// running text what stands before it in its sentence.
func before(f *stated) string {
	text := f.Quote
	if at := strings.Index(text, f.ValueText); at >= 0 && f.Location.Table == "" {
		text = text[:at]
	}
	if f.Location.Table != "" {
		text = strings.Join(f.Group, " ")
	}
	words := strings.FieldsFunc(strings.ToLower(f.Indicator.Text+" "+text), func(r rune) bool { return !unicode.IsLetter(r) })
	return " " + strings.Join(words, " ") + " "
}

// mentions is where the last of some words begins in a text, counted from 1; 0
// where none stands.
func mentions(text string, words []string) int {
	last := 0
	for _, w := range words {
		last = max(last, strings.LastIndex(text, " "+w+" ")+1)
	}
	return last
}
