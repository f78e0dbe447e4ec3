package sets

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	segments "github.com/blevesearch/scorch_segment_api/v2"
)

// Plugin is what scorch makes, opens and merges segments with.
type Plugin struct{}

// Name and Version are how scorch calls the format.
const (
	Name    = "sets"
	Version = version
)

// Type implements scorch's SegmentPlugin.
func (Plugin) Type() string { return Name }

// Version implements scorch's SegmentPlugin.
func (Plugin) Version() uint32 { return Version }

// New implements scorch's SegmentPlugin.
func (Plugin) New(documents []index.Document) (segments.Segment, uint64, error) {
	image, err := build(documents)
	if err != nil {
		return nil, 0, fmt.Errorf("sets: new segment: %w", err)
	}
	s, err := open(bytes.NewReader(image), uint64(len(image)))
	if err != nil {
		return nil, 0, fmt.Errorf("sets: new segment: %w", err)
	}
	s.image = image
	return InMemory{s}, uint64(len(image)), nil
}

// NewUsing implements scorch's SegmentPlugin.
func (p Plugin) NewUsing(documents []index.Document, _ map[string]any) (segments.Segment, uint64, error) {
	return p.New(documents)
}

// Open implements scorch's SegmentPlugin.
func (Plugin) Open(path string) (segments.Segment, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("sets: %w", err)
	}
	info, err := f.Stat()
	if err == nil {
		var s *Segment
		if s, err = open(f, uint64(info.Size())); err == nil {
			s.file = f
			return InFile{s}, nil
		}
	}
	return nil, errors.Join(fmt.Errorf("sets: open %s: %w", path, err), f.Close())
}

// OpenUsing implements scorch's SegmentPlugin.
func (p Plugin) OpenUsing(path string, _ map[string]any) (segments.Segment, error) {
	return p.Open(path)
}

// Merge implements scorch's SegmentPlugin.
func (Plugin) Merge(from []segments.Segment, drops []*roaring.Bitmap, path string, closed chan struct{}, _ segments.StatsReporter) ([][]uint64, uint64, error) {
	parts := make([]*Segment, len(from))
	for i, s := range from {
		if parts[i] = Of(s); parts[i] == nil {
			return nil, 0, fmt.Errorf("sets: merge: %w: %T", ErrFormat, s)
		}
	}
	m := newMerging(parts, drops, closed)
	var size uint64
	err := create(path, func(out *output) error {
		err := m.write(out)
		size = out.at
		return err
	})
	if errors.Is(err, segments.ErrClosed) {
		return nil, 0, segments.ErrClosed // scorch compares it
	}
	return m.numbers, size, err
}

// MergeUsing implements scorch's SegmentPlugin.
func (p Plugin) MergeUsing(from []segments.Segment, drops []*roaring.Bitmap, path string, closed chan struct{}, s segments.StatsReporter, _ map[string]any) ([][]uint64, uint64, error) {
	return p.Merge(from, drops, path, closed, s)
}

// create writes a file that is on the disk when it returns, or is not there.
func create(path string, write func(*output) error) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("sets: %w", err)
	}
	buffered := bufio.NewWriterSize(f, 1<<20)
	out := &output{to: buffered}
	err = write(out)
	for _, step := range []func() error{func() error { return out.err }, buffered.Flush, f.Sync} {
		if err == nil {
			err = step()
		}
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("sets: write %s: %w", path, errors.Join(err, os.Remove(path)))
	}
	return nil
}
