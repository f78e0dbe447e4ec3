package index

import (
	"cmp"
	"context"

	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	bolt "go.etcd.io/bbolt/errors"

	"github.com/trichluc/trichluc/index/sets"
)

// format is raised when entries are indexed in another way than before, so
// that an index of the old way is not searched in the new one.
const format = "2"

var formatKey = []byte("trichluc/format")

// lockPatience is how long opening waits for another process.
const lockPatience = "1s"

// bleveIndex is an Index in a directory. Bleve's own analyzers, mappings and
// query language are not used: entries and questions both become terms here.
type bleveIndex struct {
	bleve    bleve.Index
	readOnly bool
	rooms    sync.Pool // of *ranking
}

// register makes our format of segments known to bleve, which keeps a list.
var register = sync.OnceFunc(func() { scorch.RegisterSegmentPlugin(sets.Plugin{}, false) })

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
	register()
	i, err := bleve.NewUsing(dir, mapping.NewIndexMapping(), bleve.Config.DefaultIndexType, bleve.Config.DefaultKVStore,
		map[string]any{"forceSegmentType": sets.Name, "forceSegmentVersion": sets.Version})
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
	register()
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
func (x *bleveIndex) Search(ctx context.Context, q Query) (answer Answer, err error) {
	if len(q.Kinds) == 0 {
		q.Kinds = []Kind{KindInstrument}
	}
	asked, err := understand(q.Words)
	if err != nil {
		return Answer{}, err
	}
	if asked.root == nil && strings.TrimSpace(q.Words) != "" {
		return Answer{}, nil // nothing but signs
	}
	snapshot, err := x.view()
	if err != nil {
		return Answer{}, fmt.Errorf("index: search %q: %w", q.Words, err)
	}
	defer func() { err = errors.Join(err, snapshot.Close()) }()
	s, err := newSearch(ctx, snapshot, q, asked)
	if err == nil {
		answer, err = x.answer(s, q)
		err = cmp.Or(err, s.unread())
	}
	if errors.Is(err, sets.ErrFormat) {
		err = fmt.Errorf("%w (%w)", ErrCorrupt, err)
	}
	if err != nil {
		return Answer{}, fmt.Errorf("index: search %q: %w", q.Words, err)
	}
	return answer, nil
}

func (x *bleveIndex) answer(s *search, q Query) (a Answer, err error) {
	hits, total, err := s.all(s.question.root)
	if leaves := s.question.leaves; err == nil && total == 0 && s.question.plain && len(leaves) > 1 {
		var any either
		for _, l := range leaves {
			any = append(any, l)
		}
		hits, total, err = s.all(any)
		a.Any = total > 0
	}
	if err != nil {
		return Answer{}, err
	}
	a.Total, a.Similar = total, s.similar
	if q.Facets {
		a.Facets = s.facets(hits)
	}
	from := max(0, q.Offset)
	if q.Limit <= 0 {
		q.Limit = defaultLimit
	}
	if from >= total {
		return a, nil
	}
	room, _ := x.rooms.Get().(*ranking)
	if room == nil {
		room = &ranking{}
	}
	defer x.rooms.Put(room)
	sorted, err := s.rank(hits, from+min(q.Limit, total-from), q.Sort, room)
	if err != nil {
		return Answer{}, err
	}
	for _, r := range sorted[from:] {
		h := Hit{Score: scoreOf(r.key, q.Sort)}
		if h.Entry, err = s.entry(r); err != nil {
			return Answer{}, err
		}
		h.Marks = marksIn(h.Entry.Text, s.question.leaves)
		a.Hits = append(a.Hits, h)
	}
	return a, nil
}

// entry fetches what is stored of a hit.
func (s *search) entry(r ranked) (Entry, error) {
	part := s.segments[r.segment].Segment
	id, err := part.DocID(uint64(r.number))
	if err != nil {
		return Entry{}, err
	}
	stored, err := part.Stored(uint64(r.number))
	if err != nil {
		return Entry{}, err
	}
	return load(string(id), stored)
}
