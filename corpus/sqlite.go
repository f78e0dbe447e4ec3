package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	driver "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"
)

// store is a corpus in one SQLite file. Writing goes through one connection
// and one goroutine at a time; readers have connections of their own and see
// the corpus as it was when they began (write-ahead log).
type store struct {
	path   string
	reader string
	r      *sql.DB
	w      *sql.DB    // nil for a store opened read-only
	mu     sync.Mutex // held while w has a transaction
}

// OpenSQLite opens the corpus in the file at path, which is made where it is
// missing, and brings it to the present schema. Errors: ErrNoCorpus,
// ErrForeign, ErrTooNew.
func OpenSQLite(path string, o Options) (Store, error) {
	return openSQLite(context.Background(), path, o)
}

func openSQLite(ctx context.Context, path string, o Options) (Store, error) {
	if o.ReadOnly {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%w: %s", ErrNoCorpus, path)
		}
	}
	s := &store{path: path, reader: o.Reader}
	var err error
	if s.r, err = sql.Open("sqlite", address(path, o.ReadOnly, "query_only(1)")); err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	if !o.ReadOnly {
		// Full synchronisation costs one wait for the disk a document, and what
		// was reported as done then survives a power cut too.
		s.w, err = sql.Open("sqlite", address(path, false, "journal_mode(wal)", "synchronous(full)", "foreign_keys(1)")+"&_txlock=immediate")
		if err != nil {
			return nil, errors.Join(fmt.Errorf("corpus: %w", err), s.Close())
		}
		s.w.SetMaxOpenConns(1)
	}
	if err := s.prepareAmongOthers(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// prepareAmongOthers tries again while another process makes the same new
// corpus: SQLite answers "locked" at once, whatever its timeout, when two
// switch one file to a write-ahead log at the same moment.
func (s *store) prepareAmongOthers(ctx context.Context) error {
	const tries, pause = 100, 20 * time.Millisecond
	for i := 0; ; i++ {
		err := s.prepare(ctx)
		if !isBusy(err) || i == tries {
			return err
		}
		select {
		case <-ctx.Done():
			return errors.Join(err, ctx.Err())
		case <-time.After(pause):
		}
	}
}

// isBusy tells that SQLite found the file locked by another process.
func isBusy(err error) bool {
	var e *driver.Error
	return errors.As(err, &e) && e.Code()&0xff == codes.SQLITE_BUSY
}

// address is the name by which the driver opens path. A process that finds
// the file locked by another waits up to half a minute, longer than any
// document takes to be written.
func address(path string, readOnly bool, pragmas ...string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	q := url.Values{"_pragma": append([]string{"busy_timeout(30000)"}, pragmas...)}
	if readOnly {
		q.Set("mode", "ro")
	}
	u := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(path), RawQuery: q.Encode()}
	return u.String()
}

// Close implements Store.
func (s *store) Close() error {
	var err error
	for _, db := range []*sql.DB{s.r, s.w} {
		if db != nil {
			err = errors.Join(err, db.Close())
		}
	}
	return err
}

// write runs do in a transaction of its own, which is committed when do
// returns nil and leaves no trace otherwise.
func (s *store) write(ctx context.Context, what string, do func(tx *sql.Tx) error) error {
	if s.w == nil {
		return fmt.Errorf("corpus: %s: opened read-only", what)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	// The driver starts a goroutine for each statement that can be cancelled;
	// so statements get a context that cannot, and what loops asks ctx.
	tx, err := s.w.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return fmt.Errorf("corpus: %s: %w", what, explain(s.path, err))
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return fmt.Errorf("corpus: %s: %w", what, explain(s.path, err))
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("corpus: %s: %w", what, err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("corpus: %s: %w", what, explain(s.path, err))
	}
	return nil
}

// explain translates the driver's errors that a user can do something about.
func explain(path string, err error) error {
	var e *driver.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case codes.SQLITE_NOTADB:
		return fmt.Errorf("%w: %s", ErrForeign, path)
	case codes.SQLITE_BUSY, codes.SQLITE_LOCKED:
		return fmt.Errorf("%s is being written by another process: %w", path, err)
	case codes.SQLITE_CORRUPT:
		return fmt.Errorf("%s is damaged; put back a copy of it, or remove it and ingest again: %w", path, err)
	case codes.SQLITE_READONLY, codes.SQLITE_CANTOPEN, codes.SQLITE_PERM:
		return fmt.Errorf("%s or its directory cannot be written to or read: %w", path, err)
	case codes.SQLITE_FULL:
		return fmt.Errorf("no space left for %s: %w", path, err)
	}
	return err
}
