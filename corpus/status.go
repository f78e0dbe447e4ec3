package corpus

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// Status implements Store.
func (s *store) Status(ctx context.Context) (Status, error) {
	var status Status
	err := s.snapshot(ctx, func(q querier) (err error) {
		if err := tallies(ctx, q, &status); err != nil {
			return err
		}
		if status.ByProvince, err = byProvince(ctx, q); err != nil {
			return err
		}
		if status.Coverage, err = coverage(ctx, q); err != nil {
			return err
		}
		status.Failures, err = failures(ctx, q)
		return err
	})
	if err != nil {
		return Status{}, fmt.Errorf("corpus: status: %w", err)
	}
	return status, nil
}

func tallies(ctx context.Context, q querier, s *Status) error {
	// Superseded documents are few; what they hold is taken off the whole.
	count := func(table string) string {
		return "(SELECT count(*) FROM " + table + ") - (SELECT count(*) FROM " + table +
			" x JOIN documents d ON d.document = x.document WHERE d.superseded_by IS NOT NULL)"
	}
	return q.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM documents WHERE superseded_by IS NULL),
		`+count("tables")+`, `+count("observations")+`,
		(SELECT count(*) FROM citations c JOIN documents d ON d.document = c.document WHERE c.form IS NOT 'self' AND d.superseded_by IS NULL), `+count("findings")+`,
		(SELECT count(DISTINCT instrument) FROM mentions), (SELECT count(*) FROM documents WHERE indexed = 0)`,
	).Scan(&s.Documents, &s.Tables, &s.Observations, &s.Citations, &s.Findings, &s.Instruments, &s.Unindexed)
}

func byProvince(ctx context.Context, q querier) (all []Count, err error) {
	rows, err := q.QueryContext(ctx, `SELECT coalesce(province, ''), coalesce(kind, ''), coalesce(period, ''), count(*)
		FROM documents WHERE superseded_by IS NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var c Count
		if err := rows.Scan(&c.Province, &c.Kind, &c.Period, &c.Documents); err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	// As in a Vietnamese list, Đà Nẵng comes before Hà Nội and not after Yên Bái.
	slices.SortStableFunc(all, func(a, b Count) int {
		return cmp.Or(strings.Compare(viet.Fold(a.Province), viet.Fold(b.Province)), strings.Compare(a.Province, b.Province))
	})
	return all, rows.Err()
}

// coverage takes two queries, not two a document.
func coverage(ctx context.Context, q querier) (all []Placed[trichluc.Coverage], err error) {
	var document int64
	parts := map[int64][]trichluc.Unread{}
	also := map[string]any{"x.document": &document}
	for u, err := range query(ctx, q, unreadColumns, also, "unread x ORDER BY x.document, x.ordinal") {
		if err != nil {
			return nil, err
		}
		parts[document] = append(parts[document], u)
	}
	var p Placed[trichluc.Coverage]
	notes := func(c *trichluc.Coverage) []column { return []column{{"coverage_notes", list[string]{&c.Notes}}} }
	also = map[string]any{"x.document": &document, "x.id": &p.Document, "x.source": &p.Source}
	for p.Row, err = range query(ctx, q, notes, also, "documents x WHERE x.superseded_by IS NULL ORDER BY x.source, x.id") {
		if err != nil {
			return nil, err
		}
		if p.Row.Unread = parts[document]; len(p.Row.Unread)+len(p.Row.Notes) > 0 {
			all = append(all, p)
		}
	}
	return all, nil
}

func failures(ctx context.Context, q querier) (all []Failure, err error) {
	var at string
	also := map[string]any{"x.at": &at}
	for f, err := range query(ctx, q, failureColumns, also, "failures x ORDER BY x.source") {
		if err != nil {
			return nil, err
		}
		if f.At, err = time.Parse(time.RFC3339Nano, at); err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, nil
}

// faults are queries that find nothing in a sound corpus, each with what it
// means when it does. They select a document's source.
var faults = []struct{ meaning, query string }{
	{"has no text", `SELECT source FROM documents d WHERE NOT EXISTS (SELECT 1 FROM texts WHERE document = d.document)`},
	{"is superseded though a path holds it", `SELECT source FROM documents d WHERE superseded_by IS NOT NULL
		AND EXISTS (SELECT 1 FROM sources WHERE document = d.document)`},
	{"has blocks outside its text", outside("blocks")},
	{"has tables outside its text", outside("tables")},
	{"has observations outside its text", outside("observations")},
	{"has citations outside its text", outside("citations")},
	{"has cells without a row", `SELECT d.source FROM documents d JOIN cells c ON c.document = d.document WHERE NOT EXISTS
		(SELECT 1 FROM table_rows r WHERE r.document = c.document AND r.table_no = c.table_no AND r.row_no = c.row_no)`},
}

func outside(table string) string {
	return `SELECT d.source FROM documents d JOIN texts t ON t.document = d.document JOIN ` + table + ` x ON x.document = d.document
		WHERE x.start_byte < 0 OR x.end_byte < x.start_byte OR x.end_byte > octet_length(t.text)`
}

// Check implements Store: first what SQLite knows of its own file, then what
// must hold between the tables.
func (s *store) Check(ctx context.Context) error {
	rows, err := s.r.QueryContext(ctx, "PRAGMA integrity_check(5)")
	if err != nil {
		return fmt.Errorf("corpus: check: %w", explain(s.path, err))
	}
	if lines, err := column1(rows); err != nil {
		return fmt.Errorf("corpus: check: %w", explain(s.path, err))
	} else if len(lines) != 1 || lines[0] != "ok" {
		return fmt.Errorf("corpus: %s is damaged: %s", s.path, strings.Join(lines, "; "))
	}
	for _, f := range faults {
		rows, err := s.r.QueryContext(ctx, f.query+" LIMIT 1")
		if err != nil {
			return fmt.Errorf("corpus: check: %w", err)
		}
		if sources, err := column1(rows); err != nil {
			return fmt.Errorf("corpus: check: %w", err)
		} else if len(sources) > 0 {
			return fmt.Errorf("corpus: %s %s; read it again with ingest --force", sources[0], f.meaning)
		}
	}
	return nil
}
