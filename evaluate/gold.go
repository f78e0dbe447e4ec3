package evaluate

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"github.com/trichluc/trichluc/export"
)

// Measuring says that the records hold all of the given kinds, as a gold folder
// says by its files.
func (r Records) Measuring(kinds ...export.Kind) Records {
	r.measured = map[export.Kind]bool{}
	for _, k := range kinds {
		r.measured[k] = true
	}
	return r
}

// maxLine bounds a line of a gold file: a table of a thousand rows is 1 MB.
const maxLine = 64 << 20

// ReadGold reads a gold folder. Kinds without a file are not measured; a
// folder without any is an error, and so is a line that is no JSON, named with
// its file and number.
func ReadGold(folder fs.FS) (Records, error) {
	r := Records{measured: map[export.Kind]bool{}}
	err := errors.Join(
		readLines(folder, &r, export.Documents, &r.Documents),
		readLines(folder, &r, export.Tables, &r.Tables),
		readLines(folder, &r, export.Observations, &r.Observations),
		readLines(folder, &r, export.Citations, &r.Citations),
		readLines(folder, &r, export.Findings, &r.Findings),
	)
	if err == nil && len(r.measured) == 0 {
		err = fmt.Errorf("no %s.jsonl nor any other export: %w", export.Documents, fs.ErrNotExist)
	}
	return r, err
}

func readLines[T any](folder fs.FS, r *Records, kind export.Kind, rows *[]T) error {
	name := string(kind) + ".jsonl"
	f, err := folder.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	r.measured[kind] = true
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var row T
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return fmt.Errorf("%s, line %d: %w", name, n, err)
		}
		*rows = append(*rows, row)
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
