package cite

import (
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/agency"
	"github.com/trichluc/trichluc/normalize/place"
	"github.com/trichluc/trichluc/normalize/serial"
)

// The functions of this file let the mentions of one report help each other:
// what one leaves out, another may say.

// share gives mentions of one number that lack year or issuer those of the
// others, if the others agree.
func share(group []*mention) {
	issuer, issuers := agency.Agency{}, 0
	for _, m := range group {
		if m.hasIssuer && m.agency.Path() != "" && m.agency.Path() != issuer.Path() {
			issuer = m.agency
			issuers++
		}
	}
	dated := map[string][]*mention{} // by issuer: one mention a year
	for _, m := range group {
		if !m.hasIssuer && issuers == 1 && (m.agency.Generic || m.agency.Path() == "" || m.agency.Central && issuer.Central) {
			m.agency = issuer
		}
		if by := m.agency.Path(); m.year() != "" && !slices.ContainsFunc(dated[by], func(o *mention) bool { return o.year() == m.year() }) {
			dated[by] = append(dated[by], m)
		}
	}
	for _, m := range group {
		if known := dated[m.agency.Path()]; m.year() == "" && len(known) == 1 && alike(m.subject, known[0].subject) {
			m.edition = known[0].year()
		}
	}
}

// leastAlike is the share of the shorter subject's words that two mentions of
// one document have in common at least: what is left out or added in citing
// keeps more than half of them, documents of other years share the words of
// office language, a fifth.
const leastAlike = 0.35

// alike reports whether two subjects may be those of one document; one that is
// not said may be any.
func alike(a, b string) bool {
	if a == "" || b == "" {
		return true
	}
	shorter, longer := strings.Fields(viet.Fold(a)), strings.Fields(viet.Fold(b))
	if len(shorter) > len(longer) {
		shorter, longer = longer, shorter
	}
	common := 0
	for _, word := range shorter {
		if slices.Contains(longer, word) {
			common++
		}
	}
	return float64(common) >= leastAlike*float64(len(shorter))
}

// offer names the documents that mentions of one number may mean where it
// cannot be told which of them.
func offer(group []*mention) {
	for _, m := range group {
		if m.instrument == "" {
			m.candidates = instrumentsOf(slices.DeleteFunc(slices.Clone(group), func(o *mention) bool {
				return o.instrument == "" || m.hasIssuer && o.agency.Path() != m.agency.Path()
			}))
		}
	}
}

// settleShort takes each citation without a symbol for the one document of
// that kind, number and year that the report cites in full, and drops those
// that nothing shows to be a citation.
func (w *reader) settleShort(mentions []*mention) []*mention {
	full := map[string][]*mention{} // by number
	for _, o := range mentions {
		if !o.bare && o.form == trichluc.FormExplicit && o.instrument != "" {
			full[o.number.Digits] = append(full[o.number.Digits], o)
		}
	}
	for _, m := range mentions {
		if m.bare {
			w.settle(m, full[m.number.Digits])
		}
	}
	return slices.DeleteFunc(mentions, func(m *mention) bool { return m.bare && !m.said && m.instrument == "" })
}

// settle links a citation without a symbol with one of those in full that have
// its number.
func (w *reader) settle(m *mention, full []*mention) {
	var fits []*mention
	for _, o := range full {
		if m.sameKind(o) && (m.year() == "" || m.year() == o.year()) && m.issuedBy(o, w.home) {
			fits = append(fits, o)
		}
	}
	switch ids := instrumentsOf(fits); {
	case len(ids) == 1:
		m.means(fits[0])
	case len(ids) > 1:
		m.candidates, m.confidence = ids, doubtful
	case m.kind.Path == "nghi-dinh" && m.number.Year != "": // every decree is the Government's
		m.agency = w.named("Chính phủ")
		m.instrument, m.confidence = join(m.agency.Path(), m.kind.Path, m.number.Year, serial.Slug(m.number, "NĐ-CP")), inferred
	default:
		m.instrument, m.confidence = "", doubtful
		if !m.hasIssuer {
			m.agency = agency.Agency{}
		}
	}
}

// unifyLaws takes a law without a year for the one of that name that the same
// report cites with its year, if there is only one.
func unifyLaws(mentions []*mention) {
	editions := map[string]map[string]bool{}
	for _, m := range mentions {
		if m.instrument == "" || m.name == "" {
			continue
		}
		if year := m.year(); year != "" {
			key := m.kind.Path + "|" + place.Slug(m.name)
			if editions[key] == nil {
				editions[key] = map[string]bool{}
			}
			editions[key][m.instrument] = true
		}
	}
	for _, m := range mentions {
		ids := editions[kindPath(m)+"|"+place.Slug(m.name)]
		if m.form == trichluc.FormLaw && m.date.ISO == "" && len(ids) == 1 {
			for id := range ids {
				m.instrument = id
			}
		}
	}
}

func kindPath(m *mention) string {
	if m.kind == nil {
		return ""
	}
	return m.kind.Path
}

// resolveAliases takes a short name that no table knows ("Đề án 131") for the
// decision of that number, if the report cites exactly one.
func (w *reader) resolveAliases(mentions []*mention) {
	for _, a := range mentions {
		if a.form != trichluc.FormAlias || a.programme != nil {
			continue
		}
		ids := map[string]agency.Agency{}
		for _, m := range mentions {
			if m.form == trichluc.FormExplicit && !m.bare && m.instrument != "" && m.number.Digits == a.number.Digits && m.pathOfKind() == "quyet-dinh" {
				ids[m.instrument] = m.agency
			}
		}
		a.agency = agency.Agency{}
		if len(ids) == 1 {
			for id, who := range ids {
				a.instrument, a.agency = id, who
			}
		}
	}
}
