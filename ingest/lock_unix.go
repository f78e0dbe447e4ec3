//go:build unix

package ingest

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// errHeld is what lockFile says when another process has the lock.
var errHeld = errors.New("held")

func lockFile(f *os.File) error {
	err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return errHeld
	}
	return err
}
