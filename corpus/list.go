package corpus

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// Documents implements Store.
func (s *store) Documents(ctx context.Context, sel Selection) iter.Seq2[*trichluc.Document, error] {
	return func(yield func(*trichluc.Document, error) bool) {
		err := s.eachDocument(ctx, sel, func(q querier, document int64, d *trichluc.Document) (bool, error) {
			if err := fillParts(ctx, q, document, d); err != nil {
				return false, err
			}
			return yield(d, nil), nil
		})
		if err != nil {
			yield(nil, fmt.Errorf("corpus: list documents: %w", err))
		}
	}
}

// Tables implements Store.
func (s *store) Tables(ctx context.Context, sel Selection) iter.Seq2[Placed[trichluc.Table], error] {
	return byDocument(ctx, s, "tables", sel, func(q querier, document int64, _ string) ([]trichluc.Table, error) {
		return tables(ctx, q, document)
	})
}

// Findings implements Store.
func (s *store) Findings(ctx context.Context, sel Selection) iter.Seq2[Placed[trichluc.Finding], error] {
	return byDocument(ctx, s, "findings", sel, func(q querier, document int64, id string) ([]trichluc.Finding, error) {
		return findings(ctx, q, document, id)
	})
}

// Observations implements Store.
func (s *store) Observations(ctx context.Context, sel Selection) iter.Seq2[Placed[trichluc.Observation], error] {
	return placed(ctx, s, "observations", sel, observationColumns)
}

// Citations implements Store.
func (s *store) Citations(ctx context.Context, sel Selection) iter.Seq2[Placed[trichluc.Citation], error] {
	return placed(ctx, s, "citations", sel, citationColumns)
}

// Mentions implements Store.
func (s *store) Mentions(ctx context.Context, instrumentID string) iter.Seq2[Placed[trichluc.Citation], error] {
	return place(ctx, s, "mentions", citationColumns, `citations x JOIN documents d ON d.document = x.document
		WHERE x.instrument = ? AND x.form IS NOT 'self' AND d.superseded_by IS NULL ORDER BY d.source, d.id, x.ordinal`, instrumentID)
}

// placed lists the rows of a child table over the documents selected.
func placed[T any](ctx context.Context, s *store, table string, sel Selection, columns func(*T) []column) iter.Seq2[Placed[T], error] {
	return func(yield func(Placed[T], error) bool) {
		where, args, err := s.where(ctx, s.r, sel)
		if err != nil {
			yield(Placed[T]{}, fmt.Errorf("corpus: list %s: %w", table, err))
			return
		}
		// CROSS JOIN keeps SQLite to this order of loops, which needs no sorting.
		place(ctx, s, table, columns, `documents d CROSS JOIN `+table+` x ON x.document = d.document
			WHERE `+where+` ORDER BY d.source, d.id, x.ordinal`, args...)(yield)
	}
}

func place[T any](ctx context.Context, s *store, what string, columns func(*T) []column, rest string, args ...any) iter.Seq2[Placed[T], error] {
	return func(yield func(Placed[T], error) bool) {
		var p Placed[T]
		var err error
		also := map[string]any{"d.id": &p.Document, "d.source": &p.Source}
		for p.Row, err = range query(ctx, s.r, columns, also, rest, args...) {
			if err != nil {
				err = fmt.Errorf("corpus: list %s: %w", what, explain(s.path, err))
			}
			if !yield(p, err) {
				return
			}
		}
	}
}

// byDocument lists rows that need several queries a document.
func byDocument[T any](ctx context.Context, s *store, what string, sel Selection, load func(q querier, document int64, id string) ([]T, error)) iter.Seq2[Placed[T], error] {
	return func(yield func(Placed[T], error) bool) {
		err := s.eachDocument(ctx, sel, func(q querier, document int64, d *trichluc.Document) (bool, error) {
			rows, err := load(q, document, d.ID)
			if err != nil {
				return false, err
			}
			for _, row := range rows {
				if !yield(Placed[T]{d.ID, d.Source, row}, nil) {
					return false, nil
				}
			}
			return true, nil
		})
		if err != nil {
			yield(Placed[T]{}, fmt.Errorf("corpus: list %s: %w", what, err))
		}
	}
}

// eachDocument calls do for the documents selected, in order, until it says
// false. All of it sees the corpus at one moment.
func (s *store) eachDocument(ctx context.Context, sel Selection, do func(q querier, document int64, d *trichluc.Document) (bool, error)) error {
	return s.snapshot(ctx, func(q querier) error {
		where, args, err := s.where(ctx, q, sel)
		if err != nil {
			return err
		}
		var document int64
		also := map[string]any{"x.document": &document}
		rest := "documents x WHERE " + strings.ReplaceAll(where, "d.", "x.") + " ORDER BY x.source, x.id"
		for d, err := range query(ctx, q, documentColumns, also, rest, args...) {
			if err != nil {
				return err
			}
			if more, err := do(q, document, &d); err != nil || !more {
				return err
			}
		}
		return nil
	})
}

// where is a selection as a condition on table d.
func (s *store) where(ctx context.Context, q querier, sel Selection) (string, []any, error) {
	conditions, args := []string{"d.superseded_by IS NULL"}, []any{}
	if sel.Document != "" {
		conditions, args = append(conditions, "d.id = ?"), append(args, sel.Document)
	}
	for _, c := range []struct {
		wanted string
		values string // what the corpus holds, to be compared without diacritics
		in     string
	}{
		{sel.Kind, "SELECT DISTINCT kind, kind FROM documents WHERE kind IS NOT NULL", "d.kind"},
		{sel.Province, `SELECT DISTINCT province, province FROM documents WHERE province IS NOT NULL
			UNION ALL SELECT DISTINCT province_code, province FROM documents WHERE province_code IS NOT NULL`, "d.province"},
	} {
		if c.wanted == "" {
			continue
		}
		values, err := matching(ctx, q, c.values, c.wanted)
		if err != nil {
			return "", nil, err
		}
		conditions, args = append(conditions, c.in+" IN ("+marks(len(values))+")"), append(args, values...)
	}
	return strings.Join(conditions, " AND "), args, nil
}

// matching runs a query for pairs of name and value and returns the values
// whose name is the wanted one, diacritics and case aside.
func matching(ctx context.Context, q querier, pairs, wanted string) (values []any, err error) {
	rows, err := q.QueryContext(ctx, pairs)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			return nil, err
		}
		if plain(name) == plain(wanted) {
			values = append(values, value)
		}
	}
	return values, rows.Err()
}

// plain is how names are compared: folded, and a province without its rank.
func plain(s string) string {
	s = viet.Fold(viet.Space(viet.Clean(s)))
	for _, rank := range []string{"tinh ", "thanh pho ", "tp. ", "tp "} {
		if rest, found := strings.CutPrefix(s, rank); found {
			return rest
		}
	}
	return s
}
