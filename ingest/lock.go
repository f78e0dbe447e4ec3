package ingest

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// ErrLocked is returned when another process is writing to the corpus; its
// text says which.
var ErrLocked = errors.New("ingest: another process is writing to this corpus")

// Lock keeps other processes from ingesting into the same corpus. The
// operating system lets go of it when the process ends, however it ends.
type Lock struct{ file *os.File }

// Acquire locks the corpus in dir, which is made where it is missing. It does
// not wait.
func Acquire(dir string) (*Lock, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("ingest: %w", err)
	}
	f, err := os.OpenFile(filepath.Join(dir, "ingest.lock"), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("ingest: %w", err)
	}
	if err := lockFile(f); err != nil {
		holder, _ := io.ReadAll(io.LimitReader(f, 64))
		_ = f.Close()
		if errors.Is(err, errHeld) {
			return nil, fmt.Errorf("%w (process %s)", ErrLocked, strings.TrimSpace(string(holder)))
		}
		return nil, fmt.Errorf("ingest: locking %s: %w", f.Name(), err)
	}
	if err := errors.Join(f.Truncate(0), writeHolder(f)); err != nil {
		_ = f.Close()
		return nil, fmt.Errorf("ingest: locking: %w", err)
	}
	return &Lock{f}, nil
}

func writeHolder(f *os.File) error {
	_, err := fmt.Fprintln(f, os.Getpid())
	return err
}

// Release lets others in.
func (l *Lock) Release() error { return l.file.Close() }
