package corpus

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Options say how a corpus is opened.
type Options struct {
	// Reader is the version of the program that reads documents. Those stored
	// by another version are not Known, so that they are read again.
	Reader string
	// ReadOnly opens what exists and never writes, not even to create it.
	ReadOnly bool
}

// Errors of opening; the error's text says which file and what to do.
var (
	// ErrNoCorpus: a corpus was to be read that does not exist.
	ErrNoCorpus = errors.New("corpus: there is no corpus here")
	// ErrForeign: the file is there but is not a corpus of this program.
	ErrForeign = errors.New("corpus: not a corpus of trichluc")
	// ErrTooNew: a newer version of the program has written the corpus.
	ErrTooNew = errors.New("corpus: written by a newer version of trichluc")
	// ErrUnsupported: a kind of location that cannot be opened yet.
	ErrUnsupported = errors.New("corpus: not supported yet")
)

// fileName is the database's name inside the corpus directory, beside which
// the full-text index has its own.
const fileName = "corpus.db"

// Open opens the corpus at location: a directory, made where it is missing,
// or the address of a PostgreSQL database, which is not supported yet.
func Open(ctx context.Context, location string, o Options) (Store, error) {
	if scheme, _, found := strings.Cut(location, "://"); found {
		if scheme == "postgres" || scheme == "postgresql" {
			return nil, fmt.Errorf("%w: a corpus in PostgreSQL (%s://...); give a directory instead", ErrUnsupported, scheme)
		}
		return nil, fmt.Errorf("%w: a corpus at %s://; give a directory instead", ErrUnsupported, scheme)
	}
	if !o.ReadOnly {
		if err := os.MkdirAll(location, 0o755); err != nil {
			return nil, fmt.Errorf("corpus: %w", err)
		}
	}
	return openSQLite(ctx, filepath.Join(location, fileName), o)
}
