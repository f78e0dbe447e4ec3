package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Known implements Store. The usual answer, that nothing has changed, takes
// one look-up and no writing.
func (s *store) Known(ctx context.Context, documentID, source string) (bool, error) {
	var document int64
	var current, settled bool
	err := s.r.QueryRowContext(ctx, `SELECT document, reader = ?2,
			EXISTS (SELECT 1 FROM sources WHERE path = ?3 AND document = d.document)
			AND NOT EXISTS (SELECT 1 FROM failures WHERE source = ?3)
		FROM documents d WHERE id = ?1`, documentID, s.reader, source).Scan(&document, &current, &settled)
	switch {
	case errors.Is(err, sql.ErrNoRows) || err == nil && !current:
		return false, nil
	case err != nil:
		return false, fmt.Errorf("corpus: known %s: %w", source, explain(s.path, err))
	case settled || s.w == nil:
		return true, nil
	}
	err = s.write(ctx, "note source "+source, func(tx *sql.Tx) error { return claim(tx, document, source) })
	return err == nil, err
}

// Fail implements Store.
func (s *store) Fail(ctx context.Context, f Failure) error {
	return s.write(ctx, "note failure of "+f.Source, func(tx *sql.Tx) error {
		at := f.At.UTC().Format(time.RFC3339Nano)
		names, values := "at", []any{at}
		for _, c := range failureColumns(&f) {
			names, values = names+", "+c.name, append(values, c.field)
		}
		_, err := tx.Exec("INSERT OR REPLACE INTO failures ("+names+") VALUES ("+marks(len(values))+")", values...)
		return err
	})
}

// Forget implements Store. Nothing is written where nothing is gone.
func (s *store) Forget(ctx context.Context, gone func(source string) bool) error {
	noted, err := failures(ctx, s.r)
	if err != nil {
		return fmt.Errorf("corpus: failures noted: %w", explain(s.path, err))
	}
	var stale []string
	for _, f := range noted {
		if gone(f.Source) {
			stale = append(stale, f.Source)
		}
	}
	if len(stale) == 0 {
		return nil
	}
	return s.write(ctx, "forget stale failures", func(tx *sql.Tx) error {
		for _, source := range stale {
			if _, err := tx.Exec("DELETE FROM failures WHERE source = ?", source); err != nil {
				return err
			}
		}
		return nil
	})
}

// claim notes that path holds the document now, and what follows from that:
// the path has not failed, both its old and its new document have the
// smallest of their paths as source, and the old one may be superseded.
func claim(tx *sql.Tx, document int64, path string) error {
	var before sql.NullInt64
	err := tx.QueryRow("SELECT document FROM sources WHERE path = ?", path).Scan(&before)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	for _, step := range []struct {
		query string
		args  []any
	}{
		{"DELETE FROM failures WHERE source = ?", []any{path}},
		{"INSERT INTO sources VALUES (?1, ?2) ON CONFLICT (path) DO UPDATE SET document = ?2", []any{path, document}},
		// A document that has lost its only path keeps it as its source.
		{`UPDATE documents AS d SET source = coalesce((SELECT min(path) FROM sources WHERE document = d.document), source)
			WHERE document IN (?, ?)`, []any{document, before}},
		{"UPDATE documents SET superseded_by = NULL, indexed = 0 WHERE document = ? AND superseded_by IS NOT NULL", []any{document}},
	} {
		if _, err := tx.Exec(step.query, step.args...); err != nil {
			return fmt.Errorf("sources: %w", err)
		}
	}
	if !before.Valid || before.Int64 == document {
		return nil
	}
	return supersede(tx, before.Int64, document)
}

// supersede marks the document before as superseded by the one that took its
// last path, provided that both say that they are the same report. Where they
// do not, a path has merely been used again and both stay.
func supersede(tx *sql.Tx, before, document int64) error {
	result, err := tx.Exec(`UPDATE documents AS b SET superseded_by = d.id, indexed = 0 FROM documents AS d
		WHERE b.document = ?1 AND d.document = ?2
		AND NOT EXISTS (SELECT 1 FROM sources WHERE document = ?1)
		AND b.kind = d.kind AND b.issuer IS d.issuer AND b.province_code IS d.province_code AND b.period IS d.period
		AND CASE WHEN b.number IS NOT NULL AND d.number IS NOT NULL THEN b.key IS d.key ELSE b.period IS NOT NULL END`, before, document)
	if err != nil {
		return fmt.Errorf("supersede: %w", err)
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return err
	}
	// When the old version has come back, the new one is not its predecessor.
	_, err = tx.Exec(`UPDATE documents AS d SET supersedes = b.id FROM documents AS b
		WHERE d.document = ?2 AND b.document = ?1 AND d.supersedes IS NULL AND b.supersedes IS NOT d.id`, before, document)
	return err
}

// Unindexed implements Store.
func (s *store) Unindexed(ctx context.Context) ([]string, error) {
	rows, err := s.r.QueryContext(ctx, "SELECT id FROM documents WHERE indexed = 0 ORDER BY id")
	if err != nil {
		return nil, fmt.Errorf("corpus: unindexed: %w", explain(s.path, err))
	}
	return column1(rows)
}

// MarkIndexed implements Store.
func (s *store) MarkIndexed(ctx context.Context, documentIDs []string) error {
	return s.write(ctx, "mark indexed", func(tx *sql.Tx) error {
		for _, id := range documentIDs {
			if _, err := tx.Exec("UPDATE documents SET indexed = 1 WHERE id = ?", id); err != nil {
				return err
			}
		}
		return nil
	})
}

// MarkAllUnindexed implements Store.
func (s *store) MarkAllUnindexed(ctx context.Context) error {
	return s.write(ctx, "mark unindexed", func(tx *sql.Tx) error {
		_, err := tx.Exec("UPDATE documents SET indexed = 0 WHERE indexed <> 0")
		return err
	})
}
