package isolate

import (
	"context"
	"errors"
	"runtime"
	"sync"

	"github.com/trichluc/trichluc/corpus"
)

// Options say what children a Pool has.
type Options struct {
	// Command is the program and its arguments; it must come to Serve.
	Command []string
	// Version is what Serve must have been given: children of another version
	// would read in another way.
	Version string
	// Children is the most at a time; 0: one a processor.
	Children int
	// Memory is the most that a child may use, in bytes; 0: DefaultMemory.
	Memory int64
	// Files is how many files a child reads before it is replaced; 0:
	// DefaultFiles.
	Files int
}

// The defaults of Options.
const (
	// DefaultMemory: as PDF a report of 100 pages takes 45 MiB, one of 600 pages
	// 85 and one of 2,000 pages 240, or 340 where its tables have no rules.
	DefaultMemory = 1 << 30
	// DefaultFiles keeps the cost of starting (some 60 ms) far below one part
	// in a hundred of the reading, and what a library may leak bounded.
	DefaultFiles = 500
)

// Pool reads files in children. Children are started when there is a file for
// them, and kept for the next.
type Pool struct {
	options Options
	free    chan struct{} // a place for each child that may exist beside those in use
	mu      sync.Mutex
	idle    []*child // the one used last is used next: it is warm
}

// New returns a Pool without children.
func New(o Options) *Pool {
	if o.Children <= 0 {
		o.Children = runtime.GOMAXPROCS(0)
	}
	if o.Memory == 0 {
		o.Memory = DefaultMemory
	}
	if o.Files == 0 {
		o.Files = DefaultFiles
	}
	return &Pool{options: o, free: make(chan struct{}, o.Children)}
}

// Process is an ingest.Processor. An error that wraps ingest.ErrUnable says
// that children do not come up at all.
func (p *Pool) Process(ctx context.Context, source string, data []byte) (*corpus.Record, error) {
	select {
	case p.free <- struct{}{}:
		defer func() { <-p.free }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	c := p.take()
	used := c != nil
	record, err := p.try(ctx, c, source, data)
	var died *death
	if errors.As(err, &died) && used { // by this file, or by what an earlier one left?
		record, err = p.try(ctx, nil, source, data)
	}
	if errors.As(err, &died) {
		err = died.failure()
	}
	return record, err
}

// try reads a file in a child, a fresh one where c is nil.
func (p *Pool) try(ctx context.Context, c *child, source string, data []byte) (r *corpus.Record, err error) {
	if c == nil {
		if c, err = start(ctx, p.options); err != nil {
			return nil, err
		}
	}
	a, err := c.read(ctx, source, data)
	if err != nil {
		return nil, err
	}
	if c.served++; a.Worn || c.served >= p.options.Files {
		c.end()
	} else {
		p.keep(c)
	}
	return a.result()
}

// take gives a child that has read other files, nil where none is idle.
func (p *Pool) take() *child {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.idle) == 0 {
		return nil
	}
	c := p.idle[len(p.idle)-1]
	p.idle = p.idle[:len(p.idle)-1]
	return c
}

func (p *Pool) keep(c *child) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, c)
}

// Close ends the children. It waits for files in hand; their context should
// have ended. The Pool must not be used afterwards.
func (p *Pool) Close() {
	for range cap(p.free) {
		p.free <- struct{}{}
	}
	for _, c := range p.idle {
		c.end()
	}
}
