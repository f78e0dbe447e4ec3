package corpus

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
)

// Instruments implements Store.
func (s *store) Instruments(ctx context.Context) iter.Seq2[trichluc.Instrument, error] {
	return s.instruments(ctx, "")
}

// InstrumentsOf implements Store.
func (s *store) InstrumentsOf(ctx context.Context, documentIDs []string) iter.Seq2[trichluc.Instrument, error] {
	args := make([]any, len(documentIDs))
	for i, id := range documentIDs {
		args[i] = id
	}
	return s.instruments(ctx, `WHERE instrument IN (SELECT c.instrument FROM citations c JOIN documents d ON d.document = c.document
		WHERE c.form IS NOT 'self' AND d.id IN (`+marks(len(args))+`))`, args...)
}

// Instrument implements Store.
func (s *store) Instrument(ctx context.Context, id string) (trichluc.Instrument, error) {
	for i, err := range s.instruments(ctx, "WHERE instrument = ?", id) {
		return i, err
	}
	for d, err := range query(ctx, s.r, documentColumns, nil, `documents x WHERE x.superseded_by IS NULL AND x.document IN
		(SELECT document FROM citations WHERE form = 'self' AND instrument = ?) ORDER BY x.source, x.id LIMIT 1`, id) {
		if err != nil {
			return trichluc.Instrument{}, fmt.Errorf("corpus: get instrument: %w", explain(s.path, err))
		}
		m := d.Metadata
		return trichluc.Instrument{ID: id, Type: m.Kind, Number: m.Number, Symbol: m.Symbol, Key: m.Key, Issuer: m.Issuer, Date: m.Date,
			Title: m.Title, Variants: []string{}, Conflicts: []string{}, Document: d.ID}, nil
	}
	return trichluc.Instrument{}, fmt.Errorf("%w: instrument %s", ErrNotFound, id)
}

// instruments sums up the mentions that a condition chooses. The view of the
// same name says the same for people who ask in SQL; in one pass it is done
// several times faster, and a test holds the two together.
func (s *store) instruments(ctx context.Context, where string, args ...any) iter.Seq2[trichluc.Instrument, error] {
	return func(yield func(trichluc.Instrument, error) bool) {
		err := s.eachInstrument(ctx, where, args, func(i trichluc.Instrument) bool { return yield(i, nil) })
		if err != nil {
			yield(trichluc.Instrument{}, fmt.Errorf("corpus: list instruments: %w", explain(s.path, err)))
		}
	}
}

func (s *store) eachInstrument(ctx context.Context, where string, args []any, do func(trichluc.Instrument) bool) error {
	copies, err := s.ownCopies(ctx, where, args)
	if err != nil {
		return err
	}
	rows, err := s.r.QueryContext(ctx, `SELECT instrument, document, document_date, document_province, conflicts,
		type, CASE WHEN form NOT IN ('alias', 'reference') THEN type END, number, symbol, key, issuer, date, subject,
		CASE WHEN form IN ('law', 'alias') THEN text END, key_printed FROM mentions `+where+` ORDER BY instrument`, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	sum := newSum(copies)
	for rows.Next() {
		m := said{}
		if err := rows.Scan(m.fields()...); err != nil {
			return err
		}
		if sum.id != m.id {
			if sum.id != "" && !do(sum.instrument()) {
				return nil
			}
			sum.begin(m.id)
		}
		sum.add(&m)
	}
	if err := rows.Err(); err != nil || sum.id == "" {
		return err
	}
	do(sum.instrument())
	return nil
}

// ownCopies tells which documents of the corpus are themselves instruments
// that the condition chooses, by instrument; of several the first by source.
func (s *store) ownCopies(ctx context.Context, where string, args []any) (map[string]string, error) {
	rows, err := s.r.QueryContext(ctx, `SELECT o.instrument, d.id FROM (SELECT * FROM citations `+where+`) o JOIN documents d ON d.document = o.document
		WHERE o.form = 'self' AND o.instrument IS NOT NULL AND d.superseded_by IS NULL ORDER BY d.source, d.id`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	copies := map[string]string{}
	for rows.Next() {
		var instrument, id string
		if err := rows.Scan(&instrument, &id); err != nil {
			return nil, err
		}
		if copies[instrument] == "" {
			copies[instrument] = id
		}
	}
	return copies, rows.Err()
}

// said is what one mention says of its instrument, and where.
type said struct {
	id        string
	document  int64
	date      sql.NullString // of the document that cites
	province  sql.NullString
	conflicts []string
	facts     [facts]sql.NullString
}

// fields are where a mention is read into, in the order in which it is
// selected.
func (m *said) fields() []any {
	into := []any{&m.id, &m.document, &m.date, &m.province, list[string]{&m.conflicts}}
	for f := range m.facts {
		into = append(into, &m.facts[f])
	}
	return into
}

// What mentions say of an instrument, in the order in which it is selected.
const (
	factCalled = iota // the kind by which it is called: the decision of Đề án 06 is also a "Đề án"
	factType          // the same where it is cited by its number or name
	factNumber
	factSymbol
	factKey
	factIssuer
	factDate
	factSubject
	factName // how laws and aliases are named in the text
	factPrinted
	facts
)

// sum is the sum of an instrument's mentions.
type sum struct {
	id        string
	mentions  int
	documents map[int64]bool
	provinces map[string]*trichluc.ProvinceCount
	first     string
	last      string
	conflicts map[string]int
	said      [facts]map[string]int // how many mentions say so
	copies    map[string]string     // the corpus's own copies, by instrument
}

func newSum(copies map[string]string) *sum {
	s := &sum{copies: copies, documents: map[int64]bool{}, provinces: map[string]*trichluc.ProvinceCount{}, conflicts: map[string]int{}}
	for f := range s.said {
		s.said[f] = map[string]int{}
	}
	return s
}

func (s *sum) begin(id string) {
	s.id, s.mentions, s.first, s.last = id, 0, "", ""
	clear(s.documents)
	clear(s.provinces)
	clear(s.conflicts)
	for f := range s.said {
		clear(s.said[f])
	}
}

func (s *sum) add(m *said) {
	s.mentions++
	p := s.provinces[m.province.String]
	if p == nil {
		p = &trichluc.ProvinceCount{Province: m.province.String}
		s.provinces[m.province.String] = p
	}
	p.Mentions++
	if !s.documents[m.document] { // a document is of one province
		s.documents[m.document] = true
		p.Documents++
	}
	if m.date.Valid {
		if s.first == "" || m.date.String < s.first {
			s.first = m.date.String
		}
		s.last = max(s.last, m.date.String)
	}
	for _, c := range m.conflicts {
		s.conflicts[c]++
	}
	for f, words := range m.facts {
		if words.Valid {
			s.said[f][words.String]++
		}
	}
}

func (s *sum) instrument() trichluc.Instrument {
	dropVague(s.said[factDate])
	i := trichluc.Instrument{
		ID: s.id, Type: cmp.Or(most(s.said[factType], nil), most(s.said[factCalled], nil)), Number: most(s.said[factNumber], nil), Symbol: most(s.said[factSymbol], nil),
		Key: most(s.said[factKey], nil), Issuer: most(s.said[factIssuer], nil), Date: most(s.said[factDate], nil),
		Title:    cmp.Or(most(s.said[factSubject], utf8.RuneCountInString), most(s.said[factName], utf8.RuneCountInString)),
		Mentions: s.mentions, Documents: len(s.documents), FirstCited: s.first, LastCited: s.last, Document: s.copies[s.id],
		Variants: slices.AppendSeq([]string{}, maps.Keys(s.said[factPrinted])), Conflicts: []string{},
	}
	slices.Sort(i.Variants)
	if dates := tallied(s.said[factDate]); len(dates) > 1 {
		i.Conflicts = append(i.Conflicts, "date: "+strings.Join(dates, ", "))
	}
	i.Conflicts = append(i.Conflicts, tallied(s.conflicts)...)
	for _, p := range s.provinces {
		i.Provinces = append(i.Provinces, *p)
	}
	slices.SortFunc(i.Provinces, func(a, b trichluc.ProvinceCount) int {
		return cmp.Or(cmp.Compare(b.Mentions, a.Mentions), strings.Compare(a.Province, b.Province))
	})
	return i
}

// tallied is ranked, each with how many mentions say so: "2020-06-03 (2)".
func tallied(said map[string]int) []string {
	all := ranked(said, nil)
	for i, words := range all {
		all[i] = fmt.Sprintf("%s (%d)", words, said[words])
	}
	return all
}

// dropVague leaves out dates that a longer one makes precise: "2020" says
// nothing against "2020-06-03".
func dropVague(dates map[string]int) {
	for d := range dates {
		for precise := range dates {
			if len(precise) > len(d) && strings.HasPrefix(precise, d) {
				delete(dates, d)
			}
		}
	}
}

// most is what most mentions say; of equals the longer, where longer is given,
// and then the first of the alphabet.
func most(said map[string]int, longer func(string) int) string {
	if all := ranked(said, longer); len(all) > 0 {
		return all[0]
	}
	return ""
}

func ranked(said map[string]int, longer func(string) int) []string {
	return slices.SortedFunc(maps.Keys(said), func(a, b string) int {
		order := cmp.Compare(said[b], said[a])
		if order == 0 && longer != nil {
			order = cmp.Compare(longer(b), longer(a))
		}
		return cmp.Or(order, strings.Compare(a, b))
	})
}
