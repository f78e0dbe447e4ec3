package export

// The types below are the JSON of the exports and of `--json` output. A
// pointer is null where the document does not say.

// Place is where in a document a row was read. Page, Row and Column are
// 1-based; Start and End are bytes into the document's text, half-open; Box is
// x0, y0, x1, y1 in points from the page's top left corner.
type Place struct {
	Page    *int      `json:"page"`
	Section *string   `json:"section"`
	Table   *string   `json:"table"`
	Row     *int      `json:"row"`
	Column  *int      `json:"column"`
	Start   int       `json:"start"`
	End     int       `json:"end"`
	Box     []float64 `json:"box"`
}

// Document is a row of `export documents`.
type Document struct {
	ID            string     `json:"id"`
	Document      string     `json:"document"`
	Source        string     `json:"source"`
	MediaType     *string    `json:"media_type"`
	Pages         *int       `json:"pages"`
	Kind          *string    `json:"kind"`
	Number        *string    `json:"number"`
	Symbol        *string    `json:"symbol"`
	Key           *string    `json:"key"`
	Issuer        *string    `json:"issuer"`
	Place         *string    `json:"place"`
	Date          *string    `json:"date"`
	DatePrecision *string    `json:"date_precision"`
	Title         *string    `json:"title"`
	Province      Province   `json:"province"`
	Period        Period     `json:"period"`
	Signer        *string    `json:"signer"`
	SignerRole    *string    `json:"signer_role"`
	Draft         bool       `json:"draft"`
	Outline       []Heading  `json:"outline"`
	Appendices    []Appendix `json:"appendices"`
	Footnotes     []Footnote `json:"footnotes"`
	Coverage      Coverage   `json:"coverage"`
	Supersedes    *string    `json:"supersedes"`
	Location      Place      `json:"location"`
	Quote         *string    `json:"quote"`
}

// Province is a province with its official codes.
type Province struct {
	Code *string `json:"code"`
	ISO  *string `json:"iso"`
	Name *string `json:"name"`
}

// Period is a stretch of time; dates are ISO and inclusive.
type Period struct {
	Label *string `json:"label"`
	Start *string `json:"start"`
	End   *string `json:"end"`
}

// Heading is an entry of a document's outline.
type Heading struct {
	Level int     `json:"level"`
	Mark  *string `json:"mark"`
	Text  string  `json:"text"`
	Page  *int    `json:"page"`
	Start int     `json:"start"`
}

// Appendix is an annex of a document.
type Appendix struct {
	Label string  `json:"label"`
	Title *string `json:"title"`
	Start int     `json:"start"`
}

// Footnote is a note's body; Anchor is the offset of its mark in the running
// text, null where no mark was found.
type Footnote struct {
	Mark    *string `json:"mark"`
	Text    string  `json:"text"`
	Page    *int    `json:"page"`
	Start   int     `json:"start"`
	End     int     `json:"end"`
	Anchor  *int    `json:"anchor"`
	Endnote bool    `json:"endnote"`
}

// Coverage counts the characters (without white space) of the source by what
// became of them.
type Coverage struct {
	Text      int      `json:"text"`
	Table     int      `json:"table"`
	Footnote  int      `json:"footnote"`
	Furniture int      `json:"furniture"`
	Unread    []Unread `json:"unread"`
	Notes     []string `json:"notes"`
}

// Unread is a part of the source that was not read, and why.
type Unread struct {
	Page       *int   `json:"page"`
	Characters int    `json:"characters"`
	Reason     string `json:"reason"`
}

// Table is a row of `export tables`: a whole table.
type Table struct {
	ID       string     `json:"id"`
	Document string     `json:"document"`
	Source   string     `json:"source"`
	Caption  *string    `json:"caption"`
	Unit     *string    `json:"unit"`
	Header   []string   `json:"header"`
	Rows     []TableRow `json:"rows"`
	Location Place      `json:"location"`
	Quote    *string    `json:"quote"`
}

// TableRow is a row of a table's body.
type TableRow struct {
	Cells []string `json:"cells"`
	Group []string `json:"group"`
	Kind  string   `json:"kind"`
	Page  *int     `json:"page"`
}

// Observation is a row of `export observations`.
type Observation struct {
	ID          string    `json:"id"`
	Document    string    `json:"document"`
	Source      string    `json:"source"`
	Indicator   Indicator `json:"indicator"`
	Subject     Subject   `json:"subject"`
	Measure     *string   `json:"measure"`
	Value       *float64  `json:"value"`
	ValueText   *string   `json:"value_text"`
	Comparator  *string   `json:"comparator"`
	Unit        *string   `json:"unit"`
	Multiplier  *float64  `json:"multiplier"`
	Numerator   *float64  `json:"numerator"`
	Denominator *float64  `json:"denominator"`
	Period      *string   `json:"period"`
	AsOf        *string   `json:"as_of"`
	Status      *string   `json:"status"`
	Direction   *string   `json:"direction"`
	Group       []string  `json:"group"`
	Ambiguous   []float64 `json:"ambiguous"`
	Confidence  float64   `json:"confidence"`
	Findings    []string  `json:"findings"`
	Location    Place     `json:"location"`
	Quote       *string   `json:"quote"`
}

// Indicator is what a figure measures.
type Indicator struct {
	ID   *string `json:"id"`
	Name *string `json:"name"`
	Text *string `json:"text"`
}

// Subject is whom or where a figure is about.
type Subject struct {
	Text     *string `json:"text"`
	Level    *string `json:"level"`
	Code     *string `json:"code"`
	Province *string `json:"province"`
}

// Citation is a row of `export citations`.
type Citation struct {
	ID            string  `json:"id"`
	Document      string  `json:"document"`
	Source        string  `json:"source"`
	Text          string  `json:"text"`
	Type          *string `json:"type"`
	Number        *string `json:"number"`
	Year          *string `json:"year"`
	Symbol        *string `json:"symbol"`
	Key           *string `json:"key"`
	Date          *string `json:"date"`
	DatePrecision *string `json:"date_precision"`
	Issuer        *string `json:"issuer"`
	IssuerText    *string `json:"issuer_text"`
	Subject       *string `json:"subject"`
	Form          *string `json:"form"`
	Pinpoint      *string `json:"pinpoint"`
	Relation      *string `json:"relation"`
	Instrument    *string `json:"instrument"`
	// Candidates are what it may mean while Instrument is null, Conflicts what
	// its parts disagree on, Inside the ID of the citation in whose subject it
	// stands.
	Candidates []string `json:"candidates"`
	Conflicts  []string `json:"conflicts"`
	Inside     *string  `json:"inside"`
	Confidence float64  `json:"confidence"`
	Location   Place    `json:"location"`
	Quote      *string  `json:"quote"`
}

// Instrument is a row of `export instruments`. Document, Source, Location and
// Quote are those of its first mention in the corpus's order.
type Instrument struct {
	ID        string   `json:"id"`
	Document  *string  `json:"document"`
	Source    *string  `json:"source"`
	Type      *string  `json:"type"`
	Number    *string  `json:"number"`
	Symbol    *string  `json:"symbol"`
	Key       *string  `json:"key"`
	Issuer    *string  `json:"issuer"`
	Date      *string  `json:"date"`
	Title     *string  `json:"title"`
	Mentions  int      `json:"mentions"`
	Documents int      `json:"documents"`
	Variants  []string `json:"variants"`
	Conflicts []string `json:"conflicts"`
	// FirstCited and LastCited are dates of documents that cite it, Provinces
	// theirs; Own is the corpus's own copy of it.
	FirstCited *string         `json:"first_cited"`
	LastCited  *string         `json:"last_cited"`
	Provinces  []ProvinceCount `json:"provinces"`
	Own        *string         `json:"own"`
	ELI        *string         `json:"eli"`
	AkomaNtoso *string         `json:"akn"`
	Location   *Place          `json:"location"`
	Quote      *string         `json:"quote"`
}

// ProvinceCount is how often the documents of one province cite an instrument;
// Province is null for documents of none.
type ProvinceCount struct {
	Province  *string `json:"province"`
	Mentions  int     `json:"mentions"`
	Documents int     `json:"documents"`
}

// Edge is a row of `export edges`: one document cites another. Document,
// Source, Location and Quote are those of the first passage that says so.
type Edge struct {
	ID       string  `json:"id"`
	From     string  `json:"from"`
	To       string  `json:"to"`
	Relation *string `json:"relation"`
	Reported bool    `json:"reported"`
	Mentions int     `json:"mentions"`
	Citation string  `json:"citation"`
	Document string  `json:"document"`
	Source   string  `json:"source"`
	Location Place   `json:"location"`
	Quote    *string `json:"quote"`
}

// Finding is a row of `export findings`. Location is the first of Where.
type Finding struct {
	ID       string  `json:"id"`
	Document string  `json:"document"`
	Source   string  `json:"source"`
	Kind     string  `json:"kind"`
	Severity string  `json:"severity"`
	Verdict  string  `json:"verdict"`
	Printed  *string `json:"printed"`
	Computed *string `json:"computed"`
	Message  *string `json:"message"`
	Where    []Place `json:"where"`
	Location *Place  `json:"location"`
	Quote    *string `json:"quote"`
}
