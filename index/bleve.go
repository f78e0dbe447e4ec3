package index

import "errors"

// OpenBleve opens the index in dir for reading and writing. One process at a
// time may have it open so; errors: ErrMissing, ErrCorrupt, ErrLocked.
func OpenBleve(dir string) (Index, error) { return nil, errors.ErrUnsupported }

// OpenBleveReadOnly opens the index in dir for searching.
func OpenBleveReadOnly(dir string) (Index, error) { return nil, errors.ErrUnsupported }

// CreateBleve starts an empty index in dir, in the place of whatever index was
// there.
func CreateBleve(dir string) (Index, error) { return nil, errors.ErrUnsupported }
