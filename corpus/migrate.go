package corpus

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"strconv"
)

// The files of migrations are numbered from 1 and run in that order, each in
// the transaction that raises the schema's number (PRAGMA user_version) to its
// own. One that was released is never edited again.
//
//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks the file as ours in SQLite's header: "TRLC".
const applicationID = 0x54524c43

// prepare makes sure that the file is a corpus of this version's schema.
func (s *store) prepare(ctx context.Context) error {
	steps, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	// What is up to date, as almost always, is opened without the connection
	// for writing, which costs more than all the rest.
	db := s.r
	if f, err := os.Stat(s.path); s.w != nil && (err != nil || f.Size() == 0) {
		db = s.w
	}
	now, err := s.schema(ctx, db)
	switch {
	case err != nil:
		return err
	case now > len(steps):
		return fmt.Errorf("%w: %s has schema %d, this program knows %d; update trichluc", ErrTooNew, s.path, now, len(steps))
	case now == len(steps):
		return nil
	case s.w == nil:
		return fmt.Errorf("corpus: %s has the older schema %d; open it once for writing, by any ingest", s.path, now)
	}
	return s.write(ctx, "migrate "+s.path, func(tx *sql.Tx) error {
		// Another process may have been faster.
		now, err := s.schema(ctx, tx)
		if err != nil {
			return err
		}
		for i := now; i < len(steps); i++ {
			if err := migrate(tx, steps[i], i+1); err != nil {
				return err
			}
		}
		return nil
	})
}

type querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
	QueryRowContext(context.Context, string, ...any) *sql.Row
}

// schema reads the number of the file's schema, 0 for a new file.
func (s *store) schema(ctx context.Context, q querier) (int, error) {
	var application, version, objects int
	err := q.QueryRowContext(ctx, `SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
		FROM pragma_application_id, pragma_user_version`).Scan(&application, &version, &objects)
	switch {
	case err != nil:
		return 0, fmt.Errorf("corpus: open %s: %w", s.path, explain(s.path, err))
	case application == applicationID:
		return version, nil
	case application != 0 || version != 0 || objects != 0:
		return 0, fmt.Errorf("%w: %s is another program's database", ErrForeign, s.path)
	case s.w == nil:
		return 0, fmt.Errorf("%w: %s is empty", ErrNoCorpus, s.path)
	}
	return 0, nil
}

func migrate(tx *sql.Tx, name string, number int) error {
	script, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(string(script)); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for _, q := range []string{
		"PRAGMA application_id = " + strconv.Itoa(applicationID),
		"PRAGMA user_version = " + strconv.Itoa(number),
		"INSERT OR REPLACE INTO meta VALUES ('schema', '" + strconv.Itoa(number) + "')",
	} {
		if _, err := tx.Exec(q); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}
