package audit

import (
	"cmp"
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// The codes of findings between two reports.
const (
	cumulativeFall = "cumulative_fall"
	restated       = "restated"
)

// SeriesKinds lists the codes that findings between two reports may have.
func SeriesKinds() []string { return []string{cumulativeFall, restated, citedDates} }

// Series holds the figures of many reports that another report may contradict.
// The zero value is ready. Figures are compared within a province only, and
// never between two versions of one report.
type Series struct {
	reports []edition
	figures map[string][]stated // by what they are of
	keys    []string            // of figures, in the order of their coming
}

// Between is a finding between two reports. It is one of the later report;
// Earlier and There say with what it does not agree.
type Between struct {
	trichluc.Finding
	Earlier string // Document.ID
	There   []trichluc.Location
}

// stated is a figure of one report.
type stated struct {
	trichluc.Observation
	report     int    // index into Series.reports
	start, end string // of its period: "2024-01", "2024-06"; empty where it has none
}

// at is when a figure was counted: on the day that the report gives, else at
// the end of the figure's period.
func (f *stated) at() string { return cmp.Or(f.AsOf, f.end) }

// Add takes in the figures of a report. Of the document only its metadata is
// used.
func (s *Series) Add(d *trichluc.Document, observations []trichluc.Observation) {
	if d.Metadata.Province.Code == "" {
		return
	}
	if s.figures == nil {
		s.figures = map[string][]stated{}
	}
	s.reports = append(s.reports, edition{&trichluc.Document{ID: d.ID, Source: d.Source, Metadata: d.Metadata}, namesOf(&d.Metadata)})
	for _, o := range observations {
		if !continues(&o) {
			continue
		}
		key := d.Metadata.Province.Code + "\x00" + seriesOf(&o)
		if _, seen := s.figures[key]; !seen {
			s.keys = append(s.keys, key)
		}
		start, end := span(o.Period)
		s.figures[key] = append(s.figures[key], stated{o, len(s.reports) - 1, start, end})
	}
}

// Findings compares what was added: by the later report, in the order of
// adding, and by place.
func (s *Series) Findings() []Between {
	order := map[string]int{}
	for i, d := range s.reports {
		order[d.ID] = i
	}
	var found []Between
	for _, key := range s.keys {
		if figures := s.figures[key]; len(figures) > 1 {
			found = append(append(found, s.falls(figures)...), s.restated(figures)...)
		}
	}
	slices.SortStableFunc(found, func(a, b Between) int {
		return cmp.Or(cmp.Compare(order[a.Document], order[b.Document]), cmp.Compare(a.Where[0].Start, b.Where[0].Start))
	})
	return found
}

// leastWords is how long a name that the catalogue does not know must be to
// mean the same in two reports: shorter ones ("Tổng số hồ sơ") live from what
// stands around them.
const leastWords = 5

// continues leaves out what may well differ under one name: targets, changes,
// ranks, bounds, doubtful readings and short names.
func continues(o *trichluc.Observation) bool {
	return o.Value != nil && o.Measure == trichluc.MeasureActual && isExact(o) && len(o.Ambiguous) == 0 && o.Indicator.ID != "" &&
		(o.Indicator.Name != "" || len(strings.Fields(o.Indicator.Text)) >= leastWords)
}

// seriesOf is what a figure is of, whenever it was counted.
func seriesOf(o *trichluc.Observation) string {
	group := ""
	if o.Location.Table != "" {
		group = viet.Fold(strings.Join(o.Group, "/"))
	}
	return strings.Join([]string{o.Indicator.ID, viet.Fold(o.Subject.Text), viet.Fold(baseUnit(o)), group}, "\x00")
}

// between makes a finding; each kind adds its message.
func (s *Series) between(kind string, earlier, later stated) Between {
	b := Between{Earlier: s.reports[earlier.report].ID, There: []trichluc.Location{earlier.Location}}
	b.Finding = trichluc.Finding{
		Document: s.reports[later.report].ID, Kind: kind, Severity: trichluc.SeverityReview, Verdict: trichluc.VerdictUndetermined,
		Printed: later.ValueText, Computed: earlier.ValueText, Where: []trichluc.Location{later.Location},
	}
	both := trichluc.Finding{Document: b.Document + b.Earlier, Kind: kind, Where: []trichluc.Location{later.Location, earlier.Location}}
	b.ID = identify(both)
	return b
}

// unequivocal keeps the figures that a report states once for a time, or each
// time alike: where a name stands for several figures, none can be followed.
func unequivocal(figures []stated, time func(*stated) string) []stated {
	type slot struct {
		report int
		time   string
	}
	of := func(f *stated) slot { return slot{f.report, time(f)} }
	first, differs := map[slot]int{}, map[slot]bool{}
	var kept []stated
	for _, f := range figures {
		at, seen := first[of(&f)]
		if !seen {
			first[of(&f)] = len(kept)
			kept = append(kept, f)
		} else if !SameFigure(&kept[at].Observation, &f.Observation) {
			differs[of(&f)] = true
		}
	}
	return slices.DeleteFunc(kept, func(f stated) bool { return differs[of(&f)] })
}

// edition is a document with the names that other versions and formats of it
// have too.
type edition struct {
	*trichluc.Document
	names []string
}

// namesOf gives the names of a report, of which its versions and formats share
// one at least: its number with its date, and its title with its period. Each
// province has its own.
func namesOf(m *trichluc.Metadata) []string {
	names := []string{strings.Join([]string{m.Province.Code, "title", m.Kind, m.Period.Label, viet.Fold(m.Title)}, "\x00")}
	if m.Key != "" {
		names = append(names, strings.Join([]string{m.Province.Code, "number", m.Key, m.Date}, "\x00"))
	}
	return names
}

// apart tells two reports from two versions or formats of one.
func (s *Series) apart(a, b *stated) bool {
	return a.report != b.report && !slices.ContainsFunc(s.reports[a.report].names, func(name string) bool { return slices.Contains(s.reports[b.report].names, name) })
}

// monthsOf has the first and last months of quarters and half-years.
var monthsOf = map[string][2]string{
	"Q1": {"-01", "-03"}, "Q2": {"-04", "-06"}, "Q3": {"-07", "-09"}, "Q4": {"-10", "-12"}, "H1": {"-01", "-06"}, "H2": {"-07", "-12"}, "": {"-01", "-12"},
}

// span is the first and last month or day of a period's label.
func span(label string) (start, end string) {
	if label == "" {
		return "", ""
	}
	first, last, many := strings.Cut(label, "/")
	if !many {
		last = first
	}
	bound := func(label string, side int) string {
		year, part, _ := strings.Cut(label, "-")
		if months, ok := monthsOf[part]; ok {
			return year + months[side]
		}
		return label
	}
	return bound(first, 0), bound(last, 1)
}

// after compares two dates at the precision of the coarser.
func after(a, b string) bool {
	n := min(len(a), len(b))
	return n >= 4 && a[:n] > b[:n]
}

// written is an ISO date as reports have it: "31/5/2024" of "2024-05-31".
func written(date string) string {
	fields := strings.Split(date, "-")
	slices.Reverse(fields)
	return strings.Join(fields, "/")
}
