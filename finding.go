package trichluc

// Finding is something wrong or doubtful that figures checked against each
// other have shown. It is data, not an error: ingest goes on.
type Finding struct {
	ID       string
	Document string // Document.ID
	Kind     string // code of docs/FINDINGS.md: "ratio", "sum", "assessment" ...
	Severity Severity
	Verdict  Verdict
	Printed  string // the figures as the report has them
	Computed string // what they should be by the report's other figures
	Message  string // one sentence in Vietnamese
	Where    []Location
}

// Severity grades a finding.
type Severity string

// The severities: an error is a contradiction that no reading resolves, a
// review asks a human to look, info is worth knowing.
const (
	SeverityError  Severity = "error"
	SeverityReview Severity = "review"
	SeverityInfo   Severity = "info"
)

// Verdict says whose fault a finding is.
type Verdict string

// The verdicts: the report contradicts itself, our reading is likely wrong, or
// it cannot be told.
const (
	VerdictReport       Verdict = "report"
	VerdictReading      Verdict = "reading"
	VerdictUndetermined Verdict = "undetermined"
)
