package cite

import (
	"github.com/trichluc/trichluc/normalize/serial"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/agency"
	"github.com/trichluc/trichluc/normalize/place"
)

// How sure a citation is by what it rests on: its parts printed in full, one
// of them inferred, or hardly any evidence.
const (
	sure     = 0.98
	inferred = 0.9
	doubtful = 0.6
)

// issuer says who issued the cited document: as printed; else as its symbol
// says; a symbol that says too little (BCĐ) is completed from the words before
// it, from what the document is about, from the report's own issuer.
func (w *reader) issuer(m *mention) (agency.Agency, float64) {
	switch {
	case m.form == trichluc.FormLaw:
		return w.named(map[string]string{"phap-lenh": "Ủy ban Thường vụ Quốc hội"}[m.kind.Path], "Quốc hội"), sure
	case m.programme != nil:
		return w.named(m.programme.issuer, ""), sure
	case m.form == trichluc.FormAlias:
		return w.named("Thủ tướng Chính phủ", ""), doubtful
	case m.bare && m.hasIssuer:
		return m.issuer.In(w.home), doubtful
	case m.bare:
		return agency.Agency{}, doubtful
	}
	if all, ok := w.joint(m); ok {
		return all, sure
	}
	bySymbol, known := serial.Issuer(m.symbol)
	switch {
	case m.hasIssuer && known && bySymbol.IsOffice() && !m.issuer.Same(bySymbol):
		m.issuer = withPlace(bySymbol, m.issuer) // the office numbers what the body says
		return m.issuer.In(w.home), inferred
	case m.hasIssuer && !m.issuer.IsGeneric():
		if _, rest := serial.Split(m.symbol); known && !bySymbol.IsGeneric() && !m.issuer.Same(bySymbol) && !m.issuer.Uses(rest) {
			m.conflicts = append(m.conflicts, "issuer: "+m.issuer.In(w.home).Name+", "+m.symbol)
			return m.issuer.In(w.home), inferred
		}
		return m.issuer.In(w.home), sure
	case known && !bySymbol.IsGeneric():
		if who, sureness, ok := w.speakerOf(m, bySymbol); ok {
			return who.In(w.home), sureness
		}
		if _, rest := serial.Split(m.symbol); agency.Shared(rest) {
			return w.ofParty(m)
		}
		if m.number.Year != "" && agency.IsCommune(w.home.Local) {
			return bySymbol.In(agency.Home{Province: w.home.Province}), doubtful // communes seldom make law; they cite the province's
		}
		return bySymbol.In(w.home), sure
	}
	if who, ok := w.bodyBefore(m); ok && (!known || strings.HasPrefix(who.In(w.home).Body, bySymbol.In(w.home).Body)) {
		return who.In(w.home), inferred
	}
	if a, ok := w.ownIssuer(m); ok {
		return a, inferred
	}
	if who, ok := bodyIn(m.subject); ok && known && strings.HasPrefix(who.In(w.home).Body, bySymbol.In(w.home).Body) {
		return who.In(w.home), doubtful
	}
	if known {
		return bySymbol.In(w.home), doubtful
	}
	return agency.Agency{}, doubtful
}

// withPlace gives the office the place of the body that it serves.
func withPlace(office, body agency.Mention) agency.Mention {
	office.Start, office.End = body.Start, body.End
	return office.At(body)
}

// named finds a body by its name; the first that is given.
func (w *reader) named(names ...string) agency.Agency {
	for _, name := range names {
		if who, ok := agency.At(name, 0); ok {
			return who.In(w.home)
		}
	}
	return agency.Agency{}
}

// ownIssuer: a symbol that ends like the report's own names the same body.
func (w *reader) ownIssuer(m *mention) (agency.Agency, bool) {
	_, own := serial.Split(serial.Mend(w.doc.Metadata.Symbol))
	_, rest := serial.Split(m.symbol)
	if own == "" || own != rest {
		return agency.Agency{}, false
	}
	who, ok := agency.At(w.doc.Metadata.Issuer, 0)
	if !ok {
		return agency.Agency{}, false
	}
	return who.In(w.home), true
}

func bodyIn(text string) (agency.Mention, bool) {
	for i := range text {
		if i == 0 || text[i-1] == ' ' {
			if who, ok := agency.At(text, i); ok {
				return who, true
			}
		}
	}
	return agency.Mention{}, false
}

// resolve names the instrument of each citation. Mentions of one number help
// each other: where one prints date or issuer and is alone in doing so, the
// others mean the same document.
func (w *reader) resolve(mentions []*mention) {
	groups := map[string][]*mention{}
	for _, m := range mentions {
		w.markSelf(m)
		m.checkDate()
		if m.form == trichluc.FormExplicit && !m.bare && m.number.Digits != "" {
			key := m.pathOfKind() + "|" + serial.Slug(m.number, m.symbol)
			groups[key] = append(groups[key], m)
		}
	}
	for _, g := range groups {
		share(g)
	}
	for _, m := range mentions {
		m.instrument = w.identify(m)
		if m.instrument == "" {
			m.confidence = min(m.confidence, inferred)
		}
	}
	for _, g := range groups {
		offer(g)
	}
	w.resolveAliases(mentions)
	unifyLaws(mentions)
}

// markSelf recognises the report's own number, also where it was left blank.
func (w *reader) markSelf(m *mention) {
	own := w.doc.Metadata
	if m.form != trichluc.FormExplicit || m.bare {
		return
	}
	if own.Symbol == "" {
		if m.number.Digits == "" && m.kind != nil && m.kind.Name == own.Kind { // a number line left blank
			m.form = trichluc.FormSelf
		}
		return
	}
	if !strings.EqualFold(place.Slug(m.symbol), place.Slug(own.Symbol)) {
		return
	}
	same := strings.TrimLeft(m.number.Digits, "0") == strings.TrimLeft(own.Number, "0")
	if !same || m.number.Digits != "" && m.date.ISO != "" && own.Date != "" && !strings.HasPrefix(m.date.ISO, own.Date[:4]) {
		return
	}
	m.form = trichluc.FormSelf
	if m.date.ISO == "" {
		m.date.ISO, m.date.Precision = own.Date, own.DatePrecision
	}
	if who, ok := agency.At(own.Issuer, 0); ok {
		m.agency = who.In(w.home)
	}
}

// year is the year of the document's number or date.
func (m *mention) year() string {
	switch {
	case m.number.Year != "":
		return m.number.Year
	case len(m.date.ISO) >= 4:
		return m.date.ISO[:4]
	}
	return ""
}

// pathOfKind is the kind of document in an identifier. The symbol tells it,
// whatever word stands before the number ("Văn bản số 84/KH-UBND", "Đề án số
// 12/QĐ-UBND"); a symbol that names none leaves it to the word, and a "văn
// bản" is then a letter.
func (m *mention) pathOfKind() string {
	t, _ := serial.Split(m.symbol)
	if t != nil && t.Path != "-" && m.symbol != "" {
		return t.Path
	}
	if m.kind != nil && m.kind.Path != "-" {
		return m.kind.Path
	}
	return kindOfSymbol(t).Path
}

// identify builds the instrument's identifier; empty while its issuer, number
// or year is unknown. A law is known by its name.
func (w *reader) identify(m *mention) string {
	switch {
	case m.form == trichluc.FormLaw:
		return lawID(m)
	case m.programme != nil:
		p := m.programme
		return join(m.agency.Path(), p.kind.Path, yearOf(p.date, p.number), serial.Slug(p.number, p.symbol))
	case m.bare || m.number.Digits == "" || m.form == trichluc.FormAlias || m.agency.Path() == "":
		return ""
	}
	if l := laws().keys[m.key]; l != nil {
		return join(m.agency.Path(), lawPath(l.kind, l.name, m.number.Year))
	}
	year := m.year()
	if year == "" {
		year = m.edition
	}
	if year == "" {
		return ""
	}
	return join(m.agency.Path(), m.pathOfKind(), year, serial.Slug(m.number, m.symbol))
}

func yearOf(iso string, n serial.Number) string {
	if n.Year != "" {
		return n.Year
	}
	return iso[:4]
}

func join(parts ...string) string { return "vn/" + strings.Join(parts, "/") }

// lawID names a law by its name; see lawPath.
func lawID(m *mention) string {
	name := m.name
	if name == "" {
		name = m.kind.Name
	}
	return join(m.agency.Path(), lawPath(m.kind, name, m.year()))
}

// lawPath is a law's part of an identifier: its name, with the year where one
// is said, for laws of one name follow each other. A name that only one law
// is known to have had needs no year: with and without it, the same is meant.
func lawPath(kind *serial.Kind, name, year string) string {
	if set := laws().names[kind]; set != nil {
		if l, end, ok := set.At(name, 0); ok && end == len(name) && len(l.years) == 1 && l.years[0] == year {
			year = ""
		}
	}
	if year == "" {
		return kind.Path + "/" + place.Slug(name)
	}
	return kind.Path + "/" + year + "/" + place.Slug(name)
}
