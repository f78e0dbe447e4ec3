package ingest

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// Files is where sources are looked for. Names are as the operating system
// has them, separators included.
type Files interface {
	Stat(name string) (fs.FileInfo, error)
	// ReadDir lists a folder sorted by name.
	ReadDir(name string) ([]fs.DirEntry, error)
	Open(name string) (File, error)
}

// File is an open file; zip archives are read at offsets.
type File interface {
	fs.File
	io.ReaderAt
}

// OS is the operating system's file system.
type OS struct{}

// Stat implements Files.
func (OS) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

// ReadDir implements Files.
func (OS) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }

// Open implements Files.
func (OS) Open(name string) (File, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err // not f: a nil *os.File in an interface is not nil
	}
	return f, nil
}

// reading says why a file or folder could not be read, in the words of the
// operating system but without the name, which the Failure has already.
func reading(err error) *Error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Error{Code: CodeVanished, Detail: err.Error()}
	default:
		return &Error{Code: CodeUnreadable, Detail: err.Error()}
	}
}
