package ingest

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// errHeld is what lockFile says when another process has the lock.
var errHeld = errors.New("held")

// lockFile locks a byte far behind the file's end: Windows keeps others from
// reading what is locked, and they are to read who holds it.
func lockFile(f *os.File) error {
	at := windows.Overlapped{OffsetHigh: 1}
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &at)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return errHeld
	}
	return err
}
