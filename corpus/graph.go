package corpus

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
)

// Edge says that one document cites another.
type Edge struct {
	From     string // Instrument.ID; DocumentNode of a document that bears no number
	To       string // Instrument.ID
	Relation trichluc.Relation
	Reported bool // a third document says so: "Kế hoạch A triển khai Quyết định B"
	Mentions int  // citations that say so
	// Passage is the first of them, by source and place.
	Passage Placed[trichluc.Citation]
}

// documentNode opens the name, in edges, of a document that bears no number.
const documentNode = "document/"

// DocumentNode names a document in edges while it bears no number of its own.
func DocumentNode(documentID string) string { return documentNode + documentID }

// EdgesOf narrows edges to those from or to one instrument, and to what the
// documents selected say; empty fields do not narrow.
type EdgesOf struct {
	From, To string
	In       Selection
}

// Edges implements Store.
func (s *store) Edges(ctx context.Context, of EdgesOf) iter.Seq2[Edge, error] {
	return func(yield func(Edge, error) bool) {
		where, args, err := s.where(ctx, s.r, of.In)
		if err != nil {
			yield(Edge{}, fmt.Errorf("corpus: list edges: %w", err))
			return
		}
		s.edges(ctx, of, where, args, yield)
	}
}

func (s *store) edges(ctx context.Context, of EdgesOf, where string, values []any, yield func(Edge, error) bool) {
	said, args := edgesSaid(of, where, values)
	rest := `(SELECT source, target, relation, reported, count(*) AS mentions, document, ordinal,
			min(path || char(1) || printf('%09d', ordinal)) FROM (` + said + `) WHERE source <> target
			GROUP BY source, target, relation, reported) e
		JOIN citations x ON x.document = e.document AND x.ordinal = e.ordinal
		JOIN documents d ON d.document = e.document
		ORDER BY e.source, e.target, e.relation, e.reported`
	var e Edge
	var err error
	also := map[string]any{"e.source": &e.From, "e.target": &e.To, "e.reported": &e.Reported, "e.mentions": &e.Mentions,
		"d.id": &e.Passage.Document, "d.source": &e.Passage.Source}
	for e.Passage.Row, err = range query(ctx, s.r, citationColumns, also, rest, args...) {
		if err != nil {
			err = fmt.Errorf("corpus: list edges: %w", explain(s.path, err))
		}
		e.Relation = e.Passage.Row.Relation
		if !yield(e, err) {
			return
		}
	}
}

// edgesSaid selects the mentions that are edges, as the view of that name does
// for people who ask in SQL: of the documents that cite, and of citations that
// stand in the subject of another. A condition inside each lets the indexes
// find the few rows of one instrument; a test holds the two together.
func edgesSaid(of EdgesOf, where string, values []any) (string, []any) {
	const own = `(SELECT min(o.instrument) FROM citations o WHERE o.document = m.document AND o.form = 'self' AND o.instrument IS NOT NULL)`
	direct := `SELECT coalesce(` + own + `, '` + documentNode + `' || d.id) AS source, m.instrument AS target, m.relation, 0 AS reported,
		m.document, m.ordinal, d.source || char(1) || d.id AS path FROM citations m JOIN documents d ON d.document = m.document
		WHERE m.instrument IS NOT NULL AND m.form IS NOT 'self' AND ` + where
	// CROSS JOIN begins with the citation that the condition chooses.
	outer := "citations m INDEXED BY citations_inside CROSS JOIN citations f ON f.document = m.document AND f.id = m.inside"
	switch {
	case of.From != "":
		outer = "citations f CROSS JOIN citations m INDEXED BY citations_inside ON m.document = f.document AND m.inside = f.id"
	case of.To != "":
		outer = "citations m INDEXED BY citations_by_instrument CROSS JOIN citations f ON f.document = m.document AND f.id = m.inside"
	}
	reported := `SELECT f.instrument, m.instrument, m.relation, 1, m.document, m.ordinal, d.source || char(1) || d.id
		FROM ` + outer + ` JOIN documents d ON d.document = m.document
		WHERE m.inside IS NOT NULL AND m.instrument IS NOT NULL AND m.form IS NOT 'self' AND f.instrument IS NOT NULL AND f.form IS NOT 'self' AND ` + where
	of1, of2 := slices.Clone(values), slices.Clone(values)
	if id, numberless := strings.CutPrefix(of.From, documentNode); numberless {
		direct, of1 = direct+" AND d.id = ?", append(of1, id)
	} else if of.From != "" {
		direct += " AND m.document IN (SELECT document FROM citations WHERE form = 'self' AND instrument = ?) AND " + own + " = ?"
		of1 = append(of1, of.From, of.From)
	}
	if of.From != "" {
		reported, of2 = reported+" AND f.instrument = ?", append(of2, of.From)
	}
	if of.To != "" {
		direct, of1 = direct+" AND m.instrument = ?", append(of1, of.To)
		reported, of2 = reported+" AND m.instrument = ?", append(of2, of.To)
	}
	return direct + " UNION ALL " + reported, append(of1, of2...)
}

// FindInstruments implements Store.
func (s *store) FindInstruments(ctx context.Context, name string) ([]string, error) {
	found, err := s.findInstruments(ctx, strings.TrimSpace(name))
	if err != nil {
		return nil, fmt.Errorf("corpus: find instrument %q: %w", name, explain(s.path, err))
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%w: no instrument is called %q", ErrNotFound, name)
	}
	return found, nil
}

func (s *store) findInstruments(ctx context.Context, name string) (found []string, err error) {
	known, err := s.strings(ctx, "SELECT instrument, '' FROM citations WHERE instrument = ? LIMIT 1", name)
	if err != nil || len(known) > 0 {
		return []string{name}[:len(known)], err
	}
	digits := strings.IndexFunc(name, func(r rune) bool { return r >= '0' && r <= '9' })
	if digits < 0 {
		return nil, nil
	}
	key := strings.TrimLeft(name[digits:], "0")
	number := key[:len(key)-len(strings.TrimLeft(key, "0123456789"))]
	all, err := s.strings(ctx, `SELECT DISTINCT instrument, key FROM citations
		WHERE ltrim(number, '0') = ? AND instrument IS NOT NULL AND form IN ('explicit', 'self') AND symbol IS NOT NULL ORDER BY instrument`, number)
	if err != nil {
		return nil, err
	}
	for _, row := range all {
		if wanted := comparableKey(key); wanted == comparableKey(strings.TrimLeft(row[1], "0")) && (len(found) == 0 || found[len(found)-1] != row[0]) {
			found = append(found, row[0])
		}
	}
	return found, nil
}

// strings runs a query for pairs of texts.
func (s *store) strings(ctx context.Context, query string, args ...any) (all [][2]string, err error) {
	rows, err := s.r.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var row [2]string
		if err := rows.Scan(text(&row[0]), text(&row[1])); err != nil {
			return nil, err
		}
		all = append(all, row)
	}
	return all, rows.Err()
}

// mostCandidates is how many instruments are offered for one citation, here
// and in the view.
const mostCandidates = 8

// question is what an open citation says of the document that it means.
type question struct{ number, symbol, kind, issuer, year string }

// Candidates implements Store. The view of the same name says the same for
// people who ask in SQL; here each question is asked once, by the index.
func (s *store) Candidates(ctx context.Context, sel Selection) (map[string][]string, error) {
	asked, err := s.questions(ctx, sel)
	if err != nil {
		return nil, fmt.Errorf("corpus: list candidates: %w", explain(s.path, err))
	}
	all := map[string][]string{}
	for q, ids := range asked {
		found, err := s.answer(ctx, q)
		if err != nil {
			return nil, fmt.Errorf("corpus: list candidates: %w", explain(s.path, err))
		}
		for _, id := range ids {
			if len(found) > 0 {
				all[id] = found
			}
		}
	}
	return all, nil
}

// questions lists the open citations of the documents selected, as
// Citation.IDs, by what they say.
func (s *store) questions(ctx context.Context, sel Selection) (map[question][]string, error) {
	where, args, err := s.where(ctx, s.r, sel)
	if err != nil {
		return nil, err
	}
	rows, err := s.r.QueryContext(ctx, `SELECT c.id, ltrim(c.number, '0'), c.symbol, c.type, c.issuer, substr(c.date, 1, 4)
		FROM documents d CROSS JOIN citations c ON c.document = d.document
		WHERE c.instrument IS NULL AND c.number IS NOT NULL AND c.form IN ('explicit', 'alias') AND `+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	asked := map[question][]string{}
	for rows.Next() {
		var id string
		var q question
		if err := rows.Scan(text(&id), text(&q.number), text(&q.symbol), text(&q.kind), text(&q.issuer), text(&q.year)); err != nil {
			return nil, err
		}
		asked[q] = append(asked[q], id)
	}
	return asked, rows.Err()
}

// answer lists the instruments that a question fits.
func (s *store) answer(ctx context.Context, q question) ([]string, error) {
	condition, args := "ltrim(m.number, '0') = ?", []any{q.number}
	for _, part := range []struct{ value, condition string }{
		{q.symbol, "m.symbol = ?"}, {q.issuer, "m.issuer = ?"}, {q.year, "(m.date IS NULL OR substr(m.date, 1, 4) = ?)"},
	} {
		if part.value != "" {
			condition, args = condition+" AND "+part.condition, append(args, part.value)
		}
	}
	if q.symbol == "" {
		condition, args = condition+" AND m.type = ?", append(args, q.kind)
	}
	// Whether a current document says so is asked until the first of an
	// instrument's mentions that does, not of each: of a hub there are thousands.
	pairs, err := s.strings(ctx, `SELECT i, '' FROM (SELECT DISTINCT m.instrument AS i FROM citations m WHERE `+condition+` AND m.instrument IS NOT NULL)
		WHERE EXISTS (SELECT 1 FROM citations m INDEXED BY citations_by_instrument JOIN documents d ON d.document = m.document
			WHERE m.instrument = i AND d.superseded_by IS NULL AND `+condition+`)
		ORDER BY i LIMIT ?`, append(slices.Concat(args, args), mostCandidates)...)
	var found []string
	for _, p := range pairs {
		found = append(found, p[0])
	}
	return found, err
}
