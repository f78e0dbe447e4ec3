package trichluc

// Citation is one mention of another document.
type Citation struct {
	ID            string // stable: hash of the document and the mention's place
	Text          string // as printed, from the type word to the end of the issuer
	Type          string // Quyết định, Nghị định, Công văn ...
	Number        string // "749"
	Year          string // only when it is part of the number: 15/2024/QĐ-UBND
	Symbol        string // mended: QĐ-TTg
	SymbolPrinted string
	Key           string // number, year and symbol as cited: "749/QĐ-TTg", "31-CT/TU"
	Date          string
	DatePrecision string // day | month | year
	Issuer        string // in full, inferred where the text does not say
	IssuerText    string // as printed
	Subject       string // "về việc ..."
	Form          CitationForm
	Pinpoint      string // "điểm b khoản 2 Điều 63"
	Relation      Relation
	Instrument    string // Instrument.ID; empty when it cannot be told
	// Candidates are the instruments that it may mean where Instrument is empty.
	Candidates []string
	// Conflicts are what its parts disagree on: "date: 31/02/2023" (there is no
	// such day), "issuer: Thủ tướng Chính phủ, QĐ-UBND".
	Conflicts []string
	// Inside is the Citation.ID of the citation whose subject names this
	// document: a plan that is said to carry out a decision.
	Inside     string
	Confidence float64
	Location   Location
	Quote      string // the sentence or cell around it
}

// CitationForm is how a document is named.
type CitationForm string

// The forms of citation. A reference ("Kế hoạch này", "Nghị quyết nêu trên")
// points back; self is the document's own number line.
const (
	FormExplicit  CitationForm = "explicit"
	FormLaw       CitationForm = "law"
	FormAlias     CitationForm = "alias"
	FormReference CitationForm = "reference"
	FormSelf      CitationForm = "self"
)

// Relation is what the citing text does with the cited document.
type Relation string

// The relations.
const (
	RelationImplements  Relation = "implements"
	RelationAmends      Relation = "amends"
	RelationRepeals     Relation = "repeals"
	RelationPromulgates Relation = "promulgates"
	RelationReplies     Relation = "replies"
	RelationBasedOn     Relation = "based_on"
	RelationApproves    Relation = "approves"
	RelationAttached    Relation = "attached"
	RelationMentions    Relation = "mentions"
)

// Instrument is a cited document as the corpus knows it: the sum of its
// mentions. Who issued it is part of what it is: the same number and symbol
// name another decision in each province.
type Instrument struct {
	ID        string // vn/<place or body>/<type>/<year>/<number-symbol>
	Type      string
	Number    string
	Symbol    string
	Key       string
	Issuer    string
	Date      string
	Title     string
	Mentions  int      // citations that name it
	Documents int      // documents that cite it
	Variants  []string // the spellings of its number met
	Conflicts []string // what its mentions disagree on: "date: 2023-04-26 (2), 2023-04-27 (1)"
	// FirstCited and LastCited are the dates of the first and the last dated
	// document that cites it.
	FirstCited string
	LastCited  string
	Provinces  []ProvinceCount // of the documents that cite it, the most mentions first
	Document   string          // Document.ID of the corpus's own copy of it; empty for none
}

// ProvinceCount is how often the documents of one province cite an instrument.
type ProvinceCount struct {
	Province  string // its name; empty for documents of no province
	Mentions  int
	Documents int
}
