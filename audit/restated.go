package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// restated finds figures of one period that two reports give differently where
// both should know them.
func (s *Series) restated(figures []stated) []Between {
	dated := slices.DeleteFunc(slices.Clone(figures), func(f stated) bool { return f.Period == "" || s.date(&f) == "" })
	dated = unequivocal(dated, func(f *stated) string { return f.Period + " " + f.AsOf })
	slices.SortStableFunc(dated, func(a, b stated) int { return cmp.Compare(s.date(&a), s.date(&b)) })
	var found []Between
	for i, later := range dated {
		for _, earlier := range slices.Backward(dated[:i]) {
			if earlier.Period != later.Period || earlier.AsOf != later.AsOf || !s.apart(&earlier, &later) {
				continue
			}
			if s.known(&earlier, &later) && !SameFigure(&earlier.Observation, &later.Observation) {
				b := s.between(restated, earlier, later)
				b.Message = fmt.Sprintf("%q của %s: báo cáo này nêu %s, báo cáo khác của tỉnh nêu %s.",
					later.Indicator.Text, inWords(later.Period), later.ValueText, earlier.ValueText)
				found = append(found, b)
			}
			break // each report is compared with the one before
		}
	}
	return found
}

// known tells that neither of two figures was written down before its time:
// both are of one day, or of a period that was over, or their reports are of
// one month. A figure of a year that is still running is no contradiction to
// a later one.
func (s *Series) known(a, b *stated) bool {
	x, y := s.date(a), s.date(b)
	return a.AsOf != "" || after(x, a.end) && after(y, b.end) || len(x) >= 7 && len(y) >= 7 && x[:7] == y[:7]
}

func (s *Series) date(f *stated) string { return s.reports[f.report].Metadata.Date }

// inWords is a period as reports call it; a span stays as it is.
func inWords(period string) string {
	year, part, _ := strings.Cut(period, "-")
	if words, ok := periodWords[part]; ok {
		return words + year
	}
	if len(part) == 2 && len(year) == 4 {
		return "tháng " + part + "/" + year
	}
	return period
}

var periodWords = map[string]string{
	"": "năm ", "Q1": "quý I/", "Q2": "quý II/", "Q3": "quý III/", "Q4": "quý IV/", "H1": "6 tháng đầu năm ", "H2": "6 tháng cuối năm ",
}
