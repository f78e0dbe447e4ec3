package export

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// ToFile writes a file whole or not at all: under another name in the same
// folder first, renamed when write and the disk are done. What is no ordinary
// file (/dev/stdout, a pipe) is written as it is.
func ToFile(path string, write func(io.Writer) error) (err error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return toDevice(path, write)
	}
	temporary := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d.tmp", filepath.Base(path), os.Getpid()))
	f, err := os.Create(temporary)
	if err != nil {
		return fmt.Errorf("export: creating %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(temporary))
		}
	}()
	if err = write(f); err != nil {
		return errors.Join(err, f.Close())
	}
	if err = errors.Join(f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("export: writing %s: %w", path, err)
	}
	if err = os.Rename(temporary, path); err != nil {
		return fmt.Errorf("export: naming %s: %w", path, err)
	}
	return nil
}

func toDevice(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("export: opening %s: %w", path, err)
	}
	return errors.Join(write(f), f.Close())
}
