package trichluc

// Observation is one figure with its meaning, in the sense of SDMX: what was
// measured (Indicator), of whom (Subject), when (Period), in which unit, and
// whether it was promised, reached or is a change.
type Observation struct {
	ID          string // stable: hash of the document and the figure's place
	Indicator   Indicator
	Subject     Subject
	Measure     Measure
	Value       *float64 // nil for a status without a figure
	ValueText   string   // as printed
	Comparator  string   // =, >=, >, <=, <, ~
	Unit        string
	Multiplier  float64  // power of ten between the printed unit and the base unit: 1e6 for "triệu đồng"; 1 otherwise
	Numerator   *float64 // of a printed ratio a/b, or of the figures a percentage was computed from
	Denominator *float64
	Period      string // Period.Label
	AsOf        string // reading date ("tính đến ngày ..."), ISO
	Status      string // "Chưa có số liệu", "Đang triển khai": printed instead of, or beside, a figure
	Group       []string
	Direction   string // tăng | giảm for a change
	Ambiguous   []float64
	Confidence  float64
	Findings    []string // IDs of findings that concern it
	Location    Location
	Quote       string // the printed words it was read from
}

// Measure says what kind of statement a figure is.
type Measure string

// The measures.
const (
	MeasureTarget     Measure = "target"
	MeasureActual     Measure = "actual"
	MeasureAssessment Measure = "assessment"
	MeasureChange     Measure = "change"
	MeasureRank       Measure = "rank"
	MeasureBudget     Measure = "budget"
)

// Indicator is what a figure measures.
type Indicator struct {
	ID   string // of the catalogue, or derived from its own words
	Name string // of the catalogue; empty when nothing matched
	Text string // as the report words it
}

// Subject is whom or where a figure is about.
type Subject struct {
	Text     string
	Level    string // national | province | district | commune | agency
	Code     string // official code of the place, where known
	Province string // official code of the province
}
