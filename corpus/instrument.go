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
	rows, err := s.r.QueryContext(ctx, `SELECT instrument, document, type, number, symbol, key, issuer, date, subject,
		CASE WHEN form IN ('law', 'alias') THEN text END, key_printed FROM mentions `+where+` ORDER BY instrument`, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	sum := newSum()
	for rows.Next() {
		var id string
		var document int64
		var facts [facts]sql.NullString
		into := []any{&id, &document}
		for f := range facts {
			into = append(into, &facts[f])
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if sum.id != id {
			if sum.id != "" && !do(sum.instrument()) {
				return nil
			}
			sum.begin(id)
		}
		sum.add(document, facts)
	}
	if err := rows.Err(); err != nil || sum.id == "" {
		return err
	}
	do(sum.instrument())
	return nil
}

// What mentions say of an instrument, in the order in which it is selected.
const (
	factType = iota
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
	said      [facts]map[string]int // how many mentions say so
}

func newSum() *sum {
	s := &sum{documents: map[int64]bool{}}
	for f := range s.said {
		s.said[f] = map[string]int{}
	}
	return s
}

func (s *sum) begin(id string) {
	s.id, s.mentions = id, 0
	clear(s.documents)
	for f := range s.said {
		clear(s.said[f])
	}
}

func (s *sum) add(document int64, said [facts]sql.NullString) {
	s.mentions++
	s.documents[document] = true
	for f, words := range said {
		if words.Valid {
			s.said[f][words.String]++
		}
	}
}

func (s *sum) instrument() trichluc.Instrument {
	dropVague(s.said[factDate])
	i := trichluc.Instrument{
		ID: s.id, Type: most(s.said[factType], nil), Number: most(s.said[factNumber], nil), Symbol: most(s.said[factSymbol], nil),
		Key: most(s.said[factKey], nil), Issuer: most(s.said[factIssuer], nil), Date: most(s.said[factDate], nil),
		Title:    cmp.Or(most(s.said[factSubject], utf8.RuneCountInString), most(s.said[factName], utf8.RuneCountInString)),
		Mentions: s.mentions, Documents: len(s.documents),
		Variants: slices.AppendSeq([]string{}, maps.Keys(s.said[factPrinted])), Conflicts: []string{},
	}
	slices.Sort(i.Variants)
	if dates := ranked(s.said[factDate], nil); len(dates) > 1 {
		for d, date := range dates {
			dates[d] = fmt.Sprintf("%s (%d)", date, s.said[factDate][date])
		}
		i.Conflicts = append(i.Conflicts, "date: "+strings.Join(dates, ", "))
	}
	return i
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
