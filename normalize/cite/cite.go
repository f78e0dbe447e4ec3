// Package cite finds the documents that a report cites and says which they
// are.
//
// A citation is found by one of four signs, each read by its own file: a
// document number (scan.go, grammar.go), the name of a law (law.go), the short
// name of a programme (alias.go), a word that points back ("Kế hoạch này",
// reference.go). What it is about (subject.go) and what the report does with
// it (relation.go) is read from the words after and before it; who issued it
// and which instrument it therefore is (resolve.go) from the text, from its
// symbol and from where the report comes from. What cannot be told is left
// empty.
package cite

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/agency"
	"github.com/trichluc/trichluc/normalize/place"
)

// reader holds what is known while one document is read.
type reader struct {
	doc        *trichluc.Document
	passages   *passages
	home       agency.Home
	symbols    map[string]*symbol // as printed -> what it says
	found      []*mention         // before it is settled which of them overlap
	spare      []mention          // room for the next ones
	subjectEnd map[*mention]int
	opened     map[int]bool // places in passages.order whose block opens with a citation
	intro      string       // the line above a list that was read last
	introSays  trichluc.Relation
}

func newReader(d *trichluc.Document) *reader {
	return &reader{doc: d, passages: newPassages(d), home: homeOf(d.Metadata), symbols: map[string]*symbol{}, subjectEnd: map[*mention]int{}, opened: map[int]bool{}}
}

// Document lists the citations of a report in the order of its text. Its
// Metadata must be filled: they tell what "UBND tỉnh" means in it.
func Document(d *trichluc.Document) []trichluc.Citation {
	w := newReader(d)
	mentions := w.collect()
	for _, m := range mentions {
		if m.block >= 0 && m.opens(m.lead) {
			w.opened[w.passages.nth[m.block]] = true
		}
	}
	for _, group := range byPassage(mentions) {
		w.readSubjects(group)
		for _, m := range group {
			if m.subject == "" && m.form == trichluc.FormExplicit {
				m.readRow()
			}
		}
		w.place(group)
		for i, m := range group {
			var previous *mention
			if i > 0 {
				previous = group[i-1]
			}
			m.relation = w.relate(m, previous)
		}
	}
	w.resolve(mentions)
	mentions = w.settleShort(mentions)
	named := w.shortNames(mentions)
	mentions = append(mentions, append(w.references(mentions), named...)...)
	slices.SortStableFunc(mentions, func(a, b *mention) int { return cmp.Compare(a.offset(), b.offset()) })
	out := make([]trichluc.Citation, 0, len(mentions))
	for _, m := range mentions {
		out = append(out, w.citation(m))
	}
	return out
}

// homeOf tells where a report comes from, by its metadata.
func homeOf(md trichluc.Metadata) agency.Home {
	h := agency.Home{}
	if p, ok := place.ByName(md.Province.Name); ok {
		h.Province = p
	}
	if who, ok := agency.At(md.Issuer, 0); ok {
		h.Local, h.Called = who.In(h).Local, who.Called()
	}
	return h
}

func (m *mention) offset() int { return m.passage.start + m.start }

func byPassage(mentions []*mention) [][]*mention {
	var groups [][]*mention
	for i := 0; i < len(mentions); {
		j := i + 1
		for j < len(mentions) && mentions[j].passage.start == mentions[i].passage.start {
			j++
		}
		groups = append(groups, mentions[i:j])
		i = j
	}
	return groups
}

func (w *reader) readSubjects(group []*mention) {
	for i, m := range group {
		if m.form != trichluc.FormExplicit {
			continue
		}
		n := i + 1
		for n < len(group) && group[n].lead < m.end+subjectLimit {
			n++
		}
		start, end := subjectOf(m, group[i+1:n])
		w.subjectEnd[m] = end
		for _, o := range group[i+1 : n] {
			if start <= o.start && o.start < end {
				o.inside = m
			}
		}
		m.subject = withoutMarks(m.text[start:end])
	}
}

// superscripts are the figures that marks of footnotes are set in.
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// withoutMarks drops the marks of footnotes from words and folds spaces.
func withoutMarks(s string) string {
	if isTidy(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(superscripts, r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// isTidy reports whether s has single spaces inside and no byte that a
// superscript or another sort of space begins with.
func isTidy(s string) bool {
	last := byte(' ')
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ' && last == ' ', c < ' ', c == 0xC2, c == 0xE2, c == 0xE3:
			return false
		default:
			last = c
		}
	}
	return s == "" || last != ' '
}

// citation says a mention in the vocabulary.
func (w *reader) citation(m *mention) trichluc.Citation {
	start, end := m.offset(), m.passage.start+m.end
	c := trichluc.Citation{
		Text: m.text[m.start:m.end], Number: m.number.Digits, Year: m.number.Year, Symbol: m.symbol, SymbolPrinted: m.number.Symbol,
		Key: m.key, Date: m.date.ISO, DatePrecision: m.date.Precision, Issuer: m.agency.Name, Subject: m.subject, Form: m.form,
		Pinpoint: m.pinpoint, Relation: m.relation, Instrument: m.instrument, Candidates: m.candidates, Conflicts: m.conflicts, Confidence: m.confidence,
		Quote:    m.sentence(m.start, m.end),
		Location: trichluc.Location{Page: m.page, Section: m.section, Row: m.row, Column: m.column, Start: start, End: end, Box: m.box},
	}
	if m.kind != nil {
		c.Type = m.kind.Name
	}
	if m.hasIssuer && m.issuer.End > 0 {
		c.IssuerText = m.text[m.issuer.Start:m.issuer.End]
	}
	if m.table != nil {
		c.Location.Table = m.table.ID
	}
	if m.inside != nil && m.inside.instrument != "" {
		c.Inside = w.id(m.inside)
	}
	c.ID = w.id(m)
	return c
}

// id names a mention for good: by its document, place and words.
func (w *reader) id(m *mention) string {
	said := make([]byte, 0, 512)
	said = append(append(said, w.doc.ID...), 0)
	said = append(strconv.AppendInt(said, int64(m.offset()), 10), 0)
	said = append(append(said, m.form...), 0)
	sum := sha256.Sum256(append(said, m.text[m.start:m.end]...))
	return hex.EncodeToString(sum[:8])
}

// place says who issued each of the passage's citations.
func (w *reader) place(group []*mention) {
	shareIssuer(group)
	for i, m := range group {
		if i > 0 {
			w.takeSpeaker(m, group[i-1])
		}
		m.agency, m.confidence = w.issuer(m)
		if m.number.Misread {
			m.confidence = min(m.confidence, doubtful)
		}
	}
}

// shareIssuer gives the citations of a list that shares its kind the issuer
// that is printed once, before the first ("các Quyết định của UBND tỉnh: số
// ..., số ...") or behind the last, if their symbols name the same body.
func shareIssuer(group []*mention) {
	for i := 0; i < len(group); {
		j := i + 1
		for j < len(group) && group[j].sharing {
			j++
		}
		first, last := group[i], group[j-1]
		for _, m := range group[i:j] {
			for _, from := range []*mention{first, last} {
				if !m.hasIssuer && from.hasIssuer && from.issuer.End > 0 && m.symbol == from.symbol {
					m.issuer, m.hasIssuer = from.issuer, true
					m.issuer.Start, m.issuer.End = 0, 0 // not printed here
				}
			}
		}
		i = j
	}
}
