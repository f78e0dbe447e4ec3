package index

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search/query"
	bolt "go.etcd.io/bbolt/errors"
)

// format is raised when entries are indexed in another way than before, so
// that an index of the old way is not searched in the new one.
const format = "1"

var formatKey = []byte("trichluc/format")

// lockPatience is how long opening waits for another process.
const lockPatience = "1s"

// bleveIndex is an Index in a directory. Bleve's own analyzers, mappings and
// query language are not used: entries and questions both become terms here.
type bleveIndex struct {
	bleve    bleve.Index
	readOnly bool
}

// OpenBleve opens the index in dir for reading and writing. One process at a
// time may have it open so. Errors: ErrMissing, ErrCorrupt, ErrLocked.
func OpenBleve(dir string) (Index, error) { return openBleve(dir, false) }

// OpenBleveReadOnly opens the index in dir for searching, together with other
// readers. Errors as of OpenBleve.
func OpenBleveReadOnly(dir string) (Index, error) { return openBleve(dir, true) }

// CreateBleve starts an empty index in dir, in the place of whatever index was
// there, read by nobody else. Errors: ErrLocked.
func CreateBleve(dir string) (Index, error) {
	old, err := openBleve(dir, false)
	switch {
	case err == nil:
		err = old.Close()
	case errors.Is(err, ErrMissing), errors.Is(err, ErrCorrupt):
		err = nil
	}
	for _, name := range []string{"index_meta.json", "store"} {
		if err == nil {
			err = os.RemoveAll(filepath.Join(dir, name))
		}
	}
	if err != nil {
		return nil, fmt.Errorf("index: create %s: %w", dir, err)
	}
	i, err := bleve.NewUsing(dir, mapping.NewIndexMapping(), bleve.Config.DefaultIndexType, bleve.Config.DefaultKVStore, nil)
	if err != nil {
		return nil, fmt.Errorf("index: create %s: %w", dir, err)
	}
	if err := i.SetInternal(formatKey, []byte(format)); err != nil {
		return nil, errors.Join(fmt.Errorf("index: create %s: %w", dir, err), i.Close())
	}
	return &bleveIndex{bleve: i}, nil
}

// openBleve translates bleve's errors. A damaged file can make it panic, which
// is no different.
func openBleve(dir string, readOnly bool) (i Index, err error) {
	defer func() {
		if p := recover(); p != nil {
			i, err = nil, fmt.Errorf("%w (%s: %v)", ErrCorrupt, dir, p)
		}
	}()
	if _, err := os.Stat(filepath.Join(dir, "index_meta.json")); errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%w (%s)", ErrMissing, dir)
	}
	b, err := bleve.OpenUsing(dir, map[string]any{"bolt_timeout": lockPatience, "read_only": readOnly})
	switch {
	case errors.Is(err, bolt.ErrTimeout):
		return nil, fmt.Errorf("%w (%s)", ErrLocked, dir)
	case errors.Is(err, os.ErrPermission):
		return nil, fmt.Errorf("index: %w", err)
	case err != nil:
		return nil, fmt.Errorf("%w (%s: %w)", ErrCorrupt, dir, err)
	}
	if got, err := b.GetInternal(formatKey); err != nil || string(got) != format {
		return nil, errors.Join(fmt.Errorf("%w (%s has format %q, this program %q)", ErrCorrupt, dir, got, format), b.Close())
	}
	return &bleveIndex{bleve: b, readOnly: readOnly}, nil
}

// Close implements Index.
func (x *bleveIndex) Close() error {
	if err := x.bleve.Close(); err != nil {
		return fmt.Errorf("index: close: %w", err)
	}
	return nil
}

// Count implements Index.
func (x *bleveIndex) Count(context.Context) (int, error) {
	n, err := x.bleve.DocCount()
	if err != nil {
		return 0, fmt.Errorf("index: count: %w", err)
	}
	return int(n), nil
}

// defaultLimit is the length of a page of hits.
const defaultLimit = 20

// Search implements Index.
func (x *bleveIndex) Search(ctx context.Context, q Query) (Answer, error) {
	if len(q.Kinds) == 0 {
		q.Kinds = []Kind{KindInstrument}
	}
	phrases := parse(q.Words)
	if len(phrases) == 0 && strings.TrimSpace(q.Words) != "" {
		return Answer{}, nil // nothing but signs
	}
	a, err := x.search(ctx, q, build(q, phrases, true), phrases)
	if err == nil && a.Total == 0 && len(phrases) > 1 {
		a, err = x.search(ctx, q, build(q, phrases, false), phrases)
	}
	if err != nil {
		return Answer{}, fmt.Errorf("index: search %q: %w", q.Words, err)
	}
	return a, nil
}

func (x *bleveIndex) search(ctx context.Context, q Query, built query.Query, phrases []phrase) (Answer, error) {
	limit := q.Limit
	if limit <= 0 {
		limit = defaultLimit
	}
	request := bleve.NewSearchRequestOptions(built, limit, max(0, q.Offset), false)
	request.Fields = []string{fieldEntry, fieldPayload}
	request.SortBy([]string{"-_score", "-" + fieldWeight, "_id"})
	result, err := x.bleve.SearchInContext(ctx, request)
	if err != nil {
		return Answer{}, err
	}
	a := Answer{Total: int(result.Total)}
	for _, found := range result.Hits {
		h := Hit{Score: found.Score}
		stored, _ := found.Fields[fieldEntry].(string)
		if err := json.Unmarshal([]byte(stored), &h.Entry); err != nil {
			return Answer{}, fmt.Errorf("%w (entry %s: %w)", ErrCorrupt, found.ID, err)
		}
		if payload, ok := found.Fields[fieldPayload].(string); ok {
			h.Entry.Payload = []byte(payload)
		}
		h.Marks = marksIn(h.Entry.Text, phrases)
		a.Hits = append(a.Hits, h)
	}
	return a, nil
}
